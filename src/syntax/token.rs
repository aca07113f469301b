//! Tokens, and the pieces of a text that they make.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum TokenKind {
    Word,
    Comma,
    Range,
    Compare,
    Figure,
    Handle,
    Hashtag,
    Quoted,
    Text,
    /// A string whose line ended before it was closed.
    QuotedOpen,
    /// A text that was never closed.
    TextOpen,
    /// A string in typographic quotes.
    Smart,
    /// A string in single quotes.
    Single,
    Colon,
    /// `# …`, a comment as other languages write it.
    HashComment,
    /// Characters that mean nothing here.
    Junk,
    Open,
    Close,
    Semi,
    Comment,
}

/// A piece of the text; between two tokens there is only white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

/// A statement, a brace, a semicolon or a comment, in the order of the text; each begins at the token it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fragment {
    /// A run of values.
    Statement(u32),
    /// A `{` without a head.
    Open(u32),
    /// A `}`.
    Close(u32),
    /// A comment between statements.
    Comment(u32),
    /// A `;`.
    Semi(u32),
}

/// What a text was cut into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cut {
    pub tokens: Vec<Token>,
    pub pieces: Vec<Fragment>,
}

impl Cut {
    /// With room for the tokens that a text of this length usually has; what is not used is given back.
    pub fn with_room_for(text: &str) -> Cut {
        Cut { tokens: Vec::with_capacity(text.len() / 7), pieces: Vec::with_capacity(text.len() / 40) }
    }

    /// Takes in what follows.
    pub fn append(&mut self, parts: Vec<Cut>) {
        for part in parts {
            let before = self.tokens.len() as u32;
            self.pieces.extend(part.pieces.iter().map(|piece| piece.at(piece.token() + before)));
            self.tokens.extend(part.tokens);
        }
    }
}

impl Fragment {
    /// The same piece, beginning at another token.
    pub fn at(self, token: u32) -> Fragment {
        match self {
            Fragment::Statement(_) => Fragment::Statement(token),
            Fragment::Open(_) => Fragment::Open(token),
            Fragment::Close(_) => Fragment::Close(token),
            Fragment::Comment(_) => Fragment::Comment(token),
            Fragment::Semi(_) => Fragment::Semi(token),
        }
    }
}
