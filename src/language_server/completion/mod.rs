//! Completion: what can stand at a position.
//!
//! The place decides: at the beginning of a statement the words of its block that are not yet given; behind that what the
//! word's pattern wants next. What is likely stands first.

mod codes;
mod heads;
mod item;
mod known;
mod names;
mod snippet;
mod usual;
mod values;

pub use snippet::snippet;

use super::buffers::Document;
use super::place;
use super::server::Server;
use crate::syntax::{Node, Token, TokenKind};
use crate::vocabulary::{self, Section};
use item::Item;
use lsp_types::{
    CompletionItem, CompletionItemTextEdit, CompletionList, CompletionParams, CompletionResponse, Documentation,
    InsertTextFormat, MarkupContent, MarkupKind, TextEdit,
};
use std::path::Path;

/// How many proposals are given at most.
const MAX_ITEMS: usize = 200;

/// A place at which something is being written.
struct Spot<'d> {
    path: &'d Path,
    document: &'d Document,
    /// Where the word that is being written begins.
    start: u32,
    /// Where it ends.
    end: u32,
    /// What of it stands before the cursor.
    prefix: &'d str,
}

impl<'d> Spot<'d> {
    fn text(&self) -> &'d str {
        &self.document.text.text
    }

    fn raw(&self, token: Token) -> &'d str {
        place::raw(self.text(), token)
    }
}

/// What can stand at a position.
pub(super) fn complete(server: &Server, params: &CompletionParams) -> Option<CompletionResponse> {
    let at = &params.text_document_position_params;
    let (path, document) = server.document(&at.text_document.uri)?;
    let byte = document.text.offset(at.position, server.client.encoding);
    let spot = spot(&path, document, byte)?;
    let mut items = items(server, &spot);
    let sign = params.context.as_ref().and_then(|c| c.trigger_character.as_deref());
    if sign == Some(" ") && at_line_start(&spot) {
        return None;
    }
    filter(&mut items, spot.prefix);
    let more = items.len() > MAX_ITEMS;
    items.truncate(MAX_ITEMS);
    let items = items.into_iter().enumerate().map(|(i, item)| finish(server, &spot, i, item)).collect();
    Some(CompletionResponse::CompletionList(CompletionList { is_incomplete: more, items, ..Default::default() }))
}

/// A space that only indents asks for nothing.
fn at_line_start(spot: &Spot<'_>) -> bool {
    let line = spot.document.text.line_of(spot.start);
    let start = spot.document.text.line_start(line) as usize;
    spot.text().get(start..spot.start as usize).is_some_and(|before| before.trim().is_empty())
}

/// The place of a byte; `None` within comments, and within texts that nothing is known of.
fn spot<'d>(path: &'d Path, document: &'d Document, byte: u32) -> Option<Spot<'d>> {
    let text: &str = &document.text.text;
    let whole = |start: u32, end: u32| Spot {
        path,
        document,
        start,
        end,
        prefix: text.get(start as usize..byte as usize).unwrap_or(""),
    };
    let Some((_, token)) = place::token_at(document.tree(), byte) else { return Some(whole(byte, byte)) };
    match token.kind {
        TokenKind::Comment | TokenKind::HashComment if byte > token.start => None,
        TokenKind::Text | TokenKind::TextOpen if byte > token.start => None,
        TokenKind::Quoted if byte == token.end => Some(whole(byte, byte)),
        TokenKind::Open | TokenKind::Close | TokenKind::Semi | TokenKind::Comment => Some(whole(byte, byte)),
        kind if place::is_joint(kind) => Some(whole(byte, byte)),
        _ => Some(whole(token.start, token.end.max(byte))),
    }
}

/// All that can stand at a spot, the likely first.
fn items(server: &Server, spot: &Spot<'_>) -> Vec<Item> {
    let tree = spot.document.tree();
    let before = place::token_before(tree, spot.start).filter(|(_, t)| t.start < spot.start);
    if let Some((index, token)) = before
        && continues(spot, token)
        && let Some(node) = place::owner(tree, index)
    {
        return values::values(server, spot, node);
    }
    let Some((section, parent)) = around(spot) else { return Vec::new() };
    heads::heads(server, spot, section, parent)
}

/// Whether what is being written belongs to the statement of the token before it.
fn continues(spot: &Spot<'_>, before: Token) -> bool {
    if matches!(before.kind, TokenKind::Open | TokenKind::Close | TokenKind::Semi) {
        return false;
    }
    let gap = spot.text().get(before.end.min(spot.start) as usize..spot.start as usize).unwrap_or("");
    place::is_joint(before.kind) || !gap.contains('\n')
}

/// The block in which a spot lies, and the statement that it belongs to.
fn around<'d>(spot: &Spot<'d>) -> Option<(&'static Section, Option<Node<'d>>)> {
    match place::block_around(spot.document.tree(), spot.start) {
        None => Some((vocabulary::top_level(), None)),
        Some(node) => place::inside(spot.text(), node).map(|section| (section, Some(node))),
    }
}

/// Keeps what the written beginning can become: words that begin so first, then words that hold it.
fn filter(items: &mut Vec<Item>, prefix: &str) {
    let prefix = prefix.trim_start_matches('"').to_lowercase();
    if prefix.is_empty() {
        return;
    }
    let rank = |item: &Item| {
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

fn finish(server: &Server, spot: &Spot<'_>, place: usize, item: Item) -> CompletionItem {
    let range = spot.document.text.range(spot.start, spot.end, server.client.encoding);
    let snippet = item.snippet.filter(|_| server.client.snippets);
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
