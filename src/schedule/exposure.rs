//! How often one person of an audience meets the campaign, in any seven days and over the whole run.
//!
//! The formula. A post is met by everybody who follows the account and belongs to the audience: followers × share of them in
//! the audience. The sum of that over the posts of a period are its *contacts*. The *people* behind them are fewer, for
//! many follow several accounts: the people are put in order by the size of their following in the audience, and each adds
//! her following × (1 − overlap) for each of those before her, as if people chose whom to follow independently of each
//! other. They are never more than the size of the audience, where that is stated. Contacts / people are the *mean
//! exposures* of a person who follows at least one of them.
//!
//! What is not known. A post whose followers or whose share is unknown is left out and counted apart. An unknown overlap
//! is taken as none, which gives the lowest mean that is possible; taking every unknown overlap as complete gives the
//! highest. Several accounts of one person are taken in the same way. That every follower sees every post is an upper
//! bound on what a platform delivers; so these are chances to see, not views.
//!
//! Without a schedule. A post then counts in a period only where its statement leaves it no day outside. So what is found
//! holds for every schedule that could be.

use super::overlap::{Following, Overlaps};
use super::{Plan, window};
use crate::campaign::{AudienceId, Campaign, ChannelId, InfluencerId, MessageId, PostId, StoryId};
use crate::facts::Facts;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What one person of an audience meets in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Exposure {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// How many posts of which enough is known.
    pub posts: usize,
    /// How many posts are left out because their followers, or the share of them in the audience, are unknown.
    pub unknown: usize,
    /// In-audience followers, summed over the posts.
    pub contacts: f64,
    /// The part of the contacts that is a further chapter of a story, on a later day than the one before it by the same
    /// teller: people who follow a story wait for these.
    pub sequels: f64,
    /// How many people these are, with an unknown overlap taken as none.
    pub people: f64,
    /// How many they are at the least, with every unknown overlap taken as complete.
    pub people_at_least: f64,
}

impl Exposure {
    /// The mean exposures of a person who follows at least one of the cast; `None` where no post is known.
    pub fn mean(&self) -> Option<f64> {
        (self.people > 0.0).then(|| self.contacts / self.people)
    }

    /// The same without the further chapters of stories.
    pub fn mean_without_sequels(&self) -> Option<f64> {
        (self.people > 0.0).then(|| (self.contacts - self.sequels) / self.people)
    }

    /// The highest mean that the unknown overlaps allow.
    pub fn highest(&self) -> Option<f64> {
        (self.people_at_least > 0.0).then(|| self.contacts / self.people_at_least)
    }
}

/// What there is to take away from a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ExposedTopic {
    Story(StoryId),
    Message(MessageId),
}

/// A post as an audience meets it.
#[derive(Debug, Clone, Copy)]
struct Contact {
    /// The first and the last day on which it can go out; the same where there is a schedule.
    days: (Date, Date),
    post: PostId,
    who: InfluencerId,
    channel: ChannelId,
    /// In-audience followers; unknown where the file does not tell.
    people: Option<f64>,
    topic: Option<ExposedTopic>,
}

/// The exposures of a campaign by its schedule. Posts on the brand's own channels do not count: people go there of their
/// own accord.
#[derive(Debug)]
pub struct Exposures<'c> {
    campaign: &'c Campaign,
    overlaps: Overlaps,
    /// By audience, each in the order of time; one list for everybody where the file declares no audience.
    contacts: BTreeMap<Option<AudienceId>, Vec<Contact>>,
}

