//! What a project sets in its `campaignc.yaml`: levels and thresholds of rules, and the style of its house.

use super::{Finding, Level, Meta, Mistake};
use crate::say::nearest;
use crate::source::{FileId, Span};
use serde_yaml::Value;
use std::collections::BTreeMap;

/// The name of the finding for a slip in the configuration.
pub const RULE: &str = "configuration";

/// What is set for one rule.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Setting {
    /// Its level, if set.
    pub level: Option<Level>,
    /// Whether it is off.
    pub off: bool,
    /// Its thresholds, by key, where set.
    pub thresholds: BTreeMap<String, f64>,
}

/// The settings of a project.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// By the rule's name.
    pub rules: BTreeMap<String, Setting>,
    /// How documents look, as it is written: paths are relative to the configuration.
    pub house: BTreeMap<&'static str, Vec<String>>,
}

/// A setting of `house`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HouseKey {
    /// Its name.
    pub key: &'static str,
    /// What it is, in a sentence.
    pub doc: &'static str,
    /// An example of its value.
    pub example: &'static str,
    /// What its value is.
    pub shape: HouseShape,
}

/// What the value of a setting of `house` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseShape {
    /// A text.
    Text,
    /// A text or a list of texts.
    Texts,
    /// A colour as `#rrggbb`.
    Colour,
}

/// All settings of `house`.
pub const HOUSE: [HouseKey; 8] = {
    const fn row(key: &'static str, shape: HouseShape, example: &'static str, doc: &'static str) -> HouseKey {
        HouseKey { key, doc, example, shape }
    }
    use HouseShape::{Colour, Text, Texts};
    [
        row(
            "accent",
            Colour,
            "\"#0d5c4f\"",
            "The colour of what stands out, as #rrggbb; it is moved until people can read it.",
        ),
        row("ink", Colour, "\"#1f1d1a\"", "The colour of the words on light paper."),
        row("paper", Colour, "\"#fffdf9\"", "The colour of light paper on a screen."),
        row(
            "font",
            Text,
            "Inter",
            "The font of all documents: on a page where it is installed, in a PDF where a file of `fonts` has it.",
        ),
        row("fonts", Texts, "brand/Inter.ttf", "Font files that PDFs may use besides those of the program."),
        row("logo", Text, "brand/logo.svg", "A picture at the top of all documents: PNG, JPEG, GIF, WebP or SVG."),
        row("sender", Text, "Lena Brandt", "Who signs mails in place of the brand."),
        row("templates", Text, "brand/templates", "A folder whose templates take the place of ours, file by file."),
    ]
};

impl Config {
    /// A threshold of a rule: as set, else its default.
    pub fn threshold(&self, meta: &Meta, key: &str) -> f64 {
        let set = self.rules.get(meta.name).and_then(|s| s.thresholds.get(key)).copied();
        let default = || meta.thresholds.iter().find(|t| t.key == key).map(|t| t.default);
        set.or_else(default).unwrap_or(f64::NAN)
    }

    /// The level of a rule: as set, else its default; `None` where it is off.
    pub fn level(&self, meta: &Meta) -> Option<Level> {
        match self.rules.get(meta.name) {
            Some(s) if s.off => None,
            Some(s) => Some(s.level.unwrap_or(meta.level)),
            None => Some(meta.level),
        }
    }
}

/// A slip in the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    message: String,
    help: String,
    bytes: (u32, u32),
}

impl Problem {
    /// A slip that is about the whole file.
    pub fn whole(message: String) -> Problem {
        Problem { message, help: String::new(), bytes: (0, 0) }
    }

    /// A slip in the value of a key.
    pub fn of_key(text: &str, key: &str, message: String, help: String) -> Problem {
        Problem { message, help, bytes: place(text, key) }
    }

    /// The finding for it; `file` is the configuration among the sources.
    pub fn finding(&self, file: FileId) -> Finding {
        let span = Span::new(file, self.bytes.0, self.bytes.1);
        let finding = Finding::new(RULE, Mistake::Language, Level::Error, span, self.message.clone());
        if self.help.is_empty() { finding } else { finding.with_help(self.help.clone()) }
    }
}

