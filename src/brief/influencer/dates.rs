//! Her dates: what is due when, for each post.

use super::{Own, Part};
use crate::brief::document::{Block, Column, Inline, Section, Table, Text};
use crate::brief::names::{self, capitalised};
use crate::campaign::Milestone;
use crate::say::words;
use jiff::Span;
use jiff::civil::Date;

/// A column of the table of dates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Milestone(Milestone),
    /// The answer to the draft.
    Answer,
    Live,
}

const STEPS: [Step; 9] = [
    Step::Milestone(Milestone::Contract),
    Step::Milestone(Milestone::Product),
    Step::Milestone(Milestone::Concept),
    Step::Milestone(Milestone::Draft),
    Step::Answer,
    Step::Milestone(Milestone::Approval),
    Step::Live,
    Step::Milestone(Milestone::Results),
    Step::Milestone(Milestone::Payment),
];

/// A row for each post, a column for each step that any of them has.
pub(super) fn section(part: &Part<'_>) -> Section {
    let mut section = Section::new("dates", words!(part.locale, dates_title));
    let steps: Vec<Step> = STEPS.into_iter().filter(|s| part.posts.iter().any(|o| on(part, o, *s).is_some())).collect();
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
pub(super) fn first(part: &Part<'_>) -> Option<Text> {
    let steps = [Milestone::Contract, Milestone::Concept, Milestone::Draft].map(Step::Milestone);
    let due = |step: Step| Some((part.posts.iter().filter_map(|own| on(part, own, step)).min()?, step));
    let (day, step) = steps.into_iter().filter_map(due).min_by_key(|(day, _)| *day)?;
    let day = part.locale.weekday_day(day);
    Some(Text::plain(format!("{}, {day}", title(part, step))))
}

fn row(part: &Part<'_>, own: &Own<'_>, steps: &[Step]) -> Vec<Text> {
    let format = part.locale.format(names::format(part.campaign, own.post));
    let about = part.about(own.post);
    let post = names::pair(part.locale, &capitalised(&format), about);
    let cell = |step: &Step| match on(part, own, *step).map(|d| part.locale.short_day(d)) {
        Some(day) if *step == Step::Live => Text::strong(day),
        Some(day) => Text::plain(day),
        None => Text::plain(""),
    };
    std::iter::once(Text::plain(post)).chain(steps.iter().map(cell)).collect()
}

fn title(part: &Part<'_>, step: Step) -> &'static str {
    match step {
        Step::Answer => words!(part.locale, answer_by),
        Step::Live => words!(part.locale, milestone_live),
        Step::Milestone(milestone) => names::milestone(part.locale, "milestone", milestone),
    }
}

fn on(part: &Part<'_>, own: &Own<'_>, step: Step) -> Option<Date> {
    match step {
        Step::Live => Some(own.slot.date),
        Step::Milestone(milestone) => own.due(milestone),
        Step::Answer => {
            let within = own.post.style.review.as_ref()?.within?.days();
            after(part, own.due(Milestone::Draft)?, within)
        }
    }
}

/// So many working days after a day.
fn after(part: &Part<'_>, mut day: Date, mut days: i64) -> Option<Date> {
    days = days.min(366);
    while days > 0 {
        day = day.checked_add(Span::new().days(1)).ok()?;
        days -= i64::from(part.campaign.is_working_day(day));
    }
    Some(day)
}
