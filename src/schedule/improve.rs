//! Makes a schedule that holds better for the soft goals, one goal after the other.

use super::calendar::Moment;
use super::engine::Stop;
use super::problem::Problem;
use super::search::Search;
use super::state::State;
use super::{Effort, bound, chains, prove};

/// The seed of all chance.
const SEED: u64 = 0x5EED;

/// How much work each step may do, counted in tries and in the solver's conflicts.
#[derive(Debug, Clone, Copy)]
struct Budget {
    overlaps: u64,
    chains: u64,
    proof: u64,
    polish: u64,
}

/// Plans of more tasks than this are huge.
const HUGE: u64 = 300;

/// Of plans of more tasks than this the first goal is bettered, and its gap told, within a minute.
const ENORMOUS: u64 = 5_000;

impl Budget {
    fn of(effort: Effort, tasks: u64) -> Budget {
        match effort {
            Effort::Fitting if tasks <= HUGE => {
                Budget { overlaps: tasks * 1_000, chains: 400_000, proof: 6_000, polish: tasks * 300 }
            }
            Effort::Quick | Effort::Fitting => Budget {
                overlaps: (tasks * 300).min(6_000),
                chains: 4_000,
                proof: if tasks <= 80 { 2_000 } else { 0 },
                polish: (tasks * 150).min(6_000),
            },
            // Each step of a plan so large is dear.
            Effort::Full if tasks > ENORMOUS => {
                Budget { overlaps: 1_000_000, chains: 400_000, proof: 0, polish: 500_000 }
            }
            Effort::Full => Budget {
                overlaps: (tasks * 1_000).min(4_000_000),
                chains: 40_000_000,
                proof: 60_000,
                polish: (tasks * 600).min(6_000_000),
            },
        }
    }
}

/// Betters a schedule by moving some of its tasks; gives the overlaps that none can go below.
pub(super) fn improve(state: &mut State, effort: Effort, stop: &Stop) -> u64 {
    let movable = movable(state.problem);
    let budget = Budget::of(effort, movable.len() as u64);
    let least = fewer_overlaps(state, &movable, budget, false, stop);
    Search::new(state, movable, SEED, stop.clone()).polish(budget.polish);
    least
}

/// The same for a schedule that lies where an earlier one had it, but for some tasks that are new: the others are moved only
/// where that takes overlaps away, so that a small change of the plan moves few posts.
pub(super) fn mend(state: &mut State, new: &[u32], effort: Effort, stop: &Stop) -> u64 {
    let movable = movable(state.problem);
    let budget = Budget::of(effort, movable.len() as u64);
    let before = state.placed.clone();
    let least = fewer_overlaps(state, &movable, budget, true, stop);
    let new: Vec<u32> = movable.iter().copied().filter(|t| new.contains(t)).collect();
    go_home(state, &before, &new);
    let polish = Budget::of(effort, new.len() as u64).polish;
    Search::new(state, new, SEED, stop.clone()).polish(polish);
    least
}

/// Takes every task but the new ones back to where it was, as long as that costs no overlap.
fn go_home(state: &mut State, before: &[Option<Moment>], new: &[u32]) {
    let away = |state: &State| -> Vec<u32> {
        let tasks = state.problem.present.iter().copied();
        tasks.filter(|t| state.placed[*t as usize] != before[*t as usize] && !new.contains(t)).collect()
    };
    loop {
        let tasks = away(state);
        let mut returned = false;
        for task in tasks {
            let (Some(home), Some(now)) = (before[task as usize], state.placed[task as usize]) else { continue };
            let overlaps = state.all_overlaps();
            state.remove(task);
            if state.can_keep(task, home) {
                state.place(task, home);
                if state.all_overlaps() <= overlaps {
                    returned = true;
                    continue;
                }
                state.remove(task);
            }
            state.place(task, now);
        }
        if !returned {
            return;
        }
    }
}

fn fewer_overlaps(state: &mut State, movable: &[u32], budget: Budget, stay: bool, stop: &Stop) -> u64 {
    let mut fewest = bound::of_audiences(state);
    let least = |fewest: &[u64]| fewest.iter().sum::<u64>();
    Search::new(state, movable.to_vec(), SEED, stop.clone()).fewer_overlaps(least(&fewest), budget.overlaps, stay);
    if state.all_overlaps() > least(&fewest) {
        chains::relieve_all(state, &fewest, &mut { budget.chains });
    }
    if state.all_overlaps() > least(&fewest) && budget.proof > 0 {
        prove::close_gap(state, &mut fewest, &mut { budget.proof }, stop);
    }
    least(&fewest)
}

/// The tasks that may be moved: all whose day is not fixed.
fn movable(problem: &Problem) -> Vec<u32> {
    problem.present.iter().copied().filter(|t| problem.slices(*t).len() > 1).collect()
}
