//! Documents as HTML: one file that needs nothing else, neither a script nor the network.

mod chart;

#[cfg(feature = "pdf")]
pub(super) use chart::picture;

use super::direction::{begins_rtl, is_rtl};
use super::inert::one_line;
use super::{is_mail, safe_url};
use crate::brief::document::{Align, Block, Callout, Inline, List, ListKind, NamedValue, Section, Table, Text, Tone};
use std::fmt::Write as _;

/// From how many columns on a table may be wider than a phone, so that it scrolls by itself.
const WIDE_COLUMNS: usize = 4;

/// The section whose table a phone shows as a list for each row, with the name of its column at each cell.
const LABELLED: &str = "dates";

/// What stands under the heading of a section; `number` is that of the section in its page.
pub(super) fn blocks(section: &Section, number: usize) -> String {
    let labelled = section.key == LABELLED;
    let mut page = HtmlPage { out: String::with_capacity(2048), number, anchors: 0, labelled };
    section.blocks.iter().for_each(|b| page.block(b));
    page.out
}

/// What a reader must know within a minute; nothing where there is nothing to know.
pub(super) fn glance(facts: &[NamedValue]) -> String {
    let mut page = HtmlPage { out: String::new(), number: 0, anchors: 0, labelled: false };
    if !facts.is_empty() {
        page.facts("glance", facts);
    }
    page.out
}

struct HtmlPage {
    out: String,
    /// The number of the section.
    number: usize,
    /// How many things in it have an anchor already.
    anchors: usize,
    /// Whether the cells of its tables name their columns.
    labelled: bool,
}

impl HtmlPage {
    fn block(&mut self, block: &Block) {
        let _ = match block {
            Block::Paragraph(text) => {
                writeln!(self.out, "<p{}{}>{}</p>", dir(&text.words()), lead_in(text), inlines(text))
            }
            Block::Quote(text) => {
                writeln!(self.out, "<blockquote{0}><p>{1}</p></blockquote>", dir(&text.words()), inlines(text))
            }
            Block::Verbatim(text) => writeln!(self.out, "<pre dir=\"auto\">{}</pre>", lines(text)),
            Block::Heading(text) => writeln!(self.out, "<h3{}>{}</h3>", dir(text), escaped(text)),
            Block::List(list) => return self.list(list),
            Block::Facts(facts) => return self.facts("facts", facts),
            Block::Table(table) => return self.table(table),
            Block::Callout(callout) => return self.callout(callout),
            Block::Chart(chart) => {
                self.anchors += 1;
                return chart::draw(chart, &format!("chart-{}-{}", self.number, self.anchors), &mut self.out);
            }
        };
    }

