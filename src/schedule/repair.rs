//! Makes room for tasks that found none: others make way and are placed anew.

use super::calendar::Slice;
use super::greedy::place_best;
use super::hours::Gap;
use super::problem::Problem;
use super::state::State;
use crate::campaign::Limited;
use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};

/// Places the waiting tasks, moving others out of their way; gives those that are still waiting after so many steps.
pub(super) fn repair(state: &mut State, waiting: Vec<u32>, steps: usize) -> Vec<u32> {
    let mut moved = vec![0_u64; state.problem.tasks.len()];
    // How often a task has been given a slice: the same two must not drive each other out again and again.
    let mut tried: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    let mut waiting: VecDeque<u32> = waiting.into();
    for _ in 0..steps {
        let Some(task) = waiting.pop_front() else { break };
        if place_best(state, task) {
            continue;
        }
        moved[task as usize] += 1;
        match cheapest_way(state, task, &moved, &tried) {
            Some((slice, in_the_way)) => {
                *tried.entry((task, slice)).or_default() += 1;
                for other in in_the_way {
                    state.remove(other);
                    moved[other as usize] += 1;
                    waiting.push_back(other);
                }
                let corridor = state.corridor(task);
                match state.minute(task, slice, corridor).filter(|_| state.limits_allow(task, slice)) {
                    Some(at) => state.place(task, at),
                    None => waiting.push_back(task),
                }
            }
            None => waiting.push_back(task),
        }
    }
    waiting.into()
}

/// The slice that a task can have for the least trouble, and the tasks that have to leave it.
fn cheapest_way(state: &State, task: u32, moved: &[u64], tried: &BTreeMap<(u32, u32), u64>) -> Option<(u32, Vec<u32>)> {
    let price = |others: &[u32]| others.iter().map(|t| 1 + moved[*t as usize]).sum::<u64>();
    let ways = state.problem.slices(task).iter().filter_map(|slice| {
        let others = in_the_way(state, task, *slice, moved)?;
        let again = tried.get(&(task, *slice)).copied().unwrap_or(0);
        Some((price(&others) + again, *slice, others))
    });
    ways.min().map(|(_, slice, others)| (slice, others))
}

/// The tasks that have to leave so that a task can have a slice. `None` where even that would not help.
fn in_the_way(state: &State, task: u32, slice: u32, moved: &[u64]) -> Option<Vec<u32>> {
    let problem = state.problem;
    let at = problem.calendar.slices[slice as usize];
    let mut found = too_near(state, task, at);
    found.extend(out_of_order(state, task, at));
    found.sort_unstable();
    found.dedup();
    let it = &problem.tasks[task as usize];
    for limit in it.limits.iter() {
        let day = problem.day_for(&problem.limits[*limit as usize], slice);
        let mut scratch = state.counter_near(*limit, day);
        let counts = |t: u32| problem.tasks[t as usize].limits.contains(limit);
        let day_of =
            |t: u32| state.placed[t as usize].map(|m| problem.day_for(&problem.limits[*limit as usize], m.slice));
        for gone in found.iter().filter(|t| counts(**t)) {
            scratch.remove(day_of(*gone)?, problem.tasks[*gone as usize].message);
        }
        if scratch.fits(day, it.message) {
            continue;
        }
        let users = users_near(state, *limit, at.day).into_iter().filter(|t| !found.contains(t)).collect();
        for user in in_order_of_leaving(problem, *limit, users, moved) {
            scratch.remove(day_of(user)?, problem.tasks[user as usize].message);
            found.push(user);
            if scratch.fits(day, it.message) {
                break;
            }
        }
        if !scratch.fits(day, it.message) {
            return None;
        }
    }
    Some(found)
}

/// Those first that have moved least and have most room elsewhere. Where messages are counted, all posts of one of them
/// have to leave: those first whose message costs least.
fn in_order_of_leaving(problem: &Problem, limit: u32, mut users: Vec<u32>, moved: &[u64]) -> Vec<u32> {
    let message = |t: u32| problem.tasks[t as usize].message;
    let mut price: BTreeMap<Option<u32>, u64> = BTreeMap::new();
    if problem.limits[limit as usize].what == Limited::Messages {
        users.retain(|t| message(*t).is_some());
        users.iter().for_each(|t| *price.entry(message(*t)).or_default() += 1 + moved[*t as usize]);
    }
    users.sort_by_cached_key(|t| {
        let together = price.get(&message(*t)).map(|price| (*price, message(*t)));
        (together, moved[*t as usize], Reverse(problem.slices(*t).len()), *t)
    });
    users
}

/// Tasks counted by a limit on days that share a period with a day.
fn users_near(state: &State, limit: u32, day: u32) -> Vec<u32> {
    let problem = state.problem;
    let reach = match problem.limits[limit as usize].per {
        crate::campaign::Period::Day => 1,
        crate::campaign::Period::Week => 7,
        crate::campaign::Period::Campaign => problem.calendar.days,
    };
    let days = day.saturating_sub(reach)..=day + reach;
    days.flat_map(|d| state.on_day(d)).copied().filter(|t| problem.tasks[*t as usize].limits.contains(&limit)).collect()
}

