//! Applying the fixes of findings to texts.

use super::{Edit, Finding};
use crate::source::{FileId, Sources};
use std::collections::BTreeMap;

/// The texts after a round of fixes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// The new text of each file that changed.
    pub texts: BTreeMap<FileId, String>,
    /// How many fixes were applied.
    pub count: usize,
    /// How many were left for another round because they overlap one that was applied.
    pub postponed: usize,
}

/// Applies the safe fixes of findings, and the others too where `unsafe_too`; of two that overlap, the first.
pub fn apply_fixes(findings: &[Finding], sources: &Sources, unsafe_too: bool) -> Applied {
    let mut accepted: Vec<&Edit> = Vec::new();
    let mut applied = Applied::default();
    for fix in findings.iter().filter_map(|f| f.fix.as_ref()).filter(|f| f.safe || unsafe_too) {
        if fix.edits.iter().all(|e| accepted.contains(&e)) {
            applied.count += 1;
        } else if fix.edits.iter().any(|e| accepted.iter().any(|a| overlap(a, e))) {
            applied.postponed += 1;
        } else {
            accepted.extend(&fix.edits);
            applied.count += 1;
        }
    }
    accepted.sort_by_key(|e| (e.span, &e.text));
    for edit in accepted.into_iter().rev() {
        let file = edit.span.file;
        let text = applied.texts.entry(file).or_insert_with(|| sources.get(file).text.to_string());
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    applied
}

fn overlap(a: &Edit, b: &Edit) -> bool {
    a.span.file == b.span.file
        && if a.span == b.span { true } else { a.span.start < b.span.end && b.span.start < a.span.end }
}
