//! `low-engagement`: hardly anybody reacts to what the account posts.

use super::norms::base;
use crate::campaign::{Account, InfluencerId, Percent};
use crate::facts::Norm;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::LOW_ENGAGEMENT, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    for (who, cast) in facts.cast() {
        for place in &cast.accounts {
            if let Some(norm) = facts.people[who.index()].norms[*place].filter(Norm::is_low) {
                out.push(tell(review, *who, &review.campaign[*who].accounts[*place], norm));
            }
        }
    }
}

fn tell(review: &Review<'_>, who: InfluencerId, account: &Account, norm: Norm) -> Finding {
    let channel = &review.campaign[account.channel.value];
    let (rate, bar) = (say::percent(norm.rate / 100.0), say::percent(norm.bar / 100.0));
    let crowd = match (account.base, &account.views) {
        (crate::campaign::EngagementBase::Followers, _) => Some(norm.followers),
        (_, views) => views.as_ref().map(|v| v.value),
    };
    let people = crowd.map_or(String::new(), |all| {
        let (do_react, would) = (Percent(norm.rate).of(all), Percent(norm.bar).of(all));
        format!(": {} people a post, where {} would be little", say::short(do_react), say::short(would))
    });
    let message = format!(
        "{rate} of {}'s {} react to a post; on {}, {bar} is already low {} followers{people}.",
        account.handle.value,
        base(account),
        channel.title,
        norm.tier.sizes(),
    );
    let span = account.engagement.as_ref().map_or(account.span, |e| e.span);
    review
        .finding(&RULE.meta, span, message)
        .with_label(format!("low below {bar}"))
        .with_fact("influencer", review.campaign[who].name.value.as_str())
        .with_fact("channel", channel.name.value.as_str())
        .with_fact("tier", norm.tier.name())
        .with_fact("followers", norm.followers)
        .with_fact("engagement", norm.rate / 100.0)
        .with_fact("bar", norm.bar / 100.0)
        .with_help(format!(
            "Ask for the figures of the last 90 days before you pay for the following, or agree on pay by views: `fee \
             20 EUR per 1_000 views`. If that is normal there: `channel {} {{ tier_engagement {} {rate} }}`.",
            channel.name.value,
            norm.tier.name(),
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::{TODAY, found, found_with};

    fn count(account: &str) -> usize {
        found(&RULE, &example_file(&format!("influencer tom {{ on {account} }}"))).len()
    }

    #[test]
    fn every_tier_and_channel_has_its_own_bar() {
        let just_below = [
            ("instagram", [2.9, 1.9, 1.4, 0.9, 0.6]),
            ("tiktok", [5.9, 3.9, 2.9, 1.9, 0.9]),
            ("youtube", [2.9, 1.9, 1.4, 1.1, 0.8]),
        ];
        for (channel, rates) in just_below {
            for (followers, rate) in ["9_999", "10k", "50k", "500k", "1M"].iter().zip(rates) {
                let account = |rate: f64| format!("{channel} @tom {{ followers {followers}; engagement {rate:.1}% }}");
                assert_eq!(count(&account(rate)), 1, "{}", account(rate));
                assert_eq!(count(&account(rate + 0.1)), 0, "{}", account(rate + 0.1));
            }
        }
    }

    #[test]
    fn what_is_not_known_is_not_low() {
        assert_eq!(count("instagram @tom { followers 24k }"), 0);
        assert_eq!(count("instagram @tom { engagement 0.1% }"), 0);
    }

    #[test]
    fn a_rate_of_another_base_is_not_held_against_the_bar() {
        assert_eq!(count("instagram @tom { followers 24k; engagement 1% of reach }"), 0);
        assert_eq!(count("tiktok @tom { followers 24k; engagement 1% of followers }"), 0);
    }

    #[test]
    fn a_channel_without_a_bar_is_judged_only_where_the_file_states_one() {
        let pinner = "influencer tom { on pinterest @tom { followers 24k; engagement 0.4% } }\n";
        assert_eq!(found(&RULE, &example_file(pinner)).len(), 0);
        let tuned = format!("{pinner}channel pinterest {{ tier_engagement micro 0.5% }}");
        assert_eq!(found(&RULE, &example_file(&tuned)).len(), 1);
    }

    #[test]
    fn an_account_that_nothing_is_posted_on_is_not_judged() {
        let text = "influencer tom { on youtube @tom { followers 24k; engagement 5% }; on instagram @tom { followers 24k; \
                    engagement 0.2% } }";
        assert_eq!(found(&RULE, &example_file(text)).len(), 0);
    }

    #[test]
    fn a_bar_can_be_set_for_a_tier() {
        let mut config = crate::findings::Config::default();
        let setting = config.rules.entry("low-engagement".to_string()).or_default();
        setting.thresholds.insert("instagram_micro".to_string(), 1.0);
        assert_eq!(found_with(&RULE, &example_file(RULE.meta.bad), TODAY, &config).len(), 0);
    }
}
