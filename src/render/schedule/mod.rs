//! A schedule as a table, CSV, JSON, YAML and iCalendar.

pub mod csv;
pub mod ics;
pub mod json;
pub mod table;
pub mod why;
pub mod yaml;

mod dto;
mod zone;

use crate::campaign::{Campaign, Message, Milestone, Money, Post, PostId};
use crate::facts::Facts;
use crate::schedule::{Due, Plan};
use jiff::civil::{Date, DateTime};

/// What every format tells of a post.
#[derive(Debug, Clone, Copy)]
struct PostRow<'c> {
    facts: &'c Facts,
    campaign: &'c Campaign,
    id: PostId,
    post: &'c Post,
    at: DateTime,
    due: &'c [Due],
}

/// The posts of a schedule by time, then by id.
fn rows<'c>(facts: &'c Facts, plan: &'c Plan) -> Vec<PostRow<'c>> {
    let campaign = &facts.campaign;
    let slots = plan.in_order(campaign).into_iter();
    let row = |slot: &'c crate::schedule::Appointment| PostRow {
        facts,
        campaign,
        id: slot.post,
        post: &campaign[slot.post],
        at: slot.date.to_datetime(slot.time),
        due: &slot.milestones,
    };
    slots.map(row).collect()
}

impl<'c> PostRow<'c> {
    /// The influencer's name in the file.
    fn influencer(&self) -> &'c str {
        &self.campaign[self.post.influencer].name
    }

    /// The influencer's name for people.
    fn person(&self) -> &'c str {
        self.campaign.name_of(self.post.influencer)
    }

    /// The channel's name in the file.
    fn channel(&self) -> &'c str {
        &self.campaign[self.post.channel].name
    }

    /// The channel's name for people.
    fn channel_title(&self) -> &'c str {
        &self.campaign[self.post.channel].title
    }

    fn handle(&self) -> Option<&'c str> {
        self.facts.account(self.post).map(|a| a.handle.as_str())
    }

    /// The format in the singular; empty where it is unknown.
    fn format(&self) -> &'c str {
        self.campaign[self.post.delivery].format.as_ref().map_or("", |f| f.as_str())
    }

    fn message(&self) -> Option<&'c Message> {
        self.post.message.map(|m| &self.campaign[m])
    }

    /// What it is about, for people; empty where nothing has a title.
    fn about(&self) -> &'c str {
        self.facts.about(self.post).unwrap_or("")
    }

    fn story(&self) -> Option<&'c str> {
        self.post.chapter.map(|(story, _)| self.campaign[story].name.as_str())
    }

    fn chapter(&self) -> Option<&'c str> {
        self.post.chapter.and_then(|(s, n)| self.campaign[s].chapters.get(n)).map(|c| c.name.as_str())
    }

    fn phase(&self) -> Option<&'c str> {
        self.campaign[self.post.delivery].phase.as_ref().map(|p| self.campaign[p.value].name.as_str())
    }

    fn fee(&self) -> Option<Money> {
        self.facts[self.id].fee.money()
    }

    fn due(&self, milestone: Milestone) -> Option<Date> {
        self.due.iter().find(|d| d.milestone == milestone).map(|d| d.on)
    }
}
