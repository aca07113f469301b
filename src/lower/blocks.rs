//! The second pass: the bodies of all declarations.

use super::catalogue::WRONG_VALUE;
use super::declare::Draft;
use super::names::Names;
use super::sink::{Sink, Tell as _};
use super::statement::{Line, Progress, Read, Unit, section, statements};
use super::{content, delivery};
use crate::campaign::{
    Account, Captures, Channel, ChannelId, EngagementBase, FromCaptures as _, Item as _, Overlap, Percent, Record,
    Share,
};
use crate::findings::{Override, Verdict};
use crate::say;
use crate::source::{Span, Spanned};
use crate::syntax::{Node, TokenKind};
use crate::vocabulary::{self, BlockId, CHANNELS, Direction, Family, Kind, Tier, Unit as MetricUnit, singular};
use rayon::prelude::*;
use std::sync::Arc;

/// So many deliverables are read as one part.
const PART: usize = 128;

/// So many parts are read side by side before they are joined with those before: what other threads make is given back early.
const WAVE: usize = 8;

/// Reads all statements of all files into the draft.
pub(super) fn lower(units: &[Unit<'_>], draft: &mut Draft, sink: &mut Sink) {
    let names = std::mem::take(&mut draft.names);
    for unit in units {
        let scope = Span::new(unit.file, 0, unit.text.len() as u32);
        Bodies { unit: *unit, names: &names, scope, progress: Progress::new(vocabulary::top_level()) }.all(draft, sink);
    }
    draft.names = names;
}

/// The second pass over one file.
struct Bodies<'a> {
    unit: Unit<'a>,
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
        let (unit, names, file_scope) = (self.unit, self.names, self.scope);
        let top = vocabulary::top_level();
        statements(unit, nodes.iter().copied(), top, &mut self.progress, names, sink, |read, sink| {
            Statement { unit, names, draft, file_scope }.lower(read, sink);
        });
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
            (draft.campaign.deliveries, draft.campaign.overrides, sink)
        };
        for wave in nodes.chunks(PART * WAVE) {
            let parts: Vec<_> = wave.par_chunks(PART).map(|part| (part, read(part))).collect();
            for (part, (deliveries, overrides, own)) in parts {
                if !own.findings.is_empty() {
                    self.one_by_one(part, draft, sink);
                    continue;
                }
                draft.campaign.deliveries.extend(deliveries);
                draft.campaign.overrides.extend(overrides);
                sink.references.extend(own.references);
                sink.defaults.extend(own.defaults);
                self.progress.went_well();
            }
        }
    }
}

/// One statement at top level, with all that its lowering needs at hand.
pub(super) struct Statement<'s> {
    pub unit: Unit<'s>,
    pub names: &'s Names,
    pub draft: &'s mut Draft,
    file_scope: Span,
}

impl<'s> Statement<'s> {
    fn lower(&mut self, read: Read<'_>, sink: &mut Sink) {
        let id = self.draft.ids.get(&(self.unit.file, read.word.start)).copied();
        match read.entry.word.name {
            "campaign" => self.settings(&read, id.is_some(), sink),
            "guidelines" => self.guidelines(&read, sink),
            "audience" => self.audience(&read, id, sink),
            "influencer" => self.influencer(&read, id, sink),
            "group" => self.group(&read, id, sink),
            "channel" => self.channel(&read, id, sink),
            "message" => content::message(self, &read, id, sink),
            "story" => content::story(self, &read, id, sink),
            "phase" => content::phase(self, &read, id, sink),
            "deliver" => delivery::deliver(self, &read, sink),
            "kpi" => delivery::kpi(self, &read, sink),
            "metric" => self.metric(&read, id, sink),
            // Its people were read before; what its block says is read again for its mistakes.
            "roster" => {
                let mut none = crate::campaign::Settings::default();
                self.record(&read, &mut none, sink, |_, _, _| {});
            }
            "allow" | "warn" | "deny" => self.override_rule(&read, self.file_scope),
            _ => {}
        }
    }

