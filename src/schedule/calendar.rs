//! The days of the run, cut into slices that lie on one day in every zone that counts.
//!
//! Within a slice, a minute of the campaign's clock and a minute of real time go hand in hand: a slice ends at midnight in
//! the campaign's zone, at midnight in the zone of an audience, and where clocks are changed.

use crate::campaign::{Audience, Campaign, DateRange, Zone};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Minutes in a civil day.
pub(super) const DAY: i64 = 24 * 60;

/// A stretch of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slice {
    /// The day, counted from the first of the calendar.
    pub day: u32,
    /// The first minute of the campaign's clock.
    pub from: u16,
    /// The minute after the last.
    pub until: u16,
    /// The first minute in real time, counted from 1970.
    pub start: i64,
}

impl Slice {
    /// A minute of the clock in real time.
    pub fn real(self, minute: u16) -> i64 {
        self.start + i64::from(minute) - i64::from(self.from)
    }
}

/// A time at which something is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    /// In real time, in minutes from 1970.
    pub real: i64,
    /// The slice it lies in.
    pub slice: u32,
    /// The day it lies on, counted from the first of the calendar.
    pub day: u32,
    /// The minute of the campaign's clock.
    pub minute: u16,
}

/// All days on which posts may lie.
#[derive(Debug)]
pub(super) struct Timeline {
    /// The first day.
    pub first: Date,
    /// How many days there are.
    pub days: u32,
    /// The slices, in the order of time.
    pub slices: Vec<Slice>,
    /// The zones that count; the first is the campaign's.
    pub zones: Vec<Zone>,
    /// For each zone and slice the day there, counted from the day before the calendar's first.
    pub zone_days: Vec<Vec<u32>>,
    /// The zone of each audience: an index of the zones.
    pub zone_of_audience: Vec<usize>,
    weekends: Vec<bool>,
    first_slice: Vec<u32>,
}

impl Timeline {
    /// The calendar of a campaign over a range of days.
    pub fn new(campaign: &Campaign, range: DateRange) -> Timeline {
        let zones = zones_of(campaign);
        let days = u32::try_from(range.days()).unwrap_or(0);
        let zone_of = |audience: &Audience| {
            let stated = audience.timezone.as_ref();
            stated.and_then(|t| zones.iter().position(|z| z.name == t.name)).unwrap_or(0)
        };
        let monday = day_number(range.first) + 3;
        let mut calendar = Timeline {
            first: range.first,
            days,
            slices: Vec::new(),
            zone_days: Vec::new(),
            zone_of_audience: campaign.audiences.iter().map(zone_of).collect(),
            weekends: (0..i64::from(days)).map(|d| (monday + d).rem_euclid(7) >= 5).collect(),
            zones,
            first_slice: Vec::new(),
        };
        calendar.cut();
        calendar.zone_days = calendar.zones.iter().map(|z| calendar.days_in(z)).collect();
        calendar
    }

    fn cut(&mut self) {
        let zone = self.zones[0].clone();
        let mut offsets = Offsets::new(&zone.rules, self.first);
        let midnights = self.other_midnights();
        for day in 0..self.days {
            self.first_slice.push(self.slices.len() as u32);
            let segments = offsets.segments(day_number(self.first) + i64::from(day));
            for (from, until, start) in segments.into_iter().filter(|s| s.0 < s.1) {
                self.cut_segment(Slice { day, from, until, start }, &midnights);
            }
        }
        self.first_slice.push(self.slices.len() as u32);
    }

    fn cut_segment(&mut self, mut rest: Slice, midnights: &[i64]) {
        let end = rest.real(rest.until);
        let from = midnights.partition_point(|m| *m <= rest.start);
        for midnight in midnights[from..].iter().take_while(|m| **m < end) {
            let at = rest.from + (midnight - rest.start) as u16;
            self.slices.push(Slice { until: at, ..rest });
            rest = Slice { from: at, start: *midnight, ..rest };
        }
        self.slices.push(rest);
    }

