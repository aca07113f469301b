//! From a text to the run of tokens that the tree is built from. The only file that knows pest.

use super::token::{Cut, Fragment, Token, TokenKind};
use pest::Parser as _;
use pest_derive::Parser;
use rayon::prelude::*;

#[derive(Parser)]
#[grammar = "../grammar/campaign.pest"]
struct Grammar;

/// Whether a character may stand in a word or a handle, as the grammar has it.
pub fn is_word_character(c: char) -> bool {
    pest::unicode::XID_CONTINUE(c)
}

/// Whether a character may stand first in a word.
pub fn is_word_start(c: char) -> bool {
    pest::unicode::XID_START(c)
}

/// From this length on a text is cut in parallel, in parts of about this length.
const PART: usize = 8 * 1024;

/// So many parts are cut before they are joined with those before: what other threads make is given back early.
const WAVE: usize = 16;

/// Cuts a text into tokens and pieces. Every text matches the grammar; should pest refuse one all the same (its own
/// limits), the offset at which it stopped is given.
pub(super) fn pieces(text: &str) -> Result<Cut, u32> {
    pieces_from(text, 0)
}

/// The same of what follows this offset of a text.
fn pieces_from(text: &str, offset: usize) -> Result<Cut, u32> {
    let parts = parts(text);
    let cut = |(from, part): &(usize, &str)| cut(part, (offset + *from) as u32);
    if let [only] = &parts[..] {
        return cut(only);
    }
    let mut whole = Cut::with_room_for(text);
    for wave in parts.chunks(WAVE) {
        whole.append(wave.par_iter().map(cut).collect::<Result<Vec<_>, u32>>()?);
    }
    whole.tokens.shrink_to_fit();
    Ok(whole)
}

/// Cuts a text that has come of another one by an edit. What lies before and behind the edit, up to places where a part may
/// begin, is taken from there.
pub(super) fn pieces_again(before: &Cut, old: &str, text: &str) -> Result<Cut, u32> {
    let (head, tail) = shared(old.as_bytes(), text.as_bytes());
    let seam = |bytes: &[u8]| bytes == b"\n}";
    let from = text.as_bytes()[..head].windows(2).rposition(seam).unwrap_or(0);
    let behind = text.len() - tail;
    let to = text.as_bytes()[behind..].windows(2).position(seam).map_or(text.len(), |at| behind + at);
    let old_to = (to + old.len() - text.len()) as u32;
    let middle = pieces_from(&text[from..to], from)?;
    let first = before.tokens.partition_point(|t| t.start < from as u32);
    let last = if to == text.len() { before.tokens.len() } else { before.tokens.partition_point(|t| t.start < old_to) };
    let piece = |token: usize| before.pieces.partition_point(|p| p.token() < token as u32);
    let (first_piece, last_piece) = (piece(first), piece(last));
    let tokens_before = (first + middle.tokens.len()) as u32;
    let moved =
        |t: &Token| Token { kind: t.kind, start: t.start - old_to + to as u32, end: t.end - old_to + to as u32 };
    let mut tokens = Vec::with_capacity(before.tokens.len() + middle.tokens.len());
    tokens.extend_from_slice(&before.tokens[..first]);
    tokens.extend(middle.tokens);
    tokens.extend(before.tokens[last..].iter().map(moved));
    let mut pieces = Vec::with_capacity(before.pieces.len() + middle.pieces.len());
    pieces.extend_from_slice(&before.pieces[..first_piece]);
    pieces.extend(middle.pieces.iter().map(|p| p.at(p.token() + first as u32)));
    pieces.extend(before.pieces[last_piece..].iter().map(|p| p.at(p.token() - last as u32 + tokens_before)));
    Ok(Cut { tokens, pieces })
}

/// How many bytes two texts have in common at the beginning, and behind those at the end.
fn shared(a: &[u8], b: &[u8]) -> (usize, usize) {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    (head, tail)
}

/// A long text in parts, with the offset of each.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut from, mut long_text) = (0, 0);
    while text.len() - from > 2 * PART {
        if long_text <= from {
            long_text = text[from..].find("\"\"\"").map_or(text.len(), |at| from + at);
        }
        let Some(at) = seam(text, from, long_text) else { break };
        parts.push((from, &text[from..at]));
        from = at;
    }
    parts.push((from, &text[from..]));
    parts
}

