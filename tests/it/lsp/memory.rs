//! Memory stays flat while a document is edited.

use super::client::{Client, place, trail};
use serde_json::json;

const URI: &str = "file:///nowhere/memory.campaign";

/// What the process holds, in KiB.
#[cfg(target_os = "linux")]
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn edits(client: &mut Client, count: usize) {
    let text = trail();
    let (line, column) = place(&text, "38.4k", 0);
    for i in 0..count {
        let range =
            json!({"start": {"line": line, "character": column}, "end": {"line": line, "character": column + 2}});
        client.change(URI, json!([{"range": range, "text": if i % 2 == 0 { "39" } else { "38" }}]));
        if i % 20 == 19 {
            client.diagnostics(URI);
        }
    }
    client.diagnostics(URI);
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes minutes without optimisation, and wants the process for itself"]
fn memory_stays_flat_over_ten_thousand_edits() {
    let mut client = Client::start();
    client.open(URI, &trail());
    edits(&mut client, 2_000);
    let before = resident();
    edits(&mut client, 10_000);
    let after = resident();
    println!("{before} KiB before, {after} KiB after");
    assert!(after < before + 4_096, "{before} KiB before, {after} KiB after");
    client.finish();
}

#[test]
fn four_hundred_edits_leave_the_server_as_it_was() {
    let mut client = Client::start();
    client.open(URI, &trail());
    let before = client.diagnostics(URI);
    edits(&mut client, 400);
    assert_eq!(client.diagnostics(URI), before);
    client.finish();
}
