//! Broken files, one mistake each, and what is said of them. The name of a fixture is the mistake; its snapshot holds the
//! text and the findings as a person reads them. A fixture has one finding, unless its comment says `// N mistakes.`

use crate::common::today;
use campaignc::findings::{Finding, Mistake};
use campaignc::render::human::{self, Look};
use campaignc::source::{Files, MemoryFiles, Sources};
use campaignc::syntax::{lay_out, parse};
use campaignc::{Checked, Project, lower};
use std::path::Path;
use std::sync::Arc;

/// What the language says of a file: rules of campaigns are tried elsewhere.
fn findings(checked: &Checked) -> Vec<Finding> {
    checked.findings.iter().filter(|f| f.mistake == Mistake::Language).cloned().collect()
}

fn render(findings: &[Finding], sources: &Sources) -> String {
    human::findings(findings, sources, Look { width: 100, colour: false, unicode: true })
}

/// How many findings a fixture expects: one, unless a comment says otherwise.
fn expected(text: &str) -> usize {
    let count = |line: &str| line.strip_prefix("// ")?.strip_suffix(" mistakes.")?.parse().ok();
    text.lines().find_map(count).unwrap_or(1)
}

#[test]
fn every_broken_file_is_told_of_as_its_snapshot_says() {
    let mut miscounted = Vec::new();
    insta::glob!("..", "fixtures/broken/*.campaign", |path| {
        let folder = path.parent().expect("a fixture lies in a folder");
        let checked = Project::open(path, folder).check(path, today());
        let found = findings(&checked);
        let text = std::fs::read_to_string(path).expect("a fixture can be read");
        if found.len() != expected(&text) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            miscounted.push(format!("{name}: {} findings in place of {}", found.len(), expected(&text)));
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("broken", format!("{text}---\n{}", render(&found, &checked.sources)));
        });
    });
    assert!(miscounted.is_empty(), "one mistake gives one finding:\n{}", miscounted.join("\n"));
}

/// The findings of a file that cannot be a fixture, because of its bytes or of what stands at its path.
fn told(files: impl Files + 'static, path: &str) -> (Checked, String) {
    let project = Project::with_files(Arc::new(files), Path::new(path), Path::new("p"));
    let checked = project.check(Path::new(path), today());
    let text = render(&findings(&checked), &checked.sources);
    (checked, text)
}

fn bytes(bytes: &[u8]) -> (Checked, String) {
    told(MemoryFiles::from([("p/c.campaign", bytes.to_vec())]), "p/c.campaign")
}

