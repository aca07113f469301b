//! What a table of people was understood as, for the terminal.

mod json;

pub use json::report;

use super::for_terminal;
use super::human::Look;
use super::wrap::fill;
use crate::roster::{OpenTable, Person, Roster};
use crate::say;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// How many people are shown.
const SHOWN: usize = 8;

/// The columns, the first people, and every doubt.
pub fn summary(name: &str, table: &OpenTable, roster: &Roster, look: Look) -> String {
    let mut out = format!("{name}: {}", table.format);
    if let Some((sheet, others)) = &table.sheet {
        let _ = write!(out, ", sheet \"{sheet}\"");
        if !others.is_empty() {
            let _ = write!(out, " (not read: {})", others.join(", "));
        }
    }
    out.push('\n');
    match table.layout {
        Some(layout) => {
            let _ = writeln!(out, "read as {layout} export: headers in row {}", table.header_row);
        }
        None if table.header_row > 0 => {
            let _ = writeln!(out, "headers in row {}", table.header_row);
        }
        None => {}
    }
    out.push('\n');
    let width = table.columns.iter().map(|c| c.header.width()).max().unwrap_or(0).min(32);
    for column in table.columns.iter().filter(|c| !c.header.is_empty()) {
        let pad = width.saturating_sub(column.header.width());
        let arrow = if look.unicode { "→" } else { "->" };
        let _ = writeln!(out, "  {}{} {arrow} {}", column.header, " ".repeat(pad), column.note);
    }
    let _ = writeln!(out, "\n{}", counts(roster));
    for person in roster.people.iter().take(SHOWN) {
        let _ = writeln!(out, "  {}", one(person));
    }
    if roster.people.len() > SHOWN {
        let _ = writeln!(out, "  and {} more", roster.people.len() - SHOWN);
    }
    if !roster.doubts.is_empty() {
        out.push_str("\nNot understood beyond doubt, and so unknown:\n");
    }
    for doubt in &roster.doubts {
        let mut place = Vec::new();
        if doubt.row > 0 {
            place.push(format!("row {}", doubt.row));
        }
        if !doubt.column.is_empty() {
            place.push(format!("\"{}\"", doubt.column));
        }
        let place = if place.is_empty() { String::new() } else { format!("{}: ", place.join(", ")) };
        out += &fill(&format!("{place}{} {}", doubt.message, doubt.help), look.width, "  ", "    ");
    }
    for_terminal(&out).into_owned()
}

fn counts(roster: &Roster) -> String {
    let mut text = format!("{} in {}", say::count(roster.people.len(), "person"), say::count(roster.rows, "row"));
    if roster.joined > 0 {
        let further = say::agree(roster.joined, "is a further account", "are further accounts");
        let _ = write!(text, "; {} {further} of somebody", say::count(roster.joined, "row"));
    }
    if roster.totals > 0 {
        let sums = say::agree(roster.totals, "is a sum and was", "are sums and were");
        let _ = write!(text, "; {} {sums} left out", say::count(roster.totals, "row"));
    }
    text
}

fn one(person: &Person) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(person.name.clone());
    for account in &person.accounts {
        let mut text = format!("@{} on {}", account.handle, account.channel);
        let mut add = |value: Option<String>| {
            if let Some(value) = value {
                let _ = write!(text, ", {value}");
            }
        };
        add(account.followers.map(|n| format!("{} followers", say::number(n))));
        add(account.engagement.map(|p| format!("engagement {p}")));
        add(account.views.map(|n| format!("{} views", say::number(n))));
        parts.push(text);
    }
    parts.extend(person.fee.map(|f| f.to_string()));
    parts.join("; ")
}
