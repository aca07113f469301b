//! The words that may begin a statement here.

use super::proposal::Proposal;
use super::snippet::snippet;
use super::spot::Spot;
use super::usual;
use crate::language_server::place;
use crate::manual;
use crate::syntax::Node;
use crate::vocabulary::{Times, WordBlock};
use lsp_types::CompletionItemKind;

/// How many words that followed the same word in other blocks stand before what the table says.
const MAX_LEARNT: usize = 2;

/// The words of a section that can still be given. What followed the word before in other blocks of the file comes
/// first. Then, as people write in the order of the table, what it has between the statements before and after the
/// cursor; words that blocks of this kind seldom hold stand behind the usual ones.
pub(super) fn heads(spot: &Spot<'_>, section: &'static WordBlock, parent: Option<Node<'_>>) -> Vec<Proposal> {
    let others = given(spot, section, parent);
    let before = others.iter().rfind(|(at, _)| *at < spot.start).map(|(_, i)| *i);
    let after = others.iter().find(|(at, _)| *at > spot.start).map(|(_, i)| *i);
    let given = |i: usize| others.iter().any(|(_, other)| *other == i);
    let again = |i: usize| section.entries[i].word.times == Times::Many;
    let mut open: Vec<usize> = (0..section.entries.len()).filter(|i| again(*i) || !given(*i)).collect();
    let required = |i: usize| section.entries[i].word.times == Times::Required;
    open.sort_by_key(|i| {
        let seldom = !usual::is_usual(section.name, section.entries[*i].word.name);
        (seldom, rank(*i, before, after), !required(*i), *i)
    });
    let followed = learnt(spot, section, parent, before).into_iter().filter(|i| open.contains(i));
    let first: Vec<usize> = followed.take(MAX_LEARNT).collect();
    open.retain(|i| !first.contains(i));
    first.into_iter().chain(open).map(|i| item(section, i)).collect()
}

/// The statements beside the spot: where each begins, and which word of the section it has.
fn given(spot: &Spot<'_>, section: &'static WordBlock, parent: Option<Node<'_>>) -> Vec<(u32, usize)> {
    let word = |n: Node<'_>| Some((n.head_bytes().0, section.find(place::head(spot.text(), n))?.0));
    let siblings: Vec<Node<'_>> = match parent {
        Some(parent) => parent.children().collect(),
        None => spot.document.tree().roots().collect(),
    };
    siblings.into_iter().filter(|n| n.head_bytes().0 != spot.start).filter_map(word).collect()
}

/// The words that follow a word in blocks of this kind anywhere in the file, the most frequent first; without a word
/// before, those that such blocks begin with.
fn learnt(spot: &Spot<'_>, section: &'static WordBlock, parent: Option<Node<'_>>, before: Option<usize>) -> Vec<usize> {
    let mut count = vec![0_usize; section.entries.len()];
    let mut look = |words: &[(u32, usize)]| {
        let mut last = None;
        for (_, word) in words {
            count[*word] += usize::from(last == before);
            last = Some(*word);
        }
    };
    match parent {
        None => look(&given(spot, section, None)),
        Some(parent) => {
            let head = place::head(spot.text(), parent);
            let alike = |n: &Node<'_>| {
                place::head(spot.text(), *n) == head
                    && place::inside(spot.text(), *n).is_some_and(|s| std::ptr::eq(s, section))
            };
            let blocks = spot.document.tree().nodes().filter(alike);
            blocks.for_each(|n| look(&given(spot, section, Some(n))));
        }
    }
    let mut words: Vec<usize> = (0..count.len()).filter(|i| count[*i] > 0).collect();
    words.sort_by_key(|i| std::cmp::Reverse(count[*i]));
    words
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

fn item(section: &'static WordBlock, index: usize) -> Proposal {
    let entry = &section.entries[index];
    let kind = if entry.block.is_some() { CompletionItemKind::Struct } else { CompletionItemKind::Property };
    let mut item = Proposal::new(entry.word.name, kind).detail(entry.word.doc).doc(manual::hover(&manual::word(entry)));
    item.snippet = Some(snippet(entry));
    item
}
