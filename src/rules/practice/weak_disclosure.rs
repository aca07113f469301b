//! The label is not the one that a market asks for.

use super::labels::{Labelled, labelled, markets, proposal};
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::source::Span;
use crate::vocabulary::{Market, Standing};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::WEAK_DISCLOSURE, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let all = labelled(review);
    let mut weak: BTreeMap<Span, Vec<&Labelled<'_>>> = BTreeMap::new();
    for labelled in all.iter().filter(|l| !l.label.is_missing && !unserved(&[l]).is_empty()) {
        if let Some(place) = labelled.place() {
            weak.entry(place).or_default().push(labelled);
        }
    }
    findings.extend(weak.into_iter().map(|(span, group)| finding(review, span, &group)));
}

/// The markets of some posts that none of the labels is accepted in.
fn unserved(group: &[&Labelled<'_>]) -> Vec<(&'static Market, Standing)> {
    markets(group).into_iter().filter(|(_, standing)| *standing != Standing::Accepted).collect()
}

fn finding(review: &Review<'_>, span: Span, group: &[&Labelled<'_>]) -> Finding {
    let pieces: Vec<&Piece<'_>> = group.iter().map(|l| &l.piece).collect();
    let extent = Extent::of(review.campaign, &pieces);
    let labels: Vec<String> = group[0].label.stated.iter().map(|l| format!("`{}`", l.text())).collect();
    let unserved = unserved(group);
    let reasons: Vec<String> = unserved.iter().map(|(market, standing)| reason(market, *standing)).collect();
    let words = proposal(unserved.iter().map(|(market, _)| *market));
    let verb = say::agree(labels.len(), "is", "are");
    let codes: Vec<&str> = unserved.iter().map(|(market, _)| market.code).collect();
    review
        .finding(
            &RULE.meta,
            span,
            format!("{} {verb} {}, for {}.", say::some(&labels, 6), say::some(&reasons, 6), extent.words()),
        )
        .with_label(format!("not the word for {}", codes.join(", ")))
        .with_fact("labels", labels.join(", "))
        .with_fact("markets", codes.join(", "))
        .with_fact("posts", extent.posts)
        .with_fact("people", extent.people)
        .with_help(format!("Add the word that these markets know, at the start of the post: `{words}`."))
        .with_fix("add the label of the market", true, span.at_end(), format!(", {words}"))
}

fn reason(market: &Market, standing: Standing) -> String {
    let verdict = match standing {
        Standing::Doubted => "doubted",
        Standing::Refused => "not accepted",
        Standing::Unknown | Standing::Accepted => "not known as a label",
    };
    format!("{verdict} in {}", market.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial_with};

    fn found(market: &str, label: &str) -> crate::rules::trial::Trial {
        let head = HEAD.replace("market     US", &format!("market     {market}"));
        let posts = "message m { takeaway \"T.\" }\ndeliver 1 post by ann, dan on instagram about m";
        trial_with(&RULE, &[], &format!("{head}guidelines {{ disclosure {label} }}\n{posts}"))
    }

    #[test]
    fn the_word_of_the_market_is_fine_and_another_is_not() {
        assert_eq!(found("US", "#ad").messages(), [""; 0]);
        assert_eq!(found("DE, AT", "\"Anzeige\"").messages(), [""; 0]);
        let trial = found("DE, AT", "#ad");
        assert_eq!(
            trial.messages(),
            ["`#ad` is doubted in Germany and doubted in Austria, for 2 posts by ann and dan."]
        );
        assert!(trial.fixed().contains("disclosure #ad, \"Werbung\" }"), "{}", trial.fixed());
    }

    #[test]
    fn a_label_that_one_market_refuses_and_another_accepts_is_weak() {
        let trial = found("US, GB", "#sponsored");
        assert_eq!(
            trial.messages(),
            ["`#sponsored` is not accepted in the United Kingdom, for 2 posts by ann and dan."]
        );
        assert!(trial.fixed().contains("disclosure #sponsored, #ad }"), "{}", trial.fixed());
    }

    #[test]
    fn a_word_that_the_table_does_not_know_is_told_of_as_such() {
        assert_eq!(
            found("US", "\"With kind support\"").messages(),
            ["`With kind support` is not known as a label in the United States, for 2 posts by ann and dan."]
        );
    }

    #[test]
    fn what_is_no_label_at_all_and_markets_without_a_row_are_not_told_of_here() {
        assert_eq!(found("US", "#sp").messages(), [""; 0]);
        assert_eq!(found("JP", "#ad").messages(), [""; 0]);
    }

    #[test]
    fn each_language_of_several_markets_has_to_be_served() {
        assert_eq!(found("US, DE, FR", "#ad, \"Werbung\", \"Publicité\"").messages(), [""; 0]);
        let trial = found("US, DE, FR", "#ad, \"Werbung\"");
        assert_eq!(trial.messages(), ["`#ad` and `Werbung` are doubted in France, for 2 posts by ann and dan."]);
    }
}
