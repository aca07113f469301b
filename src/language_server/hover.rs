//! What there is to know about the word at a position: its meaning, and what it stands for in this plan.

use super::hints::{days, length, moment, share_of_budget, until};
use super::place;
use super::snapshot::{Current, Snapshot};
use crate::campaign::{Campaign, ChannelId, InfluencerId, Post};
use crate::facts::Facts;
use crate::lower::{Next, Reference};
use crate::manual;
use crate::project::all_metas;
use crate::say;
use crate::syntax::{Figure, Node, Token, TokenKind, read_figure};
use crate::vocabulary::{self, Kind, Slot};
use lsp_types::{Contents, Hover, HoverParams, MarkupContent, MarkupKind};
use std::fmt::Write as _;

/// How many posts, members or accounts are listed.
const LISTED: usize = 12;

/// The page for a position.
pub(super) fn hover(now: &Snapshot, params: &HoverParams) -> Option<Hover> {
    let (checked, byte) = now.current_at(&params.text_document_position_params)?;
    let (index, token) = place::token_at(checked.tree, byte)?;
    let node = place::owner(checked.tree, index)?;
    let page = match node.first_token() as usize == index {
        true => head(now, &checked, node)?,
        false => value(now, &checked, node, token, byte)?,
    };
    Some(Hover {
        contents: Contents::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: page }),
        range: Some(now.range(checked.source, (token.start, token.end))),
    })
}

/// The word of a statement, and what the statement comes to in the plan.
fn head(now: &Snapshot, checked: &Current<'_>, node: Node<'_>) -> Option<String> {
    let mut page = manual::hover(&manual::word(place::entry(checked.text(), node)?));
    let Some(facts) = checked.facts() else { return Some(page) };
    let campaign = &facts.campaign;
    let head = checked.span(node.head_bytes());
    if let Some(index) = campaign.deliveries.iter().position(|d| d.span.file == head.file && d.span.start == head.start)
    {
        page.push_str("\n---\n");
        page.push_str(&posts(checked, campaign, |p| p.delivery.index() == index));
    }
    if campaign.span.file == head.file && campaign.span.start == head.start {
        page.push_str("\n---\n");
        page.push_str(&whole(now, facts));
    }
    Some(page)
}

/// The campaign in a few figures.
fn whole(now: &Snapshot, facts: &Facts) -> String {
    let (campaign, people) = (&facts.campaign, facts.who().count());
    let (posts, people) = (say::count(campaign.posts.len(), "post"), say::count(people, "person"));
    let mut out = format!("**{}**: {posts} by {people}.", campaign.title.value);
    if let Some(runs) = &campaign.settings.runs {
        let (length, until) = (length(runs.first, runs.last), until(now.today, runs.first, runs.last));
        let _ = write!(out, " It runs {length}; {until}.");
    }
    out.push('\n');
    out
}

fn value(now: &Snapshot, checked: &Current<'_>, node: Node<'_>, token: Token, byte: u32) -> Option<String> {
    if let Some(reference) = checked.analysis.reference_at(checked.file, byte) {
        return named(now, checked, reference);
    }
    let text = checked.text();
    let raw = place::raw(text, token);
    let entry = place::entry(text, node)?;
    if let Some((value, doc)) = entry.word.values.iter().find(|(v, _)| *v == raw) {
        return Some(format!("`{value}`: {doc}"));
    }
    let next = place::expected_at(text, node, token);
    let slots = next.iter().filter_map(|n| match n {
        Next::Slot(slot) | Next::Unit(slot) => Some(*slot),
        _ => None,
    });
    let page = slots.into_iter().find_map(|slot| catalogue(slot, raw));
    page.or_else(|| (token.kind == TokenKind::Figure).then(|| day(now, checked, raw)).flatten())
}

/// What the catalogues say of a word.
fn catalogue(slot: Slot, raw: &str) -> Option<String> {
    let article = match slot {
        Slot::MetricName => vocabulary::built_in_metric(raw).map(manual::metric),
        Slot::Rule => all_metas().find(|m| m.name == raw).map(manual::rule),
        Slot::Tier => vocabulary::Tier::from_name(raw).map(manual::tier),
        Slot::Country => return vocabulary::country_name(raw).map(|name| format!("**{raw}**: {name}")),
        Slot::Money | Slot::Target => return vocabulary::currency_name(raw).map(|name| format!("**{raw}**: {name}")),
        _ => None,
    };
    article.as_ref().map(manual::hover)
}

