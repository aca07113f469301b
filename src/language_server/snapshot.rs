//! What is known at one moment: the client, the documents as they stand, and what the checker has found so far. Nothing
//! in it changes; a request is answered from it and the files below the documents alone.

use super::analysis::{Analysis, View};
use super::client::Client;
use super::document::{Buffer, Documents};
use super::uri;
use crate::campaign::Campaign;
use crate::facts::Facts;
use crate::schedule::Plan;
use crate::source::{FileId, Source, Span, project_root};
use crate::syntax::Tree;
use jiff::civil::Date;
use lsp_types::{Location, Position, Range, TextDocumentPositionParams, Uri};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known at one moment.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    pub client: Arc<Client>,
    pub documents: Arc<Documents>,
    pub view: Arc<View>,
    pub today: Date,
}

/// An open document as the last check saw it.
#[derive(Clone, Copy)]
pub(super) struct Current<'s> {
    pub analysis: &'s Analysis,
    pub file: FileId,
    pub source: &'s Source,
    pub tree: &'s Tree,
}

impl<'s> Current<'s> {
    pub fn text(&self) -> &'s str {
        &self.source.text
    }

    pub fn span(&self, bytes: (u32, u32)) -> Span {
        Span::new(self.file, bytes.0, bytes.1)
    }

    pub fn campaign(&self) -> Option<&'s Campaign> {
        self.analysis.checked.campaign()
    }

    pub fn facts(&self) -> Option<&'s Facts> {
        self.analysis.checked.facts.as_ref()
    }

    pub fn plan(&self) -> Option<&'s Plan> {
        self.analysis.checked.plan()
    }
}

impl Snapshot {
    /// An open document that is a campaign file.
    pub fn document(&self, uri: &Uri) -> Option<&Buffer> {
        self.documents.get(&uri::to_path(uri)).filter(|d| d.campaign)
    }

    /// What is known of an open document.
    pub fn current(&self, uri: &Uri) -> Option<Current<'_>> {
        let path = self.document(uri)?.path();
        let analysis = self.view.of(path)?;
        let file = analysis.file(path)?;
        Some(Current { analysis, file, source: analysis.source(file), tree: analysis.tree(file)? })
    }

    /// The same, with the byte at a position of it.
    pub fn current_at(&self, at: &TextDocumentPositionParams) -> Option<(Current<'_>, u32)> {
        let current = self.current(&at.text_document.uri)?;
        Some((current, self.offset(current.source, at.position)))
    }

    /// What there is to know of a campaign, open or not.
    pub fn analysis(&self, main: &Path) -> Option<Arc<Analysis>> {
        let known = self.view.analyses.get(main).cloned();
        known.or_else(|| Analysis::of(&self.documents, main, self.today, None))
    }

    /// The folder within which the imports of a file stay.
    pub fn root(&self, path: &Path) -> PathBuf {
        project_root(self.documents.as_ref(), path)
    }

    /// The address of a file: the client's own where it has the file open.
    pub fn uri(&self, path: &Path) -> Uri {
        self.documents.get(path).map_or_else(|| uri::of_path(path), |d| d.uri.clone())
    }

    pub fn offset(&self, source: &Source, at: Position) -> u32 {
        source.offset(at.line, at.character, self.client.unit)
    }

    /// The bytes of a range.
    pub fn offsets(&self, source: &Source, range: Range) -> (u32, u32) {
        (self.offset(source, range.start), self.offset(source, range.end))
    }

    pub fn position(&self, source: &Source, byte: u32) -> Position {
        Position { line: source.line_of(byte), character: source.column(byte, self.client.unit) }
    }

    pub fn range(&self, source: &Source, bytes: (u32, u32)) -> Range {
        Range { start: self.position(source, bytes.0), end: self.position(source, bytes.1) }
    }

    pub fn span_range(&self, analysis: &Analysis, span: Span) -> Range {
        self.range(analysis.source(span.file), (span.start, span.end))
    }

    pub fn location(&self, analysis: &Analysis, span: Span) -> Location {
        Location { uri: self.uri(&analysis.source(span.file).path), range: self.span_range(analysis, span) }
    }
}
