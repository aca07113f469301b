//! What a forecast means for a metric, with the arithmetic in words.

use super::forecast::{Assumptions, Forecast, Forecasted};
use crate::campaign::Money;
use crate::say;
use crate::vocabulary::built_in_metric;

/// What is to be expected of a metric.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Estimate {
    /// What is usual, and the best that can be hoped for: the most, or the least for a cost.
    pub range: Forecasted,
    /// How the best end comes about.
    pub arithmetic: String,
}

/// The estimate for a built-in metric; `None` where there is none, or where something that it needs is not known.
pub(super) fn estimate(metric: &str, forecast: &Forecast, with: &Assumptions, cost: Option<Money>) -> Option<Estimate> {
    let f = Say { forecast, with };
    match metric {
        "reach" => f.reach(),
        "impressions" | "views" => f.shown(),
        "engagement_rate" => f.rate(),
        "comments" => f.reactions("comments", usual("comments"), with.comments),
        "saves" => f.reactions("saves", usual("saves"), with.saves),
        "shares" => f.reactions("shares", usual("shares"), with.shares),
        "clicks" => f.clicks(),
        "sales" => f.after_clicks("orders", usual("sales"), with.orders),
        "signups" => f.after_clicks("registrations", usual("signups"), with.signups),
        "cpm" => f.cost(cost?, f.shown()?, 1_000.0, "a thousand showings"),
        "cpe" => f.cost(cost?, f.all_reactions()?, 1.0, "a reaction"),
        "cpa" => f.cost(cost?, f.after_clicks("orders", usual("sales"), with.orders)?, 1.0, "an order"),
        _ => None,
    }
}

/// The usual share of a metric, as a fraction.
fn usual(metric: &str) -> f64 {
    built_in_metric(metric).and_then(|m| m.usual).map_or(f64::NAN, |percent| percent / 100.0)
}

fn number(n: f64) -> String {
    say::short(n.round().max(0.0) as u64)
}

struct Say<'f> {
    forecast: &'f Forecast,
    with: &'f Assumptions,
}

impl Say<'_> {
    fn posts(&self) -> String {
        say::count(self.forecast.posts, "post")
    }

    fn verb(&self, one: &'static str, many: &'static str) -> &'static str {
        say::agree(self.forecast.posts, one, many)
    }

    fn reach(&self) -> Option<Estimate> {
        let range = self.forecast.people?;
        let arithmetic = format!(
            "{} {} {} people at most, if no two accounts share a follower",
            self.posts(),
            self.verb("reaches", "reach"),
            number(range.most)
        );
        Some(Estimate { range, arithmetic })
    }

    fn shown(&self) -> Option<Estimate> {
        let range = self.forecast.shown?;
        let arithmetic = format!(
            "{} {} shown about {} times by the accounts' own figures, and {} times if all goes very well",
            self.posts(),
            self.verb("is", "are"),
            number(range.usual),
            number(range.most)
        );
        Some(Estimate { range, arithmetic })
    }

    fn rate(&self) -> Option<Estimate> {
        let range = self.forecast.rate?;
        let arithmetic = format!(
            "the accounts have {} on average over {}, and {} times that is {}",
            say::percent(range.usual / 100.0),
            self.posts(),
            self.with.engagement_times,
            say::percent(range.most / 100.0)
        );
        Some(Estimate { range, arithmetic })
    }

    fn all_reactions(&self) -> Option<Estimate> {
        let range = self.forecast.reactions?;
        let arithmetic =
            format!("{} {} {} reactions at most", self.posts(), self.verb("gets", "get"), number(range.most));
        Some(Estimate { range, arithmetic })
    }

    fn reactions(&self, what: &str, usual: f64, most: f64) -> Option<Estimate> {
        let all = self.all_reactions()?;
        let range = all.range.times(usual, most);
        let arithmetic = format!(
            "{}, and at most {} of them are {what}: {}",
            all.arithmetic,
            say::percent(most),
            number(range.most)
        );
        Some(Estimate { range, arithmetic })
    }

    fn clicks(&self) -> Option<Estimate> {
        let shown = self.forecast.shown?;
        let range = shown.times(usual("clicks"), self.with.clicks);
        let arithmetic = format!(
            "{} {} shown {} times at most, and at most {} follow a link: {}",
            self.posts(),
            self.verb("is", "are"),
            number(shown.most),
            say::percent(self.with.clicks),
            number(range.most)
        );
        Some(Estimate { range, arithmetic })
    }

    fn after_clicks(&self, what: &str, share: f64, most: f64) -> Option<Estimate> {
        let people = self.forecast.people?;
        let range = people.times(usual("clicks") * share, self.with.clicks * most);
        let arithmetic = format!(
            "{} {} {} people at most, of whom at most {} follow a link, of whom at most {} become {what}: {}",
            self.posts(),
            self.verb("reaches", "reach"),
            number(people.most),
            say::percent(self.with.clicks),
            say::percent(most),
            number(range.most)
        );
        Some(Estimate { range, arithmetic })
    }

    /// A cost per something: the best is the least.
    fn cost(&self, cost: Money, of: Estimate, per: f64, one: &str) -> Option<Estimate> {
        let total = cost.as_f64();
        if total <= 0.0 || of.range.most <= 0.0 {
            return None;
        }
        let range = Forecasted { usual: total * per / of.range.usual, most: total * per / of.range.most };
        let arithmetic = format!("{}; {cost} for that is {:.2} {} for {one}", of.arithmetic, range.most, cost.currency);
        Some(Estimate { range, arithmetic })
    }
}
