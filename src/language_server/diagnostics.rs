//! Findings as diagnostics.

use super::analysis::{Analysis, View};
use super::setup::Client;
use crate::findings::{Finding, Level};
use lsp_types::{Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Message};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Rules whose findings point at something that does nothing.
const UNUSED: &[&str] = &["unused-declaration", "unused-allow"];

/// The diagnostics of all files of a view, by path: of open documents, and of those that are read for them. What two
/// campaigns find in one file is told once.
pub(super) fn of_view(view: &View, client: &Client) -> BTreeMap<PathBuf, Vec<Diagnostic>> {
    let mut all: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
    for analysis in view.analyses.values() {
        for finding in &analysis.checked.findings {
            let told = all.entry(analysis.path(finding.span.file).to_path_buf()).or_default();
            let diagnostic = diagnostic(analysis, finding, client);
            if view.analyses.len() == 1 || !told.contains(&diagnostic) {
                told.push(diagnostic);
            }
        }
    }
    all
}

/// A finding as a diagnostic.
pub(super) fn diagnostic(analysis: &Analysis, finding: &Finding, client: &Client) -> Diagnostic {
    let message = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let related = finding.related.iter().map(|r| DiagnosticRelatedInformation {
        location: analysis.location(r.span, client.encoding),
        message: r.message.clone(),
    });
    let unused = client.tags && UNUSED.contains(&finding.rule);
    Diagnostic {
        range: analysis.range(finding.span, client.encoding),
        severity: Some(match finding.level {
            Level::Error => DiagnosticSeverity::Error,
            Level::Warning => DiagnosticSeverity::Warning,
            Level::Advice => DiagnosticSeverity::Information,
        }),
        code: Some(Code::String(finding.rule.to_string())),
        code_description: None,
        source: Some("campaignc".to_string()),
        message: Message::String(message),
        tags: unused.then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: (client.related && !finding.related.is_empty()).then(|| related.collect()),
        data: None,
    }
}
