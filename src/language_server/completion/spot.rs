//! The place at which something is being written.

use crate::language_server::document::Buffer;
use crate::language_server::place;
use crate::syntax::{Node, Token, TokenKind};
use crate::vocabulary::{self, WordBlock};
use std::path::Path;

/// A place at which something is being written.
pub(super) struct Spot<'d> {
    pub document: &'d Buffer,
    /// Where the word that is being written begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What of it stands before the cursor.
    pub prefix: &'d str,
}

impl<'d> Spot<'d> {
    /// The place of a byte; `None` within comments, and within texts that nothing is known of.
    pub fn at(document: &'d Buffer, byte: u32) -> Option<Spot<'d>> {
        let text: &str = &document.source.text;
        let whole = |start: u32, end: u32| Spot {
            document,
            start,
            end,
            prefix: text.get(start as usize..byte as usize).unwrap_or(""),
        };
        let Some((_, token)) = place::token_at(document.tree(), byte) else { return Some(whole(byte, byte)) };
        match token.kind {
            TokenKind::Comment | TokenKind::HashComment if byte > token.start => None,
            TokenKind::Text | TokenKind::TextOpen if byte > token.start => None,
            TokenKind::Quoted if byte == token.end => Some(whole(byte, byte)),
            TokenKind::Open | TokenKind::Close | TokenKind::Semi | TokenKind::Comment => Some(whole(byte, byte)),
            kind if place::is_joint(kind) => Some(whole(byte, byte)),
            _ => Some(whole(token.start, token.end.max(byte))),
        }
    }

    pub fn path(&self) -> &'d Path {
        self.document.path()
    }

    pub fn text(&self) -> &'d str {
        &self.document.source.text
    }

    pub fn raw(&self, token: Token) -> &'d str {
        place::raw(self.text(), token)
    }

    /// Whether only blanks stand before it on its line.
    pub fn at_line_start(&self) -> bool {
        let source = &self.document.source;
        let (start, _) = source.line(source.line_of(self.start));
        self.text().get(start as usize..self.start as usize).is_some_and(|before| before.trim().is_empty())
    }

    /// Whether what is being written belongs to the statement of the token before it.
    pub fn continues(&self, before: Token) -> bool {
        if matches!(before.kind, TokenKind::Open | TokenKind::Close | TokenKind::Semi) {
            return false;
        }
        let gap = self.text().get(before.end.min(self.start) as usize..self.start as usize).unwrap_or("");
        place::is_joint(before.kind) || !gap.contains('\n')
    }

    /// The block in which it lies, and the statement that this belongs to.
    pub fn around(&self) -> Option<(&'static WordBlock, Option<Node<'d>>)> {
        match place::block_around(self.document.tree(), self.start) {
            None => Some((vocabulary::top_level(), None)),
            Some(node) => place::inside(self.text(), node).map(|section| (section, Some(node))),
        }
    }
}
