//! Which share of whose followers belongs to an audience.

use crate::campaign::{Account, AudienceId, Campaign, ChannelId, Influencer, InfluencerId, Percent};
use crate::source::Span;

/// How well the followers of an account fit an audience.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The audience.
    pub audience: AudienceId,
    /// The share of the followers that belongs to it.
    pub share: Percent,
    /// Where the share is stated.
    pub span: Span,
    /// How many followers it is a share of, where that is known.
    pub followers: Option<u64>,
}

impl Fit {
    /// How many people of the audience follow the account.
    pub fn people(&self) -> Option<u64> {
        self.followers.map(|all| (all as f64 * self.share.fraction()).round().max(0.0) as u64)
    }

    /// The better of two: the larger share, and of equal shares that of the larger following.
    pub fn better(self, other: Fit) -> Fit {
        let is_better = (other.share.0, other.followers) > (self.share.0, self.followers);
        if is_better { other } else { self }
    }
}

fn account(person: &Influencer, on: ChannelId) -> Option<&Account> {
    person.accounts.iter().find(|a| a.channel.value == on)
}

/// How many follow a person on a channel; the largest following where they have no account of their own there, as on a
/// channel of the brand's.
pub fn followers_on(person: &Influencer, on: ChannelId) -> Option<u64> {
    let of = |a: &Account| a.followers.as_ref().map(|f| f.value);
    match account(person, on) {
        Some(account) => of(account),
        None => person.accounts.iter().filter_map(of).max(),
    }
}

/// The fit of a person's followers on a channel with an audience.
pub fn fit(campaign: &Campaign, who: InfluencerId, on: ChannelId, audience: AudienceId) -> Option<Fit> {
    let person = &campaign[who];
    let share = person.share(Some(on), audience)?;
    Some(Fit { audience, share: share.percent, span: share.span, followers: followers_on(person, on) })
}
