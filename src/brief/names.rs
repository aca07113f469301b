//! How things of a campaign are named in a language.

use super::locale::{Locale, fill};
use crate::campaign::{Campaign, Comparison, Kpi, Post, Target};

pub(super) use crate::say::capitalised;

/// The brand, or the campaign where no brand is named.
pub(super) fn brand(campaign: &Campaign) -> &str {
    campaign.settings.brand.as_ref().map_or(campaign.title.as_str(), |b| b.as_str())
}

/// The metric of a KPI: its declared title, its usual name, or its name in the file.
pub(super) fn metric(locale: &Locale, campaign: &Campaign, kpi: &Kpi) -> String {
    let declared = kpi.metric.as_ref().and_then(|m| m.declared).and_then(|m| campaign[m].title.as_ref());
    let usual = locale.metric(&kpi.name).map(str::to_string);
    declared.map(|t| t.value.clone()).or(usual).unwrap_or_else(|| kpi.name.replace(['_', '-'], " "))
}

/// A target or a baseline.
pub(super) fn target(locale: &Locale, target: &Target) -> String {
    match target {
        Target::Number(n) | Target::Points(n) => locale.number(*n),
        Target::Percent(p) => locale.percent(*p),
        Target::Money(m) => locale.money(*m),
    }
}

/// A target with its comparison: `at least 80%`.
pub(super) fn goal(locale: &Locale, kpi: &Kpi) -> Option<String> {
    let words = locale.words;
    let template = match kpi.comparison {
        Comparison::AtLeast => words.at_least,
        Comparison::AtMost => words.at_most,
        Comparison::Above => words.above,
        Comparison::Below => words.below,
        Comparison::Exactly => words.exactly,
    };
    Some(fill(template, &[("target", &target(locale, kpi.target.as_ref()?))]))
}

/// The format of a post in the singular; `post` where it is unknown.
pub(super) fn format<'c>(campaign: &'c Campaign, post: &Post) -> &'c str {
    campaign[post.delivery].format.as_ref().map_or("post", |f| f.as_str())
}

/// `Reel on Instagram`.
pub(super) fn piece(locale: &Locale, campaign: &Campaign, post: &Post) -> String {
    let (format, _) = locale.format(format(campaign, post));
    let channel = &campaign[post.channel].title;
    fill(locale.words.what_on_channel, &[("what", &capitalised(format)), ("channel", channel)])
}

/// What a post is about: its chapter's title, else its message's; empty where there is neither.
pub(super) fn about<'c>(campaign: &'c Campaign, post: &Post) -> &'c str {
    let chapter = post.chapter.and_then(|(s, n)| campaign[s].chapters.get(n)).and_then(|c| c.title.as_ref());
    let message = || post.message.and_then(|m| campaign[m].title.as_ref());
    chapter.or_else(message).map_or("", |t| t.as_str())
}

/// `1 post`, `11 posts`.
pub(super) fn posts(locale: &Locale, count: usize) -> String {
    let words = locale.words;
    let unit = if count == 1 { words.post_one } else { words.post_many };
    format!("{} {unit}", locale.count(count as u64))
}

/// `Reel: First steps`; the name alone where there is nothing to say of it.
pub(super) fn pair(locale: &Locale, name: &str, value: &str) -> String {
    match value.is_empty() {
        true => name.to_string(),
        false => fill(locale.words.pair, &[("name", name), ("value", value)]),
    }
}
