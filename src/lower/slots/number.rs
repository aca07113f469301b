//! Numbers, percentages, spans of time and comparisons.

use super::super::catalogue::{FOREIGN_NOTATION, OUT_OF_RANGE, WRONG_VALUE};
use super::super::matcher::Matcher;
use super::super::names::nearest;
use super::super::sink::Tell as _;
use super::Read;
use crate::campaign::{Duration, Percent, Value};
use crate::source::Span;
use crate::syntax::{Figure, OddFigure, Token, TokenKind, read_figure};
use crate::vocabulary::{Slot, similar_currency};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// A number as it stands here, with the habits `5,1`, `1,200` and `1.200` understood: its value, whether it is a percentage,
/// and its span. `None` where it could not be understood and that has been told.
pub(super) fn figure(m: &mut Matcher<'_>, wants: Slot) -> Option<(Decimal, bool, Span)> {
    let token = m.peek()?;
    let (raw, span) = (m.raw(token), m.span(token));
    m.advance();
    if let Some(meant) = decimal_comma(m, token, raw) {
        return Some(meant);
    }
    match read_figure(raw) {
        Figure::Number { value, percent } => match grouped(m, token, raw) {
            Some((value, span)) => Some((value, percent, span)),
            None => ambiguous(m, wants, raw, span).is_none().then_some((value, percent, span)),
        },
        Figure::Odd(odd) => match odd_number(m, odd, raw, span) {
            Some(value) => Some((value, false, span)),
            None => {
                if !matches!(odd, OddFigure::Glued(_)) {
                    wrong(m, wants, span, raw);
                }
                None
            }
        },
        Figure::Date(_) | Figure::Time(_) => {
            wrong(m, wants, span, raw);
            None
        }
    }
}

/// `5,1%`, `1,2M`: a comma where the point of a decimal stands, as half of Europe writes it. Three plain digits behind the
/// comma are thousands.
fn decimal_comma(m: &mut Matcher<'_>, first: Token, raw: &str) -> Option<(Decimal, bool, Span)> {
    let (comma, next) = (m.peek()?, m.peek_next()?);
    let tight = comma.kind == TokenKind::Comma && comma.start == first.end && next.start == comma.end;
    let tail = m.raw(next);
    let thousands = tail.len() == 3 && tail.bytes().all(|b| b.is_ascii_digit());
    if !tight || thousands || raw.contains(['.', '%', ':', '-']) {
        return None;
    }
    let better = format!("{raw}.{tail}");
    let Figure::Number { value, percent } = read_figure(&better) else { return None };
    let span = Span::new(m.file, first.start, next.end);
    m.at += 2;
    let finding = m.sink.add(&FOREIGN_NOTATION, span, "A decimal is written with a point.");
    finding.label("a comma in a number").help(format!("Write `{better}`."));
    finding.fix("write a point", true, span, better);
    Some((value, percent, span))
}

/// `1,200`, `1,200.50`: a comma between thousands, with nothing around it.
fn grouped(m: &mut Matcher<'_>, first: Token, raw: &str) -> Option<(Decimal, Span)> {
    let plain = |raw: &str| raw.bytes().all(|b| b.is_ascii_digit());
    if raw.len() > 3 || !plain(raw) {
        return None;
    }
    let (mut digits, mut end) = (raw.to_string(), first.end);
    while let (Some(comma), Some(next)) = (m.peek(), m.peek_next()) {
        let group = m.raw(next);
        let tight = comma.kind == TokenKind::Comma && comma.start == end && next.start == comma.end;
        let (whole, cents) = group.split_once('.').map_or((group, None), |(w, c)| (w, Some(c)));
        let three = whole.len() == 3 && plain(whole) && cents.is_none_or(plain);
        if !tight || !three || digits.contains('.') {
            break;
        }
        digits.push('_');
        digits.push_str(group);
        end = next.end;
        m.at += 2;
    }
    if end == first.end {
        return None;
    }
    let span = Span::new(m.file, first.start, end);
    let finding =
        m.sink.add(&FOREIGN_NOTATION, span, "A comma stands between the items of a list, not between thousands.");
    finding.label("a comma in a number").help(format!("Write `{digits}`."));
    finding.fix("write the thousands with `_`", true, span, digits.clone());
    digits.replace('_', "").parse().ok().map(|value| (value, span))
}

