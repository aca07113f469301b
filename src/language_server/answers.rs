//! Which requests there are, and who answers them.

use super::analysis::Analysis;
use super::buffers::Document;
use super::position::Text;
use super::server::Server;
use super::{
    actions, completion, folding, format, hints, hover, lenses, links, names, signature, symbols, tokens, uri,
};
use crate::source::{FileId, Span};
use crate::syntax::Tree;
use lsp_server::ErrorCode;
use lsp_types::{TextDocumentPositionParams, Uri};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;

/// What a request needs before it can be answered.
pub(super) enum Need {
    /// The text as it stands; names may be those of a moment ago.
    Text,
    /// That the checker has seen all of it.
    Check,
}

/// What a request needs; `None` for one that is not known.
pub(super) fn need(method: &str) -> Option<Need> {
    Some(match method {
        "textDocument/completion"
        | "textDocument/signatureHelp"
        | "textDocument/foldingRange"
        | "textDocument/selectionRange"
        | "textDocument/formatting"
        | "textDocument/rangeFormatting"
        | "textDocument/onTypeFormatting"
        | "textDocument/documentSymbol" => Need::Text,
        "textDocument/hover"
        | "textDocument/definition"
        | "textDocument/references"
        | "textDocument/documentHighlight"
        | "textDocument/prepareRename"
        | "textDocument/rename"
        | "workspace/symbol"
        | "textDocument/semanticTokens/full"
        | "textDocument/semanticTokens/range"
        | "textDocument/inlayHint"
        | "textDocument/codeLens"
        | "textDocument/codeAction"
        | "textDocument/documentLink"
        | "workspace/executeCommand" => Need::Check,
        _ => return None,
    })
}

/// An answer, or why there is none.
pub(super) type Answer = Result<Value, (ErrorCode, String)>;

/// Answers a request.
pub(super) fn answer(server: &Server, method: &str, params: Value) -> Answer {
    match method {
        "textDocument/completion" => run(params, |p| completion::complete(server, &p)),
        "textDocument/signatureHelp" => run(params, |p| signature::help(server, &p)),
        "textDocument/foldingRange" => run(params, |p| folding::folds(server, &p)),
        "textDocument/selectionRange" => run(params, |p| folding::selections(server, &p)),
        "textDocument/formatting" => run(params, |p| format::document(server, &p)),
        "textDocument/rangeFormatting" => run(params, |p| format::range(server, &p)),
        "textDocument/onTypeFormatting" => run(params, |p| format::on_type(server, &p)),
        "textDocument/documentSymbol" => run(params, |p| symbols::document(server, &p)),
        "textDocument/hover" => run(params, |p| hover::hover(server, &p)),
        "textDocument/definition" => run(params, |p| names::definition(server, &p)),
        "textDocument/references" => run(params, |p| names::references(server, &p)),
        "textDocument/documentHighlight" => run(params, |p| names::highlights(server, &p)),
        "textDocument/prepareRename" => attempt(params, |p| names::prepare_rename(server, &p)),
        "textDocument/rename" => attempt(params, |p| names::rename(server, &p)),
        "workspace/symbol" => run(params, |p| symbols::workspace(server, &p)),
        "textDocument/semanticTokens/full" => run(params, |p| tokens::full(server, &p)),
        "textDocument/semanticTokens/range" => run(params, |p| tokens::range(server, &p)),
        "textDocument/inlayHint" => run(params, |p| hints::hints(server, &p)),
        "textDocument/codeLens" => run(params, |p| lenses::lenses(server, &p)),
        "textDocument/codeAction" => run(params, |p| actions::actions(server, &p)),
        "textDocument/documentLink" => run(params, |p| links::links(server, &p)),
        _ => attempt(params, |p| lenses::execute(server, &p)),
    }
}

fn run<P: DeserializeOwned, R: Serialize>(params: Value, act: impl FnOnce(P) -> R) -> Answer {
    attempt(params, |p| Ok(act(p)))
}

fn attempt<P, R>(params: Value, act: impl FnOnce(P) -> Result<R, String>) -> Answer
where
    P: DeserializeOwned,
    R: Serialize,
{
    let params = serde_json::from_value(params).map_err(|e| (ErrorCode::InvalidParams, e.to_string()))?;
    let result = act(params).map_err(|why| (ErrorCode::RequestFailed, why))?;
    serde_json::to_value(result).map_err(|e| (ErrorCode::InternalError, e.to_string()))
}

/// A document that has been checked.
#[derive(Clone, Copy)]
pub(super) struct Checked<'s> {
    pub analysis: &'s Analysis,
    pub file: FileId,
    pub text: &'s Text,
    pub tree: &'s Tree,
}

impl Checked<'_> {
    pub fn span(&self, bytes: (u32, u32)) -> Span {
        Span::new(self.file, bytes.0, bytes.1)
    }
}

impl Server {
    /// An open document.
    pub fn document(&self, uri: &Uri) -> Option<(PathBuf, &Document)> {
        let path = uri::to_path(uri);
        let document = self.documents.get(&path).filter(|d| d.campaign)?;
        Some((path, document))
    }

    /// What is known of an open document.
    pub fn checked(&self, uri: &Uri) -> Option<Checked<'_>> {
        let (path, _) = self.document(uri)?;
        let analysis = self.view.of(&path)?;
        let file = analysis.file(&path)?;
        Some(Checked { analysis, file, text: analysis.text(file), tree: analysis.tree(file)? })
    }

    /// The same, with the byte at a position of it.
    pub fn checked_at(&self, at: &TextDocumentPositionParams) -> Option<(Checked<'_>, u32)> {
        let checked = self.checked(&at.text_document.uri)?;
        let byte = checked.text.offset(at.position, self.client.encoding);
        Some((checked, byte))
    }
}
