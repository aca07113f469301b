//! Documents as Markdown (CommonMark with tables), readable as plain text too.

use super::inert::{for_terminal, one_line};
use crate::brief::document::{
    Align, Bars, Block, Calendar, Callout, Chart, ChartKind, Column, Inline, List, ListKind, NamedValue, Table, Text,
};
use jiff::Span;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// What stands under a heading.
pub(super) fn blocks(blocks: &[Block], language: &str) -> String {
    let mut out = String::new();
    for block in blocks {
        out.push_str(self::block(block, language).trim_end());
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    out
}

/// What a reader must know within a minute.
pub(super) fn glance(glance: &[NamedValue], language: &str) -> String {
    facts(glance, language).trim_end().to_string()
}

/// A heading's words.
pub(super) fn heading(text: &str) -> String {
    words(text)
}

fn block(block: &Block, language: &str) -> String {
    match block {
        Block::Paragraph(text) => paragraph(text),
        Block::Quote(text) => prefixed("> ", &paragraph(text)),
        Block::Verbatim(text) => fenced(text),
        Block::Heading(text) => format!("### {}", words(text)),
        Block::List(list) => self::list(list),
        Block::Facts(list) => facts(list, language),
        Block::Table(table) => self::table(table),
        Block::Callout(callout) => self::callout(callout),
        Block::Chart(chart) => self::chart(chart),
    }
}

fn prefixed(prefix: &str, text: &str) -> String {
    text.lines().map(|l| format!("{prefix}{l}").trim_end().to_string() + "\n").collect()
}

fn list(list: &List) -> String {
    let mut out = String::new();
    for (i, item) in list.items.iter().enumerate() {
        let item = at_start(&inlines(item));
        let _ = match list.kind {
            ListKind::Arc => writeln!(out, "{}. {item}", i + 1),
            _ => writeln!(out, "- {item}"),
        };
    }
    out
}

fn facts(facts: &[NamedValue], language: &str) -> String {
    // French sets a space before a colon.
    let colon = if language == "fr" { "\u{a0}:" } else { ":" };
    facts.iter().map(|f| format!("- **{}{colon}** {}\n", words(&f.name), inlines(&f.value))).collect()
}

fn callout(callout: &Callout) -> String {
    let title = if callout.title.is_empty() { String::new() } else { format!("**{}**\n\n", words(&callout.title)) };
    let text = if callout.text.is_empty() { String::new() } else { format!("{}\n\n", paragraph(&callout.text)) };
    let items: String = callout.items.iter().map(|i| format!("- {}\n", at_start(&inlines(i)))).collect();
    prefixed("> ", format!("{title}{text}{items}").trim_end())
}

/// A table whose columns line up for people who read the source.
fn table(table: &Table) -> String {
    let head: Vec<String> = table.columns.iter().map(|c| cell(&Text::plain(c.title.as_str()))).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|r| r.iter().map(cell).collect()).collect();
    let width =
        |i: usize| rows.iter().filter_map(|r| r.get(i)).chain(head.get(i)).map(|c| c.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..table.columns.len()).map(|i| width(i).clamp(3, 40)).collect();
    let mut out = row(&head, &table.columns, &widths);
    let rule = |(column, width): (&Column, &usize)| match column.align {
        Align::Start => "-".repeat(*width),
        Align::End => "-".repeat(width - 1) + ":",
    };
    let rules: Vec<String> = table.columns.iter().zip(&widths).map(rule).collect();
    out.push_str(&row(&rules, &table.columns, &widths));
    rows.iter().for_each(|r| out.push_str(&row(r, &table.columns, &widths)));
    out
}

fn row(cells: &[String], columns: &[Column], widths: &[usize]) -> String {
    let mut out = String::from("|");
    for ((cell, column), width) in cells.iter().zip(columns).zip(widths) {
        let space = " ".repeat(width.saturating_sub(cell.width()));
        let _ = match column.align {
            Align::Start => write!(out, " {cell}{space} |"),
            Align::End => write!(out, " {space}{cell} |"),
        };
    }
    out + "\n"
}

fn cell(text: &Text) -> String {
    inlines(text).replace('|', "\\|")
}

fn chart(chart: &Chart) -> String {
    let title = format!("**{}**\n\n", words(&chart.title));
    match &chart.kind {
        ChartKind::Bars(bars) => title + &self::bars(bars) + &format!("\n{}\n", line(&chart.alt)),
        ChartKind::Curve(curve) => {
            let points: String = curve.points.iter().map(|p| format!("- {}\n", words(&p.what))).collect();
            title + &points + &format!("\n{}\n", line(&chart.alt))
        }
        ChartKind::Calendar(calendar) => title + &fenced(&strips(calendar)),
    }
}

fn bars(bars: &Bars) -> String {
    let items = bars.bars.iter().map(|b| format!("- {}: {}\n", words(&b.name), words(&b.shown)));
    let limit = bars.limit.iter().map(|(_, shown)| format!("- {}\n", words(shown)));
    items.chain(limit).collect()
}

