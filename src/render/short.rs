//! One line a finding: `file:line:col: level[rule]: message`.

use super::inert::one_line;
use super::place::Places;
use crate::findings::Finding;
use crate::source::Sources;
use std::fmt::Write as _;

/// The findings, one line each, in the order given.
pub fn findings(findings: &[Finding], sources: &Sources) -> String {
    let mut places = Places::new(sources);
    let mut out = String::new();
    for finding in findings {
        let name = one_line(places.name(finding.span.file));
        let at = places.at(finding.span.file, finding.span.start);
        let (level, rule, message) = (finding.level, finding.rule, one_line(&finding.message));
        let _ = writeln!(out, "{name}:{}:{}: {level}[{rule}]: {message}", at.line, at.column);
    }
    out
}
