//! The reference pages of the documentation, made from the manual: `docs/language.md` and `docs/rule-reference`.

use campaignc::findings::{Level, Meta, Mistake};
use campaignc::lower::nesting;
use campaignc::manual::{self, Article, Body, SHARED, Term};
use campaignc::project::all_metas;
use campaignc::say;
use campaignc::syntax::{lay_out, parse};
use campaignc::vocabulary::{self, CHANNELS, Entry, Family, METRICS, Slot, TIERS, TOP_LEVEL, WordBlock};
use std::fmt::Write as _;

/// What stands at the head of every page that is made here.
pub const MADE: &str = "<!-- Made from the code: change it there, then run `UPDATE=1 cargo test --test it docs`. -->\n";

/// The families in the order of the pages, each with the name of its page and what it is about.
pub const FAMILIES: [(Mistake, &str, &str); 6] = [
    (Mistake::Authenticity, "Authenticity", "The first mistake: reach is bought instead of authenticity and fit."),
    (Mistake::BrandVoice, "Brand voice", "The second mistake: the brand talks too much, and scripts people."),
    (Mistake::Saturation, "Saturation", "The third mistake: one audience is bombarded with many messages."),
    (Mistake::Kpis, "KPIs", "The fourth mistake: success is judged by interaction or sales alone, or not at all."),
    (Mistake::Practice, "Practice and law", "Beside the four mistakes: sound practice, contracts and the law."),
    (
        Mistake::Language,
        "Language",
        "Beside the mistakes: what keeps a file from being understood. Its errors cannot be switched off.",
    ),
];

/// All pages, each with its file.
pub fn pages() -> Vec<(String, String)> {
    let family =
        |(mistake, ..): (Mistake, _, _)| (format!("docs/rule-reference/{}.md", mistake.name()), rules(mistake));
    let mut pages: Vec<_> = FAMILIES.into_iter().map(family).collect();
    pages.push(("docs/language.md".to_string(), language()));
    pages.push(("docs/rule-reference/README.md".to_string(), rules_index()));
    pages
}

/// The language reference: every statement, property, value and catalogue of the table.
fn language() -> String {
    let mut out = format!("{MADE}\n# Language reference\n\n{LANGUAGE_INTRO}\n");
    value_kinds(&mut out);
    top_level(&mut out);
    for section in vocabulary::sections().iter().filter(|s| s.name != TOP_LEVEL && !SHARED.contains(&s.name)) {
        block(section, &mut out);
    }
    shared(&mut out);
    catalogues(&mut out);
    out
}

const LANGUAGE_INTRO: &str = "\
Every word of the language stands on this page, with what may follow it. How a file is written (texts, numbers, dates, \
comments) is told in [the notation](notation.md); `campaignc explain WORD` shows the same in the terminal.

Each entry begins with the shape of the line:

| In a shape | It means |
| --- | --- |
| `within` | this very word |
| `MONEY` | a value of this kind, see [below](#kinds-of-values) |
| `[ … ]` | may be left out |
| `( a \\| b )` | one of these |
| `TEXT, …` | one or more, with commas between |

Clauses of `deliver` that are marked as optional may stand in any order. A word may stand once in its block unless its \
entry says otherwise.
";

fn value_kinds(out: &mut String) {
    out.push_str("## Kinds of values\n\n| In a shape | Stands for | For example |\n| --- | --- | --- |\n");
    for slot in Slot::all() {
        let (what, example) = slot.describe();
        let what = if matches!(slot, Slot::New(_)) { "a name that is declared here" } else { what };
        let _ = writeln!(out, "| `{}` | {what} | `{example}` |", slot.notation());
    }
    out.push('\n');
}

fn top_level(out: &mut String) {
    out.push_str("## At top level\n\nThese words begin the statements of a file, in any order.\n\n");
    let overrides = section("overrides");
    for entry in vocabulary::top_level().entries.iter().filter(|e| overrides.find(e.word.name).is_none()) {
        self::entry(entry, out);
    }
    out.push_str("- `allow`, `warn` and `deny` may stand here too: see [decisions about rules](#allow-warn-deny).\n\n");
}

fn section(name: &str) -> &'static WordBlock {
    vocabulary::sections().iter().find(|s| s.name == name).expect("the block is in the table")
}

