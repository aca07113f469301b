//! `kpi-out-of-reach`: a target that the cast cannot meet, by its own figures.

use super::estimate::{Estimate, estimate};
use super::forecast::{Assumptions, forecast};
use crate::campaign::{Comparison, Kpi, Money, Target};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::vocabulary::{Direction, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::KPI_OUT_OF_REACH, check: Reviewer::Campaign(check) };

fn assumptions(review: &Review<'_>) -> Assumptions {
    let times = |key| review.threshold(&RULE.meta, key);
    let share = |key| review.threshold(&RULE.meta, key) / 100.0;
    Assumptions {
        views_times: times("views_times"),
        engagement_times: times("engagement_times"),
        comments: share("comments"),
        saves: share("saves"),
        shares: share("shares"),
        clicks: share("clicks"),
        orders: share("orders"),
        signups: share("signups"),
    }
}

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    if review.campaign.posts.is_empty() {
        return;
    }
    let with = assumptions(review);
    let facts = review.facts;
    let total = facts.total().map(|c| c.total());
    let whole = forecast(review.campaign, review.campaign.posts.iter(), &with);
    let mut each = BTreeMap::new();
    for kpi in review.campaign.kpis.iter().filter(|k| !counts_others(k)) {
        let Some(metric) = kpi.metric.as_ref().filter(|m| m.declared.is_none()) else { continue };
        let in_target = |cost: Money| match kpi.target.as_ref().map(|t| &t.value) {
            Some(Target::Money(target)) => review.campaign.rates().convert(cost, target.currency),
            _ => Some(cost),
        };
        if kpi.is_for_campaign() {
            let best = estimate(&metric.name, &whole, &with, total.and_then(in_target)).filter(|e| misses(kpi, e));
            out.extend(best.map(|e| tell(review, kpi, &e, "", &[])));
            continue;
        }
        let mut missed = Vec::new();
        for who in kpi.people.iter().filter(|who| facts.posts_of(**who).next().is_some()) {
            let own = each.entry(*who).or_insert_with(|| forecast(review.campaign, facts.posts_of(*who), &with));
            let cost = facts.costs(*who).map(|c| c.total()).and_then(in_target);
            let best = estimate(&metric.name, own, &with, cost).filter(|e| misses(kpi, e));
            missed.extend(best.map(|e| (review.campaign[*who].name.value.as_str(), e)));
        }
        if let Some(((name, first), rest)) = missed.split_first() {
            let rest: Vec<&str> = rest.iter().map(|(name, _)| *name).collect();
            out.push(tell(review, kpi, first, &format!(" for {name}"), &rest));
        }
    }
}

/// Whether posts of others count too, so that the cast's own figures say nothing about it.
fn counts_others(kpi: &Kpi) -> bool {
    kpi.measured.as_ref().is_some_and(|m| m.value.contains('#') || m.value.to_lowercase().contains("hashtag"))
}

/// Whether the target lies beyond the best end.
fn misses(kpi: &Kpi, estimate: &Estimate) -> bool {
    let (Some(target), Some(metric)) = (&kpi.target, &kpi.metric) else { return false };
    let (target, best) = (target.value.number(), estimate.range.most);
    match (metric.direction, kpi.comparison) {
        (Direction::Up, Comparison::AtLeast | Comparison::Above | Comparison::Exactly) => target > best,
        (Direction::Down, Comparison::AtMost | Comparison::Below | Comparison::Exactly) => target < best,
        _ => false,
    }
}

fn tell(review: &Review<'_>, kpi: &Kpi, estimate: &Estimate, whose: &str, also: &[&str]) -> Finding {
    let (target, span) = kpi.target.as_ref().map_or((String::new(), kpi.span), |t| (t.value.to_string(), t.span));
    let usual = aim(kpi, estimate);
    let also = match also {
        [] => String::new(),
        names => format!(" The same goes for {}.", say::some(names, 3)),
    };
    let said = usual.as_deref().unwrap_or("nothing at all").replace('_', ",");
    let message = format!(
        "`{} {} {target}`{whose} is out of reach: {}. Usual would be about {said}; the estimate is coarse.{also}",
        kpi.name.value,
        kpi.comparison.sign(),
        estimate.arithmetic,
    );
    let finding = review
        .finding(&RULE.meta, span, message)
        .with_label("more than the cast can give")
        .with_fact("metric", kpi.name.value.as_str())
        .with_fact("target", kpi.target.as_ref().map_or(f64::NAN, |t| t.value.number()))
        .with_fact("usual", rounded(estimate.range.usual))
        .with_fact("most", rounded(estimate.range.most));
    match usual {
        Some(aim) => finding
            .with_help(format!(
                "Aim at what this cast can give, `kpi {} {} {aim}{whose}`, or add people and posts.",
                kpi.name.value,
                kpi.comparison.sign()
            ))
            .with_fix(format!("aim at {aim}"), false, span, aim),
        None => finding.with_help(format!(
            "Nothing of the kind is to be expected of these posts: take `kpi {}` out, or add posts that can give it.",
            kpi.name.value
        )),
    }
}

/// Four figures are more than any forecast is worth.
fn rounded(n: f64) -> f64 {
    figures(n, 3)
}

fn figures(n: f64, digits: i32) -> f64 {
    if n <= 0.0 || !n.is_finite() {
        return 0.0;
    }
    let power = 10_f64.powi(digits - 1 - n.log10().floor() as i32);
    (n * power).round() / power
}

