//! How many people follow at least one of several influencers.

use crate::campaign::{Campaign, Group, InfluencerId};
use std::collections::{BTreeMap, BTreeSet};

/// The followers of one person that count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Following {
    /// Who.
    pub who: InfluencerId,
    /// Over her accounts, if nobody follows two of them.
    pub most: f64,
    /// Over her accounts, if all follow the largest.
    pub least: f64,
}

/// The stated overlaps of a campaign, made quick to look up: a pair's own before that of the first group both are in, as
/// `Campaign::overlap` has it.
#[derive(Debug)]
pub(super) struct Overlaps {
    /// By person: the others with whom an overlap is stated, and the share.
    pairs: Vec<BTreeMap<InfluencerId, f64>>,
    /// By person: which of the memberships is hers.
    membership: Vec<usize>,
    /// Sets of groups with a stated overlap, in order, that somebody belongs to; the first is the empty one.
    memberships: Vec<Vec<usize>>,
    /// By group: the share; 0 where none is stated.
    shares: Vec<f64>,
    nothing_stated: bool,
}

impl Overlaps {
    /// Takes what a campaign states.
    pub fn new(campaign: &Campaign) -> Overlaps {
        let mut pairs = vec![BTreeMap::new(); campaign.influencers.len()];
        for (i, influencer) in campaign.influencers.iter().enumerate() {
            let who = InfluencerId(i as u32);
            for overlap in influencer.overlap.iter().filter(|o| o.with != who) {
                let share = overlap.percent.fraction().clamp(0.0, 1.0);
                pairs[i].entry(overlap.with).or_insert(share);
                pairs[overlap.with.index()].entry(who).or_insert(share);
            }
        }
        let mut groups = vec![Vec::new(); campaign.influencers.len()];
        for (g, group) in campaign.groups.iter().enumerate().filter(|(_, group)| group.overlap.is_some()) {
            let members: BTreeSet<InfluencerId> = group.members.iter().copied().collect();
            members.into_iter().for_each(|m| groups[m.index()].push(g));
        }
        let mut known = BTreeMap::from([(Vec::new(), 0)]);
        let mut memberships = vec![Vec::new()];
        let membership = groups.into_iter().map(|groups| {
            *known.entry(groups.clone()).or_insert_with(|| {
                memberships.push(groups);
                memberships.len() - 1
            })
        });
        let membership = membership.collect();
        let share = |g: &Group| g.overlap.as_ref().map_or(0.0, |o| o.value.fraction().clamp(0.0, 1.0));
        let shares = campaign.groups.iter().map(share).collect();
        let nothing_stated = memberships.len() == 1 && pairs.iter().all(BTreeMap::is_empty);
        Overlaps { pairs, membership, memberships, shares, nothing_stated }
    }

    /// How many people follow at least one of these: with unknown overlaps as none, and as complete.
    pub fn union(&self, mut people: Vec<Following>) -> (f64, f64) {
        people.sort_by(|a, b| b.most.total_cmp(&a.most).then(a.who.cmp(&b.who)));
        if self.nothing_stated {
            let least = people.iter().map(|f| f.least).fold(0.0, f64::max);
            return (people.iter().fold(0.0, |sum, f| sum + f.most), least);
        }
        let mut before = Before {
            seen: vec![false; self.pairs.len()],
            all: 0,
            in_group: vec![0; self.shares.len()],
            with_membership: BTreeMap::new(),
        };
        let (mut most, mut least) = (0.0, 0.0_f64);
        for following in people {
            let (new, unknown) = self.new_share(following.who, &before);
            most += following.most * new;
            let at_least = if unknown { 0.0 } else { following.least * new };
            least = (least + at_least).max(following.least);
            before.add(following.who, self.membership[following.who.index()], self.groups(following.who));
        }
        (most, least)
    }

    fn groups(&self, who: InfluencerId) -> &[usize] {
        &self.memberships[self.membership[who.index()]]
    }

    /// Which share of somebody's followers follows none of those before her, as far as overlaps are known; and whether one
    /// is not.
    fn new_share(&self, who: InfluencerId, before: &Before) -> (f64, bool) {
        let paired = self.pairs[who.index()].iter().filter(|(other, _)| before.seen[other.index()]);
        let paired: Vec<(InfluencerId, f64)> = paired.map(|(other, share)| (*other, *share)).collect();
        let mut share: f64 = paired.iter().map(|(_, overlap)| 1.0 - overlap).product();
        let mut known = paired.len();
        for (group, count) in self.shared_groups(who, &paired, before) {
            share *= (1.0 - self.shares[group]).powi(count as i32);
            known += count;
        }
        (share, known < before.all)
    }

    /// How many of those before somebody share which group with her, each by the first they share; without those with
    /// whom she has an overlap of her own.
    fn shared_groups(&self, who: InfluencerId, paired: &[(InfluencerId, f64)], before: &Before) -> Vec<(usize, usize)> {
        let first_shared = |groups: &[usize]| self.groups(who).iter().find(|g| groups.contains(g)).copied();
        let mut shared: BTreeMap<usize, usize> = match self.groups(who) {
            [] => return Vec::new(),
            [only] => BTreeMap::from([(*only, before.in_group[*only])]),
            _ => {
                let mut shared = BTreeMap::new();
                for (membership, count) in &before.with_membership {
                    if let Some(group) = first_shared(&self.memberships[*membership]) {
                        *shared.entry(group).or_insert(0) += count;
                    }
                }
                shared
            }
        };
        for (other, _) in paired {
            if let Some(count) = first_shared(self.groups(*other)).and_then(|group| shared.get_mut(&group)) {
                *count -= 1;
            }
        }
        shared.into_iter().collect()
    }
}

/// Those who were counted already.
#[derive(Debug)]
struct Before {
    /// By person: whether she is one of them.
    seen: Vec<bool>,
    all: usize,
    /// By group: how many of them belong to it.
    in_group: Vec<usize>,
    /// How many of them belong to just these groups.
    with_membership: BTreeMap<usize, usize>,
}

impl Before {
    fn add(&mut self, who: InfluencerId, membership: usize, groups: &[usize]) {
        self.seen[who.index()] = true;
        self.all += 1;
        groups.iter().for_each(|g| self.in_group[*g] += 1);
        *self.with_membership.entry(membership).or_insert(0) += 1;
    }
}
