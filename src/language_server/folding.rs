//! What can be folded away, and how a selection grows.

use super::document::Buffer;
use super::place;
use super::snapshot::Snapshot;
use crate::syntax::{Node, Token, TokenKind};
use lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams, SelectionRange, SelectionRangeParams};

/// Blocks, long texts, and runs of comments and imports.
pub(super) fn folds(now: &Snapshot, params: &FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let document = now.document(&params.text_document.uri)?;
    let (text, tree) = (&document.source, document.tree());
    let tokens = tree.tokens();
    let mut folds = Vec::new();
    let mut add = |from: u32, to: u32, kind: Option<FoldingRangeKind>| {
        let (start_line, end_line) = (text.line_of(from), text.line_of(to));
        if end_line > start_line {
            folds.push(FoldingRange { start_line, end_line, kind, ..Default::default() });
        }
    };
    for node in tree.nodes() {
        if let (Some(open), Some(close)) = (node.open(), node.close()) {
            let (open, close) = (tokens[open as usize], tokens[close as usize]);
            // The closing brace stays in sight.
            add(open.start, text.line(text.line_of(close.start)).0.saturating_sub(1).max(open.start), None);
        }
    }
    tokens.iter().filter(|t| t.kind == TokenKind::Text).for_each(|t| add(t.start, t.end, None));
    for (first, last) in runs(document, &|t, _| t.kind == TokenKind::Comment) {
        add(first.start, last.start, Some(FoldingRangeKind::Comment));
    }
    let imports: Vec<Node<'_>> = tree.roots().filter(|n| place::head(&text.text, *n) == "import").collect();
    for run in imports.chunk_by(|a, b| text.line_of(a.bytes().1) + 1 == text.line_of(b.bytes().0)) {
        if let [first, .., last] = run {
            add(first.bytes().0, last.bytes().1, Some(FoldingRangeKind::Imports));
        }
    }
    Some(folds)
}

/// Runs of tokens on neighbouring lines that are alone on theirs.
fn runs(document: &Buffer, wanted: &dyn Fn(Token, usize) -> bool) -> Vec<(Token, Token)> {
    let text = &document.source;
    let alone = |t: &Token| {
        let start = text.line(text.line_of(t.start)).0;
        text.text.get(start as usize..t.start as usize).is_some_and(|b| b.trim().is_empty())
    };
    let tokens = document.tree().tokens();
    let found: Vec<Token> =
        tokens.iter().enumerate().filter(|(i, t)| wanted(**t, *i) && alone(t)).map(|(_, t)| *t).collect();
    let next = |a: &Token, b: &Token| text.line_of(a.start) + 1 == text.line_of(b.start);
    found.chunk_by(next).filter_map(|run| Some((*run.first()?, *run.last()?))).collect()
}

/// From the word to its statement, the block around it, and so on up to the file.
pub(super) fn selections(now: &Snapshot, params: &SelectionRangeParams) -> Option<Vec<SelectionRange>> {
    let document = now.document(&params.text_document.uri)?;
    let one = |position: &lsp_types::Position| {
        let byte = now.offset(&document.source, *position);
        let mut grown: Option<SelectionRange> = None;
        for (start, end) in around(document, byte).into_iter().rev() {
            let range = now.range(&document.source, (start, end));
            grown = Some(SelectionRange { range, parent: grown.map(Box::new) });
        }
        grown.unwrap_or_default()
    };
    Some(params.positions.iter().map(one).collect())
}

/// The pieces of text around a byte, the smallest first, each within the next.
fn around(document: &Buffer, byte: u32) -> Vec<(u32, u32)> {
    let tree = document.tree();
    let tokens = tree.tokens();
    let mut pieces: Vec<(u32, u32)> = Vec::new();
    if let Some((_, token)) = place::token_at(tree, byte) {
        if matches!(token.kind, TokenKind::Quoted | TokenKind::Text) && token.end - token.start > 2 {
            pieces.push((token.start + 1, token.end - 1));
        }
        pieces.push((token.start, token.end));
    }
    let mut at = place::statement_around(tree, byte);
    while let Some(node) = at {
        pieces.push(node.head_bytes());
        if let (Some(open), Some(close)) = (node.open(), node.close()) {
            pieces.push((tokens[open as usize].end, tokens[close as usize].start));
        }
        pieces.push(node.bytes());
        at = node.parent();
    }
    pieces.push((0, document.source.text.len() as u32));
    let mut grown: Vec<(u32, u32)> = Vec::new();
    for (start, end) in pieces.into_iter().filter(|(s, e)| *s <= byte && byte <= *e) {
        if grown.last().is_none_or(|(s, e)| start <= *s && *e <= end && (start, end) != (*s, *e)) {
            grown.push((start, end));
        }
    }
    grown
}
