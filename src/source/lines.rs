//! Where the lines of a text begin.

/// A place as people and editors count it: both from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// The byte at which each line of a text begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the lines of a text; `\n` and `\r\n` end a line.
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(i, _)| i as u32 + 1)).collect();
        LineIndex { starts }
    }

    /// The line (from 0) that holds a byte offset.
    pub fn line_of(&self, byte: u32) -> usize {
        self.starts.partition_point(|&start| start <= byte).saturating_sub(1)
    }

    /// The byte at which a line (from 0) begins; the last line's for numbers past the end.
    pub fn start_of(&self, line: usize) -> u32 {
        self.starts[line.min(self.starts.len() - 1)]
    }

    /// How many lines there are; an empty text has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: an empty text still has one line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The text of a line (from 0) without its line ending.
    pub fn line_text<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.start_of(line) as usize;
        let end = self.starts.get(line + 1).map_or(text.len(), |&next| next as usize);
        text[start..end].trim_end_matches(['\n', '\r'])
    }

    /// Line and column, from 1, of a byte offset; an offset past the end counts as the end.
    pub fn line_column(&self, text: &str, byte: u32) -> LineColumn {
        let byte = byte.min(text.len() as u32);
        let line = self.line_of(byte);
        let before = &text.as_bytes()[self.starts[line] as usize..byte as usize];
        let column = before.iter().filter(|b| (**b as i8) >= -0x40).count() as u32;
        LineColumn { line: line as u32 + 1, column: column + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_with_lf() {
        let text = "añb\r\nc";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(text, 3), LineColumn { line: 1, column: 3 });
        assert_eq!(index.line_column(text, 6), LineColumn { line: 2, column: 1 });
        assert_eq!(index.line_column(text, 99), LineColumn { line: 2, column: 2 });
        assert_eq!(index.line_text(text, 0), "añb");
    }
}
