//! The documents that are open in the editor, laid over the files of the disk.

use super::position::{Encoding, Text};
use crate::lower::nesting;
use crate::source::{DiskFiles, Files, ReadFailure};
use crate::syntax::{Tree, parse, parse_again};
use lsp_types::{Position, TextDocumentContentChangeEvent, Uri};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One open document.
#[derive(Debug)]
pub(super) struct Document {
    pub uri: Uri,
    pub version: i32,
    pub text: Text,
    /// Whether it is a campaign file, and not a roster or the configuration.
    pub campaign: bool,
    tree: OnceCell<Tree>,
    /// The last text that there was a tree of, and that tree.
    before: Option<(Arc<str>, Tree)>,
}

impl Document {
    pub fn new(uri: Uri, version: i32, text: &str, campaign: bool) -> Document {
        Document { uri, version, text: Text::new(text.into()), campaign, tree: OnceCell::new(), before: None }
    }

    /// The tree of the text as it stands now.
    pub fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| match &self.before {
            Some((old, tree)) => parse_again(tree, old, &self.text.text, &nesting),
            None => parse(&self.text.text, &nesting),
        })
    }

    /// Applies changes in their order.
    pub fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
        if let Some(tree) = self.tree.take() {
            self.before = Some((self.text.text.clone(), tree));
        }
        for change in changes {
            let text = match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => whole.text,
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let (a, b) = (self.byte(part.range.start, encoding), self.byte(part.range.end, encoding));
                    let old = &self.text.text;
                    [&old[..a.min(b)], &part.text, &old[a.max(b)..]].concat()
                }
            };
            self.text = Text::new(text.into());
        }
        self.version = version;
    }

    fn byte(&self, position: Position, encoding: Encoding) -> usize {
        self.text.offset(position, encoding) as usize
    }
}

/// All open documents by their path.
pub(super) type Documents = BTreeMap<PathBuf, Document>;

/// The texts of all open documents as the checker sees them. A byte-order mark stays where it is: positions count it.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    pub texts: BTreeMap<PathBuf, Arc<str>>,
}

impl Buffers {
    pub fn of(documents: &Documents) -> Buffers {
        Buffers { texts: documents.iter().map(|(path, d)| (path.clone(), d.text.text.clone())).collect() }
    }
}

impl Files for Buffers {
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadFailure> {
        match self.texts.get(path) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => DiskFiles.read(path),
        }
    }

    fn is_file(&self, path: &Path) -> bool {
        self.texts.contains_key(path) || DiskFiles.is_file(path)
    }

    fn resolve(&self, path: &Path) -> PathBuf {
        DiskFiles.resolve(path)
    }

    fn read_text(&self, path: &Path) -> Result<Arc<str>, ReadFailure> {
        match self.texts.get(path) {
            Some(text) => Ok(text.clone()),
            None => crate::source::Files::read_text(&DiskFiles, path),
        }
    }
}
