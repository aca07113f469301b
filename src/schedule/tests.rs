//! What the whole room promises.

use super::testing::{Plot, export, random};
use super::*;
use crate::campaign::*;
use crate::whole::testing::facts;
use jiff::civil::{date, time};

fn planned(facts: &Facts) -> Plan {
    match schedule(facts, &Options::default()) {
        Outcome::Scheduled(plan) => {
            assert_eq!(validate(facts, &plan), []);
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
    let facts = facts(plot.campaign());
    let plan = planned(&facts);
    assert_eq!(plan.objective.same_day_overlaps, 0);
}

#[test]
fn random_plans_are_never_scheduled_against_a_rule() {
    let mut scheduled = 0;
    for seed in 0..40 {
        let facts = facts(random(seed, 5 + (seed % 50) as u32));
        if let Outcome::Scheduled(plan) = schedule(&facts, &Options::default()) {
            assert_eq!(validate(&facts, &plan), [], "seed {seed}");
            scheduled += 1;
        }
    }
    assert!(scheduled > 13, "only {scheduled} of 40 random plans could be scheduled");
}

#[test]
#[ignore = "measures"]
fn times() {
    for posts in [20, 200, 2_000, 20_000] {
        let facts = facts(testing::large(posts, 1));
        let begin = std::time::Instant::now();
        let _ = schedule(&facts, &Options { effort: Effort::Quick, ..Options::default() });
        let quick = begin.elapsed();
        let begin = std::time::Instant::now();
        let outcome = schedule(&facts, &Options { effort: Effort::Full, ..Options::default() });
        let took = begin.elapsed();
        let begin = std::time::Instant::now();
        let breaches = outcome.plan().map(|p| validate(&facts, p).len());
        println!(
            "{posts}: quick {quick:?}, full {took:?}, validated in {:?}: {breaches:?} {:?}",
            begin.elapsed(),
            outcome.plan().map(|p| p.objective)
        );
    }
}

#[test]
#[ignore = "measures"]
fn parts() {
    for posts in [200, 2_000, 20_000] {
        let facts = facts(testing::large(posts, 1));
        let run = facts.campaign.settings.runs.unwrap().value;
        let t = std::time::Instant::now();
        let mut problem = Problem::new(&facts, run);
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
        let facts = facts(random(seed, 10 + (seed % 51) as u32));
        let outcome = schedule(&facts, &Options { effort: Effort::Full, ..Options::default() });
        let text = serde_json::to_string_pretty(&export(&facts, &outcome)).unwrap();
        std::fs::write(folder.join(format!("{seed:04}.json")), text).unwrap();
    }
}

#[test]
fn a_post_can_say_why_it_lies_where_it_does() {
    let mut plot = Plot::new(date(2027, 3, 1), date(2027, 3, 7));
    plot.zone("Europe/Berlin");
    let runners = plot.audience("runners", &[AudienceLimit { count: 1, what: Limited::Posts, per: Period::Day }]);
    let (maya, jonas) = (plot.person("maya"), plot.person("jonas"));
    let instagram = plot.channel("instagram");
    let (first, second) = (plot.deliver(1, &[maya], instagram), plot.deliver(1, &[jonas], instagram));
    for (id, day) in [(first, 2), (second, 4)] {
        let to = plot.at(runners);
        plot.delivery(id).audiences.push(to);
        plot.between(id, date(2027, 3, day), date(2027, 3, 5));
    }
    let facts = facts(plot.campaign());
    let plan = planned(&facts);
    let why = why(&facts, &plan, PostId(0)).unwrap();
    assert_eq!((why.first.date, why.last.date), (date(2027, 3, 2), date(2027, 3, 5)));
    let demands = |side: &Side| side.shut_by.iter().map(|p| p.demand.clone()).collect::<Vec<_>>();
    assert_eq!(demands(&why.first), ["only during 2027-03-02 .. 2027-03-05"]);
    assert_eq!(demands(&why.last), ["only during 2027-03-02 .. 2027-03-05"]);
    let jonas = plan.slot(PostId(1)).date;
    for day in &why.days {
        match &day.verdict {
            DayVerdict::Chosen => assert_eq!(day.date, plan.slot(PostId(0)).date),
            DayVerdict::Shut(by) => {
                assert_eq!(day.date, jonas);
                assert_eq!(by[0].party.demand, "at most 1 post a day for runners");
            }
            DayVerdict::Open(price) => assert_eq!(price.overlaps, 0),
        }
    }
    assert_eq!(why.days.len(), 4);
}

#[test]
fn no_open_day_that_is_told_breaks_a_rule_and_every_shut_one_would() {
    let mut looked = (0, 0);
    for seed in 0..30 {
        let facts = facts(random(seed, 8 + (seed % 12) as u32));
        let Outcome::Scheduled(plan) = schedule(&facts, &Options::default()) else { continue };
        let why = why(&facts, &plan, PostId(0)).unwrap();
        for day in why.days {
            let DayVerdict::Open(price) = day.verdict else {
                looked.1 += usize::from(matches!(day.verdict, DayVerdict::Shut(by) if !by.is_empty()));
                continue;
            };
            let mut moved = plan.clone();
            (moved.slots[0].date, moved.slots[0].time) = (day.date, price.time);
            let breaches = validate(&facts, &moved);
            assert!(breaches.iter().all(|b| b.rule.contains("milestone")), "seed {seed}, {}: {breaches:?}", day.date);
            looked.0 += 1;
        }
    }
    assert!(looked.0 > 20 && looked.1 > 20, "{looked:?}");
}

#[test]
fn a_second_schedule_leaves_every_post_where_the_first_has_it() {
    for seed in 0..30 {
        let facts = facts(random(seed, 10 + (seed % 30) as u32));
        let Outcome::Scheduled(plan) = schedule(&facts, &Options::default()) else { continue };
        let slot = |s: &Appointment| (facts.campaign[s.post].id.clone(), (s.date, s.time));
        let previous = plan.slots.iter().map(slot).collect();
        let again = schedule(&facts, &Options { previous, ..Options::default() });
        assert_eq!(again.plan().map(|p| &p.slots), Some(&plan.slots), "seed {seed}");
    }
}

/// Moves one end of a window by a day, at random, and counts the other posts that move when the schedule before is
/// known.
fn moved_by_an_edit(campaign: &Campaign, seed: u64) -> Option<(usize, usize)> {
    let Outcome::Scheduled(plan) = schedule(&facts(campaign.clone()), &Options::default()) else { return None };
    let slot = |s: &Appointment| (campaign[s.post].id.clone(), (s.date, s.time));
    let previous = plan.slots.iter().map(slot).collect();
    let mut edited = campaign.clone();
    let at = (seed as usize * 7) % edited.deliveries.len();
    let delivery =
        edited.deliveries[at..].iter_mut().find(|d| d.window.is_some() && d.at.is_none() && d.phase.is_none())?;
    let window = &mut delivery.window.as_mut()?.value;
    match seed % 3 {
        0 => window.first = window.first.tomorrow().ok().filter(|d| *d <= window.last)?,
        1 => window.last = window.last.yesterday().ok().filter(|d| *d >= window.first)?,
        _ => window.first = window.first.yesterday().ok()?,
    }
    let touched = delivery.span;
    let Outcome::Scheduled(after) = schedule(&facts(edited), &Options { previous, ..Options::default() }) else {
        return None;
    };
    let others =
        || plan.slots.iter().zip(&after.slots).filter(|(a, _)| campaign[campaign[a.post].delivery].span != touched);
    let moved = others().filter(|(a, b)| (a.date, a.time) != (b.date, b.time)).count();
    Some((moved, others().count()))
}

#[test]
fn a_small_edit_moves_few_of_the_posts_it_does_not_touch() {
    let roomy = (0..90).map(|seed| (testing::large(20 + (seed % 5) as u32 * 20, seed), seed));
    let tight = (0..40).map(|seed| (random(seed, 8 + (seed % 20) as u32), seed));
    let (mut moved, mut all, mut edits) = (0, 0, 0);
    for (m, n) in roomy.chain(tight).filter_map(|(campaign, seed)| moved_by_an_edit(&campaign, seed)) {
        (moved, all, edits) = (moved + m, all + n, edits + 1);
    }
    println!("{moved} of {all} posts moved over {edits} edits");
    assert!(edits >= 80 && moved * 10 <= all, "{moved} of {all} posts moved over {edits} edits");
}
