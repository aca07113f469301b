//! What the vocabulary says of a word, as Markdown: for hover and completion.

use crate::explain::shown;
use crate::findings::Meta;
use crate::vocabulary::{self, BuiltInChannel, BuiltInMetric, Direction, Entry, Section, Times};
use std::fmt::Write as _;

/// A word of a block.
pub(super) fn word(section: &Section, entry: &Entry) -> String {
    let w = entry.word;
    let place = match section.name {
        vocabulary::TOP_LEVEL => "at top level".to_string(),
        "account" => "in the block of `on`".to_string(),
        name => format!("in `{name}`"),
    };
    let shape = format!("{} {}", w.name, entry.pattern);
    let mut out = format!("```campaign\n{}\n```\n{} *({place})*\n", shape.trim_end(), w.doc);
    if !w.values.is_empty() {
        out.push('\n');
        w.values.iter().for_each(|(value, doc)| {
            let _ = writeln!(out, "- `{value}`: {doc}");
        });
    }
    if let Some(default) = w.default {
        let _ = writeln!(out, "\nNot stated: {default}.");
    }
    if w.times == Times::Required {
        out.push_str("\nIt has to stand once.\n");
    }
    let _ = writeln!(out, "\nExample: `{}`", w.example);
    out
}

/// A metric of the catalogue.
pub(super) fn metric(metric: &BuiltInMetric) -> String {
    let better = match metric.direction {
        Direction::Up => "More is better.",
        Direction::Down => "Less is better.",
    };
    format!(
        "**{}**, a measure of {}\n\n{} {better}\n\nFormula: {}\n\nExample: `kpi {} {}`\n",
        metric.name,
        metric.family.name(),
        metric.doc,
        metric.formula,
        metric.name,
        metric.unit.example()
    )
}

/// A channel of the catalogue.
pub(super) fn channel(channel: &BuiltInChannel) -> String {
    let base = if channel.engagement_by_views { "views" } else { "followers" };
    format!(
        "**{}**, a channel that needs no declaration\n\nFormats: {}. Engagement rates are shares of {base} unless said \
         otherwise. Not stated: no limit, hours 08:00 .. 22:00, gap 4 hours.\n",
        channel.title,
        channel.formats.join(", ")
    )
}

/// A rule.
pub(super) fn rule(meta: &Meta) -> String {
    let mut out = format!("**{}** ({}, {})\n\n{}\n\n{}\n", meta.name, meta.mistake, meta.level, meta.summary, meta.why);
    for t in meta.thresholds {
        let _ = write!(out, "\n- `{}` {}: {}", t.key, shown(t), t.doc);
    }
    if !meta.evidence.is_empty() {
        out.push('\n');
    }
    for e in meta.evidence {
        let _ = write!(out, "\n- {} ({}; {})", e.claim, e.source, e.grade.describe());
    }
    out.push('\n');
    out
}
