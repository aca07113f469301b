//! Numbers, shares and amounts: `38,400`, `1.1M`, `9%`, `0.91 EUR`.

use rust_decimal::Decimal;

/// A number with all of its digits, and commas between the thousands: `38,400`, `-1,200.5`.
pub fn number(n: impl Into<Decimal>) -> String {
    grouped(&n.into().normalize().to_string(), ",", ".", 4)
}

/// Digits with a point, as programs write them, with separators as people write them; `from` is how many digits before
/// the point there have to be for any grouping.
pub(super) fn grouped(digits: &str, group: &str, decimal: &str, from: usize) -> String {
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let bare = whole.trim_start_matches('-');
    let mut out = String::with_capacity(digits.len() + 8);
    out.push_str(&whole[..whole.len() - bare.len()]);
    for (i, digit) in bare.chars().enumerate() {
        if i > 0 && (bare.len() - i).is_multiple_of(3) && bare.len() >= from {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push_str(decimal);
        out.push_str(rest);
    }
    out
}

/// The nearest whole number that is not negative: `12,300` people.
pub fn whole(n: f64) -> String {
    grouped(&format!("{:.0}", n.max(0.0)), ",", ".", 4)
}

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

/// A fraction of 1 in percent: `9%`, `0.7%`, `12%`; one place after the point below 10%.
pub fn percent(fraction: f64) -> String {
    let value = fraction * 100.0;
    let text = if value.abs() < 9.95 { format!("{value:.1}") } else { format!("{value:.0}") };
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

/// A percentage with all of its digits: `5.125%`.
pub fn percentage(percent: f64) -> String {
    format!("{percent}%")
}

/// An amount of a currency, with cents only where there are any: `2,700.50 EUR`.
pub fn money(amount: Decimal, currency: &str) -> String {
    format!("{} {currency}", grouped(&cents(amount), ",", ".", 4))
}

/// The digits of an amount: two places where it has one.
pub(super) fn cents(amount: Decimal) -> String {
    let amount = amount.normalize();
    if amount.scale() == 1 { format!("{amount:.2}") } else { amount.to_string() }
}

/// What one of many costs, to the cent: `0.91 EUR`; `under 0.01 EUR` where it is less.
pub fn unit_price(amount: Decimal, currency: &str) -> String {
    let cent = Decimal::new(1, 2);
    if amount > Decimal::ZERO && amount < cent {
        return format!("under {}", money(cent, currency));
    }
    money(amount.round_dp(2), currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr as _;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str(text).unwrap()
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0_u64, 999, 1_000, 38_400, 1_234_567].map(number), ["0", "999", "1,000", "38,400", "1,234,567"]);
        assert_eq!(number(decimal("-1200.50")), "-1,200.5");
        assert_eq!([-3.0, 0.4, 999.5, 12_300.2].map(whole), ["0", "0", "1,000", "12,300"]);
    }

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
        assert_eq!([5.0, 5.125].map(percentage), ["5%", "5.125%"]);
    }

    #[test]
    fn amounts_have_full_cents_or_none() {
        assert_eq!(money(decimal("1234567.5"), "EUR"), "1,234,567.50 EUR");
        assert_eq!(money(decimal("900.00"), "EUR"), "900 EUR");
        assert_eq!(unit_price(decimal("0.9090"), "EUR"), "0.91 EUR");
        assert_eq!(unit_price(decimal("0.0009"), "EUR"), "under 0.01 EUR");
    }
}
