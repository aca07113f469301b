//! Campaigns for tests.

mod export;
mod large;
mod plot;
mod random;

pub(super) use export::export;
pub(super) use large::large;
pub(super) use plot::Plot;
pub(super) use random::random;
