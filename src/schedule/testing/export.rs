//! Writes a campaign for the reference solver, which reads the rules for itself.

use crate::campaign::*;
use crate::facts::Facts;
use crate::schedule::Outcome;
use serde_json::{Value, json};

/// A campaign, and what came of scheduling it, as the reference reads them.
pub(in crate::schedule) fn export(facts: &Facts, outcome: &Outcome) -> Value {
    let campaign = &facts.campaign;
    let settings = &campaign.settings;
    json!({
        "runs": settings.runs.as_ref().map(|r| range(r.value)),
        "briefed": campaign.briefed().map(|b| b.to_string()),
        "zone": campaign.zone().name,
        "holidays": settings.holidays.iter().map(|h| range(h.value)).collect::<Vec<_>>(),
        "audiences": campaign.audiences.iter().map(audience).collect::<Vec<_>>(),
        "channels": campaign.channels.iter().map(channel).collect::<Vec<_>>(),
        "people": campaign.influencers.iter().map(person).collect::<Vec<_>>(),
        "stories": campaign.stories.iter().map(story).collect::<Vec<_>>(),
        "deliveries": campaign.deliveries.iter().map(|d| delivery(campaign, d)).collect::<Vec<_>>(),
        "posts": (0..campaign.posts.len() as u32).map(|p| post(facts, PostId(p))).collect::<Vec<_>>(),
        "ours": ours(outcome),
    })
}

fn ours(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Scheduled(plan) => json!({
            "feasible": true,
            "overlaps": plan.objective.same_day_overlaps,
            "bound": plan.objective.bound,
            "optimal": plan.objective.optimal,
        }),
        Outcome::Impossible(conflicts) => json!({ "feasible": false, "why": conflicts.first().map(|c| &c.message) }),
        Outcome::Unknown => json!({ "feasible": null }),
    }
}

fn range(range: DateRange) -> Value {
    json!([range.first.to_string(), range.last.to_string()])
}

fn gap(duration: Duration) -> Value {
    json!({ "unit": duration.unit, "seconds": duration.seconds })
}

fn audience(audience: &Audience) -> Value {
    let limit = |l: &crate::source::Spanned<AudienceLimit>| json!({ "count": l.count, "messages": l.what == Limited::Messages, "per": l.per.word() });
    json!({
        "zone": audience.timezone.as_ref().map(|z| z.name.clone()),
        "limits": audience.limits.iter().map(limit).collect::<Vec<_>>(),
    })
}

fn channel(channel: &Channel) -> Value {
    let hours = |h: &crate::source::Spanned<Hours>| json!({ "days": h.days.word(), "from": clock(h.range.from), "until": clock(h.range.until) });
    let limit = |l: &crate::source::Spanned<ChannelLimit>| json!({ "count": l.count, "per": l.per.word() });
    json!({
        "owned": channel.owned.is_some(),
        "hours": channel.hours.iter().map(hours).collect::<Vec<_>>(),
        "limits": channel.limits.iter().map(limit).collect::<Vec<_>>(),
        "gap": channel.gap.as_ref().map(|g| gap(g.value)),
    })
}

fn clock(time: jiff::civil::Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

fn person(person: &Influencer) -> Value {
    json!({
        "available": person.known.available.iter().map(|r| range(r.value)).collect::<Vec<_>>(),
        "away": person.known.away.iter().map(|r| range(r.value)).collect::<Vec<_>>(),
        "gap": person.known.gap.as_ref().map(|g| gap(g.value)),
        "accounts": person.accounts.iter().map(|a| a.channel.value.0).collect::<Vec<_>>(),
    })
}

fn story(story: &Story) -> Value {
    json!({
        "gap": story.gap.as_ref().map(|g| gap(g.value)),
        "relay": story.chapters.iter().map(|c| !c.by.is_empty()).collect::<Vec<_>>(),
    })
}

fn delivery(campaign: &Campaign, delivery: &Delivery) -> Value {
    let phase = delivery.phase.as_ref().map(|p| &campaign[p.value]);
    json!({
        "phase": phase.and_then(|p| p.range.as_ref()).map(|r| range(r.value)),
        "embargo": phase.and_then(|p| p.embargo.as_ref()).map(|e| json!([e.date().to_string(), clock(e.time())])),
        "window": delivery.window.as_ref().map(|w| range(w.value)),
        "at": delivery.at.as_ref().map(|a| a.date.to_string()),
        "time": delivery.at.as_ref().and_then(|a| a.time).map(|t| json!([clock(t.from), clock(t.until)])),
        "after": delivery.after.iter().map(|a| a.value.0).collect::<Vec<_>>(),
    })
}

fn post(facts: &Facts, id: PostId) -> Value {
    let post = &facts.campaign[id];
    json!({
        "id": post.id,
        "delivery": post.delivery.0,
        "person": post.influencer.0,
        "channel": post.channel.0,
        "message": post.message.map(|m| m.0),
        "story": post.chapter.map(|c| json!([c.0.0, c.1])),
        "addressed": facts[id].audiences.iter().map(|a| a.0).collect::<Vec<_>>(),
        "meets": facts.met(id).map(|a| a.0).collect::<Vec<_>>(),
        "before": post.style.milestones().iter().filter(|m| m.0.is_before()).map(|m| -m.1).collect::<Vec<_>>(),
    })
}
