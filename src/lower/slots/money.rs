//! Amounts of money, and the targets of KPIs.

use super::super::captures::Value;
use super::super::catalogue::{FOREIGN_NOTATION, UNKNOWN_CODE, WRONG_VALUE};
use super::super::cursor::{Cursor, Expected, Mismatch, Read};
use super::number::{figure, wrong};
use crate::campaign::{Currency, Money, Percent};
use crate::findings::Finding;
use crate::source::Span;
use crate::syntax::{Figure, OddFigure, Token, TokenKind, read_figure};
use crate::vocabulary::{Slot, is_currency, similar_currency};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Whether a token is a currency sign, as `€`.
pub(crate) fn is_currency_sign(raw: &str) -> bool {
    matches!(raw, "$" | "€" | "£" | "¥")
}

pub(super) fn money(m: &mut Cursor<'_>) -> Read {
    let Some(first) = m.peek() else { return Err(Mismatch) };
    if first.kind != TokenKind::Figure {
        return money_sign_first(m, first);
    }
    let glued = matches!(read_figure(m.raw(first)), Figure::Odd(OddFigure::Glued(_)));
    match figure(m, Slot::Money) {
        Ok((_, true, number)) => {
            wrong(m, Slot::Money, number, m.written(number));
            Ok((Value::Unknown, number))
        }
        Ok((amount, false, number)) => Ok(with_currency(m, amount, number)),
        Err(span) => {
            let behind = m.peek().is_some_and(|t| t.kind == TokenKind::Word && is_currency(m.raw(t)));
            m.at += usize::from(behind && !glued);
            Ok((Value::Unknown, span))
        }
    }
}

fn with_currency(m: &mut Cursor<'_>, amount: Decimal, number: Span) -> (Value, Span) {
    let (currency, span) = currency(m, number);
    (currency.map_or(Value::Unknown, |currency| Value::Money(Money { amount, currency })), span)
}

/// The currency behind a number, and the span of both.
fn currency(m: &mut Cursor<'_>, number: Span) -> (Option<Currency>, Span) {
    let amount = m.written(number);
    let Some(token) = m.peek().filter(|t| t.kind == TokenKind::Word || is_currency_sign(m.raw(*t))) else {
        let finding = Finding::of(&WRONG_VALUE, number, format!("`{amount}` has no currency."));
        let finding = finding.with_label("of which currency?");
        m.sink.push(finding.with_help(format!("Write `{amount} EUR`, or the code of another currency.")));
        return (None, number);
    };
    let (raw, span) = (m.raw(token), number.to(m.span(token)));
    m.advance();
    if is_currency(raw) {
        return (Currency::new(raw), span);
    }
    if let Some((code, format)) = raw.split_once('/').filter(|(code, _)| is_currency(code)) {
        let better = format!("{amount} {code} per {format}");
        let finding = Finding::of(&FOREIGN_NOTATION, span, "What an amount is paid for stands behind `per`.");
        m.sink.push(finding.with_label("a slash").with_rewrite(better, true, span));
        return (None, span);
    }
    let likely = similar_currency(raw);
    let better = format!("{amount} {}", likely.unwrap_or("EUR"));
    if token.kind == TokenKind::Junk {
        let finding = Finding::of(&FOREIGN_NOTATION, span, "A currency is written as its code, behind the amount.");
        m.sink.push(finding.with_label("a sign in place of a code").with_rewrite(better, is_plain(raw), span));
    } else {
        let at = Span { start: number.end.max(token.start), ..span };
        let finding = Finding::of(&UNKNOWN_CODE, at, format!("There is no currency `{raw}`."));
        let help = format!("A currency is its ISO 4217 code, as in `{better}`.");
        let finding = finding.with_label("unknown currency").with_help(help);
        m.sink.push(match likely {
            Some(likely) => {
                let (title, at) = (format!("write `{likely}`"), Span { start: token.start, ..span });
                finding.with_fix(title, raw.eq_ignore_ascii_case(likely), at, likely)
            }
            None => finding,
        });
    }
    (likely.filter(|_| is_plain(raw)).and_then(Currency::new), span)
}

/// Whether a currency sign or code stands for one currency alone: dollars and yen have several countries.
fn is_plain(raw: &str) -> bool {
    !matches!(raw, "$" | "¥")
}

/// `$900` and `EUR 900`.
fn money_sign_first(m: &mut Cursor<'_>, sign: Token) -> Read {
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
    let digits = m.written(m.span(number).to(m.span(last))).replace(',', "_");
    let better = format!("{digits} {}", likely.unwrap_or("EUR"));
    let message = "Money is written with the amount first and the currency's code behind it.";
    let finding = Finding::of(&FOREIGN_NOTATION, span, message);
    m.sink.push(finding.with_label("the currency stands in front").with_rewrite(better, plain, span));
    let money = amount.ok().zip(likely.filter(|_| plain).and_then(Currency::new));
    let value = money.map_or(Value::Unknown, |((amount, ..), currency)| Value::Money(Money { amount, currency }));
    Ok((value, span))
}

pub(super) fn target(m: &mut Cursor<'_>) -> Read {
    let Some(token) = m.peek() else { return Err(Mismatch) };
    if token.kind != TokenKind::Figure {
        return money_sign_first(m, token);
    }
    let (number, percent, span) = match figure(m, Slot::Target) {
        Ok(read) => read,
        Err(span) => return Ok((Value::Unknown, span)),
    };
    let next = m.peek();
    let unit = next.map_or("", |t| m.raw(t));
    Ok(match unit {
        _ if percent => (Value::Percent(Percent(number.to_f64().unwrap_or(0.0))), span),
        "points" | "point" | "pp" => {
            m.advance();
            (Value::Points(number), next.map_or(span, |t| span.to(m.span(t))))
        }
        unit if is_currency_sign(unit) || (is_currency(unit) && unit != "for") => with_currency(m, number, span),
        _ => (Value::Number(number), span),
    })
}
