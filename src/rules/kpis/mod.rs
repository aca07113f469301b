//! Mistake four: success is judged by interaction or sales alone, or not at all.

mod estimate;
pub mod forecast;
mod influencer_without_kpi;
mod no_branding_kpi;
mod no_kpi;
mod no_sentiment_kpi;
mod off_objective;
mod one_sided;
mod out_of_reach;
mod vanity_kpis;
mod without_measure;

use super::Rule;
use crate::campaign::{Campaign, Kpi, Who};
use crate::say;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &no_kpi::RULE,
    &influencer_without_kpi::RULE,
    &vanity_kpis::RULE,
    &no_sentiment_kpi::RULE,
    &no_branding_kpi::RULE,
    &without_measure::RULE,
    &off_objective::RULE,
    &out_of_reach::RULE,
];
/// The KPIs that judge the campaign: those for nobody in particular, and those for everyone.
pub(crate) fn for_campaign(campaign: &Campaign) -> impl Iterator<Item = &Kpi> {
    campaign.kpis.iter().filter(|k| k.is_for_campaign() || k.whom.iter().any(|w| w.value == Who::Everyone))
}

/// The metrics of some KPIs, each once, in a sentence.
fn names(kpis: &[&Kpi]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for kpi in kpis {
        if !names.contains(&kpi.name.value.as_str()) {
            names.push(&kpi.name.value);
        }
    }
    say::some(&names, 4)
}
