//! The first pass: what is declared, before anything that refers to it is read.

use super::catalogue::{DUPLICATE_NAME, NO_CAMPAIGN};
use super::line::{Line, SourceUnit};
use super::names::{Named, Names};
use super::sink::{Reference, Sink};
use super::statement::outline;
use crate::campaign::{
    Audience, Campaign, Channel, ChannelId, Group, Influencer, Message, Metric, Phase, Story, Style,
};
use crate::findings::Finding;
use crate::source::{FileId, Span, Spanned};
use crate::syntax::{Token, TokenKind, unquote};
use crate::vocabulary::{self, CHANNELS, Kind, Part, Slot};
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::sync::Arc;

/// A campaign in the making: its declarations as shells, and where each of them was declared.
pub(super) struct Draft {
    pub campaign: Campaign,
    pub names: Names,
    /// The id of each declaration, by the place of its head word.
    pub ids: HashMap<(FileId, u32), u32>,
    /// Where the `campaign` statement stands, if there is one.
    pub head: Option<Span>,
    /// People and groups in whose blocks something was told of: what follows from that is not told again.
    pub doubtful: HashSet<(Kind, u32)>,
    /// What all deliveries share that say nothing of their own about the content.
    pub plain: Arc<Style>,
    deliveries: u32,
}

/// Lines that are read before all others: those of rosters, and those of the groups that may choose among their people.
#[derive(Default)]
pub(super) struct Early<'a> {
    pub rosters: Vec<(SourceUnit<'a>, Line<'a>)>,
    pub groups: Vec<(SourceUnit<'a>, Line<'a>)>,
}

/// Collects the declarations of all files.
pub(super) fn declare<'a>(units: &[SourceUnit<'a>], main: FileId, sink: &mut Sink) -> (Draft, Early<'a>) {
    let (mut draft, mut early) = (Draft::new(main), Early::default());
    for (i, channel) in draft.campaign.channels.iter().enumerate() {
        let named = Named { kind: Kind::Channel, id: i as u32, span: Span::default() };
        draft.names.declare(&channel.name.value, named);
    }
    for unit in units {
        for node in unit.tree.roots() {
            for (entry, line) in outline(*unit, node, vocabulary::top_level()) {
                draft.statement(*unit, entry, line, main, sink);
                match entry.word.name {
                    "roster" => early.rosters.push((*unit, line)),
                    "group" => early.groups.push((*unit, line)),
                    _ => {}
                }
            }
        }
    }
    // Lists that double as they grow would hold room for as many again.
    draft.campaign.influencers.shrink_to_fit();
    draft.campaign.deliveries.reserve_exact(draft.deliveries as usize);
    (draft, early)
}

/// A campaign of which nothing is known but the channels that need no declaration.
fn empty(main: FileId) -> Campaign {
    let nowhere = Span::new(main, 0, 0);
    let channels = CHANNELS.iter().map(|c| Channel {
        name: Spanned::new(c.name.to_string(), nowhere),
        title: c.title.to_string(),
        built_in: true,
        formats: c.formats.iter().map(|f| f.to_string()).collect(),
        engagement_by_views: c.engagement_by_views,
        ..Channel::default()
    });
    let title = Spanned::new(String::new(), nowhere);
    Campaign { title, span: nowhere, channels: channels.collect(), ..Campaign::default() }
}

impl Draft {
    /// A draft of which nothing is known but what is built in.
    pub fn new(main: FileId) -> Draft {
        Draft {
            campaign: empty(main),
            names: Names::default(),
            ids: HashMap::new(),
            head: None,
            doubtful: HashSet::new(),
            plain: Arc::default(),
            deliveries: 0,
        }
    }

