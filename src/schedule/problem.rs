//! A campaign as the scheduler sees it: tasks with the slices they may lie in, and what they have to share.

use super::calendar::{Moment, Timeline};
use super::hours::{Gap, Windows};
use super::working_days::WorkingDays;
use crate::campaign::{
    AudienceId, Campaign, ChannelId, DeliveryId, InfluencerId, Limited, Milestone, Period, PhaseId, StoryId,
};
use crate::facts::Facts;
use crate::source::Span;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The longest run that is scheduled, in days.
pub(super) const LONGEST_RUN: i64 = 3_660;

/// A statement of the file, or a default in its place, that a schedule has to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Clause {
    /// A `deliver` asks for its posts.
    Delivery(DeliveryId),
    /// The run's first and last day.
    Run,
    /// Nothing is due before the briefs are out.
    Briefed,
    /// A delivery's own days.
    Window(DeliveryId),
    /// A phase's days.
    Phase(PhaseId),
    /// The day, and the time, that a delivery is pinned to.
    At(DeliveryId),
    /// One of the labels that a delivery comes after.
    After(DeliveryId, u32),
    /// The order of a story's chapters.
    Chapters(StoryId),
    /// The gap between a story's chapters.
    StoryGap(StoryId),
    /// The only days on which a person can post.
    Available(InfluencerId),
    /// One of the absences of a person.
    Away(InfluencerId, u32),
    /// The gap that a person wants.
    PersonGap(InfluencerId),
    /// The hours of a channel.
    Hours(ChannelId),
    /// One of the limits of a channel.
    ChannelLimit(ChannelId, u32),
    /// The gap of an account on a channel.
    ChannelGap(ChannelId),
    /// One of the limits of an audience.
    AudienceLimit(AudienceId, u32),
    /// The embargo of a phase.
    Embargo(PhaseId),
    /// The working days that the earliest milestone takes: an index of the problem's leads.
    Lead(u32),
}

/// Statements that are left out of a problem, to see what it is like without them.
pub(super) type Dropped = BTreeSet<Clause>;

/// Where the posts that a limit counts come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those on a channel.
    Channel(u32),
    /// Those that an audience meets.
    Audience(u32),
}

/// A limit on how many posts, or messages, lie in a period.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    /// Which posts are counted.
    pub scope: Scope,
    /// The most.
    pub count: u32,
    /// Whether posts or different messages are counted.
    pub what: Limited,
    /// In which time.
    pub per: Period,
    /// The zone whose days are counted: an index of the calendar's zones.
    pub zone: usize,
    /// Where it is stated.
    pub statement: Clause,
}

/// Where a task may lie.
#[derive(Debug, Clone, Default)]
pub(super) struct Domain {
    /// The slices, in order.
    pub slices: Vec<u32>,
    /// The hours that hold there: an index of the problem's; the first are all hours of the day.
    pub hours: usize,
    /// Slices whose minutes are fewer than the hours leave.
    pub clipped: Vec<(u32, Windows)>,
}

/// The hours of one channel, on the clock of one zone.
#[derive(Debug, Clone, Default)]
pub(super) struct ChannelHours {
    /// On a whole day from Monday to Friday, and on one of the weekend.
    pub week: [Windows; 2],
    /// On slices that are no whole day, or that are read on another clock; in order.
    pub special: Vec<(u32, Windows)>,
}

impl ChannelHours {
    /// The minutes of a slice that they leave.
    pub fn windows(&self, calendar: &Timeline, slice: u32) -> &Windows {
        match self.special.binary_search_by_key(&slice, |c| c.0) {
            Ok(at) => &self.special[at].1,
            Err(_) => &self.week[usize::from(calendar.is_weekend(calendar.slices[slice as usize].day))],
        }
    }
}

/// A post to be scheduled; its index is that of the post's id.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// Where it may lie.
    pub domain: Arc<Domain>,
    /// Which of the domain's slices are left when all orders are thought through: first index, index after the last.
    pub reach: (u32, u32),
    /// Who publishes it.
    pub person: u32,
    /// The account it is published on: an index of the problem's accounts.
    pub account: u32,
    /// The audiences that meet it.
    pub audiences: Arc<[u32]>,
    /// The limits that count it: indices of the problem's limits.
    pub limits: Arc<[u32]>,
    /// What it is about.
    pub message: Option<u32>,
    /// The group whose posts it should be spread with evenly.
    pub drips: [Option<u32>; 2],
}

