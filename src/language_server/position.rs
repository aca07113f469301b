//! Places in a text as the protocol counts them.

use crate::source::{Source, Unit};
use lsp_types::{Position, Range};

/// The position of a byte.
pub(super) fn position(source: &Source, byte: u32, unit: Unit) -> Position {
    Position { line: source.line_of(byte), character: source.column(byte, unit) }
}

/// The range of some bytes.
pub(super) fn range(source: &Source, bytes: (u32, u32), unit: Unit) -> Range {
    Range { start: position(source, bytes.0, unit), end: position(source, bytes.1, unit) }
}

/// The byte at a position; what lies past the end of a line, or of the text, counts as that end.
pub(super) fn offset(source: &Source, at: Position, unit: Unit) -> u32 {
    source.offset(at.line, at.character, unit)
}
