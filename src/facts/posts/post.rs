//! What is true of one post.

use super::label::{Label, Labels};
use crate::campaign::{AudienceId, Campaign, DeliveryId, MessageId, Money, Post};
use crate::facts::people::{self, PayBy, PersonFacts, PostFee};
use std::sync::Arc;

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
    pub fee: PostFee,
}

/// What is true of each post of a campaign.
pub(super) fn posts(campaign: &Campaign, people: &[PersonFacts]) -> Vec<PostFacts> {
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

fn fee(campaign: &Campaign, post: &Post, stated: Option<Money>) -> PostFee {
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
