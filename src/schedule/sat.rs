//! A thin layer over the solver: literals, counting, and a budget of work instead of a clock.

use batsat::{Callbacks, Lit, Solver, SolverInterface, SolverOpts, lbool};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What came of asking the solver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// There is a solution.
    Yes,
    /// There is none.
    No,
    /// The budget was used up before that was known.
    Unknown,
}

/// Counts the solver's work and ends it where the budget is used up.
#[derive(Debug, Default)]
struct SolverBudget {
    conflicts: u64,
    decisions: Cell<u64>,
    most: u64,
    stop: Option<Arc<AtomicBool>>,
}

impl Callbacks for SolverBudget {
    fn on_new_clause(&mut self, _: &[Lit], _: batsat::ClauseKind) {
        self.conflicts += 1;
    }

    fn stop(&self) -> bool {
        self.decisions.set(self.decisions.get() + 1);
        let used = self.conflicts + self.decisions.get() / 64;
        used >= self.most || self.stop.as_ref().is_some_and(|s| s.load(Ordering::Relaxed))
    }
}

/// A solver with clauses in the making.
pub(super) struct Sat {
    solver: Solver<SolverBudget>,
    clause: Vec<Lit>,
    yes: Lit,
}

impl Sat {
    /// A solver without clauses; a flag can stop it from outside.
    pub fn new(stop: Option<Arc<AtomicBool>>) -> Sat {
        let mut solver = Solver::new(SolverOpts::default(), SolverBudget { stop, ..SolverBudget::default() });
        let yes = Lit::new(solver.new_var_default(), true);
        let mut sat = Sat { solver, clause: Vec::new(), yes };
        sat.add(&[yes]);
        sat
    }

    /// The literal that is always true.
    pub fn yes(&self) -> Lit {
        self.yes
    }

    /// A new literal.
    pub fn fresh(&mut self) -> Lit {
        Lit::new(self.solver.new_var_default(), true)
    }

    /// Demands that one of these literals is true.
    pub fn add(&mut self, clause: &[Lit]) {
        if clause.len() > 1 && clause.contains(&self.yes) {
            return;
        }
        self.clause.clear();
        self.clause.extend(clause.iter().copied().filter(|l| *l != !self.yes || clause.len() == 1));
        self.solver.add_clause_reuse(&mut self.clause);
    }

    /// Demands that the second is true where the first is.
    pub fn implies(&mut self, a: Lit, b: Lit) {
        self.add(&[!a, b]);
    }

    /// Looks for a solution in which all of these hold, with so much work.
    pub fn solve(&mut self, assumed: &[Lit], work: u64) -> Answer {
        let budget = self.solver.cb_mut();
        (budget.conflicts, budget.most) = (0, work);
        budget.decisions.set(0);
        match self.solver.solve_limited(assumed) {
            answer if answer == lbool::TRUE => Answer::Yes,
            answer if answer == lbool::FALSE => Answer::No,
            _ => Answer::Unknown,
        }
    }

    /// Work done in the last `solve`.
    pub fn work(&self) -> u64 {
        self.solver.cb().conflicts + self.solver.cb().decisions.get() / 64
    }

    /// Whether a literal is true in the solution found.
    pub fn holds(&self, literal: Lit) -> bool {
        self.solver.value_lit(literal) == lbool::TRUE
    }

    /// Those of the assumed literals that cannot hold together.
    pub fn core(&self, assumed: &[Lit]) -> Vec<Lit> {
        assumed.iter().copied().filter(|l| self.solver.unsat_core_contains_var(l.var())).collect()
    }

    /// Counts true literals: the literal at `k` is true where more than `k` of the inputs are. Counts up to `most`.
    pub fn count(&mut self, inputs: &[Lit], most: usize) -> Vec<Lit> {
        if inputs.len() <= 1 {
            return inputs[..inputs.len().min(most)].to_vec();
        }
        let (left, right) = inputs.split_at(inputs.len() / 2);
        let (left, right) = (self.count(left, most), self.count(right, most));
        let total = (left.len() + right.len()).min(most);
        let sums: Vec<Lit> = (0..total).map(|_| self.fresh()).collect();
        for i in 0..=left.len() {
            for j in 0..=right.len() {
                let Some(sum) = (i + j).checked_sub(1).and_then(|n| sums.get(n)).copied() else { continue };
                let a = if i > 0 { !left[i - 1] } else { !self.yes };
                let b = if j > 0 { !right[j - 1] } else { !self.yes };
                self.add(&[a, b, sum]);
            }
        }
        for pair in sums.windows(2) {
            self.add(&[!pair[1], pair[0]]);
        }
        sums
    }

    /// Demands that at most so many of the inputs are true, or that the literal `unless` is.
    pub fn at_most(&mut self, inputs: &[Lit], most: usize, unless: Option<Lit>) {
        if inputs.len() <= most {
            return;
        }
        let sums = self.count(inputs, most + 1);
        if let Some(over) = sums.get(most).copied() {
            match unless {
                Some(unless) => self.add(&[!over, unless]),
                None => self.add(&[!over]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_is_right_for_every_choice_of_inputs() {
        for (n, most) in [(1, 1), (4, 2), (5, 5), (6, 3), (7, 1)] {
            for choice in 0..1_u32 << n {
                let mut sat = Sat::new(None);
                let inputs: Vec<Lit> = (0..n).map(|_| sat.fresh()).collect();
                sat.at_most(&inputs, most, None);
                let chosen: Vec<Lit> =
                    inputs.iter().enumerate().map(|(i, l)| if choice >> i & 1 == 1 { *l } else { !*l }).collect();
                let fits = choice.count_ones() as usize <= most;
                assert_eq!(sat.solve(&chosen, 1_000) == Answer::Yes, fits, "{choice:b} of {n}, at most {most}");
            }
        }
    }

    #[test]
    fn a_budget_ends_the_work_without_an_answer() {
        let mut sat = Sat::new(None);
        let holes: Vec<Vec<Lit>> = (0..12).map(|_| (0..11).map(|_| sat.fresh()).collect()).collect();
        holes.iter().for_each(|pigeon| sat.add(pigeon));
        for hole in 0..11 {
            let column: Vec<Lit> = holes.iter().map(|p| p[hole]).collect();
            sat.at_most(&column, 1, None);
        }
        assert_eq!(sat.solve(&[], 500), Answer::Unknown);
    }
}
