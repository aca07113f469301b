//! The walls of the house: which room may use which, and what must not stand where. Each wall is shown to hold once, by a
//! small house that breaks it.

mod graph;
mod scan;

use crate::common::home;
use graph::House;
use std::collections::BTreeMap;
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
    "whole",
    "schedule",
    "rules",
    "brief",
    "render",
    "project",
    "artefacts",
    "manual",
    "language_server",
    "commands",
];

/// Files that only tests are made of.
fn is_for_tests(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let inside = path.components().any(|c| c.as_os_str() == "testing");
    inside || matches!(name.as_str(), "tests.rs" | "testing.rs" | "trial.rs" | "contract.rs")
}

/// All files below `src`, tests too, each with its name there and its text.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![home().join("src")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the sources").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source file");
                let short = path.strip_prefix(home().join("src")).expect("below src");
                found.push((short.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 50, "the sources are found");
    found
}

/// The house as it is, without its tests.
fn house() -> House {
    let sources = sources();
    House::new(sources.iter().filter(|(name, _)| !is_for_tests(Path::new(name))).map(|(n, t)| (&n[..], &t[..])))
}

fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Arrows that lead to a room behind that of the file.
fn upward(house: &House) -> Vec<String> {
    // A room may be a part of another, as the lower floor of `facts`.
    let inside = |room: &str, module: &[String]| {
        room.split("::").count() <= module.len() && room.split("::").zip(module).all(|(r, m)| r == m)
    };
    let place = |module: &[String]| {
        let own = ROOMS.iter().enumerate().filter(|(_, r)| inside(r, module));
        own.max_by_key(|(_, r)| r.len()).map(|(i, _)| i)
    };
    let arrows = house.arrows();
    let up = arrows.iter().filter(|a| place(&a.from).zip(place(&a.to)).is_some_and(|(from, to)| to > from));
    up.map(|a| format!("{} uses {} of {}", house.name(&a.from), a.what, house.name(&a.to))).collect()
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    none(upward(&house()));
    let broken = House::new([
        ("lib.rs", "pub mod project;\npub use project::Project;"),
        ("project.rs", "pub struct Project;\nfn f(t: crate::syntax::Tree) {}"),
        ("syntax/mod.rs", "use crate::{Project, syntax::tree};\npub struct Tree;"),
        ("syntax/tree.rs", ""),
    ]);
    assert_eq!(upward(&broken), ["syntax/mod.rs uses Project of project.rs"]);
}

#[test]
fn every_folder_and_file_of_the_library_is_a_room() {
    let inside = |name: &str| name.split(['/', '.']).next().unwrap_or_default().to_string();
    let missing = sources().into_iter().map(|(name, _)| inside(&name)).filter(|room| !ROOMS.contains(&&room[..]));
    assert!(missing.clone().all(|m| m == "lib" || m == "main"), "{:?}", missing.collect::<Vec<_>>());
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    none(house().circles());
    let broken = House::new([
        ("a/mod.rs", "mod b; mod c;"),
        ("a/b.rs", "use super::c::C;"),
        ("a/c.rs", "fn f() { super::b::g() }"),
    ]);
    assert_eq!(broken.circles(), ["a/b.rs -> a/c.rs: C", "a/c.rs -> a/b.rs: g"]);
}

/// What rules use that is no business of theirs: other rules, and output.
fn meddling(house: &House) -> Vec<String> {
    let is_rule = |module: &[String]| {
        module.first().is_some_and(|m| m == "rules")
            && house
                .files
                .get(module)
                .is_some_and(|f| f.scan.tokens.windows(2).any(|w| w == ["Rule", "{"]) && module.len() == 3)
    };
    let arrows = house.arrows();
    let wrong = arrows.iter().filter(|a| {
        is_rule(&a.from) && (is_rule(&a.to) || a.to.first().is_some_and(|room| room == "brief" || room == "render"))
    });
    wrong.map(|a| format!("{} uses {} of {}", house.name(&a.from), a.what, house.name(&a.to))).collect()
}

