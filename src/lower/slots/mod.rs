//! Reads single values, and understands the ways in which other tools write them: one file a kind of value.

mod code;
mod date;
mod money;
mod name;
mod number;
mod text;

pub(super) use money::is_currency_sign;
pub(super) use name::slug;

use super::cursor::{Cursor, Mismatch, Read};
use crate::syntax::TokenKind;
use crate::vocabulary::{Kind, Slot, is_currency};
use date::is_month;

/// Whether a value of this kind stands here, beyond doubt: what an optional part or an alternative needs.
pub(super) fn begins(m: &Cursor<'_>, slot: Slot) -> bool {
    let Some(token) = m.peek() else { return false };
    let raw = m.raw(token);
    match slot {
        Slot::Text | Slot::Url => is_string(token.kind),
        Slot::Time => date::is_clock(m, token),
        Slot::Date => (token.kind == TokenKind::Figure && !date::is_clock(m, token)) || is_month(raw),
        Slot::Money | Slot::Target => token.kind == TokenKind::Figure || is_currency_sign(raw),
        Slot::Count | Slot::Number => token.kind == TokenKind::Figure || number::spelled_out(raw).is_some(),
        Slot::Percent | Slot::Days | Slot::Gap | Slot::Length => token.kind == TokenKind::Figure,
        Slot::Handle => token.kind == TokenKind::Handle,
        Slot::Hashtag => token.kind == TokenKind::Hashtag,
        Slot::Compare => token.kind == TokenKind::Compare || matches!(raw, "≥" | "≤"),
        _ => token.kind == TokenKind::Word,
    }
}

/// Whether something stands here that was probably meant as a value of this kind.
pub(super) fn may_begin(m: &Cursor<'_>, slot: Slot) -> bool {
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
            Slot::Cast | Slot::Ref(Kind::Influencer) | Slot::New(_) => {
                string_or_word || token.kind == TokenKind::Handle
            }
            Slot::Word | Slot::Country | Slot::Language | Slot::Zone | Slot::Ref(_) => string_or_word,
            Slot::Format | Slot::Tier | Slot::Rule | Slot::MetricName => string_or_word,
            _ => false,
        }
}

/// Reads a value, and where it stands. One that is of the right kind but wrong in itself is told of and unknown, and the
/// statement goes on.
pub(super) fn read(m: &mut Cursor<'_>, slot: Slot) -> Read {
    let Some(token) = m.peek() else { return Err(Mismatch) };
    Ok(match slot {
        Slot::Text => text::text(m, token),
        Slot::Url => text::url(m, token),
        Slot::Count | Slot::Number => number::number(m, slot),
        Slot::Percent => number::percent(m),
        Slot::Money => money::money(m)?,
        Slot::Target => money::target(m)?,
        Slot::Date => date::date(m, token),
        Slot::Time => date::time(m, token),
        Slot::Days | Slot::Gap | Slot::Length => number::duration(m, slot),
        Slot::Handle => text::sigil(m, token, '@'),
        Slot::Hashtag => text::sigil(m, token, '#'),
        Slot::Compare => number::compare(m, token),
        _ => name::word(m, slot, token),
    })
}

fn is_string(kind: TokenKind) -> bool {
    use TokenKind::{Quoted, QuotedOpen, Single, Smart, Text, TextOpen};
    matches!(kind, Quoted | QuotedOpen | Text | TextOpen | Smart | Single)
}

/// Some words as a list in prose: "`a`, `b` and `c`".
pub(crate) fn list(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_string(),
        [one] => format!("`{one}`"),
        [most @ .., last] => {
            format!("{} and `{last}`", most.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", "))
        }
    }
}
