//! The rules of this family.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
