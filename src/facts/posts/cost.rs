//! What somebody costs, in the currency of the budget.

use super::{PostFacts, people};
use crate::campaign::{Campaign, Currency, InfluencerId, Money, PostId};

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
    /// No costs at all.
    pub fn nothing(currency: Currency) -> Costs {
        Costs { fees: Money::zero(currency), gifts: Money::zero(currency), incomplete: false }
    }

    /// Fees and gifts together.
    pub fn total(&self) -> Money {
        self.fees.plus(self.gifts)
    }

    /// What somebody costs, where all of it is known and it is not nothing.
    pub fn known(self) -> Option<Money> {
        Some(self.total()).filter(|total| !self.incomplete && !total.amount.is_zero())
    }

    /// These costs and others, in the same currency.
    pub fn plus(self, other: Costs) -> Costs {
        Costs {
            fees: self.fees.plus(other.fees),
            gifts: self.gifts.plus(other.gifts),
            incomplete: self.incomplete || other.incomplete,
        }
    }
}

/// What one person costs over some posts of theirs, of which there is at least one.
pub(super) fn costs(
    campaign: &Campaign,
    facts: &[PostFacts],
    who: InfluencerId,
    posts: &[PostId],
    currency: Currency,
) -> Costs {
    let rates = campaign.rates();
    let person = &campaign[who];
    let mut costs = Costs::nothing(currency);
    let mut add = |sum: fn(&mut Costs) -> &mut Money, money: Money| match rates.convert(money, currency) {
        Some(money) => {
            let sum = sum(&mut costs);
            *sum = sum.plus(money);
        }
        None => costs.incomplete = true,
    };
    let whole: Vec<Money> = people::whole_fees(person).collect();
    let mut unpaid = false;
    for post in posts {
        match facts[post.index()].fee.money() {
            Some(money) => add(|c| &mut c.fees, money),
            None => unpaid |= whole.is_empty() && !person.known.fee.is_empty(),
        }
    }
    whole.into_iter().for_each(|money| add(|c| &mut c.fees, money));
    people::gifts(person).for_each(|money| add(|c| &mut c.gifts, money));
    costs.incomplete |=
        unpaid || person.known.gift.iter().any(|g| g.worth.is_none()) || person.known.commission.is_some();
    costs
}
