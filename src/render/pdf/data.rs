//! A document as data for the template: every text inert and on one line, with the way it runs.

use crate::brief::document::{
    Align, Block, Callout, Chart, ChartKind, Document, Inline, List, ListKind, NamedValue, Table, Text, Tone,
};
use crate::render::direction::{begins_rtl, is_rtl};
use crate::render::html;
use crate::render::inert::one_line;
use crate::render::pages::Pages;
use crate::render::{is_mail, safe_url};
use serde_json::{Value, json};

/// The widest and the narrowest that a column counts, in letters.
const WEIGHTS: (usize, usize) = (5, 36);

/// The document with the style of the house.
pub(super) fn of(document: &Document, pages: &Pages) -> Value {
    let house = pages.house();
    let [accent, ink] = house.printed();
    let section = |s: &crate::brief::document::Section| {
        let blocks: Vec<Value> = s.blocks.iter().map(|b| block(b, &accent)).collect();
        json!({ "key": s.key, "title": words(&s.title), "blocks": blocks })
    };
    json!({
        "language": document.language,
        "kicker": words(&document.kicker),
        "title": words(&document.title),
        "summary": words(&document.summary),
        "glance": facts(&document.glance),
        "sections": document.sections.iter().map(section).collect::<Vec<_>>(),
        "footer": words(&document.footer),
        "house": {
            "accent": accent,
            "ink": ink,
            "font": house.font(),
            "sender": house.sender().map(|s| one_line(s).into_owned()),
            "logo": house.logo().map(|l| format!("logo.{}", extension(l.kind))),
        },
    })
}

/// The ending of a picture's name.
pub(super) fn extension(kind: &str) -> &str {
    match kind.rsplit('/').next().unwrap_or("png") {
        "svg+xml" => "svg",
        kind => kind,
    }
}

/// A text of its own: its words, and whether they run from right to left.
fn words(text: &str) -> Value {
    json!({ "text": one_line(text), "rtl": is_rtl(text) })
}

fn parts(text: &Text) -> Vec<Value> {
    text.0.iter().filter(|i| !i.words().is_empty()).map(part).collect()
}

fn part(inline: &Inline) -> Value {
    let text = one_line(inline.words());
    let (kind, href) = match inline {
        Inline::Plain(_) => ("plain", None),
        Inline::Strong(_) => ("strong", None),
        Inline::Quiet(_) => ("quiet", None),
        Inline::Aside(_) => ("aside", None),
        Inline::Exact(_) => ("exact", None),
        Inline::Link(url) => ("link", safe_url(url).map(str::to_string)),
        Inline::Mail(address) => ("link", is_mail(address).then(|| format!("mailto:{address}"))),
    };
    json!({ "kind": kind, "text": text, "href": href })
}

/// A paragraph of its own.
fn paragraph(text: &Text) -> Value {
    json!({ "parts": parts(text), "rtl": is_rtl(&text.words()) })
}

/// Words within a row of others.
fn cell(text: &Text) -> Value {
    let words = text.words();
    json!({ "parts": parts(text), "rtl": is_rtl(&words) && begins_rtl(&words) })
}

fn facts(facts: &[NamedValue]) -> Vec<Value> {
    facts.iter().map(|f| json!({ "name": one_line(&f.name), "value": cell(&f.value) })).collect()
}

fn block(block: &Block, accent: &str) -> Value {
    match block {
        Block::Paragraph(text) => {
            let role = match text.0.as_slice() {
                [Inline::Strong(_)] => "intro",
                [Inline::Quiet(_)] => "quiet",
                _ => "plain",
            };
            json!({ "type": "paragraph", "role": role, "text": paragraph(text) })
        }
        Block::Quote(text) => json!({ "type": "quote", "text": paragraph(text) }),
        Block::Verbatim(text) => {
            let lines: Vec<Value> = text.lines().map(words).collect();
            json!({ "type": "verbatim", "lines": lines })
        }
        Block::Heading(text) => json!({ "type": "heading", "text": words(text) }),
        Block::List(list) => self::list(list),
        Block::Facts(list) => json!({ "type": "facts", "facts": facts(list) }),
        Block::Table(table) => self::table(table),
        Block::Callout(callout) => self::callout(callout),
        Block::Chart(chart) => self::chart(chart, accent),
    }
}

fn list(list: &List) -> Value {
    let kind = match list.kind {
        ListKind::Plain => "plain",
        ListKind::Arc => "arc",
        ListKind::Must => "must",
        ListKind::Avoid => "avoid",
    };
    let own = |item: &Text| item.0.iter().any(|i| matches!(i, Inline::Strong(_)));
    let items: Vec<Value> = list.items.iter().map(|i| json!({ "text": cell(i), "own": own(i) })).collect();
    json!({ "type": "list", "kind": kind, "items": items })
}

fn table(table: &Table) -> Value {
    let columns = table.columns.iter().enumerate().map(|(i, column)| {
        let cells = table.rows.iter().filter_map(|r| r.get(i)).map(Text::words);
        let weight = cells.map(|c| letters(&c)).chain([longest_word(&column.title)]).max().unwrap_or(1);
        json!({
            "title": one_line(&column.title),
            "end": column.align == Align::End,
            "weight": weight.clamp(WEIGHTS.0, WEIGHTS.1),
        })
    });
    let rows: Vec<Vec<Value>> = table.rows.iter().map(|r| r.iter().map(cell).collect()).collect();
    json!({
        "type": "table",
        "caption": one_line(&table.caption),
        "columns": columns.collect::<Vec<_>>(),
        "rows": rows,
        "total": table.total,
    })
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(letters).max().unwrap_or(0)
}

fn callout(callout: &Callout) -> Value {
    let tone = match callout.tone {
        Tone::Good => "good",
        Tone::Note => "note",
        Tone::Bad => "bad",
    };
    let items: Vec<Value> = callout.items.iter().map(cell).collect();
    json!({
        "type": "callout",
        "tone": tone,
        "title": words(&callout.title),
        "text": paragraph(&callout.text),
        "items": items,
    })
}

fn chart(chart: &Chart, accent: &str) -> Value {
    json!({
        "type": "chart",
        "title": words(&chart.title),
        "alt": one_line(&chart.alt),
        "wide": matches!(chart.kind, ChartKind::Calendar(_) | ChartKind::Curve(_)),
        "svg": html::picture(chart, accent),
    })
}
