//! Takes overlaps away by moving posts along chains of days.

use super::problem::Problem;
use super::state::State;

/// A post that moves to a slice, after another post has made room there.
#[derive(Debug, Clone, Copy)]
struct Step {
    task: u32,
    slice: u32,
    came_by: usize,
}

const START: usize = usize::MAX;

/// Looks at every day of every audience that meets more than one post on it, and moves posts while that helps and work is
/// left. `fewest` says for each audience where nothing can be gained any more. Every try of a slice is a unit of work.
pub(super) fn relieve_all(state: &mut State, fewest: &[u64], work: &mut u64) {
    let days = state.problem.calendar.days + 3;
    loop {
        let before = state.all_overlaps();
        for audience in 0..fewest.len() as u32 {
            for day in 0..days {
                while state.met(audience, day) > 1
                    && state.overlaps_of(audience) > fewest[audience as usize]
                    && relieve(state, audience, day, work)
                {}
            }
        }
        if *work == 0 || state.all_overlaps() == before {
            return;
        }
    }
}

/// Finds one chain that takes overlaps away, and moves the posts along it.
fn relieve(state: &mut State, audience: u32, from: u32, work: &mut u64) -> bool {
    let problem = state.problem;
    let enough = state.met(audience, from);
    let mut seen = vec![false; problem.calendar.days as usize + 3];
    seen[from as usize] = true;
    let mut steps: Vec<Step> = Vec::new();
    let mut next = START;
    loop {
        let day = if next == START { from } else { day_of(problem, audience, steps[next].slice) };
        for task in state.met_on(audience, day) {
            for slice in free_slices(state, audience, task, &seen, work) {
                let to = day_of(problem, audience, slice);
                if seen[to as usize] {
                    continue;
                }
                let step = Step { task, slice, came_by: next };
                if state.met(audience, to) + 2 <= enough && follow(state, &steps, step) {
                    return true;
                }
                seen[to as usize] = true;
                steps.push(step);
            }
        }
        next = next.wrapping_add(1);
        if next >= steps.len() || *work == 0 {
            return false;
        }
    }
}

fn day_of(problem: &Problem, audience: u32, slice: u32) -> u32 {
    problem.day_of_audience(audience, slice)
}

/// The slices on unseen days to which a task could move by itself.
fn free_slices(state: &mut State, audience: u32, task: u32, seen: &[bool], work: &mut u64) -> Vec<u32> {
    let problem = state.problem;
    let unseen = |s: &u32| !seen[day_of(problem, audience, *s) as usize];
    let Some(at) = state.placed[task as usize] else { return Vec::new() };
    let slices: Vec<u32> = problem.slices(task).iter().copied().filter(unseen).collect();
    if slices.is_empty() {
        return slices;
    }
    *work = work.saturating_sub(slices.len() as u64);
    state.remove(task);
    let corridor = state.corridor(task);
    let free = |s: &u32| state.limits_allow(task, *s) && state.minute(task, *s, corridor).is_some();
    let slices = slices.into_iter().filter(free).collect();
    state.place(task, at);
    slices
}

/// Moves the posts of a chain, the last one first; undoes all of it where a move has become impossible or nothing is gained.
fn follow(state: &mut State, steps: &[Step], last: Step) -> bool {
    let before = state.all_overlaps();
    let mut done = Vec::new();
    let mut step = last;
    while let Some(was) = state.placed[step.task as usize] {
        state.remove(step.task);
        done.push((step.task, was));
        let corridor = state.corridor(step.task);
        let fits = state.limits_allow(step.task, step.slice);
        let Some(at) = state.minute(step.task, step.slice, corridor).filter(|_| fits) else { break };
        state.place(step.task, at);
        if step.came_by == START {
            if state.all_overlaps() < before {
                return true;
            }
            break;
        }
        step = steps[step.came_by];
    }
    for (task, _) in &done {
        state.remove(*task);
    }
    for (task, was) in done {
        state.place(task, was);
    }
    false
}