/// `1.200`: 1.2 here and 1,200 in half of Europe. Told where money or a count is wanted.
fn ambiguous(m: &mut Matcher<'_>, wants: Slot, raw: &str, span: Span) -> Option<()> {
    let (whole, cents) = raw.split_once('.')?;
    let counts = matches!(wants, Slot::Money | Slot::Count);
    if !counts || cents.len() != 3 || whole.len() > 3 || !cents.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let finding = m.sink.add(
        &FOREIGN_NOTATION,
        span,
        format!("`{raw}` can be read in two ways: the dot is the decimal point here."),
    );
    finding.label("a thousand, or a little more than one?").help(format!("Write `{whole}_{cents}` for the thousands."));
    finding.fix("write the thousands with `_`", false, span, format!("{whole}_{cents}"));
    Some(())
}

fn odd_number(m: &mut Matcher<'_>, odd: OddFigure, raw: &str, span: Span) -> Option<Decimal> {
    match odd {
        OddFigure::Suffix(right) => {
            let better = format!("{}{right}", &raw[..raw.len() - 1]);
            let finding = m.sink.add(&FOREIGN_NOTATION, span, "Thousands are written `k`, millions `M`, billions `B`.");
            finding.label("in the wrong case").help(format!("Write `{better}`."));
            finding.fix(format!("write `{better}`"), true, span, better.clone());
            match read_figure(&better) {
                Figure::Number { value, .. } => Some(value),
                _ => None,
            }
        }
        OddFigure::Dotted(value) => {
            let better = raw.replace('.', "_");
            let finding =
                m.sink.add(&FOREIGN_NOTATION, span, "A dot is the decimal point, not a separator of thousands.");
            finding.label("dots in a number").help(format!("Write `{better}`."));
            finding.fix("write the thousands with `_`", true, span, better);
            Some(value)
        }
        OddFigure::Glued(length) => {
            let (number, unit) = raw.split_at(length);
            let unit = similar_currency(unit).unwrap_or(unit);
            let better = format!("{number} {unit}");
            let finding = m.sink.add(&FOREIGN_NOTATION, span, "Between a number and its unit stands a space.");
            finding.label("no space").help(format!("Write `{better}`."));
            finding.fix("put a space between", true, span, better);
            None
        }
        _ => None,
    }
}

pub(super) fn wrong(m: &mut Matcher<'_>, wants: Slot, span: Span, raw: &str) {
    let (what, example) = wants.describe();
    let finding = m.sink.add(&WRONG_VALUE, span, format!("Expected {what}, found `{raw}`."));
    finding.label(format!("expected {what}")).help(format!("For example `{example}`."));
}

pub(super) fn number(m: &mut Matcher<'_>, slot: Slot, name: &'static str) -> Read {
    let start = m.peek().map(|t| m.span(t)).unwrap_or_default();
    let Some((value, percent, span)) = figure(m, slot) else {
        m.capture(name, Value::Unknown, start);
        return Ok(());
    };
    let fits = !percent && (slot == Slot::Number || value.fract().is_zero());
    if !fits {
        let raw = m.text[span.start as usize..span.end as usize].to_string();
        wrong(m, slot, span, &raw);
    }
    m.capture(name, if fits { Value::Number(value) } else { Value::Unknown }, span);
    Ok(())
}

