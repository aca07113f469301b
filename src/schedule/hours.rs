//! At which minutes of a slice a post may go out, and which of them is liked best.

use super::calendar::{DAY, Moment, Timeline};
use crate::campaign::{Channel, Zone};
use jiff::civil::{Date, Time};

/// The hour that is taken where the hours leave a choice: people have left work. No study agrees on a best hour, so this
/// is a habit and no finding.
const LIKED: i64 = 18 * 60;

/// Minutes of the campaign's clock on one slice, as ranges that include both ends, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Windows {
    /// The ranges.
    pub ranges: Vec<(u16, u16)>,
    /// The minute that is liked best; only a wish, and not always in a range.
    pub liked: u16,
}

impl Windows {
    /// All minutes of a slice.
    pub fn whole(from: u16, until: u16) -> Windows {
        Windows { ranges: vec![(from, until - 1)], liked: LIKED as u16 }
    }

    /// Keeps the minutes that lie in a range too.
    pub fn keep(&mut self, from: u16, until: u16) {
        self.ranges.retain_mut(|r| {
            *r = (r.0.max(from), r.1.min(until));
            r.0 <= r.1
        });
    }

    /// Moves the liked minute into what is left.
    pub fn settle(&mut self) {
        self.liked = liked_in(&self.ranges, self.liked);
    }

    /// The first and the last minute.
    pub fn ends(&self) -> Option<(u16, u16)> {
        Some((self.ranges.first()?.0, self.ranges.last()?.1))
    }

    /// The minute that looks best among those that are at least so late and so early, and that no closed range forbids.
    /// Full and half hours come first, then quarters, then fives, then any; among equals, the nearest to the liked one.
    pub fn choose(&self, from: u16, until: u16, closed: &[(i64, i64)]) -> Option<u16> {
        let mut open: Vec<(u16, u16)> = Vec::new();
        for range in &self.ranges {
            let mut low = i64::from(range.0.max(from));
            let high = i64::from(range.1.min(until));
            for (first, last) in closed.iter().filter(|c| c.0 <= high) {
                if *first > low {
                    open.push((low as u16, (first - 1) as u16));
                }
                low = low.max(last.saturating_add(1));
            }
            if low <= high {
                open.push((low as u16, high as u16));
            }
        }
        [30, 15, 5, 1].into_iter().find_map(|step| self.nearest(&open, step))
    }

    fn nearest(&self, open: &[(u16, u16)], step: u16) -> Option<u16> {
        let on_grid = |range: &(u16, u16)| {
            let (first, last) = (range.0.next_multiple_of(step), range.1 / step * step);
            (first <= last).then(|| self.liked.next_multiple_of(step).clamp(first, last))
        };
        open.iter().filter_map(on_grid).min_by_key(|m| (m.abs_diff(self.liked), *m))
    }
}

/// The minute of a day that a time of day falls into.
pub(super) fn minute_of(time: Time) -> u16 {
    (i64::from(time.hour()) * 60 + i64::from(time.minute())) as u16
}

/// The time of day of a minute.
pub(super) fn time_of(minute: u16) -> Time {
    Time::new((minute / 60) as i8, (minute % 60) as i8, 0, 0).unwrap_or(Time::MAX)
}

/// The hours of a channel on a slice, read on the clock of a zone of the calendar.
pub(super) fn hours(calendar: &Timeline, channel: &Channel, zone: usize, slice: u32) -> Windows {
    let at = calendar.slices[slice as usize];
    let mut windows = Windows::default();
    let here = zone == 0;
    let date = if here { calendar.date(at.day) } else { calendar.date_in(zone, slice) };
    let mut ranges: Vec<(i64, i64)> = Vec::new();
    for range in channel.hours_on(date) {
        let (from, until) = (i64::from(minute_of(range.from)), i64::from(minute_of(range.until)));
        let shown = if here { Some((from, until)) } else { moved(calendar, zone, date, (from, until), slice) };
        let (from, until) = shown.unwrap_or((1, 0));
        ranges.push((from.max(i64::from(at.from)), until.min(i64::from(at.until) - 1)));
    }
    ranges.retain(|r| r.0 <= r.1);
    ranges.sort_unstable();
    for (from, until) in ranges {
        match windows.ranges.last_mut() {
            Some(last) if i64::from(last.1) + 1 >= from => last.1 = last.1.max(until as u16),
            _ => windows.ranges.push((from as u16, until as u16)),
        }
    }
    let liked = if here { Some(LIKED) } else { moved(calendar, zone, date, (LIKED, LIKED), slice).map(|m| m.0) };
    windows.liked = liked_in(&windows.ranges, liked.unwrap_or(LIKED).clamp(0, DAY - 1) as u16);
    windows
}

/// The liked hour where the ranges hold it, else a half hour in the middle of the range that is nearest to it.
fn liked_in(ranges: &[(u16, u16)], liked: u16) -> u16 {
    let distance = |r: &&(u16, u16)| liked.clamp(r.0, r.1).abs_diff(liked);
    match ranges.iter().min_by_key(distance) {
        Some(r) if !(r.0..=r.1).contains(&liked) => {
            let middle = (r.0 + r.1) / 2;
            let half_hour = middle / 30 * 30;
            if half_hour >= r.0 { half_hour } else { middle }
        }
        _ => liked,
    }
}

/// Minutes of a day in another zone, on the campaign's clock of a slice; they may lie outside it.
fn moved(calendar: &Timeline, zone: usize, date: Date, range: (i64, i64), slice: u32) -> Option<(i64, i64)> {
    let at = calendar.slices[slice as usize];
    let shown = |minute: i64| {
        let real = real_time(&calendar.zones[zone], date, minute as u16)?;
        Some(i64::from(at.from) + real - at.start)
    };
    Some((shown(range.0)?, shown(range.1)?))
}

/// A civil time of a zone in minutes from 1970.
fn real_time(zone: &Zone, date: Date, minute: u16) -> Option<i64> {
    let at = zone.rules.to_timestamp(date.to_datetime(time_of(minute))).ok()?;
    Some(at.as_second().div_euclid(60))
}

/// How long one thing has to lie after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Gap {
    /// So many days of the calendar later: what is stated in days or weeks.
    Days(u32),
    /// So many minutes of real time later: what is stated in hours or less.
    Minutes(i64),
}

impl Gap {
    /// The gap that a duration states.
    pub fn of(duration: crate::campaign::Duration) -> Gap {
        match duration.unit {
            "days" | "weeks" => Gap::Days(u32::try_from(duration.days()).unwrap_or(u32::MAX)),
            _ => Gap::Minutes(duration.seconds.div_ceil(60).min(i64::MAX as u64 / 4) as i64),
        }
    }

    /// Whether a moment lies far enough after an earlier one.
    pub fn holds(self, earlier: Moment, later: Moment) -> bool {
        match self {
            Gap::Days(days) => i64::from(later.day) - i64::from(earlier.day) >= i64::from(days),
            Gap::Minutes(minutes) => later.real - earlier.real >= minutes,
        }
    }

    /// Whether two moments lie far enough apart, whichever comes first.
    pub fn holds_between(self, a: Moment, b: Moment) -> bool {
        if a.real <= b.real { self.holds(a, b) } else { self.holds(b, a) }
    }

    /// The longer of two, as far as that can be told in days and minutes.
    pub fn is_none(self) -> bool {
        matches!(self, Gap::Days(0) | Gap::Minutes(..=0))
    }
}
