//! One audience meets too many different messages.

use crate::campaign::{AudienceId, Campaign, MessageId, StoryId};
use crate::findings::Finding;
use crate::rules::pieces::Piece;
use crate::rules::{Reviewer, Rule, Scheduled, prose};
use crate::say;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::TOO_MANY_MESSAGES, check: Reviewer::Schedule(check) };

/// What counts as one thing to take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Takeaway {
    Story(StoryId),
    Message(MessageId),
}

/// The topics that an audience meets, each with the number of its posts. `None` stands for everybody where the file
/// declares no audience.
type Met = BTreeMap<Option<AudienceId>, BTreeMap<Takeaway, usize>>;

fn check(review: &Scheduled<'_>, findings: &mut Vec<Finding>) {
    let limit = review.threshold(&RULE.meta, "messages");
    let mut alike: BTreeMap<BTreeMap<Takeaway, usize>, Vec<Option<AudienceId>>> = BTreeMap::new();
    for (audience, topics) in met(review) {
        if topics.len() as f64 > limit {
            alike.entry(topics).or_default().push(audience);
        }
    }
    let mut found: Vec<Finding> = alike.iter().map(|(topics, to)| finding(review, topics, to, limit)).collect();
    found.sort_by_key(|f| f.span);
    findings.append(&mut found);
}

fn met(review: &Scheduled<'_>) -> Met {
    let campaign = review.campaign;
    let delivered = || review.pieces().iter().filter(|p| p.posts > 0 && !p.owned);
    let mut met: Met = BTreeMap::new();
    let mut told: BTreeMap<Option<AudienceId>, BTreeSet<MessageId>> = BTreeMap::new();
    for piece in delivered().filter(|p| p.story.is_some()) {
        for audience in addressed(campaign, piece) {
            told.entry(audience).or_default().extend(piece.message);
            if let Some(story) = piece.story {
                *met.entry(audience).or_default().entry(Takeaway::Story(story)).or_default() += piece.posts;
            }
        }
    }
    for piece in delivered().filter(|p| p.story.is_none()) {
        let Some(message) = piece.message else { continue };
        for audience in addressed(campaign, piece) {
            if !told.get(&audience).is_some_and(|m| m.contains(&message)) {
                *met.entry(audience).or_default().entry(Takeaway::Message(message)).or_default() += piece.posts;
            }
        }
    }
    met
}

fn addressed(campaign: &Campaign, piece: &Piece<'_>) -> Vec<Option<AudienceId>> {
    match campaign.audiences.is_empty() {
        true => vec![None],
        false => piece.audiences.iter().copied().map(Some).collect(),
    }
}

fn finding(
    review: &Scheduled<'_>,
    topics: &BTreeMap<Takeaway, usize>,
    audiences: &[Option<AudienceId>],
    limit: f64,
) -> Finding {
    let campaign = review.campaign;
    let posts: usize = topics.values().sum();
    let names: Vec<String> = topics.keys().map(|t| format!("`{}`", name(campaign, *t).0)).collect();
    let titles: Vec<String> = audiences.iter().map(|a| title(campaign, *a)).collect();
    let met = met_on_the_mean(review, audiences.first().copied().flatten());
    let mut finding = review
        .finding(
            &RULE.meta,
            audiences.first().map_or(campaign.span, |a| place(campaign, *a)),
            format!(
                "{} should take away {} different messages from {}: {}.{}",
                say::some(&titles, 6),
                topics.len(),
                say::count(posts, "post"),
                say::some(&names, 6),
                met.map_or(String::new(), mean)
            ),
        )
        .with_label(format!("{} for these people", say::count(topics.len(), "message")))
        .with_fact("messages", topics.len())
        .with_fact("limit", limit)
        .with_fact("posts", posts)
        .with_help(help(campaign, topics, limit));
    if let Some(met) = met {
        finding = finding.with_fact("met", (met * 100.0).round() / 100.0);
    }
    for audience in audiences.iter().skip(1).take(4) {
        finding = finding.with_related(place(campaign, *audience), "the same messages go to these people");
    }
    for (topic, posts) in topics.iter().take(8) {
        let (name, span) = name(campaign, *topic);
        finding = finding.with_related(span, format!("`{name}`, in {posts} of the posts"));
    }
    finding
}

/// How many messages a person who follows at least one of the cast meets over the whole run, on the mean. Told, not judged.
fn met_on_the_mean(review: &Scheduled<'_>, audience: Option<AudienceId>) -> Option<f64> {
    review.plan?;
    let exposures = review.exposures();
    let whole = exposures.whole(audience)?;
    exposures.messages(audience, whole.first, whole.last)
}

