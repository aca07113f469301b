//! Rows of cells with their places, whatever they were written in: delimited text, a sheet, a list of entries.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::Arc;

/// The longest cell in quotes, in bytes; a longer one is an open quote.
const MAX_QUOTED: usize = 20_000;

/// A row: its number as people count it, its place, its cells, each with its own place.
#[derive(Debug, Default)]
pub(super) struct Row<'t> {
    pub number: u32,
    pub place: (u32, u32),
    pub cells: Vec<(Cow<'t, str>, (u32, u32))>,
    /// Whether a quote in it is not closed, or stands where none can.
    pub broken: bool,
}

impl Row<'_> {
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|(c, _)| c.trim().is_empty())
    }
}

/// A table.
#[derive(Debug, Clone)]
pub(super) enum Grid {
    /// Text with a sign between cells; records of it are rows.
    Text(Arc<str>, u8),
    /// Rows that were made of something else, each with its place in the text. The first one is the header.
    Rows(Arc<str>, Vec<(Vec<String>, (u32, u32))>),
}

impl Grid {
    pub fn text(&self) -> &Arc<str> {
        match self {
            Grid::Text(text, _) | Grid::Rows(text, _) => text,
        }
    }

    /// Goes through all rows in order.
    pub fn each<'g>(&'g self, mut look: impl FnMut(&Row<'g>) -> ControlFlow<()>) {
        match self {
            Grid::Text(text, delimiter) => delimited(text, *delimiter, look),
            Grid::Rows(_, rows) => {
                for (i, (cells, place)) in rows.iter().enumerate() {
                    let cells = cells.iter().map(|c| (Cow::Borrowed(c.as_str()), *place)).collect();
                    if look(&Row { number: i as u32, place: *place, cells, broken: false }).is_break() {
                        return;
                    }
                }
            }
        }
    }
}

/// The sign between the cells of a text: the one that most of the first lines agree on.
pub(super) fn delimiter(text: &str) -> u8 {
    let score = |d: u8| {
        let mut counts = Vec::new();
        delimited(text, d, |row| {
            if !row.is_empty() {
                counts.push(row.cells.len());
            }
            if counts.len() == 20 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let often = |n: usize| counts.iter().filter(|c| **c == n).count();
        let most = counts.iter().copied().filter(|n| *n > 1).max_by_key(|n| (often(*n), *n));
        most.map_or(0, |n| often(n) * 100 + n.min(99))
    };
    [b'\t', b';', b','].into_iter().max_by_key(|d| score(*d)).unwrap_or(b',')
}

fn delimited<'t>(text: &'t str, delimiter: u8, mut look: impl FnMut(&Row<'t>) -> ControlFlow<()>) {
    let (mut at, mut row) = (0, Row::default());
    while at < text.len() {
        row.number += 1;
        row.cells.clear();
        row.broken = false;
        let start = at;
        at = record(text, at, delimiter, &mut row);
        row.place = (start as u32, row.cells.last().map_or(at as u32, |(_, p)| p.1));
        if look(&row).is_break() {
            return;
        }
    }
}

/// Reads one record from a place on; gives the place behind it.
fn record<'t>(text: &'t str, mut at: usize, delimiter: u8, row: &mut Row<'t>) -> usize {
    let bytes = text.as_bytes();
    loop {
        let start = at;
        let in_quotes = if bytes.get(at) == Some(&b'"') { quoted(text, at, delimiter, row) } else { None };
        if let Some((value, end)) = in_quotes {
            row.cells.push((value, (start as u32, end as u32)));
            at = end;
        } else {
            while at < bytes.len() && bytes[at] != delimiter && bytes[at] != b'\n' && bytes[at] != b'\r' {
                at += 1;
            }
            row.cells.push((Cow::Borrowed(&text[start..at]), (start as u32, at as u32)));
        }
        match bytes.get(at) {
            Some(b) if *b == delimiter => at += 1,
            Some(b'\r') => return at + if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 },
            Some(_) => return at + 1,
            None => return at,
        }
    }
}

/// A cell in quotes; `None` where its quote is never closed as it should be, so that it is read to the end of its line.
fn quoted<'t>(text: &'t str, start: usize, delimiter: u8, row: &mut Row<'_>) -> Option<(Cow<'t, str>, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut doubled) = (start + 1, false);
    while at < bytes.len() && at - start < MAX_QUOTED {
        if bytes[at] != b'"' {
            at += 1;
            continue;
        }
        match bytes.get(at + 1) {
            Some(b'"') => {
                doubled = true;
                at += 2;
            }
            None | Some(b'\n' | b'\r') => return Some((inner(text, start, at, doubled), at + 1)),
            Some(b) if *b == delimiter => return Some((inner(text, start, at, doubled), at + 1)),
            Some(_) => break,
        }
    }
    row.broken = true;
    None
}

fn inner(text: &str, start: usize, end: usize, doubled: bool) -> Cow<'_, str> {
    let raw = &text[start + 1..end];
    if doubled { Cow::Owned(raw.replace("\"\"", "\"")) } else { Cow::Borrowed(raw) }
}

/// A table as text with tabs, one line a row, so that the lines of a finding are the rows of the sheet.
pub(super) fn as_lines(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        let clean = |c: &String| c.replace(['\n', '\r', '\t'], " ").replace('"', "'");
        let cells: Vec<String> = row.iter().map(clean).collect();
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out
}
