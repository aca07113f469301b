//! Changes of texts, as the client wants them.

use super::position::{Encoding, Text};
use super::server::Server;
use super::uri;
use lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    WorkspaceEdit,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Changes by file.
pub(super) type Changes = BTreeMap<PathBuf, Vec<TextEdit>>;

/// A change of several files: with the versions it was made for where the client takes them, so that a change that comes
/// too late is refused.
pub(super) fn workspace(server: &Server, changes: Changes) -> WorkspaceEdit {
    let address = |path: &Path| server.documents.get(path).map_or_else(|| uri::of_path(path), |d| d.uri.clone());
    if !server.client.document_changes {
        let changes = changes.into_iter().map(|(path, edits)| (address(&path), edits)).collect();
        return WorkspaceEdit { changes: Some(changes), document_changes: None, change_annotations: None };
    }
    let change = |(path, edits): (PathBuf, Vec<TextEdit>)| {
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: server.documents.get(&path).map(|d| d.version),
            text_document_identifier: TextDocumentIdentifier { uri: address(&path) },
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
pub(super) fn replace(text: &Text, bytes: (u32, u32), new_text: impl Into<String>, encoding: Encoding) -> TextEdit {
    TextEdit { range: text.range(bytes.0, bytes.1, encoding), new_text: new_text.into() }
}