/// A calendar with a sign for each day, as the terminal shows it.
fn strips(calendar: &Calendar) -> String {
    let names = calendar.lanes.iter().map(|l| one_line(&l.name).width()).max().unwrap_or(0);
    let mut out = format!("{}  ", " ".repeat(names));
    for week in &calendar.weeks {
        let label: String = week.chars().take(7).collect();
        let _ = write!(out, "{label}{} ", " ".repeat(7_usize.saturating_sub(label.width())));
    }
    out.truncate(out.trim_end().len());
    for lane in &calendar.lanes {
        let name = one_line(&lane.name);
        let _ = write!(out, "\n{name}{}  ", " ".repeat(names - name.width()));
        for day in 0..calendar.weeks.len() as i64 * 7 {
            let date = calendar.first.checked_add(Span::new().days(day)).unwrap_or(calendar.first);
            let sign = match lane.marks.iter().filter(|(d, _)| *d == date).count() {
                0 => '·',
                1 => '●',
                n => char::from_digit(n as u32, 10).unwrap_or('+'),
            };
            out.push(sign);
            if day % 7 == 6 {
                out.push(' ');
            }
        }
        out.truncate(out.trim_end().len());
    }
    out
}

fn paragraph(text: &Text) -> String {
    at_start(&inlines(text))
}

/// A text as a line of its own.
pub(super) fn line(text: &str) -> String {
    at_start(&words(text))
}

fn inlines(text: &Text) -> String {
    let mut out = String::new();
    for inline in &text.0 {
        match inline {
            Inline::Plain(t) | Inline::Quiet(t) => out.push_str(&words_inside(t)),
            Inline::Aside(t) => out.push_str(&format!(", {}", words_inside(t))),
            Inline::Strong(t) => out.push_str(&strong(t)),
            Inline::Exact(t) => out.push_str(&code(t)),
            Inline::Link(t) => out.push_str(&link(t)),
            Inline::Mail(t) => out.push_str(&mail(t)),
        }
    }
    out.trim().to_string()
}

/// Bold words; the spaces around them stay outside, because stars beside a space are only stars.
fn strong(text: &str) -> String {
    let text = one_line(text);
    let inner = text.trim();
    if inner.is_empty() {
        return text.into_owned();
    }
    let start = &text[..text.len() - text.trim_start().len()];
    let end = &text[text.trim_end().len()..];
    format!("{start}**{}**{end}", words(inner))
}

/// Words in a code span, whose fence is longer than any run of backticks in it.
fn code(text: &str) -> String {
    let text = one_line(text);
    if text.trim().is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("{fence}\n{}\n{fence}\n", for_terminal(text).trim_end())
}

/// A web address that is safe to follow, as a link; anything else as words.
fn link(url: &str) -> String {
    match super::safe_url(url) {
        Some(url) => format!("<{url}>"),
        None => words(url),
    }
}

fn mail(address: &str) -> String {
    if super::is_mail(address) { format!("<{address}>") } else { words(address) }
}

/// A text on one line, with the signs escaped that Markdown would take for its own.
fn words(text: &str) -> String {
    words_inside(text).trim().to_string()
}

fn words_inside(text: &str) -> String {
    let text = one_line(text);
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (i, c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|b| chars.get(b));
        if needs_escape(before, *c, chars.get(i + 1)) {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

/// Whether a sign would begin or end something. Where it cannot, it stays bare, for people who read the source.
fn needs_escape(before: Option<&char>, c: char, after: Option<&char>) -> bool {
    let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let is_space = |c: Option<&char>| c.is_none_or(|c| c.is_whitespace());
    match c {
        '\\' | '`' | '[' | ']' | '<' => true,
        '*' => !(is_space(before) && is_space(after)),
        '_' => !(is_word(before) && is_word(after)),
        '&' => after.is_some_and(|c| c.is_alphanumeric() || *c == '#'),
        '~' => before == Some(&'~') || after == Some(&'~'),
        _ => false,
    }
}

/// A line whose first signs cannot be taken for a heading, a list, a quote or a rule.
fn at_start(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = text[digits..].chars().next();
    match text.chars().next() {
        Some('#' | '+' | '-' | '=' | '>' | '~') => format!("\\{text}"),
        Some('*') if !text.starts_with("**") => format!("\\{text}"),
        Some('0'..='9') if digits < 10 && matches!(behind, Some('.' | ')')) => {
            format!("{}\\{}", &text[..digits], &text[digits..])
        }
        _ => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_markdown_would_take_for_its_own_is_escaped() {
        assert_eq!(
            words("a * b, snake_case & _so_, 5*6*7 [x](y) <b> &amp;"),
            "a * b, snake_case & \\_so\\_, 5\\*6\\*7 \\[x\\](y) \\<b> \\&amp;"
        );
        assert_eq!(line("# no heading"), "\\# no heading");
        assert_eq!(line("1. no list"), "1\\. no list");
        assert_eq!(line("2027-03-09"), "2027-03-09");
        assert_eq!(line("- no list"), "\\- no list");
    }

    #[test]
    fn exact_words_survive_with_their_backticks() {
        assert_eq!(code("#ad"), "`#ad`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(fenced("```\nx"), "````\n```\nx\n````\n");
    }
}
