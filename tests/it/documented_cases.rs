//! Documented campaigns: each mistake that has to be found is found, and none is raised where there is none.

use crate::common;
use campaignc::findings::Level;
use campaignc::source::MemoryFiles;
use campaignc::{Checked, Project};
use serde_yaml::Value;
use std::path::Path;
use std::sync::Arc;

fn check(text: &str) -> Checked {
    let path = Path::new("p/c.campaign");
    let files = MemoryFiles::from([("p/c.campaign", text)]);
    Project::with_files(Arc::new(files), path, Path::new("p")).check(path, common::today())
}

fn words(value: &Value) -> Vec<String> {
    value.as_sequence().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_string)).collect()
}

/// What the record owes a campaign, and what was said of it, as complaints.
fn complaints(name: &str, owed: &Value, checked: &Checked) -> Vec<String> {
    let found = |mistake: &str| checked.findings.iter().any(|f| f.mistake.name() == mistake);
    let raised = |rule: &str| checked.findings.iter().any(|f| f.rule == rule);
    let mut wrong = Vec::new();
    for (mistake, rules) in owed["must"].as_mapping().into_iter().flatten() {
        let mistake = mistake.as_str().unwrap_or("");
        if !found(mistake) {
            wrong.push(format!("{name}: nothing about {mistake}"));
        }
        wrong.extend(words(rules).iter().filter(|r| !raised(r)).map(|r| format!("{name}: {r} is silent")));
    }
    wrong.extend(
        words(&owed["must_not"]).iter().filter(|m| found(m)).map(|m| format!("{name}: a false alarm about {m}")),
    );
    wrong.extend(words(&owed["practice"]).iter().filter(|r| !raised(r)).map(|r| format!("{name}: {r} is silent")));
    wrong
}

#[test]
fn every_documented_campaign_is_judged_as_the_record_says() {
    let text = std::fs::read_to_string(common::home().join("tests/cases/expect.yaml")).expect("the record");
    let record: Value = serde_yaml::from_str(&text).expect("the record is YAML");
    let mut wrong = Vec::new();
    let cases = common::campaigns_in("tests/cases");
    assert_eq!(cases.len(), record.as_mapping().map_or(0, |m| m.len()), "each case has its record");
    for (name, text) in cases {
        let checked = check(&text);
        let errors = checked.findings.iter().filter(|f| f.level == Level::Error);
        wrong.extend(errors.map(|f| format!("{name}: {}", f.message)));
        assert!(checked.plan().is_some(), "{name} has a schedule");
        wrong.extend(complaints(&name, &record[name.as_str()], &checked));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_sound_example_is_sound_and_the_other_one_makes_all_four_mistakes() {
    let sound = check(include_str!("../../examples/trail-season.campaign"));
    assert!(sound.findings.iter().all(|f| f.level == Level::Advice), "{:#?}", sound.findings);
    let star = check(include_str!("../../examples/star-launch.campaign"));
    for mistake in campaignc::findings::Mistake::FOUR {
        let mut rules: Vec<&str> = star.findings.iter().filter(|f| f.mistake == mistake).map(|f| f.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        assert!(rules.len() >= 3, "{mistake}: {rules:?}");
    }
}
