//! Good choices quickly: lazy greedy after CELF (Leskovec et al. 2007), then exchanges of one for one.
//!
//! Because nobody adds more to a larger set than to a smaller one, a gain that was worked out earlier is still an upper
//! bound: only the candidate on top of the queue is worked out anew.

use super::problem::{Prepared, Set};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// How often exchanges go through the whole set.
const ROUNDS: usize = 30;

/// By what the next candidate is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// By the people she adds.
    People,
    /// By the people she adds for the money.
    Price,
}

#[derive(Debug, PartialEq)]
struct HeapEntry {
    score: f64,
    who: u32,
    /// How many were chosen when the score was worked out.
    at: usize,
}

impl Eq for HeapEntry {}

impl Ord for HeapEntry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then(other.who.cmp(&self.who))
    }
}

impl PartialOrd for HeapEntry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A set of the required, and of the best by their kind where a quota asks for some; `None` where these cannot hold
/// together.
pub(super) fn start<'p>(p: &Prepared<'p>, order: &[u32]) -> Option<Set> {
    let mut set = Set::new(p);
    for (i, candidate) in p.problem.candidates.iter().enumerate() {
        if candidate.required {
            set.add(p, i as u32);
        }
    }
    for (l, limit) in p.problem.limits.iter().enumerate().filter(|(_, l)| l.least > 0) {
        let mut member = vec![false; p.len()];
        limit.of.iter().for_each(|i| member[*i as usize] = true);
        for i in order.iter().filter(|i| member[**i as usize]) {
            if set.counts[l] >= limit.least {
                break;
            }
            if set.admits(p, *i) {
                set.add(p, *i);
            }
        }
    }
    (set.cost <= p.problem.budget && set.len() as u32 <= p.problem.most).then_some(set)
}

/// Adds to a set as long as something can be added.
pub(super) fn fill(p: &Prepared<'_>, set: &mut Set, by: By) {
    let rest = set.rest(p);
    let score = |set: &Set, i: u32, rest: f64| match by {
        By::People => set.gain(p, i, rest),
        By::Price => set.gain(p, i, rest) / (p.cost(i).max(1) as f64),
    };
    let open = (0..p.len() as u32).filter(|i| set.admits(p, *i));
    let mut queue: BinaryHeap<HeapEntry> =
        open.map(|who| HeapEntry { score: score(set, who, rest), who, at: set.len() }).collect();
    while let Some(top) = queue.pop() {
        if set.len() as u32 == p.problem.most {
            return;
        }
        if !set.admits(p, top.who) {
            continue;
        }
        if top.at == set.len() {
            set.add(p, top.who);
        } else {
            queue.push(HeapEntry { score: score(set, top.who, set.rest(p)), who: top.who, at: set.len() });
        }
    }
}

/// Adds in a given order what can be added; those behind make room for none before them.
pub(super) fn in_order(p: &Prepared<'_>, set: &mut Set, order: &[u32]) {
    for i in order {
        if set.admits(p, *i) {
            set.add(p, *i);
        }
    }
}

/// Exchanges one for one, and adds, as long as more people are reached; `among` are those who may come in.
pub(super) fn exchange(p: &Prepared<'_>, set: &mut Set, among: &[u32]) {
    for _ in 0..ROUNDS {
        let mut better = false;
        for out in set.chosen.clone() {
            if p.problem.candidates[out as usize].required {
                continue;
            }
            let before = set.reached(p);
            set.remove(p, out);
            let rest = set.rest(p);
            let without = set.reached(p);
            let keeps_least = |i: u32| {
                p.counted[out as usize].iter().all(|l| {
                    let limit = &p.problem.limits[*l as usize];
                    set.counts[*l as usize] >= limit.least || p.counted[i as usize].contains(l)
                })
            };
            let open = among.iter().copied().filter(|i| *i != out && set.admits(p, *i) && keeps_least(*i));
            let best = open
                .map(|i| (without + set.gain(p, i, rest), i))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                .filter(|(reached, _)| *reached > before * (1.0 + 1e-12));
            better |= best.is_some();
            set.add(p, best.map_or(out, |(_, i)| i));
        }
        let count = set.len();
        fill_among(p, set, among);
        if !better && set.len() == count {
            return;
        }
    }
}

fn fill_among(p: &Prepared<'_>, set: &mut Set, among: &[u32]) {
    loop {
        let rest = set.rest(p);
        let open = among.iter().copied().filter(|i| set.admits(p, *i));
        let best = open.map(|i| (set.gain(p, i, rest), i)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        match best {
            Some((gain, i)) if gain > 0.0 || (set.len() as u32) < p.problem.least => set.add(p, i),
            _ => return,
        }
    }
}