/// Reads a configuration. What cannot be understood is told of and left at its default.
pub fn read(text: &str, metas: &[&'static Meta]) -> (Config, Vec<Problem>) {
    let mut reader = Reader { text, metas, config: Config::default(), problems: Vec::new() };
    match serde_yaml::from_str::<Value>(text) {
        Ok(Value::Null) => {}
        Ok(Value::Mapping(map)) => map.iter().for_each(|(key, value)| reader.top(key, value)),
        Ok(_) => reader.tell("", "The configuration is no list of settings.", "Begin with `rules:`."),
        Err(e) => {
            let at = e.location().map_or(0, |l| l.index().min(text.len()) as u32);
            let message = format!("The configuration is no valid YAML: {e}.");
            reader.problems.push(Problem {
                message,
                help: "Check the indentation there.".to_string(),
                bytes: (at, at),
            });
        }
    }
    (reader.config, reader.problems)
}

struct Reader<'r> {
    text: &'r str,
    metas: &'r [&'static Meta],
    config: Config,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Tells of a slip at the first line that begins with the key.
    fn tell(&mut self, key: &str, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Problem::of_key(self.text, key, message.into(), help.into()));
    }

    fn top(&mut self, key: &Value, value: &Value) {
        let name = text_of(key);
        match (name.as_str(), value) {
            ("rules", Value::Mapping(rules)) => rules.iter().for_each(|(rule, setting)| self.rule(rule, setting)),
            ("rules" | "house", Value::Null) => {}
            ("rules", _) => {
                self.tell("rules", "`rules` lists rules by name.", "For example `rules: { no-home: advice }`.")
            }
            ("house", Value::Mapping(house)) => house.iter().for_each(|(key, value)| self.house(key, value)),
            ("house", _) => {
                self.tell("house", "`house` says how documents look.", "For example `house: { logo: brand/logo.svg }`.")
            }
            _ => {
                let near = nearest(&name, ["rules", "house"].into_iter());
                let help =
                    near.map_or("There are `rules` and `house`.".to_string(), |n| format!("Did you mean `{n}`?"));
                self.tell(&name, format!("There is no setting `{name}`."), help)
            }
        }
    }

    fn house(&mut self, key: &Value, value: &Value) {
        let name = text_of(key);
        let Some(row) = HOUSE.iter().find(|k| k.key == name) else {
            let keys = HOUSE.map(|k| k.key);
            let near = nearest(&name, keys.into_iter());
            let help = near.map_or(format!("It takes {}.", keys.join(", ")), |n| format!("Did you mean `{n}`?"));
            return self.tell(&name, format!("`house` has no setting `{name}`."), help);
        };
        let texts: Vec<String> = match (row.shape, value) {
            (HouseShape::Texts, Value::Sequence(list)) => list.iter().map(text_of).collect(),
            _ => vec![text_of(value)],
        };
        let fits = |text: &String| match row.shape {
            HouseShape::Colour => is_colour(text),
            _ => !text.trim().is_empty(),
        };
        if !texts.iter().all(fits) {
            let what = if row.shape == HouseShape::Colour { "a colour" } else { "a text" };
            let example = format!("For example `{}: {}`.", row.key, row.example);
            return self.tell(&name, format!("`{name}` of `house` is {what}."), example);
        }
        self.config.house.insert(row.key, texts);
    }

    fn rule(&mut self, key: &Value, value: &Value) {
        let name = text_of(key);
        let Some(meta) = self.metas.iter().find(|m| m.name == name).copied() else {
            let near = nearest(&name, self.metas.iter().map(|m| m.name));
            let help = near.map_or("`campaignc rules` lists them all.".to_string(), |n| format!("Did you mean `{n}`?"));
            return self.tell(&name, format!("There is no rule `{name}`."), help);
        };
        let mut setting = Setting::default();
        match value {
            Value::Mapping(map) => map.iter().for_each(|(key, value)| self.key(meta, &mut setting, key, value)),
            other => self.level(meta, &mut setting, other, meta.name),
        }
        self.config.rules.insert(name, setting);
    }

    fn level(&mut self, meta: &Meta, setting: &mut Setting, value: &Value, key: &str) {
        match (text_of(value).as_str(), value) {
            _ if meta.is_fixed() => {
                let message = format!("`{}` is about the language itself; its level cannot be changed.", meta.name);
                self.tell(key, message, "Take this line away.");
            }
            ("off", _) | (_, Value::Bool(false)) => setting.off = true,
            (level, _) if Level::from_name(level).is_some() => setting.level = Level::from_name(level),
            (level, _) => {
                let message = format!("`{level}` is no level.");
                self.tell(key, message, "The levels are `error`, `warning`, `advice` and `off`.");
            }
        }
    }

    fn key(&mut self, meta: &Meta, setting: &mut Setting, key: &Value, value: &Value) {
        let name = text_of(key);
        if name == "level" {
            return self.level(meta, setting, value, meta.name);
        }
        let keys: Vec<&str> = meta.thresholds.iter().map(|t| t.key).chain(["level"]).collect();
        if !keys.contains(&name.as_str()) {
            let near = nearest(&name, keys.iter().copied());
            let help = near.map_or(format!("It takes {}.", keys.join(", ")), |n| format!("Did you mean `{n}`?"));
            return self.tell(&name, format!("`{}` has no setting `{name}`.", meta.name), help);
        }
        match number(value) {
            Some(n) => {
                setting.thresholds.insert(name, n);
            }
            None => self.tell(
                &name,
                format!("`{name}` of `{}` is a number.", meta.name),
                "For example `25`, `25%` or `100_000`.",
            ),
        }
    }
}

