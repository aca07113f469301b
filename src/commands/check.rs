//! `campaignc check`: what is wrong with campaigns, and what could be better.

use super::change::{replace_file, unified};
use super::find::{FileTarget, check_all, targets};
use super::terminal::Terminal;
use super::{Done, Ended, Failure, Global};
use crate::findings::{self, Applied, Finding, Level, apply_fixes};
use crate::project::all_metas;
use crate::render::facts::FactSheet;
use crate::render::{self, github, human, json, sarif, short};
use crate::rules::card::CardLine;
use crate::say;
use crate::source::{FileId, Sources};
use crate::{Checked, lower};
use clap::ValueEnum;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

/// How often fixes are applied, each round to what the last one left.
const MAX_ROUNDS: usize = 10;

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArguments {
    /// Files, or folders with `.campaign` files in them [default: this folder]
    paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, default_value = "human")]
    format: CheckFormat,
    /// From which level on findings make the command fail
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    fail_on: FailOn,
    /// Apply the fixes that keep what the plan means
    #[arg(long)]
    fix: bool,
    /// Show what the fixes would change, and write nothing
    #[arg(long)]
    diff: bool,
    /// Apply the fixes that change the plan too
    #[arg(long)]
    unsafe_fixes: bool,
    /// Show each value that was taken though the file does not state it
    #[arg(long)]
    explain_defaults: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// Reports with the lines they are about
    Human,
    /// One line each
    Short,
    /// One object for programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Advice,
}

impl FailOn {
    /// How a command ends with these findings.
    pub fn judge(self, findings: &[Finding]) -> Ended {
        let least = match self {
            FailOn::Error => Level::Error,
            FailOn::Warning => Level::Warning,
            FailOn::Advice => Level::Advice,
        };
        if findings.iter().any(|f| f.level >= least) { Ended::Found } else { Ended::Clean }
    }
}

pub(crate) fn run(arguments: &CheckArguments, global: &Global, terminal: &mut Terminal) -> Done {
    take_part();
    let targets = targets(&arguments.paths)?;
    if targets.is_empty() {
        terminal.note("There are no `.campaign` files here; `campaignc new DIR` makes a project to start from.");
    }
    targets.iter().for_each(|t| terminal.detail(&format!("checking {}", t.path.display())));
    let fixing = arguments.fix || arguments.diff || arguments.unsafe_fixes;
    let mut checked = check_all(&targets, global, arguments.explain_defaults)?;
    if fixing && !fix(arguments, &targets, global, &mut checked, terminal)? {
        return Ok(Ended::Clean);
    }
    let cards: Vec<Card> = checked.iter().filter_map(card).collect();
    let sheets =
        if arguments.format == CheckFormat::Json { checked.iter().filter_map(sheet).collect() } else { Vec::new() };
    let (sources, findings) = gather(&targets, checked, arguments, terminal);
    print(arguments.format, &findings, &sources, &cards, &sheets, terminal);
    Ok(arguments.fail_on.judge(&findings))
}

/// Lets this thread work with the others instead of waiting for them: one thread less to keep memory for. A server must not
/// do this, as its first thread waits for something else; and where threads are set up already, it changes nothing.
fn take_part() {
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
}

/// The title of a campaign, its file, and how it stands with the four mistakes.
type Card = (String, String, Vec<CardLine>);

fn card(checked: &Checked) -> Option<Card> {
    let title = checked.campaign()?.title.value.clone();
    Some((title, checked.sources.get(checked.main).name.clone(), checked.card()?))
}

/// What is true of a campaign, for programs.
fn sheet(checked: &Checked) -> Option<FactSheet> {
    Some(FactSheet::of(checked.facts.as_ref()?, &checked.sources.get(checked.main).name))
}

/// Of findings of one rule so many are shown in full; the rest is told in a line, unless everything is asked for.
const IN_FULL: usize = 4;

fn reports(findings: &[Finding], sources: &Sources, cards: &[Card], terminal: &Terminal) -> String {
    let mut seen: HashMap<(&str, FileId), usize> = HashMap::new();
    let mut more: Vec<((&str, FileId), Vec<String>)> = Vec::new();
    let mut shown = Vec::new();
    for finding in findings {
        let key = (finding.rule, finding.span.file);
        let count = seen.entry(key).or_insert(0);
        *count += 1;
        if *count <= IN_FULL || terminal.verbose {
            shown.push(finding);
            continue;
        }
        let line = sources.get(finding.span.file).line_column(finding.span.start).line.to_string();
        match more.iter_mut().find(|(k, _)| *k == key) {
            Some((_, lines)) => lines.push(line),
            None => more.push((key, vec![line])),
        }
    }
    let look = terminal.look;
    let mut text = human::reports(shown, sources, look);
    for ((rule, file), lines) in &more {
        let name = &sources.get(*file).name;
        let some = lines.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
        let rest = if lines.len() > 12 { ", …" } else { "" };
        text.push_str(&format!("{rule}: {} more like these in {name}, lines {some}{rest}\n", lines.len()));
    }
    if !more.is_empty() {
        text.push_str("`campaignc check -v` shows them all.\n\n");
    }
    if cards.len() == 1 && !terminal.quiet {
        cards.iter().for_each(|(title, _, lines)| text.push_str(&(render::card::card(title, lines, look) + "\n")));
    }
    text + &human::summary(findings, look)
}

fn print(
    format: CheckFormat,
    findings: &[Finding],
    sources: &Sources,
    cards: &[Card],
    sheets: &[FactSheet],
    terminal: &mut Terminal,
) {
    let text = match format {
        CheckFormat::Human => reports(findings, sources, cards, terminal),
        CheckFormat::Short => short::findings(findings, sources),
        CheckFormat::Json => json::report(findings, sources, cards, sheets),
        CheckFormat::Sarif => sarif::findings(findings, sources, &all_metas().collect::<Vec<_>>()),
        CheckFormat::Github => github::findings(findings, sources),
    };
    terminal.print(&text);
}

