//! The rows of the table.

use super::style::STYLE;
use super::{Block, Word};

/// The name of the block that stands for a whole file.
pub const TOP_LEVEL: &str = "file";

const OVERRIDES: &[Word] = &[
    Word::new(
        "allow",
        "RULE because TEXT",
        "Accepts the findings of a rule here, with the reason.",
        "allow no-home because \"The brand has no channel yet.\"",
    )
    .many(),
    Word::new("warn", "RULE", "Makes the findings of a rule warnings here.", "warn no-home").many(),
    Word::new("deny", "RULE", "Makes the findings of a rule errors here.", "deny no-disclosure").many(),
];

/// All blocks. The first is the file itself.
pub const BLOCKS: &[Block] = &[
    Block { name: TOP_LEVEL, words: TOP, includes: &["overrides"] },
    Block { name: "campaign", words: CAMPAIGN, includes: &["overrides"] },
    Block { name: "audience", words: AUDIENCE, includes: &["overrides"] },
    Block { name: "influencer", words: INFLUENCER, includes: &["overrides"] },
    Block { name: "account", words: ACCOUNT, includes: &[] },
    Block { name: "group", words: GROUP, includes: &["overrides"] },
    Block { name: "roster", words: ROSTER, includes: &[] },
    Block { name: "channel", words: CHANNEL, includes: &["overrides"] },
    Block { name: "guidelines", words: &[], includes: &["style", "overrides"] },
    Block { name: "message", words: &[], includes: &["style", "overrides"] },
    Block { name: "workflow", words: WORKFLOW, includes: &[] },
    Block { name: "story", words: STORY, includes: &["overrides"] },
    Block { name: "phase", words: PHASE, includes: &["overrides"] },
    Block { name: "deliver", words: DELIVER, includes: &["style", "overrides"] },
    Block { name: "kpi", words: KPI, includes: &["overrides"] },
    Block { name: "metric", words: METRIC, includes: &[] },
    Block { name: "style", words: STYLE, includes: &[] },
    Block { name: "overrides", words: OVERRIDES, includes: &[] },
];

const TOP: &[Word] = &[
    Word::new(
        "import",
        "TEXT",
        "Takes in the declarations of another `.campaign` file, found relative to this one and inside the project.",
        "import \"shared/runners.campaign\"",
    )
    .many(),
    Word::new(
        "roster",
        "NEW_ROSTER from TEXT",
        "Takes in influencers from a `.csv` or `.yaml` file; its block says which column holds what.",
        "roster agency from \"rosters/agency.csv\"",
    )
    .many()
    .block("roster"),
    Word::new("campaign", "TEXT", "What is planned: exactly one in a file that is compiled.", "campaign \"Trail Season\" { }")
        .block("campaign"),
    Word::new("audience", "NEW_AUDIENCE [TEXT]", "People the brand wants to reach.", "audience runners \"Trail runners\" { }")
        .many()
        .block("audience"),
    Word::new(
        "influencer",
        "NEW_INFLUENCER [TEXT]",
        "A person, with one or more accounts.",
        "influencer maya \"Maya Köhler\" { }",
    )
    .many()
    .block("influencer"),
    Word::new("group", "NEW_GROUP", "A set of influencers: listed, or selected by what is known of them.", "group runners { members maya, jonas }")
        .many()
        .block("group"),
    Word::new(
        "channel",
        "NEW_CHANNEL [TEXT]",
        "Tunes a built-in channel, or makes a new or brand-owned one.",
        "channel journal \"Our Journal\" { owned; formats article }",
    )
    .many()
    .block("channel"),
    Word::new("guidelines", "", "What holds for every message.", "guidelines { wording own }").block("guidelines"),
    Word::new(
        "message",
        "NEW_MESSAGE [TEXT]",
        "One thing to get across; what it says wins over the guidelines.",
        "message grip \"Grip\" { takeaway \"You never look at your feet.\" }",
    )
    .many()
    .block("message"),
    Word::new(
        "story",
        "NEW_STORY [TEXT]",
        "Messages in an order, told in chapters.",
        "story winter \"One winter\" { chapter mud \"The bad day\" about grip }",
    )
    .many()
    .block("story"),
    Word::new(
        "phase",
        "NEW_PHASE first:DATE .. last:DATE",
        "A named part of the run; both days belong to it.",
        "phase launch 2027-03-08 .. 2027-03-21",
    )
    .many()
    .block("phase"),
    Word::new(
        "deliver",
        "[COUNT] FORMAT < by WHO, ... | on CHANNEL | about MESSAGE | telling STORY | to AUDIENCE, ... \
         | during ( PHASE | first:DATE .. last:DATE ) | at DATE [ from:TIME [ .. until:TIME ] ] | after LABEL * | as NEW_LABEL >",
        "What is to be published: so many posts by each of these people, where, about what, when.",
        "deliver 2 stories by maya, jonas on instagram about grip during launch",
    )
    .many()
    .block("deliver"),
    Word::new(
        "kpi",
        "METRIC [COMPARE] TARGET [for WHO, ...]",
        "How success is judged: for the campaign, or for each of these people.",
        "kpi positive_sentiment >= 80% { measured \"200 comments a week\" }",
    )
    .many()
    .block("kpi"),
    Word::new("metric", "NEW_METRIC [TEXT]", "A measure of one's own.", "metric store_visits \"Visits to a shop\" { family conversion; unit count }")
        .many()
        .block("metric"),
];

