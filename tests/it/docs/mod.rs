//! The documentation is held to the program: what pages show as campaign text is sound, what they show as a session is
//! what the program prints, and what is made from the code is fresh: reference pages, pictures, the schema of
//! `campaignc.yaml`, the grammars and snippets of editors. `UPDATE=1 cargo test --test it docs` writes sessions and made files
//! anew; read what it changed.
//!
//! A block of a page says with the words behind its fence what it is:
//! - `campaign`: a file, or a piece of one that `example_file` makes whole. It has no errors and is laid out as `fmt` lays
//!   it out; with `error` it has at least one error.
//! - `file=NAME` on a block of any language: the file is written where the page's commands run. `append` adds to it,
//!   `replace` puts one statement in place of the one with the same first two words.
//! - `console`: a session. Lines that begin with `$ ` are run, and what is printed stands below. `exit=N` is the exit
//!   status of the last command, 0 if not said. `only=RULE` keeps only the reports of a rule, `first` the first of them,
//!   `head=N` the first lines.
//!   `norun` leaves the block alone.

mod grammars;
mod markdown;
mod markets;
mod picture;
mod reference;
mod schema;
mod table;
mod workshop;

use campaignc::findings::{Finding, Level, Mistake, config};
use campaignc::lower::nesting;
use campaignc::project::all_metas;
use campaignc::syntax::{lay_out, parse};
use markdown::{Block, Page, pages};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use workshop::Workshop;

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|v| v == "1")
}

/// Fails with all problems at once.
fn none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn campaign_text_is_sound_and_sessions_show_what_the_program_prints() {
    let mut problems = Vec::new();
    for page in pages() {
        let mut workshop = Workshop::new();
        let mut changes: Vec<(Block, String)> = Vec::new();
        for block in page.blocks() {
            let place = format!("{}:{}", page.name, block.line);
            problems.extend(campaign(&workshop, &block).map(|p| format!("{place}: {p}")));
            if let Some(text) = laid_out(&block).filter(|t| *t != block.text) {
                changes.push((block.clone(), text));
            }
            if block.language() == "console" && !block.has("norun") {
                let (text, status) = session(&mut workshop, &block);
                let wanted = block.value("exit").map_or(0, |v| v.parse().expect("an exit status is a number"));
                if status != wanted {
                    problems.push(format!("{place}: ends with {status}, not with {wanted}:\n{text}"));
                }
                changes.extend((text != block.text).then_some((block, text)));
            }
        }
        problems.extend(settle(&page, changes));
    }
    none(problems);
}

/// What is wrong with a block of campaign text, or of another file.
fn campaign(workshop: &Workshop, block: &Block) -> Option<String> {
    let findings = match (block.value("file"), block.language()) {
        (Some(name), language) => {
            workshop.write(block, name);
            if language == "campaign" { workshop.findings(name) } else { return None }
        }
        (None, "campaign") => workshop.findings_in(&block.text),
        _ => return None,
    };
    let errors: Vec<String> = findings.iter().filter(|f| f.level == Level::Error).map(told).collect();
    match (block.has("error"), errors.is_empty()) {
        (false, false) => Some(format!("has errors:\n  {}", errors.join("\n  "))),
        (true, true) => Some("should show an error and has none".to_string()),
        _ => None,
    }
}

/// The canonical layout of a block of campaign text.
fn laid_out(block: &Block) -> Option<String> {
    let sound = block.language() == "campaign" && !block.has("error");
    sound.then(|| lay_out(&block.text, &parse(&block.text, &nesting), &nesting).text)
}

fn told(finding: &Finding) -> String {
    format!("{}: {}", finding.rule, finding.message)
}

#[test]
fn the_examples_of_the_language_rules_show_them() {
    let workshop = Workshop::new();
    let mut problems = Vec::new();
    for meta in all_metas().filter(|m| m.mistake == Mistake::Language) {
        let shows = |text: &str| workshop.findings_in(text).iter().any(|f| f.rule == meta.name);
        if !meta.bad.is_empty() && !shows(meta.bad) {
            problems.push(format!("{}: its bad example does not show it", meta.name));
        }
        if !meta.good.is_empty() && shows(meta.good) {
            problems.push(format!("{}: its good example shows it", meta.name));
        }
    }
    none(problems);
}

