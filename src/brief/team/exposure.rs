//! What an audience meets: posts per calendar week, against the limit that the file sets.

use super::Team;
use super::calendar::monday;
use crate::brief::document::{Bar, Bars, Block, Chart, ChartKind, Section};
use crate::brief::names;
use crate::campaign::{AudienceId, Limited, Period};
use crate::say::words;
use crate::schedule::exposure::Exposures;
use jiff::Span;
use jiff::civil::Date;

/// The most weeks that are drawn.
const MOST_WEEKS: usize = 53;

/// A chart for each audience that meets anything.
pub(super) fn section(team: &Team<'_>) -> Section {
    let mut section = Section::new("exposure", words!(team.locale, exposure_title));
    let exposures = Exposures::new(team.facts, Some(team.plan));
    for audience in exposures.audiences().flatten() {
        if let Some(chart) = chart(team, &exposures, audience) {
            section.push(Block::Chart(chart));
        }
    }
    section
}

fn chart(team: &Team<'_>, exposures: &Exposures<'_>, audience: AudienceId) -> Option<Chart> {
    let whole = exposures.whole(Some(audience))?;
    let bars: Vec<Bar> =
        weeks(whole.first, whole.last).into_iter().map(|week| bar(team, exposures, audience, week)).collect();
    let most = bars.iter().map(|b| b.value as u64).max().unwrap_or(0);
    let mut alt = words!(team.locale, exposure_alt, count = most);
    if let Some(mean) = whole.mean() {
        let mean = words!(team.locale, exposure_mean, count = team.locale.rounded(mean));
        alt = format!("{alt} {mean}");
    }
    let title = words!(team.locale, exposure_chart, audience = team.campaign[audience].title());
    Some(Chart { title, alt, kind: ChartKind::Bars(Bars { bars, limit: limit(team, audience) }) })
}

/// The Mondays of the weeks in which something goes out, and of those between them.
fn weeks(first: Date, last: Date) -> Vec<Date> {
    let mut weeks = vec![monday(first)];
    while weeks.len() < MOST_WEEKS {
        match weeks.last().and_then(|w| w.checked_add(Span::new().days(7)).ok()) {
            Some(next) if next <= last => weeks.push(next),
            _ => break,
        }
    }
    weeks
}

fn bar(team: &Team<'_>, exposures: &Exposures<'_>, audience: AudienceId, week: Date) -> Bar {
    let sunday = week.checked_add(Span::new().days(6)).unwrap_or(week);
    let posts = exposures.posts(Some(audience), week, sunday).len();
    let name = words!(team.locale, week_of, day = team.locale.short_day(week));
    Bar { name, value: posts as f64, shown: names::posts(team.locale, posts) }
}

/// The smallest limit of posts per week, with its words.
fn limit(team: &Team<'_>, audience: AudienceId) -> Option<(f64, String)> {
    let limits = team.campaign[audience].limits.iter();
    let weekly = limits.filter(|l| l.what == Limited::Posts && l.per == Period::Week).map(|l| l.count).min()?;
    Some((f64::from(weekly), words!(team.locale, exposure_limit, count = u64::from(weekly))))
}
