//! Rules of the second mistake: the brand talks too much, and scripts people.

mod scripted_wording;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[&scripted_wording::RULE];
