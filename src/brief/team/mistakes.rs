//! The card of the four mistakes: what the review found, and what was allowed and why.

use super::{ReviewOutcome, Team};
use crate::brief::document::{Block, Callout, Inline, Section, Text, Tone};
use crate::findings::{Finding, Level, Mistake, Override};
use crate::say::words;

/// How many findings there are, in one line.
pub(super) fn line(team: &Team<'_>, review: &ReviewOutcome<'_>) -> String {
    if review.findings.is_empty() {
        return words!(team.locale, review_clean).to_string();
    }
    let counts = [Level::Error, Level::Warning, Level::Advice].into_iter().filter_map(|level| {
        let count = review.findings.iter().filter(|f| f.level == level).count();
        (count > 0).then(|| match level {
            Level::Error => words!(team.locale, errors, count = count),
            Level::Warning => words!(team.locale, warnings, count = count),
            Level::Advice => words!(team.locale, advice, count = count),
        })
    });
    team.locale.list(&counts.collect::<Vec<_>>())
}

/// A box for each of the four mistakes, and one for all else where there is anything.
pub(super) fn section(team: &Team<'_>, review: &ReviewOutcome<'_>) -> Section {
    let mut section = Section::new("mistakes", words!(team.locale, mistakes_title));
    for mistake in Mistake::FOUR.into_iter().chain([Mistake::Practice, Mistake::Language]) {
        let card = card(team, review, mistake);
        let always = Mistake::FOUR.contains(&mistake);
        if always || !card.items.is_empty() {
            section.push(Block::Callout(card));
        }
    }
    section
}

fn card(team: &Team<'_>, review: &ReviewOutcome<'_>, mistake: Mistake) -> Callout {
    let found: Vec<&Finding> = review.findings.iter().filter(|f| f.mistake == mistake).collect();
    let allowed = review.allowed.iter().filter(|(f, _)| f.mistake == mistake);
    let mut items: Vec<Text> = found.iter().map(|f| item(team, f)).collect();
    let mut reasons: Vec<Text> = Vec::new();
    for text in allowed.map(|(_, over)| reason(team, over)) {
        if !reasons.contains(&text) {
            reasons.push(text);
        }
    }
    items.append(&mut reasons);
    let tone = match found.iter().map(|f| f.level).max() {
        None => Tone::Good,
        Some(Level::Advice) => Tone::Note,
        Some(_) => Tone::Bad,
    };
    let title = match mistake {
        Mistake::Authenticity => words!(team.locale, mistake_authenticity),
        Mistake::BrandVoice => words!(team.locale, mistake_brand_voice),
        Mistake::Saturation => words!(team.locale, mistake_saturation),
        Mistake::Kpis => words!(team.locale, mistake_kpis),
        Mistake::Practice => words!(team.locale, mistake_practice),
        Mistake::Language => words!(team.locale, mistake_language),
    };
    let text = if found.is_empty() { Text::plain(words!(team.locale, mistake_clean)) } else { Text::default() };
    Callout { tone, title: title.to_string(), text, items }
}

fn item(team: &Team<'_>, finding: &Finding) -> Text {
    let level = match finding.level {
        Level::Error => words!(team.locale, level_error),
        Level::Warning => words!(team.locale, level_warning),
        Level::Advice => words!(team.locale, level_advice),
    };
    let mut text = Text::strong(format!("{level}: "));
    text.0.extend(marked(&finding.message).0);
    text.with(Inline::Quiet(format!(" ({})", finding.rule)))
}

/// The words of a finding; what stands between backticks is to be read letter by letter.
fn marked(message: &str) -> Text {
    let mut text = Text::default();
    for (i, part) in message.split('`').enumerate().filter(|(_, part)| !part.is_empty()) {
        text = text.with(if i % 2 == 0 { Inline::Plain(part.to_string()) } else { Inline::Exact(part.to_string()) });
    }
    text
}

fn reason(team: &Team<'_>, over: &Override) -> Text {
    Text::plain(match &over.because {
        Some(reason) => words!(team.locale, allowed, rule = over.rule, reason = reason),
        None => words!(team.locale, allowed_plain, rule = over.rule),
    })
}
