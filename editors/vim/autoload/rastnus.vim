" The folder that a text belongs to: the nearest one with a configuration or a repository, else its own.
function! s:Folder(path) abort
  let l:above = escape(fnamemodify(a:path, ':p:h'), ' ,;') . ';'
  let l:file = findfile('rastnus.toml', l:above)
  if !empty(l:file)
    return fnamemodify(l:file, ':p:h')
  endif
  let l:repository = finddir('.git', l:above)
  return empty(l:repository) ? fnamemodify(a:path, ':p:h') : fnamemodify(l:repository, ':p:h:h')
endfunction

" Makes the server known to ALE. It counts columns in bytes, whatever a server says; counted otherwise,
" its fixes would land in the middle of Kurdish letters.
function! rastnus#ale() abort
  let l:arguments = g:rastnus_command[1:] + ['--position-encoding', 'utf-8']
  let l:linter = {
  \ 'name': 'rastnus',
  \ 'lsp': 'stdio',
  \ 'executable': g:rastnus_command[0],
  \ 'command': '%e ' . join(map(l:arguments, 'ale#Escape(v:val)'), ' '),
  \ 'project_root': {buffer -> s:Folder(bufname(buffer))},
  \ 'language': {buffer -> getbufvar(buffer, '&filetype')},
  \ 'lsp_config': {'rastnus': g:rastnus_settings},
  \ 'initialization_options': {'rastnus': g:rastnus_settings},
  \}
  for l:filetype in g:rastnus_filetypes
    call ale#linter#Define(l:filetype, copy(l:linter))
  endfor
  " By itself ALE checks no plain text.
  let g:ale_linters = get(g:, 'ale_linters', {})
  if index(g:rastnus_filetypes, 'text') >= 0 && !has_key(g:ale_linters, 'text')
    let g:ale_linters.text = ['rastnus']
  endif
endfunction

" Makes the server known to vim-lsp. It counts columns in characters.
function! rastnus#vim_lsp() abort
  if !executable(g:rastnus_command[0])
    return
  endif
  call lsp#register_server({
  \ 'name': 'rastnus',
  \ 'cmd': {info -> g:rastnus_command + ['--position-encoding', 'utf-32']},
  \ 'allowlist': g:rastnus_filetypes,
  \ 'root_uri': {info -> lsp#utils#path_to_uri(s:Folder(lsp#utils#get_buffer_path()))},
  \ 'initialization_options': {'rastnus': g:rastnus_settings},
  \ 'workspace_config': {'rastnus': g:rastnus_settings},
  \})
endfunction
