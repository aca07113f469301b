//! `over-budget`: what is planned costs more than there is.

use crate::campaign::{InfluencerId, Money};
use crate::facts::Costs;
use crate::facts::people::pay_place;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::OVER_BUDGET, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let Some(budget) = &review.campaign.settings.budget else { return };
    let facts = review.facts;
    let Some(all) = facts.total().filter(|all| all.total().amount > budget.value.amount) else { return };
    let cost = |who: InfluencerId| Some((who, facts.costs(who)?.total()));
    let mut dearest: Vec<(InfluencerId, Money)> = facts.who().filter_map(cost).collect();
    dearest.sort_by(|a, b| b.1.amount.cmp(&a.1.amount).then(a.0.cmp(&b.0)));
    dearest.truncate(3);
    out.push(tell(review, budget.value, budget.span, all, &dearest));
}

fn tell(
    review: &Review<'_>,
    budget: Money,
    span: crate::source::Span,
    all: Costs,
    dearest: &[(InfluencerId, Money)],
) -> Finding {
    let over = Money { amount: all.total().amount - budget.amount, ..budget };
    let gifts = if all.gifts.amount.is_zero() { String::new() } else { format!(" and {} in gifts", all.gifts) };
    let more = if all.incomplete { " Pay of unstated worth, and commissions, come on top." } else { "" };
    let message = format!("{} in fees{gifts} are {over} more than the budget of {budget}.{more}", all.fees);
    let mut finding = review
        .finding(&RULE.meta, span, message)
        .with_label(format!("{over} short"))
        .with_fact("budget", budget.to_string())
        .with_fact("fees", all.fees.to_string())
        .with_fact("gifts", all.gifts.to_string())
        .with_fact("over", over.to_string());
    for (who, cost) in dearest {
        let person = &review.campaign[*who];
        let share = cost.as_f64() / all.total().as_f64();
        let place = pay_place(person);
        finding = finding.with_related(place, format!("{cost}, {} of all", say::percent(share)));
    }
    finding.with_help(
        "Ask for fewer posts, or let the group be chosen within the budget: `pick up to 20 within 8_000 EUR`.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn plan(pay: &str) -> Vec<Finding> {
        let campaign = RULE.meta.bad.split("influencer").next().unwrap();
        found(&RULE, &example_file(&format!("{campaign}influencer tom {{ on instagram @tom {{ views 10k }}; {pay} }}")))
    }

    #[test]
    fn the_budget_may_be_spent_and_no_cent_more() {
        assert_eq!(plan("fee 1_000 EUR").len(), 0);
        assert_eq!(plan("fee 1000.01 EUR").len(), 1);
        assert_eq!(plan("fee 600 EUR; gift \"Shoes\" worth 400 EUR").len(), 0);
        assert_eq!(plan("fee 600 EUR; gift \"Shoes\" worth 401 EUR").len(), 1);
        assert_eq!(plan("fee 101 EUR per 1_000 views").len(), 1);
    }

    #[test]
    fn what_has_no_price_is_not_counted_and_is_named() {
        assert_eq!(plan("gift \"A journey round the world\"; commission 90%").len(), 0);
        let found = plan("fee 1_001 EUR; commission 9%");
        let expected = "1,001 EUR in fees are 1 EUR more than the budget of 1,000 EUR. Pay of unstated worth, and \
                        commissions, come on top.";
        assert_eq!(found[0].message, expected);
    }
}
