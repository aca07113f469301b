//! Rules of the third mistake: one audience is bombarded.

mod message_pile_up;
mod no_home;
mod no_story;
mod over_posting;
mod posting_burst;
mod synchronised_posts;
mod timing;
mod too_many_messages;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &too_many_messages::RULE,
    &message_pile_up::RULE,
    &synchronised_posts::RULE,
    &posting_burst::RULE,
    &over_posting::RULE,
    &no_story::RULE,
    &no_home::RULE,
];
