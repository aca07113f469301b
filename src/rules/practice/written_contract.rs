//! `written-contract`: French law asks for a written contract from a sum on, and the plan has no day for it.

use crate::campaign::{Currency, InfluencerId, Milestone, Money};
use crate::facts::Facts;
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake, Threshold};
use crate::rules::{Review, Rule};
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "written-contract",
        mistake: Mistake::Practice,
        level: Level::Warning,
        summary: "For the French market, pay to one influencer from 1,000 EUR on needs a written contract, and the plan has \
                  no day for it.",
        why: "Without a written contract the agreement is void, and both sides are liable for the content. The sum counts \
              fees and gifts of one advertiser to one influencer for one aim over a year, before tax, so a plan just \
              below it may still be above it with what was paid before. This is no legal advice.",
        how: "`market` names FR, the run is not over before 2026, and for somebody with posts the fees and the stated \
              worth of gifts, in EUR by the rates that the file states, come to `amount` or more, while the `workflow` \
              of none of her posts states `contract`. Gifts of unstated worth and commissions are not counted; an amount \
              in a currency without a rate is not judged.",
        thresholds: &[Threshold {
            key: "amount",
            default: 1_000.0,
            unit: "EUR",
            doc: "From this pay on a written contract is needed.",
        }],
        evidence: &[
            Evidence {
                claim: "A written contract, on pain of nullity, when fees and gifts from one advertiser to one influencer \
                        for one aim reach 1,000 EUR before tax in a year; in force since 1 January 2026.",
                source: "France, decree 2025-1137 of 28 November 2025, in DDG, https://www.ddg.fr/actualite/influence-\
                         commerciale-le-seuil-de-contractualisation-enfin-fixe",
                grade: Grade::A,
            },
            Evidence {
                claim: "The law on commercial influence names what the contract has to hold, and who is liable.",
                source: "France, law 2023-451 of 9 June 2023, https://www.economie.gouv.fr/daj/lettre-de-la-daj-la-france-\
                         devient-le-premier-pays-europeen-se-doter-dun-cadre-juridique-de",
                grade: Grade::A,
            },
        ],
        bad: r#"campaign "Trail Season" {
  brand "Northpeak"; product "Ridge 2"; objective launch; budget 14_000 EUR
  runs 2027-03-01 .. 2027-04-11; briefed 2027-02-01; timezone Europe/Paris
  market FR; contact "Lena Brandt <lena@northpeak.example>"
}
influencer tom "Tom Berg" {
  on instagram @tomberg { followers 48k; engagement 3.1% }
  audience  runners 58%
  affinity  "Ran his first race in these shoes."
  fee       1_000 EUR
}
guidelines {
  disclosure  "Publicité"
  usage       90 days organic
}"#,
        good: r#"campaign "Trail Season" {
  brand "Northpeak"; product "Ridge 2"; objective launch; budget 14_000 EUR
  runs 2027-03-01 .. 2027-04-11; briefed 2027-01-11; timezone Europe/Paris
  market FR; contact "Lena Brandt <lena@northpeak.example>"
}
influencer tom "Tom Berg" {
  on instagram @tomberg { followers 48k; engagement 3.1% }
  audience  runners 58%
  affinity  "Ran his first race in these shoes."
  fee       1_000 EUR
}
guidelines {
  disclosure  "Publicité"
  usage       90 days organic
  workflow    { contract 25 days before }
}"#,
    },
    looks_at_schedule: false,
    check,
};

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
    let place = person.known.fee.first().map_or(person.span, |f| f.span);
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
