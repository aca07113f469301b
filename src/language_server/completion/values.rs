//! What may stand behind the words of a statement.

use super::known::used;
use super::proposal::{Proposal, constant};
use super::spot::Spot;
use super::unfinished::Unfinished;
use crate::language_server::snapshot::Snapshot;
use crate::lower::{Next, expected_after};
use crate::manual;
use crate::syntax::{Node, TokenKind};
use crate::vocabulary::{CHANNELS, Kind, Slot, TIERS};
use lsp_types::CompletionItemKind;

/// What may stand at a spot of a statement.
pub(super) fn values<'d>(now: &Snapshot, spot: &Spot<'d>, node: Node<'d>) -> Vec<Proposal> {
    let Some(line) = Unfinished::at(now, spot, node) else { return Vec::new() };
    let next = expected_after(spot.text(), &line.written, line.entry);
    let mut items: Vec<Proposal> = Vec::new();
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

impl Unfinished<'_, '_> {
    fn proposals(&self, next: Next, all: &[Next]) -> Vec<Proposal> {
        match next {
            Next::Literal(word) => self.literal(word, all).into_iter().collect(),
            Next::Sign(sign) => vec![Proposal::new(sign, CompletionItemKind::Operator)],
            Next::Slot(slot) => self.slot(slot),
            Next::Unit(slot) => self.units(slot),
            Next::Comma => Vec::new(),
        }
    }

    /// A word of the pattern; of a singular and its plural the one that fits the number before.
    fn literal(&self, word: &'static str, all: &[Next]) -> Option<Proposal> {
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
        let item = Proposal::new(word, kind);
        Some(match value {
            Some((_, doc)) => item.detail(*doc),
            None => item,
        })
    }

    /// A story has its own messages, and a pinned post needs no phase.
    fn clause_clashes(&self, word: &str) -> bool {
        let has = |w: &str| self.words().any(|r| r == w);
        match word {
            "about" => has("telling") || has("about"),
            "telling" => has("about") || has("telling"),
            "by" | "on" | "to" | "at" | "as" | "during" if self.entry.word.name == "deliver" => has(word),
            _ => false,
        }
    }

    fn slot(&self, slot: Slot) -> Vec<Proposal> {
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
            Slot::Compare => {
                [">=", "<=", ">", "<", "="].map(|s| Proposal::new(s, CompletionItemKind::Operator)).to_vec()
            }
            Slot::Word => self.free_words(),
            Slot::Hashtag => self.hashtags(),
            Slot::Handle => used(self.spot, &["mentions"], TokenKind::Handle).into_iter().map(constant).collect(),
            Slot::Text => self.texts(),
            Slot::Url => vec![self.empty_text("https://")],
            _ => Vec::new(),
        }
    }
}

fn built_in_channels() -> Vec<Proposal> {
    CHANNELS.iter().map(|c| constant(c.name).detail(c.title).doc(manual::hover(&manual::channel(c)))).collect()
}
