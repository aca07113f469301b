//! `campaignc build` and `campaignc brief`.

use super::folder;
use super::schedule::{compiled, sound};
use super::terminal::Terminal;
use super::{Done, Ended, Failure, Global};
use crate::artefacts::{Format, artefacts, briefs, page};
use crate::brief::{self, Review};
use crate::campaign::{Campaign, InfluencerId};
use crate::lower::lock;
use crate::render::mail;
use crate::schedule::{Options, Plan};
use clap::ValueEnum;
use jiff::civil::DateTime;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The file with the campaign
    file: PathBuf,
    /// The folder that the results go into [default: build/NAME]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Which formats are written
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_value = "md,html,ics,csv,json")]
    emit: Vec<Emit>,
    /// Only the briefs of these people
    #[arg(long = "for", value_name = "NAME", value_delimiter = ',')]
    people: Vec<String>,
    /// Take no account of the schedule of an earlier build
    #[arg(long)]
    fresh: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct BriefArguments {
    /// The file with the campaign
    file: PathBuf,
    /// Only the briefs of these people
    #[arg(long = "for", value_name = "NAME", value_delimiter = ',')]
    people: Vec<String>,
    /// How the briefs are printed
    #[arg(long, default_value = "md")]
    format: Page,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Page {
    Md,
    Html,
    /// The body of a mail that goes with the brief
    Mail,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Emit {
    Md,
    Html,
    Ics,
    Csv,
    Json,
    Yaml,
}

impl Emit {
    fn format(self) -> Format {
        match self {
            Emit::Md => Format::Markdown,
            Emit::Html => Format::Html,
            Emit::Ics => Format::Calendar,
            Emit::Csv => Format::Csv,
            Emit::Json => Format::Json,
            Emit::Yaml => Format::Yaml,
        }
    }
}

pub(crate) fn run(arguments: &Arguments, global: &Global, terminal: &mut Terminal) -> Done {
    let target = arguments.output.clone().unwrap_or_else(|| default_folder(&arguments.file));
    let before = if arguments.fresh { Options::default() } else { previous(&target) };
    let Some(checked) = sound(&arguments.file, global, &before, terminal)? else { return Ok(Ended::Found) };
    let (campaign, plan) = compiled(&checked, &arguments.file)?;
    let formats: Vec<Format> = arguments.emit.iter().map(|e| e.format()).collect();
    let only = people(campaign, &arguments.people)?;
    let review = Review { findings: &checked.findings, allowed: &checked.allowed };
    let files = artefacts(campaign, plan, &review, &formats, &only, global.today());
    folder::write(&target, &files)?;
    keep_casts(campaign, &arguments.file, terminal);
    let written = briefs(campaign, plan, &only).len();
    let posts = plan.slots.len();
    let briefs = if written == 1 { "brief" } else { "briefs" };
    terminal.note(&format!("Wrote {} files to {}: {posts} posts, {written} {briefs}.", files.len(), target.display()));
    Ok(Ended::Clean)
}

/// Writes down who was picked, so that the next build has the same people. A folder that cannot be written to does not
/// undo a build; it is told of.
fn keep_casts(campaign: &Campaign, file: &Path, terminal: &Terminal) {
    let path = lock::path_of(file);
    let before = std::fs::read_to_string(&path).ok();
    let Some(text) = lock::completed(before.as_deref(), file, campaign) else { return };
    match super::roster::write_file(&path, &text) {
        Ok(()) => {
            terminal.note(&format!("Wrote the cast to {}; `campaignc cast --update` chooses anew.", path.display()))
        }
        Err(Failure(why)) => terminal.note(&format!("The cast could not be kept for the next build: {why}")),
    }
}

pub(crate) fn print_briefs(arguments: &BriefArguments, global: &Global, terminal: &mut Terminal) -> Done {
    let Some(checked) = sound(&arguments.file, global, &Options::default(), terminal)? else { return Ok(Ended::Found) };
    let (campaign, plan) = compiled(&checked, &arguments.file)?;
    let only = people(campaign, &arguments.people)?;
    let documents = briefs(campaign, plan, &only);
    if documents.len() > 1 && arguments.format == Page::Html {
        return Err(Failure::new(
            "several pages cannot stand in one output; name one person with `--for`, or use `build`",
        ));
    }
    if arguments.format == Page::Mail {
        terminal.print(&mails(campaign, plan, &only));
        return Ok(Ended::Clean);
    }
    let format = if arguments.format == Page::Md { Format::Markdown } else { Format::Html };
    let pages = documents.iter().filter_map(|(_, document)| page(document, format)).map(|(_, text)| text);
    terminal.print(&pages.collect::<Vec<_>>().join("\n---\n\n"));
    Ok(Ended::Clean)
}

fn mails(campaign: &Campaign, plan: &Plan, only: &[InfluencerId]) -> String {
    let ids = (0..campaign.influencers.len() as u32).map(InfluencerId);
    let wanted = ids.filter(|id| only.is_empty() || only.contains(id));
    let mails = wanted.filter_map(|id| brief::mail(campaign, plan, id));
    mails.map(|m| format!("{}\n\n{}", mail::subject(&m), mail::body(&m))).collect::<Vec<_>>().join("\n---\n\n")
}

/// The people that a command line names; each has to be there, and to publish something.
fn people(campaign: &Campaign, names: &[String]) -> Result<Vec<InfluencerId>, Failure> {
    let busy = |id: &InfluencerId| campaign.posts.iter().any(|p| p.influencer == *id);
    let ids = || (0..campaign.influencers.len() as u32).map(InfluencerId).filter(busy);
    let find = |name: &String| {
        let found = ids().find(|id| campaign[*id].name.value == *name || campaign.name_of(*id) == name);
        found.ok_or_else(|| {
            let known: Vec<&str> = ids().take(12).map(|id| campaign[id].name.value.as_str()).collect();
            Failure::new(format!("nobody called `{name}` publishes in this campaign; there are {}", known.join(", ")))
        })
    };
    names.iter().map(find).collect()
}

/// The days and times of an earlier build into the same folder, so that a small change in the file moves few posts. What
/// cannot be read is left out.
fn previous(target: &Path) -> Options {
    let text = std::fs::read_to_string(target.join("schedule.json")).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let posts = json["posts"].as_array().map_or(&[][..], Vec::as_slice);
    let slot = |post: &serde_json::Value| {
        let at: DateTime = post["at"].as_str()?.get(..19)?.parse().ok()?;
        Some((post["id"].as_str()?.to_string(), (at.date(), at.time())))
    };
    Options { previous: posts.iter().filter_map(slot).collect(), ..Options::default() }
}

fn default_folder(file: &Path) -> PathBuf {
    Path::new("build").join(file.file_stem().unwrap_or_default())
}
