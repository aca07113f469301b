//! What a cell says: a number, a date, or that it is not known. Nothing is guessed: a cell that could mean two things is
//! a doubt, unless its column as a whole tells which.

use jiff::civil::Date;
use rust_decimal::Decimal;
use std::str::FromStr as _;

/// What stands for "not known" in tables.
const UNKNOWN: &[&str] = &[
    "",
    "-",
    "–",
    "—",
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "k.a.",
    "null",
    "none",
    "nan",
    "unknown",
    "unbekannt",
    "inconnu",
    "desconocido",
    "?",
    "tbd",
    "tba",
    "n/d",
    "s/d",
    "nicht bekannt",
];

/// What a sheet writes where a formula went wrong, in several languages.
const ERRORS: &[&str] = &[
    "#VALUE!",
    "#VALOR!",
    "#WERT!",
    "#VALEUR!",
    "#VALORE!",
    "#WAARDE!",
    "#ARG!",
    "#HODNOTA!",
    "#N/A",
    "#N/D",
    "#NV",
    "#N/V",
    "#REF!",
    "#BEZUG!",
    "#DIV/0!",
    "#NAME?",
    "#NOMBRE?",
    "#NOME?",
    "#NUM!",
    "#ZAHL!",
    "#NULL!",
    "#SPILL!",
    "#ERROR!",
    "#ÜBERLAUF!",
    "N/A'",
];

/// The longest of the words above, in bytes.
const LONGEST_WORD: usize = 16;

/// The kind of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FigureKind {
    Count,
    Rate,
    Money,
}

/// A cell before its column is taken into account.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'t> {
    /// It says that nothing is known.
    Unknown,
    /// It should say something and cannot: locked, or an error of a formula.
    Lost(&'static str),
    /// A number in some notation.
    Number(Number<'t>),
    /// Something else.
    Other,
}

/// A number as written: its digits with signs between, the power of ten behind it, a percent sign, a currency.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number<'t> {
    pub body: &'t str,
    pub power: u32,
    pub percent: bool,
    pub currency: Option<[u8; 3]>,
}

/// Looks at a cell of figures.
pub(super) fn look(cell: &str) -> Cell<'_> {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}' | '\u{feff}'));
    // Most cells of a large table are plain numbers or long texts: nothing below has to look at them.
    let figure = cell.starts_with(|c: char| c.is_ascii_digit());
    if !figure && cell.len() <= LONGEST_WORD {
        if UNKNOWN.contains(&cell) || UNKNOWN.contains(&cell.to_lowercase().as_str()) {
            return Cell::Unknown;
        }
        if cell.starts_with(['#', 'N', 'n']) && ERRORS.contains(&cell.to_uppercase().as_str()) {
            return Cell::Lost("an error of a formula");
        }
    }
    if !cell.is_ascii() && cell.contains(['\u{1f512}', '\u{1f510}', '\u{1f50f}']) {
        return Cell::Lost("locked");
    }
    number(cell).map_or(Cell::Other, Cell::Number)
}

fn number(cell: &str) -> Option<Number<'_>> {
    cell.rfind(|c: char| c.is_ascii_digit())?;
    let (cell, currency) = without_currency(cell)?;
    let (cell, percent) = match cell.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (cell, false),
    };
    let end = cell.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (body, suffix) = cell.split_at(end);
    let power = match suffix.trim().to_lowercase().as_str() {
        "" => 0,
        "k" | "t" | "tsd" | "tsd." | "mil" => 3,
        "m" | "mio" | "mio." | "mln" => 6,
        "b" | "mrd" | "mrd." => 9,
        _ => return None,
    };
    let right = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '_');
    let first = body.starts_with(|c: char| c.is_ascii_digit());
    (first && body.chars().all(right) && body.len() < 40 && !(percent && power > 0)).then_some(Number {
        body,
        power,
        percent,
        currency,
    })
}

/// Takes a currency off the front or the back of a cell; `None` where there are two.
fn without_currency(cell: &str) -> Option<(&str, Option<[u8; 3]>)> {
    if cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'%')) {
        return Some((cell, None));
    }
    let signs = [("€", *b"EUR"), ("US$", *b"USD"), ("$", *b"USD"), ("£", *b"GBP")];
    for (sign, code) in signs {
        if let Some(rest) = cell.strip_prefix(sign).or_else(|| cell.strip_suffix(sign)) {
            return Some((rest.trim(), Some(code))).filter(|(r, _)| !r.contains(sign));
        }
    }
    let code = |text: &str| -> Option<[u8; 3]> {
        let letters: [u8; 3] = text.as_bytes().try_into().ok()?;
        let upper = letters.map(|b| b.to_ascii_uppercase());
        // In small letters only those that nobody takes for a word: `top 10` is no money of Tonga.
        let usual = [*b"EUR", *b"USD", *b"GBP", *b"CHF"].contains(&upper);
        let known = letters.iter().all(u8::is_ascii_uppercase) && crate::vocabulary::is_currency(text);
        (usual || known).then_some(upper)
    };
    let front = cell.get(..3).and_then(code).map(|c| (cell[3..].trim_start(), Some(c)));
    let back = || {
        let at = cell.len().checked_sub(3)?;
        cell.get(at..).and_then(code).map(|c| (cell[..at].trim_end(), Some(c)))
    };
    Some(front.or_else(back).unwrap_or((cell, None)))
}

