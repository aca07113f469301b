//! The schedule as YAML, the same object as in JSON, so that readers of YAML 1.1 and 1.2 see the same strings.

use super::dto;
use crate::facts::Facts;
use crate::render::inert::is_active;
use crate::schedule::Plan;

/// The schedule as a YAML document; posts by time, then by id.
pub fn schedule(facts: &Facts, plan: &Plan) -> String {
    // Strings, numbers, lists and structs only: this cannot fail.
    quote_old_words(&serde_yaml::to_string(&dto::schedule(facts, plan)).unwrap_or_default())
}

/// Quotes the plain scalars that YAML 1.1 takes for something else than a string: `no`, `on`, `18:30`, `2027-03-09`; and
/// writes characters that steer a terminal as escapes. Every scalar stands on one line.
fn quote_old_words(yaml: &str) -> String {
    yaml.lines().map(|line| quoted_line(line) + "\n").collect()
}

fn quoted_line(line: &str) -> String {
    let rest = line.trim_start_matches(' ');
    let rest = rest.strip_prefix("- ").unwrap_or(rest);
    let head = &line[..line.len() - rest.len()];
    match rest.split_once(": ") {
        Some((key, value)) if is_key(key) => format!("{head}{}: {}", quoted(key), quoted(value)),
        _ => match rest.strip_suffix(':') {
            Some(key) if is_key(key) => format!("{head}{}:", quoted(key)),
            _ => format!("{head}{}", quoted(rest)),
        },
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

fn quoted(scalar: &str) -> String {
    if scalar.contains(is_active) {
        return escaped(scalar);
    }
    if is_old_word(scalar) { format!("'{scalar}'") } else { scalar.to_string() }
}

/// A scalar in double quotes; what stood in double quotes already keeps its escapes.
fn escaped(scalar: &str) -> String {
    let double = scalar.strip_prefix('"').and_then(|s| s.strip_suffix('"'));
    let single = scalar.strip_prefix('\'').and_then(|s| s.strip_suffix('\''));
    let text = single.map_or_else(|| scalar.to_string(), |s| s.replace("\'\'", "'"));
    let mut out = String::from("\"");
    for c in double.unwrap_or(&text).chars() {
        match c {
            c if is_active(c) => out.push_str(&format!("\\u{:04x}", c as u32)),
            '"' | '\\' if double.is_none() => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out + "\""
}

fn is_old_word(scalar: &str) -> bool {
    const WORDS: [&str; 8] = ["y", "yes", "n", "no", "on", "off", "=", "<<"];
    let lower = scalar.to_ascii_lowercase();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ':' | '_' | '-' | '+' | '.');
    let number_like = scalar.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
        && scalar.contains([':', '_', '-'])
        && scalar.chars().all(|c| digits(c) || matches!(c, 'T' | 't' | 'Z' | 'z' | ' '));
    WORDS.contains(&lower.as_str()) || number_like
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_old_readers_take_for_booleans_numbers_or_dates_are_quoted() {
        let yaml = "a: no\nposts:\n- id: Off\n  on: 2027-03-09\n  time: 18:30\n  n: 12\n- y\n- 'no'\n";
        let quoted = "a: 'no'\nposts:\n- id: 'Off'\n  'on': '2027-03-09'\n  time: '18:30'\n  'n': 12\n- 'y'\n- 'no'\n";
        assert_eq!(quote_old_words(yaml), quoted);
    }

    #[test]
    fn characters_that_steer_a_terminal_are_written_as_escapes() {
        let yaml = "a: x\u{202e}\"y\nb: 'it''s \u{202e}'\nc: \"\\e\u{202e}\"\n";
        let quoted = quote_old_words(yaml);
        assert_eq!(quoted, "a: \"x\\u202e\\\"y\"\nb: \"it's \\u202e\"\nc: \"\\e\\u202e\"\n");
        let (before, after): (serde_yaml::Value, serde_yaml::Value) =
            (serde_yaml::from_str(yaml).unwrap(), serde_yaml::from_str(&quoted).unwrap());
        assert_eq!(before, after);
    }
}
