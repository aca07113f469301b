//! `vanity-kpis`: success is judged by clicks, likes or sales alone.

use super::{for_campaign, names};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::vocabulary::Family;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::VANITY_KPIS, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let kpis: Vec<_> = for_campaign(review.campaign).collect();
    let families: Option<Vec<Family>> = kpis.iter().map(|k| k.family()).collect();
    let (Some(first), Some(families)) = (kpis.first(), families) else { return };
    if families.iter().any(|f| matches!(f, Family::Sentiment | Family::Branding)) {
        return;
    }
    let brand = review.campaign.settings.brand.as_ref().map_or("the brand", |b| &b.value);
    let judged = names(&kpis);
    let message = match kpis.len() {
        1 => format!(
            "The campaign is judged by {judged} alone: nothing tells how people feel about {brand} or whether \
                      they remember it."
        ),
        n => format!(
            "{} KPIs of the campaign count what can be counted ({judged}): none tells how people feel about {brand} or \
             whether they remember it.",
            if n == 2 { "Both".to_string() } else { format!("All {n}") }
        ),
    };
    let mut finding = review
        .finding(&RULE.meta, first.span, message)
        .with_label(families[0].name())
        .with_fact("kpis", kpis.len())
        .with_fact("metrics", judged)
        .with_help(
            "Add one that looks for a feeling: `kpi positive_sentiment >= 75% { baseline 66%; measured \"200 comments, \
             two readers\" }`, with your own figures.",
        )
        .with_fix(
            "add a KPI for sentiment",
            false,
            first.span.at_start(),
            "kpi positive_sentiment >= 75% { measured \"200 comments, two readers\" }\n",
        );
    for (kpi, family) in kpis.iter().zip(&families).skip(1).take(5) {
        finding = finding.with_related(kpi.span, family.name());
    }
    out.push(finding);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(kpis: &str) -> usize {
        found(&RULE, &example_file(kpis)).len()
    }

    #[test]
    fn one_kpi_of_sentiment_or_branding_is_enough() {
        assert_eq!(count("kpi comments >= 40\nkpi sales >= 3"), 1);
        assert_eq!(count("kpi comments >= 40\nkpi positive_sentiment >= 60%"), 0);
        assert_eq!(count("kpi comments >= 40\nkpi earned_mentions >= 3"), 0);
    }

    #[test]
    fn what_holds_for_one_person_is_no_kpi_of_the_campaign_and_what_holds_for_everyone_is() {
        assert_eq!(count("kpi comments >= 40\nkpi positive_sentiment >= 60% for maya"), 1);
        assert_eq!(count("kpi comments >= 40\nkpi positive_sentiment >= 60% for everyone"), 0);
    }

    #[test]
    fn a_campaign_without_any_kpi_is_for_another_rule() {
        assert_eq!(count("kpi comments >= 40 for maya"), 0);
    }

    #[test]
    fn a_metric_of_ones_own_counts_by_its_family() {
        let own = |family: &str| format!("metric own {{ family {family} }}\nkpi own >= 3");
        assert_eq!(count(&own("conversion")), 1);
        assert_eq!(count(&own("branding")), 0);
    }
}
