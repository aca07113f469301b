//! `no-affinity`: nothing in the plan makes this person believable about this product.

use crate::campaign::{Campaign, InfluencerId, ProductUse};
use crate::facts::Facts;
use crate::findings::Finding;
use crate::rules::figures::price;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::NO_AFFINITY, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    for who in facts.who() {
        if let Some(gap) = gap(review.campaign, facts, who) {
            let paid = facts.costs(who).map_or(String::new(), price);
            out.push(tell(review, who, &gap, &paid));
        }
    }
}

/// What somebody talks about, and what the audience cares about instead.
struct TopicGap<'c> {
    topics: Vec<&'c str>,
    interests: Vec<&'c str>,
}

fn gap<'c>(campaign: &'c Campaign, facts: &'c Facts, who: InfluencerId) -> Option<TopicGap<'c>> {
    let known = &campaign[who].known;
    if known.affinity.as_ref().is_some_and(|a| !a.value.trim().is_empty()) || has_used(campaign, who) {
        return None;
    }
    let ids = facts.addressed(who);
    let interests: Vec<&str> =
        ids.into_iter().flat_map(|id| campaign[id].interests.iter().map(|i| i.value.as_str())).collect();
    let topics: Vec<&str> = known.topics.iter().map(|t| t.value.as_str()).collect();
    let in_common = topics.iter().any(|t| interests.iter().any(|i| akin(t, i)));
    let cannot_tell = !topics.is_empty() && interests.is_empty();
    (!in_common && !cannot_tell).then_some(TopicGap { topics, interests })
}

/// Whether she has used the product since before the briefing.
fn has_used(campaign: &Campaign, who: InfluencerId) -> bool {
    match campaign[who].known.used_product.as_ref().map(|u| u.value) {
        Some(ProductUse::Since(day)) => campaign.briefed().is_none_or(|briefed| day < briefed),
        _ => false,
    }
}

/// Whether a topic and an interest have to do with each other: the same word, or a part in common.
fn akin(topic: &str, interest: &str) -> bool {
    let (topic, interest) = (topic.to_lowercase(), interest.to_lowercase());
    let parts = |word: &'_ str| -> BTreeSet<String> {
        word.split(['-', '_', '/']).filter(|p| p.chars().count() > 3).map(str::to_string).collect()
    };
    topic == interest || !parts(&topic).is_disjoint(&parts(&interest))
}

fn tell(review: &Review<'_>, who: InfluencerId, gap: &TopicGap<'_>, paid: &str) -> Finding {
    let person = &review.campaign[who];
    let name = review.campaign.name_of(who);
    let product = review.campaign.settings.product.as_ref().or(review.campaign.settings.brand.as_ref());
    let product = product.map_or("the product", |p| &p.value);
    let never = person.known.used_product.as_ref().is_some_and(|u| u.value == ProductUse::Never);
    let mut message = format!("Nothing says why anybody should believe {name} about {product}");
    if !gap.topics.is_empty() {
        let (topics, interests) = (say::some(&gap.topics, 3), say::some(&gap.interests, 3));
        message.push_str(&format!(": the posts are about {topics}, the audience cares for {interests}"));
    }
    message.push_str(if never { ", and the product has never been used by the person who praises it." } else { "." });
    let place = person.known.topics.first().map_or(person.span, |t| t.span);
    let mut finding = review
        .finding(&RULE.meta, place, message)
        .with_label(if never { "no reason, never used" } else { "no reason to believe" })
        .with_fact("influencer", person.name.value.as_str())
        .with_fact("topics", gap.topics.join(", "))
        .with_fact("interests", gap.interests.join(", "));
    if never {
        finding = finding.with_fact("used_product", "never");
    }
    if !paid.is_empty() {
        finding = finding.with_fact("paid", paid.trim_start_matches(" for ").to_string());
    }
    finding.with_help(format!(
        "If there is a reason, write it down: `affinity \"Has used it every week since 2025.\"` or `used_product since \
         2025-05-01`. If there is none, {name} is not the one to say it."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(person: &str) -> usize {
        found(&RULE, &example_file(&format!("influencer pia {{ on instagram @pia; {person} }}"))).len()
    }

    #[test]
    fn a_stated_reason_is_enough_and_an_empty_one_is_none() {
        assert_eq!(count(""), 1);
        assert_eq!(count("affinity \"Runs.\""), 0);
        assert_eq!(count("affinity \" \""), 1);
    }

    #[test]
    fn a_topic_in_common_is_enough_whole_or_in_part() {
        assert_eq!(count("topics baking"), 1);
        assert_eq!(count("topics baking, Hiking"), 0);
        assert_eq!(count("topics running"), 0);
        assert_eq!(count("topics trail_food"), 0);
        assert_eq!(count("topics tr-ail"), 1);
    }

    #[test]
    fn use_of_the_product_is_a_reason_if_it_began_before_the_briefing() {
        assert_eq!(count("used_product since 2027-01-31"), 0);
        assert_eq!(count("used_product since 2027-02-01"), 1);
        assert_eq!(count("used_product never"), 1);
    }

    #[test]
    fn never_used_is_said_louder() {
        let text = "influencer pia { on instagram @pia; used_product never }";
        assert!(found(&RULE, &example_file(text))[0].message.contains("never been used"));
    }

    #[test]
    fn topics_cannot_be_held_against_unknown_interests() {
        let text = "audience runners { countries DE }\ninfluencer pia { on instagram @pia; topics baking }";
        assert_eq!(found(&RULE, &example_file(text)).len(), 0);
    }

    #[test]
    fn size_is_no_excuse_and_no_fault() {
        let of = |followers| {
            let person = format!("influencer p {{ on instagram @p {{ followers {followers} }} }}");
            found(&RULE, &example_file(&person)).len()
        };
        assert_eq!((of("900"), of("90M")), (1, 1));
    }
}
