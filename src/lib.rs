//! campaignc: a campaign plan that is compiled.
//!
//! Data flows one way, and the rooms stand in that order: a room may use those above it and none below.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod source;

pub mod findings;

pub mod syntax;

pub mod vocabulary;

pub mod campaign;

pub mod casting;

pub mod roster;

pub mod lower;

pub mod schedule;

pub mod rules;

pub mod brief;

pub mod render;

pub mod project;

pub mod artefacts;

pub mod explain;

pub mod reference;

pub mod language_server;

pub mod commands;

pub use project::{Checked, Project};
