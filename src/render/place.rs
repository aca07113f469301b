//! Lines and columns of many places, fast even where a line is very long.

use crate::source::{FileId, LineColumn, Source, Sources, Span};

/// The text behind an id, where there is one.
pub(super) fn source(sources: &Sources, id: FileId) -> Option<&Source> {
    (id.index() < sources.len()).then(|| sources.get(id))
}

/// Tells lines and columns. It remembers the last place, so that findings in the order of the text cost one walk over a
/// line however long it is.
pub(super) struct Places<'s> {
    sources: &'s Sources,
    last: Option<(FileId, u32, LineColumn)>,
}

impl<'s> Places<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Places { sources, last: None }
    }

    /// The name of a file as people see it; empty where the id is of no text.
    pub(super) fn name(&self, id: FileId) -> &'s str {
        source(self.sources, id).map_or("", |s| s.name.as_str())
    }

    /// Line and column of the first byte of a range and of the byte after its last.
    pub(super) fn range(&mut self, span: Span) -> (LineColumn, LineColumn) {
        (self.at(span.file, span.start), self.at(span.file, span.end))
    }

    /// Line and column, both from 1, columns in Unicode scalar values; a place past the end counts as the end.
    pub(super) fn at(&mut self, file: FileId, byte: u32) -> LineColumn {
        let Some(source) = source(self.sources, file) else { return LineColumn { line: 1, column: 1 } };
        let byte = byte.min(source.text.len() as u32);
        let line = source.lines().line_of(byte) as u32 + 1;
        let place = match self.last {
            Some((f, from, known)) if f == file && known.line == line => {
                let between = |a: u32, b: u32| scalars(&source.text.as_bytes()[a as usize..b as usize]);
                let column = match from <= byte {
                    true => known.column + between(from, byte),
                    false => known.column - between(byte, from),
                };
                LineColumn { line, column }
            }
            _ => source.line_column(byte),
        };
        self.last = Some((file, byte, place));
        place
    }
}

fn scalars(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| (**b as i8) >= -0x40).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn a_remembered_place_gives_the_same_columns_as_a_fresh_count() {
        let text = "añb ✓ c\n\tzwei\r\ndrei 😀 x";
        let mut sources = Sources::default();
        let id = sources.add(Source::new(PathBuf::from("a"), "a".into(), text.into()));
        let mut places = Places::new(&sources);
        let bytes: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32, 999]).collect();
        for byte in bytes.iter().chain(bytes.iter().rev()) {
            assert_eq!(places.at(id, *byte), sources.get(id).line_column(*byte), "byte {byte}");
        }
    }

    #[test]
    fn an_id_without_a_text_is_no_panic() {
        let sources = Sources::default();
        assert_eq!(Places::new(&sources).at(FileId::new(7), 3), LineColumn { line: 1, column: 1 });
        assert_eq!(Places::new(&sources).name(FileId::new(7)), "");
    }
}
