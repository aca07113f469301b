//! `kpi-off-objective`: the campaign is for one thing and judged by another.

use super::{for_campaign, names};
use crate::campaign::Objective;
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake};
use crate::rules::{Review, Rule};
use crate::say;
use crate::vocabulary::Family::{self, Branding, Conversion, Interaction, Reach, Sentiment};

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "kpi-off-objective",
        mistake: Mistake::Kpis,
        level: Level::Advice,
        summary: "None of the campaign's KPIs is about what the campaign is for.",
        why: "Who wants to be known and counts orders will call off a campaign that worked, and who wants orders and \
              counts views will repeat one that did not. Which family fits which aim is convention, and there are good \
              reasons to look further; so this is advice, and one fitting KPI is enough.",
        how: "The families that an objective is about: awareness: reach, branding; consideration: interaction, branding, \
              sentiment; conversion: conversion; launch: branding, reach, sentiment; loyalty: sentiment, interaction. \
              Advice where the campaign has KPIs (those without `for`, and those `for everyone`) and none of them is of \
              such a family. Nothing is said where the objective or the family of one of them is not known.",
        thresholds: &[],
        evidence: &[
            Evidence {
                claim: "The advertisers' guideline sorts measures by aim: awareness, engagement (with overall sentiment), \
                        conversion.",
                source: "Association of National Advertisers, endorsed by the Media Rating Council, 2022, \
                         https://hispanicad.com/news/guidelines-for-measuring-influencer-marketing-report/",
                grade: Grade::A,
            },
            Evidence {
                claim: "One primary objective, with a primary KPI that fits it.",
                source: "InfluencerDB, https://influencerdb.net/campaign-strategy/influencer-marketing-campaigns/",
                grade: Grade::B,
            },
        ],
        bad: r#"campaign "Trail Season" {
  brand "Northpeak"; product "Ridge 2"; objective conversion; budget 14_000 EUR
  runs 2027-03-01 .. 2027-04-11; briefed 2027-02-01; timezone Europe/Berlin
  market DE; contact "Lena Brandt <lena@northpeak.example>"
}
kpi positive_sentiment >= 75%  { baseline 66%; measured "200 comments, two readers" }
kpi brand_recall       >= 12%  { baseline 8%; measured "panel survey, n = 400" }
kpi engagement_rate    >= 4% for maya { measured "channel insights" }"#,
        good: r#"campaign "Trail Season" {
  brand "Northpeak"; product "Ridge 2"; objective conversion; budget 14_000 EUR
  runs 2027-03-01 .. 2027-04-11; briefed 2027-02-01; timezone Europe/Berlin
  market DE; contact "Lena Brandt <lena@northpeak.example>"
}
kpi positive_sentiment >= 75%  { baseline 66%; measured "200 comments, two readers" }
kpi brand_recall       >= 12%  { baseline 8%; measured "panel survey, n = 400" }
kpi sales              >= 30   { measured "codes and tagged links" }
kpi engagement_rate    >= 4% for maya { measured "channel insights" }"#,
    },
    looks_at_schedule: false,
    check,
};

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
