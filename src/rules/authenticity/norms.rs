//! What is low engagement on a channel for a following of a size: one table for the rules that ask.

use crate::campaign::{Account, Channel, EngagementBase};
use crate::facts::Norm;
use crate::findings::{Config, Meta, Threshold};
use crate::vocabulary::{TIERS, Tier};

const fn low(key: &'static str, default: f64, doc: &'static str) -> Threshold {
    Threshold { key, default, unit: "%", doc }
}

/// Below which engagement is low, by channel and tier: of followers on Instagram, of views on TikTok and YouTube.
pub(super) const LOW: &[Threshold] = &[
    low("instagram_nano", 3.0, "Low on Instagram below 10,000 followers, in % of followers."),
    low("instagram_micro", 2.0, "Low on Instagram from 10,000 followers, in % of followers."),
    low("instagram_mid", 1.5, "Low on Instagram from 50,000 followers, in % of followers."),
    low("instagram_macro", 1.0, "Low on Instagram from 500,000 followers, in % of followers."),
    low("instagram_mega", 0.7, "Low on Instagram from a million followers, in % of followers."),
    low("tiktok_nano", 6.0, "Low on TikTok below 10,000 followers, in % of views."),
    low("tiktok_micro", 4.0, "Low on TikTok from 10,000 followers, in % of views."),
    low("tiktok_mid", 3.0, "Low on TikTok from 50,000 followers, in % of views."),
    low("tiktok_macro", 2.0, "Low on TikTok from 500,000 followers, in % of views."),
    low("tiktok_mega", 1.0, "Low on TikTok from a million followers, in % of views."),
    low("youtube_nano", 3.0, "Low on YouTube below 10,000 followers, in % of views."),
    low("youtube_micro", 2.0, "Low on YouTube from 10,000 followers, in % of views."),
    low("youtube_mid", 1.5, "Low on YouTube from 50,000 followers, in % of views."),
    low("youtube_macro", 1.2, "Low on YouTube from 500,000 followers, in % of views."),
    low("youtube_mega", 0.9, "Low on YouTube from a million followers, in % of views."),
];

/// What is usual, by channel and tier from nano to mega, in percent: the higher of what two surveys call good or average
/// (Untapper; Organic Media Buying 2025), because they differ by a factor of two.
const USUAL: &[(&str, [f64; 5])] = &[
    ("instagram", [5.0, 3.5, 2.5, 1.8, 1.2]),
    ("tiktok", [10.3, 8.1, 6.3, 5.5, 4.9]),
    ("youtube", [3.2, 2.1, 1.5, 1.2, 0.9]),
];

/// An account's engagement against what is usual there; see `Norm::with`.
pub(super) fn against_usual(account: &Account, channel: &Channel) -> Option<Norm> {
    let row = USUAL.iter().find(|(name, _)| *name == channel.name.value).map(|(_, rates)| *rates);
    Norm::with(account, channel, |tier| Some(row?[tier as usize]))
}

/// What is low by channel and tier, as a project sets it.
pub(in crate::rules) fn low_rows(config: &Config, meta: &Meta) -> Vec<(&'static str, [f64; 5])> {
    let rate = |channel: &str, tier: Tier| config.threshold(meta, &format!("{channel}_{}", tier.name()));
    USUAL.iter().map(|(channel, _)| (*channel, TIERS.map(|tier| rate(channel, tier)))).collect()
}

/// The base of a rate in words: `followers`, `views`.
pub(super) fn base(account: &Account) -> &'static str {
    match account.base {
        EngagementBase::Followers => "followers",
        EngagementBase::Views => "viewers",
        EngagementBase::Reach => "people reached",
    }
}

/// A tier by the sizes it spans: `from 10k to 50k`.
pub(super) fn span_of(tier: Tier) -> &'static str {
    ["below 10k", "from 10k to 50k", "from 50k to 500k", "from 500k to 1M", "above 1M"][tier as usize]
}
