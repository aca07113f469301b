//! Data files become tables of Rust when the program is built. What is wrong with one is told with its file and line, and
//! the build fails; here the same code reads files with planted mistakes.

#[path = "../../codegen/data/mod.rs"]
mod data;

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
