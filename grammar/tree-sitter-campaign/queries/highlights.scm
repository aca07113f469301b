; Made from the vocabulary of campaignc; change that, and run the tests with UPDATE=1.

(comment) @comment
[(string) (text)] @string
[(number) (percentage)] @number
[(date) (time)] @constant
(handle) @tag
(hashtag) @label
[(range) (comparison)] @operator
["," ";"] @punctuation.delimiter
["{" "}"] @punctuation.bracket

((word) @constant.builtin
  (#any-of? @constant.builtin "blog" "brand_lift" "brand_recall" "branded_search" "clicks" "comments" "conversion_rate" "cpa" "cpe" "cpm" "earned_mentions" "engagement_rate" "event" "facebook" "follower_growth" "frequency" "impressions" "instagram" "linkedin" "macro" "mega" "micro" "mid" "nano" "net_sentiment" "newsletter" "pinterest" "podcast" "positive_sentiment" "reach" "roas" "sales" "saves" "share_of_voice" "shares" "signups" "snapchat" "threads" "tiktok" "twitch" "views" "x" "youtube"))

((word) @constant
  (#any-of? @constant "allowed" "awareness" "branding" "campaign" "cocreated" "consideration" "conversion" "count" "daily" "day" "dominant" "down" "followers" "forbidden" "guided" "interaction" "launch" "loyalty" "message" "messages" "money" "never" "none" "organic" "own" "paid" "percent" "points" "post" "posts" "reach" "round" "rounds" "scripted" "sentiment" "subtle" "supplied" "up" "views" "visible" "week" "weekdays" "weekends"))

((word) @keyword.operator
  (#any-of? @keyword.operator "about" "after" "as" "at" "because" "before" "by" "cap" "country" "during" "for" "from" "language" "of" "on" "per" "since" "telling" "tier" "to" "within" "worth"))

(statement head: (word) @property)

(statement
  head: (word) @keyword
  (#any-of? @keyword "allow" "audience" "campaign" "channel" "deliver" "deny" "group" "guidelines" "import" "influencer" "kpi" "message" "metric" "on" "phase" "roster" "story" "warn" "workflow"))

(source_file
  (statement
    head: (word) @keyword
    . (word) @type
    (#any-of? @keyword "audience" "channel" "group" "influencer" "message" "metric" "phase" "roster" "story")))
