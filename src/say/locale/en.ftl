# The words of documents, in English.
#
# A key that stands in English stands in every language, with the same things filled in; a test holds that.

## Numbers, amounts and days

group_sign = {","}
decimal_sign = {"."}
# From how many digits before the decimal sign numbers are grouped.
grouped_from = 4
percent = { $number }%
money_sign = { $currency }{ $amount }
money_code = { $currency } { $amount }
clock = { $time }
months = January February March April May June July August September October November December
months_short = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
weekdays_short = Mon Tue Wed Thu Fri Sat Sun
day_number = { $day }
long_day = { $weekday }, { $day } { $month } { $year }
weekday_day = { $weekday } { $day } { $month }
day_month = { $day } { $month }
short_day = { $day } { $month }
day_year = { $day } { $month } { $year }
day_range = { $first } – { $last }
# The word before the last of a list; `sound` is `i` where that begins with the sound of an i.
and = { $sound ->
   *[other] and
}
unit_seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
unit_minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
unit_hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
unit_days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
unit_weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}

## The brief: its head

brief_title = A brief for { $name }
summary_product = { $brand } would like to tell people about { $subject }, together with you.
summary_brand = { $brand } would like to work with you.
what_on_channel = { $what } on { $channel }
glance_what = What
glance_when = When
glance_first = Due first
glance_freedom = Your freedom
glance_pay = Your pay
glance_label = The label
when_between = { $first } to { $last }
when_on = { $day }, { $time }

## Why this person

why_title = Why you
why_fit = { $share } of your followers are the people this is for: { $audience }.

## What it is about

about_title = What it is about
goal_awareness = The right people should get to know { $subject }.
goal_consideration = The right people should come to like { $subject }.
goal_conversion = The right people should find what they need in { $subject }, and buy it.
goal_launch = { $subject } is new, and the right people should hear of it.
goal_loyalty = People who have { $subject } should be glad that they do.
audience_line = Who it is for: { $audience }{ $details }.
audience_ages = aged { $first } to { $last }
audience_interests = into { $list }

## How free the words are

freedom_title = Your freedom
wording_own = The words are yours.
wording_own_more = There is no script. Tell it the way you would tell a friend.
wording_cocreated = We find the words together.
wording_guided = The words are yours; the points below are what we would like to hear in them.
wording_scripted = The words are ours: please use the text below as it stands.
visuals_own = The pictures are yours.
visuals_guided = You make the pictures; we tell you what should be seen in them.
visuals_supplied = The pictures come from us.
criticism_allowed = Say what you do not like, too. We would rather you were honest than polite.
criticism_forbidden = Please leave criticism of the product out.
tone_line = How it should sound: { $tone }
mentions = { $count ->
    [0] You do not have to name { $brand } at all.
    [1] Naming { $brand } once is enough.
   *[other] Please name { $brand } { $count } times.
}
logo_none = No logo, please.
logo_subtle = No need to show the logo: as it is on the product is enough.
logo_visible = The logo should be seen.
logo_dominant = The logo should fill the picture.
brand_image = The brand takes up to { $share } of the picture.
product_on_screen = The product is seen for { $length }.
review_rounds = { $count ->
    [0] We ask for no changes.
    [1] We may ask for changes once.
   *[other] We may ask for changes up to { $count } times.
}
review_within = { $days ->
    [one] Answers come within { $days } working day.
   *[other] Answers come within { $days } working days.
}

## The message

message_title = What people should take away
points_intro = Talking points: use at least one, in your own words
proof_intro = What backs it up
must_title = This has to be in it
avoid_title = Please avoid
caption_intro = The caption, word for word
cta_intro = What people are asked to do
references_intro = Worth a look

## The story

story_title = The story: { $title }
story_intro = It is told in { $count } chapters.
story_yours = yours, { $day }
story_told_by = told by { $name }, { $day }

## The posts

posts_title = Your posts
col_when = When
col_what = What
col_about = About
col_length = Length
embargo_all = Embargo: nothing goes out before { $day }, { $time }.
embargo_some = Embargo for { $what }: nothing goes out before { $day }, { $time }.
zone_note = All times are { $zone } time.
use_account = Your account
use_link = Link
use_code = Code
use_hashtags = Hashtags
use_mentions = Mention
note = Good to know

## The dates

dates_title = Your dates
col_post = Post
milestone_contract = Contract
milestone_product = Product arrives
milestone_concept = Your concept
milestone_draft = Your draft
answer_by = Answer by
milestone_approval = Approved
milestone_live = Live
milestone_results = Your figures
milestone_payment = Payment
dates_note = If a date does not work for you, tell us early and we will find another.

## The label

label_title = How to label it
label_write = Write { $label }, exactly so.
label_first = Put it first: before the “more” of a caption, on the picture of a story from its first frame, and in a video spoken and shown within the first 30 seconds.
label_elsewhere = In { $country }: { $placement }
platform_label = On { $channel }, switch on the platform's own label too: “{ $label }”.
platform_none = { $channel } has no label of its own, so these words are the only one.

