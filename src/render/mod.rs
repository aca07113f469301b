//! Findings, schedules and documents as text: one file a format.
//!
//! Pure functions from data to a string. Knows nothing of what the data means.

pub mod cast;
pub mod github;
pub mod human;
pub mod json;
pub mod roster;
pub mod sarif;
pub mod schedule;
pub mod short;

mod excerpt;
pub mod inert;
mod place;
mod wrap;

pub use inert::{for_terminal, one_line};
