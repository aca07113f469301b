//! `kpi-off-objective`: the campaign is for one thing and judged by another.

use super::{for_campaign, names};
use crate::campaign::Objective;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::vocabulary::Family::{self, Branding, Conversion, Interaction, Reach, Sentiment};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::KPI_OFF_OBJECTIVE, check: Reviewer::Campaign(check) };

fn families(objective: Objective) -> (&'static [Family], &'static str) {
    match objective {
        Objective::Awareness => (&[Reach, Branding], "kpi reach >= 20k { measured \"channel insights\" }"),
        Objective::Consideration => {
            (&[Interaction, Branding, Sentiment], "kpi saves >= 100 { measured \"channel insights\" }")
        }
        Objective::Conversion => (&[Conversion], "kpi sales >= 30 { measured \"codes and tagged links\" }"),
        Objective::Launch => (
            &[Branding, Reach, Sentiment],
            "kpi brand_recall >= 12% { baseline 8%; measured \"panel survey, n = 400\" }",
        ),
        Objective::Loyalty => (
            &[Sentiment, Interaction],
            "kpi positive_sentiment >= 75% { baseline 66%; measured \"200 comments, two readers\" }",
        ),
    }
}

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let Some(objective) = &review.campaign.settings.objective else { return };
    let kpis: Vec<_> = for_campaign(review.campaign).collect();
    let known: Option<Vec<Family>> = kpis.iter().map(|k| k.family()).collect();
    let (Some(first), Some(known)) = (kpis.first(), known) else { return };
    let (fitting, example) = families(objective.value);
    if known.iter().any(|f| fitting.contains(f)) {
        return;
    }
    let about: Vec<&str> = fitting.iter().map(|f| f.name()).collect();
    let message = format!(
        "The campaign is for {} and judged by {}: no KPI is about {}.",
        objective.word(),
        names(&kpis),
        say::either(&about),
    );
    out.push(
        review
            .finding(&RULE.meta, first.span, message)
            .with_label("not what it is for")
            .with_related(objective.span, "what the campaign is for")
            .with_fact("objective", objective.word())
            .with_fact("kpis", kpis.len())
            .with_help(format!("Add one that looks at the aim, with your own figures: `{example}`.")),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(objective: &str, kpi: &str) -> usize {
        let text = example_file(kpi).replace("objective  launch", &format!("objective  {objective}"));
        found(&RULE, &text).len()
    }

    #[test]
    fn every_objective_has_its_families() {
        let kpis = ["reach >= 9", "brand_lift >= 9 points", "saves >= 9", "net_sentiment >= 9 points", "sales >= 9"];
        let off = [
            ("awareness", [0, 0, 1, 1, 1]),
            ("consideration", [1, 0, 0, 0, 1]),
            ("conversion", [1, 1, 1, 1, 0]),
            ("launch", [0, 0, 1, 0, 1]),
            ("loyalty", [1, 1, 0, 0, 1]),
        ];
        for (objective, expected) in off {
            assert_eq!(kpis.map(|k| count(objective, &format!("kpi {k}"))), expected, "{objective}");
        }
    }

    #[test]
    fn one_fitting_kpi_is_enough_and_none_at_all_is_for_another_rule() {
        assert_eq!(count("conversion", "kpi sales >= 9\nkpi reach >= 9"), 0);
        assert_eq!(count("conversion", "kpi reach >= 9 for maya"), 0);
    }
}
