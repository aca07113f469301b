//! Codes: countries, languages, time zones, tiers.

use super::super::captures::Value;
use super::super::catalogue::{UNKNOWN_CODE, WRONG_VALUE};
use super::super::cursor::Cursor;
use super::super::names::nearest;
use super::list;
use crate::campaign::Zone;
use crate::findings::Finding;
use crate::source::Span;
use crate::syntax::TokenKind;
use crate::vocabulary::{TIERS, Tier, is_language, is_zone};

pub(super) fn code(
    m: &mut Cursor<'_>,
    what: &str,
    raw: &str,
    span: Span,
    known: bool,
    likely: Option<String>,
) -> Value {
    if known {
        return Value::Word(raw.to_string());
    }
    let example = if what == "country" { "an ISO 3166 code, as `DE`" } else { "a BCP 47 tag, as `de` or `pt-BR`" };
    let finding = Finding::of(&UNKNOWN_CODE, span, format!("There is no {what} `{raw}`."));
    let finding = finding.with_label(format!("unknown {what}"));
    m.sink.push(match &likely {
        Some(likely) => {
            let (help, title) = (format!("Did you mean `{likely}`?"), format!("write `{likely}`"));
            finding.with_help(help).with_fix(title, raw.eq_ignore_ascii_case(likely), span, likely)
        }
        None => finding.with_help(format!("Write {example}.")),
    });
    likely.map_or(Value::Unknown, Value::Word)
}

pub(crate) fn similar_language(raw: &str) -> Option<String> {
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

/// `UTC+1`: a distance from universal time, of which the first part has been read.
fn offset(m: &mut Cursor<'_>, span: Span) -> Option<Span> {
    let sign = m.peek().filter(|t| matches!(m.raw(*t), "+" | "-"))?;
    let figure = m.peek_next().filter(|t| t.kind == TokenKind::Figure);
    m.at += 1 + usize::from(figure.is_some());
    Some(span.to(m.span(figure.unwrap_or(sign))))
}

pub(super) fn zone(m: &mut Cursor<'_>, raw: &str, span: Span) -> (Value, Span) {
    if let Some(span) = offset(m, span) {
        let finding = Finding::of(&UNKNOWN_CODE, span, "A distance from universal time is no time zone.");
        let finding = finding.with_label("knows no daylight-saving time");
        m.sink.push(finding.with_help("Write the zone's IANA name: `Europe/Berlin`, `America/New_York`."));
        return (Value::Unknown, span);
    }
    let value = match is_zone(raw).then(|| Zone::named(raw)).flatten() {
        Some(zone) => Value::Zone(zone),
        None => {
            let likely = similar_zone(raw);
            let finding = Finding::of(&UNKNOWN_CODE, span, format!("There is no time zone `{raw}`."));
            let finding = finding.with_label("unknown time zone");
            m.sink.push(match &likely {
                Some(likely) => finding.with_likely(likely, span),
                None => finding.with_help("Write its IANA name: `Europe/Berlin`, `America/New_York`."),
            });
            likely.and_then(|l| Zone::named(&l)).map_or(Value::Unknown, Value::Zone)
        }
    };
    (value, span)
}

fn similar_zone(raw: &str) -> Option<String> {
    let habit = match raw.to_uppercase().as_str() {
        "CET" | "CEST" | "MEZ" | "MESZ" => Some("Europe/Berlin"),
        "GMT" | "BST" => Some("Europe/London"),
        "EST" | "EDT" | "ET" => Some("America/New_York"),
        "CST" | "CDT" | "CT" => Some("America/Chicago"),
        "MST" | "MDT" | "MT" => Some("America/Denver"),
        "PST" | "PDT" | "PT" => Some("America/Los_Angeles"),
        "WET" | "WEST" => Some("Europe/Lisbon"),
        "EET" | "EEST" => Some("Europe/Helsinki"),
        "JST" => Some("Asia/Tokyo"),
        "AEST" | "AEDT" => Some("Australia/Sydney"),
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

pub(super) fn tier(m: &mut Cursor<'_>, raw: &str, span: Span) -> Value {
    if let Some(tier) = Tier::from_name(raw) {
        return Value::Tier(tier);
    }
    let names: Vec<&str> = TIERS.iter().map(|t| t.name()).collect();
    let likely = nearest(raw, names.iter().copied());
    let finding = Finding::of(&WRONG_VALUE, span, format!("There is no tier `{raw}`.")).with_label("unknown tier");
    m.sink.push(match likely {
        Some(likely) => finding.with_likely(likely, span),
        None => finding.with_help(format!("The tiers are {}.", list(&names))),
    });
    likely.and_then(Tier::from_name).map_or(Value::Unknown, Value::Tier)
}
