//! The rules of this family.

mod labels;
mod no_disclosure;
mod weak_disclosure;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[&no_disclosure::RULE, &weak_disclosure::RULE];
