//! Texts, web addresses, handles and hashtags.

use super::super::catalogue::{FOREIGN_NOTATION, UNCLOSED_STRING, WRONG_VALUE};
use super::super::matcher::Matcher;
use super::super::sink::Tell as _;
use super::Read;
use crate::campaign::Value;
use crate::source::Span;
use crate::syntax::{Token, TokenKind, quote, read_figure, unquote};

pub(super) fn text(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
    let span = m.span(token);
    if token.kind == TokenKind::Word {
        return match bare_address(m, token) {
            Some(address) => unquoted_address(m, token, address, name),
            None => unquoted(m, token, name),
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
    let span = Span::new(m.file, token.start, token.start + unclosed_part(m.raw(token)).len() as u32);
    let finding =
        m.sink.add(&UNCLOSED_STRING, span, "This text has no closing quote; it was taken to end with its line.");
    finding
        .label("opened here")
        .help("A text on one line ends with `\"`; one of several lines stands between `\"\"\"`.");
    finding.fix("close the text", false, span.at_end(), "\"");
}

/// What of an unclosed text was probably meant as text: the brace that closes a block on the same line is not.
fn unclosed_part(raw: &str) -> &str {
    raw.trim_end().trim_end_matches('}').trim_end()
}

/// `brand Northpeak`: words that should stand in quotes, up to the next comma, a date, or a word that goes on with the
/// statement.
fn unquoted(m: &mut Matcher<'_>, first: Token, name: &'static str) -> Read {
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
    let value = m.text[first.start as usize..last.end as usize].to_string();
    let finding = m.sink.add(&WRONG_VALUE, span, "A text stands in quotes.");
    finding.label("no quotes").help(format!("Write {}.", quote(&value)));
    finding.fix("put it in quotes", whole, span, quote(&value));
    m.capture(name, Value::Text(value), span);
    Ok(())
}

/// `link https://northpeak.example`: the `//` in it was read as the beginning of a comment. The whole address, where one
/// stands here.
fn bare_address<'m>(m: &Matcher<'m>, first: Token) -> Option<&'m str> {
    let rest = &m.text[first.start as usize..];
    let address = rest.split(char::is_whitespace).next()?.trim_end_matches([';', ',', '}']);
    let scheme = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    (!scheme.is_empty()).then_some(address)
}

fn unquoted_address(m: &mut Matcher<'_>, first: Token, address: &str, name: &'static str) -> Read {
    let span = Span::new(m.file, first.start, first.start + address.len() as u32);
    while m.peek().is_some_and(|t| t.start < span.end) {
        m.advance();
    }
    let finding = m.sink.add(&WRONG_VALUE, span, "A web address stands in quotes.");
    finding.label("no quotes").help("What stands behind `//` is a comment, unless it stands in quotes.");
    finding.fix("put it in quotes", true, span, quote(address));
    m.capture(name, Value::Text(address.to_string()), span);
    Ok(())
}

pub(super) fn url(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
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
    finding.label("should begin with https://");
    if address.contains('.') && !address.contains([':', ' ', '@']) {
        let better = quote(&format!("https://{address}"));
        finding.help(format!("Write {better}.")).fix("add https://", false, span, better);
    } else {
        finding.help("Write it as `\"https://northpeak.example/page\"`.");
    }
    Ok(())
}

/// A handle or a hashtag; a word or a text in its place is understood with the sign put before it.
pub(super) fn sigil(m: &mut Matcher<'_>, token: Token, sign: char, name: &'static str) -> Read {
    let right = if sign == '@' { TokenKind::Handle } else { TokenKind::Hashtag };
    let value = |text: String| if sign == '@' { Value::Handle(text) } else { Value::Hashtag(text) };
    if token.kind == right {
        m.advance();
        m.capture(name, value(m.raw(token).to_string()), m.span(token));
        return Ok(());
    }
    let (written, span) = without_sign(m, token);
    // The last part of a profile's address is its handle.
    let bare = written.trim_end_matches('/').rsplit('/').next().unwrap_or("").trim_start_matches(['@', '#']);
    let what = if sign == '@' { "A handle" } else { "A hashtag" };
    let finding = m.sink.add(&WRONG_VALUE, span, format!("{what} begins with `{sign}` and stands without quotes."));
    finding.label(format!("no `{sign}`"));
    let better = format!("{sign}{bare}");
    if !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || "._-".contains(c)) {
        let title = format!("write `{better}`");
        finding.help(format!("Write `{better}`.")).fix(title, true, span, better.clone());
    } else {
        finding.help(format!("For example `{sign}{}`.", if sign == '@' { "maya.runs" } else { "ad" }));
    }
    m.capture(name, value(better), span);
    Ok(())
}

/// A text, or words and dots that touch each other: what stands in the place of a handle or a hashtag.
fn without_sign(m: &mut Matcher<'_>, first: Token) -> (String, Span) {
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
    (m.text[first.start as usize..last.end as usize].to_string(), m.span(first).to(m.span(last)))
}
