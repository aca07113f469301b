//! What people should take away, and what helps to say it.

use super::{Part, Topic, by_topic, values};
use crate::brief::document::{Block, Inline, List, ListKind, Section, Text};
use crate::campaign::Style;

/// Each message with its takeaway, talking points and proof; what has to be in it and what to avoid, kept apart.
pub(super) fn section(part: &Part<'_>) -> Section {
    let words = part.locale.words;
    let mut section = Section::new("message", words.message_title);
    let topics = part.topics();
    for topic in &topics {
        self::topic(part, topic, topics.len() > 1, &mut section);
    }
    titled_lists(&topics, |s| &s.must, words.must_title, ListKind::Must, &mut section);
    titled_lists(&topics, |s| &s.avoid, words.avoid_title, ListKind::Avoid, &mut section);
    section
}

fn topic(part: &Part<'_>, topic: &Topic<'_>, titled: bool, section: &mut Section) {
    let words = part.locale.words;
    let style = topic.style;
    let says = style.takeaway.is_some() || style.caption.is_some();
    let lists = [&style.points, &style.proof, &style.call_to_action, &style.reference];
    if !says && lists.iter().all(|l| l.is_empty()) {
        return;
    }
    if let Some(title) = topic.title.filter(|_| titled) {
        section.push(Block::Heading(title.to_string()));
    }
    if let Some(takeaway) = &style.takeaway {
        section.push(Block::Quote(Text::plain(takeaway.trim())));
    }
    list(words.points_intro, &values(&style.points), section);
    list(words.proof_intro, &values(&style.proof), section);
    list(words.cta_intro, &values(&style.call_to_action), section);
    if let Some(caption) = &style.caption {
        section.push(Block::Paragraph(Text::strong(words.caption_intro)));
        section.push(Block::Verbatim(caption.trim().to_string()));
    }
    if !style.reference.is_empty() {
        section.push(Block::Paragraph(Text::strong(words.references_intro)));
        let links = values(&style.reference).into_iter().map(|r| Text(vec![Inline::Link(r.to_string())]));
        section.push(List::plain(links));
    }
}

fn list(intro: &str, items: &[&str], section: &mut Section) {
    if !items.is_empty() {
        section.push(Block::Paragraph(Text::strong(intro)));
        section.push(List::plain(items.iter().map(|i| Text::plain(*i))));
    }
}

fn titled_lists(
    topics: &[Topic<'_>],
    of: impl Fn(&Style) -> &Vec<crate::source::Spanned<String>>,
    intro: &str,
    kind: ListKind,
    section: &mut Section,
) {
    let own = |s: &Style| values(of(s)).into_iter().map(str::to_string).collect::<Vec<_>>();
    for (title, items) in by_topic(topics, own) {
        if items.is_empty() {
            continue;
        }
        let intro = title.map_or(intro.to_string(), |t| format!("{intro}: {t}"));
        section.push(Block::Paragraph(Text::strong(intro)));
        section.push(Block::List(List { kind, items: items.into_iter().map(Text::plain).collect() }));
    }
}