/// What a block of commands would show today, and the exit status of its last command.
fn session(workshop: &mut Workshop, block: &Block) -> (String, i32) {
    let (mut text, mut status) = (String::new(), 0);
    for line in block.text.lines().filter_map(|l| l.strip_prefix("$ ")) {
        let (output, ended) = workshop.run(line);
        let output = block.value("only").map_or(output.clone(), |rule| only(&output, rule, block.has("first")));
        let output = block.value("head").map_or(output.clone(), |n| head(&output, n.parse().expect("a number")));
        let lines: Vec<&str> = output.lines().map(str::trim_end).collect();
        let _ = writeln!(text, "$ {line}");
        lines.iter().for_each(|l| text.push_str(&format!("{l}\n")));
        status = ended;
    }
    (text, status)
}

/// The reports of one rule, or the first of them.
fn only(output: &str, rule: &str, first: bool) -> String {
    let begins = |line: &str| line.contains("] ") && line.contains('[') && line.contains(" · ");
    let mut keep = false;
    let mut text = String::new();
    for line in output.lines() {
        let counts = line.starts_with(|c: char| c.is_ascii_digit());
        if begins(line) {
            keep = (!first || text.is_empty()) && line.contains(&format!("[{rule}]"));
        } else if counts {
            keep = false;
        }
        if keep {
            let _ = writeln!(text, "{line}");
        }
    }
    text.trim_end().to_string() + "\n"
}

fn head(output: &str, count: usize) -> String {
    let mut lines: Vec<&str> = output.lines().take(count).collect();
    if lines.len() == count {
        lines.push("…");
    }
    lines.join("\n")
}

/// Writes a page's sessions anew, or tells of those that are stale.
fn settle(page: &Page, changes: Vec<(Block, String)>) -> Vec<String> {
    if updating() && !changes.is_empty() {
        let mut text = page.text.clone();
        for (block, new) in changes.iter().rev() {
            text.replace_range(block.bytes.clone(), new);
        }
        std::fs::write(&page.path, text).expect("the page can be written");
        return Vec::new();
    }
    let stale = |(block, new): &(Block, String)| {
        let what = if block.language() == "campaign" { "is laid out as" } else { "shows today" };
        format!("{}:{}: {what} (UPDATE=1 writes it):\n{new}", page.name, block.line)
    };
    changes.iter().map(stale).collect()
}

/// Holds files to what the code makes of them: writes them anew where `UPDATE=1` asks for it, else fails for a stale one.
fn hold(made: impl IntoIterator<Item = (String, String)>) {
    let home = crate::common::home();
    let mut problems = Vec::new();
    for (name, text) in made {
        let path = home.join(&name);
        if std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n") == text {
            continue;
        }
        if updating() {
            std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
            std::fs::write(path, text).expect("the file can be written");
        } else {
            problems.push(format!("{name} is stale; `UPDATE=1 cargo test --test it docs` writes it"));
        }
    }
    none(problems);
}

#[test]
fn files_that_are_made_from_the_code_are_fresh() {
    let mut made = reference::pages();
    made.extend(grammars::files());
    made.push(("docs/markets.md".to_string(), markets::page()));
    made.push(("docs/schemas/campaignc.schema.json".to_string(), schema::schema()));
    hold(made);
}

#[test]
fn every_link_leads_somewhere() {
    let pages = pages();
    let mut problems = Vec::new();
    for page in &pages {
        for (line, link) in page.links() {
            if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(f, a)| (f, Some(a)));
            let folder = page.path.parent().expect("a page lies in a folder");
            let target = if file.is_empty() { page.path.clone() } else { folder.join(file) };
            if !target.exists() {
                problems.push(format!("{}:{line}: there is no {link}", page.name));
                continue;
            }
            let target = campaignc::source::normalise(&target);
            let known = pages.iter().find(|p| p.path == target).map(Page::anchors);
            if let (Some(anchor), Some(known)) = (anchor, known)
                && !known.iter().any(|a| a == anchor)
            {
                problems.push(format!("{}:{line}: there is no heading {link}", page.name));
            }
        }
    }
    none(problems);
}

#[test]
fn the_summary_lists_every_page_once() {
    let pages = pages();
    let summary = pages.iter().find(|p| p.name == "docs/SUMMARY.md").expect("there is a summary");
    let listed: Vec<String> = summary.links().into_iter().map(|(_, link)| format!("docs/{link}")).collect();
    let distinct: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(distinct.len(), listed.len(), "a page is listed twice");
    let there = pages.iter().filter(|p| p.name.starts_with("docs/") && p.name != "docs/SUMMARY.md").map(|p| &p.name);
    assert_eq!(there.collect::<BTreeSet<_>>(), distinct);
}

