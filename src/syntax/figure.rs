//! What a token that begins with a digit stands for: a number, a date, a time, or a habit from elsewhere.

use jiff::civil::{Date, Time, time};
use rust_decimal::Decimal;
use std::str::FromStr;

/// What a figure stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// `42`, `42_000`, `38.4k`, `5.1%`: the value (38400 for `38.4k`, 5.1 for `5.1%`) and whether it is a percentage.
    Number {
        /// The value, its suffix `k`, `M` or `B` multiplied in.
        value: Decimal,
        /// Whether a `%` stands behind it.
        percent: bool,
    },
    /// `2026-03-02`.
    Date(Date),
    /// `18:30`.
    Time(Time),
    /// None of these.
    Odd(OddFigure),
}

/// A figure that the language does not have, as far as it can be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddFigure {
    /// `2026-02-31`: has the form of a date, but there is no such day. The last day of that month where that is the fault.
    NoSuchDay(Option<Date>),
    /// `25:00`: has the form of a time, but there is none such.
    NoSuchTime,
    /// `03/08/2027`, `8.3.2027`, `2027/03/08`: a date in another order. Both readings where both exist.
    OtherDate(Option<Date>, Option<Date>),
    /// `900EUR`, `3days`: a number with a word glued to it; the length of the number in bytes.
    Glued(usize),
    /// `38K`, `1.2m`: the suffix in the wrong case; the right one.
    Suffix(char),
    /// `1.200.000`: dots between the thousands; the value meant.
    Dotted(Decimal),
    /// `1200000000000000000000000`: more digits than any sum of money has.
    TooLarge,
    /// Nothing that could be told.
    Unknown,
}

/// Reads a figure.
pub fn read_figure(raw: &str) -> Figure {
    let figure = match raw.as_bytes() {
        [.., b':', _, _] | [_, b':', ..] | [_, _, b':', ..] => read_time(raw),
        b if b.len() >= 8 && raw.contains('-') => read_date(raw),
        _ => read_number(raw),
    };
    figure.unwrap_or_else(|| Figure::Odd(odd(raw)))
}

fn read_number(raw: &str) -> Option<Figure> {
    let (body, percent) = raw.strip_suffix('%').map_or((raw, false), |b| (b, true));
    let (digits, power) = match body.as_bytes().last()? {
        b'k' => (&body[..body.len() - 1], 3),
        b'M' => (&body[..body.len() - 1], 6),
        b'B' => (&body[..body.len() - 1], 9),
        _ => (body, 0),
    };
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'_');
    let whole = digits.split('.').next().unwrap_or("");
    if !plain || digits.ends_with(['_', '.']) || digits.contains("__") || digits[whole.len()..].contains('_') {
        return None;
    }
    let value = match digits.contains('_') {
        true => Decimal::from_str(&digits.replace('_', "")),
        false if digits.len() < 10 && whole.len() == digits.len() => Ok(Decimal::from(digits.parse::<u64>().ok()?)),
        false => Decimal::from_str(digits),
    };
    let value = value.ok()?.checked_mul(Decimal::from(10_u64.pow(power)))?;
    (value < Decimal::from(1_000_000_000_000_000_u64)).then_some(Figure::Number { value: value.normalize(), percent })
}

fn read_date(raw: &str) -> Option<Figure> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = raw.as_bytes() else { return None };
    let number =
        |digits: &[u8]| digits.iter().try_fold(0_i16, |n, d| d.is_ascii_digit().then(|| n * 10 + i16::from(d - b'0')));
    let (year, month, day) = (number(&[a, b, c, d])?, number(&[e, f])?, number(&[g, h])?);
    Some(Figure::Date(civil(year, month as i8, day as i8)?))
}

fn read_time(raw: &str) -> Option<Figure> {
    let (hour, minute) = raw.split_once(':')?;
    let (h, m) = (hour.parse::<i8>().ok()?, minute.parse::<i8>().ok()?);
    let right = minute.len() == 2 && hour.len() <= 2 && (0..24).contains(&h) && (0..60).contains(&m);
    right.then(|| Figure::Time(time(h, m, 0, 0)))
}

fn fields(raw: &str, by: char) -> Option<(i16, i8, i8)> {
    let mut parts = raw.split(by);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<i16>().ok()).flatten();
    let fields = (number(a)?, number(b)? as i8, number(c)?);
    match parts.next() {
        None if fields.2 < 128 && number(b)? < 128 => Some((fields.0, fields.1, fields.2 as i8)),
        _ => None,
    }
}

fn civil(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|_| (1900..=2999).contains(&year))
}

fn odd(raw: &str) -> OddFigure {
    if raw.len() == 10
        && let Some((y, m, d)) = fields(raw, '-')
    {
        let last = civil(y, m, 1).map(|first| first.last_of_month()).filter(|_| (1..=31).contains(&d));
        return OddFigure::NoSuchDay(last);
    }
    other_date(raw)
        .or_else(|| {
            let clock = raw.split_once(':')?;
            (clock.0.parse::<u8>().is_ok() && clock.1.parse::<u8>().is_ok()).then_some(OddFigure::NoSuchTime)
        })
        .or_else(|| wrong_suffix(raw))
        .or_else(|| dotted(raw))
        .or_else(|| glued(raw))
        .unwrap_or(if raw.bytes().filter(u8::is_ascii_digit).count() > 15 {
            OddFigure::TooLarge
        } else {
            OddFigure::Unknown
        })
}