impl Number<'_> {
    /// Which sign stands before the decimals, where this cell tells beyond doubt.
    pub fn decimal_sign(&self, kind: FigureKind) -> Option<char> {
        let (dots, commas) = (self.body.matches('.').count(), self.body.matches(',').count());
        match (dots, commas) {
            (0, 0) => None,
            (1.., 1..) => self.body.chars().rev().find(|c| matches!(c, '.' | ',')),
            (2.., 0) => Some(','),
            (0, 2..) => Some('.'),
            _ => {
                let sign = if dots == 1 { '.' } else { ',' };
                let tail = self.body.len() - self.body.find(sign)? - 1;
                (kind != FigureKind::Rate && tail != 3).then_some(sign)
            }
        }
    }

    /// The value, where `sign` is the one that the column has before decimals; an error says what it could be.
    pub fn value(&self, kind: FigureKind, sign: Option<char>) -> Result<Decimal, &'static str> {
        const UNREADABLE: &str = "no number that can be read";
        let (dots, commas) = (self.body.matches('.').count(), self.body.matches(',').count());
        let decimal = match (dots, commas) {
            (0, 0) => None,
            (1.., 1..) => self.body.chars().rev().find(|c| matches!(c, '.' | ',')),
            (2.., 0) | (0, 2..) => None,
            _ => {
                let one = if dots == 1 { '.' } else { ',' };
                let (head, tail) = self.body.split_once(one).unwrap_or((self.body, ""));
                let groups = tail.len() == 3 && (1..=3).contains(&head.len()) && !head.starts_with('0');
                match kind {
                    FigureKind::Rate => Some(one),
                    _ if !groups => Some(one),
                    _ if self.power > 0 => match sign {
                        Some(other) if other != one => return Err("either thousands or decimals"),
                        _ => Some(one),
                    },
                    FigureKind::Count => None,
                    FigureKind::Money if sign == Some(one) => return Err("either thousands or decimals"),
                    FigureKind::Money => None,
                }
            }
        };
        let value = match self.body.len() <= 18 && self.body.bytes().all(|b| b.is_ascii_digit()) {
            true => Decimal::from(self.body.parse::<u64>().map_err(|_| UNREADABLE)?),
            false => {
                let plain = plain(self.body, decimal).ok_or(UNREADABLE)?;
                Decimal::from_str(&plain).map_err(|_| UNREADABLE)?
            }
        };
        let value = value.checked_mul(Decimal::from(10_u64.pow(self.power))).ok_or(UNREADABLE)?;
        if value >= Decimal::from(1_000_000_000_000_u64) {
            return Err("larger than any such number");
        }
        Ok(value.normalize())
    }
}

/// The nearest binary fraction of a decimal one. Exact digits over an exact power of ten are divided right, without a text
/// between.
pub(super) fn binary(value: &Decimal) -> Option<f64> {
    const TENS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let value = value.normalize();
    match (i64::try_from(value.mantissa()), TENS.get(value.scale() as usize)) {
        (Ok(digits), Some(ten)) if digits.abs() < 1 << 53 => Some(digits as f64 / ten),
        _ => value.to_string().parse().ok(),
    }
}

/// Digits with at most one dot; `None` where the groups between thousands have not three digits.
fn plain(body: &str, decimal: Option<char>) -> Option<String> {
    let (whole, rest) = match decimal {
        Some(sign) => body.rsplit_once(sign)?,
        None => (body, ""),
    };
    let signs: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    if signs.windows(2).any(|w| w[0] != w[1]) || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if (decimal.is_some() && rest.is_empty()) || signs.first().is_some_and(|s| Some(*s) == decimal) {
        return None;
    }
    if let Some(sign) = signs.first() {
        let groups: Vec<&str> = whole.split(*sign).collect();
        let first = groups.first().is_some_and(|g| (1..=3).contains(&g.len()));
        if !first || groups.iter().skip(1).any(|g| g.len() != 3) {
            return None;
        }
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    Some(if rest.is_empty() { digits } else { format!("{digits}.{rest}") })
}

/// A date as written: both readings where the order of day and month is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenDate {
    Plain(Date),
    /// Day first, month first.
    Either(Option<Date>, Option<Date>),
}