/// The first line that begins with a key, else the first that has it.
fn place(text: &str, key: &str) -> (u32, u32) {
    let mut start = 0;
    let mut bytes = (0, 0);
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let rest = line.trim_start().trim_start_matches(['"', '\'']);
        if !key.is_empty() && rest.strip_prefix(key).is_some_and(|r| r.trim_start_matches(['"', '\'']).starts_with(':'))
        {
            let at = (start + indent) as u32;
            bytes = (at, at + key.len() as u32);
            break;
        }
        if !key.is_empty()
            && bytes == (0, 0)
            && let Some(i) = line.find(&format!("{key}:"))
        {
            bytes = ((start + i) as u32, (start + i + key.len()) as u32);
        }
        start += line.len();
    }
    bytes
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.to_string(),
        _ => String::new(),
    }
}

/// `25`, `25%`, `100_000`, `100k`.
fn number(value: &Value) -> Option<f64> {
    let n = match value {
        Value::Number(n) => n.as_f64()?,
        Value::String(s) => {
            let s = s.trim().trim_end_matches('%').trim_end().replace('_', "");
            let (digits, factor) = match s.strip_suffix('k') {
                Some(d) => (d.to_string(), 1e3),
                None => s.strip_suffix('M').map_or((s.clone(), 1.0), |d| (d.to_string(), 1e6)),
            };
            digits.parse::<f64>().ok()? * factor
        }
        _ => return None,
    };
    (n.is_finite() && n >= 0.0).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Threshold;

    static META: Meta = Meta {
        name: "some-rule",
        mistake: Mistake::Kpis,
        level: Level::Warning,
        summary: "",
        why: "",
        how: "",
        thresholds: &[Threshold { key: "share", default: 25.0, unit: "%", doc: "" }],
        evidence: &[],
        bad: "",
        good: "",
    };

    fn problems(text: &str) -> Vec<String> {
        read(text, &[&META]).1.into_iter().map(|p| format!("{:?} {} {}", p.bytes, p.message, p.help)).collect()
    }

    #[test]
    fn the_style_of_the_house_is_read_and_slips_in_it_are_told() {
        let text = "house:\n  accent: \"#0d5c4f\"\n  fonts: [a.ttf, b.ttf]\n  logo: a.svg\n  sender: Lena\n";
        let (config, slips) = read(text, &[]);
        assert_eq!(slips, vec![]);
        assert_eq!(config.house["accent"], ["#0d5c4f"]);
        assert_eq!(config.house["fonts"], ["a.ttf", "b.ttf"]);
        let told = problems("house:\n  acent: green\n  ink: green\n  logo:\n  pepper: 1\n");
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(
            told[0].contains("Did you mean `accent`?") && told[1].contains("`ink` of `house` is a colour"),
            "{told:?}"
        );
        assert!(told[2].contains("For example `logo: brand/logo.svg`."), "{told:?}");
    }

    #[test]
    fn levels_and_thresholds_are_read() {
        let (config, problems) = read("rules:\n  some-rule: { level: advice, share: 30% }\n", &[&META]);
        assert_eq!(problems, vec![]);
        assert_eq!(config.level(&META), Some(Level::Advice));
        assert_eq!(config.threshold(&META, "share"), 30.0);
        assert_eq!(read("rules:\n  some-rule: off\n", &[&META]).0.level(&META), None);
        assert_eq!(Config::default().threshold(&META, "share"), 25.0);
    }

    #[test]
    fn errors_of_the_language_stay_and_its_other_rules_can_be_set() {
        static FIXED: Meta =
            Meta { name: "no-meaning", mistake: Mistake::Language, level: Level::Error, thresholds: &[], ..META };
        static IDLE: Meta =
            Meta { name: "idle", mistake: Mistake::Language, level: Level::Advice, thresholds: &[], ..META };
        let (config, problems) = read("rules:\n  no-meaning: off\n  idle: off\n", &[&FIXED, &IDLE]);
        assert_eq!(problems.len(), 1);
        assert_eq!(config.level(&FIXED), Some(Level::Error));
        assert_eq!(config.level(&IDLE), None);
    }

    #[test]
    fn a_slip_is_told_where_it_stands_with_the_nearest_key() {
        assert_eq!(problems("ruls: {}\n"), ["(0, 4) There is no setting `ruls`. Did you mean `rules`?"]);
        assert_eq!(
            problems("rules:\n  som-rule: off\n"),
            ["(9, 17) There is no rule `som-rule`. Did you mean `some-rule`?"]
        );
        let told = problems("rules:\n  some-rule:\n    shar: 3\n");
        assert_eq!(told, ["(24, 28) `some-rule` has no setting `shar`. Did you mean `share`?"]);
        assert_eq!(problems("rules:\n  some-rule: loud\n").len(), 1);
        assert_eq!(problems("rules: [\n").len(), 1);
    }
}
