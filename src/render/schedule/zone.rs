//! The rules of a time zone as iCalendar has them.

use crate::campaign::Zone;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZoneTransition};

/// The most changes of the clock that are written; a century has two hundred.
const MOST_CHANGES: usize = 240;

/// A change of the clock.
struct ClockChange {
    at: Timestamp,
    from: Offset,
    to: Offset,
    name: String,
    daylight: bool,
}

/// The lines of the zone's VTIMEZONE, which is right for all days between the two; none for UTC, which needs none.
pub(super) fn lines(zone: &Zone, first: Date, last: Date) -> Vec<String> {
    if is_utc(zone) {
        return Vec::new();
    }
    let mut lines = vec!["BEGIN:VTIMEZONE".to_string(), format!("TZID:{}", zone.name)];
    for change in changes(zone, first, last) {
        let kind = if change.daylight { "DAYLIGHT" } else { "STANDARD" };
        lines.push(format!("BEGIN:{kind}"));
        lines.push(format!("DTSTART:{}", stamp(change.from.to_datetime(change.at))));
        lines.push(format!("TZOFFSETFROM:{}", offset(change.from)));
        lines.push(format!("TZOFFSETTO:{}", offset(change.to)));
        lines.push(format!("TZNAME:{}", change.name));
        lines.push(format!("END:{kind}"));
    }
    lines.push("END:VTIMEZONE".to_string());
    lines
}

/// Whether times of the zone are written with a `Z`.
pub(super) fn is_utc(zone: &Zone) -> bool {
    matches!(zone.name.as_str(), "UTC" | "Etc/UTC")
}

/// Civil time as iCalendar writes it.
pub(super) fn stamp(at: DateTime) -> String {
    let (d, t) = (at.date(), at.time());
    format!("{:04}{:02}{:02}T{:02}{:02}{:02}", d.year(), d.month(), d.day(), t.hour(), t.minute(), t.second())
}

/// The change that is in force on the first day, and all up to a year behind the last. A reader that finds no rule for a
/// time takes the earliest, so the zone is right before the first day too as far as anything is planned there.
fn changes(zone: &Zone, first: Date, last: Date) -> Vec<ClockChange> {
    let midnight = |d: Date| zone.rules.to_zoned_datetime(d.at(0, 0, 0, 0)).map(|z| z.timestamp());
    let day = jiff::Span::new().days(2);
    let start = first.checked_sub(day).and_then(midnight).unwrap_or(Timestamp::UNIX_EPOCH);
    let end = last.checked_add(jiff::Span::new().years(1)).and_then(midnight).unwrap_or(Timestamp::MAX);
    let mut seen: Vec<ClockChange> = zone.rules.preceding(start).take(1).map(|t| change(zone, &t)).collect();
    if seen.is_empty() {
        seen.push(fixed(zone, start));
    }
    let later = zone.rules.following(start).take_while(|t| t.timestamp() < end);
    seen.extend(later.take(MOST_CHANGES).map(|t| change(zone, &t)));
    seen
}

fn change(zone: &Zone, next: &TimeZoneTransition<'_>) -> ClockChange {
    let before = next.timestamp().checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(next.timestamp());
    let before = zone.rules.to_offset_info(before);
    let (from, to) = (before.offset(), next.offset());
    let daylight = to > from && (next.dst().is_dst() || before.dst().is_dst());
    ClockChange { at: next.timestamp(), from, to, name: next.abbreviation().to_string(), daylight }
}

/// A zone whose clocks never changed.
fn fixed(zone: &Zone, at: Timestamp) -> ClockChange {
    let info = zone.rules.to_offset_info(at);
    let (offset, name) = (info.offset(), info.abbreviation().to_string());
    ClockChange { at: Timestamp::UNIX_EPOCH, from: offset, to: offset, name, daylight: false }
}

fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    let tail = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{hours:02}{minutes:02}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn zone(name: &str) -> Vec<String> {
        lines(&Zone::named(name).unwrap(), date(2027, 3, 1), date(2027, 4, 11))
    }

    #[test]
    fn berlin_changes_to_summer_time_at_two_and_back_at_three() {
        let berlin = zone("Europe/Berlin").join("\n");
        assert!(berlin.contains("BEGIN:DAYLIGHT\nDTSTART:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200"));
        assert!(berlin.contains("BEGIN:STANDARD\nDTSTART:20261025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100"));
    }

    #[test]
    fn a_zone_that_no_longer_changes_and_utc_are_whole_too() {
        let kolkata = zone("Asia/Kolkata").join("\n");
        assert_eq!(kolkata.matches("BEGIN:STANDARD").count(), 1, "{kolkata}");
        assert!(kolkata.contains("TZOFFSETTO:+0530"));
        assert!(zone("UTC").is_empty());
        assert!(zone("Etc/GMT+5").join("\n").contains("TZOFFSETFROM:-0500\nTZOFFSETTO:-0500"));
    }

    #[test]
    fn dublin_has_daylight_time_in_summer_though_its_database_says_winter() {
        let dublin = zone("Europe/Dublin").join("\n");
        assert!(dublin.contains("BEGIN:DAYLIGHT\nDTSTART:20270328T010000"), "{dublin}");
    }
}
