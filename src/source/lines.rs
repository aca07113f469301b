//! Where the lines of a text begin, and what stands in which column of them.

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Bytes: UTF-8.
    Utf8,
    /// Units of UTF-16: two for a character beyond the basic plane.
    Utf16,
    /// Unicode scalar values: UTF-32.
    Utf32,
}

/// A place as people count it: both from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// How many bytes lie between two marks: as many are counted at most for one column, however long its line is.
const STEP: usize = 4096;

/// The lines of a text. A line ends with `\n`, `\r\n`, or a lone `\r`, as editors have it. All lines count from 0 here,
/// and all methods take the text that the index was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineIndex {
    starts: Vec<u32>,
    /// The units of UTF-16 and of UTF-32 before every `STEP`th byte; none for a text in which each byte is a unit.
    marks: Vec<[u32; 2]>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let after = |(at, _): (usize, &str)| at as u32 + 1;
        let mut starts: Vec<u32> = std::iter::once(0).chain(text.match_indices('\n').map(after)).collect();
        let ended = starts.len();
        let alone = |(at, _): &(usize, &str)| bytes.get(at + 1) != Some(&b'\n');
        starts.extend(text.match_indices('\r').filter(alone).map(after));
        if starts.len() > ended {
            starts.sort_unstable();
        }
        let mut marks = Vec::new();
        if !bytes.is_ascii() {
            let mut before = [0, 0];
            for step in bytes.chunks(STEP) {
                marks.push(before);
                before = [before[0] + count(step, ColumnUnit::Utf16), before[1] + count(step, ColumnUnit::Utf32)];
            }
            marks.push(before);
        }
        LineIndex { starts, marks }
    }

    /// The line that holds a byte.
    pub(super) fn line_of(&self, byte: u32) -> u32 {
        self.starts.partition_point(|&start| start <= byte) as u32 - 1
    }

    /// The bytes of a line, its line ending left out; the empty end of the text for lines past the last.
    pub(super) fn line(&self, text: &str, line: u32) -> (u32, u32) {
        let start_of = |line: usize| self.starts.get(line).map_or(text.len(), |&start| start as usize);
        let (start, next) = (start_of(line as usize), start_of(line as usize + 1));
        let written = text[start..next].trim_end_matches(['\n', '\r']);
        (start as u32, (start + written.len()) as u32)
    }

    /// How many units lie between the beginning of its line and a byte; a byte past the end counts as the end, one within
    /// a character as the character's first.
    pub(super) fn column(&self, text: &str, byte: u32, unit: ColumnUnit) -> u32 {
        let byte = floor(text, byte as usize);
        let start = self.starts[self.line_of(byte as u32) as usize] as usize;
        match byte - start < STEP {
            true => count(&text.as_bytes()[start..byte], unit),
            false => self.before(text, byte, unit) - self.before(text, start, unit),
        }
    }

    /// The byte that so many units lie before on a line; the end of the line where it has not as many. Within a character
    /// it is the character's first.
    pub(super) fn offset(&self, text: &str, line: u32, column: u32, unit: ColumnUnit) -> u32 {
        let (start, end) = self.line(text, line);
        let (start, end) = (start as usize, end as usize);
        if unit == ColumnUnit::Utf8 || self.marks.is_empty() {
            return floor(text, start.saturating_add(column as usize).min(end)) as u32;
        }
        let wanted = self.before(text, start, unit).saturating_add(column);
        let mark = self.marks.partition_point(|mark| mark[slot(unit)] <= wanted).saturating_sub(1);
        let from = start.max(mark * STEP).min(end);
        let mut units = self.before(text, from, unit);
        for (i, byte) in text.as_bytes()[from..end].iter().enumerate() {
            units += units_of(*byte, unit);
            if units > wanted {
                return (from + i) as u32;
            }
        }
        end as u32
    }

    /// How many units there are before a byte.
    fn before(&self, text: &str, byte: usize, unit: ColumnUnit) -> u32 {
        match self.marks.get(byte / STEP) {
            Some(mark) if unit != ColumnUnit::Utf8 => {
                mark[slot(unit)] + count(&text.as_bytes()[byte / STEP * STEP..byte], unit)
            }
            _ => byte as u32,
        }
    }
}

