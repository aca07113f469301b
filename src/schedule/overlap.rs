//! How many people follow at least one of several influencers.

use crate::campaign::{Campaign, InfluencerId};
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
    /// By person: the groups with a stated overlap that she belongs to, by their place, in order.
    groups: Vec<Vec<usize>>,
    /// By group: the share; 0 where none is stated.
    shares: Vec<f64>,
}

impl Overlaps {
    /// Takes what a campaign states.
    pub fn new(campaign: &Campaign) -> Overlaps {
        let people = campaign.influencers.len();
        let mut overlaps =
            Overlaps { pairs: vec![BTreeMap::new(); people], groups: vec![Vec::new(); people], shares: Vec::new() };
        for (i, influencer) in campaign.influencers.iter().enumerate() {
            let who = InfluencerId(i as u32);
            for overlap in influencer.overlap.iter().filter(|o| o.with != who) {
                let share = overlap.percent.fraction().clamp(0.0, 1.0);
                overlaps.pairs[i].entry(overlap.with).or_insert(share);
                overlaps.pairs[overlap.with.index()].entry(who).or_insert(share);
            }
        }
        for (g, group) in campaign.groups.iter().enumerate() {
            overlaps.shares.push(group.overlap.as_ref().map_or(0.0, |o| o.value.fraction().clamp(0.0, 1.0)));
            if group.overlap.is_some() {
                let members: BTreeSet<InfluencerId> = group.members.iter().copied().collect();
                members.into_iter().for_each(|m| overlaps.groups[m.index()].push(g));
            }
        }
        overlaps
    }

    /// How many people follow at least one of these: with unknown overlaps as none, and as complete.
    pub fn union(&self, mut people: Vec<Following>) -> (f64, f64) {
        people.sort_by(|a, b| b.most.total_cmp(&a.most).then(a.who.cmp(&b.who)));
        let mut before = Before::default();
        let (mut most, mut least) = (0.0, 0.0_f64);
        for following in people {
            let (new, unknown) = self.new_share(following.who, &before);
            most += following.most * new;
            let at_least = if unknown { 0.0 } else { following.least * new };
            least = (least + at_least).max(following.least);
            before.add(following.who, &self.groups[following.who.index()]);
        }
        (most, least)
    }

    /// Which share of somebody's followers follows none of those before her, as far as overlaps are known; and whether one
    /// is not.
    fn new_share(&self, who: InfluencerId, before: &Before) -> (f64, bool) {
        let mine = &self.groups[who.index()];
        let mut paired: BTreeMap<&[usize], i32> = BTreeMap::new();
        let mut share = 1.0;
        for (other, overlap) in self.pairs[who.index()].iter().filter(|(other, _)| before.who.contains(other)) {
            share *= 1.0 - overlap;
            *paired.entry(&self.groups[other.index()]).or_default() += 1;
        }
        let mut unknown = false;
        for (groups, count) in &before.by_groups {
            let count = count - paired.get(groups.as_slice()).copied().unwrap_or(0);
            match mine.iter().find(|g| groups.contains(g)) {
                Some(group) => share *= (1.0 - self.shares[*group]).powi(count),
                None => unknown |= count > 0,
            }
        }
        (share, unknown)
    }
}

/// Those who were counted already: who they are, and how many belong to the same groups.
#[derive(Debug, Default)]
struct Before {
    who: BTreeSet<InfluencerId>,
    by_groups: BTreeMap<Vec<usize>, i32>,
}

impl Before {
    fn add(&mut self, who: InfluencerId, groups: &[usize]) {
        self.who.insert(who);
        match self.by_groups.get_mut(groups) {
            Some(count) => *count += 1,
            None => {
                self.by_groups.insert(groups.to_vec(), 1);
            }
        }
    }
}
