//! The post sells too hard.

use super::words::{PRESSURE, SHORT_FORMS, SUPERLATIVES};
use crate::campaign::Campaign;
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose, text};
use crate::say;
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::HARD_SELL, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let pieces = || review.pieces().iter().filter(|p| !p.owned);
    let calls = review.threshold(&RULE.meta, "calls");
    let many = |p: &Piece<'_>| {
        text::list_span(&p.style.call_to_action).filter(|_| p.style.call_to_action.len() as f64 > calls)
    };
    for (span, group) in by_statement(pieces(), many) {
        findings.extend(group.first().map(|p| calls_finding(review, span, &group, &p.style.call_to_action, calls)));
    }
    let most = review.threshold(&RULE.meta, "hashtags");
    let tags = |p: &Piece<'_>| text::list_span(&p.style.hashtags).filter(|_| p.style.hashtags.len() as f64 > most);
    for (span, group) in by_statement(pieces(), tags) {
        findings.extend(group.first().map(|p| tags_finding(review, span, &group, &p.style.hashtags, most)));
    }
    loud_texts(review, pieces(), findings);
}

fn calls_finding(
    review: &Review<'_>,
    span: Span,
    group: &[&Piece<'_>],
    calls: &[Spanned<String>],
    limit: f64,
) -> Finding {
    let message = format!(
        "People are asked to do {} things at once, in {}.",
        calls.len(),
        Extent::of(review.campaign, group).words()
    );
    let first = calls.first().map_or("", |c| &c.value);
    review
        .finding(&RULE.meta, span, message)
        .with_label(say::count(calls.len(), "call"))
        .with_fact("calls_to_action", calls.len())
        .with_fact("limit", limit)
        .with_help(format!("Keep the one that matters: `call_to_action \"{first}\"`."))
}

fn tags_finding(
    review: &Review<'_>,
    span: Span,
    group: &[&Piece<'_>],
    tags: &[Spanned<String>],
    limit: f64,
) -> Finding {
    review
        .finding(
            &RULE.meta,
            span,
            format!("{} hashtags are to stand under {}.", tags.len(), Extent::of(review.campaign, group).each()),
        )
        .with_label(format!("{} hashtags", tags.len()))
        .with_fact("hashtags", tags.len())
        .with_fact("limit", limit)
        .with_help(format!(
            "One or two that people really use do more: `hashtags {}`.",
            tags.first().map_or("", |t| &t.value)
        ))
}

/// What makes a text loud.
#[derive(Debug, Default, PartialEq)]
struct Loudness {
    capitals: Vec<String>,
    marks: usize,
    superlatives: Vec<String>,
    pressure: Vec<String>,
}

fn loud_texts<'p>(review: &'p Review<'_>, pieces: impl Iterator<Item = &'p Piece<'p>>, findings: &mut Vec<Finding>) {
    let names = names(review.campaign);
    let mut texts: BTreeMap<Span, (&str, Vec<&Piece<'_>>)> = BTreeMap::new();
    for piece in pieces {
        for text in text::content(piece.style).chain(text::mandatory(piece.style)) {
            texts.entry(text.span).or_insert((&text.value, Vec::new())).1.push(piece);
        }
    }
    for (span, (text, group)) in texts {
        let loud = Loudness::of(text, &names);
        let reasons = loud.reasons(|key| review.threshold(&RULE.meta, key));
        if !reasons.is_empty() {
            findings.push(text_finding(review, span, &group, &loud, &reasons));
        }
    }
}

impl Loudness {
    fn of(text: &str, names: &[String]) -> Loudness {
        let words = text::lower_words(text);
        let phrases = |found: Vec<&[String]>| found.into_iter().map(|words| words.join(" ")).collect();
        Loudness {
            capitals: text::words(text).filter(|w| is_shouted(w, names)).map(str::to_string).collect(),
            marks: text.chars().filter(|c| matches!(c, '!' | '！' | '¡')).count(),
            superlatives: phrases(SUPERLATIVES.find(&words)),
            pressure: phrases(PRESSURE.find(&words)),
        }
    }

    /// What is over its threshold, in words.
    fn reasons(&self, threshold: impl Fn(&str) -> f64) -> Vec<String> {
        let over = |n: usize, key: &str| n as f64 > threshold(key);
        let quoted = |words: &[String]| say::some(&words.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>(), 6);
        let mut reasons = Vec::new();
        if over(self.capitals.len(), "capitals") {
            reasons.push(format!("shouts {}", quoted(&self.capitals)));
        }
        if over(self.marks, "exclamation_marks") {
            reasons.push(format!("has {} exclamation marks", self.marks));
        }
        if over(self.superlatives.len(), "superlatives") {
            reasons.push(format!("claims {}", quoted(&self.superlatives)));
        }
        if over(self.pressure.len(), "pressure") {
            reasons.push(format!("pushes with {}", quoted(&self.pressure)));
        }
        reasons
    }
}

fn text_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>], loud: &Loudness, reasons: &[String]) -> Finding {
    let message = format!("This text {}, in {}.", say::some(reasons, 6), Extent::of(review.campaign, group).words());
    review
        .finding(&RULE.meta, span, message)
        .with_label("sounds like an advertisement")
        .with_fact("capitals", loud.capitals.len())
        .with_fact("exclamation_marks", loud.marks)
        .with_fact("superlatives", loud.superlatives.len())
        .with_fact("pressure", loud.pressure.len())
        .with_help(
            "Say the one thing that a reader can check, as to a friend: `takeaway \"…\"`, and leave the praise to her.",
        )
}

