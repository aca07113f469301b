//! Which requests there are, what each needs, and who answers it.

use super::snapshot::Snapshot;
use super::{actions, completion, folding, format, hints, hover, lenses, links, names, signature, symbols, tokens};
use lsp_server::ErrorCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a request needs before it can be answered.
#[derive(Clone, Copy)]
pub(super) enum Need {
    /// The text as it stands; names may be those of a moment ago.
    Text,
    /// That the checker has seen all of it.
    Check,
}

/// An answer, or why there is none.
pub(super) type Answered = Result<Value, (ErrorCode, String)>;

/// Answers a request from what is known when it is answered.
type Act = fn(&Snapshot, Value) -> Answered;

/// All requests by their method.
const REQUESTS: &[(&str, Need, Act)] = &[
    ("textDocument/completion", Need::Text, |now, p| run(now, p, completion::complete)),
    ("textDocument/signatureHelp", Need::Text, |now, p| run(now, p, signature::help)),
    ("textDocument/foldingRange", Need::Text, |now, p| run(now, p, folding::folds)),
    ("textDocument/selectionRange", Need::Text, |now, p| run(now, p, folding::selections)),
    ("textDocument/formatting", Need::Text, |now, p| run(now, p, format::document)),
    ("textDocument/rangeFormatting", Need::Text, |now, p| run(now, p, format::range)),
    ("textDocument/onTypeFormatting", Need::Text, |now, p| run(now, p, format::on_type)),
    ("textDocument/documentSymbol", Need::Text, |now, p| run(now, p, symbols::document)),
    ("textDocument/hover", Need::Check, |now, p| run(now, p, hover::hover)),
    ("textDocument/definition", Need::Check, |now, p| run(now, p, names::definition)),
    ("textDocument/references", Need::Check, |now, p| run(now, p, names::references)),
    ("textDocument/documentHighlight", Need::Check, |now, p| run(now, p, names::highlights)),
    ("textDocument/prepareRename", Need::Check, |now, p| attempt(now, p, names::prepare_rename)),
    ("textDocument/rename", Need::Check, |now, p| attempt(now, p, names::rename)),
    ("workspace/symbol", Need::Check, |now, p| run(now, p, symbols::workspace)),
    ("textDocument/semanticTokens/full", Need::Check, |now, p| run(now, p, tokens::full)),
    ("textDocument/semanticTokens/range", Need::Check, |now, p| run(now, p, tokens::range)),
    ("textDocument/inlayHint", Need::Check, |now, p| run(now, p, hints::hints)),
    ("textDocument/codeLens", Need::Check, |now, p| run(now, p, lenses::lenses)),
    ("textDocument/codeAction", Need::Check, |now, p| run(now, p, actions::actions)),
    ("textDocument/documentLink", Need::Check, |now, p| run(now, p, links::links)),
    ("workspace/executeCommand", Need::Check, |now, p| attempt(now, p, lenses::execute)),
];

/// What a request needs; `None` for one that is not known.
pub(super) fn need(method: &str) -> Option<Need> {
    REQUESTS.iter().find(|(name, ..)| *name == method).map(|(_, need, _)| *need)
}

/// Answers a request.
pub(super) fn answer(now: &Snapshot, method: &str, params: Value) -> Answered {
    match REQUESTS.iter().find(|(name, ..)| *name == method) {
        Some((_, _, act)) => act(now, params),
        None => Err((ErrorCode::MethodNotFound, format!("There is no request `{method}` here."))),
    }
}

fn run<P: DeserializeOwned, R: Serialize>(now: &Snapshot, params: Value, act: fn(&Snapshot, &P) -> R) -> Answered {
    let result = act(now, &read(params)?);
    serde_json::to_value(result).map_err(|e| (ErrorCode::InternalError, e.to_string()))
}

fn attempt<P, R>(now: &Snapshot, params: Value, act: fn(&Snapshot, &P) -> Result<R, String>) -> Answered
where
    P: DeserializeOwned,
    R: Serialize,
{
    let result = act(now, &read(params)?).map_err(|why| (ErrorCode::RequestFailed, why))?;
    serde_json::to_value(result).map_err(|e| (ErrorCode::InternalError, e.to_string()))
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|e| (ErrorCode::InvalidParams, e.to_string()))
}
