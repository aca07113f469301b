//! The brand writes the words.

use crate::campaign::Wording;
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose, text};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::SCRIPTED_WORDING, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let pieces = review.pieces();
    for (span, group) in by_statement(pieces, |p| scripted(p)) {
        findings.push(scripted_finding(review, span, &group));
    }
    for (span, group) in by_statement(pieces, |p| dictated(p)) {
        // One text for several people is another rule's business.
        if Extent::of(review.campaign, &group).people <= 1 {
            findings.push(caption_finding(review, span, &group));
        }
    }
    for (span, group) in by_statement(pieces, |p| over_guided(review, p)) {
        findings.push(guided_finding(review, span, &group));
    }
}

fn scripted(piece: &Piece<'_>) -> Option<Span> {
    piece.style.wording.as_ref().filter(|w| w.value == Wording::Scripted).map(|w| w.span)
}

fn dictated(piece: &Piece<'_>) -> Option<Span> {
    let caption = piece.style.caption.as_ref().map(|c| c.span);
    caption.filter(|_| scripted(piece).is_none())
}

fn over_guided(review: &Review<'_>, piece: &Piece<'_>) -> Option<Span> {
    let wording = piece.style.wording.as_ref().filter(|w| w.value == Wording::Guided)?;
    let (mandatory, all) = share(piece);
    let limit = review.threshold(&RULE.meta, "mandatory_share");
    let least = review.threshold(&RULE.meta, "mandatory_words");
    let over = mandatory as f64 >= least && mandatory as f64 * 100.0 > limit * all as f64;
    (over && !(piece.style.caption.is_some() && piece.people.len() <= 1)).then_some(wording.span)
}

fn share(piece: &Piece<'_>) -> (usize, usize) {
    let mandatory = text::word_count(text::mandatory(piece.style));
    (mandatory, mandatory + text::word_count(text::content(piece.style)))
}

fn scripted_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>]) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let captions = by_statement_of_caption(group);
    let message = match captions.first() {
        Some((_, words)) => {
            format!("The brand writes the words of {}, and a caption of {words} words with them.", extent.words())
        }
        None => format!("The brand writes the words of {}.", extent.words()),
    };
    let value = Span { start: span.end.saturating_sub("scripted".len() as u32).max(span.start), ..span };
    let mut finding = review
        .finding(&RULE.meta, span, message)
        .with_label("every word is the brand's")
        .with_fact("posts", extent.posts)
        .with_fact("people", extent.people)
        .with_help("Say what it is about and let her say it: `wording guided` with two or three `points`.")
        .with_fix("let the creator find the words", true, value, "guided");
    for (caption, words) in captions.into_iter().take(4) {
        finding = finding.with_related(caption, format!("{words} words to be published as they stand"));
    }
    finding
}

fn by_statement_of_caption(group: &[&Piece<'_>]) -> Vec<(Span, usize)> {
    let mut captions: Vec<_> = group
        .iter()
        .filter_map(|p| p.style.caption.as_ref())
        .map(|c| (c.span, text::words(&c.value).count()))
        .collect();
    captions.sort_unstable();
    captions.dedup();
    captions
}

fn caption_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>]) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let words = by_statement_of_caption(group).first().map_or(0, |(_, words)| *words);
    review
        .finding(&RULE.meta, span, format!("{words} words are to be published as they stand, in {}.", extent.words()))
        .with_label("word for word")
        .with_fact("caption_words", words)
        .with_fact("posts", extent.posts)
        .with_fact("people", extent.people)
        .with_help("Turn the caption into something she can say in her own words: `points \"…\"` in its place.")
}

fn guided_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>]) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let (mandatory, all) =
        group.iter().map(|p| share(p)).max_by_key(|(m, all)| (m * 1000 / all.max(&1), *m)).unwrap_or((0, 1));
    let percent = mandatory * 100 / all.max(1);
    let mut finding = review
        .finding(
            &RULE.meta,
            span,
            format!(
                "`wording guided`, and yet {mandatory} of the {all} words of the message are prescribed ({percent}%), \
                 in {}.",
                extent.words()
            ),
        )
        .with_label("a script in all but name")
        .with_fact("mandatory_words", mandatory)
        .with_fact("words", all)
        .with_fact("mandatory_share", mandatory as f64 / all.max(1) as f64)
        .with_help("Move what she may choose from into `points`, and keep in `must` what has to be there.");
    let prescribed = group.first().into_iter().flat_map(|p| text::mandatory(p.style)).take(4);
    for text in prescribed {
        finding = finding.with_related(text.span, "prescribed");
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    #[test]
    fn a_script_is_told_once_where_it_stands_over_all_its_posts() {
        let found = trial(
            &RULE,
            "guidelines { wording scripted }
             message grip { takeaway \"It grips.\" }
             message free { wording own; takeaway \"It is light.\" }
             deliver 2 posts by ann, ben on instagram about grip
             deliver 1 reel by ann on instagram about grip
             deliver 1 reel by cleo on instagram about free",
        );
        assert_eq!(found.messages(), ["The brand writes the words of 5 posts by ann and ben."]);
        assert_eq!(found.places(), ["wording scripted"]);
        assert!(found.fixed().starts_with("guidelines { wording guided }"));
        assert!(found.findings[0].fix.as_ref().unwrap().safe);
    }

    #[test]
    fn a_script_that_every_message_overrides_is_none() {
        let found = trial(
            &RULE,
            "guidelines { wording scripted }
             message grip { wording cocreated; takeaway \"It grips.\" }
             deliver 1 post by ann on instagram about grip",
        );
        assert_eq!(found.messages(), [""; 0]);
    }

    #[test]
    fn a_caption_for_one_person_is_a_script_and_a_takeaway_is_not() {
        let found = trial(
            &RULE,
            "message grip { takeaway \"It grips.\"; caption \"My new shoe, and it holds.\" }
             deliver 1 post by ann on instagram about grip",
        );
        assert_eq!(found.messages(), ["6 words are to be published as they stand, in 1 post by ann."]);
        assert_eq!(found.places(), ["caption \"My new shoe, and it holds.\""]);
        let found = trial(
            &RULE,
            "message grip { takeaway \"It grips.\" }
             deliver 1 post by ann on instagram about grip",
        );
        assert_eq!(found.messages(), [""; 0]);
    }

    #[test]
    fn guided_words_may_be_half_prescribed_and_not_more() {
        let guided = |must: usize| {
            let must = vec!["word"; must].join(" ");
            let takeaway = ["word"; 12].join(" ");
            format!(
                "message grip {{ wording guided; takeaway \"{takeaway}\"; must \"{must}\" }}
                 deliver 1 post by ann on instagram about grip"
            )
        };
        assert_eq!(trial(&RULE, &guided(12)).messages(), [""; 0]);
        let over = trial(&RULE, &guided(13));
        assert_eq!(
            over.messages(),
            ["`wording guided`, and yet 13 of the 25 words of the message are prescribed (52%), in 1 post by ann."]
        );
        assert_eq!(over.places(), ["wording guided"]);
        let raised = trial_with(&RULE, &[("mandatory_share", 60.0)], &format!("{HEAD}{}", guided(13)));
        assert_eq!(raised.messages(), [""; 0]);
    }

    #[test]
    fn a_few_prescribed_words_beside_a_short_takeaway_are_no_script() {
        let found = trial(
            &RULE,
            "message grip { wording guided; takeaway \"It grips.\"; must \"The link in your profile\" }
             deliver 1 post by ann on instagram about grip",
        );
        assert_eq!(found.messages(), [""; 0]);
    }
}
