//! One account publishes too often for the brand.

use super::timing::{Timed, densest};
use crate::campaign::{ChannelId, DeliveryId, InfluencerId, PostId};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, Scheduled, prose};
use crate::say;
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::OVER_POSTING, check: Reviewer::Schedule(check) };

/// Seven whole days, in minutes.
const WEEK: i64 = 7 * 24 * 60 - 1;

/// The posts of an account.
#[derive(Debug, Default)]
struct Sent {
    /// All of them; the weight is in thirds of a post.
    all: Vec<Timed>,
    /// Those that stand in the feed: they are no story frames.
    feed: Vec<Timed>,
}

/// What is too much of an account.
#[derive(Debug, Clone)]
struct TooMuch {
    account: (InfluencerId, ChannelId),
    /// The busiest seven days: the first of them, how many posts, how much they count in thirds.
    week: Option<(Date, usize, u32)>,
    /// The two posts that are closest: when the first goes out, and how many minutes lie between.
    close: Option<(DateTime, i64)>,
    /// The statements that ask for the posts in question.
    deliveries: BTreeSet<DeliveryId>,
}

fn check(review: &Scheduled<'_>, findings: &mut Vec<Finding>) {
    let most = review.threshold(&RULE.meta, "posts");
    let minutes = (review.threshold(&RULE.meta, "hours") * 60.0).clamp(0.0, 1_000_000.0) as i64;
    let mut alike: BTreeMap<BTreeSet<DeliveryId>, Vec<TooMuch>> = BTreeMap::new();
    for (account, sent) in accounts(review) {
        if let Some(too_much) = too_much(review, account, &sent, most, minutes) {
            alike.entry(too_much.deliveries.clone()).or_default().push(too_much);
        }
    }
    findings.extend(alike.iter().filter_map(|(deliveries, accounts)| finding(review, deliveries, accounts, most)));
}

fn accounts(review: &Scheduled<'_>) -> BTreeMap<(InfluencerId, ChannelId), Sent> {
    let campaign = review.campaign;
    let mut accounts: BTreeMap<(InfluencerId, ChannelId), Sent> = BTreeMap::new();
    for id in (0..campaign.posts.len() as u32).map(PostId) {
        let post = &campaign[id];
        let format = campaign[post.delivery].format.as_ref().map(|f| f.value.as_str());
        let frame = format == Some("story");
        let weight = if frame || post.chapter.is_some() { 1 } else { 3 };
        let Some(timed) = Timed::new(review, id, weight).filter(|_| campaign[post.channel].owned.is_none()) else {
            continue;
        };
        let sent = accounts.entry((post.influencer, post.channel)).or_default();
        sent.all.push(timed.in_days());
        if !frame && review.plan.is_some() {
            sent.feed.push(timed);
        }
    }
    accounts.values_mut().for_each(|sent| sent.feed.sort_by_key(|s| (s.from, s.post)));
    accounts
}

fn too_much(
    review: &Review<'_>,
    account: (InfluencerId, ChannelId),
    sent: &Sent,
    most: f64,
    minutes: i64,
) -> Option<TooMuch> {
    let delivery = |s: &Timed| review.campaign[s.post].delivery;
    let week = Some(densest(&sent.all, WEEK)).filter(|week| f64::from(thirds(week)) > most * 3.0);
    let between = |pair: &&[Timed]| pair[1].from.duration_since(pair[0].from).as_mins();
    let close = sent.feed.windows(2).min_by_key(between).filter(|pair| between(pair) < minutes);
    let mut deliveries: BTreeSet<DeliveryId> = week.iter().flatten().map(delivery).collect();
    deliveries.extend(close.into_iter().flatten().map(delivery));
    let week = week.and_then(|week| Some((week.iter().map(|s| s.from.date()).min()?, week.len(), thirds(&week))));
    let close = close.map(|pair| (pair[0].from, between(&pair)));
    (week.is_some() || close.is_some()).then_some(TooMuch { account, week, close, deliveries })
}

