//! Links: to imported files, to rosters, to pages of the web.

use super::place;
use super::snapshot::Snapshot;
use crate::source::{Files as _, Source, inside_root};
use crate::syntax::{Node, Token, TokenKind, unquote};
use lsp_types::{DocumentLink, DocumentLinkParams, Location, Position, Range, TextDocumentPositionParams, Uri};
use std::path::{Path, PathBuf};

/// All links of a document.
pub(super) fn links(now: &Snapshot, params: &DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let document = now.document(&params.text_document.uri)?;
    let text = &document.source;
    let mut links = Vec::new();
    for node in document.tree().nodes() {
        for token in node.tokens().iter().filter(|t| t.kind == TokenKind::Quoted) {
            let written = unquote(token.kind, place::raw(&text.text, *token)).0;
            let web = written.starts_with("https://") || written.starts_with("http://");
            let (target, tooltip) = match file(now, text, node, *token) {
                Some(file) => (now.uri(&file), None),
                None if web && !written.contains(char::is_whitespace) => (Uri(written.clone()), Some(written)),
                None => continue,
            };
            // The quotes are not part of the link.
            let range = now.range(text, (token.start + 1, token.end - 1));
            links.push(DocumentLink { range, target: Some(target), tooltip, data: None });
        }
    }
    Some(links)
}

/// The file that a text of an `import` or a `roster` leads to.
fn file(now: &Snapshot, source: &Source, node: Node<'_>, token: Token) -> Option<PathBuf> {
    let (path, text) = (&source.path, &source.text);
    if node.parent().is_some() || !matches!(place::head(text, node), "import" | "roster") {
        return None;
    }
    let written = unquote(token.kind, place::raw(text, token)).0;
    let file = inside_root(&now.root(path), path.parent().unwrap_or(Path::new("")), &written)?;
    now.documents.is_file(&file).then_some(file)
}

/// The file that the text at a position leads to, as a place to go to.
pub(super) fn file_at(now: &Snapshot, at: &TextDocumentPositionParams) -> Option<Location> {
    let document = now.document(&at.text_document.uri)?;
    let byte = now.offset(&document.source, at.position);
    let (index, token) = place::token_at(document.tree(), byte).filter(|(_, t)| t.kind == TokenKind::Quoted)?;
    let node = place::owner(document.tree(), index)?;
    let file = file(now, &document.source, node, token)?;
    let start = Position { line: 0, character: 0 };
    Some(Location { uri: now.uri(&file), range: Range { start, end: start } })
}
