//! What every rule owes, tested for all of them: documents, evidence with sources, thresholds, and examples that run.

use super::examples::example_file;
use super::testing::found_by_all;
use super::{Rule, all};
use crate::findings::{Finding, Level};

fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {}: {}", f.level, f.rule, f.message)).collect()
}

fn is_kebab(name: &str) -> bool {
    !name.is_empty() && name.split('-').all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase()))
}

fn sentences(rule: &Rule, what: &str, text: &str) {
    let name = rule.meta.name;
    let begins =
        text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '`' | '"' | '“' | '@'));
    assert!(begins && text.ends_with(['.', '?']), "{name}: {what} is not a sentence: {text:?}");
    assert!(!text.contains("  "), "{name}: {what} has double spaces: {text:?}");
}

#[test]
fn every_rule_is_documented() {
    for rule in all() {
        let m = &rule.meta;
        assert!(is_kebab(m.name), "{}: a name is words with hyphens", m.name);
        assert!(m.level < Level::Error, "{}: a plan with mistakes is still a plan", m.name);
        sentences(rule, "summary", m.summary);
        sentences(rule, "why", m.why);
        sentences(rule, "how", m.how);
    }
}

#[test]
fn every_rule_rests_on_evidence_with_a_source() {
    for rule in all() {
        let m = &rule.meta;
        assert!(!m.evidence.is_empty(), "{}: no evidence", m.name);
        for e in m.evidence {
            sentences(rule, "claim", e.claim);
            assert!(!e.source.is_empty() && !e.source.ends_with('.'), "{}: source {:?}", m.name, e.source);
        }
    }
}

#[test]
fn every_threshold_has_a_key_a_unit_and_a_sentence() {
    for rule in all() {
        let m = &rule.meta;
        for (i, t) in m.thresholds.iter().enumerate() {
            let key = t.key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            assert!(key && !t.key.is_empty(), "{}: key {:?}", m.name, t.key);
            assert!(m.thresholds[..i].iter().all(|o| o.key != t.key), "{}: `{}` stands twice", m.name, t.key);
            assert!(t.default.is_finite() && t.default >= 0.0, "{}: `{}`", m.name, t.key);
            assert!(!t.unit.is_empty(), "{}: `{}` has no unit", m.name, t.key);
            sentences(rule, t.key, t.doc);
        }
    }
}

#[test]
fn the_bad_example_shows_its_rule_once_and_nothing_else() {
    for rule in all() {
        let found = found_by_all(&example_file(rule.meta.bad));
        assert!(found.len() == 1 && found[0].rule == rule.meta.name, "{}: {:#?}", rule.meta.name, told(&found));
    }
}

#[test]
fn the_good_example_shows_nothing() {
    for rule in all() {
        let found = found_by_all(&example_file(rule.meta.good));
        assert!(found.is_empty(), "{}: {:#?}", rule.meta.name, told(&found));
    }
}

#[test]
fn the_finding_of_the_bad_example_is_complete() {
    for rule in all() {
        let m = &rule.meta;
        for f in found_by_all(&example_file(m.bad)) {
            assert_eq!((f.mistake, f.evidence.len()), (m.mistake, m.evidence.len()), "{}", m.name);
            if !f.message.starts_with(char::is_lowercase) {
                sentences(rule, "message", &f.message);
            }
            assert!(!f.facts.is_empty(), "{}: no facts", m.name);
            assert!(!f.label.is_empty(), "{}: no label", m.name);
            sentences(rule, "help", f.help.as_deref().unwrap_or_default());
            assert!(f.span.start < f.span.end, "{}: no place", m.name);
        }
    }
}
