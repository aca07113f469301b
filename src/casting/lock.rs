//! A cast that is written down, so that a plan built today and next week has the same people in it.

use super::Pool;
use super::choose::{Shortlist, choose};
use crate::campaign::{Campaign, GroupId, InfluencerId, Kin, Quota, Selection};
use crate::say;
use crate::source::Spanned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The casts of one campaign, by the name of the group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Each group that picks.
    pub groups: BTreeMap<String, LockedGroup>,
}

/// The cast of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedGroup {
    /// What the group asked for when the cast was written down.
    pub asked: String,
    /// Who was picked, in the order of the names.
    pub people: Vec<LockedPerson>,
}

/// Somebody who was picked, with the figures that she was picked by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedPerson {
    /// Her name in the campaign.
    pub name: String,
    /// What she cost.
    pub price: String,
    /// How many people of the audience she reached.
    pub reaches: u64,
}

/// Something that is different from what the lock says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The group.
    pub group: GroupId,
    /// What has changed, in a sentence each.
    pub what: Vec<String>,
    /// What a new cast would change; `None` where it would change nothing.
    pub would: Option<String>,
    /// Whether the lock could not be kept and the group was cast anew.
    pub dropped: bool,
}

impl Lock {
    /// The lock of a campaign as it is cast now.
    pub fn of(pool: Pool<'_>) -> Lock {
        let campaign = pool.campaign();
        let ids = (0..campaign.groups.len() as u32).map(GroupId);
        let groups = ids.filter_map(|id| {
            let market = Shortlist::of(pool, id)?;
            let listed: BTreeSet<InfluencerId> = campaign[id].listed.iter().map(|l| l.value).collect();
            let members = campaign[id].members.iter().filter(|m| !listed.contains(m));
            let mut people: Vec<LockedPerson> = members.filter_map(|m| person(campaign, &market, *m)).collect();
            people.sort_by(|a, b| a.name.cmp(&b.name));
            Some((campaign[id].name.value.clone(), LockedGroup { asked: asked(campaign, id), people }))
        });
        Lock { groups: groups.collect() }
    }

    /// The lock with each group as it is cast, but for those that are cast as it says: they keep the figures they were
    /// picked by. Groups that no longer pick are left out.
    pub fn completed(&self, pool: Pool<'_>) -> Lock {
        let mut lock = Lock::of(pool);
        for (name, group) in &mut lock.groups {
            let names = |g: &LockedGroup| g.people.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
            if let Some(old) = self.groups.get(name).filter(|o| o.asked == group.asked && names(o) == names(group)) {
                group.clone_from(old);
            }
        }
        lock
    }

    /// The members of a group as written down, and what has changed since; `None` where the lock says nothing of the group.
    pub(super) fn members(&self, pool: Pool<'_>, id: GroupId) -> Option<(Vec<InfluencerId>, Option<Drift>)> {
        let campaign = pool.campaign();
        let group = &campaign[id];
        let locked = self.groups.get(&group.name.value)?;
        group.selection.pick.as_ref()?;
        let names: BTreeMap<&str, InfluencerId> = (0..campaign.influencers.len() as u32)
            .map(|i| (campaign.influencers[i as usize].name.value.as_str(), InfluencerId(i)))
            .collect();
        let market = Shortlist::of(pool, id)?;
        let mut changed = Vec::new();
        if locked.asked != asked(campaign, id) {
            changed.push("The group asks for something else.".to_string());
        }
        let mut picked = Vec::new();
        for old in &locked.people {
            match names.get(old.name.as_str()) {
                None => changed.push(format!("{} is in no roster any more.", old.name)),
                Some(who) => {
                    picked.push(*who);
                    changed.extend(difference(campaign, &market, *who, old));
                }
            }
        }
        let dropped = picked.len() < locked.people.len() || locked.asked != asked(campaign, id);
        let fresh = (!changed.is_empty()).then(|| choose(pool, id).map(|c| c.picked(campaign))).flatten();
        let would = fresh.as_ref().and_then(|f| exchange(campaign, &picked, f));
        let change = (!changed.is_empty()).then_some(Drift { group: id, what: changed, would, dropped });
        let mut members = super::listed(campaign, id);
        let chosen = if dropped { fresh.unwrap_or(picked) } else { picked };
        members.extend(chosen.into_iter().filter(|p| !members.contains(p)).collect::<BTreeSet<_>>());
        Some((members, change))
    }
}

