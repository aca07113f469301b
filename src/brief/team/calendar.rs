//! The calendar: a lane for each person over the phases, and every post in a table.

use super::{Team, names};
use crate::brief::document::{Band, Block, Calendar, Chart, ChartKind, Column, Inline, Lane, Section, Table, Text};
use crate::brief::locale::fill;
use crate::campaign::InfluencerId;
use crate::schedule::Slot;
use jiff::Span;
use jiff::civil::Date;

/// The most weeks that are drawn.
const MOST_WEEKS: usize = 106;

/// The chart, the table, and how good the schedule is.
pub(super) fn section(team: &Team<'_>) -> Section {
    let words = team.locale.words;
    let mut section = Section::new("calendar", words.calendar_title);
    if let (Some(first), Some(last)) = (team.slots.first(), team.slots.last()) {
        section.push(Block::Chart(chart(team, first.date, last.date)));
    }
    section.push(Block::Table(table(team).without_empty_columns()));
    section.push(Block::Paragraph(Text(vec![Inline::Quiet(verdict(team))])));
    section
}

fn chart(team: &Team<'_>, first: Date, last: Date) -> Chart {
    let words = team.locale.words;
    let lanes: Vec<Lane> = team.people().into_iter().map(|who| lane(team, who)).collect();
    let counts: Vec<String> =
        lanes.iter().map(|l| names::pair(team.locale, &l.name, &l.marks.len().to_string())).collect();
    let values = [
        ("posts", names::posts(team.locale, team.slots.len())),
        ("first", team.locale.range_start(first, last)),
        ("last", team.locale.day_year(last)),
        ("lanes", counts.join(words.between)),
    ];
    let alt = fill(words.calendar_alt, &values.each_ref().map(|(n, v)| (*n, v.as_str())));
    let monday = monday(first);
    let mut weeks = Vec::new();
    let mut day = monday;
    while day <= last && weeks.len() < MOST_WEEKS {
        weeks.push(team.locale.short_day(day));
        day = day.checked_add(Span::new().days(7)).unwrap_or(Date::MAX);
    }
    let end = monday.checked_add(Span::new().days(7 * weeks.len() as i64 - 1)).unwrap_or(last);
    let calendar = Calendar { first: monday, last: end, weeks, bands: bands(team, monday, end), lanes };
    Chart { title: words.calendar_chart.to_string(), alt, kind: ChartKind::Calendar(calendar) }
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
    let mark = |slot: &&Slot| {
        let piece = names::piece(team.locale, team.campaign, &team.campaign[slot.post]);
        (slot.date, names::pair(team.locale, &team.locale.weekday_day(slot.date), &piece))
    };
    Lane { name: team.campaign.name_of(who).to_string(), marks: own.map(mark).collect() }
}

fn table(team: &Team<'_>) -> Table {
    let words = team.locale.words;
    let columns = [words.col_when, words.col_who, words.col_what, words.col_about].map(Column::words).to_vec();
    let row = |slot: &&Slot| {
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
        caption: words.schedule_title.to_string(),
        columns,
        rows: team.slots.iter().map(row).collect(),
        total: false,
    }
}

fn verdict(team: &Team<'_>) -> String {
    let words = team.locale.words;
    let objective = &team.plan.objective;
    let (count, bound) = (team.locale.count(objective.same_day_overlaps), team.locale.count(objective.bound));
    let template = match (objective.same_day_overlaps, objective.optimal) {
        (0, _) => words.overlap_none,
        (_, true) => words.overlap_best,
        _ => words.overlap_some,
    };
    let zone = team.campaign.zone().name;
    let zone = zone.rsplit('/').next().unwrap_or(&zone).replace('_', " ");
    let zone = fill(words.zone_note, &[("zone", &zone)]);
    format!("{} {zone}", fill(template, &[("count", &count), ("bound", &bound)]))
}
