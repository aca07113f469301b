//! The typed campaign: plain data, each value with its place in the text.
//!
//! Knows nothing of how it was read. What the file does not say, or what could not be understood, is `None`: unknown, and
//! never zero.

mod cast;
mod delivery;
mod goals;
mod ids;
mod money;
mod selection;
mod settings;
mod shape;
mod style;
mod values;

pub use cast::{
    Account, Audience, AudienceBound, AudienceLimit, Bound, EngagementBase, Fee, FeeBasis, Gift, Group, Influencer,
    Kin, Limited, Overlap, Particulars, Period, Pick, Quota, Selection, Share, Usage as ProductUse, WorkedWith,
};
pub use delivery::{At, Channel, ChannelLimit, Chapter, Days, Delivery, Hours, Phase, Post, Story, WeekPart};
pub use goals::{Comparison, Kpi, Measure, Metric, Target};
pub use ids::{
    AudienceId, ChannelId, DeliveryId, GroupId, InfluencerId, MessageId, MetricId, PhaseId, PostId, StoryId, Who,
};
pub use money::{Currency, Exchange, Money, Rates};
pub(crate) use selection::same_code;
pub use settings::{Objective, Settings, Zone};
pub use style::{
    Criticism, Disclosure, Logo, Message, Milestone, RevisionRounds, Rights, Style, UsageRights, Visuals, Wording,
    Workflow,
};
pub use values::{CountRange, DateRange, Duration, Percent, TimeRange};

use crate::source::{Span, Spanned};
use jiff::civil::Date;
use std::sync::Arc;

macro_rules! lists {
    ($($id:ty: $list:ident of $item:ty;)*) => {$(
        impl std::ops::Index<$id> for Campaign {
            type Output = $item;
            fn index(&self, id: $id) -> &$item {
                &self.$list[id.index()]
            }
        }
    )*};
}

lists! {
    AudienceId: audiences of Audience;
    InfluencerId: influencers of Influencer;
    GroupId: groups of Group;
    ChannelId: channels of Channel;
    MessageId: messages of Message;
    StoryId: stories of Story;
    PhaseId: phases of Phase;
    DeliveryId: deliveries of Delivery;
    MetricId: metrics of Metric;
    PostId: posts of Post;
}

/// A whole campaign.
#[derive(Debug, Clone, PartialEq, Default)]
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
