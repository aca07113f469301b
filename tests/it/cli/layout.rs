//! `campaignc fmt`.

use super::{Desk, Ran, SOUND, ran};
use std::io::Write as _;
use std::process::Stdio;

const ROUGH: &str = "audience a \"A\" {\nsize 10k\n   countries DE\n}\n";
const SMOOTH: &str = "audience a \"A\" {\n  size       10k\n  countries  DE\n}\n";
const OPEN: &str = "audience a \"A\" {\nsize 10k\n";

fn piped(desk: &Desk, arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = desk.command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    ran(child.wait_with_output().expect("it ends"))
}

#[test]
fn files_are_laid_out_in_place_once() {
    let desk = Desk::with(&[("a.campaign", ROUGH), ("deep/b.campaign", SOUND)]);
    assert_eq!(desk.run(&["fmt"]).quietly(0), "");
    assert_eq!(desk.read("a.campaign"), SMOOTH);
    assert_eq!(desk.read("deep/b.campaign"), SOUND);
    let before = std::fs::metadata(desk.path("a.campaign")).and_then(|m| m.modified()).expect("a time");
    assert_eq!(desk.run(&["fmt"]).quietly(0), "");
    let after = std::fs::metadata(desk.path("a.campaign")).and_then(|m| m.modified()).expect("a time");
    assert_eq!(before, after, "a file that does not change is not written");
}

#[test]
fn check_and_diff_write_nothing_and_end_with_1_where_something_would_change() {
    let desk = Desk::with(&[("a.campaign", ROUGH), ("b.campaign", SMOOTH)]);
    let told = desk.run(&["fmt", "--check"]).quietly(1);
    assert!(told.contains("a.campaign") && !told.contains("b.campaign"), "{told}");
    let diff = desk.run(&["fmt", "--diff"]).quietly(1);
    assert!(diff.starts_with("--- a/a.campaign\n+++ b/a.campaign\n") && diff.contains("+  size       10k\n"), "{diff}");
    assert_eq!(desk.read("a.campaign"), ROUGH);
    assert_eq!(desk.run(&["fmt", "--check", "b.campaign"]).quietly(0), "");
    assert_eq!(desk.run(&["fmt", "--diff", "b.campaign"]).quietly(0), "");
}

#[test]
fn standard_input_comes_back_laid_out_or_as_it_was() {
    let desk = Desk::with(&[]);
    assert_eq!(piped(&desk, &["fmt", "-"], ROUGH.as_bytes()).quietly(0), SMOOTH);
    assert_eq!(piped(&desk, &["fmt", "-"], b"").quietly(0), "");
    let open = piped(&desk, &["fmt", "-"], OPEN.as_bytes());
    assert_eq!((open.code, open.out.as_str()), (1, OPEN), "an editor gets its own text back");
    assert!(open.err.contains("standard input was left as it is"), "{}", open.err);
    assert_eq!(piped(&desk, &["fmt", "-", "--check"], ROUGH.as_bytes()).quietly(1), "");
    assert_eq!(piped(&desk, &["fmt", "-", "--check"], SMOOTH.as_bytes()).quietly(0), "");
    assert!(piped(&desk, &["fmt", "-", "--diff"], ROUGH.as_bytes()).quietly(1).contains("+  size       10k"));
    assert_eq!(piped(&desk, &["fmt", "-"], b"\xff\xfe").refused(), "campaignc: standard input is not UTF-8\n");
}

#[test]
fn a_file_whose_braces_do_not_match_is_left_alone_and_told_of() {
    let desk = Desk::with(&[("a.campaign", OPEN), ("b.campaign", ROUGH)]);
    let ran = desk.run(&["fmt"]);
    assert!(ran.code == 1 && ran.err.contains("a.campaign was left as it is"), "{}", ran.err);
    assert_eq!((desk.read("a.campaign").as_str(), desk.read("b.campaign").as_str()), (OPEN, SMOOTH));
}

#[test]
fn what_stands_around_a_block_whose_braces_do_not_match_is_laid_out() {
    let open = "audience runners {\n  interests   running\n\nphase launch 2027-03-08 .. 2027-03-21\n";
    let before = format!(
        "phase   tease  2027-03-01..2027-03-07 // soon\n\n\n{open}\n\nmessage grip {{ takeaway   \"It holds.\" }}\n"
    );
    let desk = Desk::with(&[("a.campaign", before.as_str())]);
    let ran = desk.run(&["fmt"]);
    assert!(ran.code == 1 && ran.err.contains("a.campaign was left as it is"), "{}", ran.err);
    let after = "phase tease 2027-03-01 .. 2027-03-07  // soon\n\naudience runners {\n  interests   running\n\n\
                 phase launch 2027-03-08 .. 2027-03-21\n\nmessage grip { takeaway \"It holds.\" }\n";
    assert_eq!(desk.read("a.campaign"), after);
}

#[test]
fn what_cannot_be_laid_out_ends_with_2() {
    let desk = Desk::with(&[]);
    desk.write("a.campaign", b"caf\xe9");
    assert!(desk.run(&["fmt", "a.campaign"]).refused().contains("the file is not UTF-8 (from byte 3)"));
    assert!(desk.run(&["fmt", "missing.campaign"]).refused().contains("there is no such file or folder"));
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_stay() {
    let windows = ROUGH.replace('\n', "\r\n");
    let desk = Desk::with(&[("a.campaign", &windows)]);
    desk.run(&["fmt"]).quietly(0);
    assert_eq!(desk.read("a.campaign"), SMOOTH.replace('\n', "\r\n"));
}
