//! The first schedule: the tightest tasks first, each where it does the least harm.

use super::problem::Drip;
use super::state::State;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Places what can be placed in one go; gives the tasks for which no slice was left.
pub(super) fn place_all(state: &mut State, tasks: &mut [u32]) -> Vec<u32> {
    let problem = state.problem;
    let first = |t: u32| problem.slices(t).first().copied();
    tasks.sort_by_key(|t| (problem.slices(*t).len(), first(*t), *t));
    tasks.iter().copied().filter(|t| !place_best(state, *t)).collect()
}

/// Places a task where it does the least harm. `false` where no slice has room for it.
pub(super) fn place_best(state: &mut State, task: u32) -> bool {
    let mut heap: BinaryHeap<Reverse<(u64, i64, u32)>> = BinaryHeap::from(candidates(state, task));
    if heap.is_empty() {
        return false;
    }
    let corridor = state.corridor(task);
    while let Some(Reverse((_, _, slice))) = heap.pop() {
        if state.limits_allow(task, slice)
            && let Some(at) = state.minute(task, slice, corridor)
        {
            state.place(task, at);
            return true;
        }
    }
    false
}

/// The slices of a task with what each would cost: overlaps and doubled accounts, then unevenness.
fn candidates(state: &State, task: u32) -> Vec<Reverse<(u64, i64, u32)>> {
    let problem = state.problem;
    let it = &problem.tasks[task as usize];
    let drips: Vec<(u32, Vec<i64>)> = it
        .drips
        .iter()
        .flatten()
        .map(|d| (problem.drips[*d as usize].first, cost_of_one_more(&problem.drips[*d as usize], state.drip(*d))))
        .collect();
    let cost = |slice: &u32| {
        let day = problem.calendar.slices[*slice as usize].day;
        let unevenness = drips.iter().map(|(first, costs)| costs[(day - first) as usize]).sum();
        let doubled = state.same_account(task, day) as u64;
        Reverse((state.overlaps(task, *slice) << 20 | doubled.min(1 << 19), unevenness, *slice))
    };
    problem.slices(task).iter().map(cost).collect()
}

/// What one more post on each day changes in the unevenness of a drip.
fn cost_of_one_more(drip: &Drip, out: &[i32]) -> Vec<i64> {
    let mut costs = vec![0; out.len()];
    let mut sum = 0;
    for day in (0..out.len()).rev() {
        sum += drip.unevenness(day, out[day] + 1) - drip.unevenness(day, out[day]);
        costs[day] = sum;
    }
    costs
}
