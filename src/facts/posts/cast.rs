//! What is true of people through their posts.

use super::cost::{Costs, costs};
use super::{PayBy, PersonFacts, PostFacts, currency};
use crate::campaign::{AudienceId, Campaign, ChannelId, InfluencerId, PostId};
use crate::facts::people::{self, Fit};
use std::collections::{BTreeMap, BTreeSet};

/// What is true of one person who posts.
#[derive(Debug, Clone, PartialEq)]
pub struct CastFacts {
    /// Their posts, in the order of the campaign.
    pub posts: Vec<PostId>,
    /// Which of their accounts they post on, by place in the person's list.
    pub accounts: Vec<usize>,
    /// The largest following among the accounts they post on; of all their accounts where they post on none of their own.
    pub followers: Option<u64>,
    /// The audiences that their posts address, each with a channel on which they do.
    pub addressed: Vec<(ChannelId, AudienceId)>,
    /// The best known share of their followers in an audience that their posts address; of equal shares that of the largest
    /// following.
    pub fit: Option<Fit>,
    /// In what ways any of their posts is paid for.
    pub paid: PayBy,
    /// What they cost; `None` where the budget names no currency.
    pub costs: Option<Costs>,
}

/// What is true of each person who posts.
pub(super) fn cast(
    campaign: &Campaign,
    people: &[PersonFacts],
    facts: &[PostFacts],
) -> BTreeMap<InfluencerId, CastFacts> {
    let mut posts: BTreeMap<InfluencerId, Vec<PostId>> = BTreeMap::new();
    for (i, post) in campaign.posts.iter().enumerate() {
        posts.entry(post.influencer).or_default().push(PostId(i as u32));
    }
    let of = |(who, posts)| (who, one(campaign, &people[InfluencerId::index(who)], facts, who, posts));
    posts.into_iter().map(of).collect()
}

fn one(
    campaign: &Campaign,
    person: &PersonFacts,
    facts: &[PostFacts],
    who: InfluencerId,
    posts: Vec<PostId>,
) -> CastFacts {
    let on: BTreeSet<ChannelId> = posts.iter().map(|p| campaign[*p].channel).collect();
    let listed = campaign[who].accounts.iter().enumerate();
    let accounts: Vec<usize> = listed.filter(|(_, a)| on.contains(&a.channel.value)).map(|(i, _)| i).collect();
    let largest = accounts.iter().filter_map(|i| campaign[who].accounts[*i].followers.as_ref()).map(|f| f.value).max();
    let addressed = addressed(campaign, facts, &posts);
    let fits = addressed.iter().filter_map(|(on, audience)| people::fit(campaign, who, *on, *audience));
    CastFacts {
        fit: fits.reduce(Fit::better),
        followers: if accounts.is_empty() { person.followers } else { largest },
        paid: posts.iter().fold(PayBy::default(), |all, p| all.or(facts[p.index()].paid)),
        costs: currency(campaign).map(|currency| costs(campaign, facts, who, &posts, currency)),
        addressed,
        accounts,
        posts,
    }
}

fn addressed(campaign: &Campaign, facts: &[PostFacts], posts: &[PostId]) -> Vec<(ChannelId, AudienceId)> {
    let mut all = BTreeSet::new();
    let mut last = None;
    for post in posts {
        let of = &campaign[*post];
        let this = (of.delivery, of.channel, of.message);
        if last.replace(this) != Some(this) {
            all.extend(facts[post.index()].audiences.iter().map(|a| (of.channel, *a)));
        }
    }
    all.into_iter().collect()
}