#[test]
fn rules_know_neither_each_other_nor_any_output() {
    none(meddling(&house()));
    let rule = "pub const RULE: Rule = Rule { check };\npub fn share() {}\n";
    let other = format!("{rule}use crate::{{render, rules::kpis::one}};\nfn f() {{ one::share(); render::show(); }}");
    let broken = House::new([("rules/kpis/one.rs", rule), ("rules/kpis/two.rs", &other[..]), ("render/mod.rs", "")]);
    let expected =
        ["rules/kpis/two.rs uses show of render/mod.rs", "rules/kpis/two.rs uses share of rules/kpis/one.rs"];
    assert_eq!(meddling(&broken), expected);
}

/// Lines of a plan that say nothing by themselves: which of them holds for a person or a post is worked out in `facts`, and
/// nowhere else. Below it they are read and merged; beside each stand the files that read it for another reason.
const WORKED_OUT: &[(&str, &[&str])] = &[
    // Where the market stands, for a finding.
    ("settings . market", &["rules/practice/written_contract.rs"]),
    (". known . market", &[]),
    (". known . fee", &[]),
    ("style . disclosure", &[]),
    // Whether any statement names an audience.
    ("style . audience", &["rules/practice/unused_declaration.rs"]),
    ("delivery . audiences", &[]),
    ("delivery ] . audiences", &["rules/practice/unused_declaration.rs"]),
];

/// The rooms up to `facts`.
const BELOW_FACTS: &[&str] = &["campaign/", "roster/", "lower/", "expand/", "facts/"];

fn worked_out_again(house: &House) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in house.files.values().filter(|f| !BELOW_FACTS.iter().any(|room| f.name.starts_with(room))) {
        for (field, readers) in WORKED_OUT {
            let words: Vec<&str> = field.split(' ').collect();
            let reads = file.scan.tokens.windows(words.len()).any(|w| w == words);
            if reads && !readers.contains(&file.name.as_str()) {
                wrong.push(format!("{} reads `{field}`", file.name));
            }
        }
    }
    wrong
}

#[test]
fn nothing_above_facts_works_out_what_they_know() {
    none(worked_out_again(&house()));
    let reads = "fn f() { campaign[post.delivery].audiences.iter(); person.known.fee.first() } // settings.market";
    let broken = House::new([("brief/mod.rs", reads), ("facts/mod.rs", reads)]);
    let expected = ["brief/mod.rs reads `. known . fee`", "brief/mod.rs reads `delivery ] . audiences`"];
    assert_eq!(worked_out_again(&broken), expected);
}

/// What must not stand in the code, but for the files named: tokens with blanks between.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("pest", &["syntax/parse.rs"]),
    ("pest_derive", &["syntax/parse.rs"]),
    ("miette", &["render/human.rs", "render/excerpt.rs"]),
    ("println !", &[]),
    ("print !", &[]),
    ("eprintln !", &[]),
    ("eprint !", &[]),
    ("std :: process", &["main.rs", "commands/"]),
    ("std :: env", &["main.rs", "commands/"]),
    ("std :: fs", &["source/files.rs", "commands/"]),
    ("Instant :: now", &[]),
    ("SystemTime", &[]),
    ("Timestamp :: now", &["commands/"]),
    ("Zoned :: now", &[]),
    ("todo !", &[]),
    ("unimplemented !", &[]),
    ("dbg !", &[]),
    (". unwrap ( )", &[]),
    ("unsafe", &[]),
];

fn forbidden(house: &House) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in house.files.values() {
        let uses = file.scan.uses.iter().map(|u| u.path.join(" :: ")).collect::<Vec<_>>();
        for (what, places) in FORBIDDEN {
            let words: Vec<&str> = what.split(' ').collect();
            let stands = file.scan.tokens.windows(words.len()).any(|w| w == words)
                || uses.iter().any(|u| *u == *what || u.starts_with(&format!("{what} ::")));
            if stands && !places.iter().any(|p| file.name.starts_with(p)) {
                wrong.push(format!("{} has `{what}`", file.name));
            }
        }
    }
    wrong
}

