//! The reference pages of the documentation, made from the table of the language and from what the rules say of
//! themselves. `docs/language.md` and `docs/rule-reference/` hold what these functions give; a test holds them to it.

use crate::explain::shown;
use crate::findings::{Level, Meta, Mistake};
use crate::lower::nesting;
use crate::project::all_metas;
use crate::say;
use crate::syntax::{lay_out, parse};
use crate::vocabulary::{
    self, CHANNELS, Direction, Entry, Family, METRICS, Section, Slot, TIERS, TOP_LEVEL, Times, Unit,
};
use std::fmt::Write as _;

/// What stands at the head of every page that is made here.
const MADE: &str = "<!-- Made from the code: change it there, then run `UPDATE=1 cargo test --test it docs`. -->\n";

/// Blocks that have no page of their own: their words stand in several blocks.
const SHARED: [&str; 2] = ["style", "overrides"];

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

/// The language reference: every statement, property, value and catalogue of the table, as Markdown.
pub fn language() -> String {
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

fn section(name: &str) -> &'static Section {
    let found = vocabulary::sections().iter().find(|s| s.name == name);
    found.unwrap_or_else(vocabulary::top_level)
}

/// A block with its own words; those it shares with others are linked.
fn block(block: &Section, out: &mut String) {
    let (style, overrides) = (section("style"), section("overrides"));
    let own = |e: &&Entry| overrides.find(e.word.name).is_none() && !same_row(style, e);
    let _ = writeln!(out, "## {}\n\n{}\n", title(block.name), purpose(block.name));
    for entry in block.entries.iter().filter(own) {
        self::entry(entry, out);
    }
    let has = |shared: &Section| shared.entries.iter().all(|e| same_row(block, e));
    if has(style) {
        out.push_str("- All the properties of [content](#content).\n");
    }
    if has(overrides) {
        out.push_str("- [`allow`, `warn`, `deny`](#allow-warn-deny).\n");
    }
    out.push('\n');
}

fn same_row(block: &Section, entry: &Entry) -> bool {
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

fn entry(entry: &Entry, out: &mut String) {
    let word = entry.word;
    let shape = format!("{} {}", word.name, entry.pattern);
    let _ = write!(out, "- `{}`  \n  {}", shape.trim_end(), word.doc);
    match word.times {
        Times::Required => out.push_str(" Required."),
        Times::Many => out.push_str(" May be repeated."),
        Times::Once => {}
    }
    if let Some(default) = word.default {
        let _ = write!(out, " If left out: {default}.");
    }
    if word.example != shape.trim_end() {
        let _ = write!(out, "  \n  For example: `{}`", word.example);
    }
    out.push('\n');
    for (value, doc) in word.values {
        let _ = writeln!(out, "  - `{value}`: {doc}");
    }
}

fn catalogues(out: &mut String) {
    out.push_str(
        "## Channels\n\nThese need no declaration. Formats may be written in the plural. A `channel` block tunes one of \
         them, or declares another.\n\n| Name | Channel | Formats | Engagement is a share of |\n| --- | --- | --- | --- |\n",
    );
    for c in CHANNELS {
        let base = if c.engagement_by_views { "views" } else { "followers" };
        let _ = writeln!(out, "| `{}` | {} | {} | {base} |", c.name, c.title, c.formats.join(", "));
    }
    metrics(out);
    out.push_str("\n## Tiers\n\n| Name | Followers |\n| --- | --- |\n");
    for tier in TIERS {
        let _ = writeln!(out, "| `{}` | {} |", tier.name(), tier.doc().trim_end_matches('.'));
    }
}

fn metrics(out: &mut String) {
    out.push_str("\n## Metrics\n\nThese need no declaration. A `metric` block makes one of your own.\n");
    for family in Family::ALL {
        let _ = writeln!(out, "\n### {}\n", say::capitalised(family.name()));
        out.push_str("| Name | Tells | Computed as | A target is |\n| --- | --- | --- | --- |\n");
        for m in METRICS.iter().filter(|m| m.family == family) {
            let target = target(m.unit, m.direction);
            let _ = writeln!(out, "| `{}` | {} | {} | {target} |", m.name, m.doc, m.formula);
        }
    }
}

fn target(unit: Unit, direction: Direction) -> String {
    let what = match unit {
        Unit::Percent => "a percentage",
        Unit::Points => "a number of points",
        Unit::Count => "a number",
        Unit::Money => "an amount of money",
    };
    let better = if direction == Direction::Up { "more" } else { "less" };
    format!("{what}; {better} is better")
}

/// The page that lists all rules by family; `language` rules are told of in a sentence.
pub fn rules_index() -> String {
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

/// The page of a family: all that its rules say of themselves, as Markdown.
pub fn rules(family: Mistake) -> String {
    let (_, title, about) = FAMILIES.into_iter().find(|f| f.0 == family).unwrap_or(FAMILIES[0]);
    let mut out = format!("{MADE}\n# {title}\n\n{about}\n");
    for meta in all_metas().filter(|m| m.mistake == family) {
        rule(meta, &mut out);
    }
    out
}

fn rule(meta: &Meta, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n\n**{}.** {}\n", meta.name, say::capitalised(meta.level.name()), meta.summary);
    // What rules of the language say stands by itself: there is nothing to be computed.
    let _ = match meta.mistake {
        Mistake::Language => writeln!(out, "{} {}", meta.why, meta.how),
        _ => writeln!(out, "**Why it matters.** {}\n\n**How it is found.** {}", meta.why, meta.how),
    };
    if !meta.thresholds.is_empty() {
        out.push_str("\n| In `campaignc.yaml` | Default | What it does |\n| --- | --- | --- |\n");
        for t in meta.thresholds {
            let _ = writeln!(out, "| `{}` | {} | {} |", t.key, shown(t), t.doc);
        }
    }
    if family_has_evidence(meta.mistake) {
        out.push_str("\nEvidence:\n\n");
        for e in meta.evidence {
            let _ = writeln!(out, "- {} ({}; {})", e.claim, linked(e.source), e.grade.describe());
        }
    }
    let broken = meta.mistake == Mistake::Language && meta.level == Level::Error;
    let mark = if broken { ",error" } else { "" };
    for (title, mark, example) in [("This shows it:", mark, meta.bad), ("This does not:", "", meta.good)] {
        if !example.trim().is_empty() {
            let text = if mark.is_empty() { laid_out(example) } else { example.to_string() };
            let _ = writeln!(out, "\n{title}\n\n```campaign{mark}\n{}\n```", text.trim_matches('\n'));
        }
    }
}

fn laid_out(example: &str) -> String {
    lay_out(example, &parse(example, &nesting), &nesting).text
}

/// A text with its web addresses marked as such.
fn linked(text: &str) -> String {
    let word = |w: &str| {
        let bare = w.trim_end_matches([',', ';', ')']);
        if bare.starts_with("https://") { format!("<{bare}>{}", &w[bare.len()..]) } else { w.to_string() }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Rules of the language rest on the language itself.
fn family_has_evidence(family: Mistake) -> bool {
    family != Mistake::Language
}
