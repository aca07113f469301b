//! Who is in a group: those listed, or those who fit what the group selects by, and the best of them within a budget.
//!
//! Takes candidates and a budget, gives a chosen group, and why. Knows nothing of schedules.

mod alternative;
mod branch;
mod choose;
mod compare;
mod dual;
mod exact;
mod fits;
mod greedy;
mod lock;
mod price;
mod problem;
mod solve;
mod steady;
mod worth;

pub use alternative::{Alternative, alternative};
pub use choose::{Choice, Market, PoolFrom, USUAL_OVERLAP, choose};
pub use compare::{Duel, Member, Price, Report, Side, duel, report};
pub use fits::fits;
pub use lock::{Change, Lock, LockedGroup, LockedPerson};
pub use problem::{Candidate, Limit, Problem, Shared};
pub use solve::{Solution, solve};
pub use worth::{Wanted, Worth, worth};

use crate::campaign::{Campaign, GroupId, InfluencerId};

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

/// Fills in the members of every group; tells of the groups that got fewer people than they ask for.
pub fn cast(campaign: &mut Campaign) -> Vec<Shortfall> {
    cast_locked(campaign, &Lock::default()).0
}

/// The same, where a group whose cast is written down in a lock keeps it; tells what would be different by now.
pub fn cast_locked(campaign: &mut Campaign, lock: &Lock) -> (Vec<Shortfall>, Vec<Change>) {
    let (mut short, mut changes) = (Vec::new(), Vec::new());
    for i in 0..campaign.groups.len() {
        let id = GroupId(i as u32);
        let (members, shortfall) = match lock.members(campaign, id) {
            Some((members, changed)) => {
                changes.extend(changed);
                (members, None)
            }
            None => members(campaign, id),
        };
        short.extend(shortfall);
        campaign.groups[i].members = members;
    }
    (short, changes)
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

fn members(campaign: &Campaign, id: GroupId) -> (Vec<InfluencerId>, Option<Shortfall>) {
    let group = &campaign[id];
    let mut chosen = listed(campaign, id);
    if group.selection.is_empty() {
        return (chosen, None);
    }
    let Some(choice) = choose(campaign, id) else {
        let mut fitting = fits::fitting(campaign, group);
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
