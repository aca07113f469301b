//! Numbers, percentages, spans of time and comparisons.

use super::super::captures::Value;
use super::super::catalogue::{FOREIGN_NOTATION, OUT_OF_RANGE, WRONG_VALUE};
use super::super::cursor::Cursor;
use super::super::names::nearest;
use crate::campaign::{Duration, Percent};
use crate::findings::Finding;
use crate::source::Span;
use crate::syntax::{Figure, OddFigure, Token, TokenKind, read_figure};
use crate::vocabulary::{Slot, similar_currency};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// A number in letters, as far as people count posts in letters.
pub(super) fn spelled_out(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = if matches!(word, "a" | "an") { "one" } else { word };
    WORDS.iter().position(|w| *w == word).map(|i| i as u32 + 1)
}

/// A number: its value, whether it is a percentage, and its place.
type Amount = (Decimal, bool, Span);

/// A number as it stands here, with the habits of other tools understood. Its place alone where it could not be understood
/// and that has been told.
pub(super) fn figure(m: &mut Cursor<'_>, wants: Slot) -> Result<Amount, Span> {
    let token = m.peek().ok_or_else(Span::default)?;
    let (raw, span) = (m.raw(token), m.span(token));
    m.advance();
    if let Some(number) = spelled_out(raw) {
        let finding = Finding::of(&FOREIGN_NOTATION, span, "A number is written in digits.");
        m.sink.push(finding.with_label("a number in letters").with_rewrite(number.to_string(), true, span));
        return Ok((number.into(), false, span));
    }
    match read_figure(raw) {
        Figure::Number { value, percent } => {
            if let Some(read) = in_pieces(m, token, raw) {
                return Ok(read);
            }
            ambiguous(m, wants, raw, span).map_or(Ok((value, percent, span)), |()| Err(span))
        }
        Figure::Odd(odd) => odd_number(m, wants, odd, raw, span).map(|value| (value, false, span)).ok_or(span),
        Figure::Date(_) | Figure::Time(_) => {
            wrong(m, wants, span, raw);
            Err(span)
        }
    }
}

/// `1,200`, `38,4k`, `14 000`: a number that other notations write in several pieces.
fn in_pieces(m: &mut Cursor<'_>, first: Token, raw: &str) -> Option<Amount> {
    let (better, count, message, label) = decimal_comma(m, first, raw)
        .or_else(|| grouped(m, first, raw, true))
        .or_else(|| grouped(m, first, raw, false))?;
    let Figure::Number { value, percent } = read_figure(&better) else { return None };
    let last = m.tokens.get(m.at + count - 1).copied()?;
    let span = m.span(first).to(m.span(last));
    m.sink.push(Finding::of(&FOREIGN_NOTATION, span, message).with_label(label).with_rewrite(better, true, span));
    m.at += count;
    Some((value, percent, span))
}

/// A number in pieces: how it is written here, how many further tokens belong to it, a sentence and a label.
type Pieces = (String, usize, &'static str, &'static str);

/// `38,4k`, `5,1%`, `1.200,50`: a comma where a point should stand, with nothing around it.
fn decimal_comma(m: &Cursor<'_>, first: Token, raw: &str) -> Option<Pieces> {
    let (comma, next) = (m.peek()?, m.peek_next()?);
    let tight = comma.kind == TokenKind::Comma && comma.start == first.end && next.start == comma.end;
    let digits = m.raw(next).trim_end_matches(['%', 'k', 'M', 'B']);
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
    let whole = raw.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !tight || next.kind != TokenKind::Figure || !plain || !whole || (m.raw(next).len() == 3 && !raw.contains('.')) {
        return None;
    }
    let better = format!("{}.{}", raw.replace('.', "_"), m.raw(next));
    Some((better, 2, "The decimal sign is a point, not a comma.", "a comma in a number"))
}