/// All findings of all files over one set of sources: what two campaigns import is told of once.
fn gather(
    targets: &[FileTarget],
    checked: Vec<Checked>,
    arguments: &CheckArguments,
    terminal: &mut Terminal,
) -> (Sources, Vec<Finding>) {
    let mut sources = Sources::default();
    let mut findings: Vec<Finding> = Vec::new();
    let mut by_path: HashMap<PathBuf, FileId> = HashMap::new();
    let mut seen: HashSet<(crate::source::Span, &'static str, String)> = HashSet::new();
    for (target, one) in targets.iter().zip(checked) {
        // The program ends soon: what a large campaign holds is not given back piece by piece.
        let mut one = ManuallyDrop::new(one);
        if target.named && one.campaign().is_none() && one.readable {
            terminal.detail(&format!("{} has no campaign: checked as a shared file", target.path.display()));
        }
        if arguments.explain_defaults {
            explain_defaults(&one, arguments.format, terminal);
        }
        let ids: Vec<FileId> = one
            .sources
            .iter()
            .map(|(_, source)| *by_path.entry(source.path.clone()).or_insert_with(|| sources.add(source.clone())))
            .collect();
        for finding in &mut one.findings {
            move_to(finding, &ids);
        }
        let new = |f: &Finding| seen.insert((f.span, f.rule, f.message.clone()));
        findings.extend(std::mem::take(&mut one.findings).into_iter().filter(new));
    }
    sort_by_name(&mut findings, &sources);
    (sources, findings)
}

/// Findings stand by the name of their file, whatever order the files were read in.
fn sort_by_name(findings: &mut [Finding], sources: &Sources) {
    findings.sort_by(|a, b| {
        let name = |f: &Finding| &sources.get(f.span.file).name;
        (name(a), a.span.start, a.span.end, a.rule).cmp(&(name(b), b.span.start, b.span.end, b.rule))
    });
}

fn move_to(finding: &mut Finding, ids: &[FileId]) {
    let place = |file: &mut FileId| *file = ids[file.index()];
    place(&mut finding.span.file);
    finding.related.iter_mut().for_each(|r| place(&mut r.span.file));
    finding.fix.iter_mut().flat_map(|f| &mut f.edits).for_each(|e| place(&mut e.span.file));
}

/// What programs read holds findings alone; the values are told beside it.
fn explain_defaults(checked: &Checked, format: CheckFormat, terminal: &mut Terminal) {
    for taken in &checked.defaults {
        let source = checked.sources.get(taken.span.file);
        let line = source.line_column(taken.span.start).line;
        let told = format!("{}:{line}: {} {} (not stated)", source.name, taken.word.name, taken.value());
        match format {
            CheckFormat::Human | CheckFormat::Short => terminal.print(&(told + "\n")),
            _ => terminal.note(&told),
        }
    }
}

/// Applies fixes round by round, or shows them. Gives whether findings are still to be printed.
fn fix(
    arguments: &CheckArguments,
    targets: &[FileTarget],
    global: &Global,
    checked: &mut Vec<Checked>,
    terminal: &mut Terminal,
) -> Result<bool, Failure> {
    let unsafe_too = arguments.unsafe_fixes;
    if arguments.diff {
        for (name, before, after) in changes(checked, unsafe_too).into_values() {
            terminal.print(&unified(&name, &before, &after));
        }
        return Ok(false);
    }
    let mut written: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for _ in 0..MAX_ROUNDS {
        let mut changed = changes(checked, unsafe_too);
        // Two fixes that undo each other end here.
        changed.retain(|path, (_, _, after)| written.get(path).is_none_or(|texts| !texts.contains(after)));
        if changed.is_empty() {
            break;
        }
        for (path, (_, before, after)) in changed {
            replace_file(&path, &after)?;
            written.entry(path).or_insert_with(|| vec![before]).push(after);
        }
        *checked = check_all(targets, global, arguments.explain_defaults)?;
    }
    terminal.note(&format!("Fixes were written to {}.", say::count(written.len(), "file")));
    Ok(true)
}

/// The text of each campaign file before and after a round of fixes: path, name, both texts.
fn changes(checked: &[Checked], unsafe_too: bool) -> BTreeMap<PathBuf, (String, String, String)> {
    let mut all = BTreeMap::new();
    for one in checked {
        let Applied { texts, .. } = apply_fixes(&one.findings, &one.sources, unsafe_too);
        for (file, after) in texts {
            let source = one.sources.get(file);
            if *source.text != *after && still_reads(&after, one, file) {
                all.entry(source.path.clone()).or_insert_with(|| (source.name.clone(), source.text.to_string(), after));
            }
        }
    }
    all
}

/// A fix never leaves braces that do not match where they did before.
fn still_reads(after: &str, checked: &Checked, file: FileId) -> bool {
    let problems = |text: &str| crate::syntax::parse(text, &lower::nesting).problems().len();
    problems(after) <= problems(&checked.sources.get(file).text)
}

/// The findings of a file that make a command stop, printed; `None` where there are none.
pub(crate) fn stop_on_errors(checked: &Checked, terminal: &mut Terminal) -> Option<Ended> {
    let errors: Vec<Finding> = checked.findings.iter().filter(|f| f.level == findings::Level::Error).cloned().collect();
    if errors.is_empty() {
        return None;
    }
    terminal.print(&human::findings(&errors, &checked.sources, terminal.look));
    Some(Ended::Found)
}