## Rights and terms

rights_title = Rights and terms
usage_organic = We may show your content on our own channels for { $time }.
usage_paid = We may use your content on our own channels and in paid advertising for { $time }.
usage_plain = We may use your content for { $time }.
keep_live = Please keep every post up for { $time }.
boost = For { $time } we may pay to show your posts to more people, from your account.
exclusivity = Please work for no competitor for { $time }.
exclusivity_named = Please work for no competitor for { $time }: { $list }.

## The pay

pay_title = Your pay
fee_each = { $what } at { $money } each
fee_whole = All of it together
fee_views = { $money } for every { $count } views
fee_views_cap = { $money } for every { $count } views, up to { $cap } a post
gift_worth = worth { $money }
pay_commission = { $share } of each sale you bring
pay_commission_code = { $share } of each sale with your code { $code }
pay_total = Together
col_amount = Amount

## Success

success_title = How we judge success
kpi_line = { $metric }: { $target }
kpi_measured = measured by { $how }
kpi_by = on { $day }
at_least = at least { $target }
at_most = at most { $target }
above = above { $target }
below = below { $target }

## The end

contact_title = Who to ask
footer = { $brand } · { $campaign } · Thank you for doing this with us.

## The mail

mail_subject = { $brand }: { $what }
mail_hello = Hello { $name },
mail_intro = here is your brief for “{ $campaign }”. The short version:
mail_outro = Questions, doubts, a better idea? Write to { $contact }.

## Between words

pair = { $name }: { $value }
between = ;{" "}

## The plan for the team

team_title = The plan
team_summary = { $what } by { $people } for { $brand }: { $range }.
people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
glance_goal = Goal
glance_run = Run
glance_budget = Budget
glance_review = Review
budget_line = { $planned } of { $budget } planned, { $left } left
budget_over = { $planned } planned, { $over } more than the budget of { $budget }
review_clean = Nothing to report
errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
advice = { $count ->
    [one] { $count } piece of advice
   *[other] { $count } pieces of advice
}

## Goals

goals_title = Goals
objective_awareness = awareness
objective_consideration = consideration
objective_conversion = conversion
objective_launch = launch
objective_loyalty = loyalty
col_measure = Measure
col_now = Now
col_target = Target
col_weight = Weight
col_how = How
col_by = By
family_sentiment = Sentiment
family_branding = Brand
family_interaction = Interaction
family_reach = Reach
family_conversion = Conversion
family_other = Other
measure_of = { $metric }, { $name }

## The cast

cast_title = The cast
col_name = Name
col_following = Followers
col_fit = Fit
col_posts = Posts
col_cost = Cost
col_cost_per = Per 1,000 of the audience
col_why = Why
unknown = unknown
cast_note = Fit is the share of followers who belong to the best matching audience; the cost is per 1,000 of those followers, fees and stated worth of gifts together.

## The calendar

calendar_title = Calendar
calendar_chart = Posts by day and person
calendar_alt = { $posts } between { $first } and { $last }. { $lanes }.

## What the audience meets

exposure_title = What the audience meets
exposure_chart = { $audience }: posts per week
exposure_limit = limit: { $count } in any seven days
exposure_alt = Most in a calendar week: { $count }.
exposure_mean = Over the whole run, somebody who follows at least one of the cast meets { $count } of these posts on average.
week_of = Week of { $day }

## The budget

budget_title = Budget
budget_fees = Fees
budget_gifts = Gifts
budget_left = Left
budget_missing = Over budget
by_tier = By size of the following
by_channel = By channel
bars_alt = Largest: { $name }, { $shown }.
budget_incomplete = Not all is known of { $names }: an amount without a rate of exchange, a gift without a worth, a post without a fee, a fee by views or a commission is left out.
tier_nano = under 10,000
tier_micro = 10,000 to 50,000
tier_mid = 50,000 to 500,000
tier_macro = 500,000 to 1 million
tier_mega = 1 million and more

## Milestones

milestones_title = Milestones by week
col_week = Week of
due_contract = contracts
due_product = products arrive
due_concept = concepts
due_draft = drafts
due_approval = approvals
due_live = live
due_results = figures
due_payment = payments

## The four mistakes

mistakes_title = The four mistakes
mistake_authenticity = Reach instead of fit
mistake_brand_voice = The brand speaks too loud
mistake_saturation = Too much for one audience
mistake_kpis = Success measured too narrowly
mistake_practice = Practice and law
mistake_language = The text of the plan
mistake_clean = Nothing found.
allowed = Allowed ({ $rule }): { $reason }
allowed_plain = Allowed ({ $rule }).
level_error = Error
level_warning = Warning
level_advice = Advice

## The schedule

schedule_title = Schedule
overlap_none = No audience meets two posts on one day.
overlap_best = Pairs of posts that one audience meets on one day: { $count }. No schedule has fewer.
overlap_some = Pairs of posts that one audience meets on one day: { $count }. The best schedule has at least { $bound }.
col_who = Who
team_footer = { $brand } · { $campaign } · For the team, not for the cast.

