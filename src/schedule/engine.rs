//! Finds out whether there is a schedule at all: by placing, by counting, and where these do not tell, by the solver.

use super::clock::{self, Minutes, find, join};
use super::counting;
use super::encode::Encoding;
use super::greedy;
use super::problem::Problem;
use super::repair::repair;
use super::sat::Answer;
use super::state::State;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// How much work the solver may do for one question, in conflicts.
pub(super) const SOLVER_WORK: u64 = 60_000;

/// The largest part that is put into clauses, in tasks times slices.
const LARGEST_PART: usize = 2_000_000;

/// A plan of more posts than this is large.
const LARGE_PLAN: usize = 2_000;

/// A flag that ends long work from outside.
pub(super) type Stop = Option<Arc<AtomicBool>>;

/// What was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SearchVerdict {
    /// Every task has its place.
    Fits,
    /// These tasks cannot all be placed.
    Never(Vec<u32>),
    /// It was not found out within the work allowed; these tasks have no place.
    Open(Vec<u32>),
}

/// Places all tasks that wait, moving others where it helps. The solver may do so much work for each part of the plan.
pub(super) fn settle(state: &mut State, mut waiting: Vec<u32>, work: u64, stop: &Stop) -> SearchVerdict {
    let left = greedy::place_all(state, &mut waiting);
    if left.is_empty() {
        return SearchVerdict::Fits;
    }
    // The last posts of a large plan need long chains; a small one is soon given to the solver.
    let steps = 200 + left.len() * 40 + state.problem.present.len() / 5;
    // Counting shows at once that most small plans without a schedule have none; in a large one it takes longer than to find
    // a place for the last posts.
    let large = state.problem.present.len() > LARGE_PLAN;
    if !large && let Some(tasks) = counting::too_many(state.problem) {
        return SearchVerdict::Never(tasks);
    }
    if repair(state, left, steps).is_empty() {
        return SearchVerdict::Fits;
    }
    if large && let Some(tasks) = counting::too_many(state.problem) {
        return SearchVerdict::Never(tasks);
    }
    let mut open = Vec::new();
    for part in parts(state.problem) {
        if part.iter().all(|t| state.placed[*t as usize].is_some()) {
            continue;
        }
        match solve_part(state, &part, work, stop) {
            SearchVerdict::Fits => {}
            SearchVerdict::Open(tasks) => open.extend(tasks),
            never => return never,
        }
    }
    if open.is_empty() { SearchVerdict::Fits } else { SearchVerdict::Open(open) }
}

/// The tasks in groups that share nothing a hard rule speaks of.
pub(super) fn parts(problem: &Problem) -> Vec<Vec<u32>> {
    let tasks = problem.present.clone();
    let mut leader: Vec<usize> = (0..problem.tasks.len()).collect();
    let mut first: BTreeMap<(u8, u32), usize> = BTreeMap::new();
    let mut users = vec![0_usize; problem.limits.len()];
    for task in problem.present.iter().map(|t| &problem.tasks[*t as usize]) {
        task.limits.iter().for_each(|l| users[*l as usize] += 1);
    }
    for t in &tasks {
        let task = &problem.tasks[*t as usize];
        let binding = |l: &&u32| users[**l as usize] > problem.limits[**l as usize].count as usize;
        let limits = task.limits.iter().filter(binding).map(|l| (0, *l));
        let orders = problem.orders_of[*t as usize].iter().flatten().map(|o| (1, *o));
        let person = problem.people[task.person as usize].map(|_| (2, task.person));
        for key in limits.chain(orders).chain(person).chain([(3, task.account)]) {
            let other = *first.entry(key).or_insert(*t as usize);
            join(&mut leader, other, *t as usize);
        }
    }
    let mut parts: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for t in tasks {
        parts.entry(find(&mut leader, t as usize)).or_default().push(t);
    }
    parts.into_values().collect()
}

/// Asks the solver to place the tasks of a part.
fn solve_part(state: &mut State, part: &[u32], mut work: u64, stop: &Stop) -> SearchVerdict {
    let problem = state.problem;
    let size: usize = part.iter().map(|t| problem.slices(*t).len()).sum();
    let unplaced = || part.iter().copied().filter(|t| state.placed[*t as usize].is_none()).collect();
    if size * 20 > LARGEST_PART {
        return SearchVerdict::Open(unplaced());
    }
    let delivery = |t: u32| problem.campaign.posts[t as usize].delivery.0;
    let mut encoding = Encoding::new(problem, part, stop.clone(), Some(&delivery));
    let all: BTreeSet<u32> = encoding.kept.keys().copied().collect();
    match ask(&mut encoding, &all, &mut work) {
        EngineResult::Times(times) => {
            part.iter().for_each(|t| state.remove(*t));
            times.into_iter().for_each(|(task, at)| state.place(task, at));
            SearchVerdict::Fits
        }
        EngineResult::Unknown => SearchVerdict::Open(unplaced()),
        EngineResult::Never(core) => {
            let core = fewest(&mut encoding, core, &mut work);
            SearchVerdict::Never(part.iter().copied().filter(|t| core.contains(&delivery(*t))).collect())
        }
    }
}

enum EngineResult {
    Times(Vec<(u32, super::calendar::Moment)>),
    Never(BTreeSet<u32>),
    Unknown,
}

/// Looks for slices and minutes for the tasks of some deliveries.
fn ask(encoding: &mut Encoding, deliveries: &BTreeSet<u32>, work: &mut u64) -> EngineResult {
    let chosen = |encoding: &Encoding| -> Vec<(u32, batsat::Lit)> {
        encoding.kept.iter().filter(|(d, _)| deliveries.contains(d)).map(|(d, l)| (*d, *l)).collect()
    };
    let kept = chosen(encoding);
    let assumed: Vec<batsat::Lit> = kept.iter().map(|k| k.1).collect();
    loop {
        let (answer, placed) = encoding.solve(&assumed, *work);
        *work = work.saturating_sub(encoding.sat.work() + 1);
        match answer {
            Answer::Unknown => return EngineResult::Unknown,
            Answer::No => {
                let core = encoding.sat.core(&assumed);
                return EngineResult::Never(kept.iter().filter(|k| core.contains(&k.1)).map(|k| k.0).collect());
            }
            Answer::Yes => match clock::times(encoding.problem, &placed) {
                Minutes::Found(times) => return EngineResult::Times(times),
                Minutes::Never(together) => encoding.forbid(&together),
                Minutes::Unknown => return EngineResult::Unknown,
            },
        }
    }
}

/// Leaves out deliveries as long as the rest cannot be placed.
fn fewest(encoding: &mut Encoding, mut core: BTreeSet<u32>, work: &mut u64) -> BTreeSet<u32> {
    for delivery in core.clone() {
        if !core.contains(&delivery) {
            continue;
        }
        let mut fewer = core.clone();
        fewer.remove(&delivery);
        if let EngineResult::Never(found) = ask(encoding, &fewer, work) {
            core = found;
        }
    }
    core
}
