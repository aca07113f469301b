//! Sizes of a following. What is known of each is in `data/tiers.toml`.

/// A class of followings by size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Tier {
    Nano,
    Micro,
    Mid,
    Macro,
    Mega,
}

/// All tiers, smallest first.
pub const TIERS: [Tier; 5] = [Tier::Nano, Tier::Micro, Tier::Mid, Tier::Macro, Tier::Mega];

pub(super) struct TierRow {
    name: &'static str,
    from: u64,
    sizes: &'static str,
    doc: &'static str,
    sponsored: f64,
    feed: [f64; 2],
    story: [f64; 2],
}

include!(concat!(env!("OUT_DIR"), "/tiers.rs"));

impl Tier {
    fn row(self) -> &'static TierRow {
        &ROWS[self as usize]
    }

    /// The stable name.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The tier with this name.
    pub fn from_name(name: &str) -> Option<Tier> {
        TIERS.into_iter().find(|t| t.name() == name)
    }

    /// The tier of a following.
    pub fn of(followers: u64) -> Tier {
        TIERS.into_iter().rev().find(|t| followers >= t.row().from).unwrap_or(Tier::Nano)
    }

    /// What it means, in one sentence.
    pub fn doc(self) -> &'static str {
        self.row().doc
    }

    /// The sizes that it spans: `from 10k to 50k`.
    pub fn sizes(self) -> &'static str {
        self.row().sizes
    }

    /// The share of followers whom a post in a feed reaches: usual, and at most.
    pub fn usual_feed(self) -> [f64; 2] {
        self.row().feed
    }

    /// The same for a story.
    pub fn usual_story(self) -> [f64; 2] {
        self.row().story
    }

    /// The share of paid posts up to which a feed is acceptable, in percent.
    pub fn usual_sponsored(self) -> f64 {
        self.row().sponsored
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_those_of_the_tiers_and_each_begins_where_it_says() {
        assert_eq!(TIERS.map(Tier::name), ["nano", "micro", "mid", "macro", "mega"]);
        for (tier, row) in TIERS.into_iter().zip(ROWS) {
            assert_eq!((Tier::of(row.from), ROWS.len()), (tier, TIERS.len()));
            assert!(row.from == 0 || Tier::of(row.from - 1) < tier, "{tier:?}");
        }
    }
}
