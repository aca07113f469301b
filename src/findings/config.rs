//! What a project sets in its `campaignc.yaml`: levels and thresholds of rules.

use super::{Level, Meta};
use std::collections::BTreeMap;

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
