//! The way from a campaign as it was read to everything that is true of it: people, groups, posts.
//!
//! Knows nothing of schedules, rules or output.

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use crate::campaign::Campaign;
use crate::casting::{self, Drift, Lock, Memo, Pool, Shortfall};
use crate::expand::{Told, expand};
use crate::facts::Facts;
use crate::facts::people::{Norms, People, people};
use crate::findings::Finding;
use jiff::civil::Date;

/// What is given beside the campaign.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// What is usual, as the project sets it.
    pub norms: &'a Norms,
    /// The day on which the plan is looked at.
    pub today: Date,
    /// The casts that are written down.
    pub lock: &'a Lock,
    /// Casting problems that were solved before.
    pub memo: &'a Memo,
}

/// A campaign with groups filled, posts spread out, and everything worked out that follows.
#[derive(Debug)]
pub struct Whole {
    /// The facts, with the campaign in them.
    pub facts: Facts,
    /// The groups that got fewer people than they ask for.
    pub short: Vec<Shortfall>,
    /// What would be different from the casts written down.
    pub changes: Vec<Drift>,
    /// What is not sound in the language, as far as it shows only now.
    pub findings: Vec<Finding>,
}

/// Fills the groups, spreads out the posts and works out the facts.
pub fn whole(mut campaign: Campaign, told: Told<'_>, given: Given<'_>) -> Whole {
    let people = people(&campaign, given.norms, given.today);
    let floor = People { campaign: &campaign, facts: &people, norms: given.norms };
    let cast = casting::cast(Pool { people: floor, memo: given.memo }, given.lock);
    for (group, members) in campaign.groups.iter_mut().zip(cast.members) {
        group.members = members;
    }
    let findings = expand(&mut campaign, told);
    let facts = Facts::of(campaign, people, given.norms.clone());
    Whole { facts, short: cast.short, changes: cast.changes, findings }
}
