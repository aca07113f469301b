//! The question in numbers: who may be chosen, what each costs and reaches, and what the choice has to keep.

use super::steady::{exp_minus, log_rest};

/// Somebody who may be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// What she costs, in the smallest unit that the problem counts in.
    pub cost: u64,
    /// The people of the audience that she reaches, by herself.
    pub people: f64,
    /// Whether she is chosen whatever else.
    pub required: bool,
}

/// People whom two candidates reach both, beyond what chance would give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// The two, as places in the list of candidates.
    pub between: [u32; 2],
    /// How many people.
    pub people: f64,
}

/// How many of some candidates are chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadCount {
    /// The candidates that count.
    pub of: Vec<u32>,
    /// The fewest.
    pub least: u32,
    /// The most.
    pub most: u32,
}

/// Whom to choose so that most people of the audience are reached.
///
/// A chosen set reaches the shared people of every pair it touches, and of the rest, `pool × (1 − Π(1 − rest / pool))`:
/// those who are reached at least once if each candidate's people are spread over the pool by chance. This is a weighted
/// coverage function, so a further person never adds more to a larger set than to a smaller one.
#[derive(Debug, Clone, PartialEq)]
pub struct CastingProblem {
    /// Who may be chosen.
    pub candidates: Vec<Candidate>,
    /// How many people the candidates' own people are spread over.
    pub pool: f64,
    /// What pairs have in common.
    pub shared: Vec<Shared>,
    /// What all may cost together.
    pub budget: u64,
    /// The fewest to choose.
    pub least: u32,
    /// The most to choose.
    pub most: u32,
    /// Quotas of kinds of people.
    pub limits: Vec<HeadCount>,
}

/// The problem with what all of its methods need, worked out once.
#[derive(Debug)]
pub(super) struct Prepared<'p> {
    pub problem: &'p CastingProblem,
    /// For each candidate what she adds to the exponent of the pool.
    pub exponent: Vec<f64>,
    /// For each candidate the pairs that she is one of.
    pub pairs: Vec<Vec<u32>>,
    /// The people of each pair, cut down where a candidate's pairs add up to more than she reaches.
    pub common: Vec<f64>,
    /// For each candidate the limits that count her.
    pub counted: Vec<Vec<u32>>,
    /// For each candidate the part of what is left of the pool that she reaches.
    share: Vec<f64>,
    /// Those who are chosen whatever else.
    required: Vec<u32>,
}

impl<'p> Prepared<'p> {
    pub fn new(problem: &'p CastingProblem) -> Prepared<'p> {
        let n = problem.candidates.len();
        let mut pairs = vec![Vec::new(); n];
        let mut total = vec![0.0; n];
        for (p, shared) in problem.shared.iter().enumerate() {
            for i in shared.between {
                pairs[i as usize].push(p as u32);
                total[i as usize] += shared.people;
            }
        }
        let scale = |i: u32| (problem.candidates[i as usize].people / total[i as usize].max(1e-9)).min(1.0);
        let common: Vec<f64> =
            problem.shared.iter().map(|s| s.people * scale(s.between[0]).min(scale(s.between[1]))).collect();
        let rest = |i: usize| {
            let own = problem.candidates[i].people - pairs[i].iter().map(|p| common[*p as usize]).sum::<f64>();
            (own / problem.pool).clamp(0.0, 0.9)
        };
        let exponent: Vec<f64> = (0..n).map(|i| log_rest(rest(i))).collect();
        let share = exponent.iter().map(|e| 1.0 - exp_minus(*e)).collect();
        let required = (0..n as u32).filter(|i| problem.candidates[*i as usize].required).collect();
        let mut counted = vec![Vec::new(); n];
        for (l, limit) in problem.limits.iter().enumerate() {
            limit.of.iter().for_each(|i| counted[*i as usize].push(l as u32));
        }
        Prepared { problem, exponent, pairs, common, counted, share, required }
    }

    pub fn len(&self) -> usize {
        self.problem.candidates.len()
    }

    pub fn cost(&self, i: u32) -> u64 {
        self.problem.candidates[i as usize].cost
    }

    /// The other one of a pair.
    pub fn other(&self, pair: u32, i: u32) -> u32 {
        let [a, b] = self.problem.shared[pair as usize].between;
        if a == i { b } else { a }
    }

    /// People of the pool that an exponent reaches.
    pub fn of_pool(&self, exponent: f64) -> f64 {
        self.problem.pool * (1.0 - exp_minus(exponent))
    }

    /// People that a set reaches.
    pub fn reached(&self, chosen: &[u32]) -> f64 {
        let mut set = Set::new(self);
        let mut sorted = chosen.to_vec();
        sorted.sort_unstable();
        sorted.iter().for_each(|i| set.add(self, *i));
        set.reached(self)
    }

    /// Whether a set keeps all that it has to.
    pub fn keeps(&self, set: &Set) -> bool {
        let p = self.problem;
        let required = self.required.iter().all(|i| set.holds[*i as usize]);
        let limits = p.limits.iter().zip(&set.counts).all(|(l, n)| l.least <= *n && *n <= l.most);
        required && limits && set.cost <= p.budget && (p.least..=p.most).contains(&(set.len() as u32))
    }
}

/// A set in the making.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub holds: Vec<bool>,
    pub chosen: Vec<u32>,
    pub cost: u64,
    pub exponent: f64,
    pub counts: Vec<u32>,
    /// How many of each pair are chosen.
    touched: Vec<u8>,
    common: f64,
}

