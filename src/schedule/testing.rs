//! A small builder of campaigns for tests.

use crate::campaign::*;
use crate::source::{FileId, Span, Spanned};
use jiff::civil::{Date, Time};
use std::sync::Arc;

/// A campaign in the making. Every statement gets a place of its own.
#[derive(Debug)]
pub(super) struct Plot {
    campaign: Campaign,
    next: u32,
}

impl Plot {
    /// An empty campaign with a run; briefs go out long before it.
    pub fn new(first: Date, last: Date) -> Plot {
        let empty = Span::default();
        let campaign = Campaign {
            title: Spanned::new("Test".to_string(), empty),
            span: empty,
            settings: Settings::default(),
            audiences: Vec::new(),
            influencers: Vec::new(),
            groups: Vec::new(),
            channels: Vec::new(),
            guidelines: Arc::new(Style::default()),
            guidelines_span: None,
            messages: Vec::new(),
            stories: Vec::new(),
            phases: Vec::new(),
            deliveries: Vec::new(),
            kpis: Vec::new(),
            metrics: Vec::new(),
            posts: Vec::new(),
            overrides: Vec::new(),
            defaults: Vec::new(),
            unused: Vec::new(),
        };
        let mut plot = Plot { campaign, next: 0 };
        plot.campaign.settings.runs = Some(plot.at(DateRange { first, last }));
        let briefed = first.saturating_sub(jiff::Span::new().days(60));
        plot.campaign.settings.briefed = Some(plot.at(briefed));
        plot
    }

    /// A value with a place of its own.
    pub fn at<T>(&mut self, value: T) -> Spanned<T> {
        self.next += 10;
        Spanned::new(value, Span::new(FileId::default(), self.next, self.next + 5))
    }

    /// The settings, to be changed.
    pub fn settings(&mut self) -> &mut Settings {
        &mut self.campaign.settings
    }

    /// Any part of the campaign, to be changed.
    pub fn edit(&mut self) -> &mut Campaign {
        &mut self.campaign
    }

    /// States holidays.
    pub fn holiday(&mut self, first: Date, last: Date) {
        let range = self.at(DateRange { first, last });
        self.campaign.settings.holidays.push(range);
    }

    /// The zone of the campaign.
    pub fn zone(&mut self, name: &str) {
        self.campaign.settings.timezone = Some(self.at(Zone::named(name).unwrap()));
    }

    /// An audience with limits.
    pub fn audience(&mut self, name: &str, limits: &[AudienceLimit]) -> AudienceId {
        let name = self.at(name.to_string());
        let audience = Audience {
            span: name.span,
            name,
            title: None,
            interests: Vec::new(),
            ages: None,
            countries: Vec::new(),
            languages: Vec::new(),
            size: None,
            limits: limits.iter().map(|l| self.at(*l)).collect(),
            timezone: None,
        };
        self.campaign.audiences.push(audience);
        AudienceId(self.campaign.audiences.len() as u32 - 1)
    }

    /// A person.
    pub fn person(&mut self, name: &str) -> InfluencerId {
        let name = self.at(name.to_string());
        let person = Influencer {
            span: name.span,
            name,
            title: None,
            accounts: Vec::new(),
            audience: Vec::new(),
            overlap: Vec::new(),
            known: Default::default(),
            roster: None,
        };
        self.campaign.influencers.push(person);
        InfluencerId(self.campaign.influencers.len() as u32 - 1)
    }

    /// A channel without limits, with the hours and the gap that hold by default.
    pub fn channel(&mut self, name: &str) -> ChannelId {
        let name = self.at(name.to_string());
        let channel = Channel {
            title: name.value.clone(),
            span: Some(name.span),
            name,
            built_in: true,
            owned: None,
            url: None,
            formats: vec!["post".to_string()],
            limits: Vec::new(),
            hours: Vec::new(),
            gap: None,
            tier_engagement: Vec::new(),
            engagement_by_views: false,
        };
        self.campaign.channels.push(channel);
        ChannelId(self.campaign.channels.len() as u32 - 1)
    }

    /// Limits a channel.
    pub fn limit(&mut self, channel: ChannelId, count: u32, per: Period) {
        let limit = self.at(ChannelLimit { count, per });
        self.campaign.channels[channel.index()].limits.push(limit);
    }

    /// States hours of a channel.
    pub fn hours(&mut self, channel: ChannelId, days: WeekPart, from: Time, until: Time) {
        let hours = self.at(Hours { days, range: TimeRange { from, until } });
        self.campaign.channels[channel.index()].hours.push(hours);
    }

