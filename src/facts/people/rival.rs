//! Whether somebody has worked for a competitor of the campaign, and how long ago.

use super::Norms;
use crate::campaign::{Campaign, Duration, Influencer, Style};
use jiff::civil::Date;

/// Work for a competitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rival {
    /// Which of the person's `worked_with` lines says so.
    pub line: usize,
    /// How many days it was before the campaign begins; none, or less than none, where that is not over.
    pub days: i64,
}

impl Rival {
    /// Whether it was too lately for so many days of exclusivity.
    pub fn is_within(self, days: i64) -> bool {
        self.days <= days
    }
}

/// The competitors of a campaign, made comparable.
pub(super) struct Rivals {
    brands: Vec<String>,
    begin: Date,
}

impl Rivals {
    pub fn of(campaign: &Campaign, begin: Date) -> Rivals {
        Rivals { brands: campaign.settings.competitors.iter().map(|c| fold(&c.value)).collect(), begin }
    }

    pub fn latest(&self, person: &Influencer) -> Option<Rival> {
        let work = person.known.worked_with.iter().enumerate();
        let rivals = work.filter(|(_, w)| self.brands.contains(&fold(&w.brand)));
        let days = |on: Date| i64::from((self.begin - on).get_days());
        rivals.max_by_key(|(_, w)| w.on).map(|(line, w)| Rival { line, days: days(w.on) })
    }
}

/// Whether two names stand for one brand.
pub fn same_brand(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

fn fold(brand: &str) -> String {
    brand.trim().to_lowercase()
}

/// How long the plan says that somebody works for no competitor: their own word, else the longest that holds for their
/// posts.
pub fn agreed<'s>(person: &Influencer, posts: impl Iterator<Item = &'s Style>) -> Option<Duration> {
    let own = person.known.exclusivity.as_ref().map(|e| e.value);
    let of_posts = || posts.filter_map(|s| s.exclusivity.as_ref().map(|e| e.value)).max_by_key(|e| e.seconds);
    own.or_else(of_posts)
}

/// How many days somebody is taken to work for no competitor, and whether the plan says so; else what is usual.
pub fn exclusivity<'s>(person: &Influencer, posts: impl Iterator<Item = &'s Style>, norms: &Norms) -> (i64, bool) {
    agreed(person, posts).map_or((norms.competitor_days, false), |agreed| (agreed.days(), true))
}
