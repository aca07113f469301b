//! The schedule as JSON; `docs/schemas/schedule.schema.json` describes it.

use super::dto;
use crate::facts::Facts;
use crate::render::json::pretty;
use crate::schedule::Plan;

/// The schedule as a JSON object with a line feed at the end; posts by time, then by id.
pub fn schedule(facts: &Facts, plan: &Plan) -> String {
    pretty(&dto::schedule(facts, plan))
}
