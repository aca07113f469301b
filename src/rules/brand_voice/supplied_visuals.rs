//! The brand delivers the pictures.

use crate::campaign::Visuals;
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::SUPPLIED_VISUALS, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let pieces = review.pieces();
    for (span, group) in by_statement(pieces, supplied) {
        let extent = Extent::of(review.campaign, &group);
        let value = Span { start: span.end.saturating_sub("supplied".len() as u32).max(span.start), ..span };
        findings.push(
            review
                .finding(&RULE.meta, span, format!("The brand supplies the pictures of {}.", extent.words()))
                .with_label("not her pictures")
                .with_fact("posts", extent.posts)
                .with_fact("people", extent.people)
                .with_help("Say what should be seen and let her take the picture: `visuals guided`.")
                .with_fix("let the creator take the pictures", false, value, "guided"),
        );
    }
}

fn supplied(piece: &Piece<'_>) -> Option<Span> {
    piece.style.visuals.as_ref().filter(|v| v.value == Visuals::Supplied).map(|v| v.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::trial;

    #[test]
    fn supplied_pictures_are_told_of_and_guided_ones_are_not() {
        let with = |visuals: &str| {
            format!(
                "message tile {{ visuals {visuals}; takeaway \"Soon.\" }}
                 deliver 1 post by ann, ben, cleo on instagram about tile"
            )
        };
        let found = trial(&RULE, &with("supplied"));
        assert_eq!(found.messages(), ["The brand supplies the pictures of 3 posts by ann, ben and cleo."]);
        assert!(found.fixed().contains("visuals guided;"));
        assert!(!found.findings[0].fix.as_ref().unwrap().safe);
        assert_eq!(trial(&RULE, &with("guided")).messages(), [""; 0]);
        assert_eq!(trial(&RULE, "deliver 1 post by ann on instagram").messages(), [""; 0]);
    }
}
