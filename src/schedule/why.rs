//! Why a post lies where it does: what leaves it its days, and what each other day would cost.

use super::calendar::Moment;
use super::demands::{Demand, HardRule};
use super::hours::{Gap, minute_of, time_of};
use super::problem::Problem;
use super::search::{Cost, Search};
use super::state::State;
use super::statement::Clause;
use super::{Appointment, Party, Plan};
use crate::campaign::PostId;
use crate::facts::Facts;
use jiff::civil::{Date, Time};
use std::collections::BTreeSet;

/// The most days that are looked at on either side of the post's own.
const MOST_DAYS: i64 = 21;

/// Why a post lies where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Where it lies.
    pub slot: Appointment,
    /// The first day that what is said of this post alone leaves to it, and what shuts the day before.
    pub first: Side,
    /// The last such day, and what shuts the day after.
    pub last: Side,
    /// The days from the first to the last, in order; where they are many, those around the post's own.
    pub days: Vec<Day>,
}

/// One end of the days that a post has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The day.
    pub date: Date,
    /// What shuts the day beyond it.
    pub shut_by: Vec<Party>,
}

/// A day, and what it would mean to take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// What it would mean, while all other posts stay where they are.
    pub verdict: DayVerdict,
}

/// What it means to take a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayVerdict {
    /// The post lies on it.
    Chosen,
    /// It cannot be taken.
    Shut(Vec<Obstacle>),
    /// It could be.
    Open(DayCost),
}

/// A statement that stands in the way, and the posts beside which it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The statement.
    pub party: Party,
    /// The posts; none where it stands in the way by itself.
    pub posts: Vec<PostId>,
}

/// What a day costs compared to the one chosen, goal by goal in the order of their weight. Negative is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCost {
    /// The time that the post would have.
    pub time: Time,
    /// Pairs of posts that one audience meets on one day.
    pub overlaps: i64,
    /// Pairs of posts of one account less than 24 hours apart.
    pub crowded: i64,
    /// How much farther the posts are from a steady rate.
    pub uneven: i64,
    /// Minutes farther from the hour that is liked.
    pub disliked: i64,
}

/// Why a post of a schedule lies where it does; `None` where the schedule is not one of this campaign.
pub fn why(facts: &Facts, plan: &Plan, post: PostId) -> Option<Why> {
    let run = facts.campaign.settings.runs.as_ref().filter(|r| r.days() <= super::problem::LONGEST_RUN)?;
    let problem = Problem::new(facts, run.value);
    let mut state = State::new(&problem);
    let mut chosen = None;
    for slot in &plan.slots {
        let at = problem.calendar.moment_at(slot.date, minute_of(slot.time))?;
        if slot.post == post {
            chosen = Some((slot, at));
        } else {
            state.place(slot.post.0, at);
        }
    }
    let (slot, at) = chosen?;
    let look = DaySurvey { problem: &problem, task: post.0, rules: problem.ground().rules(post) };
    let own = &problem.tasks[post.index()].domain.slices;
    let day =
        |slice: Option<&u32>| slice.map_or(i64::from(at.day), |s| i64::from(problem.calendar.slices[*s as usize].day));
    let (first, last) = (day(own.first()), day(own.last()));
    let shown = first.max(i64::from(at.day) - MOST_DAYS)..=last.min(i64::from(at.day) + MOST_DAYS);
    let days = shown.map(|d| look.day(&mut state, d as u32, at)).collect();
    Some(Why { slot: slot.clone(), first: look.side(first, -1), last: look.side(last, 1), days })
}

/// Looks at the days of one post, which is taken out of the schedule.
struct DaySurvey<'p, 'c> {
    problem: &'p Problem<'c>,
    task: u32,
    rules: Vec<HardRule>,
}

impl<'p, 'c> DaySurvey<'p, 'c> {
    fn side(&self, day: i64, beyond: i64) -> Side {
        let shut_by = self.shut_by(day + beyond);
        Side { date: self.problem.calendar.date(day as u32), shut_by }
    }

    /// The statements that shut a day for this post, whatever the others do.
    fn shut_by(&self, day: i64) -> Vec<Party> {
        let shut: BTreeSet<Clause> = self
            .rules
            .iter()
            .filter(|r| self.shuts(&r.demand, day))
            .flat_map(|r| [Some(r.statement), r.also].into_iter().flatten())
            .collect();
        shut.into_iter().map(|s| self.party(s)).collect()
    }

    fn party(&self, statement: Clause) -> Party {
        Party { span: statement.span(self.problem), demand: statement.demand(self.problem) }
    }

    fn shuts(&self, demand: &Demand, day: i64) -> bool {
        match demand {
            Demand::Within(first, last) => day < *first || *last < day,
            Demand::Among(ranges) => !ranges.iter().any(|r| r.0 <= day && day <= r.1),
            Demand::Outside(first, last) => *first <= day && day <= *last,
            Demand::At(only, _) => day != *only,
            Demand::NotBefore(first, _) => day < *first,
            Demand::Hours(hours) => {
                let calendar = &self.problem.calendar;
                let shut = |slice| self.problem.hours[*hours].windows(calendar, slice).ranges.is_empty();
                u32::try_from(day).is_ok_and(|day| day < calendar.days && calendar.slices_of(day).all(shut))
            }
        }
    }

