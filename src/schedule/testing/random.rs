//! Random plans with rules of every kind.

use super::plot::Plot;
use crate::campaign::*;
use crate::schedule::dice::Dice;
use crate::source::Spanned;
use jiff::civil::{Date, Time, date, time};
use std::sync::Arc;

/// A random plan of about so many posts, with rules of every kind; it may have no schedule.
pub(in crate::schedule) fn random(seed: u64, posts: u32) -> Campaign {
    let dice = Dice::new(seed.wrapping_mul(0x1234_5678_9ABC_DEF1));
    let first = date(2027, 3, 1);
    let mut maker = Maker { dice, plot: Plot::new(first, first), first, length: 0 };
    let later = maker.die(60);
    maker.first = maker.day(later);
    maker.length = 12 + i64::from(posts) * (20 + maker.die(80)) / 100 + maker.die(14);
    maker.plot = Plot::new(maker.first, maker.day(maker.length - 1));
    maker.settings();
    let audiences = maker.audiences();
    let channels = maker.channels();
    let people = maker.people(2 + posts / 5, &audiences, &channels);
    let phases: Vec<PhaseId> = (0..3).map(|n| maker.phase(n)).collect();
    let messages: Vec<MessageId> = (0..5).map(|n| maker.plot.message(&format!("message_{n}"))).collect();
    let mut earlier: Vec<DeliveryId> = Vec::new();
    let mut left = posts;
    while left > 0 {
        let count = 1 + maker.die(3) as u32;
        let who = *maker.pick(&people);
        let on = *maker.pick(&channels);
        let id = maker.plot.deliver(count, &[who], on);
        let about = *maker.pick(&messages);
        maker.plot.delivery(id).message = Some(Spanned::new(about, Default::default()));
        maker.clauses(id, &phases, &earlier, &people);
        if maker.dice.below(100) < 40 {
            let to = *maker.pick(&audiences);
            let to = maker.plot.at(to);
            maker.plot.delivery(id).audiences.push(to);
        }
        earlier.push(id);
        left = left.saturating_sub(count);
    }
    maker.plot.campaign()
}

struct Maker {
    dice: Dice,
    plot: Plot,
    first: Date,
    length: i64,
}

impl Maker {
    fn die(&mut self, n: i64) -> i64 {
        self.dice.below(n as usize) as i64
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.dice.below(100) < percent
    }

    fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.dice.below(list.len())]
    }

    fn day(&self, n: i64) -> Date {
        self.first.saturating_add(jiff::Span::new().days(n))
    }

    fn hour(&mut self, from: i64, n: i64) -> Time {
        time((from + self.die(n)) as i8, 0, 0, 0)
    }

    /// Some days of the run, at least so many where the run has them.
    fn range(&mut self, least: i64) -> DateRange {
        let from = self.die(self.length);
        let until = (from + least + self.die(self.length)).min(self.length - 1);
        DateRange { first: self.day(from.min(until)), last: self.day(until) }
    }

    fn settings(&mut self) {
        let zone = *self.pick(&["Europe/Berlin", "America/New_York", "UTC"]);
        self.plot.zone(zone);
        if self.chance(30) {
            let days = 18 + self.die(6);
            let briefed = self.plot.at(self.day(-days));
            self.plot.settings().briefed = Some(briefed);
        }
        if self.chance(30) {
            self.plot.holiday(self.day(-5), self.day(-4));
        }
        if self.chance(30) {
            let draft = Some(Spanned::new(Duration::of(5 + self.die(20) as u64, "days").unwrap(), Default::default()));
            let workflow = self.plot.at(Workflow { draft, ..Workflow::default() });
            self.plot.style = Arc::new(Style { workflow: Some(workflow), ..Style::default() });
        }
    }

    fn audiences(&mut self) -> Vec<AudienceId> {
        let mut audiences = Vec::new();
        for n in 0..1 + self.die(3) {
            let mut limits = Vec::new();
            let mut limit = |count: i64, what, per| limits.push(AudienceLimit { count: count as u32, what, per });
            if self.chance(50) {
                limit(4 + self.die(8), Limited::Posts, Period::Week);
            }
            if self.chance(30) {
                limit(1 + self.die(3), Limited::Posts, Period::Day);
            }
            if self.chance(40) {
                limit(3 + self.die(3), Limited::Messages, Period::Week);
            }
            if self.chance(15) {
                limit(1 + self.die(2), Limited::Messages, Period::Day);
            }
            let id = self.plot.audience(&format!("audience_{n}"), &limits);
            if self.chance(25) {
                let zone = *self.pick(&["America/Los_Angeles", "Asia/Tokyo"]);
                let zone = self.plot.at(Zone::named(zone).unwrap());
                self.plot.edit().audiences[id.index()].timezone = Some(zone);
            }
            audiences.push(id);
        }
        audiences
    }

    fn channels(&mut self) -> Vec<ChannelId> {
        let mut channels = Vec::new();
        for n in 0..1 + self.die(3) {
            let id = self.plot.channel(&format!("channel_{n}"));
            if self.chance(50) {
                let count = 1 + self.die(3) as u32;
                self.plot.limit(id, count, Period::Day);
            }
            if self.chance(20) {
                let count = 4 + self.die(6) as u32;
                self.plot.limit(id, count, Period::Week);
            }
            if self.chance(50) {
                let from = 6 + self.die(12);
                let (from, until) = (time(from as i8, 0, 0, 0), self.hour(from + 1, 5));
                self.plot.hours(id, WeekPart::Weekdays, from, until);
                if self.chance(80) {
                    let until = self.hour(9, 4);
                    self.plot.hours(id, WeekPart::Weekends, time(9, 0, 0, 0), until);
                }
            }
            if self.chance(30) {
                let hours = 1 + self.die(30) as u64;
                let gap = self.plot.at(Duration::of(hours, "hours").unwrap());
                self.plot.edit().channels[id.index()].gap = Some(gap);
            }
            if self.chance(25) {
                let owned = self.plot.at(()).span;
                self.plot.edit().channels[id.index()].owned = Some(owned);
            }
            channels.push(id);
        }
        channels
    }

    fn people(&mut self, count: u32, audiences: &[AudienceId], channels: &[ChannelId]) -> Vec<InfluencerId> {
        let mut people = Vec::new();
        for n in 0..count {
            let id = self.plot.person(&format!("person_{n}"));
            let mut known = self.plot.edit().influencers[id.index()].known.clone();
            if self.chance(20) {
                let (from, days) = (self.die(self.length), self.die(5));
                let away = DateRange { first: self.day(from), last: self.day(from + days) };
                known.away.push(self.plot.at(away));
            }
            if self.chance(12) {
                let (a, b) = (self.range(5), self.range(5));
                known.available = vec![self.plot.at(a), self.plot.at(b)];
            }
            if self.chance(50) {
                let gap = match self.chance(50) {
                    true => Duration::of(1 + self.die(4) as u64, "days"),
                    false => Duration::of(6 + self.die(60) as u64, "hours"),
                };
                known.gap = Some(self.plot.at(gap.unwrap()));
            }
            self.plot.edit().influencers[id.index()].known = known;
            if self.chance(20) {
                let audience = *self.pick(audiences);
                let percent = Percent(if self.chance(50) { 0.0 } else { 30.0 });
                let share = self.plot.at(Share { audience, percent });
                self.plot.edit().influencers[id.index()].audience.push(share);
            }
            if self.chance(30) {
                let channel = *self.pick(channels);
                self.plot.account(id, channel);
            }
            people.push(id);
        }
        people
    }

    fn phase(&mut self, n: u32) -> PhaseId {
        let range = self.range(6);
        let id = self.plot.phase(&format!("phase_{n}"), range.first, range.last);
        if self.chance(30) {
            let hour = 6 + self.die(14) as i8;
            let embargo = self.plot.at(range.first.at(hour, 0, 0, 0));
            self.plot.edit().phases[id.index()].embargo = Some(embargo);
        }
        id
    }

    fn clauses(&mut self, id: DeliveryId, phases: &[PhaseId], earlier: &[DeliveryId], people: &[InfluencerId]) {
        match self.die(11) {
            0..=3 => {
                let phase = *self.pick(phases);
                self.plot.during(id, phase);
            }
            4..=5 => {
                let range = self.range(4);
                self.plot.between(id, range.first, range.last);
            }
            6 => {
                let from = self.hour(7, 14);
                let until = time((from.hour() + 2).min(23), 30, 0, 0);
                let time = self.chance(50).then_some(TimeRange { from, until });
                let at = At { date: self.range(1).first, time };
                let at = self.plot.at(at);
                let delivery = self.plot.delivery(id);
                delivery.at = Some(at);
                delivery.count = 1;
            }
            7 => self.telling(id, people),
            8 if !earlier.is_empty() => {
                let label = *self.pick(earlier);
                self.plot.after(id, label);
            }
            _ => {}
        }
    }

    /// A story of its own; sometimes one that goes from hand to hand.
    fn telling(&mut self, id: DeliveryId, people: &[InfluencerId]) {
        let gap = match self.die(3) {
            0 => None,
            1 => Duration::of(self.die(4) as u64, "days"),
            _ => Duration::of(2 + self.die(30) as u64, "hours"),
        };
        let story = self.plot.story(&format!("story_{}", id.0), 2, gap);
        let told = self.plot.at(story);
        self.plot.delivery(id).story = Some(told);
        let (first, second) = (self.plot.delivery(id).cast[0], *self.pick(people));
        if self.chance(40) && first != second {
            self.plot.delivery(id).cast.push(second);
            self.plot.edit().stories[story.index()].chapters[1].by = vec![second];
        }
    }
}
