//! Nothing says that a post is paid for.

use super::labels::{Labelled, labelled, markets, proposal};
use crate::campaign::{Campaign, Style};
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::source::Span;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::NO_DISCLOSURE, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let unlabelled: Vec<Labelled<'_>> = labelled(review).into_iter().filter(|l| l.label.is_missing).collect();
    let missing: Vec<&Labelled<'_>> = unlabelled.iter().filter(|l| l.place().is_none()).collect();
    if !missing.is_empty() {
        findings.push(missing_finding(review, &missing));
    }
    let mut vague: BTreeMap<Span, Vec<&Labelled<'_>>> = BTreeMap::new();
    for labelled in &unlabelled {
        if let Some(place) = labelled.place() {
            vague.entry(place).or_default().push(labelled);
        }
    }
    findings.extend(vague.into_iter().map(|(span, group)| vague_finding(review, span, &group)));
}

fn missing_finding(review: &Review<'_>, missing: &[&Labelled<'_>]) -> Finding {
    let campaign = review.campaign;
    let extent = extent(campaign, missing);
    let label = proposal(markets(missing).into_iter().map(|(m, _)| m));
    let place = campaign.guidelines_span.unwrap_or(campaign.span);
    let mut finding = finding(review, place, &extent, missing)
        .with_label("no `disclosure` for them")
        .with_help(format!("Say it for all of them: `guidelines {{ disclosure {label} }}`."));
    finding.message = format!("Nothing says that {} {} paid for{}.", extent.words(), are(&extent), in_markets(missing));
    if let Some(before) = campaign.guidelines_span.and_then(|_| first_statement(&campaign.guidelines)) {
        finding = finding.with_fix("label the posts", true, before.at_start(), format!("disclosure {label}\n  "));
    }
    let mut heads: Vec<Span> = missing.iter().filter_map(|l| head(campaign, &l.piece)).collect();
    heads.sort_unstable();
    heads.dedup();
    for head in heads.into_iter().take(6) {
        finding = finding.with_related(head, "not labelled");
    }
    finding
}

fn vague_finding(review: &Review<'_>, span: Span, group: &[&Labelled<'_>]) -> Finding {
    let extent = extent(review.campaign, group);
    let labels: Vec<String> = group[0].label.stated.iter().map(|l| format!("`{}`", l.text())).collect();
    let label = proposal(markets(group).into_iter().map(|(m, _)| m));
    let verb = say::agree(labels.len(), "does", "do");
    let mut finding = finding(review, span, &extent, group)
        .with_label("does not count as a label")
        .with_fact("labels", labels.join(", "))
        .with_help(format!("Use the word of the market, at the start: `disclosure {label}`."))
        .with_fix("use a label that counts", true, group[0].label.stated[0].span, label);
    finding.message = format!(
        "{} {verb} not tell people{} that {} {} paid for.",
        say::some(&labels, 6),
        in_markets(group),
        extent.words(),
        are(&extent)
    );
    finding
}

fn finding(review: &Review<'_>, span: Span, extent: &Extent, group: &[&Labelled<'_>]) -> Finding {
    let markets: Vec<&str> = markets(group).into_iter().map(|(m, _)| m.code).collect();
    review
        .finding(&RULE.meta, span, "")
        .with_fact("posts", extent.posts)
        .with_fact("people", extent.people)
        .with_fact("markets", markets.join(", "))
}

fn extent(campaign: &Campaign, group: &[&Labelled<'_>]) -> Extent {
    let pieces: Vec<&Piece<'_>> = group.iter().map(|l| &l.piece).collect();
    Extent::of(campaign, &pieces)
}

fn are(extent: &Extent) -> &'static str {
    say::agree(extent.posts, "is", "are")
}

