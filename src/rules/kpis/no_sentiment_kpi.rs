//! `no-sentiment-kpi`: what people remember is measured, what they feel is not.

use super::one_sided;
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake};
use crate::rules::{Review, Rule};
use crate::vocabulary::Family;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "no-sentiment-kpi",
        mistake: Mistake::Kpis,
        level: Level::Advice,
        summary: "The campaign measures what people remember of the brand, and not how they feel about it.",
        why: "A scandal is remembered too. Recall and mentions rise with any noise; whether it was good noise, only the \
              mood of the comments tells. Reading two hundred of them takes an afternoon. Automatic sentiment is \
              cheaper and misreads irony, so many prefer a reader.",
        how: "Among the KPIs of the campaign (those without `for`, and those `for everyone`) there is one of the family \
              branding and none of the family sentiment. Nothing is said where a family is not known. Where both are \
              missing, `vanity-kpis` speaks.",
        thresholds: &[],
        evidence: &[
            Evidence {
                claim: "Positive sentiment is one of the three things to look for, beside branding and interaction.",
                source: "“Influencer Marketing – Its Nature And Some Common Mistakes You Should Avoid”, mistake 4",
                grade: Grade::Seed,
            },
            Evidence {
                claim: "The advertisers' guideline counts overall campaign sentiment among the measures of engagement.",
                source: "Association of National Advertisers, endorsed by the Media Rating Council, 2022, \
                         https://hispanicad.com/news/guidelines-for-measuring-influencer-marketing-report/",
                grade: Grade::A,
            },
        ],
        bad: r#"kpi brand_recall    >= 12%  { baseline 8%; measured "panel survey, n = 400" }
kpi engagement_rate >= 4% for maya { measured "channel insights" }"#,
        good: r#"kpi brand_recall       >= 12%  { baseline 8%; measured "panel survey, n = 400" }
kpi positive_sentiment >= 75%  { baseline 66%; measured "200 comments, two readers" }
kpi engagement_rate    >= 4% for maya { measured "channel insights" }"#,
    },
    looks_at_schedule: false,
    check,
};

const KPI: &str = "kpi positive_sentiment >= 75% { measured \"200 comments, two readers\" }";

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let brand = review.campaign.settings.brand.as_ref().map_or("the brand", |b| &b.value);
    let said = |metric: &str| {
        format!("`{metric}` tells whether people remember {brand}; nothing tells whether they like what they remember.")
    };
    one_sided::check(review, &RULE.meta, (Family::Branding, Family::Sentiment), &said, KPI, out);
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
    fn only_branding_without_sentiment_is_asked_about() {
        assert_eq!(count("kpi brand_lift >= 3 points"), 1);
        assert_eq!(count("kpi brand_lift >= 3 points\nkpi net_sentiment >= 3 points"), 0);
        assert_eq!(count("kpi sales >= 3"), 0);
        assert_eq!(count("kpi sales >= 3\nkpi brand_lift >= 3 points\nkpi net_sentiment >= 3 points for maya"), 1);
    }
}
