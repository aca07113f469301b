//! Findings in every format: people's reports, one-liners, JSON, SARIF, GitHub annotations.

use campaignc::findings::{Edit, Evidence, Finding, Fix, Grade, Level, Meta, Mistake, Threshold};
use campaignc::render::human::Look;
use campaignc::render::{github, human, json, sarif, short};
use campaignc::source::{FileId, Source, Sources, Span};
use serde_json::Value;
use std::path::PathBuf;

const STAR: &str = "campaign \"Ridge 2 Everywhere\" {\n  budget  120_000 EUR\n}\n\ninfluencer vale \"Vale\" {\n  on instagram @vale { followers 1.1M }\n  audience  trail_runners 9%\n}\n\ndeliver 3 posts by vale, tmo on instagram\n";
const CAST: &str = "// Everybody we work with.\r\ninfluencer tom \"Tom Börg ✓\" {\r\n\ton instagram @tomberg { followers 310k }\r\n}\r\n";

const EVIDENCE: &[Evidence] = &[Evidence {
    claim: "5k to 10k followers: about 1.5 times the interest of stars over 100k",
    source: "Experticity, 2016",
    grade: Grade::B,
}];

const META: Meta = Meta {
    name: "reach-over-fit",
    mistake: Mistake::Authenticity,
    level: Level::Warning,
    summary: "Somebody with a large following reaches few of the people who are wanted.",
    why: "Followers come for a shared interest.",
    how: "The best share among the audiences of her posts is compared with a threshold.",
    thresholds: &[Threshold { key: "share", default: 25.0, unit: "%", doc: "The least share." }],
    evidence: EVIDENCE,
    bad: "",
    good: "",
};

fn sources() -> (Sources, FileId, FileId) {
    let mut sources = Sources::default();
    let mut add = |name: &str, text: &str| sources.add(Source::new(PathBuf::from(name), name.into(), text.into()));
    let star = add("campaigns/star.campaign", STAR);
    let cast = add("campaigns/shared/cast list.campaign", CAST);
    (sources, star, cast)
}

fn span(file: FileId, text: &str, piece: &str) -> Span {
    let start = text.find(piece).unwrap() as u32;
    Span::new(file, start, start + piece.len() as u32)
}

fn reach_over_fit(star: FileId) -> Finding {
    let share = span(star, STAR, "trail_runners 9%");
    Finding::new(
        "reach-over-fit",
        Mistake::Authenticity,
        Level::Warning,
        share,
        "Vale has 1.1M followers, but only 9% of them are the trail runners this campaign is for: about 99,000 people.",
    )
    .with_label("91% are somebody else")
    .with_related(span(star, STAR, "followers 1.1M"), "the large following")
    .with_fact("followers", 1_100_000_u64)
    .with_fact("fit", 0.09)
    .with_fact("audience", "trail_runners")
    .with_evidence(EVIDENCE)
    .with_help("Give the post to people whose followers run trails, or say why Vale is believable with `affinity`.")
}

fn unknown_name(star: FileId, cast: FileId) -> Finding {
    let name = span(star, STAR, "tmo");
    Finding::new("unknown-name", Mistake::Language, Level::Error, name, "There is no influencer or group called `tmo`.")
        .with_label("not declared")
        .with_related(span(cast, CAST, "tom"), "`tom` is declared here")
        .with_help("Did you mean `tom`?")
        .with_fix("Write `tom`", true, name, "tom")
}

fn advice(star: FileId) -> Finding {
    let deliver = span(star, STAR, "deliver 3 posts");
    Finding::new("no-home", Mistake::Saturation, Level::Advice, deliver, "Nothing goes out on a channel of your own.")
}

fn all() -> (Vec<Finding>, Sources) {
    let (sources, star, cast) = sources();
    (vec![reach_over_fit(star), unknown_name(star, cast), advice(star)], sources)
}

fn assert_valid(schema: &str, instance: &str) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let instance: Value = serde_json::from_str(instance).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&instance).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{instance:#}");
}

#[test]
fn reports_for_people_show_the_line_the_way_out_and_places_in_other_files() {
    let (findings, sources) = all();
    insta::assert_snapshot!(human::findings(&findings, &sources, Look::default()));
}

