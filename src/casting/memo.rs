//! Problems that were solved before. The same problem has the same solution, so nothing depends on what is remembered but
//! the time it takes.

use super::problem::CastingProblem;
use super::solve::{Solution, solve};
use foldhash::HashMap;
use std::hash::{BuildHasher as _, Hash, Hasher};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The most problems that are remembered. A check of a plan poses a few for each group and for each star.
const MOST: usize = 200;

/// Casting problems with their solutions.
#[derive(Debug, Default)]
pub struct Memo {
    known: Mutex<Known>,
    solved: AtomicUsize,
}

type Known = HashMap<u64, (CastingProblem, Option<Solution>)>;

impl Memo {
    /// The best choice, looked up where the same problem was posed before.
    pub(super) fn solve(&self, problem: &CastingProblem) -> Option<Solution> {
        let key = fingerprint(problem);
        let same = |known: &Known| known.get(&key).filter(|(p, _)| p == problem).map(|(_, solution)| solution.clone());
        if let Some(solution) = self.known.lock().ok().and_then(|known| same(&known)) {
            return solution;
        }
        self.solved.fetch_add(1, Ordering::Relaxed);
        let solution = solve(problem);
        if let Ok(mut known) = self.known.lock() {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(key, (problem.clone(), solution.clone()));
        }
        solution
    }

    /// How many problems had to be solved so far.
    pub fn solved(&self) -> usize {
        self.solved.load(Ordering::Relaxed)
    }
}

fn fingerprint(problem: &CastingProblem) -> u64 {
    let mut hasher = foldhash::fast::FixedState::default().build_hasher();
    for candidate in &problem.candidates {
        (candidate.cost, candidate.people.to_bits(), candidate.required).hash(&mut hasher);
    }
    for shared in &problem.shared {
        (shared.between, shared.people.to_bits()).hash(&mut hasher);
    }
    (problem.pool.to_bits(), problem.budget, problem.least, problem.most).hash(&mut hasher);
    problem.limits.iter().for_each(|l| (&l.of, l.least, l.most).hash(&mut hasher));
    hasher.finish()
}
