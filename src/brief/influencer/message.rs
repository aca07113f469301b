//! What people should take away, and what helps to say it.

use super::{BriefSource, Topic, by_topic, values};
use crate::brief::document::{Block, Inline, List, ListKind, Section, Text};
use crate::brief::names;
use crate::campaign::Style;
use crate::say::words;

/// From how many messages on each is told in one line, if that is all there is to say of it.
const MANY_TOPICS: usize = 3;

/// Something of the file that helps to say a message.
#[derive(Clone, Copy)]
struct Help {
    intro: &'static str,
    shown: ShownAs,
    of: fn(&Style) -> Vec<String>,
}

/// How it is shown.
#[derive(Clone, Copy)]
enum ShownAs {
    List(ListKind),
    Links,
    Verbatim,
}

/// Each message with its takeaway, talking points and proof; what has to be in it and what to avoid, kept apart. What
/// holds for all messages stands once, behind them.
pub(super) fn section(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("message", words!(part.locale, message_title));
    let topics = part.topics();
    let (shared, own): (Vec<Help>, Vec<Help>) =
        helps(part).into_iter().partition(|h| by_topic(&topics, h.of).len() < 2);
    let alone = |t: &Topic<'_>| own.iter().all(|h| (h.of)(t.style).is_empty());
    if topics.len() >= MANY_TOPICS && topics.iter().all(alone) {
        section.push(List::plain(topics.iter().filter_map(|t| line(part, t))));
    } else {
        topics.iter().for_each(|t| topic(t, topics.len() > 1, &own, &mut section));
    }
    if let Some(first) = topics.first() {
        shared.iter().for_each(|help| help.add(first.style, &mut section));
    }
    section
}

/// All that helps, in the order in which it is shown.
fn helps(part: &BriefSource<'_>) -> Vec<Help> {
    let help = |intro, shown, of| Help { intro, shown, of };
    let plain = ShownAs::List(ListKind::Plain);
    vec![
        help(words!(part.locale, points_intro), plain, |s: &Style| owned(&s.points)),
        help(words!(part.locale, proof_intro), plain, |s| owned(&s.proof)),
        help(words!(part.locale, cta_intro), plain, |s| owned(&s.call_to_action)),
        help(words!(part.locale, caption_intro), ShownAs::Verbatim, |s| {
            s.caption.iter().map(|c| c.trim().to_string()).collect()
        }),
        help(words!(part.locale, must_title), ShownAs::List(ListKind::Must), |s| owned(&s.must)),
        help(words!(part.locale, avoid_title), ShownAs::List(ListKind::Avoid), |s| owned(&s.avoid)),
        help(words!(part.locale, references_intro), ShownAs::Links, |s| owned(&s.reference)),
    ]
}

fn owned(list: &[crate::source::Spanned<String>]) -> Vec<String> {
    values(list).into_iter().map(str::to_string).collect()
}

impl Help {
    fn add(self, style: &Style, section: &mut Section) {
        let items = (self.of)(style);
        if items.is_empty() {
            return;
        }
        section.push(Block::Paragraph(Text::strong(self.intro)));
        let list = |kind, inline: fn(String) -> Inline| {
            Block::List(List { kind, items: items.iter().map(|i| Text(vec![inline(i.clone())])).collect() })
        };
        match self.shown {
            ShownAs::List(kind) => section.push(list(kind, Inline::Plain)),
            ShownAs::Links => section.push(list(ListKind::Plain, Inline::Link)),
            ShownAs::Verbatim => items.into_iter().for_each(|text| section.push(Block::Verbatim(text))),
        }
    }
}

/// A message in one line; `None` where it has nothing to take away.
fn line(part: &BriefSource<'_>, topic: &Topic<'_>) -> Option<Text> {
    let takeaway = topic.style.takeaway.as_ref()?.trim();
    Some(match topic.title {
        Some(title) => {
            let joined = names::pair(part.locale, "", takeaway);
            Text::strong(title).and(joined)
        }
        None => Text::plain(takeaway),
    })
}

fn topic(topic: &Topic<'_>, titled: bool, own: &[Help], section: &mut Section) {
    let says = topic.style.takeaway.is_some() || own.iter().any(|h| !(h.of)(topic.style).is_empty());
    if !says {
        return;
    }
    if let Some(title) = topic.title.filter(|_| titled) {
        section.push(Block::Heading(title.to_string()));
    }
    if let Some(takeaway) = &topic.style.takeaway {
        section.push(Block::Quote(Text::plain(takeaway.trim())));
    }
    own.iter().for_each(|help| help.add(topic.style, section));
}
