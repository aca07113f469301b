//! What a person would cost in a group: her fees for all that the plan has the group deliver.

use crate::campaign::{Campaign, Currency, FeeBasis, GroupId, InfluencerId, Money, Who};
use crate::vocabulary::singular;
use rust_decimal::Decimal;

/// What is to be delivered by each member of a group: a format, where, and how often.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Duty {
    format: String,
    on: Option<crate::campaign::ChannelId>,
    count: u64,
    fee: Option<Money>,
}

/// What the plan has each member of a group deliver.
pub(super) fn duties(campaign: &Campaign, group: GroupId) -> Vec<Duty> {
    let mut all = Vec::new();
    for delivery in &campaign.deliveries {
        let Some(format) = &delivery.format else { continue };
        if !delivery.by.iter().any(|w| w.value == Who::Group(group)) {
            continue;
        }
        let known = |f: &str| campaign.channels.iter().any(|c| c.formats.iter().any(|own| own == f));
        let count = match &delivery.story {
            Some(story) => campaign[story.value].chapters.len() as u64,
            None => u64::from(delivery.count),
        };
        let format = singular(&format.value, &known).unwrap_or_else(|| format.value.clone());
        let (on, fee) = (delivery.channel.as_ref().map(|c| c.value), delivery.fee.as_ref().map(|f| f.value));
        all.push(Duty { format, on, count, fee });
    }
    all
}

/// What a person costs for some duties, in a currency; for one post where there are none. Nothing where she is only given
/// something. `None` where a fee is unknown.
pub(super) fn price(campaign: &Campaign, id: InfluencerId, duties: &[Duty], currency: Currency) -> Option<Money> {
    let known = &campaign[id].known;
    let rates = campaign.rates();
    let in_currency = |m: Money| rates.convert(m, currency).map(|m| m.amount);
    let whole = known.fee.iter().filter(|f| f.basis == FeeBasis::Whole);
    let mut sum = Decimal::ZERO;
    let mut covered = false;
    for fee in whole {
        sum = sum.checked_add(in_currency(fee.money)?)?;
        covered = true;
    }
    if duties.is_empty() && !covered {
        match known.fee.first() {
            Some(fee) => sum = in_currency(post_fee(campaign, id, None, &fee.basis, fee.money)?)?,
            None if known.gift.is_empty() => return None,
            None => {}
        }
    }
    for duty in duties {
        match duty.fee.or_else(|| fee_for(campaign, id, duty)) {
            Some(money) => sum = sum.checked_add(in_currency(money.times(duty.count))?)?,
            None if covered || (known.fee.is_empty() && !known.gift.is_empty()) => {}
            None => return None,
        }
    }
    Some(Money { amount: sum, currency })
}

fn fee_for(campaign: &Campaign, id: InfluencerId, duty: &Duty) -> Option<Money> {
    let fees = &campaign[id].known.fee;
    let of_format = fees.iter().find(|f| f.basis == FeeBasis::Format(duty.format.clone()));
    let fee = of_format
        .or_else(|| fees.iter().find(|f| f.basis == FeeBasis::Post))
        .or_else(|| fees.iter().find(|f| matches!(f.basis, FeeBasis::Views { .. })))?;
    post_fee(campaign, id, duty.on, &fee.basis, fee.money)
}

/// What one post costs by a fee; a fee by views counts the median views of the account.
fn post_fee(
    campaign: &Campaign,
    id: InfluencerId,
    on: Option<crate::campaign::ChannelId>,
    basis: &FeeBasis,
    money: Money,
) -> Option<Money> {
    let FeeBasis::Views { per, cap } = basis else { return Some(money) };
    let accounts = &campaign[id].accounts;
    let account = on.and_then(|c| campaign.account(id, c)).or(accounts.first())?;
    let views = Decimal::from(account.views.as_ref()?.value);
    let amount = money.amount.checked_mul(views)?.checked_div(Decimal::from(*per))?.round_dp(2);
    let capped = cap.filter(|c| c.currency == money.currency).map_or(amount, |c| amount.min(c.amount));
    Some(Money { amount: capped, ..money })
}