#[test]
fn commands_and_options_that_pages_name_exist() {
    let mut help: BTreeMap<String, String> = BTreeMap::new();
    let mut problems = Vec::new();
    for page in pages() {
        let inline = page.code();
        let blocks = page.blocks();
        let lines = blocks.iter().filter(|b| ["console", "sh", "yaml"].contains(&b.language()));
        let lines = lines.flat_map(|b| b.text.lines().map(|l| (b.line, l.trim_start_matches("$ ").to_string())));
        for (line, code) in inline.into_iter().chain(lines.collect::<Vec<_>>()) {
            let Some(rest) = code.strip_prefix("campaignc ") else { continue };
            let words: Vec<&str> = rest.split_whitespace().collect();
            let name = words.first().filter(|w| w.starts_with(|c: char| c.is_ascii_lowercase())).copied().unwrap_or("");
            let text = help.entry(name.to_string()).or_insert_with(|| help_of(name)).clone();
            if text.is_empty() {
                problems.push(format!("{}:{line}: there is no command `campaignc {name}`", page.name));
            }
            for option in words.iter().filter(|w| w.starts_with("--")) {
                let option = option.split('=').next().unwrap_or(option);
                if !text.split([' ', '\n', ',']).any(|w| w == option) {
                    problems.push(format!("{}:{line}: `campaignc {name}` has no `{option}`", page.name));
                }
            }
        }
    }
    none(problems);
}

/// The help of a command; empty where there is no such command.
fn help_of(command: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_campaignc"));
    if !command.is_empty() {
        program.arg(command);
    }
    let output = program.arg("--help").output().expect("the program runs");
    if output.status.success() { String::from_utf8_lossy(&output.stdout).into_owned() } else { String::new() }
}

#[test]
fn every_command_is_described() {
    let page = pages().into_iter().find(|p| p.name == "docs/commands.md").expect("there is a page of commands");
    let help = help_of("");
    let commands = help.split_once("Commands:\n").expect("the help lists commands").1;
    let commands = commands.lines().take_while(|l| !l.is_empty()).filter_map(|l| l.split_whitespace().next());
    let anchors = page.anchors();
    let lacking: Vec<String> = commands
        .filter(|c| *c != "help" && !anchors.iter().any(|a| a == &format!("campaignc-{c}")))
        .map(|c| format!("docs/commands.md does not describe `campaignc {c}`"))
        .collect();
    none(lacking);
}

#[test]
fn settings_that_pages_show_are_understood() {
    let metas: Vec<_> = all_metas().collect();
    let mut problems = Vec::new();
    for page in pages() {
        for block in
            page.blocks().iter().filter(|b| b.language() == "yaml" && b.text.starts_with("rules:") && !b.has("error"))
        {
            let (_, found) = config::read(&block.text, &metas);
            problems.extend(found.iter().map(|p| format!("{}:{}: {p:?}", page.name, block.line)));
        }
    }
    none(problems);
}

#[test]
fn rules_that_pages_name_exist() {
    let known: BTreeSet<&str> = all_metas().map(|m| m.name).collect();
    let mut problems = Vec::new();
    for page in pages().iter().filter(|p| p.name != "docs/design-notes.md") {
        for (line, code) in page.code() {
            let words: Vec<&str> = code.split_whitespace().collect();
            if let ["allow" | "warn" | "deny", rule, ..] = words[..]
                && rule.contains('-')
                && !known.contains(rule)
            {
                problems.push(format!("{}:{line}: there is no rule `{rule}`", page.name));
            }
        }
    }
    none(problems);
}

#[test]
fn every_dependency_has_a_reason() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(home.join("Cargo.toml")).expect("there is a manifest");
    let page = std::fs::read_to_string(home.join("docs/dependencies.md")).expect("there is a page of dependencies");
    let mut lacking = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| inside && !line.starts_with('#')) {
            let row = format!("| `{}` |", name.trim());
            lacking.extend((!page.contains(&row)).then(|| format!("docs/dependencies.md has no row for {name}")));
        }
    }
    none(lacking);
}