/// A line end that no token of the part from an offset goes over, and behind which no statement goes on: that before a `}` at
/// the very beginning of a line; and before the first long text, that of a line which ends with a value.
fn seam(text: &str, from: usize, long_text: usize) -> Option<usize> {
    let near = (from + PART..).find(|at| text.is_char_boundary(*at))?;
    let mut begin = text[..near].rfind('\n').map_or(from, |at| at + 1);
    for (at, _) in text[near..].match_indices('\n').map(|(at, end)| (near + at, end)) {
        let line = text[begin..at].trim_end();
        let ends_with_value = !line.is_empty() && !line.ends_with([',', '.', '<', '>', '=', '+', '-']);
        if text[at..].starts_with("\n}") || (at < long_text && ends_with_value && !line.contains("//")) {
            return Some(at);
        }
        begin = at + 1;
    }
    None
}

/// Cuts one part, which begins at this offset of the text.
fn cut(text: &str, from: u32) -> Result<Cut, u32> {
    let pairs = Grammar::parse(Rule::document, text).map_err(|e| match e.location {
        pest::error::InputLocation::Pos(at) => at as u32 + from,
        pest::error::InputLocation::Span((at, _)) => at as u32 + from,
    })?;
    let Cut { mut tokens, mut pieces } = Cut::with_room_for(text);
    let mut end_of_statement = 0;
    for pair in pairs.flatten() {
        let span = pair.as_span();
        let (start, end) = (span.start() as u32 + from, span.end() as u32 + from);
        let Some(kind) = kind(pair.as_rule()) else {
            if pair.as_rule() == Rule::statement {
                pieces.push(Fragment::Statement(tokens.len() as u32));
                end_of_statement = end;
            }
            continue;
        };
        if start >= end_of_statement {
            let at = tokens.len() as u32;
            match kind {
                TokenKind::Open => pieces.push(Fragment::Open(at)),
                TokenKind::Close => pieces.push(Fragment::Close(at)),
                TokenKind::Semi => pieces.push(Fragment::Semi(at)),
                _ => pieces.push(Fragment::Comment(at)),
            }
        }
        // A joint has taken in the line ends behind it; the token is its sign alone.
        let end = match kind {
            TokenKind::Comma => start + 1,
            TokenKind::Range => start + 2,
            TokenKind::Compare => start + 1 + u32::from(span.as_str()[1..].starts_with('=')),
            _ => end,
        };
        tokens.push(Token { kind, start, end });
    }
    Ok(Cut { tokens, pieces })
}

fn kind(rule: Rule) -> Option<TokenKind> {
    Some(match rule {
        Rule::word => TokenKind::Word,
        Rule::comma => TokenKind::Comma,
        Rule::range => TokenKind::Range,
        Rule::compare => TokenKind::Compare,
        Rule::figure => TokenKind::Figure,
        Rule::handle => TokenKind::Handle,
        Rule::hashtag => TokenKind::Hashtag,
        Rule::text => TokenKind::Text,
        Rule::text_open => TokenKind::TextOpen,
        Rule::quoted => TokenKind::Quoted,
        Rule::quoted_open => TokenKind::QuotedOpen,
        Rule::smart => TokenKind::Smart,
        Rule::single => TokenKind::Single,
        Rule::colon => TokenKind::Colon,
        Rule::hash_comment => TokenKind::HashComment,
        Rule::junk => TokenKind::Junk,
        Rule::open => TokenKind::Open,
        Rule::close => TokenKind::Close,
        Rule::semi => TokenKind::Semi,
        Rule::comment => TokenKind::Comment,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cut_in_parts_has_the_tokens_of_the_whole() {
        let block =
            "a b {\n  c \"d\", // e\n    \"f\"; g 1 .. 2\n  h \"\"\"\n    i }\n    \"\"\"\n}\n\nj \"k\n}\n} l,\n}\n";
        let lines = "d 2 by e on f, // g\n\n  // h\n  i to j k 1 ..\n 2 { l m; n o\n }\nd 3 \"p,\"\n\n";
        let text = block.repeat(3_000) + &lines.repeat(6_000);
        let parts = parts(&text);
        assert!(parts.len() > 3, "{} parts", parts.len());
        assert_eq!(pieces(&text), cut(&text, 0));
    }
}
