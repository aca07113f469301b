//! Amounts of money, and the targets of KPIs.

use super::super::catalogue::{FOREIGN_NOTATION, UNKNOWN_CODE, WRONG_VALUE};
use super::super::matcher::{Expected, Matcher, Mismatch};
use super::super::sink::Tell as _;
use super::Read;
use super::number::{figure, wrong};
use crate::campaign::{Currency, Money, Percent, Value};
use crate::source::Span;
use crate::syntax::{Figure, OddFigure, Token, TokenKind, read_figure};
use crate::vocabulary::{Slot, is_currency, similar_currency};
use rust_decimal::prelude::ToPrimitive as _;

/// Whether a token is a currency sign, as `€`.
pub(in crate::lower) fn is_currency_sign(raw: &str) -> bool {
    matches!(raw, "$" | "€" | "£" | "¥")
}

pub(super) fn money(m: &mut Matcher<'_>, name: &'static str) -> Read {
    let Some(first) = m.peek() else { return Err(Mismatch) };
    if first.kind != TokenKind::Figure {
        return money_sign_first(m, first, name);
    }
    let span = m.span(first);
    let glued = read_figure(m.raw(first));
    let Some((amount, percent, number)) = figure(m, Slot::Money) else {
        if !matches!(glued, Figure::Odd(OddFigure::Glued(_))) {
            skip_currency(m);
        }
        m.capture(name, Value::Unknown, span);
        return Ok(());
    };
    if percent {
        let raw = m.text[number.start as usize..number.end as usize].to_string();
        wrong(m, Slot::Money, number, &raw);
        m.capture(name, Value::Unknown, number);
        return Ok(());
    }
    let (currency, span) = currency(m, number);
    let value = currency.map_or(Value::Unknown, |currency| Value::Money(Money { amount, currency }));
    m.capture(name, value, span);
    Ok(())
}

fn skip_currency(m: &mut Matcher<'_>) {
    if m.peek().is_some_and(|t| t.kind == TokenKind::Word && is_currency(m.raw(t))) {
        m.advance();
    }
}

/// The currency behind a number, and the span of both.
fn currency(m: &mut Matcher<'_>, number: Span) -> (Option<Currency>, Span) {
    let amount = m.text[number.start as usize..number.end as usize].to_string();
    let Some(token) = m.peek().filter(|t| t.kind == TokenKind::Word || is_currency_sign(m.raw(*t))) else {
        let finding = m.sink.add(&WRONG_VALUE, number, format!("`{amount}` has no currency."));
        finding.label("of which currency?").help(format!("Write `{amount} EUR`, or the code of another currency."));
        return (None, number);
    };
    let (raw, span) = (m.raw(token), number.to(m.span(token)));
    m.advance();
    if is_currency(raw) {
        return (Currency::new(raw), span);
    }
    if let Some((code, format)) = raw.split_once('/').filter(|(code, _)| is_currency(code)) {
        let better = format!("{amount} {code} per {format}");
        let finding = m.sink.add(&FOREIGN_NOTATION, span, "What an amount is paid for stands behind `per`.");
        finding.label("a slash").help(format!("Write `{better}`."));
        finding.fix(format!("write `{better}`"), true, span, better);
        return (None, span);
    }
    let likely = similar_currency(raw);
    let better = format!("{amount} {}", likely.unwrap_or("EUR"));
    if token.kind == TokenKind::Junk {
        let finding = m.sink.add(&FOREIGN_NOTATION, span, "A currency is written as its code, behind the amount.");
        finding.label("a sign in place of a code").help(format!("Write `{better}`."));
        finding.fix(format!("write `{better}`"), is_plain(raw), span, better);
    } else {
        let finding = m.sink.add(
            &UNKNOWN_CODE,
            Span { start: number.end.max(token.start), ..span },
            format!("There is no currency `{raw}`."),
        );
        finding.label("unknown currency").help(format!("A currency is its ISO 4217 code, as in `{better}`."));
        if let Some(likely) = likely {
            let at = Span { start: token.start, ..span };
            finding.fix(format!("write `{likely}`"), raw.eq_ignore_ascii_case(likely), at, likely);
        }
    }
    (likely.filter(|_| is_plain(raw)).and_then(Currency::new), span)
}

/// Whether a currency sign or code stands for one currency alone: dollars and yen have several countries.
fn is_plain(raw: &str) -> bool {
    !matches!(raw, "$" | "¥")
}

/// `$900` and `EUR 900`.
fn money_sign_first(m: &mut Matcher<'_>, sign: Token, name: &'static str) -> Read {
    let likely = similar_currency(m.raw(sign));
    let plain = is_plain(m.raw(sign));
    m.advance();
    let Some(number) = m.peek().filter(|t| t.kind == TokenKind::Figure) else {
        m.at -= 1;
        m.note(Expected::Slot(Slot::Money));
        return Err(Mismatch);
    };
    let before = m.sink.mark();
    let amount = figure(m, Slot::Money);
    m.sink.reset(before);
    let last = m.tokens[m.at - 1];
    let span = m.span(sign).to(m.span(last));
    let digits = m.text[number.start as usize..last.end as usize].replace(',', "_");
    let better = format!("{digits} {}", likely.unwrap_or("EUR"));
    let finding = m.sink.add(
        &FOREIGN_NOTATION,
        span,
        "Money is written with the amount first and the currency's code behind it.",
    );
    finding.label("the currency stands in front").help(format!("Write `{better}`."));
    finding.fix(format!("write `{better}`"), plain, span, better);
    let money = amount.zip(likely.filter(|_| plain).and_then(Currency::new));
    let value = money.map_or(Value::Unknown, |((amount, ..), currency)| Value::Money(Money { amount, currency }));
    m.capture(name, value, span);
    Ok(())
}

pub(super) fn target(m: &mut Matcher<'_>, name: &'static str) -> Read {
    let Some(token) = m.peek() else { return Err(Mismatch) };
    if token.kind != TokenKind::Figure {
        return money_sign_first(m, token, name);
    }
    let start = m.span(token);
    let Some((number, percent, span)) = figure(m, Slot::Target) else {
        m.capture(name, Value::Unknown, start);
        return Ok(());
    };
    let next = m.peek();
    let unit = next.map(|t| m.raw(t)).unwrap_or("");
    let end = next.map_or(span, |t| span.to(m.span(t)));
    let (value, span) = match unit {
        _ if percent => (Value::Percent(Percent(number.to_f64().unwrap_or(0.0))), span),
        "points" | "point" | "pp" => {
            m.advance();
            (Value::Points(number), end)
        }
        unit if is_currency_sign(unit) || (is_currency(unit) && unit != "for") => {
            let (currency, span) = currency(m, span);
            (currency.map_or(Value::Unknown, |currency| Value::Money(Money { amount: number, currency })), span)
        }
        _ => (Value::Number(number), span),
    };
    m.capture(name, value, span);
    Ok(())
}
