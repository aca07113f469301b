//! How free she is, said plainly.

use super::{BriefSource, by_topic};
use crate::brief::document::{Block, List, Section, Text};
use crate::campaign::{Criticism, Logo, Style, Visuals, Wording};
use crate::say::words;

/// Her freedom in a few words.
pub(super) fn short(part: &BriefSource<'_>) -> String {
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
pub(super) fn section(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("freedom", words!(part.locale, freedom_title));
    for (title, (lead, lines)) in by_topic(&part.topics(), |s| (lead(part, s), lines(part, s))) {
        if let Some(title) = title {
            section.push(Block::Heading(title));
        }
        section.push(Block::Paragraph(Text::strong(lead.0).and(format!(" {}", lead.1))));
        section.push(List::plain(lines.into_iter().map(Text::plain)));
    }
    section
}

fn wording(part: &BriefSource<'_>, wording: Wording) -> &'static str {
    match wording {
        Wording::Own => words!(part.locale, wording_own),
        Wording::Cocreated => words!(part.locale, wording_cocreated),
        Wording::Guided => words!(part.locale, wording_guided),
        Wording::Scripted => words!(part.locale, wording_scripted),
    }
}

fn lead(part: &BriefSource<'_>, style: &Style) -> (String, String) {
    let visuals = match style.visuals() {
        Visuals::Own => words!(part.locale, visuals_own),
        Visuals::Guided => words!(part.locale, visuals_guided),
        Visuals::Supplied => words!(part.locale, visuals_supplied),
    };
    let more = if style.wording() == Wording::Own { words!(part.locale, wording_own_more) } else { "" };
    (format!("{} {visuals}", wording(part, style.wording())), more.to_string())
}

fn lines(part: &BriefSource<'_>, style: &Style) -> Vec<String> {
    let criticism = match style.criticism.as_ref().map(|c| c.value) {
        Some(Criticism::Forbidden) => words!(part.locale, criticism_forbidden),
        _ => words!(part.locale, criticism_allowed),
    };
    let tone = style.tone.as_ref().map(|t| words!(part.locale, tone_line, tone = t.trim()));
    [Some(criticism.to_string()), tone, brand(part, style), logo(part, style), frame(part, style), seen(part, style)]
        .into_iter()
        .flatten()
        .chain(review(part, style))
        .collect()
}

fn brand(part: &BriefSource<'_>, style: &Style) -> Option<String> {
    let count = style.brand_mentions.as_ref()?.value;
    Some(words!(part.locale, mentions, brand = part.brand(), count = count))
}

fn logo(part: &BriefSource<'_>, style: &Style) -> Option<String> {
    let line = match style.logo.as_ref()?.value {
        Logo::None => words!(part.locale, logo_none),
        Logo::Subtle => words!(part.locale, logo_subtle),
        Logo::Visible => words!(part.locale, logo_visible),
        Logo::Dominant => words!(part.locale, logo_dominant),
    };
    Some(line.to_string())
}

fn frame(part: &BriefSource<'_>, style: &Style) -> Option<String> {
    Some(words!(part.locale, brand_image, share = style.brand_image.as_ref()?.value))
}

fn seen(part: &BriefSource<'_>, style: &Style) -> Option<String> {
    Some(words!(part.locale, product_on_screen, length = style.product_on_screen.as_ref()?.value))
}

fn review(part: &BriefSource<'_>, style: &Style) -> Option<String> {
    let review = style.review.as_ref()?;
    let rounds = words!(part.locale, review_rounds, count = review.rounds);
    let within = review.within.filter(|_| review.rounds > 0);
    let within = within.map(|d| words!(part.locale, review_within, days = d.days().unsigned_abs()));
    Some(std::iter::once(rounds).chain(within).collect::<Vec<_>>().join(" "))
}
