//! Which room may use which, and what must not stand where.

use crate::common::home;
use crate::source_text::{File, files};
use std::collections::BTreeSet;

/// The rooms in their order: a room may use those before it.
const ROOMS: &[&str] = &[
    "source",
    "findings",
    "syntax",
    "vocabulary",
    "campaign",
    "casting",
    "lower",
    "schedule",
    "rules",
    "brief",
    "render",
];

/// What a room knows nothing of, though it stands before it.
const STRANGERS: &[(&str, &[&str])] = &[
    ("vocabulary", &["source", "findings", "syntax"]),
    ("campaign", &["syntax"]),
    ("casting", &["syntax", "findings"]),
    ("schedule", &["syntax", "lower"]),
    ("rules", &["syntax", "lower", "casting"]),
    ("brief", &["syntax", "lower", "casting"]),
    ("render", &["syntax", "lower", "casting", "rules"]),
];

/// The modules of `lib.rs`, in the order in which they stand there.
fn modules() -> Vec<String> {
    let text = std::fs::read_to_string(home().join("src/lib.rs")).expect("the library");
    text.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_string).collect()
}

/// The modules that a piece of code names behind `crate::`.
fn used(code: &str) -> BTreeSet<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => {
                names.insert(word(rest));
            }
            Some(group) => {
                let (mut depth, mut at_start) = (0, true);
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => at_start = true,
                        c if at_start && c.is_alphabetic() => {
                            names.insert(word(&group[at..]));
                            at_start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    // `Checked` and `Project` are handed on from there.
    let through =
        |name: String| if matches!(name.as_str(), "Checked" | "Project") { "project".to_string() } else { name };
    names.into_iter().map(through).collect()
}

#[test]
fn the_rooms_stand_in_their_order_and_the_faces_behind_them() {
    let modules = modules();
    assert_eq!(modules[..ROOMS.len()], *ROOMS);
    assert_eq!(modules.iter().position(|m| m == "project"), Some(ROOMS.len()), "the project joins the rooms");
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    let modules = modules();
    let place = |room: &str| modules.iter().position(|r| r == room);
    let mut wrong = Vec::new();
    for file in files() {
        let Some(own) = place(file.room()) else { continue };
        for other in used(&file.code) {
            if place(&other).is_some_and(|o| o > own) {
                wrong.push(format!("{} uses {other}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_room_does_not_know_its_strangers() {
    let mut wrong = Vec::new();
    for file in files() {
        let strangers = STRANGERS.iter().find(|(room, _)| *room == file.room()).map_or(&[][..], |(_, s)| s);
        for other in used(&file.code).iter().filter(|u| strangers.contains(&u.as_str())) {
            wrong.push(format!("{} uses {other}", file.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn uses_are_found_in_paths_and_in_groups() {
    let code =
        "use crate::source::{Span, Spanned}; use crate::{Checked, lower, syntax::{Node, Tree}}; crate::render::x()";
    let found: Vec<String> = used(code).into_iter().collect();
    assert_eq!(found, ["lower", "project", "render", "source", "syntax"]);
}

/// The files that each hold one rule, with the name of the rule's module.
fn rule_files(files: &[File]) -> Vec<(&File, String)> {
    let is_rule = |f: &&File| f.name.starts_with("rules/") && f.code.contains("static RULE: Rule");
    let stem = |f: &File| f.name.rsplit('/').next().unwrap_or("").trim_end_matches(".rs").to_string();
    files.iter().filter(is_rule).map(|f| (f, stem(f))).collect()
}

#[test]
fn no_rule_uses_the_file_of_another_rule() {
    let files = files();
    let rules = rule_files(&files);
    assert!(rules.len() > 30, "{} rules are found", rules.len());
    let mut wrong = Vec::new();
    for (file, own) in &rules {
        let others = rules.iter().filter(|(_, other)| other != own);
        let named = others.filter(|(_, other)| file.code.contains(&format!("::{other}::")));
        wrong.extend(named.map(|(_, other)| format!("{} uses {other}", file.name)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_of_a_rule_is_registered() {
    let files = files();
    let registered = campaignc::rules::all().count();
    let named: Vec<String> = rule_files(&files).iter().map(|(f, _)| f.name.clone()).collect();
    assert_eq!(registered, named.len(), "{named:#?}");
}

/// Where things may stand that the world outside has to do with: the faces, and the one file that reads from the disk.
const FACES: &[&str] = &["main.rs", "commands/", "language_server/", "preview/"];

/// Words that may stand in the files named and nowhere else.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("pest", &["syntax/parse.rs"]),
    ("pest_derive", &["syntax/parse.rs"]),
    ("miette", &["render/"]),
    ("println", FACES),
    ("eprintln", FACES),
    ("print", FACES),
    ("eprint", FACES),
    ("stdout", FACES),
    ("stderr", FACES),
    ("stdin", FACES),
    ("std::process", FACES),
    ("std::env", FACES),
    ("std::net", FACES),
    ("std::fs", &["main.rs", "commands/", "language_server/", "preview/", "source/files.rs"]),
    ("std::time", &[]),
    ("Instant", &[]),
    ("SystemTime", &[]),
    ("now", &["commands/"]),
    ("TimeZone::system", &["commands/"]),
    ("sleep", &[]),
    ("dbg", &[]),
    ("todo", &[]),
    ("unimplemented", &[]),
    ("unsafe", &[]),
    ("transmute", &[]),
];

/// The lines of a file on which a word stands in code, and is no method or name of the project's own.
fn lines_with(file: &File, word: &str) -> Vec<usize> {
    let is_macro = ["println", "eprintln", "print", "eprint", "dbg", "todo", "unimplemented"].contains(&word);
    let is_call = ["now", "sleep", "stdout", "stderr", "stdin"].contains(&word);
    let on_line = |line: &str| {
        line.match_indices(word).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + word.len()..]);
            let whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
                && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            match () {
                _ if is_macro => whole && after.starts_with('!'),
                _ if is_call => whole && before.ends_with("::") && after.starts_with('('),
                _ => whole,
            }
        })
    };
    file.code.lines().enumerate().filter(|(_, line)| on_line(line)).map(|(i, _)| i + 1).collect()
}

#[test]
fn what_is_forbidden_stands_nowhere_else() {
    let mut wrong = Vec::new();
    for file in files() {
        for (word, places) in FORBIDDEN {
            if places.iter().any(|p| file.name.starts_with(p)) || (*word == "unsafe" && file.name == "lib.rs") {
                continue;
            }
            wrong.extend(lines_with(&file, word).into_iter().map(|n| format!("{}:{n} has `{word}`", file.name)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_forbidden_is_found() {
    let code =
        "use std::fs;\nprintln!(\"\");\nlet now = Timestamp::now();\nsystem.print(x); let unwrapped = 1;\n".to_string();
    let file = File { name: "x.rs".to_string(), text: code.clone(), code };
    let found = |word| lines_with(&file, word);
    assert_eq!((found("std::fs"), found("println"), found("now"), found("print")), (vec![1], vec![2], vec![3], vec![]));
}

/// What ends a program in the middle.
const PANICS: &[&str] =
    &[".unwrap()", ".expect(", "panic!(", "unreachable!(", "assert!(", "assert_eq!(", "assert_ne!("];

/// Where it may stand all the same, and why: the file, how often, the reason.
const REASONED: &[(&str, usize, &str)] = &[
    ("vocabulary/mod.rs", 1, "the table holds the top level; every test would fail"),
    ("vocabulary/pattern.rs", 5, "shapes are fixed when the program is built, and all of them are parsed by a test"),
];

#[test]
fn nothing_ends_the_program_in_the_middle_but_for_a_reason() {
    let mut wrong = Vec::new();
    for file in files() {
        let count: usize = PANICS
            .iter()
            .map(|p| file.code.match_indices(p).filter(|(at, _)| !file.code[..*at].ends_with("debug_")).count())
            .sum();
        let allowed = REASONED.iter().find(|(name, ..)| *name == file.name).map_or(0, |(_, n, _)| *n);
        if count != allowed {
            wrong.push(format!("{}: {count} in place of {allowed}", file.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn both_crates_forbid_unsafe_code_and_every_public_item_is_documented() {
    for file in ["src/lib.rs", "src/main.rs"] {
        let text = std::fs::read_to_string(home().join(file)).expect("it is there");
        assert!(text.contains("#![forbid(unsafe_code)]"), "{file}");
    }
    let library = std::fs::read_to_string(home().join("src/lib.rs")).expect("it is there");
    assert!(library.contains("#![warn(missing_docs)]"), "clippy runs with warnings denied");
    for file in files() {
        // Variants whose names say it all.
        let plain = ["pattern.rs", "record.rs", "tree.rs", "tiers.rs", "metrics.rs"];
        let plain = plain.iter().any(|name| file.name.ends_with(&format!("/{name}")));
        assert!(plain || !file.text.contains("allow(missing_docs)"), "{}", file.name);
    }
}

/// Files that may be longer than 500 lines, and why.
const LONG: &[(&str, &str)] = &[("vocabulary/blocks.rs", "one table")];

#[test]
fn no_file_is_longer_than_one_can_take_in() {
    let mut long = Vec::new();
    for file in files() {
        let lines = file.text.lines().count();
        if lines > 500 && !LONG.iter().any(|(name, _)| *name == file.name) {
            long.push(format!("{}: {lines} lines", file.name));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}