impl Set {
    pub fn new(p: &Prepared<'_>) -> Set {
        Set {
            holds: vec![false; p.len()],
            chosen: Vec::new(),
            cost: 0,
            exponent: 0.0,
            counts: vec![0; p.problem.limits.len()],
            touched: vec![0; p.common.len()],
            common: 0.0,
        }
    }

    pub fn of(p: &Prepared<'_>, chosen: &[u32]) -> Set {
        let mut set = Set::new(p);
        chosen.iter().for_each(|i| set.add(p, *i));
        set
    }

    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    pub fn add(&mut self, p: &Prepared<'_>, i: u32) {
        self.holds[i as usize] = true;
        self.chosen.push(i);
        self.cost = self.cost.saturating_add(p.cost(i));
        self.exponent += p.exponent[i as usize];
        p.counted[i as usize].iter().for_each(|l| self.counts[*l as usize] += 1);
        for pair in &p.pairs[i as usize] {
            self.touched[*pair as usize] += 1;
            if self.touched[*pair as usize] == 1 {
                self.common += p.common[*pair as usize];
            }
        }
    }

    /// Takes somebody out again.
    pub fn remove(&mut self, p: &Prepared<'_>, i: u32) {
        self.holds[i as usize] = false;
        match self.chosen.last() {
            Some(last) if *last == i => drop(self.chosen.pop()),
            _ => self.chosen.retain(|c| *c != i),
        }
        self.cost -= p.cost(i);
        self.exponent -= p.exponent[i as usize];
        p.counted[i as usize].iter().for_each(|l| self.counts[*l as usize] -= 1);
        for pair in &p.pairs[i as usize] {
            self.touched[*pair as usize] -= 1;
            if self.touched[*pair as usize] == 0 {
                self.common -= p.common[*pair as usize];
            }
        }
    }

    /// People that the set reaches.
    pub fn reached(&self, p: &Prepared<'_>) -> f64 {
        self.common + p.of_pool(self.exponent)
    }

    /// What somebody would add, where `rest` is the part of the pool that the set does not reach.
    pub fn gain(&self, p: &Prepared<'_>, i: u32, rest: f64) -> f64 {
        let new = |pair: &&u32| self.touched[**pair as usize] == 0;
        let common: f64 = p.pairs[i as usize].iter().filter(new).map(|pair| p.common[*pair as usize]).sum();
        common + rest * p.share[i as usize]
    }

    /// The part of the pool that the set does not reach.
    pub fn rest(&self, p: &Prepared<'_>) -> f64 {
        p.problem.pool * exp_minus(self.exponent)
    }

    /// Whether somebody can be added without breaking the budget or a most.
    pub fn admits(&self, p: &Prepared<'_>, i: u32) -> bool {
        let full = |l: &u32| self.counts[*l as usize] >= p.problem.limits[*l as usize].most;
        !self.holds[i as usize]
            && (self.len() as u32) < p.problem.most
            && self.cost.saturating_add(p.cost(i)) <= p.problem.budget
            && !p.counted[i as usize].iter().any(full)
    }
}
