//! The schedule as plain data, for JSON and YAML alike.

use super::{PostRow, rows};
use crate::campaign::Zone;
use crate::facts::Facts;
use crate::schedule::Plan;
use jiff::civil::DateTime;
use serde::Serialize;

/// The version of the format; it grows when something that readers rely on changes.
const VERSION: u32 = 1;

#[derive(Debug, Serialize)]
pub(super) struct Schedule {
    version: u32,
    campaign: String,
    timezone: String,
    posts: Vec<PostDto>,
    objective: ObjectiveDto,
}

#[derive(Debug, Serialize)]
struct PostDto {
    id: String,
    influencer: String,
    channel: String,
    format: String,
    message: Option<String>,
    story: Option<String>,
    chapter: Option<String>,
    phase: Option<String>,
    at: String,
    fee: Option<FeeDto>,
    milestones: Vec<MilestoneDto>,
}

#[derive(Debug, Serialize)]
struct FeeDto {
    amount: String,
    currency: String,
}

#[derive(Debug, Serialize)]
struct MilestoneDto {
    name: &'static str,
    on: String,
}

#[derive(Debug, Serialize)]
struct ObjectiveDto {
    same_day_overlaps: u64,
    bound: u64,
    optimal: bool,
}

pub(super) fn schedule(facts: &Facts, plan: &Plan) -> Schedule {
    let campaign = &facts.campaign;
    let zone = campaign.zone();
    let posts = rows(facts, plan).iter().map(|r| post(r, &zone)).collect();
    let objective = ObjectiveDto {
        same_day_overlaps: plan.objective.same_day_overlaps,
        bound: plan.objective.bound,
        optimal: plan.objective.optimal,
    };
    Schedule { version: VERSION, campaign: on_one_line(&campaign.title), timezone: zone.name, posts, objective }
}

fn post(row: &PostRow<'_>, zone: &Zone) -> PostDto {
    let own = |text: &str| text.to_string();
    let milestone = |d: &crate::schedule::Due| MilestoneDto { name: d.milestone.word(), on: d.on.to_string() };
    PostDto {
        id: row.post.id.clone(),
        influencer: own(row.influencer()),
        channel: own(row.channel()),
        format: own(row.format()),
        message: row.message().map(|m| m.name.value.clone()),
        story: row.story().map(own),
        chapter: row.chapter().map(own),
        phase: row.phase().map(own),
        at: with_offset(row.at, zone),
        fee: row.fee().map(|m| FeeDto { amount: m.amount.normalize().to_string(), currency: own(m.currency.code()) }),
        milestones: row.due.iter().map(milestone).collect(),
    }
}

/// Civil time with the zone's offset then, as RFC 3339 has it. A time that the clocks skip is the one after the gap.
fn with_offset(at: DateTime, zone: &Zone) -> String {
    let Ok(zoned) = zone.rules.to_zoned_datetime(at) else { return at.to_string() };
    let (at, minutes) = (zoned.datetime(), zoned.offset().seconds() / 60);
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let (date, time) = (at.date(), at.time());
    format!("{date}T{:02}:{:02}:{:02}{sign}{hours:02}:{rest:02}", time.hour(), time.minute(), time.second())
}

/// A text without line breaks of any kind, so that every scalar of the YAML stands on one line.
fn on_one_line(text: &str) -> String {
    let breaks = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    text.split(breaks).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ")
}