/// `03/08/2027` may be the 8th of March or the 3rd of August; `2027/03/08` is plain.
fn other_date(raw: &str) -> Option<OddFigure> {
    let by = ['/', '.', '-'].into_iter().find(|c| raw.contains(*c))?;
    let parts: Vec<&str> = raw.split(by).collect();
    let [a, b, c] = parts[..] else { return None };
    if ![a, b, c].iter().all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let n = |s: &str| s.parse::<i16>().unwrap_or(0);
    let small = |s: &str| n(s).min(99) as i8;
    if a.len() == 4 && c.len() < 3 {
        return Some(OddFigure::OtherDate(civil(n(a), small(b), small(c)), None));
    }
    if a.len() > 2 || b.len() > 2 || !(c.len() == 4 || c.len() == 2) {
        return None;
    }
    let year = if c.len() == 2 { 2000 + n(c) } else { n(c) };
    let (day_first, month_first) = (civil(year, small(b), small(a)), civil(year, small(a), small(b)));
    match by {
        '/' if day_first != month_first => Some(OddFigure::OtherDate(day_first, month_first)),
        '-' if a.len() == 2 && c.len() == 2 => {
            Some(OddFigure::OtherDate(civil(2000 + n(a), small(b), small(c)), day_first))
        }
        _ => Some(OddFigure::OtherDate(day_first.or(month_first), None)),
    }
}

fn wrong_suffix(raw: &str) -> Option<OddFigure> {
    let right = match raw.chars().last()? {
        'K' => 'k',
        'm' => 'M',
        'b' => 'B',
        _ => return None,
    };
    read_number(&format!("{}{right}", &raw[..raw.len() - 1])).map(|_| OddFigure::Suffix(right))
}

fn dotted(raw: &str) -> Option<OddFigure> {
    let groups: Vec<&str> = raw.split('.').collect();
    let right = groups.len() > 2 && groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3);
    let digits = right.then(|| groups.concat())?;
    Decimal::from_str(&digits).ok().map(OddFigure::Dotted)
}

fn glued(raw: &str) -> Option<OddFigure> {
    let number = raw.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_'))?;
    let (digits, word) = raw.split_at(number);
    let clean = read_number(digits).is_some() && word.chars().all(char::is_alphabetic);
    clean.then_some(OddFigure::Glued(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn number(raw: &str) -> Option<(String, bool)> {
        match read_figure(raw) {
            Figure::Number { value, percent } => Some((value.to_string(), percent)),
            _ => None,
        }
    }

    #[test]
    fn numbers_are_exact() {
        assert_eq!(number("42"), Some(("42".into(), false)));
        assert_eq!(number("42_000"), Some(("42000".into(), false)));
        assert_eq!(number("38.4k"), Some(("38400".into(), false)));
        assert_eq!(number("1.2M"), Some(("1200000".into(), false)));
        assert_eq!(number("2B"), Some(("2000000000".into(), false)));
        assert_eq!(number("5.1%"), Some(("5.1".into(), true)));
        assert_eq!(number("0.10"), Some(("0.1".into(), false)));
        assert_eq!(number("5__0"), None);
        assert_eq!(number("5_"), None);
    }

    #[test]
    fn dates_and_times() {
        assert_eq!(read_figure("2026-03-02"), Figure::Date(date(2026, 3, 2)));
        assert_eq!(read_figure("18:30"), Figure::Time(time(18, 30, 0, 0)));
        assert_eq!(read_figure("9:05"), Figure::Time(time(9, 5, 0, 0)));
    }

    #[test]
    fn habits_from_elsewhere_are_told_apart() {
        let odd = |raw| match read_figure(raw) {
            Figure::Odd(odd) => odd,
            other => panic!("{raw} read as {other:?}"),
        };
        assert_eq!(odd("2026-02-31"), OddFigure::NoSuchDay(Some(date(2026, 2, 28))));
        assert_eq!(odd("2026-13-01"), OddFigure::NoSuchDay(None));
        assert_eq!(odd("25:00"), OddFigure::NoSuchTime);
        assert_eq!(odd("03/08/2027"), OddFigure::OtherDate(Some(date(2027, 8, 3)), Some(date(2027, 3, 8))));
        assert_eq!(odd("8.3.2027"), OddFigure::OtherDate(Some(date(2027, 3, 8)), None));
        assert_eq!(odd("2027/03/08"), OddFigure::OtherDate(Some(date(2027, 3, 8)), None));
        assert_eq!(odd("08-03-2027"), OddFigure::OtherDate(Some(date(2027, 3, 8)), None));
        assert_eq!(odd("27-03-08"), OddFigure::OtherDate(Some(date(2027, 3, 8)), Some(date(2008, 3, 27))));
        assert_eq!(odd("900EUR"), OddFigure::Glued(3));
        assert_eq!(odd("3days"), OddFigure::Glued(1));
        assert_eq!(odd("38K"), OddFigure::Suffix('k'));
        assert_eq!(odd("1.2m"), OddFigure::Suffix('M'));
        assert_eq!(odd("1.200.000"), OddFigure::Dotted(Decimal::from(1_200_000)));
        assert_eq!(odd("99999999999999999999999999999999"), OddFigure::TooLarge);
    }
}
