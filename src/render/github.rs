//! Annotations of a GitHub workflow: `::error file=…,line=…::message`.

use super::inert::for_terminal;
use crate::findings::{Finding, Level};
use crate::source::Sources;
use std::fmt::Write as _;

/// The findings as workflow commands, one line each, in the order given.
pub fn findings(findings: &[Finding], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        let (start, end) = sources.line_columns(finding.span);
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice => "notice",
        };
        let file = property(sources.name(finding.span.file));
        let _ = write!(out, "::{command} file={file},line={},endLine={}", start.line, end.line);
        let _ = match start.line == end.line {
            true => write!(out, ",col={},endColumn={}", start.column, end.column),
            false => write!(out, ",col={}", start.column),
        };
        let help = finding.help.as_deref().map(|h| format!("\n{h}")).unwrap_or_default();
        let message = format!("{}{help}", finding.message);
        let _ = writeln!(out, ",title={}::{}", property(finding.rule), data(&message));
    }
    out
}

fn data(text: &str) -> String {
    for_terminal(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
