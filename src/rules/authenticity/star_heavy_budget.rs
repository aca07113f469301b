//! `star-heavy-budget`: most of the money goes to a few big names whose followers are mostly somebody else.

use crate::campaign::{InfluencerId, Money};
use crate::facts::Fit;
use crate::facts::people::pay_place;
use crate::findings::Finding;
use crate::rules::instead::{alternative, with_alternative};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::STAR_HEAVY_BUDGET, check: Reviewer::Campaign(check) };

/// The fees of a campaign, sorted out.
struct Fees {
    all: Money,
    to_poor_stars: Money,
    to_unknown_stars: Money,
    stars: Vec<(InfluencerId, Fit, Money)>,
}

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let Some(fees) = sort(review) else { return };
    let bar = review.threshold(&RULE.meta, "share") / 100.0;
    if let Some(share) = ratio(fees.to_poor_stars, fees.all).filter(|s| *s > bar) {
        out.push(tell(review, &fees, share));
    }
}

fn ratio(part: Money, whole: Money) -> Option<f64> {
    part.amount.checked_div(whole.amount)?.to_f64()
}

fn sort(review: &Review<'_>) -> Option<Fees> {
    let meta = &RULE.meta;
    let facts = review.facts;
    let (above, bar) = (review.threshold(meta, "followers"), review.threshold(meta, "fit"));
    let none = Money::zero(facts.currency()?);
    let mut fees = Fees { all: none, to_poor_stars: none, to_unknown_stars: none, stars: Vec::new() };
    for who in facts.who() {
        let Some(fee) = facts.costs(who).map(|c| c.fees) else { continue };
        fees.all = fees.all.plus(fee);
        if fee.amount == Decimal::ZERO || !facts.followers(who).is_some_and(|f| f as f64 > above) {
            continue;
        }
        match facts.fit_of(who) {
            Some(fit) if fit.share.0 < bar => {
                fees.to_poor_stars = fees.to_poor_stars.plus(fee);
                fees.stars.push((who, fit, fee));
            }
            Some(_) => {}
            None => fees.to_unknown_stars = fees.to_unknown_stars.plus(fee),
        }
    }
    Some(fees)
}

fn tell(review: &Review<'_>, fees: &Fees, share: f64) -> Finding {
    let (meta, campaign) = (&RULE.meta, review.campaign);
    let facts = review.facts;
    let name = |(who, fit, _): &(InfluencerId, Fit, Money)| {
        format!("{} ({})", facts.handle(*who), say::percent(fit.share.fraction()))
    };
    let names: Vec<String> = fees.stars.iter().map(name).collect();
    let unknown = match fees.to_unknown_stars {
        none if none.amount.is_zero() => String::new(),
        money => format!(" Another {money} go to stars whose share is not stated."),
    };
    let message = format!(
        "{} of {} in fees ({}) go to {} with over {} followers, of which under {} belong to the audience: {}.{unknown}",
        fees.to_poor_stars,
        fees.all,
        say::percent(share),
        say::count(fees.stars.len(), "star"),
        say::short(review.threshold(meta, "followers") as u64),
        say::percent(review.threshold(meta, "fit") / 100.0),
        say::some(&names, 4),
    );
    let span = campaign.settings.budget.as_ref().map_or(campaign.span, |b| b.span);
    let mut finding = review
        .finding(meta, span, message)
        .with_label(format!("{} of the fees to stars", say::percent(share)))
        .with_fact("fees", fees.all.to_string())
        .with_fact("fees_to_stars", fees.to_poor_stars.to_string())
        .with_fact("share", share)
        .with_fact("stars", fees.stars.len());
    for (who, _, fee) in fees.stars.iter().take(5) {
        let place = pay_place(&campaign[*who]);
        finding = finding.with_related(place, format!("{fee} to {}", facts.handle(*who)));
    }
    if let Some((who, fit, fee)) = fees.stars.iter().max_by(|a, b| a.2.amount.cmp(&b.2.amount).then(b.0.cmp(&a.0)))
        && let Some(instead) = alternative(review, *who, fit.audience, *fee)
    {
        return with_alternative(finding, campaign, *who, fit.audience, &instead);
    }
    let audience = fees.stars.first().map_or("", |(_, fit, _)| &campaign[fit.audience].name.value);
    finding.with_help(format!(
        "Spend it on many whose followers fit: `group fans {{ tier micro; audience {audience} >= 40%; pick up to 20 \
         within {} }}`.",
        fees.to_poor_stars.literal()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn plan(star: &str, star_fee: u32, other_fee: u32) -> String {
        example_file(&format!(
            "influencer vale {{ on instagram @vale {{ {star} }}; fee {star_fee} EUR }}\n\
             influencer maya {{ on instagram @maya {{ followers 30k }}; audience runners 60%; fee {other_fee} EUR }}"
        ))
    }

    const POOR: &str = "followers 500_001; audience runners 39.9%";

    #[test]
    fn half_of_the_fees_is_allowed_and_more_is_not() {
        assert_eq!(found(&RULE, &plan(POOR, 1_000, 1_000)).len(), 0);
        assert_eq!(found(&RULE, &plan(POOR, 1_001, 1_000)).len(), 1);
    }

    #[test]
    fn a_star_begins_above_the_bound_and_a_fitting_one_does_not_count() {
        assert_eq!(found(&RULE, &plan("followers 500k; audience runners 3%", 9_000, 1)).len(), 0);
        assert_eq!(found(&RULE, &plan("followers 40M; audience runners 40%", 9_000, 1)).len(), 0);
    }

    #[test]
    fn an_unknown_share_is_named_and_not_counted() {
        assert_eq!(found(&RULE, &plan("followers 5M", 9_000, 1)).len(), 0);
        let more = "\ninfluencer zed { on instagram @zed { followers 2M }; fee 700 EUR }\n\
                    deliver 1 reel by zed on instagram about grip";
        let found = found(&RULE, &format!("{}{more}", plan(POOR, 9_000, 100)));
        assert!(found[0].message.ends_with("Another 700 EUR go to stars whose share is not stated."), "{found:?}");
    }

    #[test]
    fn a_plan_without_fees_has_no_share_of_fees() {
        let text = "influencer vale { on instagram @vale { followers 5M }; audience runners 3%; gift \"A flight\" }";
        assert_eq!(found(&RULE, &example_file(text)).len(), 0);
    }

    #[test]
    fn the_money_and_the_people_are_told() {
        let found = found(&RULE, &example_file(RULE.meta.bad));
        let expected = "40,000 EUR of 40,900 EUR in fees (98%) go to 1 star with over 500k followers, of which under 40% \
                        belong to the audience: @vale (30%).";
        assert_eq!(found[0].message, expected);
    }
}
