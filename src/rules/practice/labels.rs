//! How the posts that are paid for are labelled, put together where the same holds for them.

use crate::campaign::{DeliveryId, MessageId};
use crate::facts::Label;
use crate::rules::Review;
use crate::rules::pieces::Piece;
use crate::source::Span;
use crate::vocabulary::{Market, Standing, USUAL_LABEL};
use std::collections::HashMap;
use std::sync::Arc;

/// Posts of one statement about one message that are paid for and carry the same label in the same markets.
pub struct Labelled<'c> {
    /// The posts.
    pub piece: Piece<'c>,
    /// Their label.
    pub label: Arc<Label>,
}

/// The posts outside the brand's own channels that are paid for, in any way, in the order of the statements.
pub fn labelled<'r>(review: &'r Review<'_>) -> Vec<Labelled<'r>> {
    let mut found: Vec<Labelled<'r>> = Vec::new();
    let mut places: HashMap<(DeliveryId, Option<MessageId>, *const Label), usize> = HashMap::new();
    for (post, facts) in review.campaign.posts.iter().zip(&review.facts.posts) {
        if !facts.paid.is_paid() || review.campaign[post.channel].owned.is_some() {
            continue;
        }
        let key = (post.delivery, post.message, Arc::as_ptr(&facts.label));
        let place = *places.entry(key).or_insert_with(|| {
            found.push(Labelled { piece: Piece::of(review.campaign, post, facts), label: facts.label.clone() });
            found.len() - 1
        });
        found[place].piece.add(post);
    }
    found.iter_mut().for_each(|l| l.piece.settle());
    found.sort_by_key(|l| (l.piece.delivery, l.piece.message));
    found
}

impl Labelled<'_> {
    /// Where the label stands: from the first to the last, in one file.
    pub fn place(&self) -> Option<Span> {
        self.label.place()
    }
}

/// The markets of some posts, each once, with how the label stands there.
pub fn markets(labelled: &[&Labelled<'_>]) -> Vec<(&'static Market, Standing)> {
    let mut all: Vec<(&'static Market, Standing)> = Vec::new();
    for (market, standing) in labelled.iter().flat_map(|l| &l.label.markets) {
        if all.iter().all(|(known, _)| known.code != market.code) {
            all.push((market, *standing));
        }
    }
    all
}

/// What to write so that each of these markets is served: `"Werbung", #ad`.
pub fn proposal<'m>(markets: impl IntoIterator<Item = &'m Market>) -> String {
    let mut words: Vec<String> = Vec::new();
    for market in markets {
        if !words.iter().any(|word| market.standing(word) == Standing::Accepted) {
            words.push(market.proposal());
        }
    }
    if words.is_empty() { USUAL_LABEL.to_string() } else { words.join(", ") }
}
