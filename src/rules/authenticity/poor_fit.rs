//! `poor-fit`: a small following, of which hardly anybody belongs to the audience. What `reach-over-fit` is for the large
//! ones.

use crate::campaign::InfluencerId;
use crate::facts::{Costs, Facts, Fit};
use crate::findings::Finding;
use crate::rules::figures::price;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::POOR_FIT, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let meta = &RULE.meta;
    let facts = review.facts;
    let (most, bar) = (review.threshold(meta, "followers"), review.threshold(meta, "fit"));
    for who in facts.who().filter(|who| facts.followers(*who).is_none_or(|f| f as f64 <= most)) {
        if let Some(fit) = facts.fit_of(who).filter(|fit| fit.share.0 < bar) {
            out.push(tell(review, facts, who, fit, facts.costs(who)));
        }
    }
}

fn tell(review: &Review<'_>, facts: &Facts, who: InfluencerId, fit: Fit, cost: Option<Costs>) -> Finding {
    let (meta, campaign) = (&RULE.meta, review.campaign);
    let audience = &campaign[fit.audience];
    let share = say::percent(fit.share.fraction());
    let following = fit.followers.map_or("followers".to_string(), |f| format!("{} followers", say::short(f)));
    let mut message = format!("{share} of {}'s {following} belong to “{}”", facts.handle(who), audience.title());
    if let Some(people) = fit.people() {
        let paid = cost.map(price).unwrap_or_default();
        message.push_str(&format!(": {} people{paid}", say::short(people)));
        if let Some(one) = cost.and_then(Costs::known).and_then(|money| money.each(people)) {
            message.push_str(&format!(", {one} each"));
        }
    }
    message.push('.');
    let mut finding = review
        .finding(meta, fit.span, message)
        .with_label(format!("{share}, wanted: {}", say::percent(review.threshold(meta, "fit") / 100.0)))
        .with_fact("influencer", campaign[who].name.value.as_str())
        .with_fact("audience", audience.name.value.as_str())
        .with_fact("fit", fit.share.fraction());
    if let (Some(followers), Some(people)) = (fit.followers, fit.people()) {
        finding = finding.with_fact("followers", followers).with_fact("people", people);
    }
    finding.with_help(format!(
        "Choose somebody of that size whom the audience follows: `group fans {{ tier nano, micro; audience {} >= 40% }}`.",
        audience.name.value
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(account: &str, share: &str) -> usize {
        let text = format!("influencer pia {{ on instagram @pia {{ {account} }}; {share} }}");
        found(&RULE, &example_file(&text)).len()
    }

    #[test]
    fn a_share_just_under_the_bar_is_found_and_one_on_it_is_not() {
        assert_eq!(count("followers 22k", "audience runners 19.9%"), 1);
        assert_eq!(count("followers 22k", "audience runners 20%"), 0);
    }

    #[test]
    fn large_followings_are_left_to_the_other_rule() {
        assert_eq!(count("followers 100k", "audience runners 3%"), 1);
        assert_eq!(count("followers 100_001", "audience runners 3%"), 0);
    }

    #[test]
    fn an_unknown_share_is_not_low_and_a_known_one_is_low_whatever_the_size() {
        assert_eq!(count("followers 22k", ""), 0);
        assert_eq!(count("", "audience runners 3%"), 1);
    }
}
