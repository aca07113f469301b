//! `no-branding-kpi`: what people feel is measured, what they remember is not.

use super::one_sided;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::vocabulary::Family;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::NO_BRANDING_KPI, check: Reviewer::Campaign(check) };

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
