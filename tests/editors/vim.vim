" The plugin in a real Vim with ALE; tests/editors/run starts it. $REPORT: a file for what held.
" Exit status 0: all passed.
let s:lines = []
let s:failed = 0

function! s:Check(name, ok, ...) abort
  let s:failed += a:ok ? 0 : 1
  call add(s:lines, (a:ok ? 'ok   ' : 'FAIL ') . a:name . (a:0 ? ': ' . string(a:1) : ''))
  return a:ok
endfunction

function! s:Wait(condition) abort
  let l:turns = 0
  while !a:condition() && l:turns < 300
    sleep 50m
    let l:turns += 1
  endwhile
  return a:condition()
endfunction

function! s:Findings(rule) abort
  return filter(copy(ale#engine#GetLoclist(bufnr(''))), 'get(v:val, "code", "") ==# a:rule')
endfunction

function! s:Preview() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

function! s:All() abort
  call s:Check('the file has its filetype', &filetype ==# 'kurdish', &filetype)
  call s:Check('letters are left whole', !&arabicshape)
  ALELint
  if !s:Check('the server finds a letter that is not Kurdish', s:Wait({-> !empty(s:Findings('foreign-letter'))}))
    return
  endif
  let l:finding = s:Findings('foreign-letter')[0]
  call s:Check('in its word', strpart(getline(l:finding.lnum), l:finding.col - 1, l:finding.end_col - l:finding.col + 1) =~# '^كورد', l:finding.col . '-' . l:finding.end_col)
  call cursor(1, 1)
  call search('هەولێر')
  ALEHover
  call s:Check('the card of a name', s:Wait({-> s:Preview() =~# 'Hewlêr\|Erbil'}), s:Preview())
  pclose
  let l:before = getline(1)
  call cursor(l:finding.lnum, l:finding.col)
  " ALE asks which of the fixes; the first one.
  call feedkeys("1\<CR>", 't')
  ALECodeAction
  call s:Wait({-> getline(1) !=# l:before})
  call s:Check('the fix mends that word only', getline(1) ==# substitute(l:before, 'كورد', 'کورد', ''), getline(1))
  " What a script changes tells no one.
  doautocmd TextChanged
  call s:Check('and the finding goes away', s:Wait({-> empty(s:Findings('foreign-letter'))}))
  enew!
  setlocal filetype=text
  call s:Check('ALE asks the server about plain text, too', index(map(ale#linter#Get('text'), 'v:val.name'), 'rastnus') >= 0)
endfunction

try
  call s:All()
catch
  call s:Check('the script runs through', 0, v:exception . ' ' . v:throwpoint)
endtry
call add(s:lines, printf('%d checks, %d failed', len(s:lines), s:failed))
call writefile(s:lines, $REPORT)
execute s:failed ? 'cquit!' : 'qall!'