const OBJECTIVES: &[(&str, &str)] = &[
    ("awareness", "People should learn that it exists."),
    ("consideration", "People should come to like it and look into it."),
    ("conversion", "People should buy it, or sign up."),
    ("launch", "Something new is brought out."),
    ("loyalty", "People who have it should stay."),
];

const CAMPAIGN: &[Word] = &[
    Word::new("brand", "TEXT", "Who the campaign is for.", "brand \"Northpeak\"").required(),
    Word::new("product", "TEXT", "What it is about.", "product \"Ridge 2\""),
    Word::new(
        "about",
        "TEXT",
        "What an influencer should know about brand and product.",
        "about \"The first shoe we made from scratch.\"",
    ),
    Word::new(
        "objective",
        "( awareness | consideration | conversion | launch | loyalty )",
        "What the campaign is for.",
        "objective launch",
    )
    .required()
    .values(OBJECTIVES),
    Word::new("budget", "MONEY", "All that may be spent on influencers.", "budget 14_000 EUR").required(),
    Word::new(
        "runs",
        "first:DATE .. last:DATE",
        "The first and the last day of the campaign.",
        "runs 2027-03-01 .. 2027-04-11",
    )
    .required(),
    Word::new("briefed", "DATE", "The day on which the briefs go out.", "briefed 2027-02-08")
        .or("21 days before the run"),
    Word::new("timezone", "ZONE", "The zone that all times are in.", "timezone Europe/Berlin").or("UTC"),
    Word::new("market", "COUNTRY, ...", "The countries whose rules the posts must keep.", "market DE, AT"),
    Word::new("language", "LANGUAGE", "The language of the briefs, unless an influencer has another.", "language en")
        .or("en"),
    Word::new(
        "contact",
        "TEXT",
        "Who answers the influencers' questions.",
        "contact \"Lena Brandt <lena@northpeak.example>\"",
    ),
    Word::new(
        "competitors",
        "TEXT, ...",
        "Brands that an influencer should not have worked for lately.",
        "competitors \"Hokan\", \"Salomar\"",
    ),
    Word::new(
        "exchange",
        "from:MONEY = to:MONEY",
        "What one currency is worth in another.",
        "exchange 1 USD = 0.92 EUR",
    )
    .many(),
    Word::new(
        "holidays",
        "first:DATE [ .. last:DATE ], ...",
        "Days that are no working days.",
        "holidays 2027-03-26, 2027-03-29",
    )
    .many(),
];

const AUDIENCE: &[Word] = &[
    Word::new("interests", "WORD, ...", "What these people care about.", "interests trail-running, hiking"),
    Word::new("ages", "first:COUNT .. last:COUNT", "How old they are.", "ages 22 .. 45"),
    Word::new("countries", "COUNTRY, ...", "Where they live.", "countries DE, AT"),
    Word::new("languages", "LANGUAGE, ...", "What they speak.", "languages de"),
    Word::new("size", "COUNT", "How many they are.", "size 1.2M"),
    Word::new(
        "limit",
        "COUNT what:( post | posts | message | messages ) per period:( day | week | campaign )",
        "How many posts, or how many different messages, one of them may meet; a week is any seven days in a row.",
        "limit 3 posts per week",
    )
    .many(),
    Word::new("timezone", "ZONE", "The zone these people live in.", "timezone Europe/Berlin").or("the campaign's"),
];

