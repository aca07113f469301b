//! From a text to the run of tokens that the tree is built from. The only file that knows pest.

use pest::Parser as _;
use pest_derive::Parser;

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

/// Cuts a text into tokens and pieces. Every text matches the grammar; should pest refuse one all the same (its own
/// limits), the offset at which it stopped is given.
pub(super) fn pieces(text: &str) -> Result<(Vec<Token>, Vec<Piece>), u32> {
    let pairs = Grammar::parse(Rule::document, text).map_err(|e| match e.location {
        pest::error::InputLocation::Pos(at) => at as u32,
        pest::error::InputLocation::Span((at, _)) => at as u32,
    })?;
    let mut tokens = Vec::with_capacity(text.len() / 7);
    let mut pieces = Vec::with_capacity(text.len() / 40);
    for pair in pairs.flatten() {
        let rule = pair.as_rule();
        let span = pair.as_span();
        let Some(kind) = kind(rule) else {
            if rule == Rule::statement {
                pieces.push(Piece::Statement(tokens.len() as u32, span.end() as u32));
            }
            continue;
        };
        let inside = matches!(pieces.last(), Some(Piece::Statement(_, end)) if (span.start() as u32) < *end);
        if !inside {
            let at = tokens.len() as u32;
            match kind {
                TokenKind::Open => pieces.push(Piece::Open(at)),
                TokenKind::Close => pieces.push(Piece::Close(at)),
                TokenKind::Semi => pieces.push(Piece::Semi(at)),
                _ => pieces.push(Piece::Comment(at)),
            }
        }
        tokens.push(Token { kind, start: span.start() as u32, end: span.end() as u32 });
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
