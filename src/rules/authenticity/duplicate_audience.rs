//! `duplicate-audience`: two people are paid for mostly the same followers.

use crate::campaign::{Group, InfluencerId, Money, Percent};
use crate::facts::Facts;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::source::Span;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::DUPLICATE_AUDIENCE, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let campaign = review.campaign;
    let facts = review.facts;
    let bar = review.threshold(&RULE.meta, "overlap");
    let paid: BTreeSet<InfluencerId> = facts.who().filter(|who| facts.is_paid(*who)).collect();
    let mut told = BTreeSet::new();
    for &who in &paid {
        for overlap in campaign[who].overlap.iter().filter(|o| paid.contains(&o.with)) {
            let pair = (who.min(overlap.with), who.max(overlap.with));
            if overlap.percent.0 > bar && who != overlap.with && told.insert(pair) {
                out.push(pair_of(review, facts, pair, overlap.percent, overlap.span));
            }
        }
    }
    for group in &campaign.groups {
        let members = group.members.iter().filter(|m| paid.contains(m)).count();
        if let Some(overlap) = group.overlap.as_ref().filter(|o| o.value.0 > bar && members > 1) {
            out.push(within(review, group, members, overlap.value, overlap.span));
        }
    }
}

fn pair_of(
    review: &Review<'_>,
    facts: &Facts,
    (a, b): (InfluencerId, InfluencerId),
    overlap: Percent,
    span: Span,
) -> Finding {
    let campaign = review.campaign;
    let (smaller, larger) = match (facts.followers(a), facts.followers(b)) {
        (Some(fa), Some(fb)) if fa < fb => (a, b),
        _ => (b, a),
    };
    let both = facts.followers(a).zip(facts.followers(b)).map(|(fa, fb)| overlap.of(fa.min(fb)));
    let twice = both.and_then(|_| facts.costs(smaller)?.known()).and_then(|total| share(total, overlap));
    let people = match (both, twice) {
        (Some(n), Some(money)) => format!(": {} people, and {money} of the pay, twice", say::short(n)),
        (Some(n), None) => format!(": {} people twice", say::short(n)),
        (None, _) => String::new(),
    };
    let message = format!(
        "{} of {}'s followers follow {} too{people}.",
        say::percent(overlap.fraction()),
        facts.handle(smaller),
        facts.handle(larger),
    );
    let mut finding = review
        .finding(&RULE.meta, span, message)
        .with_label("mostly the same people")
        .with_related(campaign[smaller].span, "the smaller following")
        .with_fact("influencers", format!("{}, {}", campaign[a].name.value, campaign[b].name.value))
        .with_fact("overlap", overlap.fraction());
    if let Some(both) = both {
        finding = finding.with_fact("people", both);
    }
    finding.with_help(format!(
        "Keep one of the two, or give them different things to tell, one after the other: `chapter two \"The second \
         look\" about … by {}`. If hearing it twice is the aim: `allow duplicate-audience because \"Two voices on \
         purpose.\"`.",
        campaign[smaller].name.value
    ))
}

fn share(total: Money, overlap: Percent) -> Option<Money> {
    let share = Decimal::try_from(overlap.fraction()).ok()?;
    Some(Money { amount: total.amount.checked_mul(share)?.round_dp(2), ..total })
}

fn within(review: &Review<'_>, group: &Group, members: usize, overlap: Percent, span: Span) -> Finding {
    let name = &group.name.value;
    let message = format!(
        "Any two of the {members} paid people in `{name}` have {} of the smaller following in common: most of it is paid \
         for {members} times.",
        say::percent(overlap.fraction()),
    );
    review
        .finding(&RULE.meta, span, message)
        .with_label("mostly the same people")
        .with_fact("group", name.as_str())
        .with_fact("people", members)
        .with_fact("overlap", overlap.fraction())
        .with_help(
            "Fewer of them reach nearly as many: keep the two or three who fit best in `members`. If hearing it from \
             several is the aim: `allow duplicate-audience because \"One circle, on purpose.\"`.",
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn two(tom: &str, pia: &str) -> String {
        example_file(&format!(
            "influencer tom {{ on instagram @tom {{ followers 50k }}; {tom} }}\n\
             influencer pia {{ on instagram @pia {{ followers 20k }}; {pia} }}"
        ))
    }

    #[test]
    fn the_bar_itself_is_allowed() {
        assert_eq!(found(&RULE, &two("fee 1 EUR; overlap pia 60%", "fee 1 EUR")).len(), 0);
        assert_eq!(found(&RULE, &two("fee 1 EUR; overlap pia 60.1%", "fee 1 EUR")).len(), 1);
    }

    #[test]
    fn a_pair_stated_from_both_sides_is_told_once() {
        assert_eq!(found(&RULE, &two("fee 1 EUR; overlap pia 70%", "fee 1 EUR; overlap tom 70%")).len(), 1);
    }

    #[test]
    fn who_is_not_paid_is_not_paid_twice() {
        assert_eq!(found(&RULE, &two("fee 1 EUR; overlap pia 90%", "")).len(), 0);
        assert_eq!(found(&RULE, &two("fee 1 EUR; overlap pia 90%", "gift \"Shoes\"")).len(), 1);
    }

    #[test]
    fn an_overlap_that_is_not_stated_is_not_judged() {
        assert_eq!(found(&RULE, &two("fee 1 EUR", "fee 1 EUR")).len(), 0);
    }

    #[test]
    fn a_group_is_told_once_and_not_for_every_pair() {
        let group = |n| format!("{}group g {{ members tom, pia; overlap {n}% }}\n", two("fee 1 EUR", "fee 1 EUR"));
        assert_eq!(found(&RULE, &group(60)).len(), 0);
        assert_eq!(found(&RULE, &group(61)).len(), 1);
    }

    #[test]
    fn the_smaller_following_is_the_base() {
        let found = found(&RULE, &two("fee 1 EUR; overlap pia 70%", "fee 100 EUR"));
        let expected = "70% of @pia's followers follow @tom too: 14k people, and 70 EUR of the pay, twice.";
        assert_eq!(found[0].message, expected);
    }
}
