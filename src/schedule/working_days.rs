//! Working days: Monday to Friday, without holidays.

use super::calendar::{date_of, day_number};
use crate::campaign::Campaign;
use jiff::civil::Date;

/// Counts working days.
#[derive(Debug)]
pub(super) struct WorkingDays {
    /// Holidays that fall on Monday to Friday: first day, day after the last, how many such days lie before it.
    holidays: Vec<(i64, i64, i64)>,
    total: i64,
}

impl WorkingDays {
    /// The working days of a campaign.
    pub fn of(campaign: &Campaign) -> WorkingDays {
        let stated = campaign.settings.holidays.iter();
        let mut ranges: Vec<(i64, i64)> = stated.map(|h| (day_number(h.first), day_number(h.last) + 1)).collect();
        ranges.sort_unstable();
        let mut holidays: Vec<(i64, i64, i64)> = Vec::with_capacity(ranges.len());
        let mut total = 0;
        for (first, end) in ranges {
            let first = holidays.last().map_or(first, |h| first.max(h.1));
            if first < end {
                holidays.push((first, end, total));
                total += weekdays_before(end) - weekdays_before(first);
            }
        }
        WorkingDays { holidays, total }
    }

    /// Working days from a fixed day on to a day that does not belong to them any more.
    fn before(&self, day: i64) -> i64 {
        let passed = self.holidays.partition_point(|h| h.0 < day);
        let off = passed.checked_sub(1).map_or(0, |i| {
            let (first, end, earlier) = self.holidays[i];
            earlier + weekdays_before(end.min(day)) - weekdays_before(first)
        });
        weekdays_before(day) - off
    }

    /// The day that lies so many working days after a day, or before it if negative; the day itself for none.
    pub fn shift(&self, from: Date, by: i64) -> Date {
        let day = day_number(from);
        let by = by.clamp(-4_000_000, 4_000_000);
        let reach = by.abs() * 7 / 5 + self.total * 2 + 14;
        match by {
            0 => from,
            1.. => {
                let wanted = self.before(day + 1) + by;
                date_of(first_where(day, day + reach, |d| self.before(d + 1) >= wanted))
            }
            _ => {
                let wanted = self.before(day) + by;
                date_of(first_where(day - reach, day, |d| self.before(d + 1) > wanted))
            }
        }
    }
}

/// The first number of a range for which a condition holds that goes on to hold; the last where it never does.
fn first_where(mut low: i64, mut high: i64, holds: impl Fn(i64) -> bool) -> i64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Days from Monday to Friday, from a fixed Monday on to before a day.
fn weekdays_before(day: i64) -> i64 {
    let since_monday = day + 3;
    since_monday.div_euclid(7) * 5 + since_monday.rem_euclid(7).min(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::testing::Plot;
    use jiff::civil::date;

    fn shift_slowly(campaign: &Campaign, from: Date, by: i64) -> Date {
        let (mut day, mut left) = (from, by.abs());
        while left > 0 {
            day = if by > 0 { day.tomorrow().unwrap() } else { day.yesterday().unwrap() };
            left -= i64::from(campaign.is_working_day(day));
        }
        day
    }

    #[test]
    fn working_days_are_counted_as_on_a_wall_calendar() {
        let mut plot = Plot::new(date(2027, 3, 1), date(2027, 4, 11));
        plot.holiday(date(2027, 3, 26), date(2027, 3, 29));
        plot.holiday(date(2027, 3, 20), date(2027, 3, 27));
        plot.holiday(date(2027, 2, 16), date(2027, 2, 16));
        let campaign = plot.campaign();
        let days = WorkingDays::of(&campaign);
        for offset in 0..45 {
            let from = date_of(day_number(date(2027, 3, 1)) + offset);
            for by in -40..=40 {
                assert_eq!(days.shift(from, by), shift_slowly(&campaign, from, by), "{by} from {from}");
            }
        }
    }

    #[test]
    fn absurd_distances_end_at_the_ends_of_time() {
        let campaign = Plot::new(date(2027, 3, 1), date(2027, 4, 11)).campaign();
        let days = WorkingDays::of(&campaign);
        assert_eq!(days.shift(date(2027, 3, 1), i64::MIN), Date::MIN);
        assert_eq!(days.shift(date(2027, 3, 1), i64::MAX), Date::MAX);
    }
}
