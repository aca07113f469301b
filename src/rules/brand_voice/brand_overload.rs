//! The brand is named too often.

use crate::campaign::Campaign;
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose, text};
use crate::say;
use crate::source::{Span, Spanned};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::BRAND_OVERLOAD, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let names = names(review.campaign);
    let least = review.threshold(&RULE.meta, "mentions");
    let per = review.threshold(&RULE.meta, "words_per_mention");
    let pieces = || review.pieces().iter().filter(|p| !p.owned);
    let asked = |p: &Piece<'_>| p.style.brand_mentions.as_ref().filter(|m| m.value as f64 > least).map(|m| m.span);
    for (span, group) in by_statement(pieces(), asked) {
        findings.push(asked_finding(review, span, &group, least));
    }
    let said =
        |p: &Piece<'_>| NameUse::new(p, &names).filter(|s| s.total as f64 > s.limit(least, per)).map(|s| s.loudest);
    for (span, group) in by_statement(pieces(), said) {
        let worst = group.iter().filter_map(|p| NameUse::new(p, &names)).max_by_key(|s| s.total);
        findings.extend(worst.map(|worst| said_finding(review, span, &group, &worst, worst.limit(least, per))));
    }
}

fn asked_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>], least: f64) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let mentions = group.first().and_then(|p| p.style.brand_mentions.as_ref()).map_or(0, |m| m.value);
    let better = format!("brand_mentions {least}");
    review
        .finding(
            &RULE.meta,
            span,
            format!("The brand is to be named {} in {}.", say::count(mentions, "time"), extent.each()),
        )
        .with_label("as nobody talks")
        .with_fact("brand_mentions", mentions)
        .with_fact("limit", least)
        .with_fact("posts", extent.posts)
        .with_help(format!("Once is enough, with a clear label: `{better}`."))
        .with_fix("name the brand less often", false, span, better)
}

fn said_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>], said: &NameUse, limit: f64) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let mut finding = review
        .finding(
            &RULE.meta,
            span,
            format!(
                "Brand and product are named {} in the {} words of the message, where {} would pass, in {}.",
                say::count(said.total, "time"),
                said.words,
                limit.floor(),
                extent.words()
            ),
        )
        .with_label(format!("named {} here", say::count(said.here(span), "time")))
        .with_fact("namings", said.total)
        .with_fact("words", said.words)
        .with_fact("limit", limit)
        .with_fact("posts", extent.posts)
        .with_help("Say what it does for the reader, and leave the name to the label and the tag: `brand_mentions 1`.");
    for (place, namings) in said.places.iter().filter(|(place, n)| *place != span && *n > 0).take(4) {
        finding = finding.with_related(*place, format!("named {} here", say::count(*namings, "time")));
    }
    finding
}

/// How often the names stand in the texts of a piece.
struct NameUse {
    total: usize,
    words: usize,
    places: Vec<(Span, usize)>,
    loudest: Span,
}

impl NameUse {
    fn new(piece: &Piece<'_>, names: &[Vec<NameWord>]) -> Option<NameUse> {
        let texts: Vec<&Spanned<String>> = text::content(piece.style).chain(text::mandatory(piece.style)).collect();
        let places: Vec<(Span, usize)> = texts.iter().map(|t| (t.span, namings(&t.value, names))).collect();
        let total = places.iter().map(|(_, n)| n).sum();
        let (loudest, _) = *places.iter().rev().max_by_key(|(_, n)| *n)?;
        Some(NameUse { total, words: text::word_count(texts), places, loudest })
    }

    fn limit(&self, least: f64, per: f64) -> f64 {
        least + self.words as f64 / per.max(1.0)
    }

    fn here(&self, span: Span) -> usize {
        self.places.iter().find(|(place, _)| *place == span).map_or(0, |(_, n)| *n)
    }
}

/// Brand and product in words, the longer first.
fn names(campaign: &Campaign) -> Vec<Vec<NameWord>> {
    let settings = &campaign.settings;
    let mut names: Vec<Vec<NameWord>> = [&settings.brand, &settings.product]
        .into_iter()
        .flatten()
        .map(|name| text::words(&name.value).map(NameWord::new).collect())
        .filter(|words: &Vec<NameWord>| !words.is_empty())
        .collect();
    names.sort_by_key(|words| std::cmp::Reverse(words.len()));
    names
}