fn mean(met: f64) -> String {
    let met = format!("{met:.1}");
    format!(" A person who follows one of the cast meets {} of them.", met.trim_end_matches(".0"))
}

fn name(campaign: &Campaign, topic: Takeaway) -> (&str, Span) {
    match topic {
        Takeaway::Story(id) => (&campaign[id].name.value, campaign[id].name.span),
        Takeaway::Message(id) => (&campaign[id].name.value, campaign[id].name.span),
    }
}

fn title(campaign: &Campaign, audience: Option<AudienceId>) -> String {
    audience.map_or("The people addressed".to_string(), |a| campaign[a].title().to_string())
}

fn place(campaign: &Campaign, audience: Option<AudienceId>) -> Span {
    audience.map_or(campaign.span, |a| campaign[a].span)
}

fn help(campaign: &Campaign, topics: &BTreeMap<Takeaway, usize>, limit: f64) -> String {
    let chapters: Vec<String> = topics
        .keys()
        .filter_map(|t| match t {
            Takeaway::Message(id) => Some(campaign[*id].name.value.as_str()),
            Takeaway::Story(_) => None,
        })
        .take(4)
        .map(|name| format!("chapter part_{name} about {name}"))
        .collect();
    format!(
        "Keep {limit} of them, or tell them one after the other as one story: `story all_of_it {{ {}; gap 5 days }}`, \
         delivered with `telling all_of_it`.",
        chapters.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    fn messages(n: usize) -> String {
        (1..=n).map(|i| format!("message m{i} {{ takeaway \"Point {i}.\" }}\n")).collect()
    }

    fn posts(n: usize, extra: &str) -> String {
        (1..=n).map(|i| format!("deliver 1 post by ann on instagram about m{i} {extra}\n")).collect()
    }

    #[test]
    fn three_messages_are_few_enough_and_four_are_not() {
        assert_eq!(trial(&RULE, &(messages(3) + &posts(3, ""))).messages(), [""; 0]);
        let found = trial(&RULE, &(messages(4) + &posts(4, "")));
        assert_eq!(
            found.messages(),
            ["Runners should take away 4 different messages from 4 posts: `m1`, `m2`, `m3` and `m4`. A \
              person who follows one of the cast meets 4 of them."]
        );
        assert_eq!(found.places(), ["audience runners \"Runners\""]);
        let raised = trial_with(&RULE, &[("messages", 4.0)], &format!("{HEAD}{}{}", messages(4), posts(4, "")));
        assert_eq!(raised.messages(), [""; 0]);
    }

    #[test]
    fn a_story_counts_as_one_message_also_where_one_of_them_is_told_again() {
        let story = "story all { chapter a about m1; chapter b about m2; chapter c about m3; gap 5 days }
                     deliver posts by ben on instagram telling all\n";
        assert_eq!(trial(&RULE, &(messages(5) + story + &posts(5, ""))).messages(), [""; 0]);
        let six = trial(&RULE, &(messages(6) + story + &posts(6, "")));
        assert_eq!(six.findings.len(), 1);
        assert!(six.messages()[0].contains("4 different messages"), "{:?}", six.messages());
    }

    #[test]
    fn each_audience_is_judged_by_what_it_meets() {
        let split = "audience walkers \"Walkers\" { interests walking }\n".to_string()
            + &messages(6)
            + &(1..=6)
                .map(|i| {
                    let to = if i <= 3 { "runners" } else { "walkers" };
                    format!("deliver 1 post by ann on instagram about m{i} to {to}\n")
                })
                .collect::<String>();
        assert_eq!(trial(&RULE, &split).messages(), [""; 0]);
    }

    #[test]
    fn audiences_that_meet_the_same_messages_are_told_of_once() {
        let both = "audience walkers \"Walkers\" { interests walking }\n".to_string() + &messages(4) + &posts(4, "");
        let found = trial(&RULE, &both);
        assert_eq!(found.findings.len(), 1);
        assert!(found.messages()[0].starts_with("Runners and Walkers should"), "{:?}", found.messages());
    }

    #[test]
    fn the_brands_own_channel_and_posts_about_nothing_are_not_counted() {
        let own = messages(5)
            + &posts(3, "")
            + "deliver 1 article by ann on journal about m4
               deliver 1 article by ann on journal about m5
               deliver 1 post by ann on instagram\n";
        assert_eq!(trial(&RULE, &own).messages(), [""; 0]);
    }
}
