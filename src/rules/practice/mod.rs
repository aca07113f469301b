//! Sound practice and the law, beside the four mistakes.

mod in_the_past;
mod missing_contact;
mod over_budget;
mod rushed_timeline;
mod unclear_rights;
mod unused_declaration;
mod written_contract;

mod labels;
mod no_disclosure;
mod weak_disclosure;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &no_disclosure::RULE,
    &weak_disclosure::RULE,
    &written_contract::RULE,
    &rushed_timeline::RULE,
    &over_budget::RULE,
    &missing_contact::RULE,
    &unclear_rights::RULE,
    &unused_declaration::RULE,
    &in_the_past::RULE,
];
