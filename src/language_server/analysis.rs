//! A checked campaign with all that answers need of it.

use super::index::Index;
use super::position::{Encoding, Text};
use super::uri;
use crate::Checked;
use crate::lower::Reference;
use crate::source::{FileId, Span};
use crate::syntax::Tree;
use lsp_types::{Location, Range};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A checked file, the texts that were read for it, and their lines.
#[derive(Debug)]
pub(super) struct Analysis {
    pub checked: Checked,
    texts: Vec<Text>,
}

impl Analysis {
    pub fn new(checked: Checked) -> Analysis {
        let texts = checked.sources.iter().map(|(_, s)| Text::new(s.text.clone())).collect();
        Analysis { checked, texts }
    }

    /// The id of a file, if it was read.
    pub fn file(&self, path: &Path) -> Option<FileId> {
        self.checked.sources.find(path)
    }

    pub fn text(&self, file: FileId) -> &Text {
        &self.texts[file.index()]
    }

    pub fn path(&self, file: FileId) -> &Path {
        &self.checked.sources.get(file).path
    }

    pub fn slice(&self, span: Span) -> &str {
        self.checked.sources.slice(span)
    }

    pub fn tree(&self, file: FileId) -> Option<&Tree> {
        self.checked.trees.iter().find(|(f, _)| *f == file).map(|(_, tree)| tree)
    }

    pub fn range(&self, span: Span, encoding: Encoding) -> Range {
        self.text(span.file).range(span.start, span.end, encoding)
    }

    pub fn location(&self, span: Span, encoding: Encoding) -> Location {
        Location { uri: uri::of_path(self.path(span.file)), range: self.range(span, encoding) }
    }

    /// The name that stands at a byte, if it is one.
    pub fn reference_at(&self, file: FileId, byte: u32) -> Option<Reference> {
        let holds = |r: &&Reference| r.span.file == file && r.span.start <= byte && byte <= r.span.end;
        self.checked.references.iter().find(holds).copied()
    }

    /// All places of what a reference names, in the order of files and bytes, each once.
    pub fn places_of(&self, of: Reference) -> Vec<Reference> {
        let same = |r: &&Reference| r.kind == of.kind && r.id == of.id;
        let mut all: Vec<Reference> = self.checked.references.iter().filter(same).copied().collect();
        all.sort_by_key(|r| (r.span, !r.declares));
        all.dedup_by_key(|r| r.span);
        all
    }

    /// Where something is declared.
    pub fn declaration(&self, of: Reference) -> Option<Reference> {
        self.places_of(of).into_iter().find(|r| r.declares)
    }
}

/// What the checker found for all open documents.
#[derive(Debug, Default, Clone)]
pub(super) struct View {
    /// The number of the job that it answers.
    pub number: u64,
    /// Checked files by path.
    pub analyses: BTreeMap<PathBuf, Arc<Analysis>>,
    /// For each open document the files through which it is understood, the first of them first.
    pub mains: BTreeMap<PathBuf, Vec<PathBuf>>,
    /// All files below the folders of the editor.
    pub index: Arc<Index>,
    /// Files whose check failed by a fault of the compiler.
    pub failed: Vec<PathBuf>,
}

impl View {
    /// What is known of a document.
    pub fn of(&self, path: &Path) -> Option<&Arc<Analysis>> {
        self.mains.get(path)?.iter().find_map(|main| self.analyses.get(main))
    }
}
