//! Values as words: the only place that turns a number, an amount, a date, a count or a list into text.
//!
//! What stands in the rows of `pub use` speaks English, for messages; `Locale` speaks the language of a document, by the
//! words of `locale/*.ftl`.
//!
//! **Invariant:** takes plain values. Nothing here knows what a campaign is.

mod dates;
mod figures;
pub(crate) mod keys;
mod locale;
mod nearest;
mod nouns;

pub use dates::{day_month, day_year, even_day, long_day, month, short_day, time};
pub use figures::{money, number, percent, percentage, short, unit_price, whole};
pub(crate) use keys::words;
pub(crate) use locale::{Locale, Said, Spoken};
pub use nearest::{nearest, one_slip};
pub use nouns::{agree, capitalised, code_list, count, either, list, plural, some, uncapitalised};