/// Reads a date, with or without a time behind it.
pub(super) fn day(cell: &str) -> Option<WrittenDate> {
    let cell = cell.trim();
    if let Some(day) = named_month(cell) {
        return Some(WrittenDate::Plain(day));
    }
    let head = cell.split(['T', ' ']).next()?;
    let by = head.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = head.split(by).collect();
    let [a, b, c] = parts[..] else { return None };
    if ![a, b, c].iter().all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|d| d.is_ascii_digit())) {
        return None;
    }
    let n = |s: &str| s.parse::<i16>().ok();
    let date = |y: &str, m: &str, d: &str| {
        let year = n(y).map(|y| if y < 100 { y + 2000 } else { y })?;
        let (m, d) = (i8::try_from(n(m)?).ok()?, i8::try_from(n(d)?).ok()?);
        Date::new(year, m, d).ok().filter(|_| (1990..=2199).contains(&year))
    };
    if a.len() == 4 {
        return date(a, b, c).map(WrittenDate::Plain);
    }
    if by == '.' {
        return date(c, b, a).map(WrittenDate::Plain);
    }
    match (date(c, b, a), date(c, a, b)) {
        (None, None) => None,
        (day, month) => Some(WrittenDate::Either(day, month)),
    }
}

/// `Oct 3, 2026`, `3 October 2026`.
fn named_month(cell: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<&str> = cell.split([' ', ',']).filter(|w| !w.is_empty()).take(3).collect();
    let month = |w: &str| {
        let key = w.get(..3)?.to_lowercase();
        MONTHS.iter().position(|m| *m == key).filter(|_| w.chars().all(char::is_alphabetic)).map(|m| m as i8 + 1)
    };
    let [a, b, year] = words[..] else { return None };
    let year = year.parse::<i16>().ok().filter(|y| (1990..=2199).contains(y))?;
    let (month, day) = match (month(a), month(b)) {
        (Some(m), None) => (m, b),
        (None, Some(m)) => (m, a),
        _ => return None,
    };
    Date::new(year, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(cell: &str, sign: Option<char>) -> Option<String> {
        match look(cell) {
            Cell::Number(n) => n.value(FigureKind::Count, sign).ok().map(|v| v.to_string()),
            _ => None,
        }
    }

    #[test]
    fn numbers_are_read_as_the_tables_of_the_world_write_them() {
        let cases = [
            ("38.4k", "38400"),
            ("12,5K", "12500"),
            ("1.2M", "1200000"),
            ("2.300", "2300"),
            ("2,300", "2300"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1 234 567", "1234567"),
            ("1'234'567", "1234567"),
            ("2,3 mil", "2300"),
            ("18400", "18400"),
            ("184.00", "184"),
            ("1,5 Mio.", "1500000"),
        ];
        for (cell, expected) in cases {
            assert_eq!(count(cell, None).as_deref(), Some(expected), "{cell}");
        }
        for cell in ["1,23,456", "12..5", "1.2.3", "k", "12kk", "1,2345,678", "--5", "5-", "1.234,567.8", "12 3456"] {
            assert_eq!(count(cell, None), None, "{cell}");
        }
        assert_eq!(count("1.234k", Some(',')), None, "it is open whether the dot stands before thousands");
    }

    #[test]
    fn what_is_not_known_is_told_from_what_is_lost() {
        assert_eq!(look("N/A"), Cell::Unknown);
        assert_eq!(look(" – "), Cell::Unknown);
        assert_eq!(look("🔒"), Cell::Lost("locked"));
        assert_eq!(look("#WERT!"), Cell::Lost("an error of a formula"));
        assert_eq!(look("lots"), Cell::Other);
        let words = UNKNOWN.iter().chain(ERRORS);
        assert!(words.clone().all(|w| w.len() <= LONGEST_WORD && !w.starts_with(|c: char| c.is_ascii_digit())));
        assert!(words.clone().all(|w| !matches!(look(w), Cell::Other | Cell::Number(_))), "each word is known");
    }

    #[test]
    fn dates_are_read_and_their_order_is_left_open_where_it_is() {
        let date = |y, m, d| Date::new(y, m, d).unwrap();
        assert_eq!(day("2026-10-03"), Some(WrittenDate::Plain(date(2026, 10, 3))));
        assert_eq!(day("3.10.2026 14:00"), Some(WrittenDate::Plain(date(2026, 10, 3))));
        assert_eq!(day("Oct 3, 2026"), Some(WrittenDate::Plain(date(2026, 10, 3))));
        assert_eq!(day("10/03/2026"), Some(WrittenDate::Either(Some(date(2026, 3, 10)), Some(date(2026, 10, 3)))));
        assert_eq!(day("31/12/2026"), Some(WrittenDate::Either(Some(date(2026, 12, 31)), None)));
        assert_eq!(day("32/12/2026"), None);
    }
}
