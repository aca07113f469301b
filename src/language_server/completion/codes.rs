//! Proposals out of the catalogues: countries, languages, zones, currencies, units, labels; and words and files that are
//! there already.

use super::known::used;
use super::proposal::{Proposal, constant};
use super::unfinished::Unfinished;
use crate::source::{display_name, files_below};
use crate::syntax::{TokenKind, quote};
use crate::vocabulary::{self, Slot, Unit};
use lsp_types::CompletionItemKind;

impl Unfinished<'_, '_> {
    pub(super) fn countries(&self) -> Vec<Proposal> {
        let mut codes = self.not_listed(used(self.spot, &["market", "countries", "country"], TokenKind::Word));
        codes.retain(|c| vocabulary::is_country(c));
        let common = ["DE", "US", "GB", "FR", "AT", "CH", "NL", "ES", "IT", "SE"].map(str::to_string);
        codes.extend(self.not_listed(common.to_vec()));
        codes.extend(vocabulary::countries().iter().map(|(code, _)| code.to_string()));
        let item = |code: String| {
            let name = vocabulary::country_name(&code).map(str::to_string);
            constant(code).detail(name.clone().unwrap_or_default()).also(name)
        };
        codes.into_iter().map(item).collect()
    }

    pub(super) fn languages(&self) -> Vec<Proposal> {
        let mut tags = self.not_listed(used(self.spot, &["language", "languages"], TokenKind::Word));
        tags.extend(["en", "de", "fr", "es", "it"].map(str::to_string));
        tags.extend(vocabulary::languages().iter().map(|l| l.to_string()));
        self.not_listed(tags).into_iter().map(constant).collect()
    }

    /// Zones: used ones, those of the markets, then all.
    pub(super) fn zones(&self) -> Vec<Proposal> {
        let markets = used(self.spot, &["market", "countries", "country"], TokenKind::Word);
        let by_market = markets.iter().filter_map(|m| ZONES.iter().find(|(c, _)| c == m)).map(|(_, z)| z.to_string());
        let mut zones = used(self.spot, &["timezone"], TokenKind::Word);
        zones.extend(by_market);
        zones.extend(ZONES.iter().map(|(_, z)| z.to_string()));
        zones.extend(jiff::tz::db().available().map(|n| n.to_string()).filter(|n| n.contains('/')));
        zones.into_iter().map(constant).collect()
    }

    /// Words that the same kind of statement uses elsewhere: the interests of audiences for topics, and the other way.
    pub(super) fn free_words(&self) -> Vec<Proposal> {
        let words = self.not_listed(used(self.spot, &["interests", "topics"], TokenKind::Word));
        words.into_iter().map(|w| Proposal::new(w, CompletionItemKind::Text)).collect()
    }

    pub(super) fn hashtags(&self) -> Vec<Proposal> {
        let head = self.entry.word.name;
        let mut tags = used(self.spot, &[head], TokenKind::Hashtag);
        if head == "disclosure" {
            tags.extend(self.labels().into_iter().filter(|l| l.starts_with('#')));
            tags.push("#ad".to_string());
        }
        self.not_listed(tags).into_iter().map(constant).collect()
    }

    /// The labels that count in the markets of the campaign.
    pub(super) fn labels(&self) -> Vec<String> {
        let markets = used(self.spot, &["market"], TokenKind::Word);
        let known = markets.iter().filter_map(|m| vocabulary::market(m));
        known.map(|m| m.proposal()).collect()
    }

    /// Files for `import` and `roster`, labels for `disclosure`, else an empty text to be filled.
    pub(super) fn texts(&self) -> Vec<Proposal> {
        match self.entry.word.name {
            "import" => self.files(&["campaign"]),
            "roster" => self.files(&["csv", "yaml", "yml"]),
            "disclosure" => {
                let labels = self.labels().into_iter().filter(|l| l.starts_with('"'));
                labels.map(constant).chain([self.empty_text("")]).collect()
            }
            _ => vec![self.empty_text("")],
        }
    }

