//! From the run of tokens to the tree: statements are nested by counting braces.

use super::parse::{pieces, pieces_again};
use super::token::{Cut, Fragment, Token, TokenKind};
use super::tree::{BraceProblem, MAX_DEPTH, MAX_TOKENS, NONE, Nesting, Statement, Tree};

/// Reads a text. Never fails: what cannot be read stands in the tree as it is, and `problems` says what is wrong with
/// the braces. `nesting` tells of a word whether it opens a statement at top level; a text with a missing `}` is
/// understood by it.
pub fn parse(text: &str, nesting: &dyn Fn(&str) -> Nesting) -> Tree {
    match pieces(text) {
        Ok(cut) => nest(text, nesting, cut),
        Err(at) => Tree { problems: vec![BraceProblem::Unreadable(at)], ..Tree::default() },
    }
}

/// The tree of a text that has come of `old` by an edit, by the tree of that one: the same as [`parse`] gives, in a
/// fraction of the time.
pub fn parse_again(before: &Tree, old: &str, text: &str, nesting: &dyn Fn(&str) -> Nesting) -> Tree {
    let readable = !matches!(before.problems[..], [BraceProblem::Unreadable(_)]);
    match pieces_again(&before.cut, old, text) {
        Ok(cut) if readable => nest(text, nesting, cut),
        _ => parse(text, nesting),
    }
}

fn nest(text: &str, nesting: &dyn Fn(&str) -> Nesting, cut: Cut) -> Tree {
    let Cut { tokens, pieces } = &cut;
    let sure = Builder::new(text, nesting, tokens, false).run(pieces);
    let colon =
        |s: &Statement| s.open == NONE && s.first < s.last && tokens[s.last as usize - 1].kind == TokenKind::Colon;
    let (statements, problems) = match sure.1.is_empty() && !sure.0.iter().any(colon) {
        true => sure,
        false => Builder::new(text, nesting, tokens, true).run(pieces),
    };
    Tree { cut, statements, problems }
}

/// Nests statements by counting braces. Where the count does not come out, a second pass with `guess` trusts the
/// indentation and the words of the top level instead.
struct Builder<'a> {
    text: &'a str,
    nesting: &'a dyn Fn(&str) -> Nesting,
    tokens: &'a [Token],
    guess: bool,
    statements: Vec<Statement>,
    problems: Vec<BraceProblem>,
    stack: Vec<u32>,
    too_deep: usize,
    /// A statement that ended with a colon: a block without braces may follow.
    colon: Option<u32>,
    /// First byte and first byte of ink of each line; empty in the first pass.
    lines: Vec<(u32, u32)>,
    /// The last of the `}` that follow each other and close nothing.
    stray: Option<u32>,
    /// With so many statements a `}` that closes nothing found no block to belong to.
    homeless: Option<usize>,
}

/// The most statements that a `}` which closes nothing is taken to belong to.
const MAX_ADOPTED: usize = 2_000;

/// More problems with braces than this are not told.
const MAX_PROBLEMS: usize = 200;

