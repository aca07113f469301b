//! The best choice with a proof: all sets of the candidates that a bound leaves open, but for those that it shuts out.

use super::dual::{Forced, LinearBound, Scale};
use super::problem::{Prepared, Set};

/// How many candidates may be open; with more the search would not end anyway.
const MAX_OPEN: usize = 4_000;

/// What the search has found.
pub(super) struct Found {
    pub chosen: Vec<u32>,
    /// No admissible set has a higher score than this.
    pub bound: f64,
    /// Whether the chosen set is the best there is.
    pub proven: bool,
}

struct ExactSearch<'p, 'q> {
    p: &'q Prepared<'p>,
    scale: Scale,
    bound: f64,
    /// Candidates still open, the clearest first, each with her surplus.
    open: Vec<(u32, f64)>,
    /// For each quota how many of `open` from a place on count for it.
    behind: Vec<Vec<u32>>,
    /// What the cheapest so many of the open cost, from a place on: for the fewest to choose.
    cheapest: u64,
    /// What of each pair the bound credits to both.
    credit: &'q [f64],
    /// Who is decided not to be chosen.
    out: Vec<bool>,
    best: Vec<u32>,
    score: f64,
    /// How many sets may still be looked at. A count and not a time, so that every machine gives the same answer.
    nodes: u64,
}

/// A set that is known, with its score.
pub(super) type Known<'k> = (&'k [u32], f64);

/// Searches on from a set that is known, below a bound that is known, over the sets in which it is decided so of some.
pub(super) fn search(
    p: &Prepared<'_>,
    scale: Scale,
    (bound, forced): (&LinearBound, &Forced),
    (known, score): Known<'_>,
    nodes: u64,
) -> Found {
    let mut fixed = Set::new(p);
    let (mut open, mut out, mut lost) = (Vec::new(), vec![false; p.len()], 0.0);
    let slack = bound.value - score * (1.0 + 1e-10);
    for (i, surplus) in bound.surplus.iter().enumerate() {
        let clear = (surplus.abs() > slack.max(0.0)).then_some(*surplus > 0.0);
        match forced[i].or(clear) {
            Some(true) => {
                lost += both_in(p, &bound.credit, &fixed, i as u32);
                fixed.add(p, i as u32);
            }
            Some(false) => {
                lost += both_out(p, &bound.credit, &out, i as u32);
                out[i] = true;
            }
            None => open.push((i as u32, *surplus)),
        }
    }
    open.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    let behind = p.problem.limits.iter().enumerate().map(|(l, _)| counts_behind(p, &open, l as u32)).collect();
    let cheapest = open.iter().map(|(i, _)| p.cost(*i)).min().unwrap_or(0);
    let mut search = ExactSearch {
        p,
        scale,
        bound: bound.value,
        open,
        behind,
        cheapest,
        credit: &bound.credit,
        out,
        best: known.to_vec(),
        score,
        nodes,
    };
    let few = search.open.len() <= MAX_OPEN;
    let done = slack <= 0.0 || (few && search.go(0, &mut fixed, lost));
    let found = if done { search.score } else { bound.value };
    Found { chosen: search.best, bound: found.max(search.score), proven: done }
}

/// What the bound credits too much where somebody joins others with whom she shares people.
fn both_in(p: &Prepared<'_>, credit: &[f64], set: &Set, i: u32) -> f64 {
    let joined = p.pairs[i as usize].iter().filter(|q| set.holds[p.other(**q, i) as usize]);
    joined.map(|q| credit[*q as usize]).sum()
}

/// What the bound credits too much where neither of two is chosen.
fn both_out(p: &Prepared<'_>, credit: &[f64], out: &[bool], i: u32) -> f64 {
    let missed = p.pairs[i as usize].iter().filter(|q| out[p.other(**q, i) as usize]);
    missed.map(|q| p.common[*q as usize] - credit[*q as usize]).sum()
}

fn counts_behind(p: &Prepared<'_>, open: &[(u32, f64)], limit: u32) -> Vec<u32> {
    let mut counts = vec![0; open.len() + 1];
    for (k, (i, _)) in open.iter().enumerate().rev() {
        counts[k] = counts[k + 1] + u32::from(p.counted[*i as usize].contains(&limit));
    }
    counts
}

impl ExactSearch<'_, '_> {
    /// Goes through all choices from a place of `open` on; `false` where the search gave up.
    fn go(&mut self, at: usize, set: &mut Set, lost: f64) -> bool {
        if self.nodes == 0 {
            return false;
        }
        self.nodes -= 1;
        if self.bound - lost <= self.score * (1.0 + 1e-10) || !self.can_be_kept(at, set) {
            return true;
        }
        let Some(&(i, surplus)) = self.open.get(at) else {
            self.leaf(set);
            return true;
        };
        let (into, out) = (lost + (-surplus).max(0.0), lost + surplus.max(0.0));
        let first_in = surplus > 0.0;
        for takes in [first_in, !first_in] {
            let whole = if !takes {
                let pairs = both_out(self.p, self.credit, &self.out, i);
                self.out[i as usize] = true;
                let whole = self.go(at + 1, set, out + pairs);
                self.out[i as usize] = false;
                whole
            } else if set.admits(self.p, i) {
                let pairs = both_in(self.p, self.credit, set, i);
                set.add(self.p, i);
                let whole = self.go(at + 1, set, into + pairs);
                set.remove(self.p, i);
                whole
            } else {
                true
            };
            if !whole {
                return false;
            }
        }
        true
    }

    fn can_be_kept(&self, at: usize, set: &Set) -> bool {
        let problem = self.p.problem;
        let missing = u64::from(problem.least.saturating_sub(set.len() as u32));
        let quotas = problem.limits.iter().zip(&set.counts).zip(&self.behind);
        set.cost <= problem.budget
            && set.len() as u32 <= problem.most
            && missing <= (self.open.len() - at) as u64
            && set.cost.saturating_add(missing.saturating_mul(self.cheapest)) <= problem.budget
            && quotas.into_iter().all(|((limit, n), behind)| *n <= limit.most && *n + behind[at] >= limit.least)
    }

    fn leaf(&mut self, set: &Set) {
        if !self.p.keeps(set) {
            return;
        }
        // Counted anew in a fixed order: sums that were added to and taken from drift.
        let mut chosen = set.chosen.clone();
        chosen.sort_unstable();
        let score = score(self.p, self.scale, &chosen);
        if score > self.score * (1.0 + 1e-12) || self.best.is_empty() {
            (self.best, self.score) = (chosen, score);
        }
    }
}

/// The score of a set on a scale; a set in rising order.
pub(super) fn score(p: &Prepared<'_>, scale: Scale, chosen: &[u32]) -> f64 {
    match scale {
        Scale::Exponent => chosen.iter().map(|i| p.exponent[*i as usize]).sum(),
        Scale::People(_) => p.reached(chosen),
    }
}
