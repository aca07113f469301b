//! Data files become tables of Rust when the program is built. What is wrong with one is told with its file and line, and
//! the build fails; here the same code reads files with planted mistakes.

#[path = "../../codegen/data/mod.rs"]
mod data;

use data::cards::{self, FAMILIES, Family};
use data::norms::norms;
use data::tables::FILES;

/// What is wrong with a text for a file of the vocabulary.
fn told(name: &str, text: &str) -> Vec<String> {
    let file = FILES.iter().find(|f| f.name == name).expect("there is such a file");
    let path = format!("src/vocabulary/data/{name}.toml");
    file.rust(&path, text).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn shipped(name: &str) -> String {
    let path = format!("{}/src/vocabulary/data/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the file is there").replace("\r\n", "\n")
}

/// The shipped file with the first of a piece of text replaced, and the line that it stands in.
fn planted(name: &str, piece: &str, with: &str) -> (String, usize) {
    let text = shipped(name);
    let at = text.find(piece).unwrap_or_else(|| panic!("{name} has {piece:?}"));
    (text.replacen(piece, with, 1), text[..at].matches('\n').count() + 1)
}

#[test]
fn the_shipped_files_are_sound() {
    for file in FILES {
        assert_eq!(told(file.name, &shipped(file.name)), [""; 0]);
    }
}

#[test]
fn an_unknown_key_is_told_with_its_file_and_line_in_every_file() {
    for file in FILES {
        let (key, _) = file.holds[0];
        let (text, line) = match shipped(file.name).find(&format!("[[{}]]\n", key.key)) {
            Some(_) => planted(file.name, &format!("[[{}]]\n", key.key), &format!("[[{}]]\nodd = 1\n", key.key)),
            None => (format!("odd = 1\n{}", shipped(file.name)), 0),
        };
        let found = told(file.name, &text);
        let start = format!("src/vocabulary/data/{}.toml:{}: unknown key `odd`: ", file.name, line + 1);
        assert!(found.len() == 1 && found[0].starts_with(&start), "{found:#?}");
    }
}

#[test]
fn a_wrong_value_is_told_with_its_line_and_what_would_be_right() {
    let wrong = [
        ("metrics", "family = \"sentiment\"", "family = \"sentimental\"", "`family` is one of `sentiment`, `branding`"),
        (
            "metrics",
            "doc = \"How many of those who take a side are for it.\"",
            "doc = \"How many\"",
            "`doc` is a sentence",
        ),
        ("channels", "low = [3.0, 2.0, 1.5, 1.0, 0.7]", "low = [3.0, 2.0]", "`low` is a list of 5 numbers"),
        ("channels", "title = \"TikTok\"", "title = \"\"", "`title` is a text that is not empty"),
        (
            "channels",
            "engagement_by_views = true",
            "engagement_by_views = \"yes\"",
            "`engagement_by_views` is `true` or",
        ),
        ("language", "times = \"many\"", "times = \"often\"", "`times` is one of `required`, `many`"),
        (
            "language",
            "[\"launch\", \"Something new is brought out.\"]",
            "[\"launch\"]",
            "`values` is a list of lists of",
        ),
        ("tiers", "from = 10_000", "from = -1", "`from` is a whole number"),
        ("tiers", "sponsored = 20", "sponsored = nan", "`sponsored` is a number"),
        ("markets", "code = \"CH\"", "code = 41", "`code` is a text"),
        ("codes", "AD = \"Andorra\"", "AD = [\"Andorra\"]", "`countries` is a text"),
    ];
    for (name, piece, with, message) in wrong {
        let (text, line) = planted(name, piece, with);
        let found = told(name, &text);
        let start = format!("src/vocabulary/data/{name}.toml:{line}: {message}");
        assert!(found.len() == 1 && found[0].starts_with(&start), "{start}\n{found:#?}");
    }
}

#[test]
fn what_is_missing_is_told_at_the_row_that_lacks_it() {
    let (text, line) = planted("channels", "title = \"TikTok\"\n", "");
    let header = line - 2;
    let found = told("channels", &text);
    assert_eq!(found, [format!("src/vocabulary/data/channels.toml:{header}: `title` is missing: `channel` needs it")]);
}

#[test]
fn what_stands_twice_is_told_at_the_second() {
    let (text, line) = planted("channels", "name = \"tiktok\"", "name = \"Instagram\"");
    let found = told("channels", &text);
    assert_eq!(found, [format!("src/vocabulary/data/channels.toml:{line}: `name = \"Instagram\"` stands twice")]);
    let (text, line) = planted("codes", "AE = \"United Arab Emirates\"", "AD = \"Andorra again\"");
    let found = told("codes", &text);
    assert!(found.len() == 1 && found[0].contains(&format!("codes.toml:{line}: ")), "{found:#?}");
}

#[test]
fn what_is_no_toml_is_told_with_its_line() {
    let (text, line) = planted("metrics", "unit = \"percent\"", "unit = ");
    let found = told("metrics", &text);
    assert!(found.len() == 1 && found[0].contains(&format!("metrics.toml:{line}: ")), "{found:#?}");
}

/// A card as it should be.
const CARD: &str = r#"+++
level = "warning"

[[thresholds]]
key = "posts"
default = 3
unit = "posts"
doc = "The most posts."

[[evidence]]
claim = "More is too much."
source = "Somebody, 2026"
grade = "B"
+++

# too-many-posts

So many posts
are too many.

## Why it matters

It does.

## How it is found

By counting.

## This shows it

```campaign
deliver 4 posts
```

## This does not

```campaign
deliver 3 posts
```
"#;

#[test]
fn every_shipped_card_is_sound_and_has_a_rule_of_its_file() {
    for family in FAMILIES {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(family.folder);
        let files = std::fs::read_dir(folder).expect("the folder is there").filter_map(Result::ok);
        let cards: Vec<_> = files.map(|f| f.path()).filter(|p| p.extension().is_some_and(|e| e == "md")).collect();
        assert!(cards.len() > 5, "{}: the cards are found", family.folder);
        for path in cards {
            let text = std::fs::read_to_string(&path).expect("the card is there");
            let made = card(family.mistake, &text);
            assert!(made.is_ok(), "{}: {made:?}", path.display());
            assert!(family.made == "catalogue" || path.with_extension("rs").is_file(), "{}: no check", path.display());
        }
    }
}

fn family(mistake: &str) -> &'static Family {
    FAMILIES.iter().find(|f| f.mistake == mistake).expect("there is such a family")
}

