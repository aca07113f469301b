//! An upper bound for any choice: the Lagrangian dual of the problem, with every demand priced.
//!
//! A price on the money, on each place, on each quota turns the choice into a sum over single candidates. Whatever the
//! prices are, the sum is at least what any admissible set reaches; the search lowers it as far as it can.

use super::problem::Prepared;
use super::steady::exp_minus;

/// How many candidates the steps of a search go through together, and between which numbers the steps lie.
const WORK: usize = 24_000_000;
const STEPS: [usize; 2] = [240, 2_000];

/// Who is decided already: chosen, not chosen, or still open.
pub(super) type Forced = Vec<Option<bool>>;

/// How often the prices are polished, one after the other.
const POLISHES: usize = 8;

/// How many halvings one exact search along a price takes.
const HALVINGS: usize = 50;

/// A bound that is linear in the choice: `constant` and what each chosen candidate adds to it.
#[derive(Debug, Clone)]
pub(super) struct LinearBound {
    /// The bound itself, over all admissible sets.
    pub value: f64,
    /// What each candidate is worth beyond her prices.
    pub surplus: Vec<f64>,
    /// What of each pair's people it credits to both of them.
    pub credit: Vec<f64>,
    /// The prices that give it.
    prices: Saved,
}

/// In what the score of a set is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Scale {
    /// Nobody shares more than chance gives: the exponent of the pool, which grows as the people reached do.
    Exponent,
    /// People reached; the pool is replaced by its tangent at this exponent, which lies above it everywhere.
    People(f64),
}

/// The prices, and what they are scaled by.
struct Prices<'p, 'q> {
    p: &'q Prepared<'p>,
    constant: f64,
    worth: Vec<f64>,
    /// Costs as shares of the budget, times the expected number of chosen.
    cost: Vec<f64>,
    budget: f64,
    money: f64,
    place: f64,
    quota: Vec<f64>,
    /// What of each pair's people is credited to both; the rest counts always.
    credit: Vec<f64>,
    forced: Forced,
}

/// Whom the problem itself decides.
pub(super) fn required(p: &Prepared<'_>) -> Forced {
    p.problem.candidates.iter().map(|c| c.required.then_some(true)).collect()
}

/// Lowers the bound towards `target`, a score that some set has.
pub(super) fn bound(p: &Prepared<'_>, scale: Scale, target: f64, expected: usize) -> LinearBound {
    let mut prices = Prices::new(p, scale, expected, required(p));
    let mut best = prices.lower(target, (WORK / p.len().max(1)).clamp(STEPS[0], STEPS[1]));
    for _ in 0..POLISHES {
        prices.polish();
        let value = prices.value();
        if value < best.0 {
            best = (value, prices.save());
        }
    }
    prices.restore(&best.1);
    prices.bound()
}

/// The same over those sets alone in which it is decided so of some, in so many steps from the prices of another bound.
pub(super) fn bound_under(
    p: &Prepared<'_>,
    scale: Scale,
    target: f64,
    expected: usize,
    (from, forced): (&LinearBound, &Forced),
    steps: usize,
) -> LinearBound {
    let mut prices = Prices::new(p, scale, expected, forced.clone());
    prices.restore(&from.prices);
    let best = prices.lower(target, steps);
    prices.polish_credits();
    if prices.value() > best.0 {
        prices.restore(&best.1);
    }
    prices.bound()
}

type Saved = (f64, f64, Vec<f64>, Vec<f64>);

impl<'p, 'q> Prices<'p, 'q> {
    fn new(p: &'q Prepared<'p>, scale: Scale, expected: usize, forced: Forced) -> Prices<'p, 'q> {
        let (constant, worth) = match scale {
            Scale::Exponent => (0.0, p.exponent.clone()),
            Scale::People(at) => {
                let slope = p.problem.pool * exp_minus(at);
                let constant = p.problem.pool - slope - slope * at;
                (constant, p.exponent.iter().map(|e| e * slope).collect())
            }
        };
        let unit = p.problem.budget.max(1) as f64 / expected.max(1) as f64;
        let cost: Vec<f64> = p.problem.candidates.iter().map(|c| c.cost as f64 / unit).collect();
        Prices {
            p,
            constant,
            worth,
            cost,
            budget: p.problem.budget as f64 / unit,
            money: 0.0,
            place: 0.0,
            quota: vec![0.0; p.problem.limits.len()],
            credit: p.common.clone(),
            forced,
        }
    }

    /// Steps down from the prices as they are; ends with the best ones found, and gives them.
    fn lower(&mut self, target: f64, steps: usize) -> (f64, Saved) {
        let mut best = (self.value(), self.save());
        let (mut factor, mut idle) = (1.0, 0);
        for _ in 0..steps {
            let value = self.value();
            if value < best.0 {
                best = (value, self.save());
                idle = 0;
            } else {
                idle += 1;
                if idle == 12 {
                    (factor, idle) = (factor * 0.7, 0);
                    self.restore(&best.1);
                }
            }
            if value - target <= target.abs() * 1e-12 || factor < 1e-5 || !self.step(factor, value - target) {
                break;
            }
        }
        self.restore(&best.1);
        best
    }

    fn bound(&self) -> LinearBound {
        LinearBound { value: self.value(), surplus: self.surplus(), credit: self.credit.clone(), prices: self.save() }
    }

    fn save(&self) -> Saved {
        (self.money, self.place, self.quota.clone(), self.credit.clone())
    }

    fn restore(&mut self, saved: &Saved) {
        (self.money, self.place) = (saved.0, saved.1);
        self.quota.clone_from(&saved.2);
        self.credit.clone_from(&saved.3);
    }

