//! `campaignc check`.

use super::{Desk, SOUND, STAR, ran, star};
use serde_json::Value;

const BROKEN: &str = "campaign \"Trail\" {\n  brand \"Northpeak\"\n  objective launch\n  budget $900\n  runs 2027-03-01 .. 2027-04-11\n  product: \"Ridge\"\n}\n";

fn sound() -> Desk {
    Desk::with(&[("a.campaign", SOUND)])
}

#[test]
fn a_sound_file_ends_with_0_and_a_language_error_with_1() {
    let out = sound().run_today(&["check", "a.campaign"]).quietly(0);
    assert!(!out.contains("error"), "{out}");
    let out = Desk::with(&[("a.campaign", BROKEN)]).run_today(&["check", "a.campaign"]).quietly(1);
    assert!(out.contains("error[foreign-notation]") && out.contains("a.campaign:4:10"), "{out}");
}

#[test]
fn what_cannot_run_ends_with_2_and_a_sentence() {
    let desk = sound();
    assert_eq!(
        desk.run(&["check", "missing.campaign"]).refused(),
        "campaignc: missing.campaign: there is no such file or folder\n"
    );
    assert!(
        desk.run(&["check", "a.campaign", "--format", "xml"]).refused().contains("possible values: human, short, json")
    );
    assert!(desk.run(&["check", "--nonsense"]).refused().contains("--nonsense"));
    assert!(desk.run(&["nonsense"]).refused().contains("nonsense"));
    assert!(desk.run(&["check", "a.campaign", "--today", "8 March"]).refused().contains("write it as 2027-03-08"));
    assert!(
        desk.run(&["check", "a.campaign", "--config", "none.yaml"])
            .refused()
            .contains("none.yaml: there is no such configuration")
    );
    assert!(desk.run(&["check", "-q", "-v"]).refused().contains("cannot be used with"));
    assert_eq!(desk.run(&[]).code, 2);
}

#[test]
fn the_threshold_of_failure_can_be_set() {
    let desk = Desk::with(&[("star.campaign", &star())]);
    desk.run_today(&["check", "star.campaign"]).quietly(0);
    desk.run_today(&["check", "star.campaign", "--fail-on", "warning"]).quietly(1);
    desk.run_today(&["check", "star.campaign", "--fail-on", "advice"]).quietly(1);
    let found = desk.run_today(&["check", "star.campaign", "--format", "json"]).quietly(0);
    let found: Value = serde_json::from_str(&found).expect("it is JSON");
    for mistake in ["authenticity", "brand-voice", "saturation", "kpis"] {
        assert!(
            found["summary"]["mistakes"][mistake].as_u64() > Some(0),
            "star-launch makes all four mistakes: {found}"
        );
    }
}

#[test]
fn json_keeps_its_schema_and_says_the_same_as_the_short_form() {
    let schema = include_str!("../../../docs/schemas/findings.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    for text in [SOUND, STAR, BROKEN, ""] {
        let desk = Desk::with(&[("c/a.campaign", text)]);
        let json = desk.run_today(&["check", "c/a.campaign", "--format", "json"]);
        let json: Value = serde_json::from_str(&json.out).expect("it is JSON");
        let told: Vec<String> = validator.iter_errors(&json).map(|e| e.to_string()).collect();
        assert!(told.is_empty(), "{told:?}");
        let short = desk.run_today(&["check", "c/a.campaign", "--format", "short"]).out;
        let findings = json["findings"].as_array().expect("a list");
        let lines: Vec<&str> = short.lines().filter(|l| l.starts_with("c/a.campaign:")).collect();
        assert_eq!(findings.len(), lines.len(), "{short}");
        for (finding, line) in findings.iter().zip(lines) {
            let start = &finding["range"]["start"];
            assert_eq!(finding["file"], "c/a.campaign");
            assert!(line.starts_with(&format!("c/a.campaign:{}:{}: ", start["line"], start["column"])), "{line}");
            assert!(line.contains(finding["rule"].as_str().expect("a name")), "{line}");
        }
    }
}

