//! The best choice with a proof, where one bound for all sets shuts out too few: a bound of its own for each decision.
//!
//! Somebody is decided, the prices are lowered again for those sets alone, and whoever is clear by them is decided too. Where
//! few are open, all their sets are gone through.

use super::dual::{self, Forced, LinearBound, Scale};
use super::exact::{self, Found};
use super::problem::Prepared;

/// How many candidates all steps may go through together. A count and not a time, so that every machine gives the same
/// answer.
const WORK: usize = 60_000_000;

/// How many steps lower the prices after a decision.
const STEPS: usize = 40;

/// With so many open, their sets are gone through, up to so many.
const FEW: usize = 40;
const NODES: u64 = 20_000;

struct Branches<'p, 'q> {
    p: &'q Prepared<'p>,
    scale: Scale,
    best: Vec<u32>,
    score: f64,
    work: usize,
}

/// Searches on from what a search below the bound of all sets has found.
pub(super) fn search(p: &Prepared<'_>, scale: Scale, bound: &LinearBound, found: Found) -> Found {
    let score = exact::score(p, scale, &found.chosen);
    let mut branches = Branches { p, scale, best: found.chosen, score, work: WORK };
    let proven = branches.go(&mut dual::required(p), bound);
    let bound = if proven { branches.score } else { bound.value };
    Found { chosen: branches.best, bound: bound.max(branches.score), proven }
}

impl Branches<'_, '_> {
    /// Goes through all sets in which it is decided so of some; `false` where the search gave up.
    fn go(&mut self, forced: &mut Forced, above: &LinearBound) -> bool {
        if !self.can_be_kept(forced) {
            return true;
        }
        let Some(work) = self.work.checked_sub(STEPS * self.p.len()) else { return false };
        self.work = work;
        let bound = dual::bound_under(self.p, self.scale, self.score, self.best.len(), (above, forced), STEPS);
        let slack = bound.value - self.score * (1.0 + 1e-10);
        if slack <= 0.0 {
            return true;
        }
        let decided = clear(&bound, forced, slack);
        let open: Vec<usize> = (0..forced.len()).filter(|i| forced[*i].is_none()).collect();
        let whole = (open.len() <= FEW && self.all_sets(&bound, forced)) || self.decide(&bound, forced, &open);
        decided.into_iter().for_each(|i| forced[i] = None);
        whole
    }

    fn all_sets(&mut self, bound: &LinearBound, forced: &Forced) -> bool {
        let found = exact::search(self.p, self.scale, (bound, forced), (&self.best, self.score), NODES);
        self.score = exact::score(self.p, self.scale, &found.chosen).max(self.score);
        self.best = found.chosen;
        found.proven
    }

    /// Decides the one of whom the bound says least, first as it has her.
    fn decide(&mut self, bound: &LinearBound, forced: &mut Forced, open: &[usize]) -> bool {
        let unclear = |i: &&usize| bound.surplus[**i].abs();
        let Some(&i) = open.iter().min_by(|a, b| unclear(a).total_cmp(&unclear(b)).then(a.cmp(b))) else { return true };
        let first = bound.surplus[i] > 0.0;
        for takes in [first, !first] {
            forced[i] = Some(takes);
            if !self.go(forced, bound) {
                forced[i] = None;
                return false;
            }
        }
        forced[i] = None;
        true
    }

    /// Whether what is decided can be part of a set that keeps all that the problem asks for, as far as counting tells.
    fn can_be_kept(&self, forced: &Forced) -> bool {
        let problem = self.p.problem;
        let (mut cost, mut chosen, mut open) = (0_u64, 0_u32, 0_u32);
        let mut quotas = vec![(0_u32, 0_u32); problem.limits.len()];
        for (i, decided) in forced.iter().enumerate().filter(|(_, d)| **d != Some(false)) {
            let takes = *decided == Some(true);
            cost += if takes { self.p.cost(i as u32) } else { 0 };
            (chosen, open) = (chosen + u32::from(takes), open + u32::from(!takes));
            for limit in &self.p.counted[i] {
                let quota = &mut quotas[*limit as usize];
                *quota = (quota.0 + u32::from(takes), quota.1 + 1);
            }
        }
        cost <= problem.budget
            && chosen <= problem.most
            && chosen + open >= problem.least
            && problem.limits.iter().zip(quotas).all(|(limit, (n, all))| n <= limit.most && all >= limit.least)
    }
}

/// Decides all of whom the bound is clear, and says of whom.
fn clear(bound: &LinearBound, forced: &mut Forced, slack: f64) -> Vec<usize> {
    let clear = |(i, surplus): (usize, &f64)| (forced[i].is_none() && surplus.abs() > slack).then_some(i);
    let decided: Vec<usize> = bound.surplus.iter().enumerate().filter_map(clear).collect();
    decided.iter().for_each(|i| forced[*i] = Some(bound.surplus[*i] > 0.0));
    decided
}
