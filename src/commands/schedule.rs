//! `campaignc schedule`: the schedule alone, to the terminal.

use super::check::stop_on_errors;
use super::terminal::Terminal;
use super::{Done, Ended, Failure, Global};
use crate::campaign::Campaign;
use crate::render::schedule::{csv, ics, json, table, yaml};
use crate::schedule::{Options, Plan};
use crate::{Checked, Project};
use clap::ValueEnum;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The file with the campaign
    file: PathBuf,
    /// How the schedule is printed
    #[arg(long, default_value = "table")]
    format: Format,
    /// Put what is due before and after each post into the calendar too
    #[arg(long)]
    milestones: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Ics,
    Json,
    Yaml,
}

pub(crate) fn run(arguments: &Arguments, global: &Global, terminal: &mut Terminal) -> Done {
    let Some(checked) = sound(&arguments.file, global, &Options::default(), terminal)? else { return Ok(Ended::Found) };
    let (campaign, plan) = compiled(&checked, &arguments.file)?;
    let text = match arguments.format {
        Format::Table => table::schedule(campaign, plan, terminal.look),
        Format::Csv => csv::schedule(campaign, plan),
        Format::Ics => {
            let options = ics::Options { made_on: global.today(), milestones: arguments.milestones, only: None };
            ics::schedule(campaign, plan, &options)
        }
        Format::Json => json::schedule(campaign, plan),
        Format::Yaml => yaml::schedule(campaign, plan),
    };
    terminal.print(&text);
    Ok(Ended::Clean)
}

/// A file that compiles; `None` where it does not, and its errors have been printed.
pub(super) fn sound(
    file: &Path,
    global: &Global,
    before: &Options,
    terminal: &mut Terminal,
) -> Result<Option<Checked>, Failure> {
    Ok(opened(file, global, before, terminal)?.map(|(_, checked)| checked))
}

/// The same with the project that it belongs to.
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
    let checked = project.check_with(file, global.today(), before);
    Ok(match stop_on_errors(&checked, terminal) {
        Some(_) => None,
        None => Some((project, checked)),
    })
}

/// The campaign of a file and its schedule.
pub(super) fn compiled<'c>(checked: &'c Checked, file: &Path) -> Result<(&'c Campaign, &'c Plan), Failure> {
    let campaign = checked.campaign.as_ref().ok_or_else(|| {
        Failure::new(format!("{}: this file has no campaign; it is there to be imported", file.display()))
    })?;
    let plan = checked.plan().ok_or_else(|| Failure::new(format!("{}: no schedule could be made", file.display())))?;
    Ok((campaign, plan))
}
