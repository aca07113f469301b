//! `written-contract`: French law asks for a written contract from a sum on, and the plan has no day for it.

use crate::campaign::{Currency, InfluencerId, Milestone, Money};
use crate::facts::Facts;
use crate::facts::people::pay_place;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::WRITTEN_CONTRACT, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let settings = &review.campaign.settings;
    let before = settings.runs.as_ref().is_some_and(|r| r.last.year() < 2026);
    let (Some(euro), false) = (Currency::new("EUR"), before) else { return };
    let facts = review.facts;
    let Ok(bar) = Decimal::try_from(review.threshold(&RULE.meta, "amount")) else { return };
    for who in facts.who().filter(|who| is_french(facts, *who)) {
        let total = facts.costs_in(who, euro).total();
        let contract =
            |p: &crate::campaign::Post| p.style.workflow.as_ref().is_some_and(|w| w.of(Milestone::Contract).is_some());
        if total.amount >= bar && !facts.posts_of(who).any(contract) {
            out.push(tell(review, who, total, Money { amount: bar, currency: euro }));
        }
    }
}

/// Whether any of somebody's posts has to keep the rules of the French market.
fn is_french(facts: &Facts, who: InfluencerId) -> bool {
    let posts = facts.cast().get(&who).into_iter().flat_map(|c| &c.posts);
    posts.flat_map(|p| &facts[*p].label.markets).any(|(market, _)| market.code == "FR")
}

fn tell(review: &Review<'_>, who: InfluencerId, total: Money, bar: Money) -> Finding {
    let person = &review.campaign[who];
    let name = review.campaign.name_of(who);
    let message = format!(
        "{name} gets {total}; for the French market a written contract is needed from {bar} on, and the plan has no day \
         for it."
    );
    let place = pay_place(person);
    let mut finding = review
        .finding(&RULE.meta, place, message)
        .with_label("needs a written contract")
        .with_fact("influencer", person.name.value.as_str())
        .with_fact("pay", total.to_string())
        .with_fact("amount", bar.to_string());
    if let Some(market) = review.campaign.settings.market.iter().find(|m| m.value == "FR") {
        finding = finding.with_related(market.span, "the market");
    }
    finding.with_help("Put the day into the plan, for all in `guidelines`: `workflow { contract 25 days before }`.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn plan(market: &str, pay: &str) -> usize {
        let campaign =
            RULE.meta.bad.split("influencer").next().unwrap().replace("market FR", &format!("market {market}"));
        found(&RULE, &example_file(&format!("{campaign}influencer tom {{ on instagram @tom; {pay} }}"))).len()
    }

    #[test]
    fn the_sum_itself_needs_a_contract_and_less_does_not() {
        assert_eq!(plan("FR", "fee 1_000 EUR"), 1);
        assert_eq!(plan("FR", "fee 999.99 EUR"), 0);
        assert_eq!(plan("FR", "fee 900 EUR; gift \"Shoes\" worth 100 EUR"), 1);
    }

    #[test]
    fn other_markets_do_not_ask_for_it_and_several_do_if_one_does() {
        assert_eq!(plan("DE", "fee 9_000 EUR"), 0);
        assert_eq!(plan("DE, FR", "fee 9_000 EUR"), 1);
    }

    #[test]
    fn what_is_given_without_a_stated_worth_is_not_counted() {
        assert_eq!(plan("FR", "gift \"A journey\""), 0);
    }

    #[test]
    fn a_stated_day_is_enough() {
        assert_eq!(found(&RULE, &example_file(RULE.meta.good)).len(), 0);
    }

    #[test]
    fn before_2026_nothing_of_the_kind_held() {
        let early = RULE.meta.bad.replace("2027-", "2025-");
        assert_eq!(found(&RULE, &example_file(&early)).len(), 0);
    }
}
