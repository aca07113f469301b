//! What is true of a campaign's people and posts, as plain data for programs: what the documents are made from.

use crate::campaign::{InfluencerId, Money, PostId};
use crate::facts::{Facts, PayBy, PostFee};
use crate::vocabulary::{Market, Standing};
use serde::Serialize;

/// What is true of one campaign.
#[derive(Debug, Serialize)]
pub struct FactSheet {
    /// The title of the campaign.
    campaign: String,
    /// The file that it is in.
    file: String,
    /// Everybody who posts.
    people: Vec<PersonSheet>,
    /// Every post, in the order of the campaign.
    posts: Vec<PostSheet>,
}

#[derive(Debug, Serialize)]
struct PersonSheet {
    influencer: String,
    name: String,
    followers: Option<u64>,
    tier: Option<&'static str>,
    posts: usize,
    paid_by: Vec<&'static str>,
    fit: Option<FitSheet>,
    cost: Option<CostSheet>,
}

#[derive(Debug, Serialize)]
struct FitSheet {
    audience: String,
    /// In percent.
    share: f64,
    people: Option<u64>,
}

#[derive(Debug, Serialize)]
struct CostSheet {
    fees: Amount,
    gifts: Amount,
    total: Amount,
    complete: bool,
}

#[derive(Debug, Serialize)]
struct Amount {
    amount: String,
    currency: String,
}

#[derive(Debug, Serialize)]
struct PostSheet {
    id: String,
    influencer: String,
    channel: String,
    account: Option<String>,
    about: Option<String>,
    audiences: Vec<String>,
    paid_by: Vec<&'static str>,
    markets: Vec<&'static str>,
    label: LabelSheet,
    fee: FeeSheet,
}

#[derive(Debug, Serialize)]
struct LabelSheet {
    stated: Vec<String>,
    words: Vec<String>,
    missing: bool,
}

#[derive(Debug, Serialize)]
struct FeeSheet {
    by: &'static str,
    money: Option<Amount>,
}

impl FactSheet {
    /// The facts of a campaign in a file.
    pub fn of(facts: &Facts, file: &str) -> FactSheet {
        FactSheet {
            campaign: facts.campaign.title.value.clone(),
            file: file.to_string(),
            people: facts.who().map(|who| person(facts, who)).collect(),
            posts: (0..facts.posts.len() as u32).map(|i| post(facts, PostId(i))).collect(),
        }
    }
}

fn person(facts: &Facts, who: InfluencerId) -> PersonSheet {
    let campaign = &facts.campaign;
    let cast = facts.cast().get(&who);
    let fit = facts.fit_of(who).map(|fit| FitSheet {
        audience: campaign[fit.audience].name.value.clone(),
        share: fit.share.0,
        people: fit.people(),
    });
    let cost = facts.costs(who).map(|costs| CostSheet {
        fees: amount(costs.fees),
        gifts: amount(costs.gifts),
        total: amount(costs.total()),
        complete: !costs.incomplete,
    });
    PersonSheet {
        influencer: campaign[who].name.value.clone(),
        name: campaign.name_of(who).to_string(),
        followers: facts.followers(who),
        tier: facts.followers(who).map(|f| crate::vocabulary::Tier::of(f).name()),
        posts: facts.posts_of(who).count(),
        paid_by: cast.map_or(Vec::new(), |c| ways(c.paid)),
        fit,
        cost,
    }
}

fn post(facts: &Facts, id: PostId) -> PostSheet {
    let (campaign, post, known) = (&facts.campaign, &facts.campaign[id], &facts[id]);
    PostSheet {
        id: post.id.clone(),
        influencer: campaign[post.influencer].name.value.clone(),
        channel: campaign[post.channel].name.value.clone(),
        account: facts.account(post).map(|a| a.handle.value.clone()),
        about: facts.about(post).map(str::to_string),
        audiences: known.audiences.iter().map(|a| campaign[*a].name.value.clone()).collect(),
        paid_by: ways(known.paid),
        markets: known.label.markets.iter().map(|(market, _): &(&Market, Standing)| market.code).collect(),
        label: LabelSheet {
            stated: known.label.stated.iter().map(|w| w.text().to_string()).collect(),
            words: known.label.words.clone(),
            missing: known.label.is_missing,
        },
        fee: fee(known.fee),
    }
}

fn ways(paid: PayBy) -> Vec<&'static str> {
    paid.ways().map(|way| way.name()).collect()
}

fn fee(fee: PostFee) -> FeeSheet {
    let by = match fee {
        PostFee::Agreed(_) => "agreed",
        PostFee::Views(_) => "views",
        PostFee::Whole => "whole",
        PostFee::None => "none",
    };
    FeeSheet { by, money: fee.money().map(amount) }
}

fn amount(money: Money) -> Amount {
    Amount { amount: money.amount.normalize().to_string(), currency: money.currency.code().to_string() }
}
