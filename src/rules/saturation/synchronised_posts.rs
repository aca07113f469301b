//! Many accounts publish at one hour.

use crate::campaign::{Campaign, ChannelId, DeliveryId, InfluencerId};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use jiff::ToSpan as _;
use jiff::civil::DateTime;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::SYNCHRONISED_POSTS, check: Reviewer::Campaign(check) };

/// The times into which a post of an account is pinned.
#[derive(Debug, Clone, Copy)]
struct Pin {
    from: DateTime,
    until: DateTime,
    account: (InfluencerId, ChannelId),
    delivery: DeliveryId,
}

/// Accounts that publish together.
#[derive(Debug, Clone)]
struct Wave {
    until: DateTime,
    accounts: BTreeMap<(InfluencerId, ChannelId), usize>,
}

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let least = review.threshold(&RULE.meta, "accounts");
    let minutes = (review.threshold(&RULE.meta, "hours") * 60.0).clamp(0.0, 100_000.0) as i64;
    let pins = pins(review.campaign, minutes);
    for wave in waves(&pins, minutes, least) {
        findings.extend(finding(review, &pins, &wave, minutes, least));
    }
}

/// The pinned posts whose window is narrow enough, by the end of the window.
fn pins(campaign: &Campaign, minutes: i64) -> Vec<Pin> {
    let mut pins = Vec::new();
    for (i, delivery) in campaign.deliveries.iter().enumerate() {
        let (Some(at), Some(channel)) = (&delivery.at, &delivery.channel) else { continue };
        let Some(times) = at.time.filter(|_| campaign[channel.value].owned.is_none()) else { continue };
        let (from, until) = (at.date.to_datetime(times.from), at.date.to_datetime(times.until));
        if shifted(from, minutes) < until {
            continue;
        }
        let delivery_id = DeliveryId(i as u32);
        let pin = |who: &InfluencerId| Pin { from, until, account: (*who, channel.value), delivery: delivery_id };
        pins.extend(delivery.cast.iter().map(pin));
    }
    pins.sort_by_key(|p| (p.until, p.from, p.account));
    pins
}

fn shifted(time: DateTime, minutes: i64) -> DateTime {
    time.saturating_add(minutes.minutes())
}

/// The largest wave of each stretch of time in which enough accounts publish together.
fn waves(pins: &[Pin], minutes: i64, least: f64) -> Vec<Wave> {
    let mut leaving: Vec<&Pin> = pins.iter().collect();
    leaving.sort_by_key(|p| p.from);
    let mut gone = 0;
    let mut now = Wave { until: DateTime::MIN, accounts: BTreeMap::new() };
    let (mut waves, mut best): (Vec<Wave>, Option<Wave>) = (Vec::new(), None);
    for together in pins.chunk_by(|a, b| a.until == b.until) {
        now.until = together[0].until;
        while leaving.get(gone).is_some_and(|p| shifted(p.from, minutes) < now.until) {
            leave(&mut now, leaving[gone]);
            gone += 1;
        }
        if (now.accounts.len() as f64) < least {
            waves.extend(best.take());
        }
        together.iter().for_each(|p| *now.accounts.entry(p.account).or_default() += 1);
        let size = now.accounts.len();
        if size as f64 >= least && best.as_ref().is_none_or(|b| size > b.accounts.len()) {
            best = Some(now.clone());
        }
    }
    waves.extend(best);
    waves
}

fn leave(wave: &mut Wave, pin: &Pin) {
    if let Some(posts) = wave.accounts.get_mut(&pin.account) {
        *posts -= 1;
        if *posts == 0 {
            wave.accounts.remove(&pin.account);
        }
    }
}

