//! Reads single values, and understands the ways in which other tools write them.

use super::catalogue::{
    FOREIGN_NOTATION, NO_SUCH_DATE, OUT_OF_RANGE, UNCLOSED_STRING, UNKNOWN_CODE, UNKNOWN_NAME, WRONG_VALUE,
};
use super::matcher::{Expected, Matcher, Mismatch};
use super::names::nearest;
use super::sink::Tell as _;
use crate::campaign::{
    AudienceId, ChannelId, Currency, Duration, InfluencerId, MessageId, Money, Percent, PhaseId, Value, Zone,
};
use crate::findings::{Finding, Mistake};
use crate::source::Span;
use crate::syntax::{Figure, OddFigure, Token, TokenKind, quote, read_figure, unquote};
use crate::vocabulary::{
    Kind, Slot, TIERS, Tier, is_country, is_currency, is_language, is_zone, similar_country, similar_currency,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

type Read = Result<(), Mismatch>;

/// Whether a value of this kind stands here, beyond doubt: what an optional part or an alternative needs.
pub(super) fn begins(m: &Matcher<'_>, slot: Slot) -> bool {
    let Some(token) = m.peek() else { return false };
    let raw = m.raw(token);
    match slot {
        Slot::Text | Slot::Url => is_string(token.kind),
        Slot::Time => token.kind == TokenKind::Figure && raw.contains(':'),
        Slot::Date => (token.kind == TokenKind::Figure && !raw.contains(':')) || is_month(raw),
        Slot::Money | Slot::Target => token.kind == TokenKind::Figure || is_currency_sign(raw),
        Slot::Count | Slot::Number | Slot::Percent | Slot::Days | Slot::Gap | Slot::Length => {
            token.kind == TokenKind::Figure
        }
        Slot::Handle => token.kind == TokenKind::Handle,
        Slot::Hashtag => token.kind == TokenKind::Hashtag,
        Slot::Compare => token.kind == TokenKind::Compare,
        _ => token.kind == TokenKind::Word,
    }
}

/// Whether something stands here that was probably meant as a value of this kind.
pub(super) fn may_begin(m: &Matcher<'_>, slot: Slot) -> bool {
    let Some(token) = m.peek() else { return false };
    let string_or_word = is_string(token.kind) || token.kind == TokenKind::Word;
    begins(m, slot)
        || match slot {
            Slot::Text | Slot::Url => token.kind == TokenKind::Word,
            Slot::Handle | Slot::Hashtag => {
                string_or_word || matches!(token.kind, TokenKind::Handle | TokenKind::Hashtag)
            }
            Slot::Time | Slot::Date => token.kind == TokenKind::Figure,
            Slot::Money => m.peek_next().is_some_and(|n| n.kind == TokenKind::Figure) && is_currency(m.raw(token)),
            Slot::Cast | Slot::Ref(Kind::Influencer) => string_or_word || token.kind == TokenKind::Handle,
            Slot::Word | Slot::Country | Slot::Language | Slot::Zone | Slot::New(_) | Slot::Ref(_) => string_or_word,
            _ => false,
        }
}

/// Reads a value and captures it under a name. A value that is of the right kind but wrong in itself is told of, captured
/// as unknown, and the statement goes on.
pub(super) fn read(m: &mut Matcher<'_>, slot: Slot, name: &'static str) -> Read {
    let Some(token) = m.peek() else { return Err(Mismatch) };
    match slot {
        Slot::Text => text(m, token, name),
        Slot::Url => url(m, token, name),
        Slot::Count | Slot::Number => number(m, slot, name),
        Slot::Percent => percent(m, name),
        Slot::Money => money(m, name),
        Slot::Target => target(m, name),
        Slot::Date => date(m, token, name),
        Slot::Time => time(m, token, name),
        Slot::Days | Slot::Gap | Slot::Length => duration(m, slot, name),
        Slot::Handle => sigil(m, token, '@', name),
        Slot::Hashtag => sigil(m, token, '#', name),
        Slot::Compare => compare(m, token, name),
        _ => word(m, slot, token, name),
    }
}

fn is_string(kind: TokenKind) -> bool {
    use TokenKind::{Quoted, QuotedOpen, Single, Smart, Text, TextOpen};
    matches!(kind, Quoted | QuotedOpen | Text | TextOpen | Smart | Single)
}

/// Whether a token is a currency sign, as `€`.
pub(super) fn is_currency_sign(raw: &str) -> bool {
    matches!(raw, "$" | "€" | "£" | "¥")
}

fn text(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
    let span = m.span(token);
    if token.kind == TokenKind::Word {
        return unquoted(m, token, name);
    }
    let (value, wrong) = unquote(token.kind, m.raw(token));
    match token.kind {
        TokenKind::QuotedOpen => unclosed(m, token),
        TokenKind::TextOpen => {
            let begin = Span::new(m.file, token.start, token.start + 3);
            let finding = m.sink.add(&UNCLOSED_STRING, begin, "This text is never closed.");
            finding.label("opened here").help("A long text ends with `\"\"\"`, best on a line of its own.");
        }
        TokenKind::Smart | TokenKind::Single => {
            let finding = m.sink.add(&FOREIGN_NOTATION, span, "A text stands in straight double quotes.");
            finding.label("other quotes").help(format!("Write {}.", quote(&value)));
            finding.fix("use straight quotes", true, span, quote(&value));
        }
        _ => {}
    }
    for offset in wrong {
        let at = token.start + offset as u32;
        let finding = m.sink.add(&WRONG_VALUE, Span::new(m.file, at, at + 1), "There is no such escape in a text.");
        finding.label("a lone backslash").help(r#"The escapes are \" \\ \n \t and \u{…}; for a backslash write \\."#);
    }
    m.advance();
    m.capture(name, Value::Text(value), span);
    Ok(())
}

fn unclosed(m: &mut Matcher<'_>, token: Token) {
    let raw = m.raw(token);
    let end = token.start + raw.trim_end().len() as u32;
    let span = Span::new(m.file, token.start, end);
    let finding =
        m.sink.add(&UNCLOSED_STRING, span, "This text has no closing quote; it was taken to end with its line.");
    finding
        .label("opened here")
        .help("A text on one line ends with `\"`; one of several lines stands between `\"\"\"`.");
    finding.fix("close the text", false, span.at_end(), "\"");
}

/// `brand Northpeak`: words that should stand in quotes, up to the next comma.
fn unquoted(m: &mut Matcher<'_>, first: Token, name: &'static str) -> Read {
    let mut last = first;
    while let Some(token) = m.peek().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Figure)) {
        last = token;
        m.advance();
    }
    let span = m.span(first).to(m.span(last));
    let value = m.text[first.start as usize..last.end as usize].to_string();
    let finding = m.sink.add(&WRONG_VALUE, span, "A text stands in quotes.");
    finding.label("no quotes").help(format!("Write {}.", quote(&value)));
    finding.fix("put it in quotes", true, span, quote(&value));
    m.capture(name, Value::Text(value), span);
    Ok(())
}

