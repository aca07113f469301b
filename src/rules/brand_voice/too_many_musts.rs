//! Too much has to be in a post.

use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose, text};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::TOO_MANY_MUSTS, check: Reviewer::Campaign(check) };

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
