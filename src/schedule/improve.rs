//! Makes a schedule that holds better for the soft goals, one goal after the other.

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

impl Budget {
    fn of(effort: Effort, tasks: u64) -> Budget {
        match effort {
            Effort::Quick => Budget {
                overlaps: (tasks * 300).min(6_000),
                chains: 20_000,
                proof: if tasks <= 80 { 2_000 } else { 0 },
                polish: (tasks * 150).min(6_000),
            },
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
pub(super) fn improve(state: &mut State, movable: &[u32], effort: Effort, stop: &Stop) -> u64 {
    let budget = Budget::of(effort, movable.len() as u64);
    let mut fewest = bound::of_audiences(state);
    let least = |fewest: &[u64]| fewest.iter().sum::<u64>();
    let mut search = Search::new(state, movable.to_vec(), SEED, stop.clone());
    search.fewer_overlaps(least(&fewest), budget.overlaps);
    if state.all_overlaps() > least(&fewest) {
        chains::relieve_all(state, &fewest, &mut { budget.chains });
    }
    if state.all_overlaps() > least(&fewest) && budget.proof > 0 {
        prove::close_gap(state, &mut fewest, &mut { budget.proof }, stop);
    }
    Search::new(state, movable.to_vec(), SEED, stop.clone()).polish(budget.polish);
    least(&fewest)
}

/// The tasks that may be moved: all whose day is not fixed.
pub(super) fn movable(problem: &Problem) -> Vec<u32> {
    problem.present.iter().copied().filter(|t| problem.slices(*t).len() > 1).collect()
}
