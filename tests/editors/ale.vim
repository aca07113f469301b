" The language server in Vim with ALE: the problems of a file.
set nocompatible
set runtimepath^=/usr/share/vim-ale
let &runtimepath .= ',' . $ROOT . '/editors/vim'
let g:ale_campaign_campaignc_executable = $CAMPAIGNC
let g:ale_linters_explicit = 1
let g:ale_linters = {'campaign': ['campaignc']}
runtime plugin/ale.vim
filetype plugin on
syntax on
runtime! ftdetect/campaign.vim

function! Told(piece) abort
  return !empty(filter(copy(ale#engine#GetLoclist(bufnr(''))), {_, d -> d.text =~# a:piece}))
endfunction

execute 'edit ' . fnameescape($FILE)
let s:out = []
let s:failed = 0
function! Check(what, good) abort
  call add(s:out, (a:good ? 'ok   ' : 'FAIL ') . a:what)
  let s:failed += a:good ? 0 : 1
endfunction
call Check('the file is a campaign', &filetype ==# 'campaign')
ALELint
let s:n = 0
while s:n < 200 && !Told('mya')
  sleep 100m
  let s:n += 1
endwhile
call Check('a slip is underlined', Told('mya'))
call search('^campaign')
call Check('the head is coloured', synIDattr(synID(line('.'), col('.'), 1), 'name') ==# 'campaignHead')
call writefile(s:out, '/dev/stdout')
execute s:failed ? 'cquit' : 'qa!'