/// Whether a word is written in capitals to be loud: four letters and more, none of them small, no short form and no part of
/// the name of brand or product.
fn is_shouted(word: &str, names: &[String]) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let loud = word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_uppercase);
    letters >= 4 && loud && !names.contains(&word.to_lowercase()) && !SHORT_FORMS.any(&[word.to_lowercase()])
}

fn names(campaign: &Campaign) -> Vec<String> {
    let names = [&campaign.settings.brand, &campaign.settings.product];
    names.into_iter().flatten().flat_map(|name| text::lower_words(&name.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    fn style(style: &str) -> String {
        format!("message m {{ {style} }}\ndeliver 1 post by ann on instagram about m")
    }

    fn caption(text: &str) -> String {
        style(&format!("caption \"{text}\""))
    }

    #[test]
    fn one_call_is_fine_and_two_are_not() {
        assert_eq!(trial(&RULE, &style("call_to_action \"Try it.\"")).messages(), [""; 0]);
        let found = trial(&RULE, &style("call_to_action \"Try it.\", \"Buy it.\", \"Tell us.\""));
        assert_eq!(found.messages(), ["People are asked to do 3 things at once, in 1 post by ann."]);
        assert_eq!(found.places(), ["\"Try it.\", \"Buy it.\", \"Tell us.\""]);
    }

    #[test]
    fn five_hashtags_are_fine_and_six_are_not_and_labels_do_not_count() {
        assert_eq!(trial(&RULE, &style("hashtags #a, #b, #c, #d, #e; disclosure #ad")).messages(), [""; 0]);
        let found = trial(&RULE, &style("hashtags #a, #b, #c, #d, #e, #f"));
        assert_eq!(found.messages(), ["6 hashtags are to stand under 1 post by ann."]);
        assert_eq!(found.places(), ["#a, #b, #c, #d, #e, #f"]);
    }

    #[test]
    fn one_shouted_word_is_fine_two_are_not_and_names_and_short_words_are_none() {
        assert_eq!(
            trial(&RULE, &caption("This is NOT a drill in the NORTHPEAK shoe, ASMR, OK, NEVER, 2X")).messages(),
            [""; 0]
        );
        let found = trial(&RULE, &caption("The BEST shoe EVER"));
        assert_eq!(found.messages(), ["This text shouts \"BEST\" and \"EVER\", in 1 post by ann."]);
        assert_eq!(trial(&RULE, &caption("GRÖSSER und BESSER")).findings.len(), 1);
    }

    #[test]
    fn two_exclamation_marks_are_fine_and_three_are_not() {
        assert_eq!(trial(&RULE, &caption("Wow! It grips!")).messages(), [""; 0]);
        assert_eq!(
            trial(&RULE, &caption("Wow!!!")).messages(),
            ["This text has 3 exclamation marks, in 1 post by ann."]
        );
    }

    #[test]
    fn one_superlative_is_fine_and_two_are_not_in_both_languages() {
        assert_eq!(trial(&RULE, &caption("My best day out there.")).messages(), [""; 0]);
        assert_eq!(
            trial(&RULE, &caption("The best and most amazing shoe.")).messages(),
            ["This text claims \"best\" and \"amazing\", in 1 post by ann."]
        );
        assert_eq!(trial(&RULE, &caption("Der beste Schuh aller Zeiten, unschlagbar.")).findings.len(), 1);
    }

    #[test]
    fn one_push_is_fine_and_two_are_not_in_both_languages() {
        assert_eq!(trial(&RULE, &caption("Buy it now if you like.")).messages(), [""; 0]);
        assert_eq!(
            trial(&RULE, &caption("Buy it now, only today.")).messages(),
            ["This text pushes with \"buy it now\" and \"only today\", in 1 post by ann."]
        );
        assert_eq!(trial(&RULE, &caption("Jetzt kaufen, nur heute.")).findings.len(), 1);
    }

    #[test]
    fn what_the_brand_rules_out_is_not_said() {
        assert_eq!(trial(&RULE, &style("takeaway \"T.\"; avoid \"BEST SHOE EVER!!!\"")).messages(), [""; 0]);
    }

    #[test]
    fn every_threshold_can_be_raised() {
        let text = format!("{HEAD}{}", caption("The BEST shoe EVER!!!"));
        let raised = [("capitals", 2.0), ("exclamation_marks", 3.0)];
        assert_eq!(trial_with(&RULE, &raised, &text).messages(), [""; 0]);
        assert_eq!(trial_with(&RULE, &raised[..1], &text).findings.len(), 1);
    }
}
