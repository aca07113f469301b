//! The schedule in every format.

use crate::common;
use campaignc::campaign::InfluencerId;
use campaignc::render::human::Look;
use campaignc::render::schedule::{csv, ics, json, table, yaml};
use jiff::civil::date;
use serde_json::Value;

const OPTIONS: ics::CalendarOptions =
    ics::CalendarOptions { made_on: date(2027, 2, 1), milestones: Some(ics::Milestones::Events), only: None };

#[test]
fn the_table_shows_days_people_and_a_strip_for_each() {
    let facts = common::trail_season();
    insta::assert_snapshot!(table::schedule(&facts, &common::plan(&facts), Look::default()));
}

#[test]
fn a_narrow_terminal_gets_a_narrow_table() {
    let facts = common::trail_season();
    let look = Look { width: 60, colour: false, unicode: false };
    let table = table::schedule(&facts, &common::plan(&facts), look);
    let lines: Vec<&str> = table.lines().skip(1).collect();
    assert!(lines.iter().all(|l| l.chars().count() <= 60), "{table}");
    assert!(table.replace(['ö', 'é'], "o").is_ascii(), "{table}");
}

#[test]
fn csv_has_a_line_for_each_post_and_reads_back() {
    let facts = common::trail_season();
    let text = csv::schedule(&facts, &common::plan(&facts));
    assert!(text.ends_with("\r\n"));
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let records: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(records.len(), facts.campaign.posts.len());
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn json_and_yaml_keep_the_schema_and_say_the_same() {
    let facts = common::trail_season();
    let plan = common::plan(&facts);
    let from_json: Value = serde_json::from_str(&json::schedule(&facts, &plan)).unwrap();
    let from_yaml: Value = serde_yaml::from_str(&yaml::schedule(&facts, &plan)).unwrap();
    assert_eq!(from_json, from_yaml);
    let schema: Value = serde_json::from_str(include_str!("../../docs/schemas/schedule.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&from_json).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let at: Vec<&str> = from_json["posts"].as_array().unwrap().iter().map(|p| p["at"].as_str().unwrap()).collect();
    assert!(at.is_sorted(), "{at:?}");
    assert!(at.iter().any(|a| a.ends_with("+01:00")) && at.iter().any(|a| a.ends_with("+02:00")));
    insta::assert_snapshot!(yaml::schedule(&facts, &plan));
}

#[test]
fn the_calendar_keeps_the_rules_that_no_reader_checks() {
    let facts = common::trail_season();
    let text = ics::schedule(&facts, &common::plan(&facts), &OPTIONS);
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends with CRLF");
    assert!(!text.contains("\r\n\r\n"), "no line is blank");
    assert!(text.split("\r\n").all(|l| l.len() <= 75), "no line is longer than 75 octets");
    let unfolded = text.replace("\r\n ", "");
    let uids: Vec<&str> = unfolded.lines().filter_map(|l| l.strip_prefix("UID:")).collect();
    let mut distinct = uids.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), uids.len());
    assert!(unfolded.contains("DTSTART;TZID=Europe/Berlin:20270301T180000"));
    assert!(unfolded.contains("TZID:Europe/Berlin\r\n"));
}

#[test]
fn a_calendar_for_one_person_holds_nothing_of_the_others() {
    let facts = common::trail_season();
    let options = ics::CalendarOptions { only: Some(InfluencerId(1)), milestones: None, ..OPTIONS };
    let text = ics::schedule(&facts, &common::plan(&facts), &options).replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert!(text.contains("Jonas Adler") && !text.contains("Maya") && !text.contains("Sofia"));
    assert!(!text.contains("EUR") && !text.contains("400"), "fees stand in no calendar");
    let options = ics::CalendarOptions { milestones: Some(ics::Milestones::Events), ..options };
    insta::assert_snapshot!(ics::schedule(&facts, &common::plan(&facts), &options).replace("\r\n", "\n"));
}

#[test]
fn a_calendar_speaks_the_language_of_its_campaign() {
    let german = include_str!("../../examples/trail-season.campaign").replace("language     en", "language     de");
    let facts = common::facts(&german);
    let language = facts.campaign.settings.language.as_ref().map(|l| l.as_str());
    assert_eq!(language, Some("de"), "the example states its language");
    let text = ics::schedule(&facts, &common::plan(&facts), &OPTIONS).replace("\r\n ", "");
    assert!(text.contains("SUMMARY:Entwurf fällig: Maya Köhler\\, Reel auf Instagram"), "{text}");
    assert!(text.contains("\\nKonto: ") || text.contains("DESCRIPTION:Konto: "), "{text}");
    assert!(!text.contains(" due: ") && !text.contains(" on Instagram"), "{text}");
}

#[test]
fn milestones_as_tasks_are_due_on_the_same_days_under_the_same_names() {
    let facts = common::trail_season();
    let with = |milestones| {
        let options = ics::CalendarOptions { milestones: Some(milestones), ..OPTIONS };
        ics::schedule(&facts, &common::plan(&facts), &options).replace("\r\n ", "")
    };
    let (events, tasks) = (with(ics::Milestones::Events), with(ics::Milestones::Tasks));
    let of = |text: &str, start: &str| -> Vec<String> {
        let lines = text.lines().filter(|l| l.starts_with(start) || l.starts_with("UID:"));
        lines.map(|l| l.rsplit(':').next().unwrap_or("").to_string()).collect()
    };
    assert_eq!(of(&events, "DTSTART;VALUE=DATE:"), of(&tasks, "DUE;VALUE=DATE:"));
    assert_eq!(tasks.matches("BEGIN:VTODO").count(), tasks.matches("END:VTODO").count());
    let days = events.matches("DTSTART;VALUE=DATE").count();
    assert!(days > 10 && tasks.matches("BEGIN:VTODO").count() == days);
    assert_eq!(tasks.matches("BEGIN:VEVENT").count(), facts.campaign.posts.len());
}

#[test]
fn a_campaign_without_posts_gives_whole_documents() {
    let facts = common::facts(
        "campaign \"A\" {\n  brand \"B\"\n  objective launch\n  budget 1 EUR\n  runs 2027-03-01 .. 2027-03-02\n}\n",
    );
    let plan = common::plan(&facts);
    assert_eq!(table::schedule(&facts, &plan, Look::default()), "No posts.\n");
    let calendar = ics::schedule(&facts, &plan, &OPTIONS);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("\r\nEND:VCALENDAR\r\n"), "{calendar}");
    assert_eq!(calendar.matches("BEGIN:").count(), 1, "nothing is in it: {calendar}");
    let told: Value = serde_json::from_str(&json::schedule(&facts, &plan)).unwrap();
    assert_eq!(told["posts"], Value::Array(Vec::new()));
    assert_eq!(csv::schedule(&facts, &plan).lines().count(), 1);
}