/// A demand that all of some tasks lie after all of some others.
#[derive(Debug, Clone)]
pub(super) struct Order {
    /// The earlier tasks.
    pub before: Vec<u32>,
    /// The later tasks.
    pub after: Vec<u32>,
    /// How much later.
    pub gap: Gap,
    /// Where it is stated.
    pub statement: Clause,
}

/// The milestone of a post that is due first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead {
    /// The `workflow` that states it; none for the default.
    pub span: Option<Span>,
    /// What is due.
    pub milestone: Milestone,
    /// So many working days before the post.
    pub days: i64,
    /// The first day of the calendar that leaves so much time after the briefs.
    pub from: i64,
}

/// Tasks that should be spread evenly over the same days.
#[derive(Debug, Clone)]
pub(super) struct Drip {
    /// The first day.
    pub first: u32,
    /// How many days.
    pub days: u32,
    /// How many tasks.
    pub tasks: u32,
    /// How many of them a steady rate has out at the end of each day, in parts of a post.
    pub steady: Vec<i32>,
}

/// Parts of a post that steady rates are counted in.
pub(super) const PARTS: i32 = 64;

impl Drip {
    /// The unevenness of a day at whose end so many posts are out.
    pub fn unevenness(&self, day: usize, out: i32) -> i64 {
        i64::from((out * PARTS - self.steady[day]).abs())
    }
}

/// Everything that a schedule has to keep.
#[derive(Debug)]
pub(super) struct Problem<'c> {
    /// The campaign.
    pub campaign: &'c Campaign,
    /// What is true of its posts.
    pub facts: &'c Facts,
    /// The days.
    pub calendar: Timeline,
    /// Its working days.
    pub working: WorkingDays,
    /// The posts.
    pub tasks: Vec<Task>,
    /// The tasks that have to be scheduled: all, but for those of deliveries that are left out.
    pub present: Vec<u32>,
    /// All limits.
    pub limits: Vec<Limit>,
    /// The gap that each influencer wants.
    pub people: Vec<Option<Gap>>,
    /// The gap of each account.
    pub accounts: Vec<Gap>,
    /// What comes after what.
    pub orders: Vec<Order>,
    /// For each task the orders in which it is an earlier one, and those in which it is a later one.
    pub orders_of: Vec<[Vec<u32>; 2]>,
    /// The hours of channels.
    pub hours: Vec<ChannelHours>,
    /// The different first milestones.
    pub leads: Vec<Lead>,
    /// For each post the lead it needs.
    pub lead_of: Vec<u32>,
    /// For each post the hours that hold for it.
    pub hours_of: Vec<usize>,
    /// What should be spread evenly.
    pub drips: Vec<Drip>,
}

impl Problem<'_> {
    /// The slices that a task may lie in.
    pub fn slices(&self, task: u32) -> &[u32] {
        let task = &self.tasks[task as usize];
        &task.domain.slices[task.reach.0 as usize..task.reach.1 as usize]
    }

    /// The minutes of a slice at which a task may be published.
    pub fn windows(&self, task: u32, slice: u32) -> &Windows {
        let domain = &self.tasks[task as usize].domain;
        if let Ok(at) = domain.clipped.binary_search_by_key(&slice, |c| c.0) {
            return &domain.clipped[at].1;
        }
        self.hours[domain.hours].windows(&self.calendar, slice)
    }

    /// The first and the last moment that a slice leaves to a task.
    pub fn ends(&self, task: u32, slice: u32) -> Option<(Moment, Moment)> {
        let (first, last) = self.windows(task, slice).ends()?;
        Some((self.calendar.moment(slice, first), self.calendar.moment(slice, last)))
    }

    /// The day that a limit counts a slice to.
    pub fn day_for(&self, limit: &Limit, slice: u32) -> u32 {
        self.calendar.zone_days[limit.zone][slice as usize]
    }

    /// The day that an audience counts a slice to.
    pub fn day_of_audience(&self, audience: u32, slice: u32) -> u32 {
        let zone = self.calendar.zone_of_audience[audience as usize];
        self.calendar.zone_days[zone][slice as usize]
    }
}