/// Tasks of the same person or account that lie too near to a slice.
fn too_near(state: &State, task: u32, at: Slice) -> Vec<u32> {
    let mut found = Vec::new();
    for (gap, list) in state.neighbours(task) {
        let near = |m: &super::calendar::Moment| match gap {
            Some(Gap::Days(d)) => u64::from(m.day.abs_diff(at.day)) < u64::from(d),
            Some(Gap::Minutes(g)) => m.real > at.start - g && m.real < at.real(at.until) + g,
            None => false,
        };
        found.extend(list.iter().filter(|e| near(&e.0)).map(|e| e.1));
    }
    found
}

/// Tasks that would come too early or too late if a task had a slice.
fn out_of_order(state: &State, task: u32, at: Slice) -> Vec<u32> {
    let problem: &Problem = state.problem;
    let mut found = Vec::new();
    for (side, orders) in problem.orders_of[task as usize].iter().enumerate() {
        for order in orders.iter().map(|o| &problem.orders[*o as usize]) {
            let others = if side == 0 { &order.after } else { &order.before };
            let breaks = |m: &super::calendar::Moment| match (side, order.gap) {
                (0, Gap::Days(d)) => i64::from(m.day) < i64::from(at.day) + i64::from(d),
                (0, Gap::Minutes(g)) => m.real < at.real(at.until) + g,
                (_, Gap::Days(d)) => i64::from(m.day) + i64::from(d) > i64::from(at.day),
                (_, Gap::Minutes(g)) => m.real + g > at.start,
            };
            found.extend(others.iter().filter(|t| state.placed[**t as usize].as_ref().is_some_and(breaks)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{AudienceLimit, DateRange, Duration, MessageId, Period};
    use crate::facts::Facts;
    use crate::schedule::testing::Plot;
    use crate::whole::testing::facts;
    use jiff::civil::date;

    fn problem(facts: &Facts) -> Problem<'_> {
        let run = facts.campaign.settings.runs.as_ref().unwrap().value;
        Problem::new(facts, DateRange { first: run.first, last: run.last })
    }

    #[test]
    fn where_messages_are_counted_all_posts_of_the_one_that_costs_least_leave_first() {
        let mut plot = Plot::new(date(2027, 3, 1), date(2027, 3, 14));
        plot.audience("runners", &[AudienceLimit { count: 2, what: Limited::Messages, per: Period::Week }]);
        let on = plot.channel("instagram");
        let messages = [plot.message("grip"), plot.message("light")];
        let add = |plot: &mut Plot, name: &str, message: Option<MessageId>| {
            let who = plot.person(name);
            let delivery = plot.deliver(1, &[who], on);
            let message = message.map(|m| plot.at(m));
            plot.delivery(delivery).message = message;
        };
        ["ada", "ben", "cleo"].iter().for_each(|who| add(&mut plot, who, Some(messages[0])));
        add(&mut plot, "dan", Some(messages[1]));
        add(&mut plot, "eva", None);
        let facts = facts(plot.campaign());
        let problem = problem(&facts);
        let order = |moved: &[u64]| in_order_of_leaving(&problem, 0, vec![0, 1, 2, 3, 4], moved);
        assert_eq!(order(&[0, 0, 0, 0, 0]), [3, 0, 1, 2], "one post about light; eva's is about nothing");
        assert_eq!(order(&[0, 0, 0, 5, 0]), [0, 1, 2, 3]);
    }

    #[test]
    fn two_posts_do_not_drive_each_other_out_for_ever_while_a_third_could_make_way() {
        let mut plot = Plot::new(date(2027, 3, 1), date(2027, 3, 10));
        let (ada, ben) = (plot.person("ada"), plot.person("ben"));
        let on = plot.channel("instagram");
        plot.limit(on, 1, Period::Day);
        let gap = plot.at(Duration::of(3, "days").unwrap());
        plot.edit().influencers[ada.index()].known.gap = Some(gap);
        plot.deliver(1, &[ben], on);
        let early = plot.deliver(1, &[ada], on);
        plot.between(early, date(2027, 3, 1), date(2027, 3, 4));
        let late = plot.deliver(1, &[ada], on);
        plot.between(late, date(2027, 3, 3), date(2027, 3, 4));
        let facts = facts(plot.campaign());
        let problem = problem(&facts);
        let mut state = State::new(&problem);
        let first_day = problem.slices(0)[0];
        let at = state.minute(0, first_day, state.corridor(0)).expect("nothing is placed yet");
        state.place(0, at);
        let fourth_day = *problem.slices(1).last().unwrap();
        let at = state.minute(1, fourth_day, state.corridor(1)).expect("the fourth day is free");
        state.place(1, at);
        assert_eq!(repair(&mut state, vec![2], 40), [0; 0]);
    }
}
