//! What a project sets in its `campaignc.yaml`: levels and thresholds of rules, and its house style.

use super::{Finding, Level, Meta, Mistake};
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

/// How the documents of a project look, as written in its configuration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct House {
    /// A colour as `#rrggbb`.
    pub colour: Option<String>,
    /// The name of a font.
    pub font: Option<String>,
    /// The path of a picture, relative to the configuration.
    pub logo: Option<String>,
    /// Who signs mails, if not the brand.
    pub sender: Option<String>,
}

/// The settings of a project.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// By the rule's name.
    pub rules: BTreeMap<String, Setting>,
    /// How documents look.
    pub house: House,
}

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
        let mut start = 0;
        let mut bytes = (0, 0);
        for line in self.text.split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            let rest = line.trim_start().trim_start_matches(['"', '\'']);
            if !key.is_empty()
                && rest.strip_prefix(key).is_some_and(|r| r.trim_start_matches(['"', '\'']).starts_with(':'))
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
        self.problems.push(Problem { message: message.into(), help: help.into(), bytes });
    }

    fn top(&mut self, key: &Value, value: &Value) {
        let name = text_of(key);
        match (name.as_str(), value) {
            ("rules", Value::Mapping(rules)) => rules.iter().for_each(|(rule, setting)| self.rule(rule, setting)),
            ("rules", Value::Null) => {}
            ("rules", _) => {
                self.tell("rules", "`rules` lists rules by name.", "For example `rules: { no-home: advice }`.")
            }
            ("house", Value::Mapping(house)) => house.iter().for_each(|(key, value)| self.house(key, value)),
            ("house", Value::Null) => {}
            ("house", _) => {
                self.tell("house", "`house` says how documents look.", "For example `house: { colour: \"#0d5c4f\" }`.")
            }
            _ => self.tell(&name, format!("There is no setting `{name}`."), "There are `rules` and `house`."),
        }
    }

    fn house(&mut self, key: &Value, value: &Value) {
        let (name, text) = (text_of(key), text_of(value));
        let house = &mut self.config.house;
        let field = match name.as_str() {
            "colour" => &mut house.colour,
            "font" => &mut house.font,
            "logo" => &mut house.logo,
            "sender" => &mut house.sender,
            _ => {
                let near = nearest(&name, ["colour", "font", "logo", "sender"].into_iter());
                let help = near
                    .map_or("It takes colour, font, logo and sender.".to_string(), |n| format!("Did you mean `{n}`?"));
                return self.tell(&name, format!("`house` has no setting `{name}`."), help);
            }
        };
        let is_colour = |t: &str| t.len() == 7 && t.starts_with('#') && t[1..].bytes().all(|b| b.is_ascii_hexdigit());
        match text.trim() {
            "" => self.tell(&name, format!("`{name}` is a text."), format!("For example `{}`.", house_example(&name))),
            text if name == "colour" && !is_colour(text) => {
                self.tell(&name, format!("`{text}` is no colour."), "Write it as `\"#0d5c4f\"`, in quotes.")
            }
            text => *field = Some(text.to_string()),
        }
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

fn house_example(key: &str) -> &'static str {
    match key {
        "colour" => "colour: \"#0d5c4f\"",
        "font" => "font: Inter",
        "logo" => "logo: brand/logo.svg",
        _ => "sender: Lena Brandt",
    }
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

fn nearest<'w>(written: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let near = words.map(|w| (strsim::osa_distance(w, written), w)).min()?;
    (near.0 <= (written.chars().count() / 3).max(1)).then_some(near.1)
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
    fn the_house_style_is_read_and_slips_in_it_are_told() {
        let (config, slips) =
            read("house:\n  colour: \"#0d5c4f\"\n  font: Inter\n  logo: a.svg\n  sender: Lena\n", &[]);
        assert_eq!(slips, vec![]);
        assert_eq!(config.house.colour.as_deref(), Some("#0d5c4f"));
        assert_eq!(config.house.sender.as_deref(), Some("Lena"));
        let slips = problems("house:\n  color: green\n  colour: green\n  logo:\n");
        assert_eq!(slips.len(), 3, "{slips:?}");
        assert!(slips[0].contains("Did you mean `colour`?") && slips[1].contains("no colour"), "{slips:?}");
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
        assert_eq!(problems("ruls: {}\n"), ["(0, 4) There is no setting `ruls`. There is `rules`."]);
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