fn finding(review: &Review<'_>, pins: &[Pin], wave: &Wave, minutes: i64, least: f64) -> Option<Finding> {
    let campaign = review.campaign;
    let inside = pins.iter().filter(|p| p.until <= wave.until && shifted(p.from, minutes) >= wave.until);
    let mut statements: BTreeMap<DeliveryId, usize> = BTreeMap::new();
    let mut from = wave.until;
    for pin in inside {
        *statements.entry(pin.delivery).or_default() += 1;
        from = from.min(pin.from);
    }
    let mut statements: Vec<_> = statements.into_iter().collect();
    statements.sort_by_key(|(id, posts)| (std::cmp::Reverse(*posts), *id));
    let ((first, _), others) = statements.split_first()?;
    let delivery = &campaign[*first];
    let accounts = wave.accounts.len();
    let clock = |t: DateTime| say::time(t.time());
    let hour =
        if from == wave.until { clock(from) } else { format!("between {} and {}", clock(from), clock(wave.until)) };
    let end = from.date().saturating_add(6.days());
    let mut finding = review
        .finding(
            &RULE.meta,
            delivery.at.as_ref().map_or(delivery.span, |at| at.span),
            format!("{} publish on {} {}.", say::count(accounts, "account"), from.date(), at_hour(&hour)),
        )
        .with_label(format!("{} at once", say::count(accounts, "account")))
        .with_fact("accounts", accounts)
        .with_fact("limit", least)
        .with_fact("hours", minutes as f64 / 60.0)
        .with_fact("day", from.date().to_string())
        .with_help(format!(
            "Let a few open and give the others days to choose from: `during {} .. {end}` in place of `at`.",
            from.date()
        ));
    for (id, posts) in others.iter().take(4) {
        finding = finding.with_related(campaign[*id].span, format!("{posts} of these posts"));
    }
    Some(finding)
}

fn at_hour(hour: &str) -> String {
    if hour.starts_with("between") { hour.to_string() } else { format!("at {hour}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    #[test]
    fn four_accounts_at_one_hour_are_fine_and_five_are_not() {
        let at = |who: &str| format!("deliver 1 post by {who} on instagram at 2027-03-08 17:00 .. 18:00");
        assert_eq!(trial(&RULE, &at("ann, ben, cleo, dan")).messages(), [""; 0]);
        let found = trial(&RULE, &at("ann, ben, cleo, dan, eva"));
        assert_eq!(found.messages(), ["5 accounts publish on 2027-03-08 between 17:00 and 18:00."]);
        assert_eq!(found.places(), ["2027-03-08 17:00 .. 18:00"]);
        let raised = trial_with(&RULE, &[("accounts", 6.0)], &(HEAD.to_string() + &at("ann, ben, cleo, dan, eva")));
        assert_eq!(raised.messages(), [""; 0]);
    }

    #[test]
    fn all_have_to_fall_into_the_same_three_hours() {
        let two = |time: &str| {
            format!(
                "deliver 1 post by ann, ben, cleo on instagram at 2027-03-08 12:00
                 deliver 1 post by dan, eva on instagram at 2027-03-08 {time}"
            )
        };
        assert_eq!(trial(&RULE, &two("15:00")).findings.len(), 1);
        assert_eq!(trial(&RULE, &two("15:01")).messages(), [""; 0]);
        assert_eq!(trial(&RULE, &two("14:00 .. 15:30")).messages(), [""; 0], "the last of them may be later");
    }

    #[test]
    fn one_account_with_many_posts_is_no_wave() {
        let text = "deliver 1 story by ann on instagram at 2027-03-08 12:00\n".repeat(6);
        assert_eq!(trial(&RULE, &text).messages(), [""; 0]);
    }

    #[test]
    fn a_day_a_wide_window_and_the_own_channel_are_not_counted() {
        for when in ["at 2027-03-08", "at 2027-03-08 08:00 .. 20:00", "during 2027-03-08 .. 2027-03-08"] {
            let text = format!("deliver 1 post by ann, ben, cleo, dan, eva on instagram {when}");
            assert_eq!(trial(&RULE, &text).messages(), [""; 0], "{when}");
        }
        let own = "deliver 1 post by ann, ben, cleo, dan, eva on journal at 2027-03-08 12:00";
        assert_eq!(trial(&RULE, own).messages(), [""; 0]);
    }

    #[test]
    fn two_waves_are_two_findings() {
        let wave = |day: u32| format!("deliver 1 post by everyone on instagram at 2027-03-{day:02} 12:00\n");
        assert_eq!(trial(&RULE, &(wave(8) + &wave(9))).findings.len(), 2);
    }
}
