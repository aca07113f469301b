//! Changes of a campaign that could end a conflict.

use crate::campaign::{
    At, AudienceId, Campaign, ChannelId, DateRange, DeliveryId, Duration, Hours, InfluencerId, Milestone, PhaseId,
    Post, StoryId, Style, Workflow,
};
use crate::facts::Facts;
use crate::source::{Span, Spanned};
use jiff::civil::{Date, DateTime};
use std::sync::Arc;

/// One change.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// Another run.
    Runs(DateRange),
    /// Other days of a phase.
    Phase(PhaseId, DateRange),
    /// Other days of a delivery.
    Window(DeliveryId, DateRange),
    /// Pinned to another time.
    At(DeliveryId, At),
    /// Without one of the labels it comes after.
    NoAfter(DeliveryId, u32),
    /// Another gap between chapters.
    StoryGap(StoryId, Duration),
    /// Another gap that a person wants.
    PersonGap(InfluencerId, Duration),
    /// Another gap of accounts on a channel.
    ChannelGap(ChannelId, Duration),
    /// Another limit of a channel.
    ChannelLimit(ChannelId, u32, u32),
    /// Another limit of an audience.
    AudienceLimit(AudienceId, u32, u32),
    /// Another absence; none at all.
    Away(InfluencerId, u32, Option<DateRange>),
    /// Another of the ranges in which a person can post.
    Available(InfluencerId, usize, DateRange),
    /// An embargo that ends earlier.
    Embargo(PhaseId, DateTime),
    /// Briefs on another day.
    Briefed(Date),
    /// No milestone of a workflow more than so many working days before the post.
    Lead(Option<Span>, i64),
    /// Other hours of a channel.
    Hours(ChannelId, Vec<Hours>),
    /// No more than so many posts by each person; none at all drops the delivery.
    Fewer(DeliveryId, u32),
}

impl Change {
    /// Makes the change.
    pub fn apply(&self, facts: &mut Facts) {
        let campaign = &mut facts.campaign;
        match self {
            Change::Runs(range) => set(&mut campaign.settings.runs, *range),
            Change::Briefed(date) => set(&mut campaign.settings.briefed, *date),
            Change::Phase(id, range) => {
                set(&mut campaign.phases[id.index()].range, *range);
                let during = |d: &&mut crate::campaign::Delivery| d.phase.as_ref().is_some_and(|p| p.value == *id);
                campaign.deliveries.iter_mut().filter(during).for_each(|d| set(&mut d.window, *range));
            }
            Change::Window(id, range) => set(&mut campaign.deliveries[id.index()].window, *range),
            Change::At(id, at) => set(&mut campaign.deliveries[id.index()].at, *at),
            Change::NoAfter(id, n) => drop(campaign.deliveries[id.index()].after.remove(*n as usize)),
            Change::StoryGap(id, gap) => set(&mut campaign.stories[id.index()].gap, *gap),
            Change::PersonGap(id, gap) => set(&mut campaign.influencers[id.index()].known.gap, *gap),
            Change::ChannelGap(id, gap) => set(&mut campaign.channels[id.index()].gap, *gap),
            Change::ChannelLimit(id, n, count) => {
                campaign.channels[id.index()].limits[*n as usize].value.count = *count
            }
            Change::AudienceLimit(id, n, count) => {
                campaign.audiences[id.index()].limits[*n as usize].value.count = *count;
            }
            Change::Away(id, n, range) => {
                let away = &mut campaign.influencers[id.index()].known.away;
                match range {
                    Some(range) => away[*n as usize].value = *range,
                    None => drop(away.remove(*n as usize)),
                }
            }
            Change::Available(id, n, range) => {
                campaign.influencers[id.index()].known.available[*n].value = *range;
            }
            Change::Embargo(id, at) => set(&mut campaign.phases[id.index()].embargo, *at),
            Change::Lead(span, days) => shorten(campaign, *span, *days),
            Change::Hours(id, hours) => {
                let span = campaign.channels[id.index()].hours.first().map(|h| h.span).unwrap_or_default();
                campaign.channels[id.index()].hours = hours.iter().map(|h| Spanned::new(*h, span)).collect();
            }
            Change::Fewer(id, count) => {
                campaign.deliveries[id.index()].count = *count;
                facts.retain_posts(|p| p.delivery != *id || (p.number < *count && p.chapter.is_none()));
            }
        }
    }
}

fn set<T>(field: &mut Option<Spanned<T>>, value: T) {
    let span = field.as_ref().map(|f| f.span).unwrap_or_default();
    *field = Some(Spanned::new(value, span));
}

/// The milestones before a post that lie more than so many working days before it, with what they take now.
pub(super) fn longer_than(style: &Style, days: i64) -> Vec<(Milestone, i64)> {
    let before = style.milestones().into_iter().filter(|(m, d)| m.is_before() && -d > days);
    before.map(|(m, d)| (m, -d)).collect()
}

fn shorten(campaign: &mut Campaign, span: Option<Span>, days: i64) {
    let concerned = |post: &&mut Post| stated_at(&post.style) == span;
    let mut last: Option<(*const Style, Arc<Style>)> = None;
    for post in campaign.posts.iter_mut().filter(concerned) {
        let known = last.as_ref().filter(|l| l.0 == Arc::as_ptr(&post.style)).map(|l| l.1.clone());
        let style = known.unwrap_or_else(|| Arc::new(shortened(&post.style, days)));
        last = Some((Arc::as_ptr(&post.style), style.clone()));
        post.style = style;
    }
}

/// Where the milestone that is due first is stated, if it is.
fn stated_at(style: &Style) -> Option<Span> {
    let (first, _) = style.milestones().into_iter().find(|(m, _)| m.is_before())?;
    style.workflow.as_ref().filter(|w| w.of(first).is_some()).map(|w| w.span)
}

fn shortened(style: &Style, days: i64) -> Style {
    let mut style = style.clone();
    let mut workflow = style.workflow.take().unwrap_or_else(|| Spanned::new(Workflow::default(), Span::default()));
    let stated = Style { workflow: Some(workflow.clone()), ..Style::default() };
    for (milestone, _) in longer_than(&stated, days) {
        let field = match milestone {
            Milestone::Contract => &mut workflow.value.contract,
            Milestone::Product => &mut workflow.value.product,
            Milestone::Concept => &mut workflow.value.concept,
            Milestone::Draft => &mut workflow.value.draft,
            _ => &mut workflow.value.approval,
        };
        *field = Duration::of(days as u64, "days").map(|d| Spanned::new(d, workflow.span));
    }
    style.workflow = Some(workflow);
    style
}
