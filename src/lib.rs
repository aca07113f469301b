//! campaignc: a campaign plan that is compiled.
//!
//! Data flows one way, and the rooms stand in that order: a room may use those above it and none below. What a room must not
//! know stands at the head of its `mod.rs`; `tests/it/house` holds it to that.
//!
//! | looked for | stands in |
//! | --- | --- |
//! | a rule about plans | `rules`, in the folder of its mistake: a card (`.md`) and a check (`.rs`) |
//! | a rule of the language | `lower/catalogue`: a card each |
//! | a channel, a metric, a market, a tier | a row in `vocabulary/data` |
//! | a property | a row in `vocabulary/data/language.toml`, and a field of its name in `campaign` |
//! | a way to write a value | `lower/slots`: one file a kind of value |
//! | how a number, a count, a list or a date is written | `say` |
//! | an output format | `render`: one file or folder a format |
//! | a command | `commands`: one file a command |
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod source;

pub mod say;

pub mod findings;

pub mod syntax;

pub mod vocabulary;

pub mod campaign;

pub mod roster;

pub mod lower;

pub mod facts;

pub mod casting;

pub mod expand;

pub mod whole;

pub mod schedule;

pub mod rules;

pub mod brief;

pub mod render;

pub mod project;

pub mod artefacts;

pub mod manual;

pub mod language_server;

pub mod commands;

// Files that the tests here share with the integration tests name the library by its name.
#[cfg(test)]
extern crate self as campaignc;

pub use project::{Checked, Project};
