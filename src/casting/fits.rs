//! Who fits what a group selects by. What is unknown of a person fits nothing that asks for it.

use crate::campaign::{
    Account, Bound, Campaign, ChannelId, Group, Influencer, InfluencerId, Kin, Percent, Selection, WorkedWith,
};
use crate::source::Spanned;
use crate::vocabulary::Tier;
use jiff::civil::Date;

/// How long somebody has to have stayed away from a competitor, unless she or the campaign says otherwise.
const COMPETITOR_DAYS: i64 = 90;

/// The people who fit what a group selects by, beside those it lists.
pub(super) fn fitting(campaign: &Campaign, group: &Group) -> Vec<InfluencerId> {
    let ids = (0..campaign.influencers.len() as u32).map(InfluencerId);
    let listed = |id: &InfluencerId| group.listed.iter().any(|l| l.value == *id);
    ids.filter(|id| !listed(id) && fits(&campaign[*id], &group.selection)).collect()
}

/// Whether a person fits what a group selects by.
pub fn fits(person: &Influencer, by: &Selection) -> bool {
    let known = &person.known;
    let on = by.on.as_ref().map(|c| c.value);
    let from = by.from.as_ref().is_none_or(|r| person.roster.as_ref() == Some(&r.value));
    let one_of = |wanted: &[Spanned<String>], own: &Option<Spanned<String>>| {
        wanted.is_empty() || own.as_ref().is_some_and(|o| wanted.iter().any(|w| same_code(&w.value, &o.value)))
    };
    let topics = by.topics.is_empty() || by.topics.iter().any(|t| known.topics.iter().any(|own| own.value == t.value));
    from && one_of(&by.country, &known.country)
        && one_of(&by.language, &known.language)
        && topics
        && by.audience.iter().all(|b| share(person, on, b.audience).is_some_and(|s| b.bound.admits(s)))
        && account_fits(person, by)
}

/// `de` is met by `de-AT`; the other way round it is not.
fn same_code(wanted: &str, own: &str) -> bool {
    own.eq_ignore_ascii_case(wanted)
        || own
            .get(..wanted.len() + 1)
            .is_some_and(|o| o.ends_with('-') && o[..wanted.len()].eq_ignore_ascii_case(wanted))
}

/// Which share of a person's followers belongs to an audience: as her account there has it, else as she has it.
pub(super) fn share(
    person: &Influencer,
    on: Option<ChannelId>,
    audience: crate::campaign::AudienceId,
) -> Option<Percent> {
    let account = on.and_then(|c| person.accounts.iter().find(|a| a.channel.value == c));
    let of_account = account.and_then(|a| a.audience.iter().find(|s| s.audience == audience));
    of_account.or_else(|| person.audience.iter().find(|s| s.audience == audience)).map(|s| s.percent)
}

/// Whether one of the accounts fits all that is asked of accounts.
fn account_fits(person: &Influencer, by: &Selection) -> bool {
    let asks = by.on.is_some()
        || !by.tier.is_empty()
        || by.followers.is_some()
        || by.engagement.is_some()
        || by.sponsored.is_some();
    !asks || person.accounts.iter().any(|a| one_account_fits(a, by))
}

fn one_account_fits(account: &Account, by: &Selection) -> bool {
    let followers = account.followers.as_ref().map(|f| f.value);
    let tier = followers.map(Tier::of);
    let admits = |bound: &Option<Spanned<Bound>>, value: Option<Percent>| {
        bound.as_ref().is_none_or(|b| value.is_some_and(|v| b.admits(v)))
    };
    by.on.as_ref().is_none_or(|on| on.value == account.channel.value)
        && (by.tier.is_empty() || by.tier.iter().any(|t| Some(t.value) == tier))
        && by.followers.as_ref().is_none_or(|r| followers.is_some_and(|f| r.first <= f && f <= r.last))
        && admits(&by.engagement, account.engagement.as_ref().map(|e| e.value))
        && admits(&by.sponsored, account.sponsored.as_ref().map(|s| s.value))
}

/// Whether a person is of a kind that a quota counts.
pub(super) fn is_of(person: &Influencer, kin: &Kin) -> bool {
    let any = |wanted: &[String], own: &Option<Spanned<String>>| {
        own.as_ref().is_some_and(|o| wanted.iter().any(|w| same_code(w, &o.value)))
    };
    match kin {
        Kin::Tier(tiers) => person.tier().is_some_and(|t| tiers.contains(&t)),
        Kin::On(channel) => person.accounts.iter().any(|a| a.channel.value == *channel),
        Kin::Country(codes) => any(codes, &person.known.country),
        Kin::Language(tags) => any(tags, &person.known.language),
    }
}

/// Whether somebody has worked for a competitor too lately: within her own exclusivity, else within 90 days before the
/// run.
pub(super) fn is_conflicted(campaign: &Campaign, person: &Influencer) -> bool {
    let settings = &campaign.settings;
    let days = person.known.exclusivity.as_ref().map_or(COMPETITOR_DAYS, |e| e.days());
    let lately = |on: Date| {
        let run = settings.runs.as_ref().map(|r| r.first);
        run.is_none_or(|first| i64::from((first - on).get_days()) <= days)
    };
    let rival = |w: &WorkedWith| settings.competitors.iter().any(|c| c.value.to_lowercase() == w.brand.to_lowercase());
    person.known.worked_with.iter().any(|w| rival(w) && lately(w.on))
}
