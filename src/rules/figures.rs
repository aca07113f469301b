//! What somebody costs, in the words of findings.

use crate::facts::Costs;

/// What somebody costs, in words, with a space before it: ` for 90,000 EUR`, or what of it is known. Empty where they are
/// not paid.
pub fn price(costs: Costs) -> String {
    match (costs.total(), costs.incomplete) {
        (total, false) if total.amount.is_zero() => String::new(),
        (total, true) if total.amount.is_zero() => " for pay of unstated worth".to_string(),
        (total, false) => format!(" for {total}"),
        (total, true) => format!(" for {total} and pay of unstated worth"),
    }
}
