//! The properties that guidelines, a message and a single deliverable share; the nearer one wins.

use super::Word;

/// Their rows.
pub const STYLE: &[Word] = &[
    Word::new("audience", "AUDIENCE, ...", "Whom this is for; everyone, if none is named.", "audience trail_runners"),
    Word::new("wording", "( own | cocreated | guided | scripted )", "Who finds the words.", "wording own")
        .or("own")
        .values(&[
            ("own", "The creator finds her own words."),
            ("cocreated", "Creator and brand find the words together."),
            ("guided", "The brand gives points, the creator finds the words."),
            ("scripted", "The brand writes the words."),
        ]),
    Word::new("visuals", "( own | guided | supplied )", "Who makes the pictures.", "visuals own").or("own").values(&[
        ("own", "The creator makes her own pictures."),
        ("guided", "The brand says what should be seen."),
        ("supplied", "The brand delivers the pictures."),
    ]),
    Word::new(
        "criticism",
        "( allowed | forbidden )",
        "Whether the creator may name what she does not like.",
        "criticism allowed",
    )
    .or("allowed")
    .values(&[
        ("allowed", "She may say what she does not like."),
        ("forbidden", "She may not; regulators look at this closely."),
    ]),
    Word::new(
        "takeaway",
        "TEXT",
        "The one thing people should take away.",
        "takeaway \"You never look at your feet.\"",
    ),
    Word::new(
        "points",
        "TEXT, ...",
        "Talking points; the creator uses at least one.",
        "points \"Where you ran\", \"One honest downside\"",
    ),
    Word::new("proof", "TEXT, ...", "What backs the claim.", "proof \"Worn for two winters by mountain rescue\""),
    Word::new("must", "TEXT, ...", "What has to be in it.", "must \"The link in your profile\""),
    Word::new("avoid", "TEXT, ...", "What should not be in it.", "avoid \"Medical claims\""),
    Word::new("caption", "TEXT", "A text that the brand wants word for word.", "caption \"Out today.\""),
    Word::new("call_to_action", "TEXT, ...", "What people are asked to do.", "call_to_action \"Try a pair on.\""),
    Word::new("tone", "TEXT", "How it should sound.", "tone \"As you talk to a friend.\""),
    Word::new("mentions", "HANDLE, ...", "Accounts to be named.", "mentions @northpeak"),
    Word::new("hashtags", "HASHTAG, ...", "Hashtags to be used.", "hashtags #NorthpeakTrail, #RunWild"),
    Word::new("disclosure", "( HASHTAG | TEXT ), ...", "How the post is labelled as paid for.", "disclosure #ad"),
    Word::new("brand_mentions", "COUNT", "How often the brand is to be named.", "brand_mentions 1"),
    Word::new("logo", "( none | subtle | visible | dominant )", "How much of the logo is to be seen.", "logo subtle")
        .values(&[
            ("none", "No logo."),
            ("subtle", "As it is on the product."),
            ("visible", "It is shown on purpose."),
            ("dominant", "It fills the picture."),
        ]),
    Word::new("brand_image", "PERCENT", "Which share of the frame the brand may take.", "brand_image 15%"),
    Word::new("product_on_screen", "LENGTH", "How long the product is to be seen.", "product_on_screen 5 seconds"),
    Word::new("link", "URL", "Where people are sent.", "link \"https://northpeak.example/ridge2\""),
    Word::new("code", "TEXT", "The discount code to be named.", "code \"RIDGE10\""),
    Word::new(
        "review",
        "COUNT ( round | rounds ) [ within DAYS ]",
        "How often the brand may ask for changes, and how fast an answer is wanted, in working days.",
        "review 1 round within 2 days",
    ),
    Word::new(
        "usage",
        "DAYS [ rights:( organic | paid ) ]",
        "How long the brand may use the content, and whether in paid advertising too.",
        "usage 90 days organic",
    )
    .values(&[("organic", "On the brand's own channels."), ("paid", "In paid advertising too.")]),
    Word::new("keep_live", "DAYS", "How long the post has to stay up.", "keep_live 30 days"),
    Word::new("boost", "DAYS", "How long the brand pays to show the post from the creator's account.", "boost 30 days"),
    Word::new("exclusivity", "DAYS", "How long the creator works for no competitor.", "exclusivity 30 days"),
    Word::new(
        "workflow",
        "",
        "When what is due before and after a post, in working days.",
        "workflow { draft 7 days before }",
    )
    .block("workflow"),
    Word::new("reference", "URL, ...", "Examples worth a look.", "reference \"https://northpeak.example/film\""),
];
