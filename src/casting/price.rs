//! What a person would cost in a group: her fees for all that the plan has her deliver there, and the worth of her gifts.

use crate::campaign::{Campaign, ChannelId, Currency, Delivery, GroupId, InfluencerId, Money, StoryId, Who};
use crate::facts::people::{Paid, PayBy, by_first_fee, by_post, gifts, whole_fees};
use crate::vocabulary::singular;
use rust_decimal::Decimal;

/// What is to be delivered by each member of a group: a format, where, and how often.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Duty {
    format: String,
    on: Option<ChannelId>,
    posts: Posts,
    fee: Option<Money>,
}

/// How many posts a duty comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Posts {
    /// So many for everybody.
    Count(u64),
    /// One for each chapter that she tells.
    Chapters(StoryId),
}

impl Duty {
    /// How many posts this is for somebody in a group.
    fn count(&self, campaign: &Campaign, group: Option<GroupId>, who: InfluencerId) -> u64 {
        match self.posts {
            Posts::Count(count) => count,
            Posts::Chapters(story) => {
                let tells = |named: &[Who]| named.is_empty() || named.iter().any(|w| is_one_of(*w, group, who));
                campaign[story].chapters.iter().filter(|c| tells(&c.tellers)).count() as u64
            }
        }
    }
}

/// Whether a name stands for somebody who is in a group.
fn is_one_of(named: Who, group: Option<GroupId>, who: InfluencerId) -> bool {
    match named {
        Who::Influencer(id) => id == who,
        Who::Group(id) => Some(id) == group,
        Who::Everyone => true,
    }
}

/// The deliveries that ask something of every member of a group.
pub(super) fn asked_of(campaign: &Campaign, group: GroupId) -> impl Iterator<Item = &Delivery> {
    let asks = move |w: Who| w == Who::Group(group) || w == Who::Everyone;
    campaign.deliveries.iter().filter(move |d| d.by.iter().any(|w| asks(w.value)))
}

/// What the plan has each member of a group deliver.
pub(super) fn duties(campaign: &Campaign, group: GroupId) -> Vec<Duty> {
    let known = |f: &str| campaign.channels.iter().any(|c| c.formats.iter().any(|own| own == f));
    let duty = |delivery: &Delivery| {
        let format = delivery.format.as_ref()?;
        let posts = match &delivery.story {
            Some(story) => Posts::Chapters(story.value),
            None => Posts::Count(u64::from(delivery.count)),
        };
        let format = singular(&format.value, &known).unwrap_or_else(|| format.value.clone());
        let (on, fee) = (delivery.channel.as_ref().map(|c| c.value), delivery.fee.as_ref().map(|f| f.value));
        Some(Duty { format, on, posts, fee })
    };
    asked_of(campaign, group).filter_map(duty).collect()
}

/// What the plan has one person deliver, for somebody in her place.
pub(super) fn duties_of(campaign: &Campaign, who: InfluencerId) -> Vec<Duty> {
    let posts = campaign.posts.iter().filter(|p| p.influencer == who);
    let duty = |post: &crate::campaign::Post| {
        let format = campaign[post.delivery].format.as_ref()?.value.clone();
        Some(Duty { format, on: Some(post.channel), posts: Posts::Count(1), fee: None })
    };
    posts.filter_map(duty).collect()
}

/// How many posts each member of a group publishes; one where nothing is planned.
pub(super) fn posts(campaign: &Campaign, group: GroupId) -> u64 {
    let nobody = InfluencerId(u32::MAX);
    duties(campaign, group).iter().map(|d| d.count(campaign, Some(group), nobody)).sum::<u64>().max(1)
}

/// What a person costs for some duties, in a currency; for one post where there are none. Where she is only given
/// something, its worth, which is nothing where it is not stated. `None` where a fee is unknown.
pub(super) fn price(
    campaign: &Campaign,
    id: InfluencerId,
    group: Option<GroupId>,
    duties: &[Duty],
    currency: Currency,
) -> Option<Money> {
    let person = &campaign[id];
    let rates = campaign.rates();
    let in_currency = |m: Money| rates.convert(m, currency).map(|m| m.amount);
    let mut sum = Decimal::ZERO;
    for money in whole_fees(person).chain(gifts(person)) {
        sum = sum.checked_add(in_currency(money)?)?;
    }
    let paid = PayBy::of_person(person);
    let covered = whole_fees(person).next().is_some() || (!paid.is_by(Paid::Fee) && paid.is_by(Paid::Gift));
    if duties.is_empty() && !covered {
        let fee = by_first_fee(person, views(campaign, id, None)).money()?;
        sum = sum.checked_add(in_currency(fee)?)?;
    }
    for duty in duties {
        match by_post(person, duty.fee, Some(&duty.format), views(campaign, id, duty.on)).money() {
            Some(money) => sum = sum.checked_add(in_currency(money.times(duty.count(campaign, group, id)))?)?,
            None if covered => {}
            None => return None,
        }
    }
    Some(Money { amount: sum, currency })
}

/// The median views of the account that a post would go out from; of the first, where no channel is named.
fn views(campaign: &Campaign, who: InfluencerId, on: Option<ChannelId>) -> Option<u64> {
    let account = on.and_then(|c| campaign.account(who, c)).or(campaign[who].accounts.first())?;
    account.views.as_ref().map(|v| v.value)
}
