//! What a build leaves behind: names and bytes, written by whoever asks for them.

use crate::brief::{self, Review, document::Document};
use crate::campaign::{Campaign, InfluencerId};
use crate::render::schedule::{csv, ics, json, yaml};
use crate::render::{html, markdown};
use crate::schedule::Plan;
use jiff::civil::Date;

/// A format that results are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// CommonMark.
    Markdown,
    /// Self-contained pages.
    Html,
    /// iCalendar.
    Calendar,
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

/// A file of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// Its name below the folder of the build, with `/` between folders.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// All files of a build in the formats asked for, in the order of their names. The same input gives the same bytes.
/// `only` names the people whose briefs are wanted; everybody's, if it is empty.
pub fn artefacts(
    campaign: &Campaign,
    plan: &Plan,
    review: &Review<'_>,
    formats: &[Format],
    only: &[InfluencerId],
    today: Date,
) -> Vec<Artefact> {
    let mut files = Vec::new();
    let mut add = |name: String, text: String| files.push(Artefact { name, bytes: text.into_bytes() });
    for format in formats {
        if let Some((extension, text)) = schedule(campaign, plan, *format, today) {
            add(format!("schedule.{extension}"), text);
        }
    }
    for (stem, document) in
        [("schedule", brief::schedule(campaign, plan)), ("campaign", brief::plan(campaign, plan, review))]
    {
        for (extension, text) in formats.iter().filter_map(|f| page(&document, *f)) {
            add(format!("{stem}.{extension}"), text);
        }
    }
    for (stem, document) in briefs(campaign, plan, only) {
        for (extension, text) in formats.iter().filter_map(|f| page(&document, *f)) {
            add(format!("briefs/{stem}.{extension}"), text);
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files.dedup_by(|a, b| a.name == b.name);
    files
}

fn schedule(campaign: &Campaign, plan: &Plan, format: Format, today: Date) -> Option<(&'static str, String)> {
    let calendar = ics::Options { made_on: today, milestones: false, only: None };
    Some(match format {
        Format::Calendar => ("ics", ics::schedule(campaign, plan, &calendar)),
        Format::Csv => ("csv", csv::schedule(campaign, plan)),
        Format::Json => ("json", json::schedule(campaign, plan)),
        Format::Yaml => ("yaml", yaml::schedule(campaign, plan)),
        Format::Markdown | Format::Html => return None,
    })
}

/// The briefs of all who publish something, each with the safe name of its file.
pub fn briefs(campaign: &Campaign, plan: &Plan, only: &[InfluencerId]) -> Vec<(String, Document)> {
    let stems = brief::file_stems(campaign);
    let ids = (0..campaign.influencers.len() as u32).map(InfluencerId);
    let wanted = ids.filter(|id| only.is_empty() || only.contains(id));
    wanted.filter_map(|id| Some((stems[id.index()].clone(), brief::brief(campaign, plan, id)?))).collect()
}

/// A document in a format that documents have.
pub fn page(document: &Document, format: Format) -> Option<(&'static str, String)> {
    match format {
        Format::Markdown => Some(("md", markdown::document(document))),
        Format::Html => Some(("html", html::document(document))),
        _ => None,
    }
}
