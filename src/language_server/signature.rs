//! What a statement takes, with the part that is being written.

use super::place;
use super::snapshot::Snapshot;
use crate::lower::{Next, expected_after};
use crate::syntax::Token;
use crate::vocabulary::{Entry, Part, Pattern};
use lsp_types::{
    ActiveParameter, Documentation, ParameterInformation, ParameterInformationLabel, SignatureHelp,
    SignatureHelpParams, SignatureInformation,
};

/// The shape of the statement at a position.
pub(super) fn help(now: &Snapshot, params: &SignatureHelpParams) -> Option<SignatureHelp> {
    let at = &params.text_document_position_params;
    let document = now.document(&at.text_document.uri)?;
    let (text, tree) = (&document.source, document.tree());
    let byte = now.offset(text, at.position);
    let (index, before) = place::token_before(tree, byte)?;
    let gap = text.text.get(before.end.min(byte) as usize..byte as usize)?;
    let node = place::owner(tree, index)?;
    if gap.contains('\n') && !place::is_joint(before.kind) {
        return None;
    }
    let entry = place::entry(&text.text, node)?;
    let written: Vec<Token> = place::values(node)
        .into_iter()
        .filter(|t| t.end <= byte || place::is_joint(t.kind))
        .filter(|t| t.start < byte)
        .collect();
    let parts = parts(entry);
    if parts.len() < 2 {
        return None;
    }
    let mut label = entry.word.name.to_string();
    let mut parameters = Vec::new();
    for part in &parts {
        label.push(' ');
        let start = label.encode_utf16().count() as u32;
        label.push_str(&shown(part));
        let end = label.encode_utf16().count() as u32;
        parameters
            .push(ParameterInformation { label: ParameterInformationLabel::Tuple((start, end)), documentation: None });
    }
    let active = active(&text.text, &written, entry, &parts);
    Some(SignatureHelp {
        signatures: vec![SignatureInformation {
            label,
            documentation: Some(Documentation::String(format!(
                "{}\nFor example: {}",
                entry.word.doc, entry.word.example
            ))),
            parameters: Some(parameters),
            active_parameter: None,
        }],
        active_signature: Some(0),
        active_parameter: active.map(|a| ActiveParameter::Int(a as u32)),
    })
}

/// A part of a shape, and whether it may be left out.
struct Shape<'p> {
    parts: &'p [Part],
    optional: bool,
}

/// The parts of a shape as people see them: the clauses of a `deliver` each by itself.
fn parts(entry: &'static Entry) -> Vec<Shape<'static>> {
    let mut out = Vec::new();
    for part in &entry.pattern.parts {
        match part {
            Part::Clauses(clauses) => {
                out.extend(clauses.iter().map(|(parts, _)| Shape { parts, optional: true }));
            }
            Part::Optional(inner) => out.push(Shape { parts: inner, optional: true }),
            other => out.push(Shape { parts: std::slice::from_ref(other), optional: false }),
        }
    }
    out
}

fn shown(shape: &Shape<'_>) -> String {
    let text = Pattern { parts: shape.parts.to_vec() }.to_string();
    if shape.optional { format!("[{text}]") } else { text }
}

/// The part that is being written: the clause that was begun last, else the first that may stand next.
fn active(text: &str, written: &[Token], entry: &'static Entry, parts: &[Shape<'_>]) -> Option<usize> {
    let next = expected_after(text, written, entry);
    let begins = |shape: &Shape<'_>, word: &str| matches!(shape.parts.first(), Some(Part::Literal(w)) if *w == word);
    let open = next.iter().any(|n| matches!(n, Next::Slot(_) | Next::Comma | Next::Unit(_) | Next::Sign(_)));
    let words = written.iter().rev().map(|t| place::raw(text, *t));
    let begun = words.filter_map(|w| parts.iter().position(|p| begins(p, w))).next();
    if let Some(begun) = begun.filter(|_| open) {
        return Some(begun);
    }
    let fits = |shape: &Shape<'_>| match shape.parts.first() {
        Some(Part::Literal(word)) => next.contains(&Next::Literal(word)),
        Some(Part::Slot(slot, _)) => next.contains(&Next::Slot(*slot)),
        Some(Part::Sign(sign)) => next.contains(&Next::Sign(sign)),
        _ => false,
    };
    parts.iter().position(fits).or(begun)
}
