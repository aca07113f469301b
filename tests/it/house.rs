//! The walls of the house: which room may use which, and what must not stand where.

use crate::common::home;
use std::path::{Path, PathBuf};

/// The rooms in their order: a room may use those before it.
const ROOMS: &[&str] = &[
    "source",
    "say",
    "findings",
    "syntax",
    "vocabulary",
    "campaign",
    "roster",
    "lower",
    "facts::people",
    "casting",
    "expand",
    "facts",
    "schedule",
    "rules",
    "brief",
    "render",
    "project",
    "artefacts",
    "explain",
    "reference",
    "language_server",
    "commands",
];

/// Files that only tests are made of.
fn is_for_tests(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let inside = path.components().any(|c| c.as_os_str() == "testing");
    inside || matches!(name.as_str(), "tests.rs" | "testing.rs" | "trial.rs" | "contract.rs")
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![home().join("src")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the sources").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source file");
                let short = path.strip_prefix(home().join("src")).expect("below src").to_path_buf();
                found.push((short, text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 50, "the sources are found");
    found
}

/// A file without its comments and without the tests at its end.
fn code(path: &Path, text: &str) -> String {
    if is_for_tests(path) {
        return String::new();
    }
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn room(path: &Path) -> String {
    if path.starts_with("facts/people") {
        return "facts::people".to_string();
    }
    let first = path.components().next().map(|c| c.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
    first.trim_end_matches(".rs").to_string()
}

/// The rooms that a piece of code names behind `crate::`.
fn used(code: &str) -> Vec<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    // The lower of the two floors of facts is a room of its own.
    let code = code.replace("crate::facts::people", "crate::facts_people");
    let names = code.split("crate::").skip(1).map(name).map(|n| n.replace("facts_people", "facts::people"));
    names.filter(|n| ROOMS.contains(&n.as_str())).collect()
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    let place = |room: &str| ROOMS.iter().position(|r| *r == room);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(own) = place(&room(&path)) else { continue };
        for other in used(&code(&path, &text)) {
            if place(&other).is_some_and(|o| o > own) {
                wrong.push(format!("{} uses {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rules_do_not_know_each_other() {
    for (path, text) in sources() {
        let parts: Vec<String> = path.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
        let [rules, family, file] = &parts[..] else { continue };
        if rules != "rules" || file == "mod.rs" {
            continue;
        }
        let code = code(&path, &text);
        for other in ["authenticity", "brand_voice", "saturation", "kpis", "practice"] {
            let leaves = code.contains(&format!("rules::{other}::")) && other != family;
            assert!(!leaves, "{} uses {other}", path.display());
        }
        assert!(!code.contains("render::") && !code.contains("brief::"), "{} knows output", path.display());
    }
}

#[test]
fn only_rules_that_say_so_look_at_the_schedule() {
    let mut counted = 0;
    for (path, text) in sources() {
        let code = code(&path, &text);
        let says = code.contains("looks_at_schedule: true,");
        if path.starts_with("rules") && (says || code.contains("looks_at_schedule: false,")) {
            let looks = ["review.plan", ".exposures()", "Timed::"].iter().any(|word| code.contains(word));
            assert_eq!(looks, says, "{}: `looks_at_schedule` is not true to its check", path.display());
            counted += usize::from(looks);
        }
    }
    assert!(counted > 2, "rules that look at the schedule are found");
}

/// What must not stand in the code, but for the files named.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("pest::", &["syntax/parse.rs"]),
    ("pest_derive", &["syntax/parse.rs"]),
    ("miette", &["render/human.rs", "render/excerpt.rs"]),
    ("println!", &[]),
    ("print!(", &[]),
    ("std::process", &["main.rs", "commands/"]),
    ("std::env", &["main.rs", "commands/"]),
    ("std::fs", &["source/files.rs", "commands/"]),
    ("Instant::now", &[]),
    ("SystemTime", &[]),
    ("Timestamp::now", &["commands/"]),
    ("Zoned::now", &[]),
    ("todo!(", &[]),
    ("unimplemented!(", &[]),
    ("dbg!(", &[]),
    (".unwrap()", &[]),
    ("unsafe ", &[]),
];

#[test]
fn what_is_forbidden_stands_nowhere_else() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        let code = code(&path, &text);
        for (what, places) in FORBIDDEN {
            if code.contains(what) && !places.iter().any(|p| name.starts_with(p)) {
                wrong.push(format!("{name} has `{what}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a file does by itself that `say` does for all: plurals, lists, separators, percentages, times, capitals, near names.
fn says_itself(code: &str) -> Option<&'static str> {
    const SIGNS: &[&str] = &[
        // A noun or a verb by a number: `say::count`, `say::agree`, `say::plural`.
        "== 1 { \"",
        "> 1 { \"",
        "1 => \"1 ",
        "1 => format!(\"1 ",
        "ends_with('y')",
        "strip_suffix('y')",
        "}s\"",
        "}s ",
        "} posts",
        "} stories",
        "} weeks",
        "} files",
        "} briefs",
        "} rows",
        // Thousands and shares: `say::number`, `say::percent`.
        "is_multiple_of(3)",
        "% 3 == 0",
        "rchunks(3)",
        ":.0}%",
        ":.1}%",
        ":.2}%",
        // A list as a sentence: `say::list`, `say::either`, `say::some`.
        "and {last}",
        "or {last}",
        "and {more} more",
        "and {rest} more",
        "join(\" and \")",
        "join(\" or \")",
        // A time of a day, the names of days, a capital: `say::time`, `say::short_day`, `say::capitalised`.
        ":02}:{",
        "%a ",
        "%A",
        "%B",
        "to_uppercase().chain",
        "to_uppercase().collect",
        // The nearest name: `say::nearest`.
        "strsim::",
    ];
    SIGNS.iter().find(|sign| code.contains(**sign)).copied()
}

#[test]
fn nobody_but_say_turns_values_into_words() {
    // Times for programs, not for people.
    let exempt = ["render/schedule/dto.rs"];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        if name.starts_with("say/") || exempt.contains(&name.as_str()) {
            continue;
        }
        wrong.extend(says_itself(&code(&path, &text)).map(|sign| format!("{name} has `{sign}`")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_scan_for_words_finds_what_is_planted() {
    let planted = [
        "format!(\"Wrote {n} posts\")",
        "let files = if count == 1 { \"file\" } else { \"files\" };",
        "match n { 1 => \"1 day\".to_string(), n => day(n) }",
        "format!(\"{format}s\")",
        "if noun.ends_with('y') {",
        "if i > 0 && (digits.len() - i) % 3 == 0 {",
        "format!(\"{share:.1}%\")",
        "format!(\"{} and {last}\", most.join(\", \"))",
        "format!(\"{:02}:{:02}\", t.hour(), t.minute())",
        "first.to_uppercase().chain(chars).collect()",
        "strsim::osa_distance(a, b)",
    ];
    let missed: Vec<&str> = planted.into_iter().filter(|code| says_itself(code).is_none()).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    assert_eq!(says_itself("format!(\"Wrote {}\", say::count(n, \"post\"))"), None);
}

#[test]
fn both_crates_forbid_unsafe_code() {
    for file in ["src/lib.rs", "src/main.rs"] {
        let text = std::fs::read_to_string(home().join(file)).expect("it is there");
        assert!(text.contains("#![forbid(unsafe_code)]"), "{file}");
    }
}

/// Files that may be longer, and why.
const LONG: &[(&str, &str)] = &[
    ("vocabulary/blocks.rs", "one table"),
    ("vocabulary/codes.rs", "lists of codes"),
    ("vocabulary/markets.rs", "one table"),
    ("lower/catalogue.rs", "one table"),
];

#[test]
fn no_file_is_longer_than_one_can_take_in() {
    let mut long = Vec::new();
    for (path, text) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        let lines = text.lines().count();
        if lines > 560 && !LONG.iter().any(|(file, _)| *file == name) {
            long.push(format!("{name}: {lines} lines"));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}