const INFLUENCER: &[Word] = &[
    Word::new(
        "on",
        "CHANNEL HANDLE",
        "An account, and what is known of it.",
        "on instagram @maya.runs { followers 38.4k; engagement 5.1%; sponsored 8% }",
    )
    .many()
    .block("account"),
    Word::new(
        "audience",
        "AUDIENCE PERCENT, ...",
        "Which share of the followers belongs to an audience.",
        "audience trail_runners 64%",
    )
    .many(),
    Word::new(
        "overlap",
        "INFLUENCER PERCENT, ...",
        "Which share of the smaller following follows both people.",
        "overlap jonas 12%",
    )
    .many(),
    Word::new("topics", "WORD, ...", "What this person talks about anyway.", "topics trail-running, photography"),
    Word::new(
        "affinity",
        "TEXT",
        "Why this person is believable about this product.",
        "affinity \"Has run in these shoes since 2023.\"",
    ),
    Word::new(
        "fee",
        "MONEY [ per ( post | number:COUNT views [ cap cap:MONEY ] | FORMAT ) ]",
        "What this person is paid: for everything, for each post of a format, for any post, or by views.",
        "fee 900 EUR per reel",
    )
    .many(),
    Word::new(
        "gift",
        "TEXT [ worth MONEY ]",
        "A product, a ticket, an invitation given as pay.",
        "gift \"Two pairs\" worth 320 EUR",
    )
    .many(),
    Word::new("commission", "PERCENT", "The share of each sale that this person gets.", "commission 8%"),
    Word::new(
        "available",
        "first:DATE [ .. last:DATE ], ...",
        "The only days on which this person can post.",
        "available 2027-03-01 .. 2027-03-20",
    )
    .many(),
    Word::new(
        "used_product",
        "( since DATE | never )",
        "Whether this person has used the product.",
        "used_product since 2023-05-01",
    ),
    Word::new(
        "away",
        "first:DATE [ .. last:DATE ], ...",
        "Days on which this person cannot post.",
        "away 2027-03-20 .. 2027-03-24",
    )
    .many(),
    Word::new("gap", "GAP", "How long this person wants between two posts for the brand.", "gap 3 days"),
    Word::new("exclusivity", "DAYS", "How long this person works for no competitor.", "exclusivity 30 days"),
    Word::new("language", "LANGUAGE", "The language of this person's brief.", "language de").or("the campaign's"),
    Word::new("country", "COUNTRY", "Where this person lives.", "country DE"),
    Word::new(
        "market",
        "COUNTRY, ...",
        "The countries whose rules this person's posts must keep, for the label of what is paid for.",
        "market DE, AT",
    )
    .or("the campaign's `market`, narrowed to this person's `country` if it is among them; else this `country`; else the \
         countries of the audiences that a post addresses"),
    Word::new("contact", "TEXT", "How this person is reached.", "contact \"maya@example.org\""),
    Word::new("code", "TEXT", "This person's own discount code.", "code \"MAYA10\""),
    Word::new(
        "worked_with",
        "TEXT DATE",
        "A brand this person worked for, and when last.",
        "worked_with \"Hokan\" 2026-11-30",
    )
    .many(),
];

const ACCOUNT: &[Word] = &[
    Word::new("followers", "COUNT", "How many follow the account.", "followers 38.4k"),
    Word::new(
        "engagement",
        "PERCENT [ of base:( followers | views | reach ) ]",
        "Mean interactions with a post, as a share of followers, of views or of people reached.",
        "engagement 5.1%",
    ),
    Word::new("views", "COUNT", "Median views of a post.", "views 14k"),
    Word::new("sponsored", "PERCENT", "The share of the last posts that were paid.", "sponsored 8%"),
    Word::new("suspicious", "PERCENT", "The share of followers that look fake.", "suspicious 3%"),
    Word::new(
        "audience",
        "AUDIENCE PERCENT, ...",
        "Which share of this account's followers belongs to an audience.",
        "audience trail_runners 64%",
    )
    .many(),
    Word::new("as_of", "DATE", "The day on which the figures were taken.", "as_of 2027-01-15"),
];