    fn surplus_of(&self, i: usize) -> f64 {
        let credit: f64 = self.p.pairs[i].iter().map(|q| self.credit[*q as usize]).sum();
        let quota: f64 = self.p.counted[i].iter().map(|l| self.quota[*l as usize]).sum();
        self.worth[i] + credit - self.money * self.cost[i] - self.place - quota
    }

    fn surplus(&self) -> Vec<f64> {
        (0..self.p.len()).map(|i| self.surplus_of(i)).collect()
    }

    fn takes(&self, i: usize, surplus: f64) -> bool {
        self.forced[i].unwrap_or(surplus > 0.0)
    }

    fn value(&self) -> f64 {
        let problem = self.p.problem;
        let priced = |price: f64, least: u32, most: u32| price * f64::from(if price > 0.0 { most } else { least });
        let quotas: f64 = problem.limits.iter().zip(&self.quota).map(|(l, q)| priced(*q, l.least, l.most)).sum();
        let always: f64 = self.p.common.iter().zip(&self.credit).map(|(c, k)| c - k).sum();
        let taken = (0..self.p.len()).map(|i| (i, self.surplus_of(i))).filter(|(i, s)| self.takes(*i, *s));
        let sum: f64 = taken.map(|(_, s)| s).sum();
        self.constant
            + always
            + quotas
            + priced(self.place, problem.least, problem.most)
            + self.money * self.budget
            + sum
    }

    /// One step against the slope; `false` where there is none.
    fn step(&mut self, factor: f64, gap: f64) -> bool {
        let problem = self.p.problem;
        let (mut spent, mut count) = (0.0, 0_u32);
        let mut counts = vec![0_u32; self.quota.len()];
        let mut touched = vec![0_u8; self.credit.len()];
        for i in 0..self.p.len() {
            let surplus = self.surplus_of(i);
            if self.takes(i, surplus) {
                spent += self.cost[i];
                count += 1;
                self.p.counted[i].iter().for_each(|l| counts[*l as usize] += 1);
                self.p.pairs[i].iter().for_each(|q| touched[*q as usize] += 1);
            }
        }
        // Where a price is at its edge, only the direction that it can move in counts.
        let money = if self.money <= 0.0 { (spent - self.budget).max(0.0) } else { spent - self.budget };
        let over = |price: f64, n: u32, least: u32, most: u32| {
            let (n, least, most) = (f64::from(n), f64::from(least), f64::from(most));
            match price {
                p if p > 0.0 => n - most,
                p if p < 0.0 => n - least,
                _ => (n - most).max(0.0) + (n - least).min(0.0),
            }
        };
        let place = over(self.place, count, problem.least, problem.most);
        let quotas: Vec<f64> = problem
            .limits
            .iter()
            .enumerate()
            .map(|(l, limit)| over(self.quota[l], counts[l], limit.least, limit.most))
            .collect();
        let credit: Vec<f64> = touched.iter().map(|t| f64::from(*t) - 1.0).collect();
        let size = money * money
            + place * place
            + quotas.iter().map(|q| q * q).sum::<f64>()
            + credit.iter().map(|c| c * c).sum::<f64>();
        if size <= 0.0 {
            return false;
        }
        let step = factor * gap.max(1e-12) / size;
        self.money = (self.money + step * money).max(0.0);
        self.place = crossing(self.place, step * place);
        self.quota.iter_mut().zip(&quotas).for_each(|(q, d)| *q = crossing(*q, step * d));
        let ends = self.p.common.iter();
        self.credit.iter_mut().zip(&credit).zip(ends).for_each(|((k, d), end)| *k = (*k - step * d).clamp(0.0, *end));
        true
    }

    /// What is best credited of each pair, the other prices as they are: so much that one of both is worth being chosen for it.
    fn polish_credits(&mut self) {
        for q in 0..self.credit.len() {
            let credit = self.credit[q];
            // From which credit on each of them is worth being chosen.
            let ends = self.p.problem.shared[q].between.map(|i| match self.forced[i as usize] {
                Some(true) => f64::NEG_INFINITY,
                Some(false) => f64::INFINITY,
                None => credit - self.surplus_of(i as usize),
            });
            let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            let best = if low.is_finite() && high.is_finite() { (low + high) / 2.0 } else { credit.clamp(low, high) };
            self.credit[q] = best.clamp(0.0, self.p.common[q]);
        }
    }

    /// Searches along one price after the other for the lowest bound.
    fn polish(&mut self) {
        self.polish_credits();
        let top = (0..self.p.len()).map(|i| self.worth[i] / self.cost[i].max(1e-9)).fold(0.0, f64::max);
        let (mut low, mut high) = (0.0, top.min(self.money * 4.0 + 1e-9).max(self.money * 2.0));
        for _ in 0..HALVINGS {
            self.money = (low + high) / 2.0;
            let spent: f64 =
                (0..self.p.len()).filter(|i| self.takes(*i, self.surplus_of(*i))).map(|i| self.cost[i]).sum();
            if spent > self.budget { low = self.money } else { high = self.money }
        }
        let reach = self.worth.iter().copied().fold(0.0, f64::max);
        let (mut low, mut high) = (-reach, reach);
        for _ in 0..HALVINGS {
            self.place = (low + high) / 2.0;
            let count = (0..self.p.len()).filter(|i| self.takes(*i, self.surplus_of(*i))).count() as u32;
            let wanted = if self.place > 0.0 { self.p.problem.most } else { self.p.problem.least };
            if count > wanted { low = self.place } else { high = self.place }
        }
    }
}

/// A price after a step; it stops at zero before it changes its sign, for there the demand changes.
fn crossing(price: f64, step: f64) -> f64 {
    let next = price + step;
    if price * next < 0.0 { 0.0 } else { next }
}
