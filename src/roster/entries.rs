//! Lists of entries, in YAML or JSON, as a table: keys are columns.

use super::grid::Grid;
use super::people::Unreadable;
use serde_yaml::Value;
use std::sync::Arc;

/// Keys whose list of maps gives a person several accounts.
const ACCOUNTS: &[&str] = &["accounts", "channels", "profiles", "networks"];

type Cells = Vec<(String, String)>;

/// Reads a list of entries; an error says why it is none.
pub(super) fn read(text: Arc<str>, json: bool) -> Result<Grid, Unreadable> {
    let value: Value = if json {
        serde_json::from_str(&text).map_err(|e| {
            Unreadable::new(
                format!("it is no valid JSON in line {}", e.line()),
                "Check the commas and the brackets there.",
            )
        })?
    } else {
        serde_yaml::from_str(&text).map_err(|e| {
            let place = e.location().map_or(String::new(), |l| format!(", from line {} on", l.line()));
            Unreadable::new(format!("it is no valid YAML{place}"), "Check the indentation there.")
        })?
    };
    let none = || Unreadable::new("it is no list of people", "Write one entry for each person: `- name: Maya Köhler`.");
    let list = match value {
        Value::Sequence(list) => list,
        Value::Mapping(map) => match map.into_iter().find(|(_, v)| matches!(v, Value::Sequence(_))) {
            Some((_, Value::Sequence(list))) => list,
            _ => return Err(none()),
        },
        _ => return Err(none()),
    };
    let places = places(&text, json, list.len());
    let mut header: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for (i, entry) in list.into_iter().enumerate() {
        let Value::Mapping(map) = entry else { continue };
        let (mut cells, mut accounts) = (Vec::new(), Vec::new());
        flatten(map, &mut cells, &mut accounts, 0);
        for account in if accounts.is_empty() { vec![Vec::new()] } else { accounts } {
            let both = cells.iter().cloned().chain(account);
            rows.push((spread(both, &mut header), places.get(i).copied().unwrap_or((0, 0))));
        }
    }
    let width = header.len();
    rows.iter_mut().for_each(|(row, _)| row.resize(width, String::new()));
    rows.insert(0, (header, (0, 0)));
    Ok(Grid::Rows(text, rows))
}

/// The cells of a row under their columns; a key that is new is a new column.
fn spread(cells: impl Iterator<Item = (String, String)>, header: &mut Vec<String>) -> Vec<String> {
    let mut row = vec![String::new(); header.len()];
    for (key, value) in cells {
        let at = header.iter().position(|h| *h == key).unwrap_or(header.len());
        if at == header.len() {
            header.push(key);
        }
        row.resize(header.len(), String::new());
        row[at] = value;
    }
    row
}

fn flatten(map: serde_yaml::Mapping, cells: &mut Cells, accounts: &mut Vec<Cells>, depth: usize) {
    for (key, value) in map {
        let Some(key) = scalar(&key) else { continue };
        match value {
            Value::Mapping(inner) if depth < 4 => flatten(inner, cells, accounts, depth + 1),
            Value::Sequence(items) if depth == 0 && ACCOUNTS.contains(&key.to_lowercase().as_str()) => {
                for item in items {
                    if let Value::Mapping(inner) = item {
                        let mut own = Vec::new();
                        flatten(inner, &mut own, &mut Vec::new(), 1);
                        accounts.push(own);
                    }
                }
            }
            Value::Sequence(items) => {
                let items: Vec<String> = items.iter().filter_map(scalar).collect();
                cells.push((key, items.join(", ")));
            }
            other => cells.extend(scalar(&other).map(|v| (key, v))),
        }
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.trim().to_string()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(b.to_string()),
        _ => None,
    }
}

/// Where each entry stands, as far as that can be told by lines alone.
fn places(text: &str, json: bool, count: usize) -> Vec<(u32, u32)> {
    let found = if json { objects(text) } else { dashes(text) };
    if found.len() == count { found } else { Vec::new() }
}

fn dashes(text: &str) -> Vec<(u32, u32)> {
    let (mut indent, mut at) = (None, 0);
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let body = line.trim_start();
        let depth = line.len() - body.len();
        if (body.starts_with("- ") || body.trim_end() == "-") && depth == *indent.get_or_insert(depth) {
            found.push(((at + depth) as u32, (at + line.trim_end().len()) as u32));
        }
        at += line.len();
    }
    found
}

fn objects(text: &str) -> Vec<(u32, u32)> {
    let (mut depth, mut in_text, mut escaped) = (0_i32, false, false);
    let outer = if text.trim_start().starts_with('[') { 1 } else { 2 };
    let mut found = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'[' | b'{' => {
                if depth == outer && byte == b'{' {
                    let line = text[at..].lines().next().map_or(1, str::len);
                    found.push((at as u32, (at + line) as u32));
                }
                depth += 1;
            }
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    found
}
