//! What is due before and after a post.

use super::Due;
use super::problem::Problem;
use crate::campaign::{Milestone, Style};
use foldhash::{HashMap, HashMapExt as _};
use jiff::civil::Date;
use std::sync::Arc;

/// Counts milestones from posts, and remembers what it has counted.
#[derive(Debug)]
pub(super) struct MilestoneCounter<'p, 'c> {
    problem: &'p Problem<'c>,
    known: HashMap<(i64, u32), Date>,
    last: Option<(*const Style, Vec<(Milestone, i64)>)>,
}

impl<'p, 'c> MilestoneCounter<'p, 'c> {
    /// Nothing counted yet.
    pub fn new(problem: &'p Problem<'c>) -> Self {
        MilestoneCounter { problem, known: HashMap::new(), last: None }
    }

    /// The milestones of a post on a day, in the order of time.
    pub fn of(&mut self, task: usize, day: u32) -> Vec<Due> {
        let style = &self.problem.campaign.posts[task].style;
        let due = match self.last.take() {
            Some((same, due)) if same == Arc::as_ptr(style) => due,
            _ => style.milestones(),
        };
        let all = due.iter().map(|(milestone, days)| Due { milestone: *milestone, on: self.on(*days, day) }).collect();
        self.last = Some((Arc::as_ptr(style), due));
        all
    }

    fn on(&mut self, days: i64, day: u32) -> Date {
        let problem = self.problem;
        *self.known.entry((days, day)).or_insert_with(|| problem.working.shift(problem.calendar.date(day), days))
    }
}
