//! How success is judged.

use super::ids::{MetricId, Who};
use super::money::Money;
use super::values::Percent;
use crate::source::{Span, Spanned};
use crate::vocabulary::{Direction, Family, Unit};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::fmt;

/// A measure that the file declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// Its name.
    pub name: Spanned<String>,
    /// Its title, if it has one.
    pub title: Option<Spanned<String>>,
    /// Its family; unknown where it could not be read.
    pub family: Option<Family>,
    /// What its numbers are.
    pub unit: Unit,
    /// Whether more is better.
    pub direction: Direction,
    /// How it is computed.
    pub formula: Option<Spanned<String>>,
}

impl Default for Metric {
    fn default() -> Metric {
        let (name, unit, direction) = (Spanned::default(), Unit::Count, Direction::Up);
        Metric { name, title: None, family: None, unit, direction, formula: None }
    }
}

/// The metric of a KPI: built in or declared.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its name.
    pub name: String,
    /// The declaration, if it is declared.
    pub declared: Option<MetricId>,
    /// Its family.
    pub family: Family,
    /// What its numbers are.
    pub unit: Unit,
    /// Whether more is better.
    pub direction: Direction,
}

/// A target or a baseline.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// `1_500`.
    Number(Decimal),
    /// `80%`.
    Percent(Percent),
    /// `6 points`.
    Points(Decimal),
    /// `3 EUR`.
    Money(Money),
}

impl Target {
    /// The bare number: 80 for `80%`.
    pub fn number(&self) -> f64 {
        match self {
            Target::Number(n) | Target::Points(n) => n.to_f64().unwrap_or(0.0),
            Target::Percent(p) => p.0,
            Target::Money(m) => m.amount.to_f64().unwrap_or(0.0),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Number(n) => f.write_str(&super::money::grouped(*n)),
            Target::Percent(p) => write!(f, "{p}"),
            Target::Points(n) => write!(f, "{n} points"),
            Target::Money(m) => write!(f, "{m}"),
        }
    }
}

/// How a value is compared with a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`, and what holds where nothing is written and more is better.
    AtLeast,
    /// `<=`, and what holds where nothing is written and less is better.
    AtMost,
    /// `>`.
    Above,
    /// `<`.
    Below,
    /// `=`.
    Exactly,
}

impl Comparison {
    /// The comparison with this sign.
    pub fn from_sign(sign: &str) -> Option<Comparison> {
        Some(match sign {
            ">=" => Comparison::AtLeast,
            "<=" => Comparison::AtMost,
            ">" => Comparison::Above,
            "<" => Comparison::Below,
            "=" => Comparison::Exactly,
            _ => return None,
        })
    }

    /// The sign for it.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::AtLeast => ">=",
            Comparison::AtMost => "<=",
            Comparison::Above => ">",
            Comparison::Below => "<",
            Comparison::Exactly => "=",
        }
    }
}

/// One way in which success is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Kpi {
    /// From `kpi` to the last value of the head.
    pub span: Span,
    /// The metric's name as written.
    pub name: Spanned<String>,
    /// The metric; unknown where the name leads nowhere.
    pub metric: Option<Measure>,
    /// How the value is compared with the target.
    pub comparison: Comparison,
    /// What is aimed at; unknown where it could not be read.
    pub target: Option<Spanned<Target>>,
    /// For whom, as named; the campaign as a whole, if nobody is.
    pub whom: Vec<Spanned<Who>>,
    /// For whom, each person once.
    pub people: Vec<super::InfluencerId>,
    /// How much it counts.
    pub weight: Option<Spanned<Percent>>,
    /// Where it stood before.
    pub baseline: Option<Spanned<Target>>,
    /// How it is measured.
    pub measured: Option<Spanned<String>>,
    /// The day on which it is judged: as stated, else 14 days after the run; unknown where the run is.
    pub by: Option<Date>,
    /// Whether that day is stated.
    pub by_stated: bool,
    /// The place just inside of its block, where a property can be put; `None` where it has no block.
    pub block: Option<Span>,
}

impl Kpi {
    /// Whether it judges the campaign as a whole.
    pub fn is_for_campaign(&self) -> bool {
        self.whom.is_empty()
    }

    /// The family of its metric; unknown where the metric is.
    pub fn family(&self) -> Option<Family> {
        self.metric.as_ref().map(|m| m.family)
    }
}