fn slot(unit: ColumnUnit) -> usize {
    usize::from(unit == ColumnUnit::Utf32)
}

fn count(bytes: &[u8], unit: ColumnUnit) -> u32 {
    match unit {
        ColumnUnit::Utf8 => bytes.len() as u32,
        _ => bytes.iter().map(|b| units_of(*b, unit)).sum(),
    }
}

/// The units of the character that a byte begins; none for a byte that continues one.
fn units_of(byte: u8, unit: ColumnUnit) -> u32 {
    let begins = u32::from((byte as i8) >= -0x40);
    begins + u32::from(unit == ColumnUnit::Utf16 && byte >= 0xf0)
}

/// The nearest byte at or before one at which a character of a text begins; the end of the text for bytes past it.
pub fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: [ColumnUnit; 3] = [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32];

    #[test]
    fn lines_end_in_all_three_ways_and_columns_count_what_is_asked_for() {
        let text = "a😀é\r\nb\rc\nd";
        let index = LineIndex::new(text);
        assert_eq!(
            (0..5).map(|l| index.line(text, l)).collect::<Vec<_>>(),
            [(0, 7), (9, 10), (11, 12), (13, 14), (14, 14)]
        );
        assert_eq!(UNITS.map(|unit| index.column(text, 7, unit)), [7, 4, 3]);
        assert_eq!([0, 7, 8, 9, 11, 99].map(|byte| index.line_of(byte)), [0, 0, 0, 1, 2, 3]);
        assert_eq!(UNITS.map(|unit| index.column(text, 99, unit)), [1; 3]);
    }

    #[test]
    fn places_past_an_end_or_within_a_character_are_taken_to_the_nearest_before() {
        let text = "a😀é\nb";
        let index = LineIndex::new(text);
        assert_eq!(UNITS.map(|unit| index.offset(text, 0, 99, unit)), [7; 3]);
        assert_eq!(UNITS.map(|unit| index.offset(text, 9, 9, unit)), [9; 3]);
        assert_eq!(index.offset(text, 0, u32::MAX, ColumnUnit::Utf16), 7);
        assert_eq!(index.offset(text, 0, 2, ColumnUnit::Utf16), 1, "the middle of a pair of units");
        assert_eq!(index.offset(text, 0, 3, ColumnUnit::Utf8), 1, "the middle of a character");
        assert_eq!(index.column(text, 3, ColumnUnit::Utf16), 1, "the middle of a character");
    }

    #[test]
    fn on_lines_of_any_length_each_character_has_the_column_that_counting_gives_and_leads_back() {
        let pieces = ["x", "é", "✓", "😀", "ab\n", "y\r\n", "\r"];
        let mut text = String::new();
        // Three stretches: one of long lines, one of short ones, one line over many steps.
        for i in 0..20_000_usize {
            let piece = pieces[i * i * 7 % 31 % if i % 9_000 < 7_000 { 4 } else { 7 }];
            text.push_str(piece);
        }
        let index = LineIndex::new(&text);
        let (mut line, mut columns) = (0, [0; 3]);
        for (byte, c) in text.char_indices() {
            assert_eq!(index.line_of(byte as u32), line);
            assert_eq!(UNITS.map(|unit| index.column(&text, byte as u32, unit)), columns, "byte {byte}");
            if !matches!(c, '\r' | '\n') {
                for (unit, column) in UNITS.into_iter().zip(columns) {
                    assert_eq!(index.offset(&text, line, column, unit), byte as u32, "{unit:?}");
                }
            }
            columns = [columns[0] + c.len_utf8() as u32, columns[1] + c.len_utf16() as u32, columns[2] + 1];
            if c == '\n' || (c == '\r' && !text[byte + 1..].starts_with('\n')) {
                (line, columns) = (line + 1, [0; 3]);
            }
        }
        assert!(line > 100 && text.len() > 10 * STEP);
    }
}
