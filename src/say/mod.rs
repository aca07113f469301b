//! Values as words: the only place that turns a number, an amount, a date, a count or a list into text.
//!
//! The functions of this file and its neighbours speak English, for messages.
//!
//! **Invariant:** takes plain values. Nothing here knows what a campaign is.

mod figures;
mod nearest;
mod nouns;

pub use figures::{money, number, percent, percentage, short, time, unit_price, whole};
pub use nearest::{nearest, one_slip};
pub use nouns::{agree, capitalised, code_list, count, either, list, plural, some};
