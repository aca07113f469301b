//! A chosen cast for people at a terminal.

use super::{COLUMNS, LEGEND, assumption, cells, certainty, first_line, left_out, more, rows, verdict};
use crate::campaign::Campaign;
use crate::casting::{Duel, Member, Price, Report};
use crate::render::human::Look;
use crate::render::inert::{for_terminal, one_line};
use crate::render::wrap::fill;
use crate::say;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// The widest that a name becomes.
const NAME_WIDTH: usize = 24;

/// A report for the terminal.
pub fn text(campaign: &Campaign, report: &Report, look: Look) -> String {
    let group = one_line(&campaign[report.choice.market.group].name.value);
    let mut out = look.bold(&group) + "\n";
    let paragraph = |text: &str| if text.is_empty() { String::new() } else { fill(text, look.width, "", "") };
    out += &paragraph(&format!("{} {}", first_line(campaign, report), certainty(report)));
    out.push('\n');
    cast(campaign, report, look, &mut out);
    out.push('\n');
    out += &paragraph(LEGEND);
    out += &paragraph(&left_out(report));
    out.push('\n');
    out += &look.bold("People reached by what is spent");
    out += &curve(&report.curve, look);
    out += &more(report).map_or(String::new(), |m| paragraph(&m));
    if let Some(duel) = &report.duel {
        let _ = writeln!(out, "\n{}", look.bold(&format!("Star against micro, for at most {} each", duel.budget)));
        out += &table(campaign, duel);
        out += &paragraph(&verdict(campaign, duel));
    }
    out.push('\n');
    out += &paragraph(&assumption(report));
    plain(&out, look)
}

/// Names and titles of a user were made inert one by one: what is left may hold colours, where colours are wanted.
fn plain(text: &str, look: Look) -> String {
    if look.colour { text.to_string() } else { for_terminal(text).into_owned() }
}

/// The cast and those who were next, in one table.
fn cast(campaign: &Campaign, report: &Report, look: Look, out: &mut String) {
    let row = |m: &Member| {
        let (own, usual) = cells(report, m);
        (cut(&one_line(campaign.name_of(m.who)), NAME_WIDTH), own, usual)
    };
    let members: Vec<_> = report.members.iter().map(row).collect();
    let next: Vec<_> = report.next.iter().map(row).collect();
    let all = || members.iter().chain(&next);
    let name = all().map(|r| r.0.width()).max().unwrap_or(0).max("Next best".len());
    let width = |k: usize| all().map(|r| r.1[k].width()).max().unwrap_or(0).max(COLUMNS[k].width());
    let line = |first: &str, cells: [&str; 7], last: &str| {
        let mut line = format!("  {first}{}", " ".repeat(name.saturating_sub(first.width())));
        for (k, cell) in cells.iter().enumerate() {
            let _ = write!(line, "  {}{cell}", " ".repeat(width(k).saturating_sub(cell.width())));
        }
        if !last.is_empty() {
            let _ = write!(line, "  usual {last}");
        }
        line.trim_end().to_string() + "\n"
    };
    out.push_str(&look.bold(line("The cast", COLUMNS, "").trim_end()));
    out.push('\n');
    for (name, cells, usual) in &members {
        out.push_str(&line(name, cells.each_ref().map(String::as_str), usual));
    }
    if !next.is_empty() {
        out.push_str(&look.bold(line("Next best", [""; 7], "").trim_end()));
        out.push('\n');
    }
    for (name, cells, usual) in &next {
        out.push_str(&line(name, cells.each_ref().map(String::as_str), usual));
    }
}

fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_string();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + c.to_string().width() >= width {
            break;
        }
        out.push(c);
    }
    out + "…"
}

fn curve(curve: &[Price], look: Look) -> String {
    let (Some(first), Some(last)) = (curve.first(), curve.last()) else { return "\n".to_string() };
    format!(
        "\n  {} for {}  {}  {} for {}\n",
        say::whole(first.people),
        first.budget,
        spark(curve, look.unicode),
        say::whole(last.people),
        last.budget
    )
}

/// The curve as a line of blocks.
pub fn spark(curve: &[Price], unicode: bool) -> String {
    let most = curve.iter().map(|p| p.people).fold(0.0, f64::max);
    let blocks = if unicode {
        ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
    } else {
        ['_', '.', ',', '-', '=', '+', '*', '#']
    };
    let level = |p: &Price| if most > 0.0 { ((p.people / most * 7.0).round() as usize).min(7) } else { 0 };
    curve.iter().map(|p| blocks[level(p)]).collect()
}

fn table(campaign: &Campaign, duel: &Duel) -> String {
    let mut all = vec![["", "one star", "stars", "micro"].map(str::to_string)];
    all.extend(rows(campaign, duel).into_iter().map(|r| r.map(|c| cut(&one_line(&c), 44))));
    let width = |k: usize| all.iter().map(|r| r[k].width()).max().unwrap_or(0);
    let mut out = String::new();
    for row in &all {
        let mut line = format!("  {}{}", row[0], " ".repeat(width(0).saturating_sub(row[0].width())));
        for (k, cell) in row.iter().enumerate().skip(1) {
            let _ = write!(line, "  {}{cell}", " ".repeat(width(k).saturating_sub(cell.width())));
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{Currency, Money};

    #[test]
    fn the_curve_is_a_line_that_rises_with_the_people() {
        let money = Money::zero(Currency::new("EUR").unwrap());
        let curve: Vec<Price> =
            [0.0, 10.0, 70.0].into_iter().map(|people| Price { budget: money, people, count: 1 }).collect();
        assert_eq!(spark(&curve, true), "▁▂█");
        assert_eq!(spark(&curve, false), "_.#");
        assert_eq!(spark(&[], true), "");
    }
}
