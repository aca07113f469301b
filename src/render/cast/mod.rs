//! A chosen cast, for the terminal and as JSON.

mod json;
mod text;

pub use json::reports;
pub use text::{spark, text};
