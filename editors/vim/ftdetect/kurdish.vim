autocmd BufRead,BufNewFile *.ckb,*.kmr,*.ku.txt set filetype=kurdish
