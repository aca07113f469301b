//! `campaignc roster`: what a table of people is understood as, before anything uses it.

use super::find::cannot;
use super::terminal::Terminal;
use super::{Done, Ended, Failure};
use crate::lower::nesting;
use crate::render;
use crate::roster::{Mapping, campaign_text, open, people};
use crate::say;
use crate::syntax::{lay_out, parse};
use clap::ValueEnum;
use std::fs;
use std::path::PathBuf;

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

#[derive(Debug, clap::Args)]
pub(crate) struct RosterArguments {
    /// The table: a CSV, TSV, XLSX, YAML or JSON file
    file: PathBuf,
    /// Which column holds the share of an audience, as `trail_runners=Runners`; may be given again
    #[arg(long, value_name = "NAME=COLUMN")]
    audience: Vec<String>,
    /// Which column holds what, as `followers="Follower count"`; may be given again
    #[arg(long, value_name = "PROPERTY=COLUMN")]
    column: Vec<String>,
    /// How it is printed
    #[arg(long, default_value = "text")]
    format: RosterFormat,
    /// Write the people as a clean `.campaign` file
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RosterFormat {
    /// For people, in the terminal
    Text,
    /// For other programs
    Json,
}

pub(crate) fn run(arguments: &RosterArguments, terminal: &mut Terminal) -> Done {
    let meta = fs::metadata(&arguments.file).map_err(|e| cannot(&arguments.file, &e))?;
    if meta.is_dir() || meta.len() > MAX_BYTES {
        return Err(Failure::new(format!("{}: this is a folder, or too large", arguments.file.display())));
    }
    let bytes = fs::read(&arguments.file).map_err(|e| cannot(&arguments.file, &e))?;
    let (mapping, audiences) = mapping(arguments)?;
    let shown = arguments.file.to_string_lossy().replace('\\', "/");
    let table = open(bytes, &shown, &mapping).map_err(|e| Failure::new(format!("{shown}: {}. {}", e.why, e.help)))?;
    let roster = people(&table, |_| true);
    if let Some(path) = &arguments.write {
        let text = campaign_text(&roster, &shown, &audiences);
        let text = lay_out(&text, &parse(&text, &nesting), &nesting).text;
        write_file(path, &text)?;
        let people = say::count(roster.people.len(), "person");
        terminal.note(&format!(
            "{people} {} written to {}.",
            say::agree(roster.people.len(), "was", "were"),
            path.display()
        ));
    }
    terminal.print(&match arguments.format {
        RosterFormat::Text => render::roster::summary(&shown, &table, &roster, terminal.look),
        RosterFormat::Json => render::roster::report(&shown, &table, &roster, &audiences),
    });
    Ok(if roster.people.is_empty() { Ended::Found } else { Ended::Clean })
}

fn mapping(arguments: &RosterArguments) -> Result<(Mapping, Vec<String>), Failure> {
    let pair = |text: &String| {
        let (name, column) = text
            .split_once('=')
            .ok_or_else(|| Failure::new(format!("`{text}` names no column; write it as NAME=COLUMN")))?;
        Ok::<_, Failure>((name.trim().to_string(), column.trim().trim_matches('"').to_string()))
    };
    let mut mapping = Mapping::default();
    let mut audiences = Vec::new();
    for (name, column) in arguments.audience.iter().map(pair).collect::<Result<Vec<_>, _>>()? {
        mapping.audiences.push(vec![column]);
        audiences.push(name);
    }
    for (property, column) in arguments.column.iter().map(pair).collect::<Result<Vec<_>, _>>()? {
        let field = crate::roster::Field::of_property(&property).ok_or_else(|| {
            Failure::new(format!("a roster has no property `{property}`; `campaignc explain roster` lists them"))
        })?;
        mapping.columns.push((field, column));
    }
    Ok((mapping, audiences))
}

/// Writes a file whole; one that is there is replaced in one step.
pub(super) fn write_file(path: &std::path::Path, text: &str) -> Result<(), Failure> {
    match path.exists() {
        true => super::change::replace_file(path, text),
        false => fs::write(path, text).map_err(|e| cannot(path, &e)),
    }
}