pub(super) fn percent(m: &mut Matcher<'_>, name: &'static str) -> Read {
    let start = m.peek().map(|t| m.span(t)).unwrap_or_default();
    let Some((value, percent, span)) = figure(m, Slot::Percent) else {
        m.capture(name, Value::Unknown, start);
        return Ok(());
    };
    let raw = m.text[span.start as usize..span.end as usize].to_string();
    let value = value.to_f64().unwrap_or(0.0);
    let spaced = m.peek().is_some_and(|t| m.raw(t) == "%");
    if !percent {
        let end = if spaced { m.peek().map_or(span, |t| span.to(m.span(t))) } else { span };
        if spaced {
            m.advance();
        }
        let share = value > 0.0 && value < 1.0 && !spaced;
        let better = if share { format!("{}%", (value * 1e6).round() / 1e4) } else { format!("{raw}%") };
        let finding = m.sink.add(&WRONG_VALUE, end, format!("Expected a percentage, found `{raw}`."));
        finding.label("a number without `%`").help(format!("Write `{better}`."));
        finding.fix("make it a percentage", spaced, end, better);
        m.capture(name, Value::Unknown, end);
        return Ok(());
    }
    if value > 100.0 {
        let finding = m.sink.add(&OUT_OF_RANGE, span, format!("`{raw}` is more than the whole."));
        finding.label("over 100%").help("A share lies between 0% and 100%.");
    }
    m.capture(name, if value > 100.0 { Value::Unknown } else { Value::Percent(Percent(value)) }, span);
    Ok(())
}

fn units(slot: Slot) -> &'static [&'static str] {
    match slot {
        Slot::Days => &["days", "day", "weeks", "week"],
        Slot::Gap => &["days", "day", "hours", "hour", "minutes", "minute", "weeks", "week"],
        _ => &["seconds", "second", "minutes", "minute", "hours", "hour"],
    }
}

pub(super) fn duration(m: &mut Matcher<'_>, slot: Slot, name: &'static str) -> Read {
    let start = m.peek().map(|t| m.span(t)).unwrap_or_default();
    let Some((value, percent, number)) = figure(m, slot) else {
        if m.peek().is_some_and(|t| units(slot).contains(&m.raw(t))) {
            m.advance();
        }
        m.capture(name, Value::Unknown, start);
        return Ok(());
    };
    let count = value.to_u64().filter(|_| value.fract().is_zero() && !percent);
    let raw = m.text[number.start as usize..number.end as usize].to_string();
    let Some(token) = m.peek().filter(|t| t.kind == TokenKind::Word) else {
        let (what, example) = slot.describe();
        let finding = m.sink.add(&WRONG_VALUE, number, format!("Expected {what}, found `{raw}` without a unit."));
        finding.label("of what?").help(format!("For example `{example}`."));
        m.capture(name, Value::Unknown, number);
        return Ok(());
    };
    let (unit, unit_span) = (m.raw(token), m.span(token));
    let span = number.to(unit_span);
    let known = units(slot).contains(&unit);
    let likely = if known { Some(unit) } else { nearest(unit, units(slot).iter().copied()) };
    m.advance();
    if !known {
        let finding =
            m.sink.add(&WRONG_VALUE, unit_span, format!("Expected one of {}, found `{unit}`.", plural_units(slot)));
        finding.label("an unknown unit");
        match likely {
            Some(likely) => finding.help(format!("Did you mean `{raw} {likely}`?")).fix(
                format!("write `{likely}`"),
                true,
                unit_span,
                likely,
            ),
            None => finding.help(format!("For example `{}`.", slot.describe().1)),
        };
    }
    if count.is_none() {
        wrong(m, slot, number, &raw);
    }
    let value = count.zip(likely).and_then(|(count, unit)| Duration::of(count, unit));
    m.capture(name, value.map_or(Value::Unknown, Value::Duration), span);
    Ok(())
}

fn plural_units(slot: Slot) -> String {
    let plurals: Vec<_> = units(slot).iter().filter(|u| u.ends_with('s')).map(|u| format!("`{u}`")).collect();
    plurals.join(", ")
}

pub(super) fn compare(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
    let sign = [">=", "<=", ">", "<", "=", "+", "-"].into_iter().find(|s| *s == m.raw(token)).unwrap_or("=");
    m.advance();
    m.capture(name, Value::Compare(sign), m.span(token));
    Ok(())
}
