//! The command line: one of the faces of `Project`. Reads arguments, prints, and holds no logic of its own.

mod brief;
mod build;
mod cast;
mod change;
mod check;
mod explain;
mod find;
mod fmt;
mod folder;
mod lsp;
mod new;
mod patience;
mod roster;
mod schedule;
mod terminal;
mod watch;

use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use terminal::Terminal;

/// A campaign plan that is compiled: checked, scheduled, and turned into briefs.
#[derive(Debug, Parser)]
#[command(name = "campaignc", version, propagate_version = true, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What all commands take.
#[derive(Debug, Args)]
struct Global {
    /// The configuration, in place of the nearest `campaignc.yaml` upwards
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The day on which the plan is looked at, so that a result can be reproduced [default: the system's date]
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Print no more than findings and results
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Print what is being done
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a starter project that checks clean and builds
    New(new::NewArguments),
    /// Say what is wrong with campaigns, and what could be better
    Check(check::CheckArguments),
    /// Write the schedule and a brief for each influencer
    Build(build::BuildArguments),
    /// Print the schedule
    Schedule(schedule::ScheduleArguments),
    /// Print one brief, or all of them
    Brief(brief::BriefArguments),
    /// Show who was chosen for a group that picks, and why
    Cast(cast::CastArguments),
    /// Show what a table of people is understood as
    Roster(roster::RosterArguments),
    /// Bring files into the one canonical layout
    Fmt(fmt::FmtArguments),
    /// Explain a rule, a block, a property, a channel or a metric
    Explain(explain::ExplainArguments),
    /// List all rules
    Rules(explain::RulesArguments),
    /// Serve an editor: the language server on standard input and output
    Lsp(lsp::LspArguments),
    /// Print the completions of a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is no date; write it as 2027-03-08"))
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Nothing at or above the threshold.
    Clean,
    /// Findings at or above it.
    Found,
}

/// Why a command could not run: a sentence for people.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    fn new(message: impl Into<String>) -> Failure {
        Failure(message.into())
    }
}

type Done = Result<Ended, Failure>;

/// Runs a command line; the exit status is 0, 1 or 2 as the documentation of the commands has it.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(e) => {
            // Help and version are no errors; a pipe that closes early is none either.
            let _ = e.print();
            return ExitCode::from(if e.use_stderr() { 2 } else { 0 });
        }
    };
    let mut terminal = Terminal::new(cli.global.color, cli.global.quiet, cli.global.verbose);
    let done = dispatch(cli, &mut terminal);
    let done = match done {
        Ok(ended) => terminal.flush().map(|()| ended),
        failed => {
            let _ = terminal.flush();
            failed
        }
    };
    match done {
        Ok(Ended::Clean) => ExitCode::SUCCESS,
        Ok(Ended::Found) => ExitCode::from(1),
        Err(Failure(message)) => {
            terminal.error(&message);
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: Cli, terminal: &mut Terminal) -> Done {
    let Cli { global, command } = cli;
    match command {
        Command::New(arguments) => new::run(&arguments, terminal),
        Command::Check(arguments) => check::run(&arguments, &global, terminal),
        Command::Build(arguments) => build::run(&arguments, &global, terminal),
        Command::Schedule(arguments) => schedule::run(&arguments, &global, terminal),
        Command::Brief(arguments) => brief::run(&arguments, &global, terminal),
        Command::Cast(arguments) => cast::run(&arguments, &global, terminal),
        Command::Roster(arguments) => roster::run(&arguments, terminal),
        Command::Fmt(arguments) => fmt::run(&arguments, terminal),
        Command::Explain(arguments) => explain::run(&arguments, terminal),
        Command::Rules(arguments) => explain::rules(&arguments, terminal),
        Command::Lsp(arguments) => lsp::run(&arguments, &global),
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "campaignc", &mut out);
            terminal.bytes(&out);
            Ok(Ended::Clean)
        }
        Command::Man => {
            let mut out = Vec::new();
            let page = clap_mangen::Man::new(Cli::command());
            page.render(&mut out).map_err(|e| Failure::new(e.to_string()))?;
            terminal.bytes(&out);
            Ok(Ended::Clean)
        }
    }
}

impl Global {
    /// The day on which the plan is looked at.
    fn today(&self) -> Date {
        self.today.unwrap_or_else(|| jiff::tz::TimeZone::system().to_datetime(jiff::Timestamp::now()).date())
    }
}
