//! `campaignc new`: a starter project that checks clean and builds.

use super::find::cannot;
use super::terminal::Terminal;
use super::{Done, Ended, Failure};
use std::fs;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct NewArguments {
    /// The folder to be made
    dir: PathBuf,
}

/// The files of a starter project: where they go, and what stands in them.
const FILES: &[(&str, &str)] = &[
    ("campaignc.yaml", include_str!("starter/campaignc.yaml")),
    ("spring.campaign", include_str!("starter/spring.campaign")),
    ("rosters/creators.csv", include_str!("starter/creators.csv")),
];

pub(crate) fn run(arguments: &NewArguments, terminal: &mut Terminal) -> Done {
    let dir = &arguments.dir;
    let empty = fs::read_dir(dir).map_or(!dir.exists(), |mut entries| entries.next().is_none());
    if !empty {
        return Err(Failure::new(format!("{}: there is something already; name a new folder", dir.display())));
    }
    for (name, text) in FILES {
        let path = dir.join(name);
        let folder = path.parent().unwrap_or(dir);
        fs::create_dir_all(folder).map_err(|e| cannot(folder, &e))?;
        fs::write(&path, text).map_err(|e| cannot(&path, &e))?;
    }
    let shown = dir.display();
    terminal.note(&format!(
        "Made {shown}.\n\n  campaignc check {shown}\n  campaignc build {shown}/spring.campaign\n\nOpen {shown}/spring.campaign and make it yours."
    ));
    Ok(Ended::Clean)
}
