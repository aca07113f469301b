//! Holds a schedule against the hard rules, written from the document and not from the solver's code.
//!
//! `docs/scheduling.md` says what the rules are. This module shares no code with the modules that find a schedule.

use super::{Appointment, Plan};
use crate::campaign::{
    AudienceId, Campaign, ChannelId, Delivery, Duration, Limited, Period, Post, PostId, StoryId, TimeRange,
};
use crate::facts::Facts;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};

/// A hard rule that a schedule breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The posts that break it.
    pub posts: Vec<PostId>,
    /// Which rule, in words.
    pub rule: String,
}

/// All breaches of a schedule; none for a valid one.
pub fn validate(facts: &Facts, plan: &Plan) -> Vec<Breach> {
    let campaign = &facts.campaign;
    let mut check = Check { facts, campaign, plan, zone: campaign.zone().rules, breaches: Vec::new() };
    if plan.slots.len() != campaign.posts.len() || plan.slots.iter().enumerate().any(|(i, slot)| slot.post.index() != i)
    {
        check.breach([], "every post has one slot, in the order of the posts");
        return check.breaches;
    }
    for slot in &plan.slots {
        check.days(slot);
        check.hours(slot);
        check.milestones(slot);
    }
    check.order();
    check.gaps();
    check.channel_limits();
    check.audience_limits();
    check.breaches
}

struct Check<'a> {
    facts: &'a Facts,
    campaign: &'a Campaign,
    plan: &'a Plan,
    zone: TimeZone,
    breaches: Vec<Breach>,
}

impl<'a> Check<'a> {
    fn breach(&mut self, posts: impl IntoIterator<Item = PostId>, rule: impl Into<String>) {
        self.breaches.push(Breach { posts: posts.into_iter().collect(), rule: rule.into() });
    }

    fn demand(&mut self, holds: bool, post: PostId, rule: &str) {
        if !holds {
            self.breach([post], rule);
        }
    }

    fn post(&self, id: PostId) -> (&'a Post, &'a Delivery) {
        let post = &self.campaign[id];
        (post, &self.campaign[post.delivery])
    }

    fn civil(&self, id: PostId) -> DateTime {
        let slot = self.plan.slot(id);
        slot.date.to_datetime(slot.time)
    }

    /// Seconds of real time from 1970.
    fn second(&self, id: PostId) -> i64 {
        let ambiguous = self.zone.to_ambiguous_timestamp(self.civil(id));
        ambiguous.compatible().map_or(i64::MIN, |t| t.as_second())
    }

    fn days(&mut self, slot: &Appointment) {
        let (post, delivery) = self.post(slot.post);
        let campaign = self.campaign;
        let person = &campaign[post.influencer].known;
        let run = campaign.settings.runs.as_ref();
        self.demand(run.is_none_or(|r| r.contains(slot.date)), slot.post, "inside the run");
        let window = delivery.window.as_ref();
        self.demand(window.is_none_or(|w| w.contains(slot.date)), slot.post, "inside its window or phase");
        if let Some(phase) = &delivery.phase {
            let phase = &campaign[phase.value];
            let inside = phase.range.as_ref().is_none_or(|r| r.contains(slot.date));
            self.demand(inside, slot.post, "inside its phase");
            let free = phase.embargo.as_ref().is_none_or(|e| self.civil(slot.post) >= e.value);
            self.demand(free, slot.post, "not before the embargo ends");
        }
        let on_day = delivery.at.as_ref().is_none_or(|at| at.date == slot.date);
        self.demand(on_day, slot.post, "on the day it is pinned to");
        let time = delivery.at.as_ref().and_then(|at| at.time);
        self.demand(time.is_none_or(|t| holds(t, slot)), slot.post, "at the time it is pinned to");
        let open = person.available.is_empty() || person.available.iter().any(|r| r.contains(slot.date));
        self.demand(open, slot.post, "on a day on which the person is available");
        let there = !person.away.iter().any(|r| r.contains(slot.date));
        self.demand(there, slot.post, "on a day on which the person is not away");
    }

    fn hours(&mut self, slot: &Appointment) {
        let (post, _) = self.post(slot.post);
        let civil = self.civil(slot.post);
        let shown = self.zone.to_ambiguous_timestamp(civil).offset();
        let real = !matches!(shown, jiff::tz::AmbiguousOffset::Gap { .. });
        self.demand(real, slot.post, "at a time that the clock shows");
        let local = match self.home_of_audiences(slot.post) {
            Some(zone) => zone.to_datetime(jiff::Timestamp::from_second(self.second(slot.post)).unwrap_or_default()),
            None => civil,
        };
        let windows = self.campaign[post.channel].hours_on(local.date());
        let minute = local.time().with().second(0).subsec_nanosecond(0).build().unwrap_or(local.time());
        let open = windows.iter().any(|w| w.from <= minute && minute <= w.until);
        self.demand(open, slot.post, "within the hours of the channel");
    }