#[test]
fn a_file_that_is_not_utf_8_is_one_clear_error_with_the_likely_encoding() {
    insta::assert_snapshot!(bytes(b"campaign \"Caf\xe9\" {\n}\n").1, @r"
    error[unreadable-file] · language

      × c.campaign: the file is not UTF-8 (from byte 13); it looks like Windows-1252 or Latin-1.
      file: c.campaign
      help: Save it as UTF-8 text.

    1 error
    ");
    insta::assert_snapshot!(bytes(b"\xff\xfec\0a\0m\0p\0").1, @r"
    error[unreadable-file] · language

      × c.campaign: the file is not UTF-8 (from byte 0); it looks like UTF-16.
      file: c.campaign
      help: Save it as UTF-8 text.

    1 error
    ");
    assert!(bytes(b"\x89PNG\r\n\x1a\n\0\0\0").1.contains("not UTF-8"));
}

#[test]
fn a_folder_a_missing_file_and_a_file_that_is_too_large_are_one_clear_error_each() {
    let files = || MemoryFiles::from([("p/shared/runners.campaign", "")]);
    insta::assert_snapshot!(told(files(), "p/shared").1, @r"
    error[unreadable-file] · language

      × shared: this is a folder or a device, not a file.
      file: shared
      help: Name a file with a campaign in it; its name ends in `.campaign`.

    1 error
    ");
    insta::assert_snapshot!(told(files(), "p/missing.campaign").1, @r"
    error[unreadable-file] · language

      × missing.campaign: there is no such file.
      file: missing.campaign
      help: Name a file with a campaign in it; its name ends in `.campaign`.

    1 error
    ");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("huge.campaign");
    let file = std::fs::File::create(&path).expect("a file can be made");
    file.set_len(campaignc::source::MAX_FILE_BYTES + 1).expect("a file can be long");
    let checked = Project::open(&path, folder.path()).check(&path, today());
    let told = render(&findings(&checked), &checked.sources);
    assert!(told.contains("the file has 67 MB; the limit is 64 MB"), "{told}");
    assert!(!checked.readable && checked.campaign().is_none());
}

const SOUND: &str = include_str!("../../examples/trail-season.campaign");

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_nothing() {
    let (plain, told) = bytes(SOUND.as_bytes());
    assert_eq!(told, "No findings.\n");
    let marked = format!("\u{feff}{}", SOUND.replace('\n', "\r\n"));
    let (windows, told) = bytes(marked.as_bytes());
    assert_eq!(told, "No findings.\n");
    let about = |c: &Checked| c.campaign().and_then(|c| c.settings.about.clone()).map(|a| a.value);
    assert!(about(&plain).is_some());
    assert_eq!(about(&windows), about(&plain));
    let posts = |c: &Checked| c.campaign().map(|c| c.posts.len());
    assert_eq!(posts(&windows), posts(&plain));
}

#[test]
fn a_finding_behind_line_ends_of_windows_stands_on_its_line_and_column() {
    let broken = SOUND.replace("affinity", "afinity").replace('\n', "\r\n");
    let (checked, _) = bytes(broken.as_bytes());
    let places: Vec<_> = findings(&checked)
        .iter()
        .map(|f| checked.sources.get(f.span.file).line_column(f.span.start))
        .map(|at| (at.line, at.column))
        .collect();
    assert_eq!(places, [(34, 3), (45, 3), (54, 3)]);
}

#[test]
fn an_empty_file_and_one_of_blanks_and_comments_are_shared_files_without_findings() {
    for text in ["", "\n", " \t \r\n", "// Nothing yet.\n", "\u{feff}"] {
        let (checked, told) = bytes(text.as_bytes());
        assert_eq!(told, "No findings.\n", "{text:?}");
        assert!(checked.campaign().is_none());
    }
}

#[test]
fn blocks_that_nest_too_deep_are_one_clear_error() {
    let deep = format!("{}{}\n", "audience a { ".repeat(40), "} ".repeat(40));
    let (checked, _) = bytes(deep.as_bytes());
    let deep = findings(&checked).iter().filter(|f| f.rule == "too-deep").count();
    assert_eq!(deep, 1);
}

#[test]
fn a_line_of_a_million_values_is_one_clear_error() {
    let line = format!("audience runners \"Runners\" {{ interests {} }}\n", "hiking, ".repeat(150_000));
    let (checked, told) = bytes(line.as_bytes());
    assert!(told.contains("This statement has more than 200000 values."), "{}", &told[..told.len().min(2_000)]);
    let rules: Vec<_> = findings(&checked).iter().map(|f| f.rule).collect();
    assert!(rules.len() <= 2, "{rules:?}");
    assert!(told.len() < 10_000, "the rendering of a huge line has {} bytes", told.len());
}

#[test]
fn of_thousands_of_unknown_names_each_is_told_and_the_first_get_a_proposal() {
    let count = 1_500;
    let people = (0..count).map(|n| format!("influencer person_{n} {{ on instagram @p{n} {{ followers 9k }} }}\n"));
    let posts = (0..count).map(|n| format!("deliver 1 post by persn_{n} on instagram\n"));
    let head = "campaign \"c\" {\n  runs 2027-01-01 .. 2027-12-31\n}\n".to_string();
    let (checked, _) = bytes((head + &people.chain(posts).collect::<String>()).as_bytes());
    let unknown: Vec<_> = checked.findings.iter().filter(|f| f.rule == "unknown-name").collect();
    assert_eq!(unknown.len(), count);
    let proposes = |n: usize| unknown[n].fix.as_ref().map(|f| f.edits[0].text.clone());
    assert_eq!(proposes(0).as_deref(), Some("person_0"));
    assert_eq!(proposes(600).as_deref(), Some("person_600"));
    assert_eq!(proposes(count - 1), None, "work is bounded: a million comparisons are enough");
}

#[test]
fn a_broken_statement_does_not_hide_what_is_wrong_elsewhere() {
    let broken = SOUND
        .replace("budget       14_000 EUR", "budget       $14,000")
        .replace("topics    trail-running, photography", "topics    trail-running photography")
        .replace("deliver 1 video by jonas", "deliver 1 video by jonaas")
        .replace("kpi saves", "kpi savess");
    let (checked, told) = bytes(broken.as_bytes());
    assert_eq!(findings(&checked).len(), 4, "{told}");
    let campaign = checked.campaign().expect("the campaign is there all the same");
    assert_eq!(campaign.influencers.len(), 3);
    assert!(campaign.settings.budget.is_none(), "what could not be understood is unknown, never zero");
}

#[test]
fn long_runs_of_one_thing_are_read_to_their_end_and_told_of_once() {
    for piece in ["}", "}\n", "{", "\"", "\"\"\"", ",", "a {\n"] {
        let (checked, _) = bytes(piece.repeat(100_000).as_bytes());
        let errors = findings(&checked).len();
        assert!((1..=200).contains(&errors), "{errors} errors in a run of {piece:?}");
        let text = piece.repeat(100_000);
        let layout = lay_out(&text, &parse(&text, &lower::nesting), &lower::nesting);
        assert!(layout.text.len() <= 8 * text.len(), "{piece:?}");
    }
    for piece in [" a\n}\n\n", " a\n}\n", "x {\n a\n}\n}\n"] {
        let (checked, _) = bytes(piece.repeat(20_000).as_bytes());
        assert!(!findings(&checked).is_empty(), "{piece:?}");
    }
}
