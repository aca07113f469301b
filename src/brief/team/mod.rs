//! The plan for the team: goals, cast, calendar, what the audience meets, budget, milestones, and the four mistakes.

mod budget;
mod calendar;
mod cast;
mod exposure;
mod goals;
mod milestones;
mod mistakes;

use super::document::{Block, Document, NamedValue, Purpose, Section};
use super::names;
use crate::campaign::{Campaign, InfluencerId};
use crate::facts::Facts;
use crate::findings::{Finding, Override};
use crate::say::{Locale, words};
use crate::schedule::{Appointment, Plan};
use std::collections::BTreeMap;

/// What the review of a campaign came to.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReviewOutcome<'r> {
    /// The findings that are shown.
    pub findings: &'r [Finding],
    /// The findings that an `allow` took away, each with that `allow`.
    pub allowed: &'r [(Finding, Override)],
}

/// The whole plan on a page or two, in the campaign's language; the words of findings stay in English.
pub fn plan(facts: &Facts, plan: &Plan, review: &ReviewOutcome<'_>) -> Document {
    let team = Team::new(facts, plan);
    let mut document = team.document(Purpose::Plan, words!(team.locale, team_title));
    document.glance = team.glance(review);
    document.push(mistakes::section(&team, review));
    document.push(goals::section(&team));
    document.push(cast::section(&team));
    document.push(calendar::section(&team));
    document.push(exposure::section(&team));
    document.push(budget::section(&team));
    document.push(milestones::section(&team));
    document
}

/// The schedule alone: the calendar, and every post with its milestones.
pub fn schedule(facts: &Facts, plan: &Plan) -> Document {
    let team = Team::new(facts, plan);
    let mut document = team.document(Purpose::Schedule, words!(team.locale, schedule_title));
    document.push(calendar::section(&team));
    document.push(milestones::section(&team));
    document
}

/// What the documents of the team are made from.
struct Team<'c> {
    facts: &'c Facts,
    campaign: &'c Campaign,
    plan: &'c Plan,
    locale: &'static Locale,
    /// All slots, by time.
    slots: Vec<&'c Appointment>,
}

impl<'c> Team<'c> {
    fn new(facts: &'c Facts, plan: &'c Plan) -> Team<'c> {
        let campaign = &facts.campaign;
        let locale = Locale::of(campaign.settings.language.as_ref().map(|l| l.value.as_str()));
        Team { facts, campaign, plan, locale, slots: plan.in_order(campaign) }
    }

    fn document(&self, kind: Purpose, title: &str) -> Document {
        let (brand, campaign) = (names::brand(self.campaign), self.campaign.title.as_str());
        Document {
            kind,
            language: self.locale.tag,
            kicker: brand.to_string(),
            title: names::pair(self.locale, campaign, title),
            summary: self.summary(),
            glance: Vec::new(),
            sections: Vec::new(),
            footer: words!(self.locale, team_footer, brand = brand, campaign = campaign),
        }
    }

    fn summary(&self) -> String {
        let people = self.people().len();
        let range =
            self.campaign.settings.runs.as_ref().map(|r| self.locale.range(r.first, r.last)).unwrap_or_default();
        words!(
            self.locale,
            team_summary,
            what = names::posts(self.locale, self.slots.len()),
            people = words!(self.locale, people, count = people),
            brand = names::brand(self.campaign),
            range = range
        )
    }

    /// Everybody who has a post, in the order of the campaign.
    fn people(&self) -> Vec<InfluencerId> {
        self.facts.who().collect()
    }

    /// What everybody of the cast is called where there is little room: the first word of a name that no other begins with.
    fn short_names(&self) -> BTreeMap<InfluencerId, &'c str> {
        let first = |name: &'c str| name.split_whitespace().next().unwrap_or(name);
        let names: Vec<(InfluencerId, &'c str)> =
            self.people().into_iter().map(|who| (who, self.campaign.name_of(who))).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        names.iter().for_each(|(_, name)| *counts.entry(first(name)).or_insert(0) += 1);
        let short = |name: &'c str| match counts.get(first(name)) {
            Some(1) if first(name).chars().count() > 2 => first(name),
            _ => name,
        };
        names.iter().map(|(who, name)| (*who, short(name))).collect()
    }

    fn glance(&self, review: &ReviewOutcome<'_>) -> Vec<NamedValue> {
        let mut facts = Vec::new();
        facts.extend(
            goals::objective(self).map(|o| NamedValue::new(words!(self.locale, glance_goal), names::capitalised(o))),
        );
        let runs = self.campaign.settings.runs.as_ref();
        facts
            .extend(runs.map(|r| NamedValue::new(words!(self.locale, glance_run), self.locale.range(r.first, r.last))));
        facts.extend(budget::line(self).map(|line| NamedValue::new(words!(self.locale, glance_budget), line)));
        facts.push(NamedValue::new(words!(self.locale, glance_review), mistakes::line(self, review)));
        facts
    }
}

/// A section with one block.
fn of_block(key: &'static str, title: &str, block: Block) -> Section {
    let mut section = Section::new(key, title);
    section.push(block);
    section
}
