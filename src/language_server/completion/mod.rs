//! Completion: what can stand at a position.
//!
//! The place decides: at the beginning of a statement the words of its block that are not yet given; behind that what the
//! word's pattern wants next. What is likely stands first.

mod codes;
mod heads;
mod known;
mod names;
mod proposal;
mod snippet;
mod spot;
mod unfinished;
mod usual;
mod values;

pub use snippet::snippet;

use super::place;
use super::snapshot::Snapshot;
use lsp_types::{
    CompletionItem, CompletionItemTextEdit, CompletionList, CompletionParams, CompletionResponse, Documentation,
    InsertTextFormat, MarkupContent, MarkupKind, TextEdit,
};
use proposal::Proposal;
use spot::Spot;

/// How many proposals are given at most.
const MAX_ITEMS: usize = 200;

/// What can stand at a position.
pub(super) fn complete(now: &Snapshot, params: &CompletionParams) -> Option<CompletionResponse> {
    let at = &params.text_document_position_params;
    let document = now.document(&at.text_document.uri)?;
    let spot = Spot::at(document, now.offset(&document.source, at.position))?;
    let sign = params.context.as_ref().and_then(|c| c.trigger_character.as_deref());
    // A space that only indents asks for nothing.
    if sign == Some(" ") && spot.at_line_start() {
        return None;
    }
    let mut items = items(now, &spot);
    filter(&mut items, spot.prefix);
    let more = items.len() > MAX_ITEMS;
    items.truncate(MAX_ITEMS);
    let items = items.into_iter().enumerate().map(|(i, item)| finish(now, &spot, i, item)).collect();
    Some(CompletionResponse::CompletionList(CompletionList { is_incomplete: more, items, ..Default::default() }))
}

/// All that can stand at a spot, the likely first.
fn items(now: &Snapshot, spot: &Spot<'_>) -> Vec<Proposal> {
    let tree = spot.document.tree();
    let before = place::token_before(tree, spot.start).filter(|(_, t)| t.start < spot.start);
    if let Some((index, token)) = before
        && spot.continues(token)
        && let Some(node) = place::owner(tree, index)
    {
        return values::values(now, spot, node);
    }
    let Some((section, parent)) = spot.around() else { return Vec::new() };
    heads::heads(spot, section, parent)
}

/// Keeps what the written beginning can become: words that begin so first, then words that hold it.
fn filter(items: &mut Vec<Proposal>, prefix: &str) {
    let prefix = prefix.trim_start_matches('"').to_lowercase();
    if prefix.is_empty() {
        return;
    }
    let rank = |item: &Proposal| {
        let word = item.label.trim_start_matches('"').to_lowercase();
        match () {
            () if word.starts_with(&prefix) => Some(0),
            () if word.contains(&prefix) => Some(1),
            () if item.also.as_deref().is_some_and(|a| a.to_lowercase().contains(&prefix)) => Some(2),
            () => None,
        }
    };
    items.retain(|i| rank(i).is_some());
    items.sort_by_key(|i| rank(i));
}

fn finish(now: &Snapshot, spot: &Spot<'_>, place: usize, item: Proposal) -> CompletionItem {
    let range = now.range(&spot.document.source, (spot.start, spot.end));
    let snippet = item.snippet.filter(|_| now.client.snippets);
    let new_text = snippet.clone().unwrap_or_else(|| item.label.clone());
    CompletionItem {
        sort_text: Some(format!("{place:04}")),
        filter_text: item.also.map(|also| format!("{} {also}", item.label)),
        label: item.label,
        kind: Some(item.kind),
        detail: item.detail,
        documentation: item
            .doc
            .map(|value| Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })),
        insert_text_format: snippet.map(|_| InsertTextFormat::Snippet),
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit { range, new_text })),
        ..Default::default()
    }
}