fn url(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
    text(m, token, name)?;
    let Some(capture) = m.captures.last_mut() else { return Ok(()) };
    let Value::Text(address) = &capture.value else { return Ok(()) };
    let good =
        (address.starts_with("https://") || address.starts_with("http://")) && !address.contains(char::is_whitespace);
    if good || token.kind != TokenKind::Quoted {
        return Ok(());
    }
    let (span, address) = (capture.span, address.clone());
    capture.value = Value::Unknown;
    let finding = m.sink.add(&WRONG_VALUE, span, format!("{} is no web address.", quote(&address)));
    finding.label("should begin with https://").help("Write it as `\"https://northpeak.example/page\"`.");
    if address.contains('.') && !address.contains([':', ' ', '@']) {
        finding.fix("add https://", false, span, quote(&format!("https://{address}")));
    }
    Ok(())
}

/// A number as it stands here, with the habits `1,200` and `1.200` understood: its value, whether it is a percentage,
/// and its span. `None` where it could not be understood and that has been told.
fn figure(m: &mut Matcher<'_>, wants: Slot) -> Option<(Decimal, bool, Span)> {
    let token = m.peek()?;
    let (raw, span) = (m.raw(token), m.span(token));
    m.advance();
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

/// `1,200`: a comma between thousands, with nothing around it.
fn grouped(m: &mut Matcher<'_>, first: Token, raw: &str) -> Option<(Decimal, Span)> {
    let plain = |raw: &str| raw.bytes().all(|b| b.is_ascii_digit());
    if raw.len() > 3 || !plain(raw) {
        return None;
    }
    let (mut digits, mut end) = (raw.to_string(), first.end);
    while let (Some(comma), Some(next)) = (m.peek(), m.peek_next()) {
        let group = m.raw(next);
        let tight = comma.kind == TokenKind::Comma && comma.start == end && next.start == comma.end;
        if !tight || group.len() != 3 || !plain(group) {
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

fn wrong(m: &mut Matcher<'_>, wants: Slot, span: Span, raw: &str) {
    let (what, example) = wants.describe();
    let finding = m.sink.add(&WRONG_VALUE, span, format!("Expected {what}, found `{raw}`."));
    finding.label(format!("expected {what}")).help(format!("For example `{example}`."));
}

fn number(m: &mut Matcher<'_>, slot: Slot, name: &'static str) -> Read {
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

fn percent(m: &mut Matcher<'_>, name: &'static str) -> Read {
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

fn money(m: &mut Matcher<'_>, name: &'static str) -> Read {
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
    let likely = similar_currency(raw);
    let better = format!("{amount} {}", likely.unwrap_or("EUR"));
    if token.kind == TokenKind::Junk {
        let finding = m.sink.add(&FOREIGN_NOTATION, span, "A currency is written as its code, behind the amount.");
        finding.label("a sign in place of a code").help(format!("Write `{better}`."));
        finding.fix(format!("write `{better}`"), true, span, better);
    } else {
        let finding = m.sink.add(
            &UNKNOWN_CODE,
            Span { start: number.end.max(token.start), ..span },
            format!("There is no currency `{raw}`."),
        );
        finding.label("unknown currency").help(format!("A currency is its ISO 4217 code, as in `{better}`."));
        if let Some(likely) = likely {
            let at = Span { start: token.start, ..span };
            finding.fix(format!("write `{likely}`"), false, at, likely);
        }
    }
    (likely.and_then(Currency::new), span)
}

/// `$900` and `EUR 900`.
fn money_sign_first(m: &mut Matcher<'_>, sign: Token, name: &'static str) -> Read {
    let likely = similar_currency(m.raw(sign));
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
    finding.fix(format!("write `{better}`"), true, span, better);
    let money = amount.zip(likely.and_then(Currency::new));
    let value = money.map_or(Value::Unknown, |((amount, ..), currency)| Value::Money(Money { amount, currency }));
    m.capture(name, value, span);
    Ok(())
}

fn target(m: &mut Matcher<'_>, name: &'static str) -> Read {
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

fn is_month(word: &str) -> bool {
    month(word).is_some()
}

fn date(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
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

fn time(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
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

fn units(slot: Slot) -> &'static [&'static str] {
    match slot {
        Slot::Days => &["days", "day", "weeks", "week"],
        Slot::Gap => &["days", "day", "hours", "hour", "minutes", "minute", "weeks", "week"],
        _ => &["seconds", "second", "minutes", "minute", "hours", "hour"],
    }
}

fn duration(m: &mut Matcher<'_>, slot: Slot, name: &'static str) -> Read {
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

/// A handle or a hashtag; a word or a text in its place is understood with the sign put before it.
fn sigil(m: &mut Matcher<'_>, token: Token, sign: char, name: &'static str) -> Read {
    let (raw, span) = (m.raw(token), m.span(token));
    let right = if sign == '@' { TokenKind::Handle } else { TokenKind::Hashtag };
    m.advance();
    if token.kind == right {
        let value = if sign == '@' { Value::Handle(raw.to_string()) } else { Value::Hashtag(raw.to_string()) };
        m.capture(name, value, span);
        return Ok(());
    }
    let bare = if token.kind == TokenKind::Word { raw.to_string() } else { unquote(token.kind, raw).0 };
    let bare = bare.trim_start_matches(['@', '#']);
    let what = if sign == '@' { "A handle" } else { "A hashtag" };
    let finding = m.sink.add(&WRONG_VALUE, span, format!("{what} begins with `{sign}` and stands without quotes."));
    finding.label(format!("no `{sign}`"));
    if !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || "._-".contains(c)) {
        finding.help(format!("Write `{sign}{bare}`.")).fix(
            format!("write `{sign}{bare}`"),
            true,
            span,
            format!("{sign}{bare}"),
        );
    }
    let value = format!("{sign}{bare}");
    m.capture(name, if sign == '@' { Value::Handle(value) } else { Value::Hashtag(value) }, span);
    Ok(())
}

fn compare(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
    let sign = [">=", "<=", ">", "<", "=", "+", "-"].into_iter().find(|s| *s == m.raw(token)).unwrap_or("=");
    m.advance();
    m.capture(name, Value::Compare(sign), m.span(token));
    Ok(())
}

/// Values that are a word: names, codes, formats.
fn word(m: &mut Matcher<'_>, slot: Slot, token: Token, name: &'static str) -> Read {
    let span = m.span(token);
    let raw = match token.kind {
        TokenKind::Word => m.raw(token).to_string(),
        TokenKind::Handle => m.raw(token).to_string(),
        kind => unquoted_word(m, slot, kind, span),
    };
    m.advance();
    let value = match slot {
        Slot::Ref(kind) => reference(m, kind, &raw, span, token.kind),
        Slot::Cast => cast(m, &raw, span, token.kind),
        Slot::Country => code(m, "country", &raw, span, is_country(&raw), similar_country(&raw).map(str::to_string)),
        Slot::Language => code(m, "language", &raw, span, is_language(&raw), similar_language(&raw)),
        Slot::Zone => return zone(m, &raw, span, name),
        Slot::Tier => tier(m, &raw, span),
        _ => Value::Word(raw),
    };
    m.capture(name, value, span);
    Ok(())
}

/// `interests "hiking"`: a word in quotes is understood, and told of, where it would be one.
fn unquoted_word(m: &mut Matcher<'_>, slot: Slot, kind: TokenKind, span: Span) -> String {
    let inner = unquote(kind, &m.text[span.start as usize..span.end as usize]).0;
    let names = matches!(slot, Slot::Ref(_) | Slot::Cast | Slot::New(_));
    let is_word = |w: &str| {
        w.chars().next().is_some_and(char::is_alphabetic) && w.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    let better = if is_word(&inner) { inner.clone() } else { slug(&inner) };
    let titled = match slot {
        Slot::Ref(kind) => m.names.titles.get(&(kind, inner.clone())).cloned(),
        Slot::Cast => m.names.titles.get(&(Kind::Influencer, inner.clone())).cloned(),
        _ => None,
    };
    let better = titled.unwrap_or(better);
    let finding = m.sink.add(
        &WRONG_VALUE,
        span,
        match names {
            true => "A name is one word without quotes.",
            false => "Words stand without quotes here.",
        },
    );
    finding.label("in quotes").help(format!("Write `{better}`."));
    finding.fix(format!("write `{better}`"), false, span, better.clone());
    better
}

/// A word made of a title: `Maya Köhler` gives `maya_köhler`.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_alphanumeric() => out.push(c),
            _ if !out.is_empty() && !out.ends_with('_') => out.push('_'),
            _ => {}
        }
    }
    let out = out.trim_end_matches('_');
    match out.chars().next() {
        Some(c) if c.is_alphabetic() => out.to_string(),
        Some(_) => format!("n{out}"),
        None => "name".to_string(),
    }
}

fn reference(m: &mut Matcher<'_>, kind: Kind, raw: &str, span: Span, token: TokenKind) -> Value {
    let raw = if token == TokenKind::Handle { by_handle(m, raw, span) } else { raw.to_string() };
    let typed = |id: u32| match kind {
        Kind::Audience => Value::Audience(AudienceId(id)),
        Kind::Influencer => Value::Influencer(InfluencerId(id)),
        Kind::Channel => Value::Channel(ChannelId(id)),
        Kind::Message => Value::Message(MessageId(id)),
        Kind::Phase => Value::Phase(PhaseId(id)),
        _ => Value::Word(raw.clone()),
    };
    if let Some(id) = m.names.resolve(kind, &raw) {
        m.sink.refer(kind, id, span);
        return typed(id);
    }
    let nearest = m.names.nearest(kind, &raw).map(str::to_string);
    let known = nearest.as_ref().and_then(|n| m.names.resolve(kind, n));
    unknown_name(m, kind, &raw, span, nearest);
    known.map_or(Value::Unknown, |id| {
        m.sink.refer(kind, id, span);
        match kind {
            Kind::Story | Kind::Roster | Kind::Label => Value::Unknown,
            _ => typed(id),
        }
    })
}

fn by_handle(m: &mut Matcher<'_>, handle: &str, span: Span) -> String {
    let Some(name) = m.names.handles.get(handle).cloned() else { return handle.to_string() };
    let finding = m.sink.add(&WRONG_VALUE, span, "People are named by their name here, not by their handle.");
    finding.label("a handle").help(format!("Write `{name}`.")).fix(format!("write `{name}`"), true, span, name.clone());
    name
}

fn unknown_name(m: &mut Matcher<'_>, kind: Kind, raw: &str, span: Span, nearest: Option<String>) {
    let table = m.names.table(kind);
    let known: Vec<&str> = table.names().take(6).collect();
    let declared = nearest.as_ref().and_then(|n| table.span(n)).filter(|s| *s != Span::default());
    let describe = || {
        let message = format!("There is no {} `{raw}`.", kind.name());
        let mut finding = Finding::new(UNKNOWN_NAME.name, Mistake::Language, UNKNOWN_NAME.level, span, message);
        finding.label("not declared anywhere");
        match &nearest {
            Some(near) => {
                finding.help(format!("Did you mean `{near}`?")).fix(
                    format!("write `{near}`"),
                    false,
                    span,
                    near.clone(),
                );
            }
            None if known.is_empty() => {
                finding.help(format!("Declare it: {}", declaration(kind, raw)));
            }
            None => {
                finding.help(format!("Declared are {}.", list(&known)));
            }
        }
        if let Some(declared) = declared {
            finding.related(declared, format!("`{}` is declared here", nearest.as_deref().unwrap_or("")));
        }
        finding
    };
    let finding = describe();
    m.sink.unknown_name(kind, raw, span, || finding);
}

fn declaration(kind: Kind, name: &str) -> String {
    match kind {
        Kind::Label => format!("write `as {name}` behind the `deliver` that is meant."),
        Kind::Phase => format!("`phase {name} 2027-03-01 .. 2027-03-14`."),
        Kind::Roster => format!("`roster {name} from \"roster.csv\"`."),
        Kind::Group => format!("`group {name} {{ members … }}`."),
        kind => format!("`{} {name} \"…\" {{ … }}`.", kind.name()),
    }
}

/// Some words as a list in prose: "`a`, `b` and `c`".
pub(super) fn list(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_string(),
        [one] => format!("`{one}`"),
        [most @ .., last] => {
            format!("{} and `{last}`", most.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", "))
        }
    }
}

fn cast(m: &mut Matcher<'_>, raw: &str, span: Span, token: TokenKind) -> Value {
    let raw = if token == TokenKind::Handle { by_handle(m, raw, span) } else { raw.to_string() };
    if let Some(who) = m.names.who(&raw, span, m.sink) {
        return Value::Who(who);
    }
    let everyone = nearest(&raw, std::iter::once("everyone")).map(str::to_string);
    let near = m.names.nearest(Kind::Group, &raw).map(str::to_string).or(everyone);
    let near = near.or_else(|| m.names.titles.get(&(Kind::Influencer, raw.clone())).cloned());
    unknown_name(m, Kind::Influencer, &raw, span, near.clone());
    let who = near.and_then(|n| m.names.who(&n, span, m.sink));
    who.map_or(Value::Unknown, Value::Who)
}

fn code(m: &mut Matcher<'_>, what: &str, raw: &str, span: Span, known: bool, likely: Option<String>) -> Value {
    if known {
        return Value::Word(raw.to_string());
    }
    let example = if what == "country" { "an ISO 3166 code, as `DE`" } else { "a BCP 47 tag, as `de` or `pt-BR`" };
    let finding = m.sink.add(&UNKNOWN_CODE, span, format!("There is no {what} `{raw}`."));
    finding.label(format!("unknown {what}"));
    match &likely {
        Some(likely) => finding.help(format!("Did you mean `{likely}`?")).fix(
            format!("write `{likely}`"),
            false,
            span,
            likely.clone(),
        ),
        None => finding.help(format!("Write {example}.")),
    };
    likely.map_or(Value::Unknown, Value::Word)
}

fn similar_language(raw: &str) -> Option<String> {
    const BY_NAME: &[(&str, &str)] = &[
        ("english", "en"),
        ("german", "de"),
        ("deutsch", "de"),
        ("french", "fr"),
        ("français", "fr"),
        ("spanish", "es"),
        ("español", "es"),
        ("italian", "it"),
        ("italiano", "it"),
        ("dutch", "nl"),
        ("portuguese", "pt"),
        ("polish", "pl"),
    ];
    let lower = raw.to_lowercase();
    let by_case = || is_language(&lower).then(|| lower.clone());
    BY_NAME.iter().find(|(name, _)| *name == lower).map(|(_, tag)| tag.to_string()).or_else(by_case)
}

fn zone(m: &mut Matcher<'_>, raw: &str, span: Span, name: &'static str) -> Read {
    let value = match is_zone(raw).then(|| Zone::named(raw)).flatten() {
        Some(zone) => Value::Zone(zone),
        None => {
            let likely = similar_zone(raw);
            let finding = m.sink.add(&UNKNOWN_CODE, span, format!("There is no time zone `{raw}`."));
            finding.label("unknown time zone");
            match &likely {
                Some(likely) => finding.help(format!("Did you mean `{likely}`?")).fix(
                    format!("write `{likely}`"),
                    false,
                    span,
                    likely.clone(),
                ),
                None => finding.help("Write its IANA name: `Europe/Berlin`, `America/New_York`."),
            };
            likely.and_then(|l| Zone::named(&l)).map_or(Value::Unknown, Value::Zone)
        }
    };
    m.capture(name, value, span);
    Ok(())
}

fn similar_zone(raw: &str) -> Option<String> {
    let habit = match raw.to_uppercase().as_str() {
        "CET" | "CEST" | "MEZ" | "MESZ" => Some("Europe/Berlin"),
        "GMT" | "BST" => Some("Europe/London"),
        "EST" | "EDT" | "ET" => Some("America/New_York"),
        "PST" | "PDT" | "PT" => Some("America/Los_Angeles"),
        _ => None,
    };
    if let Some(habit) = habit {
        return Some(habit.to_string());
    }
    let names: Vec<String> = jiff::tz::db().available().map(|n| n.to_string()).collect();
    let city = |n: &&String| n.rsplit('/').next().is_some_and(|c| c.eq_ignore_ascii_case(raw));
    let by_city = names.iter().find(city).cloned();
    by_city.or_else(|| nearest(raw, names.iter().map(String::as_str)).map(str::to_string))
}

fn tier(m: &mut Matcher<'_>, raw: &str, span: Span) -> Value {
    if let Some(tier) = Tier::from_name(raw) {
        return Value::Tier(tier);
    }
    let names: Vec<&str> = TIERS.iter().map(|t| t.name()).collect();
    let likely = nearest(raw, names.iter().copied());
    let finding = m.sink.add(&WRONG_VALUE, span, format!("There is no tier `{raw}`."));
    finding.label("unknown tier").help(match likely {
        Some(likely) => format!("Did you mean `{likely}`?"),
        None => format!("The tiers are {}.", list(&names)),
    });
    if let Some(likely) = likely {
        finding.fix(format!("write `{likely}`"), false, span, likely);
    }
    likely.and_then(Tier::from_name).map_or(Value::Unknown, Value::Tier)
}
