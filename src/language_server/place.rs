//! Where in a text a byte lies: in which token, statement, block; and what the vocabulary says of that place.

use crate::lower::{Next, expected_after};
use crate::syntax::{Node, Token, TokenKind, Tree};
use crate::vocabulary::{self, Entry, WordBlock};

/// The text of a token.
pub(super) fn raw(text: &str, token: Token) -> &str {
    text.get(token.start as usize..token.end as usize).unwrap_or("")
}

/// The word that a statement begins with.
pub(super) fn head<'t>(text: &'t str, node: Node<'_>) -> &'t str {
    node.head().filter(|t| t.kind == TokenKind::Word).map_or("", |t| raw(text, t))
}

/// The word of a statement; `None` where its block does not take it.
pub(super) fn entry(text: &str, node: Node<'_>) -> Option<&'static Entry> {
    let section = match node.parent() {
        None => vocabulary::top_level(),
        Some(parent) => inside(text, parent)?,
    };
    section.find(head(text, node)).map(|(_, entry)| entry)
}

/// What can stand where a token of a statement does.
pub(super) fn expected_at(text: &str, node: Node<'_>, token: Token) -> Vec<Next> {
    let Some(entry) = entry(text, node) else { return Vec::new() };
    let before: Vec<Token> = values(node).into_iter().take_while(|t| t.start < token.start).collect();
    expected_after(text, &before, entry)
}

/// What may stand in the block of a statement.
pub(super) fn inside(text: &str, node: Node<'_>) -> Option<&'static WordBlock> {
    entry(text, node)?.block.map(vocabulary::block)
}

/// The token that holds a byte or ends with it; of two that touch there, the one that begins there is taken.
pub(super) fn token_at(tree: &Tree, byte: u32) -> Option<(usize, Token)> {
    let tokens = tree.tokens();
    let behind = tokens.partition_point(|t| t.start <= byte);
    let at = behind.checked_sub(1)?;
    let token = tokens[at];
    (byte < token.end || (byte == token.end && !is_joint(token.kind))).then_some((at, token))
}

/// The last token that ends at or before a byte, comments left out.
pub(super) fn token_before(tree: &Tree, byte: u32) -> Option<(usize, Token)> {
    let tokens = tree.tokens();
    let mut at = tokens.partition_point(|t| t.start < byte);
    while at > 0 {
        at -= 1;
        let token = tokens[at];
        let ended = token.end <= byte || is_joint(token.kind);
        if ended && token.kind != TokenKind::Comment {
            return Some((at, token));
        }
    }
    None
}

/// Commas, ranges and comparisons tie the next line to theirs.
pub(super) fn is_joint(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Comma | TokenKind::Range | TokenKind::Compare)
}

/// The statement to whose tokens a token belongs, its braces left out.
pub(super) fn owner(tree: &Tree, token: usize) -> Option<Node<'_>> {
    let token = token as u32;
    let count = tree.nodes().count() as u32;
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match tree.node(middle).first_token() <= token {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    let node = tree.node(low.checked_sub(1)?);
    node.token_range().contains(&token).then_some(node)
}

/// The innermost statement in whose block a byte lies. An unclosed block reaches up to the next statement outside of it.
pub(super) fn block_around<'t>(tree: &'t Tree, byte: u32) -> Option<Node<'t>> {
    let tokens = tree.tokens();
    let mut found: Option<Node<'t>> = None;
    for node in tree.nodes() {
        if node.first_token() as usize >= tokens.len() || tokens[node.first_token() as usize].start >= byte {
            break;
        }
        let Some(open) = node.open() else { continue };
        let closed = node.close().map(|c| tokens[c as usize].start);
        let end = closed.unwrap_or_else(|| next_outside(tree, node));
        if tokens[open as usize].end <= byte && byte <= end {
            found = Some(node);
        }
    }
    found
}

fn next_outside(tree: &Tree, node: Node<'_>) -> u32 {
    let next = tree.nodes().nth(node.end_index() as usize);
    next.and_then(|n| tree.tokens().get(n.first_token() as usize)).map_or(u32::MAX, |t| t.start)
}

/// The innermost statement that holds a byte, its block included.
pub(super) fn statement_around(tree: &Tree, byte: u32) -> Option<Node<'_>> {
    let holds = |n: &Node<'_>| n.bytes().0 <= byte && byte <= n.bytes().1;
    let mut found = tree.roots().find(holds)?;
    while let Some(inner) = found.children().find(holds) {
        found = inner;
    }
    Some(found)
}

/// The tokens of a statement behind its head, without comments.
pub(super) fn values(node: Node<'_>) -> Vec<Token> {
    node.tokens().iter().skip(1).filter(|t| t.kind != TokenKind::Comment).copied().collect()
}
