//! Texts, web addresses, handles and hashtags.

use super::super::captures::Value;
use super::super::catalogue::{FOREIGN_NOTATION, UNCLOSED_STRING, WRONG_VALUE};
use super::super::cursor::Cursor;
use crate::findings::Finding;
use crate::source::Span;
use crate::syntax::{Token, TokenKind, quote, read_figure, unquote};

pub(super) fn text(m: &mut Cursor<'_>, token: Token) -> (Value, Span) {
    let span = m.span(token);
    if token.kind == TokenKind::Word {
        return match bare_address(m, token) {
            Some(address) => unquoted_address(m, token, address),
            None => unquoted(m, token),
        };
    }
    let raw = m.raw(token);
    let (value, wrong) = match token.kind {
        TokenKind::QuotedOpen => unquote(token.kind, unclosed_part(raw)),
        _ => unquote(token.kind, raw),
    };
    match token.kind {
        TokenKind::QuotedOpen => unclosed(m, token),
        TokenKind::TextOpen => {
            let begin = Span::new(m.file, token.start, token.start + 3);
            let finding = Finding::of(&UNCLOSED_STRING, begin, "This text is never closed.").with_label("opened here");
            m.sink.push(finding.with_help("A long text ends with `\"\"\"`, best on a line of its own."));
        }
        TokenKind::Smart | TokenKind::Single => {
            let finding = Finding::of(&FOREIGN_NOTATION, span, "A text stands in straight double quotes.");
            let finding = finding.with_label("other quotes").with_help(format!("Write {}.", quote(&value)));
            m.sink.push(finding.with_fix("use straight quotes", true, span, quote(&value)));
        }
        _ => {}
    }
    for offset in wrong {
        let at = token.start + offset as u32;
        let finding = Finding::of(&WRONG_VALUE, Span::new(m.file, at, at + 1), "There is no such escape in a text.");
        let finding = finding.with_label("a lone backslash");
        m.sink.push(finding.with_help(r#"The escapes are \" \\ \n \t and \u{…}; for a backslash write \\."#));
    }
    m.advance();
    (Value::Text(value), span)
}

fn unclosed(m: &mut Cursor<'_>, token: Token) {
    let span = Span::new(m.file, token.start, token.start + unclosed_part(m.raw(token)).len() as u32);
    let finding =
        Finding::of(&UNCLOSED_STRING, span, "This text has no closing quote; it was taken to end with its line.");
    let finding = finding.with_label("opened here");
    let finding = finding.with_help("A text on one line ends with `\"`; one of several lines stands between `\"\"\"`.");
    m.sink.push(finding.with_fix("close the text", false, span.at_end(), "\""));
}

/// What of an unclosed text was probably meant as text: the brace that closes a block on the same line is not.
fn unclosed_part(raw: &str) -> &str {
    raw.trim_end().trim_end_matches('}').trim_end()
}

/// `brand Northpeak`: words that should stand in quotes, up to the next comma, a date, or a word that goes on with the
/// statement.
fn unquoted(m: &mut Cursor<'_>, first: Token) -> (Value, Span) {
    use TokenKind::{Colon, Compare, Figure, Handle, Hashtag, Junk, Single, Word};
    let mut last = first;
    while let Some(token) = m.peek() {
        let goes_on = matches!(m.raw(token), "worth" | "about" | "because")
            || matches!(read_figure(m.raw(token)), crate::syntax::Figure::Date(_));
        let inside = matches!(token.kind, Word | Figure | Junk | Colon | Single | Compare | Handle | Hashtag);
        if !inside || (goes_on && token != first) {
            break;
        }
        last = token;
        m.advance();
    }
    let (span, whole) = (m.span(first).to(m.span(last)), m.peek().is_none());
    let value = m.written(span);
    let finding = Finding::of(&WRONG_VALUE, span, "A text stands in quotes.").with_label("no quotes");
    let finding = finding.with_help(format!("Write {}.", quote(value)));
    m.sink.push(finding.with_fix("put it in quotes", whole, span, quote(value)));
    (Value::Text(value.to_string()), span)
}

/// `link https://northpeak.example`: the `//` in it was read as the beginning of a comment. The whole address, where one
/// stands here.
fn bare_address<'m>(m: &Cursor<'m>, first: Token) -> Option<&'m str> {
    let rest = &m.text[first.start as usize..];
    let address = rest.split(char::is_whitespace).next()?.trim_end_matches([';', ',', '}']);
    let scheme = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    (!scheme.is_empty()).then_some(address)
}