fn card(mistake: &str, text: &str) -> Result<String, Vec<String>> {
    let norms = norms(&shipped("tiers"), &shipped("channels"));
    let made = cards::rust(&[(family(mistake), "posts.md".to_string(), text.to_string())], &norms);
    made.map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

#[test]
fn a_card_becomes_all_that_is_known_of_a_rule() {
    let rust = card("Saturation", CARD).expect("the card is sound");
    for piece in [
        "pub const TOO_MANY_POSTS: Meta",
        "name: \"too-many-posts\", mistake: Mistake::Saturation, level: Level::Warning",
        "summary: \"So many posts are too many.\"",
        "&[Threshold { key: \"posts\", default: 3.0, unit: \"posts\", doc: \"The most posts.\" }]",
        "grade: Grade::B",
        "bad: \"deliver 4 posts\", good: \"deliver 3 posts\"",
    ] {
        assert!(rust.contains(piece), "{piece}\n{rust}");
    }
}

#[test]
fn thresholds_by_tier_take_their_defaults_from_the_vocabulary() {
    let by_tier =
        "[thresholds_by_tier]\nof = \"low engagement\"\nunit = \"%\"\ndoc = \"{channel}, {sizes}, {base}.\"\n";
    let (above, below) = CARD.split_once("[[thresholds]]").expect("it has thresholds");
    let (_, below) = below.split_once("\n\n").expect("something follows");
    let rust = card("Authenticity", &format!("{above}{by_tier}{below}")).expect("the card is sound");
    let first = "key: \"instagram_nano\", default: 3.0, unit: \"%\", doc: \"Instagram, below 10k, followers.\"";
    assert!(rust.contains(first) && rust.contains("key: \"youtube_mega\", default: 0.9"), "{rust}");
}

#[test]
fn what_is_wrong_with_a_card_is_told_with_its_line() {
    let wrong = [
        ("level = \"warning\"", "level = \"loud\"", "`level` is one of `error`, `warning`, `advice`"),
        ("unit = \"posts\"", "unti = \"posts\"", "unknown key `unti`"),
        ("grade = \"B\"", "grade = \"D\"", "`grade` is one of `A`, `B`, `C`"),
        ("default = 3", "default = \"3\"", "`default` is a number"),
        ("# too-many-posts", "# Too many posts", "`Too many posts` is not a name"),
        ("## How it is found", "## How", "unknown section `How`"),
        ("## How it is found", "## Why it matters", "the section `Why it matters` stands twice"),
        ("By counting.", "By counting.\n\nTwice.", "a section is one paragraph"),
        ("## This shows it\n\n```campaign", "## This shows it\n\ndeliver", "an example stands between"),
    ];
    for (piece, with, message) in wrong {
        let at = CARD.find(piece).expect("the card has it") + with.rfind("\n").map_or(0, |i| i + 1);
        let line = CARD[..at].matches('\n').count() + 1;
        let told = card("Saturation", &CARD.replacen(piece, with, 1)).expect_err(with);
        let start = format!("posts.md:{line}: {message}");
        assert!(told.iter().any(|t| t.starts_with(&start)), "{start}\n{told:#?}");
    }
}

#[test]
fn what_a_card_lacks_is_told() {
    let without = |from: &str, to: &str| {
        let (start, end) = (CARD.find(from).expect("it is there"), CARD.find(to).expect("it is there"));
        card("Saturation", &format!("{}{}", &CARD[..start], &CARD[end..])).expect_err("something is missing")
    };
    assert_eq!(
        without("+++\nlevel", "# too-many"),
        ["posts.md:1: a card begins with its head: TOML between two lines `+++`"]
    );
    assert_eq!(without("[[evidence]]", "+++\n\n#"), ["posts.md:1: `evidence` is missing: a rule rests on something"]);
    assert_eq!(
        without("## How", "## This shows"),
        ["posts.md:16: the section `## How it is found` is missing or empty"]
    );
    let open = CARD.trim_end().trim_end_matches("```");
    assert!(card("Saturation", open).expect_err("it is open")[0].ends_with("an example has no closing ```"));
    let examples = CARD.find("## This shows it").expect("it is there");
    assert_eq!(card("Saturation", &CARD[..examples]).expect_err("examples are missing").len(), 1);
    assert!(card("Language", &CARD[..examples]).is_ok(), "a rule of the language may have none");
}

#[test]
fn no_two_cards_have_one_name() {
    let twice = ["a.md", "b.md"].map(|path| (family("Kpis"), path.to_string(), CARD.to_string()));
    let told = cards::rust(&twice, &[]).expect_err("the name stands twice");
    assert_eq!(told[0].to_string(), "b.md:1: `too-many-posts` stands in a.md too");
}
