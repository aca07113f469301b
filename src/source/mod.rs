//! Source texts, places in them, and the project's root.
//!
//! Takes paths and bytes, gives texts with ids, a line index and spans. Knows nothing of syntax.

mod files;
mod lines;
mod span;

pub use files::{DiskFiles, Files, MAX_FILE_BYTES, MemoryFiles, ReadFailure, files_below};
use lines::LineIndex;
pub use lines::{ColumnUnit, LineColumn, floor};
pub use span::{FileId, Span, Spanned};

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The file that marks the root of a project.
pub const CONFIG_NAME: &str = "campaignc.yaml";

/// One text with its name and an index of its lines.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where the text was read from, as the `Files` that read it knows it.
    pub path: PathBuf,
    /// The name shown to people: relative where possible, with `/` on every system.
    pub name: String,
    /// The text, without its byte-order mark.
    pub text: Arc<str>,
    lines: LineIndex,
}

impl Source {
    /// Takes a text under a path; `name` is what people see.
    pub fn new(path: PathBuf, name: String, text: Arc<str>) -> Self {
        let lines = LineIndex::new(&text);
        Source { path, name, text, lines }
    }

    /// Line and column as people count them of a byte; a byte past the end counts as the end.
    pub fn line_column(&self, byte: u32) -> LineColumn {
        LineColumn { line: self.line_of(byte) + 1, column: self.column(byte, ColumnUnit::Utf32) + 1 }
    }

    /// The line, from 0, that holds a byte. A line ends with `\n`, `\r\n`, or a lone `\r`.
    pub fn line_of(&self, byte: u32) -> u32 {
        self.lines.line_of(byte.min(self.text.len() as u32))
    }

    /// The bytes of a line, from 0, its line ending left out; the empty end of the text for lines past the last.
    pub fn line(&self, line: u32) -> (u32, u32) {
        self.lines.line(&self.text, line)
    }

    /// The column, from 0, of a byte; of one within a character it is that of the character.
    pub fn column(&self, byte: u32, unit: ColumnUnit) -> u32 {
        self.lines.column(&self.text, byte, unit)
    }

    /// The byte at a line and a column, both from 0; what lies past the end of a line, or of the text, counts as that end.
    pub fn offset(&self, line: u32, column: u32, unit: ColumnUnit) -> u32 {
        self.lines.offset(&self.text, line, column, unit)
    }

    /// The piece of text that a span of this file covers.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}

/// All texts that one run has read, each under an id.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a text and gives the id by which spans name it.
    pub fn add(&mut self, source: Source) -> FileId {
        self.files.push(source);
        FileId::new(self.files.len() - 1)
    }

    /// The text behind an id; every id comes from `add` of the same value.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.index()]
    }

    /// The text behind an id, where there is one.
    pub fn try_get(&self, id: FileId) -> Option<&Source> {
        self.files.get(id.index())
    }

    /// The name of a text as people see it; empty where there is no such text.
    pub fn name(&self, id: FileId) -> &str {
        self.try_get(id).map_or("", |s| s.name.as_str())
    }

    /// Line and column of the first byte of a range and of the byte after its last; the first place of all where there is
    /// no such text.
    pub fn line_columns(&self, span: Span) -> (LineColumn, LineColumn) {
        let at = |byte| match self.try_get(span.file) {
            Some(source) => source.line_column(byte),
            None => LineColumn { line: 1, column: 1 },
        };
        (at(span.start), at(span.end))
    }

    /// The id of the text that was read from this path.
    pub fn find(&self, path: &Path) -> Option<FileId> {
        self.files.iter().position(|s| s.path == path).map(FileId::new)
    }

    /// The piece of text that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).slice(span)
    }

    /// All texts with their ids, in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(i, s)| (FileId::new(i), s))
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether no text has been read yet.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// The project's root for a file: the nearest folder upwards that holds a `campaignc.yaml`, else the file's own folder.
pub fn project_root(files: &dyn Files, file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    folder.ancestors().find(|dir| files.is_file(&dir.join(CONFIG_NAME))).unwrap_or(folder).to_path_buf()
}

/// Joins a path written in a file to the folder of that file, resolving `.` and `..` by name alone.
/// `None` when the result would leave `root`, or when the path is absolute.
pub fn inside_root(root: &Path, folder: &Path, written: &str) -> Option<PathBuf> {
    let written = Path::new(written);
    if written.is_absolute() || written.components().any(|c| matches!(c, Component::Prefix(_) | Component::RootDir)) {
        return None;
    }
    let joined = normalise(&folder.join(written));
    // Below a relative root such as the folder that the command runs in, a path upwards still begins with that root.
    let rest = joined.strip_prefix(normalise(root)).ok()?;
    let stays = !rest.components().any(|c| c == Component::ParentDir);
    stays.then_some(joined)
}

/// A path without `.` and with each `..` resolved against the name before it.
pub fn normalise(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// A path as people see it: relative to `base` where it lies below it, with `/` between names.
pub fn display_name(path: &Path, base: &Path) -> String {
    let shown = path.strip_prefix(base).unwrap_or(path);
    shown.to_string_lossy().replace('\\', "/")
}

/// A path as part of an address: all but letters, digits and a few signs as percent signs and hexadecimal digits.
pub fn address(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_climbs_out_of_the_root_is_refused() {
        let root = Path::new("/p");
        assert_eq!(inside_root(root, Path::new("/p/a"), "../b.campaign"), Some(PathBuf::from("/p/b.campaign")));
        assert_eq!(inside_root(root, Path::new("/p/a"), "../../etc/passwd"), None);
        assert_eq!(inside_root(root, Path::new("/p/a"), "/etc/passwd"), None);
        for here in ["", "..", "../p"] {
            assert_eq!(inside_root(Path::new(here), Path::new(here), "../x"), None, "{here}");
            assert!(inside_root(Path::new(here), Path::new(here), "a/x").is_some(), "{here}");
        }
        assert_eq!(inside_root(root, Path::new("/p"), "x/../../q"), None);
    }

    #[test]
    fn an_id_without_a_text_is_no_panic() {
        let (sources, first) = (Sources::default(), LineColumn { line: 1, column: 1 });
        assert_eq!(sources.line_columns(Span::new(FileId::new(7), 3, 9)), (first, first));
        assert_eq!(sources.name(FileId::new(7)), "");
    }

    #[test]
    fn the_nearest_config_upwards_marks_the_root() {
        let files = MemoryFiles::from([("/p/campaignc.yaml", ""), ("/p/a/b/x.campaign", "")]);
        assert_eq!(project_root(&files, Path::new("/p/a/b/x.campaign")), PathBuf::from("/p"));
        assert_eq!(project_root(&files, Path::new("/q/x.campaign")), PathBuf::from("/q"));
    }
}