## The cast page

pick_line = { $chosen } of { $candidates } candidates, for { $cost } of { $budget }, truly reach { $people } people of the audience.
pick_proven = No other cast reaches more: this is proven.
pick_bound = No other cast reaches more than { $people } people, { $more } more: this is the bound that was found.
pick_title = The cast, and who was next
pick_next = Next best
pick_price = price
pick_followers = followers
pick_fits = fits
pick_genuine = genuine
pick_attention = attention
pick_own = own posts
pick_adds = adds
pick_usual = usual { $what }
pick_suspicious = suspicious
pick_sponsored = sponsored
pick_engagement = engagement
pick_legend = “Adds” is whom the cast would lose without this person, or win with them. What somebody truly reaches is followers × fits (the share in the audience) × genuine × attention × own posts; who follows several of the cast counts once. Attention is engagement against what is usual for the smallest accounts there.
pick_left_out = Not considered: { $who }.
pick_unpriced = { $count } without a known fee
pick_unmeasured = { $count } without a known following or share of the audience
pick_conflicted = { $count } who worked for a competitor lately
pick_overlap_stated = Overlaps are those that the group states: as in an audience of { $people }.
pick_overlap_chance = Overlaps that are not stated are those of chance in the audience, { $people } people.
pick_overlap_usual = Overlaps are taken as 10%, as in an audience of { $people }; state the `size` of the audience.
pick_shareless = Nobody’s share of the audience is known: all followers count.
pick_quotas_dropped = Nobody could keep `at_least` and `at_most`: they were left aside.
pick_more = { $money } more would reach { $people } people more.
pick_more_full = { $money } more would reach nobody more: the group may not have more people.
pick_more_none = { $money } more would reach nobody more.
pick_curve = People reached by what is spent
pick_curve_point = { $people } people for { $money }, with { $count } in the cast
pick_curve_alt = { $few } people for { $least }, { $many } people for { $most }.
duel_title = Star against micro, for at most { $money } each
duel_star = one star
duel_stars = stars
duel_micro = micro
duel_who = who
duel_cost = cost
duel_followers = followers
duel_people = people of the audience truly reached
duel_each = cost of each of them
duel_interactions = interactions to expect from the audience
duel_exposures = exposures in the audience
duel_verdict = For at most { $money }, small followings reach { $against } { $star } alone.
duel_verdict_both = For at most { $money }, small followings reach { $against } { $star } alone, and { $best } the best stars for that money.
duel_times = { $factor } times as many people as
duel_same = as many people as
duel_fewer = only { $share } as many people as

## Calendars

task_contract = Contract signed
task_product = Product arrives
task_concept = Concept due
task_draft = Draft due
task_approval = Approval due
task_results = Results due
task_payment = Payment due
event_account = Account
event_label = Label
event_link = Link
event_post = Post

## Formats, by their name in the language

format_reel = { $count ->
    [one] reel
   *[other] reels
}
format_story = { $count ->
    [one] story
   *[other] stories
}
format_post = { $count ->
    [one] post
   *[other] posts
}
format_carousel = { $count ->
    [one] carousel
   *[other] carousels
}
format_live = { $count ->
    [one] live session
   *[other] live sessions
}
format_video = { $count ->
    [one] video
   *[other] videos
}
format_short = { $count ->
    [one] short
   *[other] shorts
}
format_integration = { $count ->
    [one] integration
   *[other] integrations
}
format_thread = { $count ->
    [one] thread
   *[other] threads
}
format_article = { $count ->
    [one] article
   *[other] articles
}
format_pin = { $count ->
    [one] pin
   *[other] pins
}
format_spotlight = { $count ->
    [one] spotlight
   *[other] spotlights
}
format_stream = { $count ->
    [one] stream
   *[other] streams
}
format_episode = { $count ->
    [one] episode
   *[other] episodes
}
format_mention = { $count ->
    [one] mention
   *[other] mentions
}
format_issue = { $count ->
    [one] issue
   *[other] issues
}
format_appearance = { $count ->
    [one] appearance
   *[other] appearances
}

## Metrics, by their name in the language

metric_positive_sentiment = positive comments
metric_net_sentiment = net sentiment
metric_brand_recall = brand recall
metric_brand_lift = brand lift
metric_share_of_voice = share of voice
metric_branded_search = searches for the brand
metric_earned_mentions = unpaid mentions
metric_follower_growth = new followers of the brand
metric_engagement_rate = engagement rate
metric_comments = comments
metric_saves = saves
metric_shares = shares
metric_reach = people reached
metric_impressions = impressions
metric_views = views
metric_frequency = views per person
metric_sales = orders
metric_signups = sign-ups
metric_clicks = clicks
metric_conversion_rate = orders per click
metric_roas = return on ad spend
metric_cpa = cost per order
metric_cpe = cost per interaction
metric_cpm = cost per thousand impressions
