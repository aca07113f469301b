//! Why her, and what the campaign is about.

use super::Part;
use crate::brief::document::{Block, Section, Text};
use crate::brief::locale::fill;
use crate::campaign::{Audience, Objective};

/// Why the brand asks her.
pub(super) fn section(part: &Part<'_>) -> Section {
    let mut section = Section::new("why", part.locale.words.why_title);
    if let Some(affinity) = &part.campaign[part.who].known.affinity {
        section.push(Block::Quote(Text::plain(affinity.trim())));
    }
    if let Some(fit) = part.facts.fit_of(part.who) {
        let (share, audience) = (part.locale.percent(fit.share), part.campaign[fit.audience].title());
        let line = fill(part.locale.words.why_fit, &[("share", &share), ("audience", audience)]);
        section.push(Block::paragraph(line));
    }
    section
}

/// What brand and product are, what the campaign is for, and for whom.
pub(super) fn about(part: &Part<'_>) -> Section {
    let words = part.locale.words;
    let mut section = Section::new("about", words.about_title);
    let about = part.campaign.settings.about.as_ref().map_or("", |a| a.as_str());
    for paragraph in about.split("\n\n") {
        section.push(Block::paragraph(paragraph.trim()));
    }
    let goal = part.campaign.settings.objective.as_ref().map(|o| match o.value {
        Objective::Awareness => words.goal_awareness,
        Objective::Consideration => words.goal_consideration,
        Objective::Conversion => words.goal_conversion,
        Objective::Launch => words.goal_launch,
        Objective::Loyalty => words.goal_loyalty,
    });
    let mut lines: Vec<String> = goal.map(|g| part.say(g, &[])).into_iter().collect();
    lines.extend(part.facts.addressed(part.who).into_iter().map(|a| audience_line(part, &part.campaign[a])));
    section.push(Block::paragraph(lines.join(" ")));
    section
}

fn audience_line(part: &Part<'_>, audience: &Audience) -> String {
    let words = part.locale.words;
    let mut details: Vec<String> = Vec::new();
    if let Some(ages) = &audience.ages {
        let (first, last) = (ages.first.to_string(), ages.last.to_string());
        details.push(fill(words.audience_ages, &[("first", &first), ("last", &last)]));
    }
    let countries: Vec<&str> = audience.countries.iter().map(|c| part.locale.country(c)).collect();
    details.extend((!countries.is_empty()).then(|| part.locale.list(&countries)));
    let interests: Vec<String> = audience.interests.iter().map(|i| i.replace(['_', '-'], " ")).collect();
    if !interests.is_empty() {
        details.push(fill(words.audience_interests, &[("list", &part.locale.list(&interests))]));
    }
    let details = if details.is_empty() { String::new() } else { format!(" ({})", details.join(words.between)) };
    fill(words.audience_line, &[("audience", audience.title()), ("details", &details)])
}