fn person(campaign: &Campaign, market: &Shortlist, who: InfluencerId) -> Option<LockedPerson> {
    let place = market.people.iter().position(|p| *p == who)?;
    let reaches = market.worths[place].as_ref().map_or(0.0, |w| w.people).round() as u64;
    Some(LockedPerson { name: campaign[who].name.value.clone(), price: market.prices[place].to_string(), reaches })
}

fn difference(campaign: &Campaign, market: &Shortlist, who: InfluencerId, old: &LockedPerson) -> Vec<String> {
    let Some(new) = person(campaign, market, who) else {
        return vec![format!("{} can no longer be priced or measured, or no longer fits.", old.name)];
    };
    let mut all = Vec::new();
    if new.price != old.price {
        all.push(format!("{} costs {} and no longer {}.", old.name, new.price, old.price));
    }
    if new.reaches != old.reaches {
        all.push(format!(
            "{} reaches {} and no longer {}.",
            old.name,
            say::count(new.reaches, "person"),
            say::number(old.reaches)
        ));
    }
    all
}

/// What a new cast would change, in words.
fn exchange(campaign: &Campaign, old: &[InfluencerId], new: &[InfluencerId]) -> Option<String> {
    let names = |ids: Vec<&InfluencerId>| {
        say::some(&ids.into_iter().map(|id| campaign[*id].name.value.as_str()).collect::<Vec<_>>(), 6)
    };
    let into: Vec<&InfluencerId> = new.iter().filter(|n| !old.contains(n)).collect();
    let out: Vec<&InfluencerId> = old.iter().filter(|o| !new.contains(o)).collect();
    match (into.is_empty(), out.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{} would come in", names(into))),
        (true, false) => Some(format!("{} would go", names(out))),
        (false, false) => Some(format!("{} would come in for {}", names(into), names(out))),
    }
}

/// What a group asks for, in one line.
fn asked(campaign: &Campaign, id: GroupId) -> String {
    let Selection {
        from,
        tier,
        on,
        topics,
        followers,
        engagement,
        sponsored,
        audience,
        country,
        language,
        require,
        exclude,
        at_least,
        at_most,
        pick,
    } = &campaign[id].selection;
    let mut out = String::new();
    let mut add = |word: &str, values: Vec<String>| {
        if !values.is_empty() {
            let _ = write!(out, "{}{word} {}", if out.is_empty() { "" } else { "; " }, values.join(", "));
        }
    };
    let words = |list: &[Spanned<String>]| list.iter().map(|w| w.value.clone()).collect::<Vec<_>>();
    let people = |list: &[Spanned<InfluencerId>]| list.iter().map(|p| campaign[p.value].name.value.clone()).collect();
    add("from", from.iter().map(|f| f.value.clone()).collect());
    add("tier", tier.iter().map(|t| t.value.name().to_string()).collect());
    add("on", on.iter().map(|c| campaign[c.value].name.value.clone()).collect());
    add("topics", words(topics));
    add("followers", followers.iter().map(|f| format!("{} .. {}", f.first, f.last)).collect());
    let bound = |b: &crate::campaign::Bound| format!("{} {}", b.compare, b.percent);
    add("engagement", engagement.iter().map(|b| bound(&b.value)).collect());
    add("sponsored", sponsored.iter().map(|b| bound(&b.value)).collect());
    add(
        "audience",
        audience.iter().map(|a| format!("{} {}", campaign[a.audience].name.value, bound(&a.bound))).collect(),
    );
    add("country", words(country));
    add("language", words(language));
    add("require", people(require));
    add("exclude", people(exclude));
    let quotas = |list: &[Spanned<Quota>]| list.iter().map(|q| quota(campaign, &q.value)).collect::<Vec<_>>();
    add("at_least", quotas(at_least));
    add("at_most", quotas(at_most));
    let up_to = |up: bool| if up { "up to " } else { "" };
    add("pick", pick.iter().map(|p| format!("{}{} within {}", up_to(p.up_to), p.count, p.within)).collect());
    out
}

fn quota(campaign: &Campaign, quota: &Quota) -> String {
    let of = match &quota.of {
        Kin::Tier(tiers) => format!("tier {}", tiers.iter().map(|t| t.name()).collect::<Vec<_>>().join(", ")),
        Kin::On(channel) => format!("on {}", campaign[*channel].name.value),
        Kin::Country(codes) => format!("country {}", codes.join(", ")),
        Kin::Language(tags) => format!("language {}", tags.join(", ")),
    };
    format!("{} {of}", quota.count)
}
