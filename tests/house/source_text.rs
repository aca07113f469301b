//! The sources as text, without what is no code: comments, strings, and parts that only tests are made of.

use crate::common::home;
use std::collections::BTreeSet;
use std::path::Path;

/// A file of the sources.
pub struct File {
    /// Its path below `src`, with `/` between names.
    pub name: String,
    /// All of it.
    pub text: String,
    /// The code alone: comments and strings are blank, and so is what is compiled for tests only.
    pub code: String,
}

impl File {
    /// The room that the file belongs to.
    pub fn room(&self) -> &str {
        self.name.split('/').next().unwrap_or("").trim_end_matches(".rs")
    }
}

/// All files below `src`, by name.
pub fn files() -> Vec<File> {
    let root = home().join("src");
    let mut names = Vec::new();
    collect(&root, &root, &mut names);
    names.sort();
    assert!(names.len() > 50, "the sources are found");
    let read = |name: &String| std::fs::read_to_string(root.join(name)).expect("a source file can be read");
    let texts: Vec<(String, String)> = names.iter().map(|n| (n.clone(), read(n))).collect();
    let for_tests: BTreeSet<String> = texts.iter().flat_map(|(name, text)| modules_for_tests(name, text)).collect();
    let file = |(name, text): (String, String)| {
        let hidden = for_tests.contains(&name);
        let code = if hidden { String::new() } else { without_tests(&blank(&text)) };
        File { name, text, code }
    };
    texts.into_iter().map(file).collect()
}

fn collect(root: &Path, folder: &Path, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the sources").filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, names);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let below = path.strip_prefix(root).expect("below src");
            names.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// The files of `#[cfg(test)] mod name;` in a file.
fn modules_for_tests(name: &str, text: &str) -> Vec<String> {
    let folder = match name.rsplit_once('/') {
        Some((folder, "mod.rs")) => format!("{folder}/"),
        Some((folder, file)) => format!("{folder}/{}/", file.trim_end_matches(".rs")),
        None => String::new(),
    };
    let declared = text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.split_once(';'));
    let module = |(head, _): (&str, &str)| head.trim().rsplit_once("mod ").map(|(_, m)| m.trim().to_string());
    let named = declared.filter_map(module).filter(|m| m.chars().all(|c| c.is_alphanumeric() || c == '_'));
    named.flat_map(|m| [format!("{folder}{m}.rs"), format!("{folder}{m}/mod.rs")]).collect()
}

/// The text with comments and the insides of strings and characters blanked out; lines stay lines.
fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            'r' if raw_string(rest).is_some() && !out.ends_with(word_char) => raw_string(rest).unwrap_or(1),
            '"' => string(rest),
            '\'' => character(rest),
            _ => 0,
        };
        if length == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        out.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[length..];
    }
    out
}

fn word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|c| *c == '#').count();
    let body = text.get(1 + hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(2 + hashes + body.find(&end)? + end.len())
}

fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a character literal; 0 for a lifetime.
fn character(text: &str) -> usize {
    let mut inside = text.char_indices().skip(1);
    match inside.next() {
        Some((_, '\\')) => text[2..].find('\'').map_or(0, |at| if text[2..].starts_with('\'') { 4 } else { at + 3 }),
        Some(_) => inside.next().filter(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

/// Blanks out the items behind `#[cfg(test)]`, up to the brace that closes them.
fn without_tests(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..at]);
        let item = &rest[at..];
        let (open, semi) = (item.find('{').unwrap_or(item.len()), item.find(';').unwrap_or(item.len()));
        let end = if semi < open { semi + 1 } else { open + closing(&item[open..]) };
        out.extend(item[..end].chars().filter(|c| *c == '\n'));
        rest = &item[end..];
    }
    out + rest
}

fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn only_code_is_left_of_a_text() {
    let text = "a(\"x // y\", 'z', '\\'', r#\"q \"q\"#) // c\n/* d */ b::<'t>()\n#[cfg(test)]\nmod tests {\n  fn e() { f() }\n}\ng()\n";
    let code = without_tests(&blank(text));
    let words: Vec<&str> = code.split_whitespace().collect();
    assert_eq!(words, ["a(", ",", ",", ",", ")", "b::<'t>()", "g()"]);
}

#[test]
fn files_that_only_tests_are_made_of_hold_no_code() {
    let hidden: Vec<String> = files().into_iter().filter(|f| f.code.is_empty()).map(|f| f.name).collect();
    assert!(hidden.contains(&"schedule/testing.rs".to_string()), "{hidden:?}");
    assert!(hidden.iter().all(|n| n != "lib.rs"));
}
