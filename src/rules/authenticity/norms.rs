//! What an account is held against, on its channel and for a following of its size.

use crate::campaign::{Account, Channel, EngagementBase};
use crate::facts::Norm;
use crate::findings::{Config, Meta};
use crate::vocabulary::{CHANNELS, TIERS, Tier, usual_engagement};

/// An account's engagement against what is usual there; see `Norm::with`.
pub(super) fn against_usual(account: &Account, channel: &Channel) -> Option<Norm> {
    Norm::with(account, channel, |tier| usual_engagement(&channel.name, tier))
}

/// What is low by channel and tier, as a project sets it.
pub(in crate::rules) fn low_rows(config: &Config, meta: &Meta) -> Vec<(&'static str, [f64; 5])> {
    let rate = |channel: &str, tier: Tier| config.threshold(meta, &format!("{channel}_{}", tier.name()));
    let known = CHANNELS.iter().filter(|c| c.norms.is_some()).map(|c| c.name);
    known.map(|channel| (channel, TIERS.map(|tier| rate(channel, tier)))).collect()
}

/// The base of a rate in words: `followers`, `views`.
pub(super) fn base(account: &Account) -> &'static str {
    match account.base {
        EngagementBase::Followers => "followers",
        EngagementBase::Views => "viewers",
        EngagementBase::Reach => "people reached",
    }
}