#[test]
fn what_is_forbidden_stands_nowhere_else() {
    none(forbidden(&house()));
    let broken = House::new([
        ("brief/mod.rs", "use std::{fmt, fs::{self, File}};\nfn f() { x.unwrap(); }"),
        ("rules/mod.rs", "// println! is named here only\nfn f() { std :: fs::read(\"dbg!\"); unsafe {} }"),
        ("commands/mod.rs", "use std::fs;"),
    ]);
    let expected = [
        "brief/mod.rs has `std :: fs`",
        "brief/mod.rs has `. unwrap ( )`",
        "rules/mod.rs has `std :: fs`",
        "rules/mod.rs has `unsafe`",
    ];
    assert_eq!(forbidden(&broken), expected);
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
    let text = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let mut lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines.find_map(|line| SIGNS.iter().find(|sign| line.contains(**sign)).copied())
}

fn speaking(sources: &[(String, String)]) -> Vec<String> {
    // Times for programs, not for people.
    let exempt = ["render/schedule/dto.rs"];
    let own = |name: &str| name.starts_with("say/") || exempt.contains(&name) || is_for_tests(Path::new(name));
    let found = sources.iter().filter(|(name, _)| !own(name));
    found.filter_map(|(name, text)| Some(format!("{name} has `{}`", says_itself(text)?))).collect()
}

#[test]
fn nobody_but_say_turns_values_into_words() {
    none(speaking(&sources()));
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
    for code in planted {
        assert!(says_itself(code).is_some(), "{code} is not found");
    }
    assert_eq!(says_itself("format!(\"Wrote {}\", say::count(n, \"post\"))"), None);
    let broken =
        [("brief/mod.rs".to_string(), "strsim::hamming(a, b)".to_string()), ("say/mod.rs".into(), "% 3 == 0".into())];
    assert_eq!(speaking(&broken), ["brief/mod.rs has `strsim::`"]);
}

#[test]
fn both_crates_forbid_unsafe_code() {
    for file in ["src/lib.rs", "src/main.rs"] {
        let text = std::fs::read_to_string(home().join(file)).expect("it is there");
        assert!(text.contains("#![forbid(unsafe_code)]"), "{file}");
    }
}

/// The names of types that are declared more than once, each with the files.
fn namesakes(house: &House) -> Vec<String> {
    let mut declared: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in house.files.values() {
        let tokens = &file.scan.tokens;
        for (i, pair) in tokens.windows(2).enumerate() {
            let [keyword, name] = pair else { continue };
            let public = i > 0 && matches!(tokens[i - 1].as_str(), "pub" | ")");
            // An associated type belongs to its trait.
            let declares = match keyword.as_str() {
                "struct" | "enum" | "trait" | "union" => true,
                "type" => public,
                _ => false,
            };
            if declares && name.starts_with(char::is_uppercase) {
                declared.entry(name).or_default().push(&file.name);
            }
        }
    }
    let twice = declared.into_iter().filter(|(_, files)| files.len() > 1);
    twice.map(|(name, files)| format!("{name}: {}", files.join(", "))).collect()
}

#[test]
fn no_two_types_have_one_name() {
    none(namesakes(&house()));
    let broken =
        House::new([("a.rs", "pub struct Part;\nstruct Own;"), ("b.rs", "pub(super) enum Part {}\nstruct Other;")]);
    assert_eq!(namesakes(&broken), ["Part: a.rs, b.rs"]);
}

/// The longest that a file may be, in lines. Tables lie in data files.
const MAX_LINES: usize = 500;

/// Files that are longer still.
const LONG: &[&str] = &[];

/// Files that are too long, and exemptions that are stale.
fn long(sources: &[(String, String)], exempt: &[&str]) -> Vec<String> {
    let lines = sources.iter().map(|(name, text)| (name, text.lines().count()));
    let wrong = lines.filter(|(name, lines)| (*lines > MAX_LINES) != exempt.contains(&name.as_str()));
    wrong.map(|(name, lines)| format!("{name}: {lines} lines")).collect()
}

#[test]
fn no_file_is_longer_than_one_can_take_in_and_no_exemption_is_stale() {
    none(long(&sources(), LONG));
    let broken = [("short.rs", 20), ("long.rs", MAX_LINES + 1)].map(|(name, n)| (name.to_string(), "\n".repeat(n)));
    assert_eq!(long(&broken, &["short.rs"]), ["short.rs: 20 lines", "long.rs: 501 lines"]);
}