const GROUP: &[Word] = &[
    Word::new("members", "INFLUENCER, ...", "The people in it.", "members maya, jonas, sofia"),
    Word::new(
        "overlap",
        "PERCENT",
        "Which share of the smaller following any two of them have in common.",
        "overlap 40%",
    ),
    Word::new("from", "ROSTER", "Selects among the people of a roster.", "from agency"),
    Word::new("tier", "TIER, ...", "Selects by the size of the following.", "tier micro, nano"),
    Word::new("on", "CHANNEL", "Selects people with an account there.", "on instagram"),
    Word::new("topics", "WORD, ...", "Selects people who talk about one of these.", "topics trail-running"),
    Word::new("followers", "first:COUNT .. last:COUNT", "Selects by followers.", "followers 10k .. 50k"),
    Word::new("engagement", "COMPARE PERCENT", "Selects by engagement.", "engagement >= 3%"),
    Word::new("sponsored", "COMPARE PERCENT", "Selects by the share of paid posts.", "sponsored <= 15%"),
    Word::new(
        "audience",
        "AUDIENCE COMPARE PERCENT",
        "Selects by the share of followers in an audience.",
        "audience trail_runners >= 40%",
    )
    .many(),
    Word::new("country", "COUNTRY, ...", "Selects by where people live.", "country DE"),
    Word::new("language", "LANGUAGE, ...", "Selects by what people speak.", "language de"),
    Word::new("require", "INFLUENCER, ...", "Who is chosen whatever else; they count and they cost.", "require maya"),
    Word::new("exclude", "INFLUENCER, ...", "Who is never chosen.", "exclude tom"),
    Word::new(
        "at_least",
        "COUNT ( tier TIER, ... | on CHANNEL | country COUNTRY, ... | language LANGUAGE, ... )",
        "How many of a kind there are at least among those chosen.",
        "at_least 3 tier nano",
    )
    .many(),
    Word::new(
        "at_most",
        "COUNT ( tier TIER, ... | on CHANNEL | country COUNTRY, ... | language LANGUAGE, ... )",
        "How many of a kind there are at most among those chosen.",
        "at_most 5 on tiktok",
    )
    .many(),
    Word::new(
        "pick",
        "[ up to ] COUNT within MONEY",
        "Chooses the best of those selected, within a budget.",
        "pick 20 within 18_000 EUR",
    ),
];

const ROSTER: &[Word] = &[
    Word::new("name", "TEXT", "The column with the person's name.", "name \"Creator\""),
    Word::new("handle", "TEXT", "The column with the handle.", "handle \"Username\""),
    Word::new("channel", "TEXT", "The column with the channel.", "channel \"Platform\""),
    Word::new("followers", "TEXT", "The column with the followers.", "followers \"Follower count\""),
    Word::new("engagement", "TEXT", "The column with the engagement rate.", "engagement \"ER\""),
    Word::new("views", "TEXT", "The column with the median views.", "views \"Avg. views\""),
    Word::new("sponsored", "TEXT", "The column with the share of paid posts.", "sponsored \"Paid share\""),
    Word::new(
        "suspicious",
        "TEXT",
        "The column with the share of suspicious followers.",
        "suspicious \"Fake followers\"",
    ),
    Word::new("fee", "TEXT", "The column with the fee.", "fee \"Rate\""),
    Word::new("topics", "TEXT", "The column with the topics.", "topics \"Tags\""),
    Word::new("affinity", "TEXT", "The column that says why the person fits.", "affinity \"Why\""),
    Word::new("country", "TEXT", "The column with the country.", "country \"Country\""),
    Word::new("language", "TEXT", "The column with the language.", "language \"Language\""),
    Word::new("contact", "TEXT", "The column with the address.", "contact \"E-mail\""),
    Word::new("code", "TEXT", "The column with the discount code.", "code \"Code\""),
    Word::new("as_of", "TEXT", "The column with the day of the figures.", "as_of \"Updated\""),
    Word::new(
        "audience",
        "AUDIENCE TEXT",
        "The column with the share of followers in an audience.",
        "audience trail_runners \"Runners %\"",
    )
    .many(),
];

