//! The card of the four mistakes: what the review found, and what was allowed and why.

use super::{Review, Team};
use crate::brief::document::{Block, Callout, Inline, Section, Text, Tone};
use crate::brief::locale::fill;
use crate::findings::{Finding, Level, Mistake, Override};

/// How many findings there are, in one line.
pub(super) fn line(team: &Team<'_>, review: &Review<'_>) -> String {
    let words = team.locale.words;
    if review.findings.is_empty() {
        return words.review_clean.to_string();
    }
    let units = [
        (Level::Error, words.error_one, words.error_many),
        (Level::Warning, words.warning_one, words.warning_many),
        (Level::Advice, words.advice_one, words.advice_many),
    ];
    let counts = units.map(|(level, one, many)| match review.findings.iter().filter(|f| f.level == level).count() {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    });
    team.locale.list(&counts.into_iter().flatten().collect::<Vec<_>>())
}

/// A box for each of the four mistakes, and one for all else where there is anything.
pub(super) fn section(team: &Team<'_>, review: &Review<'_>) -> Section {
    let mut section = Section::new("mistakes", team.locale.words.mistakes_title);
    for mistake in Mistake::FOUR.into_iter().chain([Mistake::Practice, Mistake::Language]) {
        let card = card(team, review, mistake);
        let always = Mistake::FOUR.contains(&mistake);
        if always || !card.items.is_empty() {
            section.push(Block::Callout(card));
        }
    }
    section
}

fn card(team: &Team<'_>, review: &Review<'_>, mistake: Mistake) -> Callout {
    let words = team.locale.words;
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
        Mistake::Authenticity => words.mistake_authenticity,
        Mistake::BrandVoice => words.mistake_brand_voice,
        Mistake::Saturation => words.mistake_saturation,
        Mistake::Kpis => words.mistake_kpis,
        Mistake::Practice => words.mistake_practice,
        Mistake::Language => words.mistake_language,
    };
    let text = if found.is_empty() { Text::plain(words.mistake_clean) } else { Text::default() };
    Callout { tone, title: title.to_string(), text, items }
}

fn item(team: &Team<'_>, finding: &Finding) -> Text {
    let words = team.locale.words;
    let level = match finding.level {
        Level::Error => words.level_error,
        Level::Warning => words.level_warning,
        Level::Advice => words.level_advice,
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
    let words = team.locale.words;
    Text::plain(match &over.because {
        Some(reason) => fill(words.allowed, &[("rule", &over.rule), ("reason", reason)]),
        None => fill(words.allowed_plain, &[("rule", &over.rule)]),
    })
}
