//! Her dates: what is due when, for each post.

use super::{BriefSource, Own};
use crate::brief::document::{Block, Column, Inline, Section, Table, Text};
use crate::brief::names::{self, capitalised};
use crate::campaign::Milestone;
use crate::say::words;
use jiff::Span;
use jiff::civil::Date;

/// A column of the table of dates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DateColumn {
    Milestone(Milestone),
    /// The answer to the draft.
    Answer,
    Live,
}

const STEPS: [DateColumn; 9] = [
    DateColumn::Milestone(Milestone::Contract),
    DateColumn::Milestone(Milestone::Product),
    DateColumn::Milestone(Milestone::Concept),
    DateColumn::Milestone(Milestone::Draft),
    DateColumn::Answer,
    DateColumn::Milestone(Milestone::Approval),
    DateColumn::Live,
    DateColumn::Milestone(Milestone::Results),
    DateColumn::Milestone(Milestone::Payment),
];

/// A row for each post, a column for each step that any of them has.
pub(super) fn section(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("dates", words!(part.locale, dates_title));
    let steps: Vec<DateColumn> =
        STEPS.into_iter().filter(|s| part.posts.iter().any(|o| on(part, o, *s).is_some())).collect();
    let mut columns = vec![Column::words(words!(part.locale, col_post))];
    columns.extend(steps.iter().map(|s| Column::words(title(part, *s))));
    let rows = part.posts.iter().map(|own| row(part, own, &steps)).collect();
    section.push(Block::Table(Table {
        caption: words!(part.locale, dates_title).to_string(),
        columns,
        rows,
        total: false,
    }));
    section.push(Block::Paragraph(Text(vec![Inline::Quiet(words!(part.locale, dates_note).to_string())])));
    section
}

/// What she has to do first, with its day; nothing where her first post is the first of it.
pub(super) fn first(part: &BriefSource<'_>) -> Option<Text> {
    let steps = [Milestone::Contract, Milestone::Concept, Milestone::Draft].map(DateColumn::Milestone);
    let due = |step: DateColumn| Some((part.posts.iter().filter_map(|own| on(part, own, step)).min()?, step));
    let (day, step) = steps.into_iter().filter_map(due).min_by_key(|(day, _)| *day)?;
    let day = part.locale.weekday_day(day);
    Some(Text::plain(format!("{}, {day}", title(part, step))))
}

fn row(part: &BriefSource<'_>, own: &Own<'_>, steps: &[DateColumn]) -> Vec<Text> {
    let format = part.locale.format(names::format(part.campaign, own.post));
    let about = part.about(own.post);
    let post = names::pair(part.locale, &capitalised(&format), about);
    let cell = |step: &DateColumn| match on(part, own, *step).map(|d| part.locale.short_day(d)) {
        Some(day) if *step == DateColumn::Live => Text::strong(day),
        Some(day) => Text::plain(day),
        None => Text::plain(""),
    };
    std::iter::once(Text::plain(post)).chain(steps.iter().map(cell)).collect()
}

fn title(part: &BriefSource<'_>, step: DateColumn) -> &'static str {
    match step {
        DateColumn::Answer => words!(part.locale, answer_by),
        DateColumn::Live => words!(part.locale, milestone_live),
        DateColumn::Milestone(milestone) => names::milestone(part.locale, "milestone", milestone),
    }
}

fn on(part: &BriefSource<'_>, own: &Own<'_>, step: DateColumn) -> Option<Date> {
    match step {
        DateColumn::Live => Some(own.slot.date),
        DateColumn::Milestone(milestone) => own.due(milestone),
        DateColumn::Answer => {
            let within = own.post.style.review.as_ref()?.within?.days();
            after(part, own.due(Milestone::Draft)?, within)
        }
    }
}

/// So many working days after a day.
fn after(part: &BriefSource<'_>, mut day: Date, mut days: i64) -> Option<Date> {
    days = days.min(366);
    while days > 0 {
        day = day.checked_add(Span::new().days(1)).ok()?;
        days -= i64::from(part.campaign.is_working_day(day));
    }
    Some(day)
}
