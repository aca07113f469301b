//! What is due, week by week.

use super::calendar::monday;
use super::{Team, names, of_block};
use crate::brief::document::{Block, Column, Section, Table, Text};
use crate::campaign::{InfluencerId, Milestone};
use crate::say::words;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Something that is due; live comes between what is before and what is after a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum DueItem {
    Before(Milestone),
    Live,
    After(Milestone),
}

/// By week and by what is due: who, each with how many.
type Weeks = BTreeMap<Date, BTreeMap<DueItem, BTreeMap<InfluencerId, usize>>>;

/// A row for each week in which something is due, a column for each thing that is.
pub(super) fn section(team: &Team<'_>) -> Section {
    let weeks = weeks(team);
    let dues: BTreeSet<DueItem> = weeks.values().flat_map(|w| w.keys().copied()).collect();
    let columns = std::iter::once(words!(team.locale, col_week)).chain(dues.iter().map(|d| name(team, *d)));
    let columns = columns.map(|title| Column::words(names::capitalised(title))).collect();
    let names = team.short_names();
    let cell = |people: Option<&BTreeMap<InfluencerId, usize>>| people.map(|p| who(&names, p)).unwrap_or_default();
    let rows = weeks.iter().map(|(week, due)| {
        let day = Text::strong(team.locale.short_day(*week));
        std::iter::once(day).chain(dues.iter().map(|d| Text::plain(cell(due.get(d))))).collect()
    });
    let table = Table {
        caption: words!(team.locale, milestones_title).to_string(),
        columns,
        rows: rows.collect(),
        total: false,
    };
    of_block("milestones", words!(team.locale, milestones_title), Block::Table(table.without_empty_columns()))
}

fn weeks(team: &Team<'_>) -> Weeks {
    let mut weeks = Weeks::new();
    for slot in &team.slots {
        let who = team.campaign[slot.post].influencer;
        let mut add = |day: Date, due: DueItem| {
            let people = weeks.entry(monday(day)).or_default().entry(due).or_default();
            *people.entry(who).or_insert(0) += 1;
        };
        add(slot.date, DueItem::Live);
        for due in &slot.milestones {
            let kind =
                if due.milestone.is_before() { DueItem::Before(due.milestone) } else { DueItem::After(due.milestone) };
            add(due.on, kind);
        }
    }
    weeks
}

fn who(names: &BTreeMap<InfluencerId, &str>, people: &BTreeMap<InfluencerId, usize>) -> String {
    let name = |who: &InfluencerId| names.get(who).copied().unwrap_or_default();
    let named = people.iter().map(|(who, count)| match count {
        1 => name(who).to_string(),
        n => format!("{} ({n})", name(who)),
    });
    named.collect::<Vec<_>>().join(", ")
}

fn name(team: &Team<'_>, due: DueItem) -> &'static str {
    match due {
        DueItem::Live => words!(team.locale, due_live),
        DueItem::Before(milestone) | DueItem::After(milestone) => names::milestone(team.locale, "due", milestone),
    }
}