/// How often the names stand in a text; names directly one after the other are one naming.
fn namings(text: &str, names: &[Vec<NameWord>]) -> usize {
    if !names.iter().any(|name| name[0].may_stand_in(text)) {
        return 0;
    }
    let words: Vec<&str> = text::words(text).collect();
    let (mut count, mut at, mut end) = (0, 0, None);
    while at < words.len() {
        let rest = &words[at..];
        match names.iter().find(|name| begins_with(rest, name)) {
            Some(name) => {
                if end != Some(at) {
                    count += 1;
                }
                at += name.len();
                end = Some(at);
            }
            None => at += 1,
        }
    }
    count
}

fn begins_with(words: &[&str], name: &[NameWord]) -> bool {
    words.len() >= name.len() && words.iter().zip(name).all(|(word, part)| part.is(word))
}

/// A word of a name.
struct NameWord {
    written: String,
    capitals: String,
}

impl NameWord {
    fn new(word: &str) -> NameWord {
        NameWord { written: word.to_string(), capitals: word.to_uppercase() }
    }

    /// Whether a word is this part of a name: as it is written or in capitals, also with a genitive `s`.
    fn is(&self, word: &str) -> bool {
        let bare = ["'s", "’s", "'S", "’S", "s", "S"].into_iter().find_map(|end| word.strip_suffix(end));
        [Some(word), bare].into_iter().flatten().any(|w| w == self.written || w == self.capitals)
    }

    fn may_stand_in(&self, text: &str) -> bool {
        text.contains(&self.written) || text.contains(&self.capitals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    fn takeaway(text: &str) -> String {
        format!("message m {{ takeaway \"{text}\" }}\ndeliver 1 post by ann on instagram about m")
    }

    #[test]
    fn one_naming_and_one_more_for_each_twenty_five_words_pass() {
        let filler = |n: usize| vec!["word"; n].join(" ");
        assert_eq!(trial(&RULE, &takeaway("My Northpeak Ridge 2 grips.")).messages(), [""; 0]);
        assert_eq!(trial(&RULE, &takeaway(&format!("Northpeak word Northpeak {}", filler(22)))).messages(), [""; 0]);
        let found = trial(&RULE, &takeaway(&format!("Northpeak word Northpeak {}", filler(21))));
        assert_eq!(
            found.messages(),
            [
                "Brand and product are named 2 times in the 24 words of the message, where 1 would pass, in 1 post by ann."
            ]
        );
        assert_eq!(found.findings[0].facts[2], ("limit", crate::findings::Fact::Number(1.96)));
    }

    #[test]
    fn the_caption_of_the_expensive_way_is_too_much() {
        let caption = "Northpeak Ridge 2 by Northpeak is the BEST trail shoe EVER!!! Buy the NORTHPEAK Ridge 2 now at \
                       Northpeak! #Northpeak @northpeak";
        let found = trial(&RULE, &takeaway(caption));
        assert!(found.messages()[0].starts_with("Brand and product are named 4 times in the 19 words"));
    }

    #[test]
    fn words_that_only_look_like_the_name_are_not_counted() {
        let names = [vec![NameWord::new("Gap")]];
        assert_eq!(namings("Mind the gap. The gap is wide.", &names), 0);
        assert_eq!(namings("Gap's jacket, and GAP’s again", &names), 2);
        assert_eq!(namings("#Gap @Gap https://Gap.example", &names), 0);
    }

    #[test]
    fn more_than_one_naming_may_not_be_asked_for() {
        let asked = |n: u32| {
            format!(
                "guidelines {{ brand_mentions {n} }}\nmessage m {{ takeaway \"T.\" }}\ndeliver 2 posts by ann on instagram about m"
            )
        };
        assert_eq!(trial(&RULE, &asked(1)).messages(), [""; 0]);
        let found = trial(&RULE, &asked(2));
        assert_eq!(found.messages(), ["The brand is to be named 2 times in each of 2 posts by ann."]);
        assert!(found.fixed().contains("brand_mentions 1 }"));
        let raised = trial_with(&RULE, &[("mentions", 2.0)], &format!("{HEAD}{}", asked(2)));
        assert_eq!(raised.messages(), [""; 0]);
    }

    #[test]
    fn the_brands_own_channel_may_name_the_brand() {
        let text = takeaway("Northpeak, Northpeak, Northpeak")
            .replace("post by ann on instagram", "article by ann on journal");
        assert_eq!(trial(&RULE, &text).messages(), [""; 0]);
    }
}