/// What is usual, as a target of the language, in two figures; `None` where it comes to nothing.
fn aim(kpi: &Kpi, estimate: &Estimate) -> Option<String> {
    let usual = figures(estimate.range.usual, 2);
    match kpi.metric.as_ref()?.unit {
        Unit::Percent => (usual >= 0.1).then(|| format!("{usual}%")),
        Unit::Money => {
            let Target::Money(money) = &kpi.target.as_ref()?.value else { return None };
            let amount = Decimal::try_from(usual).ok()?.round_dp(2);
            (amount > Decimal::ZERO).then(|| Money { amount, ..*money }.literal())
        }
        _ => {
            let whole = Decimal::from(usual.round().max(0.0) as u64);
            (whole > Decimal::ZERO).then(|| Target::Number(whole).to_string().replace(',', "_"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    /// One reel of an account with 20k views, 40k followers and 5% engagement: 2,000 reactions.
    fn reel(kpi: &str) -> Vec<Finding> {
        let who = "influencer tom { on instagram @tom { followers 40k; views 20k; engagement 5% }; fee 1_000 EUR }";
        found(&RULE, &example_file(&format!("{who}\n{kpi}")))
    }

    #[test]
    fn every_metric_has_its_most_and_the_most_itself_is_in_reach() {
        let most = [
            ("reach", 60_000),
            ("views", 60_000),
            ("impressions", 60_000),
            ("comments", 300),
            ("saves", 750),
            ("shares", 750),
            ("clicks", 3_000),
            ("sales", 300),
            ("signups", 1_200),
        ];
        for (metric, most) in most {
            assert_eq!(reel(&format!("kpi {metric} >= {most}")).len(), 0, "{metric}");
            assert_eq!(reel(&format!("kpi {metric} >= {}", most + 1)).len(), 1, "{metric}");
        }
    }

    #[test]
    fn a_rate_is_held_against_one_and_a_half_times_the_mean() {
        assert_eq!(reel("kpi engagement_rate >= 7.5%").len(), 0);
        assert_eq!(reel("kpi engagement_rate >= 7.6%").len(), 1);
    }

    #[test]
    fn a_cost_has_its_least() {
        // 1,000 EUR for 60,000 showings, 3,000 reactions, 300 orders.
        for (metric, least, less) in [("cpm", "16.67", "16.66"), ("cpe", "0.34", "0.33"), ("cpa", "3.34", "3.33")] {
            assert_eq!(reel(&format!("kpi {metric} <= {least} EUR")).len(), 0, "{metric}");
            assert_eq!(reel(&format!("kpi {metric} <= {less} EUR")).len(), 1, "{metric}");
        }
    }

    #[test]
    fn what_the_cast_cannot_tell_is_not_judged() {
        let without = |account: &str, kpi: &str| {
            let who = format!("influencer tom {{ on {account} }}");
            found(&RULE, &example_file(&format!("{who}\n{kpi}"))).len()
        };
        assert_eq!(without("instagram @tom", "kpi reach >= 900M"), 0);
        assert_eq!(without("instagram @tom { followers 40k }", "kpi comments >= 900M"), 0);
        assert_eq!(without("tiktok @tom { followers 40k }", "kpi views >= 900M"), 0);
        assert_eq!(without("instagram @tom { followers 40k }", "kpi brand_lift >= 99 points"), 0);
        assert_eq!(without("instagram @tom { followers 40k }", "kpi cpm <= 0.01 EUR"), 0);
    }

    #[test]
    fn one_unknown_account_makes_the_sum_unknown() {
        let two = "influencer tom { on instagram @tom { followers 40k } }\ninfluencer pia { on instagram @pia }\n";
        assert_eq!(found(&RULE, &example_file(&format!("{two}kpi reach >= 900M"))).len(), 0);
        assert_eq!(found(&RULE, &example_file(&format!("{two}kpi reach >= 900M for tom"))).len(), 1);
    }

    #[test]
    fn posts_of_others_cannot_be_forecast() {
        assert_eq!(reel("kpi views >= 1_000M { measured \"views of the hashtag\" }").len(), 0);
        assert_eq!(reel("kpi views >= 1_000M { measured \"channel insights\" }").len(), 1);
    }

    #[test]
    fn a_kpi_for_several_is_held_against_each_and_told_once() {
        let two = "influencer tom { on instagram @tom { followers 40k; engagement 2% } }\n\
                   influencer pia { on instagram @pia { followers 40k; engagement 9% } }\n\
                   influencer zoe { on instagram @zoe { followers 40k; engagement 2% } }\n";
        let found = found(&RULE, &example_file(&format!("{two}kpi engagement_rate >= 6% for everyone")));
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("for tom is") && found[0].message.ends_with("goes for zoe."), "{found:?}");
    }

    #[test]
    fn the_arithmetic_and_the_usual_are_told() {
        let found = reel("kpi sales >= 9_000");
        let expected = "`sales >= 9,000` is out of reach: 1 post reaches 60k people at most, of whom at most 5% follow a \
                        link, of whom at most 10% become orders: 300. Usual would be about 3; the estimate is coarse.";
        assert_eq!(found[0].message, expected);
        assert_eq!(found[0].fix.as_ref().map(|f| (f.safe, f.edits[0].text.as_str())), Some((false, "3")));
    }

    #[test]
    fn a_target_that_is_wanted_low_is_not_too_high() {
        assert_eq!(reel("kpi comments <= 900M").len(), 0);
    }
}
