//! Finds minutes for posts whose days are settled.
//!
//! Posts that share a person or an account, or that follow each other, are put in every order that their slices allow, each
//! as early as it can be: if no order works that way, none works at all.

use super::calendar::Moment;
use super::hours::Gap;
use super::problem::Problem;
use std::collections::BTreeMap;

/// Orders of posts that are tried before it is given up.
const MOST_TRIES: u32 = 20_000;

/// What came of looking for minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Minutes {
    /// A moment for each task.
    Found(Vec<(u32, Moment)>),
    /// These tasks cannot all lie on these slices.
    Never(Vec<(u32, u32)>),
    /// Too many orders to try them all.
    Unknown,
}

/// Finds minutes for tasks on given slices.
pub(super) fn times(problem: &Problem, placed: &[(u32, u32)]) -> Minutes {
    let mut found = Vec::with_capacity(placed.len());
    for together in clusters(problem, placed) {
        match cluster_times(problem, &together) {
            Minutes::Found(times) => found.extend(times),
            Minutes::Never(_) => return Minutes::Never(fewest(problem, together)),
            Minutes::Unknown => return Minutes::Unknown,
        }
    }
    Minutes::Found(found)
}

/// Leaves out tasks as long as the rest cannot lie together.
fn fewest(problem: &Problem, mut together: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    for i in (0..together.len()).rev() {
        let mut fewer = together.clone();
        fewer.remove(i);
        if matches!(cluster_times(problem, &fewer), Minutes::Never(_)) {
            together = fewer;
        }
    }
    together
}

/// Tasks that may get into each other's way, in groups that do not touch.
fn clusters(problem: &Problem, placed: &[(u32, u32)]) -> Vec<Vec<(u32, u32)>> {
    let mut placed = placed.to_vec();
    placed.sort_by_key(|(task, slice)| (*slice, *task));
    let mut leader: Vec<usize> = (0..placed.len()).collect();
    let mut lists: BTreeMap<(u8, u32), Vec<usize>> = BTreeMap::new();
    for (i, (task, _)) in placed.iter().enumerate() {
        let it = &problem.tasks[*task as usize];
        lists.entry((0, it.person)).or_default().push(i);
        lists.entry((1, it.account)).or_default().push(i);
        for order in problem.orders_of[*task as usize].iter().flatten() {
            lists.entry((2, *order)).or_default().push(i);
        }
    }
    for ((kind, id), list) in lists {
        let gap = match kind {
            0 => problem.people[id as usize],
            1 => Some(problem.accounts[id as usize]),
            _ => Some(problem.orders[id as usize].gap),
        };
        let Some(Gap::Minutes(gap)) = gap else { continue };
        for n in 1..list.len() {
            let (task, slice) = placed[list[n]];
            let starts = problem.calendar.slices[slice as usize].start;
            for m in (0..n).rev() {
                let (other, earlier) = placed[list[m]];
                let before = problem.calendar.slices[earlier as usize];
                if before.real(before.until).saturating_add(gap) <= starts {
                    break;
                }
                let (Some(a), Some(b)) = (problem.ends(other, earlier), problem.ends(task, slice)) else { continue };
                if b.0.real < a.1.real.saturating_add(gap) && a.0.real < b.1.real.saturating_add(gap) {
                    join(&mut leader, list[m], list[n]);
                }
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<(u32, u32)>> = BTreeMap::new();
    for (i, entry) in placed.iter().enumerate() {
        groups.entry(find(&mut leader, i)).or_default().push(*entry);
    }
    groups.into_values().collect()
}

/// The leader of a group.
pub(super) fn find(leader: &mut [usize], mut i: usize) -> usize {
    while leader[i] != i {
        leader[i] = leader[leader[i]];
        i = leader[i];
    }
    i
}

/// Makes two groups one; the earlier leader leads.
pub(super) fn join(leader: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(leader, a), find(leader, b));
    leader[a.max(b)] = a.min(b);
}

fn cluster_times(problem: &Problem, together: &[(u32, u32)]) -> Minutes {
    let mut line = Strand { problem, waiting: together.to_vec(), done: Vec::new(), tries: 0 };
    match line.go_on() {
        true => Minutes::Found(line.done),
        false if line.tries > MOST_TRIES => Minutes::Unknown,
        false => Minutes::Never(together.to_vec()),
    }
}

/// A cluster in the making.
struct Strand<'p, 'c> {
    problem: &'p Problem<'c>,
    /// In the order of slices.
    waiting: Vec<(u32, u32)>,
    done: Vec<(u32, Moment)>,
    tries: u32,
}

impl Strand<'_, '_> {
    fn go_on(&mut self) -> bool {
        let Some((_, slice)) = self.waiting.first().copied() else { return true };
        let of_slice = self.waiting.iter().take_while(|w| w.1 == slice).count();
        for i in 0..of_slice {
            self.tries += 1;
            if self.tries > MOST_TRIES {
                return false;
            }
            let (task, _) = self.waiting[i];
            if self.waiting[..i].iter().any(|w| self.alike(w.0, task)) || self.has_to_wait(task) {
                continue;
            }
            let Some(at) = self.earliest(task, slice) else { continue };
            self.waiting.remove(i);
            self.done.push((task, at));
            if self.go_on() {
                return true;
            }
            self.done.pop();
            self.waiting.insert(i, (task, slice));
        }
        false
    }

    /// Whether two tasks of one slice can stand for each other.
    fn alike(&self, a: u32, b: u32) -> bool {
        let (x, y) = (&self.problem.tasks[a as usize], &self.problem.tasks[b as usize]);
        (x.person, x.account) == (y.person, y.account)
            && std::sync::Arc::ptr_eq(&x.domain, &y.domain)
            && self.problem.orders_of[a as usize] == self.problem.orders_of[b as usize]
    }

    /// Whether a task has to come after one that is still waiting.
    fn has_to_wait(&self, task: u32) -> bool {
        let orders = &self.problem.orders_of[task as usize][1];
        let waits = |t: &u32| *t != task && self.waiting.iter().any(|w| w.0 == *t);
        orders.iter().any(|o| self.problem.orders[*o as usize].before.iter().any(waits))
    }

    fn earliest(&self, task: u32, slice: u32) -> Option<Moment> {
        let problem = self.problem;
        let it = &problem.tasks[task as usize];
        let mut real = i64::MIN;
        let mut day = 0;
        let mut keep = |gap: Gap, at: &Moment| match gap {
            Gap::Minutes(minutes) => real = real.max(at.real + minutes),
            Gap::Days(days) => day = day.max(at.day + days),
        };
        for (other, at) in &self.done {
            let other_task = &problem.tasks[*other as usize];
            if other_task.person == it.person
                && let Some(gap) = problem.people[it.person as usize]
            {
                keep(gap, at);
            }
            if other_task.account == it.account {
                keep(problem.accounts[it.account as usize], at);
            }
            for order in &problem.orders_of[task as usize][1] {
                let order = &problem.orders[*order as usize];
                if order.before.contains(other) {
                    keep(order.gap, at);
                }
            }
        }
        let at = problem.calendar.slices[slice as usize];
        if day > at.day {
            return None;
        }
        let from = (i64::from(at.from) + real.saturating_sub(at.start)).max(0);
        let range = problem.windows(task, slice).ranges.iter().find(|r| i64::from(r.1) >= from)?;
        Some(problem.calendar.moment(slice, range.0.max(from as u16)))
    }
}
