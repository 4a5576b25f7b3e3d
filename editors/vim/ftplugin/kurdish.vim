if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

" An article often has a whole paragraph in one line.
setlocal wrap linebreak
let b:undo_ftplugin = 'setlocal wrap< linebreak<'

" Vim's own shaping has no joined forms for ە ێ ۆ ڵ ڕ ڤ and so breaks Kurdish words.
if exists('+arabicshape')
  set noarabicshape
endif
