//! What a build leaves behind: names and bytes, written by whoever asks for them.

use crate::brief::{self, ReviewOutcome, document::Document};
use crate::campaign::InfluencerId;
use crate::facts::Facts;
use crate::render::pages::{Broken, Pages};
use crate::render::pdf;
use crate::render::schedule::{csv, ics, json, yaml};
use crate::schedule::Plan;
use jiff::civil::Date;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A format that results are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// CommonMark.
    Markdown,
    /// Self-contained pages.
    Html,
    /// PDF, where the program can write it.
    Pdf,
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

/// What the files of a build are made from.
#[derive(Debug, Clone, Copy)]
pub struct Job<'j> {
    /// The campaign, with what is true of it.
    pub facts: &'j Facts,
    /// Its schedule.
    pub plan: &'j Plan,
    /// What the review came to.
    pub review: ReviewOutcome<'j>,
    /// The formats that are asked for.
    pub formats: &'j [Format],
    /// The people whose briefs are wanted; everybody's, if empty.
    pub only: &'j [InfluencerId],
    /// Templates and style.
    pub pages: &'j Pages,
    /// The day of the build.
    pub today: Date,
}

/// All files of a build in the formats asked for, in the order of their names. The same input gives the same bytes. `done` is
/// told of each document that is finished.
///
/// # Errors
/// Where a template of the project's own cannot be used, or PDF cannot be written.
pub fn artefacts(job: &Job<'_>, done: &(dyn Fn() + Sync)) -> Result<Vec<Artefact>, String> {
    let mut files: Vec<Artefact> = job.formats.iter().filter_map(|f| schedule(job, *f)).collect();
    let team = [("schedule", brief::schedule(job.facts, job.plan)), ("campaign", plan(job))];
    let team = team.into_iter().map(|(stem, document)| (stem.to_string(), document));
    let briefs = briefs(job.facts, job.plan, job.only).into_iter().map(|(stem, d)| (format!("briefs/{stem}"), d));
    let documents: Vec<(String, Document)> = team.chain(briefs).collect();
    let printed = in_parallel(&documents, |(stem, document)| {
        // The schedule is a table to work with; nobody asks for it on paper.
        let formats = job.formats.iter().filter(|f| **f != Format::Pdf || stem != "schedule");
        let printed = formats.filter_map(|f| page(document, *f, job.pages).transpose());
        let named = |(extension, bytes)| Artefact { name: format!("{stem}.{extension}"), bytes };
        let files = printed.map(|p| p.map(named)).collect::<Result<Vec<_>, _>>();
        done();
        files
    });
    for made in printed {
        files.append(&mut made?);
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files.dedup_by(|a, b| a.name == b.name);
    Ok(files)
}

/// The stack of a thread that makes documents: Typst goes as deep as tables lie in each other.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// What is made of each item, in their order, on all processors. The threads are not those of rayon, which Typst uses within:
/// one that waits there would begin the next document on top of its own, and that of many documents the stack does not hold.
fn in_parallel<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let taken = std::iter::from_fn(|| {
            let i = next.fetch_add(1, Ordering::Relaxed);
            items.get(i).map(|item| (i, item))
        });
        taken.map(|(i, item)| (i, make(item))).collect::<Vec<_>>()
    };
    let mut all = thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, usize::from).min(items.len());
        let begin = |_| thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work).ok();
        let threads: Vec<_> = (0..count).filter_map(begin).collect();
        // Where no thread can be had, this one does it.
        let mut all = if threads.is_empty() { work() } else { Vec::new() };
        for thread in threads {
            all.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        all
    });
    all.sort_by_key(|(i, _)| *i);
    all.into_iter().map(|(_, made)| made).collect()
}

/// How many documents a build makes.
pub fn documents(job: &Job<'_>) -> usize {
    briefs(job.facts, job.plan, job.only).len() + 2
}

fn plan(job: &Job<'_>) -> Document {
    brief::plan(job.facts, job.plan, &job.review)
}

fn schedule(job: &Job<'_>, format: Format) -> Option<Artefact> {
    let calendar = ics::CalendarOptions { made_on: job.today, milestones: None, only: None };
    let (extension, text) = match format {
        Format::Calendar => ("ics", ics::schedule(job.facts, job.plan, &calendar)),
        Format::Csv => ("csv", csv::schedule(job.facts, job.plan)),
        Format::Json => ("json", json::schedule(job.facts, job.plan)),
        Format::Yaml => ("yaml", yaml::schedule(job.facts, job.plan)),
        Format::Markdown | Format::Html | Format::Pdf => return None,
    };
    Some(Artefact { name: format!("schedule.{extension}"), bytes: text.into_bytes() })
}

/// The briefs of all who publish something, each with the safe name of its file.
pub fn briefs(facts: &Facts, plan: &Plan, only: &[InfluencerId]) -> Vec<(String, Document)> {
    let campaign = &facts.campaign;
    let stems = brief::file_stems(campaign);
    let wanted = facts.who().filter(|id| only.is_empty() || only.contains(id));
    wanted.filter_map(|id| Some((stems[id.index()].clone(), brief::brief(facts, plan, id)?))).collect()
}

/// A document in a format that documents have, with the extension of its file; `None` for other formats.
///
/// # Errors
/// Where a template of the project's own cannot be used, or PDF cannot be written.
pub fn page(document: &Document, format: Format, pages: &Pages) -> Result<Option<(&'static str, Vec<u8>)>, String> {
    let told = |broken: Broken| broken.to_string();
    Ok(match format {
        Format::Markdown => Some(("md", pages.markdown(document).map_err(told)?.into_bytes())),
        Format::Html => Some(("html", pages.html(document).map_err(told)?.into_bytes())),
        Format::Pdf => Some(("pdf", pdf::document(document, pages)?)),
        _ => None,
    })
}