/// A block with its own words; those it shares with others are linked.
fn block(block: &WordBlock, out: &mut String) {
    let (style, overrides) = (section("style"), section("overrides"));
    let own = |e: &&Entry| overrides.find(e.word.name).is_none() && !same_row(style, e);
    let _ = writeln!(out, "## {}\n\n{}\n", title(block.name), purpose(block.name));
    for entry in block.entries.iter().filter(own) {
        self::entry(entry, out);
    }
    let has = |shared: &WordBlock| shared.entries.iter().all(|e| same_row(block, e));
    if has(style) {
        out.push_str("- All the properties of [content](#content).\n");
    }
    if has(overrides) {
        out.push_str("- [`allow`, `warn`, `deny`](#allow-warn-deny).\n");
    }
    out.push('\n');
}

fn same_row(block: &WordBlock, entry: &Entry) -> bool {
    block.find(entry.word.name).is_some_and(|(_, e)| std::ptr::eq(e.word, entry.word))
}

fn title(block: &str) -> String {
    match block {
        "account" => "In the block of `on`".to_string(),
        name => format!("In `{name}`"),
    }
}

/// What a block is, as the word that carries it says.
fn purpose(block: &str) -> &'static str {
    let carries = |e: &&Entry| e.word.block == Some(block);
    let carrier = vocabulary::sections().iter().flat_map(|s| s.entries.iter()).find(carries);
    carrier.map_or("", |e| e.word.doc)
}

fn shared(out: &mut String) {
    out.push_str(
        "## Content\n\nThese words may stand in `guidelines`, where they hold for every message; in a `message`, where \
         they win over the guidelines; and in a `deliver`, where they win over both.\n\n",
    );
    section("style").entries.iter().for_each(|e| entry(e, out));
    out.push_str(
        "\n## `allow`, `warn`, `deny`\n\nDecisions about rules. At top level they hold for the file, in a block for that \
         block.\n\n",
    );
    section("overrides").entries.iter().for_each(|e| entry(e, out));
    out.push('\n');
}

/// A word as an item of a list: its shape, what it says, and its values below.
fn entry(entry: &Entry, out: &mut String) {
    let article = manual::word(entry);
    let shape = article.shape.as_deref().unwrap_or_default();
    let _ = write!(out, "- `{shape}`  \n  {}", article.summary);
    let mut values: &[Term] = &[];
    for detail in article.details.iter().filter(|d| d.at_a_glance) {
        match &detail.body {
            Body::Nothing => drop(write!(out, " {}.", detail.title)),
            Body::Prose(prose) => drop(write!(out, " {}: {prose}.", detail.title)),
            Body::Campaign(text) if text == shape => {}
            Body::Campaign(text) => drop(write!(out, "  \n  {}: `{text}`", detail.title)),
            Body::Terms(terms) => values = terms,
            Body::List(_) => {}
        }
    }
    out.push('\n');
    for value in values {
        let _ = writeln!(out, "  - `{}`: {}", value.name, value.doc);
    }
}

fn catalogues(out: &mut String) {
    out.push_str(
        "## Channels\n\nThese need no declaration. Formats may be written in the plural. A `channel` block tunes one of \
         them, or declares another.\n\n",
    );
    table("Channel", &["Formats", "Engagement is a share of"], CHANNELS.iter().map(manual::channel), out);
    out.push_str("\n## Metrics\n\nThese need no declaration. A `metric` block makes one of your own.\n");
    for family in Family::ALL {
        let _ = writeln!(out, "\n### {}\n", say::capitalised(family.name()));
        let metrics = METRICS.iter().filter(|m| m.family == family).map(manual::metric);
        table("Tells", &["Computed as", "A target is"], metrics, out);
    }
    out.push_str("\n## Tiers\n\n");
    table("Size of the following", &[], TIERS.into_iter().map(manual::tier), out);
}

