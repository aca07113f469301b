//! Plans that cannot be scheduled: all are found out, what is told of them is smallest, and what is proposed works.

use super::*;
use crate::campaign::{DateRange, DeliveryId, Duration};
use crate::schedule::dice::Dice;
use crate::schedule::testing::random;
use crate::schedule::{Options, Outcome, schedule, validate};
use crate::source::{FileId, Spanned};
use crate::whole::testing::facts;

fn spanned<T>(value: T, at: u32) -> Spanned<T> {
    Spanned::new(value, Span::new(FileId::default(), 1_000_000 + at, 1_000_005 + at))
}

/// A random plan in which one delivery, or all of them, cannot keep what is asked.
fn planted(seed: u64) -> Facts {
    let mut campaign = random(seed, 6 + (seed % 14) as u32);
    let mut dice = Dice::new(seed ^ 0xBAD);
    let run = campaign.settings.runs.as_ref().map(|r| r.value).unwrap();
    let delivery = DeliveryId(dice.below(campaign.deliveries.len()) as u32);
    let who = campaign.posts.iter().find(|p| p.delivery == delivery).unwrap().influencer;
    let one_day = DateRange { first: run.last, last: run.last };
    match seed % 4 {
        0 => {
            pin_to(&mut campaign, delivery, one_day);
            campaign.influencers[who.index()].known.away.push(spanned(one_day, 10));
        }
        1 => campaign.settings.briefed = Some(spanned(run.last.saturating_add(jiff::Span::new().days(30)), 20)),
        2 => {
            let same = |d: &DeliveryId| campaign.posts.iter().any(|p| p.delivery == *d && p.influencer == who);
            let all: Vec<DeliveryId> = (0..campaign.deliveries.len() as u32).map(DeliveryId).filter(same).collect();
            all.iter().for_each(|d| pin_to(&mut campaign, *d, one_day));
            let gap = Duration::of(3, "days").unwrap();
            campaign.influencers[who.index()].known.gap = Some(spanned(gap, 30));
            let mut twin = campaign.posts.iter().find(|p| p.delivery == delivery).unwrap().clone();
            twin.id = format!("{}-twin", twin.id);
            campaign.posts.push(twin);
        }
        _ => {
            pin_to(&mut campaign, delivery, one_day);
            let other = DateRange { first: run.first, last: run.first };
            campaign.influencers[who.index()].known.available = vec![spanned(other, 40)];
        }
    }
    facts(campaign)
}

fn pin_to(campaign: &mut Campaign, delivery: DeliveryId, days: DateRange) {
    let delivery = &mut campaign.deliveries[delivery.index()];
    (delivery.at, delivery.phase) = (None, None);
    delivery.window = Some(spanned(days, 50 + delivery.span.start));
}

/// Without any one of its statements a conflict is none.
fn smallest(facts: &Facts, core: &Core, seed: u64) {
    let own = core.statements.iter().filter_map(|s| match s {
        Clause::Delivery(d) => Some(*d),
        _ => None,
    });
    let small = oracle::part_of(facts, &own.collect());
    let oracle = Oracle::new(&small, &None);
    let all = minimal::all_statements(&oracle::problem(&small, &Dropped::new()));
    let beside: Dropped = all.into_iter().filter(|s| !core.statements.contains(s)).collect();
    assert!(oracle.never_fits(&beside), "seed {seed}: {:?} do hold together", core.statements);
    for statement in &core.statements {
        let mut fewer = beside.clone();
        fewer.insert(*statement);
        assert!(!oracle.never_fits(&fewer), "seed {seed}: {statement:?} is not needed in {:?}", core.statements);
    }
}

/// Every proposed change leaves a valid schedule, but for the deliveries of the other conflicts.
fn proposals_work(facts: &Facts, core: &Core, all: &[Core], seed: u64) -> usize {
    let others = deliveries_of_others(core, all);
    let offers = relax::changes(facts, core, &others, &None);
    for offer in &offers {
        let mut changed = facts.clone();
        offer.change.apply(&mut changed);
        changed.retain_posts(|p| !others.contains(&Clause::Delivery(p.delivery)));
        match schedule(&changed, &Options::default()) {
            Outcome::Scheduled(plan) => assert_eq!(validate(&changed, &plan), [], "seed {seed}: {}", offer.text),
            other => panic!("seed {seed}: `{}` does not help: {other:?}", offer.text),
        }
    }
    offers.len()
}

fn hold(seeds: impl Iterator<Item = u64>) {
    let (mut conflicts, mut proposals, mut open) = (0, 0, 0);
    for seed in seeds {
        let facts = planted(seed);
        assert!(
            matches!(schedule(&facts, &Options::default()), Outcome::Impossible(_)),
            "seed {seed}: a schedule was found for what cannot be"
        );
        let known = Oracle::new(&facts, &None).find(&Dropped::new());
        let all = cores(&facts, known, &None);
        assert!(!all.is_empty(), "seed {seed}");
        for core in &all {
            if !core.proven {
                open += 1;
                continue;
            }
            smallest(&facts, core, seed);
            proposals += proposals_work(&facts, core, &all, seed);
            conflicts += 1;
        }
    }
    println!("{conflicts} conflicts, {proposals} proposals, {open} not settled");
    assert_eq!(open, 0);
    assert!(proposals > conflicts, "most conflicts have a way out");
}

#[test]
fn planted_conflicts_are_found_told_in_the_fewest_statements_and_ended_by_what_is_proposed() {
    hold((0..24).chain([120]));
}

#[test]
#[ignore = "takes a minute in an optimised build"]
fn three_hundred_planted_conflicts_are_found_and_ended() {
    hold(0..300);
}
