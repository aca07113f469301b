//! How paid posts are labelled: the exact words, where they stand, and what the platform offers.

use super::Part;
use crate::brief::document::{Block, Inline, List, Section, Text};
use crate::say::{self, words};
use crate::vocabulary::{Market, market, platform_label};

/// Stands in a sentence where the labels come.
const HERE: &str = "\u{1}";

/// The words of the label.
pub(super) fn short(part: &Part<'_>) -> Option<Text> {
    let labels = labels(part);
    (!labels.is_empty()).then(|| joined(part, &labels))
}

/// The exact words and their place, in this market and on her channels.
pub(super) fn section(part: &Part<'_>) -> Section {
    let mut section = Section::new("label", words!(part.locale, label_title));
    let labels = labels(part);
    if labels.is_empty() {
        return section;
    }
    let write = words!(part.locale, label_write, label = HERE);
    let (before, behind) = write.split_once(HERE).unwrap_or((&write, ""));
    let mut lead = Text::plain(before);
    lead.0.extend(joined(part, &labels).0);
    section.push(Block::Paragraph(lead.and(format!("{behind} {}", words!(part.locale, label_first)))));
    let platforms = platforms(part);
    section.push(List::plain(placements(part).into_iter().chain(platforms).map(Text::plain)));
    section
}

/// The labels that the plan states, else those that her markets propose; none for somebody who is not paid.
fn labels(part: &Part<'_>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    let mut add = |label: String| {
        if !labels.contains(&label) {
            labels.push(label);
        }
    };
    let stated = part.posts.iter().flat_map(|o| &o.post.style.disclosure);
    stated.for_each(|d| add(d.text().to_string()));
    if labels.is_empty() && part.campaign[part.who].is_paid() {
        let mut proposals: Vec<String> = Vec::new();
        for market in markets(part) {
            let proposal = market.proposal().trim_matches('"').to_string();
            if !proposals.contains(&proposal) {
                proposals.push(proposal);
            }
        }
        return proposals;
    }
    labels
}

fn joined(part: &Part<'_>, labels: &[String]) -> Text {
    let mut text = Text::default();
    for (i, label) in labels.iter().enumerate() {
        match i {
            0 => {}
            i if i + 1 == labels.len() => text = text.and(format!(" {} ", part.locale.and(label))),
            _ => text = text.and(", "),
        }
        text = text.with(Inline::Exact(label.clone()));
    }
    text
}

fn markets(part: &Part<'_>) -> Vec<&'static Market> {
    let mut markets: Vec<&'static Market> = Vec::new();
    for known in part.campaign.settings.market.iter().filter_map(|m| market(m)) {
        if !markets.iter().any(|m| m.code == known.code) {
            markets.push(known);
        }
    }
    markets
}

/// Where each of her markets wants the label.
fn placements(part: &Part<'_>) -> Vec<String> {
    let locale = part.locale;
    let line = |m: &&Market| {
        let country = locale.country(m.code);
        let placement =
            locale.named("placement", m.code).map_or_else(|| say::uncapitalised(m.placement), str::to_string);
        words!(locale, label_elsewhere, country = country, placement = placement)
    };
    markets(part).iter().map(line).collect()
}

/// What each of her channels offers.
fn platforms(part: &Part<'_>) -> Vec<String> {
    let mut seen = Vec::new();
    let mut lines = Vec::new();
    for own in &part.posts {
        let channel = &part.campaign[own.post.channel];
        if seen.contains(&own.post.channel) {
            continue;
        }
        seen.push(own.post.channel);
        let Some(platform) = platform_label(&channel.name) else { continue };
        let line = match platform.label {
            Some(label) => words!(part.locale, platform_label, channel = channel.title, label = label),
            None => words!(part.locale, platform_none, channel = channel.title),
        };
        lines.push(line);
    }
    lines
}
