//! Many posts by one person that lead nowhere.

use crate::campaign::{DeliveryId, InfluencerId, MessageId};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::NO_STORY, check: Reviewer::Campaign(check) };

/// What one person publishes about one message.
#[derive(Debug, Default)]
struct Telling {
    thirds: usize,
    posts: usize,
    story: bool,
    deliveries: BTreeSet<DeliveryId>,
}

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let campaign = review.campaign;
    let mut told: BTreeMap<(MessageId, InfluencerId), Telling> = BTreeMap::new();
    for post in campaign.posts.iter().filter(|p| campaign[p.channel].owned.is_none()) {
        let Some(message) = post.message else { continue };
        let format = campaign[post.delivery].format.as_ref().map(|f| f.value.as_str());
        let entry = told.entry((message, post.influencer)).or_default();
        entry.thirds += if format == Some("story") { 1 } else { 3 };
        entry.posts += 1;
        entry.story |= post.chapter.is_some();
        entry.deliveries.insert(post.delivery);
    }
    let least = review.threshold(&RULE.meta, "posts");
    let mut alike: BTreeMap<(MessageId, BTreeSet<DeliveryId>), (usize, Vec<InfluencerId>)> = BTreeMap::new();
    for ((message, who), told) in told.into_iter().filter(|(_, t)| !t.story && t.thirds as f64 >= least * 3.0) {
        let entry = alike.entry((message, told.deliveries)).or_default();
        entry.0 = entry.0.max(told.posts);
        entry.1.push(who);
    }
    for ((message, deliveries), (posts, people)) in &alike {
        findings.extend(finding(review, *message, deliveries, *posts, people));
    }
}

fn finding(
    review: &Review<'_>,
    message: MessageId,
    deliveries: &BTreeSet<DeliveryId>,
    posts: usize,
    people: &[InfluencerId],
) -> Option<Finding> {
    let campaign = review.campaign;
    let names: Vec<String> = people.iter().map(|who| campaign[*who].name.value.clone()).collect();
    let name = &campaign[message].name.value;
    let each = say::agree(people.len(), "", " each");
    let verb = say::agree(people.len(), "says", "say");
    let mut finding = review
        .finding(
            &RULE.meta,
            campaign[*deliveries.first()?].span,
            format!(
                "{} {verb} `{name}` in {}{each}, and none leads to the next.",
                say::some(&names, 6),
                say::count(posts, "post")
            ),
        )
        .with_label(format!("{} about one thing", say::count(posts, "post")))
        .with_fact("posts", posts)
        .with_fact("people", people.len())
        .with_fact("message", name.clone())
        .with_help(format!(
            "Tell it in chapters: `story {name}_story {{ chapter first about {name}; chapter later about {name}; gap 5 \
             days }}`, and `telling {name}_story` in place of `about {name}`."
        ));
    for delivery in deliveries.iter().skip(1).take(4) {
        finding = finding.with_related(campaign[*delivery].span, format!("says `{name}` too"));
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Level;
    use crate::rules::trial::{HEAD, trial, trial_with};

    const MESSAGES: &str = "message m { takeaway \"T.\" }\nmessage n { takeaway \"T.\" }\n";

    fn deliver(text: &str) -> String {
        format!("{MESSAGES}{text}")
    }

    #[test]
    fn three_posts_about_one_thing_are_fine_and_four_want_a_story() {
        assert_eq!(trial(&RULE, &deliver("deliver 3 posts by ann on instagram about m")).messages(), [""; 0]);
        let found = trial(
            &RULE,
            &deliver(
                "deliver 3 posts by ann, ben on instagram about m\ndeliver 1 reel by ann, ben on instagram about m",
            ),
        );
        assert_eq!(found.messages(), ["ann and ben say `m` in 4 posts each, and none leads to the next."]);
        assert_eq!(found.findings[0].level, Level::Advice);
        let raised = format!("{HEAD}{MESSAGES}deliver 4 posts by ann on instagram about m");
        assert_eq!(trial_with(&RULE, &[("posts", 5.0)], &raised).messages(), [""; 0]);
    }

    #[test]
    fn frames_count_a_third_and_different_messages_count_apart() {
        assert_eq!(trial(&RULE, &deliver("deliver 11 stories by ann on instagram about m")).messages(), [""; 0]);
        assert_eq!(trial(&RULE, &deliver("deliver 12 stories by ann on instagram about m")).findings.len(), 1);
        let two = "deliver 3 posts by ann on instagram about m\ndeliver 3 posts by ann on instagram about n";
        assert_eq!(trial(&RULE, &deliver(two)).messages(), [""; 0]);
    }

    #[test]
    fn who_tells_a_story_about_it_may_post_about_it_and_the_own_channel_is_not_counted() {
        let story = "story s { chapter a about m; chapter b about m; gap 5 days }
                     deliver posts by ann on instagram telling s
                     deliver 3 posts by ann on instagram about m";
        assert_eq!(trial(&RULE, &deliver(story)).messages(), [""; 0]);
        assert_eq!(trial(&RULE, &deliver("deliver 5 articles by ann on journal about m")).messages(), [""; 0]);
    }
}
