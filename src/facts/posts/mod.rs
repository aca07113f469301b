//! What is true of posts, and of people through their posts.

mod cast;
mod cost;
mod label;

pub use cast::CastFacts;
pub use cost::Costs;
pub use label::{Label, best};

use super::people::{self, Fee, Fit, Markets, Norms, PayBy, People, PersonFacts};
use crate::campaign::{
    Account, AudienceId, Campaign, Currency, DeliveryId, Duration, InfluencerId, MessageId, Money, Post, PostId,
};
use label::Labels;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// What is true of one post.
#[derive(Debug, Clone, PartialEq)]
pub struct PostFacts {
    /// The audiences that it addresses, each once, in the order of the campaign: those that its `deliver` names, else those
    /// of its message, else all.
    pub audiences: Arc<[AudienceId]>,
    /// In what ways it is paid for.
    pub paid: PayBy,
    /// The label that it carries, or has to.
    pub label: Arc<Label>,
    /// What it is paid, and by which line.
    pub fee: Fee,
}

/// A campaign with everything that is true of its people and posts.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The campaign: groups filled, posts spread out.
    pub campaign: Campaign,
    /// What is true of each person by themselves, by influencer.
    pub people: Arc<[PersonFacts]>,
    /// What is true of each post, by post.
    pub posts: Vec<PostFacts>,
    /// What is usual, as the project sets it.
    pub norms: Arc<Norms>,
    cast: OnceLock<BTreeMap<InfluencerId, CastFacts>>,
}

impl std::ops::Index<PostId> for Facts {
    type Output = PostFacts;
    fn index(&self, id: PostId) -> &PostFacts {
        &self.posts[id.index()]
    }
}

impl Facts {
    /// Works out what is true of each post of a campaign whose groups are filled, and of those who publish them.
    pub fn of(campaign: Campaign, people: Vec<PersonFacts>, norms: Norms) -> Facts {
        let posts = posts(&campaign, &people);
        Facts { campaign, people: people.into(), posts, norms: Arc::new(norms), cast: OnceLock::new() }
    }

    /// What is true of each person who posts.
    pub fn cast(&self) -> &BTreeMap<InfluencerId, CastFacts> {
        self.cast.get_or_init(|| cast::cast(&self.campaign, &self.people, &self.posts))
    }

    /// The floor below: people by themselves.
    pub fn floor(&self) -> People<'_> {
        People { campaign: &self.campaign, facts: &self.people, norms: &self.norms }
    }

    /// The currency of the budget, in which costs are told.
    pub fn currency(&self) -> Option<Currency> {
        currency(&self.campaign)
    }

    /// The people with at least one post, in the order of the campaign.
    pub fn who(&self) -> impl Iterator<Item = InfluencerId> {
        self.cast().keys().copied()
    }

    /// The posts of somebody, in the order of the campaign.
    pub fn posts_of(&self, who: InfluencerId) -> impl Iterator<Item = &Post> {
        self.cast().get(&who).into_iter().flat_map(|c| &c.posts).map(|p| &self.campaign[*p])
    }

    /// The accounts that somebody posts on, in the order in which they are listed.
    pub fn accounts(&self, who: InfluencerId) -> impl Iterator<Item = &Account> {
        let places = self.cast().get(&who).into_iter().flat_map(|c| &c.accounts);
        places.map(move |place| &self.campaign[who].accounts[*place])
    }

    /// The largest following among the accounts that somebody posts on.
    pub fn followers(&self, who: InfluencerId) -> Option<u64> {
        self.cast().get(&who).map_or(self.people[who.index()].followers, |c| c.followers)
    }

    /// The audiences that somebody's posts address, each once.
    pub fn addressed(&self, who: InfluencerId) -> BTreeSet<AudienceId> {
        self.cast().get(&who).into_iter().flat_map(|c| &c.addressed).map(|(_, audience)| *audience).collect()
    }

    /// The best known fit of somebody who posts.
    pub fn fit_of(&self, who: InfluencerId) -> Option<Fit> {
        self.cast().get(&who)?.fit
    }

    /// The best fit of somebody's accounts with each audience that any share is stated for, whether their posts address it
    /// or not.
    pub fn fits(&self, who: InfluencerId) -> impl Iterator<Item = Fit> {
        let audiences = (0..self.campaign.audiences.len() as u32).map(AudienceId);
        let accounts = move || self.campaign[who].accounts.iter().map(|a| a.channel.value);
        audiences.filter_map(move |audience| {
            accounts().filter_map(|on| people::fit(&self.campaign, who, on, audience)).reduce(Fit::better)
        })
    }

    /// Whether somebody is paid for any of their posts; of somebody without posts, whether they would be.
    pub fn is_paid(&self, who: InfluencerId) -> bool {
        self.cast().get(&who).map_or(self.people[who.index()].paid, |c| c.paid).is_paid()
    }

    /// The handle by which a finding names somebody: that of the largest account they post on, else their name.
    pub fn handle(&self, who: InfluencerId) -> &str {
        let largest = self.accounts(who).max_by_key(|a| a.followers.as_ref().map_or(0, |f| f.value));
        let account = largest.or_else(|| self.campaign[who].accounts.first());
        account.map_or_else(|| self.campaign.name_of(who), |a| &a.handle.value)
    }

    /// The account that a post goes out from; `None` on a channel where the person has none.
    pub fn account(&self, post: &Post) -> Option<&Account> {
        self.campaign.account(post.influencer, post.channel)
    }

    /// What a post is about, for people: the title of its chapter, else of its message. Nothing where neither has one: a
    /// name of the file is for programs.
    pub fn about(&self, post: &Post) -> Option<&str> {
        let chapter = post.chapter.and_then(|(s, n)| self.campaign[s].chapters.get(n)).and_then(|c| c.title.as_ref());
        let message = || post.message.and_then(|m| self.campaign[m].title.as_ref());
        chapter.or_else(message).map(|t| t.as_str())
    }

    /// The discount code that a post names: its author's own, else that of its content.
    pub fn code<'p>(&'p self, post: &'p Post) -> Option<&'p str> {
        let own = self.campaign[post.influencer].known.code.as_ref();
        own.or(post.style.code.as_ref()).map(|c| c.as_str())
    }

    /// How long somebody works for no competitor: their own word, else the longest that holds for their posts.
    pub fn exclusivity(&self, who: InfluencerId) -> Option<Duration> {
        people::agreed(&self.campaign[who], self.posts_of(who).map(|p| &*p.style))
    }

    /// The best known fit of a post: of the audiences that it addresses, the one that most followers belong to.
    pub fn best_fit(&self, post: PostId) -> Option<Fit> {
        let Post { influencer, channel, .. } = self.campaign[post];
        let fits = self[post].audiences.iter().filter_map(|a| people::fit(&self.campaign, influencer, channel, *a));
        fits.reduce(Fit::better)
    }

    /// The audiences that meet a post: those addressed, but for those that are stated to follow nothing of its author.
    pub fn met(&self, post: PostId) -> impl Iterator<Item = AudienceId> {
        let Post { influencer, channel, .. } = self.campaign[post];
        let meets = move |a: &AudienceId| {
            self.campaign[influencer].share(Some(channel), *a).is_none_or(|share| share.percent.0 > 0.0)
        };
        self[post].audiences.iter().copied().filter(meets)
    }

    /// What somebody costs over all their posts; `None` where the budget names no currency, and nothing for whom nothing is
    /// asked.
    pub fn costs(&self, who: InfluencerId) -> Option<Costs> {
        match self.cast().get(&who) {
            Some(cast) => cast.costs,
            None => self.currency().map(Costs::nothing),
        }
    }

    /// What somebody costs over all their posts, in another currency than the budget's.
    pub fn costs_in(&self, who: InfluencerId, currency: Currency) -> Costs {
        let posts = self.cast().get(&who).map(|c| &c.posts[..]);
        posts.map_or(Costs::nothing(currency), |p| cost::costs(&self.campaign, &self.posts, who, p, currency))
    }

    /// What the whole cast costs; `None` where the budget names no currency.
    pub fn total(&self) -> Option<Costs> {
        let nothing = Costs::nothing(self.currency()?);
        Some(self.cast().values().filter_map(|c| c.costs).fold(nothing, Costs::plus))
    }

    /// Leaves some posts out, for a plan with fewer of them.
    pub fn retain_posts(&mut self, keep: impl Fn(&Post) -> bool) {
        let kept: Vec<bool> = self.campaign.posts.iter().map(keep).collect();
        let mut facts = kept.iter();
        self.posts.retain(|_| facts.next().copied().unwrap_or(true));
        let mut posts = kept.iter();
        self.campaign.posts.retain(|_| posts.next().copied().unwrap_or(true));
        self.cast = OnceLock::new();
    }
}

