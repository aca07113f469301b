//! `never-used`: somebody is to speak about a product that she has not used, and the plan gives it to nobody.

use crate::campaign::{InfluencerId, Milestone, ProductUse};
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake};
use crate::rules::{Review, Rule};
use crate::say;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "never-used",
        mistake: Mistake::Authenticity,
        level: Level::Warning,
        summary: "Somebody is to recommend a product that she has never used, and the plan does not send it.",
        why: "An endorsement is a statement about one's own experience. Who praises what she never had in hand says \
              something untrue, and both sides answer for it. The remedy is cheap: send the product, and leave time to \
              use it.",
        how: "For everybody with posts who has `used_product never`: she gets no `gift`, and the `workflow` of none of \
              her posts states when the product arrives (`product 18 days before`). Where `used_product` is not stated, \
              nothing is said.",
        thresholds: &[],
        evidence: &[
            Evidence {
                claim: "Two firms settled for 9.4 million USD after radio hosts praised a phone that they had not used.",
                source: "Federal Trade Commission 2023, https://www.ftc.gov/news-events/news/press-releases/2023/02/ftc-\
                         approves-final-orders-against-google-iheartmedia-deceptive-air-endorsements-googles-pixel-4",
                grade: Grade::A,
            },
            Evidence {
                claim: "Creating after the product has arrived takes one to three weeks.",
                source: "Ludlow Social, https://www.ludlowsocial.com/post/establishing-your-influencer-marketing-\
                         campaign-timeline",
                grade: Grade::B,
            },
        ],
        bad: r#"influencer tom "Tom Berg" {
  on instagram @tomberg { followers 48k; engagement 3.1% }
  audience      runners 58%
  affinity      "Runs every day."
  used_product  never
  fee           900 EUR
}"#,
        good: r#"influencer tom "Tom Berg" {
  on instagram @tomberg { followers 48k; engagement 3.1% }
  audience      runners 58%
  affinity      "Runs every day."
  used_product  never
  fee           900 EUR
  gift          "Ridge 2, one pair" worth 160 EUR
}"#,
    },
    looks_at_schedule: false,
    check,
};

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
