//! Scheduling plans of growing size, and how near to the best the schedules are. `cargo bench --bench schedule`; sizes may
//! be named: `cargo bench --bench schedule -- 20 200`.

#[path = "support/facts.rs"]
mod facts;
#[path = "support/plans.rs"]
mod plans;
#[allow(dead_code)]
mod support;

use campaignc::facts::Facts;
use campaignc::schedule::{Effort, Options, Plan, schedule, validate};
use std::time::{Duration, Instant};

/// The schedule, and the least time of some runs.
fn measured(facts: &Facts, effort: Effort, runs: u32) -> (Plan, Duration) {
    let once = || {
        let begin = Instant::now();
        let outcome = schedule(facts, &Options { effort, ..Options::default() });
        (outcome.plan().cloned().unwrap_or_else(|| panic!("no schedule: {outcome:?}")), begin.elapsed())
    };
    let first = once();
    (1..runs).map(|_| once()).fold(first, |best, next| if next.1 < best.1 { next } else { best })
}

fn main() {
    let named: Vec<u64> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let sizes = if named.is_empty() { vec![20, 200, 2_000, 20_000] } else { named };
    println!(
        "{:>7} {:>8} {:>12} {:>9} {:>6} {:>6} {:>12}",
        "posts", "effort", "time", "overlaps", "bound", "gap", "validated"
    );
    for posts in sizes {
        let facts = facts::facts(&plans::plan(posts));
        for (effort, name) in [(Effort::Quick, "quick"), (Effort::Fitting, "fitting"), (Effort::Full, "full")] {
            let (plan, took) = measured(&facts, effort, if posts > 2_000 { 1 } else { 5 });
            let begin = Instant::now();
            assert_eq!(validate(&facts, &plan), []);
            let (have, bound) = (plan.objective.same_day_overlaps, plan.objective.bound);
            let gap = format!("{:.1}%", (have - bound) as f64 * 100.0 / have.max(1) as f64);
            let (took, checked) = (format!("{took:.1?}"), format!("{:.1?}", begin.elapsed()));
            println!("{posts:>7} {name:>8} {took:>12} {have:>9} {bound:>6} {gap:>6} {checked:>12}");
        }
    }
}
