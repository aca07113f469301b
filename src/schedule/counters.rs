//! How much of each limit is used up.

use super::problem::{Limit, Problem};
use crate::campaign::{Limited, Period};

/// What one limit has counted, in each of its periods.
#[derive(Debug, Clone)]
pub(super) struct Counter {
    most: u32,
    width: u32,
    whole: bool,
    /// The first period that is held; that of the first day, unless this counts for a few days alone.
    first: usize,
    used: Used,
}

#[derive(Debug, Clone)]
enum Used {
    Posts(Vec<u32>),
    /// Different messages, each with how many posts are about it.
    Messages(Vec<Vec<(u32, u32)>>),
}

impl Counter {
    /// Nothing counted yet.
    pub fn new(limit: &Limit, problem: &Problem) -> Counter {
        let days = problem.calendar.days as usize + 3;
        let (width, whole) = match limit.per {
            Period::Day => (1, false),
            Period::Week => (7, false),
            Period::Campaign => (1, true),
        };
        let periods = if whole { 1 } else { days + width as usize };
        let used = match limit.what {
            Limited::Posts => Used::Posts(vec![0; periods]),
            Limited::Messages => Used::Messages(vec![Vec::new(); periods]),
        };
        Counter { most: limit.count, width, whole, first: 0, used }
    }

    /// The same for the periods of one day alone, to try out a change.
    pub fn near(&self, day: u32) -> Counter {
        let periods = self.periods(day);
        let first = self.first + periods.start;
        let used = match &self.used {
            Used::Posts(used) => Used::Posts(used[periods].to_vec()),
            Used::Messages(used) => Used::Messages(used[periods].to_vec()),
        };
        Counter { first, used, ..*self }
    }

    /// The periods held that a day lies in; a period of several days goes by its last day.
    fn periods(&self, day: u32) -> std::ops::Range<usize> {
        if self.whole {
            return 0..1;
        }
        let held = match &self.used {
            Used::Posts(used) => used.len(),
            Used::Messages(used) => used.len(),
        };
        let inside = |period: usize| period.saturating_sub(self.first).min(held);
        inside(day as usize)..inside((day + self.width) as usize)
    }

    /// Whether one more post fits on a day.
    pub fn fits(&self, day: u32, message: Option<u32>) -> bool {
        match (&self.used, message) {
            (Used::Posts(used), _) => used[self.periods(day)].iter().all(|n| *n < self.most),
            (Used::Messages(_), None) => true,
            (Used::Messages(used), Some(message)) => used[self.periods(day)]
                .iter()
                .all(|told| told.len() < self.most as usize || told.iter().any(|t| t.0 == message)),
        }
    }

    /// Counts a post on a day.
    pub fn add(&mut self, day: u32, message: Option<u32>) {
        let periods = self.periods(day);
        match (&mut self.used, message) {
            (Used::Posts(used), _) => used[periods].iter_mut().for_each(|n| *n += 1),
            (Used::Messages(_), None) => {}
            (Used::Messages(used), Some(message)) => {
                for told in &mut used[periods] {
                    match told.iter_mut().find(|t| t.0 == message) {
                        Some(known) => known.1 += 1,
                        None => told.push((message, 1)),
                    }
                }
            }
        }
    }

    /// Takes a post off a day again.
    pub fn remove(&mut self, day: u32, message: Option<u32>) {
        let periods = self.periods(day);
        match (&mut self.used, message) {
            (Used::Posts(used), _) => used[periods].iter_mut().for_each(|n| *n -= 1),
            (Used::Messages(_), None) => {}
            (Used::Messages(used), Some(message)) => {
                for told in &mut used[periods] {
                    if let Some(at) = told.iter().position(|t| t.0 == message) {
                        told[at].1 -= 1;
                        if told[at].1 == 0 {
                            told.swap_remove(at);
                        }
                    }
                }
            }
        }
    }
}