    /// The zone of the audiences that a post addresses, where all of them live in one that is not the campaign's.
    fn home_of_audiences(&self, post: PostId) -> Option<TimeZone> {
        let addressed = &self.facts[post].audiences;
        let zones: Vec<_> = addressed.iter().map(|a| self.campaign[*a].timezone.as_ref()).collect();
        let first = (*zones.first()?)?;
        zones.iter().all(|z| z.is_some_and(|z| z.name == first.name)).then(|| first.rules.clone())
    }

    fn milestones(&mut self, slot: &Appointment) {
        let (post, _) = self.post(slot.post);
        let wanted = post.style.milestones();
        let same = wanted.len() == slot.milestones.len()
            && wanted.iter().zip(&slot.milestones).all(|(w, due)| w.0 == due.milestone);
        self.demand(same, slot.post, "with every milestone of its workflow");
        let briefed = self.campaign.briefed();
        for ((_, days), due) in wanted.iter().zip(&slot.milestones) {
            let early = due.milestone.is_before() && briefed.is_some_and(|b| due.on < b);
            self.demand(!early, slot.post, "with no milestone before the briefs go out");
            let right = self.working_days_between(slot.date, due.on, *days);
            self.demand(right, slot.post, "with milestones that are counted in working days");
        }
    }

    /// Whether a milestone lies exactly so many working days after a post, or before it if negative.
    fn working_days_between(&self, post: Date, due: Date, days: i64) -> bool {
        let (mut day, mut left) = (post, days.unsigned_abs());
        if left > 2_000 {
            return true;
        }
        while left > 0 {
            let Ok(next) = (if days < 0 { day.yesterday() } else { day.tomorrow() }) else { break };
            day = next;
            left -= u64::from(self.campaign.is_working_day(day));
        }
        day == due
    }

    fn order(&mut self) {
        let mut last: BTreeMap<usize, Date> = BTreeMap::new();
        for post in &self.plan.slots {
            let delivery = self.campaign[post.post].delivery.index();
            let day = last.entry(delivery).or_insert(post.date);
            *day = (*day).max(post.date);
        }
        for slot in &self.plan.slots {
            let (_, delivery) = self.post(slot.post);
            let later = |d: &usize| last.get(d).is_none_or(|day| *day < slot.date);
            let holds = delivery.after.iter().map(|a| a.value.index()).all(|d| later(&d));
            self.demand(holds, slot.post, "on a later day than the last post it comes after");
        }
        let mut stories: BTreeMap<StoryId, Vec<(usize, PostId)>> = BTreeMap::new();
        for (i, post) in self.campaign.posts.iter().enumerate() {
            if let Some((story, chapter)) = post.chapter {
                stories.entry(story).or_default().push((chapter, PostId(i as u32)));
            }
        }
        for (story, mut told) in stories {
            told.sort_unstable();
            self.story(story, &told);
        }
    }

    fn story(&mut self, id: StoryId, told: &[(usize, PostId)]) {
        let story = &self.campaign[id];
        let mut by_teller: BTreeMap<_, Vec<(usize, PostId)>> = BTreeMap::new();
        for (chapter, post) in told {
            let teller = (self.campaign[*post].delivery, self.campaign[*post].influencer);
            by_teller.entry(teller).or_default().push((*chapter, *post));
        }
        for pair in by_teller.values().flat_map(|t| t.windows(2)).filter(|p| p[0].0 != p[1].0) {
            let (first, second) = (pair[0].1, pair[1].1);
            if self.second(first) >= self.second(second) {
                self.breach([first, second], "chapters in their order");
            }
            if story.gap.as_ref().is_some_and(|g| !self.apart(first, second, g.value)) {
                self.breach([first, second], "chapters with the story's gap between them");
            }
        }
        let relay = |chapter: usize| story.chapters.get(chapter).is_some_and(|c| !c.by.is_empty());
        let chapters: Vec<_> = told.chunk_by(|a, b| a.0 == b.0).collect();
        for pair in chapters.windows(2).filter(|p| relay(p[0][0].0) || relay(p[1][0].0)) {
            let last = pair[0].iter().max_by_key(|p| self.second(p.1));
            let first = pair[1].iter().min_by_key(|p| self.second(p.1));
            if let (Some((_, last)), Some((_, first))) = (last, first)
                && self.second(*last) >= self.second(*first)
            {
                self.breach([*last, *first], "a relay in its order");
            }
        }
    }

    /// Whether two posts lie so far apart: in days of the calendar where days are stated, else in real time.
    fn apart(&self, a: PostId, b: PostId, gap: Duration) -> bool {
        if matches!(gap.unit, "days" | "weeks") {
            let days = (self.plan.slot(b).date - self.plan.slot(a).date).get_days();
            return u64::from(days.unsigned_abs()) >= gap.seconds / 86_400;
        }
        self.second(a).abs_diff(self.second(b)) >= gap.seconds
    }