    /// A message.
    pub fn message(&mut self, name: &str) -> MessageId {
        let name = self.at(name.to_string());
        let style = Arc::new(Style::default());
        let message = Message { span: name.span, name, title: None, own: style.clone(), style };
        self.campaign.messages.push(message);
        MessageId(self.campaign.messages.len() as u32 - 1)
    }

    /// A story of chapters, each about its own message.
    pub fn story(&mut self, name: &str, chapters: u32, gap: Option<Duration>) -> StoryId {
        let chapter = |plot: &mut Plot, n: u32| {
            let message = plot.message(&format!("{name}_{n}"));
            let name = plot.at(format!("chapter_{n}"));
            Chapter { span: name.span, name, title: None, message: Some(plot.at(message)), by: Vec::new() }
        };
        let chapters = (0..chapters).map(|n| chapter(self, n)).collect();
        let name = self.at(name.to_string());
        let gap = gap.map(|g| self.at(g));
        self.campaign.stories.push(Story { span: name.span, name, title: None, chapters, gap });
        StoryId(self.campaign.stories.len() as u32 - 1)
    }

    /// A phase.
    pub fn phase(&mut self, name: &str, first: Date, last: Date) -> PhaseId {
        let name = self.at(name.to_string());
        let range = Some(self.at(DateRange { first, last }));
        self.campaign.phases.push(Phase { span: name.span, name, range, goal: None, embargo: None });
        PhaseId(self.campaign.phases.len() as u32 - 1)
    }

    /// So many posts by each of some people on a channel, to be changed by `edit` where it needs more.
    pub fn deliver(&mut self, count: u32, by: &[InfluencerId], on: ChannelId) -> DeliveryId {
        let channel = Some(self.at(on));
        let whole = self.at(());
        let delivery = Delivery {
            span: whole.span,
            count,
            count_span: None,
            format: Some(Spanned::new("post".to_string(), whole.span)),
            by: Vec::new(),
            cast: by.to_vec(),
            channel,
            message: None,
            story: None,
            audiences: Vec::new(),
            phase: None,
            window: None,
            at: None,
            after: Vec::new(),
            label: None,
            length: None,
            fee: None,
            note: None,
            style: Arc::new(Style::default()),
        };
        self.campaign.deliveries.push(delivery);
        DeliveryId(self.campaign.deliveries.len() as u32 - 1)
    }

    /// The last delivery, to be changed.
    pub fn delivery(&mut self, id: DeliveryId) -> &mut Delivery {
        &mut self.campaign.deliveries[id.index()]
    }

    /// Puts a delivery into a phase.
    pub fn during(&mut self, id: DeliveryId, phase: PhaseId) {
        let (phase, window) = (self.at(phase), self.campaign[phase].range);
        let delivery = self.delivery(id);
        (delivery.phase, delivery.window) = (Some(phase), window);
    }

    /// Puts a delivery into a window of its own.
    pub fn between(&mut self, id: DeliveryId, first: Date, last: Date) {
        self.delivery(id).window = Some(self.at(DateRange { first, last }));
    }

    /// Lets a delivery come after another.
    pub fn after(&mut self, id: DeliveryId, earlier: DeliveryId) {
        let earlier = self.at(earlier);
        self.delivery(id).after.push(earlier);
    }

    /// The campaign, with the posts that its deliveries ask for.
    pub fn campaign(&self) -> Campaign {
        let mut campaign = self.campaign.clone();
        campaign.posts.clear();
        for (d, delivery) in campaign.deliveries.iter().enumerate() {
            for who in &delivery.cast {
                let story = delivery.story.map(|s| s.value);
                let chapters = story.map_or(delivery.count, |s| campaign.stories[s.index()].chapters.len() as u32);
                for number in 0..chapters {
                    let chapter = story.map(|s| &campaign.stories[s.index()].chapters[number as usize]);
                    if chapter.is_some_and(|c| !c.by.is_empty() && !c.by.contains(who)) {
                        continue;
                    }
                    let message = chapter.map_or(delivery.message, |c| c.message);
                    campaign.posts.push(Post {
                        id: format!("{}-{d}-{number}", campaign.influencers[who.index()].name.value),
                        delivery: DeliveryId(d as u32),
                        influencer: *who,
                        channel: delivery.channel.unwrap().value,
                        message: message.map(|m| m.value),
                        chapter: story.map(|s| (s, number as usize)),
                        number,
                        style: delivery.style.clone(),
                    });
                }
            }
        }
        campaign
    }
}

/// A stream of numbers that is the same everywhere.
#[derive(Debug, Clone)]
pub(super) struct Dice(pub u64);

