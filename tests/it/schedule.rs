//! The campaigns that come with the project have schedules that hold every hard rule.

use campaignc::Project;
use campaignc::schedule::{Outcome, validate};
use std::path::{Path, PathBuf};

fn campaigns() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = ["examples", "tests/cases"]
        .into_iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "campaign"))
        .collect();
    found.sort();
    found
}

#[test]
fn every_campaign_that_comes_with_the_project_has_a_valid_schedule() {
    let today = jiff::civil::date(2027, 1, 15);
    let found = campaigns();
    assert!(found.len() > 10);
    for path in found.iter().filter(|p| !p.ends_with("star-launch.campaign")) {
        let checked = Project::open(path, Path::new(".")).check(path, today);
        let facts = checked.facts.as_ref().unwrap();
        match &checked.outcome {
            Outcome::Scheduled(plan) => assert_eq!(validate(facts, plan), [], "{}", path.display()),
            other => panic!("{}: {other:#?}", path.display()),
        }
    }
}

#[test]
fn eleven_posts_of_one_account_in_two_days_are_told_to_be_too_many() {
    let path = Path::new("examples/star-launch.campaign");
    let checked = Project::open(path, Path::new(".")).check(path, jiff::civil::date(2027, 1, 15));
    assert!(matches!(checked.outcome, Outcome::Impossible(_)), "{:#?}", checked.outcome);
}
