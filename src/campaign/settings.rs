//! What the `campaign` block says.

use super::money::{Exchange, Money};
use super::shape::choice;
use super::values::DateRange;
use crate::source::Spanned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// What the `campaign` block says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// Who the campaign is for.
    pub brand: Option<Spanned<String>>,
    /// What it is about.
    pub product: Option<Spanned<String>>,
    /// What an influencer should know about brand and product.
    pub about: Option<Spanned<String>>,
    /// What the campaign is for.
    pub objective: Option<Spanned<Objective>>,
    /// All that may be spent on influencers.
    pub budget: Option<Spanned<Money>>,
    /// The first and the last day.
    pub runs: Option<Spanned<DateRange>>,
    /// The day on which the briefs go out, if stated; see `Campaign::briefed`.
    pub briefed: Option<Spanned<Date>>,
    /// The zone that all times are in, if stated; see `Campaign::zone`.
    pub timezone: Option<Spanned<Zone>>,
    /// The countries whose rules the posts must keep (ISO 3166 alpha-2).
    pub market: Vec<Spanned<String>>,
    /// The language of the briefs (BCP 47), if stated.
    pub language: Option<Spanned<String>>,
    /// Who answers questions.
    pub contact: Option<Spanned<String>>,
    /// Brands that an influencer should not have worked for lately.
    pub competitors: Vec<Spanned<String>>,
    /// Stated rates of exchange.
    pub exchange: Vec<Spanned<Exchange>>,
    /// Days that are no working days.
    pub holidays: Vec<Spanned<DateRange>>,
}

/// A time zone with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// The IANA name.
    pub name: String,
    /// Its rules, from the database that is built in.
    pub rules: TimeZone,
}

impl Zone {
    /// The zone with this IANA name, from the database that is built in.
    pub fn named(name: &str) -> Option<Zone> {
        let rules = TimeZone::get(name).ok()?;
        Some(Zone { name: name.to_string(), rules })
    }

    /// Coordinated universal time.
    pub fn utc() -> Zone {
        Zone { name: "UTC".to_string(), rules: TimeZone::UTC }
    }
}

choice! {
    /// What a campaign is for.
    pub enum Objective {
        /// People should learn that it exists.
        Awareness = "awareness",
        /// People should come to like it.
        Consideration = "consideration",
        /// People should buy it.
        Conversion = "conversion",
        /// Something new is brought out.
        Launch = "launch",
        /// People who have it should stay.
        Loyalty = "loyalty",
    }
}
