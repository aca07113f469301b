//! Mistake one: reach is bought instead of people whom the audience believes.

mod competitor_conflict;
mod duplicate_audience;
mod hollow_followers;
mod low_engagement;
mod never_used;
mod no_affinity;
mod norms;
mod poor_fit;
mod reach_over_fit;
mod saturated_with_ads;
mod star_heavy_budget;
mod unknown_fit;

use super::Rule;
pub(super) use competitor_conflict::RULE as COMPETITOR_CONFLICT;
pub(super) use low_engagement::RULE as LOW_ENGAGEMENT;
pub(super) use norms::low_rows;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &reach_over_fit::RULE,
    &star_heavy_budget::RULE,
    &poor_fit::RULE,
    &unknown_fit::RULE,
    &low_engagement::RULE,
    &hollow_followers::RULE,
    &saturated_with_ads::RULE,
    &no_affinity::RULE,
    &never_used::RULE,
    &duplicate_audience::RULE,
    &competitor_conflict::RULE,
];
