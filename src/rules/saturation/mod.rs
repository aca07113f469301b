//! Rules of the third mistake: one audience is bombarded.

mod too_many_messages;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[&too_many_messages::RULE];
