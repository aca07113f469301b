//! Dates and times.

use super::super::captures::Value;
use super::super::catalogue::{FOREIGN_NOTATION, NO_SUCH_DATE, WRONG_VALUE};
use super::super::cursor::Cursor;
use super::number::{hyphenated, wrong};
use crate::findings::Finding;
use crate::source::Span;
use crate::syntax::{Figure, OddFigure, Token, TokenKind, read_figure};
use crate::vocabulary::Slot;
use jiff::civil::{Date, Time};

const MONTHS: [[&str; 4]; 12] = [
    ["january", "januar", "janvier", "enero"],
    ["february", "februar", "février", "febrero"],
    ["march", "märz", "mars", "marzo"],
    ["april", "april", "avril", "abril"],
    ["may", "mai", "mai", "mayo"],
    ["june", "juni", "juin", "junio"],
    ["july", "juli", "juillet", "julio"],
    ["august", "august", "août", "agosto"],
    ["september", "september", "septembre", "septiembre"],
    ["october", "oktober", "octobre", "octubre"],
    ["november", "november", "novembre", "noviembre"],
    ["december", "dezember", "décembre", "diciembre"],
];

fn month(word: &str) -> Option<i8> {
    let begins = |name: &&str| {
        let mut name = name.chars();
        word.chars().flat_map(char::to_lowercase).all(|c| name.next() == Some(c))
    };
    if word.chars().count() < 3 {
        return None;
    }
    MONTHS.iter().position(|names| names.iter().any(begins)).map(|i| i as i8 + 1)
}

pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

pub(super) fn date(m: &mut Cursor<'_>, token: Token) -> (Value, Span) {
    let (raw, span) = (m.raw(token), m.span(token));
    if token.kind == TokenKind::Word || m.peek_next().is_some_and(|n| n.kind == TokenKind::Word && is_month(m.raw(n))) {
        return spelled_date(m, token);
    }
    m.advance();
    let value = match read_figure(raw) {
        Figure::Date(date) => Value::Date(date),
        Figure::Odd(OddFigure::NoSuchDay(last)) => {
            let finding = Finding::of(&NO_SUCH_DATE, span, format!("There is no day {raw}.")).with_label("no such day");
            m.sink.push(finding.with_help(match last {
                Some(last) => format!("That month ends with `{last}`."),
                None => "A date is year, month, day: `2027-03-08`.".to_string(),
            }));
            Value::Unknown
        }
        Figure::Odd(OddFigure::OtherDate(first, second)) => other_date(m, span, first, second),
        Figure::Time(time) => {
            let help = format!("A time stands behind its day, as `2027-03-08 {}`.", time.strftime("%H:%M"));
            let finding = Finding::of(&WRONG_VALUE, span, format!("Expected a date, found `{raw}`."));
            m.sink.push(finding.with_label("a time without a day").with_help(help));
            Value::Unknown
        }
        _ => match joined_with_time(raw) {
            Some((date, time)) => with_time(m, span, date, time),
            None => {
                wrong(m, Slot::Date, span, raw);
                Value::Unknown
            }
        },
    };
    (value, span)
}

/// `2027-03-08T09:00`, as programs write a day and a time.
fn joined_with_time(raw: &str) -> Option<(Date, Time)> {
    let (day, clock) = raw.split_once(['T', 't'])?;
    match (read_figure(day), read_figure(clock.get(..5)?)) {
        (Figure::Date(date), Figure::Time(time)) => Some((date, time)),
        _ => None,
    }
}

fn with_time(m: &mut Cursor<'_>, span: Span, date: Date, time: Time) -> Value {
    let better = format!("{date} {}", time.strftime("%H:%M"));
    let finding = Finding::of(&FOREIGN_NOTATION, span, "A blank stands between a day and its time.");
    let finding = finding.with_label("a day and a time in one");
    let finding = finding.with_help(format!("Write `{better}`, or the day alone."));
    m.sink.push(finding.with_fix(format!("write `{better}`"), false, span, better));
    Value::Date(date)
}

fn other_date(m: &mut Cursor<'_>, span: Span, first: Option<Date>, second: Option<Date>) -> Value {
    let message = "A date is written year-month-day, so that nobody mistakes the month for the day.";
    let finding = Finding::of(&FOREIGN_NOTATION, span, message).with_label("a date in another order");
    let (finding, date) = match (first, second) {
        (Some(a), Some(b)) => (finding.with_help(format!("Write `{a}` or `{b}`, whichever is meant.")), None),
        (Some(date), None) | (None, Some(date)) => (finding.with_rewrite(date.to_string(), true, span), Some(date)),
        (None, None) => (finding, None),
    };
    m.sink.push(finding);
    date.map_or(Value::Unknown, Value::Date)
}