    pub(super) fn empty_text(&self, begin: &str) -> Proposal {
        let mut item = Proposal::new(format!("\"{begin}\""), CompletionItemKind::Text).detail("A text in quotes.");
        item.snippet = Some(format!("\"{begin}$0\""));
        item
    }

    pub(super) fn files(&self, endings: &[&str]) -> Vec<Proposal> {
        let folder = self.spot.path().parent().unwrap_or(std::path::Path::new(""));
        let found = files_below(folder, endings, 4, 500);
        let others = found.into_iter().filter(|p| p != self.spot.path());
        let item = |p: std::path::PathBuf| Proposal::new(quote(&display_name(&p, folder)), CompletionItemKind::File);
        others.map(item).collect()
    }

    pub(super) fn units(&self, slot: Slot) -> Vec<Proposal> {
        let one = self.number() == Some(1.0);
        let unit = |many: &str| constant(if one { many.trim_end_matches('s').to_string() } else { many.to_string() });
        match slot {
            Slot::Days => ["days", "weeks"].map(unit).to_vec(),
            Slot::Gap => ["days", "hours", "minutes", "weeks"].map(unit).to_vec(),
            Slot::Length => ["seconds", "minutes", "hours"].map(unit).to_vec(),
            Slot::Target => match self.unit_of_target() {
                Some(Unit::Points) => vec![constant("points")],
                Some(Unit::Money) => self.currencies(),
                Some(_) => Vec::new(),
                None => std::iter::once(constant("points")).chain(self.currencies()).collect(),
            },
            _ => self.currencies(),
        }
    }

    pub(super) fn currencies(&self) -> Vec<Proposal> {
        let mut codes = used(self.spot, &["budget", "fee", "gift", "exchange"], TokenKind::Word);
        codes.retain(|c| vocabulary::is_currency(c));
        codes.extend(["EUR", "USD", "GBP", "CHF"].map(str::to_string));
        // The full list is asked for by a beginning; without one the few that are likely do.
        if !self.spot.prefix.is_empty() {
            codes.extend(vocabulary::currencies().into_iter().map(str::to_string));
        }
        let mut seen = std::collections::BTreeSet::new();
        codes.retain(|c| seen.insert(c.clone()));
        let item = |code: String| {
            let name = vocabulary::currency_name(&code);
            Proposal::new(code, CompletionItemKind::Unit).detail(name.clone().unwrap_or_default()).also(name)
        };
        codes.into_iter().map(item).collect()
    }

    /// Takes out what the statement holds already, and what stands twice.
    pub(super) fn not_listed(&self, words: Vec<String>) -> Vec<String> {
        let taken: Vec<&str> = self.words().collect();
        let mut out: Vec<String> = Vec::new();
        for word in words {
            if !taken.contains(&word.as_str()) && !out.contains(&word) {
                out.push(word);
            }
        }
        out
    }
}

/// The zone that most people of a country live in.
const ZONES: &[(&str, &str)] = &[
    ("DE", "Europe/Berlin"),
    ("US", "America/New_York"),
    ("GB", "Europe/London"),
    ("FR", "Europe/Paris"),
    ("AT", "Europe/Vienna"),
    ("CH", "Europe/Zurich"),
    ("NL", "Europe/Amsterdam"),
    ("ES", "Europe/Madrid"),
    ("IT", "Europe/Rome"),
    ("SE", "Europe/Stockholm"),
    ("DK", "Europe/Copenhagen"),
    ("NO", "Europe/Oslo"),
    ("PL", "Europe/Warsaw"),
    ("IE", "Europe/Dublin"),
    ("AU", "Australia/Sydney"),
    ("CA", "America/Toronto"),
    ("JP", "Asia/Tokyo"),
    ("KR", "Asia/Seoul"),
    ("IN", "Asia/Kolkata"),
    ("BR", "America/Sao_Paulo"),
];
