//! Closes the gap between the overlaps of a schedule and the fewest there can be: by finding a better schedule, or by proving
//! that there is none.

use super::bound;
use super::clock::{self, Minutes};
use super::encode::Encoding;
use super::engine::Stop;
use super::problem::Problem;
use super::sat::Answer;
use super::state::State;
use batsat::Lit;

/// The largest set of posts that is put into clauses, in tasks times slices.
const LARGEST: usize = 60_000;

/// The most overlaps that are counted in clauses.
const MOST_OVERLAPS: u64 = 60;

/// Raises the fewest overlaps of each audience as far as can be proven, and lowers those of the schedule as far as a better
/// one is found. Work is counted down.
pub(super) fn close_gap(state: &mut State, fewest: &mut [u64], work: &mut u64, stop: &Stop) {
    for audience in 0..fewest.len() as u32 {
        raise(state, audience, &mut fewest[audience as usize], work, stop);
    }
    lower(state, fewest, work, stop);
}

/// Looks at the posts of one audience alone: fewer overlaps than these cannot be, with the others there or not.
fn raise(state: &State, audience: u32, fewest: &mut u64, work: &mut u64, stop: &Stop) {
    let problem = state.problem;
    let now = state.overlaps_of(audience);
    let tasks: Vec<u32> = tasks_of(problem, audience);
    if now == *fewest || now > MOST_OVERLAPS || size(problem, &tasks) > LARGEST {
        return;
    }
    let mut encoding = Encoding::new(problem, &tasks, stop.clone(), None);
    let counts = encoding.overlaps(audience, now as usize);
    while *fewest < now && *work > 0 {
        let at_most: Vec<Lit> = counts.get(*fewest as usize).map(|l| !*l).into_iter().collect();
        match encoding.solve(&at_most, *work / 4 + 1).0 {
            Answer::No => *fewest += 1,
            _ => {
                *work = work.saturating_sub(encoding.sat.work());
                return;
            }
        }
        *work = work.saturating_sub(encoding.sat.work());
    }
}

/// Looks for schedules with one overlap less, as long as there are some.
fn lower(state: &mut State, fewest: &mut [u64], work: &mut u64, stop: &Stop) {
    let problem = state.problem;
    for part in bound::parts(problem) {
        let audiences: Vec<u32> = (0..fewest.len() as u32).filter(|a| part.audiences.contains(a)).collect();
        let least: u64 = audiences.iter().map(|a| fewest[*a as usize]).sum();
        let now: u64 = audiences.iter().map(|a| state.overlaps_of(*a)).sum();
        if now == least || now - least > MOST_OVERLAPS || size(problem, &part.tasks) > LARGEST * 4 {
            continue;
        }
        lower_part(state, &part.tasks, &audiences, fewest, work, stop);
    }
}

fn lower_part(state: &mut State, tasks: &[u32], audiences: &[u32], fewest: &mut [u64], work: &mut u64, stop: &Stop) {
    let problem = state.problem;
    let least: u64 = audiences.iter().map(|a| fewest[*a as usize]).sum();
    let now = |state: &State| audiences.iter().map(|a| state.overlaps_of(*a)).sum::<u64>();
    let room = (now(state) - least) as usize;
    let mut encoding = Encoding::new(problem, tasks, stop.clone(), None);
    let mut over: Vec<Lit> = Vec::new();
    for audience in audiences {
        let floor = fewest[*audience as usize] as usize;
        let counts = encoding.overlaps(*audience, floor + room);
        over.extend(counts.get(floor..).unwrap_or(&[]));
    }
    let over = encoding.sat.count(&over, room + 1);
    while now(state) > least && *work > 0 {
        let allowed = (now(state) - least - 1) as usize;
        let at_most: Vec<Lit> = over.get(allowed).map(|l| !*l).into_iter().collect();
        let (answer, placed) = encoding.solve(&at_most, *work);
        *work = work.saturating_sub(encoding.sat.work() + 1);
        match answer {
            Answer::Unknown => return,
            Answer::No => {
                let first = audiences[0] as usize;
                fewest[first] += now(state) - least;
                return;
            }
            Answer::Yes => match clock::times(problem, &placed) {
                Minutes::Found(times) => {
                    tasks.iter().for_each(|t| state.remove(*t));
                    times.into_iter().for_each(|(task, at)| state.place(task, at));
                }
                Minutes::Never(together) => encoding.forbid(&together),
                Minutes::Unknown => return,
            },
        }
    }
}

fn tasks_of(problem: &Problem, audience: u32) -> Vec<u32> {
    let meets = |t: &u32| problem.tasks[*t as usize].audiences.contains(&audience);
    problem.present.iter().copied().filter(meets).collect()
}

fn size(problem: &Problem, tasks: &[u32]) -> usize {
    tasks.iter().map(|t| problem.slices(*t).len()).sum()
}