    /// When days begin in the zones of audiences, in real time.
    fn other_midnights(&self) -> Vec<i64> {
        let first = day_number(self.first);
        let mut all = Vec::new();
        for zone in &self.zones[1..] {
            let mut offsets = Offsets::new(&zone.rules, self.first);
            for day in first..=first + i64::from(self.days) + 1 {
                all.extend(offsets.segments(day).first().map(|s| s.2));
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    fn days_in(&self, zone: &Zone) -> Vec<u32> {
        if *zone == self.zones[0] {
            return self.slices.iter().map(|s| s.day + 1).collect();
        }
        let first = day_number(self.first) - 1;
        let day = |slice: &Slice| {
            let offset = i64::from(offset_at(&zone.rules, slice.start));
            ((slice.start + offset).div_euclid(DAY) - first).max(0) as u32
        };
        self.slices.iter().map(day).collect()
    }

    /// The slices of a day.
    pub fn slices_of(&self, day: u32) -> std::ops::Range<u32> {
        let at = |d: u32| self.first_slice.get(d as usize).copied().unwrap_or(self.slices.len() as u32);
        at(day)..at(day + 1)
    }

    /// The date of a day.
    pub fn date(&self, day: u32) -> Date {
        date_of(day_number(self.first) + i64::from(day))
    }

    /// The day of a date, negative before the calendar's first.
    pub fn day(&self, date: Date) -> i64 {
        day_number(date) - day_number(self.first)
    }

    /// Whether a day is a Saturday or a Sunday.
    pub fn is_weekend(&self, day: u32) -> bool {
        self.weekends.get(day as usize).copied().unwrap_or(false)
    }

    /// The date that a slice lies on in one of the zones.
    pub fn date_in(&self, zone: usize, slice: u32) -> Date {
        date_of(day_number(self.first) + i64::from(self.zone_days[zone][slice as usize]) - 1)
    }

    /// The moment of a minute in a slice.
    pub fn moment(&self, slice: u32, minute: u16) -> Moment {
        let at = self.slices[slice as usize];
        Moment { real: at.real(minute), slice, day: at.day, minute }
    }

    /// The moment of a civil time, if the clock shows it on one of the days.
    pub fn moment_at(&self, date: Date, minute: u16) -> Option<Moment> {
        let day = u32::try_from(self.day(date)).ok().filter(|d| *d < self.days)?;
        let holds = |s: &u32| {
            let slice = self.slices[*s as usize];
            (slice.from..slice.until).contains(&minute)
        };
        self.slices_of(day).find(holds).map(|s| self.moment(s, minute))
    }
}

/// The campaign's zone, then each other zone that an audience names.
fn zones_of(campaign: &Campaign) -> Vec<Zone> {
    let mut zones = vec![campaign.zone()];
    for zone in campaign.audiences.iter().filter_map(|a| a.timezone.as_ref()) {
        if !zones.iter().any(|z| z.name == zone.name) {
            zones.push(zone.value.clone());
        }
    }
    zones
}

/// Days from 1970-01-01 to a date.
pub(super) fn day_number(date: Date) -> i64 {
    i64::from((date - jiff::civil::date(1970, 1, 1)).get_days())
}

/// The date so many days after 1970-01-01; the first or last there is, where it lies beyond.
pub(super) fn date_of(number: i64) -> Date {
    let span = jiff::Span::new().try_days(number).unwrap_or_else(|_| jiff::Span::new().days(5_000_000));
    jiff::civil::date(1970, 1, 1).saturating_add(span)
}

/// Minutes that a zone's clock is ahead of UTC at a moment.
fn offset_at(rules: &TimeZone, real: i64) -> i32 {
    let at = Timestamp::from_second(real.saturating_mul(60)).unwrap_or(Timestamp::UNIX_EPOCH);
    rules.to_offset(at).seconds().div_euclid(60)
}

/// Walks the days of a zone and knows where its clock is changed.
struct Offsets<'z> {
    rules: &'z TimeZone,
    offset: i64,
    next: Option<i64>,
}

impl<'z> Offsets<'z> {
    fn new(rules: &'z TimeZone, first: Date) -> Self {
        let start = (day_number(first) - 1) * DAY;
        let mut offsets = Offsets { rules, offset: i64::from(offset_at(rules, start)), next: None };
        offsets.find_next(start);
        offsets
    }

    fn find_next(&mut self, after: i64) {
        let from = Timestamp::from_second(after.saturating_mul(60)).unwrap_or(Timestamp::UNIX_EPOCH);
        let change = self.rules.following(from).next();
        self.next = change.map(|c| c.timestamp().as_second().div_euclid(60));
    }

    /// The stretches of a day on which the clock runs evenly: first minute, minute after the last, real time of the first.
    /// Minutes that the clock skips are in none of them; those it shows twice are in the earlier one.
    fn segments(&mut self, day: i64) -> Vec<(u16, u16, i64)> {
        let midnight = day * DAY;
        let mut segments = Vec::with_capacity(2);
        let mut from = 0;
        while let Some(change) = self.next.filter(|c| c + self.offset < midnight + DAY) {
            let before = self.offset;
            self.offset = i64::from(offset_at(self.rules, change));
            self.find_next(change);
            let until = (change + before - midnight).clamp(0, DAY);
            if until > from {
                segments.push((from as u16, until as u16, midnight + from - before));
            }
            from = from.max((change + self.offset.max(before) - midnight).clamp(0, DAY));
        }
        if from < DAY {
            segments.push((from as u16, DAY as u16, midnight + from - self.offset));
        }
        segments
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn segments(zone: &str, day: Date) -> Vec<(u16, u16, i64)> {
        let zone = Zone::named(zone).unwrap();
        let mut offsets = Offsets::new(&zone.rules, day);
        offsets.segments(day_number(day))
    }

    fn real(zone: &str, at: jiff::civil::DateTime) -> i64 {
        at.in_tz(zone).unwrap().timestamp().as_second() / 60
    }

    #[test]
    fn the_hour_that_spring_skips_is_in_no_slice() {
        let day = date(2027, 3, 28);
        let (start, later) = (real("Europe/Berlin", day.at(0, 0, 0, 0)), real("Europe/Berlin", day.at(3, 0, 0, 0)));
        assert_eq!(segments("Europe/Berlin", day), [(0, 120, start), (180, 1440, later)]);
    }

    #[test]
    fn the_hour_that_autumn_repeats_is_there_once() {
        let day = date(2027, 10, 31);
        let (start, later) = (real("Europe/Berlin", day.at(0, 0, 0, 0)), real("Europe/Berlin", day.at(3, 0, 0, 0)));
        assert_eq!(segments("Europe/Berlin", day), [(0, 180, start), (180, 1440, later)]);
    }

    #[test]
    fn a_clock_that_is_changed_at_midnight_starts_the_day_later() {
        let day = date(2024, 4, 26);
        let start = real("Africa/Cairo", day.at(1, 0, 0, 0));
        assert_eq!(segments("Africa/Cairo", day), [(60, 1440, start)]);
    }

    #[test]
    fn the_days_after_a_change_go_by_the_new_clock() {
        let zone = Zone::named("America/New_York").unwrap();
        let mut offsets = Offsets::new(&zone.rules, date(2027, 3, 1));
        for day in 0..60 {
            let date = date_of(day_number(date(2027, 3, 1)) + day);
            let last = *offsets.segments(day_number(date)).last().unwrap();
            let noon = last.2 + 720 - i64::from(last.0);
            assert_eq!(noon, real("America/New_York", date.at(12, 0, 0, 0)), "{date}");
        }
    }
}