#[test]
fn sarif_and_github_annotations_can_be_read_by_their_readers() {
    let desk = Desk::with(&[("a.campaign", BROKEN)]);
    let sarif: Value =
        serde_json::from_str(&desk.run_today(&["check", "--format", "sarif"]).quietly(1)).expect("it is JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().expect("results").len();
    let github = desk.run_today(&["check", "--format", "github"]).quietly(1);
    let lines: Vec<&str> = github.lines().collect();
    assert!(lines.iter().all(|l| ["::error ", "::warning ", "::notice "].iter().any(|p| l.starts_with(p))), "{github}");
    assert_eq!(lines.len(), results);
}

#[test]
fn what_no_file_states_is_told_without_breaking_what_programs_read() {
    let desk = sound();
    let told = desk.run_today(&["check", "a.campaign", "--explain-defaults"]).out;
    assert!(told.contains("(not stated)"), "{told}");
    let json = desk.run_today(&["check", "a.campaign", "--explain-defaults", "--format", "json"]).out;
    serde_json::from_str::<Value>(&json).expect("it is JSON still");
}

#[test]
fn colours_come_when_they_are_asked_for_and_never_into_a_file() {
    let desk = Desk::with(&[("a.campaign", BROKEN)]);
    let escape = '\u{1b}';
    let colour = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = desk.command(&[&["check", "a.campaign"], arguments].concat());
        variable.into_iter().for_each(|(name, value)| {
            command.env(name, value);
        });
        ran(command.output().expect("it runs")).out.contains(escape)
    };
    assert!(!colour(&[], None), "standard output is no terminal here");
    assert!(!colour(&["--color", "auto"], None));
    assert!(!colour(&["--color", "never"], None));
    assert!(!colour(&[], Some(("NO_COLOR", "1"))));
    assert!(colour(&["--color", "always"], None));
    assert!(colour(&["--color", "always"], Some(("NO_COLOR", "1"))), "what is said wins over what stands around");
    assert!(!colour(&["--color", "always", "--format", "json"], None), "programs get no colours");
}

#[test]
fn folders_are_searched_but_for_what_is_hidden_or_built() {
    let files = [
        ("one.campaign", BROKEN),
        ("deep/er/two.campaign", BROKEN),
        (".hidden/three.campaign", BROKEN),
        ("target/four.campaign", BROKEN),
        ("notes.txt", BROKEN),
    ];
    let desk = Desk::with(&files);
    let names = |out: String| {
        let mut names: Vec<String> =
            out.lines().filter_map(|l| Some(l.split_once(".campaign:")?.0.to_string())).collect();
        names.dedup();
        names
    };
    assert_eq!(names(desk.run_today(&["check", "--format", "short"]).quietly(1)), ["deep/er/two", "one"]);
    assert_eq!(names(desk.run_today(&["check", ".", "--format", "short"]).quietly(1)), ["deep/er/two", "one"]);
    assert_eq!(
        names(desk.run_today(&["check", "deep", "one.campaign", "--format", "short"]).quietly(1)),
        ["deep/er/two", "one"]
    );
    let empty = Desk::with(&[("notes.txt", "")]);
    let ran = empty.run_today(&["check"]);
    assert_eq!((ran.code, ran.err.contains("There are no `.campaign` files here")), (0, true));
    assert_eq!(empty.run_today(&["check", "-q"]).err, "");
}

#[test]
fn details_are_told_on_standard_error_when_they_are_asked_for() {
    let ran = sound().run_today(&["check", "a.campaign", "-v"]);
    assert!(ran.code == 0 && ran.err.contains("checking a.campaign"), "{}", ran.err);
}

#[test]
fn what_two_campaigns_import_is_told_of_once() {
    let campaign = |title: &str| format!("import \"shared.campaign\"\n{}", SOUND.replace("Trail Season", title));
    let desk = Desk::with(&[
        ("one.campaign", &campaign("One")),
        ("two.campaign", &campaign("Two")),
        ("shared.campaign", "audience hikers \"Hikers\" { siez 10k }\n"),
        ("campaignc.yaml", ""),
    ]);
    let out = desk.run_today(&["check", "--format", "short"]).quietly(1);
    assert_eq!(out.matches("There is no `siez`").count(), 1, "{out}");
}

