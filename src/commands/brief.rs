//! `campaignc brief`.

use super::build::people;
use super::find::cannot;
use super::schedule::{compiled, opened};
use super::terminal::Terminal;
use super::{Done, Ended, Failure, Global};
use crate::artefacts::{Format, briefs, page};
use crate::brief;
use crate::campaign::InfluencerId;
use crate::facts::Facts;
use crate::render::pages::{Pages, TEMPLATES};
use crate::render::{mail, pdf};
use crate::schedule::{Options, Plan};
use clap::ValueEnum;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct BriefArguments {
    /// The file with the campaign
    #[arg(required_unless_present = "write_templates")]
    file: Option<PathBuf>,
    /// Only the briefs of these people
    #[arg(long = "for", value_name = "NAME", value_delimiter = ',')]
    people: Vec<String>,
    /// How the briefs are printed
    #[arg(long, default_value = "md")]
    format: BriefFormat,
    /// Write the templates of all documents into a folder, to be changed and named in `campaignc.yaml`
    #[arg(long, value_name = "DIR", conflicts_with = "file")]
    write_templates: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum BriefFormat {
    Md,
    Html,
    Pdf,
    /// The body of a mail that goes with the brief
    Mail,
}

pub(crate) fn run(arguments: &BriefArguments, global: &Global, terminal: &mut Terminal) -> Done {
    match (&arguments.write_templates, &arguments.file) {
        (Some(folder), _) => write_templates(folder, terminal),
        (None, Some(file)) => print(file, arguments, global, terminal),
        (None, None) => Err(Failure::new("name the file with the campaign")),
    }
}

fn print(file: &Path, arguments: &BriefArguments, global: &Global, terminal: &mut Terminal) -> Done {
    if arguments.format == BriefFormat::Pdf && !pdf::AVAILABLE {
        return Err(Failure::new(pdf::HOW_TO_GET));
    }
    let Some((project, checked)) = opened(file, global, &Options::default(), terminal)? else {
        return Ok(Ended::Found);
    };
    let (facts, plan) = compiled(&checked, file)?;
    let only = people(facts, &arguments.people)?;
    let documents = briefs(facts, plan, &only);
    if documents.len() > 1 && matches!(arguments.format, BriefFormat::Html | BriefFormat::Pdf) {
        return Err(Failure::new(
            "several pages cannot stand in one output; name one person with `--for`, or use `build`",
        ));
    }
    let format = match arguments.format {
        BriefFormat::Md => Format::Markdown,
        BriefFormat::Html => Format::Html,
        BriefFormat::Pdf => Format::Pdf,
        BriefFormat::Mail => {
            terminal.print(&mails(facts, plan, &only, project.pages())?);
            return Ok(Ended::Clean);
        }
    };
    for (i, (_, document)) in documents.iter().enumerate() {
        if i > 0 {
            terminal.print("\n---\n\n");
        }
        let printed = page(document, format, project.pages()).map_err(Failure::new)?;
        printed.into_iter().for_each(|(_, bytes)| terminal.bytes(&bytes));
    }
    Ok(Ended::Clean)
}

fn mails(facts: &Facts, plan: &Plan, only: &[InfluencerId], pages: &Pages) -> Result<String, Failure> {
    let wanted = facts.who().filter(|id| only.is_empty() || only.contains(id));
    let mails = wanted.filter_map(|id| brief::mail(facts, plan, id));
    let printed = mails.map(|m| {
        let body = pages.mail(&m).map_err(|broken| Failure::new(broken.to_string()))?;
        Ok(format!("{}\n\n{body}", mail::subject(&m)))
    });
    Ok(printed.collect::<Result<Vec<_>, Failure>>()?.join("\n---\n\n"))
}

/// Writes the templates; a file that is there already stays as it is.
fn write_templates(folder: &Path, terminal: &Terminal) -> Done {
    fs::create_dir_all(folder).map_err(|e| cannot(folder, &e))?;
    let mut written = 0;
    for (name, text) in TEMPLATES {
        let path = folder.join(name);
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => file.write_all(text.as_bytes()).map_err(|e| cannot(&path, &e))?,
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
                terminal.note(&format!("{} is there already and stays as it is.", path.display()));
                continue;
            }
            Err(e) => return Err(cannot(&path, &e)),
        }
        written += 1;
    }
    terminal.note(&format!(
        "Wrote {written} templates to {}. Keep those that you change, and name the folder as `templates` of `house` in \
         campaignc.yaml.",
        folder.display()
    ));
    Ok(Ended::Clean)
}
