//! What a document declares, and what all documents declare.

use super::place;
use super::snapshot::Snapshot;
use crate::source::Source;
use crate::syntax::{Node, TokenKind, unquote};
use crate::vocabulary::Kind;
use lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind, WorkspaceSymbol, WorkspaceSymbolLocation, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

/// How many symbols a search gives.
const MAX_FOUND: usize = 500;

/// The statements of a document that people would look for: with names, titles or blocks.
pub(super) fn document(now: &Snapshot, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let document = now.document(&params.text_document.uri)?;
    let symbols: Vec<DocumentSymbol> =
        document.tree().roots().filter_map(|n| symbol(now, &document.source, n)).collect();
    if now.client.nested_symbols {
        return Some(DocumentSymbolResponse::DocumentSymbolList(symbols));
    }
    let mut flat = Vec::new();
    symbols.into_iter().for_each(|s| flatten(s, None, &params.text_document.uri, &mut flat));
    Some(DocumentSymbolResponse::SymbolInformationList(flat))
}

#[allow(deprecated)] // The protocol's old field has to be given a value.
fn flatten(symbol: DocumentSymbol, container: Option<&str>, uri: &lsp_types::Uri, flat: &mut Vec<SymbolInformation>) {
    flat.push(SymbolInformation {
        deprecated: None,
        location: Location { uri: uri.clone(), range: symbol.range },
        base_symbol_information: BaseSymbolInformation {
            name: symbol.name.clone(),
            kind: symbol.kind,
            tags: None,
            container_name: container.map(str::to_string),
        },
    });
    let children = symbol.children.unwrap_or_default();
    children.into_iter().for_each(|child| flatten(child, Some(&symbol.name), uri, flat));
}

#[allow(deprecated)] // The protocol's old field has to be given a value.
fn symbol(now: &Snapshot, text: &Source, node: Node<'_>) -> Option<DocumentSymbol> {
    let tokens = node.tokens();
    let first = node.head().filter(|t| t.kind == TokenKind::Word)?;
    let head = place::raw(&text.text, first);
    let rest = |from: usize| -> String {
        let of = |t: &crate::syntax::Token| place::raw(&text.text, *t).trim().to_string();
        tokens.iter().skip(from).filter(|t| t.kind != TokenKind::Comment).map(of).collect::<Vec<_>>().join(" ")
    };
    let quoted =
        tokens.iter().find(|t| t.kind == TokenKind::Quoted).map(|t| unquote(t.kind, place::raw(&text.text, *t)).0);
    let (name, detail, selected) = match head {
        "campaign" => (quoted.unwrap_or_default(), None, tokens.get(1)),
        "deliver" | "on" | "import" | "allow" | "warn" | "deny" => (rest(0), None, None),
        "kpi" => (rest(1), None, tokens.get(1)),
        _ => (tokens.get(1).map_or(String::new(), |t| place::raw(&text.text, *t).to_string()), quoted, tokens.get(1)),
    };
    let name = if name.trim().is_empty() { head.to_string() } else { name };
    let selected = selected.copied().unwrap_or(first);
    let (start, end) = node.bytes();
    let inner = node.children().filter(|c| matches!(place::head(&text.text, *c), "on" | "chapter"));
    let children: Vec<DocumentSymbol> = inner.filter_map(|c| symbol(now, text, c)).collect();
    Some(DocumentSymbol {
        name,
        detail: Some(detail.map_or(head.to_string(), |d| format!("{head} · {d}"))),
        kind: kind(head),
        tags: None,
        deprecated: None,
        range: now.range(text, (start, end.max(selected.end))),
        selection_range: now.range(text, (selected.start, selected.end)),
        children: (!children.is_empty()).then_some(children),
    })
}

fn kind(head: &str) -> SymbolKind {
    match head {
        "campaign" => SymbolKind::Module,
        "influencer" => SymbolKind::Class,
        "audience" => SymbolKind::Interface,
        "group" => SymbolKind::Array,
        "channel" => SymbolKind::Namespace,
        "message" => SymbolKind::String,
        "story" => SymbolKind::Struct,
        "chapter" => SymbolKind::Field,
        "phase" => SymbolKind::Event,
        "deliver" => SymbolKind::Function,
        "kpi" => SymbolKind::Number,
        "metric" => SymbolKind::Operator,
        "roster" | "import" => SymbolKind::File,
        "guidelines" => SymbolKind::Constant,
        _ => SymbolKind::Property,
    }
}

/// What the files below the folders of the editor declare, by a piece of the name or the title.
pub(super) fn workspace(now: &Snapshot, params: &WorkspaceSymbolParams) -> Option<WorkspaceSymbolResponse> {
    let query = params.query.to_lowercase();
    let fits = |text: &str| text.to_lowercase().contains(&query);
    let mut found = Vec::new();
    for (path, seen) in &now.view.index.files {
        let declared = seen.outline.declared.iter();
        for d in declared.filter(|d| fits(&d.name) || d.title.as_deref().is_some_and(fits)) {
            let range = now.range(&seen.source, d.bytes);
            let uri = now.uri(path);
            found.push(WorkspaceSymbol {
                location: WorkspaceSymbolLocation::Location(Location { uri, range }),
                data: None,
                base_symbol_information: BaseSymbolInformation {
                    name: d.name.clone(),
                    kind: kind(if d.kind == Kind::Label { "deliver" } else { d.kind.name() }),
                    tags: None,
                    container_name: d.title.clone(),
                },
            });
        }
    }
    found.truncate(MAX_FOUND);
    Some(WorkspaceSymbolResponse::WorkspaceSymbolList(found))
}
