//! The schedule as YAML, the same object as in JSON, so that readers of YAML 1.1 and 1.2 see the same strings.

use super::dto;
use crate::campaign::Campaign;
use crate::schedule::Plan;

/// The schedule as a YAML document; posts by time, then by id.
pub fn schedule(campaign: &Campaign, plan: &Plan) -> String {
    // Strings, numbers, lists and structs only: this cannot fail.
    quote_old_words(&serde_yaml::to_string(&dto::schedule(campaign, plan)).unwrap_or_default())
}

/// Quotes the plain scalars that YAML 1.1 takes for something else than a string: `no`, `on`, `18:30`, `2027-03-09`.
fn quote_old_words(yaml: &str) -> String {
    let mut out = String::with_capacity(yaml.len() + 64);
    let mut literal: Option<usize> = None;
    for line in yaml.lines() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        literal = literal.filter(|from| line.trim().is_empty() || indent > *from);
        match literal {
            Some(_) => out.push_str(line),
            None => {
                out.push_str(&quoted_line(line));
                let opens = line.ends_with(['|', '>']) || line.ends_with("|-") || line.ends_with("|+");
                literal = opens.then(|| line.len() - line.trim_start_matches([' ', '-']).len());
            }
        }
        out.push('\n');
    }
    out
}

fn quoted_line(line: &str) -> String {
    let rest = line.trim_start_matches([' ', '-']);
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
    if is_old_word(scalar) { format!("'{scalar}'") } else { scalar.to_string() }
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
    fn lines_of_a_literal_text_are_left_alone() {
        let yaml = "a: |-\n  no\n  on: yes\nb: no\nc:\n- d: |\n    off\n  e: off\n";
        assert_eq!(quote_old_words(yaml), "a: |-\n  no\n  on: yes\nb: 'no'\nc:\n- d: |\n    off\n  e: 'off'\n");
    }
}
