//! `saturated-with-ads`: too many of the account's posts are paid for already.

use crate::campaign::{Account, InfluencerId};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::vocabulary::Tier;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::SATURATED_WITH_ADS, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    for who in facts.who() {
        for account in facts.accounts(who) {
            let (Some(share), Some(followers)) = (&account.sponsored, &account.followers) else { continue };
            let tier = Tier::of(followers.value);
            let bar = review.threshold(&RULE.meta, tier.name());
            if share.value.0 > bar {
                out.push(tell(review, who, account, tier, bar));
            }
        }
    }
}

fn tell(review: &Review<'_>, who: InfluencerId, account: &Account, tier: Tier, bar: f64) -> Finding {
    let (share, span) = account.sponsored.as_ref().map_or((0.0, account.span), |s| (s.value.0, s.span));
    let more = if share > 50.0 { ": more advertising than own posts" } else { "" };
    let message = format!(
        "{} of {}'s last posts were paid for{more}; over {} is too much for a {} account.",
        say::percent(share / 100.0),
        account.handle.value,
        say::percent(bar / 100.0),
        tier.name(),
    );
    review
        .finding(&RULE.meta, span, message)
        .with_label(format!("over {}", say::percent(bar / 100.0)))
        .with_fact("influencer", review.campaign[who].name.value.as_str())
        .with_fact("tier", tier.name())
        .with_fact("sponsored", share / 100.0)
        .with_fact("bar", bar / 100.0)
        .with_help(format!(
            "Take somebody with mostly own posts: `group fresh {{ tier {}; sponsored <= {} }}`. Or agree on a \
             pause of advertising before the first post, and note it: `allow saturated-with-ads because \"No ads for \
             six weeks before.\"`.",
            tier.name(),
            say::percent(bar / 100.0),
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(account: &str) -> usize {
        found(&RULE, &example_file(&format!("influencer tom {{ on instagram @tom {{ {account} }} }}"))).len()
    }

    #[test]
    fn every_tier_has_its_own_bar_and_the_bar_itself_is_allowed() {
        for (followers, bar) in [("9k", 15), ("49k", 15), ("499k", 20), ("999k", 25), ("1M", 35)] {
            assert_eq!(count(&format!("followers {followers}; sponsored {bar}%")), 0, "{followers}");
            assert_eq!(count(&format!("followers {followers}; sponsored {bar}.1%")), 1, "{followers}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_saturated() {
        assert_eq!(count("followers 9k"), 0);
        assert_eq!(count("sponsored 90%"), 0);
    }

    #[test]
    fn more_than_half_is_called_by_its_name() {
        let of = |share| format!("influencer tom {{ on instagram @tom {{ followers 9k; sponsored {share}% }} }}");
        assert!(found(&RULE, &example_file(&of(51)))[0].message.contains("more advertising than own"));
        assert!(!found(&RULE, &example_file(&of(50)))[0].message.contains("more advertising than own"));
    }
}
