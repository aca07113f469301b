//! What is low, and what is usual, for a following of a size on a channel.

use crate::campaign::{Account, Channel, EngagementBase};
use crate::vocabulary::{Tier, channel_alike};

/// What the project takes for usual: the thresholds of its rules, so that a rule and the casting never disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct Norms {
    /// By channel: engagement below which it is low, nano to mega, in percent.
    pub low: Vec<(&'static str, [f64; 5])>,
    /// How many days somebody has to have stayed away from a competitor, where nothing else is agreed.
    pub competitor_days: i64,
}

/// An account's engagement, and what it is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Norm {
    /// The tier of its following.
    pub tier: Tier,
    /// Its followers.
    pub followers: u64,
    /// Its engagement rate, in percent.
    pub rate: f64,
    /// The norm, in percent: as the channel's `tier_engagement` says, else as the project has it.
    pub bar: f64,
}

impl Norm {
    /// An account with another bar than the low one: `bar` gives it for a tier, where the channel states none. `None` where
    /// the engagement or the following is unknown, or the rate has another base than rates on the channel.
    pub fn with(account: &Account, channel: &Channel, bar: impl Fn(Tier) -> Option<f64>) -> Option<Norm> {
        let rate = account.engagement.as_ref()?.value.0;
        let followers = account.followers.as_ref()?.value;
        if account.base != base(channel) {
            return None;
        }
        let tier = Tier::of(followers);
        Some(Norm { tier, followers, rate, bar: stated(channel, tier).or_else(|| bar(tier))? })
    }

    /// Whether the engagement is below the norm.
    pub fn is_low(&self) -> bool {
        self.rate < self.bar
    }
}

impl Norms {
    /// An account's engagement and what is low there.
    pub(super) fn norm(&self, account: &Account, channel: &Channel) -> Option<Norm> {
        Norm::with(account, channel, |tier| Some(self.row(&channel.name)?[tier as usize]))
    }

    /// What engagement an account can be taken to have where it states none, nano to mega, as fractions: as the channel
    /// states it, else as the project has it for the channel, else as it has it for the channel that counts in the same
    /// way.
    pub(super) fn engagement(&self, account: &Account, channel: &Channel) -> [f64; 5] {
        let like = channel_alike(account.base != EngagementBase::Followers).map(|c| c.name);
        let same_base = account.base == base(channel);
        let own = self.row(&channel.name).filter(|_| same_base);
        let mut rates = own.or_else(|| self.row(like?)).unwrap_or([f64::NAN; 5]);
        for (tier, rate) in channel.tier_engagement.iter().filter(|_| same_base) {
            rates[*tier as usize] = rate.value.0;
        }
        rates.map(|percent| percent / 100.0)
    }

    fn row(&self, channel: &str) -> Option<[f64; 5]> {
        self.low.iter().find(|(name, _)| *name == channel).map(|(_, rates)| *rates)
    }
}

/// What rates on a channel are a share of, unless an account says otherwise.
fn base(channel: &Channel) -> EngagementBase {
    if channel.engagement_by_views { EngagementBase::Views } else { EngagementBase::Followers }
}

fn stated(channel: &Channel, tier: Tier) -> Option<f64> {
    channel.tier_engagement.iter().rev().find(|(t, _)| *t == tier).map(|(_, p)| p.value.0)
}
