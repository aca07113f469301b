//! Posts taken together by what holds for them, so that a rule says a thing once and where it stands.

use crate::campaign::{AudienceId, Campaign, DeliveryId, InfluencerId, MessageId, Post, StoryId, Style};
use crate::facts::{Facts, PostFacts};
use crate::say;
use crate::source::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The posts of one `deliver` statement about one message: the same style holds for all of them.
#[derive(Debug, Clone)]
pub struct Piece<'c> {
    /// What holds for them.
    pub style: &'c Style,
    /// The statement; none while nothing is delivered yet.
    pub delivery: Option<DeliveryId>,
    /// What they are about.
    pub message: Option<MessageId>,
    /// Which story they tell.
    pub story: Option<StoryId>,
    /// Who publishes them, each person once, in the order of the ids.
    pub people: Vec<InfluencerId>,
    /// How many they are.
    pub posts: usize,
    /// Whether they stand on a channel of the brand's own.
    pub owned: bool,
    /// The audiences that they address.
    pub audiences: Arc<[AudienceId]>,
}

/// All pieces of a campaign, in the order of the statements and of the messages. While nothing is delivered yet, each
/// message is a piece without posts; while there is no message either, the guidelines are.
pub fn pieces(facts: &Facts) -> Vec<Piece<'_>> {
    let campaign = &facts.campaign;
    let mut found: BTreeMap<(DeliveryId, Option<MessageId>), Piece<'_>> = BTreeMap::new();
    for (post, known) in campaign.posts.iter().zip(&facts.posts) {
        let piece = found.entry((post.delivery, post.message)).or_insert_with(|| Piece::of(campaign, post, known));
        piece.add(post);
    }
    let mut pieces: Vec<Piece<'_>> = found.into_values().collect();
    pieces.iter_mut().for_each(Piece::settle);
    if pieces.is_empty() { undelivered(campaign) } else { pieces }
}

impl<'c> Piece<'c> {
    /// A piece like a post, with no post in it yet.
    pub(super) fn of(campaign: &'c Campaign, post: &'c Post, facts: &PostFacts) -> Piece<'c> {
        Piece {
            style: &post.style,
            delivery: Some(post.delivery),
            message: post.message,
            story: post.chapter.map(|(story, _)| story),
            people: Vec::new(),
            posts: 0,
            owned: campaign[post.channel].owned.is_some(),
            audiences: facts.audiences.clone(),
        }
    }

    /// Adds a post like the others.
    pub(super) fn add(&mut self, post: &Post) {
        self.posts += 1;
        self.people.push(post.influencer);
    }

    /// Names each of the people once, after the last post.
    pub(super) fn settle(&mut self) {
        self.people.sort_unstable();
        self.people.dedup();
    }
}

fn undelivered(campaign: &Campaign) -> Vec<Piece<'_>> {
    let draft = |style, message| Piece {
        style,
        delivery: None,
        message,
        story: None,
        people: Vec::new(),
        posts: 0,
        owned: false,
        audiences: Arc::default(),
    };
    if campaign.messages.is_empty() {
        return vec![draft(&campaign.guidelines, None)];
    }
    let each = campaign.messages.iter().enumerate();
    each.map(|(i, m)| draft(&m.style, Some(MessageId(i as u32)))).collect()
}

/// Puts pieces together by the place of the statement that a rule is about, in the order of the text; pieces without that
/// statement are left out.
pub fn by_statement<'p, 'c>(
    pieces: impl IntoIterator<Item = &'p Piece<'c>>,
    statement: impl Fn(&Piece<'c>) -> Option<Span>,
) -> BTreeMap<Span, Vec<&'p Piece<'c>>> {
    let mut groups: BTreeMap<Span, Vec<&Piece<'c>>> = BTreeMap::new();
    for piece in pieces {
        if let Some(span) = statement(piece) {
            groups.entry(span).or_default().push(piece);
        }
    }
    groups
}

/// How far something reaches: over how many posts, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    /// How many posts.
    pub posts: usize,
    /// By how many people.
    pub people: usize,
    names: Vec<String>,
}

impl Extent {
    /// The extent of some pieces together.
    pub fn of(campaign: &Campaign, pieces: &[&Piece<'_>]) -> Extent {
        let mut people: Vec<InfluencerId> = pieces.iter().flat_map(|p| p.people.iter().copied()).collect();
        people.sort_unstable();
        people.dedup();
        let named = if people.len() <= 3 { &people[..] } else { &[] };
        let names = named.iter().map(|id| campaign[*id].name.value.clone()).collect();
        Extent { posts: pieces.iter().map(|p| p.posts).sum(), people: people.len(), names }
    }

    /// "4 posts by maya and jonas", "26 posts by 12 people"; for what is not delivered yet, "every post to come".
    pub fn words(&self) -> String {
        let by = if self.names.is_empty() { say::count(self.people, "person") } else { say::some(&self.names, 6) };
        match self.posts {
            0 => "every post to come".to_string(),
            n => format!("{} by {by}", say::count(n, "post")),
        }
    }

    /// The same for what holds for every single one: "each of 4 posts by maya and jonas".
    pub fn each(&self) -> String {
        if self.posts > 1 { format!("each of {}", self.words()) } else { self.words() }
    }
}
