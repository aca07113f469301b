//! Texts that nobody writes by hand, a megabyte each: reading them ends, and what is told of them stays within bounds.

#[path = "../benches/support/mod.rs"]
mod support;

use campaignc::Project;
use campaignc::render::human::{self, Look};
use campaignc::render::json;
use campaignc::source::MemoryFiles;
use campaignc::syntax::{lay_out, parse};
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

/// More findings than this are not told of one text.
const MOST_FINDINGS: usize = 1_000;

fn bounded(piece: &str) {
    let text = support::hostile(piece);
    let files = MemoryFiles::from([("p/a.campaign", text.as_str())]);
    let path = Path::new("p/a.campaign");
    let checked = Project::with_files(Arc::new(files), path, Path::new("p")).check(path, date(2026, 12, 1));
    let count = checked.findings.len();
    assert!(count <= MOST_FINDINGS, "a megabyte of {piece:?} has {count} findings");
    let rendered = human::findings(&checked.findings, &checked.sources, Look::default());
    assert!(rendered.len() <= 4_000 * (count + 1), "a megabyte of {piece:?} is told of in {} bytes", rendered.len());
    let object = json::findings(&checked.findings, &checked.sources);
    assert!(object.len() <= 4_000 * (count + 1), "a megabyte of {piece:?} is told of in {} bytes", object.len());
    let tree = parse(&text, &campaignc::lower::nesting);
    let layout = lay_out(&text, &tree);
    assert!(layout.text.len() <= 8 * text.len(), "a megabyte of {piece:?} is laid out in {} bytes", layout.text.len());
}

/// The pieces are tried in four tests that can run side by side.
fn every_fourth(from: usize) {
    support::HOSTILE.iter().skip(from).step_by(4).for_each(|piece| bounded(piece));
}

#[test]
fn a_megabyte_of_one_thing_is_read_to_its_end() {
    every_fourth(0);
}

#[test]
fn a_megabyte_of_another_thing_is_read_to_its_end() {
    every_fourth(1);
}

#[test]
fn a_megabyte_of_a_third_thing_is_read_to_its_end() {
    every_fourth(2);
}

#[test]
fn a_megabyte_of_a_fourth_thing_is_read_to_its_end() {
    every_fourth(3);
}

#[test]
fn generated_campaigns_are_sound_and_as_large_as_asked_for() {
    for statements in [100, 1_000] {
        let text = support::campaign(statements);
        let tree = parse(&text, &campaignc::lower::nesting);
        let count = tree.nodes().count();
        assert!(count.abs_diff(statements) < statements / 5 + 20, "{count} in place of {statements}");
        let files = MemoryFiles::from([("p/a.campaign", text.as_str())]);
        let path = Path::new("p/a.campaign");
        let checked = Project::with_files(Arc::new(files), path, Path::new("p")).check(path, date(2026, 12, 1));
        let errors = checked.findings.iter().filter(|f| f.level == campaignc::findings::Level::Error);
        assert_eq!(errors.map(|f| f.message.clone()).collect::<Vec<_>>(), Vec::<String>::new());
    }
}
