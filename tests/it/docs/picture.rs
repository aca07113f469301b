//! The pictures of the documentation, made from what the program prints.

use std::fmt::Write as _;
use std::process::Command;
use unicode_width::UnicodeWidthStr as _;

const COLUMNS: usize = 92;
const CELL: f64 = 8.0;
const LINE: f64 = 19.0;
const MARGIN: f64 = 20.0;

/// The colours of the terminal in the picture.
const GROUND: &str = "#1b1f27";
const PLAIN: &str = "#d5d9e0";
const FAINT: &str = "#7f8797";
const COLOURS: [&str; 8] = ["#7f8797", "#f2777a", "#99cc99", "#ffcc66", "#7aa6da", "#cc99cc", "#66cccc", "#d5d9e0"];

/// What the program prints with colours.
fn printed(arguments: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_campaignc"));
    program.args(arguments).args(["--today", "2027-01-01", "--color", "always"]);
    program.current_dir(env!("CARGO_MANIFEST_DIR")).env("COLUMNS", COLUMNS.to_string()).env_remove("NO_COLOR");
    let output = program.output().expect("the program runs");
    String::from_utf8(output.stdout).expect("what is printed is UTF-8")
}

/// Of many reports the first of each of these rules, and the card behind them all; `⋮` stands for what is left out.
fn some_reports(text: &str, rules: &[&str]) -> Vec<String> {
    let starts: Vec<usize> = text.lines().enumerate().filter(|(_, l)| begins_report(l)).map(|(i, _)| i).collect();
    let lines: Vec<&str> = text.lines().collect();
    let end = lines.iter().rposition(|l| plain(l).contains("Authenticity")).expect("the card closes the output") - 1;
    let mut kept = Vec::new();
    for rule in rules {
        let of_rule = |i: &&usize| lines[**i].contains(&format!("[{rule}]"));
        let start = *starts.iter().find(of_rule).unwrap_or_else(|| panic!("no report of {rule}"));
        let next = starts.iter().copied().find(|s| *s > start).unwrap_or(end);
        kept.extend(lines[start..next].iter().map(|l| l.to_string()));
        kept.extend(["\u{1b}[2m⋮\u{1b}[0m".to_string(), String::new()]);
    }
    kept.extend(lines[end..].iter().map(|l| l.to_string()));
    kept
}

fn begins_report(line: &str) -> bool {
    ["error[", "warning[", "advice["].iter().any(|level| plain(line).starts_with(level))
}

fn plain(line: &str) -> String {
    runs(line).into_iter().map(|r| r.text).collect()
}

/// A piece of a line in one colour.
struct Run {
    text: String,
    colour: &'static str,
    bold: bool,
}

/// The runs of a line with escape sequences for colours.
fn runs(line: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut colour, mut bold) = (PLAIN, false);
    for (i, piece) in line.split("\u{1b}[").enumerate() {
        let text = match (i, piece.split_once('m')) {
            (0, _) | (_, None) => piece,
            (_, Some((codes, text))) => {
                for code in codes.split(';').map(|c| c.parse().unwrap_or(0)) {
                    match code {
                        0 => (colour, bold) = (PLAIN, false),
                        1 => bold = true,
                        2 => colour = FAINT,
                        30..=37 => colour = COLOURS[code - 30],
                        90..=97 => colour = COLOURS[code - 90],
                        _ => {}
                    }
                }
                text
            }
        };
        if !text.is_empty() {
            runs.push(Run { text: text.to_string(), colour, bold });
        }
    }
    runs
}

/// Lines of a terminal as a picture. Each run is set at its column and to its width, whatever font there is.
fn draw(title: &str, lines: &[String]) -> String {
    let width = MARGIN * 2.0 + CELL * COLUMNS as f64;
    let height = MARGIN * 2.0 + LINE * lines.len() as f64;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-label=\"{}\">\n<style>text {{ font: 13.3px ui-monospace, SFMono-Regular, Menlo, Consolas, \
         'DejaVu Sans Mono', monospace; white-space: pre }} .b {{ font-weight: bold }}</style>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{GROUND}\"/>\n",
        escaped(title)
    );
    for (row, line) in lines.iter().enumerate() {
        let y = MARGIN + LINE * row as f64 + 14.0;
        let mut column = 0;
        for run in runs(line) {
            let text = run.text.trim_start();
            column += run.text.width() - text.width();
            let text = text.trim_end();
            if !text.is_empty() {
                let (x, length) = (MARGIN + CELL * column as f64, CELL * text.width() as f64);
                let class = if run.bold { " class=\"b\"" } else { "" };
                let _ = writeln!(
                    svg,
                    "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{}\"{class} xml:space=\"preserve\">{}</text>",
                    run.colour,
                    escaped(text)
                );
            }
            column += run.text.trim_start().width();
        }
    }
    svg + "</svg>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn command(line: &str) -> Vec<String> {
    vec![format!("\u{1b}[1m$ {line}\u{1b}[0m"), String::new()]
}

#[test]
fn the_picture_of_findings_shows_what_check_prints() {
    let line = "campaignc check examples/star-launch.campaign";
    let text = printed(&["check", "examples/star-launch.campaign"]);
    let mut lines = command(line);
    lines.extend(some_reports(&text, &["reach-over-fit", "scripted-wording", "vanity-kpis"]));
    super::hold([("docs/pictures/check.svg".to_string(), draw(&format!("Some of what `{line}` prints"), &lines))]);
}

#[test]
fn the_picture_of_a_schedule_shows_what_schedule_prints() {
    let line = "campaignc schedule examples/trail-season.campaign";
    let mut lines = command(line);
    lines.extend(printed(&["schedule", "examples/trail-season.campaign"]).lines().map(str::to_string));
    super::hold([("docs/pictures/schedule.svg".to_string(), draw(&format!("What `{line}` prints"), &lines))]);
}

#[test]
fn runs_keep_their_colours_and_their_text() {
    let found: Vec<_> = runs("a\u{1b}[1;33mb <\u{1b}[0m c").into_iter().map(|r| (r.text, r.colour, r.bold)).collect();
    let expected = [("a", PLAIN, false), ("b <", COLOURS[3], true), (" c", PLAIN, false)];
    assert_eq!(found, expected.map(|(text, colour, bold)| (text.to_string(), colour, bold)));
    assert!(draw("t", &["x \u{1b}[31m<y>\u{1b}[0m".to_string()]).contains("x=\"36\" y=\"34\" textLength=\"24\""));
}
