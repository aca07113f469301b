//! The people who post, each with her posts: gone through once, so that no rule asks every post for every person.

use crate::campaign::{
    Account, AudienceId, Campaign, ChannelId, Costs, Currency, InfluencerId, Money, Percent, Post, PostId, Share, costs,
};
use crate::source::{Span, Spanned};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The posts of a campaign by person.
#[derive(Debug)]
pub struct Cast<'c> {
    /// The campaign.
    pub campaign: &'c Campaign,
    posts: Vec<Vec<PostId>>,
    costs: OnceLock<Option<Vec<Costs>>>,
}

/// How well somebody's followers fit an audience that her posts address.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The audience.
    pub audience: AudienceId,
    /// The share of her followers that belongs to it.
    pub share: Percent,
    /// Where the share is stated.
    pub span: Span,
    /// How many followers it is a share of, where that is known.
    pub followers: Option<u64>,
}

impl Fit {
    /// How many people of the audience follow her.
    pub fn people(&self) -> Option<u64> {
        Some(self.share.of(self.followers?))
    }
}

impl<'c> Cast<'c> {
    /// Goes through the posts of a campaign.
    pub fn of(campaign: &'c Campaign) -> Cast<'c> {
        let mut posts = vec![Vec::new(); campaign.influencers.len()];
        for (i, post) in campaign.posts.iter().enumerate() {
            posts[post.influencer.index()].push(PostId(i as u32));
        }
        Cast { campaign, posts, costs: OnceLock::new() }
    }

    /// The people with at least one post, in the order of the campaign.
    pub fn people(&self) -> impl Iterator<Item = InfluencerId> {
        self.posts.iter().enumerate().filter(|(_, p)| !p.is_empty()).map(|(i, _)| InfluencerId(i as u32))
    }

    /// The posts of somebody.
    pub fn posts(&self, who: InfluencerId) -> impl Iterator<Item = &'c Post> {
        self.posts[who.index()].iter().map(|p| &self.campaign[*p])
    }

    /// The accounts that somebody posts on, in the order in which she has them.
    pub fn accounts(&self, who: InfluencerId) -> Vec<&'c Account> {
        let on: BTreeSet<ChannelId> = self.posts(who).map(|p| p.channel).collect();
        self.campaign[who].accounts.iter().filter(|a| on.contains(&a.channel.value)).collect()
    }

    /// The largest following among the accounts that somebody posts on; of all her accounts where she posts on none of
    /// her own.
    pub fn followers(&self, who: InfluencerId) -> Option<u64> {
        let accounts = self.accounts(who);
        let own = accounts.iter().filter_map(|a| a.followers.as_ref().map(|f| f.value)).max();
        if accounts.is_empty() { self.campaign[who].followers() } else { own }
    }

    /// The audiences that somebody's posts address, each with a channel on which they do.
    pub fn addressed(&self, who: InfluencerId) -> Vec<(ChannelId, AudienceId)> {
        let mut all = BTreeSet::new();
        let mut last = None;
        for post in self.posts(who) {
            let this = (post.delivery, post.channel, post.message);
            if last.replace(this) != Some(this) {
                all.extend(audiences_of(self.campaign, post).into_iter().map(|a| (post.channel, a)));
            }
        }
        all.into_iter().collect()
    }

    /// The best known share of somebody's followers in an audience that her posts address; of equal shares that of the
    /// largest following. `None` where no share is known.
    pub fn best_fit(&self, who: InfluencerId) -> Option<Fit> {
        let fits = self.addressed(who).into_iter().filter_map(|(on, audience)| self.fit(who, on, audience));
        fits.reduce(|best, fit| {
            let better = (fit.share.0, fit.followers) > (best.share.0, best.followers);
            if better { fit } else { best }
        })
    }

    /// The share of somebody's followers in an audience, as `Campaign::fit` has it, with its place and its base.
    pub fn fit(&self, who: InfluencerId, on: ChannelId, audience: AudienceId) -> Option<Fit> {
        let account = self.campaign.account(who, on);
        let stated = |list: &'c [Spanned<Share>]| list.iter().find(|s| s.audience == audience);
        let of_account = account.and_then(|a| stated(&a.audience));
        let share = of_account.or_else(|| stated(&self.campaign[who].audience))?;
        let followers = match account {
            Some(account) => account.followers.as_ref().map(|f| f.value),
            None => self.campaign[who].followers(),
        };
        Some(Fit { audience, share: share.percent, span: share.span, followers })
    }

    /// The handle by which a finding names somebody: that of the largest account she posts on, else her name.
    pub fn handle(&self, who: InfluencerId) -> &'c str {
        let accounts = self.accounts(who);
        let own = accounts.into_iter().max_by_key(|a| a.followers.as_ref().map_or(0, |f| f.value));
        own.or_else(|| self.campaign[who].accounts.first())
            .map_or_else(|| self.campaign.name_of(who), |a| &a.handle.value)
    }

    /// Whether somebody is paid in any way: a fee, a gift, a commission, or a fee for a single `deliver`.
    pub fn is_paid(&self, who: InfluencerId) -> bool {
        self.campaign[who].is_paid() || self.posts(who).any(|p| self.campaign[p.delivery].fee.is_some())
    }

    /// What everybody costs, in the order of the influencers, in the currency of the budget; `None` without a budget.
    pub fn costs(&self) -> Option<&[Costs]> {
        let work_out = || self.currency().map(|currency| costs(self.campaign, currency));
        self.costs.get_or_init(work_out).as_deref()
    }

    /// The currency of the budget.
    pub fn currency(&self) -> Option<Currency> {
        self.campaign.settings.budget.as_ref().map(|b| b.value.currency)
    }
}

/// The audiences that a post addresses: those that its `deliver` names, else those of its message, else all.
pub fn audiences_of(campaign: &Campaign, post: &Post) -> Vec<AudienceId> {
    let delivery = &campaign[post.delivery];
    if !delivery.audiences.is_empty() {
        return delivery.audiences.iter().map(|a| a.value).collect();
    }
    let named: Vec<AudienceId> = post.style.audience.iter().map(|a| a.value).collect();
    if named.is_empty() { (0..campaign.audiences.len() as u32).map(AudienceId).collect() } else { named }
}

/// What somebody costs, in words, with a space before it: ` for 90,000 EUR`, or what of it is known. Empty where she is
/// not paid.
pub fn price(costs: Costs) -> String {
    match (costs.total(), costs.incomplete) {
        (total, false) if total.amount.is_zero() => String::new(),
        (total, true) if total.amount.is_zero() => " for pay of unstated worth".to_string(),
        (total, false) => format!(" for {total}"),
        (total, true) => format!(" for {total} and pay of unstated worth"),
    }
}

/// What somebody costs, where all of it is known and it is not nothing.
pub fn known_price(costs: Costs) -> Option<Money> {
    Some(costs.total()).filter(|total| !costs.incomplete && !total.amount.is_zero())
}
