//! What a project sets in its `campaignc.yaml`: levels and thresholds of rules, and the style of its house.

mod read;
mod yaml;

pub use read::read;

use super::{Finding, Level, Meta, Mistake};
use crate::source::{FileId, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// The name of the finding for a mistake in the configuration.
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
    pub house: BTreeMap<&'static str, Vec<Written>>,
}

/// A text of the configuration, with its place there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its place, in bytes.
    pub bytes: Range<u32>,
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

/// A mistake in the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    message: String,
    help: String,
    bytes: Range<u32>,
}

impl ConfigProblem {
    /// A mistake that is about the whole file.
    pub fn whole(message: String) -> ConfigProblem {
        ConfigProblem { message, help: String::new(), bytes: 0..0 }
    }

    /// A mistake at a place, with the way out.
    pub fn at(bytes: &Range<u32>, message: impl Into<String>, help: impl Into<String>) -> ConfigProblem {
        ConfigProblem { message: message.into(), help: help.into(), bytes: bytes.clone() }
    }

    /// The finding for it; `file` is the configuration among the sources.
    pub fn finding(&self, file: FileId) -> Finding {
        let span = Span::new(file, self.bytes.start, self.bytes.end);
        let finding = Finding::new(RULE, Mistake::Language, Level::Error, span, self.message.clone());
        if self.help.is_empty() { finding } else { finding.with_help(self.help.clone()) }
    }
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
        read(text, &[&META])
            .1
            .into_iter()
            .map(|p| format!("{:?} {} {}", &text[p.bytes.start as usize..p.bytes.end as usize], p.message, p.help))
            .collect()
    }

    #[test]
    fn the_style_of_the_house_is_read_and_slips_in_it_are_told() {
        let text = "house:\n  accent: \"#0d5c4f\"\n  fonts: [a.ttf, b.ttf]\n  logo: a.svg\n  sender: Lena\n";
        let (config, slips) = read(text, &[]);
        assert_eq!(slips, vec![]);
        let texts = |key: &str| config.house[key].iter().map(|w| w.text.as_str()).collect::<Vec<_>>();
        assert_eq!(texts("accent"), ["#0d5c4f"]);
        assert_eq!(texts("fonts"), ["a.ttf", "b.ttf"]);
        assert_eq!(config.house["fonts"][1].bytes, 44..49);
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
    fn a_mistake_is_told_at_its_own_place_with_the_nearest_key() {
        assert_eq!(problems("ruls: {}\n"), ["\"ruls\" There is no setting `ruls`. Did you mean `rules`?"]);
        assert_eq!(
            problems("rules:\n  som-rule: off\n"),
            ["\"som-rule\" There is no rule `som-rule`. Did you mean `some-rule`?"]
        );
        let told = problems("rules:\n  some-rule:\n    shar: 3\n");
        assert_eq!(told, ["\"shar\" `some-rule` has no setting `shar`. Did you mean `share`?"]);
        assert_eq!(problems("rules:\n  some-rule: loud\n").len(), 1);
        assert_eq!(problems("rules: [\n").len(), 1);
    }

    #[test]
    fn two_rules_with_one_key_are_told_apart() {
        static OTHER: Meta = Meta { name: "other-rule", ..META };
        let text = "rules:\n  some-rule: { share: 20 }\n  other-rule:\n    \"share\": \"mäny\" # many\n";
        let (config, found) = read(text, &[&META, &OTHER]);
        assert_eq!(config.threshold(&META, "share"), 20.0);
        assert_eq!(found.len(), 1);
        let at = found[0].bytes.clone();
        assert_eq!(&text[at.start as usize..at.end as usize], "\"mäny\"");
        assert_eq!(found[0].message, "`share` of `other-rule` is a number.");
    }

    #[test]
    fn a_value_ends_where_it_ends() {
        let values = ["many # \"many\"", "\"a\\\"b\"  # \"c\"", "'it''s' # 'x'", "mäny  ", "[1, 2]", "{ a: b }"];
        let ends = ["many", "\"a\\\"b\"", "'it''s'", "mäny", "share", "share"];
        for (value, end) in values.into_iter().zip(ends) {
            let text = format!("# Ä\nrules:\n  some-rule:\n    share: {value}\n");
            assert_eq!(problems(&text).len(), 1, "{text}");
            for text in [text.replace('\n', "\r\n"), text] {
                assert!(problems(&text)[0].starts_with(&format!("{end:?} `share` of")), "{:?}", problems(&text));
            }
        }
    }

    #[test]
    fn what_stands_twice_is_told_at_the_second_and_the_first_holds() {
        let text = "rules:\n  some-rule: { share: 20, share: 30 }\n  some-rule: off\nrules: {}\n";
        let (config, found) = read(text, &[&META]);
        assert_eq!(config.threshold(&META, "share"), 20.0);
        let told: Vec<_> = found.iter().map(|p| (p.bytes.start, p.message.as_str())).collect();
        let second = text.rfind("rules").unwrap() as u32;
        assert_eq!(told[0], (second, "`rules` is set twice; the first one holds."));
        assert_eq!(told.len(), 3, "{told:?}");
    }

    #[test]
    fn anchors_are_followed_and_neither_they_nor_depth_can_hurt() {
        let text = "rules:\n  some-rule: &all { share: 20 }\n  idle: *all\n";
        static IDLE: Meta = Meta { name: "idle", ..META };
        let (config, found) = read(text, &[&META, &IDLE]);
        assert_eq!((config.threshold(&IDLE, "share"), found), (20.0, vec![]));
        assert_eq!(problems(&"[".repeat(100_000)).len(), 1);
        let doubled = (1..30).map(|i| format!("a{i}: &a{i} [*a{0}, *a{0}]\n", i - 1)).collect::<String>();
        assert_eq!(problems(&format!("a0: &a0 [x]\n{doubled}")).len(), 30);
    }

    #[test]
    fn what_is_no_list_of_settings_is_told() {
        for text in ["- rules\n", "rules\n", "--- {}\n--- {}\n", "rules: *nobody\n", "rules:\n\t- a\n", "? [a]\n: b\n"]
        {
            assert_eq!(problems(text).len(), 1, "{text:?}");
        }
        for text in ["", "\n# nothing\n", "~\n", "rules:\nhouse:\n", "---\n"] {
            assert_eq!(problems(text), [""; 0], "{text:?}");
        }
    }
}
