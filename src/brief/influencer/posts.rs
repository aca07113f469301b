//! Her posts: day, time, format, length, and what goes with them.

use super::{Own, Part, exact, values};
use crate::brief::document::{Block, Column, Fact, Inline, List, Section, Table, Text};
use crate::brief::names;
use crate::campaign::Style;
use crate::say::words;
use jiff::civil::DateTime;

/// The posts as a table, and link, code, hashtags and mentions.
pub(super) fn section(part: &Part<'_>) -> Section {
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
fn embargoes(part: &Part<'_>) -> Vec<String> {
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
        let mut pieces: Vec<String> = Vec::new();
        for own in concerned {
            let about = names::about(part.campaign, own.post);
            let piece = names::pair(part.locale, &names::piece(part.locale, part.campaign, own.post), about);
            if !pieces.contains(&piece) {
                pieces.push(piece);
            }
        }
        let what = part.locale.list(&pieces);
        words!(part.locale, embargo_some, what = what, day = day, time = time)
    };
    ends.into_iter().map(line).collect()
}

fn note<'c>(part: &Part<'c>, own: &Own<'c>) -> Option<&'c str> {
    part.campaign[own.post.delivery].note.as_ref().map(|n| n.trim())
}

fn table(part: &Part<'_>) -> Table {
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
            Text::plain(names::about(part.campaign, own.post)),
            Text::plain(length.unwrap_or_default()),
        ]
    };
    let rows = part.posts.iter().map(row).collect();
    Table { caption: words!(part.locale, posts_title).to_string(), columns, rows, total: false }.without_empty_columns()
}

/// What goes with the posts. Where it differs between her posts, all of it is named, each once.
fn extras(part: &Part<'_>) -> Vec<Fact> {
    let all = |of: &dyn Fn(&Style) -> Vec<String>| {
        let mut seen: Vec<String> = Vec::new();
        for value in part.posts.iter().flat_map(|o| of(&o.post.style)) {
            if !seen.contains(&value) {
                seen.push(value);
            }
        }
        seen
    };
    let own = |list: Vec<&str>| list.into_iter().map(str::to_string).collect();
    let mut handles: Vec<String> = Vec::new();
    for account in part.posts.iter().filter_map(|o| part.campaign.account(part.who, o.post.channel)) {
        if !handles.contains(&account.handle.value) {
            handles.push(account.handle.value.clone());
        }
    }
    let links = all(&|s| s.link.iter().map(|l| l.value.clone()).collect());
    let mut codes: Vec<String> = part.campaign[part.who].known.code.iter().map(|c| c.value.clone()).collect();
    if codes.is_empty() {
        codes = all(&|s| s.code.iter().map(|c| c.value.clone()).collect());
    }
    let hashtags = all(&|s| own(values(&s.hashtags)));
    let mentions = all(&|s| own(values(&s.mentions)));
    let exactly = |items: &[String]| exact(items.iter().map(String::as_str));
    let mut facts = Vec::new();
    let links: Vec<Inline> = links.into_iter().map(Inline::Link).collect();
    let mut add = |name: &str, value: Text| {
        if !value.is_empty() {
            facts.push(Fact::new(name, value));
        }
    };
    add(words!(part.locale, use_account), exactly(&handles));
    add(words!(part.locale, use_link), spaced(links));
    add(words!(part.locale, use_code), exactly(&codes));
    add(words!(part.locale, use_hashtags), exactly(&hashtags));
    add(words!(part.locale, use_mentions), exactly(&mentions));
    facts
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
