//! What is true of a person, whoever is chosen and whatever is posted.

mod fit;
mod norms;
mod pay;
mod rival;

pub use fit::{Fit, fit, followers_on};
pub use norms::{Norm, Norms};
pub use pay::{Paid, PayBy, PostFee, by_first_fee, by_post, pay_place, view_fees, whole_fees};
pub use rival::{Rival, agreed, exclusivity, same_brand};

use crate::campaign::{Account, Campaign, Influencer, InfluencerId, Money};
use crate::vocabulary::{Market, Tier, market};
use jiff::civil::Date;
use std::sync::Arc;

/// Some markets; people share the list.
pub type Markets = Arc<[&'static Market]>;

/// What is true of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonFacts {
    /// In what ways the person's own lines pay for every post of theirs.
    pub paid: PayBy,
    /// The largest following among all accounts; unknown where none is stated.
    pub followers: Option<u64>,
    /// The markets whose rules the person's posts keep: their own, else the campaign's narrowed to their country, else
    /// their country. `None` where these say nothing, so that the audience of a post decides.
    pub markets: Option<Markets>,
    /// The latest work for a competitor of the campaign.
    pub rival: Option<Rival>,
    /// By account: engagement against what is low there; `None` where that cannot be compared.
    pub norms: Vec<Option<Norm>>,
}

impl PersonFacts {
    /// The tier of the largest following.
    pub fn tier(&self) -> Option<Tier> {
        self.followers.map(Tier::of)
    }
}

/// The people of a campaign with what is true of each: the floor that casting stands on.
#[derive(Debug, Clone, Copy)]
pub struct People<'c> {
    /// The campaign; its groups may still be unfilled.
    pub campaign: &'c Campaign,
    /// By influencer.
    pub facts: &'c [PersonFacts],
    /// What is usual, as the project sets it.
    pub norms: &'c Norms,
}

impl<'c> People<'c> {
    /// What is true of one person.
    pub fn of(self, who: InfluencerId) -> &'c PersonFacts {
        &self.facts[who.index()]
    }

    /// What engagement is usual on an account's channel, nano to mega, as fractions.
    pub fn usual_engagement(self, account: &Account) -> [f64; 5] {
        self.norms.engagement(account, &self.campaign[account.channel.value])
    }
}

/// Works out what is true of every person. `today` stands in for the first day of a run that is not stated.
pub fn people(campaign: &Campaign, norms: &Norms, today: Date) -> Vec<PersonFacts> {
    let begin = campaign.settings.runs.as_ref().map_or(today, |r| r.first);
    let rivals = rival::Rivals::of(campaign, begin);
    let whole: Option<Markets> = known(campaign.settings.market.iter().map(|m| m.value.as_str()));
    let of = |person: &Influencer| PersonFacts {
        paid: PayBy::of_person(person),
        followers: person.accounts.iter().filter_map(|a| a.followers.as_ref().map(|f| f.value)).max(),
        markets: markets(campaign, person, &whole),
        rival: rivals.latest(person),
        norms: person.accounts.iter().map(|a| norms.norm(a, &campaign[a.channel.value])).collect(),
    };
    campaign.influencers.iter().map(of).collect()
}

fn markets(campaign: &Campaign, person: &Influencer, whole: &Option<Markets>) -> Option<Markets> {
    if !person.known.market.is_empty() {
        return known(person.known.market.iter().map(|m| m.value.as_str()));
    }
    let lives_in = person.known.country.as_ref().map(|c| c.value.as_str());
    match lives_in {
        Some(country) if campaign.settings.market.iter().any(|m| m.value == country) => known([country]),
        _ if !campaign.settings.market.is_empty() => whole.clone(),
        _ => known(lives_in),
    }
}

/// The rows of some countries, each once; `None` where no country is named. A country that the table does not know has no
/// row, so the list may be empty.
pub(in crate::facts) fn known<'a>(countries: impl IntoIterator<Item = &'a str>) -> Option<Markets> {
    let mut rows: Vec<&'static Market> = Vec::new();
    let mut named = false;
    for country in countries {
        named = true;
        if let Some(row) = market(country).filter(|m| rows.iter().all(|r| r.code != m.code)) {
            rows.push(row);
        }
    }
    named.then(|| rows.into())
}

/// The worth of all that a person is given, where it is stated.
pub fn gifts(person: &Influencer) -> impl Iterator<Item = Money> {
    person.known.gift.iter().filter_map(|g| g.worth)
}
