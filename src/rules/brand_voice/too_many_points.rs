//! Too many talking points for one message.

use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake, Threshold};
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Rule, text};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "too-many-points",
        mistake: Mistake::BrandVoice,
        level: Level::Advice,
        summary: "One message has more talking points than a post can carry.",
        why: "A post carries one thought, and two or three ways to get to it. A longer list is read out, and reads as an \
              advertisement. \
              Dissent: points are an offer here, the creator takes at least one of them, so a longer list does less harm \
              than a list of musts; that is why this is advice.",
        how: "The number of `points` of a message, those of the guidelines included where it has none of its own, above \
              `points`.",
        thresholds: &[Threshold {
            key: "points",
            default: 3.0,
            unit: "talking points",
            doc: "The most talking points for one message.",
        }],
        evidence: EVIDENCE,
        bad: "guidelines {\n  points  \"Where you ran\", \"What was wet\", \"Who was there\", \"One honest downside\"\n}\n",
        good: "guidelines {\n  points  \"Where you ran\", \"One honest downside\"\n}\n",
    },
    looks_at_schedule: false,
    check,
};

const EVIDENCE: &[Evidence] = &[
    Evidence {
        claim: "Three key messages are the cap; beyond them a post reads as an advertisement.",
        source: "Influee, How to write an influencer brief, https://influee.co/gb/blog/influencer-brief",
        grade: Grade::C,
    },
    Evidence {
        claim: "Two or three facts about the product are enough.",
        source: "Spansa, Creator brief, https://tryspansa.com/guides/creator-brief-ftc-protection-razorfish-counter",
        grade: Grade::C,
    },
];

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let limit = review.threshold(&RULE.meta, "points");
    let pieces = review.pieces();
    let over = |p: &Piece<'_>| text::list_span(&p.style.points).filter(|_| p.style.points.len() as f64 > limit);
    for (span, group) in by_statement(pieces, over) {
        findings.push(finding(review, span, &group, limit));
    }
}

fn finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>], limit: f64) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let points = group.first().map_or(0, |p| p.style.points.len());
    review
        .finding(&RULE.meta, span, format!("One message has {points} talking points, in {}.", extent.words()))
        .with_label(format!("{points} points"))
        .with_fact("points", points)
        .with_fact("limit", limit)
        .with_fact("posts", extent.posts)
        .with_help(format!(
            "Keep the {limit} that people should remember; the rest makes a message of its own, or none."
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::trial;

    fn points(n: usize) -> String {
        let points: Vec<String> = (1..=n).map(|i| format!("\"Point {i}\"")).collect();
        format!("message m {{ points {} }}\ndeliver 1 post by ann on instagram about m", points.join(", "))
    }

    #[test]
    fn three_points_are_few_enough_and_four_are_not() {
        assert_eq!(trial(&RULE, &points(3)).messages(), [""; 0]);
        let found = trial(&RULE, &points(4));
        assert_eq!(found.messages(), ["One message has 4 talking points, in 1 post by ann."]);
        assert_eq!(found.findings[0].level, Level::Advice);
    }
}
