//! Who is in a group: those listed, or those who fit what the group selects by, and the best of them within a budget.
//!
//! Takes candidates and a budget, gives a chosen group. Knows nothing of schedules.

use crate::campaign::{
    AudienceId, Campaign, ChannelId, FeeBasis, Group, GroupId, Influencer, InfluencerId, Money, Percent, Pick,
    Selection,
};
use rust_decimal::Decimal;

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
    let mut short = Vec::new();
    for i in 0..campaign.groups.len() {
        let (members, shortfall) = members(campaign, GroupId(i as u32));
        short.extend(shortfall);
        campaign.groups[i].members = members;
    }
    short
}

fn members(campaign: &Campaign, id: GroupId) -> (Vec<InfluencerId>, Option<Shortfall>) {
    let group = &campaign[id];
    let mut chosen: Vec<InfluencerId> = Vec::new();
    for listed in &group.listed {
        if !chosen.contains(&listed.value) {
            chosen.push(listed.value);
        }
    }
    if group.selection.is_empty() {
        return (chosen, None);
    }
    let fitting = fitting(campaign, group, &chosen);
    let Some(pick) = &group.selection.pick else {
        let short = (fitting.is_empty() && chosen.is_empty()).then_some(Shortfall {
            group: id,
            fitting: 0,
            chosen: 0,
            unpriced: 0,
        });
        chosen.extend(fitting);
        return (chosen, short);
    };
    let (picked, unpriced) = best(campaign, &fitting, pick, &group.selection);
    let wanted = if pick.up_to { 1 } else { pick.count as usize };
    let short = (picked.len() < wanted).then_some(Shortfall {
        group: id,
        fitting: fitting.len(),
        chosen: picked.len(),
        unpriced,
    });
    chosen.extend(picked);
    (chosen, short)
}

/// The people who fit what a group selects by. What is unknown of a person fits nothing that asks for it.
fn fitting(campaign: &Campaign, group: &Group, listed: &[InfluencerId]) -> Vec<InfluencerId> {
    let ids = (0..campaign.influencers.len() as u32).map(InfluencerId);
    ids.filter(|id| !listed.contains(id) && fits(campaign, *id, &group.selection)).collect()
}

fn fits(campaign: &Campaign, id: InfluencerId, by: &Selection) -> bool {
    let person = &campaign[id];
    let from = by.from.as_ref().is_none_or(|r| person.roster.as_ref() == Some(&r.value));
    let topics =
        by.topics.is_empty() || by.topics.iter().any(|t| person.known.topics.iter().any(|own| own.value == t.value));
    let country = by.country.is_empty()
        || person.known.country.as_ref().is_some_and(|c| by.country.iter().any(|b| b.value == c.value));
    let shares = by.audience.iter().all(|b| share(campaign, id, by, b.audience).is_some_and(|s| b.bound.admits(s)));
    from && topics && country && shares && account_fits(person, by)
}

fn share(campaign: &Campaign, id: InfluencerId, by: &Selection, audience: AudienceId) -> Option<Percent> {
    campaign.fit(id, by.on.as_ref().map(|c| c.value), audience)
}

/// Whether one of the accounts fits all that is asked of accounts.
fn account_fits(person: &Influencer, by: &Selection) -> bool {
    let asks = by.on.is_some()
        || !by.tier.is_empty()
        || by.followers.is_some()
        || by.engagement.is_some()
        || by.sponsored.is_some();
    let on = |c: ChannelId| by.on.as_ref().is_none_or(|on| on.value == c);
    !asks
        || person.accounts.iter().any(|a| {
            let followers = a.followers.as_ref().map(|f| f.value);
            let tier = followers.map(crate::vocabulary::Tier::of);
            let admits = |bound: &Option<crate::source::Spanned<crate::campaign::Bound>>, value: Option<Percent>| {
                bound.as_ref().is_none_or(|b| value.is_some_and(|v| b.admits(v)))
            };
            on(a.channel.value)
                && (by.tier.is_empty() || by.tier.iter().any(|t| Some(t.value) == tier))
                && by.followers.as_ref().is_none_or(|r| followers.is_some_and(|f| r.first <= f && f <= r.last))
                && admits(&by.engagement, a.engagement.as_ref().map(|e| e.value))
                && admits(&by.sponsored, a.sponsored.as_ref().map(|s| s.value))
        })
}

/// The best of the fitting within a budget: by people of the audience reached for the money, one after the other, as long
/// as the budget lasts. Overlap is not yet taken into account.
fn best(campaign: &Campaign, fitting: &[InfluencerId], pick: &Pick, by: &Selection) -> (Vec<InfluencerId>, usize) {
    let priced: Vec<(InfluencerId, Money)> =
        fitting.iter().filter_map(|id| Some((*id, price(campaign, *id, pick)?))).collect();
    let unpriced = fitting.len() - priced.len();
    let mut ranked: Vec<(f64, InfluencerId, Money)> =
        priced.into_iter().map(|(id, price)| (worth(campaign, id, by, price), id, price)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut chosen, mut spent) = (Vec::new(), Decimal::ZERO);
    for (_, id, price) in ranked {
        if chosen.len() < pick.count as usize && spent + price.amount <= pick.within.amount {
            spent += price.amount;
            chosen.push(id);
        }
    }
    chosen.sort();
    (chosen, unpriced)
}

/// What a person asks for one post, or for everything, in the currency of the budget; nothing where only gifts are named.
fn price(campaign: &Campaign, id: InfluencerId, pick: &Pick) -> Option<Money> {
    let known = &campaign[id].known;
    let flat = known.fee.iter().find(|f| f.basis == FeeBasis::Whole).or_else(|| known.fee.first());
    match flat {
        Some(fee) => campaign.rates().convert(fee.money, pick.within.currency),
        None => known.gift.first().map(|_| Money::zero(pick.within.currency)),
    }
}

fn worth(campaign: &Campaign, id: InfluencerId, by: &Selection, price: Money) -> f64 {
    let wanted = by.audience.first().map(|b| b.audience);
    let share = wanted.and_then(|a| share(campaign, id, by, a)).map_or(1.0, Percent::fraction);
    let people = campaign[id].followers().unwrap_or(0) as f64 * share;
    people / price.as_f64().max(1.0)
}
