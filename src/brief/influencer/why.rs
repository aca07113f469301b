//! Why her, and what the campaign is about.

use super::BriefSource;
use crate::brief::document::{Block, Section, Text};
use crate::campaign::{Audience, Objective};
use crate::say::words;

/// Why the brand asks her.
pub(super) fn section(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("why", words!(part.locale, why_title));
    if let Some(affinity) = &part.campaign[part.who].known.affinity {
        section.push(Block::Quote(Text::plain(affinity.trim())));
    }
    if let Some(fit) = part.facts.fit_of(part.who) {
        let audience = part.campaign[fit.audience].title();
        let line = words!(part.locale, why_fit, share = fit.share, audience = audience);
        section.push(Block::paragraph(line));
    }
    section
}

/// What brand and product are, what the campaign is for, and for whom.
pub(super) fn about(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("about", words!(part.locale, about_title));
    let about = part.campaign.settings.about.as_ref().map_or("", |a| a.as_str());
    for paragraph in about.split("\n\n") {
        section.push(Block::paragraph(paragraph.trim()));
    }
    let goal = part.campaign.settings.objective.as_ref().map(|o| match o.value {
        Objective::Awareness => words!(part.locale, goal_awareness, subject = part.subject()),
        Objective::Consideration => words!(part.locale, goal_consideration, subject = part.subject()),
        Objective::Conversion => words!(part.locale, goal_conversion, subject = part.subject()),
        Objective::Launch => words!(part.locale, goal_launch, subject = part.subject()),
        Objective::Loyalty => words!(part.locale, goal_loyalty, subject = part.subject()),
    });
    let mut lines: Vec<String> = goal.into_iter().collect();
    lines.extend(part.facts.addressed(part.who).into_iter().map(|a| audience_line(part, &part.campaign[a])));
    section.push(Block::paragraph(lines.join(" ")));
    section
}

fn audience_line(part: &BriefSource<'_>, audience: &Audience) -> String {
    let mut details: Vec<String> = Vec::new();
    if let Some(ages) = &audience.ages {
        details.push(words!(part.locale, audience_ages, first = ages.first, last = ages.last));
    }
    let countries: Vec<&str> = audience.countries.iter().map(|c| part.locale.country(c)).collect();
    details.extend((!countries.is_empty()).then(|| part.locale.list(&countries)));
    let interests: Vec<String> = audience.interests.iter().map(|i| i.replace(['_', '-'], " ")).collect();
    if !interests.is_empty() {
        details.push(words!(part.locale, audience_interests, list = part.locale.list(&interests)));
    }
    let details = if details.is_empty() { String::new() } else { format!(" ({})", part.locale.beside(&details)) };
    words!(part.locale, audience_line, audience = audience.title(), details = details)
}
