//! Numbers as people say them: `1.1M followers`, `9%`, `0.91 EUR each`, `maya, jonas and sofia`.

use crate::campaign::Money;
use crate::facts::Costs;
use rust_decimal::Decimal;

/// A number of people or things in three figures at most: `950`, `38.4k`, `1.1M`, `2B`.
pub fn short(n: u64) -> String {
    let scaled = |unit: u64| {
        let value = n as f64 / unit as f64;
        let text = if value < 99.95 { format!("{value:.1}") } else { format!("{value:.0}") };
        text.strip_suffix(".0").map_or(text.clone(), str::to_string)
    };
    match n {
        0..1_000 => n.to_string(),
        1_000..999_500 => format!("{}k", scaled(1_000)),
        999_500..999_500_000 => format!("{}M", scaled(1_000_000)),
        _ => format!("{}B", scaled(1_000_000_000)),
    }
}

/// A fraction of 1 as a percentage: `9%`, `0.7%`, `12%`; one place after the point below 10%.
pub fn percent(fraction: f64) -> String {
    let value = fraction * 100.0;
    let text = if value.abs() < 9.95 { format!("{value:.1}") } else { format!("{value:.0}") };
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

/// So many of something, in the singular or the plural: `1 post`, `3 posts`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A share of a whole number, rounded to a whole number.
pub fn part(whole: u64, fraction: f64) -> u64 {
    (whole as f64 * fraction).round().max(0.0) as u64
}

/// What one of so many costs, to the cent: `0.91 EUR`; `under 0.01 EUR` where it is less. `None` for none of them.
pub fn each(cost: Money, people: u64) -> Option<String> {
    let amount = cost.amount.checked_div(Decimal::from(people))?;
    let cent = Decimal::new(1, 2);
    if amount > Decimal::ZERO && amount < cent {
        return Some(format!("under {}", Money { amount: cent, ..cost }));
    }
    Some(Money { amount: amount.round_dp(2), ..cost }.to_string())
}

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

/// An amount as the language writes it: `90_000 EUR`.
pub fn literal(money: Money) -> String {
    money.to_string().replace(',', "_")
}

/// Words in a sentence: `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`.
pub fn list<S: AsRef<str>>(words: &[S], most: usize) -> String {
    let shown = if words.len() <= most { words.len() } else { most.saturating_sub(1).max(1) };
    let mut all: Vec<String> = words.iter().take(shown).map(|w| w.as_ref().to_string()).collect();
    if words.len() > shown {
        all.push(format!("{} more", words.len() - shown));
    }
    match all.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::Currency;

    #[test]
    fn numbers_are_short_and_never_change_their_order_of_magnitude() {
        let said: Vec<String> =
            [0, 950, 1_000, 38_400, 99_000, 99_960, 310_000, 999_499, 999_500, 1_100_000, 999_499_999, 2_000_000_000]
                .into_iter()
                .map(short)
                .collect();
        let expected = ["0", "950", "1k", "38.4k", "99k", "100k", "310k", "999k", "1M", "1.1M", "999M", "2B"];
        assert_eq!(said, expected);
    }

    #[test]
    fn percentages_have_a_place_only_where_it_tells_something() {
        assert_eq!([0.09, 0.007, 0.125, 0.0, 1.0].map(percent), ["9%", "0.7%", "12%", "0%", "100%"]);
    }

    #[test]
    fn one_of_none_has_no_price() {
        let cost = Money { amount: Decimal::from(90_000), currency: Currency::new("EUR").unwrap() };
        assert_eq!(each(cost, 99_000).as_deref(), Some("0.91 EUR"));
        assert_eq!(each(cost, 99_000_000).as_deref(), Some("under 0.01 EUR"));
        assert_eq!(each(cost, 0), None);
        assert_eq!(literal(cost), "90_000 EUR");
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(list(&["a", "b", "c"], 3), "a, b and c");
        assert_eq!(list(&["a", "b", "c", "d"], 3), "a, b and 2 more");
        assert_eq!(list(&["a"], 3), "a");
        assert_eq!(list::<&str>(&[], 3), "");
    }
}
