//! `campaignc cast`: who was chosen, why, who was next, what more money would add, and star against micro.

use super::schedule::opened;
use super::terminal::Terminal;
use super::{Done, Ended, Failure, Global};
use crate::brief;
use crate::campaign::GroupId;
use crate::casting::{self, Lock, Pool, Report};
use crate::facts::People;
use crate::project::Checked;
use crate::render;
use crate::schedule::Options;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct CastArguments {
    /// The file with the campaign
    file: PathBuf,
    /// Only this group
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// How the cast is printed
    #[arg(long, default_value = "text")]
    format: CastFormat,
    /// Choose anew and write the cast to `campaign.lock`
    #[arg(long)]
    update: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CastFormat {
    /// For people, in the terminal
    Text,
    /// A page with the price curve as a plot
    Html,
    /// For other programs
    Json,
}

pub(crate) fn run(arguments: &CastArguments, global: &Global, terminal: &mut Terminal) -> Done {
    let Some((project, checked)) = opened(&arguments.file, global, &Options::default(), terminal)? else {
        return Ok(Ended::Found);
    };
    let pool = checked.pool().ok_or_else(|| {
        Failure::new(format!("{}: this file has no campaign; it is there to be imported", arguments.file.display()))
    })?;
    let campaign = pool.people.campaign;
    let reports = reports(pool, arguments.group.as_deref())?;
    if reports.is_empty() {
        terminal.note("No group of this campaign picks; `pick 20 within 18_000 EUR` in a `group` makes one.");
        return Ok(Ended::Clean);
    }
    if arguments.update {
        update(&checked, &arguments.file, terminal)?;
    }
    match arguments.format {
        CastFormat::Text => {
            for report in &reports {
                terminal.print(&render::cast::text(campaign, report, terminal.look));
            }
        }
        CastFormat::Html => {
            let page = project.pages().html(&brief::cast(campaign, &reports));
            terminal.print(&page.map_err(|broken| Failure::new(broken.to_string()))?);
        }
        CastFormat::Json => terminal.print(&render::cast::reports(campaign, &reports)),
    }
    Ok(Ended::Clean)
}

fn reports(pool: Pool<'_>, only: Option<&str>) -> Result<Vec<Report>, Failure> {
    let campaign = pool.people.campaign;
    let ids = (0..campaign.groups.len() as u32).map(GroupId);
    let named = |id: &GroupId| only.is_none_or(|n| campaign[*id].name.value == n);
    let ids: Vec<GroupId> = ids.filter(named).collect();
    match (only, ids.is_empty()) {
        (Some(name), true) => Err(Failure::new(format!("there is no group `{name}`"))),
        _ => Ok(ids.into_iter().filter_map(|id| casting::report(pool, id)).collect()),
    }
}

/// Writes the cast as it is chosen by the figures of today.
fn update(checked: &Checked, file: &Path, terminal: &Terminal) -> Result<(), Failure> {
    let Some(pool) = checked.pool() else { return Ok(()) };
    let mut campaign = pool.people.campaign.clone();
    let fresh = casting::cast(pool, &Lock::default());
    for (group, members) in campaign.groups.iter_mut().zip(fresh.members) {
        group.members = members;
    }
    let people = People { campaign: &campaign, ..pool.people };
    let path = casting::path_of(file);
    let before = std::fs::read_to_string(&path).ok();
    let text = casting::updated(before.as_deref(), file, Lock::of(Pool { people, ..pool }));
    super::roster::write_file(&path, &text)?;
    terminal.note(&format!("The cast was written to {}.", path.display()));
    Ok(())
}
