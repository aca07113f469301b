//! From a problem to a choice: several quick ways, a bound, and a search that closes the gap between them.

use super::branch;
use super::dual::{self, LinearBound, Scale};
use super::exact;
use super::greedy::{self, By};
use super::problem::{CastingProblem, Prepared, Set};

/// From how many candidates on exchanges look only at the most promising.
const MANY: usize = 3_000;

/// How far the tangents lie apart between which the lowest bound is looked for, and how often.
const TANGENTS: [f64; 2] = [0.8, 1.2];
const MOVES: usize = 5;

/// How many sets the first search looks at.
const MAX_NODES: u64 = 1_000_000;

/// A choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// Who is chosen, in rising order.
    pub chosen: Vec<u32>,
    /// The people that they reach.
    pub people: f64,
    /// No admissible choice reaches more people than this.
    pub bound: f64,
    /// Whether the choice is the best there is.
    pub proven: bool,
}

impl Solution {
    /// How far the choice may lie below the best, as a share of the bound.
    pub fn gap(&self) -> f64 {
        if self.bound > 0.0 { (self.bound - self.people) / self.bound } else { 0.0 }
    }
}

/// Chooses whom the problem asks for; `None` where no set keeps all that it has to, as far as was found.
pub fn solve(problem: &CastingProblem) -> Option<Solution> {
    let p = Prepared::new(problem);
    let mut best = quick(&p)?;
    let pure = p.common.is_empty();
    let mut people_bound = f64::INFINITY;
    let mut proven = false;
    for _ in 0..3 {
        let known = Set::of(&p, &best);
        let (scale, bound) = lowest(&p, pure, &known, &best);
        let better = by_surplus(&p, &bound.surplus, &best);
        let improved = better != best;
        best = better;
        let score = exact::score(&p, scale, &best);
        let required = dual::required(&p);
        let mut found = exact::search(&p, scale, (&bound, &required), (&best, score), MAX_NODES);
        if !found.proven && p.len() <= MANY {
            found = branch::search(&p, scale, &bound, found);
        }
        let as_people = if pure { p.of_pool(found.bound) } else { found.bound };
        people_bound = people_bound.min(as_people);
        proven |= found.proven;
        best = found.chosen;
        if proven || !improved {
            break;
        }
    }
    best.sort_unstable();
    let people = p.reached(&best);
    let bound = if proven { people } else { people_bound.max(people) };
    Some(Solution { chosen: best, people, bound, proven })
}

/// The lowest bound that some tangents of the pool give, with its scale. Where pairs share much, the exponent of the best
/// bound need not be that of the known choice.
fn lowest(p: &Prepared<'_>, pure: bool, known: &Set, best: &[u32]) -> (Scale, LinearBound) {
    let at = |scale: Scale| {
        let score = exact::score(p, scale, best);
        (scale, dual::bound(p, scale, score, best.len()))
    };
    if pure {
        return at(Scale::Exponent);
    }
    let mut exponent = known.exponent;
    let mut lowest = at(Scale::People(exponent));
    if p.len() > MANY {
        return lowest;
    }
    for mut factor in TANGENTS {
        for _ in 0..MOVES {
            let next = at(Scale::People(exponent * factor));
            if next.1.value < lowest.1.value {
                exponent *= factor;
                lowest = next;
            } else {
                factor = factor.sqrt();
            }
        }
    }
    lowest
}

/// The best of several quick choices.
fn quick(p: &Prepared<'_>) -> Option<Vec<u32>> {
    let mut cheap: Vec<u32> = (0..p.len() as u32).collect();
    cheap.sort_by_key(|i| (p.cost(*i), *i));
    let mut by_price = cheap.clone();
    let ratio = |i: u32| p.problem.candidates[i as usize].people / p.cost(i).max(1) as f64;
    by_price.sort_by(|a, b| ratio(*b).total_cmp(&ratio(*a)).then(a.cmp(b)));
    let among: Vec<u32> = promising(p, &by_price, &cheap);
    let mut sets = Vec::new();
    for (order, by) in [(&by_price, Some(By::Price)), (&by_price, Some(By::People)), (&cheap, None)] {
        let Some(mut set) = greedy::start(p, order) else { continue };
        match by {
            Some(by) => greedy::fill(p, &mut set, by),
            None => greedy::in_order(p, &mut set, order),
        }
        greedy::exchange(p, &mut set, &among);
        if p.keeps(&set) {
            sets.push(set);
        }
    }
    let best = sets.into_iter().max_by(|a, b| a.reached(p).total_cmp(&b.reached(p)))?;
    let mut chosen = best.chosen;
    chosen.sort_unstable();
    Some(chosen)
}

fn promising(p: &Prepared<'_>, by_price: &[u32], cheap: &[u32]) -> Vec<u32> {
    if p.len() <= MANY {
        return (0..p.len() as u32).collect();
    }
    let mut most: Vec<u32> = (0..p.len() as u32).collect();
    let people = |i: u32| p.problem.candidates[i as usize].people;
    most.sort_by(|a, b| people(*b).total_cmp(&people(*a)).then(a.cmp(b)));
    let mut all: Vec<u32> = [by_price, cheap, &most].iter().flat_map(|o| o.iter().take(MANY / 3).copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The choice by what each is worth beyond her prices, with exchanges, where it is better than the known one.
fn by_surplus(p: &Prepared<'_>, surplus: &[f64], known: &[u32]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..p.len() as u32).collect();
    order.sort_by(|a, b| surplus[*b as usize].total_cmp(&surplus[*a as usize]).then(a.cmp(b)));
    let among = if p.len() <= MANY { order.clone() } else { order[..MANY / 3].to_vec() };
    let mut best = Set::of(p, known);
    greedy::exchange(p, &mut best, &among);
    if let Some(mut set) = greedy::start(p, &order) {
        greedy::in_order(p, &mut set, &order);
        greedy::exchange(p, &mut set, &among);
        if p.keeps(&set) && set.reached(p) > best.reached(p) {
            best = set;
        }
    }
    let mut chosen = best.chosen;
    chosen.sort_unstable();
    chosen
}
