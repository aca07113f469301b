//! What may stand behind the words of a statement.

use super::item::Item;
use super::known::used;
use super::{Server, Spot};
use crate::campaign::Campaign;
use crate::language_server::place;
use crate::lower::{Next, expected_after};
use crate::manual;
use crate::syntax::{Figure, Node, Token, TokenKind, read_figure};
use crate::vocabulary::{CHANNELS, Entry, Kind, Part, Slot, TIERS};
use lsp_types::CompletionItemKind;

/// A statement that is being written.
pub(super) struct Line<'l, 'd> {
    pub(super) server: &'l Server,
    pub(super) spot: &'l Spot<'d>,
    pub(super) node: Node<'d>,
    pub(super) entry: &'static Entry,
    /// The values before the spot.
    pub(super) written: Vec<Token>,
    /// The values behind it.
    pub(super) rest: Vec<Token>,
}

/// What may stand at a spot of a statement.
pub(super) fn values<'d>(server: &Server, spot: &Spot<'d>, node: Node<'d>) -> Vec<Item> {
    let Some(entry) = place::entry(spot.text(), node) else { return Vec::new() };
    let (written, rest): (Vec<Token>, Vec<Token>) =
        place::values(node).into_iter().filter(|t| t.start != spot.start).partition(|t| t.start < spot.start);
    let line = Line { server, spot, node, entry, written, rest };
    let next = expected_after(spot.text(), &line.written, entry);
    let mut items: Vec<Item> = Vec::new();
    for item in next.iter().flat_map(|n| line.proposals(*n, &next)) {
        if !items.iter().any(|i| i.label == item.label) {
            items.push(item);
        }
    }
    if spot.prefix.starts_with('"') {
        items.retain(|i| i.label.starts_with('"'));
    }
    items
}

impl Line<'_, '_> {
    pub(super) fn campaign(&self) -> Option<&Campaign> {
        self.server.view.of(self.spot.path)?.checked.campaign()
    }

    pub(super) fn raws<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = &'t str> {
        tokens.iter().map(|t| self.spot.raw(*t))
    }

    /// The words of the clause in which the spot lies: from the fixed word before it to the one behind it.
    pub(super) fn clause(&self) -> Vec<&str> {
        let mut fixed = Vec::new();
        literals(&self.entry.pattern.parts, &mut fixed);
        let inside = |raw: &&str| !fixed.contains(raw);
        let before: Vec<&str> = self.raws(&self.written).collect();
        let before = before.into_iter().rev().take_while(inside);
        before.chain(self.raws(&self.rest).take_while(inside)).collect()
    }

    /// The number right before the spot, where one stands there.
    pub(super) fn number(&self) -> Option<f64> {
        let last = self.written.last().filter(|t| t.kind == TokenKind::Figure)?;
        match read_figure(self.spot.raw(*last)) {
            Figure::Number { value, .. } => value.to_string().parse().ok(),
            _ => None,
        }
    }

    fn proposals(&self, next: Next, all: &[Next]) -> Vec<Item> {
        match next {
            Next::Literal(word) => self.literal(word, all).into_iter().collect(),
            Next::Sign(sign) => vec![Item::new(sign, CompletionItemKind::Operator)],
            Next::Slot(slot) => self.slot(slot),
            Next::Unit(slot) => self.units(slot),
            Next::Comma => Vec::new(),
        }
    }

    /// A word of the pattern; of a singular and its plural the one that fits the number before.
    fn literal(&self, word: &'static str, all: &[Next]) -> Option<Item> {
        let plural = |a: &str, b: &str| b.strip_suffix('s') == Some(a);
        let pair = all.iter().any(|n| matches!(n, Next::Literal(o) if plural(o, word) || plural(word, o)));
        let one = self.number() == Some(1.0);
        if pair && self.number().is_some() && one == word.ends_with('s') {
            return None;
        }
        if self.clause_clashes(word) {
            return None;
        }
        let value = self.entry.word.values.iter().find(|(v, _)| *v == word);
        let kind = if value.is_some() { CompletionItemKind::EnumMember } else { CompletionItemKind::Keyword };
        let item = Item::new(word, kind);
        Some(match value {
            Some((_, doc)) => item.detail(*doc),
            None => item,
        })
    }

    /// A story has its own messages, and a pinned post needs no phase.
    fn clause_clashes(&self, word: &str) -> bool {
        let has = |w: &str| self.raws(&self.written).chain(self.raws(&self.rest)).any(|r| r == w);
        match word {
            "about" => has("telling") || has("about"),
            "telling" => has("about") || has("telling"),
            "by" | "on" | "to" | "at" | "as" | "during" if self.entry.word.name == "deliver" => has(word),
            _ => false,
        }
    }

    fn slot(&self, slot: Slot) -> Vec<Item> {
        match slot {
            Slot::Ref(kind) => self.names(&[kind]),
            Slot::Cast => self.names(&[Kind::Influencer, Kind::Group]),
            Slot::MetricName => self.metrics(),
            Slot::New(Kind::Channel) => built_in_channels(),
            Slot::Format => self.formats(),
            Slot::Tier => TIERS.iter().map(|t| constant(t.name()).detail(t.doc())).collect(),
            Slot::Rule => self.rules(),
            Slot::Country => self.countries(),
            Slot::Language => self.languages(),
            Slot::Zone => self.zones(),
            Slot::Date => self.dates(),
            Slot::Time => ["09:00", "12:00", "18:00"].map(constant).to_vec(),
            Slot::Compare => [">=", "<=", ">", "<", "="].map(|s| Item::new(s, CompletionItemKind::Operator)).to_vec(),
            Slot::Word => self.free_words(),
            Slot::Hashtag => self.hashtags(),
            Slot::Handle => used(self.spot, &["mentions"], TokenKind::Handle).into_iter().map(constant).collect(),
            Slot::Text => self.texts(),
            Slot::Url => vec![self.empty_text("https://")],
            _ => Vec::new(),
        }
    }
}

/// The fixed words of a pattern.
fn literals(parts: &'static [Part], found: &mut Vec<&'static str>) {
    for part in parts {
        match part {
            Part::Literal(word) => found.push(word),
            Part::Optional(inner) | Part::List(inner) => literals(inner, found),
            Part::OneOf(_, branches) => branches.iter().for_each(|b| literals(b, found)),
            Part::Clauses(clauses) => clauses.iter().for_each(|(c, _)| literals(c, found)),
            Part::Sign(_) | Part::Slot(..) => {}
        }
    }
}

pub(super) fn constant(label: impl Into<String>) -> Item {
    Item::new(label, CompletionItemKind::Constant)
}

fn built_in_channels() -> Vec<Item> {
    CHANNELS.iter().map(|c| constant(c.name).detail(c.title).doc(manual::hover(&manual::channel(c)))).collect()
}