/// `1,200` and `1 200`: a comma or a blank between the thousands, with nothing else around it.
fn grouped(m: &Cursor<'_>, first: Token, raw: &str, commas: bool) -> Option<Pieces> {
    let plain = |raw: &str| raw.bytes().all(|b| b.is_ascii_digit());
    if raw.len() > 3 || !plain(raw) {
        return None;
    }
    let (mut digits, mut end, mut count) = (raw.to_string(), first.end, 0);
    let step = if commas { 2 } else { 1 };
    while let Some(next) = m.tokens.get(m.at + count + step - 1).filter(|t| t.kind == TokenKind::Figure) {
        let comma = m.tokens[m.at + count];
        let close = match commas {
            true => comma.kind == TokenKind::Comma && comma.start == end && next.start == comma.end,
            false => m.text[end as usize..next.start as usize].chars().count() == 1,
        };
        let (whole, cents) = m.raw(*next).split_once('.').unwrap_or((m.raw(*next), ""));
        if !close || whole.len() != 3 || !plain(whole) || !plain(cents) {
            break;
        }
        digits = format!("{digits}_{}", m.raw(*next));
        (end, count) = (next.end, count + step);
        if !cents.is_empty() {
            break;
        }
    }
    (count > 0).then_some(match commas {
        true => {
            let message = "A comma stands between the items of a list, not between thousands.";
            (digits, count, message, "a comma in a number")
        }
        false => (digits, count, "No blank stands within a number.", "a blank in a number"),
    })
}

/// `1.200`: 1.2 here and 1,200 in half of Europe. Told where money or a count is wanted.
fn ambiguous(m: &mut Cursor<'_>, wants: Slot, raw: &str, span: Span) -> Option<()> {
    let (whole, cents) = raw.split_once('.')?;
    let counts = matches!(wants, Slot::Money | Slot::Count);
    if !counts || cents.len() != 3 || whole.len() > 3 || !cents.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let finding = Finding::of(
        &FOREIGN_NOTATION,
        span,
        format!("`{raw}` can be read in two ways: the dot is the decimal point here."),
    );
    let finding = finding.with_label("a thousand, or a little more than one?");
    let finding = finding.with_help(format!("Write `{whole}_{cents}` for the thousands."));
    m.sink.push(finding.with_fix("write the thousands with `_`", false, span, format!("{whole}_{cents}")));
    Some(())
}

fn odd_number(m: &mut Cursor<'_>, wants: Slot, odd: OddFigure, raw: &str, span: Span) -> Option<Decimal> {
    match odd {
        OddFigure::Suffix(right) => {
            let better = format!("{}{right}", &raw[..raw.len() - 1]);
            let finding =
                Finding::of(&FOREIGN_NOTATION, span, "Thousands are written `k`, millions `M`, billions `B`.");
            m.sink.push(finding.with_label("in the wrong case").with_rewrite(&better, true, span));
            match read_figure(&better) {
                Figure::Number { value, .. } => Some(value),
                _ => None,
            }
        }
        OddFigure::Dotted(value) => {
            let better = raw.replace('.', "_");
            let finding =
                Finding::of(&FOREIGN_NOTATION, span, "A dot is the decimal point, not a separator of thousands.");
            let finding = finding.with_label("dots in a number").with_help(format!("Write `{better}`."));
            m.sink.push(finding.with_fix("write the thousands with `_`", true, span, better));
            Some(value)
        }
        OddFigure::Glued(length) => {
            let (number, unit) = raw.split_at(length);
            let unit = unit_meant(wants, unit).or_else(|| similar_currency(unit)).unwrap_or(unit);
            let better = format!("{number} {unit}");
            let finding = Finding::of(&FOREIGN_NOTATION, span, "Between a number and its unit stands a space.");
            let finding = finding.with_label("no space").with_help(format!("Write `{better}`."));
            m.sink.push(finding.with_fix("put a space between", true, span, better));
            None
        }
        OddFigure::TooLarge => {
            let finding =
                Finding::of(&OUT_OF_RANGE, span, "This number has more digits than anything that is counted.");
            m.sink.push(finding.with_label("too large").with_help(format!("For example `{}`.", wants.describe().1)));
            None
        }
        _ => {
            if !hyphenated(m, raw, span) {
                wrong(m, wants, span, raw);
            }
            None
        }
    }
}

/// `22-45`: a range with a hyphen, which is read as one figure. Tells of it.
pub(super) fn hyphenated(m: &mut Cursor<'_>, raw: &str, span: Span) -> bool {
    let number = |raw: &str| matches!(read_figure(raw), Figure::Number { .. } | Figure::Time(_));
    let Some((first, last)) = raw.split_once('-').filter(|(a, b)| number(a) && number(b)) else { return false };
    let better = format!("{first} .. {last}");
    let finding = Finding::of(&FOREIGN_NOTATION, span, "A range is written with `..` between its ends.");
    m.sink.push(finding.with_label("a hyphen in a range").with_rewrite(better, true, span));
    true
}