impl Dice {
    /// A number below another.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n.max(1)
    }

    /// True so many times of a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// A random plan of about so many posts, with rules of every kind; it may have no schedule.
pub(super) fn random(seed: u64, posts: u32) -> Campaign {
    let mut dice = Dice(seed.wrapping_mul(0x1234_5678_9ABC_DEF1));
    let first = jiff::civil::date(2027, 3, 1).saturating_add(jiff::Span::new().days(dice.below(60) as i64));
    let length = 10 + dice.below(40) as i64;
    let day = |n: i64| first.saturating_add(jiff::Span::new().days(n));
    let mut plot = Plot::new(first, day(length - 1));
    plot.zone(["Europe/Berlin", "America/New_York", "UTC"][dice.below(3) as usize]);
    if dice.chance(30) {
        let briefed = plot.at(day(-15));
        plot.settings().briefed = Some(briefed);
    }
    if dice.chance(30) {
        plot.holiday(day(-5), day(-4));
    }
    let range = |dice: &mut Dice| {
        let from = dice.below(length as u64) as i64;
        let until = (from + 4 + dice.below(length as u64) as i64).min(length - 1);
        DateRange { first: day(from), last: day(until) }
    };
    let mut messages: Vec<MessageId> = (0..5).map(|n| plot.message(&format!("message_{n}"))).collect();
    let audiences = random_audiences(&mut plot, &mut dice);
    let channels = random_channels(&mut plot, &mut dice);
    let people: Vec<InfluencerId> = (0..2 + posts / 5).map(|n| plot.person(&format!("person_{n}"))).collect();
    for who in &people {
        let away = plot.at(DateRange { first: day(dice.below(length as u64) as i64), last: day(length) });
        let (open, gap) = (plot.at(range(&mut dice)), plot.at(random_gap(&mut dice)));
        let known = &mut plot.edit().influencers[who.index()].known;
        if dice.chance(20) && away.first < away.last {
            known.away.push(Spanned::new(DateRange { last: away.first, ..away.value }, away.span));
        }
        if dice.chance(15) {
            known.available.push(open);
        }
        if dice.chance(50) {
            known.gap = Some(gap);
        }
    }
    let phases: Vec<PhaseId> =
        (0..3).map(|n| range(&mut dice).first_and_last(|f, l| plot.phase(&format!("phase_{n}"), f, l))).collect();
    let mut left = posts;
    let mut earlier: Vec<DeliveryId> = Vec::new();
    while left > 0 {
        let count = 1 + dice.below(3) as u32;
        let who = people[dice.below(people.len() as u64) as usize];
        let on = channels[dice.below(channels.len() as u64) as usize];
        let id = plot.deliver(count, &[who], on);
        let message = plot.at(messages[dice.below(messages.len() as u64) as usize]);
        plot.delivery(id).message = Some(message);
        match dice.below(10) {
            0..=3 => plot.during(id, phases[dice.below(3) as usize]),
            4..=5 => range(&mut dice).first_and_last(|f, l| plot.between(id, f, l)),
            6 if count == 1 => {
                let range = range(&mut dice);
                let at = plot.at(At { date: range.first, time: None });
                plot.delivery(id).at = Some(at);
            }
            7 => {
                let story = plot.story(&format!("story_{left}"), 2, Duration::of(dice.below(4), "days"));
                messages.truncate(5);
                plot.delivery(id).story = Some(Spanned::new(story, message.span));
            }
            8 if !earlier.is_empty() => plot.after(id, earlier[dice.below(earlier.len() as u64) as usize]),
            _ => {}
        }
        if dice.chance(40) && !audiences.is_empty() {
            let to = plot.at(audiences[dice.below(audiences.len() as u64) as usize]);
            plot.delivery(id).audiences.push(to);
        }
        earlier.push(id);
        left = left.saturating_sub(count);
    }
    plot.campaign()
}

trait Ends {
    fn first_and_last<T>(self, then: impl FnOnce(Date, Date) -> T) -> T;
}

impl Ends for DateRange {
    fn first_and_last<T>(self, then: impl FnOnce(Date, Date) -> T) -> T {
        then(self.first, self.last)
    }
}

fn random_gap(dice: &mut Dice) -> Duration {
    match dice.chance(50) {
        true => Duration::of(1 + dice.below(4), "days").unwrap(),
        false => Duration::of(6 + dice.below(60), "hours").unwrap(),
    }
}

