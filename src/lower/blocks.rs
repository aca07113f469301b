//! The second pass: the bodies of all declarations.

use super::catalogue::WRONG_VALUE;
use super::context::Context;
use super::declare::Draft;
use super::delivery::{deliver, kpi};
use super::line::{SourceUnit, correct};
use super::names::Names;
use super::properties::ChannelBody;
use super::record::{body, override_rule};
use super::sink::Sink;
use super::statement::{Progress, ReadStatement, statements};
use crate::campaign::{Channel, Group, Settings};
use crate::findings::Finding;
use crate::say;
use crate::source::{Span, Spanned};
use crate::syntax::{Node, TokenKind};
use crate::vocabulary::{self, CHANNELS, Kind, singular};
use rayon::prelude::*;
use std::sync::Arc;

/// So many deliverables are read as one part.
const PART: usize = 128;

/// So many parts are read side by side before they are joined with those before: what other threads make is given back early.
const WAVE: usize = 8;

/// Reads all statements of all files into the draft.
pub(super) fn lower(units: &[SourceUnit<'_>], draft: &mut Draft, sink: &mut Sink) {
    let names = std::mem::take(&mut draft.names);
    for unit in units {
        let scope = Span::new(unit.file, 0, unit.text.len() as u32);
        Bodies { unit: *unit, names: &names, scope, progress: Progress::new(vocabulary::top_level()) }.all(draft, sink);
    }
    draft.names = names;
}

/// The second pass over one file.
struct Bodies<'a> {
    unit: SourceUnit<'a>,
    names: &'a Names,
    /// What an `allow` at top level holds for.
    scope: Span,
    progress: Progress,
}

