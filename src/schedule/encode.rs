//! A problem in clauses: for each task and each of its slices a literal that says that it lies there or later.

use super::calendar::Moment;
use super::hours::Gap;
use super::problem::{Limit, Order, Problem, Task};
use super::sat::{Answer, Sat};
use crate::campaign::{Limited, Period};
use batsat::Lit;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The literals of one task.
#[derive(Debug)]
struct Variable {
    task: u32,
    slices: Vec<u32>,
    /// At `i`: the task lies on its slice `i` or later. One longer than the slices.
    from: Vec<Lit>,
    within: BTreeMap<(usize, usize), Lit>,
}

/// Some tasks of a problem in clauses.
pub(super) struct Encoding<'p, 'c> {
    /// What is put into clauses.
    pub problem: &'p Problem<'c>,
    /// The solver.
    pub sat: Sat,
    variables: Vec<Variable>,
    index: BTreeMap<u32, usize>,
    /// For each group of tasks that can be dropped together, the literal that keeps it in.
    pub kept: BTreeMap<u32, Lit>,
}

impl<'p, 'c> Encoding<'p, 'c> {
    /// Puts tasks that share nothing with others into clauses. `group` says which tasks can be dropped together, if any can.
    pub fn new(
        problem: &'p Problem<'c>,
        tasks: &[u32],
        stop: Option<Arc<AtomicBool>>,
        group: Option<&dyn Fn(u32) -> u32>,
    ) -> Self {
        let mut encoding = Encoding {
            problem,
            sat: Sat::new(stop),
            variables: Vec::with_capacity(tasks.len()),
            index: BTreeMap::new(),
            kept: BTreeMap::new(),
        };
        for task in tasks {
            let kept = group.map(|group| encoding.keep(group(*task)));
            encoding.add_variable(*task, kept);
        }
        encoding.add_twins();
        encoding.add_gaps();
        encoding.add_orders();
        encoding.add_limits();
        encoding.add_capacities();
        encoding
    }

    fn keep(&mut self, group: u32) -> Lit {
        match self.kept.get(&group) {
            Some(literal) => *literal,
            None => {
                let literal = self.sat.fresh();
                self.kept.insert(group, literal);
                literal
            }
        }
    }

    /// A task that is dropped lies nowhere: not even on its first slice or later.
    fn add_variable(&mut self, task: u32, kept: Option<Lit>) {
        let slices = self.problem.slices(task).to_vec();
        let first = kept.unwrap_or(self.sat.yes());
        let mut from = vec![first];
        from.extend((1..slices.len()).map(|_| self.sat.fresh()));
        from.push(!self.sat.yes());
        for i in 0..slices.len() {
            self.sat.implies(from[i + 1], from[i]);
        }
        self.index.insert(task, self.variables.len());
        self.variables.push(Variable { task, slices, from, within: BTreeMap::new() });
    }

