//! Hostile text in every string of a campaign, over all formats: nothing of it may do anything.

use crate::common;
use campaignc::brief;
use campaignc::campaign::InfluencerId;
use campaignc::facts::Facts;
use campaignc::render::human::Look;
use campaignc::render::mail;
use campaignc::render::schedule::{csv, ics, json, table, yaml};
use campaignc::schedule::Plan;
use jiff::civil::date;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

/// What people with bad intentions, or with bad luck, write into a text; as it stands between the quotes of a campaign.
const HOSTILE: [(&str, &str); 12] = [
    ("tags", r#"<script>alert(1)</script><img src=x onerror=alert(1)></p></main>&lt;b&gt;"#),
    ("attributes", r#"\" onmouseover=\"alert(1)\" x='"#),
    ("markdown", r"[x](javascript:alert(1)) ![i](http://e.example/i) **b** _i_ ~~s~~ `c` <b> https://e.example"),
    ("markdown blocks", r"# h\n\n- list\n\n> q\n\n```\ncode\n\n---\n\n1. x\n\n| a | b |\n|---|---|"),
    ("setext", r"x\n===\ny\n---"),
    ("formula", r#"=HYPERLINK(\"http://e.example\",\"x\")"#),
    ("formula behind a tab", r"\t@SUM(1+1)*cmd|' /C calc'!A0"),
    ("calendar", r"x\u{d}\nEND:VEVENT\nBEGIN:VALARM;,\\"),
    ("terminal", r"\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{8}"),
    ("bidi", r"\u{202e}evil\u{202c}\u{2066}x\u{2069}\u{2028}"),
    ("yaml", r"no: {a: [b]} # c"),
    ("template", r"{name} {brand} {} {{ x }} {% x %}"),
];

/// The sound example with every string in it replaced, but those that have to be web addresses.
fn with(text: &str) -> String {
    let example = include_str!("../../examples/trail-season.campaign");
    let mut out = String::new();
    for (i, piece) in example.replace("\"\"\"", "\"").split('"').enumerate() {
        match i % 2 {
            0 => out.push_str(piece),
            _ if piece.starts_with("http") => out.push_str(&format!("\"{piece}\"")),
            _ => out.push_str(&format!("\"{text}\"")),
        }
    }
    out.replace("  wording         own\n", &format!("  wording         own\n  must \"{text}\"\n  proof \"{text}\"\n  caption \"{text}\"\n  call_to_action \"{text}\"\n  code \"{text}\"\n"))
}

fn facts(text: &str) -> (Facts, Plan) {
    let facts = common::facts(&with(text));
    let plan = common::plan(&facts);
    (facts, plan)
}

/// Every format with its text.
fn everything(facts: &Facts, plan: &Plan) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("table", table::schedule(facts, plan, Look::default())),
        ("csv", csv::schedule(facts, plan)),
        ("json", json::schedule(facts, plan)),
        ("yaml", yaml::schedule(facts, plan)),
        ("ics", ics::schedule(facts, plan, &CALENDAR)),
    ];
    let briefs = (0..3).filter_map(|who| brief::brief(facts, plan, InfluencerId(who)));
    let team = [brief::plan(facts, plan, &brief::ReviewOutcome::default()), brief::schedule(facts, plan)];
    for document in briefs.chain(team) {
        all.push(("markdown", common::markdown(&document)));
        all.push(("html", common::html(&document)));
    }
    for who in 0..3 {
        let mail = brief::mail(facts, plan, InfluencerId(who)).unwrap();
        all.push(("mail", mail::subject(&mail)));
        all.push(("mail", common::mail(&mail)));
    }
    all
}

const CALENDAR: ics::CalendarOptions =
    ics::CalendarOptions { made_on: date(2027, 2, 1), milestones: Some(ics::Milestones::Events), only: None };

#[test]
fn no_format_lets_a_control_character_or_an_override_through() {
    for (name, text) in HOSTILE {
        let (facts, plan) = facts(text);
        for (format, printed) in everything(&facts, &plan) {
            let breaks: &[char] = if matches!(format, "csv" | "ics") { &['\n', '\r'] } else { &['\n'] };
            let active = |c: char| {
                (c.is_control() && !breaks.contains(&c))
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}')
            };
            assert!(!printed.contains(active), "{name} in {format}: {:?}", printed.find(active));
        }
    }
}

#[test]
fn a_page_has_the_same_tags_and_attributes_whatever_its_texts_say() {
    let tags = |facts: &Facts, plan: &Plan| -> Vec<Vec<String>> {
        let pages = everything(facts, plan).into_iter().filter(|(format, _)| *format == "html");
        pages.map(|(_, page)| shape(&page)).collect()
    };
    let (calm, calm_plan) = facts("calm");
    let expected = tags(&calm, &calm_plan);
    for (name, text) in HOSTILE {
        let (facts, plan) = facts(text);
        for (page, expected) in tags(&facts, &plan).iter().zip(&expected) {
            // A text with empty lines in it is several paragraphs.
            let paragraphs = |tags: &[String]| {
                tags.iter().filter(|t| !matches!(t.as_str(), "p" | "/p")).cloned().collect::<Vec<_>>()
            };
            assert_eq!(paragraphs(page), paragraphs(expected), "{name}");
        }
    }
}

