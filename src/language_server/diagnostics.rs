//! Findings as diagnostics.

use super::analysis::Analysis;
use super::snapshot::Snapshot;
use crate::findings::{Finding, Level};
use lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Message,
    PublishDiagnosticsParams,
};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Rules whose findings point at something that does nothing.
const UNUSED: &[&str] = &["unused-declaration", "unused-allow"];

/// What the client was told last: for each file the version and its diagnostics.
#[derive(Default)]
pub(super) struct Published(BTreeMap<PathBuf, (Option<i32>, Vec<Diagnostic>)>);

impl Published {
    /// What the client has to be told now, for it to know what is known.
    pub fn renew(&mut self, now: &Snapshot) -> Vec<PublishDiagnosticsParams> {
        let found = all(now);
        let tell = |path: &PathBuf, version, diagnostics| PublishDiagnosticsParams {
            uri: now.uri(path),
            version,
            diagnostics,
        };
        let gone = self.0.keys().filter(|path| !found.contains_key(*path));
        let mut news: Vec<PublishDiagnosticsParams> = gone.map(|path| tell(path, None, Vec::new())).collect();
        self.0.retain(|path, _| found.contains_key(path));
        for (path, diagnostics) in found {
            let told = (now.documents.get(&path).map(|d| d.version), diagnostics);
            if self.0.get(&path) != Some(&told) {
                news.push(tell(&path, told.0, told.1.clone()));
                self.0.insert(path, told);
            }
        }
        news
    }
}

/// The diagnostics of all files, by path: of open documents, and of those that are read for them. What two campaigns find
/// in one file is told once.
fn all(now: &Snapshot) -> BTreeMap<PathBuf, Vec<Diagnostic>> {
    let open = now.documents.campaigns().map(|d| (d.path().to_path_buf(), Vec::new()));
    let mut all: BTreeMap<PathBuf, Vec<Diagnostic>> = open.collect();
    let analyses = &now.view.analyses;
    for analysis in analyses.values() {
        for finding in &analysis.checked.findings {
            let told = all.entry(analysis.source(finding.span.file).path.clone()).or_default();
            let diagnostic = diagnostic(now, analysis, finding);
            if analyses.len() == 1 || !told.contains(&diagnostic) {
                told.push(diagnostic);
            }
        }
    }
    all
}

/// A finding as a diagnostic.
pub(super) fn diagnostic(now: &Snapshot, analysis: &Analysis, finding: &Finding) -> Diagnostic {
    let message = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let related = finding
        .related
        .iter()
        .map(|r| DiagnosticRelatedInformation { location: now.location(analysis, r.span), message: r.message.clone() });
    let unused = now.client.tags && UNUSED.contains(&finding.rule);
    Diagnostic {
        range: now.span_range(analysis, finding.span),
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
        related_information: (now.client.related && !finding.related.is_empty()).then(|| related.collect()),
        data: None,
    }
}
