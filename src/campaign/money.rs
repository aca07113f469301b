//! Money: decimal, and never of two currencies at once without a stated rate.

use crate::source::Spanned;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::fmt;

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency with this code; three ASCII letters.
    pub fn new(code: &str) -> Option<Currency> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Currency(bytes))
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// How much.
    pub amount: Decimal,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// Nothing, in a currency.
    pub fn zero(currency: Currency) -> Money {
        Money { amount: Decimal::ZERO, currency }
    }

    /// The amount as a float, for ratios that are shown and never added up.
    pub fn as_f64(&self) -> f64 {
        self.amount.to_f64().unwrap_or(0.0)
    }

    /// The sum with an amount of the same currency; the larger of the two where it would be too large.
    pub fn plus(self, other: Money) -> Money {
        let sum = self.amount.checked_add(other.amount);
        Money { amount: sum.unwrap_or(self.amount.max(other.amount)), ..self }
    }

    /// So many times the amount; the amount itself where it would be too large.
    pub fn times(self, n: u64) -> Money {
        Money { amount: self.amount.checked_mul(Decimal::from(n)).unwrap_or(self.amount), ..self }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", grouped(self.amount), self.currency)
    }
}

/// A number with commas between the thousands, with cents only where there are any.
pub fn grouped(n: Decimal) -> String {
    let n = n.normalize();
    let text = if n.scale() == 1 { format!("{n:.2}") } else { n.to_string() };
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let digits = whole.trim_start_matches('-');
    let mut out = String::with_capacity(text.len() + 4);
    out.push_str(&whole[..whole.len() - digits.len()]);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// A stated rate of exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchange {
    /// This much …
    pub from: Money,
    /// … is worth this much.
    pub to: Money,
}

/// The rates that a campaign states.
#[derive(Debug, Clone, Copy)]
pub struct Rates<'c> {
    rates: &'c [Spanned<Exchange>],
}

impl<'c> Rates<'c> {
    /// Takes stated rates.
    pub fn new(rates: &'c [Spanned<Exchange>]) -> Self {
        Rates { rates }
    }

    /// An amount in another currency, by a stated rate in either direction. `None` where no rate is stated.
    pub fn convert(&self, money: Money, to: Currency) -> Option<Money> {
        if money.currency == to {
            return Some(money);
        }
        self.rates.iter().find_map(|rate| {
            let (a, b) = match (rate.from.currency, rate.to.currency) {
                (from, into) if from == money.currency && into == to => (rate.from, rate.to),
                (from, into) if into == money.currency && from == to => (rate.to, rate.from),
                _ => return None,
            };
            let amount = money.amount.checked_mul(b.amount)?.checked_div(a.amount)?;
            Some(Money { amount: amount.round_dp(4).normalize(), currency: to })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr as _;

    fn money(amount: &str, code: &str) -> Money {
        Money { amount: Decimal::from_str(amount).unwrap(), currency: Currency::new(code).unwrap() }
    }

    #[test]
    fn amounts_are_written_with_groups_and_full_cents() {
        assert_eq!(money("1234567.5", "EUR").to_string(), "1,234,567.50 EUR");
        assert_eq!(money("900", "EUR").to_string(), "900 EUR");
    }

    #[test]
    fn a_stated_rate_works_in_both_directions_and_no_other_is_made_up() {
        let span = crate::source::Span::default();
        let rates = [Spanned::new(Exchange { from: money("1", "USD"), to: money("0.92", "EUR") }, span)];
        let rates = Rates::new(&rates);
        let eur = Currency::new("EUR").unwrap();
        assert_eq!(rates.convert(money("100", "USD"), eur), Some(money("92", "EUR")));
        assert_eq!(rates.convert(money("92", "EUR"), Currency::new("USD").unwrap()), Some(money("100", "USD")));
        assert_eq!(rates.convert(money("1", "GBP"), eur), None);
    }
}
