//! What client and server tell each other at the start.

use super::position::Encoding;
use super::{lenses, tokens, uri};
use lsp_types::{
    ChangeNotifications, CodeActionKind, CodeActionOptions, CodeActionProvider, CodeLensOptions, CompletionOptions,
    DefinitionProvider, DocumentFormattingProvider, DocumentHighlightProvider, DocumentLinkOptions,
    DocumentOnTypeFormattingOptions, DocumentRangeFormattingProvider, DocumentSymbolProvider, ExecuteCommandOptions,
    FoldingRangeProvider, Full, HoverProvider, InlayHintProvider, PositionEncodingKind, ReferencesProvider,
    RenameOptions, RenameProvider, Save, SelectionRangeProvider, SemanticTokensOptions, SemanticTokensOptionsRange,
    SemanticTokensProvider, ServerCapabilities, SignatureHelpOptions, TextDocumentSync, TextDocumentSyncKind,
    TextDocumentSyncOptions, Uri, WorkspaceFoldersServerCapabilities, WorkspaceOptions, WorkspaceSymbolProvider,
};
use serde_json::Value;
use std::path::PathBuf;

/// What the client can do. Read field by field: a client that sends `null` or nonsense somewhere is served all the same.
#[derive(Debug, Clone)]
pub(super) struct Client {
    pub encoding: Encoding,
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
            encoding: if utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
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

/// What the server can do.
pub(super) fn capabilities(client: &Client) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(Save::Bool(true)),
        ..Default::default()
    };
    let on = |signs: &[&str]| Some(signs.iter().map(|s| s.to_string()).collect::<Vec<_>>());
    ServerCapabilities {
        position_encoding: Some(match client.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(TextDocumentSync::Options(sync)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: on(&[" ", "\"", "@", "#", ",", "."]),
            ..Default::default()
        }),
        signature_help_provider: Some(SignatureHelpOptions {
            trigger_characters: on(&[" "]),
            retrigger_characters: on(&[","]),
            ..Default::default()
        }),
        hover_provider: Some(HoverProvider::Bool(true)),
        definition_provider: Some(DefinitionProvider::Bool(true)),
        references_provider: Some(ReferencesProvider::Bool(true)),
        document_highlight_provider: Some(DocumentHighlightProvider::Bool(true)),
        rename_provider: Some(RenameProvider::RenameOptions(RenameOptions {
            prepare_provider: Some(true),
            ..Default::default()
        })),
        document_symbol_provider: Some(DocumentSymbolProvider::Bool(true)),
        workspace_symbol_provider: Some(WorkspaceSymbolProvider::Bool(true)),
        folding_range_provider: Some(FoldingRangeProvider::Bool(true)),
        selection_range_provider: Some(SelectionRangeProvider::Bool(true)),
        inlay_hint_provider: Some(InlayHintProvider::Bool(true)),
        document_formatting_provider: Some(DocumentFormattingProvider::Bool(true)),
        document_range_formatting_provider: Some(DocumentRangeFormattingProvider::Bool(true)),
        document_on_type_formatting_provider: Some(DocumentOnTypeFormattingOptions {
            first_trigger_character: "}".to_string(),
            more_trigger_character: on(&["\n"]),
        }),
        document_link_provider: Some(DocumentLinkOptions::default()),
        code_lens_provider: Some(CodeLensOptions::default()),
        code_action_provider: Some(CodeActionProvider::CodeActionOptions(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::SourceFixAll]),
            ..Default::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: lenses::COMMANDS.iter().map(|c| c.to_string()).collect(),
            ..Default::default()
        }),
        semantic_tokens_provider: Some(SemanticTokensProvider::SemanticTokensOptions(SemanticTokensOptions {
            legend: tokens::legend(),
            full: Some(Full::Bool(true)),
            range: Some(SemanticTokensOptionsRange::Bool(true)),
            ..Default::default()
        })),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(ChangeNotifications::Bool(true)),
            }),
            ..Default::default()
        }),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_client_that_sends_null_everywhere_is_served() {
        let client = Client::read(&json!({"capabilities": null, "workspaceFolders": null, "rootUri": null}));
        assert_eq!(client.encoding, Encoding::Utf16);
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
