//! `unknown-fit`: nobody knows whether the followers belong to the audience.

use crate::campaign::{Campaign, InfluencerId};
use crate::facts::Facts;
use crate::findings::Finding;
use crate::rules::figures::price;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::UNKNOWN_FIT, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    if review.campaign.audiences.is_empty() {
        out.extend(facts.who().next().map(|_| nobody_wanted(review)));
        return;
    }
    for who in facts.who().filter(|who| facts.fit_of(*who).is_none()) {
        let paid = facts.costs(who).map_or(String::new(), price);
        out.push(tell(review, facts, who, &paid));
    }
}

fn nobody_wanted(review: &Review<'_>) -> Finding {
    let people = review.facts.who().count();
    review
        .finding(
            &RULE.meta,
            review.campaign.span,
            "The campaign names no audience: nobody can tell whether the people of the cast fit.",
        )
        .with_label("no `audience`")
        .with_fact("people", people)
        .with_help(
            "Say whom you want to reach, `audience runners \"Trail runners\" { interests trail-running; countries DE }`, \
             and for each person which share of the followers that is: `audience runners 40%`.",
        )
}

fn tell(review: &Review<'_>, facts: &Facts, who: InfluencerId, paid: &str) -> Finding {
    let person = &review.campaign[who];
    let names = wanted(review.campaign, facts, who);
    let followers = facts.followers(who);
    let following = followers.map_or("followers".to_string(), |f| format!("{} followers", say::short(f)));
    let message = format!(
        "How many of {}'s {following} belong to {} is not stated{}.",
        facts.handle(who),
        say::some(&names, 3),
        if paid.is_empty() { String::new() } else { format!(": the plan buys a number{paid}") },
    );
    let mut finding = review
        .finding(&RULE.meta, person.span, message)
        .with_label("no share of the audience")
        .with_fact("influencer", person.name.value.as_str())
        .with_fact("audiences", names.join(", "));
    if let Some(followers) = followers {
        finding = finding.with_fact("followers", followers);
    }
    let audience = names.first().map_or("", String::as_str).trim_matches('`');
    finding.with_help(format!(
        "Ask for the audience figures of the account and write the share down: `audience {audience} 40%`."
    ))
}

/// The names of the audiences that somebody's posts address.
fn wanted(campaign: &Campaign, facts: &Facts, who: InfluencerId) -> Vec<String> {
    let ids = facts.addressed(who);
    ids.into_iter().map(|id| format!("`{}`", campaign[id].name.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(text: &str) -> usize {
        found(&RULE, &example_file(text)).len()
    }

    #[test]
    fn a_share_of_the_person_or_of_the_account_is_enough_even_if_it_is_zero() {
        assert_eq!(count("influencer tom { on instagram @tom }"), 1);
        assert_eq!(count("influencer tom { on instagram @tom; audience runners 0% }"), 0);
        assert_eq!(count("influencer tom { on instagram @tom { audience runners 2% } }"), 0);
    }

    #[test]
    fn the_share_of_an_audience_that_is_not_addressed_does_not_help() {
        let two = "audience runners { interests running }\naudience hikers { interests hiking }\n\
                   influencer tom { on instagram @tom; audience hikers 40% }\n";
        assert_eq!(count(two), 0);
        assert_eq!(count(&format!("{two}message grip {{ audience runners; disclosure \"Anzeige\" }}")), 1);
    }

    #[test]
    fn a_share_of_an_account_that_nothing_is_posted_on_does_not_help() {
        let text = "influencer tom { on instagram @tom; on youtube @tom { audience runners 60% } }";
        assert_eq!(count(text), 1);
    }

    #[test]
    fn a_campaign_that_names_no_audience_is_told_once() {
        let text = example_file("influencer tom { on instagram @t }\ninfluencer pia { on instagram @p }");
        let at = text.find("audience runners").unwrap();
        let end = at + text[at..].find("}\n").unwrap() + 2;
        let without = format!("{}{}", &text[..at], &text[end..]);
        let found = found(&RULE, &without);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.starts_with("The campaign names no audience"));
    }
}
