//! The documents that are open in the editor, laid over the files of the disk.

use crate::lower::nesting;
use crate::source::{ColumnUnit, DiskFiles, Files, ReadFailure, Source};
use crate::syntax::{Tree, parse, parse_again};
use lsp_types::{Position, TextDocumentContentChangeEvent, Uri};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// One open document in one of its versions.
#[derive(Debug)]
pub(super) struct Buffer {
    pub uri: Uri,
    pub version: i32,
    pub source: Source,
    /// Whether it is a campaign file, and not a roster or the configuration.
    pub campaign: bool,
    tree: OnceLock<Arc<Tree>>,
    /// The last text that there was a tree of, and that tree.
    before: Option<(Arc<str>, Arc<Tree>)>,
}

impl Buffer {
    pub fn new(uri: Uri, path: PathBuf, version: i32, text: &str, campaign: bool) -> Buffer {
        let source = source(path, text.into());
        Buffer { uri, version, source, campaign, tree: OnceLock::new(), before: None }
    }

    pub fn path(&self) -> &Path {
        &self.source.path
    }

    /// The tree of the text.
    pub fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| {
            Arc::new(match &self.before {
                Some((old, tree)) => parse_again(tree, old, &self.source.text, &nesting),
                None => parse(&self.source.text, &nesting),
            })
        })
    }

    /// The version that changes, applied in their order, make of this one.
    pub fn changed(&self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, unit: ColumnUnit) -> Buffer {
        let known = self.tree.get().map(|tree| (self.source.text.clone(), tree.clone()));
        let mut now = self.source.clone();
        for change in changes {
            let text = match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => whole.text,
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let byte = |at: Position| now.offset(at.line, at.character, unit) as usize;
                    let (a, b) = (byte(part.range.start), byte(part.range.end));
                    [&now.text[..a.min(b)], &part.text, &now.text[a.max(b)..]].concat()
                }
            };
            now = source(now.path, text.into());
        }
        Buffer {
            uri: self.uri.clone(),
            version,
            source: now,
            campaign: self.campaign,
            tree: OnceLock::new(),
            before: known.or_else(|| self.before.clone()),
        }
    }
}

/// A text under its path; nobody is shown its name.
pub(super) fn source(path: PathBuf, text: Arc<str>) -> Source {
    Source::new(path, String::new(), text)
}

/// All open documents by their path. As files they hide those of the disk; a byte-order mark stays where it is, for
/// positions count it.
#[derive(Debug, Default, Clone)]
pub(super) struct Documents {
    pub by_path: BTreeMap<PathBuf, Arc<Buffer>>,
}

impl Documents {
    pub fn get(&self, path: &Path) -> Option<&Buffer> {
        self.by_path.get(path).map(Arc::as_ref)
    }

    /// Those that are campaign files.
    pub fn campaigns(&self) -> impl Iterator<Item = &Buffer> {
        self.by_path.values().map(Arc::as_ref).filter(|d| d.campaign)
    }
}

impl Files for Documents {
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadFailure> {
        match self.get(path) {
            Some(document) => Ok(document.source.text.as_bytes().to_vec()),
            None => DiskFiles.read(path),
        }
    }

    fn is_file(&self, path: &Path) -> bool {
        self.by_path.contains_key(path) || DiskFiles.is_file(path)
    }

    fn resolve(&self, path: &Path) -> PathBuf {
        DiskFiles.resolve(path)
    }

    fn read_text(&self, path: &Path) -> Result<Arc<str>, ReadFailure> {
        match self.get(path) {
            Some(document) => Ok(document.source.text.clone()),
            None => DiskFiles.read_text(path),
        }
    }
}