fn lines(text: &str) -> Vec<(u32, u32)> {
    let mut start = 0;
    let ink = |line: &str| (line.len() - line.trim_start_matches([' ', '\t', '\u{feff}']).len()) as u32;
    let line = |line: &str| {
        let this = (start, start + ink(line));
        start += line.len() as u32;
        this
    };
    let mut lines: Vec<_> = text.split_inclusive('\n').map(line).collect();
    lines.push((text.len() as u32, text.len() as u32));
    lines
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, nesting: &'a dyn Fn(&str) -> Nesting, tokens: &'a [Token], guess: bool) -> Self {
        let (statements, problems, stack) = (Vec::new(), Vec::new(), Vec::new());
        let lines = if guess { lines(text) } else { Vec::new() };
        Builder {
            text,
            nesting,
            tokens,
            guess,
            statements,
            problems,
            stack,
            too_deep: 0,
            colon: None,
            lines,
            stray: None,
            homeless: None,
        }
    }

    fn run(mut self, pieces: &[Fragment]) -> (Vec<Statement>, Vec<BraceProblem>) {
        self.statements.reserve(pieces.len());
        for (i, piece) in pieces.iter().enumerate() {
            match *piece {
                Fragment::Statement(first) => {
                    let last = pieces.get(i + 1).map_or(self.tokens.len() as u32, |next| next.token());
                    self.statement(first, last);
                }
                Fragment::Open(token) => self.headless(token),
                Fragment::Close(token) => self.close(token),
                Fragment::Comment(_) | Fragment::Semi(_) => {}
            }
        }
        let end = self.text.trim_end().len() as u32;
        self.unwind(0, end);
        (self.statements, self.problems)
    }

    fn statement(&mut self, first: u32, mut last: u32) {
        if self.guess && !self.stack.is_empty() && self.starts_top_level(first) {
            let before = self.tokens[first as usize].start;
            let before = self.text[..before as usize].trim_end().len() as u32;
            self.unwind(0, before);
            self.too_deep = 0;
        }
        if self.guess {
            self.block_without_braces(first);
            self.end_by_indentation(first);
        }
        let open = match self.tokens[last as usize - 1].kind {
            TokenKind::Open => last - 1,
            _ => NONE,
        };
        if open != NONE {
            last = open;
        }
        let index = self.push(first, last, open);
        self.colon = (open == NONE && self.tokens[last as usize - 1].kind == TokenKind::Colon).then_some(index);
        if last - first > MAX_TOKENS {
            self.problem(BraceProblem::TooLong(index));
        }
        if open != NONE {
            self.enter(index);
        }
    }

    /// Statements that are indented deeper than one that ends with a colon form its block.
    fn block_without_braces(&mut self, first: u32) {
        let Some(head) = self.colon.take() else { return };
        if self.indent_if_first(first).is_some_and(|indent| indent > self.line_indent(head)) {
            self.problem(BraceProblem::NoBraces(head));
            self.enter(head);
        }
    }

    /// A block ends where a line is not indented deeper than its head, if its own lines were. At top level only blocks end
    /// so whose first statement stands on the line of the head, and those without braces.
    fn end_by_indentation(&mut self, first: u32) {
        let Some(indent) = self.indent_if_first(first) else { return };
        while let Some(&top) = self.stack.last() {
            let statement = self.statements[top as usize];
            let child = self.statements.get(top as usize + 1).filter(|c| c.parent == top && c.first < c.last);
            let one_line = child.is_some_and(|c| self.line(c.first) == self.line(statement.first));
            let inside = self.line_indent(top);
            let deeper = child.and_then(|c| self.indent_if_first(c.first)).is_some_and(|child| child > inside);
            let ends = one_line || statement.open == NONE || (deeper && self.stack.len() > 1);
            if !ends || indent > inside {
                return;
            }
            let before = self.text[..self.tokens[first as usize].start as usize].trim_end().len() as u32;
            self.unwind(self.stack.len() - 1, before);
        }
    }

    fn push(&mut self, first: u32, last: u32, open: u32) -> u32 {
        let index = self.statements.len() as u32;
        let parent = self.stack.last().copied().unwrap_or(NONE);
        self.statements.push(Statement { first, last, open, close: NONE, end: index + 1, parent });
        index
    }

    fn problem(&mut self, problem: BraceProblem) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }

    fn enter(&mut self, index: u32) {
        if self.stack.len() < MAX_DEPTH {
            self.stack.push(index);
            return;
        }
        if self.too_deep == 0 {
            self.problem(BraceProblem::TooDeep(index));
        }
        self.too_deep += 1;
    }

    fn headless(&mut self, token: u32) {
        let owner = self.last_sibling().filter(|i| {
            let s = &self.statements[*i as usize];
            s.open == NONE && s.close == NONE && s.first < s.last && self.only_space_between(s.last - 1, token)
        });
        if let Some(owner) = owner {
            self.statements[owner as usize].open = token;
            self.problem(BraceProblem::BraceOnOwnLine(owner));
            return self.enter(owner);
        }
        let index = self.push(token, token, token);
        if !matches!(self.problems.last(), Some(BraceProblem::HeadlessBlock(_))) {
            self.problem(BraceProblem::HeadlessBlock(index));
        }
        self.enter(index);
    }

    fn only_space_between(&self, a: u32, b: u32) -> bool {
        self.text[self.tokens[a as usize].end as usize..self.tokens[b as usize].start as usize].trim().is_empty()
    }

    fn last_sibling(&self) -> Option<u32> {
        let parent = self.stack.last().copied().unwrap_or(NONE);
        let last = self.statements.len().checked_sub(1)? as u32;
        (self.statements[last as usize].parent == parent && last != parent).then_some(last)
    }

    fn close(&mut self, token: u32) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if self.guess {
            self.trust_indentation(token);
        }
        // A block without braces ends before the brace of the block around it.
        while self.stack.last().is_some_and(|top| self.statements[*top as usize].open == NONE) {
            self.unwind(self.stack.len() - 1, 0);
        }
        match self.stack.pop() {
            Some(index) => self.finish(index, token),
            None if self.guess && self.adopt(token) => {}
            None => self.stray(token),
        }
    }

    fn finish(&mut self, index: u32, close: u32) {
        let end = self.statements.len() as u32;
        let statement = &mut self.statements[index as usize];
        (statement.close, statement.end) = (close, end);
    }

    fn stray(&mut self, token: u32) {
        if self.stray.is_none_or(|last| last + 1 != token) {
            self.problem(BraceProblem::StrayClose(token));
        }
        self.stray = Some(token);
    }

    /// A `}` that begins its line closes the block whose head has the same indentation; blocks within are unclosed.
    fn trust_indentation(&mut self, token: u32) {
        let Some(column) = self.indent_if_first(token) else { return };
        let Some(&top) = self.stack.last() else { return };
        if self.line_indent(top) <= column {
            return;
        }
        if let Some(depth) = self.stack.iter().rposition(|s| self.line_indent(*s) == column) {
            let before = self.text[..self.tokens[token as usize].start as usize].trim_end().len() as u32;
            self.unwind(depth + 1, before);
        }
    }

    /// A `}` that closes nothing, after statements indented deeper than one before them: that one lost its `{`, or has a
    /// `}` too early; or, behind an empty line and at the beginning, a whole line with its `{` was lost.
    fn adopt(&mut self, token: u32) -> bool {
        let statements = Some(self.statements.len());
        let adopted = self.homeless != statements && self.find_home(token);
        self.homeless = if adopted { None } else { statements };
        adopted
    }

    fn find_home(&mut self, token: u32) -> bool {
        let Some(column) = self.indent_if_first(token) else { return false };
        let mut children = Vec::new();
        let mut before = self.statements.len() as u32;
        while before > 0 {
            let index = self.root_of(before - 1);
            before = index;
            let statement = self.statements[index as usize];
            let headless = statement.first == statement.last && statement.open == NONE;
            if self.line_indent(index) > column && !headless {
                children.push(index);
                if children.len() > MAX_ADOPTED {
                    return false;
                }
                continue;
            }
            if children.is_empty() || (statement.open != NONE && statement.close == NONE) {
                return false;
            }
            if statement.close != NONE && self.blank_line_behind(statement.close) {
                return self.missing_head(index, &children, token);
            }
            children.iter().for_each(|c| self.statements[*c as usize].parent = index);
            self.finish(index, token);
            self.problem(match statement.close {
                NONE => BraceProblem::MissingOpen(index),
                early => BraceProblem::StrayClose(early),
            });
            return true;
        }
        self.missing_head(NONE, &children, token)
    }

    /// Puts in a statement without tokens that owns these, which follow each other up to the last of all.
    fn missing_head(&mut self, behind: u32, children: &[u32], token: u32) -> bool {
        let Some(&at) = children.last() else { return false };
        let first = self.statements[at as usize].first;
        if behind != NONE && self.statements[behind as usize].end != at {
            return false;
        }
        // Those before end before it, and have no parent behind it.
        for statement in &mut self.statements[at as usize..] {
            statement.end += 1;
            statement.parent = if statement.parent == NONE { at } else { statement.parent + 1 };
        }
        let end = self.statements.len() as u32 + 1;
        let head = Statement { first, last: first, open: NONE, close: token, end, parent: NONE };
        self.statements.insert(at as usize, head);
        self.problems.iter_mut().for_each(|p| *p = p.behind(at));
        self.colon = None;
        self.problem(BraceProblem::MissingHead(at));
        true
    }

    fn blank_line_behind(&self, token: u32) -> bool {
        let behind = &self.text[self.tokens[token as usize].end as usize..];
        let gap = &behind[..behind.len() - behind.trim_start().len()];
        gap.matches('\n').count() > 1
    }

    fn root_of(&self, mut index: u32) -> u32 {
        while self.statements[index as usize].parent != NONE {
            index = self.statements[index as usize].parent;
        }
        index
    }

    fn unwind(&mut self, depth: usize, before: u32) {
        let end = self.statements.len() as u32;
        for index in self.stack.split_off(depth) {
            self.statements[index as usize].end = end;
            if self.statements[index as usize].open != NONE {
                self.problem(BraceProblem::UnclosedBlock(index, before));
            }
        }
    }

    fn starts_top_level(&self, first: u32) -> bool {
        let token = self.tokens[first as usize];
        if token.kind != TokenKind::Word || self.indent_if_first(first) != Some(0) {
            return false;
        }
        let word = &self.text[token.start as usize..token.end as usize];
        match (self.nesting)(word) {
            Nesting::TopOnly => true,
            Nesting::Both => self.block_is_indented(),
            Nesting::Inner => false,
        }
    }

    fn block_is_indented(&self) -> bool {
        let Some(&top) = self.stack.first() else { return false };
        let first_child = self.statements.get(top as usize + 1);
        first_child.is_some_and(|c| c.first < c.last && self.indent_if_first(c.first).is_some_and(|indent| indent > 0))
    }

    /// The line that holds a token: its first byte, and its first byte that is no white space.
    fn line(&self, token: u32) -> (u32, u32) {
        let start = self.tokens[token as usize].start;
        self.lines[self.lines.partition_point(|(line, _)| *line <= start) - 1]
    }

    fn line_indent(&self, statement: u32) -> u32 {
        let (start, ink) = self.line(self.statements[statement as usize].first);
        ink - start
    }

    /// The indentation of a token that is the first on its line.
    fn indent_if_first(&self, token: u32) -> Option<u32> {
        let (start, ink) = self.line(token);
        (self.tokens[token as usize].start == ink).then_some(ink - start)
    }
}

impl Fragment {
    pub(super) fn token(self) -> u32 {
        match self {
            Fragment::Statement(t)
            | Fragment::Open(t)
            | Fragment::Close(t)
            | Fragment::Comment(t)
            | Fragment::Semi(t) => t,
        }
    }
}
