" rastnus in Vim, through ALE or vim-lsp, whichever is there.
if exists('g:loaded_rastnus')
  finish
endif
let g:loaded_rastnus = 1

let g:rastnus_command = get(g:, 'rastnus_command', ['rastnus', 'serve', '--stdio'])
let g:rastnus_filetypes = get(g:, 'rastnus_filetypes', ['kurdish', 'text', 'markdown', 'html', 'tex', 'plaintex'])
" Settings as in rastnus.toml: {'locale': 'ckb', 'style': {'digits': 'arabic'}}
let g:rastnus_settings = get(g:, 'rastnus_settings', {})

if !empty(globpath(&runtimepath, 'autoload/ale/linter.vim'))
  call rastnus#ale()
endif
augroup rastnus
  autocmd!
  autocmd User lsp_setup call rastnus#vim_lsp()
augroup END
