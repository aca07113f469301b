//! Mistake one: reach is bought instead of people whom the audience believes.

mod reach_over_fit;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[&reach_over_fit::RULE];
