//! What the tests of rules share: a text in, findings out.

use super::{Review, Rule, Scheduled};
use crate::casting::Memo;
use crate::facts::Facts;
use crate::findings::{Config, Finding, Level};
use crate::schedule::{Options, schedule};
use crate::whole;
use jiff::civil::Date;

pub(crate) use whole::testing::TODAY;

fn read(text: &str, today: Date, config: &Config) -> (Facts, Vec<Finding>) {
    let rules: Vec<&'static str> = super::all().map(|r| r.meta.name).collect();
    let (whole, mut lowered) = whole::testing::read(text, &rules, &super::norms(config), today);
    lowered.findings.extend(whole.findings);
    (whole.facts, lowered.findings)
}

/// What is true of the campaign of a text.
pub(crate) fn facts(text: &str) -> Facts {
    read(text, TODAY, &Config::default()).0
}

/// What all rules find in a text, on `TODAY`, with the default thresholds. The text must be sound in the language.
pub(crate) fn found_by_all(text: &str) -> Vec<Finding> {
    review(text, TODAY, &Config::default(), super::check)
}

/// What one rule finds in a text, on `TODAY`, with the default thresholds.
pub(crate) fn found(rule: &Rule, text: &str) -> Vec<Finding> {
    found_on(rule, text, TODAY)
}

/// The same on another day.
pub(crate) fn found_on(rule: &Rule, text: &str, today: Date) -> Vec<Finding> {
    found_with(rule, text, today, &Config::default())
}

/// The same with other settings.
pub(crate) fn found_with(rule: &Rule, text: &str, today: Date, config: &Config) -> Vec<Finding> {
    let one = |review: &Scheduled<'_>| {
        let mut findings = Vec::new();
        rule.look(review, &mut findings);
        findings
    };
    review(text, today, config, one)
}

fn review(text: &str, today: Date, config: &Config, look: impl FnOnce(&Scheduled<'_>) -> Vec<Finding>) -> Vec<Finding> {
    let (facts, findings) = read(text, today, config);
    let errors: Vec<_> = findings.iter().filter(|f| f.level == Level::Error).map(|f| &f.message).collect();
    assert!(errors.is_empty(), "the text is not sound in the language: {errors:?}\n{text}");
    let (outcome, memo) = (schedule(&facts, &Options::default()), Memo::default());
    look(&Review::new(&facts, today, config, &memo).with_plan(outcome.plan()))
}
