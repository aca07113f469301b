//! `campaignc schedule`: the schedule alone, to the terminal.

use super::check::stop_on_errors;
use super::patience::{Patience, stoppable};
use super::terminal::Terminal;
use super::{Done, Ended, Failure, Global};
use crate::brief;
use crate::campaign::{Campaign, PostId};
use crate::facts::Facts;
use crate::render::schedule::{csv, ics, json, table, why as reasons, yaml};
use crate::say;
use crate::schedule::{Breach, Effort, Options, Plan, validate, why};
use crate::{Checked, Project};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

#[derive(Debug, clap::Args)]
pub(crate) struct ScheduleArguments {
    /// The file with the campaign
    file: PathBuf,
    /// How the schedule is printed
    #[arg(long, default_value = "table")]
    format: ScheduleFormat,
    /// Put what is due before and after each post into the calendar too, as events of a whole day or as tasks
    #[arg(long, value_name = "AS", num_args = 0..=1, require_equals = true, default_missing_value = "events")]
    milestones: Option<MilestonesAs>,
    /// Say why a post lies where it does, and what each other day would cost
    #[arg(long, value_name = "POST", conflicts_with_all = ["format", "milestones"])]
    why: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ScheduleFormat {
    Table,
    Csv,
    Ics,
    Json,
    Yaml,
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MilestonesAs {
    Events,
    Tasks,
}

pub(crate) fn run(arguments: &ScheduleArguments, global: &Global, terminal: &mut Terminal) -> Done {
    let before = Options::default();
    let Some((project, checked)) = opened(&arguments.file, global, &before, terminal)? else {
        return Ok(Ended::Found);
    };
    let (facts, plan) = compiled(&checked, &arguments.file)?;
    if let Some(name) = &arguments.why {
        let post = post(&facts.campaign, name)?;
        let found = why(facts, plan, post).ok_or_else(|| Failure::new("the schedule does not cover this post"))?;
        terminal.print(&reasons::why(facts, plan, &checked.sources, &found, terminal.look));
        return Ok(Ended::Clean);
    }
    let text = match arguments.format {
        ScheduleFormat::Table => table::schedule(facts, plan, terminal.look),
        ScheduleFormat::Csv => csv::schedule(facts, plan),
        ScheduleFormat::Ics => {
            let milestones = arguments.milestones.map(|m| match m {
                MilestonesAs::Events => ics::Milestones::Events,
                MilestonesAs::Tasks => ics::Milestones::Tasks,
            });
            let options = ics::CalendarOptions { made_on: global.today(), milestones, only: None };
            ics::schedule(facts, plan, &options)
        }
        ScheduleFormat::Json => json::schedule(facts, plan),
        ScheduleFormat::Yaml => yaml::schedule(facts, plan),
        ScheduleFormat::Md => {
            let document = brief::schedule(facts, plan);
            project.pages().markdown(&document).map_err(|broken| Failure::new(broken.to_string()))?
        }
    };
    terminal.print(&text);
    Ok(Ended::Clean)
}

/// The post of an id; of several that begin alike, the most like.
fn post(campaign: &Campaign, name: &str) -> Result<PostId, Failure> {
    if let Some(at) = campaign.posts.iter().position(|p| p.id == name) {
        return Ok(PostId(at as u32));
    }
    let ids = || campaign.posts.iter().map(|p| p.id.as_str());
    let like: Vec<&str> = ids().filter(|id| id.starts_with(name)).collect();
    let meant = match like.is_empty() {
        true => say::nearest(name, ids()).map(|id| format!("; did you mean `{id}`?")),
        false => Some(format!("; there are {}", say::some(&like, 8))),
    };
    let otherwise = "; `campaignc schedule FILE --format csv` lists them all".to_string();
    Err(Failure::new(format!("there is no post `{name}`{}", meant.unwrap_or(otherwise))))
}

/// A file that compiles, with the project that it belongs to; `None` where it does not, and its errors have been printed.
pub(super) fn opened(
    file: &Path,
    global: &Global,
    before: &Options,
    terminal: &mut Terminal,
) -> Result<Option<(Project, Checked)>, Failure> {
    let meta = std::fs::metadata(file).map_err(|e| super::find::cannot(file, &e))?;
    if meta.is_dir() {
        return Err(Failure::new(format!("{}: this is a folder; name the file with the campaign", file.display())));
    }
    let project = global.project(file)?;
    let patience = Patience::new("looking for the best schedule; Ctrl-C takes the best one so far", terminal.quiet);
    let (checked, stopped) = stoppable(|stop| {
        let options = Options { effort: Effort::Full, stop: Some(stop.clone()), ..before.clone() };
        (project.check_with(file, global.today(), options), stop.load(Ordering::Relaxed))
    });
    drop(patience);
    if stopped {
        terminal
            .note("Stopped early: the schedule is the best one found so far, and not proven to be the best there is.");
    }
    Ok(match stop_on_errors(&checked, terminal) {
        Some(_) => None,
        None => Some((project, checked)),
    })
}

/// The campaign of a file and its schedule.
pub(super) fn compiled<'c>(checked: &'c Checked, file: &Path) -> Result<(&'c Facts, &'c Plan), Failure> {
    let facts = checked.facts.as_ref().ok_or_else(|| {
        Failure::new(format!("{}: this file has no campaign; it is there to be imported", file.display()))
    })?;
    let plan = checked.plan().ok_or_else(|| Failure::new(format!("{}: no schedule could be made", file.display())))?;
    match validate(facts, plan).first() {
        None => Ok((facts, plan)),
        Some(breach) => Err(faulty(&facts.campaign, breach)),
    }
}

/// A schedule that its own validator refuses is not given out.
fn faulty(campaign: &Campaign, breach: &Breach) -> Failure {
    let posts: Vec<&str> = breach.posts.iter().map(|p| campaign[*p].id.as_str()).take(3).collect();
    Failure::new(format!(
        "the schedule that was found breaks a rule of its own: {} should be {}. This is a fault of campaignc; please \
         report it with the file. Nothing was written.",
        say::list(&posts),
        breach.rule
    ))
}
