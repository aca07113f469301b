//! What a build leaves behind: names and bytes, written by whoever asks for them.

use crate::Checked;
use crate::campaign::Campaign;
use crate::render::schedule::{csv, ics, json, yaml};
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
pub fn artefacts(
    checked: &Checked,
    campaign: &Campaign,
    plan: &Plan,
    formats: &[Format],
    today: Date,
) -> Vec<Artefact> {
    let _ = checked;
    let mut files = Vec::new();
    let mut add = |name: String, text: String| files.push(Artefact { name, bytes: text.into_bytes() });
    for format in formats {
        match format {
            Format::Markdown => {}
            Format::Html => {}
            Format::Calendar => {
                let options = ics::Options { made_on: today, milestones: false, only: None };
                add("schedule.ics".into(), ics::schedule(campaign, plan, &options));
            }
            Format::Csv => add("schedule.csv".into(), csv::schedule(campaign, plan)),
            Format::Json => add("schedule.json".into(), json::schedule(campaign, plan)),
            Format::Yaml => add("schedule.yaml".into(), yaml::schedule(campaign, plan)),
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}
