//! A small builder of campaigns for tests.

use crate::campaign::*;
use crate::source::{FileId, Span, Spanned};
use jiff::civil::{Date, Time};
use std::sync::Arc;

/// A campaign in the making. Every statement gets a place of its own.
#[derive(Debug)]
pub(in crate::schedule) struct Plot {
    campaign: Campaign,
    next: u32,
    /// What holds for every post.
    pub style: Arc<Style>,
}

impl Plot {
    /// An empty campaign with a run; briefs go out long before it.
    pub fn new(first: Date, last: Date) -> Plot {
        let title = Spanned::new("Test".to_string(), Span::default());
        let campaign = Campaign { title, ..Campaign::default() };
        let mut plot = Plot { campaign, next: 0, style: Arc::new(Style::default()) };
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

    /// An account of a person on a channel.
    pub fn account(&mut self, who: InfluencerId, on: ChannelId) {
        let (channel, handle) = (self.at(on), self.at("@someone".to_string()));
        let account = Account {
            channel,
            span: handle.span,
            handle,
            followers: None,
            engagement: None,
            base: EngagementBase::Followers,
            views: None,
            sponsored: None,
            suspicious: None,
            audience: Vec::new(),
            as_of: None,
        };
        self.campaign.influencers[who.index()].accounts.push(account);
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
            Chapter {
                span: name.span,
                name,
                title: None,
                message: Some(plot.at(message)),
                tellers: Vec::new(),
                by: Vec::new(),
            }
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
            own: Arc::new(Style::default()),
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
                        style: self.style.clone(),
                    });
                }
            }
        }
        campaign
    }
}
