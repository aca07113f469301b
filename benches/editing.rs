//! How long the language server takes while somebody types: 500 keystrokes in a short and in a long campaign.
//! `cargo bench --bench editing`; it fails where the 99th percentile is over what is promised.

#[path = "../tests/it/lsp/client.rs"]
#[allow(dead_code)]
mod client;

use client::{Client, at_byte, position};
use serde_json::json;
use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const URI: &str = "file:///nowhere/bench.campaign";
const KEYSTROKES: usize = 500;

/// A sound campaign with about so many lines.
fn campaign(lines: usize) -> String {
    let people = (lines.saturating_sub(30) / 11).max(4);
    let mut text = String::from(
        "campaign \"Bench\" {\n  brand \"Northpeak\"\n  product \"Ridge 2\"\n  objective launch\n  budget 9_000_000 EUR\n  \
         runs 2027-01-04 .. 2027-12-19\n  briefed 2026-11-02\n  timezone Europe/Berlin\n  market DE\n}\n\n\
         audience runners \"Runners\" {\n  interests running\n  countries DE\n}\n\n\
         guidelines {\n  wording own\n  disclosure \"Anzeige\"\n}\n\n\
         message grip \"Grip\" {\n  takeaway \"You never look at your feet.\"\n}\n\n",
    );
    for i in 0..people {
        let _ = write!(
            text,
            "influencer p{i} \"Person {i}\" {{\n  on instagram @p{i} {{ followers {}k; engagement 4.{}%; sponsored {}% }}\n  \
             audience  runners {}%\n  topics    running\n  affinity  \"Runs every morning.\"\n  fee       {} EUR per reel\n  \
             gap       3 days\n  country   DE\n}}\n\n",
            9 + i % 40,
            i % 10,
            3 + i % 9,
            40 + i % 40,
            200 + i % 90,
        );
    }
    for i in 0..people {
        let (month, day) = (2 + i % 7, 1 + i % 27);
        let _ = writeln!(
            text,
            "deliver 1 reel by p{i} on instagram about grip during 2027-0{month}-{day:02} .. 2027-12-19"
        );
    }
    text + "\nkpi positive_sentiment >= 80% { baseline 70%; measured \"sample\" }\nkpi brand_recall >= 12% { baseline 9%; measured \"panel\" }\n"
}

/// What somebody types, a key at a time, at two places of the file.
const TYPED: &[&str] = &[
    "influencer nora \"Nora Berg\" {\n  on instagram @nora { followers 21k; engagement 4.8% }\n  topics running\n  fee 400 EUR per reel\n}\n\n",
    "deliver 2 reels by p1, p2 on instagram about grip during 2027-03-01 .. 2027-04-30\n",
    "phase launch 2027-03-01 .. 2027-03-21\n",
    "message origin \"Where it comes from\" {\n  takeaway \"It was worn for two winters.\"\n  points \"Where you ran\"\n}\n\n",
];

fn percentile(times: &mut [Duration], share: f64) -> f64 {
    times.sort();
    let at = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len()) - 1;
    times[at].as_secs_f64() * 1_000.0
}

/// Types and measures; gives the times from change to diagnostics, and of completion.
fn run(text: &str) -> (Vec<Duration>, Vec<Duration>) {
    let mut client = Client::start();
    let mut text = text.to_string();
    client.open(URI, &text);
    client.diagnostics(URI);
    let (mut told, mut completed) = (Vec::new(), Vec::new());
    let keys = TYPED.iter().cycle().enumerate().flat_map(|(n, piece)| piece.chars().map(move |c| (n, c)));
    let (mut block, mut at) = (usize::MAX, 0);
    for (n, key) in keys.take(KEYSTROKES) {
        if n != block {
            let marker = if n % 2 == 0 { "influencer p3 " } else { "kpi positive" };
            (block, at) = (n, text.find(marker).expect("the place is there"));
        }
        let (line, character) = at_byte(&text, at);
        let place = json!({"line": line, "character": character});
        text.insert(at, key);
        at += key.len_utf8();
        let typed = json!([{"range": {"start": place, "end": place}, "text": key.to_string()}]);
        // An editor asks for proposals at once after the key; every second time the diagnostics are waited for alone.
        let begun = Instant::now();
        client.change(URI, typed);
        if told.len() == completed.len() {
            client.diagnostics(URI);
            told.push(begun.elapsed());
        } else {
            let asked = Instant::now();
            let id = client.ask("textDocument/completion", position(URI, at_byte(&text, at)));
            client.answer(&id).expect("completion is answered");
            completed.push(asked.elapsed());
            client.diagnostics(URI);
        }
    }
    client.finish();
    (told, completed)
}

fn main() -> ExitCode {
    let mut good = true;
    for (lines, most_told, most_completed) in [(200, 15.0, 10.0), (10_000, 100.0, 30.0)] {
        let text = campaign(lines);
        let (mut told, mut completed) = run(&text);
        for (what, times, most) in
            [("diagnostics", &mut told, most_told), ("completion", &mut completed, most_completed)]
        {
            let (half, most_of) = (percentile(times, 0.5), percentile(times, 0.99));
            println!(
                "{:>6} lines, {what:<11} p50 {half:7.2} ms   p99 {most_of:7.2} ms   promised {most} ms",
                text.lines().count()
            );
            good &= most_of <= most;
        }
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
