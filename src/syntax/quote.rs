//! Strings: from a token to the text that it stands for, and back.

use super::token::TokenKind;

/// The string that a `Quoted` or `Text` token stands for: quotes taken off, escapes resolved, common indentation removed.
/// An escape that does not exist is kept as written; its offset in the token is given beside the string.
pub fn unquote(kind: TokenKind, raw: &str) -> (String, Vec<usize>) {
    match kind {
        TokenKind::Text => (dedent(raw.trim_start_matches("\"\"\"").trim_end_matches("\"\"\"")), Vec::new()),
        TokenKind::Quoted => unescape(&raw[1..raw.len() - 1]),
        TokenKind::QuotedOpen => unescape(raw[1..].trim_end()),
        TokenKind::TextOpen => (dedent(&raw[3..]), Vec::new()),
        _ => {
            let mut inner = raw.chars();
            inner.next();
            inner.next_back();
            (inner.as_str().to_string(), Vec::new())
        }
    }
}

/// Writes a string as a `Quoted` token.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn unescape(raw: &str) -> (String, Vec<usize>) {
    if !raw.contains('\\') {
        return (raw.to_string(), Vec::new());
    }
    let (mut out, mut wrong) = (String::with_capacity(raw.len()), Vec::new());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let offset = raw.len() - rest.len() + at + 1;
        match escape(&rest[at..]) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[at + length..];
            }
            None => {
                wrong.push(offset);
                out.push('\\');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    (out, wrong)
}

fn escape(text: &str) -> Option<(char, usize)> {
    match text.as_bytes().get(1)? {
        b'"' => Some(('"', 2)),
        b'\\' => Some(('\\', 2)),
        b'n' => Some(('\n', 2)),
        b't' => Some(('\t', 2)),
        b'u' => {
            let digits = text.get(2..)?.strip_prefix('{')?;
            let digits = &digits[..digits.find('}')?];
            let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
            Some((c, digits.len() + 4))
        }
        _ => None,
    }
}

/// Takes the indentation that all lines share, and the empty first and last line, off a text.
fn dedent(raw: &str) -> String {
    let raw = raw.replace("\r\n", "\n");
    let mut lines: Vec<&str> = raw.split('\n').collect();
    if lines.len() > 1 && lines[0].trim().is_empty() {
        lines.remove(0);
    }
    if lines.len() > 1 && lines[lines.len() - 1].trim().is_empty() {
        lines.pop();
    }
    let indent = |l: &&str| l.len() - l.trim_start_matches([' ', '\t']).len();
    let common = lines.iter().filter(|l| !l.trim().is_empty()).map(indent).min().unwrap_or(0);
    let cut: Vec<&str> = lines.iter().map(|l| l.get(common..).unwrap_or("").trim_end()).collect();
    cut.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoting_and_unquoting_are_inverse() {
        for text in ["", "plain", "a \"b\" \\ c", "two\nlines\t.", "é 漢 \u{7}"] {
            assert_eq!(unquote(TokenKind::Quoted, &quote(text)), (text.to_string(), vec![]));
        }
    }

    #[test]
    fn an_unknown_escape_is_kept_and_told() {
        assert_eq!(unquote(TokenKind::Quoted, r#""a\qb""#), (r"a\qb".to_string(), vec![2]));
    }

    #[test]
    fn a_text_loses_its_common_indentation() {
        let raw = "\"\"\"\n    One.\n      Two.\n\n    Three.\n  \"\"\"";
        assert_eq!(unquote(TokenKind::Text, raw).0, "One.\n  Two.\n\nThree.");
    }
}
