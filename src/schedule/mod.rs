//! A day, a time and milestones for every post; or the smallest set of statements that cannot hold together.
//!
//! Takes a campaign with what is true of its posts. Knows nothing of rules or output.

mod bound;
mod build;
mod calendar;
mod chains;
mod clock;
mod conflict;
mod counters;
mod counting;
mod demands;
mod dice;
mod encode;
mod engine;
pub mod exposure;
mod greedy;
mod hours;
mod improve;
mod milestones;
mod orders;
mod overlap;
mod problem;
mod prove;
mod repair;
mod sat;
mod search;
mod state;
mod statement;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod validate;
mod why;
pub mod window;
mod working_days;

pub use validate::{Breach, validate};
pub use why::{Day, DayCost, DayVerdict, Obstacle, Side, Why, why};

use crate::campaign::{Campaign, Milestone, PostId};
use crate::facts::Facts;
use crate::source::Span;
use jiff::civil::{Date, Time};
use problem::Problem;
use state::State;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// When a post goes out, and what is due before and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// The post.
    pub post: PostId,
    /// The day, in the campaign's zone.
    pub date: Date,
    /// The time, in the campaign's zone.
    pub time: Time,
    /// What is due when, in the order of time.
    pub milestones: Vec<Due>,
}

/// Something that is due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub milestone: Milestone,
    /// On which day.
    pub on: Date,
}

/// How good a schedule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quality {
    /// Pairs of posts that one audience meets on one day.
    pub same_day_overlaps: u64,
    /// No schedule has fewer of them than this.
    pub bound: u64,
    /// Whether the schedule is proven to be the best.
    pub optimal: bool,
}

/// A schedule: one slot for each post of the campaign, in the order of `Campaign::posts`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The slots; the one at index `i` is that of the post with the id `i`.
    pub slots: Vec<Appointment>,
    /// How good it is.
    pub objective: Quality,
}

impl Plan {
    /// The slot of a post.
    pub fn slot(&self, post: PostId) -> &Appointment {
        &self.slots[post.index()]
    }

    /// The slots by time, then by the post's id.
    pub fn in_order<'p>(&'p self, campaign: &'p Campaign) -> Vec<&'p Appointment> {
        let mut slots: Vec<&Appointment> = self.slots.iter().collect();
        slots.sort_by(|a, b| (a.date, a.time, &campaign[a.post].id).cmp(&(b.date, b.time, &campaign[b.post].id)));
        slots
    }
}

/// A statement that takes part in a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Where it stands.
    pub span: Span,
    /// What it demands, in a few words.
    pub demand: String,
}

/// A change that would make a schedule possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// What to write, in words that can stand behind "or": "`limit 3 posts per day`".
    pub text: String,
}

/// A smallest set of statements that cannot hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What is the matter, in one or two sentences.
    pub message: String,
    /// The statements, in the order of the text; the first is where the finding stands.
    pub parties: Vec<Party>,
    /// What would help, smallest first.
    pub relaxations: Vec<Relaxation>,
}

/// What came of scheduling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Every post has its slot.
    Scheduled(Plan),
    /// There is no schedule.
    Impossible(Vec<Conflict>),
    /// It cannot be told, because something it depends on could not be understood.
    Unknown,
}

impl Outcome {
    /// The schedule, if there is one.
    pub fn plan(&self) -> Option<&Plan> {
        match self {
            Outcome::Scheduled(plan) => Some(plan),
            _ => None,
        }
    }
}

/// How much work is put into a schedule. Work is counted in steps, so that it gives the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Effort {
    /// Enough for a good schedule: a few thousandths of a second for a plan of usual size.
    Quick,
    /// Enough to prove the best one for most plans of usual size; as `Quick` for huge ones.
    #[default]
    Fitting,
    /// Enough to prove the best one for plans of usual size, and for one near it for huge ones.
    Full,
}

/// What scheduling may take into account beside the campaign.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day and time of posts in an earlier schedule, by the post's id.
    pub previous: BTreeMap<String, (Date, Time)>,
    /// How much work is put into it.
    pub effort: Effort,
    /// When this becomes true, the best schedule so far is given.
    pub stop: Option<Arc<AtomicBool>>,
    /// Whether it does not matter why there is no schedule, as where the plan itself is not understood yet: the reasons can
    /// take longer to find than a schedule. A schedule is then not looked for long either.
    pub without_reasons: bool,
}

/// Finds a schedule, or says why there is none. The same input gives the same schedule everywhere.
pub fn schedule(facts: &Facts, options: &Options) -> Outcome {
    let campaign = &facts.campaign;
    let Some(run) = &campaign.settings.runs else { return Outcome::Unknown };
    if run.days() > problem::LONGEST_RUN {
        return Outcome::Impossible(vec![conflict::run_too_long(campaign, run.span)]);
    }
    let stop = options.stop.clone();
    let impossible = |known: conflict::Outlook| match options.without_reasons {
        true => Outcome::Unknown,
        false => Outcome::Impossible(conflict::conflicts(facts, known, &stop)),
    };
    let mut problem = Problem::new(facts, run.value);
    if let Some(never) = conflict::Outlook::at_once(&mut problem) {
        return impossible(never);
    }
    let mut state = State::new(&problem);
    let waiting = keep_previous(&mut state, options);
    let new: Vec<u32> = waiting.clone();
    // A plan that is not understood yet changes with the next word: it is not worth a long search.
    let work = if options.without_reasons { engine::SOLVER_WORK / 20 } else { engine::SOLVER_WORK };
    let verdict = engine::settle(&mut state, waiting, work, &stop);
    if verdict != engine::SearchVerdict::Fits {
        let stopped = stop.as_ref().is_some_and(|s| s.load(Ordering::Relaxed));
        return if stopped { Outcome::Unknown } else { impossible(conflict::Outlook::of(&problem, verdict)) };
    }
    let least = match new.len() == problem.present.len() {
        true => improve::improve(&mut state, options.effort, &stop),
        false => improve::mend(&mut state, &new, options.effort, &stop),
    };
    Outcome::Scheduled(plan(&state, least))
}

/// Puts every post where an earlier schedule has it, as far as that still works; gives the others.
fn keep_previous(state: &mut State, options: &Options) -> Vec<u32> {
    let problem = state.problem;
    let mut others = Vec::new();
    for (task, post) in problem.campaign.posts.iter().enumerate() {
        let before = options.previous.get(&post.id);
        let at = before.and_then(|(date, time)| problem.calendar.moment_at(*date, hours::minute_of(*time)));
        match at.filter(|at| state.can_keep(task as u32, *at)) {
            Some(at) => state.place(task as u32, at),
            None => others.push(task as u32),
        }
    }
    others
}

fn plan(state: &State, bound: u64) -> Plan {
    let problem = state.problem;
    let mut milestones = milestones::MilestoneCounter::new(problem);
    let slot = |(task, at): (usize, &Option<calendar::Moment>)| {
        let at = at.unwrap_or(calendar::Moment { real: 0, slice: 0, day: 0, minute: 0 });
        Appointment {
            post: PostId(task as u32),
            date: problem.calendar.date(at.day),
            time: hours::time_of(at.minute),
            milestones: milestones.of(task, at.day),
        }
    };
    let slots = state.placed.iter().enumerate().map(slot).collect();
    let same_day_overlaps = state.all_overlaps();
    Plan { slots, objective: Quality { same_day_overlaps, bound, optimal: same_day_overlaps == bound } }
}