fn thirds(sent: &[Timed]) -> u32 {
    sent.iter().map(|s| s.weight).sum()
}

fn finding(review: &Review<'_>, deliveries: &BTreeSet<DeliveryId>, accounts: &[TooMuch], most: f64) -> Option<Finding> {
    let campaign = review.campaign;
    let worst = accounts.iter().reduce(|a, b| if weight(b) > weight(a) { b } else { a })?;
    let handle = |t: &TooMuch| {
        let account = campaign.account(t.account.0, t.account.1);
        account.map_or_else(|| campaign.name_of(t.account.0).to_string(), |a| a.handle.value.clone())
    };
    let first = campaign[*deliveries.first()?].span;
    let (count, counting) = worst.week.map_or((0, 0.0), |(_, n, thirds)| (n, f64::from(thirds) / 3.0));
    let mut finding = review
        .finding(&RULE.meta, first, message(&handle(worst), worst))
        .with_label(if count > 0 {
            format!("{} in seven days", say::count(count, "post"))
        } else {
            "too close".to_string()
        })
        .with_fact("accounts", accounts.len())
        .with_fact("posts", count)
        .with_fact("counting", (counting * 100.0).round() / 100.0)
        .with_fact("limit", most)
        .with_help(help(worst, most));
    if let Some((_, minutes)) = worst.close {
        finding = finding.with_fact("hours_between", (minutes as f64 / 6.0).round() / 10.0);
    }
    for delivery in deliveries.iter().skip(1).take(4) {
        finding = finding.with_related(campaign[*delivery].span, "asked of the same account");
    }
    if accounts.len() > 1 {
        let others: Vec<String> = accounts.iter().map(handle).filter(|h| *h != handle(worst)).collect();
        finding.message.push_str(&format!(" The same goes for {}.", say::some(&others, 6)));
    }
    Some(finding)
}

fn weight(too_much: &TooMuch) -> (u32, i64) {
    let close = too_much.close.map_or(i64::MIN, |(_, minutes)| -minutes);
    (too_much.week.map_or(0, |(_, _, thirds)| thirds), close)
}

fn message(handle: &str, too_much: &TooMuch) -> String {
    let week = too_much.week.map(|(first, count, thirds)| {
        let counting = if thirds as usize == count * 3 {
            String::new()
        } else {
            format!(" (they count as {:.1})", f64::from(thirds) / 3.0)
        };
        format!("publishes {} for the brand in the seven days from {first}{counting}", say::count(count, "post"))
    });
    let close = too_much.close.map(|(first, minutes)| {
        format!("publishes two posts {} apart from {} {}", lasting(minutes), first.date(), say::time(first.time()))
    });
    match (week, close) {
        (Some(week), Some(close)) => format!("{handle} {week}, and {close}."),
        (week, close) => format!("{handle} {}.", week.or(close).unwrap_or_default()),
    }
}

fn lasting(minutes: i64) -> String {
    match minutes {
        0..60 => say::count(minutes.max(0), "minute"),
        _ => say::count((minutes / 60).max(0), "hour"),
    }
}

