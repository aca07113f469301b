//! Several people publish one text.

use crate::campaign::InfluencerId;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose, text};
use crate::say;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::COPY_PASTE_CAPTION, check: Reviewer::Campaign(check) };

/// How many neighbours in order each text is compared with.
const NEIGHBOURS: usize = 4;

/// A caption: where it stands, its words, who publishes it.
struct Caption<'c> {
    span: Span,
    text: &'c str,
    words: Vec<String>,
    people: BTreeSet<InfluencerId>,
    posts: usize,
}

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let captions = captions(review);
    for group in alike(review, &captions) {
        let people: BTreeSet<InfluencerId> = group.iter().flat_map(|c| &c.people).copied().collect();
        if people.len() >= 2 {
            findings.push(finding(review, &group, people));
        }
    }
}

fn captions<'r>(review: &'r Review<'_>) -> Vec<Caption<'r>> {
    let mut found: BTreeMap<Span, Caption<'_>> = BTreeMap::new();
    for piece in review.pieces().iter().filter(|p| !p.owned) {
        let Some(caption) = &piece.style.caption else { continue };
        let entry = found.entry(caption.span).or_insert_with(|| Caption {
            span: caption.span,
            text: &caption.value,
            words: compared(&caption.value),
            people: BTreeSet::new(),
            posts: 0,
        });
        entry.people.extend(&piece.people);
        entry.posts += piece.posts;
    }
    found.into_values().collect()
}

/// The words that are compared.
fn compared(text: &str) -> Vec<String> {
    text::lower_words(text).into_iter().filter(|w| w.chars().any(char::is_alphabetic)).collect()
}

/// Puts captions that are the same, or nearly, into one group, in the order of the text.
fn alike<'p, 'c>(review: &Review<'_>, captions: &'p [Caption<'c>]) -> Vec<Vec<&'p Caption<'c>>> {
    let share = review.threshold(&RULE.meta, "similarity");
    let least = review.threshold(&RULE.meta, "words");
    let near = |a: &Caption<'_>, b: &Caption<'_>| {
        let long = a.words.len().min(b.words.len()) as f64 >= least;
        a.text == b.text || (long && similarity(&a.words, &b.words) * 100.0 >= share)
    };
    let mut groups: Vec<usize> = (0..captions.len()).collect();
    let forwards = |i: &usize| captions[*i].words.clone();
    let backwards = |i: &usize| captions[*i].words.iter().rev().cloned().collect::<Vec<_>>();
    for key in [&forwards as &dyn Fn(&usize) -> Vec<String>, &backwards] {
        let mut order: Vec<usize> = (0..captions.len()).collect();
        order.sort_by_cached_key(key);
        for (at, i) in order.iter().enumerate() {
            for j in order.iter().skip(at + 1).take(NEIGHBOURS) {
                if near(&captions[*i], &captions[*j]) {
                    join(&mut groups, *i, *j);
                }
            }
        }
    }
    let mut together: BTreeMap<usize, Vec<&Caption<'_>>> = BTreeMap::new();
    for (i, caption) in captions.iter().enumerate() {
        together.entry(root(&groups, i)).or_default().push(caption);
    }
    together.into_values().collect()
}

fn root(groups: &[usize], mut i: usize) -> usize {
    while groups[i] != i {
        i = groups[i];
    }
    i
}

fn join(groups: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(groups, a), root(groups, b));
    groups[a.max(b)] = a.min(b);
}

/// Twice the words that two texts have in common, by the words of both.
fn similarity(a: &[String], b: &[String]) -> f64 {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    a.iter().for_each(|w| *counts.entry(w).or_default() += 1);
    let mut common = 0;
    for word in b {
        if let Some(n) = counts.get_mut(word.as_str()).filter(|n| **n > 0) {
            *n -= 1;
            common += 1;
        }
    }
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}

fn finding(review: &Review<'_>, group: &[&Caption<'_>], people: BTreeSet<InfluencerId>) -> Finding {
    let posts: usize = group.iter().map(|c| c.posts).sum();
    let names: Vec<String> = people.iter().map(|id| review.campaign[*id].name.value.clone()).collect();
    let exact = group.iter().all(|c| c.text == group[0].text);
    let same = if exact { "the same text" } else { "nearly the same text" };
    let mut finding = review
        .finding(
            &RULE.meta,
            group[0].span,
            format!("{} are to publish {same} in {}.", say::some(&names, 6), say::count(posts, "post")),
        )
        .with_label(format!("one text for {}", say::count(people.len(), "person")))
        .with_fact("people", people.len())
        .with_fact("posts", posts)
        .with_fact("texts", group.len())
        .with_help("Give them the thought and not the words: `points \"…\"` in place of `caption`.");
    for other in group.iter().skip(1).take(4) {
        let share = say::percent(similarity(&group[0].words, &other.words));
        finding = finding.with_related(other.span, format!("{share} of the words are the same here"));
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    fn two(a: &str, b: &str) -> String {
        format!(
            "message a {{ caption \"{a}\" }}
             message b {{ caption \"{b}\" }}
             deliver 1 post by ann on instagram about a
             deliver 1 post by ben on instagram about b"
        )
    }

    #[test]
    fn one_caption_for_two_people_is_copied_and_for_one_is_not() {
        let text =
            |who: &str| format!("message a {{ caption \"It grips.\" }}\ndeliver 1 post by {who} on instagram about a");
        let found = trial(&RULE, &text("ann, ben"));
        assert_eq!(found.messages(), ["ann and ben are to publish the same text in 2 posts."]);
        assert_eq!(found.places(), ["caption \"It grips.\""]);
        assert_eq!(trial(&RULE, &text("ann")).messages(), [""; 0]);
    }

    #[test]
    fn texts_that_share_four_fifths_of_their_words_are_nearly_the_same() {
        let found = trial(&RULE, &two("one two three four five #a", "one two three four six @b"));
        assert_eq!(found.messages(), ["ann and ben are to publish nearly the same text in 2 posts."]);
        assert_eq!(found.findings[0].related[0].message, "80% of the words are the same here");
        assert_eq!(trial(&RULE, &two("one two three four five", "one two three seven six")).messages(), [""; 0]);
        let strict = format!("{HEAD}{}", two("one two three four five", "one two three four six"));
        assert_eq!(trial_with(&RULE, &[("similarity", 81.0)], &strict).messages(), [""; 0]);
    }

    #[test]
    fn a_change_at_the_start_is_found_too() {
        assert_eq!(
            trial(&RULE, &two("hello I never slipped this winter", "servus I never slipped this winter"))
                .findings
                .len(),
            1
        );
    }

    #[test]
    fn short_texts_have_to_be_the_same() {
        assert_eq!(trial(&RULE, &two("one two three four", "one two three five")).messages(), [""; 0]);
        assert_eq!(trial(&RULE, &two("Out now.", "Out now.")).findings.len(), 1);
    }

    #[test]
    fn many_different_captions_are_compared_in_order_and_not_each_with_each() {
        let mut text = String::from(HEAD);
        for i in 0..400 {
            let (a, b, c) = (i % 7, i / 7, i);
            text.push_str(&format!("message m{i} {{ caption \"w{a}x w{b}y w{c}z one two\" }}\n"));
            text.push_str(&format!("deliver 1 post by ann on instagram about m{i}\n"));
        }
        assert_eq!(trial_with(&RULE, &[("similarity", 100.0)], &text).messages(), [""; 0]);
    }
}
