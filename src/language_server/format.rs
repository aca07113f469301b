//! The canonical layout: of a document, of a part of it, of what has just been written.

use super::buffers::Document;
use super::server::Server;
use crate::lower;
use crate::syntax::{TokenKind, lay_out};
use lsp_types::{DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, TextEdit};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A change of whole lines: those from `first` up to `last`, which stays.
struct Hunk {
    first: u32,
    last: u32,
    text: String,
}

/// Lays out a document. A block whose braces do not match stays as it is.
pub(super) fn document(server: &Server, params: &DocumentFormattingParams) -> Option<Vec<TextEdit>> {
    let (_, document) = server.document(&params.text_document.uri)?;
    Some(edits(server, document, hunks(document)))
}

/// Lays out the lines of a range.
pub(super) fn range(server: &Server, params: &DocumentRangeFormattingParams) -> Option<Vec<TextEdit>> {
    let (_, document) = server.document(&params.text_document.uri)?;
    let (from, to) = (params.range.start.line, params.range.end.line);
    let whole = params.range.end.character == 0 && to > from;
    let to = if whole { to - 1 } else { to };
    let inside = hunks(document).into_iter().filter(|h| h.first <= to && h.last > from);
    Some(edits(server, document, inside.collect()))
}

/// Lays out the block that a `}` has closed, or the line that has just been left.
pub(super) fn on_type(server: &Server, params: &DocumentOnTypeFormattingParams) -> Option<Vec<TextEdit>> {
    let (_, document) = server.document(&params.text_document.uri)?;
    let line = params.position.line;
    let (from, to) = match params.ch.as_str() {
        "}" => closed_block(document, document.text.offset(params.position, server.client.encoding))?,
        _ => (line.checked_sub(1)?, line.checked_sub(1)?),
    };
    let inside = hunks(document).into_iter().filter(|h| h.first >= from && h.last <= to + 1);
    Some(edits(server, document, inside.collect()))
}

/// The lines of the outermost block that ends at a byte.
fn closed_block(document: &Document, byte: u32) -> Option<(u32, u32)> {
    let tree = document.tree();
    let ends = |t: u32| tree.tokens().get(t as usize).is_some_and(|t| t.kind == TokenKind::Close && t.end == byte);
    let node = tree.nodes().find(|n| n.close().is_some_and(ends))?;
    let (start, end) = node.bytes();
    Some((document.text.line_of(start), document.text.line_of(end)))
}

/// What the canonical layout changes.
fn hunks(document: &Document) -> Vec<Hunk> {
    let text = &document.text.text;
    let layout = lay_out(text, document.tree(), &lower::nesting);
    let old: Vec<&str> = text.split_inclusive('\n').collect();
    let new: Vec<&str> = layout.text.split_inclusive('\n').collect();
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let hunk = |op: &DiffOp| {
        let (lines, after) = (op.old_range(), op.new_range());
        let text = new.get(after).unwrap_or(&[]).concat();
        Hunk { first: lines.start as u32, last: lines.end as u32, text }
    };
    operations.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).map(hunk).collect()
}

fn edits(server: &Server, document: &Document, hunks: Vec<Hunk>) -> Vec<TextEdit> {
    // The layout counts lines by line feeds alone; so do these.
    let text = &document.text.text;
    let mut starts = vec![0];
    starts.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
    let start = |line: u32| starts.get(line as usize).copied().unwrap_or(text.len() as u32);
    let encoding = server.client.encoding;
    let edit =
        |h: Hunk| TextEdit { range: document.text.range(start(h.first), start(h.last), encoding), new_text: h.text };
    hunks.into_iter().map(edit).collect()
}
