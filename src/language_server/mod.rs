//! The language server: what the compiler knows, while a campaign is being written. One of the faces of `Project`.
//!
//! Two threads share the work. The main one takes messages in and answers requests, each from an immutable snapshot of
//! what is known; the checker reads, schedules and reviews what has changed, so that a long check never keeps a completion
//! waiting. Positions are bytes everywhere inside; they are translated at the edge alone.
//!
//! The files stand on three floors: `server` and the table of requests in `answers` above; a file for each kind of
//! request; `snapshot` with what it consists of below them.

mod actions;
mod analysis;
mod answers;
mod checker;
mod client;
mod completion;
mod diagnostics;
mod document;
mod edits;
mod folding;
mod format;
mod hints;
mod hover;
mod index;
mod lenses;
mod links;
mod names;
mod place;
mod server;
mod setup;
mod signature;
mod snapshot;
mod symbols;
mod tokens;
mod transport;
mod uri;

pub use completion::snippet;
pub use server::serve;
pub use transport::connect;

use jiff::civil::Date;
use std::sync::Arc;

/// Tells which day it is; the core has no clock of its own.
pub type Today = Arc<dyn Fn() -> Date + Send + Sync>;
