//! `influencer-without-kpi`: somebody is paid, and nothing says for what.

use crate::campaign::InfluencerId;
use crate::findings::Finding;
use crate::rules::figures::price;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::INFLUENCER_WITHOUT_KPI, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    let judged: BTreeSet<InfluencerId> = review.campaign.kpis.iter().flat_map(|k| k.people.iter().copied()).collect();
    for who in facts.who().filter(|who| facts.is_paid(*who) && !judged.contains(who)) {
        let paid = facts.costs(who).map_or(String::new(), price);
        out.push(tell(review, who, facts.posts_of(who).count(), &paid));
    }
}

fn tell(review: &Review<'_>, who: InfluencerId, posts: usize, paid: &str) -> Finding {
    let person = &review.campaign[who];
    let (name, said) = (&person.name.value, review.campaign.name_of(who));
    let message = format!("Nothing says how {said}'s part is judged: {}{paid}, and no KPI.", say::count(posts, "post"));
    review
        .finding(&RULE.meta, person.span, message)
        .with_label("paid, no KPI")
        .with_fact("influencer", name.as_str())
        .with_fact("posts", posts)
        .with_fact("paid", paid.trim_start_matches(" for ").to_string())
        .with_help(format!(
            "Agree on one thing that is in this person's hands: `kpi positive_sentiment >= 80% for {name} {{ measured \
             \"all comments, one reader\" }}`; or one line for all: `kpi comments >= 50 for everyone`."
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn names(fragment: &str) -> Vec<String> {
        let found = found(&RULE, &example_file(fragment));
        let name = |f: Finding| match &f.facts[0].1 {
            crate::findings::Fact::Text(name) => name.clone(),
            other => panic!("{other:?}"),
        };
        found.into_iter().map(name).collect()
    }

    const TWO: &str =
        "influencer tom { on instagram @tom; fee 1 EUR }\ninfluencer pia { on instagram @pia; gift \"Tea\" }\n";

    #[test]
    fn everybody_who_is_paid_needs_one() {
        assert_eq!(names(&format!("{TWO}kpi sales >= 3")), ["tom", "pia"]);
        assert_eq!(names(&format!("{TWO}kpi sales >= 3 for tom")), ["pia"]);
        assert_eq!(names(&format!("{TWO}kpi sales >= 3 for everyone")), Vec::<String>::new());
        assert_eq!(names(&format!("{TWO}group g {{ members pia }}\nkpi sales >= 3 for g")), ["tom"]);
    }

    #[test]
    fn who_is_not_paid_owes_nothing_and_a_fee_of_a_single_post_is_pay() {
        let free = "influencer tom { on instagram @tom }\nkpi sales >= 3\n";
        assert_eq!(names(free), Vec::<String>::new());
        assert_eq!(names(&format!("{free}deliver 1 reel by tom on instagram {{ fee 5 EUR }}")), ["tom"]);
    }
}