#[test]
fn reports_in_ascii_and_colour_differ_in_signs_alone() {
    let (findings, sources) = all();
    let ascii = human::findings(&findings, &sources, Look { width: 60, colour: false, unicode: false });
    let colour = human::findings(&findings, &sources, Look { width: 60, colour: true, unicode: false });
    assert!(ascii.is_ascii() || ascii.contains("Börg ✓"), "only the text of the file may be more than ASCII:\n{ascii}");
    let mut plain = String::new();
    let mut inside = false;
    for c in colour.chars() {
        match c {
            '\x1b' => inside = true,
            'm' if inside => inside = false,
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    assert_eq!(plain, ascii);
    assert_ne!(colour, ascii);
    assert!(ascii.lines().all(|l| l.chars().count() <= 60), "{ascii}");
}

#[test]
fn one_line_a_finding_with_place_level_rule_and_message() {
    let (findings, sources) = all();
    let text = short::findings(&findings, &sources);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[1],
        "campaigns/star.campaign:10:26: error[unknown-name]: There is no influencer or group called `tmo`."
    );
}

#[test]
fn json_keeps_its_schema_and_counts_columns_in_characters() {
    let (findings, sources) = all();
    let text = json::findings(&findings, &sources);
    assert_valid(include_str!("../../docs/schemas/findings.schema.json"), &text);
    let value: Value = serde_json::from_str(&text).unwrap();
    let first = &value["findings"][0];
    assert_eq!(first["facts"]["followers"], 1_100_000);
    assert_eq!(first["facts"]["fit"], 0.09);
    assert_eq!(first["help"].as_str(), findings[0].help.as_deref());
    assert_eq!(value["findings"][1]["related"][0]["file"], "campaigns/shared/cast list.campaign");
    assert_eq!(value["findings"][1]["fix"]["edits"][0]["text"], "tom");
    assert_eq!(value["findings"][2]["fix"], Value::Null);
    assert_eq!(
        value["summary"],
        serde_json::json!({"error": 1, "warning": 1, "advice": 1,
            "mistakes": {"authenticity": 1, "brand-voice": 0, "saturation": 1, "kpis": 0}})
    );
    insta::assert_snapshot!(text);
}

#[test]
fn the_schema_of_findings_refuses_a_column_zero_and_an_unknown_member() {
    let (findings, sources) = all();
    let schema: Value = serde_json::from_str(include_str!("../../docs/schemas/findings.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let good: Value = serde_json::from_str(&json::findings(&findings, &sources)).unwrap();
    let mut zero = good.clone();
    zero["findings"][0]["range"]["start"]["column"] = 0.into();
    let mut extra = good.clone();
    extra["findings"][0]["colour"] = "red".into();
    assert!(validator.is_valid(&good) && !validator.is_valid(&zero) && !validator.is_valid(&extra));
}

#[test]
fn sarif_keeps_the_official_schema_and_names_rules_by_index() {
    let (findings, sources) = all();
    let text = sarif::findings(&findings, &sources, &[&META]);
    assert_valid(include_str!("../fixtures/sarif-2.1.0.json"), &text);
    let run = &serde_json::from_str::<Value>(&text).unwrap()["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
    let related = &run["results"][1]["relatedLocations"][0]["physicalLocation"];
    assert_eq!(related["artifactLocation"]["uri"], "campaigns/shared/cast%20list.campaign");
    assert_eq!(
        run["results"][1]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
        "tom"
    );
    insta::assert_snapshot!(text);
}

#[test]
fn sarif_without_findings_is_valid_too() {
    assert_valid(include_str!("../fixtures/sarif-2.1.0.json"), &sarif::findings(&[], &Sources::default(), &[&META]));
}

#[test]
fn github_annotations_escape_what_would_end_them() {
    let (sources, star, _) = sources();
    let message = "100% off,\nsaid: nobody\r\n::error::x";
    let finding = Finding::new("a-rule", Mistake::Practice, Level::Advice, span(star, STAR, "vale, tmo"), message);
    let text = github::findings(&[finding], &sources);
    assert_eq!(
        text,
        "::notice file=campaigns/star.campaign,line=10,endLine=10,col=20,endColumn=29,title=a-rule\
         ::100%25 off,%0Asaid: nobody%0A::error::x\n"
    );
}

#[test]
fn hostile_text_is_inert_in_every_report_and_the_marks_stay_in_place() {
    let text = "deliver \x1b]0;owned\x07 \u{202e}drow\u{202c}\t by vale";
    let mut sources = Sources::default();
    let name = "a\x1b[2Jb.campaign";
    let file = sources.add(Source::new(PathBuf::from(name), name.into(), text.into()));
    let at = span(file, text, "vale");
    let finding = Finding::new("a-rule", Mistake::Language, Level::Error, at, "\x1b[8mgone\u{202e}")
        .with_label("here\x1b[1A")
        .with_help("do\x07")
        .with_fix("Write\x1b[0m", false, at, "x");
    let findings = [finding];
    for text in [
        human::findings(&findings, &sources, Look::default()),
        short::findings(&findings, &sources),
        github::findings(&findings, &sources),
        json::findings(&findings, &sources),
        sarif::findings(&findings, &sources, &[]),
    ] {
        let active = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!text.contains(active), "{text:?}");
    }
    let report = human::findings(&findings, &sources, Look::default());
    let line = report.lines().position(|l| l.contains("by vale")).unwrap();
    let lines: Vec<&str> = report.lines().collect();
    let column = |l: &str, c: &str| l[..l.find(c).unwrap()].chars().count();
    assert_eq!(column(lines[line], "vale"), column(lines[line + 1], "─"), "{report}");
}

#[test]
fn of_very_many_places_a_report_shows_the_first_and_tells_how_many_more_there_are() {
    let text: String = (0..40).map(|n| format!("deliver {n} posts\n")).collect();
    let mut sources = Sources::default();
    let file = sources.add(Source::new(PathBuf::from("many.campaign"), "many.campaign".into(), text.as_str().into()));
    let place = |n: usize| span(file, &text, &format!("deliver {n} posts"));
    let finding = Finding::new("no-schedule", Mistake::Language, Level::Error, place(0), "No schedule was found.");
    let finding = (1..40).fold(finding, |finding, n| finding.with_related(place(n), format!("asks for {n}")));
    let report = human::findings(&[finding], &sources, Look::default());
    assert_eq!(report.matches("asks for").count(), 11, "{report}");
    assert!(report.contains("  also: 28 more places; `campaignc check --format json` lists them all.\n"), "{report}");
}

#[test]
fn a_very_long_line_is_cut_around_what_is_marked() {
    let text = format!("{}NEEDLE{}", "x, ".repeat(400_000), " y".repeat(400_000));
    let mut sources = Sources::default();
    let file = sources.add(Source::new(PathBuf::from("a"), "a.campaign".into(), text.as_str().into()));
    let at = span(file, &text, "NEEDLE");
    let finding = Finding::new("a-rule", Mistake::Language, Level::Error, at, "Something.").with_label("this");
    let report = human::findings(&[finding], &sources, Look::default());
    assert!(report.contains("NEEDLE") && report.contains('…'));
    assert!(report.lines().all(|l| l.chars().count() <= 100), "{report}");
}

#[test]
fn a_range_over_many_lines_is_shown_by_its_first() {
    let text = "campaign \"A\" {\n".to_string() + &"  brand \"B\"\n".repeat(50) + "}\n";
    let mut sources = Sources::default();
    let file = sources.add(Source::new(PathBuf::from("a"), "a.campaign".into(), text.as_str().into()));
    let at = Span::new(file, 0, text.len() as u32);
    let finding = Finding::new("a-rule", Mistake::Language, Level::Error, at, "Something.").with_label("all of it");
    let report = human::findings(&[finding], &sources, Look::default());
    assert!(report.lines().count() < 12, "{report}");
    assert!(report.contains("all of it"), "{report}");
}

#[test]
fn places_at_the_end_in_empty_files_and_in_unknown_files_are_no_panic() {
    let mut sources = Sources::default();
    let mut add = |name: &str, text: &str| sources.add(Source::new(PathBuf::from(name), name.into(), text.into()));
    let (empty, ended) = (add("empty.campaign", ""), add("ended.campaign", "a {\n"));
    let spans =
        [Span::new(empty, 0, 0), Span::new(ended, 4, 4), Span::new(ended, 3, 4), Span::new(FileId::new(9), 5, 6), {
            Span::new(ended, 70, 90)
        }];
    for span in spans {
        let finding = Finding::new("a-rule", Mistake::Language, Level::Error, span, "Something.").with_label("here");
        let fix = Fix { title: "Do".into(), safe: true, edits: vec![Edit { span, text: "x".into() }] };
        let findings = [Finding { fix: Some(fix), ..finding }];
        let report = human::findings(&findings, &sources, Look { width: 0, ..Look::default() });
        assert!(report.contains("Something.") && report.contains("1 error"), "{report}");
        assert_valid(include_str!("../../docs/schemas/findings.schema.json"), &json::findings(&findings, &sources));
        assert_valid(include_str!("../fixtures/sarif-2.1.0.json"), &sarif::findings(&findings, &sources, &[]));
        short::findings(&findings, &sources);
    }
}