    fn list(&mut self, list: &List) {
        let (tag, class) = match list.kind {
            ListKind::Plain => ("ul", ""),
            ListKind::Must => ("ul", " class=\"must\""),
            ListKind::Avoid => ("ul", " class=\"avoid\""),
            ListKind::Arc => ("ol", " class=\"arc\""),
        };
        let _ = writeln!(self.out, "<{tag}{class}>");
        for item in &list.items {
            let own = item.0.iter().any(|i| matches!(i, Inline::Strong(_)));
            let class = if list.kind == ListKind::Arc && own { " class=\"own\"" } else { "" };
            let _ = writeln!(self.out, "<li{class}>{}</li>", isolated(item));
        }
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn facts(&mut self, class: &str, facts: &[NamedValue]) {
        let _ = writeln!(self.out, "<dl class=\"{class}\">");
        for fact in facts {
            let (name, value) = (escaped(&fact.name), isolated(&fact.value));
            let _ = writeln!(self.out, "<div><dt>{name}</dt><dd>{value}</dd></div>");
        }
        self.out.push_str("</dl>\n");
    }

    fn table(&mut self, table: &Table) {
        let wide = table.columns.len() > WIDE_COLUMNS;
        if wide {
            let label = escaped(&table.caption);
            let _ = writeln!(self.out, "<section class=\"scroll\" aria-label=\"{label}\" tabindex=\"0\">");
        }
        let class = if wide { " class=\"wide\"" } else { "" };
        let _ = writeln!(self.out, "<table{class}>\n<caption>{}</caption>\n<thead>\n<tr>", escaped(&table.caption));
        for column in &table.columns {
            let _ = write!(self.out, "<th scope=\"col\"{}>{}</th>", align(column.align), escaped(&column.title));
        }
        self.out.push_str("\n</tr>\n</thead>\n<tbody>\n");
        for (i, row) in table.rows.iter().enumerate() {
            let total = if table.total && i + 1 == table.rows.len() { " class=\"total\"" } else { "" };
            let _ = write!(self.out, "<tr{total}>");
            for (cell, column) in row.iter().zip(&table.columns) {
                let label =
                    if self.labelled { format!(" data-label=\"{}\"", escaped(&column.title)) } else { String::new() };
                let _ = write!(self.out, "<td{}{label}>{}</td>", align(column.align), isolated(cell));
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
        if wide {
            self.out.push_str("</section>\n");
        }
    }

    fn callout(&mut self, callout: &Callout) {
        let tone = match callout.tone {
            Tone::Good => "good",
            Tone::Note => "note",
            Tone::Bad => "bad",
        };
        let _ = writeln!(self.out, "<div class=\"callout {tone}\">");
        if !callout.title.is_empty() {
            let _ = writeln!(self.out, "<h3{}>{}</h3>", dir(&callout.title), escaped(&callout.title));
        }
        if !callout.text.is_empty() {
            let _ = writeln!(self.out, "<p{}>{}</p>", dir(&callout.text.words()), inlines(&callout.text));
        }
        if !callout.items.is_empty() {
            self.list(&List { kind: ListKind::Plain, items: callout.items.clone() });
        }
        self.out.push_str("</div>\n");
    }
}

/// A paragraph that is all strong introduces what follows it; one that is all quiet stands back.
fn lead_in(text: &Text) -> &'static str {
    match text.0.as_slice() {
        [Inline::Strong(_)] => " class=\"intro\"",
        [Inline::Quiet(_)] => " class=\"quiet\"",
        _ => "",
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::End => " class=\"end\"",
    }
}

/// The direction of a block of its own; the page's, unless most of it runs from right to left.
fn dir(text: &str) -> &'static str {
    if is_rtl(text) { " dir=\"rtl\"" } else { "" }
}

/// Words within a row of others, which keep their place in it whichever way they run. A few words of ours before a text
/// stay before it.
fn isolated(text: &Text) -> String {
    let words = inlines(text);
    if is_rtl(&text.words()) && begins_rtl(&text.words()) { format!("<bdi dir=\"rtl\">{words}</bdi>") } else { words }
}

fn inlines(text: &Text) -> String {
    let mut out = String::new();
    for inline in &text.0 {
        let words = escaped(inline.words());
        let _ = match inline {
            Inline::Plain(_) => write!(out, "{words}"),
            Inline::Strong(_) => write!(out, "<strong>{words}</strong>"),
            Inline::Quiet(_) => write!(out, "<span class=\"quiet\">{words}</span>"),
            Inline::Aside(_) => write!(out, " <span class=\"aside\">{words}</span>"),
            Inline::Exact(_) => write!(out, "<code>{words}</code>"),
            Inline::Link(url) => write!(out, "{}", link(url)),
            Inline::Mail(address) if is_mail(address) => write!(out, "<a href=\"mailto:{words}\">{words}</a>"),
            Inline::Mail(_) => write!(out, "{words}"),
        };
    }
    out
}

fn link(url: &str) -> String {
    match safe_url(url) {
        Some(url) => format!("<a href=\"{0}\" rel=\"noopener noreferrer\">{0}</a>", escaped(url)),
        None => escaped(url),
    }
}

/// Text that can neither begin nor end a tag or an attribute, nor do anything to the text around it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in one_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

fn lines(text: &str) -> String {
    text.lines().map(escaped).collect::<Vec<_>>().join("\n")
}
