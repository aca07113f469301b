//! Most of the campaign goes out at once.

use super::timing::{Timed, densest};
use crate::campaign::{DeliveryId, PostId};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, Scheduled, prose};
use crate::say;
use jiff::ToSpan as _;
use jiff::civil::DateTime;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::POSTING_BURST, check: Reviewer::Schedule(check) };

fn check(review: &Scheduled<'_>, findings: &mut Vec<Finding>) {
    let campaign = review.campaign;
    let counts = |id: &PostId| campaign[*id].chapter.is_none() && campaign[campaign[*id].channel].owned.is_none();
    let ids = (0..campaign.posts.len() as u32).map(PostId).filter(counts);
    let posts: Vec<Timed> = ids.filter_map(|id| Timed::new(review, id, 1)).collect();
    let minutes = (review.threshold(&RULE.meta, "hours") * 60.0).clamp(0.0, 1_000_000.0) as i64;
    let burst = densest(&posts, minutes);
    let over = burst.len() as f64 * 100.0 > review.threshold(&RULE.meta, "share") * posts.len() as f64;
    if over && burst.len() as f64 >= review.threshold(&RULE.meta, "posts") {
        findings.extend(finding(review, &burst, posts.len()));
    }
}

fn finding(review: &Review<'_>, burst: &[Timed], all: usize) -> Option<Finding> {
    let campaign = review.campaign;
    let first = burst.iter().map(|p| p.from).min()?;
    let last = burst.iter().map(|p| p.until).max()?;
    let mut statements: BTreeMap<DeliveryId, usize> = BTreeMap::new();
    burst.iter().for_each(|p| *statements.entry(campaign[p.post].delivery).or_default() += 1);
    let mut statements: Vec<_> = statements.into_iter().collect();
    statements.sort_by_key(|(id, posts)| (std::cmp::Reverse(*posts), *id));
    let ((most, _), others) = statements.split_first()?;
    let percent = burst.len() * 100 / all.max(1);
    let end = first.date().saturating_add(20.days());
    let run = campaign.settings.runs.as_ref().filter(|r| r.last < end);
    let longer = run.map_or(String::new(), |r| format!(" and `runs {} .. {end}`", r.first.min(first.date())));
    let account = |p: &Timed| (campaign[p.post].influencer, campaign[p.post].channel);
    let accounts: BTreeSet<_> = burst.iter().map(account).collect();
    let mut finding = review
        .finding(
            &RULE.meta,
            campaign[*most].span,
            format!(
                "{} of {} ({percent}%) go out within {}, from {} to {}, on {}.",
                burst.len(),
                say::count(all, "post"),
                lasting(first, last),
                moment(first),
                moment(last),
                say::count(accounts.len(), "account")
            ),
        )
        .with_label(format!("{} of {} at once", burst.len(), say::count(all, "post")))
        .with_fact("posts", burst.len())
        .with_fact("all_posts", all)
        .with_fact("share", burst.len() as f64 / all.max(1) as f64)
        .with_fact("accounts", accounts.len())
        .with_fact("first", moment(first))
        .with_fact("last", moment(last))
        .with_help(format!(
            "Let some open and the others follow over three weeks: `during {} .. {end}`{longer}.",
            first.date()
        ));
    for (id, posts) in others.iter().take(4) {
        finding = finding.with_related(campaign[*id].span, format!("{posts} of these posts"));
    }
    Some(finding)
}

fn moment(at: DateTime) -> String {
    format!("{} {}", at.date(), say::time(at.time()))
}

fn lasting(first: DateTime, last: DateTime) -> String {
    match last.duration_since(first).as_hours() {
        0 => "an hour".to_string(),
        hours => say::count(hours.max(0), "hour"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_unplanned, trial_with};

    fn posts(days: &[&str]) -> String {
        days.iter().map(|day| format!("deliver 1 story by ann on instagram at 2027-{day}\n")).collect()
    }

    const SIX: [&str; 6] = ["03-01 12:00", "03-01 18:00", "03-02 12:00", "03-02 18:00", "03-03 09:00", "03-03 12:00"];

    #[test]
    fn half_of_the_posts_in_two_days_are_fine_and_more_are_not() {
        let later = ["04-01", "04-05", "04-09", "04-13", "04-17", "04-21"];
        assert_eq!(trial(&RULE, &posts(&[&SIX[..], &later[..]].concat())).messages(), [""; 0]);
        let found = trial(&RULE, &posts(&[&SIX[..], &later[..5]].concat()));
        assert_eq!(
            found.messages(),
            ["6 of 11 posts (54%) go out within 48 hours, from 2027-03-01 12:00 to 2027-03-03 12:00, on 1 account."]
        );
        let raised = HEAD.to_string() + &posts(&[&SIX[..], &later[..5]].concat());
        assert_eq!(trial_with(&RULE, &[("share", 55.0)], &raised).messages(), [""; 0]);
    }

    #[test]
    fn five_posts_are_no_burst_and_the_forty_eighth_hour_is_the_last() {
        assert_eq!(trial(&RULE, &posts(&SIX[..5])).messages(), [""; 0]);
        assert_eq!(trial(&RULE, &posts(&SIX)).findings.len(), 1);
        let mut wider = SIX;
        wider[5] = "03-03 12:01";
        assert_eq!(trial(&RULE, &posts(&wider)).messages(), [""; 0]);
    }

    #[test]
    fn stories_and_the_own_channel_are_counted_on_neither_side() {
        let own = "deliver 1 article by ann on journal at 2027-03-01\n".repeat(8);
        assert_eq!(trial(&RULE, &own).messages(), [""; 0]);
        assert_eq!(trial(&RULE, &(posts(&SIX) + &own)).findings.len(), 1);
        let story = "message m { takeaway \"T.\" }\nstory s { chapter a about m; chapter b about m; gap 1 day }
                     deliver posts by everyone on instagram telling s during 2027-03-01 .. 2027-03-03\n";
        assert_eq!(trial(&RULE, story).messages(), [""; 0]);
    }

    #[test]
    fn without_a_schedule_only_what_no_schedule_could_avoid_is_told() {
        let during =
            |days: &str| format!("deliver 3 stories by ann, ben on instagram during 2027-03-01 .. 2027-03-{days}");
        assert_eq!(trial_unplanned(&RULE, &during("03")).messages(), [""; 0]);
        assert_eq!(
            trial_unplanned(&RULE, &during("02")).messages(),
            ["6 of 6 posts (100%) go out within 47 hours, from 2027-03-01 00:00 to 2027-03-02 23:59, on 2 accounts."]
        );
    }
}
