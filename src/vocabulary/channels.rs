//! The channels that the language knows: their formats, what engagement is usual there, how they label a paid post. The rows
//! are in `data/channels.toml`.

use super::Tier;
use super::markets::MarketSource;

/// A channel that needs no declaration.
#[derive(Debug)]
pub struct BuiltInChannel {
    /// Its name in the language.
    pub name: &'static str,
    /// Its name as people write it.
    pub title: &'static str,
    /// What else people call it.
    pub also: &'static [&'static str],
    /// What is published there, in the singular.
    pub formats: &'static [&'static str],
    /// Whether engagement rates there count views unless said otherwise.
    pub engagement_by_views: bool,
    /// Whether a post there is shown to followers in a feed.
    pub feed: bool,
    /// What engagement is usual there, where that is known.
    pub norms: Option<UsualRates>,
    /// How it lets a paid post be labelled.
    pub label: PlatformLabel,
}

/// What engagement is usual on a channel, in percent and by tier, from nano to mega.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualRates {
    /// Below this it is low.
    pub low: [f64; 5],
    /// Who says so.
    pub low_source: &'static str,
    /// What is good or average: the higher of what surveys say.
    pub usual: [f64; 5],
    /// Who says so.
    pub usual_source: &'static str,
    /// Whether channels without norms, whose rates are shares of the same, are held against these.
    pub elsewhere: bool,
}

/// The way in which a channel lets a paid post be labelled.
#[derive(Debug)]
pub struct PlatformLabel {
    /// The words that people see there; `None` where the channel has no label of its own.
    pub words: Option<&'static str>,
    /// How to use it, or what to do where there is none, in a sentence.
    pub how: &'static str,
    /// Where this is written.
    pub source: MarketSource,
}

include!(concat!(env!("OUT_DIR"), "/channels.rs"));

/// The built-in channel with this name.
pub fn built_in_channel(name: &str) -> Option<&'static BuiltInChannel> {
    CHANNELS.iter().find(|c| c.name == name)
}

/// The channel that people mean by a short or an old name: `insta`, `twitter`.
pub fn channel_also_called(written: &str) -> Option<&'static str> {
    let written = written.to_lowercase();
    CHANNELS.iter().find(|c| c.also.contains(&written.as_str())).map(|c| c.name)
}

/// The engagement that is usual on a channel, in percent; `None` where the table has no norms for it.
pub fn usual_engagement(channel: &str, tier: Tier) -> Option<f64> {
    built_in_channel(channel)?.norms.map(|n| n.usual[tier as usize])
}

/// The channel by whose norms channels without any of their own are held, whose rates count views or do not.
pub fn channel_alike(by_views: bool) -> Option<&'static BuiltInChannel> {
    let stands_in = |c: &&BuiltInChannel| c.engagement_by_views == by_views && c.norms.is_some_and(|n| n.elsewhere);
    CHANNELS.iter().find(stands_in)
}

/// The singular of a format that may be written in the plural: `stories` gives `story`.
pub fn singular(format: &str, known: &dyn Fn(&str) -> bool) -> Option<String> {
    let candidates = [
        Some(format.to_string()),
        format.strip_suffix("ies").map(|s| format!("{s}y")),
        format.strip_suffix('s').map(str::to_string),
        format.strip_suffix("es").map(str::to_string),
    ];
    candidates.into_iter().flatten().find(|c| known(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norms_fall_with_size_and_one_channel_stands_for_each_base() {
        for norms in CHANNELS.iter().filter_map(|c| c.norms) {
            assert!(norms.low.is_sorted_by(|a, b| a >= b) && norms.usual.is_sorted_by(|a, b| a >= b), "{norms:?}");
        }
        for by_views in [false, true] {
            let stand_in = |c: &&BuiltInChannel| c.norms.is_some_and(|n| n.elsewhere);
            assert_eq!(CHANNELS.iter().filter(|c| c.engagement_by_views == by_views).filter(stand_in).count(), 1);
        }
        assert_eq!(
            [false, true].map(|by_views| channel_alike(by_views).map(|c| c.name)),
            [Some("instagram"), Some("tiktok")]
        );
    }
}