fn random_audiences(plot: &mut Plot, dice: &mut Dice) -> Vec<AudienceId> {
    let mut audiences = Vec::new();
    for n in 0..1 + dice.below(3) {
        let mut limits = Vec::new();
        if dice.chance(60) {
            limits.push(AudienceLimit { count: 3 + dice.below(6) as u32, what: Limited::Posts, per: Period::Week });
        }
        if dice.chance(30) {
            limits.push(AudienceLimit { count: 1 + dice.below(3) as u32, what: Limited::Posts, per: Period::Day });
        }
        if dice.chance(40) {
            limits.push(AudienceLimit { count: 2 + dice.below(3) as u32, what: Limited::Messages, per: Period::Week });
        }
        let id = plot.audience(&format!("audience_{n}"), &limits);
        if dice.chance(20) {
            let zone = plot.at(Zone::named("America/Los_Angeles").unwrap());
            plot.edit().audiences[id.index()].timezone = Some(zone);
        }
        audiences.push(id);
    }
    audiences
}

fn random_channels(plot: &mut Plot, dice: &mut Dice) -> Vec<ChannelId> {
    let hour = |h: u64| jiff::civil::time(h as i8, 0, 0, 0);
    let mut channels = Vec::new();
    for n in 0..1 + dice.below(3) {
        let id = plot.channel(&format!("channel_{n}"));
        if dice.chance(50) {
            plot.limit(id, 1 + dice.below(3) as u32, Period::Day);
        }
        if dice.chance(20) {
            plot.limit(id, 4 + dice.below(4) as u32, Period::Week);
        }
        if dice.chance(50) {
            let from = 6 + dice.below(12);
            plot.hours(id, WeekPart::Weekdays, hour(from), hour(from + 1 + dice.below(5)));
            if dice.chance(80) {
                plot.hours(id, WeekPart::Weekends, hour(9), hour(9 + dice.below(4)));
            }
        }
        if dice.chance(20) {
            let owned = plot.at(()).span;
            plot.edit().channels[id.index()].owned = Some(owned);
        }
        channels.push(id);
    }
    channels
}

/// A plan of the size and shape that the measurements use: windows of up to 17 days, one audience a person.
pub(super) fn large(posts: u32, seed: u64) -> Campaign {
    let mut dice = Dice(seed);
    let days = match posts {
        ..=20 => 28,
        ..=200 => 56,
        ..=2_000 => 90,
        _ => 180,
    };
    let first = jiff::civil::date(2027, 1, 4);
    let day = |n: i64| first.saturating_add(jiff::Span::new().days(n));
    let mut plot = Plot::new(first, day(days - 1));
    plot.zone("Europe/Berlin");
    let channels = if posts < 100 {
        4
    } else if posts < 10_000 {
        6
    } else {
        8
    };
    let limit = AudienceLimit { count: 6, what: Limited::Messages, per: Period::Week };
    let audiences: Vec<_> =
        (0..(posts / 60 + 2).min(24)).map(|n| plot.audience(&format!("audience_{n}"), &[limit])).collect();
    let channels: Vec<_> = (0..channels).map(|n| plot.channel(&format!("channel_{n}"))).collect();
    let most = (posts as f64 * 1.4 / (days as f64 * channels.len() as f64)).ceil() as u32;
    channels.iter().for_each(|c| plot.limit(*c, most.max(1), Period::Day));
    let messages: Vec<_> =
        (0..(audiences.len() * 2 + 4).min(40)).map(|n| plot.message(&format!("message_{n}"))).collect();
    for n in 0..posts / 5 {
        let who = plot.person(&format!("person_{n}"));
        let gap = plot.at(Duration::of(6 * (2 + dice.below(10)), "hours").unwrap());
        plot.edit().influencers[who.index()].known.gap = Some(gap);
        let audience = audiences[dice.below(audiences.len() as u64) as usize];
        let mut about: Vec<_> = (0..3).map(|_| messages[dice.below(messages.len() as u64) as usize]).collect();
        about.sort();
        for k in 0..5 {
            let id = plot.deliver(1, &[who], channels[dice.below(channels.len() as u64) as usize]);
            let middle = dice.below(days as u64) as i64;
            let middle = (middle + k * days / 5) % days;
            let (from, until) = (middle - dice.below(9) as i64, middle + 3 + dice.below(9) as i64);
            plot.between(id, day(from.max(0)), day(until.min(days - 1)));
            let (to, message) = (
                plot.at(audience),
                plot.at(messages[(audience.index() * 2 + dice.below(3) as usize) % messages.len()]),
            );
            plot.delivery(id).audiences.push(to);
            plot.delivery(id).message = Some(message);
        }
    }
    plot.campaign()
}
