//! The one table of the language: every block, property, value shape, default and description, and the catalogues of
//! channels, formats, metrics, tiers, countries. The rows are in `data`, one file a subject.
//!
//! The checker, completion, hover, the generated reference and the editor grammars all read this table. Knows nothing of
//! trees or campaigns.

mod channels;
mod codes;
mod markets;
mod metrics;
pub mod pattern;
mod tiers;

pub use channels::{
    BuiltInChannel, CHANNELS, PlatformLabel, STORIES, UsualRates, VIDEOS, built_in_channel, channel_alike,
    channel_also_called, singular, usual_engagement,
};
pub use codes::{
    countries, country_name, currencies, currency_name, is_country, is_currency, is_language, is_zone, languages,
    similar_country, similar_currency,
};
pub use markets::{MARKETS, Market, MarketSource, Standing, USUAL_LABEL, market};
pub use metrics::{BuiltInMetric, Direction, Family, METRICS, Unit, built_in_metric};
pub use pattern::{Kind, Part, Pattern, Slot};
pub use tiers::{TIERS, Tier, USUAL_REACH_SOURCE, USUAL_SPONSORED_SOURCE, USUAL_SUSPICIOUS, USUAL_SUSPICIOUS_SOURCE};

use std::sync::LazyLock;

/// One statement of the language: a head with what follows it, and the block it may carry.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The word that the statement begins with.
    pub name: &'static str,
    /// What follows the word, in the notation of `pattern`.
    pub shape: &'static str,
    /// What it says, in one sentence.
    pub doc: &'static str,
    /// A correct line.
    pub example: &'static str,
    /// What holds where the file says nothing.
    pub default: Option<&'static str>,
    /// How often it may stand in its block.
    pub times: Times,
    /// The name of the block that it may carry.
    pub block: Option<&'static str>,
    /// The words that may stand as its value, each with one sentence.
    pub values: &'static [(&'static str, &'static str)],
}

/// How often a statement may stand in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Once, and it has to.
    Required,
    /// At most once.
    Once,
    /// Any number of times.
    Many,
}

/// A block: a name and the statements that may stand in it.
#[derive(Debug)]
pub struct BlockRow {
    /// Its name; the words of `Word::block` refer to it.
    pub name: &'static str,
    /// What may stand in it.
    pub words: &'static [Word],
    /// Further blocks whose words may stand in it too.
    pub includes: &'static [&'static str],
}

/// What people write in place of a word, out of habit.
#[derive(Debug)]
pub struct Synonym {
    /// The word that is meant.
    pub word: &'static str,
    /// What they write.
    pub others: &'static [&'static str],
}

/// The name of the block that stands for a whole file.
pub const TOP_LEVEL: &str = "file";

include!(concat!(env!("OUT_DIR"), "/language.rs"));

/// A word as the compiler uses it: its row and its shape, parsed.
#[derive(Debug)]
pub struct Entry {
    /// The row of the table.
    pub word: &'static Word,
    /// What follows the word.
    pub pattern: Pattern,
    /// The block that it may carry.
    pub block: Option<BlockId>,
}

/// A block of the table by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BlockId(usize);

/// A block as the compiler uses it.
#[derive(Debug)]
pub struct WordBlock {
    /// The block's name.
    pub name: &'static str,
    /// Its words, those of included blocks behind its own.
    pub entries: Vec<Entry>,
}

impl WordBlock {
    /// The entry of a word, with its place in the section.
    pub fn find(&self, word: &str) -> Option<(usize, &Entry)> {
        self.entries.iter().enumerate().find(|(_, e)| e.word.name == word)
    }
}

static SECTIONS: LazyLock<Vec<WordBlock>> = LazyLock::new(|| BLOCKS.iter().map(section).collect());

fn section(block: &'static BlockRow) -> WordBlock {
    let included = block.includes.iter().filter_map(|name| BLOCKS.iter().find(|b| b.name == *name));
    let words = block.words.iter().chain(included.flat_map(|b| b.words));
    let entry =
        |word: &'static Word| Entry { word, pattern: Pattern::parse(word.shape), block: word.block.and_then(block_id) };
    WordBlock { name: block.name, entries: words.map(entry).collect() }
}

/// The block with this name.
pub fn block_id(name: &str) -> Option<BlockId> {
    BLOCKS.iter().position(|b| b.name == name).map(BlockId)
}

/// What may stand in a block.
pub fn block(id: BlockId) -> &'static WordBlock {
    &SECTIONS[id.0]
}

/// What may stand at top level.
pub fn top_level() -> &'static WordBlock {
    static TOP: LazyLock<BlockId> = LazyLock::new(|| block_id(TOP_LEVEL).expect("the table holds the top level"));
    block(*TOP)
}

/// All blocks in the order of the table.
pub fn sections() -> &'static [WordBlock] {
    &SECTIONS
}

/// The names of the blocks in which a word may stand.
pub fn blocks_with(word: &str) -> Vec<&'static str> {
    SECTIONS.iter().filter(|s| s.find(word).is_some()).map(|s| s.name).collect()
}

/// The word of a section that is meant by one that people bring from elsewhere.
pub fn synonym(written: &str, section: &WordBlock) -> Option<&'static str> {
    let lower = written.to_lowercase();
    let meant = SYNONYMS.iter().filter(|s| s.others.contains(&lower.as_str()));
    meant.map(|s| s.word).find(|word| section.find(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_that_a_word_names_exists_and_every_pattern_parses() {
        for section in sections() {
            for entry in &section.entries {
                assert_eq!(entry.word.block.is_some(), entry.block.is_some(), "{}", entry.word.name);
                assert!(entry.word.example.starts_with(entry.word.name), "{}: its example shows it", entry.word.name);
            }
        }
    }

    #[test]
    fn no_word_of_a_block_stands_in_one_that_it_includes() {
        for section in sections() {
            for (i, entry) in section.entries.iter().enumerate() {
                let (first, _) = section.find(entry.word.name).unwrap();
                assert_eq!(first, i, "`{}` stands twice in `{}`", entry.word.name, section.name);
            }
        }
    }
}