fn help(worst: &TooMuch, most: f64) -> String {
    match worst.week {
        Some((first, _, thirds)) => {
            let weeks = (f64::from(thirds) / 3.0 / most.max(0.1)).ceil().max(2.0) as i64;
            let last = first.saturating_add((weeks * 7 - 1).days());
            format!(
                "Give each account {}: `during {first} .. {last}`, and `gap 2 days` in the block of the \
                 influencer; or ask for fewer.",
                say::count(weeks, "week")
            )
        }
        None => "Keep a day between them: `gap 1 day` in the block of the influencer.".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_unplanned, trial_with};

    fn posts(format: &str, days: &[&str]) -> String {
        days.iter().map(|day| format!("deliver 1 {format} by ann on instagram at 2027-03-{day}\n")).collect()
    }

    #[test]
    fn three_posts_in_a_week_are_fine_and_four_are_not() {
        assert_eq!(trial(&RULE, &posts("post", &["01", "03", "05", "08"])).messages(), [""; 0]);
        let found = trial(&RULE, &posts("post", &["01", "03", "05", "07"]));
        assert_eq!(found.messages(), ["@ann publishes 4 posts for the brand in the seven days from 2027-03-01."]);
        assert_eq!(found.places(), ["deliver 1 post by ann on instagram at 2027-03-01"]);
        let raised = HEAD.to_string() + &posts("post", &["01", "03", "05", "07"]);
        assert_eq!(trial_with(&RULE, &[("posts", 4.0)], &raised).messages(), [""; 0]);
    }

    #[test]
    fn nine_frames_in_a_week_are_fine_and_ten_are_not() {
        let nine = ["01", "01", "02", "02", "03", "04", "05", "06", "07"];
        assert_eq!(trial(&RULE, &posts("story", &nine)).messages(), [""; 0]);
        let found = trial(&RULE, &posts("story", &[&nine[..], &["07"]].concat()));
        assert_eq!(
            found.messages(),
            ["@ann publishes 10 posts for the brand in the seven days from 2027-03-01 (they count as 3.3)."]
        );
    }

    #[test]
    fn a_day_between_two_posts_is_enough_and_less_is_not() {
        assert_eq!(trial(&RULE, &posts("post", &["01 12:00", "02 12:00"])).messages(), [""; 0]);
        let found = trial(&RULE, &posts("post", &["01 12:00", "02 11:30"]));
        assert_eq!(found.messages(), ["@ann publishes two posts 23 hours apart from 2027-03-01 12:00."]);
        let mixed = posts("post", &["01 12:00"]) + &posts("story", &["01 18:00"]);
        assert_eq!(trial(&RULE, &mixed).messages(), [""; 0], "a story frame beside a post is fine");
    }

    #[test]
    fn two_accounts_of_one_person_are_judged_apart() {
        let text = "deliver 1 post by ann on instagram at 2027-03-01 12:00
                    deliver 1 video by ann on tiktok at 2027-03-01 13:00";
        assert_eq!(trial(&RULE, text).messages(), [""; 0]);
    }

    #[test]
    fn the_same_too_much_of_several_accounts_is_told_once() {
        let text = "deliver 2 posts by ann, ben, cleo on instagram at 2027-03-01 12:00 .. 18:00";
        let found = trial(&RULE, text);
        assert_eq!(
            found.messages(),
            ["@ann publishes two posts 0 minutes apart from 2027-03-01 12:00. The same goes for @ben and @cleo."]
        );
    }

    #[test]
    fn a_chapter_a_day_and_the_own_channel_are_fine() {
        let chapters: String = (1..=9).map(|i| format!("chapter c{i} about m; ")).collect();
        let text = format!(
            "message m {{ takeaway \"T.\" }}\nstory s {{ {chapters} gap 1 day }}\n\
             deliver posts by ann on instagram telling s during 2027-03-01 .. 2027-03-10\n\
             deliver 5 articles by ann on journal about m during 2027-04-01 .. 2027-04-05"
        );
        assert_eq!(trial(&RULE, &text).messages(), [""; 0]);
    }

    #[test]
    fn without_a_schedule_only_what_no_schedule_could_avoid_is_told() {
        let during = |n: u32| format!("deliver {n} posts by ann on instagram during 2027-03-01 .. 2027-03-07");
        assert_eq!(trial_unplanned(&RULE, &during(3)).messages(), [""; 0]);
        assert_eq!(trial_unplanned(&RULE, &during(4)).findings.len(), 1);
        let longer = during(4).replace("03-07", "03-08");
        assert_eq!(trial_unplanned(&RULE, &longer).messages(), [""; 0]);
    }
}
