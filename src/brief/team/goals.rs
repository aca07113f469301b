//! The goals: every KPI under its family, with where it stands, where it should stand, and how much it counts.

use super::{Team, names, of_block};
use crate::brief::document::{Block, Column, Section, Table, Text};
use crate::campaign::{Kpi, Objective};
use crate::say::words;
use crate::vocabulary::Family;

/// The objective in a word.
pub(super) fn objective(team: &Team<'_>) -> Option<&'static str> {
    Some(match team.campaign.settings.objective.as_ref()?.value {
        Objective::Awareness => words!(team.locale, objective_awareness),
        Objective::Consideration => words!(team.locale, objective_consideration),
        Objective::Conversion => words!(team.locale, objective_conversion),
        Objective::Launch => words!(team.locale, objective_launch),
        Objective::Loyalty => words!(team.locale, objective_loyalty),
    })
}

/// The KPIs as a tree of families: a row for the family with the sum of its weights, then its KPIs.
pub(super) fn section(team: &Team<'_>) -> Section {
    let columns = vec![
        Column::words(words!(team.locale, col_measure)),
        Column::figures(words!(team.locale, col_now)),
        Column::figures(words!(team.locale, col_target)),
        Column::figures(words!(team.locale, col_weight)),
        Column::words(words!(team.locale, col_how)),
        Column::words(words!(team.locale, col_by)),
    ];
    let mut rows = Vec::new();
    for family in Family::ALL.into_iter().map(Some).chain([None]) {
        let kpis: Vec<&Kpi> = team.campaign.kpis.iter().filter(|k| k.family() == family).collect();
        if !kpis.is_empty() {
            rows.push(head(team, family, &kpis, columns.len()));
            rows.extend(kpis.iter().map(|k| row(team, k)));
        }
    }
    let table = Table { caption: words!(team.locale, goals_title).to_string(), columns, rows, total: false };
    of_block("goals", words!(team.locale, goals_title), Block::Table(table.without_empty_columns()))
}

fn head(team: &Team<'_>, family: Option<Family>, kpis: &[&Kpi], columns: usize) -> Vec<Text> {
    let name = match family {
        Some(Family::Sentiment) => words!(team.locale, family_sentiment),
        Some(Family::Branding) => words!(team.locale, family_branding),
        Some(Family::Interaction) => words!(team.locale, family_interaction),
        Some(Family::Reach) => words!(team.locale, family_reach),
        Some(Family::Conversion) => words!(team.locale, family_conversion),
        None => words!(team.locale, family_other),
    };
    let weight: f64 = kpis.iter().filter_map(|k| k.weight.as_ref()).map(|w| w.value.0).sum();
    let mut row = vec![Text::default(); columns];
    row[0] = Text::strong(name);
    if weight > 0.0 {
        row[3] = Text::strong(team.locale.percent(weight));
    }
    row
}

fn row(team: &Team<'_>, kpi: &Kpi) -> Vec<Text> {
    let locale = team.locale;
    let metric = names::capitalised(&names::metric(locale, team.campaign, kpi));
    let people: Vec<&str> = kpi.people.iter().map(|p| team.campaign.name_of(*p)).collect();
    let measure = match people.is_empty() {
        true => metric,
        false => words!(locale, measure_of, metric = metric, name = locale.list(&people)),
    };
    let baseline = kpi.baseline.as_ref().map(|b| locale.say(b)).unwrap_or_default();
    let weight = kpi.weight.as_ref().map(|w| locale.say(w)).unwrap_or_default();
    let how = kpi.measured.as_ref().map(|m| m.value.trim().to_string()).unwrap_or_default();
    let by = kpi.by.map(|d| locale.short_day(d)).unwrap_or_default();
    let goal = names::goal(locale, kpi).unwrap_or_default();
    vec![measure.into(), baseline.into(), Text::strong(goal), weight.into(), how.into(), by.into()]
}
