//! Documents as data: the brief for each influencer, the plan for the team, the schedule.
//!
//! Takes a campaign and its schedule, gives sections, lists, tables and charts. Knows no formats.

pub mod document;

mod cast;
mod file_name;
mod influencer;
pub(crate) mod names;
mod team;

pub(crate) use cast::CastWords;
pub use cast::cast;
pub use file_name::{file_stem, file_stems};
pub use influencer::{Mail, brief, mail};
pub use team::{ReviewOutcome, plan, schedule};
