//! Semantic tokens: what each word is, for colours that follow the meaning.

use super::place;
use super::snapshot::{Current, Snapshot};
use crate::campaign::Duration;
use crate::syntax::{Node, Token, TokenKind};
use crate::vocabulary::Kind;
use lsp_types::{SemanticToken, SemanticTokens, SemanticTokensLegend, SemanticTokensParams, SemanticTokensRangeParams};
use std::collections::BTreeMap;

const TYPES: &[&str] = &[
    "keyword",
    "property",
    "enumMember",
    "variable",
    "string",
    "number",
    "comment",
    "operator",
    "decorator",
    "macro",
    "type",
    "namespace",
    "class",
    "event",
];
const MODIFIERS: &[&str] = &["declaration", "defaultLibrary"];

/// The names of the types and of the modifiers.
pub(super) fn legend() -> SemanticTokensLegend {
    let own = |names: &[&str]| names.iter().map(|n| n.to_string()).collect();
    SemanticTokensLegend { token_types: own(TYPES), token_modifiers: own(MODIFIERS) }
}

/// A piece of the text with its type and modifiers.
type TypedPiece = (Token, &'static str, u32);

/// All tokens of a document.
pub(super) fn full(now: &Snapshot, params: &SemanticTokensParams) -> Option<SemanticTokens> {
    let checked = now.current(&params.text_document.uri)?;
    Some(encode(now, &checked, pieces(&checked)))
}

/// The tokens of a range.
pub(super) fn range(now: &Snapshot, params: &SemanticTokensRangeParams) -> Option<SemanticTokens> {
    let checked = now.current(&params.text_document.uri)?;
    let (from, to) = now.offsets(checked.source, params.range);
    let inside = pieces(&checked).into_iter().filter(|(t, ..)| t.start < to && t.end > from);
    Some(encode(now, &checked, inside.collect()))
}

fn pieces(checked: &Current<'_>) -> Vec<TypedPiece> {
    let references = checked.analysis.checked.references.iter().filter(|r| r.span.file == checked.file);
    let names: BTreeMap<u32, (Kind, bool)> = references.map(|r| (r.span.start, (r.kind, r.declares))).collect();
    let tokens = checked.tree.tokens();
    let mut types: Vec<Option<(&'static str, u32)>> = tokens.iter().map(|t| plain(t.kind)).collect();
    for node in checked.tree.nodes() {
        words(checked, node, &names, &mut types);
    }
    tokens.iter().zip(types).filter_map(|(t, kind)| kind.map(|(kind, modifiers)| (*t, kind, modifiers))).collect()
}

fn plain(kind: TokenKind) -> Option<(&'static str, u32)> {
    use TokenKind::*;
    Some(match kind {
        Quoted | Text | QuotedOpen | TextOpen | Smart | Single => ("string", 0),
        Figure => ("number", 0),
        Comment => ("comment", 0),
        Range | Compare => ("operator", 0),
        Handle => ("decorator", 0),
        Hashtag => ("macro", 0),
        _ => return None,
    })
}

/// Tells the words of a statement apart.
fn words(
    checked: &Current<'_>,
    node: Node<'_>,
    names: &BTreeMap<u32, (Kind, bool)>,
    types: &mut [Option<(&'static str, u32)>],
) {
    let text = checked.text();
    let Some(entry) = place::entry(text, node) else { return };
    let literals = entry.pattern.words();
    for (i, index) in node.token_range().enumerate() {
        let token = checked.tree.tokens()[index as usize];
        if token.kind != TokenKind::Word {
            continue;
        }
        let raw = place::raw(text, token);
        types[index as usize] = Some(match names.get(&token.start) {
            _ if i == 0 && (node.parent().is_none() || entry.block.is_some()) => ("keyword", 0),
            _ if i == 0 => ("property", 0),
            Some((kind, declares)) => (name(*kind), u32::from(*declares)),
            None if entry.word.values.iter().any(|(v, _)| *v == raw) => ("enumMember", 0),
            None if literals.contains(&raw) => ("keyword", 0),
            None if crate::vocabulary::built_in_metric(raw).is_some() => ("variable", 2),
            None if crate::vocabulary::is_currency(raw) || is_unit(raw) => ("type", 0),
            None => ("enumMember", 0),
        });
    }
}

/// Whether a word is a unit of time, or the point of a target.
fn is_unit(word: &str) -> bool {
    matches!(word, "point" | "points") || Duration::of(1, word).is_some()
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Channel => "namespace",
        Kind::Influencer | Kind::Group => "class",
        Kind::Phase => "event",
        _ => "variable",
    }
}

/// Writes tokens as the protocol wants them: each relative to the one before, none over more than one line.
fn encode(now: &Snapshot, checked: &Current<'_>, pieces: Vec<TypedPiece>) -> SemanticTokens {
    let text = checked.source;
    let (mut line, mut column, mut data) = (0, 0, Vec::with_capacity(pieces.len()));
    for (token, kind, modifiers) in pieces {
        let number = TYPES.iter().position(|t| *t == kind).unwrap_or(0) as u32;
        for l in text.line_of(token.start)..=text.line_of(token.end.max(token.start + 1) - 1) {
            let line_of = text.line(l);
            let (start, end) = (token.start.max(line_of.0), token.end.min(line_of.1));
            if start >= end {
                continue;
            }
            let (a, b) = (now.position(text, start), now.position(text, end));
            let delta_start = if a.line == line { a.character - column } else { a.character };
            data.push(SemanticToken {
                delta_line: a.line - line,
                delta_start,
                length: b.character - a.character,
                token_type: number,
                token_modifiers_bitset: modifiers,
            });
            (line, column) = (a.line, a.character);
        }
    }
    SemanticTokens { result_id: None, data }
}
