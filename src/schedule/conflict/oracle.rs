//! Answers whether some of the statements of a campaign can hold together.

use crate::campaign::{Campaign, DateRange, DeliveryId};
use crate::facts::Facts;
use crate::schedule::calendar::date_of;
use crate::schedule::calendar::day_number;
use crate::schedule::engine::{self, SearchVerdict, Stop};
use crate::schedule::problem::{LONGEST_RUN, Problem};
use crate::schedule::state::State;
use crate::schedule::statement::{Clause, Dropped};
use std::collections::BTreeSet;

/// How much work the solver may do for one question about a conflict.
const WORK: u64 = 20_000;

/// What is known of a campaign without some deliveries.
#[derive(Debug)]
pub(in crate::schedule) enum Outlook {
    /// It has a schedule.
    Fits,
    /// Each of these sets of deliveries has none.
    Never(Vec<BTreeSet<DeliveryId>>),
    /// Neither a schedule nor a proof was found; these deliveries have posts without a place.
    Open(BTreeSet<DeliveryId>),
}

impl Outlook {
    /// Narrows the days of a problem; what is known by that alone, where it shows that something cannot be.
    pub fn at_once(problem: &mut Problem) -> Option<Outlook> {
        let campaign = problem.campaign;
        let delivery = |t: &u32| campaign.posts[*t as usize].delivery;
        let alone: BTreeSet<DeliveryId> =
            problem.present.iter().filter(|t| problem.slices(**t).is_empty()).map(delivery).collect();
        if !alone.is_empty() {
            return Some(Outlook::Never(alone.into_iter().map(|d| BTreeSet::from([d])).collect()));
        }
        if let Err(circle) = problem.narrow() {
            let orders = circle.iter().map(|o| &problem.orders[*o as usize]);
            let tasks = orders.flat_map(|o| o.before.iter().chain(&o.after));
            return Some(Outlook::Never(vec![tasks.map(delivery).collect()]));
        }
        let task = problem.present.iter().find(|t| problem.slices(**t).is_empty())?;
        Some(Outlook::Never(vec![linked(problem, &[*task]).iter().map(delivery).collect()]))
    }

    /// What a verdict on a problem means.
    pub fn of(problem: &Problem, verdict: SearchVerdict) -> Outlook {
        let delivery = |t: &u32| problem.campaign.posts[*t as usize].delivery;
        match verdict {
            SearchVerdict::Fits => Outlook::Fits,
            // Their days were narrowed by the orders that they stand in.
            SearchVerdict::Never(tasks) => Outlook::Never(vec![linked(problem, &tasks).iter().map(delivery).collect()]),
            SearchVerdict::Open(tasks) => Outlook::Open(tasks.iter().map(delivery).collect()),
        }
    }
}

/// Answers questions about one campaign.
#[derive(Debug)]
pub(super) struct Oracle<'c> {
    facts: &'c Facts,
    stop: Stop,
}

impl<'c> Oracle<'c> {
    /// An oracle for a campaign.
    pub fn new(facts: &'c Facts, stop: &Stop) -> Self {
        Oracle { facts, stop: stop.clone() }
    }

    /// What is known of the campaign without some statements.
    pub fn find(&self, dropped: &Dropped) -> Outlook {
        let mut problem = problem(self.facts, dropped);
        let at_once = Outlook::at_once(&mut problem);
        at_once.unwrap_or_else(|| {
            let mut state = State::new(&problem);
            let verdict = engine::settle(&mut state, problem.present.clone(), WORK, &self.stop);
            Outlook::of(&problem, verdict)
        })
    }

    /// Whether the campaign certainly has a schedule.
    pub fn fits(&self, dropped: &Dropped) -> bool {
        matches!(self.find(dropped), Outlook::Fits)
    }

    /// Whether the campaign certainly has none.
    pub fn never_fits(&self, dropped: &Dropped) -> bool {
        matches!(self.find(dropped), Outlook::Never(_))
    }
}

/// Tasks, and those that orders tie to them, near or far.
fn linked(problem: &Problem, tasks: &[u32]) -> BTreeSet<u32> {
    let mut found: BTreeSet<u32> = tasks.iter().copied().collect();
    let mut line = tasks.to_vec();
    while let Some(task) = line.pop() {
        for order in problem.orders_of[task as usize].iter().flatten() {
            let order = &problem.orders[*order as usize];
            line.extend(order.before.iter().chain(&order.after).filter(|t| found.insert(**t)));
        }
    }
    found
}

/// The campaign with no other posts than those of some deliveries.
pub(super) fn part_of(facts: &Facts, deliveries: &BTreeSet<DeliveryId>) -> Facts {
    let mut small = facts.clone();
    small.retain_posts(|p| deliveries.contains(&p.delivery));
    small
}

/// The problem of a campaign without some statements. Without its run it may be scheduled long before and after.
pub(super) fn problem<'c>(facts: &'c Facts, dropped: &Dropped) -> Problem<'c> {
    let campaign = &facts.campaign;
    let run = campaign.settings.runs.as_ref().map(|r| r.value);
    let range = match run {
        Some(run) if !dropped.contains(&Clause::Run) => run,
        Some(run) => wide(campaign, run),
        None => DateRange { first: jiff::civil::Date::MIN, last: jiff::civil::Date::MIN },
    };
    Problem::without(facts, range, dropped)
}

/// Days around the run and around all that the posts are pinned to, as many as all of them could need.
fn wide(campaign: &Campaign, run: DateRange) -> DateRange {
    let (mut first, mut last) = (day_number(run.first), day_number(run.last));
    for delivery in campaign.posts.iter().map(|p| &campaign[p.delivery]) {
        let window = delivery.window.as_ref().map(|w| (w.first, w.last));
        let at = delivery.at.as_ref().map(|at| (at.date, at.date));
        for (a, b) in window.into_iter().chain(at) {
            (first, last) = (first.min(day_number(a)), last.max(day_number(b)));
        }
    }
    let room = 60 + campaign.posts.len() as i64 * 35;
    let first = (first - 60).max(day_number(run.last) - LONGEST_RUN);
    let last = (last + room).min(first + LONGEST_RUN);
    DateRange { first: date_of(first), last: date_of(last) }
}