pub(super) fn wrong(m: &mut Cursor<'_>, wants: Slot, span: Span, raw: &str) {
    let (what, example) = wants.describe();
    let finding = Finding::of(&WRONG_VALUE, span, format!("Expected {what}, found `{raw}`."));
    m.sink.push(finding.with_label(format!("expected {what}")).with_help(format!("For example `{example}`.")));
}

pub(super) fn number(m: &mut Cursor<'_>, slot: Slot) -> (Value, Span) {
    match figure(m, slot) {
        Ok((value, false, span)) if slot == Slot::Number || value.fract().is_zero() => (Value::Number(value), span),
        Ok((_, _, span)) => {
            wrong(m, slot, span, m.written(span));
            (Value::Unknown, span)
        }
        Err(span) => (Value::Unknown, span),
    }
}

pub(super) fn percent(m: &mut Cursor<'_>) -> (Value, Span) {
    let (value, percent, span) = match figure(m, Slot::Percent) {
        Ok((value, percent, span)) => (value.to_f64().unwrap_or(0.0), percent, span),
        Err(span) => return (Value::Unknown, span),
    };
    let raw = m.written(span);
    if percent && value <= 100.0 {
        return (Value::Percent(Percent(value)), span);
    }
    if percent {
        let finding = Finding::of(&OUT_OF_RANGE, span, format!("`{raw}` is more than the whole."));
        m.sink.push(finding.with_label("over 100%").with_help("A share lies between 0% and 100%."));
        return (Value::Unknown, span);
    }
    let sign = m.peek().filter(|t| matches!(m.raw(*t), "%" | "percent" | "pct" | "Percent" | "Prozent"));
    m.at += usize::from(sign.is_some());
    let span = sign.map_or(span, |sign| span.to(m.span(sign)));
    let share = value > 0.0 && value < 1.0 && sign.is_none();
    let better = if share { format!("{}%", (value * 1e6).round() / 1e4) } else { format!("{raw}%") };
    let finding = Finding::of(&WRONG_VALUE, span, format!("Expected a percentage, found `{raw}`."));
    let finding = finding.with_label("a number without `%`").with_help(format!("Write `{better}`."));
    m.sink.push(finding.with_fix("make it a percentage", sign.is_some(), span, better));
    (Value::Unknown, span)
}

fn units(slot: Slot) -> &'static [&'static str] {
    match slot {
        Slot::Days => &["days", "day", "weeks", "week"],
        Slot::Gap => &["days", "day", "hours", "hour", "minutes", "minute", "weeks", "week"],
        _ => &["seconds", "second", "minutes", "minute", "hours", "hour"],
    }
}

/// The unit that is meant by a short form, a slip, or the name of a longer one.
fn unit_meant(slot: Slot, written: &str) -> Option<&'static str> {
    let long = match written {
        "d" | "tag" | "tage" => "days",
        "w" | "wk" | "wks" => "weeks",
        "h" | "hr" | "hrs" | "std" => "hours",
        "m" | "min" | "mins" => "minutes",
        "s" | "sec" | "secs" | "sek" => "seconds",
        other => other,
    };
    let units = units(slot).iter().copied();
    units.clone().find(|u| *u == long).or_else(|| nearest(long, units))
}

