//! What there is to know about a rule, a block, a property, a channel or a metric, as a text: for `explain`, for hover,
//! and for the reference.

use crate::findings::{Meta, Threshold};
use crate::project::all_metas;
use crate::say;
use crate::vocabulary::{self, CHANNELS, Entry, METRICS, Section, Times};
use serde::Serialize;
use std::fmt::Write as _;

/// What `page` gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// There is something of that name; the text ends with a line feed.
    Found(String),
    /// There is nothing; the most similar name, if any is similar.
    Unknown {
        /// The most similar name.
        nearest: Option<String>,
    },
}

/// All that is known under a name. A word that stands in several blocks has a part for each.
pub fn page(name: &str) -> Page {
    let mut parts: Vec<String> = all_metas().filter(|m| m.name == name).map(rule).collect();
    for section in vocabulary::sections() {
        if matches!(section.name, "style" | "overrides") {
            continue;
        }
        parts.extend(section.find(name).map(|(_, entry)| word(section, entry)));
    }
    parts.dedup();
    merge_same(&mut parts);
    parts.extend(CHANNELS.iter().filter(|c| c.name == name).map(channel));
    parts.extend(METRICS.iter().filter(|m| m.name == name).map(metric));
    match parts.is_empty() {
        false => Page::Found(parts.join("\n")),
        true => Page::Unknown { nearest: nearest(name) },
    }
}

/// A word of guidelines, messages and deliverables says the same in each; it is told once.
fn merge_same(parts: &mut Vec<String>) {
    let body = |part: &str| part.split_once('\n').map_or(String::new(), |(_, rest)| rest.to_string());
    let mut seen: Vec<String> = Vec::new();
    parts.retain(|part| {
        let body = body(part);
        let new = !seen.contains(&body);
        seen.push(body);
        new
    });
}

fn nearest(name: &str) -> Option<String> {
    let words = vocabulary::sections().iter().flat_map(|s| s.entries.iter().map(|e| e.word.name));
    let names = all_metas()
        .map(|m| m.name)
        .chain(words)
        .chain(CHANNELS.iter().map(|c| c.name))
        .chain(METRICS.iter().map(|m| m.name));
    say::nearest(name, names).map(str::to_string)
}

/// A rule as a text.
pub fn rule(meta: &Meta) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} ({}, {})\n\n{}\n", meta.name, meta.mistake, meta.level, meta.summary);
    let _ = writeln!(out, "Why it matters\n{}\n", indented(meta.why));
    let _ = writeln!(out, "How it is found\n{}\n", indented(meta.how));
    if !meta.thresholds.is_empty() {
        let _ = writeln!(out, "Thresholds, as `campaignc.yaml` can set them");
        for t in meta.thresholds {
            let _ = writeln!(out, "  {} {}: {}", t.key, shown(t), t.doc);
        }
        out.push('\n');
    }
    if meta.mistake != crate::findings::Mistake::Language {
        let _ = writeln!(out, "Evidence");
        for e in meta.evidence {
            let _ = writeln!(out, "  {} ({}; {})", e.claim, e.source, e.grade.describe());
        }
        out.push('\n');
    }
    for (title, example) in [("This shows it", meta.bad), ("This does not", meta.good)] {
        if !example.is_empty() {
            let _ = writeln!(out, "{title}\n{}\n", indented(example.trim_matches('\n')));
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn indented(text: &str) -> String {
    text.lines().map(|l| format!("  {l}").trim_end().to_string()).collect::<Vec<_>>().join("\n")
}

/// The default of a threshold with its unit, unless its key says as much.
pub fn shown(t: &Threshold) -> String {
    let number =
        if t.default.fract() == 0.0 { say::number(t.default as u64).replace(',', "_") } else { t.default.to_string() };
    match t.unit {
        "%" => format!("{number}%"),
        "" => number,
        unit if t.key == unit => number,
        unit => format!("{number} {unit}"),
    }
}

fn word(section: &Section, entry: &Entry) -> String {
    let w = entry.word;
    let mut out = String::new();
    let place = match section.name {
        vocabulary::TOP_LEVEL => "at top level".to_string(),
        "account" => "in the block of `on`".to_string(),
        "guidelines" if vocabulary::blocks_with(w.name).contains(&"style") => {
            "in guidelines, message and deliver".to_string()
        }
        name => format!("in {name}"),
    };
    let shape = format!("{} {}", w.name, entry.pattern);
    let _ = writeln!(out, "{} ({place})\n\n{}\n\n  {}\n", w.name, w.doc, shape.trim_end());
    for (value, doc) in w.values {
        let _ = writeln!(out, "  {value}: {doc}");
    }
    if !w.values.is_empty() {
        out.push('\n');
    }
    if let Some(default) = w.default {
        let _ = writeln!(out, "Not stated: {default}.\n");
    }
    let times = match w.times {
        Times::Required => "It has to stand once.",
        Times::Once => "It may stand once.",
        Times::Many => "It may stand any number of times.",
    };
    let _ = writeln!(out, "{times}\n\nExample\n  {}", w.example);
    if let Some(block) = entry.block {
        let names: Vec<&str> = vocabulary::block(block).entries.iter().map(|e| e.word.name).collect();
        let _ = writeln!(out, "\nIts block takes {}.", names.join(", "));
    }
    out
}

fn channel(channel: &vocabulary::BuiltInChannel) -> String {
    let base = if channel.engagement_by_views { "views" } else { "followers" };
    format!(
        "{} (channel)\n\n{}, built in. Formats: {}.\nEngagement rates there are shares of {base} unless said otherwise.\n\
         Not stated: no limit, hours 08:00 .. 22:00, gap 4 hours.\n",
        channel.name,
        channel.title,
        channel.formats.join(", ")
    )
}

fn metric(metric: &vocabulary::BuiltInMetric) -> String {
    let better = match metric.direction {
        vocabulary::Direction::Up => "More is better.",
        vocabulary::Direction::Down => "Less is better.",
    };
    format!(
        "{} (metric, {})\n\n{} {better}\n\n  {}\n\nExample\n  kpi {} {}\n",
        metric.name,
        metric.family.name(),
        metric.doc,
        metric.formula,
        metric.name,
        metric.unit.example()
    )
}

/// A rule as `campaignc rules` lists it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleRow {
    /// Its name.
    pub name: &'static str,
    /// Its family.
    pub mistake: &'static str,
    /// Its level by default.
    pub level: &'static str,
    /// What it finds.
    pub summary: &'static str,
    /// Its thresholds.
    pub thresholds: Vec<ThresholdRow>,
}

/// A threshold as `campaignc rules` lists it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThresholdRow {
    /// Its key in `campaignc.yaml`.
    pub key: &'static str,
    /// Its default.
    pub default: f64,
    /// What it counts.
    pub unit: &'static str,
}

impl ThresholdRow {
    /// The default with its unit.
    pub fn shown(&self) -> String {
        shown(&Threshold { key: self.key, default: self.default, unit: self.unit, doc: "" })
    }
}

/// All rules about plans, by family.
pub fn rule_rows() -> Vec<RuleRow> {
    let row = |m: &'static Meta| RuleRow {
        name: m.name,
        mistake: m.mistake.name(),
        level: m.level.name(),
        summary: m.summary,
        thresholds: m
            .thresholds
            .iter()
            .map(|t| ThresholdRow { key: t.key, default: t.default, unit: t.unit })
            .collect(),
    };
    crate::rules::all().map(|r| row(&r.meta)).collect()
}
