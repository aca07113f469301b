//! A statement that is being written.

use super::spot::Spot;
use crate::campaign::Campaign;
use crate::language_server::place;
use crate::language_server::snapshot::Snapshot;
use crate::syntax::{Figure, Node, Token, TokenKind, read_figure};
use crate::vocabulary::Entry;

/// A statement that is being written.
pub(super) struct Unfinished<'l, 'd> {
    pub now: &'l Snapshot,
    pub spot: &'l Spot<'d>,
    pub node: Node<'d>,
    pub entry: &'static Entry,
    /// The values before the spot.
    pub written: Vec<Token>,
    /// The values behind it.
    pub rest: Vec<Token>,
}

impl<'l, 'd> Unfinished<'l, 'd> {
    /// The statement of a node with a spot in it; `None` where the vocabulary does not know its word.
    pub fn at(now: &'l Snapshot, spot: &'l Spot<'d>, node: Node<'d>) -> Option<Unfinished<'l, 'd>> {
        let entry = place::entry(spot.text(), node)?;
        let values = place::values(node).into_iter().filter(|t| t.start != spot.start);
        let (written, rest) = values.partition(|t| t.start < spot.start);
        Some(Unfinished { now, spot, node, entry, written, rest })
    }

    pub fn campaign(&self) -> Option<&Campaign> {
        self.now.view.of(self.spot.path())?.checked.campaign()
    }

    /// The words of the statement, the one that is being written left out.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.raws(&self.written).chain(self.raws(&self.rest))
    }

    pub fn raws<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = &'t str> {
        tokens.iter().map(|t| self.spot.raw(*t))
    }

    /// The words of the clause in which the spot lies: from the fixed word before it to the one behind it.
    pub fn clause(&self) -> Vec<&str> {
        let fixed = self.entry.pattern.words();
        let inside = |raw: &&str| !fixed.contains(raw);
        let before: Vec<&str> = self.raws(&self.written).collect();
        let before = before.into_iter().rev().take_while(inside);
        before.chain(self.raws(&self.rest).take_while(inside)).collect()
    }

    /// The number right before the spot, where one stands there.
    pub fn number(&self) -> Option<f64> {
        let last = self.written.last().filter(|t| t.kind == TokenKind::Figure)?;
        match read_figure(self.spot.raw(*last)) {
            Figure::Number { value, .. } => value.to_string().parse().ok(),
            _ => None,
        }
    }
}
