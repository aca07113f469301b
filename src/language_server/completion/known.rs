//! What the plan already holds: declared names, accounts, words and codes that are used.

use super::spot::Spot;
use crate::language_server::index;
use crate::language_server::place;
use crate::language_server::snapshot::Snapshot;
use crate::syntax::{Node, TokenKind};
use crate::vocabulary::Kind;
use std::path::Path;

/// A declared name.
#[derive(Debug, Clone)]
pub(super) struct KnownName {
    pub kind: Kind,
    pub name: String,
    pub title: Option<String>,
}

/// All names of some kinds, those of imported files first, each in the order of its text.
pub(super) fn names(now: &Snapshot, spot: &Spot<'_>, kinds: &[Kind]) -> Vec<KnownName> {
    let mut found: Vec<KnownName> = Vec::new();
    let mut add = |named: KnownName| {
        if kinds.contains(&named.kind) && !found.iter().any(|n| n.name == named.name) {
            found.push(named);
        }
    };
    imported(now, spot.path()).into_iter().for_each(&mut add);
    let outline = index::outline(&now.root(spot.path()), &spot.document.source, spot.document.tree());
    let own = outline.declared.into_iter().filter(|d| d.bytes.0 != spot.start);
    own.for_each(|d| add(KnownName { kind: d.kind, name: d.name, title: d.title }));
    found
}

/// Names of the other files, and those of rosters, as the last check saw them.
fn imported(now: &Snapshot, path: &Path) -> Vec<KnownName> {
    let Some(analysis) = now.view.of(path) else { return Vec::new() };
    let this = analysis.file(path);
    let elsewhere = analysis.checked.references.iter().filter(|r| r.declares && Some(r.span.file) != this);
    let mut names: Vec<KnownName> = elsewhere
        .filter(|r| analysis.tree(r.span.file).is_some())
        .map(|r| KnownName { kind: r.kind, name: analysis.slice(r.span).to_string(), title: None })
        .collect();
    if let Some(campaign) = analysis.checked.campaign() {
        for person in &campaign.influencers {
            let title = person.title.as_ref().map(|t| t.value.clone());
            match names.iter_mut().find(|n| n.name == person.name.value) {
                Some(known) => known.title = title,
                None if person.roster.is_some() => {
                    names.push(KnownName { kind: Kind::Influencer, name: person.name.value.clone(), title });
                }
                None => {}
            }
        }
    }
    names
}

/// The place in a list of the name that was mentioned last before the spot in statements of the same word, and how often
/// each name is mentioned in them.
pub(super) fn mentioned(spot: &Spot<'_>, node: Node<'_>, names: &[&str]) -> (Option<usize>, Vec<usize>) {
    let head = place::head(spot.text(), node);
    let (mut last, mut count) = (None, vec![0; names.len()]);
    let by_name: std::collections::BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, n)| (*n, i)).collect();
    for other in spot.document.tree().nodes() {
        if place::head(spot.text(), other) != head {
            continue;
        }
        for token in other.tokens().iter().skip(1).filter(|t| t.kind == TokenKind::Word && t.start != spot.start) {
            if let Some(i) = by_name.get(spot.raw(*token)) {
                count[*i] += 1;
                if token.start < spot.start {
                    last = Some(*i);
                }
            }
        }
    }
    (last, count)
}

/// The words that stand behind some heads anywhere in the text, the most frequent first.
pub(super) fn used(spot: &Spot<'_>, heads: &[&str], kind: TokenKind) -> Vec<String> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for node in spot.document.tree().nodes() {
        if !heads.is_empty() && !heads.contains(&place::head(spot.text(), node)) {
            continue;
        }
        for token in node.tokens().iter().skip(1).filter(|t| t.kind == kind && t.start != spot.start) {
            let raw = spot.raw(*token);
            match found.iter_mut().find(|(w, _)| w == raw) {
                Some((_, n)) => *n += 1,
                None => found.push((raw.to_string(), 1)),
            }
        }
    }
    found.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    found.into_iter().map(|(w, _)| w).collect()
}
