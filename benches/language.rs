//! Reading, laying out and checking generated campaigns of growing size. `cargo bench --bench language`.

mod support;

use campaignc::lower::{self, World};
use campaignc::source::MemoryFiles;
use campaignc::{Project, syntax};
use divan::Bencher;
use divan::counter::BytesCount;
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

fn main() {
    divan::main();
}

/// So many statements have the generated campaigns.
const SIZES: &[usize] = &[100, 1_000, 10_000, 100_000];

#[divan::bench(args = SIZES)]
fn parse(bencher: Bencher<'_, '_>, statements: usize) {
    let text = support::campaign(statements);
    bencher.counter(BytesCount::of_str(&text)).bench(|| syntax::parse(&text, &lower::nesting));
}

#[divan::bench(args = SIZES)]
fn parse_and_lower(bencher: Bencher<'_, '_>, statements: usize) {
    let text = support::campaign(statements);
    let files = MemoryFiles::from([("p/a.campaign", text.as_str())]);
    let place = World { files: &files, root: Path::new("p"), base: Path::new("p"), rules: &[] };
    bencher.counter(BytesCount::of_str(&text)).bench(|| lower::lower(place, Path::new("p/a.campaign")));
}

#[divan::bench(args = SIZES)]
fn fmt(bencher: Bencher<'_, '_>, statements: usize) {
    let text = support::campaign(statements);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| syntax::lay_out(&text, &syntax::parse(&text, &lower::nesting), &lower::nesting));
}

/// With schedule and rules. The largest size is a campaign of seven thousand people: nobody has one, and it takes long.
#[divan::bench(args = &SIZES[..3])]
fn check(bencher: Bencher<'_, '_>, statements: usize) {
    let text = support::campaign(statements);
    let files = MemoryFiles::from([("p/a.campaign", text.as_str())]);
    let path = Path::new("p/a.campaign");
    let project = Project::with_files(Arc::new(files), path, Path::new("p"));
    bencher.counter(BytesCount::of_str(&text)).bench(|| project.check(path, date(2026, 12, 1)));
}

/// A megabyte of one thing.
#[divan::bench(args = support::HOSTILE, sample_count = 2, sample_size = 1)]
fn hostile(bencher: Bencher<'_, '_>, piece: &str) {
    let files = MemoryFiles::from([("p/a.campaign", support::hostile(piece))]);
    let path = Path::new("p/a.campaign");
    let project = Project::with_files(Arc::new(files), path, Path::new("p"));
    bencher.bench(|| project.check(path, date(2026, 12, 1)));
}
