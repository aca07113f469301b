//! The schedule for people at a terminal: a table, and a calendar with one strip for each influencer.

use super::{PostRow, rows};
use crate::campaign::{Campaign, InfluencerId};
use crate::facts::Facts;
use crate::render::human::Look;
use crate::render::inert::one_line;
use crate::render::wrap::{cut, fill, pad};
use crate::say;
use crate::schedule::{Plan, Quality};
use jiff::Span;
use jiff::civil::Date;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// The widest that a column of names becomes.
const NAME_WIDTH: usize = 24;

/// The schedule as a table and a calendar.
pub fn schedule(facts: &Facts, plan: &Plan, look: Look) -> String {
    let campaign = &facts.campaign;
    let rows = rows(facts, plan);
    let mut out = String::new();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return "No posts.\n".to_string() };
    let (first, last) = (first.at.date(), last.at.date());
    let title = one_line(&campaign.title);
    let (dot, dash) = if look.unicode { ("·", "–") } else { ("-", "-") };
    let posts = say::count(rows.len(), "post");
    let span = match (first == last, first.year() == last.year()) {
        (true, _) => say::day_year(last),
        (_, true) => format!("{} {dash} {}", say::day_month(first), say::day_year(last)),
        _ => format!("{} {dash} {}", say::day_year(first), say::day_year(last)),
    };
    let _ = writeln!(out, "{title} {dot} {posts} {dot} {span} {dot} {}\n", campaign.zone().name);
    table(&rows, first.year() != last.year(), look, &mut out);
    out.push('\n');
    calendar(campaign, &rows, first, last, look, &mut out);
    out.push('\n');
    out + &fill(&verdict(&plan.objective), look.width, "", "")
}

fn table(rows: &[PostRow<'_>], years: bool, look: Look, out: &mut String) {
    let cells: Vec<[String; 5]> = rows.iter().map(|r| cells(r, years)).collect();
    let width = |column: usize| cells.iter().map(|c| c[column].width()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2).min(NAME_WIDTH).min(look.width / 5), width(3).min(look.width / 4)];
    let used: usize = widths.iter().sum::<usize>() + 2 * widths.len();
    let rest = look.width.saturating_sub(used + 2).max(8);
    for row in &cells {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(&pad(&cut(cell, width, look.unicode), width));
            line.push_str("  ");
        }
        line.push_str(&cut(&row[4], rest, look.unicode));
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn cells(row: &PostRow<'_>, years: bool) -> [String; 5] {
    let (date, time) = (row.at.date(), row.at.time());
    // The author of a plan knows a message by its name, where it has no title.
    let about = if row.about().is_empty() { row.message().map_or("", |m| m.name.as_str()) } else { row.about() };
    let year = if years { format!(" {}", date.year()) } else { String::new() };
    [
        say::even_day(date) + &year,
        say::time(time),
        one_line(row.person()).into_owned(),
        format!("{} {}", one_line(row.channel_title()), row.format()).trim_end().to_string(),
        one_line(about).into_owned(),
    ]
}

/// One strip for each influencer: a sign a day while that fits, else a sign a week.
fn calendar(campaign: &Campaign, rows: &[PostRow<'_>], first: Date, last: Date, look: Look, out: &mut String) {
    let people = people(campaign, rows);
    let names = people.iter().map(|p| one_line(campaign.name_of(*p)).width()).max().unwrap_or(0).min(NAME_WIDTH);
    let monday = Span::new().days(i64::from(first.weekday().to_monday_zero_offset()));
    let start = first.checked_sub(monday).unwrap_or(first);
    let weeks = days_between(start, last) / 7 + 1;
    let by_day = names + 4 + weeks * 8 <= look.width;
    let weeks = weeks.min(look.width.saturating_sub(names + 4).max(8));
    let cell = if by_day { 8 } else { 1 };
    let _ = writeln!(out, "  {}  {}", " ".repeat(names), heading(start, weeks, cell));
    for person in people {
        let name = pad(&cut(&one_line(campaign.name_of(person)), names, look.unicode), names);
        let own: Vec<usize> =
            rows.iter().filter(|r| r.post.influencer == person).map(|r| days_between(start, r.at.date())).collect();
        let strip: String = (0..weeks).map(|week| strip(&own, week, by_day, look)).collect();
        let _ = writeln!(out, "  {name}  {}", strip.trim_end());
    }
}

fn strip(own: &[usize], week: usize, by_day: bool, look: Look) -> String {
    let sign = |count: usize| match (count, look.unicode) {
        (0, true) => '·',
        (0, false) => '.',
        (1, true) => '●',
        (n, _) => char::from_digit(n as u32, 10).unwrap_or('+'),
    };
    match by_day {
        true => {
            let days = (0..7).map(|day| sign(own.iter().filter(|d| **d == week * 7 + day).count()));
            days.chain([' ']).collect()
        }
        false => sign(own.iter().filter(|d| **d / 7 == week).count()).to_string(),
    }
}

/// The Mondays over the strips: the day, and the month where it is the first of its month.
fn heading(start: Date, weeks: usize, cell: usize) -> String {
    let mut line = String::new();
    let mut shown = None;
    for week in 0..weeks {
        let monday = start.checked_add(Span::new().days(7 * week as i64)).unwrap_or(start);
        let new_month = shown != Some(monday.month());
        if line.len() > week * cell {
            continue;
        }
        line.push_str(&" ".repeat(week * cell - line.len()));
        let month = say::month(monday);
        match (new_month, cell) {
            (true, 8) => line.push_str(&say::day_month(monday)),
            (false, 8) => line.push_str(&monday.day().to_string()),
            (true, _) => line.push_str(&month),
            (false, _) => {}
        }
        shown = Some(monday.month());
    }
    line
}

fn people(campaign: &Campaign, rows: &[PostRow<'_>]) -> Vec<InfluencerId> {
    let all = (0..campaign.influencers.len() as u32).map(InfluencerId);
    all.filter(|p| rows.iter().any(|r| r.post.influencer == *p)).collect()
}

fn verdict(objective: &Quality) -> String {
    let pairs = |n: u64| say::count(n, "pair");
    match (objective.same_day_overlaps, objective.optimal) {
        (0, _) => "No audience meets two posts on one day.".to_string(),
        (n, true) => format!("{} of posts meet one audience on one day; no schedule has fewer.", pairs(n)),
        (n, false) => format!(
            "{} of posts meet one audience on one day; the best schedule has at least {}.",
            pairs(n),
            objective.bound
        ),
    }
}

fn days_between(from: Date, to: Date) -> usize {
    (to - from).get_days().max(0) as usize
}
