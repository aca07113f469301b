//! The lossless tree: tokens in the order of the text, and statements that own runs of them.

use super::token::{Cut, Token};

/// How deep blocks may nest.
pub const MAX_DEPTH: usize = 32;

/// How many tokens one statement may have.
pub const MAX_TOKENS: u32 = 200_000;

pub(super) const NONE: u32 = u32::MAX;

/// One statement: a run of tokens and, where it has a block, its braces and the statements between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) open: u32,
    pub(super) close: u32,
    pub(super) end: u32,
    pub(super) parent: u32,
}

/// What is wrong with the braces of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BraceProblem {
    /// The block of this statement has no `}`; the byte where it seems to be missing.
    UnclosedBlock(u32, u32),
    /// The block of this statement has no `{`.
    MissingOpen(u32),
    /// A block whose head and `{` are missing: this statement has no tokens.
    MissingHead(u32),
    /// The `{` of this statement stands on a line of its own.
    BraceOnOwnLine(u32),
    /// A block that belongs to no statement: this statement has no tokens.
    HeadlessBlock(u32),
    /// This statement ends with a colon, and what follows is indented: a block without braces.
    NoBraces(u32),
    /// A `}` that closes nothing: this token.
    StrayClose(u32),
    /// Blocks nest deeper than `MAX_DEPTH`: the statement whose block is one too many.
    TooDeep(u32),
    /// A statement with more than `MAX_TOKENS` tokens.
    TooLong(u32),
    /// The text could not be cut into tokens from this byte on.
    Unreadable(u32),
}

impl BraceProblem {
    /// The same problem where a statement was put in before this one.
    pub(super) fn behind(self, inserted: u32) -> BraceProblem {
        let moved = |i: u32| if i >= inserted { i + 1 } else { i };
        match self {
            BraceProblem::UnclosedBlock(i, at) => BraceProblem::UnclosedBlock(moved(i), at),
            BraceProblem::MissingOpen(i) => BraceProblem::MissingOpen(moved(i)),
            BraceProblem::MissingHead(i) => BraceProblem::MissingHead(moved(i)),
            BraceProblem::BraceOnOwnLine(i) => BraceProblem::BraceOnOwnLine(moved(i)),
            BraceProblem::HeadlessBlock(i) => BraceProblem::HeadlessBlock(moved(i)),
            BraceProblem::NoBraces(i) => BraceProblem::NoBraces(moved(i)),
            BraceProblem::TooDeep(i) => BraceProblem::TooDeep(moved(i)),
            BraceProblem::TooLong(i) => BraceProblem::TooLong(moved(i)),
            BraceProblem::StrayClose(_) | BraceProblem::Unreadable(_) => self,
        }
    }
}

/// How a word may stand at top level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nesting {
    /// Only there.
    TopOnly,
    /// There, and in some block too.
    Both,
    /// Not there.
    Inner,
}

/// A text as a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    pub(super) cut: Cut,
    pub(super) statements: Vec<Statement>,
    pub(super) problems: Vec<BraceProblem>,
}

/// A statement of a tree, with the tree at hand.
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    index: u32,
}

impl Tree {
    /// All tokens, comments included, in the order of the text.
    pub fn tokens(&self) -> &[Token] {
        &self.cut.tokens
    }

    /// What is wrong with the braces.
    pub fn problems(&self) -> &[BraceProblem] {
        &self.problems
    }

    /// The statement with this index.
    pub fn node(&self, index: u32) -> Node<'_> {
        Node { tree: self, index }
    }

    /// The statements at top level.
    pub fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        self.siblings(0, self.statements.len() as u32)
    }

    /// All statements, each before those of its block.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.statements.len() as u32).map(|index| Node { tree: self, index })
    }

    fn siblings(&self, from: u32, to: u32) -> impl Iterator<Item = Node<'_>> {
        let mut next = from;
        std::iter::from_fn(move || {
            let index = (next < to).then_some(next)?;
            next = self.statements[index as usize].end;
            Some(Node { tree: self, index })
        })
    }
}

impl<'t> Node<'t> {
    /// The index of the statement in its tree.
    pub fn index(self) -> u32 {
        self.index
    }

    fn data(self) -> &'t Statement {
        &self.tree.statements[self.index as usize]
    }

    /// The tokens before the block; comments may stand among them.
    pub fn tokens(self) -> &'t [Token] {
        let d = self.data();
        &self.tree.cut.tokens[d.first as usize..d.last as usize]
    }

    /// The range of `tokens()` in the tokens of the tree.
    pub fn token_range(self) -> std::ops::Range<u32> {
        self.data().first..self.data().last
    }

    /// The first token that is no comment, if there is one.
    pub fn head(self) -> Option<Token> {
        self.tokens().first().copied()
    }

    /// The index of the first token of all, among the tree's tokens.
    pub fn first_token(self) -> u32 {
        self.data().first
    }

    /// The index of the last token of all, the closing brace included, among the tree's tokens.
    pub fn last_token(self) -> u32 {
        let d = self.data();
        self.close().or(self.open()).unwrap_or(d.last.max(d.first + 1) - 1)
    }

    /// Whether the statement has a block.
    pub fn has_block(self) -> bool {
        self.data().open != NONE || self.data().close != NONE
    }

    /// The index of the `{` among the tree's tokens.
    pub fn open(self) -> Option<u32> {
        Some(self.data().open).filter(|t| *t != NONE)
    }

    /// The index of the `}` among the tree's tokens.
    pub fn close(self) -> Option<u32> {
        Some(self.data().close).filter(|t| *t != NONE)
    }

    /// The statements of the block.
    pub fn children(self) -> impl Iterator<Item = Node<'t>> {
        self.tree.siblings(self.index + 1, self.data().end)
    }

    /// The index after the last statement of the block.
    pub fn end_index(self) -> u32 {
        self.data().end
    }

    /// The statement whose block this one stands in.
    pub fn parent(self) -> Option<Node<'t>> {
        let parent = self.data().parent;
        (parent != NONE).then_some(Node { tree: self.tree, index: parent })
    }

    /// The bytes from the first token to the last before the block.
    pub fn head_bytes(self) -> (u32, u32) {
        match self.tokens() {
            [] => {
                let token = self.open().unwrap_or(self.data().first) as usize;
                let start = self.tree.cut.tokens.get(token).map_or(0, |t| t.start);
                (start, start + u32::from(self.open().is_some()))
            }
            [first, .., last] | [first @ last] => (first.start, last.end),
        }
    }

    /// The bytes from the first token to the end of the block.
    pub fn bytes(self) -> (u32, u32) {
        let (start, mut end) = self.head_bytes();
        if let Some(open) = self.open() {
            end = end.max(self.tree.cut.tokens[open as usize].end);
        }
        if let Some(close) = self.close() {
            return (start, end.max(self.tree.cut.tokens[close as usize].end));
        }
        match self.tree.siblings(self.index + 1, self.data().end).last() {
            Some(last) => (start, end.max(last.bytes().1)),
            None => (start, end),
        }
    }
}
