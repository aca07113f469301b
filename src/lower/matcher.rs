//! Holds the tokens of a statement against the pattern of its word.

use super::catalogue::FOREIGN_NOTATION;
use super::names::Names;
use super::sink::{Sink, Tell as _};
use super::slots;
use crate::campaign::{Capture, Value};
use crate::say::nearest;
use crate::source::{FileId, Span};
use crate::syntax::{Token, TokenKind};
use crate::vocabulary::{Part, Slot};

/// What could have stood at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Literal(&'static str),
    Sign(&'static str),
    Slot(Slot),
    Comma,
    End,
}

/// The pattern does not hold at the token where the matcher stands.
pub(super) struct Mismatch;

/// A run over the tokens of one statement.
pub(super) struct Matcher<'a> {
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

impl<'a> Matcher<'a> {
    pub fn new(
        text: &'a str,
        file: FileId,
        names: &'a Names,
        sink: &'a mut Sink,
        tokens: &'a [Token],
        patches: &'a [(u32, &'static str)],
    ) -> Self {
        let (captures, expected) = (Vec::with_capacity(tokens.len().min(16)), Vec::new());
        Matcher { text, file, names, sink, tokens, patches, at: 0, captures, expected, expected_at: 0, twice: None }
    }

    /// Matches the whole statement.
    pub fn whole(&mut self, parts: &'static [Part]) -> Result<(), Mismatch> {
        self.sequence(parts)?;
        match self.peek() {
            None => Ok(()),
            Some(_) => self.miss(Expected::End),
        }
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
            None => &self.text[token.start as usize..token.end as usize],
        }
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

    fn miss(&mut self, what: Expected) -> Result<(), Mismatch> {
        self.note(what);
        Err(Mismatch)
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

    fn sequence(&mut self, parts: &'static [Part]) -> Result<(), Mismatch> {
        parts.iter().try_for_each(|part| self.part(part, ""))
    }

    /// `group` names the captures of literal words: that of the alternatives they stand in.
    fn part(&mut self, part: &'static Part, group: &'static str) -> Result<(), Mismatch> {
        match part {
            Part::Literal(word) => self.literal(word, group),
            Part::Sign(sign) => self.sign(sign),
            Part::Slot(slot, name) => match slots::may_begin(self, *slot) {
                true => slots::read(self, *slot, name),
                false => self.miss(Expected::Slot(*slot)),
            },
            Part::Optional(inner) => match self.starts(inner) {
                true => self.sequence(inner),
                false => Ok(()),
            },
            Part::OneOf(name, branches) => self.one_of(branches, name),
            Part::List(item) => self.list(item),
            Part::Clauses(clauses) => self.clauses(clauses),
        }
    }

    fn literal(&mut self, word: &'static str, group: &'static str) -> Result<(), Mismatch> {
        let Some(token) = self.peek().filter(|t| t.kind == TokenKind::Word && self.raw(*t) == word) else {
            return self.miss(Expected::Literal(word));
        };
        self.capture(group, Value::Literal(word), self.span(token));
        self.advance();
        Ok(())
    }

    fn sign(&mut self, sign: &'static str) -> Result<(), Mismatch> {
        let fits = |t: &Token| {
            matches!(t.kind, TokenKind::Range | TokenKind::Compare)
                && self.raw(*t) == sign
                && (sign != ".." || self.other_range() == 0)
        };
        match self.peek().filter(fits) {
            Some(_) => self.advance(),
            None if sign == ".." && self.other_range() > 0 => self.read_other_range(),
            None => return self.miss(Expected::Sign(sign)),
        }
        Ok(())
    }

    /// How many tokens stand here for `..` as others write a range: a hyphen, a dash, three dots, `to`.
    fn other_range(&self) -> usize {
        let Some(token) = self.peek() else { return 0 };
        let figure = |at: usize| self.tokens.get(self.at + at).is_some_and(|t| t.kind == TokenKind::Figure);
        match self.raw(token) {
            "-" | "–" | "—" if figure(1) => 1,
            // `to` begins a clause of its own, unless a figure follows.
            "to" | "until" | "till" | "through" | "bis" if figure(1) => 1,
            ".." if self.peek_next().is_some_and(|n| self.raw(n) == "." && n.start == token.end) => 2,
            "…" => 1,
            _ => 0,
        }
    }

    fn read_other_range(&mut self) {
        let (first, count) = (self.tokens[self.at], self.other_range());
        let span = self.span(first).to(self.span(self.tokens[self.at + count - 1]));
        let written = &self.text[span.start as usize..span.end as usize];
        let finding = self.sink.add(&FOREIGN_NOTATION, span, "A range is written with `..` between its ends.");
        finding.label(format!("`{written}` in a range")).help("Write `..`; both ends belong to the range.");
        finding.fix("write `..`", true, span, "..");
        self.at += count;
    }

    fn one_of(&mut self, branches: &'static [Vec<Part>], name: &'static str) -> Result<(), Mismatch> {
        for branch in branches {
            if self.starts(branch) {
                return branch.iter().try_for_each(|part| self.part(part, name));
            }
        }
        Err(Mismatch)
    }

    fn list(&mut self, item: &'static [Part]) -> Result<(), Mismatch> {
        loop {
            self.sequence(item)?;
            match self.peek() {
                Some(t) if t.kind == TokenKind::Comma => self.comma(),
                Some(t) if matches!(self.raw(t), "and" | "&" | "und") && self.peek_next().is_some() => self.and(t),
                _ => {
                    self.note(Expected::Comma);
                    return Ok(());
                }
            }
        }
    }

    /// A comma, and those that stand behind it for nothing.
    fn comma(&mut self) {
        self.advance();
        while let Some(again) = self.peek().filter(|t| t.kind == TokenKind::Comma) {
            let span = self.span(again);
            let finding = self.sink.add(&FOREIGN_NOTATION, span, "One comma is enough.");
            finding.label("a comma too many").help("Between two items of a list stands one comma.");
            finding.fix("take the comma away", true, span, "");
            self.advance();
        }
    }

    /// `maya and jonas`.
    fn and(&mut self, token: Token) {
        let before = self.tokens[self.at - 1];
        let gap = Span { start: before.end, ..self.span(token) };
        let written = self.raw(token);
        let span = self.span(token);
        let finding = self.sink.add(&FOREIGN_NOTATION, span, "Between the items of a list stands a comma.");
        finding.label(format!("`{written}` in place of a comma")).help("Write `,`.");
        finding.fix("write a comma", true, gap, ",");
        self.advance();
    }

    fn clauses(&mut self, clauses: &'static [(Vec<Part>, bool)]) -> Result<(), Mismatch> {
        let mut used = vec![false; clauses.len()];
        loop {
            let spent = |i: usize| used[i] && !clauses[i].1;
            let Some(index) = (0..clauses.len()).find(|i| self.starts_clause(&clauses[*i].0, spent(*i))) else {
                return Ok(());
            };
            if spent(index) {
                self.twice = match clauses[index].0.first() {
                    Some(Part::Literal(word)) => Some(word),
                    _ => None,
                };
                return Err(Mismatch);
            }
            used[index] = true;
            self.sequence(&clauses[index].0)?;
        }
    }

    fn starts_clause(&mut self, parts: &'static [Part], spent: bool) -> bool {
        if !spent {
            return self.starts(parts);
        }
        let Some(Part::Literal(word)) = parts.first() else { return false };
        self.peek().is_some_and(|t| t.kind == TokenKind::Word && self.raw(t) == *word)
    }

    /// Whether a sequence can begin at the next token; notes what it begins with where it cannot.
    fn starts(&mut self, parts: &'static [Part]) -> bool {
        for part in parts {
            match part {
                Part::Literal(word) => {
                    let here = self.peek().is_some_and(|t| t.kind == TokenKind::Word && self.raw(t) == *word);
                    return here || self.no(Expected::Literal(word));
                }
                Part::Sign(sign) => {
                    let here = self.peek().is_some_and(|t| self.raw(t) == *sign);
                    let here = here || (*sign == ".." && self.other_range() > 0);
                    return here || self.no(Expected::Sign(sign));
                }
                Part::Slot(slot, _) => return slots::begins(self, *slot) || self.no(Expected::Slot(*slot)),
                Part::OneOf(_, branches) => return branches.iter().any(|b| self.starts(b)),
                Part::List(item) => return self.starts(item),
                Part::Optional(inner) => {
                    if self.starts(inner) {
                        return true;
                    }
                }
                Part::Clauses(clauses) => {
                    if clauses.iter().any(|(c, _)| self.starts(c)) {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn no(&mut self, what: Expected) -> bool {
        self.note(what);
        false
    }

    /// The word that was probably meant where the match failed.
    pub fn likely_literal(&self) -> Option<(Token, &'static str)> {
        let token = self.peek().filter(|t| t.kind == TokenKind::Word)?;
        let literals = self.expected().iter().filter_map(|e| match e {
            Expected::Literal(word) => Some(*word),
            _ => None,
        });
        let meant = also_called(self.raw(token)).and_then(|word| literals.clone().find(|l| *l == word));
        meant.or_else(|| nearest(self.raw(token), literals)).map(|word| (token, word))
    }
}

/// The word of a clause that people mean by another one.
fn also_called(word: &str) -> Option<&'static str> {
    Some(match word {
        "from" | "with" | "using" => "by",
        "via" | "through" | "in" => "on",
        "regarding" | "concerning" => "about",
        "within" | "while" => "during",
        "following" => "after",
        "a" | "every" => "per",
        _ => return None,
    })
}
