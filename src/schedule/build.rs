//! Makes a problem of a campaign.

use super::calendar::Timeline;
use super::demands::Ground;
use super::hours::{Gap, Windows, hours};
use super::orders;
use super::problem::{ChannelHours, Domain, Drip, Lead, Limit, PARTS, Problem, Scope, Task};
use super::statement::{Clause, Dropped};
use super::working_days::WorkingDays;
use crate::campaign::{
    AudienceId, Campaign, ChannelId, DateRange, Influencer, InfluencerId, Milestone, Post, PostId, Style,
};
use crate::facts::Facts;
use crate::source::Span;
use std::collections::HashMap;
use std::sync::Arc;

impl<'c> Problem<'c> {
    /// The problem of scheduling a campaign on some days.
    pub fn new(facts: &'c Facts, range: DateRange) -> Problem<'c> {
        Problem::without(facts, range, &Dropped::new())
    }

    /// The same problem, but for what some statements demand. Posts of a dropped delivery are no longer asked for.
    pub fn without(facts: &'c Facts, range: DateRange, dropped: &Dropped) -> Problem<'c> {
        let campaign = &facts.campaign;
        let is_present = |post: &Post| !dropped.contains(&Clause::Delivery(post.delivery));
        let posts = 0..campaign.posts.len() as u32;
        let mut problem = Problem {
            campaign,
            facts,
            calendar: Timeline::new(campaign, range),
            working: WorkingDays::of(campaign),
            tasks: Vec::with_capacity(campaign.posts.len()),
            present: posts.filter(|t| is_present(&campaign.posts[*t as usize])).collect(),
            limits: limits(campaign, dropped),
            people: people(campaign, dropped),
            accounts: Vec::new(),
            orders: orders::of(campaign, dropped),
            orders_of: vec![Default::default(); campaign.posts.len()],
            hours: Vec::new(),
            leads: Vec::new(),
            lead_of: Vec::with_capacity(campaign.posts.len()),
            hours_of: Vec::with_capacity(campaign.posts.len()),
            drips: Vec::new(),
        };
        problem.find_limits_of_audiences_zone();
        problem.find_leads();
        problem.find_hours();
        problem.add_tasks(dropped);
        problem.link_orders();
        problem.add_drips();
        problem
    }

    fn find_limits_of_audiences_zone(&mut self) {
        for limit in &mut self.limits {
            if let Scope::Audience(a) = limit.scope {
                limit.zone = self.calendar.zone_of_audience[a as usize];
            }
        }
    }

    /// What rules refer to.
    pub fn ground(&self) -> Ground<'_> {
        Ground {
            campaign: self.campaign,
            calendar: &self.calendar,
            lead_of: &self.lead_of,
            leads: &self.leads,
            hours_of: &self.hours_of,
            hours: &self.hours,
        }
    }

    fn find_leads(&mut self) {
        let mut known: HashMap<(Option<Span>, Milestone, i64), u32> = HashMap::new();
        let mut last: Option<(*const Style, u32)> = None;
        for post in &self.campaign.posts {
            let style = Arc::as_ptr(&post.style);
            let lead = match last {
                Some((same, lead)) if same == style => lead,
                _ => {
                    let (span, milestone, days) = first_milestone(&post.style);
                    *known.entry((span, milestone, days)).or_insert_with(|| {
                        let from = self.day_after_brief(days);
                        self.leads.push(Lead { span, milestone, days, from });
                        self.leads.len() as u32 - 1
                    })
                }
            };
            last = Some((style, lead));
            self.lead_of.push(lead);
        }
    }

    /// The first day of the calendar that lies at least so many working days after the briefs.
    fn day_after_brief(&self, working_days: i64) -> i64 {
        let Some(briefed) = self.campaign.briefed() else { return 0 };
        let (mut low, mut high) = (0, i64::from(self.calendar.days));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.working.shift(self.calendar.date(middle as u32), -working_days) >= briefed {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    fn find_hours(&mut self) {
        self.hours.push(ChannelHours::whole_days(&self.calendar));
        let mut known: HashMap<(ChannelId, usize), usize> = HashMap::new();
        for (i, post) in self.campaign.posts.iter().enumerate() {
            let zone = self.reading_zone(PostId(i as u32));
            let index = *known.entry((post.channel, zone)).or_insert_with(|| {
                self.hours.push(channel_hours(&self.calendar, self.campaign, post.channel, zone));
                self.hours.len() - 1
            });
            self.hours_of.push(index);
        }
    }

    /// The zone on whose clock the hours of a post's channel are read: that of its audiences, if all of them live in one.
    fn reading_zone(&self, post: PostId) -> usize {
        if self.calendar.zones.len() == 1 {
            return 0;
        }
        let zones = &self.calendar.zone_of_audience;
        let mut of_audiences = self.facts[post].audiences.iter().map(|a| zones[a.index()]);
        let first = of_audiences.next().unwrap_or(0);
        if of_audiences.all(|z| z == first) { first } else { 0 }
    }

    fn add_tasks(&mut self, dropped: &Dropped) {
        let mut makers = TaskMaker::new(self.facts, &self.limits, dropped);
        for (i, post) in self.campaign.posts.iter().enumerate() {
            let task = makers.task(PostId(i as u32), post, || {
                let ground = self.ground();
                let mut rules = ground.rules(PostId(i as u32));
                rules.retain(|r| !r.comes_from(dropped));
                Arc::new(ground.domain(rules.iter()))
            });
            self.tasks.push(task);
        }
        self.accounts = makers.accounts;
    }

    fn link_orders(&mut self) {
        for (i, order) in self.orders.iter().enumerate() {
            order.before.iter().for_each(|t| self.orders_of[*t as usize][0].push(i as u32));
            order.after.iter().for_each(|t| self.orders_of[*t as usize][1].push(i as u32));
        }
    }

    /// Posts with the same first and last day are spread together, and each person's among them by themselves.
    fn add_drips(&mut self) {
        let mut known: HashMap<(u32, u32, Option<u32>), u32> = HashMap::new();
        for t in &self.present {
            let task = &mut self.tasks[*t as usize];
            let day = |slice: Option<&u32>| slice.map(|s| self.calendar.slices[*s as usize].day);
            let ends = (day(task.domain.slices.first()), day(task.domain.slices.last()));
            let (Some(first), Some(last)) = ends else { continue };
            if first == last {
                continue;
            }
            for (slot, person) in [None, Some(task.person)].into_iter().enumerate() {
                let drip = *known.entry((first, last, person)).or_insert_with(|| {
                    let days = last - first + 1;
                    self.drips.push(Drip { first, days, tasks: 0, steady: Vec::new() });
                    self.drips.len() as u32 - 1
                });
                self.drips[drip as usize].tasks += 1;
                task.drips[slot] = Some(drip);
            }
        }
        for task in &mut self.tasks {
            let alone = |d: u32| self.drips[d as usize].tasks == 1;
            task.drips[1] = task.drips[1].filter(|d| !alone(*d));
        }
        for drip in &mut self.drips {
            let (tasks, days) = (i64::from(drip.tasks), i64::from(drip.days));
            let steady = |day: i64| ((tasks * (day + 1) * i64::from(PARTS) + days / 2) / days) as i32;
            drip.steady = (0..days).map(steady).collect();
        }
    }
}

/// Makes tasks and keeps what neighbouring posts have in common.
struct TaskMaker<'c, 'd> {
    facts: &'c Facts,
    campaign: &'c Campaign,
    dropped: &'d Dropped,
    limits_of: [Vec<Vec<u32>>; 2],
    accounts: Vec<Gap>,
    known: HashMap<(Option<InfluencerId>, ChannelId), u32>,
    last: Option<(&'c Post, Task)>,
}

impl<'c, 'd> TaskMaker<'c, 'd> {
    fn new(facts: &'c Facts, limits: &[Limit], dropped: &'d Dropped) -> Self {
        let campaign = &facts.campaign;
        let mut limits_of = [vec![Vec::new(); campaign.channels.len()], vec![Vec::new(); campaign.audiences.len()]];
        for (i, limit) in limits.iter().enumerate() {
            match limit.scope {
                Scope::Channel(c) => limits_of[0][c as usize].push(i as u32),
                Scope::Audience(a) => limits_of[1][a as usize].push(i as u32),
            }
        }
        TaskMaker { facts, campaign, dropped, limits_of, accounts: Vec::new(), known: HashMap::new(), last: None }
    }

    fn task(&mut self, id: PostId, post: &'c Post, domain: impl FnOnce() -> Arc<Domain>) -> Task {
        let message = post.message.map(|m| m.0);
        if let Some((like, task)) = &self.last
            && (like.delivery, like.influencer, like.channel) == (post.delivery, post.influencer, post.channel)
            && Arc::ptr_eq(&like.style, &post.style)
        {
            return Task { message, ..task.clone() };
        }
        let met: Vec<u32> = self.facts.met(id).map(|a| a.0).collect();
        let mut limits = self.limits_of[0][post.channel.index()].clone();
        met.iter().for_each(|a| limits.extend_from_slice(&self.limits_of[1][*a as usize]));
        let domain = domain();
        let task = Task {
            reach: (0, domain.slices.len() as u32),
            domain,
            person: post.influencer.0,
            account: self.account(post),
            audiences: met.into(),
            limits: limits.into(),
            message,
            drips: [None, None],
        };
        self.last = Some((post, task.clone()));
        task
    }

    /// Her own account; the brand's where the channel is the brand's and she has none there.
    fn account(&mut self, post: &Post) -> u32 {
        let brands = self.campaign[post.channel].owned.is_some()
            && self.campaign.account(post.influencer, post.channel).is_none();
        let key = (if brands { None } else { Some(post.influencer) }, post.channel);
        *self.known.entry(key).or_insert_with(|| {
            let channel = &self.campaign[post.channel];
            let gap = channel.gap.as_ref().map_or(Gap::Minutes(channel.gap_minutes()), |g| Gap::of(g.value));
            let none = self.dropped.contains(&Clause::ChannelGap(post.channel));
            self.accounts.push(if none { Gap::Minutes(0) } else { gap });
            self.accounts.len() as u32 - 1
        })
    }
}

fn people(campaign: &Campaign, dropped: &Dropped) -> Vec<Option<Gap>> {
    let gap = |(i, person): (usize, &Influencer)| {
        let gap = person.known.gap.as_ref().map(|g| Gap::of(g.value));
        gap.filter(|_| !dropped.contains(&Clause::PersonGap(InfluencerId(i as u32))))
    };
    campaign.influencers.iter().enumerate().map(gap).collect()
}

fn limits(campaign: &Campaign, dropped: &Dropped) -> Vec<Limit> {
    let mut limits = Vec::new();
    for (c, channel) in campaign.channels.iter().enumerate() {
        for (n, limit) in channel.limits.iter().enumerate() {
            limits.push(Limit {
                scope: Scope::Channel(c as u32),
                count: limit.count,
                what: crate::campaign::Limited::Posts,
                per: limit.per,
                zone: 0,
                statement: Clause::ChannelLimit(ChannelId(c as u32), n as u32),
            });
        }
    }
    for (a, audience) in campaign.audiences.iter().enumerate() {
        for (n, limit) in audience.limits.iter().enumerate() {
            limits.push(Limit {
                scope: Scope::Audience(a as u32),
                count: limit.count,
                what: limit.what,
                per: limit.per,
                zone: 0,
                statement: Clause::AudienceLimit(AudienceId(a as u32), n as u32),
            });
        }
    }
    limits.retain(|l| !dropped.contains(&l.statement));
    limits
}

/// The milestone before the post that comes first, and where it is stated.
fn first_milestone(style: &Style) -> (Option<Span>, Milestone, i64) {
    let first = style.milestones().into_iter().find(|(m, _)| m.is_before());
    let (milestone, days) = first.unwrap_or((Milestone::Approval, 0));
    let stated = style.workflow.as_ref().filter(|w| w.of(milestone).is_some());
    (stated.map(|w| w.span), milestone, -days)
}

/// Whether a slice is a day from midnight to midnight.
fn is_whole(calendar: &Timeline, slice: u32) -> bool {
    let at = calendar.slices[slice as usize];
    (at.from, at.until) == (0, 1440)
}

impl ChannelHours {
    /// All minutes of every day.
    fn whole_days(calendar: &Timeline) -> ChannelHours {
        let whole = |slice: u32| {
            let at = calendar.slices[slice as usize];
            (slice, Windows::whole(at.from, at.until))
        };
        let slices = 0..calendar.slices.len() as u32;
        let special = slices.filter(|s| !is_whole(calendar, *s)).map(whole).collect();
        ChannelHours { week: [Windows::whole(0, 1440), Windows::whole(0, 1440)], special }
    }
}

fn channel_hours(calendar: &Timeline, campaign: &Campaign, channel: ChannelId, zone: usize) -> ChannelHours {
    let channel = &campaign[channel];
    let whole = |slice: u32| zone == 0 && is_whole(calendar, slice);
    let slices = 0..calendar.slices.len() as u32;
    let special = slices.filter(|s| !whole(*s)).map(|s| (s, hours(calendar, channel, zone, s))).collect();
    let mut week = [Windows::default(), Windows::default()];
    for (weekend, windows) in week.iter_mut().enumerate() {
        let like = |s: &u32| whole(*s) && calendar.is_weekend(calendar.slices[*s as usize].day) == (weekend == 1);
        let first = (0..calendar.slices.len() as u32).take(60).find(like);
        *windows = first.map(|s| hours(calendar, channel, zone, s)).unwrap_or_default();
    }
    ChannelHours { week, special }
}
