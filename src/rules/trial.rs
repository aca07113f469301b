//! For tests: one rule on a piece of campaign text, with a plan that follows the dates as written.

use super::{Review, Rule};
use crate::campaign::{Campaign, Post, PostId};
use crate::casting::Memo;
use crate::facts::Facts;
use crate::findings::{Config, Finding, Setting, apply_fixes};
use crate::schedule::{Appointment, Plan};
use crate::source::Sources;
use crate::whole;
use jiff::ToSpan as _;
use jiff::civil::{Date, Time, date, time};
use std::collections::BTreeMap;

/// What each piece is put behind: a campaign, an audience, and six people who are paid.
pub const HEAD: &str = "\
campaign \"Trial\" {
  brand      \"Northpeak\"
  product    \"Ridge 2\"
  objective  awareness
  budget     90_000 USD
  runs       2027-03-01 .. 2027-05-30
  market     US
}
audience runners \"Runners\" { interests running }
influencer ann  { on instagram @ann  { followers 20k }; on tiktok @ann { followers 9k }; audience runners 50%; fee 100 USD }
influencer ben  { on instagram @ben  { followers 20k }; audience runners 50%; fee 100 USD }
influencer cleo { on instagram @cleo { followers 20k }; audience runners 50%; fee 100 USD }
influencer dan  { on instagram @dan  { followers 20k }; audience runners 50%; gift \"A pair\" }
influencer eva  { on instagram @eva  { followers 20k }; fee 100 USD }
influencer finn { on instagram @finn { followers 20k }; audience runners 50% }
channel journal \"Journal\" { owned; formats article, post }
";

/// A rule tried on a text.
pub struct Trial {
    /// What it found.
    pub findings: Vec<Finding>,
    sources: Sources,
}

impl Trial {
    /// The messages of the findings.
    pub fn messages(&self) -> Vec<&str> {
        self.findings.iter().map(|f| f.message.as_str()).collect()
    }

    /// The texts that the findings stand at.
    pub fn places(&self) -> Vec<&str> {
        self.findings.iter().map(|f| self.sources.slice(f.span)).collect()
    }

    /// The piece with all fixes applied, unsafe ones too.
    pub fn fixed(&self) -> String {
        let applied = apply_fixes(&self.findings, &self.sources, true);
        let text = applied.texts.into_values().next().unwrap_or_default();
        text.strip_prefix(HEAD).map_or(text.clone(), str::to_string)
    }
}

/// Tries a rule on a piece of campaign text behind `HEAD`, with default thresholds.
pub fn trial(rule: &Rule, piece: &str) -> Trial {
    trial_with(rule, &[], &format!("{HEAD}{piece}"))
}

/// The same where there is no schedule.
pub fn trial_unplanned(rule: &Rule, piece: &str) -> Trial {
    look(rule, &[], &format!("{HEAD}{piece}"), |_| None)
}

/// Tries a rule on a whole campaign, with these thresholds.
pub fn trial_with(rule: &Rule, thresholds: &[(&str, f64)], text: &str) -> Trial {
    look(rule, thresholds, text, |campaign| Some(plan(campaign)))
}

fn look(rule: &Rule, thresholds: &[(&str, f64)], text: &str, plan: impl FnOnce(&Campaign) -> Option<Plan>) -> Trial {
    let mut config = Config::default();
    let thresholds = thresholds.iter().map(|(key, value)| (key.to_string(), *value)).collect();
    config.rules.insert(rule.meta.name.to_string(), Setting { thresholds, ..Setting::default() });
    let (facts, sources) = facts_with(text, &config);
    let (plan, memo) = (plan(&facts.campaign), Memo::default());
    let review = Review::new(&facts, date(2027, 1, 1), &config, &memo).with_plan(plan.as_ref());
    let mut findings = Vec::new();
    rule.look(&review, &mut findings);
    for finding in &findings {
        assert_eq!((finding.rule, finding.mistake), (rule.meta.name, rule.meta.mistake));
        assert!(finding.help.is_some() && !finding.label.is_empty() && !finding.facts.is_empty(), "{finding:?}");
        assert!(!finding.evidence.is_empty(), "{finding:?}");
    }
    Trial { findings, sources }
}

/// What is true of the campaign that a text means; the text has to be sound in the language.
pub fn facts(text: &str) -> (Facts, Sources) {
    facts_with(text, &Config::default())
}

fn facts_with(text: &str, config: &Config) -> (Facts, Sources) {
    let names: Vec<&'static str> = super::all().map(|r| r.meta.name).collect();
    let (whole, lowered) = whole::testing::read(text, &names, &super::norms(config), date(2027, 1, 1));
    let findings = lowered.findings.iter().chain(&whole.findings);
    let problems: Vec<_> = findings.map(|f| (&f.message, lowered.sources.slice(f.span))).collect();
    assert!(problems.is_empty(), "the trial is not sound in the language: {problems:#?}\n{text}");
    (whole.facts, lowered.sources)
}

/// A plan in which each post goes out when its statement says: pinned, else on the first days of its window one after the
/// other, at noon.
pub fn plan(campaign: &Campaign) -> Plan {
    let mut slots: Vec<Appointment> = Vec::new();
    let mut chapters: BTreeMap<_, i64> = BTreeMap::new();
    for (i, post) in campaign.posts.iter().enumerate() {
        let told = chapters.entry((post.delivery, post.influencer)).or_default();
        let (date, time) = when(campaign, post, *told);
        *told += 1;
        slots.push(Appointment { post: PostId(i as u32), date, time, milestones: Vec::new() });
    }
    Plan { slots, ..Plan::default() }
}

fn when(campaign: &Campaign, post: &Post, nth: i64) -> (Date, Time) {
    let delivery = &campaign[post.delivery];
    let noon = time(12, 0, 0, 0);
    match (&delivery.at, &delivery.window, &campaign.settings.runs) {
        (Some(at), ..) => (at.date, at.time.map_or(noon, |t| t.from)),
        (None, window, runs) => {
            let first = window.as_ref().or(runs.as_ref()).map_or(date(2027, 3, 1), |r| r.first);
            let gap = post.chapter.and_then(|(story, _)| campaign[story].gap.as_ref()).map_or(1, |g| g.days());
            (first.checked_add((nth * gap).days()).unwrap_or(first), noon)
        }
    }
}