impl<'c> Exposures<'c> {
    /// Takes a campaign and its schedule; without one only what holds for every schedule is found.
    pub fn new(facts: &'c Facts, plan: Option<&Plan>) -> Exposures<'c> {
        let campaign = &facts.campaign;
        let mut contacts: BTreeMap<Option<AudienceId>, Vec<Contact>> = BTreeMap::new();
        for post in (0..campaign.posts.len() as u32).map(PostId) {
            let between = window::between(campaign, plan, post);
            let Some((from, until)) = between.filter(|_| campaign[campaign[post].channel].owned.is_none()) else {
                continue;
            };
            for audience in met(facts, post) {
                let days = (from.date(), until.date());
                contacts.entry(audience).or_default().push(contact(campaign, post, days, audience));
            }
        }
        contacts.values_mut().for_each(|list| list.sort_by_key(|c| (c.days, c.post)));
        Exposures { campaign, overlaps: Overlaps::new(campaign), contacts }
    }

    /// Who meets anything; `None` is everybody, where the file declares no audience.
    pub fn audiences(&self) -> impl Iterator<Item = Option<AudienceId>> {
        self.contacts.keys().copied()
    }

    /// The exposures in seven days, for each day on which something goes out to the audience: that day and the six after.
    pub fn weeks(&self, audience: Option<AudienceId>) -> Vec<Exposure> {
        let contacts = self.of(audience);
        let mut weeks: Vec<Exposure> = Vec::new();
        for (from, contact) in contacts.iter().enumerate() {
            let first = contact.days.0;
            if weeks.last().is_some_and(|w| w.first == first) {
                continue;
            }
            let last = first.saturating_add(6.days());
            let until = from + contacts[from..].partition_point(|c| c.days.0 <= last);
            let inside = contacts[from..until].iter().filter(|c| c.days.1 <= last).copied();
            weeks.push(self.exposure(audience, inside.collect(), first, last));
        }
        weeks
    }

    /// The exposures over everything that goes out to the audience; `None` where nothing does.
    pub fn whole(&self, audience: Option<AudienceId>) -> Option<Exposure> {
        let contacts = self.of(audience);
        let first = contacts.first()?.days.0;
        let last = contacts.iter().map(|c| c.days.1).max()?;
        Some(self.exposure(audience, contacts.to_vec(), first, last))
    }

    /// The posts that an audience meets in a period, in the order of time.
    pub fn posts(&self, audience: Option<AudienceId>, first: Date, last: Date) -> Vec<PostId> {
        let inside = self.of(audience).iter().filter(|c| first <= c.days.0 && c.days.1 <= last);
        inside.map(|c| c.post).collect()
    }

    /// How many different messages a person who follows at least one of the cast meets in a period, on the mean; all
    /// chapters of a story are one. `None` where no post is known.
    pub fn messages(&self, audience: Option<AudienceId>, first: Date, last: Date) -> Option<f64> {
        let inside = self.of(audience).iter().filter(|c| first <= c.days.0 && c.days.1 <= last);
        let known: Vec<(Contact, f64)> = inside.filter_map(|c| Some((*c, c.people?))).collect();
        let size = self.size(audience);
        let (people, _) = self.people(known.iter(), size);
        let mut topics: BTreeMap<ExposedTopic, Vec<&(Contact, f64)>> = BTreeMap::new();
        for contact in &known {
            if let Some(topic) = contact.0.topic {
                topics.entry(topic).or_default().push(contact);
            }
        }
        let met: f64 = topics.into_values().map(|list| self.people(list.into_iter(), size).0).sum();
        (people > 0.0).then(|| met / people)
    }

    fn size(&self, audience: Option<AudienceId>) -> Option<f64> {
        audience.and_then(|a| self.campaign[a].size.as_ref()).map(|s| s.value as f64)
    }

    fn of(&self, audience: Option<AudienceId>) -> &[Contact] {
        self.contacts.get(&audience).map_or(&[], Vec::as_slice)
    }

    fn exposure(&self, audience: Option<AudienceId>, contacts: Vec<Contact>, first: Date, last: Date) -> Exposure {
        let known: Vec<(Contact, f64)> = contacts.iter().filter_map(|c| Some((*c, c.people?))).collect();
        let (people, people_at_least) = self.people(known.iter(), self.size(audience));
        Exposure {
            first,
            last,
            posts: known.len(),
            unknown: contacts.len() - known.len(),
            contacts: known.iter().map(|(_, people)| people).sum(),
            sequels: sequels(&known),
            people,
            people_at_least,
        }
    }

    /// How many people meet at least one of these posts: with unknown overlaps as none, and as complete.
    fn people<'a>(&self, contacts: impl Iterator<Item = &'a (Contact, f64)>, size: Option<f64>) -> (f64, f64) {
        let mut accounts: Vec<_> = contacts.map(|(c, people)| (c.who, c.channel, *people)).collect();
        accounts.sort_by_key(|(who, channel, _)| (*who, *channel));
        accounts.dedup_by_key(|(who, channel, _)| (*who, *channel));
        let same = |a: &(InfluencerId, _, _), b: &(InfluencerId, _, _)| a.0 == b.0;
        let people = accounts.chunk_by(same).map(|list| Following {
            who: list[0].0,
            most: list.iter().map(|(_, _, n)| n).sum(),
            least: list.iter().map(|(_, _, n)| *n).fold(0.0, f64::max),
        });
        let people: Vec<Following> = people.collect();
        let largest = people.iter().map(|p| p.most).fold(0.0, f64::max);
        let ceiling = size.map_or(f64::INFINITY, |size| size.max(largest));
        let (most, least) = self.overlaps.union(people);
        (most.min(ceiling), least.min(ceiling))
    }
}

fn met(facts: &Facts, post: PostId) -> Vec<Option<AudienceId>> {
    match facts.campaign.audiences.is_empty() {
        true => vec![None],
        false => facts.met(post).map(Some).collect(),
    }
}

fn contact(campaign: &Campaign, id: PostId, days: (Date, Date), audience: Option<AudienceId>) -> Contact {
    let post = &campaign[id];
    let account = campaign.account(post.influencer, post.channel);
    let followers = account.and_then(|a| a.followers.as_ref()).map(|f| f.value as f64);
    let share = match audience {
        Some(audience) => campaign[post.influencer].share(Some(post.channel), audience).map(|s| s.percent.fraction()),
        None => Some(1.0),
    };
    Contact {
        days,
        post: id,
        who: post.influencer,
        channel: post.channel,
        people: followers.zip(share).map(|(followers, share)| followers * share),
        topic: post.chapter.map(|(story, _)| ExposedTopic::Story(story)).or(post.message.map(ExposedTopic::Message)),
    }
}

/// The contacts of further chapters: of a story that the same person began to tell on an earlier day of the period, or
/// earlier at all where the days are not fixed.
fn sequels(contacts: &[(Contact, f64)]) -> f64 {
    let mut told: BTreeMap<(InfluencerId, StoryId), Date> = BTreeMap::new();
    let mut sum = 0.0;
    for (contact, people) in contacts {
        let Some(ExposedTopic::Story(story)) = contact.topic else { continue };
        let (first, last) = contact.days;
        match told.insert((contact.who, story), first) {
            Some(before) if before < first || first < last => sum += people,
            _ => {}
        }
    }
    sum
}

#[cfg(test)]
mod tests;
