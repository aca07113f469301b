//! `campaignc explain` and `campaignc rules`: what the table and the rules say of themselves.

use super::terminal::Terminal;
use super::{Done, Ended, Failure};
use crate::explain::{Page, page, rule_rows};
use crate::render::inert;
use crate::say;
use clap::ValueEnum;

/// How many thresholds of a rule a line of `campaignc rules` shows.
const MAX_THRESHOLDS: usize = 3;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A rule, a block, a property, a channel or a metric
    name: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RulesArguments {
    /// How the rules are printed
    #[arg(long, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    match page(&arguments.name) {
        Page::Found(text) => {
            terminal.print(&text);
            Ok(Ended::Clean)
        }
        Page::Unknown { nearest } => {
            let name = inert::one_line(&arguments.name).into_owned();
            let hint = match nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`campaignc rules` lists the rules, and the language reference all words".to_string(),
            };
            Err(Failure::new(format!("there is nothing called `{name}`; {hint}")))
        }
    }
}

pub(crate) fn rules(arguments: &RulesArguments, terminal: &mut Terminal) -> Done {
    let rows = rule_rows();
    match arguments.format {
        Format::Json => {
            let text = serde_json::to_string_pretty(&rows).map_err(|e| Failure::new(e.to_string()))?;
            terminal.print(&(text + "\n"));
        }
        Format::Table => {
            let width = |f: fn(&crate::explain::RuleRow) -> usize| rows.iter().map(f).max().unwrap_or(0);
            let (name, mistake) = (width(|r| r.name.len()), width(|r| r.mistake.len()));
            for row in &rows {
                let thresholds = thresholds(row);
                let line = format!("{:name$}  {:mistake$}  {:7}  {thresholds}", row.name, row.mistake, row.level);
                terminal.print(&format!("{}\n", line.trim_end()));
            }
        }
    }
    Ok(Ended::Clean)
}

/// The thresholds of a rule, as many as fit a line; `explain` has them all.
fn thresholds(row: &crate::explain::RuleRow) -> String {
    let mut shown: Vec<String> = row.thresholds.iter().map(|t| format!("{} {}", t.key, t.shown())).collect();
    let more = shown.len().saturating_sub(MAX_THRESHOLDS);
    if more > 1 {
        shown.truncate(MAX_THRESHOLDS);
        shown.push(format!("and {} more", say::number(more)));
    }
    shown.join(", ")
}
