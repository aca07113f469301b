//! The schedule as CSV by RFC 4180, with no cell that a spreadsheet would run as a formula.

use super::{PostRow, rows};
use crate::campaign::Milestone;
use crate::facts::Facts;
use crate::render::inert::is_active;
use crate::say;
use crate::schedule::Plan;

const HEAD: [&str; 16] = [
    "date",
    "time",
    "timezone",
    "influencer",
    "name",
    "channel",
    "account",
    "format",
    "message",
    "about",
    "story",
    "chapter",
    "phase",
    "fee",
    "currency",
    "id",
];

/// The schedule, a line for each post by time, then by id; the milestones stand in the last columns.
pub fn schedule(facts: &Facts, plan: &Plan) -> String {
    let campaign = &facts.campaign;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let zone = campaign.zone().name;
    let head = HEAD.into_iter().chain(Milestone::ALL.iter().map(|m| m.word()));
    // Writing into memory cannot fail, and every line has the same number of cells.
    let _ = writer.write_record(head);
    for row in rows(facts, plan) {
        let _ = writer.write_record(cells(&row, &zone).iter().map(|c| inert(c)));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn cells(row: &PostRow<'_>, zone: &str) -> Vec<String> {
    let text = |t: Option<&str>| t.unwrap_or("").to_string();
    let fee = row.fee();
    let mut cells = vec![
        row.at.date().to_string(),
        say::time(row.at.time()),
        zone.to_string(),
        row.influencer().to_string(),
        row.person().to_string(),
        row.channel().to_string(),
        text(row.handle().map(|h| h.trim_start_matches('@'))),
        row.format().to_string(),
        text(row.message().map(|m| m.name.as_str())),
        row.about().to_string(),
        text(row.story()),
        text(row.chapter()),
        text(row.phase()),
        fee.map(|m| m.amount.normalize().to_string()).unwrap_or_default(),
        fee.map(|m| m.currency.code().to_string()).unwrap_or_default(),
        row.post.id.clone(),
    ];
    cells.extend(Milestone::ALL.iter().map(|m| row.due(*m).map(|d| d.to_string()).unwrap_or_default()));
    cells
}

/// A cell that is only text: an apostrophe goes before what a spreadsheet would compute, and control characters go.
fn inert(cell: &str) -> String {
    let text: String = cell.chars().map(|c| if is_active(c) { ' ' } else { c }).collect();
    let starts = |c: char| matches!(c, '=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠');
    if text.trim_start().starts_with(starts) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_becomes_text() {
        assert_eq!(inert("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(inert(" \t+1"), "'  +1");
        assert_eq!(inert("a\r\n=1"), "a  =1");
        assert_eq!(inert("2027-03-09"), "2027-03-09");
    }
}
