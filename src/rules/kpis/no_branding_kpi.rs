//! `no-branding-kpi`: what people feel is measured, what they remember is not.

use super::one_sided;
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake};
use crate::rules::{Review, Rule};
use crate::vocabulary::Family;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "no-branding-kpi",
        mistake: Mistake::Kpis,
        level: Level::Advice,
        summary: "The campaign measures how people feel, and not whether they remember the brand.",
        why: "People may love a post and not know a day later whose it was. What is left of a campaign is a name that \
              comes to mind: recall, lift, searches for the name, mentions that nobody paid for. A survey costs money; \
              counting earned mentions or searches costs little, and shows the direction.",
        how: "Among the KPIs of the campaign (those without `for`, and those `for everyone`) there is one of the family \
              sentiment and none of the family branding. Nothing is said where a family is not known. Where both are \
              missing, `vanity-kpis` speaks.",
        thresholds: &[],
        evidence: &[
            Evidence {
                claim: "Branding is one of the three things to look for, beside positive sentiment and interaction.",
                source: "“Influencer Marketing – Its Nature And Some Common Mistakes You Should Avoid”, mistake 4",
                grade: Grade::Seed,
            },
            Evidence {
                claim: "A survey before and after showed what views did not: purchase consideration went from 22% to \
                        15%.",
                source: "Time 2023, https://time.com/6290735/shein-influencer-brand-trip/",
                grade: Grade::CaseRecord,
            },
        ],
        bad: r#"kpi positive_sentiment >= 75%  { baseline 66%; measured "200 comments, two readers" }
kpi engagement_rate    >= 4% for maya { measured "channel insights" }"#,
        good: r#"kpi positive_sentiment >= 75%  { baseline 66%; measured "200 comments, two readers" }
kpi earned_mentions    >= 40   { measured "unpaid posts that name the brand" }
kpi engagement_rate    >= 4% for maya { measured "channel insights" }"#,
    },
    looks_at_schedule: false,
    check,
};

const KPI: &str = "kpi earned_mentions >= 40 { measured \"unpaid posts that name the brand\" }";

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let brand = review.campaign.settings.brand.as_ref().map_or("the brand", |b| &b.value);
    let said = |metric: &str| {
        format!("`{metric}` tells whether people like the posts; nothing tells whether they remember {brand}.")
    };
    one_sided::check(review, &RULE.meta, (Family::Sentiment, Family::Branding), &said, KPI, out);
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
    fn only_sentiment_without_branding_is_asked_about() {
        assert_eq!(count("kpi net_sentiment >= 3 points"), 1);
        assert_eq!(count("kpi net_sentiment >= 3 points\nkpi brand_lift >= 3 points"), 0);
        assert_eq!(count("kpi sales >= 3"), 0);
        assert_eq!(count("metric own { family branding }\nkpi net_sentiment >= 3 points\nkpi own >= 2"), 0);
    }
}
