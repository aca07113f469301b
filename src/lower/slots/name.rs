//! Words and names: of people, messages, phases and all that is declared.

use super::super::catalogue::{UNKNOWN_NAME, WRONG_VALUE};
use super::super::matcher::Matcher;
use super::super::sink::Tell as _;
use super::Read;
use super::code::{code, similar_language, tier, zone};
use crate::campaign::{AudienceId, ChannelId, InfluencerId, MessageId, PhaseId, Value};
use crate::findings::{Finding, Mistake};
use crate::say;
use crate::source::Span;
use crate::syntax::{Token, TokenKind, unquote};
use crate::vocabulary::{Kind, Slot, is_country, is_language, similar_country};
use std::borrow::Cow;

/// Values that are a word: names, codes, formats.
pub(super) fn word(m: &mut Matcher<'_>, slot: Slot, token: Token, name: &'static str) -> Read {
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
        Slot::Zone => return zone(m, &raw, span, name),
        Slot::Tier => tier(m, &raw, span),
        _ => Value::Word(raw.into_owned()),
    };
    m.capture(name, value, span);
    Ok(())
}

/// `interests "hiking"`: a word in quotes is understood, and told of, where it would be one.
fn quoted_word(m: &mut Matcher<'_>, slot: Slot, kind: TokenKind, span: Span) -> String {
    let inner = unquote(kind, &m.text[span.start as usize..span.end as usize]).0;
    let names = matches!(slot, Slot::Ref(_) | Slot::Cast | Slot::New(_));
    let inside = if slot == Slot::Zone { "-_/" } else { "-_" };
    let is_word = |w: &str| {
        w.chars().next().is_some_and(char::is_alphabetic)
            && w.chars().all(|c| c.is_alphanumeric() || inside.contains(c))
    };
    let better = if is_word(&inner) { inner.clone() } else { slug(&inner) };
    let better = titled(m, slot, &inner).unwrap_or(better);
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

/// `influencer @maya.runs`: the name that can be made of a handle.
fn handle_as_name(m: &mut Matcher<'_>, token: Token) -> String {
    let (raw, span) = (m.raw(token), m.span(token));
    let better = slug(raw);
    let finding = m.sink.add(&WRONG_VALUE, span, "A name is one word without `@`; the handle stands in the block.");
    finding.label("a handle").help(format!("Write `{better}`, and `on instagram {raw}` in the block."));
    finding.fix(format!("write `{better}`"), false, span, better.clone());
    better
}

/// The name of what bears a title.
fn titled(m: &Matcher<'_>, slot: Slot, title: &str) -> Option<String> {
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
    m: &mut Matcher<'_>,
    first: Span,
    meant: impl Fn(&Matcher<'_>, &str) -> Option<String>,
    message: &str,
) -> Option<(String, Span)> {
    for count in 1..4 {
        let token = m.tokens.get(m.at + count - 1).filter(|t| t.kind == TokenKind::Word)?;
        let span = first.to(m.span(*token));
        let written = &m.text[span.start as usize..span.end as usize];
        if let Some(better) = meant(m, written) {
            let finding = m.sink.add(&WRONG_VALUE, span, message);
            finding.label(format!("stands for `{better}`")).help(format!("Write `{better}`."));
            finding.fix(format!("write `{better}`"), true, span, better.clone());
            m.at += count;
            return Some((better, span));
        }
    }
    None
}

fn country(m: &mut Matcher<'_>, raw: &str, span: Span) -> Value {
    let by_name = |_: &Matcher<'_>, written: &str| similar_country(written).map(str::to_string);
    if !is_country(raw)
        && let Some((code, _)) = several_words(m, span, by_name, "A country is written as its code.")
    {
        return Value::Word(code);
    }
    code(m, "country", raw, span, is_country(raw), similar_country(raw).map(str::to_string))
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

fn reference(m: &mut Matcher<'_>, kind: Kind, raw: Cow<'_, str>, span: Span, token: TokenKind) -> Value {
    let raw = if token == TokenKind::Handle { Cow::Owned(by_handle(m, &raw, span)) } else { raw };
    let by_title = |m: &Matcher<'_>, written: &str| titled(m, Slot::Ref(kind), written);
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

fn by_handle(m: &mut Matcher<'_>, handle: &str, span: Span) -> String {
    let Some(name) = m.names.handles.get(handle).cloned() else { return handle.to_string() };
    let finding = m.sink.add(&WRONG_VALUE, span, "People are named by their name here, not by their handle.");
    finding.label("a handle").help(format!("Write `{name}`.")).fix(format!("write `{name}`"), true, span, name.clone());
    name
}

/// The declared name that an unknown one probably stands for, while there is work left to look for it.
fn likely_name(m: &mut Matcher<'_>, kind: Kind, raw: &str) -> Option<String> {
    let names = m.names.table(kind).names().count();
    m.sink.may_compare(names).then(|| m.names.nearest(kind, raw)).flatten().map(str::to_string)
}

/// What a name is, told where a title stands in its place.
const TITLE_FOR_NAME: &str = "A name is one word: this is a title.";

/// Tells of a name that nobody declared. `listed` is the kind whose names could stand here.
fn unknown_name(m: &mut Matcher<'_>, kind: Kind, listed: Kind, raw: &str, span: Span, nearest: Option<String>) {
    let table = m.names.table(kind);
    let group = kind == listed && kind == Kind::Influencer && m.names.resolve(Kind::Group, raw).is_some();
    let known = || m.names.names(listed).collect::<Vec<&str>>();
    let declared = nearest.as_ref().and_then(|n| table.span(n)).filter(|s| *s != Span::default());
    let describe = || {
        let what = if listed == Kind::Group { "influencer or group" } else { kind.name() };
        let message = match group {
            true => format!("`{raw}` is a group; only influencers can stand here."),
            false => format!("There is no {what} `{raw}`."),
        };
        let mut finding = Finding::new(UNKNOWN_NAME.name, Mistake::Language, UNKNOWN_NAME.level, span, message);
        finding.label(match kind {
            _ if group => "a group",
            Kind::Channel => "unknown channel",
            _ => "not declared anywhere",
        });
        match &nearest {
            _ if group => finding.help("Name the people one by one."),
            Some(near) => finding.help(format!("Did you mean `{near}`?")).fix(
                format!("write `{near}`"),
                false,
                span,
                near.clone(),
            ),
            None => match &known()[..] {
                [] => finding.help(format!("Declare it: {}", declaration(kind, raw))),
                [only] => finding.help(format!("There is {}.", some(&[only]))),
                many => finding.help(format!("There are {}.", some(many))),
            },
        };
        if let Some(declared) = declared.filter(|_| !group) {
            finding.related(declared, format!("`{}` is declared here", nearest.as_deref().unwrap_or("")));
        }
        finding
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

fn cast(m: &mut Matcher<'_>, raw: Cow<'_, str>, span: Span, token: TokenKind) -> Value {
    let raw = if token == TokenKind::Handle { Cow::Owned(by_handle(m, &raw, span)) } else { raw };
    if let Some(who) = m.names.who(&raw, span, m.sink) {
        return Value::Who(who);
    }
    let by_title = |m: &Matcher<'_>, written: &str| titled(m, Slot::Cast, written);
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