/// The tags of a page with the names of their attributes. Our pages never have a bare `<` or `>` in a text or a value.
fn shape(page: &str) -> Vec<String> {
    let body = page.split_once("</style>").expect("a page has its styles").1;
    let tag = |piece: &str| {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("a tag does not end: {piece}"));
        let mut names = String::new();
        for (i, part) in tag.split('"').enumerate().filter(|(i, _)| i % 2 == 0) {
            let part = part.trim().trim_end_matches('=');
            names.push_str(if i > 0 && !part.is_empty() { " " } else { "" });
            names.push_str(part);
        }
        names
    };
    body.split('<').skip(1).map(tag).collect()
}

#[test]
fn markdown_has_the_same_structure_whatever_its_texts_say() {
    let shapes = |facts: &Facts, plan: &Plan| -> Vec<Vec<String>> {
        let texts = everything(facts, plan).into_iter().filter(|(format, _)| *format == "markdown");
        texts.map(|(_, text)| structure(&text)).collect()
    };
    let (calm, calm_plan) = facts("calm");
    let expected = shapes(&calm, &calm_plan);
    for (name, text) in HOSTILE {
        let (facts, plan) = facts(text);
        for (shape, expected) in shapes(&facts, &plan).iter().zip(&expected) {
            let paragraphs =
                |tags: &[String]| tags.iter().filter(|t| !t.contains("Paragraph")).cloned().collect::<Vec<_>>();
            assert_eq!(paragraphs(shape), paragraphs(expected), "{name}");
        }
    }
}

/// What Markdown makes of a text, without the words.
fn structure(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let event = |event: Event<'_>| match event {
        Event::Text(_) | Event::SoftBreak => None,
        Event::Html(html) | Event::InlineHtml(html) => panic!("{html} is taken for HTML"),
        Event::Start(Tag::Image { .. }) => panic!("an image in\n{text}"),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let ours = ["https://northpeak.example/", "lena@northpeak.example"].iter().any(|u| dest_url.starts_with(u));
            assert!(ours, "{dest_url} is a link");
            Some("Link".to_string())
        }
        Event::Code(_) => Some("Code".to_string()),
        Event::End(end) => Some(format!("{end:?}")),
        other => Some(format!("{other:?}")),
    };
    Parser::new_ext(text, options).filter_map(event).collect()
}

#[cfg(feature = "pdf")]
#[test]
fn every_text_can_be_set_as_pdf_and_gives_the_same_bytes_twice() {
    use campaignc::render::{pages::Pages, pdf};
    for (name, text) in HOSTILE {
        let (facts, plan) = facts(text);
        let briefs = (0..3).filter_map(|who| brief::brief(&facts, &plan, InfluencerId(who)));
        for document in briefs.chain([brief::plan(&facts, &plan, &brief::ReviewOutcome::default())]) {
            let print = || pdf::document(&document, Pages::standard()).unwrap_or_else(|e| panic!("{name}: {e}"));
            let bytes = print();
            assert!(bytes.starts_with(b"%PDF-"), "{name}");
            assert_eq!(bytes, print(), "{name}");
        }
    }
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    for (name, text) in HOSTILE {
        let (facts, plan) = facts(text);
        let printed = csv::schedule(&facts, &plan);
        let mut reader = ::csv::Reader::from_reader(printed.as_bytes());
        let records: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        assert_eq!(records.len(), facts.campaign.posts.len(), "{name}");
        for cell in records.iter().flatten() {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '|', '%']), "{name}: {cell:?}");
        }
    }
}

#[test]
fn a_calendar_has_the_same_properties_whatever_its_texts_say() {
    let names = |facts: &Facts, plan: &Plan| -> Vec<String> {
        let text = ics::schedule(facts, plan, &CALENDAR).replace("\r\n ", "");
        text.split("\r\n").map(|l| l.split([':', ';']).next().unwrap_or("").to_string()).collect()
    };
    let (calm, calm_plan) = facts("calm");
    let expected = names(&calm, &calm_plan);
    for (name, text) in HOSTILE {
        let (facts, plan) = facts(text);
        assert_eq!(names(&facts, &plan), expected, "{name}");
    }
}

#[test]
fn json_and_yaml_give_back_the_title_and_agree() {
    for (name, text) in HOSTILE {
        let (facts, plan) = facts(text);
        let from_json: Value = serde_json::from_str(&json::schedule(&facts, &plan)).unwrap();
        let from_yaml: Value = serde_yaml::from_str(&yaml::schedule(&facts, &plan)).unwrap();
        assert_eq!(from_json, from_yaml, "{name}");
        let title = from_json["campaign"].as_str().unwrap();
        let words = |t: &str| t.split_whitespace().map(str::to_string).collect::<Vec<_>>();
        assert_eq!(words(title), words(&facts.campaign.title), "{name}");
    }
}

#[test]
fn a_terminal_gets_one_line_for_each_post() {
    let (calm, calm_plan) = facts("calm");
    let lines = table::schedule(&calm, &calm_plan, Look::default()).lines().count();
    for (name, text) in HOSTILE {
        let (facts, plan) = facts(text);
        let table = table::schedule(&facts, &plan, Look::default());
        assert_eq!(table.lines().count(), lines, "{name}:\n{table}");
    }
}
