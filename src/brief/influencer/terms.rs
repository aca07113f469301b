//! Rights and terms, how success is judged, and who to ask.

use super::BriefSource;
use crate::brief::document::{Block, Inline, List, Section, Text};
use crate::brief::names::{self, capitalised};
use crate::campaign::{Kpi, Rights, Style};
use crate::say::words;

/// Rights of use, how long a post stays up, paid amplification, exclusivity.
pub(super) fn rights(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("rights", words!(part.locale, rights_title));
    let usage = each(part, |s| {
        let usage = s.usage.as_ref()?;
        Some(match usage.rights {
            Some(Rights::Organic) => words!(part.locale, usage_organic, time = usage.duration),
            Some(Rights::Paid) => words!(part.locale, usage_paid, time = usage.duration),
            None => words!(part.locale, usage_plain, time = usage.duration),
        })
    });
    let keep = each(part, |s| Some(words!(part.locale, keep_live, time = s.keep_live.as_ref()?.value)));
    let boost = each(part, |s| Some(words!(part.locale, boost, time = s.boost.as_ref()?.value)));
    let lines = usage.into_iter().chain(keep).chain(boost).chain(exclusivity(part));
    section.push(List::plain(lines.map(Text::plain)));
    section
}

/// What holds for any of her posts, each line once.
fn each(part: &BriefSource<'_>, of: impl Fn(&Style) -> Option<String>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in part.posts.iter().filter_map(|o| of(&o.post.style)) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn exclusivity(part: &BriefSource<'_>) -> Option<String> {
    let time = part.facts.exclusivity(part.who)?;
    let rivals: Vec<&str> = part.campaign.settings.competitors.iter().map(|c| c.as_str()).collect();
    Some(match rivals.is_empty() {
        true => words!(part.locale, exclusivity, time = time),
        false => words!(part.locale, exclusivity_named, time = time, list = part.locale.list(&rivals)),
    })
}

/// The KPIs that judge her, and nobody else.
pub(super) fn success(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("success", words!(part.locale, success_title));
    let hers = part.campaign.kpis.iter().filter(|k| k.people.contains(&part.who));
    section.push(List::plain(hers.filter_map(|k| kpi(part, k))));
    section
}

fn kpi(part: &BriefSource<'_>, kpi: &Kpi) -> Option<Text> {
    let target = names::goal(part.locale, kpi)?;
    let metric = names::metric(part.locale, part.campaign, kpi);
    let line = words!(part.locale, kpi_line, metric = metric, target = target);
    let measured = kpi.measured.as_ref().map(|m| words!(part.locale, kpi_measured, how = m.trim()));
    let by = kpi.by.map(|d| words!(part.locale, kpi_by, day = part.locale.day_year(d)));
    let more: Vec<String> = measured.into_iter().chain(by).collect();
    let text = Text::strong(capitalised(&line));
    Some(if more.is_empty() { text } else { text.with(Inline::Plain(format!(", {}", more.join(", ")))) })
}

/// Who answers questions.
pub(super) fn contact(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("contact", words!(part.locale, contact_title));
    if let Some(contact) = &part.campaign.settings.contact {
        section.push(Block::Paragraph(address(contact.trim())));
    }
    section
}

/// A contact, with its mail address marked: `Lena Brandt <lena@northpeak.example>`.
fn address(contact: &str) -> Text {
    let parts = contact.strip_suffix('>').and_then(|c| c.rsplit_once('<'));
    match parts {
        Some((name, mail)) => Text::plain(name).with(Inline::Mail(mail.to_string())),
        None if contact.contains('@') && !contact.contains(char::is_whitespace) => {
            Text(vec![Inline::Mail(contact.to_string())])
        }
        None => Text::plain(contact),
    }
}
