//! The brand dictates the opinion.

use super::words::{DOWNSIDES, NEGATIONS, OTHERS, PRAISE};
use crate::campaign::Criticism;
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose, text};
use crate::source::{Span, Spanned};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::FORBIDDEN_CRITICISM, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let pieces = review.pieces();
    for (span, group) in by_statement(pieces, |p| forbidding(p)) {
        findings.push(finding(review, span, &group));
    }
}

/// The statement that forbids: the property itself, else the first text that amounts to it.
fn forbidding(piece: &Piece<'_>) -> Option<Span> {
    forbidden(piece).or_else(|| gagging(piece).into_iter().next().map(|text| text.span))
}

fn forbidden(piece: &Piece<'_>) -> Option<Span> {
    piece.style.criticism.as_ref().filter(|c| c.value == Criticism::Forbidden).map(|c| c.span)
}

fn gagging<'c>(piece: &Piece<'c>) -> Vec<&'c Spanned<String>> {
    let avoid = piece.style.avoid.iter().filter(|text| rules_out_downsides(&text.value));
    let must = piece.style.must.iter().filter(|text| asks_for_praise(&text.value));
    avoid.chain(must).collect()
}

fn rules_out_downsides(text: &str) -> bool {
    let words = text::lower_words(text);
    let preference = DOWNSIDES.find(&words).iter().any(|found| found.len() > 2);
    DOWNSIDES.any(&words) && (preference || !OTHERS.any(&words))
}

fn asks_for_praise(text: &str) -> bool {
    let words = text::lower_words(text);
    PRAISE.any(&words) || (NEGATIONS.any(&words) && DOWNSIDES.any(&words) && !OTHERS.any(&words))
}

fn finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>]) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let stated = group.iter().any(|p| forbidden(p).is_some());
    let mut texts: Vec<&Spanned<String>> = group.iter().flat_map(|p| gagging(p)).collect();
    texts.sort_by_key(|t| t.span);
    texts.dedup_by_key(|t| t.span);
    let first = texts.iter().find(|t| t.span == span).map_or("", |t| &t.value);
    let message = match stated {
        true => format!("What is not good about the product may not be said in {}.", extent.words()),
        false => format!("\"{first}\" forbids an honest opinion in {}.", extent.words()),
    };
    let mut finding = review
        .finding(&RULE.meta, span, message)
        .with_label("the brand dictates the opinion")
        .with_fact("posts", extent.posts)
        .with_fact("people", extent.people)
        .with_fact("texts", texts.len())
        .with_help("Let her be honest, and ask for it: `criticism allowed` and `points \"One honest downside\"`.");
    if stated {
        let value = Span { start: span.end.saturating_sub("forbidden".len() as u32).max(span.start), ..span };
        finding = finding.with_fix("allow criticism", false, value, "allowed");
    }
    for text in texts.into_iter().filter(|t| t.span != span).take(4) {
        finding = finding.with_related(text.span, "this forbids an honest opinion as well");
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::trial;

    fn found(style: &str) -> crate::rules::trial::Trial {
        trial(
            &RULE,
            &format!(
                "guidelines {{ {style} }}\nmessage m {{ takeaway \"T.\" }}\ndeliver 1 post by ann on instagram about m"
            ),
        )
    }

    #[test]
    fn the_property_and_the_texts_that_say_the_same_are_one_finding() {
        let trial = found("criticism forbidden; avoid \"Bugs or glitches\"; must \"Show a positive view of it\"");
        assert_eq!(trial.messages(), ["What is not good about the product may not be said in 1 post by ann."]);
        assert_eq!(trial.places(), ["criticism forbidden"]);
        assert_eq!(trial.findings[0].related.len(), 2);
        assert!(trial.fixed().contains("criticism allowed;"));
    }

    #[test]
    fn texts_that_forbid_honesty_are_found_in_both_languages() {
        for style in [
            "avoid \"Negative comments\"",
            "avoid \"Kritik am Produkt\"",
            "avoid \"Mängel oder Schwächen zeigen\"",
            "avoid \"Showing another brand as preferred\"",
            "must \"Show no bugs or glitches\"",
            "must \"Positiv über den Schuh berichten\"",
            "must \"Keine Nachteile nennen\"",
            "must \"Use this phone in place of any competitor's device\"",
        ] {
            assert_eq!(found(style).findings.len(), 1, "{style}");
        }
    }

    #[test]
    fn ruling_out_claims_and_remarks_about_others_is_no_gag() {
        for style in [
            "criticism allowed",
            "avoid \"Comparisons with other brands\", \"Medical or injury claims\"",
            "avoid \"Negative remarks about competitors\"",
            "avoid \"Kritik an anderen Marken\"",
            "avoid \"Negative talk about bodies or weight\"",
            "must \"The link in your profile\", \"One honest downside\"",
            "must \"Name one drawback\"",
        ] {
            assert_eq!(found(style).messages(), [""; 0], "{style}");
        }
    }
}
