//! Positions as the protocol counts them, and back to bytes.

use lsp_types::{Position, Range};
use std::sync::Arc;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16: what every client understands.
    Utf16,
}

/// A text and the bytes at which its lines begin. Unlike the compiler's own index, a lone carriage return ends a line
/// here: the protocol says so.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub text: Arc<str>,
    starts: Vec<u32>,
}

impl Text {
    pub fn new(text: Arc<str>) -> Text {
        let bytes = text.as_bytes();
        let ends = |i: usize| match bytes[i] {
            b'\n' => true,
            b'\r' => bytes.get(i + 1) != Some(&b'\n'),
            _ => false,
        };
        let mut starts = vec![0];
        starts.extend((0..bytes.len()).filter(|i| ends(*i)).map(|i| i as u32 + 1));
        Text { text, starts }
    }

    /// The line (from 0) that holds a byte.
    pub fn line_of(&self, byte: u32) -> u32 {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1) as u32
    }

    /// The byte at which a line (from 0) begins; the end of the text for lines behind the last.
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts.get(line as usize).copied().unwrap_or(self.text.len() as u32)
    }

    /// The byte behind the last character of a line, its line ending left out.
    pub fn line_end(&self, line: u32) -> u32 {
        let (start, next) = (self.line_start(line) as usize, self.line_start(line + 1) as usize);
        let raw = self.text.get(start..next).unwrap_or("");
        (start + raw.trim_end_matches(['\n', '\r']).len()) as u32
    }

    pub fn position(&self, byte: u32, encoding: Encoding) -> Position {
        let byte = self.boundary(byte as usize);
        let line = self.line_of(byte as u32);
        let before = &self.text[self.line_start(line) as usize..byte];
        let character = match encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 => before.chars().map(char::len_utf16).sum(),
        };
        Position { line, character: character as u32 }
    }

    pub fn range(&self, start: u32, end: u32, encoding: Encoding) -> Range {
        Range { start: self.position(start, encoding), end: self.position(end, encoding) }
    }

    /// The byte at a position; what lies behind the end of a line, or of the text, counts as that end.
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        if position.line as usize >= self.starts.len() {
            return self.text.len() as u32;
        }
        let (start, end) = (self.line_start(position.line), self.line_end(position.line));
        let line = &self.text[start as usize..end as usize];
        let wanted = position.character as usize;
        let within = match encoding {
            Encoding::Utf8 => self.boundary((start as usize + wanted).min(end as usize)) - start as usize,
            Encoding::Utf16 => {
                let mut units = 0;
                let behind = line.char_indices().find(|(_, c)| {
                    let here = units;
                    units += c.len_utf16();
                    here >= wanted || units > wanted
                });
                behind.map_or(line.len(), |(at, _)| at)
            }
        };
        start + within as u32
    }

    fn boundary(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_count_units_of_utf_16_or_bytes_and_line_ends_of_all_three_kinds() {
        let text = Text::new("a😀é\r\nb\rc\nd".into());
        assert_eq!(text.position(7, Encoding::Utf16), at(0, 4));
        assert_eq!(text.position(7, Encoding::Utf8), at(0, 7));
        assert_eq!(text.position(11, Encoding::Utf16), at(2, 0));
        assert_eq!(text.position(13, Encoding::Utf16), at(3, 0));
        assert_eq!(text.offset(at(0, 4), Encoding::Utf16), 7);
        assert_eq!(text.offset(at(3, 0), Encoding::Utf16), 13);
    }

    #[test]
    fn positions_behind_an_end_or_within_a_character_are_taken_to_the_nearest_before() {
        let text = Text::new("a😀é\nb".into());
        assert_eq!(text.offset(at(0, 99), Encoding::Utf16), 7);
        assert_eq!(text.offset(at(9, 9), Encoding::Utf8), 9);
        assert_eq!(text.offset(at(0, 2), Encoding::Utf16), 1, "the middle of a pair of units");
        assert_eq!(text.offset(at(0, 3), Encoding::Utf8), 1, "the middle of a character");
    }
}
