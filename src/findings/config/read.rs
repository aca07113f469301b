//! Reads `campaignc.yaml`.

use super::yaml::{self, YamlNode, YamlValue};
use super::{Config, ConfigProblem, HOUSE, HouseShape, Setting, Written};
use crate::findings::{Level, Meta};
use crate::say::nearest;

/// Reads a configuration. Whatever cannot be understood becomes a problem at its own place, and keeps its default.
pub fn read(text: &str, metas: &[&'static Meta]) -> (Config, Vec<ConfigProblem>) {
    let mut reader = ConfigReader { metas, config: Config::default(), problems: Vec::new() };
    match yaml::parse(text) {
        Ok(root) => match &*root.value {
            YamlValue::Null => {}
            YamlValue::Map(_) => reader.each(&root, ConfigReader::top),
            _ => reader.tell(&root, "The configuration is no list of settings.", "Begin with `rules:`."),
        },
        Err((at, why)) => {
            let message = format!("The configuration is no valid YAML: {why}.");
            reader.problems.push(ConfigProblem::at(&at, message, "Check the indentation there."));
        }
    }
    (reader.config, reader.problems)
}

struct ConfigReader<'r> {
    metas: &'r [&'static Meta],
    config: Config,
    problems: Vec<ConfigProblem>,
}

impl ConfigReader<'_> {
    fn tell(&mut self, at: &YamlNode, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(ConfigProblem::at(&at.bytes, message, help));
    }

    /// Tells of a key that is not among those that may stand there, with the nearest of them.
    fn unknown(&mut self, key: &YamlNode, message: String, known: &[&str], else_help: String) {
        let help = nearest(key.text(), known.iter().copied()).map_or(else_help, |n| format!("Did you mean `{n}`?"));
        self.tell(key, message, help);
    }

    /// Reads the entries of a map; of a key that is set twice, the first.
    fn each(&mut self, map: &YamlNode, mut read: impl FnMut(&mut Self, &YamlNode, &YamlNode)) {
        let YamlValue::Map(entries) = &*map.value else { return };
        let mut seen = std::collections::BTreeSet::new();
        let (first, again): (Vec<_>, Vec<_>) = entries.iter().partition(|(key, _)| seen.insert(key.text()));
        for (key, _) in again {
            let message = format!("`{}` is set twice; the first one holds.", key.text());
            self.tell(key, message, "Take one of the two away.");
        }
        for (key, value) in first {
            read(self, key, value);
        }
    }

    fn top(&mut self, key: &YamlNode, value: &YamlNode) {
        match (key.text(), &*value.value) {
            ("rules" | "house", YamlValue::Null) => {}
            ("rules", YamlValue::Map(_)) => self.each(value, ConfigReader::rule),
            ("house", YamlValue::Map(_)) => self.each(value, ConfigReader::house),
            ("rules", _) => {
                self.tell(value, "`rules` lists rules by name.", "For example `rules: { no-home: advice }`.")
            }
            ("house", _) => {
                self.tell(value, "`house` says how documents look.", "For example `house: { logo: brand/logo.svg }`.")
            }
            (name, _) => {
                let message = format!("There is no setting `{name}`.");
                self.unknown(key, message, &["rules", "house"], "There are `rules` and `house`.".to_string())
            }
        }
    }

    fn house(&mut self, key: &YamlNode, value: &YamlNode) {
        let name = key.text();
        let Some(row) = HOUSE.iter().find(|k| k.key == name) else {
            let keys = HOUSE.map(|k| k.key);
            let message = format!("`house` has no setting `{name}`.");
            return self.unknown(key, message, &keys, format!("It takes {}.", keys.join(", ")));
        };
        let texts: Vec<&YamlNode> = match (row.shape, &*value.value) {
            (HouseShape::Texts, YamlValue::List(list)) => list.iter().collect(),
            _ => vec![value],
        };
        let fits = |text: &str| match row.shape {
            HouseShape::Colour => is_colour(text),
            _ => !text.trim().is_empty(),
        };
        if let Some(wrong) = texts.iter().find(|node| !fits(node.text())) {
            let what = if row.shape == HouseShape::Colour { "a colour" } else { "a text" };
            let example = format!("For example `{}: {}`.", row.key, row.example);
            // What is not there has no place of its own.
            let place = if matches!(*wrong.value, YamlValue::Null) { key } else { *wrong };
            return self.tell(place, format!("`{name}` of `house` is {what}."), example);
        }
        let written = |node: &YamlNode| Written { text: node.text().to_string(), bytes: node.bytes.clone() };
        self.config.house.insert(row.key, texts.into_iter().map(written).collect());
    }

    fn rule(&mut self, key: &YamlNode, value: &YamlNode) {
        let name = key.text();
        let Some(meta) = self.metas.iter().find(|m| m.name == name).copied() else {
            let known: Vec<&str> = self.metas.iter().map(|m| m.name).collect();
            let message = format!("There is no rule `{name}`.");
            return self.unknown(key, message, &known, "`campaignc rules` lists them all.".to_string());
        };
        let mut setting = Setting::default();
        match &*value.value {
            YamlValue::Map(_) => {
                self.each(value, |reader, key, value| reader.key(meta, &mut setting, key, value));
            }
            _ => self.level(meta, &mut setting, key, value),
        }
        self.config.rules.insert(name.to_string(), setting);
    }

    fn level(&mut self, meta: &Meta, setting: &mut Setting, key: &YamlNode, value: &YamlNode) {
        match value.text() {
            _ if meta.is_fixed() => {
                let message = format!("`{}` is about the language itself; its level cannot be changed.", meta.name);
                self.tell(key, message, "Take this line away.");
            }
            "off" | "false" => setting.off = true,
            level => match Level::from_name(level) {
                Some(level) => setting.level = Some(level),
                None => {
                    let place = if level.is_empty() { key } else { value };
                    let help = "The levels are `error`, `warning`, `advice` and `off`.";
                    self.tell(place, format!("`{level}` is no level."), help);
                }
            },
        }
    }

    fn key(&mut self, meta: &Meta, setting: &mut Setting, key: &YamlNode, value: &YamlNode) {
        let name = key.text();
        if name == "level" {
            return self.level(meta, setting, key, value);
        }
        let keys: Vec<&str> = meta.thresholds.iter().map(|t| t.key).chain(["level"]).collect();
        if !keys.contains(&name) {
            let message = format!("`{}` has no setting `{name}`.", meta.name);
            return self.unknown(key, message, &keys, format!("It takes {}.", keys.join(", ")));
        }
        match number(value.text()) {
            Some(n) => {
                setting.thresholds.insert(name.to_string(), n);
            }
            None => {
                let place = if value.text().is_empty() { key } else { value };
                let message = format!("`{name}` of `{}` is a number.", meta.name);
                self.tell(place, message, "For example `25`, `25%` or `100_000`.");
            }
        }
    }
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// `25`, `25%`, `100_000`, `100k`.
fn number(text: &str) -> Option<f64> {
    let plain = text.trim().trim_end_matches('%').trim_end().replace('_', "");
    let scaled =
        [('k', 1e3), ('M', 1e6)].into_iter().find_map(|(sign, factor)| Some((plain.strip_suffix(sign)?, factor)));
    let (digits, factor) = scaled.unwrap_or((&plain, 1.0));
    let n = digits.parse::<f64>().ok()? * factor;
    (n.is_finite() && n >= 0.0).then_some(n)
}
