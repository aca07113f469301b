" Description: the language server of campaignc for ALE

call ale#Set('campaign_campaignc_executable', 'campaignc')

function! ale_linters#campaign#campaignc#ProjectRoot(buffer) abort
  let l:config = ale#path#FindNearestFile(a:buffer, 'campaignc.yaml')
  return empty(l:config) ? expand('#' . a:buffer . ':p:h') : fnamemodify(l:config, ':h')
endfunction

call ale#linter#Define('campaign', {
\   'name': 'campaignc',
\   'lsp': 'stdio',
\   'executable': {b -> ale#Var(b, 'campaign_campaignc_executable')},
\   'command': '%e lsp',
\   'language': 'campaign',
\   'project_root': function('ale_linters#campaign#campaignc#ProjectRoot'),
\})