/// ` in Germany and Austria`; nothing where the markets are not known.
fn in_markets(group: &[&Labelled<'_>]) -> String {
    let names: Vec<String> = markets(group).iter().map(|(m, _)| m.name.to_string()).collect();
    if names.is_empty() { String::new() } else { format!(" in {}", say::some(&names, 6)) }
}

/// The statement in whose block a label of their own would stand.
fn head(campaign: &Campaign, piece: &Piece<'_>) -> Option<Span> {
    piece.message.map(|m| campaign[m].span).or_else(|| piece.delivery.map(|d| campaign[d].span))
}

/// The first statement of a block, of those that begin with the word of the property.
fn first_statement(style: &Style) -> Option<Span> {
    let spans = [
        style.wording.as_ref().map(|s| s.span),
        style.visuals.as_ref().map(|s| s.span),
        style.criticism.as_ref().map(|s| s.span),
        style.takeaway.as_ref().map(|s| s.span),
        style.caption.as_ref().map(|s| s.span),
        style.tone.as_ref().map(|s| s.span),
        style.brand_mentions.as_ref().map(|s| s.span),
        style.logo.as_ref().map(|s| s.span),
        style.brand_image.as_ref().map(|s| s.span),
        style.product_on_screen.as_ref().map(|s| s.span),
        style.link.as_ref().map(|s| s.span),
        style.code.as_ref().map(|s| s.span),
        style.review.as_ref().map(|s| s.span),
        style.usage.as_ref().map(|s| s.span),
        style.keep_live.as_ref().map(|s| s.span),
        style.exclusivity.as_ref().map(|s| s.span),
    ];
    spans.into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    const POSTS: &str = "message m { takeaway \"T.\" }\ndeliver 1 post by ann, dan on instagram about m";

    #[test]
    fn paid_and_gifted_posts_without_a_label_are_told_of_once_and_mended() {
        let found = trial(&RULE, &format!("guidelines {{\n  wording own\n}}\n{POSTS}"));
        assert_eq!(found.messages(), ["Nothing says that 2 posts by ann and dan are paid for in the United States."]);
        assert_eq!(found.places(), ["guidelines"]);
        assert!(found.fixed().starts_with("guidelines {\n  disclosure #ad\n  wording own\n}"), "{}", found.fixed());
        let again = trial(&RULE, &found.fixed());
        assert_eq!(again.messages(), [""; 0]);
    }

    #[test]
    fn who_is_not_paid_and_the_own_channel_need_no_label() {
        let free = "message m { takeaway \"T.\" }\ndeliver 1 post by finn on instagram about m
                    deliver 1 article by ann on journal about m";
        assert_eq!(trial(&RULE, free).messages(), [""; 0]);
        let fee = free.replace("instagram about m", "instagram about m { fee 10 USD }");
        assert_eq!(
            trial(&RULE, &fee).messages(),
            ["Nothing says that 1 post by finn is paid for in the United States."]
        );
    }

    #[test]
    fn a_label_that_does_not_count_is_replaced_where_it_stands() {
        let found = trial(&RULE, &format!("guidelines {{ disclosure #sp, \"Thanks to Northpeak\" }}\n{POSTS}"));
        assert_eq!(
            found.messages(),
            [
                "`#sp` and `Thanks to Northpeak` do not tell people in the United States that 2 posts by ann and dan are \
              paid for."
            ]
        );
        assert_eq!(found.places(), ["#sp, \"Thanks to Northpeak\""]);
        assert!(found.fixed().starts_with("guidelines { disclosure #ad, \"Thanks to Northpeak\" }"));
        assert_eq!(trial(&RULE, &found.fixed()).messages(), [""; 0]);
    }

    #[test]
    fn one_label_that_counts_is_enough_and_an_unknown_one_is_not_refused() {
        for label in ["#sp, #ad", "\"Sponsored by Northpeak\"", "\"With kind support\""] {
            assert_eq!(trial(&RULE, &format!("guidelines {{ disclosure {label} }}\n{POSTS}")).messages(), [""; 0]);
        }
    }

    #[test]
    fn a_message_with_a_label_of_its_own_is_not_told_of() {
        let text = "message m { takeaway \"T.\"; disclosure #ad }\nmessage n { takeaway \"T.\" }
                    deliver 1 post by ann on instagram about m
                    deliver 1 post by ann on instagram about n";
        let found = trial(&RULE, text);
        assert_eq!(found.messages(), ["Nothing says that 1 post by ann is paid for in the United States."]);
        assert_eq!(found.findings[0].related.len(), 1);
    }

    #[test]
    fn each_market_gets_its_own_word_and_no_market_any_word_of_the_table() {
        let german = HEAD.replace("market     US", "market     DE, AT, GB") + POSTS;
        let found = trial_with(&RULE, &[], &german);
        assert!(found.findings[0].help.as_ref().unwrap().contains("disclosure \"Werbung\", #ad"));
        let none = HEAD.replace("  market     US\n", "");
        let with = |label: &str| format!("{none}guidelines {{ disclosure {label} }}\n{POSTS}");
        assert_eq!(trial_with(&RULE, &[], &with("\"Advertentie\"")).messages(), [""; 0]);
        assert_eq!(
            trial_with(&RULE, &[], &with("#collab")).messages(),
            ["`#collab` does not tell people that 2 posts by ann and dan are paid for."]
        );
    }
}
