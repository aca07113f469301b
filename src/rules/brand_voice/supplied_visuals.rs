//! The brand delivers the pictures.

use super::SEED;
use crate::campaign::Visuals;
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake};
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Rule};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "supplied-visuals",
        mistake: Mistake::BrandVoice,
        level: Level::Warning,
        summary: "The brand delivers the pictures that influencers publish.",
        why: "Followers know what her pictures look like; a picture from the brand is an advertisement at first glance, and \
              the same picture in many feeds is one advertisement seen many times. What she does best is what was taken \
              away. \
              Dissent: where the brand alone has the picture (a machine inside, a film before its release) it has to \
              supply it; then supply material and let her cut it (`visuals guided`).",
        how: "`visuals supplied`, where it stands, with the posts and the people it holds for.",
        thresholds: &[],
        evidence: EVIDENCE,
        bad: "guidelines {\n  visuals  supplied\n}\n",
        good: "guidelines {\n  visuals  guided\n}\n",
    },
    looks_at_schedule: false,
    check,
};

const EVIDENCE: &[Evidence] = &[
    Evidence {
        claim: "Dozens of accounts published one identical supplied tile; the event collapsed, and lawsuits against those \
                who had posted followed.",
        source: "Fyre Festival, 2016-12, by Refinery29 and New Statesman",
        grade: Grade::CaseRecord,
    },
    Evidence {
        claim: "What convinces is the relation between a person and her followers; a brand image that is too large \
                disturbs it.",
        source: SEED,
        grade: Grade::Seed,
    },
];

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
