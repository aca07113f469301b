//! Changes of texts, as the client wants them.

use super::snapshot::Snapshot;
use crate::source::Source;
use lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    WorkspaceEdit,
};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Changes by file.
pub(super) type Changes = BTreeMap<PathBuf, Vec<TextEdit>>;

/// A change of several files: with the versions it was made for where the client takes them, so that a change that comes
/// too late is refused.
pub(super) fn workspace(now: &Snapshot, changes: Changes) -> WorkspaceEdit {
    if !now.client.document_changes {
        let changes = changes.into_iter().map(|(path, edits)| (now.uri(&path), edits)).collect();
        return WorkspaceEdit { changes: Some(changes), document_changes: None, change_annotations: None };
    }
    let change = |(path, edits): (PathBuf, Vec<TextEdit>)| {
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: now.documents.get(&path).map(|d| d.version),
            text_document_identifier: TextDocumentIdentifier { uri: now.uri(&path) },
        };
        DocumentChange::TextDocumentEdit(TextDocumentEdit {
            text_document,
            edits: edits.into_iter().map(Edit::TextEdit).collect(),
        })
    };
    let document_changes = Some(changes.into_iter().map(change).collect());
    WorkspaceEdit { changes: None, document_changes, change_annotations: None }
}

/// The replacement of some bytes.
pub(super) fn replace(now: &Snapshot, source: &Source, bytes: (u32, u32), new_text: impl Into<String>) -> TextEdit {
    TextEdit { range: now.range(source, bytes), new_text: new_text.into() }
}
