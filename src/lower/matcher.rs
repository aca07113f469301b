//! Holds the tokens of a statement against the pattern of its word.

use super::captures::Value;
use super::catalogue::FOREIGN_NOTATION;
use super::cursor::{Cursor, Expected, Mismatch};
use super::names::nearest;
use super::slots;
use crate::findings::Finding;
use crate::source::Span;
use crate::syntax::{Token, TokenKind};
use crate::vocabulary::Part;

impl Cursor<'_> {
    /// Matches the whole statement.
    pub fn whole(&mut self, parts: &'static [Part]) -> Result<(), Mismatch> {
        self.sequence(parts)?;
        match self.peek() {
            None => Ok(()),
            Some(_) => self.miss(Expected::End),
        }
    }

    fn miss(&mut self, what: Expected) -> Result<(), Mismatch> {
        self.note(what);
        Err(Mismatch)
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
                true => {
                    let (value, span) = slots::read(self, *slot)?;
                    self.capture(name, value, span);
                    Ok(())
                }
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
        let written = self.written(span);
        let finding = Finding::of(&FOREIGN_NOTATION, span, "A range is written with `..` between its ends.");
        let finding = finding.with_label(format!("`{written}` in a range"));
        let finding = finding.with_help("Write `..`; both ends belong to the range.");
        self.sink.push(finding.with_fix("write `..`", true, span, ".."));
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
            let finding = Finding::of(&FOREIGN_NOTATION, span, "One comma is enough.").with_label("a comma too many");
            let finding = finding.with_help("Between two items of a list stands one comma.");
            self.sink.push(finding.with_fix("take the comma away", true, span, ""));
            self.advance();
        }
    }

    /// `maya and jonas`.
    fn and(&mut self, token: Token) {
        let before = self.tokens[self.at - 1];
        let gap = Span { start: before.end, ..self.span(token) };
        let written = self.raw(token);
        let span = self.span(token);
        let finding = Finding::of(&FOREIGN_NOTATION, span, "Between the items of a list stands a comma.");
        let finding = finding.with_label(format!("`{written}` in place of a comma")).with_help("Write `,`.");
        self.sink.push(finding.with_fix("write a comma", true, gap, ","));
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
