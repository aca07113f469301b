//! Every row of the table does something: a campaign with its line is another one than without.

use campaignc::Project;
use campaignc::campaign::Campaign;
use campaignc::findings::Level;
use campaignc::source::MemoryFiles;
use campaignc::vocabulary::{self, Entry, Section, TOP_LEVEL, Times};
use std::path::Path;
use std::sync::Arc;

/// What the lines of the table refer to, one statement a word, so that each can be left out.
const HOST: &[(&str, &str)] = &[
    ("audience", "audience trail_runners \"Trail runners\" { interests trail-running }"),
    ("influencer", "influencer maya { on instagram @maya { followers 30k }; fee 900 EUR }"),
    ("influencer", "influencer jonas { on instagram @jonas { followers 21k }; fee 900 EUR }"),
    ("influencer", "influencer sofia { on instagram @sofia { followers 17k }; fee 900 EUR }"),
    ("message", "message grip \"Grip\" { takeaway \"It grips.\" }"),
    ("phase", "phase launch 2027-03-08 .. 2027-03-21"),
    ("roster", "roster agency from \"rosters/agency.csv\""),
];

const CAMPAIGN: &[(&str, &str)] = &[
    ("brand", "brand \"Northpeak\""),
    ("objective", "objective loyalty"),
    ("budget", "budget 900_000 EUR"),
    ("runs", "runs 2027-03-01 .. 2027-04-11"),
];

/// A roster with the usual columns, and with a second one for each that a row of the table may choose.
const ROSTER: &str = "\
name,handle,channel,followers,engagement,views,sponsored,suspicious,fee,topics,affinity,country,language,contact,code,as_of,\
o_name,o_handle,o_channel,o_followers,o_engagement,o_views,o_sponsored,o_suspicious,o_fee,o_topics,o_affinity,o_country,\
o_language,o_contact,o_code,o_as_of,o_audience
Tom,tom,instagram,1000,1%,100,1%,1%,100 EUR,tea,Likes it.,DE,de,tom@example.org,TOM,2027-01-01,\
Ada,ada,tiktok,2000,2%,200,2%,2%,200 EUR,mud,Loves it.,AT,fr,ada@example.org,ADA,2027-01-02,40%
";

/// How the block of a statement is opened, where it is not `NAME extra {`.
fn head(block: &str) -> &str {
    match block {
        "audience" => "audience extra",
        "influencer" => "influencer extra",
        "account" => "influencer extra { on instagram @extra",
        "group" => "group extra",
        "channel" => "channel extra",
        "roster" => "roster extra from \"rosters/agency.csv\"",
        "message" => "message extra",
        "story" => "story extra",
        "metric" => "metric extra",
        "workflow" => "guidelines { workflow",
        "phase" => "phase extra 2027-03-08 .. 2027-03-21",
        "deliver" => "deliver 1 reel by maya on instagram",
        "kpi" => "kpi positive_sentiment >= 80%",
        block => block,
    }
}

fn campaign_block(without: &str, line: &str) -> String {
    let rows = CAMPAIGN.iter().filter(|(word, _)| *word != without).map(|(_, row)| *row).chain([line]);
    format!("campaign \"Trial\" {{ {} }}\n", rows.filter(|r| !r.is_empty()).collect::<Vec<_>>().join("; "))
}

/// A file with a line where it belongs; with an empty line the same file without it.
fn file(section: &Section, entry: &Entry, line: &str) -> String {
    let name = entry.word.name;
    let host = |without: &str| -> String {
        HOST.iter().filter(|(word, _)| *word != without).map(|(_, row)| format!("{row}\n")).collect()
    };
    match section.name {
        // The group of the table's line names people that only the host has.
        TOP_LEVEL if name == "campaign" => format!("{}{line}\n", host("")),
        TOP_LEVEL => {
            let kept = if name == "influencer" { host("influencer") } else { host(name) };
            format!("{}{kept}{line}\n", campaign_block("", ""))
        }
        // Last in the file, so that no place of another statement moves with it.
        "campaign" => host("") + &campaign_block(name, line),
        block => {
            let head = head(block);
            let closing = "}".repeat(head.matches('{').count() + 1);
            let required = section.entries.iter().filter(|e| e.word.times == Times::Required && e.word.name != name);
            let rows: Vec<&str> = required.map(|e| e.word.example).chain([line]).filter(|r| !r.is_empty()).collect();
            format!("{}{}{head} {{ {} {closing}\n", campaign_block("", ""), host(""), rows.join("; "))
        }
    }
}

/// The campaign of a text without what only tells what was not stated, and the language errors in it.
fn lowered(text: &str) -> (Option<Campaign>, Vec<String>) {
    let files = MemoryFiles::from([
        ("/p/a.campaign", text),
        ("/p/shared/runners.campaign", "audience more { }"),
        ("/p/rosters/agency.csv", ROSTER),
    ]);
    let path = Path::new("/p/a.campaign");
    let checked =
        Project::with_files(Arc::new(files), path, Path::new("/p")).check(path, jiff::civil::date(2027, 1, 1));
    let errors = checked.findings.iter().filter(|f| f.level == Level::Error && f.rule != "no-schedule");
    let errors = errors.map(|f| format!("{}: {}", f.rule, f.message)).collect();
    let mut campaign = checked.campaign;
    if let Some(campaign) = &mut campaign {
        campaign.defaults.clear();
        campaign.unused.clear();
    }
    (campaign, errors)
}

/// The lines that show what a word does: its correct line, and the same with each of its values.
fn lines(section: &Section, entry: &Entry) -> Vec<String> {
    let word = entry.word;
    if section.name == "roster" {
        let audience = if word.name == "audience" { " trail_runners" } else { "" };
        return vec![format!("{}{audience} \"o_{}\"", word.name, word.name)];
    }
    if section.name == TOP_LEVEL && word.name == "campaign" {
        return vec![campaign_block("", "").trim_end().to_string()];
    }
    let mut lines = vec![word.example.to_string()];
    let named = word.values.iter().find(|(value, _)| word.example.split(' ').any(|w| w == *value));
    if let Some((shown, _)) = named {
        lines.extend(word.values.iter().map(|(value, _)| word.example.replace(shown, value)));
    }
    lines
}

#[test]
fn every_row_of_the_table_sets_something() {
    let mut idle = Vec::new();
    for section in vocabulary::sections().iter().filter(|s| !["style", "overrides"].contains(&s.name)) {
        for entry in &section.entries {
            let (without, _) = lowered(&file(section, entry, ""));
            let told = lines(section, entry).iter().any(|line| {
                let (with, errors) = lowered(&file(section, entry, line));
                let errors = if section.name == "roster" { Vec::new() } else { errors };
                errors.is_empty() && with != without
            });
            if !told {
                let (_, errors) = lowered(&file(section, entry, entry.word.example));
                idle.push(format!("`{}` in {}: {errors:?}", entry.word.example, section.name));
            }
        }
    }
    assert!(idle.is_empty(), "these rows set nothing:\n{}", idle.join("\n"));
}

#[test]
fn a_row_that_sets_nothing_would_be_found() {
    let section = vocabulary::sections().iter().find(|s| s.name == "audience").expect("there are audiences");
    let (_, entry) = section.find("size").expect("they have a size");
    let (without, errors) = lowered(&file(section, entry, ""));
    assert_eq!(errors, Vec::<String>::new());
    let (comment, errors) = lowered(&file(section, entry, "interests running; ").replace("interests running; ", ""));
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(comment, without, "what sets nothing changes nothing");
}
