//! One audience is bombarded within a week.

use crate::campaign::{AudienceId, DeliveryId, PostId};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, Scheduled, prose};
use crate::say;
use crate::schedule::exposure::{Exposure, Exposures};
use crate::source::Span;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::MESSAGE_PILE_UP, check: Reviewer::Schedule(check) };

/// The worst seven days of an audience.
struct Worst {
    audience: Option<AudienceId>,
    week: Exposure,
    mean: f64,
}

fn check(review: &Scheduled<'_>, findings: &mut Vec<Finding>) {
    let limit = review.threshold(&RULE.meta, "exposures");
    let exposures = review.exposures();
    let mut alike: BTreeMap<Vec<PostId>, Vec<Worst>> = BTreeMap::new();
    for audience in exposures.audiences() {
        if let Some(worst) = worst(exposures, audience).filter(|w| w.mean > limit) {
            let posts = exposures.posts(audience, worst.week.first, worst.week.last);
            alike.entry(posts).or_default().push(worst);
        }
    }
    let mut found: Vec<Finding> =
        alike.iter().filter_map(|(posts, worst)| finding(review, posts, worst, limit)).collect();
    found.sort_by_key(|f| f.span);
    findings.append(&mut found);
}

fn worst(exposures: &Exposures<'_>, audience: Option<AudienceId>) -> Option<Worst> {
    let weeks = exposures.weeks(audience).into_iter();
    let judged = weeks.filter_map(|week| Some(Worst { audience, mean: week.mean_without_sequels()?, week }));
    judged.reduce(|worst, next| if next.mean > worst.mean { next } else { worst })
}

fn finding(review: &Review<'_>, posts: &[PostId], worst: &[Worst], limit: f64) -> Option<Finding> {
    let campaign = review.campaign;
    let most = worst.iter().reduce(|a, b| if b.mean > a.mean { b } else { a })?;
    let week = &most.week;
    let place = |w: &Worst| w.audience.map_or(campaign.span, |a| campaign[a].span);
    let mut finding = review
        .finding(&RULE.meta, worst.first().map_or(campaign.span, place), message(review, worst, most))
        .with_label(format!("{} times in seven days", times(most.mean)))
        .with_fact("exposures", rounded(most.mean))
        .with_fact("limit", limit)
        .with_fact("highest", rounded(week.highest().unwrap_or(most.mean)))
        .with_fact("posts", week.posts)
        .with_fact("posts_unknown", week.unknown)
        .with_fact("people", week.people.round())
        .with_fact("first_day", week.first.to_string())
        .with_help(help(most, limit));
    for other in worst.iter().skip(1).take(3) {
        finding = finding.with_related(place(other), format!("the same posts, {} times", times(other.mean)));
    }
    for (span, n) in statements(review, posts).into_iter().take(4) {
        finding = finding.with_related(span, format!("{n} of these posts"));
    }
    Some(finding)
}

fn message(review: &Review<'_>, worst: &[Worst], most: &Worst) -> String {
    let week = &most.week;
    let titles: Vec<String> = worst.iter().map(|w| title(review, w.audience)).collect();
    let highest = week.highest().filter(|h| *h > week.mean().unwrap_or(0.0) + 0.05);
    let highest =
        highest.map_or(String::new(), |h| format!(" (with all unknown overlaps complete, {} times)", times(h)));
    let sequels = if week.sequels > 0.0 { ", not counting further chapters" } else { "" };
    let unknown = match week.unknown {
        0 => String::new(),
        n => format!(" What {} reach is unknown and not counted.", say::count(n, "further post")),
    };
    format!(
        "From {} to {} a person of {} who follows at least one of the cast meets the campaign {} times{highest}{sequels}: \
         {} reach {} people.{unknown}",
        week.first,
        week.last,
        say::some(&titles, 6),
        times(most.mean),
        say::count(week.posts, "post"),
        say::short(week.people.round().max(0.0) as u64),
    )
}

/// A mean with one place after the point, where there is anything.
fn times(mean: f64) -> String {
    format!("{mean:.1}").trim_end_matches(".0").to_string()
}

