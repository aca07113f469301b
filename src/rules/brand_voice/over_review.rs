//! The brand corrects too often, or in too great a hurry.

use crate::campaign::RevisionRounds as Rounds;
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::OVER_REVIEW, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let limits = (review.threshold(&RULE.meta, "rounds"), review.threshold(&RULE.meta, "days"));
    let pieces = review.pieces();
    let over = |p: &Piece<'_>| {
        p.style.review.as_ref().filter(|r| too_often(r.value, limits.0) || too_fast(r.value, limits.1)).map(|r| r.span)
    };
    for (span, group) in by_statement(pieces, over) {
        if let Some(rounds) = group.first().and_then(|p| p.style.review.as_ref()) {
            findings.push(finding(review, span, &group, rounds.value, limits));
        }
    }
}

fn too_often(review: Rounds, limit: f64) -> bool {
    review.rounds as f64 > limit
}

fn too_fast(review: Rounds, limit: f64) -> bool {
    review.within.is_some_and(|within| (within.seconds as f64) < limit * 86_400.0)
}

fn finding(
    review: &Review<'_>,
    span: Span,
    group: &[&Piece<'_>],
    rounds: Rounds,
    (most, least): (f64, f64),
) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let often = say::count(rounds.rounds, "round");
    let message = match (too_often(rounds, most), rounds.within) {
        (true, Some(within)) => {
            format!("The brand may ask for changes in {often}, each within {within}, to {}.", extent.words())
        }
        (true, None) => format!("The brand may ask for changes in {often} to {}.", extent.words()),
        (false, within) => {
            let within = within.map_or(String::new(), |w| w.to_string());
            format!("The brand wants answers within {within} to {}.", extent.words())
        }
    };
    let kept = rounds.rounds.clamp(1, (most.max(1.0)) as u64);
    let better = format!("review {} within {} days", say::count(kept, "round"), (least.ceil() as u64).max(2));
    let finding = review
        .finding(&RULE.meta, span, message)
        .with_label(often)
        .with_fact("rounds", rounds.rounds)
        .with_fact("limit", most)
        .with_fact("posts", extent.posts)
        .with_help(format!("Agree on the idea first (`workflow {{ concept 14 days before }}`), then `{better}`."))
        .with_fix("fewer rounds, and time to answer", false, span, better);
    match rounds.within {
        Some(within) => finding.with_fact("answer_hours", within.seconds as f64 / 3_600.0),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    fn review(text: &str) -> String {
        format!("message m {{ review {text}; takeaway \"T.\" }}\ndeliver 1 post by ann on instagram about m")
    }

    #[test]
    fn two_rounds_are_fine_and_three_are_not() {
        assert_eq!(trial(&RULE, &review("2 rounds within 1 day")).messages(), [""; 0]);
        assert_eq!(trial(&RULE, &review("2 rounds")).messages(), [""; 0]);
        let found = trial(&RULE, &review("3 rounds within 1 day"));
        assert_eq!(
            found.messages(),
            ["The brand may ask for changes in 3 rounds, each within 1 day, to 1 post by ann."]
        );
        assert_eq!(found.places(), ["review 3 rounds within 1 day"]);
        assert!(found.fixed().contains("review 2 rounds within 2 days;"), "{}", found.fixed());
    }

    #[test]
    fn one_day_is_time_enough_and_none_is_not() {
        let text = format!("{HEAD}{}", review("1 round within 1 day"));
        assert_eq!(trial_with(&RULE, &[], &text).messages(), [""; 0]);
        assert_eq!(
            trial_with(&RULE, &[("days", 2.0)], &text).messages(),
            ["The brand wants answers within 1 day to 1 post by ann."]
        );
    }
}
