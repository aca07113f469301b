//! The two examples and the documented campaigns, for the rules about the brand's voice, about saturation and about labels:
//! what `documented_cases` does not ask.

use crate::common::{home, today};
use campaignc::Project;
use campaignc::findings::{Finding, Mistake};
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

fn findings(path: &str) -> Vec<Finding> {
    let path = home().join(path);
    let checked = Project::open(&path, &home()).check(&path, today());
    assert!(checked.facts.is_some(), "{}", path.display());
    checked.findings
}

fn rules(findings: &[Finding], mistake: Mistake) -> BTreeSet<&'static str> {
    findings.iter().filter(|f| f.mistake == mistake).map(|f| f.rule).collect()
}

#[test]
fn labels_are_missed_where_the_record_says_so_and_nowhere_else() {
    let text = std::fs::read_to_string(home().join("tests/cases/expect.yaml")).expect("the record");
    let record: Value = serde_yaml::from_str(&text).expect("the record is YAML");
    let mut owed = BTreeSet::new();
    let mut found = BTreeSet::new();
    for (file, case) in record.as_mapping().expect("the record lists campaigns") {
        let file = file.as_str().unwrap_or_default();
        let practice = case["practice"].as_sequence().into_iter().flatten().filter_map(Value::as_str);
        owed.extend(practice.filter(|r| r.ends_with("-disclosure")).map(|r| format!("{file}: {r}")));
        let raised = rules(&findings(&format!("tests/cases/{file}")), Mistake::Practice);
        found.extend(raised.into_iter().filter(|r| r.ends_with("-disclosure")).map(|r| format!("{file}: {r}")));
    }
    assert_eq!(found, owed);
    assert!(!owed.is_empty());
}

#[test]
fn the_expensive_launch_shows_both_mistakes_in_full_and_no_label() {
    let found = findings("examples/star-launch.campaign");
    let voice = rules(&found, Mistake::BrandVoice);
    for rule in
        ["scripted-wording", "too-many-musts", "brand-overload", "brand-too-visible", "over-review", "hard-sell"]
    {
        assert!(voice.contains(rule), "{rule}: {voice:?}");
    }
    let saturation: Vec<&str> = rules(&found, Mistake::Saturation).into_iter().collect();
    assert_eq!(saturation, ["message-pile-up", "over-posting", "posting-burst", "too-many-messages"]);
    assert!(rules(&found, Mistake::Practice).contains("no-disclosure"));
}

#[test]
fn a_thing_is_said_once_however_many_posts_it_is_about() {
    for file in ["island-festival-tiles", "game-videos-approved", "vending-machines"] {
        let found = findings(&format!("tests/cases/{file}.campaign"));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let own = |f: &&Finding| matches!(f.mistake, Mistake::BrandVoice | Mistake::Saturation);
        found.iter().filter(own).for_each(|f| *counts.entry(f.rule).or_default() += 1);
        assert!(!counts.is_empty() && counts.values().all(|n| *n == 1), "{file}: {counts:?}");
    }
}
