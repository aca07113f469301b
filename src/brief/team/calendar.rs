//! The calendar: a lane for each person over the phases, and every post in a table.

use super::{Team, names};
use crate::brief::document::{Band, Block, Calendar, Chart, ChartKind, Column, Inline, Lane, Section, Table, Text};
use crate::campaign::InfluencerId;
use crate::say::words;
use crate::schedule::Appointment;
use jiff::Span;
use jiff::civil::Date;

/// The most weeks that are drawn.
const MOST_WEEKS: usize = 106;

/// The chart, the table, and how good the schedule is.
pub(super) fn section(team: &Team<'_>) -> Section {
    let mut section = Section::new("calendar", words!(team.locale, calendar_title));
    if let (Some(first), Some(last)) = (team.slots.first(), team.slots.last()) {
        section.push(Block::Chart(chart(team, first.date, last.date)));
    }
    section.push(Block::Table(table(team).without_empty_columns()));
    section.push(Block::Paragraph(Text(vec![Inline::Quiet(verdict(team))])));
    section
}

fn chart(team: &Team<'_>, first: Date, last: Date) -> Chart {
    let lanes: Vec<Lane> = team.people().into_iter().map(|who| lane(team, who)).collect();
    let counts: Vec<String> =
        lanes.iter().map(|l| names::pair(team.locale, &l.name, &l.marks.len().to_string())).collect();
    let alt = words!(
        team.locale,
        calendar_alt,
        posts = names::posts(team.locale, team.slots.len()),
        first = team.locale.range_start(first, last),
        last = team.locale.day_year(last),
        lanes = team.locale.beside(&counts)
    );
    let monday = monday(first);
    let mut weeks = Vec::new();
    let mut day = monday;
    while day <= last && weeks.len() < MOST_WEEKS {
        weeks.push(team.locale.short_day(day));
        day = day.checked_add(Span::new().days(7)).unwrap_or(Date::MAX);
    }
    let end = monday.checked_add(Span::new().days(7 * weeks.len() as i64 - 1)).unwrap_or(last);
    let calendar = Calendar { first: monday, last: end, weeks, bands: bands(team, monday, end), lanes };
    Chart { title: words!(team.locale, calendar_chart).to_string(), alt, kind: ChartKind::Calendar(calendar) }
}

/// The Monday of a day's week.
pub(super) fn monday(day: Date) -> Date {
    let offset = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(Span::new().days(offset)).unwrap_or(day)
}

fn bands(team: &Team<'_>, first: Date, last: Date) -> Vec<Band> {
    let phases = team.campaign.phases.iter().filter_map(|p| Some((p, p.range.as_ref()?.value)));
    let seen = phases.filter(|(_, r)| r.last >= first && r.first <= last);
    seen.map(|(p, r)| Band { name: p.name.replace(['_', '-'], " "), first: r.first.max(first), last: r.last.min(last) })
        .collect()
}

fn lane(team: &Team<'_>, who: InfluencerId) -> Lane {
    let own = team.slots.iter().filter(|s| team.campaign[s.post].influencer == who);
    let mark = |slot: &&Appointment| {
        let piece = names::piece(team.locale, team.campaign, &team.campaign[slot.post]);
        (slot.date, names::pair(team.locale, &team.locale.weekday_day(slot.date), &piece))
    };
    Lane { name: team.campaign.name_of(who).to_string(), marks: own.map(mark).collect() }
}

fn table(team: &Team<'_>) -> Table {
    let columns = [
        words!(team.locale, col_when),
        words!(team.locale, col_who),
        words!(team.locale, col_what),
        words!(team.locale, col_about),
    ]
    .map(Column::words)
    .to_vec();
    let row = |slot: &&Appointment| {
        let post = &team.campaign[slot.post];
        let (day, time) = (team.locale.weekday_day(slot.date), team.locale.time(slot.time));
        vec![
            Text::plain(format!("{day}, {time}")),
            Text::strong(team.campaign.name_of(post.influencer)),
            Text::plain(names::piece(team.locale, team.campaign, post)),
            Text::plain(team.facts.about(post).unwrap_or("")),
        ]
    };
    Table {
        caption: words!(team.locale, schedule_title).to_string(),
        columns,
        rows: team.slots.iter().map(row).collect(),
        total: false,
    }
}

fn verdict(team: &Team<'_>) -> String {
    let objective = &team.plan.objective;
    let pairs = match (objective.same_day_overlaps, objective.optimal) {
        (0, _) => words!(team.locale, overlap_none).to_string(),
        (count, true) => words!(team.locale, overlap_best, count = count),
        (count, false) => words!(team.locale, overlap_some, count = count, bound = objective.bound),
    };
    let zone = team.campaign.zone().name;
    let zone = zone.rsplit('/').next().unwrap_or(&zone).replace('_', " ");
    let zone = words!(team.locale, zone_note, zone = zone);
    format!("{pairs} {zone}")
}
