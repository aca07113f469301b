//! Dates and times.

use super::super::catalogue::{FOREIGN_NOTATION, NO_SUCH_DATE, WRONG_VALUE};
use super::super::matcher::Matcher;
use super::super::sink::Tell as _;
use super::Read;
use super::number::wrong;
use crate::campaign::Value;
use crate::source::Span;
use crate::syntax::{Figure, OddFigure, Token, TokenKind, read_figure};
use crate::vocabulary::Slot;
use jiff::civil::Date;

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
    let word = word.to_lowercase();
    let short = |name: &&str| word.chars().count() >= 3 && name.starts_with(&word);
    MONTHS.iter().position(|names| names.iter().any(short)).map(|i| i as i8 + 1)
}

pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

pub(super) fn date(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
    let (raw, span) = (m.raw(token), m.span(token));
    if token.kind == TokenKind::Word || m.peek_next().is_some_and(|n| n.kind == TokenKind::Word && is_month(m.raw(n))) {
        return spelled_date(m, token, name);
    }
    m.advance();
    let value = match read_figure(raw) {
        Figure::Date(date) => Value::Date(date),
        Figure::Odd(OddFigure::NoSuchDay(last)) => {
            let finding = m.sink.add(&NO_SUCH_DATE, span, format!("There is no day {raw}."));
            finding.label("no such day");
            match last {
                Some(last) => finding.help(format!("That month ends with `{last}`.")),
                None => finding.help("A date is year, month, day: `2027-03-08`."),
            };
            Value::Unknown
        }
        Figure::Odd(OddFigure::OtherDate(first, second)) => other_date(m, span, first, second),
        _ => {
            wrong(m, Slot::Date, span, raw);
            Value::Unknown
        }
    };
    m.capture(name, value, span);
    Ok(())
}

fn other_date(m: &mut Matcher<'_>, span: Span, first: Option<Date>, second: Option<Date>) -> Value {
    let finding = m.sink.add(
        &FOREIGN_NOTATION,
        span,
        "A date is written year-month-day, so that nobody mistakes the month for the day.",
    );
    finding.label("a date in another order");
    let only = match (first, second) {
        (Some(a), Some(b)) => {
            finding.help(format!("Write `{a}` or `{b}`, whichever is meant."));
            None
        }
        (one, other) => one.or(other),
    };
    match only {
        Some(date) => {
            finding.help(format!("Write `{date}`."));
            finding.fix(format!("write `{date}`"), true, span, date.to_string());
            Value::Date(date)
        }
        None => Value::Unknown,
    }
}

/// `8 March 2027`, `March 8, 2027`, `8 March`.
fn spelled_date(m: &mut Matcher<'_>, first: Token, name: &'static str) -> Read {
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
    let finding = m.sink.add(&FOREIGN_NOTATION, span, "A date is written in numbers: year-month-day.");
    finding.label("a date in words");
    match date {
        Some(date) => {
            finding.help(format!("Write `{date}`."));
            finding.fix(format!("write `{date}`"), true, span, date.to_string());
        }
        None => {
            finding.help("Write it with its year, as `2027-03-08`.");
        }
    }
    m.capture(name, date.map_or(Value::Unknown, Value::Date), span);
    Ok(())
}

fn comma_in_date(m: &Matcher<'_>) -> bool {
    m.peek_next().is_some_and(|n| n.kind == TokenKind::Figure && m.raw(n).len() == 4)
}

pub(super) fn time(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
    let (raw, span) = (m.raw(token), m.span(token));
    m.advance();
    let value = match read_figure(raw) {
        Figure::Time(time) => Value::Time(time),
        Figure::Odd(OddFigure::NoSuchTime) => {
            let finding = m.sink.add(&NO_SUCH_DATE, span, format!("There is no time {raw}."));
            finding.label("no such time").help("A day runs from `00:00` to `23:59`.");
            Value::Unknown
        }
        _ => {
            let afternoon = m.peek().is_some_and(|t| matches!(m.raw(t), "pm" | "am" | "PM" | "AM"));
            if afternoon {
                m.advance();
            }
            let finding = m.sink.add(&WRONG_VALUE, span, format!("Expected a time, found `{raw}`."));
            finding.label("expected a time").help("A time is written in 24 hours, as `18:30`.");
            Value::Unknown
        }
    };
    m.capture(name, value, span);
    Ok(())
}
