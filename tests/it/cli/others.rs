//! `campaignc new`, `explain`, `rules`, `completions`, `man`, help, and pipes that close early.

use super::{Desk, ran};
use serde_json::Value;
use std::process::Stdio;

#[test]
fn a_starter_project_checks_clean_and_builds() {
    let desk = Desk::with(&[]);
    let made = desk.run(&["new", "spring"]);
    assert!(
        made.code == 0 && made.out.is_empty() && made.err.contains("campaignc build spring/spring.campaign"),
        "{}",
        made.err
    );
    let out = desk.run_today(&["check", "spring", "--fail-on", "advice"]).quietly(0);
    assert!(!out.contains("warning"), "{out}");
    assert_eq!(desk.run(&["fmt", "--check", "spring"]).quietly(0), "");
    assert_eq!(desk.run_today(&["build", "spring/spring.campaign", "-o", "out"]).code, 0);
    assert!(desk.names("out").iter().any(|n| n.starts_with("briefs/")));
}

#[test]
fn a_starter_project_never_takes_the_place_of_something() {
    let desk = Desk::with(&[("full/notes.txt", "mine"), ("file", "")]);
    assert!(desk.run(&["new", "full"]).refused().contains("full: there is something already"));
    assert!(desk.run(&["new", "file"]).refused().contains("file: there is something already"));
    assert_eq!(desk.names("full"), ["notes.txt"]);
    std::fs::create_dir(desk.path("empty")).expect("a folder");
    assert_eq!(desk.run(&["new", "empty", "-q"]).quietly(0), "");
}

#[test]
fn everything_that_has_a_name_is_explained_and_the_nearest_is_proposed() {
    let desk = Desk::with(&[]);
    for name in ["reach-over-fit", "unclosed-block", "influencer", "wording", "instagram", "brand_recall"] {
        let page = desk.run(&["explain", name]).quietly(0);
        assert!(page.contains(name) && page.lines().count() > 3, "{name}: {page}");
    }
    assert_eq!(
        desk.run(&["explain", "reach-over-fitt"]).refused(),
        "campaignc: there is nothing called `reach-over-fitt`; did you mean `reach-over-fit`?\n"
    );
    assert!(desk.run(&["explain", "zzzzzz"]).refused().contains("`campaignc rules` lists the rules"));
}

#[test]
fn the_table_of_rules_and_its_json_list_the_same_rules() {
    let desk = Desk::with(&[]);
    let table = desk.run(&["rules"]).quietly(0);
    let json: Value = serde_json::from_str(&desk.run(&["rules", "--format", "json"]).quietly(0)).expect("it is JSON");
    let rows = json.as_array().or(json["rules"].as_array()).expect("a list of rules");
    assert!(rows.len() > 30);
    for row in rows {
        let name = row["name"].as_str().expect("a name");
        assert!(table.lines().any(|l| l.split_whitespace().next() == Some(name)), "{name}");
        assert!(desk.run(&["explain", name]).code == 0, "{name}");
    }
}

#[test]
fn packagers_get_completions_and_a_manual() {
    let desk = Desk::with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = desk.run(&["completions", shell]).quietly(0);
        assert!(text.contains("campaignc") && text.contains("explain"), "{shell}");
    }
    assert!(desk.run(&["completions", "tcsh"]).refused().contains("tcsh"));
    let manual = desk.run(&["man"]).quietly(0);
    assert!(manual.contains(".TH campaignc 1"), "{manual}");
}

#[test]
fn help_and_version_go_to_standard_output_and_end_with_0() {
    let desk = Desk::with(&[]);
    assert_eq!(desk.run(&["--version"]).quietly(0), format!("campaignc {}\n", env!("CARGO_PKG_VERSION")));
    let help = desk.run(&["--help"]).quietly(0);
    for command in ["new", "check", "build", "schedule", "brief", "fmt", "explain", "rules", "completions", "man"] {
        assert!(help.lines().any(|l| l.trim_start().starts_with(command)), "{command}: {help}");
        assert!(!desk.run(&[command, "--help"]).quietly(0).is_empty());
    }
}

#[test]
fn a_reader_that_goes_away_early_is_no_failure() {
    let desk = Desk::with(&[("a.campaign", super::SOUND)]);
    for arguments in [
        &["man"][..],
        &["rules"],
        &["schedule", "a.campaign", "--format", "json"],
        &["check", "a.campaign"],
        &["--help"],
    ] {
        let mut command = desk.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        drop(child.stdout.take());
        let ended = ran(child.wait_with_output().expect("it ends"));
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{arguments:?}");
    }
}
