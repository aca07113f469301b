//! The canonical layout: of a document, of a part of it, of what has just been written.

use super::document::Buffer;
use super::edits::replace;
use super::snapshot::Snapshot;
use crate::lower;
use crate::syntax::{TokenKind, lay_out};
use lsp_types::{DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, TextEdit};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A change of whole lines: the bytes from the first of them up to the line that stays.
struct Hunk {
    bytes: (u32, u32),
    text: String,
}

/// Lays out a document. A block whose braces do not match stays as it is.
pub(super) fn document(now: &Snapshot, params: &DocumentFormattingParams) -> Option<Vec<TextEdit>> {
    let document = now.document(&params.text_document.uri)?;
    Some(edits(now, document, |_| true))
}

/// Lays out the lines of a range.
pub(super) fn range(now: &Snapshot, params: &DocumentRangeFormattingParams) -> Option<Vec<TextEdit>> {
    let document = now.document(&params.text_document.uri)?;
    let (from, to) = (params.range.start.line, params.range.end.line);
    let whole = params.range.end.character == 0 && to > from;
    let (from, _) = document.source.line(from);
    let (_, to) = document.source.line(if whole { to - 1 } else { to });
    Some(edits(now, document, |h| h.bytes.0 <= to && h.bytes.1 > from))
}

/// Lays out the block that a `}` has closed, or the line that has just been left.
pub(super) fn on_type(now: &Snapshot, params: &DocumentOnTypeFormattingParams) -> Option<Vec<TextEdit>> {
    let document = now.document(&params.text_document.uri)?;
    let left = || params.position.line.checked_sub(1);
    let (first, last) = match params.ch.as_str() {
        "}" => closed_block(document, now.offset(&document.source, params.position))?,
        _ => (left()?, left()?),
    };
    let (from, to) = (document.source.line(first).0, document.source.line(last + 1).0);
    Some(edits(now, document, |h| h.bytes.0 >= from && h.bytes.1 <= to))
}

/// The lines of the outermost block that ends at a byte.
fn closed_block(document: &Buffer, byte: u32) -> Option<(u32, u32)> {
    let tree = document.tree();
    let ends = |t: u32| tree.tokens().get(t as usize).is_some_and(|t| t.kind == TokenKind::Close && t.end == byte);
    let node = tree.nodes().find(|n| n.close().is_some_and(ends))?;
    let (start, end) = node.bytes();
    Some((document.source.line_of(start), document.source.line_of(end)))
}

/// What the canonical layout changes, as far as it is wanted.
fn edits(now: &Snapshot, document: &Buffer, wanted: impl Fn(&Hunk) -> bool) -> Vec<TextEdit> {
    let text = &document.source.text;
    let layout = lay_out(text, document.tree(), &lower::nesting);
    let old: Vec<&str> = text.split_inclusive('\n').collect();
    let new: Vec<&str> = layout.text.split_inclusive('\n').collect();
    let mut starts = vec![0];
    starts.extend(old.iter().scan(0, |end, line| {
        *end += line.len() as u32;
        Some(*end)
    }));
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let hunk = |op: &DiffOp| {
        let (lines, after) = (op.old_range(), op.new_range());
        Hunk { bytes: (starts[lines.start], starts[lines.end]), text: new.get(after).unwrap_or(&[]).concat() }
    };
    let changed = operations.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).map(hunk);
    changed.filter(|h| wanted(h)).map(|h| replace(now, &document.source, h.bytes, h.text)).collect()
}
