//! The names that the files declare, and the nearest one to a name that nobody declared.

use super::sink::Sink;
use crate::campaign::Who;
use crate::say::nearest;
use crate::source::Span;
use crate::vocabulary::{self, Kind};
use foldhash::HashMap;

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub kind: Kind,
    pub id: u32,
    /// Where it is declared; nowhere, if it is built in.
    pub span: Span,
}

/// The names of one namespace.
#[derive(Debug, Default)]
struct NameTable {
    by_name: HashMap<String, Named>,
    /// All names, in the order in which they were declared.
    order: Vec<String>,
}

/// All names of a campaign. Lookups only: what is iterated stands in lists.
#[derive(Debug, Default)]
pub(super) struct Names {
    tables: [NameTable; 9],
    /// The name of the influencer behind a handle.
    pub handles: HashMap<String, String>,
    /// The name behind a title.
    pub titles: HashMap<(Kind, String), String>,
}

/// The namespace of a kind: influencers and groups share one, so do stories and their chapters.
fn namespace(kind: Kind) -> usize {
    match kind {
        Kind::Audience => 0,
        Kind::Influencer | Kind::Group => 1,
        Kind::Channel => 2,
        Kind::Message => 3,
        Kind::Story | Kind::Chapter => 4,
        Kind::Phase => 5,
        Kind::Roster => 6,
        Kind::Metric => 7,
        Kind::Label => 8,
    }
}

impl Names {
    /// Declares a name, unless it is taken.
    pub fn declare(&mut self, name: &str, named: Named) {
        let table = &mut self.tables[namespace(named.kind)];
        if !table.by_name.contains_key(name) {
            table.by_name.insert(name.to_string(), named);
            table.order.push(name.to_string());
        }
    }

    /// What bears a name in the namespace of a kind.
    pub fn get(&self, kind: Kind, name: &str) -> Option<Named> {
        self.tables[namespace(kind)].by_name.get(name).copied()
    }

    /// The id of a name of a kind. A group is no influencer, though they share a namespace.
    pub fn resolve(&self, kind: Kind, name: &str) -> Option<u32> {
        self.get(kind, name).filter(|named| named.kind == kind).map(|named| named.id)
    }

    /// How many names stand in the namespace of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.tables[namespace(kind)].order.len()
    }

    /// The person or group of a name.
    pub fn who(&self, name: &str, span: Span, sink: &mut Sink) -> Option<Who> {
        if name == "everyone" {
            return Some(Who::Everyone);
        }
        let Named { kind, id, .. } = self.get(Kind::Group, name)?;
        sink.refer(kind, id, span);
        Some(match kind {
            Kind::Group => Who::Group(crate::campaign::GroupId(id)),
            _ => Who::Influencer(crate::campaign::InfluencerId(id)),
        })
    }

    /// The declared name that is most like the written one, if any is like it.
    pub fn nearest(&self, kind: Kind, written: &str) -> Option<&str> {
        if let Some(name) = self.titles.get(&(kind, written.to_string())) {
            return Some(name);
        }
        if let Some(channel) = vocabulary::channel_also_called(written).filter(|_| kind == Kind::Channel) {
            return Some(channel);
        }
        nearest(written, self.names(kind))
    }

    /// The declared names of a kind; of a group its own, not those of influencers.
    pub fn names(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let all = self.tables[namespace(kind)].order.iter().map(String::as_str);
        all.filter(move |name| kind != Kind::Influencer || self.resolve(kind, name).is_some())
    }
}
