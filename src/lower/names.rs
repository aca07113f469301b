//! The names that the files declare, and the nearest one to a name that nobody declared.

use super::sink::Sink;
use crate::campaign::Who;
use crate::say::nearest;
use crate::source::Span;
use crate::vocabulary::{self, Kind};
use foldhash::HashMap;

/// The names of one kind, each with its id and the place of its declaration.
#[derive(Debug, Default)]
pub(super) struct Table {
    by_name: HashMap<String, (u32, Span)>,
    order: Vec<String>,
}

impl Table {
    /// Declares a name; the place of the first declaration where there is one already.
    pub fn declare(&mut self, name: &str, id: u32, span: Span) -> Result<(), (u32, Span)> {
        if let Some(&first) = self.by_name.get(name) {
            return Err(first);
        }
        self.by_name.insert(name.to_string(), (id, span));
        self.order.push(name.to_string());
        Ok(())
    }

    pub fn get(&self, name: &str) -> Option<u32> {
        self.by_name.get(name).map(|(id, _)| *id)
    }

    pub fn span(&self, name: &str) -> Option<Span> {
        self.by_name.get(name).map(|(_, span)| *span)
    }

    /// All names, in the order in which they were declared.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }
}

/// All names of a campaign. Lookups only: what is iterated stands in lists.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub audiences: Table,
    /// Influencers and groups share one namespace; the kind says which the id is of.
    pub people: Table,
    pub people_kind: HashMap<String, Kind>,
    pub channels: Table,
    pub messages: Table,
    pub stories: Table,
    pub phases: Table,
    pub rosters: Table,
    pub metrics: Table,
    pub labels: Table,
    /// The name of the influencer behind a handle.
    pub handles: HashMap<String, String>,
    /// The name behind a title.
    pub titles: HashMap<(Kind, String), String>,
}

impl Names {
    pub fn table(&self, kind: Kind) -> &Table {
        match kind {
            Kind::Audience => &self.audiences,
            Kind::Influencer | Kind::Group => &self.people,
            Kind::Channel => &self.channels,
            Kind::Message => &self.messages,
            Kind::Story | Kind::Chapter => &self.stories,
            Kind::Phase => &self.phases,
            Kind::Roster => &self.rosters,
            Kind::Metric => &self.metrics,
            Kind::Label => &self.labels,
        }
    }

    pub fn table_mut(&mut self, kind: Kind) -> &mut Table {
        match kind {
            Kind::Audience => &mut self.audiences,
            Kind::Influencer | Kind::Group => &mut self.people,
            Kind::Channel => &mut self.channels,
            Kind::Message => &mut self.messages,
            Kind::Story | Kind::Chapter => &mut self.stories,
            Kind::Phase => &mut self.phases,
            Kind::Roster => &mut self.rosters,
            Kind::Metric => &mut self.metrics,
            Kind::Label => &mut self.labels,
        }
    }

    /// The id of a name of a kind. A group is no influencer, though they share a namespace.
    pub fn resolve(&self, kind: Kind, name: &str) -> Option<u32> {
        match kind {
            Kind::Influencer | Kind::Group if self.people_kind.get(name) != Some(&kind) => None,
            _ => self.table(kind).get(name),
        }
    }

    /// The person or group of a name.
    pub fn who(&self, name: &str, span: Span, sink: &mut Sink) -> Option<Who> {
        if name == "everyone" {
            return Some(Who::Everyone);
        }
        let id = self.people.get(name)?;
        let kind = *self.people_kind.get(name)?;
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
        let fits = move |n: &&str| match kind {
            Kind::Influencer => self.people_kind.get(*n) == Some(&Kind::Influencer),
            _ => true,
        };
        self.table(kind).names().filter(fits)
    }
}
