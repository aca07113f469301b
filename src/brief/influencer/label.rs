//! How paid posts are labelled: the exact words, where they stand, and what the platform offers.

use super::{BriefSource, Own};
use crate::brief::document::{Block, Inline, List, Section, Text};
use crate::brief::names;
use crate::say::{self, words};
use crate::vocabulary::{Market, built_in_channel};

/// Marks the place of the labels in a sentence.
const HERE: &str = "\u{1}";

/// The words of the label, of all posts.
pub(super) fn short(part: &BriefSource<'_>) -> Option<Text> {
    let mut all: Vec<String> = Vec::new();
    for word in labelled(part).flat_map(|own| &own.facts.label.words) {
        if !all.contains(word) {
            all.push(word.clone());
        }
    }
    (!all.is_empty()).then(|| joined(part, &all))
}

/// The exact words for each post, and where they go in each market and on each channel.
pub(super) fn section(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("label", words!(part.locale, label_title));
    let different = by_words(part);
    let all = different.iter().map(|(_, posts)| posts.len()).sum::<usize>() == part.posts.len();
    if let [(label, _)] = &different[..]
        && all
    {
        section.push(Block::Paragraph(write(part, label, String::new())));
    } else {
        for (label, posts) in &different {
            section.push(Block::Paragraph(write(part, label, part.told_apart(posts))));
        }
    }
    let lines = placements(part).into_iter().chain(platforms(part));
    section.push(List::plain(lines.map(Text::plain)));
    section
}

/// The posts that carry a label, by time.
fn labelled<'p, 'c>(part: &'p BriefSource<'c>) -> impl Iterator<Item = &'p Own<'c>> {
    part.posts.iter().filter(|own| !own.facts.label.words.is_empty())
}

/// The posts that carry a label, by its words.
fn by_words<'p, 'c>(part: &'p BriefSource<'c>) -> Vec<(&'c [String], Vec<&'p Own<'c>>)> {
    let mut all: Vec<(&'c [String], Vec<&'p Own<'c>>)> = Vec::new();
    for own in labelled(part) {
        let words = &own.facts.label.words[..];
        match all.iter_mut().find(|(known, _)| *known == words) {
            Some((_, posts)) => posts.push(own),
            None => all.push((words, vec![own])),
        }
    }
    all
}

/// Write this label, exactly so; for some posts, with their names before it.
fn write(part: &BriefSource<'_>, label: &[String], posts: String) -> Text {
    let write = words!(part.locale, label_write, label = HERE);
    let (before, behind) = write.split_once(HERE).unwrap_or((&write, ""));
    let mut text = match posts.is_empty() {
        true => Text::plain(before),
        false => Text::strong(posts).and(names::pair(part.locale, "", before)),
    };
    text.0.extend(joined(part, label).0);
    text.and(format!("{behind} {}", words!(part.locale, label_first)))
}

fn joined(part: &BriefSource<'_>, labels: &[String]) -> Text {
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

/// The markets of the posts that carry a label, each once.
fn markets(part: &BriefSource<'_>) -> Vec<&'static Market> {
    let mut markets: Vec<&'static Market> = Vec::new();
    for (market, _) in labelled(part).flat_map(|own| &own.facts.label.markets) {
        if !markets.contains(market) {
            markets.push(market);
        }
    }
    markets
}

/// Where each of the markets wants the label.
fn placements(part: &BriefSource<'_>) -> Vec<String> {
    let locale = part.locale;
    let line = |m: &&Market| {
        let country = locale.country(m.code);
        let placement =
            locale.named("placement", m.code).map_or_else(|| say::uncapitalised(m.placement), str::to_string);
        words!(locale, label_elsewhere, country = country, placement = placement)
    };
    markets(part).iter().map(line).collect()
}

/// What each of the channels offers.
fn platforms(part: &BriefSource<'_>) -> Vec<String> {
    let mut seen = Vec::new();
    let mut lines = Vec::new();
    for own in labelled(part) {
        let channel = &part.campaign[own.post.channel];
        if seen.contains(&own.post.channel) {
            continue;
        }
        seen.push(own.post.channel);
        let Some(built_in) = built_in_channel(&channel.name) else { continue };
        let line = match built_in.label.words {
            Some(label) => words!(part.locale, platform_label, channel = channel.title, label = label),
            None => words!(part.locale, platform_none, channel = channel.title),
        };
        lines.push(line);
    }
    lines
}
