" Made from the vocabulary of campaignc; change that, and run the tests with UPDATE=1.
if exists("b:current_syntax")
  finish
endif
setlocal iskeyword+=-
syntax match campaignClause /\<\%(about\|after\|as\|at\|because\|before\|by\|cap\|country\|during\|for\|from\|language\|of\|on\|per\|since\|telling\|tier\|to\|within\|worth\)\>/
syntax match campaignValue /\<\%(allowed\|awareness\|branding\|campaign\|cocreated\|consideration\|conversion\|count\|daily\|day\|dominant\|down\|followers\|forbidden\|guided\|interaction\|launch\|loyalty\|message\|messages\|money\|never\|none\|organic\|own\|paid\|percent\|points\|post\|posts\|reach\|round\|rounds\|scripted\|sentiment\|subtle\|supplied\|up\|views\|visible\|week\|weekdays\|weekends\)\>/
syntax match campaignName /\<\%(blog\|brand_lift\|brand_recall\|branded_search\|clicks\|comments\|conversion_rate\|cpa\|cpe\|cpm\|earned_mentions\|engagement_rate\|event\|facebook\|follower_growth\|frequency\|impressions\|instagram\|linkedin\|macro\|mega\|micro\|mid\|nano\|net_sentiment\|newsletter\|pinterest\|podcast\|positive_sentiment\|reach\|roas\|sales\|saves\|share_of_voice\|shares\|signups\|snapchat\|threads\|tiktok\|twitch\|views\|x\|youtube\)\>/
syntax match campaignProperty /\%(^\|[{;]\)\s*\zs\%(about\|affinity\|ages\|approval\|as_of\|at_least\|at_most\|available\|avoid\|away\|baseline\|boost\|brand\|brand_image\|brand_mentions\|briefed\|budget\|by\|call_to_action\|caption\|chapter\|code\|commission\|competitors\|concept\|contact\|contract\|countries\|country\|criticism\|direction\|disclosure\|draft\|embargo\|engagement\|exchange\|exclude\|exclusivity\|family\|fee\|followers\|formats\|formula\|from\|gap\|gift\|goal\|handle\|hashtags\|holidays\|hours\|interests\|keep_live\|language\|languages\|length\|limit\|link\|logo\|market\|measured\|members\|mentions\|must\|name\|note\|objective\|overlap\|owned\|payment\|pick\|points\|product\|product_on_screen\|proof\|reference\|require\|results\|review\|runs\|size\|sponsored\|suspicious\|takeaway\|tier\|tier_engagement\|timezone\|tone\|topics\|unit\|url\|usage\|used_product\|views\|visuals\|weight\|wording\|worked_with\)\ze\%(\s\|$\)/
syntax match campaignHead /\%(^\|[{;]\)\s*\zs\%(allow\|audience\|campaign\|channel\|deliver\|deny\|group\|guidelines\|import\|influencer\|kpi\|message\|metric\|on\|phase\|roster\|story\|warn\|workflow\)\ze\%(\s\|$\)/
syntax match campaignNumber /\<\d[0-9_.]*[kMB]\?%\?/
syntax match campaignDate /\<\d\{4}-\d\d-\d\d\>\|\<\d\d\?:\d\d\>/
syntax match campaignHandle /@[[:alnum:]._-]\+/
syntax match campaignHashtag /#[[:alnum:]_-]\+/
syntax match campaignComment /\/\/.*$/ contains=@Spell
syntax region campaignString start=/"/ skip=/\\./ end=/"/ oneline contains=@Spell
syntax region campaignText start=/"""/ end=/"""/ contains=@Spell
highlight default link campaignHead Keyword
highlight default link campaignProperty Identifier
highlight default link campaignClause Operator
highlight default link campaignValue Constant
highlight default link campaignName Type
highlight default link campaignNumber Number
highlight default link campaignDate Number
highlight default link campaignHandle Tag
highlight default link campaignHashtag Tag
highlight default link campaignComment Comment
highlight default link campaignString String
highlight default link campaignText String
let b:current_syntax = "campaign"