const CHANNEL: &[Word] = &[
    Word::new("owned", "", "The channel belongs to the brand.", "owned"),
    Word::new("url", "URL", "Where it is found.", "url \"https://northpeak.example/journal\""),
    Word::new("formats", "FORMAT, ...", "What can be published there.", "formats reel, story"),
    Word::new(
        "limit",
        "COUNT what:( post | posts ) per period:( day | week )",
        "How many posts may go out there, over the whole cast.",
        "limit 2 posts per day",
    )
    .many()
    .or("none"),
    Word::new(
        "hours",
        "[ days:( weekdays | weekends | daily ) ] from:TIME .. until:TIME",
        "When posts go out there.",
        "hours weekdays 17:00 .. 21:00",
    )
    .many()
    .or("08:00 .. 22:00"),
    Word::new("gap", "GAP", "How long one account waits between two posts there.", "gap 4 hours").or("4 hours"),
    Word::new(
        "tier_engagement",
        "TIER PERCENT, ...",
        "What engagement is normal there for a tier.",
        "tier_engagement micro 3.0%",
    )
    .many(),
];

const WORKFLOW: &[Word] = &[
    Word::new(
        "contract",
        "DAYS before",
        "When the contract is signed, in working days before the post.",
        "contract 25 days before",
    ),
    Word::new(
        "product",
        "DAYS before",
        "When the product has arrived, in working days before the post.",
        "product 18 days before",
    ),
    Word::new(
        "concept",
        "DAYS before",
        "When the creator says how she will tell it, in working days before the post.",
        "concept 14 days before",
    )
    .or("14 days before"),
    Word::new(
        "draft",
        "DAYS before",
        "When the draft is there, in working days before the post.",
        "draft 7 days before",
    )
    .or("7 days before"),
    Word::new(
        "approval",
        "DAYS before",
        "When the brand has answered, in working days before the post.",
        "approval 2 days before",
    )
    .or("2 days before"),
    Word::new(
        "results",
        "DAYS after",
        "When the figures are sent, in working days after the post.",
        "results 7 days after",
    )
    .or("7 days after"),
    Word::new(
        "payment",
        "DAYS after",
        "When the fee is paid, in working days after the post.",
        "payment 30 days after",
    )
    .or("30 days after"),
];

const STORY: &[Word] = &[
    Word::new(
        "chapter",
        "NEW_CHAPTER [TEXT] about MESSAGE [by WHO, ...]",
        "One part of the story; with `by` it is told by those people only.",
        "chapter mud \"The bad day\" about grip",
    )
    .many(),
    Word::new("gap", "GAP", "How long between two chapters of one teller.", "gap 3 days"),
];

const PHASE: &[Word] = &[
    Word::new("goal", "TEXT", "What this part of the run is for.", "goal \"People have heard the name.\""),
    Word::new("embargo", "DATE [TIME]", "Nothing of this phase is published before.", "embargo 2027-03-09 09:00"),
];

const DELIVER: &[Word] = &[
    Word::new("length", "LENGTH", "How long the piece is.", "length 45 seconds"),
    Word::new("fee", "MONEY", "What each of these posts is paid, in place of the influencer's own fee.", "fee 900 EUR"),
    Word::new("note", "TEXT", "What the creator should know about this post.", "note \"Film at first light.\""),
];

const KPI: &[Word] = &[
    Word::new("weight", "PERCENT", "How much this counts in the whole.", "weight 40%"),
    Word::new("baseline", "TARGET", "Where it stood before.", "baseline 62%"),
    Word::new("measured", "TEXT", "How it is measured.", "measured \"200 comments a week, two readers\""),
    Word::new("by", "DATE", "The day on which it is judged.", "by 2027-04-25").or("14 days after the run"),
];

const FAMILIES: &[(&str, &str)] = &[
    ("sentiment", "How people feel about the brand."),
    ("branding", "What people know and remember of the brand."),
    ("interaction", "What people do with the posts."),
    ("reach", "How many people see the posts."),
    ("conversion", "What people do in the shop."),
];

const METRIC: &[Word] = &[
    Word::new(
        "family",
        "( sentiment | branding | interaction | reach | conversion )",
        "What kind of measure it is.",
        "family conversion",
    )
    .required()
    .values(FAMILIES),
    Word::new("unit", "( percent | points | count | money )", "What its numbers are.", "unit count")
        .or("count")
        .values(&[
            ("percent", "A share, as in 80%."),
            ("points", "A difference between two shares, as in 6 points."),
            ("count", "A number of things."),
            ("money", "An amount of money."),
        ]),
    Word::new("direction", "( up | down )", "Whether more is better, or less.", "direction up")
        .or("up")
        .values(&[("up", "More is better."), ("down", "Less is better.")]),
    Word::new("formula", "TEXT", "How it is computed.", "formula \"visits with a code / all visits\""),
];
