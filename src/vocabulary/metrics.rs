//! The measures of success that the language knows. The rows are in `data/metrics.toml`.

/// What kind of success a metric judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Family {
    Sentiment,
    Branding,
    Interaction,
    Reach,
    Conversion,
}

impl Family {
    /// All families.
    pub const ALL: [Family; 5] =
        [Family::Sentiment, Family::Branding, Family::Interaction, Family::Reach, Family::Conversion];

    /// The stable name.
    pub fn name(self) -> &'static str {
        ["sentiment", "branding", "interaction", "reach", "conversion"][self as usize]
    }

    /// The family with this name.
    pub fn from_name(name: &str) -> Option<Family> {
        Family::ALL.into_iter().find(|f| f.name() == name)
    }
}

/// What the numbers of a metric are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A share: `80%`.
    Percent,
    /// A difference of two shares: `6 points`.
    Points,
    /// A number of things: `1_500`.
    Count,
    /// An amount: `3 EUR`.
    Money,
}

impl Unit {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Percent => "percent",
            Unit::Points => "points",
            Unit::Count => "count",
            Unit::Money => "money",
        }
    }

    /// The unit with this name.
    pub fn from_name(name: &str) -> Option<Unit> {
        [Unit::Percent, Unit::Points, Unit::Count, Unit::Money].into_iter().find(|u| u.name() == name)
    }

    /// A target in this unit.
    pub fn example(self) -> &'static str {
        match self {
            Unit::Percent => "80%",
            Unit::Points => "6 points",
            Unit::Count => "1_500",
            Unit::Money => "3 EUR",
        }
    }
}

/// Whether more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// A metric that needs no declaration.
#[derive(Debug)]
pub struct BuiltInMetric {
    /// Its name in the language.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// What its numbers are.
    pub unit: Unit,
    /// Whether more is better.
    pub direction: Direction,
    /// The usual share in percent, where one is known: of reactions, of showings or of clicks.
    pub usual: Option<f64>,
    /// How it is computed.
    pub formula: &'static str,
    /// What it tells.
    pub doc: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/metrics.rs"));

/// The built-in metric with this name.
pub fn built_in_metric(name: &str) -> Option<&'static BuiltInMetric> {
    METRICS.iter().find(|m| m.name == name)
}
