//! `campaignc build` and `campaignc brief`.

use super::folder;
use super::schedule::{compiled, sound};
use super::terminal::Terminal;
use super::{Done, Ended, Global};
use crate::artefacts::{Format, artefacts};
use clap::ValueEnum;
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
    let Some(checked) = sound(&arguments.file, global, terminal)? else { return Ok(Ended::Found) };
    let (campaign, plan) = compiled(&checked, &arguments.file)?;
    let formats: Vec<Format> = arguments.emit.iter().map(|e| e.format()).collect();
    let files = artefacts(&checked, campaign, plan, &formats, global.today());
    let target = arguments.output.clone().unwrap_or_else(|| default_folder(&arguments.file));
    folder::write(&target, &files)?;
    let briefs = files.iter().filter(|f| f.name.starts_with("briefs/")).count();
    let posts = plan.slots.len();
    terminal.note(&format!("Wrote {} files to {}: {posts} posts, {briefs} briefs.", files.len(), target.display()));
    Ok(Ended::Clean)
}

fn default_folder(file: &Path) -> PathBuf {
    Path::new("build").join(file.file_stem().unwrap_or_default())
}
