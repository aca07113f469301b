//! All integration tests, as one program: each of its modules would otherwise link the whole library anew.
//!
//! `cargo test --test it docs` runs the tests of one module. All of them share the process and run side by side, so none may
//! change its folder or its environment.

mod common;
mod soup;

mod briefs;
mod broken_files;
mod casting;
mod casting_exact;
mod cli;
mod data_files;
mod docs;
mod documented_cases;
mod edits;
mod examples;
mod hostile;
mod house;
mod house_style;
mod killed_builds;
mod lsp;
mod properties;
mod render_findings;
mod render_schedule;
mod rosters;
mod schedule;
mod voice_and_saturation;
