//! `campaignc build`, `schedule` and `brief`.

use super::{Desk, SOUND};
use serde_json::Value;

fn sound() -> Desk {
    Desk::with(&[("a.campaign", SOUND)])
}

#[test]
fn a_build_writes_all_files_of_the_formats_asked_for() {
    let desk = sound();
    let ran = desk.run_today(&["build", "a.campaign"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.starts_with("Wrote ") && ran.err.contains("3 briefs"), "{}", ran.err);
    let names = desk.names("build/a");
    for name in [
        "schedule.csv",
        "schedule.ics",
        "schedule.json",
        "briefs/maya.md",
        "briefs/jonas.html",
        "campaign.md",
        "campaign.html",
    ] {
        assert!(names.contains(&name.to_string()), "{name} is not among {names:?}");
    }
    assert!(names.iter().all(|n| !n.ends_with(".yaml")));
    desk.run_today(&["build", "a.campaign", "-o", "out", "--emit", "csv,yaml"]);
    let mut names = desk.names("out");
    names.retain(|n| !n.starts_with('.'));
    assert_eq!(names, ["schedule.csv", "schedule.yaml"]);
    assert!(desk.run(&["build", "a.campaign", "--emit", "docx"]).refused().contains("docx"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let desk = sound();
    desk.run_today(&["build", "a.campaign", "-o", "one", "--emit", "md,html,ics,csv,json,yaml"]);
    desk.run_today(&["build", "a.campaign", "-o", "two", "--emit", "md,html,ics,csv,json,yaml"]);
    let first = desk.files("one");
    assert!(first.len() > 10);
    assert_eq!(first, desk.files("two"));
    desk.run_today(&["build", "a.campaign", "-o", "one", "--emit", "md,html,ics,csv,json,yaml"]);
    assert_eq!(first, desk.files("one"), "a build over an earlier one changes nothing");
}

#[test]
fn files_of_others_are_carried_over_and_those_of_an_earlier_build_vanish() {
    let desk = sound();
    desk.run_today(&["build", "a.campaign", "-o", "out"]);
    desk.write("out/notes.txt", "mine");
    desk.write("out/briefs/photo.jpg", "mine too");
    desk.run_today(&["build", "a.campaign", "-o", "out", "--emit", "csv"]);
    let names = desk.names("out");
    assert!(names.contains(&"notes.txt".to_string()) && names.contains(&"briefs/photo.jpg".to_string()), "{names:?}");
    assert!(!names.iter().any(|n| n.ends_with(".md") || n.ends_with(".json") && !n.starts_with('.')), "{names:?}");
    assert_eq!(desk.read("out/notes.txt"), "mine");
}

#[test]
fn a_build_that_cannot_be_made_leaves_the_last_one_whole() {
    let desk = sound();
    desk.run_today(&["build", "a.campaign", "-o", "out"]);
    let before = desk.files("out");
    desk.write("a.campaign", SOUND.replace("objective    launch", "objective    lunch"));
    let ran = desk.run_today(&["build", "a.campaign", "-o", "out"]);
    assert!(ran.code == 1 && ran.out.contains("Did you mean `launch`?"), "{}{}", ran.out, ran.err);
    assert_eq!(before, desk.files("out"));
    desk.run_today(&["build", "a.campaign", "-o", "new"]);
    assert!(!desk.path("new").exists(), "nothing is written for a file that does not compile");
}

#[test]
fn nothing_is_left_beside_a_build_and_what_a_killed_one_left_is_swept() {
    let desk = sound();
    desk.write(".out.campaignc-1/schedule.csv", "half");
    desk.run_today(&["build", "a.campaign", "-o", "out"]);
    let beside: Vec<String> = std::fs::read_dir(desk.path(""))
        .expect("the folder")
        .filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|n| n.starts_with('.'))
        .collect();
    assert_eq!(beside, Vec::<String>::new());
}

#[test]
fn results_go_into_a_folder_of_their_own() {
    let desk = Desk::with(&[("work/a.campaign", SOUND), ("work/file", "")]);
    let at = |target: &str| {
        let mut command = desk.command(&["build", "a.campaign", "-o", target]);
        super::ran(command.current_dir(desk.path("work")).output().expect("it runs"))
    };
    for target in [".", "..", "../work", "/"] {
        assert!(at(target).refused().contains("results go into a folder of their own"), "{target}");
    }
    assert!(at("file").refused().contains("this is a file; name a folder"));
    assert_eq!(desk.names("work"), ["a.campaign", "file"]);
    assert_eq!(at("deep/er/out").code, 0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told_of() {
    let desk = sound();
    desk.write("full", "");
    assert!(desk.run_today(&["build", "a.campaign", "-o", "full/out"]).refused().contains("full"));
}

#[test]
fn what_is_no_campaign_cannot_be_built() {
    let desk = Desk::with(&[("shared.campaign", "audience a \"A\" { size 10k }\n")]);
    assert!(desk.run(&["build", "shared.campaign"]).refused().contains("this file has no campaign"));
    assert!(desk.run(&["build", "."]).refused().contains("this is a folder"));
    assert!(desk.run(&["build", "missing.campaign"]).refused().contains("there is no such file"));
    assert!(desk.run(&["schedule", "shared.campaign"]).refused().contains("this file has no campaign"));
}

#[test]
fn a_brief_tells_nothing_of_the_fees_of_others() {
    let desk = sound();
    desk.run_today(&["build", "a.campaign", "-o", "out"]);
    let maya = desk.read("out/briefs/maya.md");
    assert!(maya.contains("900"), "her own fee");
    for other in ["1,400", "1_400", "1400", "650", "Adler", "adlerontrail"] {
        assert!(!maya.contains(other), "`{other}` is none of her business");
    }
}

#[test]
fn one_brief_can_be_printed_and_an_unknown_name_is_answered_with_the_known_ones() {
    let desk = sound();
    let one = desk.run_today(&["brief", "a.campaign", "--for", "maya"]).quietly(0);
    let all = desk.run_today(&["brief", "a.campaign"]).quietly(0);
    assert!(one.contains("\n# A brief for Maya") && all.contains(one.trim_end()) && all.len() > one.len());
    assert!(
        desk.run_today(&["brief", "a.campaign", "--for", "maya", "--format", "html"])
            .quietly(0)
            .starts_with("<!DOCTYPE html>")
    );
    assert!(
        desk.run_today(&["brief", "a.campaign", "--for", "nobody"])
            .refused()
            .contains("there are maya, jonas and sofia")
    );
}

#[test]
fn schedules_are_printed_in_every_format() {
    let desk = sound();
    let print = |format: &str| desk.run_today(&["schedule", "a.campaign", "--format", format]).quietly(0);
    let json: Value = serde_json::from_str(&print("json")).expect("it is JSON");
    let schema: Value = serde_json::from_str(include_str!("../../../docs/schemas/schedule.schema.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let told: Vec<String> = validator.iter_errors(&json).map(|e| e.to_string()).collect();
    assert!(told.is_empty(), "{told:?}");
    let posts = json["posts"].as_array().expect("posts");
    let times: Vec<&str> = posts.iter().filter_map(|p| p["at"].as_str()).collect();
    assert!(times.len() == posts.len() && times.is_sorted(), "posts stand by their time");
    let yaml: Value = serde_yaml::from_str(&print("yaml")).expect("it is YAML");
    assert_eq!(yaml["posts"].as_array().map(Vec::len), Some(posts.len()));
    let csv = print("csv");
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().filter_map(Result::ok).count(), posts.len());
    let calendar = print("ics");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), posts.len());
    assert_eq!(desk.run_today(&["schedule", "a.campaign"]).quietly(0), print("table"));
    let broken = Desk::with(&[("a.campaign", "campaign \"A\" { brand \"B\" }\n")]);
    assert!(
        broken.run_today(&["schedule", "a.campaign"]).quietly(1).contains("needs `objective`, `budget` and `runs`")
    );
}
