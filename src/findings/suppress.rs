//! `allow`, `warn` and `deny`: what the author of a file decided about a rule, and where.

use super::{Finding, Level, Mistake};
use crate::source::Span;

/// What an override does to the findings of its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The finding is not shown.
    Allow,
    /// The finding is a warning.
    Warn,
    /// The finding is an error.
    Deny,
}

/// One `allow`, `warn` or `deny` of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// What it does.
    pub verdict: Verdict,
    /// The rule's name, as written.
    pub rule: String,
    /// The reason given.
    pub because: Option<String>,
    /// Where the statement stands.
    pub span: Span,
    /// The block it holds for; the whole text at top level.
    pub scope: Span,
}

/// Applies each override to the findings of its rule in its scope, the narrowest scope first. Errors of the language stay
/// what they are: where a text has no meaning there is nothing to decide.
/// Gives the findings that are left, those that an `allow` took away (with the index of that `allow`), and whether each
/// override did anything.
pub fn apply_overrides(
    findings: Vec<Finding>,
    overrides: &[Override],
) -> (Vec<Finding>, Vec<(Finding, usize)>, Vec<bool>) {
    let mut used = vec![false; overrides.len()];
    let (mut left, mut allowed) = (Vec::with_capacity(findings.len()), Vec::new());
    for mut finding in findings {
        let nearest = overrides
            .iter()
            .enumerate()
            .filter(|(_, o)| o.rule == finding.rule && !is_fixed(&finding) && covers(o.scope, &finding))
            .min_by_key(|(_, o)| o.scope.end - o.scope.start);
        let Some((index, over)) = nearest else {
            left.push(finding);
            continue;
        };
        used[index] = true;
        match over.verdict {
            Verdict::Allow => allowed.push((finding, index)),
            Verdict::Warn => {
                finding.level = Level::Warning;
                left.push(finding);
            }
            Verdict::Deny => {
                finding.level = Level::Error;
                left.push(finding);
            }
        }
    }
    (left, allowed, used)
}

fn is_fixed(finding: &Finding) -> bool {
    finding.mistake == Mistake::Language && finding.level == Level::Error
}

fn covers(scope: Span, finding: &Finding) -> bool {
    scope.contains(finding.span) || finding.related.iter().any(|r| scope.contains(r.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    #[test]
    fn an_allow_takes_away_a_warning_and_never_an_error_of_the_language() {
        let file = FileId::new(0);
        let allow = |rule: &str| Override {
            verdict: Verdict::Allow,
            rule: rule.to_string(),
            because: None,
            span: Span::new(file, 0, 1),
            scope: Span::new(file, 0, 100),
        };
        let finding = |rule, mistake, level| Finding::new(rule, mistake, level, Span::new(file, 10, 12), "It is so.");
        let findings = vec![
            finding("no-home", Mistake::Saturation, Level::Warning),
            finding("unknown-word", Mistake::Language, Level::Error),
        ];
        let (left, taken, used) = apply_overrides(findings, &[allow("no-home"), allow("unknown-word")]);
        assert_eq!(left.iter().map(|f| f.rule).collect::<Vec<_>>(), ["unknown-word"]);
        assert_eq!(taken.len(), 1);
        assert_eq!(used, [true, false]);
    }
}
