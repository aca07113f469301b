//! Rules of the second mistake: the brand talks too much, and scripts people.

mod brand_overload;
mod brand_too_visible;
mod copy_paste_caption;
mod forbidden_criticism;
mod hard_sell;
mod over_review;
mod scripted_wording;
mod supplied_visuals;
mod too_many_musts;
mod too_many_points;
mod words;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &scripted_wording::RULE,
    &supplied_visuals::RULE,
    &forbidden_criticism::RULE,
    &too_many_musts::RULE,
    &too_many_points::RULE,
    &brand_overload::RULE,
    &brand_too_visible::RULE,
    &copy_paste_caption::RULE,
    &over_review::RULE,
    &hard_sell::RULE,
];
