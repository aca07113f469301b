//! The measures of success that the language knows.

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
    /// How it is computed.
    pub formula: &'static str,
    /// What it tells.
    pub doc: &'static str,
}

const fn up(name: &'static str, family: Family, unit: Unit, formula: &'static str, doc: &'static str) -> BuiltInMetric {
    BuiltInMetric { name, family, unit, direction: Direction::Up, formula, doc }
}

const fn down(
    name: &'static str,
    family: Family,
    unit: Unit,
    formula: &'static str,
    doc: &'static str,
) -> BuiltInMetric {
    BuiltInMetric { name, family, unit, direction: Direction::Down, formula, doc }
}

use Family::{Branding, Conversion, Interaction, Reach, Sentiment};
use Unit::{Count, Money, Percent, Points};

/// All built-in metrics.
pub const METRICS: &[BuiltInMetric] = &[
    up(
        "positive_sentiment",
        Sentiment,
        Percent,
        "positive comments / comments that take a side",
        "How many of those who take a side are for it.",
    ),
    up(
        "net_sentiment",
        Sentiment,
        Points,
        "positive share - negative share of all comments",
        "How far praise outweighs blame.",
    ),
    up(
        "brand_recall",
        Branding,
        Percent,
        "people who name the brand / people asked",
        "How many name the brand when asked.",
    ),
    up(
        "brand_lift",
        Branding,
        Points,
        "share among those who saw it - share among those who did not",
        "What seeing the campaign changed.",
    ),
    up(
        "share_of_voice",
        Branding,
        Percent,
        "mentions of the brand / mentions of all brands of the category",
        "How much of the talk is about the brand.",
    ),
    up(
        "branded_search",
        Branding,
        Count,
        "searches for the brand's name in the period",
        "How many look for the brand by name.",
    ),
    up(
        "earned_mentions",
        Branding,
        Count,
        "unpaid posts that name the brand",
        "How many speak of it without being paid.",
    ),
    up(
        "follower_growth",
        Branding,
        Percent,
        "new followers of the brand / followers at the start",
        "How many came to stay.",
    ),
    up(
        "engagement_rate",
        Interaction,
        Percent,
        "interactions / followers, views or people reached",
        "How many of those who could react did.",
    ),
    up("comments", Interaction, Count, "comments on the posts", "How many said something."),
    up("saves", Interaction, Count, "times the posts were saved", "How many want to come back to it."),
    up("shares", Interaction, Count, "times the posts were passed on", "How many showed it to somebody."),
    up("reach", Reach, Count, "different people who saw a post", "How many people saw it."),
    up("impressions", Reach, Count, "times a post was shown", "How often it was shown."),
    up("views", Reach, Count, "times a video was played", "How often it was played."),
    down("frequency", Reach, Count, "impressions / reach", "How often one person saw it."),
    up("sales", Conversion, Count, "orders that came from the campaign", "How many bought."),
    up("signups", Conversion, Count, "registrations that came from the campaign", "How many signed up."),
    up("clicks", Conversion, Count, "clicks on the links", "How many followed the link."),
    up("conversion_rate", Conversion, Percent, "orders / clicks", "How many of those who came bought."),
    up(
        "roas",
        Conversion,
        Count,
        "revenue from the campaign / cost of the campaign",
        "What a unit of money brought back.",
    ),
    down("cpa", Conversion, Money, "cost / orders", "What one order cost."),
    down("cpe", Conversion, Money, "cost / interactions", "What one interaction cost."),
    down("cpm", Conversion, Money, "cost / impressions × 1,000", "What a thousand showings cost."),
];

/// The built-in metric with this name.
pub fn built_in_metric(name: &str) -> Option<&'static BuiltInMetric> {
    METRICS.iter().find(|m| m.name == name)
}
