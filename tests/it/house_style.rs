//! The style of a house through the program itself: colours, fonts, logo, sender, and templates of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const LOGO: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";

/// A project with the example in it and this configuration.
fn project(config: &str) -> TempDir {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("campaignc.yaml"), config).expect("it can be written");
    fs::create_dir(home.path().join("brand")).expect("it can be made");
    fs::write(home.path().join("brand/logo.svg"), LOGO).expect("it can be written");
    let example = include_str!("../../examples/trail-season.campaign");
    fs::write(home.path().join("season.campaign"), example).expect("it can be written");
    home
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_campaignc"));
    command.current_dir(home).args(arguments).args(["--today", "2027-01-01"]);
    command.output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn brief(home: &Path, format: &str) -> String {
    let out = run(home, &["brief", "season.campaign", "--for", "maya", "--format", format]);
    assert!(out.status.success(), "{}{}", text(&out.stdout), text(&out.stderr));
    text(&out.stdout)
}

#[test]
fn colours_font_logo_and_sender_are_seen_in_the_documents() {
    let config = "house:\n  accent: \"#8a1538\"\n  font: Inter\n  logo: brand/logo.svg\n  sender: Lena of Northpeak\n";
    let home = project(config);
    let page = brief(home.path(), "html");
    assert!(page.contains("--accent: #8a1538;"), "the colour");
    assert!(page.contains("--serif: \"Inter\""), "the font");
    assert!(page.contains("<img class=\"logo\" src=\"data:image/svg+xml;base64,"), "the logo is part of the page");
    assert!(page.contains("<meta name=\"author\" content=\"Lena of Northpeak\">"), "the sender");
    let mail = brief(home.path(), "mail");
    assert!(mail.trim_end().ends_with("Lena of Northpeak"), "{mail}");
}

#[test]
fn the_templates_that_are_written_give_the_same_pages_when_they_are_used() {
    let plain = project("rules: {}\n");
    let home = project("house: { templates: brand/templates }\n");
    let out = run(home.path(), &["brief", "--write-templates", "brand/templates"]);
    assert!(out.status.success(), "{}", text(&out.stderr));
    for format in ["md", "html", "mail"] {
        assert_eq!(brief(home.path(), format), brief(plain.path(), format), "{format}");
    }
    let again = run(home.path(), &["brief", "--write-templates", "brand/templates"]);
    assert!(text(&again.stderr).contains("is there already"), "nothing is overwritten");
}

#[test]
fn a_template_of_ones_own_is_used_for_its_file_alone() {
    let home = project("house: { templates: brand }\n");
    fs::write(home.path().join("brand/brief.md"), "Dear all,\n\n{{ title }}\n").expect("it can be written");
    assert_eq!(brief(home.path(), "md"), "Dear all,\n\nA brief for Maya Köhler\n");
    assert!(brief(home.path(), "html").starts_with("<!DOCTYPE html>"));
}

#[test]
fn a_broken_template_is_a_finding_with_its_place() {
    let home = project("house: { templates: brand }\n");
    fs::write(home.path().join("brand/brief.html"), "<h1>\n{{ titel }}\n</h1>\n").expect("it can be written");
    let out = run(home.path(), &["check", "--format", "short"]);
    assert_eq!(out.status.code(), Some(1));
    let told = text(&out.stdout);
    assert!(told.contains("brand/brief.html:2:4: error[configuration]: The template cannot be used"), "{told}");
    let built = run(home.path(), &["build", "season.campaign"]);
    assert_eq!(built.status.code(), Some(1));
    assert!(!home.path().join("build").exists(), "nothing is built with it");
}

#[test]
fn slips_in_the_style_are_told_where_they_stand() {
    let slips = [
        ("house:\n  logoo: a.svg\n", "campaignc.yaml:2:3: ", "`house` has no setting `logoo`"),
        ("house:\n  accent: green\n", "campaignc.yaml:2:11: ", "`accent` of `house` is a colour"),
        ("house:\n  logo: nowhere.svg\n", "campaignc.yaml:2:9: ", "there is no such file"),
        ("house:\n  logo: ../logo.svg\n", "campaignc.yaml:2:9: ", "it lies outside of the project"),
        ("house:\n  logo: season.campaign\n", "campaignc.yaml:2:9: ", "no PNG, JPEG, GIF, WebP or SVG"),
        ("house:\n  fonts: [brand/logo.svg]\n", "campaignc.yaml:2:11: ", "this file is no font"),
        ("house:\n  templates: nowhere\n", "campaignc.yaml:2:14: ", "there is none of brief.html"),
    ];
    for (config, place, message) in slips {
        let home = project(config);
        let out = run(home.path(), &["check", "--format", "short"]);
        let told = text(&out.stdout);
        let found = told.lines().any(|l| l.starts_with(place) && l.contains(message));
        assert!(found && out.status.code() == Some(1), "{config}: {told}{}", text(&out.stderr));
    }
}

#[test]
fn a_program_without_pdf_says_in_one_line_how_to_get_it() {
    let home = project("rules: {}\n");
    for arguments in [["build", "season.campaign", "--emit", "pdf"], ["brief", "season.campaign", "--format", "pdf"]] {
        let out = run(home.path(), &arguments);
        if campaignc::render::pdf::AVAILABLE {
            continue;
        }
        assert_eq!(out.status.code(), Some(2));
        let told = text(&out.stderr);
        assert!(told.lines().count() == 1 && told.contains("--features pdf"), "{told}");
    }
}

/// Waits for a file to have a text in it, for as long as a slow machine may take.
fn wait_for(path: &PathBuf, words: &str) -> bool {
    (0..600).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        fs::read_to_string(path).is_ok_and(|text| text.contains(words))
    })
}

#[test]
fn a_build_that_watches_builds_again_when_a_file_is_saved() {
    let home = project("rules: {}\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_campaignc"));
    command.current_dir(home.path()).args(["build", "season.campaign", "-q", "--watch", "--today", "2027-01-01"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program starts");
    let page = home.path().join("build/season/briefs/maya.md");
    let first = wait_for(&page, "Ridge 2");
    let file = home.path().join("season.campaign");
    let example = fs::read_to_string(&file).expect("it is there");
    fs::write(&file, "campaign \"broken\" {").expect("it can be written");
    std::thread::sleep(std::time::Duration::from_millis(300));
    let kept = fs::read_to_string(&page).is_ok_and(|text| text.contains("Ridge 2"));
    fs::write(&file, example.replace("Ridge 2", "Ridge 3")).expect("it can be written");
    let second = wait_for(&page, "Ridge 3");
    let _ = child.kill();
    let _ = child.wait();
    assert!(first && kept && second, "first {first}, kept {kept}, second {second}");
}