    fn day(&self, state: &mut State<'p, 'c>, day: u32, chosen: Moment) -> Day {
        let date = self.problem.calendar.date(day);
        let verdict = if day == chosen.day { DayVerdict::Chosen } else { self.verdict(state, day, chosen) };
        Day { date, verdict }
    }

    fn verdict(&self, state: &mut State<'p, 'c>, day: u32, chosen: Moment) -> DayVerdict {
        let domain = &self.problem.tasks[self.task as usize].domain.slices;
        let slices: Vec<u32> =
            self.problem.calendar.slices_of(day).filter(|s| domain.binary_search(s).is_ok()).collect();
        let corridor = state.corridor(self.task);
        for slice in &slices {
            let open = state.limits_allow(self.task, *slice);
            if let Some(at) = open.then(|| state.minute(self.task, *slice, corridor)).flatten() {
                let cost = Search::new(state, Vec::new(), 0, None).change(self.task, chosen, at);
                return DayVerdict::Open(price(at, cost));
            }
        }
        let mut obstacles: Vec<Obstacle> =
            self.shut_by(i64::from(day)).into_iter().map(|party| Obstacle { party, posts: Vec::new() }).collect();
        if obstacles.is_empty() {
            obstacles = slices.iter().flat_map(|slice| self.obstacles(state, *slice)).collect();
            obstacles.dedup();
        }
        DayVerdict::Shut(obstacles)
    }

    /// What shuts a slice beside the posts that are placed.
    fn obstacles(&self, state: &State<'p, 'c>, slice: u32) -> Vec<Obstacle> {
        let mut found = Vec::new();
        for limit in state.full_limits(self.task, slice) {
            found.push((self.problem.limits[limit as usize].statement, Vec::new()));
        }
        found.extend(self.orders_broken(state, slice));
        found.extend(self.too_near(state, slice));
        let obstacle = |(statement, posts)| Obstacle { party: self.party(statement), posts };
        found.into_iter().map(obstacle).collect()
    }

    /// The orders that no minute of a slice keeps.
    fn orders_broken(&self, state: &State, slice: u32) -> Vec<(Clause, Vec<PostId>)> {
        let Some((first, last)) = self.problem.ends(self.task, slice) else { return Vec::new() };
        let [before, after] = &self.problem.orders_of[self.task as usize];
        let mut broken = Vec::new();
        for (orders, is_later) in [(after, true), (before, false)] {
            for order in orders.iter().map(|o| &self.problem.orders[*o as usize]) {
                let others = if is_later { &order.before } else { &order.after };
                let in_the_way = |t: &&u32| {
                    let placed = state.placed[**t as usize];
                    placed.is_some_and(
                        |at| !if is_later { order.gap.holds(at, last) } else { order.gap.holds(first, at) },
                    )
                };
                let posts: Vec<PostId> = others.iter().filter(in_the_way).map(|t| PostId(*t)).collect();
                if !posts.is_empty() {
                    broken.push((order.statement, posts));
                }
            }
        }
        let gaps: Vec<_> = broken.iter().map(|(s, _)| *s).filter(|s| matches!(s, Clause::StoryGap(_))).collect();
        // A gap between chapters says more than their order.
        broken.retain(|(s, _)| !matches!(s, Clause::Chapters(story) if gaps.contains(&Clause::StoryGap(*story))));
        broken
    }

    /// The gaps that leave no minute of a slice, with the posts that lie too near to it.
    fn too_near(&self, state: &State, slice: u32) -> Vec<(Clause, Vec<PostId>)> {
        let Some((first, last)) = self.problem.ends(self.task, slice) else { return Vec::new() };
        let post = &self.problem.campaign[PostId(self.task)];
        let statements = [Clause::PersonGap(post.influencer), Clause::ChannelGap(post.channel)];
        let near = |gap: Gap, at: Moment| {
            let inside = first.real <= at.real && at.real <= last.real;
            inside || !gap.holds_between(at, first) || !gap.holds_between(at, last)
        };
        let mut found = Vec::new();
        for (statement, (gap, list)) in statements.into_iter().zip(state.neighbours(self.task)) {
            let Some(gap) = gap.filter(|g| !g.is_none()) else { continue };
            let posts: Vec<PostId> = list.iter().filter(|e| near(gap, e.0)).map(|e| PostId(e.1)).collect();
            if !posts.is_empty() {
                found.push((statement, posts));
            }
        }
        found
    }
}

fn price(at: Moment, cost: Cost) -> DayCost {
    let Cost { overlaps, crowded, uneven, disliked } = cost;
    DayCost { time: time_of(at.minute), overlaps, crowded, uneven, disliked }
}
