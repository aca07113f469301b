//! `campaignc build`.

use super::folder;
use super::schedule::{compiled, opened};
use super::terminal::Terminal;
use super::{Done, Ended, Failure, Global, watch};
use crate::artefacts::{Artefact, Format, Job, artefacts, briefs, documents};
use crate::brief::{self, ReviewOutcome};
use crate::campaign::InfluencerId;
use crate::casting;
use crate::facts::Facts;
use crate::project::Checked;
use crate::render::pdf;
use crate::say;
use crate::schedule::Options;
use clap::ValueEnum;
use jiff::civil::DateTime;
use std::path::{Path, PathBuf};

/// From how many documents on a build shows how far it is.
const MANY_DOCUMENTS: usize = 50;

/// How many signs without a font are named.
const NAMED_SIGNS: usize = 12;

#[derive(Debug, clap::Args)]
pub(crate) struct BuildArguments {
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
    /// Build again whenever a file is saved, until stopped
    #[arg(long)]
    watch: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Emit {
    Md,
    Html,
    Pdf,
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
            Emit::Pdf => Format::Pdf,
            Emit::Ics => Format::Calendar,
            Emit::Csv => Format::Csv,
            Emit::Json => Format::Json,
            Emit::Yaml => Format::Yaml,
        }
    }
}

pub(crate) fn run(arguments: &BuildArguments, global: &Global, terminal: &mut Terminal) -> Done {
    if arguments.emit.contains(&Emit::Pdf) && !pdf::AVAILABLE {
        return Err(Failure::new(pdf::HOW_TO_GET));
    }
    if arguments.watch {
        let target = arguments.target();
        return watch::run(&arguments.file, &target, global, terminal, |terminal| once(arguments, global, terminal));
    }
    once(arguments, global, terminal)
}

impl BuildArguments {
    fn target(&self) -> PathBuf {
        let default = || Path::new("build").join(self.file.file_stem().unwrap_or_default());
        self.output.clone().unwrap_or_else(default)
    }
}

fn once(arguments: &BuildArguments, global: &Global, terminal: &mut Terminal) -> Done {
    let target = arguments.target();
    let before = if arguments.fresh { Options::default() } else { previous(&target) };
    let Some((project, checked)) = opened(&arguments.file, global, &before, terminal)? else { return Ok(Ended::Found) };
    let (facts, plan) = compiled(&checked, &arguments.file)?;
    let formats: Vec<Format> = arguments.emit.iter().map(|e| e.format()).collect();
    let only = people(facts, &arguments.people)?;
    let review = ReviewOutcome { findings: &checked.findings, allowed: &checked.allowed };
    let (pages, today) = (project.pages(), global.today());
    let job = Job { facts, plan, review, formats: &formats, only: &only, pages, today };
    let files = made(&job, terminal)?;
    folder::write(&target, &files)?;
    keep_casts(&checked, &arguments.file, terminal);
    let posts = say::count(plan.slots.len(), "post");
    let briefs = say::count(briefs(facts, plan, &only).len(), "brief");
    let files = say::count(files.len(), "file");
    terminal.note(&format!("Wrote {files} to {}: {posts}, {briefs}.", target.display()));
    tell_of_signs(&job, terminal);
    Ok(Ended::Clean)
}

/// The files of a build; where there are many, and somebody is looking, it shows how far it is.
fn made(job: &Job<'_>, terminal: &Terminal) -> Result<Vec<Artefact>, Failure> {
    let count = documents(job);
    let bar = match count >= MANY_DOCUMENTS && !terminal.quiet {
        true => indicatif::ProgressBar::new(count as u64),
        false => indicatif::ProgressBar::hidden(),
    };
    if let Ok(style) = indicatif::ProgressStyle::with_template("{bar:30} {pos}/{len} documents") {
        bar.set_style(style);
    }
    let files = artefacts(job, &|| bar.inc(1));
    bar.finish_and_clear();
    files.map_err(Failure::new)
}

/// Signs that PDFs show as empty boxes are told of.
fn tell_of_signs(job: &Job<'_>, terminal: &Terminal) {
    if !job.formats.contains(&Format::Pdf) {
        return;
    }
    let documents = briefs(job.facts, job.plan, job.only).into_iter().map(|(_, document)| document);
    let all = documents.chain([brief::plan(job.facts, job.plan, &job.review)]);
    let mut missing: Vec<char> = all.flat_map(|d| pdf::without_a_font(&d, job.pages)).collect();
    missing.sort_unstable();
    missing.dedup();
    if !missing.is_empty() {
        let shown: Vec<String> = missing.iter().take(NAMED_SIGNS).map(char::to_string).collect();
        let more = if missing.len() > NAMED_SIGNS { " …" } else { "" };
        terminal.note(&format!(
            "The PDFs have no font for {}{more}: name a font file that has them, as `fonts` of `house` in campaignc.yaml.",
            shown.join(" ")
        ));
    }
}

/// Writes down who was picked, so that the next build has the same people. A folder that cannot be written to does not
/// undo a build; it is told of.
fn keep_casts(checked: &Checked, file: &Path, terminal: &Terminal) {
    let path = casting::path_of(file);
    let before = std::fs::read_to_string(&path).ok();
    let Some(text) = checked.pool().and_then(|p| casting::completed(before.as_deref(), file, p)) else { return };
    match super::roster::write_file(&path, &text) {
        Ok(()) => {
            terminal.note(&format!("Wrote the cast to {}; `campaignc cast --update` chooses anew.", path.display()))
        }
        Err(Failure(why)) => terminal.note(&format!("The cast could not be kept for the next build: {why}")),
    }
}

/// The people that a command line names; each has to be there, and to publish something.
pub(super) fn people(facts: &Facts, names: &[String]) -> Result<Vec<InfluencerId>, Failure> {
    let campaign = &facts.campaign;
    let ids = || facts.who();
    let find = |name: &String| {
        let found = ids().find(|id| campaign[*id].name.value == *name || campaign.name_of(*id) == name);
        found.ok_or_else(|| {
            let known: Vec<&str> = ids().take(12).map(|id| campaign[id].name.value.as_str()).collect();
            Failure::new(format!("nobody called `{name}` publishes in this campaign; there are {}", say::list(&known)))
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
