//! Links: to imported files, to rosters, to pages of the web.

use super::place;
use super::server::Server;
use super::uri;
use crate::source::{inside_root, project_root};
use crate::syntax::{Node, Token, TokenKind, unquote};
use lsp_types::{DocumentLink, DocumentLinkParams, Location, Position, Range, TextDocumentPositionParams, Uri};
use std::path::{Path, PathBuf};

/// All links of a document.
pub(super) fn links(server: &Server, params: &DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let (path, document) = server.document(&params.text_document.uri)?;
    let text = &document.text;
    let mut links = Vec::new();
    for node in document.tree().nodes() {
        for token in node.tokens().iter().filter(|t| t.kind == TokenKind::Quoted) {
            let written = unquote(token.kind, place::raw(&text.text, *token)).0;
            let web = written.starts_with("https://") || written.starts_with("http://");
            let (target, tooltip) = match file(server, &path, &text.text, node, *token) {
                Some(file) => (uri::of_path(&file), None),
                None if web && !written.contains(char::is_whitespace) => (Uri(written.clone()), Some(written)),
                None => continue,
            };
            // The quotes are not part of the link.
            let range = text.range(token.start + 1, token.end - 1, server.client.encoding);
            links.push(DocumentLink { range, target: Some(target), tooltip, data: None });
        }
    }
    Some(links)
}

/// The file that a text of an `import` or a `roster` leads to.
fn file(server: &Server, path: &Path, text: &str, node: Node<'_>, token: Token) -> Option<PathBuf> {
    if node.parent().is_some() || !matches!(place::head(text, node), "import" | "roster") {
        return None;
    }
    let written = unquote(token.kind, place::raw(text, token)).0;
    let root = project_root(server.buffers.as_ref(), path);
    let file = inside_root(&root, path.parent().unwrap_or(Path::new("")), &written)?;
    crate::source::Files::is_file(server.buffers.as_ref(), &file).then_some(file)
}

/// The file that the text at a position leads to, as a place to go to.
pub(super) fn file_at(server: &Server, at: &TextDocumentPositionParams) -> Option<Location> {
    let (path, document) = server.document(&at.text_document.uri)?;
    let byte = document.text.offset(at.position, server.client.encoding);
    let (index, token) = place::token_at(document.tree(), byte).filter(|(_, t)| t.kind == TokenKind::Quoted)?;
    let node = place::owner(document.tree(), index)?;
    let file = file(server, &path, &document.text.text, node, token)?;
    let start = Position { line: 0, character: 0 };
    Some(Location { uri: uri::of_path(&file), range: Range { start, end: start } })
}
