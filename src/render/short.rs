//! One line a finding: `file:line:col: level[rule]: message`.

use super::inert::one_line;
use crate::findings::Finding;
use crate::source::Sources;
use std::fmt::Write as _;

/// The findings, one line each, in the order given.
pub fn findings(findings: &[Finding], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        let name = one_line(sources.name(finding.span.file));
        let (at, _) = sources.line_columns(finding.span);
        let (level, rule, message) = (finding.level, finding.rule, one_line(&finding.message));
        let _ = writeln!(out, "{name}:{}:{}: {level}[{rule}]: {message}", at.line, at.column);
    }
    out
}
