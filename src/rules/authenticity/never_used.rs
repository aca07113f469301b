//! `never-used`: somebody is to speak about a product that she has not used, and the plan gives it to nobody.

use crate::campaign::{InfluencerId, Milestone, ProductUse};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::NEVER_USED, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    for who in facts.who() {
        let known = &review.campaign[who].known;
        let Some(used) = known.used_product.as_ref().filter(|u| u.value == ProductUse::Never) else { continue };
        let sent = |workflow: &crate::campaign::Workflow| workflow.of(Milestone::Product).is_some();
        let arrives = facts.posts_of(who).any(|p| p.style.workflow.as_ref().is_some_and(|w| sent(&w.value)));
        if known.gift.is_empty() && !arrives {
            out.push(tell(review, who, used.span, facts.posts_of(who).count()));
        }
    }
}

fn tell(review: &Review<'_>, who: InfluencerId, span: Span, posts: usize) -> Finding {
    let name = review.campaign.name_of(who);
    let settings = &review.campaign.settings;
    let product = settings.product.as_ref().or(settings.brand.as_ref()).map_or("the product", |p| &p.value);
    let message = format!(
        "{name} has never used {product} and is to speak about it in {}; the plan does not send it.",
        say::count(posts, "post"),
    );
    review
        .finding(&RULE.meta, span, message)
        .with_label("never used")
        .with_fact("influencer", review.campaign[who].name.value.as_str())
        .with_fact("posts", posts)
        .with_help(
            "Send it in time, `workflow { product 18 days before }`, or as a present: `gift \"One pair\" worth 160 EUR`.",
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(text: &str) -> usize {
        found(&RULE, &example_file(text)).len()
    }

    #[test]
    fn only_never_is_never() {
        assert_eq!(count("influencer tom { on instagram @tom; used_product never }"), 1);
        assert_eq!(count("influencer tom { on instagram @tom; used_product since 2027-02-20 }"), 0);
        assert_eq!(count("influencer tom { on instagram @tom }"), 0);
    }

    #[test]
    fn a_product_that_is_sent_will_have_been_used() {
        let never = "influencer tom { on instagram @tom; used_product never";
        assert_eq!(count(&format!("{never}; gift \"One pair\" }}")), 0);
        let sent = "guidelines { workflow { product 18 days before } }";
        assert_eq!(count(&format!("{never} }}\n{sent}")), 0);
        let other = "guidelines { workflow { contract 25 days before } }";
        assert_eq!(count(&format!("{never} }}\n{other}")), 1);
    }
}
