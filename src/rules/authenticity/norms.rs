//! What an account is held against, on its channel and for a following of its size.

use crate::campaign::{Account, Channel, EngagementBase};
use crate::vocabulary::Tier;

/// What an account is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Norm {
    /// The tier of its following.
    pub tier: Tier,
    /// Its followers.
    pub followers: u64,
    /// Its engagement rate, in percent.
    pub rate: f64,
    /// The norm, in percent: as the file's `tier_engagement` says, else by `bar`.
    pub bar: f64,
}

/// An account's engagement and its norm. `None` where the engagement or the following is not known, where the rate has
/// another base than the norm, or where no norm is known for the channel. `bar` gives the norm of a channel and a tier.
pub(super) fn norm(account: &Account, channel: &Channel, bar: &dyn Fn(&str, Tier) -> Option<f64>) -> Option<Norm> {
    let rate = account.engagement.as_ref()?.value.0;
    let followers = account.followers.as_ref()?.value;
    let usual = if channel.engagement_by_views { EngagementBase::Views } else { EngagementBase::Followers };
    if account.base != usual {
        return None;
    }
    let tier = Tier::of(followers);
    let stated = channel.tier_engagement.iter().rev().find(|(t, _)| *t == tier).map(|(_, p)| p.value.0);
    let known = || bar(&channel.name.value, tier);
    Some(Norm { tier, followers, rate, bar: stated.or_else(known)? })
}

/// The base of a rate in words: `followers`, `views`.
pub(super) fn base(account: &Account) -> &'static str {
    match account.base {
        EngagementBase::Followers => "followers",
        EngagementBase::Views => "viewers",
        EngagementBase::Reach => "people reached",
    }
}
