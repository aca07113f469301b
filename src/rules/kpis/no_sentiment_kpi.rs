//! `no-sentiment-kpi`: what people remember is measured, what they feel is not.

use super::one_sided;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::vocabulary::Family;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::NO_SENTIMENT_KPI, check: Reviewer::Campaign(check) };

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
