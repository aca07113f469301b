//! `campaignc explain` and `campaignc rules`: what the table and the rules say of themselves.

use super::terminal::Terminal;
use super::{Done, Ended, Failure};
use crate::findings::Meta;
use crate::manual::{self, default_of};
use crate::render::inert;
use crate::rules;
use crate::say;
use clap::ValueEnum;
use serde_json::{Value, json};

/// How many thresholds of a rule a line of `campaignc rules` shows.
const MAX_THRESHOLDS: usize = 3;

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArguments {
    /// A rule, a block, a property, a channel, a metric, a tier or a market
    name: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RulesArguments {
    /// How the rules are printed
    #[arg(long, default_value = "table")]
    format: RulesFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RulesFormat {
    Table,
    Json,
}

pub(crate) fn run(arguments: &ExplainArguments, terminal: &mut Terminal) -> Done {
    let articles: Vec<String> = manual::articles(&arguments.name).iter().map(manual::text).collect();
    if !articles.is_empty() {
        terminal.print(&articles.join("\n"));
        return Ok(Ended::Clean);
    }
    let name = inert::one_line(&arguments.name).into_owned();
    let hint = match manual::nearest(&arguments.name) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`campaignc rules` lists the rules, and the language reference all words".to_string(),
    };
    Err(Failure::new(format!("there is nothing called `{name}`; {hint}")))
}

pub(crate) fn rules(arguments: &RulesArguments, terminal: &mut Terminal) -> Done {
    let metas: Vec<&Meta> = rules::all().map(|r| &r.meta).collect();
    match arguments.format {
        RulesFormat::Json => {
            let rows: Vec<Value> = metas.iter().map(|m| row(m)).collect();
            terminal.print(&format!("{:#}\n", Value::Array(rows)));
        }
        RulesFormat::Table => {
            let width = |f: fn(&Meta) -> usize| metas.iter().map(|m| f(m)).max().unwrap_or(0);
            let (name, mistake) = (width(|m| m.name.len()), width(|m| m.mistake.name().len()));
            for m in &metas {
                let thresholds = thresholds(m);
                let line =
                    format!("{:name$}  {:mistake$}  {:7}  {thresholds}", m.name, m.mistake.name(), m.level.name());
                terminal.print(&format!("{}\n", line.trim_end()));
            }
        }
    }
    Ok(Ended::Clean)
}

/// A rule for programs.
fn row(meta: &Meta) -> Value {
    let thresholds = meta.thresholds.iter().map(|t| json!({ "key": t.key, "default": t.default, "unit": t.unit }));
    json!({
        "name": meta.name,
        "mistake": meta.mistake.name(),
        "level": meta.level.name(),
        "summary": meta.summary,
        "thresholds": thresholds.collect::<Vec<_>>(),
    })
}

/// The thresholds of a rule, as many as fit a line; `explain` has them all.
fn thresholds(meta: &Meta) -> String {
    let mut shown: Vec<String> = meta.thresholds.iter().map(|t| format!("{} {}", t.key, default_of(t))).collect();
    let more = shown.len().saturating_sub(MAX_THRESHOLDS);
    if more > 1 {
        shown.truncate(MAX_THRESHOLDS);
        shown.push(format!("and {} more", say::number(more)));
    }
    shown.join(", ")
}
