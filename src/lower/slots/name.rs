//! Words and names: of people, messages, phases and all that is declared.

use super::super::catalogue::{UNKNOWN_NAME, WRONG_VALUE};
use super::super::matcher::Matcher;
use super::super::names::nearest;
use super::super::sink::Tell as _;
use super::code::{code, similar_language, tier, zone};
use super::{Read, list};
use crate::campaign::{AudienceId, ChannelId, InfluencerId, MessageId, PhaseId, Value};
use crate::findings::{Finding, Mistake};
use crate::source::Span;
use crate::syntax::{Token, TokenKind, unquote};
use crate::vocabulary::{Kind, Slot, is_country, is_language, similar_country};

/// Values that are a word: names, codes, formats.
pub(super) fn word(m: &mut Matcher<'_>, slot: Slot, token: Token, name: &'static str) -> Read {
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
pub(in crate::lower) fn slug(text: &str) -> String {
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
