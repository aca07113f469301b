//! The correct lines that the table shows are correct.

use campaignc::Project;
use campaignc::campaign::Campaign;
use campaignc::findings::{Finding, Level, Mistake, Override};
use campaignc::lower::{self, World};
use campaignc::source::MemoryFiles;
use campaignc::vocabulary::{self, Entry, Slot, TOP_LEVEL, Times, WordBlock, pattern::Part};
use std::path::Path;
use std::sync::Arc;

/// All names that the lines use.
const HOST: &str = r#"
audience trail_runners "Trail runners" { interests trail-running }
audience runners "Runners" { interests running }
influencer maya { on instagram @maya.runs { followers 38.4k }; on youtube @maya.films { followers 9k }; fee 900 EUR }
influencer jonas { on instagram @jonas { followers 21k }; fee 900 EUR }
influencer sofia { on instagram @sofia { followers 17k }; fee 900 EUR }
channel journal "Journal" { owned; formats article }
message grip "Grip" { takeaway "It grips." }
story first_winter { chapter unboxing about grip }
phase launch 2027-03-08 .. 2027-03-21
roster agency from "rosters/agency.csv"
deliver 1 reel by maya on instagram about grip as opening { disclosure #ad }
"#;

const CAMPAIGN: [(&str, &str); 4] = [
    ("brand", "brand \"Northpeak\""),
    ("objective", "objective launch"),
    ("budget", "budget 14_000 EUR"),
    ("runs", "runs 2027-03-01 .. 2027-04-11"),
];

/// How a block is opened, where that is not `NAME extra {`.
fn head(block: &str) -> Option<&'static str> {
    Some(match block {
        "account" => "influencer extra { on instagram @extra",
        "roster" => "roster extra from \"rosters/agency.csv\"",
        "workflow" => "guidelines { workflow",
        "guidelines" => "guidelines",
        "phase" => "phase extra 2027-03-08 .. 2027-03-21",
        "deliver" => "deliver 1 reel by maya on instagram about grip",
        "kpi" => "kpi positive_sentiment >= 80%",
        _ => return None,
    })
}

fn campaign(without: &str, with: &str) -> String {
    let mut rows: Vec<&str> = CAMPAIGN.iter().filter(|(word, _)| *word != without).map(|(_, row)| *row).collect();
    rows.extend((!with.is_empty()).then_some(with));
    format!("campaign \"Trial\" {{ {} }}\n", rows.join("; "))
}

/// A file in which a line stands where it belongs, and nothing else is wrong.
fn file(section: &WordBlock, entry: &Entry, line: &str) -> String {
    match section.name {
        TOP_LEVEL if entry.word.name == "campaign" => campaign("", "") + HOST,
        TOP_LEVEL => campaign("", "") + HOST + &renamed(entry, line) + "\n",
        "campaign" => campaign(entry.word.name, line) + HOST,
        name => {
            let head = head(name).map_or(format!("{name} extra"), str::to_string);
            let closing = "}".repeat(head.matches('{').count() + 1);
            let required = section.entries.iter().filter(|e| e.word.times == Times::Required);
            let required = required.filter(|e| e.word.name != entry.word.name).map(|e| e.word.example);
            let rows: Vec<&str> = required.chain([line]).collect();
            format!("{}{HOST}{head} {{ {} {closing}\n", campaign("", ""), rows.join("; "))
        }
    }
}

/// A line that declares a name declares another one, as the host has the names of the table.
fn renamed(entry: &Entry, line: &str) -> String {
    let declares = matches!(entry.pattern.parts.first(), Some(Part::Slot(Slot::New(_), _)));
    let mut words: Vec<&str> = line.split(' ').collect();
    if declares {
        words[1] = "extra";
    }
    words.join(" ")
}

fn files(text: &str) -> MemoryFiles {
    MemoryFiles::from([
        ("/p/a.campaign", text),
        ("/p/shared/runners.campaign", "audience more { }"),
        ("/p/rosters/agency.csv", "name,handle\nTom,@tom\n"),
    ])
}

fn errors(text: &str) -> Vec<String> {
    let files = files(text);
    let path = Path::new("/p/a.campaign");
    let project = Project::with_files(Arc::new(files), path, Path::new("/p"));
    let findings = project.check(path, jiff::civil::date(2027, 1, 1)).findings;
    // Columns that this roster has not, and days on which nothing can go out, are no matter of the line.
    let outside = ["no-schedule", "roster"];
    let of_language = |f: &&Finding| f.mistake == Mistake::Language && f.level == Level::Error;
    let errors = findings.iter().filter(of_language).filter(|f| !outside.contains(&f.rule));
    errors.map(|f| format!("{}: {}", f.rule, f.message)).collect()
}

#[test]
fn every_line_that_the_table_shows_is_correct() {
    let mut problems = Vec::new();
    for section in vocabulary::sections().iter().filter(|s| !["style", "overrides"].contains(&s.name)) {
        for entry in &section.entries {
            let errors = errors(&file(section, entry, entry.word.example));
            if !errors.is_empty() {
                problems.push(format!("{} in {}: {errors:?}", entry.word.example, section.name));
            }
        }
    }
    super::none(problems);
}

/// What a text says: the campaign, but for names that nothing refers to, its decisions about rules, and what is told of its
/// rosters.
fn meaning(text: &str) -> (Option<Campaign>, Vec<Override>, usize) {
    let (files, root) = (files(text), Path::new("/p"));
    let place = World { files: &files, root, base: root, rules: &["no-home", "no-disclosure"] };
    let lowered = lower::lower(place, Path::new("/p/a.campaign"));
    let told = lowered.findings.iter().filter(|f| f.rule == "roster").count();
    (lowered.campaign.map(|campaign| Campaign { unused: Vec::new(), ..campaign }), lowered.overrides, told)
}

/// A line that states something else than what holds where nothing is said.
fn telling(entry: &Entry) -> String {
    let default = entry.word.default.filter(|d| entry.word.example.ends_with(d));
    let other = default.and_then(|d| entry.word.values.iter().find(|(value, _)| *value != d));
    other.map_or(entry.word.example.to_string(), |(value, _)| format!("{} {value}", entry.word.name))
}

#[test]
fn every_line_that_the_table_shows_has_a_place_in_the_campaign() {
    let mut lost = Vec::new();
    for section in vocabulary::sections().iter().filter(|s| !["style", "overrides"].contains(&s.name)) {
        for entry in &section.entries {
            let line = telling(entry);
            let with = file(section, entry, &line);
            let line = if section.name == TOP_LEVEL { renamed(entry, &line) } else { line };
            let Some(at) = with.rfind(&line) else { continue };
            let mut without = with.clone();
            without.replace_range(at..at + line.len(), &" ".repeat(line.len()));
            if meaning(&with) == meaning(&without) {
                lost.push(format!("{line} in {}", section.name));
            }
        }
    }
    super::none(lost);
}

#[test]
fn the_host_of_the_lines_is_sound_and_a_wrong_line_is_told_of() {
    assert_eq!(errors(&(campaign("", "") + HOST)), Vec::<String>::new());
    assert_ne!(errors(&(campaign("", "colour blue") + HOST)), Vec::<String>::new());
}
