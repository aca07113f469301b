//! `unknown-fit`: nobody knows whether the followers belong to the audience.

use crate::campaign::{Campaign, InfluencerId};
use crate::facts::Facts;
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake};
use crate::rules::figures::price;
use crate::rules::{Review, Rule};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "unknown-fit",
        mistake: Mistake::Authenticity,
        level: Level::Advice,
        summary: "The plan does not say which share of somebody's followers belongs to the audience.",
        why: "A following is worth what it has of the people one wants to reach. Platforms show creators the age, place \
              and interests of their followers, and a creator sends a screenshot of it to whoever asks. Without that \
              figure the plan buys numbers. Exact shares of interests are estimates everywhere: a careful guess, noted \
              as one, is better than none.",
        how: "For everybody with posts: no `audience` share is stated, neither for the person nor for the account, for \
              any audience that the posts address. Where one of several addressed audiences is known, nothing is said. \
              A campaign without any `audience` is told once.",
        thresholds: &[],
        evidence: &[
            Evidence {
                claim: "A star with a million followers of whom nine in ten are no sports fans is the first mistake; it \
                        can be seen only where the share is known.",
                source: "“Influencer Marketing – Its Nature And Some Common Mistakes You Should Avoid”, mistake 1",
                grade: Grade::Seed,
            },
            Evidence {
                claim: "A drop of clothes was planned on 2.6 million followers alone; 252 buyers among them were not \
                        found.",
                source: "Adweek 2019, https://www.adweek.com/brand-marketing/arii-has-over-2-million-followers-so-why-\
                         did-her-clothing-line-fail/",
                grade: Grade::CaseRecord,
            },
        ],
        bad: r#"influencer tom "Tom Berg" {
  on instagram @tomberg { followers 48k; engagement 3.1%; sponsored 9% }
  affinity  "Ran his first race in these shoes."
  fee       900 EUR
}"#,
        good: r#"influencer tom "Tom Berg" {
  on instagram @tomberg { followers 48k; engagement 3.1%; sponsored 9% }
  audience  runners 58%
  affinity  "Ran his first race in these shoes."
  fee       900 EUR
}"#,
    },
    looks_at_schedule: false,
    check,
};

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
