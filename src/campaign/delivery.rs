//! Channels, stories, phases and what is to be published.

use super::cast::Period;
use super::ids::{AudienceId, ChannelId, DeliveryId, InfluencerId, MessageId, PhaseId, StoryId, Who};
use super::money::Money;
use super::shape::choice;
use super::style::Style;
use super::values::{DateRange, Duration, Percent, TimeRange};
use crate::source::{Span, Spanned};
use crate::vocabulary::Tier;
use jiff::civil::{Date, DateTime, time};
use std::sync::Arc;

/// A place where things are published.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Channel {
    /// Its name.
    pub name: Spanned<String>,
    /// Its title: as declared, else as it is commonly written.
    pub title: String,
    /// The head of the statement that declares or tunes it, if there is one.
    pub span: Option<Span>,
    /// Whether it is one of those that need no declaration.
    pub built_in: bool,
    /// The statement that makes it the brand's own, if it is.
    pub owned: Option<Span>,
    /// Where it is found.
    pub url: Option<Spanned<String>>,
    /// What can be published there, in the singular.
    pub formats: Vec<String>,
    /// How many posts may go out there.
    pub limits: Vec<Spanned<ChannelLimit>>,
    /// When posts go out there, as stated; see `hours_on`.
    pub hours: Vec<Spanned<Hours>>,
    /// How long one account waits between two posts there, if stated; see `gap_minutes`.
    pub gap: Option<Spanned<Duration>>,
    /// What engagement is stated to be normal there.
    pub tier_engagement: Vec<(Tier, Spanned<Percent>)>,
    /// Whether engagement rates count views there unless said otherwise.
    pub engagement_by_views: bool,
}

impl Channel {
    /// When posts go out on a day of the week: as stated, else 08:00 .. 22:00 where nothing is stated at all. No window
    /// where hours are stated and none of them is for that day.
    pub fn hours_on(&self, day: Date) -> Vec<TimeRange> {
        if self.hours.is_empty() {
            return vec![TimeRange { from: time(8, 0, 0, 0), until: time(22, 0, 0, 0) }];
        }
        self.hours.iter().filter(|h| h.days.holds(day)).map(|h| h.range).collect()
    }

    /// How long one account waits between two posts there, in minutes: as stated, else four hours.
    pub fn gap_minutes(&self) -> i64 {
        self.gap.as_ref().map_or(4 * 60, |g| g.minutes())
    }
}

/// How many posts may go out on a channel in a day, or in any seven days in a row, over the whole cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChannelLimit {
    /// The most.
    pub count: u32,
    /// In which time.
    pub per: Period,
}

/// A window of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// On which days.
    pub days: Days,
    /// From when until when.
    pub range: TimeRange,
}

/// Days of the week, as a channel's hours name them.
pub type Days = WeekPart;

choice! {
    /// A part of the week.
    pub enum WeekPart {
        /// Monday to Friday.
        Weekdays = "weekdays",
        /// Saturday and Sunday.
        Weekends = "weekends",
        /// All days.
        Daily = "daily",
    }
}

impl WeekPart {
    /// Whether a day belongs to it.
    pub fn holds(self, day: Date) -> bool {
        use jiff::civil::Weekday::{Saturday, Sunday};
        let weekend = matches!(day.weekday(), Saturday | Sunday);
        match self {
            WeekPart::Weekdays => !weekend,
            WeekPart::Weekends => weekend,
            WeekPart::Daily => true,
        }
    }
}

/// Messages in an order, told in chapters.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Story {
    /// Its name.
    pub name: Spanned<String>,
    /// Its title, if it has one.
    pub title: Option<Spanned<String>>,
    /// The head of the statement.
    pub span: Span,
    /// Its chapters, in order.
    pub chapters: Vec<Chapter>,
    /// How long between two chapters of one teller.
    pub gap: Option<Spanned<Duration>>,
}

/// One part of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// Its name.
    pub name: Spanned<String>,
    /// Its title, if it has one.
    pub title: Option<Spanned<String>>,
    /// The statement.
    pub span: Span,
    /// What it is about; unknown where the name leads nowhere.
    pub message: Option<Spanned<MessageId>>,
    /// Whom the statement names as its tellers, before groups are filled.
    pub tellers: Vec<Who>,
    /// Who tells it; every teller of the story, if empty.
    pub by: Vec<InfluencerId>,
}

/// A named part of the run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phase {
    /// Its name.
    pub name: Spanned<String>,
    /// The head of the statement.
    pub span: Span,
    /// Its first and last day; unknown where they could not be read.
    pub range: Option<Spanned<DateRange>>,
    /// What it is for.
    pub goal: Option<Spanned<String>>,
    /// Nothing of this phase is published before (civil time of the campaign's zone).
    pub embargo: Option<Spanned<DateTime>>,
}

/// When a delivery is pinned to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The day.
    pub date: Date,
    /// The time or the window, if stated; from and until are equal for a single time.
    pub time: Option<TimeRange>,
}

/// A `deliver` statement.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Delivery {
    /// From `deliver` to the last clause.
    pub span: Span,
    /// How many by each person; 1 if nothing is said, and unused where a story is told.
    pub count: u32,
    /// Where the number stands, if it does.
    pub count_span: Option<Span>,
    /// What, in the singular; unknown where it could not be read.
    pub format: Option<Spanned<String>>,
    /// Who, as named.
    pub by: Vec<Spanned<Who>>,
    /// Who, each person once, in the order named.
    pub cast: Vec<InfluencerId>,
    /// Where; unknown where it could not be read.
    pub channel: Option<Spanned<ChannelId>>,
    /// About what.
    pub message: Option<Spanned<MessageId>>,
    /// Telling which story.
    pub story: Option<Spanned<StoryId>>,
    /// To whom, if named.
    pub audiences: Vec<Spanned<AudienceId>>,
    /// During which phase.
    pub phase: Option<Spanned<PhaseId>>,
    /// During which days: the phase's, or those stated.
    pub window: Option<Spanned<DateRange>>,
    /// Pinned to when.
    pub at: Option<Spanned<At>>,
    /// On a later day than the last post of these.
    pub after: Vec<Spanned<DeliveryId>>,
    /// The label by which others refer to it.
    pub label: Option<Spanned<String>>,
    /// How long the piece is.
    pub length: Option<Spanned<Duration>>,
    /// What each of these posts is paid, in place of the influencer's own fee.
    pub fee: Option<Spanned<Money>>,
    /// What the creator should know.
    pub note: Option<Spanned<String>>,
    /// What the block itself says of the content. What holds for a post is resolved once: see `Post::style`.
    pub own: Arc<Style>,
}

/// A single post of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// The stable id: influencer, channel, format, number, as in `maya-instagram-reel-1`.
    pub id: String,
    /// The statement that asks for it.
    pub delivery: DeliveryId,
    /// Who.
    pub influencer: InfluencerId,
    /// Where.
    pub channel: ChannelId,
    /// About what.
    pub message: Option<MessageId>,
    /// Which story, and which of its chapters (from 0).
    pub chapter: Option<(StoryId, usize)>,
    /// Which of the posts that the statement asks of this person (from 0).
    pub number: u32,
    /// What holds for it: the delivery's own properties over the message's over the guidelines'.
    pub style: Arc<Style>,
}
