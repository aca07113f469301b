//! The hard rules that concern one post alone, each with the statements it comes from.

use super::calendar::Timeline;
use super::hours::minute_of;
use super::problem::{ChannelHours, Domain, Lead};
use super::statement::{Clause, Dropped};
use crate::campaign::{Campaign, DateRange, Post, PostId};
use jiff::civil::DateTime;

/// What a rule leaves of the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Demand {
    /// Only the days from the first to the last.
    Within(i64, i64),
    /// Only days that lie in one of these ranges.
    Among(Vec<(i64, i64)>),
    /// No day from the first to the last.
    Outside(i64, i64),
    /// Only these minutes of one day.
    At(i64, (u16, u16)),
    /// Nothing before a minute of a day.
    NotBefore(i64, u16),
    /// Only the hours of a channel: an index of the problem's hours.
    Hours(usize),
}

/// A rule, and the statements without which it would not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HardRule {
    /// The statement.
    pub statement: Clause,
    /// A second one, where it takes two.
    pub also: Option<Clause>,
    /// What it leaves.
    pub demand: Demand,
}

impl HardRule {
    fn new(statement: Clause, demand: Demand) -> HardRule {
        HardRule { statement, also: None, demand }
    }

    /// Whether it would not hold without some statements.
    pub fn comes_from(&self, statements: &Dropped) -> bool {
        statements.contains(&self.statement) || self.also.is_some_and(|a| statements.contains(&a))
    }
}

/// What the demands on posts refer to.
#[derive(Debug)]
pub(super) struct Ground<'p> {
    /// The campaign.
    pub campaign: &'p Campaign,
    /// Its days.
    pub calendar: &'p Timeline,
    /// For each post the lead it needs: an index of the leads.
    pub lead_of: &'p [u32],
    /// The leads.
    pub leads: &'p [Lead],
    /// For each post the hours that hold for it.
    pub hours_of: &'p [usize],
    /// The hours.
    pub hours: &'p [ChannelHours],
}

impl Ground<'_> {
    /// The rules that concern one post alone.
    pub fn rules(&self, id: PostId) -> Vec<HardRule> {
        let post = &self.campaign[id];
        let mut rules = Vec::with_capacity(6);
        if let Some(run) = &self.campaign.settings.runs {
            rules.push(HardRule::new(Clause::Run, self.within(run.value)));
        }
        self.rules_of_delivery(post, &mut rules);
        self.rules_of_person(post, &mut rules);
        rules.push(HardRule::new(Clause::Hours(post.channel), Demand::Hours(self.hours_of[id.index()])));
        let lead = self.lead_of[id.index()];
        let from = self.leads[lead as usize].from;
        let also = Some(Clause::Lead(lead));
        rules.push(HardRule { also, ..HardRule::new(Clause::Briefed, Demand::NotBefore(from, 0)) });
        rules
    }

    fn rules_of_delivery(&self, post: &Post, rules: &mut Vec<HardRule>) {
        let delivery = &self.campaign[post.delivery];
        if let Some(phase) = &delivery.phase {
            if let Some(range) = &self.campaign[phase.value].range {
                rules.push(HardRule::new(Clause::Phase(phase.value), self.within(range.value)));
            }
            if let Some(embargo) = &self.campaign[phase.value].embargo {
                rules.push(HardRule::new(Clause::Embargo(phase.value), self.not_before(embargo.value)));
            }
        } else if let Some(window) = &delivery.window {
            rules.push(HardRule::new(Clause::Window(post.delivery), self.within(window.value)));
        }
        if let Some(at) = &delivery.at {
            let minutes = at.time.map_or((0, 1439), |t| (minute_of(t.from), minute_of(t.until)));
            rules.push(HardRule::new(Clause::At(post.delivery), Demand::At(self.calendar.day(at.date), minutes)));
        }
    }

    fn rules_of_person(&self, post: &Post, rules: &mut Vec<HardRule>) {
        let known = &self.campaign[post.influencer].known;
        if !known.available.is_empty() {
            let ranges = known.available.iter().map(|r| self.range(r.value)).collect();
            rules.push(HardRule::new(Clause::Available(post.influencer), Demand::Among(ranges)));
        }
        for (n, away) in known.away.iter().enumerate() {
            let (first, last) = self.range(away.value);
            let statement = Clause::Away(post.influencer, n as u32);
            rules.push(HardRule::new(statement, Demand::Outside(first, last)));
        }
    }

    fn range(&self, range: DateRange) -> (i64, i64) {
        (self.calendar.day(range.first), self.calendar.day(range.last))
    }

    fn within(&self, range: DateRange) -> Demand {
        let (first, last) = self.range(range);
        Demand::Within(first, last)
    }

    /// An embargo in the middle of a minute ends with that minute.
    fn not_before(&self, at: DateTime) -> Demand {
        let cut = at.second() > 0 || at.subsec_nanosecond() > 0;
        let minute = minute_of(at.time()) + u16::from(cut);
        Demand::NotBefore(self.calendar.day(at.date()), minute)
    }

    /// What rules together leave to a post.
    pub fn domain<'r>(&self, rules: impl Iterator<Item = &'r HardRule> + Clone) -> Domain {
        let mut domain = Domain::default();
        let (mut first, mut last) = (0, i64::from(self.calendar.days) - 1);
        let mut clips: Vec<&Demand> = Vec::new();
        for rule in rules.clone() {
            match &rule.demand {
                Demand::Within(from, until) => (first, last) = (first.max(*from), last.min(*until)),
                Demand::At(day, _) => (first, last) = (first.max(*day), last.min(*day)),
                Demand::NotBefore(day, _) => first = first.max(*day),
                Demand::Hours(hours) => domain.hours = *hours,
                Demand::Among(_) | Demand::Outside(..) => {}
            }
            if matches!(rule.demand, Demand::At(..) | Demand::NotBefore(_, 1..)) {
                clips.push(&rule.demand);
            }
        }
        for day in first..=last {
            if rules.clone().all(|rule| admits(&rule.demand, day)) {
                self.add_day(&mut domain, day, &clips);
            }
        }
        domain
    }

    fn add_day(&self, domain: &mut Domain, day: i64, clips: &[&Demand]) {
        let concerns = |demand: &&&Demand| match demand {
            Demand::At(..) => true,
            Demand::NotBefore(first, _) => *first == day,
            _ => false,
        };
        let clips: Vec<&Demand> = clips.iter().filter(concerns).copied().collect();
        for slice in self.calendar.slices_of(day as u32) {
            let windows = self.hours[domain.hours].windows(self.calendar, slice);
            if clips.is_empty() {
                if !windows.ranges.is_empty() {
                    domain.slices.push(slice);
                }
                continue;
            }
            let mut windows = windows.clone();
            for clip in &clips {
                match clip {
                    Demand::At(_, (from, until)) => windows.keep(*from, *until),
                    Demand::NotBefore(_, minute) => windows.keep(*minute, u16::MAX),
                    _ => {}
                }
            }
            if !windows.ranges.is_empty() {
                windows.settle();
                domain.slices.push(slice);
                domain.clipped.push((slice, windows));
            }
        }
    }
}

/// Whether a demand leaves anything of a day.
fn admits(demand: &Demand, day: i64) -> bool {
    match demand {
        Demand::Among(ranges) => ranges.iter().any(|r| r.0 <= day && day <= r.1),
        Demand::Outside(first, last) => day < *first || *last < day,
        _ => true,
    }
}