    fn task(&self, variable: usize) -> &'p Task {
        let problem = self.problem;
        &problem.tasks[self.variables[variable].task as usize]
    }

    /// A literal that is true where a task lies on one of its slices from `i` to before `j`.
    fn within(&mut self, variable: usize, i: usize, j: usize) -> Lit {
        let it = &self.variables[variable];
        if let Some(known) = it.within.get(&(i, j)) {
            return *known;
        }
        let (from, until) = (it.from[i], it.from[j]);
        let literal = if j == it.slices.len() {
            from
        } else if i == 0 && from == self.sat.yes() {
            !until
        } else {
            let within = self.sat.fresh();
            self.sat.add(&[!from, until, within]);
            self.sat.implies(within, from);
            self.sat.implies(within, !until);
            within
        };
        self.variables[variable].within.insert((i, j), literal);
        literal
    }

    fn ends(&self, variable: usize, i: usize) -> (Moment, Moment) {
        let it = &self.variables[variable];
        let slice = it.slices[i];
        let whole = (self.problem.calendar.moment(slice, 0), self.problem.calendar.moment(slice, 0));
        self.problem.ends(it.task, slice).unwrap_or(whole)
    }

    /// Tasks that are alike are put in order, so that the solver does not try all of their orders.
    fn add_twins(&mut self) {
        for v in 1..self.variables.len() {
            if !self.are_twins(v - 1, v) {
                continue;
            }
            let Some(gap) = self.shared_gap(v - 1, v) else { continue };
            for i in 0..self.variables[v].slices.len() {
                let fits = |j: &usize| {
                    let first = self.ends(v - 1, i).0;
                    gap.iter().all(|g| g.holds(first, self.ends(v, *j).1))
                };
                let next = (i..self.variables[v].slices.len()).find(fits).unwrap_or(self.variables[v].slices.len());
                let (a, b) = (self.variables[v - 1].from[i], self.variables[v].from[next]);
                if next > 0 {
                    self.sat.implies(a, b);
                }
            }
        }
    }

    fn are_twins(&self, a: usize, b: usize) -> bool {
        let (x, y) = (self.task(a), self.task(b));
        let (p, q) = (self.variables[a].task as usize, self.variables[b].task as usize);
        let posts = &self.problem.campaign.posts;
        let same = (posts[p].delivery, posts[p].message) == (posts[q].delivery, posts[q].message);
        let orders = &self.problem.orders_of;
        same && Arc::ptr_eq(&x.domain, &y.domain)
            && (x.reach, x.person, x.account) == (y.reach, y.person, y.account)
            && orders[p] == orders[q]
    }

    /// The gaps that two tasks have to keep. `None` where they share neither person nor account.
    fn shared_gap(&self, a: usize, b: usize) -> Option<Vec<Gap>> {
        let (x, y) = (self.task(a), self.task(b));
        let person = (x.person == y.person).then(|| self.problem.people[x.person as usize]);
        let account = (x.account == y.account).then(|| self.problem.accounts[x.account as usize]);
        let gaps: Vec<Gap> = person.flatten().into_iter().chain(account).filter(|g| !g.is_none()).collect();
        (person.is_some() || account.is_some()).then_some(gaps)
    }

    fn add_gaps(&mut self) {
        let mut sharing: BTreeMap<(bool, u32), Vec<usize>> = BTreeMap::new();
        for v in 0..self.variables.len() {
            let task = self.task(v);
            if self.problem.people[task.person as usize].is_some() {
                sharing.entry((true, task.person)).or_default().push(v);
            }
            sharing.entry((false, task.account)).or_default().push(v);
        }
        let mut done = std::collections::BTreeSet::new();
        for list in sharing.into_values() {
            for (n, a) in list.iter().enumerate() {
                for b in &list[n + 1..] {
                    if !self.are_twins(*a, *b) && done.insert((*a, *b)) {
                        self.add_gap(*a, *b);
                    }
                }
            }
        }
    }

    fn add_gap(&mut self, a: usize, b: usize) {
        let Some(gaps) = self.shared_gap(a, b).filter(|g| !g.is_empty()) else { return };
        let fits = |i: usize, j: usize| {
            let (x, y) = (self.ends(a, i), self.ends(b, j));
            let (s, t) = (self.variables[a].slices[i], self.variables[b].slices[j]);
            let before = gaps.iter().all(|g| g.holds(x.0, y.1));
            let behind = gaps.iter().all(|g| g.holds(y.0, x.1));
            (s <= t && before) || (s >= t && behind)
        };
        let mut clauses = Vec::new();
        for i in 0..self.variables[a].slices.len() {
            let at = self.variables[b].slices.partition_point(|s| *s < self.variables[a].slices[i]);
            let low = (0..at).rev().take_while(|j| !fits(i, *j)).last().unwrap_or(at);
            let high = (at..self.variables[b].slices.len()).take_while(|j| !fits(i, *j)).last().map_or(at, |j| j + 1);
            if low < high {
                let (x, y) = (&self.variables[a].from, &self.variables[b].from);
                clauses.push([!x[i], x[i + 1], !y[low], y[high]]);
            }
        }
        clauses.iter().for_each(|c| self.sat.add(c));
    }

    fn add_orders(&mut self) {
        let problem = self.problem;
        for order in &problem.orders {
            let known = |tasks: &[u32]| tasks.iter().filter_map(|t| self.index.get(t).copied()).collect::<Vec<_>>();
            let (before, after) = (known(&order.before), known(&order.after));
            for a in &before {
                for b in &after {
                    self.add_order(order, *a, *b);
                }
            }
        }
    }

    fn add_order(&mut self, order: &Order, a: usize, b: usize) {
        let slices = self.variables[b].slices.len();
        let kept = self.variables[b].from[0];
        let mut next = 0;
        for i in 0..self.variables[a].slices.len() {
            let first = self.ends(a, i).0;
            while next < slices && !order.gap.holds(first, self.ends(b, next).1) {
                next += 1;
            }
            if next > 0 {
                let (x, y) = (self.variables[a].from[i], self.variables[b].from[next]);
                self.sat.add(&[!x, y, !kept]);
            }
        }
    }

    fn add_limits(&mut self) {
        let problem = self.problem;
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); problem.limits.len()];
        for v in 0..self.variables.len() {
            self.task(v).limits.iter().for_each(|l| users[*l as usize].push(v));
        }
        for (limit, users) in problem.limits.iter().zip(users) {
            if users.len() > limit.count as usize {
                self.add_limit(limit, &users);
            }
        }
    }

    fn add_limit(&mut self, limit: &Limit, users: &[usize]) {
        let days = self.problem.calendar.days + 3;
        let (width, starts) = match limit.per {
            Period::Day => (1, 0..days),
            Period::Week => (7, 0..days),
            Period::Campaign => (days, 0..1),
        };
        let mut last: Vec<(usize, usize, usize)> = Vec::new();
        for start in starts {
            let inside: Vec<(usize, usize, usize)> = users
                .iter()
                .filter_map(|v| {
                    let (i, j) = self.days_within(*v, limit, start, start + width);
                    (i < j).then_some((*v, i, j))
                })
                .collect();
            if inside.len() > limit.count as usize && inside != last {
                self.limit_period(limit, &inside);
            }
            last = inside;
        }
    }

    /// Which slices of a task a limit counts to the days from `first` to before `end`.
    fn days_within(&self, variable: usize, limit: &Limit, first: u32, end: u32) -> (usize, usize) {
        let slices = &self.variables[variable].slices;
        let at = |day: u32| slices.partition_point(|s| self.problem.day_for(limit, *s) < day);
        (at(first), at(end))
    }

    fn limit_period(&mut self, limit: &Limit, inside: &[(usize, usize, usize)]) {
        let mut literals: Vec<Lit> = Vec::new();
        match limit.what {
            Limited::Posts => literals.extend(inside.iter().map(|(v, i, j)| self.within(*v, *i, *j))),
            Limited::Messages => {
                let mut told: BTreeMap<u32, Vec<Lit>> = BTreeMap::new();
                for (v, i, j) in inside {
                    if let Some(message) = self.task(*v).message {
                        let within = self.within(*v, *i, *j);
                        told.entry(message).or_default().push(within);
                    }
                }
                if told.len() <= limit.count as usize {
                    return;
                }
                for posts in told.into_values() {
                    literals.push(self.any(&posts));
                }
            }
        }
        self.sat.at_most(&literals, limit.count as usize, None);
    }

    fn any(&mut self, literals: &[Lit]) -> Lit {
        if let [one] = literals {
            return *one;
        }
        let any = self.sat.fresh();
        literals.iter().for_each(|l| self.sat.implies(*l, any));
        any
    }

    /// On one slice, no account and no person can publish more often than its gap lets the hours hold.
    fn add_capacities(&mut self) {
        let mut sharing: BTreeMap<(bool, u32, u32), Vec<(usize, usize)>> = BTreeMap::new();
        for v in 0..self.variables.len() {
            let task = self.task(v);
            for (i, slice) in self.variables[v].slices.iter().enumerate() {
                sharing.entry((false, task.account, *slice)).or_default().push((v, i));
                if let Some(Gap::Minutes(_)) = self.problem.people[task.person as usize] {
                    sharing.entry((true, task.person, *slice)).or_default().push((v, i));
                }
            }
        }
        for ((person, id, slice), users) in sharing {
            let gap = if person { self.problem.people[id as usize] } else { Some(self.problem.accounts[id as usize]) };
            let Some(Gap::Minutes(gap @ 1..)) = gap else { continue };
            let capacity = self.capacity(slice, gap, &users);
            if (2..users.len()).contains(&capacity) {
                let literals: Vec<Lit> = users.iter().map(|(v, i)| self.within(*v, *i, *i + 1)).collect();
                self.sat.at_most(&literals, capacity, None);
            }
        }
    }

    /// How many posts with a gap between them fit into a slice, in the widest hours of those who may lie there.
    fn capacity(&self, slice: u32, gap: i64, users: &[(usize, usize)]) -> usize {
        let windows = users.iter().map(|(v, _)| self.problem.windows(self.variables[*v].task, slice));
        let mut ranges: Vec<(u16, u16)> = windows.flat_map(|w| w.ranges.iter().copied()).collect();
        ranges.sort_unstable();
        let (mut fit, mut next) = (0, i64::MIN);
        for (from, until) in ranges {
            next = next.max(i64::from(from));
            while next <= i64::from(until) {
                fit += 1;
                next += gap;
            }
        }
        fit
    }

    /// Forbids that all of these tasks lie on these slices.
    pub fn forbid(&mut self, together: &[(u32, u32)]) {
        let mut clause = Vec::with_capacity(together.len() * 2);
        for (task, slice) in together {
            let it = &self.variables[self.index[task]];
            if let Ok(i) = it.slices.binary_search(slice) {
                clause.extend([!it.from[i], it.from[i + 1]]);
            }
        }
        self.sat.add(&clause);
    }

    /// Counts what overlaps cost: a literal that is true where they cost more than each number up to `most`.
    pub fn overlaps(&mut self, audience: u32, most: usize) -> Vec<Lit> {
        let mut by_day: BTreeMap<u32, Vec<(usize, usize, usize)>> = BTreeMap::new();
        for v in 0..self.variables.len() {
            if self.task(v).audiences.contains(&audience) {
                let days = self.variables[v].slices.iter().map(|s| self.problem.day_of_audience(audience, *s));
                for (i, day) in days.enumerate() {
                    let list = by_day.entry(day).or_default();
                    match list.last_mut() {
                        Some(last) if last.0 == v => last.2 = i + 1,
                        _ => list.push((v, i, i + 1)),
                    }
                }
            }
        }
        let mut units: Vec<Lit> = Vec::new();
        for posts in by_day.into_values().filter(|p| p.len() > 1) {
            let literals: Vec<Lit> = posts.iter().map(|(v, i, j)| self.within(*v, *i, *j)).collect();
            let deepest = (2..).find(|n| n * (n - 1) / 2 > most + 1).unwrap_or(2);
            let counts = self.sat.count(&literals, deepest.min(literals.len()));
            for (k, count) in counts.iter().enumerate().skip(1) {
                units.extend(std::iter::repeat_n(*count, k.min(most + 1)));
            }
        }
        self.sat.count(&units, most + 1)
    }

    /// Looks for a solution; `None` where there is none, or none was found.
    pub fn solve(&mut self, assumed: &[Lit], work: u64) -> (Answer, Vec<(u32, u32)>) {
        let answer = self.sat.solve(assumed, work);
        if answer != Answer::Yes {
            return (answer, Vec::new());
        }
        let slice = |it: &Variable| {
            let passed = it.from[1..].iter().take_while(|l| self.sat.holds(**l)).count();
            (self.sat.holds(it.from[0]) || it.from[0] == self.sat.yes())
                .then(|| (it.task, it.slices[passed.min(it.slices.len() - 1)]))
        };
        (answer, self.variables.iter().filter_map(slice).collect())
    }
}