/// `8 March 2027`, `March 8, 2027`, `8 March`.
fn spelled_date(m: &mut Cursor<'_>, first: Token) -> (Value, Span) {
    let (mut month_number, mut numbers, mut last) = (None, Vec::new(), first);
    while let Some(token) = m.peek().filter(|_| numbers.len() + usize::from(month_number.is_some()) < 3) {
        let raw = m.raw(token);
        match token.kind {
            TokenKind::Word if month_number.is_none() && is_month(raw) => month_number = month(raw),
            TokenKind::Figure if numbers.len() < 2 => {
                match raw.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i16>() {
                    Ok(n) => numbers.push(n),
                    Err(_) => break,
                }
            }
            TokenKind::Comma if numbers.len() == 1 && month_number.is_some() && comma_in_date(m) => {}
            TokenKind::Junk => {}
            _ => break,
        }
        last = token;
        m.advance();
    }
    let span = m.span(first).to(m.span(last));
    let date = month_number.and_then(|month| match numbers[..] {
        [day, year] => Date::new(year, month, i8::try_from(day).ok()?).ok(),
        _ => None,
    });
    let finding = Finding::of(&FOREIGN_NOTATION, span, "A date is written in numbers: year-month-day.");
    let finding = finding.with_label("a date in words");
    m.sink.push(match date {
        Some(date) => finding.with_rewrite(date.to_string(), true, span),
        None => finding.with_help("Write it with its year, as `2027-03-08`."),
    });
    (date.map_or(Value::Unknown, Value::Date), span)
}

fn comma_in_date(m: &Cursor<'_>) -> bool {
    m.peek_next().is_some_and(|n| n.kind == TokenKind::Figure && m.raw(n).len() == 4)
}

/// Whether a figure stands for a time of day, however it is written.
pub(super) fn is_clock(m: &Cursor<'_>, token: Token) -> bool {
    let raw = m.raw(token);
    token.kind == TokenKind::Figure
        && match read_figure(raw) {
            Figure::Time(_) | Figure::Odd(OddFigure::NoSuchTime) => true,
            Figure::Date(_) | Figure::Number { percent: true, .. } => false,
            Figure::Number { .. } | Figure::Odd(_) => {
                spoken_clock(raw, half_of_day(m, m.at + 1)).is_some()
                    || raw.split_once('-').is_some_and(|(a, _)| a.contains(':'))
            }
        }
}

/// `am`, `pm` and their like, if this token is one.
fn half_of_day<'m>(m: &Cursor<'m>, at: usize) -> Option<&'m str> {
    let token = m.tokens.get(at).filter(|t| t.kind == TokenKind::Word)?;
    Some(m.raw(*token)).filter(|w| matches!(w.to_lowercase().as_str(), "am" | "pm" | "h" | "uhr" | "oclock"))
}

/// `6pm`, `6 pm`, `6:30 pm`, `18h`, `18h30`, `17.00`: a time as people say it.
fn spoken_clock(raw: &str, word: Option<&str>) -> Option<Time> {
    let lower = format!("{raw}{}", word.unwrap_or("")).to_lowercase();
    let (digits, half) = match lower.find(|c: char| c.is_alphabetic()) {
        Some(at) => lower.split_at(at),
        None => (lower.as_str(), ""),
    };
    let (half, behind) = half.strip_prefix('h').map_or((half, ""), |minutes| ("h", minutes));
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, behind));
    let whole = half.is_empty() && minute.is_empty();
    let hour: i8 = hour.parse().ok().filter(|h| (0..24).contains(h))?;
    let minute: i8 = if minute.is_empty() { 0 } else { minute.parse().ok().filter(|_| minute.len() == 2)? };
    let hour = match half {
        "am" | "pm" if !(1..=12).contains(&hour) => return None,
        "am" => hour % 12,
        "pm" => hour % 12 + 12,
        "" | "h" | "uhr" | "oclock" if !whole => hour,
        _ => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

pub(super) fn time(m: &mut Cursor<'_>, token: Token) -> (Value, Span) {
    let raw = m.raw(token);
    let half = half_of_day(m, m.at + 1);
    let spoken = spoken_clock(raw, half);
    let last = m.tokens.get(m.at + usize::from(half.is_some())).copied().unwrap_or(token);
    let span = m.span(token).to(m.span(last));
    m.at += 1 + usize::from(half.is_some());
    let value = match read_figure(raw) {
        Figure::Time(time) if half.is_none() => Value::Time(time),
        Figure::Odd(OddFigure::NoSuchTime) => {
            let finding = Finding::of(&NO_SUCH_DATE, span, format!("There is no time {raw}."));
            m.sink.push(finding.with_label("no such time").with_help("A day runs from `00:00` to `23:59`."));
            Value::Unknown
        }
        _ => match spoken {
            Some(time) => clock(m, span, time),
            None if hyphenated(m, raw, span) => Value::Unknown,
            None => {
                let finding = Finding::of(&WRONG_VALUE, span, format!("Expected a time, found `{raw}`."));
                let finding = finding.with_label("expected a time");
                m.sink.push(finding.with_help("A time is written in 24 hours, as `18:30`."));
                Value::Unknown
            }
        },
    };
    (value, span)
}

/// Tells of a time that is not written in 24 hours.
fn clock(m: &mut Cursor<'_>, span: Span, time: Time) -> Value {
    let better = time.strftime("%H:%M").to_string();
    let finding = Finding::of(&FOREIGN_NOTATION, span, "A time is written in 24 hours, with a colon.");
    m.sink.push(finding.with_label("a time as people say it").with_rewrite(better, true, span));
    Value::Time(time)
}
