//! How few overlaps any schedule can have.
//!
//! Each audience is looked at by itself, and all that keeps posts apart is left out but the days on which each may lie:
//! what is left is a matching of posts to days that is solved exactly, by moving posts along chains until no chain helps.

use super::clock::{find, join};
use super::engine;
use super::problem::Problem;
use super::state::State;
use std::collections::{BTreeMap, BTreeSet};

/// For each audience the fewest overlaps that it can have; a schedule gives the start.
pub(super) fn of_audiences(state: &State) -> Vec<u64> {
    let problem = state.problem;
    let mut tasks: Vec<Vec<u32>> = vec![Vec::new(); problem.campaign.audiences.len()];
    for t in &problem.present {
        problem.tasks[*t as usize].audiences.iter().for_each(|a| tasks[*a as usize].push(*t));
    }
    tasks.into_iter().enumerate().map(|(a, tasks)| Matching::new(state, a as u32, &tasks).fewest()).collect()
}

/// Posts of one audience on days.
struct Matching {
    /// The days that each post may lie on, in order.
    may: Vec<Vec<u32>>,
    /// The day that each post lies on.
    day: Vec<u32>,
    /// The posts on each day.
    on: Vec<Vec<u32>>,
}

impl Matching {
    fn new(state: &State, audience: u32, tasks: &[u32]) -> Matching {
        let problem = state.problem;
        let mut matching = Matching { may: Vec::new(), day: Vec::new(), on: Vec::new() };
        matching.on.resize(problem.calendar.days as usize + 3, Vec::new());
        for task in tasks {
            let mut days = days_of(problem, audience, *task);
            days.dedup();
            let placed = state.placed[*task as usize].map(|m| problem.day_of_audience(audience, m.slice));
            let Some(day) = placed.or(days.first().copied()) else { continue };
            matching.on[day as usize].push(matching.day.len() as u32);
            matching.day.push(day);
            matching.may.push(days);
        }
        matching
    }

    /// Relieves the fullest day first. Where no chain helps it, none ever will: all days that it leads to are at most one
    /// post emptier and lead nowhere else, and what is moved later, from days no fuller, never touches them.
    fn fewest(mut self) -> u64 {
        let mut settled = vec![false; self.on.len()];
        let open = |settled: &[bool], on: &[Vec<u32>]| {
            (0..on.len()).filter(|d| !settled[*d] && on[*d].len() > 1).max_by_key(|d| on[*d].len())
        };
        while let Some(fullest) = open(&settled, &self.on) {
            self.relieve(fullest as u32, &mut settled);
        }
        self.on.iter().map(|on| pairs(on.len() as u64)).sum()
    }

    fn count(&self, day: u32) -> usize {
        self.on[day as usize].len()
    }

    /// Moves posts along a chain of days so that a day has one less and another, with at least two fewer, one more. If
    /// there is no such chain, all days that were reached are settled.
    fn relieve(&mut self, from: u32, settled: &mut [bool]) {
        const NONE: u32 = u32::MAX;
        let enough = self.count(from);
        let mut came_by = vec![NONE; self.on.len()];
        let mut unseen = settled.iter().filter(|s| !**s).count() - 1;
        let mut line = vec![from];
        let mut next = 0;
        while let Some(day) = line.get(next).copied().filter(|_| unseen > 0) {
            next += 1;
            for post in &self.on[day as usize] {
                for to in &self.may[*post as usize] {
                    let to_day = *to as usize;
                    if *to == from || came_by[to_day] != NONE || settled[to_day] {
                        continue;
                    }
                    came_by[to_day] = *post;
                    if self.on[to_day].len() + 2 <= enough {
                        let to = *to;
                        return self.follow(from, to, &came_by);
                    }
                    unseen -= 1;
                    line.push(*to);
                }
            }
        }
        line.into_iter().for_each(|day| settled[day as usize] = true);
    }

    fn follow(&mut self, from: u32, mut to: u32, came_by: &[u32]) {
        while to != from {
            let post = came_by[to as usize];
            let day = self.day[post as usize];
            self.on[day as usize].retain(|p| *p != post);
            self.on[to as usize].push(post);
            self.day[post as usize] = to;
            to = day;
        }
    }
}

/// Tasks that neither a hard rule nor an audience ties to others.
#[derive(Debug)]
pub(super) struct Component {
    /// The tasks.
    pub tasks: Vec<u32>,
    /// The audiences that meet them.
    pub audiences: BTreeSet<u32>,
}

/// The tasks in groups whose overlaps have nothing to do with each other.
pub(super) fn parts(problem: &Problem) -> Vec<Component> {
    let apart = engine::parts(problem);
    let mut leader: Vec<usize> = (0..apart.len()).collect();
    let mut first: BTreeMap<u32, usize> = BTreeMap::new();
    for (i, tasks) in apart.iter().enumerate() {
        for audience in tasks.iter().flat_map(|t| problem.tasks[*t as usize].audiences.iter()) {
            let other = *first.entry(*audience).or_insert(i);
            join(&mut leader, other, i);
        }
    }
    let mut parts: BTreeMap<usize, Component> = BTreeMap::new();
    for (i, tasks) in apart.into_iter().enumerate() {
        let empty = Component { tasks: Vec::new(), audiences: BTreeSet::new() };
        let part = parts.entry(find(&mut leader, i)).or_insert(empty);
        part.audiences.extend(tasks.iter().flat_map(|t| problem.tasks[*t as usize].audiences.iter().copied()));
        part.tasks.extend(tasks);
    }
    for part in parts.values_mut() {
        part.tasks.sort_unstable();
    }
    parts.into_values().collect()
}

/// The days that an audience counts for the slices of a task.
fn days_of(problem: &Problem, audience: u32, task: u32) -> Vec<u32> {
    problem.slices(task).iter().map(|s| problem.day_of_audience(audience, *s)).collect()
}

/// Pairs among so many.
pub(super) fn pairs(n: u64) -> u64 {
    n * n.saturating_sub(1) / 2
}
