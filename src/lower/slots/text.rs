//! Texts, web addresses, handles and hashtags.

use super::super::catalogue::{FOREIGN_NOTATION, UNCLOSED_STRING, WRONG_VALUE};
use super::super::matcher::Matcher;
use super::super::sink::Tell as _;
use super::Read;
use crate::campaign::Value;
use crate::source::Span;
use crate::syntax::{Token, TokenKind, quote, unquote};

pub(super) fn text(m: &mut Matcher<'_>, token: Token, name: &'static str) -> Read {
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
    finding.label("should begin with https://").help("Write it as `\"https://northpeak.example/page\"`.");
    if address.contains('.') && !address.contains([':', ' ', '@']) {
        finding.fix("add https://", false, span, quote(&format!("https://{address}")));
    }
    Ok(())
}

/// A handle or a hashtag; a word or a text in its place is understood with the sign put before it.
pub(super) fn sigil(m: &mut Matcher<'_>, token: Token, sign: char, name: &'static str) -> Read {
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
