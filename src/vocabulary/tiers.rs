//! Sizes of a following.

/// A class of followings by size. The five tiers are the common ones; the bounds of micro (10k to 50k) are those of the
/// article that this project grew from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Tier {
    /// Below 10,000 followers.
    Nano,
    /// 10,000 to 50,000.
    Micro,
    /// 50,000 to 500,000.
    Mid,
    /// 500,000 to 1,000,000.
    Macro,
    /// 1,000,000 and more.
    Mega,
}

/// All tiers, smallest first.
pub const TIERS: [Tier; 5] = [Tier::Nano, Tier::Micro, Tier::Mid, Tier::Macro, Tier::Mega];

impl Tier {
    /// The stable name.
    pub fn name(self) -> &'static str {
        ["nano", "micro", "mid", "macro", "mega"][self as usize]
    }

    /// The tier with this name.
    pub fn from_name(name: &str) -> Option<Tier> {
        TIERS.into_iter().find(|t| t.name() == name)
    }

    /// The tier of a following.
    pub fn of(followers: u64) -> Tier {
        match followers {
            0..10_000 => Tier::Nano,
            10_000..50_000 => Tier::Micro,
            50_000..500_000 => Tier::Mid,
            500_000..1_000_000 => Tier::Macro,
            _ => Tier::Mega,
        }
    }

    /// What it means, in one sentence.
    pub fn doc(self) -> &'static str {
        [
            "Below 10,000 followers.",
            "10,000 to 50,000 followers.",
            "50,000 to 500,000 followers.",
            "500,000 to a million followers.",
            "A million followers and more.",
        ][self as usize]
    }
}