/// Articles of one kind, a row each: the name, the summary, and these of their parts.
fn table(summary: &str, parts: &[&str], articles: impl Iterator<Item = Article>, out: &mut String) {
    let titles = [&["Name", summary], parts].concat();
    let _ = writeln!(out, "| {} |\n|{}", titles.join(" | "), " --- |".repeat(titles.len()));
    for article in articles {
        let _ = write!(out, "| `{}` | {} |", article.name, article.summary);
        for part in parts {
            let Some(Body::Prose(prose)) = article.detail(part) else { panic!("{} has no {part}", article.name) };
            let _ = write!(out, " {prose} |");
        }
        out.push('\n');
    }
}

/// The page that lists all rules by family.
fn rules_index() -> String {
    let mut out = format!("{MADE}\n# Rules\n\n{INDEX_INTRO}");
    for (mistake, title, about) in FAMILIES {
        let page = format!("{}.md", mistake.name());
        let _ = writeln!(out, "\n## [{title}]({page})\n\n{about}\n");
        out.push_str("| Rule | Level | Finds |\n| --- | --- | --- |\n");
        for m in all_metas().filter(|m| m.mistake == mistake) {
            let _ = writeln!(out, "| [`{0}`]({page}#{0}) | {1} | {2} |", m.name, m.level, m.summary);
        }
    }
    out
}

const INDEX_INTRO: &str = "\
Each rule has a page of its own text: why it matters, how it is computed, what it rests on, and a plan that shows it \
beside one that does not. `campaignc explain RULE` shows the same in the terminal.

A rule never stops you: a plan with mistakes is still a plan. To change a level or a number for a project, see \
[decisions](../decisions.md).
";

/// The page of a family: all that its rules say of themselves.
fn rules(family: Mistake) -> String {
    let (_, title, about) = FAMILIES.into_iter().find(|f| f.0 == family).expect("each family has a page");
    let mut out = format!("{MADE}\n# {title}\n\n{about}\n");
    all_metas().filter(|m| m.mistake == family).for_each(|m| rule(m, &mut out));
    out
}

fn rule(meta: &'static Meta, out: &mut String) {
    let article = manual::rule(meta);
    let _ = writeln!(out, "\n## {}\n\n**{}.** {}", article.name, say::capitalised(meta.level.name()), article.summary);
    let broken = meta.mistake == Mistake::Language && meta.level == Level::Error;
    for detail in &article.details {
        let title = detail.title;
        let _ = match &detail.body {
            Body::Nothing => writeln!(out, "\n**{title}.**"),
            Body::Prose(prose) => writeln!(out, "\n**{title}.** {prose}"),
            Body::List(items) => writeln!(out, "\n{title}:\n\n- {}", linked(&items.join("\n- "))),
            Body::Terms(terms) => writeln!(out, "\n{}", thresholds(terms)),
            Body::Campaign(text) if broken && text.trim() == meta.bad.trim() => {
                writeln!(out, "\n{title}:\n\n```campaign,error\n{text}\n```")
            }
            Body::Campaign(text) => writeln!(out, "\n{title}:\n\n```campaign\n{}\n```", laid_out(text)),
        };
    }
}

fn thresholds(terms: &[Term]) -> String {
    let row = |t: &Term| format!("\n| `{}` | {} | {} |", t.name, t.default.as_deref().unwrap_or_default(), t.doc);
    let rows: String = terms.iter().map(row).collect();
    format!("| In `campaignc.yaml` | Default | What it does |\n| --- | --- | --- |{rows}")
}

fn laid_out(example: &str) -> String {
    lay_out(example, &parse(example, &nesting), &nesting).text.trim_matches('\n').to_string()
}

/// A text with its web addresses marked as such.
fn linked(text: &str) -> String {
    let word = |w: &str| {
        let bare = w.trim_end_matches([',', ';', ')']);
        if bare.starts_with("https://") { format!("<{bare}>{}", &w[bare.len()..]) } else { w.to_string() }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_family_of_rules_has_a_page() {
    for meta in all_metas() {
        assert!(FAMILIES.iter().any(|f| f.0 == meta.mistake), "{} is on no page", meta.name);
    }
}
