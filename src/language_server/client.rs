//! What the client said of itself at the start.

use super::uri;
use crate::source::ColumnUnit;
use lsp_types::Uri;
use serde_json::Value;
use std::path::PathBuf;

/// What the client can do. Read field by field: a client that sends `null` or nonsense somewhere is served all the same.
#[derive(Debug, Clone)]
pub(super) struct Client {
    /// What a column counts.
    pub unit: ColumnUnit,
    pub snippets: bool,
    pub related: bool,
    pub tags: bool,
    /// Whether edits of several files may carry versions.
    pub document_changes: bool,
    /// Whether it asks for hierarchies of symbols, and not for flat lists.
    pub nested_symbols: bool,
    /// Whether it can be asked to watch files.
    pub watches: bool,
    /// Whether it can be asked for hints and lenses to be drawn anew.
    pub refresh_hints: bool,
    pub refresh_lenses: bool,
    pub roots: Vec<PathBuf>,
}

impl Client {
    pub fn read(params: &Value) -> Client {
        let yes = |pointer: &str| params.pointer(pointer).and_then(Value::as_bool).unwrap_or(false);
        let encodings = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
        let utf8 = encodings.is_some_and(|e| e.iter().any(|e| e == "utf-8"));
        Client {
            unit: if utf8 { ColumnUnit::Utf8 } else { ColumnUnit::Utf16 },
            snippets: yes("/capabilities/textDocument/completion/completionItem/snippetSupport"),
            related: yes("/capabilities/textDocument/publishDiagnostics/relatedInformation"),
            tags: params
                .pointer("/capabilities/textDocument/publishDiagnostics/tagSupport")
                .is_some_and(|t| !t.is_null()),
            document_changes: yes("/capabilities/workspace/workspaceEdit/documentChanges"),
            nested_symbols: yes("/capabilities/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            watches: yes("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
            refresh_hints: yes("/capabilities/workspace/inlayHint/refreshSupport"),
            refresh_lenses: yes("/capabilities/workspace/codeLens/refreshSupport"),
            roots: roots(params),
        }
    }
}

fn roots(params: &Value) -> Vec<PathBuf> {
    let folder = |f: &Value| f.get("uri").and_then(Value::as_str).map(path);
    let folders: Vec<PathBuf> = match params.get("workspaceFolders").and_then(Value::as_array) {
        Some(list) => list.iter().filter_map(folder).collect(),
        None => Vec::new(),
    };
    if !folders.is_empty() {
        return folders;
    }
    let by_uri = params.get("rootUri").and_then(Value::as_str).map(path);
    let by_path = || params.get("rootPath").and_then(Value::as_str).map(PathBuf::from);
    by_uri.or_else(by_path).into_iter().collect()
}

fn path(text: &str) -> PathBuf {
    uri::to_path(&Uri(text.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_client_that_sends_null_everywhere_is_served() {
        let client = Client::read(&json!({"capabilities": null, "workspaceFolders": null, "rootUri": null}));
        assert_eq!(client.unit, ColumnUnit::Utf16);
        assert!(client.roots.is_empty() && !client.snippets);
        assert!(Client::read(&Value::Null).roots.is_empty());
    }

    #[test]
    fn several_roots_and_the_older_single_one_are_read() {
        let many = json!({"workspaceFolders": [{"uri": "file:///a", "name": "a"}, {"uri": "file:///b", "name": "b"}]});
        assert_eq!(Client::read(&many).roots, [PathBuf::from("/a"), PathBuf::from("/b")]);
        assert_eq!(Client::read(&json!({"rootUri": "file:///c"})).roots, [PathBuf::from("/c")]);
    }
}
