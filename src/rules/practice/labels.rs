//! How the posts that are paid for are labelled, market by market.

use crate::campaign::{Campaign, DeliveryId, Disclosure, MessageId};
use crate::rules::Review;
use crate::rules::pieces::Piece;
use crate::source::{Span, Spanned};
use crate::vocabulary::{MARKETS, Market, Standing, market};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Posts that are paid for, with what is known of their label.
pub struct Labelled<'c> {
    /// The posts; only those by people who are paid.
    pub piece: Cow<'c, Piece<'c>>,
    /// For each market, how the best of the labels stands there.
    pub markets: Standings,
}

/// How something stands in some markets.
pub type Standings = Rc<[(&'static Market, Standing)]>;

/// The markets that a campaign has to keep: those it states, else those of its audiences; only those the table knows.
pub fn markets(campaign: &Campaign) -> Vec<&'static Market> {
    let stated = campaign.settings.market.iter();
    let lived_in = campaign.audiences.iter().flat_map(|a| &a.countries);
    let codes: Vec<&str> = match campaign.settings.market.is_empty() {
        true => lived_in.map(|c| c.value.as_str()).collect(),
        false => stated.map(|c| c.value.as_str()).collect(),
    };
    let mut rows: Vec<&'static Market> = Vec::new();
    for row in codes.into_iter().filter_map(market) {
        if rows.iter().all(|r| r.code != row.code) {
            rows.push(row);
        }
    }
    rows
}

/// The posts outside the brand's own channels by people who are paid, in any way, or for which a fee is stated.
pub fn labelled<'r>(review: &'r Review<'_>) -> Vec<Labelled<'r>> {
    let campaign = review.campaign;
    let paid = paid_posts(campaign);
    let markets = markets(campaign);
    let mut found = Vec::new();
    // Most pieces have their labels from the same statement, and words are slow to compare.
    let mut known: BTreeMap<Vec<Span>, Standings> = BTreeMap::new();
    for piece in review.pieces() {
        let Some(delivery) = piece.delivery.filter(|_| !piece.owned) else { continue };
        let Some(&posts) = paid.get(&(delivery, piece.message)) else { continue };
        let mut piece = Cow::Borrowed(piece);
        if posts < piece.posts {
            let own = piece.to_mut();
            own.people.retain(|who| campaign[*who].is_paid());
            own.posts = posts;
        }
        let labels = &piece.style.disclosure;
        let place: Vec<Span> = labels.iter().map(|l| l.span).collect();
        let standing = |m: &&'static Market| (*m, best(m, labels));
        let markets = known.entry(place).or_insert_with(|| markets.iter().map(standing).collect()).clone();
        found.push(Labelled { markets, piece });
    }
    found
}

fn paid_posts(campaign: &Campaign) -> BTreeMap<(DeliveryId, Option<MessageId>), usize> {
    let mut paid = BTreeMap::new();
    for post in &campaign.posts {
        if campaign[post.delivery].fee.is_some() || campaign[post.influencer].is_paid() {
            *paid.entry((post.delivery, post.message)).or_insert(0) += 1;
        }
    }
    paid
}

/// How the best of some labels stands in a market.
pub fn best(market: &Market, labels: &[Spanned<Disclosure>]) -> Standing {
    labels.iter().map(|l| market.standing(l.text())).min().unwrap_or(Standing::Refused)
}

impl Labelled<'_> {
    /// Whether nothing says clearly that these posts are paid for: there is no label, or none that counts anywhere the
    /// campaign runs, nor, where that is not known, in any market of the table.
    pub fn is_unlabelled(&self) -> bool {
        let labels = &self.piece.style.disclosure;
        if labels.is_empty() || !self.markets.is_empty() {
            return self.markets.iter().all(|(_, standing)| *standing == Standing::Refused);
        }
        let standings: Vec<Standing> = MARKETS.iter().map(|m| best(m, labels)).collect();
        standings.contains(&Standing::Refused) && !standings.contains(&Standing::Accepted)
    }

    /// Where the label stands: from the first to the last, in one file.
    pub fn place(&self) -> Option<Span> {
        let labels = &self.piece.style.disclosure;
        let (first, last) = (labels.first()?.span, labels.last()?.span);
        Some(if first.file == last.file { first.to(last) } else { first })
    }
}

/// What to write so that each of these markets is served: `"Werbung", #ad`.
pub fn proposal<'m>(markets: impl IntoIterator<Item = &'m Market>) -> String {
    let mut words: Vec<String> = Vec::new();
    for market in markets {
        if !words.iter().any(|word| market.standing(word) == Standing::Accepted) {
            words.push(market.proposal());
        }
    }
    if words.is_empty() { "#ad".to_string() } else { words.join(", ") }
}
