//! `no-kpi`: nothing says how the campaign is judged.

use super::for_campaign;
use crate::campaign::Objective;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::NO_KPI, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    if for_campaign(review.campaign).next().is_some() {
        return;
    }
    let settings = &review.campaign.settings;
    let posts = review.campaign.posts.len();
    let budget = settings.budget.as_ref().map_or(String::new(), |b| format!(" and up to {}", b.value));
    let message =
        format!("Nothing says how the campaign is judged: {}{budget}, and no KPI.", say::count(posts, "post"));
    let fitting = match settings.objective.as_ref().map(|o| o.value) {
        Some(Objective::Conversion) => "kpi sales >= 200 { measured \"codes and tagged links\" }",
        Some(Objective::Awareness | Objective::Launch) => {
            "kpi brand_recall >= 12% { baseline 8%; measured \"panel survey, n = 400\" }"
        }
        _ => "kpi positive_sentiment >= 75% { baseline 66%; measured \"200 comments, two readers\" }",
    };
    out.push(
        review
            .finding(&RULE.meta, review.campaign.span, message)
            .with_label("no KPI")
            .with_fact("posts", posts)
            .with_fact("kpis", review.campaign.kpis.len())
            .with_help(format!("Say what success is, with your own figures: `{fitting}`.")),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count_of(kpis: &str) -> usize {
        found(&RULE, &example_file(kpis)).len()
    }

    #[test]
    fn one_kpi_of_any_kind_is_enough() {
        assert_eq!(count_of("kpi sales >= 3"), 0);
        assert_eq!(count_of("kpi sales >= 3 for everyone"), 0);
    }

    #[test]
    fn kpis_for_single_people_do_not_judge_the_campaign() {
        assert_eq!(count_of("kpi sales >= 3 for maya"), 1);
        assert_eq!(count_of("group all { members maya }\nkpi sales >= 3 for all"), 1);
    }
}
