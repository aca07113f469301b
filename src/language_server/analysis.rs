//! A checked campaign with all that answers need of it.

use super::document::Documents;
use super::index::Index;
use crate::lower::Reference;
use crate::source::{FileId, Source, Span, project_root};
use crate::syntax::Tree;
use crate::{Checked, Project};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The project that a file belongs to, open documents in place of what the disk has.
pub(super) fn project(documents: &Arc<Documents>, path: &Path) -> Project {
    let root = project_root(documents.as_ref(), path);
    Project::with_files(documents.clone(), path, &root).keeping_details()
}

/// A checked file and the texts that were read for it.
#[derive(Debug)]
pub(super) struct Analysis {
    pub checked: Checked,
}

impl Analysis {
    /// Checks a file; what was found before makes it faster. `None` where a fault of the compiler prevents it.
    pub fn of(
        documents: &Arc<Documents>,
        path: &Path,
        today: Date,
        before: Option<&Analysis>,
    ) -> Option<Arc<Analysis>> {
        let check = || {
            let project = project(documents, path);
            match before {
                Some(before) => project.check_again(path, today, &before.checked),
                None => project.check(path, today),
            }
        };
        let checked = catch_unwind(AssertUnwindSafe(check)).ok()?;
        Some(Arc::new(Analysis { checked }))
    }

    /// The id of a file, if it was read.
    pub fn file(&self, path: &Path) -> Option<FileId> {
        self.checked.sources.find(path)
    }

    pub fn source(&self, file: FileId) -> &Source {
        self.checked.sources.get(file)
    }

    pub fn slice(&self, span: Span) -> &str {
        self.checked.sources.slice(span)
    }

    pub fn tree(&self, file: FileId) -> Option<&Tree> {
        self.checked.trees.iter().find(|(f, _)| *f == file).map(|(_, tree)| tree)
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
#[derive(Debug, Default)]
pub(super) struct View {
    /// The number of the job that it answers.
    pub number: u64,
    /// Checked files by path.
    pub analyses: BTreeMap<PathBuf, Arc<Analysis>>,
    /// For each open document the files through which it is understood, the first of them first.
    pub mains: BTreeMap<PathBuf, Vec<PathBuf>>,
    /// All files below the folders of the editor.
    pub index: Index,
    /// Files whose check failed by a fault of the compiler.
    pub failed: Vec<PathBuf>,
}

impl View {
    /// What is known of a document.
    pub fn of(&self, path: &Path) -> Option<&Arc<Analysis>> {
        self.mains.get(path)?.iter().find_map(|main| self.analyses.get(main))
    }
}
