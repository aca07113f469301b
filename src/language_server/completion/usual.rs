//! What people usually write: it stands first among what can be written. Only the order depends on it.

/// The words that blocks usually hold, where that is far less than all they can.
const WORDS: &[(&str, &str)] = &[
    (
        "guidelines",
        "wording tone criticism brand_mentions disclosure review mentions hashtags must avoid usage workflow",
    ),
    (
        "message",
        "takeaway points proof visuals must avoid caption call_to_action tone link code audience wording mentions hashtags",
    ),
    ("influencer", "on audience overlap topics affinity fee gift away gap country"),
    ("deliver", "length fee note caption must link code"),
];

/// The order in which campaigns usually name metrics: attitude first, then what follows from it.
const METRICS: &str = "positive_sentiment brand_recall engagement_rate saves sales comments reach views brand_lift \
                       share_of_voice earned_mentions signups clicks branded_search net_sentiment";

/// Whether a block of this kind usually holds a word.
pub(super) fn is_usual(block: &str, word: &str) -> bool {
    WORDS.iter().find(|(name, _)| *name == block).is_none_or(|(_, words)| words.split(' ').any(|w| w == word))
}

/// The place of a metric among those that campaigns usually name.
pub(super) fn metric(name: &str) -> usize {
    METRICS.split(' ').position(|m| m == name).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{block, block_id, built_in_metric};

    #[test]
    fn what_is_usual_is_a_word_of_its_block_and_a_metric_of_the_catalogue() {
        for (name, words) in WORDS {
            let section = block(block_id(name).unwrap());
            words.split(' ').for_each(|w| assert!(section.find(w).is_some(), "{w} in {name}"));
        }
        METRICS.split(' ').for_each(|m| assert!(built_in_metric(m).is_some(), "{m}"));
    }
}
