//! Rust source as tokens, and the paths that stand in it.
//!
//! A parser of the whole language would not see into macros, where half of the paths of `write!` and `matches!` stand. So
//! only what can hide a path is read here: comments, texts and characters are passed over, and `use` trees are taken apart.

/// What is left of a file for the walls.
pub struct Scan {
    /// Identifiers and signs, in their order; `::` is one sign.
    pub tokens: Vec<String>,
    /// What its `use` statements name.
    pub uses: Vec<Use>,
    /// The other paths of two or more parts.
    pub paths: Vec<Vec<String>>,
}

/// One name that a `use` takes in.
pub struct Use {
    /// The whole path; `*` at its end for all of a module.
    pub path: Vec<String>,
    /// The name that it has here.
    pub name: String,
    /// Whether others see it too.
    pub public: bool,
}

/// Reads a file, without the tests at its end.
pub fn scan(text: &str) -> Scan {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let tokens = tokens(text);
    let (mut uses, mut paths) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "use" {
            let public = at > 0 && (tokens[at - 1] == "pub" || (tokens[at - 1] == ")" && in_pub(&tokens, at - 1)));
            at = tree(&tokens, at + 1, &[], public, &mut uses);
        } else if is_name(&tokens[at]) {
            let mut path = vec![tokens[at].clone()];
            while tokens.get(at + 1).is_some_and(|t| t == "::") && tokens.get(at + 2).is_some_and(|t| is_name(t)) {
                path.push(tokens[at + 2].clone());
                at += 2;
            }
            if path.len() > 1 {
                paths.push(path);
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    Scan { tokens, uses, paths }
}

/// Whether a parenthesis closes `pub(…)`.
fn in_pub(tokens: &[String], close: usize) -> bool {
    let open = tokens[..close].iter().rposition(|t| t == "(");
    open.is_some_and(|o| o > 0 && tokens[o - 1] == "pub")
}

/// Takes in a `use` tree; gives the place behind it.
fn tree(tokens: &[String], mut at: usize, before: &[String], public: bool, uses: &mut Vec<Use>) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "::" => at += 1,
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|t| t != "}") {
                    at = tree(tokens, at, &path, public, uses);
                    at += usize::from(tokens.get(at).is_some_and(|t| t == ","));
                }
                return at + 1;
            }
            "*" => {
                path.push("*".to_string());
                at += 1;
            }
            "as" => {
                let name = tokens.get(at + 1).cloned().unwrap_or_default();
                uses.push(taken(path, Some(name), public));
                return at + 2;
            }
            name if is_name(name) => {
                path.push(name.to_string());
                at += 1;
            }
            _ => break,
        }
    }
    uses.push(taken(path, None, public));
    at
}

fn taken(mut path: Vec<String>, name: Option<String>, public: bool) -> Use {
    // `{self}` stands for what it is in.
    if path.len() > 1 && path.last().is_some_and(|l| l == "self") {
        path.pop();
    }
    Use { name: name.unwrap_or_else(|| path.last().cloned().unwrap_or_default()), path, public }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |i| i + 2),
            '"' => quoted(rest, 1),
            'b' if rest.starts_with("b\"") => quoted(rest, 2),
            'b' | 'r' if raw(rest).is_some() => raw(rest).unwrap_or(1),
            '\'' => character(rest),
            _ if c.is_alphanumeric() || c == '_' => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                tokens.push(rest[..end].to_string());
                end
            }
            _ if rest.starts_with("::") => {
                tokens.push("::".to_string());
                2
            }
            _ => {
                if !c.is_whitespace() {
                    tokens.push(c.to_string());
                }
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of a text in quotes that begins here.
fn quoted(rest: &str, open: usize) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(open) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return i + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a raw text that begins here.
fn raw(rest: &str) -> Option<usize> {
    let from = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let hashes = from.len() - from.trim_start_matches('#').len();
    let inner = from[hashes..].strip_prefix('"')?;
    let end = inner.find(&format!("\"{}", "#".repeat(hashes)))?;
    Some(rest.len() - inner.len() + end + 1 + hashes)
}

/// The length of a character, or of the mark of a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(rest.len(), |i| i + 4),
        Some(_) => chars.next().filter(|(_, c)| *c == '\'').map_or(1, |(i, _)| i + 1),
        None => 1,
    }
}

#[test]
fn use_trees_are_taken_apart_and_texts_and_comments_passed_over() {
    let found = scan(
        "pub(super) use a::{self, b::{C, d as E}, *};\n// use no::comment;\nlet x = \"no::text \\\" \" + r#\"no \" raw\"#;\n\
         let c = '\"'; fn f<'a>(x: &'a str) { write!(x, \"{}\", super::g::h()) }\n#[cfg(test)]\nmod tests {\n use no::test;",
    );
    let uses: Vec<_> = found.uses.iter().map(|u| (u.path.join("::"), u.name.as_str(), u.public)).collect();
    let expected = [("a", "a"), ("a::b::C", "C"), ("a::b::d", "E"), ("a::*", "*")];
    assert_eq!(uses, expected.map(|(path, name)| (path.to_string(), name, true)));
    assert_eq!(found.paths, [["super", "g", "h"]]);
    assert!(!found.tokens.iter().any(|t| t == "no" || t == "raw"), "{:?}", found.tokens);
}
