//! The language server as an editor meets it.

mod client;
mod completion;
mod fuzz;
mod memory;
mod protocol;
mod requests;
