//! Who is in a group: those listed, or those who fit what the group selects by, and the best of them within a budget.
//!
//! Takes people with what is true of each, and a budget; gives a chosen group, and why. Knows nothing of posts as they turn
//! out, nor of schedules.

mod alternative;
mod branch;
mod choose;
mod compare;
mod dual;
mod exact;
mod fits;
mod greedy;
mod lock;
mod locked;
mod memo;
mod price;
mod problem;
mod solve;
mod steady;
mod worth;

pub use alternative::{Alternative, alternative};
pub use choose::{Choice, PoolFrom, Shortlist, USUAL_OVERLAP, choose};
pub use compare::{Contender, Duel, Member, Price, Report, duel, report};
pub use lock::{Drift, Lock, LockedGroup, LockedPerson};
pub use locked::{LOCK_NAME, completed, path_of, read, updated};
pub use memo::Memo;
pub use problem::{Candidate, CastingProblem, HeadCount, Shared};
pub use solve::{Solution, solve};
pub use worth::{Wanted, Worth, worth};

use crate::campaign::{Campaign, GroupId, InfluencerId};
use crate::facts::people::People;

/// A group that asked for more people than could be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// The group.
    pub group: GroupId,
    /// How many fit what it selects by.
    pub fitting: usize,
    /// How many could be chosen within the budget.
    pub chosen: usize,
    /// How many of the fitting have no known price.
    pub unpriced: usize,
}

/// Whom groups choose from.
#[derive(Debug, Clone, Copy)]
pub struct Pool<'c> {
    /// The people, with what is true of each.
    pub people: People<'c>,
    /// Problems that were solved before.
    pub memo: &'c Memo,
}

impl<'c> Pool<'c> {
    fn campaign(self) -> &'c Campaign {
        self.people.campaign
    }
}

/// Who is in each group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Casts {
    /// By group: its members.
    pub members: Vec<Vec<InfluencerId>>,
    /// The groups that got fewer people than they ask for.
    pub short: Vec<Shortfall>,
    /// What would be different by now from the casts that are written down.
    pub changes: Vec<Drift>,
}

/// Finds the members of every group. A group whose cast is written down in the lock keeps it.
pub fn cast(pool: Pool<'_>, lock: &Lock) -> Casts {
    let mut casts = Casts::default();
    for id in (0..pool.campaign().groups.len() as u32).map(GroupId) {
        let (members, shortfall) = match lock.members(pool, id) {
            Some((members, changed)) => {
                casts.changes.extend(changed);
                (members, None)
            }
            None => members(pool, id),
        };
        casts.short.extend(shortfall);
        casts.members.push(members);
    }
    casts
}

/// Those whom a group lists, each once.
fn listed(campaign: &Campaign, id: GroupId) -> Vec<InfluencerId> {
    let mut chosen: Vec<InfluencerId> = Vec::new();
    for listed in &campaign[id].listed {
        if !chosen.contains(&listed.value) {
            chosen.push(listed.value);
        }
    }
    chosen
}

fn members(pool: Pool<'_>, id: GroupId) -> (Vec<InfluencerId>, Option<Shortfall>) {
    let campaign = pool.campaign();
    let group = &campaign[id];
    let mut chosen = listed(campaign, id);
    if group.selection.is_empty() {
        return (chosen, None);
    }
    let Some(choice) = choose(pool, id) else {
        let mut fitting = fits::fitting(pool.people, group);
        fitting.retain(|id| !group.selection.exclude.iter().any(|e| e.value == *id));
        let required = group.selection.require.iter().map(|r| r.value);
        fitting.extend(required.filter(|r| !fitting.contains(r) && !chosen.contains(r)).collect::<Vec<_>>());
        let short = fitting.is_empty() && chosen.is_empty();
        chosen.extend(fitting);
        return (chosen, short.then_some(Shortfall { group: id, fitting: 0, chosen: 0, unpriced: 0 }));
    };
    let picked = choice.picked(campaign);
    let pick = group.selection.pick.as_ref();
    let wanted = pick.map_or(0, |p| if p.up_to { 1 } else { p.count as usize });
    let (fitting, unpriced) = (choice.market.fitting, choice.market.unpriced);
    let short = (picked.len() < wanted).then_some(Shortfall { group: id, fitting, chosen: picked.len(), unpriced });
    chosen.extend(picked);
    (chosen, short)
}
