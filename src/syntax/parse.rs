//! From a text to the run of tokens that the tree is built from. The only file that knows pest.

use pest::Parser as _;
use pest_derive::Parser;
use rayon::prelude::*;

#[derive(Parser)]
#[grammar = "../grammar/campaign.pest"]
struct Grammar;

use super::{Token, TokenKind};

/// A statement, a brace, a semicolon or a comment, in the order of the text; each begins at the token it names.
pub(super) enum Piece {
    /// The first token of the statement, and the byte at which it ends.
    Statement(u32, u32),
    /// A `{` without a head.
    Open(u32),
    /// A `}`.
    Close(u32),
    /// A comment between statements.
    Comment(u32),
    /// A `;`.
    Semi(u32),
}

/// Whether a character may stand in a word or a handle, as the grammar has it.
pub fn is_word_character(c: char) -> bool {
    pest::unicode::XID_CONTINUE(c)
}

/// Whether a character may stand first in a word.
pub fn is_word_start(c: char) -> bool {
    pest::unicode::XID_START(c)
}

/// From this length on a text is cut in parallel, in parts of about this length.
const PART: usize = 64 * 1024;

/// Cuts a text into tokens and pieces. Every text matches the grammar; should pest refuse one all the same (its own
/// limits), the offset at which it stopped is given.
pub(super) fn pieces(text: &str) -> Result<(Vec<Token>, Vec<Piece>), u32> {
    let parts = parts(text);
    let cut = |(from, part): &(usize, &str)| cut(part, *from as u32);
    match &parts[..] {
        [only] => cut(only),
        many => many.par_iter().map(cut).collect::<Result<Vec<_>, u32>>().map(joined),
    }
}

/// A long text in parts, with the offset of each. No token goes over the line end before a `}` at the very beginning of a
/// line, so a part may begin there.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut from = 0;
    while text.len() - from > 2 * PART {
        let mut near = from + PART;
        while !text.is_char_boundary(near) {
            near += 1;
        }
        let Some(at) = text[near..].find("\n}") else { break };
        parts.push((from, &text[from..near + at]));
        from = near + at;
    }
    parts.push((from, &text[from..]));
    parts
}

fn joined(cut: Vec<(Vec<Token>, Vec<Piece>)>) -> (Vec<Token>, Vec<Piece>) {
    let (mut tokens, mut pieces) = (Vec::new(), Vec::new());
    tokens.reserve_exact(cut.iter().map(|(t, _)| t.len()).sum());
    pieces.reserve_exact(cut.iter().map(|(_, p)| p.len()).sum());
    for (part, of_part) in cut {
        let before = tokens.len() as u32;
        pieces.extend(of_part.into_iter().map(|piece| piece.moved(before)));
        tokens.extend(part);
    }
    (tokens, pieces)
}

impl Piece {
    /// The same piece with so many tokens before those that it was counted from.
    fn moved(self, by: u32) -> Piece {
        match self {
            Piece::Statement(token, end) => Piece::Statement(token + by, end),
            Piece::Open(token) => Piece::Open(token + by),
            Piece::Close(token) => Piece::Close(token + by),
            Piece::Comment(token) => Piece::Comment(token + by),
            Piece::Semi(token) => Piece::Semi(token + by),
        }
    }
}

/// Cuts one part, which begins at this offset of the text.
fn cut(text: &str, from: u32) -> Result<(Vec<Token>, Vec<Piece>), u32> {
    let pairs = Grammar::parse(Rule::document, text).map_err(|e| match e.location {
        pest::error::InputLocation::Pos(at) => at as u32 + from,
        pest::error::InputLocation::Span((at, _)) => at as u32 + from,
    })?;
    let mut tokens = Vec::with_capacity(text.len() / 7);
    let mut pieces = Vec::with_capacity(text.len() / 40);
    for pair in pairs.flatten() {
        let span = pair.as_span();
        let (start, end) = (span.start() as u32 + from, span.end() as u32 + from);
        let Some(kind) = kind(pair.as_rule()) else {
            if pair.as_rule() == Rule::statement {
                pieces.push(Piece::Statement(tokens.len() as u32, end));
            }
            continue;
        };
        let inside = matches!(pieces.last(), Some(Piece::Statement(_, last)) if start < *last);
        if !inside {
            let at = tokens.len() as u32;
            match kind {
                TokenKind::Open => pieces.push(Piece::Open(at)),
                TokenKind::Close => pieces.push(Piece::Close(at)),
                TokenKind::Semi => pieces.push(Piece::Semi(at)),
                _ => pieces.push(Piece::Comment(at)),
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
    Ok((tokens, pieces))
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
        let text = block.repeat(6_000);
        let parts = parts(&text);
        assert!(parts.len() > 3, "{} parts", parts.len());
        let whole = cut(&text, 0).map(|(tokens, _)| tokens);
        assert_eq!(pieces(&text).map(|(tokens, _)| tokens), whole);
    }
}
