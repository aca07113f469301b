//! The reviewers: each rule looks at a campaign, and where needed at its schedule, and says what it finds.
//!
//! One file a rule, and its card beside it: what `explain` and the reference tell of it. Rules know nothing of each other
//! and nothing of output.

pub mod authenticity;
pub mod brand_voice;
pub mod card;
#[cfg(test)]
mod contract;
#[cfg(test)]
#[path = "../../tests/it/common/examples.rs"]
pub(crate) mod examples;
pub mod figures;
pub mod instead;
pub mod kpis;
pub mod pieces;
pub mod practice;
pub mod saturation;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
#[cfg(test)]
pub mod trial;

use crate::campaign::Campaign;
use crate::casting::Memo;
use crate::facts::{Facts, Norms};
use crate::findings::{Config, Finding, Meta};
use crate::schedule::Plan;
use crate::schedule::exposure::Exposures;
use crate::source::Span;
use jiff::civil::Date;
use pieces::Piece;
use rayon::prelude::*;
use std::ops::Deref;
use std::sync::OnceLock;

/// What is known of each rule, out of the Markdown beside it.
mod prose {
    use crate::findings::{Evidence, Grade, Level, Meta, Mistake, Threshold};

    include!(concat!(env!("OUT_DIR"), "/prose.rs"));
}

/// A rule: what is known of it, and how it looks at a campaign.
#[derive(Debug)]
pub struct Rule {
    /// Its name, family, level, reasons, thresholds, evidence and examples.
    pub meta: Meta,
    /// Adds what it finds.
    pub check: Reviewer,
}

/// What a check looks at, and so when it can run.
#[derive(Debug, Clone, Copy)]
pub enum Reviewer {
    /// The campaign alone: of a large one it is looked at while its schedule is made.
    Campaign(fn(&Review<'_>, &mut Vec<Finding>)),
    /// The schedule too.
    Schedule(fn(&Scheduled<'_>, &mut Vec<Finding>)),
}

impl Rule {
    /// Adds what the rule finds.
    pub fn look(&self, review: &Scheduled<'_>, findings: &mut Vec<Finding>) {
        match self.check {
            Reviewer::Campaign(check) => check(review, findings),
            Reviewer::Schedule(check) => check(review, findings),
        }
    }
}

/// What every rule may look at.
#[derive(Debug)]
pub struct Review<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// What is true of its people and posts.
    pub facts: &'a Facts,
    /// Casting problems that were solved before.
    pub memo: &'a Memo,
    /// The day on which the plan is looked at.
    pub today: Date,
    /// What the project sets.
    pub config: &'a Config,
    pieces: OnceLock<Vec<Piece<'a>>>,
}

/// The same, with the schedule.
#[derive(Debug)]
pub struct Scheduled<'a> {
    review: Review<'a>,
    /// The schedule; `None` where there is none, and nothing follows from that.
    pub plan: Option<&'a Plan>,
    exposures: OnceLock<Exposures<'a>>,
}

impl<'a> Deref for Scheduled<'a> {
    type Target = Review<'a>;

    fn deref(&self) -> &Review<'a> {
        &self.review
    }
}

impl<'a> Scheduled<'a> {
    /// What each audience meets; worked out once, for the first rule that asks.
    pub fn exposures(&self) -> &Exposures<'a> {
        self.exposures.get_or_init(|| Exposures::new(self.facts, self.plan))
    }
}

impl<'a> Review<'a> {
    /// A look at a campaign on a day, with what the project sets.
    pub fn new(facts: &'a Facts, today: Date, config: &'a Config, memo: &'a Memo) -> Review<'a> {
        Review { campaign: &facts.campaign, facts, memo, today, config, pieces: OnceLock::new() }
    }

    /// The same with its schedule.
    pub fn with_plan(self, plan: Option<&'a Plan>) -> Scheduled<'a> {
        Scheduled { review: self, plan, exposures: OnceLock::new() }
    }

    /// The posts taken together by what holds for them.
    pub fn pieces(&self) -> &[Piece<'a>] {
        self.pieces.get_or_init(|| pieces::pieces(self.facts))
    }

    /// A threshold of a rule, as set or by default.
    pub fn threshold(&self, meta: &Meta, key: &str) -> f64 {
        self.config.threshold(meta, key)
    }

    /// A finding of a rule, with its family, level and evidence filled in.
    pub fn finding(&self, meta: &Meta, span: Span, message: impl Into<String>) -> Finding {
        let level = self.config.level(meta).unwrap_or(meta.level);
        Finding::new(meta.name, meta.mistake, level, span, message).with_evidence(meta.evidence)
    }
}

/// What is usual by the thresholds of the rules that ask, so that casting goes by the same.
pub fn norms(config: &Config) -> Norms {
    let (low, days) = (&authenticity::LOW_ENGAGEMENT.meta, &authenticity::COMPETITOR_CONFLICT.meta);
    Norms { low: authenticity::low_rows(config, low), competitor_days: config.threshold(days, "days") as i64 }
}

/// All rules, by family and in the order of the documentation.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let families = [authenticity::RULES, brand_voice::RULES, saturation::RULES, kpis::RULES, practice::RULES];
    families.into_iter().flatten().copied()
}

/// From so many posts on, rules look at a campaign side by side.
pub(crate) const MANY_POSTS: usize = 500;

/// What all rules that are on find in a campaign, in the order of the rules.
pub fn check(review: &Scheduled<'_>) -> Vec<Finding> {
    found(review, |rule, findings| rule.look(review, findings))
}

/// What those find that look at the campaign alone.
pub fn check_campaign(review: &Review<'_>) -> Vec<Finding> {
    found(review, |rule, findings| {
        if let Reviewer::Campaign(check) = rule.check {
            check(review, findings);
        }
    })
}

/// What the others find.
pub fn check_schedule(review: &Scheduled<'_>) -> Vec<Finding> {
    found(review, |rule, findings| {
        if let Reviewer::Schedule(check) = rule.check {
            check(review, findings);
        }
    })
}

/// What the rules find that are on; by several threads where the campaign is large.
fn found(review: &Review<'_>, look: impl Fn(&Rule, &mut Vec<Finding>) + Sync) -> Vec<Finding> {
    let of = |rule: &'static Rule| {
        let mut findings = Vec::new();
        look(rule, &mut findings);
        findings
    };
    let on: Vec<&'static Rule> = all().filter(|r| review.config.level(&r.meta).is_some()).collect();
    match review.campaign.posts.len() > MANY_POSTS {
        true => on.into_par_iter().map(of).collect::<Vec<_>>().concat(),
        false => on.into_iter().flat_map(of).collect(),
    }
}
