//! `vanity-kpis`: success is judged by clicks, likes or sales alone.

use super::{for_campaign, names};
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake};
use crate::rules::{Review, Rule};
use crate::vocabulary::Family;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "vanity-kpis",
        mistake: Mistake::Kpis,
        level: Level::Warning,
        summary: "No KPI of the campaign tells how people feel about the brand or what they remember of it.",
        why: "Interaction rates, views and sales tell how loud a campaign was. A campaign whose views looked fine can \
              leave people thinking less of the brand, and nobody notices where only views are counted. What good work \
              with influencers leaves behind is a feeling and a name that is remembered: at least one KPI should look \
              for one of them. Measuring them takes people who read comments, or a survey; some marketers hold that a \
              small campaign cannot pay for that, and then a count of earned mentions is better than nothing.",
        how: "The KPIs of the campaign are those without `for`, and those `for everyone`. The rule speaks up where there \
              is at least one and none of them is of the family sentiment or branding. It says nothing where the family \
              of one of them is not known.",
        thresholds: &[],
        evidence: &[
            Evidence {
                claim: "It is a mistake to judge a campaign by interaction rates or sales alone; positive sentiment and \
                        branding are what it works on.",
                source: "“Influencer Marketing – Its Nature And Some Common Mistakes You Should Avoid”, mistake 4",
                grade: Grade::Seed,
            },
            Evidence {
                claim: "After a trip with 2.6 million hashtag views, purchase consideration of the brand fell from 22% to \
                        15% and distrust rose by 5 points.",
                source: "Time 2023, https://time.com/6290735/shein-influencer-brand-trip/",
                grade: Grade::CaseRecord,
            },
            Evidence {
                claim: "The advertisers' guideline for measuring influencer campaigns names overall sentiment beside \
                        reach, engagement and conversion.",
                source: "Association of National Advertisers, endorsed by the Media Rating Council, 2022",
                grade: Grade::A,
            },
        ],
        bad: r#"kpi reach           >= 12k   { measured "channel insights" }
kpi comments        >= 40    { measured "channel insights" }
kpi engagement_rate >= 4% for maya { measured "channel insights" }"#,
        good: r#"kpi reach              >= 12k  { measured "channel insights" }
kpi comments           >= 40   { measured "channel insights" }
kpi positive_sentiment >= 75%  { baseline 66%; measured "200 comments, two readers" }
kpi brand_recall       >= 12%  { baseline 8%; measured "panel survey, n = 400" }
kpi engagement_rate    >= 4% for maya { measured "channel insights" }"#,
    },
    looks_at_schedule: false,
    check,
};

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
