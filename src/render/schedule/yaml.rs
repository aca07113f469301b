//! The schedule as YAML, the same object as in JSON. Every string is in double quotes, so that readers of YAML 1.1 and 1.2 see
//! the same: `no`, `on`, `18:30` and `2027-03-09` are strings to both.

use super::dto;
use crate::facts::Facts;
use crate::render::json::quoted;
use crate::schedule::Plan;
use serde_yaml::Value;

/// The schedule as a YAML document; posts by time, then by id.
pub fn schedule(facts: &Facts, plan: &Plan) -> String {
    // Strings, numbers, lists and structs only: this cannot fail.
    let mut out = String::new();
    write(&serde_yaml::to_value(dto::schedule(facts, plan)).unwrap_or_default(), 0, &mut out);
    out
}

/// Writes a value at the end of the line that has begun; what has lines of its own is indented by so many steps.
fn write(value: &Value, depth: usize, out: &mut String) {
    let begin = |out: &mut String, key: &str| {
        if !out.is_empty() && !out.ends_with("- ") {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        }
        out.push_str(key);
    };
    match value {
        Value::Mapping(map) if !map.is_empty() => {
            for (key, value) in map {
                begin(out, &format!("{}:", key_as_written(key.as_str().unwrap_or_default())));
                write(value, depth + 1, out);
            }
        }
        Value::Sequence(list) if !list.is_empty() => {
            for item in list {
                begin(out, "- ");
                write(item, depth + 1, out);
            }
        }
        plain => {
            let text = match plain {
                Value::String(text) => quoted(text),
                Value::Number(n) => n.to_string(),
                Value::Bool(b) => b.to_string(),
                Value::Sequence(_) => "[]".to_string(),
                _ => "null".to_string(),
            };
            out.push_str(if out.ends_with("- ") { "" } else { " " });
            out.push_str(&text);
        }
    }
    if depth == 0 {
        out.push('\n');
    }
}

/// A key: in quotes where it is not a plain word, or one that YAML 1.1 takes for a truth value.
fn key_as_written(key: &str) -> String {
    let is_plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let is_truth = matches!(key, "y" | "yes" | "n" | "no" | "on" | "off" | "true" | "false" | "null");
    if is_plain && !is_truth { key.to_string() } else { quoted(key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_no_string_is_taken_for_anything_else() {
        let text = "posts:\n- id: 'Off'\n  'on': '2027-03-09'\n  list: [1, 'no', [], '']\n  deep: {a: {b: [{c: null}]}}\n- \"x\\u202ey\"\n";
        let value: Value = serde_yaml::from_str(text).unwrap();
        let mut out = String::new();
        write(&value, 0, &mut out);
        assert_eq!(serde_yaml::from_str::<Value>(&out).unwrap(), value, "{out}");
        assert!(
            out.contains("\"on\": \"2027-03-09\"") && out.contains("\\u202e") && !out.contains('\u{202e}'),
            "{out}"
        );
    }
}
