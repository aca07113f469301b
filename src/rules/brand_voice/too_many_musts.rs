//! Too much has to be in a post.

use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake, Threshold};
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Rule, text};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "too-many-musts",
        mistake: Mistake::BrandVoice,
        level: Level::Warning,
        summary: "More has to be in a post than leaves room for a post of her own.",
        why: "Each thing that has to be in it takes away a decision from the person who knows her followers. With a long \
              list the post becomes the list. Mixing what has to be with what would be nice is named as one of the main \
              faults of briefs. \
              Dissent: without any requirement drafts miss what matters. Two or three are what guides to briefs agree on; \
              none of them measured it.",
        how: "The number of `must` of a message, those of the guidelines included where it has none of its own, above \
              `musts`. Hashtags, mentions, the link, the code and the label have their own properties and are not counted.",
        thresholds: &[Threshold {
            key: "musts",
            default: 3.0,
            unit: "requirements",
            doc: "The most things that may have to be in a post.",
        }],
        evidence: EVIDENCE,
        bad: "guidelines {\n  must  \"The wet rock\", \"A slow step\", \"The sole from below\", \"Your face at the end\"\n}\n",
        good: "guidelines {\n  must    \"The wet rock\"\n  points  \"A slow step\", \"The sole from below\"\n}\n",
    },
    looks_at_schedule: false,
    check,
};

const EVIDENCE: &[Evidence] = &[
    Evidence {
        claim: "Two or three points that must be said are the measure.",
        source: "Growi, The creator brief that converts; Spansa, Creator brief",
        grade: Grade::C,
    },
    Evidence {
        claim: "A widely used template asks for at least one of several points, in the creator's own words.",
        source: "Later, Campaign brief (help centre)",
        grade: Grade::B,
    },
    Evidence {
        claim: "Mixing must-haves with nice-to-haves is one of three main faults of a brief.",
        source: "Influgest, Brief influencer",
        grade: Grade::C,
    },
];

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let limit = review.threshold(&RULE.meta, "musts");
    let pieces = review.pieces();
    let over = |p: &Piece<'_>| text::list_span(&p.style.must).filter(|_| p.style.must.len() as f64 > limit);
    for (span, group) in by_statement(pieces, over) {
        findings.push(finding(review, span, &group, limit));
    }
}

fn finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>], limit: f64) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let musts = group.first().map_or(0, |p| p.style.must.len());
    review
        .finding(&RULE.meta, span, format!("{musts} things have to be in {}.", extent.each()))
        .with_label(format!("{musts} requirements"))
        .with_fact("musts", musts)
        .with_fact("limit", limit)
        .with_fact("posts", extent.posts)
        .with_fact("people", extent.people)
        .with_help(format!(
            "Keep the {limit} that matter, and offer the rest to choose from: `points \"…\", \"…\"` in place of `must`."
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    fn musts(n: usize) -> String {
        let musts: Vec<String> = (1..=n).map(|i| format!("\"Thing {i}\"")).collect();
        format!(
            "guidelines {{ must {} }}
             message m {{ takeaway \"T.\" }}
             message n {{ takeaway \"T.\" }}
             deliver 1 post by ann on instagram about m
             deliver 1 post by ben on instagram about n",
            musts.join(", ")
        )
    }

    #[test]
    fn three_are_room_enough_and_four_are_not() {
        assert_eq!(trial(&RULE, &musts(3)).messages(), [""; 0]);
        let found = trial(&RULE, &musts(4));
        assert_eq!(found.messages(), ["4 things have to be in each of 2 posts by ann and ben."]);
        assert_eq!(found.places(), ["\"Thing 1\", \"Thing 2\", \"Thing 3\", \"Thing 4\""]);
        assert_eq!(trial_with(&RULE, &[("musts", 4.0)], &format!("{HEAD}{}", musts(4))).messages(), [""; 0]);
    }

    #[test]
    fn a_message_of_its_own_list_is_judged_by_that() {
        let text = musts(4).replace("message m { ", "message m { must \"One\"; ");
        assert_eq!(trial(&RULE, &text).messages(), ["4 things have to be in 1 post by ben."]);
    }
}