    fn statement(
        &mut self,
        unit: SourceUnit<'_>,
        entry: &'static vocabulary::Entry,
        line: Line<'_>,
        main: FileId,
        sink: &mut Sink,
    ) {
        let Some(&word) = line.tokens.first() else { return };
        match entry.word.name {
            "campaign" => self.campaign_statement(unit, line, main, sink),
            "deliver" => {
                self.label(unit, line, sink);
                self.deliveries += 1;
            }
            _ => {
                if let Some(Part::Slot(Slot::New(kind), _)) = entry.pattern.parts.first() {
                    self.named(unit, *kind, word, line, sink);
                }
            }
        }
    }

    fn campaign_statement(&mut self, unit: SourceUnit<'_>, line: Line<'_>, main: FileId, sink: &mut Sink) {
        let span = line.tokens.first().map(|t| unit.token_span(*t)).unwrap_or_default();
        if unit.file != main {
            let finding = Finding::of(&NO_CAMPAIGN, span, "A file that is imported has no campaign of its own.");
            let finding = finding.with_label("a second campaign");
            sink.push(finding.with_help("Move what is shared into a file of its own, and import that."));
            return;
        }
        match self.head {
            Some(first) => {
                let finding = Finding::of(&NO_CAMPAIGN, span, "A file has exactly one campaign.");
                let finding = finding.with_label("a second campaign").with_related(first, "the first one");
                sink.push(finding.with_help("Put the other one into a file of its own."));
            }
            None => {
                self.head = Some(span);
                self.ids.insert((unit.file, span.start), 0);
            }
        }
    }

    fn label(&mut self, unit: SourceUnit<'_>, line: Line<'_>, sink: &mut Sink) {
        let is_as = |t: &Token| t.kind == TokenKind::Word && unit.raw(*t) == "as";
        let Some(at) = line.tokens.iter().skip(2).position(is_as) else { return };
        let Some(token) = line.tokens.get(at + 3).filter(|t| t.kind == TokenKind::Word) else { return };
        let name = Spanned::new(unit.raw(*token).to_string(), unit.token_span(*token));
        if self.is_free(Kind::Label, &name, sink) {
            self.add_name(Named { kind: Kind::Label, id: self.deliveries, span: name.span }, &name.value, sink);
        }
    }

    fn named(&mut self, unit: SourceUnit<'_>, kind: Kind, word: Token, line: Line<'_>, sink: &mut Sink) {
        let Some(token) = line.tokens.get(1) else { return };
        let raw = unit.raw(*token);
        let name = match token.kind {
            TokenKind::Word => raw.to_string(),
            // `influencer "Maya Köhler" { … }`: told of in the second pass, and known by the name proposed there.
            TokenKind::Quoted => super::slots::slug(&unquote(token.kind, raw).0),
            TokenKind::Handle => super::slots::slug(raw),
            _ => return,
        };
        let span = unit.token_span(*token);
        if name == "everyone" && matches!(kind, Kind::Influencer | Kind::Group) {
            let finding = Finding::of(&DUPLICATE_NAME, span, "`everyone` stands for all influencers of the campaign.");
            sink.push(finding.with_label("has a meaning already").with_help("Take another name."));
            return;
        }
        let head = line
            .tokens
            .iter()
            .take_while(|t| t.kind != TokenKind::Comment)
            .last()
            .map_or(span, |l| unit.token_span(word).to(unit.token_span(*l)));
        if let Some(id) = self.shell(kind, Spanned::new(name.clone(), span), head, sink) {
            self.ids.insert((unit.file, word.start), id);
        }
        if kind == Kind::Influencer {
            self.handles(unit, &name, line);
        }
        if let Some(title) = line.tokens.get(2).filter(|t| t.kind == TokenKind::Quoted) {
            self.names.titles.entry((kind, unquote(title.kind, unit.raw(*title)).0)).or_insert(name);
        }
    }

    fn handles(&mut self, unit: SourceUnit<'_>, name: &str, line: Line<'_>) {
        for child in line.children() {
            if let [on, _, handle, ..] = child.tokens()
                && unit.raw(*on) == "on"
                && handle.kind == TokenKind::Handle
            {
                self.names.handles.insert(unit.raw(*handle).to_string(), name.to_string());
            }
        }
    }

