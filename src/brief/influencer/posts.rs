//! Her posts: day, time, format, length, and what goes with them.

use super::{BriefSource, Own, exact, values};
use crate::brief::document::{Block, Column, Inline, List, NamedValue, Section, Table, Text};
use crate::brief::names;
use crate::say::words;
use jiff::civil::DateTime;

/// The posts as a table, and link, code, hashtags and mentions.
pub(super) fn section(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("posts", words!(part.locale, posts_title));
    section.push(Block::Table(table(part)));
    let zone = part.campaign.zone().name;
    let zone = zone.rsplit('/').next().unwrap_or(&zone).replace('_', " ");
    section.push(Block::Paragraph(Text(vec![Inline::Quiet(words!(part.locale, zone_note, zone = zone))])));
    embargoes(part).into_iter().for_each(|line| section.push(Block::Paragraph(Text::strong(line))));
    section.push(Block::Facts(extras(part)));
    let mut notes: Vec<&str> = part.posts.iter().filter_map(|o| note(part, o)).collect();
    notes.dedup();
    if !notes.is_empty() {
        section.push(Block::Paragraph(Text::strong(words!(part.locale, note))));
        section.push(List::plain(notes.into_iter().map(Text::plain)));
    }
    section
}

/// Before when nothing may go out: for all of her posts, or for those that it concerns.
fn embargoes(part: &BriefSource<'_>) -> Vec<String> {
    let of = |own: &Own<'_>| {
        let phase = part.campaign[own.post.delivery].phase.as_ref()?.value;
        part.campaign[phase].embargo.as_ref().map(|e| e.value)
    };
    let mut ends: Vec<DateTime> = part.posts.iter().filter_map(of).collect();
    ends.sort_unstable();
    ends.dedup();
    let line = |end: DateTime| {
        let (day, time) = (part.locale.long_day(end.date()), part.locale.time(end.time()));
        let held = |o: &&Own<'_>| of(o) == Some(end);
        let concerned: Vec<&Own<'_>> = part.posts.iter().filter(held).collect();
        if concerned.len() == part.posts.len() {
            return words!(part.locale, embargo_all, day = day, time = time);
        }
        let what = part.pieces_of(&concerned);
        words!(part.locale, embargo_some, what = what, day = day, time = time)
    };
    ends.into_iter().map(line).collect()
}

fn note<'c>(part: &BriefSource<'c>, own: &Own<'c>) -> Option<&'c str> {
    part.campaign[own.post.delivery].note.as_ref().map(|n| n.trim())
}

fn table(part: &BriefSource<'_>) -> Table {
    let columns = [
        words!(part.locale, col_when),
        words!(part.locale, col_what),
        words!(part.locale, col_about),
        words!(part.locale, col_length),
    ]
    .map(Column::words)
    .to_vec();
    let row = |own: &Own<'_>| {
        let (day, time) = (part.locale.weekday_day(own.slot.date), part.locale.time(own.slot.time));
        let length = part.campaign[own.post.delivery].length.as_ref().map(|l| part.locale.say(l.value));
        vec![
            Text::strong(day).and(format!(", {time}")),
            Text::plain(names::piece(part.locale, part.campaign, own.post)),
            Text::plain(part.about(own.post)),
            Text::plain(length.unwrap_or_default()),
        ]
    };
    let rows = part.posts.iter().map(row).collect();
    Table { caption: words!(part.locale, posts_title).to_string(), columns, rows, total: false }.without_empty_columns()
}

/// What goes with the posts: in one line where it is the same for all, else with the posts that each is for.
fn extras(part: &BriefSource<'_>) -> Vec<NamedValue> {
    let own = |list: Vec<&str>| list.into_iter().map(str::to_string).collect::<Vec<_>>();
    let exactly = |items: &[String]| exact(items.iter().map(String::as_str));
    let links = |items: &[String]| spaced(items.iter().cloned().map(Inline::Link).collect());
    let handle = |o: &Own<'_>| part.facts.account(o.post).map(|a| a.handle.value.clone()).into_iter().collect();
    let link = |o: &Own<'_>| o.post.style.link.iter().map(|l| l.value.clone()).collect();
    let code = |o: &Own<'_>| part.facts.code(o.post).map(str::to_string).into_iter().collect();
    let hashtags = |o: &Own<'_>| own(values(&o.post.style.hashtags));
    let mentions = |o: &Own<'_>| own(values(&o.post.style.mentions));
    let mut facts = Vec::new();
    facts.extend(each(part, words!(part.locale, use_account), &handle, &exactly));
    facts.extend(each(part, words!(part.locale, use_link), &link, &links));
    facts.extend(each(part, words!(part.locale, use_code), &code, &exactly));
    facts.extend(each(part, words!(part.locale, use_hashtags), &hashtags, &exactly));
    facts.extend(each(part, words!(part.locale, use_mentions), &mentions, &exactly));
    facts
}

/// One thing that goes with posts, by its value; the posts are named unless it is the same for all of them.
fn each(
    part: &BriefSource<'_>,
    name: &str,
    of: &dyn Fn(&Own<'_>) -> Vec<String>,
    text: &dyn Fn(&[String]) -> Text,
) -> Vec<NamedValue> {
    let mut found: Vec<(Vec<String>, Vec<&Own<'_>>)> = Vec::new();
    for own in &part.posts {
        let value = of(own);
        match found.iter_mut().find(|(known, _)| *known == value) {
            Some((_, posts)) => posts.push(own),
            None => found.push((value, vec![own])),
        }
    }
    let alone = found.len() == 1;
    let stated = found.into_iter().filter(|(value, _)| !value.is_empty());
    let name = |posts: &[&Own<'_>]| match alone {
        true => name.to_string(),
        false => format!("{name} ({})", part.told_apart(posts)),
    };
    stated.map(|(value, posts)| NamedValue::new(name(&posts), text(&value))).collect()
}

fn spaced(items: Vec<Inline>) -> Text {
    let mut text = Text::default();
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            text = text.and(" ");
        }
        text = text.with(item);
    }
    text
}
