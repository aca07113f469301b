//! Reading, laying out and checking generated campaigns of growing size. `cargo bench --bench language`.

use campaignc::source::MemoryFiles;
use campaignc::{Project, lower, syntax};
use divan::Bencher;
use divan::counter::BytesCount;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

fn main() {
    divan::main();
}

const SIZES: &[usize] = &[100, 1_000, 10_000, 100_000];

/// A sound campaign with about so many statements.
fn campaign(statements: usize) -> String {
    let people = (statements / 14).max(1);
    let mut text = String::from(
        "campaign \"Bench\" {\n  brand \"Northpeak\"\n  product \"Ridge 2\"\n  objective launch\n  budget 9_000_000 EUR\n  \
         runs 2027-01-04 .. 2027-12-19\n  briefed 2026-11-02\n  timezone Europe/Berlin\n  market DE\n  contact \"desk@northpeak.example\"\n}\n\
         audience runners \"Runners\" { interests running; countries DE }\n\
         guidelines { wording own; disclosure \"Anzeige\"; usage 90 days organic }\n\
         message grip \"Grip\" { takeaway \"You never look at your feet.\" }\n",
    );
    for i in 0..people {
        let followers = 9 + i % 40;
        let _ = writeln!(
            text,
            "influencer p{i} \"Person {i}\" {{\n  on instagram @p{i} {{ followers {followers}k; engagement 4.{}%; sponsored {}% }}\n  \
             audience  runners {}%\n  affinity  \"Runs every morning.\" // since long\n  fee       {} EUR per reel\n}}",
            i % 10,
            3 + i % 9,
            40 + i % 40,
            200 + i % 90,
        );
    }
    for i in 0..people {
        let day = 1 + i % 27;
        let _ = writeln!(
            text,
            "deliver 1 reel by p{i} on instagram about grip during 2027-0{}-{day:02} .. 2027-12-1{} {{ note \"Number {i}.\" }}",
            2 + i % 7,
            i % 9
        );
    }
    text + "kpi positive_sentiment >= 80% { weight 60%; baseline 70%; measured \"sample\" }\nkpi brand_recall >= 12% { weight 40%; baseline 9%; measured \"panel\" }\n"
}

#[divan::bench(args = SIZES)]
fn parse(bencher: Bencher<'_, '_>, statements: usize) {
    let text = campaign(statements);
    bencher.counter(BytesCount::of_str(&text)).bench(|| syntax::parse(&text, &lower::nesting));
}

#[divan::bench(args = SIZES)]
fn fmt(bencher: Bencher<'_, '_>, statements: usize) {
    let text = campaign(statements);
    bencher.counter(BytesCount::of_str(&text)).bench(|| syntax::lay_out(&text, &syntax::parse(&text, &lower::nesting)));
}

#[divan::bench(args = &SIZES[..3])]
fn check(bencher: Bencher<'_, '_>, statements: usize) {
    let text = campaign(statements);
    let files = MemoryFiles::from([("p/a.campaign", text.as_str())]);
    let path = Path::new("p/a.campaign");
    let project = Project::with_files(Arc::new(files), path, Path::new("p"));
    bencher.counter(BytesCount::of_str(&text)).bench(|| project.check(path, jiff::civil::date(2026, 12, 1)));
}

const HOSTILE: &[&str] = &["{", "}", ",", "\"", "\"\"\"x\n", "#", "(", "a {", "x ", "a: b\n", "“", "@@ "];

/// A megabyte of one thing.
#[divan::bench(args = HOSTILE)]
fn hostile(bencher: Bencher<'_, '_>, piece: &str) {
    let text = piece.repeat(1_000_000 / piece.len());
    let files = MemoryFiles::from([("p/a.campaign", text.as_str())]);
    let path = Path::new("p/a.campaign");
    let project = Project::with_files(Arc::new(files), path, Path::new("p"));
    bencher.bench(|| project.check(path, jiff::civil::date(2026, 12, 1)));
}