fn title(review: &Review<'_>, audience: Option<AudienceId>) -> String {
    audience.map_or("the people addressed".to_string(), |a| review.campaign[a].title().to_string())
}

/// The statements that ask for these posts, those that ask for most first.
fn statements(review: &Review<'_>, posts: &[PostId]) -> Vec<(Span, usize)> {
    let mut counts: BTreeMap<DeliveryId, usize> = BTreeMap::new();
    posts.iter().for_each(|p| *counts.entry(review.campaign[*p].delivery).or_default() += 1);
    let mut statements: Vec<_> = counts.into_iter().map(|(d, n)| (review.campaign[d].span, n)).collect();
    statements.sort_by_key(|(span, n)| (std::cmp::Reverse(*n), *span));
    statements
}

fn help(worst: &Worst, limit: f64) -> String {
    let posts = (worst.week.posts as f64 * limit / worst.mean).floor().max(1.0);
    let weeks = (worst.mean / limit.max(0.1)).ceil().max(2.0);
    let block = if worst.audience.is_some() { "audience" } else { "channel" };
    format!(
        "Spread them over {}, and let the schedule see to it: `limit {} per week` in the block of the {block}; or tell \
         them as one story, `telling …`.",
        say::count(weeks as u64, "week"),
        say::count(posts as u64, "post")
    )
}

fn rounded(n: f64) -> f64 {
    (n * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    fn daily(n: u32, who: &str) -> String {
        let post = |day| format!("deliver 1 post by {who} on instagram about m at 2027-03-{day:02}\n");
        "message m { takeaway \"T.\" }\n".to_string() + &(1..=n).map(post).collect::<String>()
    }

    #[test]
    fn five_times_in_a_week_are_borne_and_six_are_not() {
        assert_eq!(trial(&RULE, &daily(5, "ann")).messages(), [""; 0]);
        let found = trial(&RULE, &daily(6, "ann"));
        assert_eq!(
            found.messages(),
            [
                "From 2027-03-01 to 2027-03-07 a person of Runners who follows at least one of the cast meets the campaign \
              6 times: 6 posts reach 10k people."
            ]
        );
        assert_eq!(found.places(), ["audience runners \"Runners\""]);
        let raised = trial_with(&RULE, &[("exposures", 6.0)], &format!("{HEAD}{}", daily(6, "ann")));
        assert_eq!(raised.messages(), [""; 0]);
    }

    #[test]
    fn many_people_with_nothing_in_common_are_no_flood_and_with_one_following_they_are() {
        let text = daily(2, "ann, ben, cleo, dan, finn");
        assert_eq!(trial(&RULE, &text).messages(), [""; 0], "unknown overlaps are none");
        let shared = text + "group friends { members ann, ben, cleo, dan, finn; overlap 90% }\n";
        let found = trial(&RULE, &shared);
        assert_eq!(found.findings.len(), 1);
        assert!(found.messages()[0].contains("9 times: 10 posts reach 11.1k people"), "{:?}", found.messages());
    }

    #[test]
    fn the_highest_reading_is_told_and_not_judged() {
        let found = trial(&RULE, &(daily(6, "ann") + "deliver 6 posts by ben on instagram about m at 2027-03-01"));
        assert!(
            found.messages()[0].contains("6 times (with all unknown overlaps complete, 12 times)"),
            "{:?}",
            found.messages()
        );
    }

    #[test]
    fn unknown_shares_are_told_of_and_never_counted() {
        assert_eq!(trial(&RULE, &daily(9, "eva")).messages(), [""; 0]);
        let found = trial(&RULE, &daily(6, "ann, eva"));
        assert!(found.messages()[0].ends_with("What 6 further posts reach is unknown and not counted."));
    }

    #[test]
    fn a_story_told_day_by_day_is_no_flood() {
        let chapters: String = (1..=9).map(|i| format!("chapter c{i} about m; ")).collect();
        let text = format!(
            "message m {{ takeaway \"T.\" }}\nstory s {{ {chapters} gap 1 day }}\n\
             deliver posts by ann on instagram telling s during 2027-03-01 .. 2027-03-10"
        );
        assert_eq!(trial(&RULE, &text).messages(), [""; 0]);
    }
}
