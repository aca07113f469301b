//! How a paid post has to be labelled, market by market, and what each channel offers for it.
//!
//! Rules judge labels by this table, briefs print from it. It is no legal advice: it says which words a regulator, a
//! self-regulator or a court has named, with the source and its date, so that it can be looked up and corrected. The rows are
//! in `data/markets.toml`; what each channel offers is in `data/channels.toml`.

use crate::say;
use unicode_segmentation::UnicodeSegmentation as _;

/// What is known of one market.
#[derive(Debug)]
pub struct Market {
    /// The country (ISO 3166 alpha-2); `EU` for the rules that all member states share.
    pub code: &'static str,
    /// Its name in a sentence: "the United Kingdom".
    pub name: &'static str,
    /// Whose rules these are.
    pub authority: &'static str,
    /// Words that count, without `#` and as they are written in a sentence. The first is the one to propose.
    pub accepted: &'static [&'static str],
    /// Words that some accept and others do not.
    pub doubted: &'static [&'static str],
    /// Words that do not count.
    pub refused: &'static [&'static str],
    /// Where the label has to stand, in whole sentences.
    pub placement: &'static str,
    /// Whether something given as pay has to be labelled as well, in a sentence.
    pub gifts: &'static str,
    /// Where this is written.
    pub sources: &'static [MarketSource],
}

/// Where something about a market or a channel is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarketSource {
    /// Who says it, where.
    pub title: &'static str,
    /// Of when it is: a date, a month, a year; `undated` where the source does not tell.
    pub date: &'static str,
}

/// How a label stands in a market.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It counts.
    Accepted,
    /// Some accept it, others do not.
    Doubted,
    /// The table does not know it.
    Unknown,
    /// It does not count.
    Refused,
}

include!(concat!(env!("OUT_DIR"), "/markets.rs"));

/// What is known of a country: its own row, else that of the European Union for its members. `None` where nothing is.
pub fn market(country: &str) -> Option<&'static Market> {
    let row = |code: &str| MARKETS.iter().find(|m| m.code == code);
    row(country).or_else(|| MEMBER_STATES.contains(&country).then(|| row("EU")).flatten())
}

/// The label that is proposed where no market is known.
pub const USUAL_LABEL: &str = "#ad";

impl PartialEq for Market {
    fn eq(&self, other: &Market) -> bool {
        self.code == other.code
    }
}

impl Market {
    /// The word of this market, as it is published: `#ad`, `Werbung`.
    pub fn word(&self) -> String {
        match self.accepted.first() {
            Some(&"ad") | None => USUAL_LABEL.to_string(),
            Some(word) => say::capitalised(word),
        }
    }

    /// How a label stands here. Case, `#` and accents do not matter; a label that holds a word that counts counts, with
    /// whatever else it says.
    pub fn standing(&self, label: &str) -> Standing {
        let label = ComparableLabel::new(label);
        let holds = |words: &[&str]| words.iter().any(|w| label.holds(w));
        let elsewhere = || self.code == "EU" && MARKETS.iter().any(|m| is_member(m.code) && holds(m.accepted));
        match () {
            () if holds(self.accepted) || elsewhere() => Standing::Accepted,
            () if holds(self.refused) => Standing::Refused,
            () if holds(self.doubted) => Standing::Doubted,
            () => Standing::Unknown,
        }
    }

    /// The label to propose, as it stands in a campaign: `#ad`, `"Werbung"`.
    pub fn proposal(&self) -> String {
        let word = self.word();
        if word.starts_with('#') { word } else { format!("\"{word}\"") }
    }
}

fn is_member(code: &str) -> bool {
    MEMBER_STATES.contains(&code)
}

/// A label made comparable.
struct ComparableLabel {
    words: Vec<String>,
}

impl ComparableLabel {
    fn new(text: &str) -> ComparableLabel {
        ComparableLabel { words: folded_words(text) }
    }

    /// Whether these words stand in the label one after the other, or written together as one of its hashtags.
    fn holds(&self, phrase: &str) -> bool {
        let phrase = folded_words(phrase);
        let together = phrase.concat();
        !phrase.is_empty() && (self.words.windows(phrase.len()).any(|w| w == phrase) || self.words.contains(&together))
    }
}

fn folded_words(text: &str) -> Vec<String> {
    text.unicode_words().map(|w| w.to_lowercase().chars().map(without_accent).collect()).collect()
}

/// The plain letter of one with an accent that the languages of the table use.
fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::is_country;

    fn standing(country: &str, label: &str) -> Standing {
        market(country).unwrap().standing(label)
    }

    #[test]
    fn each_market_has_its_own_words() {
        assert_eq!(standing("US", "#AD"), Standing::Accepted);
        assert_eq!(standing("US", "Sponsored by Northpeak"), Standing::Accepted);
        assert_eq!(standing("US", "Early access"), Standing::Refused);
        assert_eq!(standing("GB", "#sponsored"), Standing::Refused);
        assert_eq!(standing("DE", "Anzeige"), Standing::Accepted);
        assert_eq!(standing("DE", "#ad"), Standing::Doubted);
        assert_eq!(standing("DE", "sponsored by Northpeak"), Standing::Refused);
        assert_eq!(standing("FR", "#publicite"), Standing::Accepted);
        assert_eq!(standing("FR", "Collaboration commerciale avec Northpeak"), Standing::Accepted);
        assert_eq!(standing("FR", "Collaboration"), Standing::Doubted);
        assert_eq!(standing("NL", "#advertentie"), Standing::Accepted);
        assert_eq!(standing("ES", "#colab"), Standing::Refused);
        assert_eq!(standing("IT", "#adv"), Standing::Accepted);
    }

    #[test]
    fn a_word_written_together_as_a_hashtag_is_the_same_word() {
        assert_eq!(standing("GB", "#AdvertisementFeature"), Standing::Accepted);
        assert_eq!(standing("US", "#paidpartnership"), Standing::Accepted);
        assert_eq!(standing("US", "#roadster"), Standing::Unknown);
    }

    #[test]
    fn a_label_that_holds_a_word_that_counts_counts() {
        assert_eq!(standing("GB", "Ad, gifted"), Standing::Accepted);
        assert_eq!(standing("DE", "Werbung wegen Kooperation"), Standing::Accepted);
    }

    #[test]
    fn a_member_state_without_a_row_takes_that_of_the_union_and_others_have_none() {
        assert_eq!(market("SE").unwrap().code, "EU");
        assert_eq!(standing("BE", "#advertentie"), Standing::Accepted);
        assert_eq!(standing("SE", "#collab"), Standing::Refused);
        assert_eq!(standing("SE", "Reklam"), Standing::Unknown);
        assert!(market("JP").is_none());
    }

    #[test]
    fn every_row_is_whole_and_no_word_stands_in_two_lists() {
        for market in MARKETS {
            assert!(market.code == "EU" || is_country(market.code), "{}", market.code);
            assert!(!market.accepted.is_empty() && !market.refused.is_empty(), "{}", market.code);
            assert!(!market.sources.is_empty(), "{}", market.code);
            let mut words: Vec<_> = [market.accepted, market.doubted, market.refused].concat();
            assert!(words.iter().all(|w| !w.starts_with('#')), "{}", market.code);
            let count = words.len();
            words.sort_unstable_by_key(|w| w.to_lowercase());
            words.dedup_by_key(|w| w.to_lowercase());
            assert_eq!(words.len(), count, "{}: a word stands twice", market.code);
            assert_eq!(market.standing(&market.proposal()), Standing::Accepted, "{}", market.code);
        }
    }
}
