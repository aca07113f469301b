//! `no-sentiment-kpi` and `no-branding-kpi` look at the same thing from two sides: one of the two families is there, the
//! other is not.

use super::for_campaign;
use crate::findings::{Finding, Meta};
use crate::rules::Review;
use crate::vocabulary::Family;

/// Adds a finding where the campaign has a KPI of `there` and none of `missing`. Nothing where a family is not known.
pub(super) fn check(
    review: &Review<'_>,
    meta: &Meta,
    (there, missing): (Family, Family),
    said: &dyn Fn(&str) -> String,
    kpi: &str,
    out: &mut Vec<Finding>,
) {
    let kpis: Vec<_> = for_campaign(review.campaign).collect();
    let families: Option<Vec<Family>> = kpis.iter().map(|k| k.family()).collect();
    let Some(families) = families.filter(|f| !f.contains(&missing)) else { return };
    let Some(first) = families.iter().position(|f| *f == there).and_then(|i| kpis.get(i)) else { return };
    let finding = review
        .finding(meta, first.span, said(&first.name.value))
        .with_label(format!("{}, and no {}", there.name(), missing.name()))
        .with_fact("kpis", kpis.len())
        .with_fact("missing", missing.name())
        .with_help(format!("Add one, with your own figures: `{kpi}`."))
        .with_fix(format!("add a KPI of {}", missing.name()), false, first.span.at_start(), format!("{kpi}\n"));
    out.push(finding);
}
