//! What is at hand wherever a statement is read.

use super::line::SourceUnit;
use super::names::Names;
use super::sink::Sink;

/// The file that is read, the names that all files declare, and what is collected on the way.
pub(super) struct Context<'c> {
    pub unit: SourceUnit<'c>,
    pub names: &'c Names,
    pub sink: &'c mut Sink,
}
