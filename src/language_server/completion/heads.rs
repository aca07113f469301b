//! The words that may begin a statement here.

use super::item::Item;
use super::snippet::snippet;
use super::{Server, Spot};
use crate::language_server::{pages, place};
use crate::syntax::Node;
use crate::vocabulary::{Section, Times};
use lsp_types::CompletionItemKind;

/// The words of a section that can still be given. People write in the order of the table: what it has between the
/// statements before and after the cursor comes first.
pub(super) fn heads(_: &Server, spot: &Spot<'_>, section: &'static Section, parent: Option<Node<'_>>) -> Vec<Item> {
    let tree = spot.document.tree();
    let siblings: Vec<Node<'_>> = match parent {
        Some(parent) => parent.children().collect(),
        None => tree.roots().collect(),
    };
    let others: Vec<(u32, usize)> = siblings
        .into_iter()
        .filter(|n| n.head_bytes().0 != spot.start)
        .filter_map(|n| Some((n.head_bytes().0, section.find(place::head(spot.text(), n))?.0)))
        .collect();
    let before = others.iter().rfind(|(at, _)| *at < spot.start).map(|(_, i)| *i);
    let after = others.iter().find(|(at, _)| *at > spot.start).map(|(_, i)| *i);
    let given = |i: usize| others.iter().any(|(_, other)| *other == i);
    let again = |i: usize| section.entries[i].word.times == Times::Many;
    let mut open: Vec<usize> = (0..section.entries.len()).filter(|i| again(*i) || !given(*i)).collect();
    let required = |i: usize| section.entries[i].word.times == Times::Required;
    open.sort_by_key(|i| (rank(*i, before, after), !required(*i), *i));
    open.into_iter().map(|i| item(section, i)).collect()
}

/// How unlikely a word is, by the distance in the table to the words around it.
fn rank(i: usize, before: Option<usize>, after: Option<usize>) -> usize {
    const FAR: usize = 1_000;
    match (before, after) {
        (Some(b), Some(a)) if b <= a && (b..=a).contains(&i) => i - b,
        (Some(b), _) if i >= b => 100 + i - b,
        (Some(b), _) => FAR + b - i,
        (None, Some(a)) if i <= a => a - i,
        (None, Some(a)) => FAR + i - a,
        (None, None) => i,
    }
}

fn item(section: &'static Section, index: usize) -> Item {
    let entry = &section.entries[index];
    let kind = if entry.block.is_some() { CompletionItemKind::Struct } else { CompletionItemKind::Property };
    let mut item = Item::new(entry.word.name, kind).detail(entry.word.doc).doc(pages::word(section, entry));
    item.snippet = Some(snippet(entry));
    item
}
