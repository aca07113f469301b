//! Words and names: of people, messages, phases and all that is declared.

use super::super::captures::Value;
use super::super::catalogue::{UNKNOWN_NAME, WRONG_VALUE};
use super::super::cursor::Cursor;
use super::code::{code, similar_language, tier, zone};
use crate::campaign::{AudienceId, ChannelId, DeliveryId, InfluencerId, MessageId, PhaseId, StoryId};
use crate::findings::Finding;
use crate::say;
use crate::source::Span;
use crate::syntax::{Token, TokenKind, unquote};
use crate::vocabulary::{Kind, Slot, is_country, is_language, similar_country};
use std::borrow::Cow;

/// Values that are a word: names, codes, formats.
pub(super) fn word(m: &mut Cursor<'_>, slot: Slot, token: Token) -> (Value, Span) {
    let span = m.span(token);
    let raw = match token.kind {
        TokenKind::Handle if matches!(slot, Slot::New(_)) => Cow::Owned(handle_as_name(m, token)),
        TokenKind::Word | TokenKind::Handle => Cow::Borrowed(m.raw(token)),
        kind => Cow::Owned(quoted_word(m, slot, kind, span)),
    };
    m.advance();
    let value = match slot {
        Slot::Ref(kind) => reference(m, kind, raw, span, token.kind),
        Slot::Cast => cast(m, raw, span, token.kind),
        Slot::Country => country(m, &raw, span),
        Slot::Language => code(m, "language", &raw, span, is_language(&raw), similar_language(&raw)),
        Slot::Zone => return zone(m, &raw, span),
        Slot::Tier => tier(m, &raw, span),
        _ => Value::Word(raw.into_owned()),
    };
    (value, span)
}

/// `interests "hiking"`: a word in quotes is understood, and told of, where it would be one.
fn quoted_word(m: &mut Cursor<'_>, slot: Slot, kind: TokenKind, span: Span) -> String {
    let inner = unquote(kind, m.written(span)).0;
    let names = matches!(slot, Slot::Ref(_) | Slot::Cast | Slot::New(_));
    let inside = if slot == Slot::Zone { "-_/" } else { "-_" };
    let is_word = |w: &str| {
        w.chars().next().is_some_and(char::is_alphabetic)
            && w.chars().all(|c| c.is_alphanumeric() || inside.contains(c))
    };
    let better = if is_word(&inner) { inner.clone() } else { slug(&inner) };
    let better = titled(m, slot, &inner).unwrap_or(better);
    let finding = Finding::of(
        &WRONG_VALUE,
        span,
        match names {
            true => "A name is one word without quotes.",
            false => "Words stand without quotes here.",
        },
    );
    m.sink.push(finding.with_label("in quotes").with_rewrite(&better, false, span));
    better
}

/// `influencer @maya.runs`: the name that can be made of a handle.
fn handle_as_name(m: &mut Cursor<'_>, token: Token) -> String {
    let (raw, span) = (m.raw(token), m.span(token));
    let better = slug(raw);
    let finding = Finding::of(&WRONG_VALUE, span, "A name is one word without `@`; the handle stands in the block.");
    let finding = finding.with_label("a handle");
    let finding = finding.with_help(format!("Write `{better}`, and `on instagram {raw}` in the block."));
    m.sink.push(finding.with_fix(format!("write `{better}`"), false, span, better.clone()));
    better
}

/// The name of what bears a title.
fn titled(m: &Cursor<'_>, slot: Slot, title: &str) -> Option<String> {
    let kind = match slot {
        Slot::Ref(kind) => kind,
        Slot::Cast => Kind::Influencer,
        _ => return None,
    };
    m.names.titles.get(&(kind, title.to_string())).cloned()
}

