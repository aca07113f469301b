//! Makes a schedule better by many small moves.
//!
//! Each try takes one post to another slice, and keeps it there unless that is worse than what is borne at the time. What is
//! borne shrinks to nothing; tries are counted, and no clock is read.

use super::calendar::{DAY, Moment};
use super::dice::Dice;
use super::engine::Stop;
use super::state::State;
use std::sync::atomic::Ordering;

/// What a schedule costs for the soft goals, each before the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Cost {
    /// Pairs of posts that one audience meets on one day.
    pub overlaps: i64,
    /// Pairs of posts of one account that lie less than 24 hours apart.
    pub crowded: i64,
    /// How far the posts are from a steady rate, in parts of a post and days.
    pub uneven: i64,
    /// How far posts are from the liked hour, in minutes.
    pub disliked: i64,
}

impl Cost {
    /// One number in which a higher goal weighs more than any likely change of the lower ones.
    fn weight(self) -> i64 {
        (self.overlaps << 40) + (self.crowded << 28) + (self.uneven << 4) + self.disliked / 30
    }
}

/// Tries to better a schedule; ends early where nothing is left to gain. Gives the number of tries made.
pub(super) struct Search<'a, 'p, 'c> {
    state: &'a mut State<'p, 'c>,
    tasks: Vec<u32>,
    dice: Dice,
    stop: Stop,
}

impl<'a, 'p, 'c> Search<'a, 'p, 'c> {
    /// A search that may move these tasks.
    pub fn new(state: &'a mut State<'p, 'c>, tasks: Vec<u32>, seed: u64, stop: Stop) -> Self {
        Search { state, tasks, dice: Dice::new(seed), stop }
    }

    /// Takes overlaps away, bearing no more of them than now, until none can be fewer or so many tries are made. Moves that
    /// change nothing by themselves open the way for others; where posts are to stay in their places, none is made.
    pub fn fewer_overlaps(&mut self, fewest: u64, tries: u64, stay: bool) {
        for n in 0..tries {
            if self.state.all_overlaps() <= fewest || self.tasks.is_empty() || self.is_stopped(n) {
                return;
            }
            let task = self.some_task_with_overlaps();
            self.attempt(task, |change| change.overlaps < i64::from(!stay));
        }
    }

    /// Makes the rest better without a single overlap more.
    pub fn polish(&mut self, tries: u64) {
        if self.tasks.is_empty() {
            return;
        }
        for n in 0..tries {
            if self.is_stopped(n) {
                return;
            }
            let left = (tries - n) as i64;
            let borne = (left * left / tries.max(1) as i64) * 4_000 / tries.max(1) as i64;
            let task = self.tasks[self.dice.below(self.tasks.len())];
            self.attempt(task, |change| change.overlaps <= 0 && change.weight() <= borne);
        }
    }

    fn is_stopped(&self, tries: u64) -> bool {
        tries.is_multiple_of(1_024) && self.stop.as_ref().is_some_and(|s| s.load(Ordering::Relaxed))
    }

    fn some_task_with_overlaps(&mut self) -> u32 {
        let mut task = 0;
        for _ in 0..16 {
            task = self.tasks[self.dice.below(self.tasks.len())];
            let slice = self.state.placed[task as usize].map_or(0, |m| m.slice);
            let own = self.state.problem.tasks[task as usize].audiences.len() as u64;
            if self.state.overlaps(task, slice) > own {
                break;
            }
        }
        task
    }

    /// Takes a task to another slice and back again where that is not accepted.
    fn attempt(&mut self, task: u32, accept: impl Fn(Cost) -> bool) -> bool {
        let problem = self.state.problem;
        let slices = problem.slices(task);
        let slice = slices[self.dice.below(slices.len())];
        let Some(was) = self.state.placed[task as usize].filter(|m| m.slice != slice) else { return false };
        let own = problem.tasks[task as usize].audiences.len() as u64;
        let overlaps =
            self.state.overlaps(task, slice) as i64 + own as i64 - self.state.overlaps(task, was.slice) as i64;
        if !accept(Cost { overlaps: overlaps - self.same_days(task, was.slice, slice), ..Cost::default() })
            && overlaps > 0
        {
            return false;
        }
        self.state.remove(task);
        let moved = self.find(task, slice).filter(|now| accept(self.change(task, was, *now)));
        self.state.place(task, moved.unwrap_or(was));
        moved.is_some()
    }

    /// For how many audiences of a task two slices lie on the same day.
    fn same_days(&self, task: u32, a: u32, b: u32) -> i64 {
        let problem = self.state.problem;
        let audiences = problem.tasks[task as usize].audiences.iter();
        audiences.filter(|x| problem.day_of_audience(**x, a) == problem.day_of_audience(**x, b)).count() as i64
    }

    fn find(&self, task: u32, slice: u32) -> Option<Moment> {
        let corridor = self.state.corridor(task);
        self.state.limits_allow(task, slice).then(|| self.state.minute(task, slice, corridor))?
    }

    /// What changes when a task, which is taken out, goes from one moment to another.
    pub fn change(&self, task: u32, was: Moment, now: Moment) -> Cost {
        let state = &self.state;
        let problem = state.problem;
        let mut change = Cost {
            overlaps: state.overlaps(task, now.slice) as i64 - state.overlaps(task, was.slice) as i64,
            crowded: self.crowding(task, now) - self.crowding(task, was),
            uneven: 0,
            disliked: self.dislike(task, now) - self.dislike(task, was),
        };
        for drip in problem.tasks[task as usize].drips.iter().flatten() {
            let it = &problem.drips[*drip as usize];
            let (from, to) = ((was.day - it.first) as usize, (now.day - it.first) as usize);
            let out = state.drip(*drip);
            let step = |day: usize| it.unevenness(day, out[day] + 1) - it.unevenness(day, out[day]);
            let between: i64 = (from.min(to)..from.max(to)).map(step).sum();
            change.uneven += if to < from { between } else { -between };
        }
        change
    }

    /// How many posts of a task's account lie less than 24 hours from a moment.
    fn crowding(&self, task: u32, at: Moment) -> i64 {
        let [_, (_, list)] = self.state.neighbours(task);
        let from = list.partition_point(|e| e.0.real <= at.real - DAY);
        list[from..].iter().take_while(|e| e.0.real < at.real + DAY).count() as i64
    }

    fn dislike(&self, task: u32, at: Moment) -> i64 {
        i64::from(self.state.problem.windows(task, at.slice).liked.abs_diff(at.minute))
    }
}
