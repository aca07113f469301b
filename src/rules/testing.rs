//! What the tests of rules share: a text in, findings out.

use super::{Review, Rule};
use crate::campaign::Campaign;
use crate::findings::{Config, Finding, Level};
use crate::lower::{Lowered, Place, lower};
use crate::schedule::{Options, schedule};
use crate::source::MemoryFiles;
use jiff::civil::{Date, date};
use std::path::Path;

/// The day on which tests look at a plan, unless they say otherwise.
pub(crate) const TODAY: Date = date(2027, 1, 1);

fn read(text: &str) -> Lowered {
    let files = MemoryFiles::from([("/p/plan.campaign", text)]);
    let rules: Vec<&'static str> = super::all().map(|r| r.meta.name).collect();
    let root = Path::new("/p");
    lower(Place { files: &files, root, base: root, rules: &rules }, Path::new("/p/plan.campaign"))
}

/// The campaign of a text.
pub(crate) fn campaign(text: &str) -> Campaign {
    read(text).campaign.expect("the text holds a campaign")
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
    let one = |review: &Review<'_>| {
        let mut findings = Vec::new();
        (rule.check)(review, &mut findings);
        findings
    };
    review(text, today, config, one)
}

fn review(text: &str, today: Date, config: &Config, look: impl FnOnce(&Review<'_>) -> Vec<Finding>) -> Vec<Finding> {
    let lowered = read(text);
    let errors: Vec<_> = lowered.findings.iter().filter(|f| f.level == Level::Error).map(|f| &f.message).collect();
    assert!(errors.is_empty(), "the text is not sound in the language: {errors:?}\n{text}");
    let campaign = lowered.campaign.expect("the text holds a campaign");
    let outcome = schedule(&campaign, &Options::default());
    look(&Review::new(&campaign, outcome.plan(), today, config))
}
