//! Documents as data: the brief for each influencer, the plan for the team, the schedule.
//!
//! Takes a campaign and its schedule, gives sections, lists, tables and charts. Knows no formats.

pub mod document;

mod influencer;
mod locale;

pub use influencer::brief;
