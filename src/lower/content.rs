//! Guidelines, messages, stories and phases.

use super::blocks::Statement;
use super::catalogue::DUPLICATE_NAME;
use super::sink::{Sink, Tell as _};
use super::statement::Read;
use crate::campaign::{Chapter, FromValue as _, Style, Who, Workflow};
use crate::source::Spanned;
use jiff::civil::{Date, DateTime, Time, time};
use std::sync::Arc;

/// The properties of a block that says how content should be.
pub(super) fn style(s: &mut Statement<'_>, read: &Read<'_>, sink: &mut Sink) -> Style {
    let mut style = Style::default();
    let mut due = None;
    s.record(read, &mut StyleFields { style: &mut style }, sink, |s, read, sink| {
        if read.entry.word.name == "workflow" {
            due = Some(workflow(s, read, sink));
        }
    });
    style.workflow = due;
    style
}

/// The record of a style, without `workflow`, whose values stand in a block of their own.
struct StyleFields<'s> {
    style: &'s mut Style,
}

impl crate::campaign::Record for StyleFields<'_> {
    fn set(&mut self, property: &str, captures: &crate::campaign::Captures) -> bool {
        property != "workflow" && self.style.set(property, captures)
    }
}

pub(super) fn workflow(s: &mut Statement<'_>, read: &Read<'_>, sink: &mut Sink) -> Spanned<Workflow> {
    let mut workflow = Workflow::default();
    s.record(read, &mut workflow, sink, |_, _, _| {});
    Spanned::new(workflow, read.captures.span)
}

pub(super) fn message(s: &mut Statement<'_>, read: &Read<'_>, id: Option<u32>, sink: &mut Sink) {
    let own = style(s, read, sink);
    if let Some(id) = id {
        let message = &mut s.draft.campaign.messages[id as usize];
        message.title = read.captures.value("text");
        message.own = Arc::new(own);
    }
}

pub(super) fn story(s: &mut Statement<'_>, read: &Read<'_>, id: Option<u32>, sink: &mut Sink) {
    let Some(block) = read.entry.block else { return };
    let (mut chapters, mut gap): (Vec<Chapter>, _) = (Vec::new(), None);
    s.block(read.line, block, read.captures.span, sink, |_, read, sink| match read.entry.word.name {
        "chapter" => chapters.extend(chapter(read, &chapters, sink)),
        "gap" => gap = read.captures.value("duration").map(|d| Spanned::new(d.value, read.captures.span)),
        _ => {}
    });
    let Some(id) = id else { return };
    let story = &mut s.draft.campaign.stories[id as usize];
    story.title = read.captures.value("text");
    story.gap = gap;
    story.chapters.extend(chapters);
}

fn chapter(read: &Read<'_>, before: &[Chapter], sink: &mut Sink) -> Option<Chapter> {
    let captures = &read.captures;
    let name = captures.value::<String>("name")?;
    if let Some(first) = before.iter().find(|c| c.name.value == name.value) {
        let message = format!("This story has a chapter `{}` already.", name.value);
        let finding = sink.add(&DUPLICATE_NAME, name.span, message);
        finding
            .label("declared a second time")
            .related(first.name.span, "first declared here")
            .help("Take another name.");
        return None;
    }
    let tellers = captures.all("who").filter_map(|c| Who::from_value(&c.value)).collect();
    let (title, message) = (captures.value("text"), captures.value("message"));
    Some(Chapter { title, name, span: captures.span, message, tellers, by: Vec::new() })
}

pub(super) fn phase(s: &mut Statement<'_>, read: &Read<'_>, id: Option<u32>, sink: &mut Sink) {
    let Some(block) = read.entry.block else { return };
    let (mut goal, mut embargo) = (None, None);
    s.block(read.line, block, read.captures.span, sink, |_, read, _| match read.entry.word.name {
        "goal" => goal = read.captures.value("text"),
        "embargo" => {
            let at = read.captures.value::<Time>("time").map_or(time(0, 0, 0, 0), |t| t.value);
            let day = read.captures.value::<Date>("date").map(|d| d.value);
            embargo = day.map(|d| Spanned::new(DateTime::from_parts(d, at), read.captures.span));
        }
        _ => {}
    });
    if let Some(id) = id {
        let phase = &mut s.draft.campaign.phases[id as usize];
        phase.range = super::delivery::date_range(&read.captures);
        (phase.goal, phase.embargo) = (goal, embargo);
    }
}
