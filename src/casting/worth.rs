//! How many people of the wanted audience a person truly reaches: the formula of `docs/casting.md`.

use crate::campaign::{Account, AudienceId, ChannelId, EngagementBase, Influencer, InfluencerId};
use crate::facts::people::People;
use crate::vocabulary::{Tier, USUAL_SUSPICIOUS};

/// What a person is worth for an audience, and of what that is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// The account that counts.
    pub on: ChannelId,
    /// Its followers.
    pub followers: u64,
    /// The share of them in the audience, as a fraction.
    pub share: f64,
    /// The share of them that is suspicious, as a fraction.
    pub suspicious: f64,
    /// Engagement against what is usual for the smallest accounts there, at most 1.
    pub attention: f64,
    /// The share of posts that are her own, as a fraction.
    pub own: f64,
    /// People of the audience whom one post truly reaches.
    pub people: f64,
    /// Interactions that a post can expect from people of the audience.
    pub interactions: f64,
    /// Which of the figures are not known of her and were taken as usual.
    pub estimated: Vec<&'static str>,
}

impl Worth {
    /// Followers in the audience, genuine or not.
    pub fn in_audience(&self) -> f64 {
        self.followers as f64 * self.share
    }
}

/// For which audiences people are wanted, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The audiences; all of the campaign's where none is named.
    pub audiences: Vec<AudienceId>,
    /// Only accounts there count, where any is named.
    pub on: Vec<ChannelId>,
}

/// The worth of a person; `None` where no account with known followers and a known share counts.
pub fn worth(people: People<'_>, who: InfluencerId, wanted: &Wanted) -> Option<Worth> {
    let person = &people.campaign[who];
    let counts = |a: &&Account| wanted.on.is_empty() || wanted.on.contains(&a.channel.value);
    let all = person.accounts.iter().filter(counts).filter_map(|a| of_account(people, person, a, wanted));
    all.reduce(|best, next| if next.people > best.people { next } else { best })
}

fn of_account(people: People<'_>, person: &Influencer, account: &Account, wanted: &Wanted) -> Option<Worth> {
    let followers = account.followers.as_ref()?.value;
    let on = account.channel.value;
    let shares = wanted.audiences.iter().filter_map(|a| person.share(Some(on), *a)).map(|s| s.percent.fraction());
    let share = if wanted.audiences.is_empty() { 1.0 } else { shares.reduce(f64::max)? };
    let tier = Tier::of(followers);
    let mut estimated = Vec::new();
    let mut known = |value: Option<f64>, name, usual: f64| {
        value.unwrap_or_else(|| {
            estimated.push(name);
            usual
        })
    };
    let suspicious = known(account.suspicious.as_ref().map(|p| p.fraction()), "suspicious", USUAL_SUSPICIOUS / 100.0);
    let sponsored =
        known(account.sponsored.as_ref().map(|p| p.fraction()), "sponsored", tier.usual_sponsored() / 100.0);
    let usual = people.usual_engagement(account);
    let rate = known(account.engagement.as_ref().map(|p| p.fraction()), "engagement", usual[tier as usize]);
    let attention = (rate / usual[0]).clamp(0.0, 1.0);
    let seen = match (account.base, &account.views) {
        (EngagementBase::Followers, _) => followers as f64,
        (_, Some(views)) => views.value as f64,
        // Of followers, about a third see a post; only the count of interactions rests on it.
        (_, None) => followers as f64 * 0.3,
    };
    let genuine = followers as f64 * share * (1.0 - suspicious);
    let own = 1.0 - sponsored;
    Some(Worth {
        on,
        followers,
        share,
        suspicious,
        attention,
        own,
        people: genuine * attention * own,
        interactions: seen * share * (1.0 - suspicious) * rate,
        estimated,
    })
}
