//! What would help: small changes, each tried out on the whole plan.

use super::Core;
use super::change::Change;
use super::offers::{self, Ladder, Offer};
use super::oracle::{self, Oracle};
use crate::facts::Facts;
use crate::schedule::Relaxation;
use crate::schedule::engine::Stop;
use crate::schedule::statement::Dropped;

/// The most changes that are proposed for one conflict.
const MOST: usize = 6;

/// How many steps further a change is taken where the rest of the plan asks for more.
const MORE_STEPS: u64 = 3;

/// Changes that end a conflict, smallest first. Each leaves the whole plan with a schedule, but for the deliveries that other
/// conflicts are about.
pub(super) fn relaxations(facts: &Facts, core: &Core, others: &Dropped, stop: &Stop) -> Vec<Relaxation> {
    changes(facts, core, others, stop).into_iter().map(|offer| Relaxation { text: offer.text }).collect()
}

/// The same as changes that can be made.
pub(super) fn changes(facts: &Facts, core: &Core, others: &Dropped, stop: &Stop) -> Vec<Offer> {
    let small = oracle::part_of(facts, &core.deliveries());
    let mut offers: Vec<(Offer, Ladder)> = Vec::new();
    for statement in &core.statements {
        for ladder in offers::ladders(&small.campaign, *statement) {
            if let Some(offer) = smallest(&small, &ladder, stop) {
                offers.push((offer, ladder));
            }
        }
    }
    offers.sort_by(|a, b| (a.0.size, &a.0.text).cmp(&(b.0.size, &b.0.text)));
    let mut found: Vec<Offer> = Vec::new();
    for (offer, ladder) in offers {
        if found.len() == MOST {
            break;
        }
        let more =
            (0..=MORE_STEPS).map_while(|n| if n == 0 { Some(offer.clone()) } else { (ladder.at)(offer.step + n) });
        if let Some(works) = more.into_iter().find(|o| works(facts, &o.change, others, stop))
            && found.iter().all(|f| f.text != works.text)
        {
            found.push(works);
        }
    }
    found
}

/// Whether the campaign has a schedule with a change.
fn works(facts: &Facts, change: &Change, others: &Dropped, stop: &Stop) -> bool {
    let mut changed = facts.clone();
    change.apply(&mut changed);
    Oracle::new(&changed, stop).fits(others)
}

/// The first step of a ladder that ends the conflict.
fn smallest(small: &Facts, ladder: &Ladder, stop: &Stop) -> Option<Offer> {
    let helps = |step: u64| {
        let offer = (ladder.at)(step)?;
        works(small, &offer.change, &Dropped::new(), stop).then_some(offer)
    };
    if !ladder.steady {
        return (1..=ladder.steps).find_map(helps);
    }
    let mut high = 1;
    let mut best = loop {
        if let Some(offer) = helps(high) {
            break offer;
        }
        if high == ladder.steps {
            return None;
        }
        high = (high * 2).min(ladder.steps);
    };
    let mut low = high / 2 + 1;
    while low < best.step {
        let middle = low + (best.step - low) / 2;
        match helps(middle) {
            Some(offer) => best = offer,
            None => low = middle + 1,
        }
    }
    Some(best)
}
