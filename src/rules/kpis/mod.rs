//! Mistake four: success is judged by interaction or sales alone, or not at all.

mod vanity_kpis;

use super::Rule;
use crate::campaign::{Campaign, Kpi, Who};

/// The rules of this family.
pub const RULES: &[&Rule] = &[&vanity_kpis::RULE];

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
    super::figures::list(&names, 4)
}