    /// Reads the block of a statement: properties into `record`, overrides into the campaign, all else to `other`.
    pub fn record(
        &mut self,
        read: &Read<'_>,
        record: &mut dyn Record,
        sink: &mut Sink,
        mut other: impl FnMut(&mut Self, &Read<'_>, &mut Sink),
    ) {
        let Some(block) = read.entry.block else { return };
        self.block(read.line, block, read.captures.span, sink, |this, read, sink| {
            if !record.set(read.entry.word.name, &read.captures) {
                other(this, read, sink);
            }
        });
    }

    /// Reads the statements of a block; overrides among them go into the campaign.
    pub fn block(
        &mut self,
        line: Line<'_>,
        block: BlockId,
        owner: Span,
        sink: &mut Sink,
        mut take: impl FnMut(&mut Self, &Read<'_>, &mut Sink),
    ) {
        let (unit, names) = (self.unit, self.names);
        let scope = unit.span(line.node.bytes());
        section(unit, line.children(), vocabulary::block(block), Some(owner), names, sink, |read, sink| {
            match read.entry.word.name {
                "allow" | "warn" | "deny" => self.override_rule(&read, scope),
                _ => take(self, &read, sink),
            }
        });
    }

    fn override_rule(&mut self, read: &Read<'_>, scope: Span) {
        let verdict = match read.entry.word.name {
            "allow" => Verdict::Allow,
            "warn" => Verdict::Warn,
            _ => Verdict::Deny,
        };
        let Some(rule) = read.captures.value::<String>("rule") else { return };
        let because = read.captures.value::<String>("text").map(|t| t.value);
        let span = read.captures.span;
        self.draft.campaign.overrides.push(Override { verdict, rule: rule.value, because, span, scope });
    }

    fn settings(&mut self, read: &Read<'_>, first: bool, sink: &mut Sink) {
        let mut settings = crate::campaign::Settings::default();
        self.record(read, &mut settings, sink, |_, _, _| {});
        if first {
            let campaign = &mut self.draft.campaign;
            campaign.settings = settings;
            campaign.span = read.captures.span;
            campaign.title = read.captures.value("text").unwrap_or(Spanned::new(String::new(), read.word));
        }
    }

    fn guidelines(&mut self, read: &Read<'_>, sink: &mut Sink) {
        let style = content::style(self, read, sink);
        self.draft.campaign.guidelines = Arc::new(style);
        self.draft.campaign.guidelines_span = Some(read.word);
    }

    fn audience(&mut self, read: &Read<'_>, id: Option<u32>, sink: &mut Sink) {
        let mut audience = super::declare::audience(Spanned::new(String::new(), read.word), read.captures.span);
        self.record(read, &mut audience, sink, |_, _, _| {});
        if let Some(id) = id {
            let shell = &mut self.draft.campaign.audiences[id as usize];
            audience.name = shell.name.clone();
            audience.title = read.captures.value("text");
            *shell = audience;
        }
    }

    fn influencer(&mut self, read: &Read<'_>, id: Option<u32>, sink: &mut Sink) {
        let mut person = crate::campaign::Person::default();
        let (mut accounts, mut shares, mut overlaps) = (Vec::new(), Vec::new(), Vec::new());
        let before = sink.mark();
        self.record(read, &mut person, sink, |this, read, sink| match read.entry.word.name {
            "on" => accounts.extend(this.account(read, sink)),
            "audience" => Share::items(&read.captures, &mut shares),
            "overlap" => Overlap::items(&read.captures, &mut overlaps),
            _ => {}
        });
        if let Some(id) = id {
            if sink.grew(before) {
                self.draft.doubtful.insert((Kind::Influencer, id));
            }
            let influencer = &mut self.draft.campaign.influencers[id as usize];
            influencer.title = read.captures.value("text");
            accounts.shrink_to_fit();
            influencer.accounts = accounts;
            influencer.audience = shares;
            influencer.overlap = overlaps;
            influencer.known = person;
        }
    }

    fn account(&mut self, read: &Read<'_>, sink: &mut Sink) -> Option<Account> {
        let channel = read.captures.value::<ChannelId>("channel");
        let by_views = channel.as_ref().is_some_and(|c| self.draft.campaign[c.value].engagement_by_views);
        let mut account = Account {
            channel: channel.unwrap_or(Spanned::new(ChannelId(0), read.word)),
            handle: read.captures.value("handle").unwrap_or(Spanned::new(String::new(), read.word)),
            span: read.captures.span,
            followers: None,
            engagement: None,
            base: if by_views { EngagementBase::Views } else { EngagementBase::Followers },
            views: None,
            sponsored: None,
            suspicious: None,
            audience: Vec::new(),
            as_of: None,
        };
        let (mut engagement, mut stated) = (None, None);
        self.record(read, &mut account, sink, |_, read, _| {
            let span = read.captures.span;
            engagement = read.captures.value::<Percent>("percent").map(|p| Spanned::new(p.value, span));
            stated = read.captures.value::<EngagementBase>("base").map(|b| b.value);
        });
        account.engagement = engagement;
        account.base = stated.unwrap_or(account.base);
        channel.map(|_| account)
    }

    fn group(&mut self, read: &Read<'_>, id: Option<u32>, sink: &mut Sink) {
        let mut selection = crate::campaign::Selection::default();
        let (mut listed, mut overlap) = (Vec::new(), None);
        let before = sink.mark();
        self.record(read, &mut selection, sink, |_, read, _| match read.entry.word.name {
            "members" => crate::campaign::InfluencerId::items(&read.captures, &mut listed),
            "overlap" => overlap = Percent::from_captures(&read.captures).map(|p| Spanned::new(p, read.captures.span)),
            _ => {}
        });
        if listed.is_empty() && selection.is_empty() && !read.line.has_block() {
            let finding = sink.add(
                &WRONG_VALUE,
                read.captures.span,
                "This group has neither members nor anything to select them by.",
            );
            finding.label("empty").help(format!("A correct line: `{}`", read.entry.word.example));
        }
        if let Some(id) = id {
            if sink.grew(before) {
                self.draft.doubtful.insert((Kind::Group, id));
            }
            let group = &mut self.draft.campaign.groups[id as usize];
            (group.listed, group.overlap, group.selection) = (listed, overlap, selection);
        }
    }

    fn channel(&mut self, read: &Read<'_>, id: Option<u32>, sink: &mut Sink) {
        let Some(id) = id else {
            // A second declaration: its body is read for its findings alone.
            let mut lost = super::declare::channel(Spanned::new(String::new(), read.word), read.captures.span);
            return self.record(read, &mut lost, sink, |_, _, _| {});
        };
        let mut channel = self.draft.campaign[ChannelId(id)].clone();
        let (mut owned, mut tiers) = (None, Vec::new());
        let mut formats: Vec<Spanned<String>> = Vec::new();
        self.record(read, &mut channel, sink, |_, read, _| match read.entry.word.name {
            "owned" => owned = Some(read.word),
            "formats" => String::items(&read.captures, &mut formats),
            "tier_engagement" => tiers.extend(tier_engagement(&read.captures)),
            _ => {}
        });
        channel.formats = self.formats(&channel, formats, sink);
        if let Some(title) = read.captures.value::<String>("text") {
            channel.title = title.value;
        }
        (channel.owned, channel.tier_engagement) = (owned, tiers);
        self.draft.campaign.channels[id as usize] = channel;
    }

    /// The formats of a channel in the singular: those stated, else those that are built in. A built-in channel has no
    /// others than its own.
    fn formats(&mut self, channel: &Channel, stated: Vec<Spanned<String>>, sink: &mut Sink) -> Vec<String> {
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
                    let finding = sink.add(
                        &WRONG_VALUE,
                        format.span,
                        format!("{} has no format `{}`.", channel.title, format.value),
                    );
                    finding.label("unknown format").help(format!("It has {}.", say::code_list(&own)));
                    if let Some(near) = near {
                        finding.fix(format!("write `{near}`"), false, format.span, near.clone());
                        formats.push(near);
                    }
                }
                None => formats.push(format.value.strip_suffix('s').unwrap_or(&format.value).to_string()),
            }
        }
        formats
    }

    fn metric(&mut self, read: &Read<'_>, id: Option<u32>, sink: &mut Sink) {
        let (mut family, mut unit, mut direction, mut formula) = (None, MetricUnit::Count, Direction::Up, None);
        let Some(block) = read.entry.block else { return };
        self.block(read.line, block, read.captures.span, sink, |_, read, _| {
            let word = read.captures.literal("").unwrap_or("");
            match read.entry.word.name {
                "family" => family = Family::from_name(word),
                "unit" => unit = MetricUnit::from_name(word).unwrap_or(unit),
                "direction" if word == "down" => direction = Direction::Down,
                "formula" => formula = read.captures.value("text"),
                _ => {}
            }
        });
        if let Some(id) = id {
            let metric = &mut self.draft.campaign.metrics[id as usize];
            metric.title = read.captures.value("text");
            (metric.family, metric.unit, metric.direction, metric.formula) = (family, unit, direction, formula);
        }
    }
}

fn tier_engagement(captures: &Captures) -> Vec<(Tier, Spanned<Percent>)> {
    let pair = |chunk: &[crate::campaign::Capture]| {
        let list = Captures { list: chunk.to_vec(), span: captures.span };
        Some((list.value::<Tier>("tier")?.value, list.value::<Percent>("percent")?))
    };
    captures.chunks("tier").filter_map(pair).collect()
}
