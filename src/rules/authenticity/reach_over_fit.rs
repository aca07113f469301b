//! `reach-over-fit`: a large following of which hardly anybody belongs to the audience.

use crate::campaign::{Campaign, InfluencerId};
use crate::facts::{Costs, Facts, Fit};
use crate::findings::Finding;
use crate::rules::figures::price;
use crate::rules::instead::{alternative, with_alternative};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::REACH_OVER_FIT, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let meta = &RULE.meta;
    let facts = review.facts;
    let (above, bar) = (review.threshold(meta, "followers"), review.threshold(meta, "fit"));
    let poor = |who: InfluencerId| {
        let followers = facts.followers(who).filter(|f| *f as f64 > above)?;
        Some((who, followers, facts.fit_of(who).filter(|fit| fit.share.0 < bar)?))
    };
    let found: Vec<_> = facts.who().filter_map(poor).collect();
    if found.is_empty() {
        return;
    }
    let cheapest = cheapest(facts, bar);
    for (who, followers, fit) in found {
        let cost = facts.costs(who);
        out.push(tell(review, facts, who, fit, cost, followers, cheapest.as_deref()));
    }
}

/// The person with a fitting following who reaches one of the audience for the least money, in words.
fn cheapest(facts: &Facts, bar: f64) -> Option<String> {
    let mut best: Option<(rust_decimal::Decimal, InfluencerId, String)> = None;
    for who in facts.who() {
        let Some(fit) = facts.fit_of(who).filter(|f| f.share.0 >= bar) else { continue };
        let (Some(people), Some(cost)) = (fit.people(), facts.costs(who).and_then(Costs::known)) else { continue };
        let (Some(ratio), Some(said)) = (cost.amount.checked_div(people.into()), cost.each(people)) else { continue };
        if best.as_ref().is_none_or(|(least, ..)| ratio < *least) {
            best = Some((ratio, who, said));
        }
    }
    best.map(|(_, who, said)| format!("; with {} one costs {said}", facts.campaign.name_of(who)))
}

fn tell(
    review: &Review<'_>,
    facts: &Facts,
    who: InfluencerId,
    fit: Fit,
    cost: Option<Costs>,
    followers: u64,
    cheapest: Option<&str>,
) -> Finding {
    let (meta, campaign) = (&RULE.meta, review.campaign);
    let base = fit.followers.unwrap_or(followers);
    let people = Fit { followers: Some(base), ..fit }.people().unwrap_or(0);
    let audience = &campaign[fit.audience];
    let share = say::percent(fit.share.fraction());
    let mut message = format!(
        "{share} of {}'s {} followers belong to “{}”: {} people",
        facts.handle(who),
        say::short(base),
        audience.title(),
        say::short(people)
    );
    let one = cost.and_then(Costs::known).and_then(|money| money.each(people));
    message.push_str(&cost.map(price).unwrap_or_default());
    if let Some(one) = &one {
        message.push_str(&format!(", {one} each{}", cheapest.unwrap_or("")));
    }
    message.push('.');
    let bar = review.threshold(meta, "fit");
    let mut finding = review
        .finding(meta, fit.span, message)
        .with_label(format!("{share}, wanted: {}", say::percent(bar / 100.0)))
        .with_related(campaign[who].span, format!("{} followers", say::short(followers)))
        .with_fact("influencer", campaign[who].name.value.as_str())
        .with_fact("audience", audience.name.value.as_str())
        .with_fact("followers", base)
        .with_fact("fit", fit.share.fraction())
        .with_fact("people", people);
    if let Some(total) = cost.map(|c| c.total()).filter(|t| !t.amount.is_zero()) {
        finding = finding.with_fact("cost", total.to_string());
    }
    if let Some(one) = one {
        finding = finding.with_fact("cost_per_person", one);
    }
    let instead = cost.and_then(Costs::known).and_then(|money| alternative(review, who, fit.audience, money));
    match instead {
        Some(instead) => with_alternative(finding, campaign, who, fit.audience, &instead),
        None => finding.with_help(help(campaign, fit, cost)),
    }
}

fn help(campaign: &Campaign, fit: Fit, cost: Option<Costs>) -> String {
    let audience = &campaign[fit.audience].name.value;
    let pick = cost.and_then(Costs::known).map_or(String::new(), |m| format!("; pick up to 20 within {}", m.literal()));
    format!(
        "Ask smaller people whom this audience follows, for the same money: `group fans {{ tier nano, micro; audience \
         {audience} >= 40%{pick} }}`."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn star(followers: &str, more: &str) -> String {
        example_file(&format!("influencer vale {{ on instagram @vale {{ followers {followers} }}; {more} }}"))
    }

    #[test]
    fn a_share_just_under_the_bar_is_found_and_one_on_it_is_not() {
        assert_eq!(found(&RULE, &star("1.1M", "audience runners 24.9%")).len(), 1);
        assert_eq!(found(&RULE, &star("1.1M", "audience runners 25%")).len(), 0);
    }

    #[test]
    fn a_following_of_exactly_the_bound_is_not_judged() {
        assert_eq!(found(&RULE, &star("100k", "audience runners 3%")).len(), 0);
        assert_eq!(found(&RULE, &star("100_001", "audience runners 3%")).len(), 1);
    }

    #[test]
    fn an_unknown_share_or_following_is_not_taken_for_a_low_one() {
        assert_eq!(found(&RULE, &star("1.1M", "")).len(), 0);
        let unknown = "influencer vale { on instagram @vale; audience runners 3% }";
        assert_eq!(found(&RULE, &example_file(unknown)).len(), 0);
    }

    #[test]
    fn a_star_with_a_fitting_audience_is_left_alone() {
        assert_eq!(found(&RULE, &star("40M", "audience runners 52%; fee 90_000 EUR")).len(), 0);
    }

    #[test]
    fn the_best_of_several_addressed_audiences_counts() {
        let two = "audience runners { interests running }\naudience hikers { interests hiking }\n\
                   influencer vale { on instagram @vale { followers 1.1M }; audience runners 3%, hikers 40% }\n";
        assert_eq!(found(&RULE, &example_file(two)).len(), 0);
        let named = format!("{two}message grip {{ audience runners; disclosure \"Anzeige\" }}");
        assert_eq!(found(&RULE, &example_file(&named)).len(), 1);
    }

    #[test]
    fn somebody_without_posts_costs_and_reaches_nobody() {
        let fragment = "influencer maya { on instagram @maya }\ninfluencer vale { on instagram @vale { followers 1M }; \
                        audience runners 3% }\ndeliver 1 reel by maya on instagram { disclosure \"Anzeige\" }";
        assert_eq!(found(&RULE, &example_file(fragment)).len(), 0);
    }

    #[test]
    fn the_money_is_told_and_compared_with_the_cheapest_who_fits() {
        let fragment = "influencer vale { on instagram @vale { followers 1.1M }; audience runners 9%; fee 90_000 EUR }\n\
                        influencer maya \"Maya\" { on instagram @m { followers 38.4k }; audience runners 64%; fee 2_700 EUR }";
        let found = found(&RULE, &example_file(fragment));
        let expected = "9% of @vale's 1.1M followers belong to “Trail runners”: 99k people for 90,000 EUR, 0.91 EUR each; \
                        with Maya one costs 0.11 EUR.";
        assert_eq!(found.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn pay_of_unstated_worth_is_not_taken_for_nothing() {
        let found = found(&RULE, &star("1.1M", "audience runners 9%; gift \"A flight\""));
        assert!(found[0].message.ends_with("99k people for pay of unstated worth."), "{}", found[0].message);
    }
}