#[test]
fn safe_fixes_are_written_and_others_only_when_they_are_asked_for() {
    let desk = Desk::with(&[("a.campaign", BROKEN)]);
    let diff = desk.run_today(&["check", "--diff"]).quietly(0);
    assert!(
        diff.contains("-  product: \"Ridge\"\n+  product \"Ridge\"\n") && diff.starts_with("--- a/a.campaign\n"),
        "{diff}"
    );
    assert_eq!(desk.read("a.campaign"), BROKEN, "a diff writes nothing");
    let ran = desk.run_today(&["check", "--fix"]);
    assert!(ran.code == 1 && ran.err.contains("Fixes were written to 1 file."), "{}", ran.err);
    assert_eq!(
        desk.read("a.campaign"),
        BROKEN.replace("product:", "product"),
        "dollars are those of several countries"
    );
    desk.run_today(&["check", "--unsafe-fixes"]);
    assert!(desk.read("a.campaign").contains("budget 900 USD"));
    assert_eq!(desk.run_today(&["check", "--diff", "--unsafe-fixes"]).quietly(0), "");
}

#[test]
fn fixes_keep_line_ends_comments_and_permissions_and_follow_links() {
    let text = "// One.\r\nphase launch 03/20/2027 .. 2027-04-01 // Two.\r\n";
    let desk = Desk::with(&[("real/a.campaign", text)]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        std::fs::set_permissions(desk.path("real/a.campaign"), std::fs::Permissions::from_mode(0o640)).expect("a mode");
        symlink("real/a.campaign", desk.path("link.campaign")).expect("a link");
        desk.run_today(&["check", "--fix", "link.campaign"]);
        let mode = std::fs::metadata(desk.path("real/a.campaign")).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert!(std::fs::symlink_metadata(desk.path("link.campaign")).expect("it is there").is_symlink());
    }
    desk.run_today(&["check", "--fix", "real"]);
    assert_eq!(desk.read("real/a.campaign"), text.replace("03/20/2027", "2027-03-20"));
    assert_eq!(desk.names("real"), ["a.campaign"], "nothing is left beside it");
}

#[test]
fn a_configuration_is_obeyed_and_its_slips_are_told_of() {
    let desk = Desk::with(&[("star.campaign", &star()), ("campaignc.yaml", "rules:\n  vanity-kpis: error\n")]);
    let out = desk.run_today(&["check", "--format", "short"]).quietly(1);
    assert!(out.contains("error") && out.contains("vanity-kpis"), "{out}");
    desk.write("campaignc.yaml", "rules:\n  vanity-kpis: off\n");
    assert!(!desk.run_today(&["check", "--format", "short"]).quietly(0).contains("vanity-kpis"));
    desk.write("campaignc.yaml", "ruels:\n  vanity-kpis: off\n");
    let out = desk.run_today(&["check", "--format", "short"]).quietly(1);
    assert!(out.contains("campaignc.yaml:1:1") && out.contains("There is no setting `ruels`"), "{out}");
    desk.write("campaignc.yaml", "rules:\n  vanity-kpi: off\n");
    let out = desk.run_today(&["check"]).quietly(1);
    assert!(out.contains("Did you mean `vanity-kpis`?"), "{out}");
    desk.write("other.yaml", "rules:\n  vanity-kpis: off\n");
    desk.run_today(&["check", "--config", "other.yaml"]).quietly(0);
}

#[test]
fn two_runs_print_the_same_bytes_and_only_the_day_matters() {
    let desk = Desk::with(&[("star.campaign", &star()), ("a.campaign", SOUND)]);
    let first = desk.run_today(&["check", "--format", "json"]).quietly(0);
    assert_eq!(first, desk.run_today(&["check", "--format", "json"]).quietly(0));
    let later = desk.run(&["check", "--format", "json", "--today", "2028-01-01"]);
    assert_ne!(first, later.out, "the run lies in the past then");
}

#[test]
fn text_that_steers_a_terminal_is_made_visible() {
    let desk = Desk::with(&[("a.campaign", "audience a\u{1b}[31m \"\u{202e}x\u{7}\" { size \u{9b}2J }\n")]);
    for format in ["human", "short", "github"] {
        let out = desk.run_today(&["check", "--format", format]).out;
        assert!(!out.contains(['\u{1b}', '\u{202e}', '\u{7}', '\u{9b}']), "{format}: {out:?}");
    }
}

#[test]
fn files_that_are_no_text_are_told_of_as_findings() {
    let desk = Desk::with(&[]);
    desk.write("a.campaign", b"campaign \"Caf\xe9\" {}");
    let out = desk.run_today(&["check"]).quietly(1);
    assert!(out.contains("error[unreadable-file]") && out.contains("Latin-1"), "{out}");
}
