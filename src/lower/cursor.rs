//! A run over the tokens of one statement: where it stands, what it has read, and what could have stood there.

use super::captures::{Capture, Value};
use super::names::Names;
use super::sink::Sink;
use crate::source::{FileId, Span};
use crate::syntax::Token;
use crate::vocabulary::Slot;

/// What could have stood at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Literal(&'static str),
    Sign(&'static str),
    Slot(Slot),
    Comma,
    End,
}

/// The pattern does not hold at the token where the cursor stands.
pub(super) struct Mismatch;

/// A value that was read, and where it stands.
pub(super) type Read = Result<(Value, Span), Mismatch>;

/// Where the reading of a statement stands.
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub file: FileId,
    pub names: &'a Names,
    pub sink: &'a mut Sink,
    /// The tokens after the head, without comments.
    pub tokens: &'a [Token],
    /// Words put in place of what stands in the text, by the token's start.
    pub patches: &'a [(u32, &'static str)],
    pub at: usize,
    pub captures: Vec<Capture>,
    expected: Vec<Expected>,
    expected_at: usize,
    /// The clause that stands twice, if that is the fault.
    pub twice: Option<&'static str>,
}

impl<'a> Cursor<'a> {
    pub fn new(
        text: &'a str,
        file: FileId,
        names: &'a Names,
        sink: &'a mut Sink,
        tokens: &'a [Token],
        patches: &'a [(u32, &'static str)],
    ) -> Self {
        let (captures, expected) = (Vec::with_capacity(tokens.len().min(16)), Vec::new());
        Cursor { text, file, names, sink, tokens, patches, at: 0, captures, expected, expected_at: 0, twice: None }
    }

    pub fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    pub fn peek_next(&self) -> Option<Token> {
        self.tokens.get(self.at + 1).copied()
    }

    pub fn raw(&self, token: Token) -> &'a str {
        match self.patches.iter().find(|(start, _)| *start == token.start) {
            Some((_, word)) => word,
            None => self.written(self.span(token)),
        }
    }

    /// The text at a place, as it stands there.
    pub fn written(&self, span: Span) -> &'a str {
        &self.text[span.start as usize..span.end as usize]
    }

    pub fn span(&self, token: Token) -> Span {
        Span::new(self.file, token.start, token.end)
    }

    pub fn advance(&mut self) {
        self.at += 1;
    }

    pub fn capture(&mut self, name: &'static str, value: Value, span: Span) {
        self.captures.push(Capture { name, value, span });
    }

    /// What could have stood where the match failed.
    pub fn expected(&self) -> &[Expected] {
        if self.expected_at == self.at { &self.expected } else { &[] }
    }

    pub fn note(&mut self, what: Expected) {
        if self.expected_at != self.at {
            self.expected.clear();
            self.expected_at = self.at;
        }
        if !self.expected.contains(&what) {
            self.expected.push(what);
        }
    }
}