/// A date, and where it lies in the run.
fn day(now: &Snapshot, checked: &Current<'_>, raw: &str) -> Option<String> {
    let Figure::Date(date) = read_figure(raw) else { return None };
    let mut out = say::long_day(date);
    let today = now.today;
    let ahead = days(today, date) - 1;
    let _ = match ahead {
        0 => write!(out, ", today"),
        1.. => write!(out, ", in {}", say::count(ahead, "day")),
        _ => write!(out, ", {} ago", say::count(-ahead, "day")),
    };
    let campaign = checked.campaign()?;
    if let Some(runs) = campaign.settings.runs.as_ref().filter(|r| r.contains(date)) {
        let _ = write!(out, ": day {} of {} of the run", days(runs.first, date), days(runs.first, runs.last));
    }
    let holds = |p: &&crate::campaign::Phase| p.range.as_ref().is_some_and(|r| r.contains(date));
    if let Some(phase) = campaign.phases.iter().find(holds) {
        let _ = write!(out, ", in the phase `{}`", phase.name.value);
    }
    if !campaign.is_working_day(date) {
        out.push_str(". Not a working day.");
    }
    Some(out)
}

/// What a name stands for.
fn named(now: &Snapshot, checked: &Current<'_>, reference: Reference) -> Option<String> {
    let Some(campaign) = checked.campaign() else {
        return Some(format!("**{}**, {}", checked.analysis.slice(reference.span), reference.kind.name()));
    };
    let index = reference.id as usize;
    Some(match reference.kind {
        Kind::Influencer => influencer(checked, InfluencerId(reference.id))?,
        Kind::Group => group(campaign, index)?,
        Kind::Audience => audience(campaign, index)?,
        Kind::Channel => channel(campaign, ChannelId(reference.id))?,
        Kind::Message => {
            let message = campaign.messages.get(index)?;
            let title = message.title.as_ref().map_or("", |t| &t.value);
            let takeaway = message.style.takeaway.as_ref().map_or("", |t| &t.value);
            let told = campaign.posts.iter().filter(|p| p.message.is_some_and(|m| m.index() == index)).count();
            format!(
                "**{title}** · message `{}`\n\n{takeaway}\n\nTold in {}.",
                message.name.value,
                say::count(told, "post")
            )
        }
        Kind::Story => {
            let story = campaign.stories.get(index)?;
            let title = story.title.as_ref().map_or("", |t| &t.value);
            let mut out = format!("**{title}** · story `{}`\n", story.name.value);
            for chapter in story.chapters.iter().take(LISTED) {
                let title = chapter.title.as_ref().map_or(&chapter.name.value, |t| &t.value);
                let _ = write!(out, "\n1. {title}");
            }
            out
        }
        Kind::Phase => {
            let phase = campaign.phases.get(index)?;
            let goal = phase.goal.as_ref().map_or("", |g| &g.value);
            let range = phase.range.as_ref().map_or(String::new(), |r| {
                let today = now.today;
                format!("{} .. {}: {}, {}", r.first, r.last, length(r.first, r.last), until(today, r.first, r.last))
            });
            let own = posts(checked, campaign, |p| {
                campaign[p.delivery].phase.as_ref().is_some_and(|p| p.value.index() == index)
            });
            format!("**{}** · phase\n\n{range}\n\n{goal}\n\n{own}", phase.name.value)
        }
        Kind::Label => posts(checked, campaign, |p| p.delivery.index() == index),
        Kind::Metric => {
            let metric = campaign.metrics.get(index)?;
            let family = metric.family.map_or("", |f| f.name());
            let formula = metric.formula.as_ref().map_or("", |f| &f.value);
            format!("**{}** · measure of {family}\n\n{formula}", metric.name.value)
        }
        Kind::Roster | Kind::Chapter => {
            format!("**{}**, {}", checked.analysis.slice(reference.span), reference.kind.name())
        }
    })
}

