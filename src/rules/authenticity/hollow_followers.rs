//! `hollow-followers`: many of the followers look fake, or the engagement is too good to be true.

use super::norms::against_usual;
use crate::campaign::{Account, InfluencerId, Money, Percent};
use crate::facts::{Costs, Norm};
use crate::findings::{Finding, Level};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::HOLLOW_FOLLOWERS, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let meta = &RULE.meta;
    let facts = review.facts;
    let (hint, times) = (review.threshold(meta, "hint"), review.threshold(meta, "times"));
    for who in facts.who() {
        let cost = facts.costs(who);
        for account in facts.accounts(who) {
            if let Some(share) = account.suspicious.as_ref().map(|s| s.value.0).filter(|s| *s > hint) {
                out.push(fake(review, who, account, share, cost));
            }
            let norm = against_usual(account, &review.campaign[account.channel.value]);
            if let Some(norm) = norm.filter(|n| n.rate > n.bar * times) {
                out.push(too_good(review, who, account, norm));
            }
        }
    }
}

fn fake(review: &Review<'_>, who: InfluencerId, account: &Account, share: f64, cost: Option<Costs>) -> Finding {
    let meta = &RULE.meta;
    let followers = account.followers.as_ref().map(|f| f.value);
    let said = say::percent(share / 100.0);
    let (of, people) = match followers {
        Some(all) => {
            (format!("{} followers", say::short(all)), format!(": {} accounts", say::short(Percent(share).of(all))))
        }
        None => ("followers".to_string(), String::new()),
    };
    let wasted = cost.and_then(Costs::known).and_then(|total| fraction(total, share));
    let money = wasted.map_or(String::new(), |m| format!(", and {m} of the pay for nobody"));
    let loud = share > review.threshold(meta, "loud");
    let doubt = if loud { " Do not pay for this following before it is explained." } else { "" };
    let span = account.suspicious.as_ref().map_or(account.span, |s| s.span);
    let handle = &account.handle.value;
    let mut finding = review.finding(meta, span, format!("{said} of {handle}'s {of} look fake{people}{money}.{doubt}"));
    if share <= review.threshold(meta, "warn") {
        finding.level = finding.level.min(Level::Advice);
    }
    finding = finding
        .with_label(format!("over {}", say::percent(review.threshold(meta, "hint") / 100.0)))
        .with_fact("influencer", review.campaign[who].name.value.as_str())
        .with_fact("suspicious", share / 100.0);
    if let Some(all) = followers {
        finding = finding.with_fact("followers", all);
    }
    if let Some(wasted) = wasted {
        finding = finding.with_fact("pay_for_suspicious", wasted.to_string());
    }
    finding.with_help(
        "Ask for an audit by a second service, or pay for what is seen: `fee 20 EUR per 1_000 views cap 600 EUR`.",
    )
}

/// A share of an amount, to the cent.
fn fraction(total: Money, percent: f64) -> Option<Money> {
    let share = Decimal::try_from(percent / 100.0).ok()?;
    Some(Money { amount: total.amount.checked_mul(share)?.round_dp(2), ..total })
}

fn too_good(review: &Review<'_>, who: InfluencerId, account: &Account, norm: Norm) -> Finding {
    let times = norm.rate / norm.bar;
    let message = format!(
        "{}'s engagement of {} is {times:.1} times what is usual {} followers ({}): so much is rare unless it is bought.",
        account.handle.value,
        say::percent(norm.rate / 100.0),
        norm.tier.sizes(),
        say::percent(norm.bar / 100.0),
    );
    let span = account.engagement.as_ref().map_or(account.span, |e| e.span);
    let mut finding = review.finding(&RULE.meta, span, message);
    finding.level = finding.level.min(Level::Advice);
    finding
        .with_label(format!("{times:.1} times the usual"))
        .with_fact("influencer", review.campaign[who].name.value.as_str())
        .with_fact("followers", norm.followers)
        .with_fact("engagement", norm.rate / 100.0)
        .with_fact("times", (times * 10.0).round() / 10.0)
        .with_help(
            "Read the comments under three of the last posts: real ones speak about the subject. If they do, note it: \
             `allow hollow-followers because \"Read 100 comments on 2027-01-10, all from people.\"`.",
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn levels(account: &str) -> Vec<Level> {
        let found = found(&RULE, &example_file(&format!("influencer tom {{ on instagram @tom {{ {account} }} }}")));
        found.into_iter().map(|f| f.level).collect()
    }

    #[test]
    fn a_tenth_is_a_hint_and_a_fifth_a_warning() {
        assert_eq!(levels("suspicious 10%"), []);
        assert_eq!(levels("suspicious 10.1%"), [Level::Advice]);
        assert_eq!(levels("suspicious 20%"), [Level::Advice]);
        assert_eq!(levels("suspicious 20.1%"), [Level::Warning]);
    }

    #[test]
    fn over_three_tenths_it_is_said_more_strongly() {
        let message = |share: &str| {
            let text = format!("influencer tom {{ on instagram @tom {{ suspicious {share} }} }}");
            found(&RULE, &example_file(&text))[0].message.clone()
        };
        assert!(!message("30%").contains("Do not pay"));
        assert!(message("30.1%").contains("Do not pay"));
    }

    #[test]
    fn engagement_of_over_four_times_the_usual_is_a_hint() {
        assert_eq!(levels("followers 48k; engagement 14%"), []);
        assert_eq!(levels("followers 48k; engagement 14.1%"), [Level::Advice]);
        assert_eq!(levels("engagement 40%"), []);
    }

    #[test]
    fn what_is_not_stated_is_not_suspicious() {
        assert_eq!(levels("followers 48k"), []);
    }

    #[test]
    fn the_pay_for_nobody_is_told_in_money() {
        let found = found(&RULE, &example_file(RULE.meta.bad));
        let expected = "24% of @tomberg's 48k followers look fake: 11.5k accounts, and 216 EUR of the pay for nobody.";
        assert_eq!(found[0].message, expected);
    }
}
