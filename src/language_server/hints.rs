//! What the plan looks like, beside the statements: tiers, days, shares of the budget, weeks to go.

use super::snapshot::{Current, Snapshot};
use crate::campaign::{Campaign, DeliveryId, InfluencerId};
use crate::facts::Facts;
use crate::say;
use crate::schedule::Plan;
use crate::source::Span;
use jiff::civil::{Date, Time};
use lsp_types::{InlayHint, InlayHintParams, Label, Tooltip};

/// How many days of a `deliver` are shown beside it; the others are in the tooltip.
const SHOWN: usize = 3;

/// The hints of a range.
pub(super) fn hints(now: &Snapshot, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    let checked = now.current(&params.text_document.uri)?;
    let facts = checked.facts()?;
    let campaign = &facts.campaign;
    let (from, to) = now.offsets(checked.source, params.range);
    let mut found = Vec::new();
    let mut add = |span: Span, label: String, tooltip: Option<String>| {
        if span.file == checked.file && from <= span.end && span.end <= to && !label.is_empty() {
            found.push((span.end, label, tooltip));
        }
    };
    people(facts, &mut add);
    if let Some(plan) = checked.plan() {
        deliveries(campaign, plan, &mut add);
    }
    let today = now.today;
    if let Some(runs) = &campaign.settings.runs {
        add(runs.span, format!("{}, {}", length(runs.first, runs.last), until(today, runs.first, runs.last)), None);
    }
    for phase in &campaign.phases {
        if let Some(range) = &phase.range {
            add(range.span, length(range.first, range.last), Some(until(today, range.first, range.last)));
        }
    }
    found.sort();
    Some(found.into_iter().map(|(at, label, tooltip)| hint(now, &checked, at, label, tooltip)).collect())
}

fn hint(now: &Snapshot, checked: &Current<'_>, at: u32, label: String, tooltip: Option<String>) -> InlayHint {
    InlayHint {
        position: now.position(checked.source, at),
        label: Label::String(label),
        kind: None,
        text_edits: None,
        tooltip: tooltip.map(Tooltip::String),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}

fn people(facts: &Facts, add: &mut dyn FnMut(Span, String, Option<String>)) {
    for (i, person) in facts.campaign.influencers.iter().enumerate() {
        let tier = facts.people[i].tier();
        let share = share_of_budget(facts, InfluencerId(i as u32));
        let parts: Vec<String> = tier.map(|t| t.name().to_string()).into_iter().chain(share).collect();
        add(person.span, parts.join(" · "), tier.map(|t| t.doc().to_string()));
    }
}

/// Which share of the budget a person takes.
pub(super) fn share_of_budget(facts: &Facts, who: InfluencerId) -> Option<String> {
    let budget = facts.campaign.settings.budget.as_ref()?;
    let cost = facts.costs(who)?.total();
    let share = cost.as_f64() / budget.as_f64();
    (share.is_finite() && cost.as_f64() > 0.0).then(|| format!("{} of the budget", say::percent(share)))
}

fn deliveries(campaign: &Campaign, plan: &Plan, add: &mut dyn FnMut(Span, String, Option<String>)) {
    let mut when: Vec<Vec<(Date, Time, InfluencerId)>> = vec![Vec::new(); campaign.deliveries.len()];
    for slot in &plan.slots {
        let post = &campaign[slot.post];
        when[post.delivery.index()].push((slot.date, slot.time, post.influencer));
    }
    for (i, mut posts) in when.into_iter().enumerate() {
        posts.sort();
        let mut days: Vec<String> = posts.iter().map(|(date, ..)| say::short_day(*date)).collect();
        days.dedup();
        let label = say::some(&days, SHOWN + 1);
        let line = |p: &(Date, Time, InfluencerId)| format!("{}: {}", moment(p.0, p.1), campaign.name_of(p.2));
        let lines: Vec<String> = posts.iter().take(40).map(line).collect();
        add(campaign[DeliveryId(i as u32)].span, label, Some(lines.join("\n")));
    }
}

/// A day and a time as people say them.
pub(super) fn moment(date: Date, time: Time) -> String {
    format!("{} {} {}", say::short_day(date), date.year(), say::time(time))
}

/// How many days there are from one to another, both included.
pub(super) fn days(first: Date, last: Date) -> i64 {
    first.until(last).map_or(0, |span| i64::from(span.get_days())) + 1
}

/// How long a time is, in weeks where it is some.
pub(super) fn length(first: Date, last: Date) -> String {
    match days(first, last) {
        n if n % 7 == 0 => say::count(n / 7, "week"),
        n => say::count(n, "day"),
    }
}

/// How far off it is.
pub(super) fn until(today: Date, first: Date, last: Date) -> String {
    let ahead = days(today, first) - 1;
    match ahead {
        _ if today > last => "over".to_string(),
        _ if today >= first => format!("day {} of {}", days(first, today), days(first, last)),
        1 => "starts tomorrow".to_string(),
        n if n < 14 => format!("starts in {}", say::count(n, "day")),
        n => format!("starts in {}", say::count(n / 7, "week")),
    }
}
