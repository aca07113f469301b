//! The typed campaign: plain data, each value with its place in the text.
//!
//! Knows nothing of how it was read. What the file does not say, or what could not be understood, is `None`: unknown, and
//! never zero.

mod cast;
mod delivery;
mod goals;
mod money;
mod record;
mod selection;
mod style;
mod values;

pub use cast::{
    Account, Audience, AudienceBound, AudienceLimit, Bound, EngagementBase, Fee, FeeBasis, Gift, Group, Influencer,
    Kin, Limited, Overlap, Period, Person, Pick, Quota, Selection, Share, Usage as ProductUse, WorkedWith,
};
pub use delivery::{At, Channel, ChannelLimit, Chapter, Days, Delivery, Hours, Phase, Post, Story, WeekPart};
pub use goals::{Comparison, Kpi, Measure, Metric, Target};
pub use money::{Currency, Exchange, Money, Rates};
pub use record::{Capture, Captures, FromCaptures, FromValue, Value};
pub(crate) use record::{Item, Record};
pub(crate) use selection::same_code;
pub use style::{
    Criticism, Disclosure, Logo, Milestone, Review, Rights, Style, UsageRights, Visuals, Wording, Workflow,
};
pub use values::{CountRange, DateRange, Duration, Percent, TimeRange};

use crate::findings::Override;
use crate::source::{Span, Spanned};
use crate::vocabulary::Word;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use record::record;
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident of $list:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the campaign's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl std::ops::Index<$name> for Campaign {
            type Output = $item;
            fn index(&self, id: $name) -> &$item {
                &self.$list[id.index()]
            }
        }
    )*};
}

ids! {
    /// The id of an audience.
    AudienceId of audiences: Audience;
    /// The id of an influencer.
    InfluencerId of influencers: Influencer;
    /// The id of a group.
    GroupId of groups: Group;
    /// The id of a channel.
    ChannelId of channels: Channel;
    /// The id of a message.
    MessageId of messages: Message;
    /// The id of a story.
    StoryId of stories: Story;
    /// The id of a phase.
    PhaseId of phases: Phase;
    /// The id of a `deliver` statement.
    DeliveryId of deliveries: Delivery;
    /// The id of a metric.
    MetricId of metrics: Metric;
    /// The id of a single post.
    PostId of posts: Post;
}

/// The people that a `by`, a `for` or a `members` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// All influencers of the campaign.
    Everyone,
    /// One person.
    Influencer(InfluencerId),
    /// A group.
    Group(GroupId),
}

record! {
    /// What the `campaign` block says.
    pub struct Settings {
        /// Who the campaign is for.
        pub brand: Option<Spanned<String>>,
        /// What it is about.
        pub product: Option<Spanned<String>>,
        /// What an influencer should know about brand and product.
        pub about: Option<Spanned<String>>,
        /// What the campaign is for.
        pub objective: Option<Spanned<Objective>>,
        /// All that may be spent on influencers.
        pub budget: Option<Spanned<Money>>,
        /// The first and the last day.
        pub runs: Option<Spanned<DateRange>>,
        /// The day on which the briefs go out, if stated; see `Campaign::briefed`.
        pub briefed: Option<Spanned<Date>>,
        /// The zone that all times are in, if stated; see `Campaign::zone`.
        pub timezone: Option<Spanned<Zone>>,
        /// The countries whose rules the posts must keep (ISO 3166 alpha-2).
        pub market: Vec<Spanned<String>>,
        /// The language of the briefs (BCP 47), if stated.
        pub language: Option<Spanned<String>>,
        /// Who answers questions.
        pub contact: Option<Spanned<String>>,
        /// Brands that an influencer should not have worked for lately.
        pub competitors: Vec<Spanned<String>>,
        /// Stated rates of exchange.
        pub exchange: Vec<Spanned<Exchange>>,
        /// Days that are no working days.
        pub holidays: Vec<Spanned<DateRange>>,
    }
}

/// A time zone with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// The IANA name.
    pub name: String,
    /// Its rules, from the database that is built in.
    pub rules: TimeZone,
}

impl Zone {
    /// The zone with this IANA name, from the database that is built in.
    pub fn named(name: &str) -> Option<Zone> {
        let rules = TimeZone::get(name).ok()?;
        Some(Zone { name: name.to_string(), rules })
    }

    /// Coordinated universal time.
    pub fn utc() -> Zone {
        Zone { name: "UTC".to_string(), rules: TimeZone::UTC }
    }
}

