//! A chosen cast for people at a terminal.

use crate::brief::CastWords;
use crate::campaign::Campaign;
use crate::casting::{Duel, Member, Price, Report};
use crate::render::human::Look;
use crate::render::inert::{for_terminal, one_line};
use crate::render::wrap::{cut, fill};
use crate::say::{self, Locale, words};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// The widest that a name becomes.
const NAME_WIDTH: usize = 24;

/// A report for the terminal, in English as all that stands there.
pub fn text(campaign: &Campaign, report: &Report, look: Look) -> String {
    let locale = Locale::of(None);
    let pick = CastWords { campaign, report, locale };
    let mut out = look.bold(&one_line(pick.group())) + "\n";
    let paragraph = |text: &str| if text.is_empty() { String::new() } else { fill(text, look.width, "", "") };
    out += &paragraph(&format!("{} {}", pick.first_line(), pick.certainty()));
    out.push('\n');
    cast(&pick, look, &mut out);
    out.push('\n');
    out += &paragraph(words!(locale, pick_legend));
    out += &paragraph(&pick.left_out());
    out.push('\n');
    out += &look.bold(words!(locale, pick_curve));
    out += &curve(&report.curve, look);
    out += &pick.more().map_or(String::new(), |m| paragraph(&m));
    if let Some(duel) = &report.duel {
        let _ = writeln!(out, "\n{}", look.bold(&pick.duel_title(duel)));
        out += &table(&pick, duel, look);
        out += &paragraph(&pick.verdict(duel));
    }
    out.push('\n');
    out += &paragraph(&pick.assumption());
    plain(&out, look)
}

/// Names and titles of a user were made inert one by one: what is left may hold colours, where colours are wanted.
fn plain(text: &str, look: Look) -> String {
    if look.colour { text.to_string() } else { for_terminal(text).into_owned() }
}

/// The cast and those who were next, in one table.
fn cast(pick: &CastWords<'_>, look: Look, out: &mut String) {
    let (report, columns) = (pick.report, pick.columns());
    let (cast, next_best) = (words!(pick.locale, cast_title), words!(pick.locale, pick_next));
    let row = |m: &Member| {
        let (own, usual) = pick.cells(m);
        (cut(&one_line(pick.campaign.name_of(m.who)), NAME_WIDTH, look.unicode), own, usual)
    };
    let members: Vec<_> = report.members.iter().map(row).collect();
    let next: Vec<_> = report.next.iter().map(row).collect();
    let all = || members.iter().chain(&next);
    let name = all().map(|r| r.0.width()).max().unwrap_or(0).max(next_best.len());
    let width = |k: usize| all().map(|r| r.1[k].width()).max().unwrap_or(0).max(columns[k].width());
    let line = |first: &str, cells: [&str; 7], last: &str| {
        let mut line = format!("  {first}{}", " ".repeat(name.saturating_sub(first.width())));
        for (k, cell) in cells.iter().enumerate() {
            let _ = write!(line, "  {}{cell}", " ".repeat(width(k).saturating_sub(cell.width())));
        }
        if !last.is_empty() {
            let _ = write!(line, "  {last}");
        }
        line.trim_end().to_string() + "\n"
    };
    out.push_str(&look.bold(line(cast, columns, "").trim_end()));
    out.push('\n');
    for (name, cells, usual) in &members {
        out.push_str(&line(name, cells.each_ref().map(String::as_str), usual));
    }
    if !next.is_empty() {
        out.push_str(&look.bold(line(next_best, [""; 7], "").trim_end()));
        out.push('\n');
    }
    for (name, cells, usual) in &next {
        out.push_str(&line(name, cells.each_ref().map(String::as_str), usual));
    }
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

fn table(pick: &CastWords<'_>, duel: &Duel, look: Look) -> String {
    let [star, stars, micro] = pick.sides();
    let mut all = vec![["", star, stars, micro].map(str::to_string)];
    all.extend(pick.rows(duel).into_iter().map(|r| r.map(|c| cut(&one_line(&c), 44, look.unicode))));
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
