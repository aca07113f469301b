//! The card of a campaign: one line for each of the four mistakes, with what is good and what is not, in words that a
//! manager can pass on.

use crate::campaign::{Campaign, Wording};
use crate::facts::Facts;
use crate::findings::{Finding, Level, Mistake, Override};
use crate::say;
use crate::schedule::Plan;
use crate::schedule::exposure::Exposures;
use crate::vocabulary::Family;
use std::collections::BTreeSet;

/// How a campaign stands with one of the four mistakes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLine {
    /// Which of the four.
    pub mistake: Mistake,
    /// How many findings there are.
    pub findings: usize,
    /// Whether one of them is more than advice.
    pub warned: bool,
    /// How many findings were accepted with a reason.
    pub accepted: usize,
    /// What is good, as a sentence; empty where nothing can be said.
    pub good: String,
    /// What is not, as a sentence; empty where there is nothing.
    pub bad: String,
}

/// The four lines of a campaign's card.
pub fn card(
    facts: &Facts,
    plan: Option<&Plan>,
    findings: &[Finding],
    accepted: &[(Finding, Override)],
) -> Vec<CardLine> {
    let line = |mistake: Mistake| {
        let of: Vec<&Finding> = findings.iter().filter(|f| f.mistake == mistake).collect();
        CardLine {
            mistake,
            findings: of.len(),
            warned: of.iter().any(|f| f.level > Level::Advice),
            accepted: accepted.iter().filter(|(f, _)| f.mistake == mistake).count(),
            good: good(facts, plan, mistake),
            bad: bad(&of),
        }
    };
    Mistake::FOUR.into_iter().map(line).collect()
}

/// The rules that found something, the gravest first.
fn bad(findings: &[&Finding]) -> String {
    let mut rules: Vec<(Level, &str, usize)> = Vec::new();
    for finding in findings {
        match rules.iter_mut().find(|(_, rule, _)| *rule == finding.rule) {
            Some((level, _, n)) => (*level, *n) = ((*level).max(finding.level), *n + 1),
            None => rules.push((finding.level, finding.rule, 1)),
        }
    }
    rules.sort_by_key(|(level, _, _)| std::cmp::Reverse(*level));
    let word = |(_, rule, n): &(Level, &str, usize)| match n {
        1 => rule.replace('-', " "),
        n => format!("{} ({n} times)", rule.replace('-', " ")),
    };
    match rules.is_empty() {
        true => String::new(),
        false => format!("To look at: {}.", say::some(&rules.iter().map(word).collect::<Vec<_>>(), 6)),
    }
}

fn good(facts: &Facts, plan: Option<&Plan>, mistake: Mistake) -> String {
    match mistake {
        Mistake::Authenticity => authenticity(facts),
        Mistake::BrandVoice => brand_voice(&facts.campaign),
        Mistake::Saturation => saturation(facts, plan),
        Mistake::Kpis => kpis(facts),
        Mistake::Practice | Mistake::Language => String::new(),
    }
}

fn authenticity(facts: &Facts) -> String {
    let campaign = &facts.campaign;
    let people: Vec<_> = facts.who().collect();
    let shares: Vec<f64> = people.iter().filter_map(|p| facts.fit_of(*p)).map(|f| f.share.fraction()).collect();
    let reasons = people.iter().filter(|p| campaign[**p].known.affinity.is_some()).count();
    let mut parts = Vec::new();
    if let (Some(least), Some(most)) =
        (shares.iter().copied().reduce(f64::min), shares.iter().copied().reduce(f64::max))
    {
        let range = if least == most {
            say::percent(least)
        } else {
            format!("{} to {}", say::percent(least), say::percent(most))
        };
        let who = match shares.len() {
            n if n == people.len() => "the followers".to_string(),
            n => format!("the followers of {n} of {}", say::count(people.len(), "person")),
        };
        parts.push(format!("{range} of {who} belong to the audience"));
    }
    if reasons > 0 {
        parts.push(format!("{reasons} of {} have a reason of their own to speak", people.len()));
    }
    sentence(&parts)
}

fn brand_voice(campaign: &Campaign) -> String {
    let posts = campaign.posts.len();
    let own = campaign.posts.iter().filter(|p| matches!(p.style.wording(), Wording::Own | Wording::Cocreated)).count();
    match (own, posts) {
        (0, _) => String::new(),
        (own, all) if own == all => format!("The words are the creators' own in all {}.", say::count(all, "post")),
        (own, all) => format!("The words are the creators' own in {own} of {}.", say::count(all, "post")),
    }
}

fn saturation(facts: &Facts, plan: Option<&Plan>) -> String {
    let campaign = &facts.campaign;
    let stories: BTreeSet<_> = campaign.posts.iter().filter_map(|p| p.chapter.map(|(story, _)| story)).collect();
    let owned = campaign.posts.iter().filter(|p| campaign[p.channel].owned.is_some()).count();
    let mut parts = Vec::new();
    if let Some(plan) = plan {
        let exposures = Exposures::new(facts, Some(plan));
        let weeks = exposures.audiences().flat_map(|a| exposures.weeks(a)).filter_map(|w| w.mean());
        if let Some(most) = weeks.reduce(f64::max) {
            parts
                .push(format!("a follower meets about {:.1} of the posts at most in any seven days, on average", most));
        }
    }
    if !stories.is_empty() {
        parts.push({
            let told = say::agree(stories.len(), "is", "are");
            format!("{} {told} told in chapters", say::count(stories.len(), "story"))
        });
    }
    if owned > 0 {
        parts.push({
            let have = say::agree(owned, "has", "have");
            format!("{} {have} a home on the brand's own channel", say::count(owned, "post"))
        });
    }
    sentence(&parts)
}

fn kpis(facts: &Facts) -> String {
    let campaign = &facts.campaign;
    let whole: BTreeSet<&str> =
        campaign.kpis.iter().filter(|k| k.is_for_campaign()).filter_map(|k| k.family()).map(Family::name).collect();
    let people: BTreeSet<_> = campaign.kpis.iter().flat_map(|k| k.people.iter().copied()).collect();
    let all = facts.who().count();
    let mut parts = Vec::new();
    if !whole.is_empty() {
        parts.push(format!("the campaign is judged by {}", say::some(&whole.into_iter().collect::<Vec<_>>(), 5)));
    }
    let judged = facts.who().filter(|p| people.contains(p)).count();
    if judged > 0 {
        parts.push(format!("{judged} of {} have a measure of their own", say::count(all, "person")));
    }
    sentence(&parts)
}

/// Parts joined to one sentence with a capital.
fn sentence(parts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { say::capitalised(&parts.join("; ")) + "." }
}