/// `Maya Köhler`, `United Kingdom`: a value in several words, of which the first has been read. Tells of it, and gives
/// what is meant and the place of all of them.
fn several_words(
    m: &mut Cursor<'_>,
    first: Span,
    meant: impl Fn(&Cursor<'_>, &str) -> Option<String>,
    message: &str,
) -> Option<(String, Span)> {
    for count in 1..4 {
        let token = m.tokens.get(m.at + count - 1).filter(|t| t.kind == TokenKind::Word)?;
        let span = first.to(m.span(*token));
        let written = m.written(span);
        if let Some(better) = meant(m, written) {
            let finding = Finding::of(&WRONG_VALUE, span, message).with_label(format!("stands for `{better}`"));
            m.sink.push(finding.with_rewrite(&better, true, span));
            m.at += count;
            return Some((better, span));
        }
    }
    None
}

fn country(m: &mut Cursor<'_>, raw: &str, span: Span) -> Value {
    let by_name = |_: &Cursor<'_>, written: &str| similar_country(written).map(str::to_string);
    if !is_country(raw)
        && let Some((code, _)) = several_words(m, span, by_name, "A country is written as its code.")
    {
        return Value::Word(code);
    }
    code(m, "country", raw, span, is_country(raw), similar_country(raw).map(str::to_string))
}

/// A word made of a title: `Maya Köhler` gives `maya_köhler`.
pub(crate) fn slug(text: &str) -> String {
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

fn reference(m: &mut Cursor<'_>, kind: Kind, raw: Cow<'_, str>, span: Span, token: TokenKind) -> Value {
    let raw = if token == TokenKind::Handle { Cow::Owned(by_handle(m, &raw, span)) } else { raw };
    let by_title = |m: &Cursor<'_>, written: &str| titled(m, Slot::Ref(kind), written);
    let (raw, span) = match m.names.resolve(kind, &raw) {
        Some(_) => (raw, span),
        None => match several_words(m, span, by_title, TITLE_FOR_NAME) {
            Some((name, span)) => (Cow::Owned(name), span),
            None => (raw, span),
        },
    };
    let typed = |id: u32| match kind {
        Kind::Audience => Value::Audience(AudienceId(id)),
        Kind::Influencer => Value::Influencer(InfluencerId(id)),
        Kind::Channel => Value::Channel(ChannelId(id)),
        Kind::Message => Value::Message(MessageId(id)),
        Kind::Phase => Value::Phase(PhaseId(id)),
        Kind::Story => Value::Story(StoryId(id)),
        Kind::Label => Value::Label(DeliveryId(id)),
        _ => Value::Word(raw.to_string()),
    };
    if let Some(id) = m.names.resolve(kind, &raw) {
        m.sink.refer(kind, id, span);
        return typed(id);
    }
    let nearest = likely_name(m, kind, &raw);
    let known = nearest.as_ref().and_then(|n| m.names.resolve(kind, n));
    unknown_name(m, kind, kind, &raw, span, nearest);
    known.map_or(Value::Unknown, |id| {
        m.sink.refer(kind, id, span);
        match kind {
            Kind::Story | Kind::Roster | Kind::Label => Value::Unknown,
            _ => typed(id),
        }
    })
}

fn by_handle(m: &mut Cursor<'_>, handle: &str, span: Span) -> String {
    let Some(name) = m.names.handles.get(handle).cloned() else { return handle.to_string() };
    let finding = Finding::of(&WRONG_VALUE, span, "People are named by their name here, not by their handle.");
    m.sink.push(finding.with_label("a handle").with_rewrite(&name, true, span));
    name
}

/// The declared name that an unknown one probably stands for, while there is work left to look for it.
fn likely_name(m: &mut Cursor<'_>, kind: Kind, raw: &str) -> Option<String> {
    m.sink.may_compare(m.names.count(kind)).then(|| m.names.nearest(kind, raw)).flatten().map(str::to_string)
}

/// What a name is, told where a title stands in its place.
const TITLE_FOR_NAME: &str = "A name is one word: this is a title.";

/// Tells of a name that nobody declared. `listed` is the kind whose names could stand here.
fn unknown_name(m: &mut Cursor<'_>, kind: Kind, listed: Kind, raw: &str, span: Span, nearest: Option<String>) {
    let group = kind == listed && kind == Kind::Influencer && m.names.resolve(Kind::Group, raw).is_some();
    let known = || m.names.names(listed).collect::<Vec<&str>>();
    let declared = nearest.as_ref().and_then(|n| Some(m.names.get(kind, n)?.span)).filter(|s| *s != Span::default());
    let describe = || {
        let what = if listed == Kind::Group { "influencer or group" } else { kind.name() };
        let message = match group {
            true => format!("`{raw}` is a group; only influencers can stand here."),
            false => format!("There is no {what} `{raw}`."),
        };
        let finding = Finding::of(&UNKNOWN_NAME, span, message).with_label(match kind {
            _ if group => "a group",
            Kind::Channel => "unknown channel",
            _ => "not declared anywhere",
        });
        let finding = match &nearest {
            _ if group => finding.with_help("Name the people one by one."),
            Some(near) => finding.with_likely(near, span),
            None => finding.with_help(match &known()[..] {
                [] => format!("Declare it: {}", declaration(kind, raw)),
                [only] => format!("There is {}.", some(&[only])),
                many => format!("There are {}.", some(many)),
            }),
        };
        match (declared, &nearest) {
            (Some(declared), Some(near)) if !group => {
                finding.with_related(declared, format!("`{near}` is declared here"))
            }
            _ => finding,
        }
    };
    m.sink.unknown_name(kind, raw, span, describe);
}

/// Some words as a list in prose, of many only the first ones.
fn some(words: &[&str]) -> String {
    const SHOWN: usize = 14;
    say::some(&words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>(), SHOWN)
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

fn cast(m: &mut Cursor<'_>, raw: Cow<'_, str>, span: Span, token: TokenKind) -> Value {
    let raw = if token == TokenKind::Handle { Cow::Owned(by_handle(m, &raw, span)) } else { raw };
    if let Some(who) = m.names.who(&raw, span, m.sink) {
        return Value::Who(who);
    }
    let by_title = |m: &Cursor<'_>, written: &str| titled(m, Slot::Cast, written);
    let near = match several_words(m, span, by_title, TITLE_FOR_NAME) {
        Some((name, _)) => Some(name),
        None => {
            let everyone = || say::nearest(&raw, std::iter::once("everyone")).map(str::to_string);
            let near = likely_name(m, Kind::Group, &raw).or_else(everyone);
            let near = near.or_else(|| titled(m, Slot::Cast, &raw));
            unknown_name(m, Kind::Influencer, Kind::Group, &raw, span, near.clone());
            near
        }
    };
    let who = near.and_then(|n| m.names.who(&n, span, m.sink));
    who.map_or(Value::Unknown, Value::Who)
}
