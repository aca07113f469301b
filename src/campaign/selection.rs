//! Who is as a group asks. What is unknown of a person is not what is asked for.

use super::cast::{Account, Bound, Influencer, Selection, Share};
use super::ids::{AudienceId, ChannelId};
use super::values::Percent;
use crate::source::Spanned;
use crate::vocabulary::Tier;

impl Influencer {
    /// Which share of the followers belongs to an audience: by the account on that channel where it says so, else by the
    /// person. `None` is unknown, and never zero.
    pub fn share(&self, on: Option<ChannelId>, audience: AudienceId) -> Option<&Spanned<Share>> {
        let stated = |list: &'_ Vec<Spanned<Share>>| list.iter().position(|s| s.audience == audience);
        let account = on.and_then(|c| self.accounts.iter().find(|a| a.channel.value == c));
        let of_account = account.and_then(|a| Some(&a.audience[stated(&a.audience)?]));
        of_account.or_else(|| Some(&self.audience[stated(&self.audience)?]))
    }
}

impl Selection {
    /// Whether a person is as this asks.
    pub fn admits(&self, person: &Influencer) -> bool {
        let by = self;
        let known = &person.known;
        let on = by.on.as_ref().map(|c| c.value);
        let from = by.from.as_ref().is_none_or(|r| person.roster.as_ref() == Some(&r.value));
        let one_of = |wanted: &[Spanned<String>], own: &Option<Spanned<String>>| {
            wanted.is_empty() || own.as_ref().is_some_and(|o| wanted.iter().any(|w| same_code(&w.value, &o.value)))
        };
        let topics =
            by.topics.is_empty() || by.topics.iter().any(|t| known.topics.iter().any(|own| own.value == t.value));
        from && one_of(&by.country, &known.country)
            && one_of(&by.language, &known.language)
            && topics
            && by.audience.iter().all(|b| person.share(on, b.audience).is_some_and(|s| b.bound.admits(s.percent)))
            && account_fits(person, by)
    }
}

/// `de` is met by `de-AT`; the other way round it is not.
pub(crate) fn same_code(wanted: &str, own: &str) -> bool {
    own.eq_ignore_ascii_case(wanted)
        || own
            .get(..wanted.len() + 1)
            .is_some_and(|o| o.ends_with('-') && o[..wanted.len()].eq_ignore_ascii_case(wanted))
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
