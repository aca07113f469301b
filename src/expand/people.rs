//! Whom a name stands for, once groups are filled.

use crate::campaign::{Campaign, InfluencerId, Who};
use foldhash::{HashSet, HashSetExt as _};

/// The people that some names stand for, each once, in the order named.
pub(super) fn people(campaign: &Campaign, who: &[Who]) -> Vec<InfluencerId> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for who in who {
        match who {
            Who::Influencer(id) => all.push(*id),
            Who::Group(id) => all.extend(&campaign[*id].members),
            Who::Everyone => all.extend(everyone(campaign)),
        }
    }
    all.retain(|id| seen.insert(*id));
    all
}

/// All influencers of the campaign. Of a roster only those whom a group has chosen: a roster is a list of candidates.
fn everyone(campaign: &Campaign) -> Vec<InfluencerId> {
    let chosen: HashSet<InfluencerId> = campaign.groups.iter().flat_map(|g| g.members.iter().copied()).collect();
    let ids = (0..campaign.influencers.len() as u32).map(InfluencerId);
    ids.filter(|id| campaign[*id].roster.is_none() || chosen.contains(id)).collect()
}
