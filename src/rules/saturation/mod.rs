//! Rules of the third mistake: one audience is bombarded.

/// Five people for examples, with nothing to be said against them.
macro_rules! runners {
    () => {
        "\
influencer ada  { on instagram @ada  { followers 9k; engagement 5% }; audience runners 60%; affinity \"Runs daily.\" }
influencer ben  { on instagram @ben  { followers 9k; engagement 5% }; audience runners 60%; affinity \"Runs daily.\" }
influencer cleo { on instagram @cleo { followers 9k; engagement 5% }; audience runners 60%; affinity \"Runs daily.\" }
influencer dan  { on instagram @dan  { followers 9k; engagement 5% }; audience runners 60%; affinity \"Runs daily.\" }
influencer eva  { on instagram @eva  { followers 9k; engagement 5% }; audience runners 60%; affinity \"Runs daily.\" }

"
    };
}

mod message_pile_up;
mod no_home;
mod no_story;
mod over_posting;
mod posting_burst;
mod synchronised_posts;
mod timing;
mod too_many_messages;

use super::Rule;

/// The article that the four mistakes are taken from.
const SEED: &str = "“Influencer Marketing – Its Nature And Some Common Mistakes You Should Avoid”, mistake 3";

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