pub(super) fn duration(m: &mut Cursor<'_>, slot: Slot) -> (Value, Span) {
    let (value, percent, number) = match figure(m, slot) {
        Ok(read) => read,
        Err(span) => {
            m.at += usize::from(m.peek().is_some_and(|t| units(slot).contains(&m.raw(t))));
            return (Value::Unknown, span);
        }
    };
    let count = value.to_u64().filter(|_| value.fract().is_zero() && !percent);
    let raw = m.written(number);
    let Some(token) = m.peek().filter(|t| t.kind == TokenKind::Word) else {
        let (what, example) = slot.describe();
        let finding = Finding::of(&WRONG_VALUE, number, format!("Expected {what}, found `{raw}` without a unit."));
        m.sink.push(finding.with_label("of what?").with_help(format!("For example `{example}`.")));
        return (Value::Unknown, number);
    };
    let (unit, span) = (m.raw(token), number.to(m.span(token)));
    m.advance();
    if let Some((count, days)) = count.zip(days_of(unit)).filter(|_| units(slot).contains(&"days")) {
        let value = long_unit(m, unit.trim_end_matches('s'), count.saturating_mul(days), span);
        return (value, span);
    }
    let likely = unit_meant(slot, unit);
    if !units(slot).contains(&unit) {
        unknown_unit(m, slot, m.span(token), raw, likely);
    } else if count.is_none() {
        not_whole(m, slot, number, raw);
    }
    let value = count.zip(likely).and_then(|(count, unit)| Duration::of(count, unit));
    (value.map_or(Value::Unknown, Value::Duration), span)
}

/// How many days people mean by a unit that has no fixed length.
fn days_of(unit: &str) -> Option<u64> {
    match unit {
        "month" | "months" => Some(30),
        "quarter" | "quarters" => Some(90),
        "year" | "years" => Some(365),
        _ => None,
    }
}

fn long_unit(m: &mut Cursor<'_>, unit: &str, days: u64, span: Span) -> Value {
    let better = format!("{days} days");
    let finding = Finding::of(&WRONG_VALUE, span, format!("A {unit} has no fixed length."));
    m.sink.push(finding.with_label("days or weeks are meant").with_rewrite(better, false, span));
    Duration::of(days, "days").map_or(Value::Unknown, Value::Duration)
}

fn unknown_unit(m: &mut Cursor<'_>, slot: Slot, span: Span, number: &str, likely: Option<&'static str>) {
    let unit = m.written(span);
    let finding = Finding::of(&WRONG_VALUE, span, format!("Expected {}, found `{unit}`.", plural_units(slot)));
    let finding = finding.with_label("another unit");
    m.sink.push(match likely {
        Some(likely) => {
            let (help, title) = (format!("Did you mean `{number} {likely}`?"), format!("write `{likely}`"));
            finding.with_help(help).with_fix(title, true, span, likely)
        }
        None => finding.with_help(format!("For example `{}`.", slot.describe().1)),
    });
}

fn not_whole(m: &mut Cursor<'_>, slot: Slot, span: Span, raw: &str) {
    let finding = Finding::of(&WRONG_VALUE, span, format!("Expected a whole number, found `{raw}`."));
    let finding = finding.with_label("not whole");
    let finding = finding.with_help(match slot {
        Slot::Days => "For example `30 days`.",
        _ => "Take a smaller unit, as `12 hours` or `90 seconds`.",
    });
    m.sink.push(finding);
}

/// The units of a kind of value: "`days` or `weeks`".
fn plural_units(slot: Slot) -> String {
    let plurals: Vec<_> = units(slot).iter().filter(|u| u.ends_with('s')).map(|u| format!("`{u}`")).collect();
    let (last, most) = plurals.split_last().map_or(("", &[][..]), |(l, m)| (l.as_str(), m));
    format!("{} or {last}", most.join(", "))
}

pub(super) fn compare(m: &mut Cursor<'_>, token: Token) -> (Value, Span) {
    let raw = m.raw(token);
    let next = m.peek_next().filter(|n| n.start == token.end && n.kind == TokenKind::Compare);
    let meant = match (raw, next.map(|n| m.raw(n))) {
        ("=", Some(">")) | ("≥", _) => Some(">="),
        ("=", Some("<")) | ("≤", _) => Some("<="),
        ("=", Some("=")) => Some("="),
        _ => None,
    };
    let Some(sign) = meant else {
        let sign = [">=", "<=", ">", "<", "=", "+", "-"].into_iter().find(|s| *s == raw).unwrap_or("=");
        m.advance();
        return (Value::Compare(sign), m.span(token));
    };
    let span = m.span(token).to(m.span(next.unwrap_or(token)));
    let finding = Finding::of(&FOREIGN_NOTATION, span, format!("This comparison is written `{sign}`."));
    m.sink.push(finding.with_label("another sign").with_rewrite(sign, true, span));
    m.at += 1 + usize::from(next.is_some());
    (Value::Compare(sign), span)
}
