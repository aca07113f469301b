//! Small values: percentages, durations, ranges.

use jiff::civil::{Date, Time};
use std::fmt;

/// A percentage, as written: `Percent(5.1)` is 5.1%.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Percent(pub f64);

impl Percent {
    /// As a fraction of 1.
    pub fn fraction(self) -> f64 {
        self.0 / 100.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

/// A span of time, with the number and the unit as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    /// In seconds; a day has 24 hours here.
    pub seconds: u64,
    /// The number as written.
    pub count: u64,
    /// The unit as written, in the plural: `days`.
    pub unit: &'static str,
}

impl Duration {
    const UNITS: &'static [(&'static str, &'static str, u64)] = &[
        ("second", "seconds", 1),
        ("minute", "minutes", 60),
        ("hour", "hours", 3_600),
        ("day", "days", 86_400),
        ("week", "weeks", 604_800),
    ];

    /// So many of a unit, named in the singular or the plural.
    pub fn of(count: u64, unit: &str) -> Option<Duration> {
        let (_, plural, seconds) = Duration::UNITS.iter().find(|(one, many, _)| *one == unit || *many == unit)?;
        Some(Duration { seconds: seconds.checked_mul(count)?, count, unit: plural })
    }

    /// In whole days, rounded down.
    pub fn days(self) -> i64 {
        (self.seconds / 86_400) as i64
    }

    /// In whole minutes, rounded down.
    pub fn minutes(self) -> i64 {
        (self.seconds / 60) as i64
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.count == 1 { self.unit.trim_end_matches('s') } else { self.unit };
        write!(f, "{} {unit}", self.count)
    }
}

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateRange {
    /// The first day.
    pub first: Date,
    /// The last day; never before the first.
    pub last: Date,
}

impl DateRange {
    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        i64::from((self.last - self.first).get_days()) + 1
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first == self.last {
            true => write!(f, "{}", self.first),
            false => write!(f, "{} .. {}", self.first, self.last),
        }
    }
}

/// Whole numbers from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CountRange {
    /// The smallest.
    pub first: u64,
    /// The largest; never less than the first.
    pub last: u64,
}

/// Times of a day from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeRange {
    /// The earliest.
    pub from: Time,
    /// The latest; never before the earliest.
    pub until: Time,
}

impl fmt::Display for TimeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |t: Time| format!("{:02}:{:02}", t.hour(), t.minute());
        match self.from == self.until {
            true => f.write_str(&clock(self.from)),
            false => write!(f, "{} .. {}", clock(self.from), clock(self.until)),
        }
    }
}