record::choice! {
    /// What a campaign is for.
    pub enum Objective {
        /// People should learn that it exists.
        Awareness = "awareness",
        /// People should come to like it.
        Consideration = "consideration",
        /// People should buy it.
        Conversion = "conversion",
        /// Something new is brought out.
        Launch = "launch",
        /// People who have it should stay.
        Loyalty = "loyalty",
    }
}

/// One thing to get across.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its name.
    pub name: Spanned<String>,
    /// Its title, if it has one.
    pub title: Option<Spanned<String>>,
    /// The whole statement's head.
    pub span: Span,
    /// What holds for it: its own properties over the guidelines'.
    pub style: Arc<Style>,
    /// Its own properties alone.
    pub own: Arc<Style>,
}

/// A value that was taken though the file does not state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultTaken {
    /// The property that could state it.
    pub word: &'static Word,
    /// The statement whose block could hold it.
    pub span: Span,
}

impl DefaultTaken {
    /// What was taken.
    pub fn value(&self) -> &'static str {
        self.word.default.unwrap_or_default()
    }
}

/// A whole campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct Campaign {
    /// Its title.
    pub title: Spanned<String>,
    /// The head of the `campaign` statement.
    pub span: Span,
    /// What the `campaign` block says.
    pub settings: Settings,
    /// Audiences in the order of the text.
    pub audiences: Vec<Audience>,
    /// Influencers in the order of the text, those of rosters behind.
    pub influencers: Vec<Influencer>,
    /// Groups; casting fills in their members.
    pub groups: Vec<Group>,
    /// Channels: all built-in ones, then declared ones.
    pub channels: Vec<Channel>,
    /// What holds for every message.
    pub guidelines: Arc<Style>,
    /// The head of the `guidelines` statement, if there is one.
    pub guidelines_span: Option<Span>,
    /// Messages.
    pub messages: Vec<Message>,
    /// Stories.
    pub stories: Vec<Story>,
    /// Phases.
    pub phases: Vec<Phase>,
    /// `deliver` statements.
    pub deliveries: Vec<Delivery>,
    /// KPIs.
    pub kpis: Vec<Kpi>,
    /// Declared metrics.
    pub metrics: Vec<Metric>,
    /// Every single post, in the order of the `deliver` statements; `expand` spreads them out.
    pub posts: Vec<Post>,
    /// `allow`, `warn` and `deny`.
    pub overrides: Vec<Override>,
    /// Which defaults were taken, where that is asked for.
    pub defaults: Vec<DefaultTaken>,
    /// Declared names that nothing refers to: what they name, the name, its place.
    pub unused: Vec<(&'static str, Spanned<String>)>,
}

impl Campaign {
    /// The zone that all times are in.
    pub fn zone(&self) -> Zone {
        self.settings.timezone.as_ref().map_or_else(Zone::utc, |z| z.value.clone())
    }

    /// The day on which the briefs go out: as stated, else 21 days before the run. Unknown where the run is.
    pub fn briefed(&self) -> Option<Date> {
        let default = || self.settings.runs.as_ref().and_then(|r| r.first.checked_sub(jiff::Span::new().days(21)).ok());
        self.settings.briefed.as_ref().map(|b| b.value).or_else(default)
    }

    /// Whether this is a working day: Monday to Friday and no stated holiday.
    pub fn is_working_day(&self, day: Date) -> bool {
        use jiff::civil::Weekday::{Saturday, Sunday};
        !matches!(day.weekday(), Saturday | Sunday) && !self.settings.holidays.iter().any(|h| h.contains(day))
    }

    /// The rates of exchange that the file states.
    pub fn rates(&self) -> Rates<'_> {
        Rates::new(&self.settings.exchange)
    }

    /// The name by which people know an influencer.
    pub fn name_of(&self, id: InfluencerId) -> &str {
        self[id].title.as_ref().map_or(&self[id].name.value, |t| &t.value)
    }

    /// The account that an influencer uses for posts on a channel.
    pub fn account(&self, who: InfluencerId, on: ChannelId) -> Option<&Account> {
        self[who].accounts.iter().find(|a| a.channel.value == on)
    }

    /// Which share of the smaller following follows both people: as stated for the pair, else as stated for a group that
    /// both belong to. `None` is unknown, not zero.
    pub fn overlap(&self, a: InfluencerId, b: InfluencerId) -> Option<Percent> {
        let stated = |x: InfluencerId, y| self[x].overlap.iter().find(|o| o.with == y).map(|o| o.percent);
        let both = |g: &&Group| g.members.contains(&a) && g.members.contains(&b);
        stated(a, b)
            .or_else(|| stated(b, a))
            .or_else(|| self.groups.iter().filter(both).find_map(|g| g.overlap.as_ref().map(|o| o.value)))
    }
}
