//! What the whole room promises.

use super::testing::{Plot, export, random};
use super::*;
use crate::campaign::*;
use jiff::civil::{date, time};

fn planned(campaign: &Campaign) -> Plan {
    match schedule(campaign, &Options::default()) {
        Outcome::Scheduled(plan) => {
            assert_eq!(validate(campaign, &plan), []);
            plan
        }
        other => panic!("no schedule: {other:#?}"),
    }
}

#[test]
fn a_plan_that_fits_is_scheduled_and_holds_every_rule() {
    let mut plot = Plot::new(date(2027, 3, 1), date(2027, 4, 11));
    plot.zone("Europe/Berlin");
    let runners = AudienceLimit { count: 3, what: Limited::Posts, per: Period::Week };
    plot.audience("runners", &[runners]);
    let (maya, jonas) = (plot.person("maya"), plot.person("jonas"));
    let instagram = plot.channel("instagram");
    plot.limit(instagram, 2, Period::Day);
    plot.hours(instagram, WeekPart::Weekdays, time(17, 0, 0, 0), time(21, 0, 0, 0));
    plot.hours(instagram, WeekPart::Weekends, time(9, 0, 0, 0), time(12, 0, 0, 0));
    let story = plot.story("winter", 3, Duration::of(5, "days"));
    let told = plot.deliver(1, &[maya], instagram);
    let story = plot.at(story);
    plot.delivery(told).story = Some(story);
    let after = plot.deliver(4, &[jonas], instagram);
    plot.after(after, told);
    let campaign = plot.campaign();
    let plan = planned(&campaign);
    assert_eq!(plan.objective.same_day_overlaps, 0);
}

#[test]
fn random_plans_are_never_scheduled_against_a_rule() {
    let mut scheduled = 0;
    for seed in 0..40 {
        let campaign = random(seed, 5 + (seed % 50) as u32);
        if let Outcome::Scheduled(plan) = schedule(&campaign, &Options::default()) {
            assert_eq!(validate(&campaign, &plan), [], "seed {seed}");
            scheduled += 1;
        }
    }
    assert!(scheduled > 13, "only {scheduled} of 40 random plans could be scheduled");
}

#[test]
#[ignore = "measures"]
fn times() {
    for posts in [20, 200, 2_000, 20_000] {
        let campaign = testing::large(posts, 1);
        let begin = std::time::Instant::now();
        let outcome = schedule(&campaign, &Options::default());
        let took = begin.elapsed();
        let begin = std::time::Instant::now();
        let breaches = outcome.plan().map(|p| validate(&campaign, p).len());
        println!(
            "{posts}: {took:?}, validated in {:?}: {breaches:?} {:?}",
            begin.elapsed(),
            outcome.plan().map(|p| p.objective)
        );
    }
}

#[test]
#[ignore = "measures"]
fn parts() {
    for posts in [200, 2_000, 20_000] {
        let campaign = testing::large(posts, 1);
        let run = campaign.settings.runs.unwrap().value;
        let t = std::time::Instant::now();
        let mut problem = Problem::new(&campaign, run);
        let a = t.elapsed();
        problem.narrow().unwrap();
        let b = t.elapsed();
        let mut state = State::new(&problem);
        let c = t.elapsed();
        let left = greedy::place_all(&mut state, &mut problem.present.clone());
        let d = t.elapsed();
        let n = left.len();
        let left = repair::repair(&mut state, left, 200 + n * 40);
        let e = t.elapsed();
        let fewest = bound::of_audiences(&state);
        println!("bound {} of {} in {:?}", fewest.iter().sum::<u64>(), state.all_overlaps(), t.elapsed() - e);
        let p = plan(&state, 0);
        let f = t.elapsed();
        println!(
            "{posts}: build {a:?} narrow {:?} state {:?} greedy {:?} ({n} left) repair {:?} ({} left) plan {:?} {}",
            b - a,
            c - b,
            d - c,
            e - d,
            left.len(),
            f - e,
            p.slots.len()
        );
    }
}

#[test]
#[ignore = "writes random plans for tests/reference/check.py"]
fn export_for_the_reference() {
    let folder = std::path::PathBuf::from(std::env::var("CAMPAIGNC_REFERENCE").unwrap());
    let seeds: u64 = std::env::var("CAMPAIGNC_SEEDS").map_or(200, |n| n.parse().unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    for seed in 0..seeds {
        let campaign = random(seed, 10 + (seed % 51) as u32);
        let outcome = schedule(&campaign, &Options::default());
        let text = serde_json::to_string_pretty(&export(&campaign, &outcome)).unwrap();
        std::fs::write(folder.join(format!("{seed:04}.json")), text).unwrap();
    }
}