fn unquoted_address(m: &mut Cursor<'_>, first: Token, address: &str) -> (Value, Span) {
    let span = Span::new(m.file, first.start, first.start + address.len() as u32);
    while m.peek().is_some_and(|t| t.start < span.end) {
        m.advance();
    }
    let finding = Finding::of(&WRONG_VALUE, span, "A web address stands in quotes.").with_label("no quotes");
    let finding = finding.with_help("What stands behind `//` is a comment, unless it stands in quotes.");
    m.sink.push(finding.with_fix("put it in quotes", true, span, quote(address)));
    (Value::Text(address.to_string()), span)
}

pub(super) fn url(m: &mut Cursor<'_>, token: Token) -> (Value, Span) {
    let (value, span) = text(m, token);
    let Value::Text(address) = &value else { return (value, span) };
    let good =
        (address.starts_with("https://") || address.starts_with("http://")) && !address.contains(char::is_whitespace);
    if good || token.kind != TokenKind::Quoted {
        return (value, span);
    }
    let finding = Finding::of(&WRONG_VALUE, span, format!("{} is no web address.", quote(address)));
    let finding = finding.with_label("should begin with https://");
    m.sink.push(match address.contains('.') && !address.contains([':', ' ', '@']) {
        true => {
            let better = quote(&format!("https://{address}"));
            finding.with_help(format!("Write {better}.")).with_fix("add https://", false, span, better)
        }
        false => finding.with_help("Write it as `\"https://northpeak.example/page\"`."),
    });
    (Value::Unknown, span)
}

/// A handle or a hashtag; a word or a text in its place is understood with the sign put before it.
pub(super) fn sigil(m: &mut Cursor<'_>, token: Token, sign: char) -> (Value, Span) {
    let right = if sign == '@' { TokenKind::Handle } else { TokenKind::Hashtag };
    let value = |text: String| if sign == '@' { Value::Handle(text) } else { Value::Hashtag(text) };
    if token.kind == right {
        m.advance();
        return (value(m.raw(token).to_string()), m.span(token));
    }
    let (written, span) = without_sign(m, token);
    // The last part of a profile's address is its handle.
    let bare = written.trim_end_matches('/').rsplit('/').next().unwrap_or("").trim_start_matches(['@', '#']);
    let what = if sign == '@' { "A handle" } else { "A hashtag" };
    let message = format!("{what} begins with `{sign}` and stands without quotes.");
    let finding = Finding::of(&WRONG_VALUE, span, message).with_label(format!("no `{sign}`"));
    let better = format!("{sign}{bare}");
    m.sink.push(match !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || "._-".contains(c)) {
        true => finding.with_rewrite(&better, true, span),
        false => {
            let example = if sign == '@' { "@maya.runs" } else { "#ad" };
            finding.with_help(format!("For example `{example}`."))
        }
    });
    (value(better), span)
}

/// A text, or words and dots that touch each other: what stands in the place of a handle or a hashtag.
fn without_sign(m: &mut Cursor<'_>, first: Token) -> (String, Span) {
    m.advance();
    if !matches!(first.kind, TokenKind::Word) {
        let bare = match first.kind {
            TokenKind::Handle | TokenKind::Hashtag => m.raw(first).to_string(),
            kind => unquote(kind, m.raw(first)).0,
        };
        return (bare, m.span(first));
    }
    let mut last = first;
    while let Some(token) = m.peek().filter(|t| t.start == last.end) {
        let joins = matches!(token.kind, TokenKind::Word | TokenKind::Figure) || m.raw(token) == ".";
        if !joins {
            break;
        }
        last = token;
        m.advance();
    }
    let span = m.span(first).to(m.span(last));
    (m.written(span).to_string(), span)
}