impl<'a> Bodies<'a> {
    fn all(&mut self, draft: &mut Draft, sink: &mut Sink) {
        let unit = self.unit;
        let nodes: Vec<Node<'a>> = unit.tree.roots().collect();
        let delivers = |n: &Node<'a>| n.head().is_some_and(|t| t.kind == TokenKind::Word && unit.raw(t) == "deliver");
        let runs: Vec<&[Node<'a>]> = nodes.chunk_by(|a, b| delivers(a) == delivers(b)).collect();
        for run in runs {
            match run.len() >= 2 * PART && delivers(&run[0]) {
                true => self.side_by_side(run, draft, sink),
                false => self.one_by_one(run, draft, sink),
            }
        }
    }

    fn one_by_one(&mut self, nodes: &[Node<'a>], draft: &mut Draft, sink: &mut Sink) {
        let (top, scope) = (vocabulary::top_level(), self.scope);
        let cx = &mut Context { unit: self.unit, names: self.names, sink };
        statements(nodes.iter().copied(), top, &mut self.progress, cx, |read, cx| statement(read, scope, draft, cx));
    }

    /// Deliverables say nothing to each other, unless there is something to tell of: then that part is read once more in its
    /// place.
    fn side_by_side(&mut self, nodes: &[Node<'a>], draft: &mut Draft, sink: &mut Sink) {
        let (unit, names, scope, plain) = (self.unit, self.names, self.scope, draft.plain.clone());
        let keeps_defaults = sink.keeps_defaults;
        let read = |part: &[Node<'a>]| {
            let (mut draft, mut sink) = (Draft::new(unit.file), Sink::without_proposals(keeps_defaults));
            draft.plain = plain.clone();
            let progress = Progress::new(vocabulary::top_level());
            Bodies { unit, names, scope, progress }.one_by_one(part, &mut draft, &mut sink);
            (draft.campaign.deliveries, sink)
        };
        for wave in nodes.chunks(PART * WAVE) {
            let parts: Vec<_> = wave.par_chunks(PART).map(|part| (part, read(part))).collect();
            for (part, (deliveries, own)) in parts {
                if !own.findings.is_empty() {
                    self.one_by_one(part, draft, sink);
                    continue;
                }
                draft.campaign.deliveries.extend(deliveries);
                sink.overrides.extend(own.overrides);
                sink.references.extend(own.references);
                sink.defaults.extend(own.defaults);
                self.progress.went_well();
            }
        }
    }
}

/// Reads one statement at top level into the draft.
fn statement(read: &ReadStatement<'_>, scope: Span, draft: &mut Draft, cx: &mut Context<'_>) {
    let id = draft.ids.get(&(cx.unit.file, read.word.start)).copied();
    let campaign = &mut draft.campaign;
    let title = || read.captures.value("text");
    let before = cx.sink.mark();
    match read.entry.word.name {
        "campaign" => {
            let mut settings = Settings::default();
            body(read, &mut settings, cx);
            if id.is_some() {
                (campaign.settings, campaign.span) = (settings, read.captures.span);
                campaign.title = title().unwrap_or(Spanned::new(String::new(), read.word));
            }
        }
        "guidelines" => {
            campaign.guidelines = Arc::default();
            campaign.guidelines_span = Some(read.word);
            body(read, &mut campaign.guidelines, cx);
        }
        "audience" => declared(&mut campaign.audiences, id, |audience| {
            audience.title = title();
            body(read, audience, cx);
        }),
        "influencer" => declared(&mut campaign.influencers, id, |influencer| {
            influencer.title = title();
            body(read, influencer, cx);
        }),
        "group" => declared(&mut campaign.groups, id, |group| {
            body(read, group, cx);
            empty_group(read, group, cx.sink);
        }),
        "channel" => declared(&mut campaign.channels, id, |channel| {
            let mut stated = ChannelBody { channel: std::mem::take(channel), formats: Vec::new() };
            body(read, &mut stated, cx);
            *channel = stated.channel;
            channel.formats = formats(channel, stated.formats, cx.sink);
            if let Some(title) = read.captures.bare("text") {
                channel.title = title;
            }
        }),
        "message" => declared(&mut campaign.messages, id, |message| {
            message.title = title();
            body(read, &mut message.own, cx);
        }),
        "story" => declared(&mut campaign.stories, id, |story| {
            story.title = title();
            body(read, story, cx);
        }),
        "phase" => declared(&mut campaign.phases, id, |phase| {
            phase.range = read.captures.range();
            body(read, phase, cx);
        }),
        "metric" => declared(&mut campaign.metrics, id, |metric| {
            metric.title = title();
            body(read, metric, cx);
        }),
        "deliver" => deliver(read, draft, cx),
        "kpi" => kpi(read, draft, cx),
        // Taken in before.
        "import" | "roster" => {}
        word => {
            let taken = override_rule(read, scope, cx);
            debug_assert!(taken, "nothing is made of `{word}`");
        }
    }
    let kind = match read.entry.word.name {
        "influencer" => Kind::Influencer,
        "group" => Kind::Group,
        _ => return,
    };
    if cx.sink.grew(before) {
        draft.doubtful.extend(id.map(|id| (kind, id)));
    }
}

/// Fills what was declared; where the name was taken, the body is read for its mistakes alone.
fn declared<T: Default>(list: &mut [T], id: Option<u32>, fill: impl FnOnce(&mut T)) {
    match id {
        Some(id) => fill(&mut list[id as usize]),
        None => fill(&mut T::default()),
    }
}

fn empty_group(read: &ReadStatement<'_>, group: &Group, sink: &mut Sink) {
    if !group.listed.is_empty() || !group.selection.is_empty() || read.line.has_block() {
        return;
    }
    let message = "This group has neither members nor anything to select them by.";
    let finding = Finding::of(&WRONG_VALUE, read.captures.span, message).with_label("empty");
    sink.push(finding.with_help(correct(read.entry)));
}

/// The formats of a channel in the singular: those stated, else those that are built in. A built-in channel has no
/// others than its own.
fn formats(channel: &Channel, stated: Vec<Spanned<String>>, sink: &mut Sink) -> Vec<String> {
    if stated.is_empty() {
        return channel.formats.clone();
    }
    let known = |f: &str| match channel.built_in {
        true => channel.formats.iter().any(|own| own == f),
        false => CHANNELS.iter().any(|c| c.formats.contains(&f)),
    };
    let mut formats = Vec::new();
    for format in stated {
        match singular(&format.value, &known) {
            Some(one) => formats.push(one),
            None if channel.built_in => {
                let own: Vec<&str> = channel.formats.iter().map(String::as_str).collect();
                let near = say::nearest(&format.value, own.iter().copied()).map(str::to_string);
                let message = format!("{} has no format `{}`.", channel.title, format.value);
                let finding = Finding::of(&WRONG_VALUE, format.span, message).with_label("unknown format");
                let finding = finding.with_help(format!("It has {}.", say::code_list(&own)));
                sink.push(match &near {
                    Some(near) => finding.with_fix(format!("write `{near}`"), false, format.span, near),
                    None => finding,
                });
                formats.extend(near);
            }
            None => formats.push(format.value.strip_suffix('s').unwrap_or(&format.value).to_string()),
        }
    }
    formats
}
