//! How a post is labelled: the markets whose rules it keeps, the words that the plan states, the words that it needs.

use crate::campaign::{AudienceId, Campaign, Disclosure, Post};
use crate::facts::people::{self, Markets, PayBy};
use crate::source::{Span, Spanned};
use crate::vocabulary::{Market, Standing};
use std::collections::HashMap;
use std::sync::Arc;

/// The label of a post.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Label {
    /// The markets whose rules it keeps, with how the best of the stated words counts in each. Only markets that the table
    /// knows.
    pub markets: Vec<(&'static Market, Standing)>,
    /// The words that the plan states.
    pub stated: Vec<Spanned<Disclosure>>,
    /// The words that the post carries: those stated, and where it is paid for and none of them counts in a market, the word
    /// of that market. Nothing only where nothing is stated and nobody pays.
    pub words: Vec<String>,
    /// Whether the post is paid for and nothing stated says so: no word is stated, or none that counts in any of its
    /// markets.
    pub is_missing: bool,
}

/// How the best of some words stands in a market.
fn best(market: &Market, words: &[Spanned<Disclosure>]) -> Standing {
    words.iter().map(|w| market.standing(w.text())).min().unwrap_or(Standing::Refused)
}

/// What decides about a label, made comparable by where it stands: words are slow to compare, and most posts have theirs
/// from the same lines.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    places: Vec<Span>,
    markets: Vec<&'static str>,
    paid: bool,
}

/// The labels of a campaign's posts, each worked out once.
pub(super) struct Labels<'c> {
    campaign: &'c Campaign,
    known: HashMap<Key, Arc<Label>>,
    of_audiences: HashMap<Arc<[AudienceId]>, Markets>,
}

impl<'c> Labels<'c> {
    pub fn new(campaign: &'c Campaign) -> Self {
        Labels { campaign, known: HashMap::new(), of_audiences: HashMap::new() }
    }

    /// The label of a post. `markets` are those of its author; where these say nothing, its audiences decide.
    pub fn of(
        &mut self,
        post: &Post,
        paid: PayBy,
        markets: Option<&Markets>,
        audiences: &Arc<[AudienceId]>,
    ) -> Arc<Label> {
        let campaign = self.campaign;
        let lived_in = || markets_of(campaign, audiences);
        let markets = match markets {
            Some(markets) => markets.clone(),
            None => self.of_audiences.entry(audiences.clone()).or_insert_with(lived_in).clone(),
        };
        let stated = &post.style.disclosure;
        // On a channel of the brand's own everybody sees who speaks.
        let owned = campaign[post.channel].owned.is_some();
        let key = Key {
            places: stated.iter().map(|l| l.span).collect(),
            markets: markets.iter().map(|m| m.code).collect(),
            paid: paid.is_paid() && !owned,
        };
        let paid = key.paid;
        self.known.entry(key).or_insert_with(|| Arc::new(label(stated, &markets, paid))).clone()
    }
}

fn label(stated: &[Spanned<Disclosure>], markets: &Markets, paid: bool) -> Label {
    let markets: Vec<(&'static Market, Standing)> = markets.iter().map(|m| (*m, best(m, stated))).collect();
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: String| {
        if !words.contains(&word) {
            words.push(word);
        }
    };
    stated.iter().for_each(|d| add(d.text().to_string()));
    let refused = || markets.iter().filter(|(_, standing)| *standing == Standing::Refused);
    if paid {
        refused().for_each(|(market, _)| add(market.word()));
    }
    let is_missing = paid && is_missing(stated, &markets);
    if paid && words.is_empty() {
        // No market is known, or none that the table knows: the word that most of them accept.
        words.push(crate::vocabulary::USUAL_LABEL.to_string());
    }
    Label { markets, stated: stated.to_vec(), words, is_missing }
}

/// Whether nothing says clearly that a post is paid for: there is no label, or none that counts in any of its markets, nor,
/// where these are not known, in any market of the table.
fn is_missing(stated: &[Spanned<Disclosure>], markets: &[(&'static Market, Standing)]) -> bool {
    if stated.is_empty() || !markets.is_empty() {
        return markets.iter().all(|(_, standing)| *standing == Standing::Refused);
    }
    let standings: Vec<Standing> = crate::vocabulary::MARKETS.iter().map(|m| best(m, stated)).collect();
    standings.contains(&Standing::Refused) && !standings.contains(&Standing::Accepted)
}

impl Label {
    /// Where the stated words are: from the first to the last, in one file.
    pub fn place(&self) -> Option<Span> {
        let (first, last) = (self.stated.first()?.span, self.stated.last()?.span);
        Some(if first.file == last.file { first.to(last) } else { first })
    }
}

/// The markets of the people in some audiences.
fn markets_of(campaign: &Campaign, audiences: &[AudienceId]) -> Markets {
    let countries = audiences.iter().flat_map(|a| &campaign[*a].countries).map(|c| c.value.as_str());
    people::known(countries).unwrap_or_default()
}