fn currency(campaign: &Campaign) -> Option<Currency> {
    campaign.settings.budget.as_ref().map(|b| b.value.currency)
}

fn posts(campaign: &Campaign, people: &[PersonFacts]) -> Vec<PostFacts> {
    let mut labels = Labels::new(campaign);
    // Posts of one statement about one message come one after the other and address the same people.
    let mut last: Option<(DeliveryId, Option<MessageId>)> = None;
    let everybody: Arc<[AudienceId]> = (0..campaign.audiences.len() as u32).map(AudienceId).collect();
    let mut addressed = everybody.clone();
    let of = |post: &Post| {
        let key = Some((post.delivery, post.message));
        if std::mem::replace(&mut last, key) != key {
            addressed = audiences(campaign, post, &everybody);
        }
        let audiences = addressed.clone();
        let stated = campaign[post.delivery].fee.as_ref().map(|f| f.value);
        let person = &people[post.influencer.index()];
        let paid = person.paid.and(people::Paid::Deliver, stated.is_some());
        let label = labels.of(post, paid, person.markets.as_ref(), &audiences);
        PostFacts { audiences, paid, label, fee: fee(campaign, post, stated) }
    };
    campaign.posts.iter().map(of).collect()
}

fn fee(campaign: &Campaign, post: &Post, stated: Option<Money>) -> Fee {
    let format = campaign[post.delivery].format.as_ref().map(|f| f.as_str());
    let views = campaign.account(post.influencer, post.channel).and_then(|a| a.views.as_ref()).map(|v| v.value);
    people::by_post(&campaign[post.influencer], stated, format, views)
}

fn audiences(campaign: &Campaign, post: &Post, everybody: &Arc<[AudienceId]>) -> Arc<[AudienceId]> {
    let named = match &campaign[post.delivery].audiences[..] {
        [] => &post.style.audience[..],
        named => named,
    };
    if named.is_empty() {
        return everybody.clone();
    }
    let mut ids: Vec<AudienceId> = named.iter().map(|a| a.value).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into()
}

/// The markets of the people in some audiences.
fn markets_of(campaign: &Campaign, audiences: &[AudienceId]) -> Markets {
    let countries = audiences.iter().flat_map(|a| &campaign[*a].countries).map(|c| c.value.as_str());
    people::known(countries).unwrap_or_default()
}
