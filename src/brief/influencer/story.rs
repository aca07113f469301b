//! The stories that she tells a part of: all chapters in order, which are hers, what comes before and after.

use super::BriefSource;
use crate::brief::document::{Block, Inline, List, ListKind, Section, Text};
use crate::campaign::{InfluencerId, Story, StoryId};
use crate::say::words;
use crate::schedule::Appointment;
use jiff::civil::Date;

/// One section for each story of hers.
pub(super) fn sections(part: &BriefSource<'_>) -> Vec<Section> {
    let mut stories: Vec<StoryId> = Vec::new();
    for (story, _) in part.posts.iter().filter_map(|o| o.post.chapter) {
        if !stories.contains(&story) {
            stories.push(story);
        }
    }
    stories.into_iter().map(|story| section(part, story)).collect()
}

fn section(part: &BriefSource<'_>, id: StoryId) -> Section {
    let story: &Story = &part.campaign[id];
    let title = story.title.as_ref().map_or(story.name.as_str(), |t| t.as_str());
    let mut section = Section::new("story", words!(part.locale, story_title, title = title));
    section.push(Block::paragraph(words!(part.locale, story_intro, count = story.chapters.len())));
    let items = (0..story.chapters.len()).map(|n| chapter(part, id, n)).collect();
    section.push(Block::List(List { kind: ListKind::Arc, items }));
    section
}

fn chapter(part: &BriefSource<'_>, story: StoryId, number: usize) -> Text {
    let chapter = &part.campaign[story].chapters[number];
    let title = chapter.title.as_ref().map_or(chapter.name.as_str(), |t| t.as_str());
    let told = tellings(part, story, number);
    if let Some((_, day)) = told.iter().find(|(who, _)| *who == part.who) {
        let hers = words!(part.locale, story_yours, day = part.locale.weekday_day(*day));
        return Text::strong(title).with(Inline::Aside(hers));
    }
    let others: Vec<String> = told
        .iter()
        .map(|(who, day)| {
            let (name, day) = (part.campaign.name_of(*who), part.locale.weekday_day(*day));
            words!(part.locale, story_told_by, name = name, day = day)
        })
        .collect();
    match others.is_empty() {
        true => Text::plain(title),
        false => Text::plain(title).with(Inline::Aside(part.locale.beside(&others))),
    }
}

/// Who tells a chapter, and when, in the order of time.
fn tellings(part: &BriefSource<'_>, story: StoryId, number: usize) -> Vec<(InfluencerId, Date)> {
    let of_chapter = |s: &&Appointment| part.campaign[s.post].chapter == Some((story, number));
    let mut told: Vec<&Appointment> = part.plan.slots.iter().filter(of_chapter).collect();
    told.sort_by_key(|s| (s.date, s.time, s.post));
    told.into_iter().map(|s| (part.campaign[s.post].influencer, s.date)).collect()
}
