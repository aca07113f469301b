//! The ids of what a campaign holds: places in its lists.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the campaign's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// The id of an audience.
    AudienceId;
    /// The id of an influencer.
    InfluencerId;
    /// The id of a group.
    GroupId;
    /// The id of a channel.
    ChannelId;
    /// The id of a message.
    MessageId;
    /// The id of a story.
    StoryId;
    /// The id of a phase.
    PhaseId;
    /// The id of a `deliver` statement.
    DeliveryId;
    /// The id of a metric.
    MetricId;
    /// The id of a single post.
    PostId;
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
