//! How free she is, said plainly.

use super::{Part, by_topic};
use crate::brief::document::{Block, List, Section, Text};
use crate::brief::locale::fill;
use crate::campaign::{Criticism, Logo, Style, Visuals, Wording};

/// Her freedom in a few words.
pub(super) fn short(part: &Part<'_>) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for topic in part.topics() {
        let line = wording(part, topic.style.wording());
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join(" ")
}

/// Who finds the words and the pictures, what may be said, and how often the brand may ask for changes.
pub(super) fn section(part: &Part<'_>) -> Section {
    let mut section = Section::new("freedom", part.locale.words.freedom_title);
    for (title, (lead, lines)) in by_topic(&part.topics(), |s| (lead(part, s), lines(part, s))) {
        if let Some(title) = title {
            section.push(Block::Heading(title));
        }
        section.push(Block::Paragraph(Text::strong(lead.0).and(format!(" {}", lead.1))));
        section.push(List::plain(lines.into_iter().map(Text::plain)));
    }
    section
}

fn wording(part: &Part<'_>, wording: Wording) -> &'static str {
    match wording {
        Wording::Own => part.locale.words.wording_own,
        Wording::Cocreated => part.locale.words.wording_cocreated,
        Wording::Guided => part.locale.words.wording_guided,
        Wording::Scripted => part.locale.words.wording_scripted,
    }
}

fn lead(part: &Part<'_>, style: &Style) -> (String, String) {
    let words = part.locale.words;
    let visuals = match style.visuals() {
        Visuals::Own => words.visuals_own,
        Visuals::Guided => words.visuals_guided,
        Visuals::Supplied => words.visuals_supplied,
    };
    let more = if style.wording() == Wording::Own { words.wording_own_more } else { "" };
    (format!("{} {visuals}", wording(part, style.wording())), more.to_string())
}

fn lines(part: &Part<'_>, style: &Style) -> Vec<String> {
    let words = part.locale.words;
    let criticism = match style.criticism.as_ref().map(|c| c.value) {
        Some(Criticism::Forbidden) => words.criticism_forbidden,
        _ => words.criticism_allowed,
    };
    let tone = style.tone.as_ref().map(|t| fill(words.tone_line, &[("tone", t.trim())]));
    [Some(criticism.to_string()), tone, brand(part, style), logo(part, style), frame(part, style), seen(part, style)]
        .into_iter()
        .flatten()
        .chain(review(part, style))
        .collect()
}

fn brand(part: &Part<'_>, style: &Style) -> Option<String> {
    let words = part.locale.words;
    let count = style.brand_mentions.as_ref()?.value;
    let template = match count {
        0 => words.mentions_none,
        1 => words.mentions_once,
        _ => words.mentions_many,
    };
    Some(part.say(template, &[("count", &part.locale.count(count))]))
}

fn logo(part: &Part<'_>, style: &Style) -> Option<String> {
    let words = part.locale.words;
    let line = match style.logo.as_ref()?.value {
        Logo::None => words.logo_none,
        Logo::Subtle => words.logo_subtle,
        Logo::Visible => words.logo_visible,
        Logo::Dominant => words.logo_dominant,
    };
    Some(line.to_string())
}

fn frame(part: &Part<'_>, style: &Style) -> Option<String> {
    let share = part.locale.percent(style.brand_image.as_ref()?.value);
    Some(fill(part.locale.words.brand_image, &[("share", &share)]))
}

fn seen(part: &Part<'_>, style: &Style) -> Option<String> {
    let length = part.locale.duration(style.product_on_screen.as_ref()?.value);
    Some(fill(part.locale.words.product_on_screen, &[("length", &length)]))
}

fn review(part: &Part<'_>, style: &Style) -> Option<String> {
    let words = part.locale.words;
    let review = style.review.as_ref()?;
    let rounds = match review.rounds {
        0 => words.review_none.to_string(),
        1 => words.review_one.to_string(),
        n => fill(words.review_many, &[("count", &part.locale.count(n))]),
    };
    let within = review.within.filter(|_| review.rounds > 0).map(|d| {
        let days = part.locale.working_days(d.days());
        format!(" {}", fill(words.review_within, &[("days", &days)]))
    });
    Some(rounds + &within.unwrap_or_default())
}
