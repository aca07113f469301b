//! Thresholds whose defaults are norms of the vocabulary: one for each tier, or for each channel with norms and each tier.

use super::reader::literal;
use toml::de::{DeTable, DeValue};

/// A number that holds for a tier.
#[derive(Debug)]
pub struct Norm {
    /// What it is a norm of, as cards call it.
    of: &'static str,
    key: String,
    percent: f64,
    /// What the placeholders of a sentence stand for.
    words: Vec<(&'static str, String)>,
}

/// All norms that the texts of the tiers and of the channels hold; both are known to be sound.
pub fn norms(tiers: &str, channels: &str) -> Vec<Norm> {
    let (Ok(tiers), Ok(channels)) = (DeTable::parse(tiers), DeTable::parse(channels)) else { return Vec::new() };
    let mut out = Vec::new();
    for tier in rows(tiers.get_ref(), "tier") {
        let words = vec![("sizes", text(tier, "sizes"))];
        out.push(Norm { of: "sponsored", key: text(tier, "name"), percent: number(tier.get("sponsored")), words });
    }
    for channel in rows(channels.get_ref(), "channel") {
        let Some(low) = channel.get("norms").and_then(|n| n.get_ref().as_table()?.get("low")) else { continue };
        let by_views = channel.get("engagement_by_views").is_some_and(|v| v.get_ref().as_bool() == Some(true));
        let base = if by_views { "views" } else { "followers" };
        for (i, tier) in rows(tiers.get_ref(), "tier").enumerate() {
            let words =
                vec![("channel", text(channel, "title")), ("sizes", text(tier, "sizes")), ("base", base.to_string())];
            let key = format!("{}_{}", text(channel, "name"), text(tier, "name"));
            let percent = number(low.get_ref().as_array().and_then(|all| all.get(i)));
            out.push(Norm { of: "low engagement", key, percent, words });
        }
    }
    out
}

/// The thresholds that the head of a card asks for with `thresholds_by_tier`, as Rust.
pub fn by_tier(head: &str, norms: &[Norm]) -> String {
    let Ok(head) = DeTable::parse(head) else { return String::new() };
    let Some(asked) = head.get_ref().get("thresholds_by_tier").and_then(|v| v.get_ref().as_table()) else {
        return String::new();
    };
    let threshold = |norm: &Norm| {
        let fill = |doc: String, (word, with): &(&str, String)| doc.replace(&format!("{{{word}}}"), with);
        let doc = norm.words.iter().fold(text(asked, "doc"), fill);
        let (key, unit, doc) = (literal(&norm.key), literal(&text(asked, "unit")), literal(&doc));
        format!("Threshold {{ key: {key}, default: {:?}, unit: {unit}, doc: {doc} }}", norm.percent)
    };
    let of = text(asked, "of");
    format!("&[{}]", norms.iter().filter(|n| n.of == of).map(threshold).collect::<Vec<_>>().join(", "))
}

fn rows<'t>(table: &'t DeTable<'_>, key: &str) -> impl Iterator<Item = &'t DeTable<'t>> {
    let all = table.get(key).and_then(|v| v.get_ref().as_array());
    all.into_iter().flat_map(|all| all.iter()).filter_map(|row| row.get_ref().as_table())
}

fn text(table: &DeTable<'_>, key: &str) -> String {
    table.get(key).and_then(|v| v.get_ref().as_str()).unwrap_or_default().to_string()
}

fn number(value: Option<&toml::Spanned<DeValue<'_>>>) -> f64 {
    match value.map(toml::Spanned::get_ref) {
        Some(DeValue::Integer(i)) => i.as_str().parse().unwrap_or(f64::NAN),
        Some(DeValue::Float(f)) => f.as_str().parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}