    fn gaps(&mut self) {
        let mut by_person: BTreeMap<_, Vec<PostId>> = BTreeMap::new();
        let mut by_account: BTreeMap<_, Vec<PostId>> = BTreeMap::new();
        for slot in &self.plan.slots {
            let (post, _) = self.post(slot.post);
            let owned = self.campaign[post.channel].owned.is_some();
            let brands = owned && self.campaign.account(post.influencer, post.channel).is_none();
            let who = (!brands).then_some(post.influencer);
            by_person.entry(post.influencer).or_default().push(slot.post);
            by_account.entry((post.channel, who)).or_default().push(slot.post);
        }
        for (who, mut posts) in by_person {
            if let Some(gap) = &self.campaign[who].known.gap {
                self.gap(&mut posts, gap.value, "with the person's gap between two posts");
            }
        }
        for ((channel, _), mut posts) in by_account {
            let four_hours = Duration { seconds: 4 * 3_600, count: 4, unit: "hours" };
            let gap = self.campaign[channel].gap.as_ref().map_or(four_hours, |g| g.value);
            self.gap(&mut posts, gap, "with the channel's gap between two posts of one account");
        }
    }

    fn gap(&mut self, posts: &mut [PostId], gap: Duration, rule: &str) {
        posts.sort_by_key(|p| (self.second(*p), *p));
        for pair in posts.windows(2) {
            if !self.apart(pair[0], pair[1], gap) {
                self.breach([pair[0], pair[1]], rule);
            }
        }
    }

    fn channel_limits(&mut self) {
        let mut posts: BTreeMap<ChannelId, Vec<(Date, PostId)>> = BTreeMap::new();
        for slot in &self.plan.slots {
            posts.entry(self.campaign[slot.post].channel).or_default().push((slot.date, slot.post));
        }
        for (channel, mut posts) in posts {
            posts.sort_unstable();
            for limit in &self.campaign[channel].limits {
                self.limit(&posts, limit.per, "no more posts than the channel's limit", |found| {
                    found.len() <= limit.count as usize
                });
            }
        }
    }

    fn audience_limits(&mut self) {
        let mut posts: Vec<Vec<(Date, PostId)>> = vec![Vec::new(); self.campaign.audiences.len()];
        for slot in &self.plan.slots {
            for audience in self.facts.met(slot.post) {
                posts[audience.index()].push((self.day_there(audience, slot), slot.post));
            }
        }
        for (audience, mut posts) in self.campaign.audiences.iter().zip(posts) {
            posts.sort_unstable();
            for limit in &audience.limits {
                let message = |p: &(Date, PostId)| self.campaign[p.1].message;
                let fits = |found: &[(Date, PostId)]| match limit.what {
                    Limited::Posts => found.len() <= limit.count as usize,
                    Limited::Messages => {
                        found.iter().filter_map(message).collect::<BTreeSet<_>>().len() <= limit.count as usize
                    }
                };
                self.limit(&posts, limit.per, "no more than the audience's limit", fits);
            }
        }
    }

    /// The day on which an audience meets a post, by the clock where it lives.
    fn day_there(&self, audience: AudienceId, slot: &Appointment) -> Date {
        match &self.campaign[audience].timezone {
            Some(zone) if zone.name != self.campaign.zone().name => {
                let at = jiff::Timestamp::from_second(self.second(slot.post)).unwrap_or_default();
                zone.rules.to_datetime(at).date()
            }
            _ => slot.date,
        }
    }

    /// Holds the posts of each period, in the order of days, against a limit; tells of each breach once.
    fn limit(&mut self, posts: &[(Date, PostId)], per: Period, rule: &str, fits: impl Fn(&[(Date, PostId)]) -> bool) {
        let width = match per {
            Period::Day => 1,
            Period::Week => 7,
            Period::Campaign => i32::MAX,
        };
        let mut broken = Vec::new();
        let mut end = 0;
        for start in 0..posts.len() {
            if start > 0 && posts[start - 1].0 == posts[start].0 {
                continue;
            }
            while end < posts.len() && (posts[end].0 - posts[start].0).get_days() < width {
                end += 1;
            }
            if !fits(&posts[start..end]) {
                broken.push(start..end);
            }
        }
        for range in broken {
            self.breach(posts[range].iter().map(|p| p.1), rule);
        }
    }
}

fn holds(range: TimeRange, slot: &Appointment) -> bool {
    let minute = |t: jiff::civil::Time| (t.hour(), t.minute());
    minute(range.from) <= minute(slot.time) && minute(slot.time) <= minute(range.until)
}
