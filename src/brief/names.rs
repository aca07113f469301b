//! How things of a campaign are named in a language.

use crate::campaign::{Campaign, Comparison, InfluencerId, Kpi, Milestone, Post};
use crate::say::{Locale, words};

pub(crate) use crate::say::capitalised;

/// The brand, or the campaign where no brand is named.
pub(crate) fn brand(campaign: &Campaign) -> &str {
    campaign.settings.brand.as_ref().map_or(campaign.title.as_str(), |b| b.as_str())
}

/// The language of documents: that of the person, if one is meant, else the campaign's.
pub(crate) fn language(campaign: &Campaign, who: Option<InfluencerId>) -> &'static Locale {
    let own = who.and_then(|who| campaign[who].known.language.as_ref());
    Locale::of(own.or(campaign.settings.language.as_ref()).map(|l| l.value.as_str()))
}

/// A milestone: as a date of somebody's own (`milestone`), as one of many in a week (`due`), as a task (`task`).
pub(crate) fn milestone(locale: &'static Locale, family: &str, milestone: Milestone) -> &'static str {
    locale.named(family, milestone.word()).unwrap_or_default()
}

/// The metric of a KPI: its declared title, its usual name, or its name in the file.
pub(crate) fn metric(locale: &'static Locale, campaign: &Campaign, kpi: &Kpi) -> String {
    let declared = kpi.metric.as_ref().and_then(|m| m.declared).and_then(|m| campaign[m].title.as_ref());
    let usual = locale.named("metric", &kpi.name).map(str::to_string);
    declared.map(|t| t.value.clone()).or(usual).unwrap_or_else(|| kpi.name.replace(['_', '-'], " "))
}

/// A target with its comparison: `at least 80%`.
pub(crate) fn goal(locale: &'static Locale, kpi: &Kpi) -> Option<String> {
    let target = locale.say(kpi.target.as_ref()?);
    Some(match kpi.comparison {
        Comparison::AtLeast => words!(locale, at_least, target = target),
        Comparison::AtMost => words!(locale, at_most, target = target),
        Comparison::Above => words!(locale, above, target = target),
        Comparison::Below => words!(locale, below, target = target),
        Comparison::Exactly => target,
    })
}

/// The format of a post in the singular; `post` where it is unknown.
pub(crate) fn format<'c>(campaign: &'c Campaign, post: &Post) -> &'c str {
    campaign[post.delivery].format.as_ref().map_or("post", |f| f.as_str())
}

/// `Reel on Instagram`.
pub(crate) fn piece(locale: &'static Locale, campaign: &Campaign, post: &Post) -> String {
    let what = capitalised(&locale.format(format(campaign, post)));
    words!(locale, what_on_channel, what = what, channel = campaign[post.channel].title)
}

/// `1 post`, `11 posts`.
pub(crate) fn posts(locale: &'static Locale, count: usize) -> String {
    words!(locale, posts, count = count)
}

/// `Reel: First steps`; the name alone where there is nothing to say of it.
pub(crate) fn pair(locale: &'static Locale, name: &str, value: &str) -> String {
    match value.is_empty() {
        true => name.to_string(),
        false => words!(locale, pair, name = name, value = value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::Spoken;
    use crate::vocabulary::{CHANNELS, MARKETS, METRICS, countries};

    #[test]
    fn every_language_has_words_for_what_the_vocabulary_names() {
        for tag in ["en", "de", "fr", "es"] {
            let locale = Locale::of(Some(tag));
            for format in CHANNELS.iter().flat_map(|c| c.formats) {
                assert!(
                    locale.find(&format!("format_{format}"), &[("count", Spoken::Count(1))]).is_some(),
                    "{tag}: {format}"
                );
            }
            for metric in METRICS {
                assert!(locale.named("metric", metric.name).is_some(), "{tag}: {}", metric.name);
            }
            for (code, name) in countries() {
                assert!(locale.country(code) == *name || tag != "en" && locale.country(code) != *code, "{tag}: {code}");
            }
            for market in MARKETS {
                // The English sentences stand with their sources in the table of markets.
                let own = locale.named("placement", market.code);
                let told = if tag == "en" { market.placement } else { own.unwrap_or("") };
                assert!(told.ends_with('.'), "{tag}: {}", market.code);
                assert_ne!(locale.country(market.code), market.code, "{tag}");
            }
            for milestone in Milestone::ALL.iter().copied() {
                for family in ["milestone", "due", "task"] {
                    assert!(!self::milestone(locale, family, milestone).is_empty(), "{tag}: {milestone:?}");
                }
            }
        }
    }
}
