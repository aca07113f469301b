//! What the plan costs, in money.

use super::cast::decimal;
use super::{Campaign, Currency, Fee, FeeBasis, InfluencerId, Money, Post};
use crate::source::Spanned;

/// What somebody, or everybody, costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Costs {
    /// Fees.
    pub fees: Money,
    /// What gifts are worth, where that is stated.
    pub gifts: Money,
    /// Whether something is left out: an amount in a currency without a rate, a gift without a worth, a fee by views of
    /// an account whose views are unknown, a commission.
    pub incomplete: bool,
}

impl Costs {
    /// Fees and gifts together.
    pub fn total(&self) -> Money {
        self.fees.plus(self.gifts)
    }
}

/// What one post is paid: as its `deliver` says, else by format, else by post, else by views (expected from the median
/// views of the account). `None` where a fee for the whole campaign covers it, or nothing is known.
pub fn fee_of(campaign: &Campaign, post: &Post) -> Option<Money> {
    let delivery = &campaign[post.delivery];
    if let Some(fee) = &delivery.fee {
        return Some(fee.value);
    }
    let format = delivery.format.as_ref().map(|f| f.value.as_str());
    let fees = &campaign[post.influencer].known.fee;
    let by_format = |f: &&Spanned<Fee>| matches!(&f.basis, FeeBasis::Format(of) if Some(of.as_str()) == format);
    let by_post = |f: &&Spanned<Fee>| f.basis == FeeBasis::Post;
    let plain = fees.iter().find(by_format).or_else(|| fees.iter().find(by_post)).map(|f| f.money);
    plain.or_else(|| {
        let views = campaign.account(post.influencer, post.channel)?.views.as_ref()?.value;
        fees.iter().find_map(|f| by_views(f, views))
    })
}

fn by_views(fee: &Fee, views: u64) -> Option<Money> {
    let FeeBasis::Views { per, cap } = &fee.basis else { return None };
    let amount = fee.money.amount.checked_mul(decimal(views))?.checked_div(decimal(*per))?.round_dp(2);
    let capped = match cap {
        Some(cap) if cap.currency == fee.money.currency => amount.min(cap.amount),
        _ => amount,
    };
    Some(Money { amount: capped, currency: fee.money.currency })
}

/// What one person costs in a currency, over all her posts.
pub fn cost_of(campaign: &Campaign, who: InfluencerId, currency: Currency) -> Costs {
    let posts = campaign.posts.iter().filter(|p| p.influencer == who);
    cost(campaign, who, posts, currency)
}

/// What every person of the cast costs, in the order of the influencers.
pub fn costs(campaign: &Campaign, currency: Currency) -> Vec<Costs> {
    let mut posts: Vec<Vec<&Post>> = vec![Vec::new(); campaign.influencers.len()];
    campaign.posts.iter().for_each(|p| posts[p.influencer.index()].push(p));
    let each = posts.into_iter().enumerate();
    each.map(|(i, posts)| cost(campaign, InfluencerId(i as u32), posts.into_iter(), currency)).collect()
}

fn cost<'c>(
    campaign: &'c Campaign,
    who: InfluencerId,
    posts: impl Iterator<Item = &'c Post>,
    currency: Currency,
) -> Costs {
    let rates = campaign.rates();
    let known = &campaign[who].known;
    let mut costs = Costs { fees: Money::zero(currency), gifts: Money::zero(currency), incomplete: false };
    let mut add = |sum: fn(&mut Costs) -> &mut Money, money: Money| match rates.convert(money, currency) {
        Some(money) => {
            let sum = sum(&mut costs);
            *sum = sum.plus(money);
        }
        None => costs.incomplete = true,
    };
    let whole: Vec<Money> = known.fee.iter().filter(|f| f.basis == FeeBasis::Whole).map(|f| f.money).collect();
    let mut unpaid = false;
    let mut any = false;
    for post in posts {
        any = true;
        match fee_of(campaign, post) {
            Some(money) => add(|c| &mut c.fees, money),
            None => unpaid |= whole.is_empty() && !known.fee.is_empty(),
        }
    }
    if any {
        whole.into_iter().for_each(|money| add(|c| &mut c.fees, money));
        known.gift.iter().filter_map(|g| g.worth).for_each(|money| add(|c| &mut c.gifts, money));
    }
    let unpriced = any && (known.gift.iter().any(|g| g.worth.is_none()) || known.commission.is_some());
    costs.incomplete |= unpaid || unpriced;
    costs
}