fn influencer(checked: &Current<'_>, who: InfluencerId) -> Option<String> {
    let facts = checked.facts()?;
    let campaign = &facts.campaign;
    let person = campaign.influencers.get(who.index())?;
    let mut out = format!("**{}** · influencer", campaign.name_of(who));
    if let Some(tier) = facts.people[who.index()].tier() {
        let _ = write!(out, " · {}", tier.name());
    }
    if let Some(affinity) = &person.known.affinity {
        let _ = write!(out, "\n\n{}", affinity.value);
    }
    out.push('\n');
    for account in person.accounts.iter().take(LISTED) {
        let _ = write!(out, "\n- {} {}", campaign[account.channel.value].title, account.handle.value);
        if let Some(followers) = &account.followers {
            let _ = write!(out, ": {} followers", say::number(followers.value));
        }
        if let Some(rate) = &account.engagement {
            let _ = write!(out, ", {} engagement of {}", rate.value, account.base.word());
        }
    }
    for fit in facts.fits(who).take(LISTED) {
        if let Some(people) = fit.people() {
            let (people, audience) = (say::number(people), campaign[fit.audience].title());
            let _ = write!(out, "\n- reaches about {people} of {audience} ({} of the followers)", fit.share);
        }
    }
    if let Some(cost) = facts.costs(who) {
        let more = if cost.incomplete { ", and what has no stated price" } else { "" };
        let share = share_of_budget(facts, who).map_or(String::new(), |s| format!(" ({s})"));
        let _ = write!(out, "\n- costs {}{share}{more}", cost.total());
    }
    let _ = write!(out, "\n\n{}", posts(checked, campaign, |p| p.influencer == who));
    Some(out)
}

fn group(campaign: &Campaign, index: usize) -> Option<String> {
    let group = campaign.groups.get(index)?;
    let names: Vec<&str> = group.members.iter().map(|m| campaign.name_of(*m)).collect();
    Some(format!("**{}** · group of {}\n\n{}", group.name.value, names.len(), say::some(&names, LISTED)))
}

fn audience(campaign: &Campaign, index: usize) -> Option<String> {
    let audience = campaign.audiences.get(index)?;
    let mut out = format!("**{}** · audience", audience.title());
    if let Some(size) = &audience.size {
        let _ = write!(out, " of {}", say::number(size.value));
    }
    if let Some(ages) = &audience.ages {
        let _ = write!(out, "\n\nAges {} to {}", ages.first, ages.last);
    }
    let interests: Vec<&str> = audience.interests.iter().map(|i| i.value.as_str()).collect();
    if !interests.is_empty() {
        let _ = write!(out, "\n\nCares about {}.", say::list(&interests));
    }
    Some(out)
}

fn channel(campaign: &Campaign, id: ChannelId) -> Option<String> {
    let channel = campaign.channels.get(id.index())?;
    if let Some(built_in) = vocabulary::built_in_channel(&channel.name.value).filter(|_| channel.span.is_none()) {
        return Some(manual::hover(&manual::channel(built_in)));
    }
    let owned = if channel.owned.is_some() { ", the brand's own" } else { "" };
    let posts = campaign.posts.iter().filter(|p| p.channel == id).count();
    Some(format!(
        "**{}** · channel{owned}\n\nFormats: {}. {} of this campaign.",
        channel.title,
        channel.formats.join(", "),
        say::count(posts, "post")
    ))
}

/// The posts that are meant, with their days where there is a schedule.
fn posts(checked: &Current<'_>, campaign: &Campaign, wanted: impl Fn(&Post) -> bool) -> String {
    let plan = checked.plan();
    let mut lines: Vec<(String, String)> = Vec::new();
    for (i, post) in campaign.posts.iter().enumerate().filter(|(_, p)| wanted(p)) {
        let slot = plan.map(|p| p.slot(crate::campaign::PostId(i as u32)));
        let when = slot.map_or(String::new(), |s| format!(": {}", moment(s.date, s.time)));
        let order = slot.map_or(String::new(), |s| format!("{} {}", s.date, s.time));
        let format = campaign[post.delivery].format.as_ref().map_or("post", |f| f.value.as_str());
        let channel = &campaign[post.channel].title;
        lines.push((order, format!("- {format} by {} on {channel}{when}", campaign.name_of(post.influencer))));
    }
    lines.sort();
    let more = lines.len().saturating_sub(LISTED);
    let mut out: Vec<String> = lines.into_iter().take(LISTED).map(|(_, line)| line).collect();
    if more > 0 {
        out.push(format!("- and {} more", say::number(more)));
    }
    out.join("\n")
}