    /// Makes the shell of a declaration; its id, or `None` where the name is taken.
    fn shell(&mut self, kind: Kind, name: Spanned<String>, span: Span, sink: &mut Sink) -> Option<u32> {
        let built_in = self.names.resolve(kind, &name.value).filter(|_| kind == Kind::Channel);
        let built_in = built_in.map(ChannelId).filter(|id| self.campaign[*id].built_in);
        let place = name.span;
        if let Some(id) = built_in {
            let channel = &mut self.campaign.channels[id.index()];
            if let Some(first) = channel.span {
                sink.push(duplicate(kind, kind, &name, first));
                return None;
            }
            (channel.span, channel.name.span) = (Some(span), place);
            sink.references.push(Reference { kind, id: id.0, span: place, declares: true });
            return Some(id.0);
        }
        if !self.is_free(kind, &name, sink) {
            return None;
        }
        let written = name.value.clone();
        let id = self.push(kind, name, span);
        self.add_name(Named { kind, id, span: place }, &written, sink);
        Some(id)
    }

    /// Whether a name can still be given; tells of it where it cannot.
    fn is_free(&self, kind: Kind, name: &Spanned<String>, sink: &mut Sink) -> bool {
        let taken = self.names.get(kind, &name.value);
        sink.findings.extend(taken.map(|taken| duplicate(taken.kind, kind, name, taken.span)));
        taken.is_none()
    }

    fn add_name(&mut self, named: Named, name: &str, sink: &mut Sink) {
        self.names.declare(name, named);
        let Named { kind, id, span } = named;
        sink.references.push(Reference { kind, id, span, declares: true });
    }

    /// Puts an empty declaration into its list; its place there.
    fn push(&mut self, kind: Kind, name: Spanned<String>, span: Span) -> u32 {
        fn add<T>(list: &mut Vec<T>, item: T) -> u32 {
            list.push(item);
            list.len() as u32 - 1
        }
        let c = &mut self.campaign;
        match kind {
            Kind::Audience => add(&mut c.audiences, Audience { name, span, ..Audience::default() }),
            Kind::Influencer => add(&mut c.influencers, Influencer { name, span, ..Influencer::default() }),
            Kind::Group => add(&mut c.groups, Group { name, span, ..Group::default() }),
            Kind::Channel => {
                let title = name.value.clone();
                add(&mut c.channels, Channel { name, title, span: Some(span), ..Channel::default() })
            }
            Kind::Message => add(&mut c.messages, Message { name, span, ..Message::default() }),
            Kind::Story => add(&mut c.stories, Story { name, span, ..Story::default() }),
            Kind::Phase => add(&mut c.phases, Phase { name, span, ..Phase::default() }),
            Kind::Metric => add(&mut c.metrics, Metric { name, ..Metric::default() }),
            Kind::Roster | Kind::Label | Kind::Chapter => 0,
        }
    }
}

fn duplicate(taken_by: Kind, kind: Kind, name: &Spanned<String>, first: Span) -> Finding {
    let (message, help) = match taken_by == kind {
        true => (
            format!("The name `{}` is taken: every {} has its own.", name.value, kind.name()),
            "Take another name, or put both into one block.",
        ),
        false => (
            format!(
                "The name `{}` is taken by {}: people and groups share their names.",
                name.value,
                with_article(taken_by)
            ),
            "Take another name.",
        ),
    };
    let finding = Finding::of(&DUPLICATE_NAME, name.span, message).with_label("declared a second time").with_help(help);
    match first == Span::default() {
        true => finding,
        false => finding.with_related(first, "first declared here"),
    }
}

fn with_article(kind: Kind) -> String {
    let name = kind.name();
    format!("{} {name}", if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}
