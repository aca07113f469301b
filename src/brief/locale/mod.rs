//! The languages of the compiler's own words, with their ways to write days, numbers and money.
//!
//! One file a language. The forms are those of the Unicode CLDR, written out for the few patterns that documents need.

mod de;
mod en;
mod es;
mod fr;
mod placement;
mod words;

pub(crate) use words::{Words, fill};

use crate::campaign::{DateRange, Duration, Money, Percent};
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

/// A language.
#[derive(Debug)]
pub(crate) struct Locale {
    /// Its tag (BCP 47).
    pub(crate) tag: &'static str,
    /// The compiler's own words.
    pub(crate) words: &'static Words,
    months: [&'static str; 12],
    months_short: [&'static str; 12],
    weekdays: [&'static str; 7],
    weekdays_short: [&'static str; 7],
    /// `{weekday}`, `{day}`, `{month}`, `{year}`.
    long_day: &'static str,
    weekday_day: &'static str,
    day_month: &'static str,
    short_day: &'static str,
    day_only: &'static str,
    /// Behind the day where it is the first of its month: `1er mars`.
    first_day: &'static str,
    group: &'static str,
    decimal: &'static str,
    /// From how many digits before the decimal sign numbers are grouped.
    grouped_from: usize,
    percent: &'static str,
    /// `{amount}` and `{currency}`, with a sign (`€`) and with a code (`CHF`).
    money_sign: &'static str,
    money_code: &'static str,
    /// The time of a day: `{time}`.
    clock: &'static str,
    /// Singular and plural of second, minute, hour, day, week.
    units: [(&'static str, &'static str); 5],
    formats: &'static [(&'static str, &'static str, &'static str)],
    metrics: &'static [(&'static str, &'static str)],
    countries: &'static [(&'static str, &'static str)],
}

static ALL: [&Locale; 4] = [&en::EN, &de::DE, &fr::FR, &es::ES];

impl Locale {
    /// The language of a tag: by its first part, English for one that is not there.
    pub(crate) fn of(tag: Option<&str>) -> &'static Locale {
        let language = tag.and_then(|t| t.split('-').next()).unwrap_or("en").to_ascii_lowercase();
        ALL.iter().find(|l| l.tag == language).copied().unwrap_or(&en::EN)
    }

    /// A day in full: `Tuesday, 9 March 2027`.
    pub(crate) fn long_day(&self, date: Date) -> String {
        self.date(self.long_day, date, &self.weekdays, &self.months)
    }

    /// A day with its weekday, short: `Tue 9 March`.
    pub(crate) fn weekday_day(&self, date: Date) -> String {
        self.date(self.weekday_day, date, &self.weekdays_short, &self.months)
    }

    /// A day, as short as it can be: `9 Mar`.
    pub(crate) fn short_day(&self, date: Date) -> String {
        self.date(self.short_day, date, &self.weekdays_short, &self.months_short)
    }

    /// A day without its weekday: `9 March`.
    pub(crate) fn day_month(&self, date: Date) -> String {
        self.date(self.day_month, date, &self.weekdays_short, &self.months)
    }

    /// A day without its weekday, with its year: `9 March 2027`.
    pub(crate) fn day_year(&self, date: Date) -> String {
        let pattern = self.long_day.trim_start_matches("{weekday}").trim_start_matches([',', ' ']);
        self.date(pattern, date, &self.weekdays, &self.months)
    }

    /// From a day to a day: `1 – 29 March 2027`.
    pub(crate) fn range(&self, range: DateRange) -> String {
        if range.first == range.last {
            return self.day_year(range.last);
        }
        format!("{} – {}", self.range_start(range.first, range.last), self.day_year(range.last))
    }

    /// The first day of a range whose last day is written in full: without the month and the year that they share.
    pub(crate) fn range_start(&self, first: Date, last: Date) -> String {
        match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => self.date(self.day_only, first, &self.weekdays, &self.months),
            (true, false) => self.day_month(first),
            _ => self.day_year(first),
        }
    }

    fn date(&self, pattern: &str, date: Date, weekdays: &[&str; 7], months: &[&str; 12]) -> String {
        let day = if date.day() == 1 { format!("1{}", self.first_day) } else { date.day().to_string() };
        let values = [
            ("weekday", weekdays[date.weekday().to_monday_zero_offset() as usize % 7]),
            ("day", day.as_str()),
            ("month", months[(date.month() as usize + 11) % 12]),
            ("year", &date.year().to_string()),
        ];
        fill(pattern, &values)
    }

    /// A time of a day.
    pub(crate) fn time(&self, time: Time) -> String {
        fill(self.clock, &[("time", &format!("{:02}:{:02}", time.hour(), time.minute()))])
    }

    /// A whole number.
    pub(crate) fn count(&self, n: u64) -> String {
        self.number(Decimal::from(n))
    }

    /// A number with all of its digits.
    pub(crate) fn number(&self, n: Decimal) -> String {
        let text = n.normalize().to_string();
        let (whole, rest) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let digits = whole.trim_start_matches('-');
        let mut out = String::from(&whole[..whole.len() - digits.len()]);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 && digits.len() >= self.grouped_from {
                out.push_str(self.group);
            }
            out.push(digit);
        }
        if !rest.is_empty() {
            out.push_str(self.decimal);
            out.push_str(rest);
        }
        out
    }

    /// A number with at most one digit behind the decimal sign.
    pub(crate) fn rounded(&self, n: f64) -> String {
        let tenths = (n * 10.0).round();
        Decimal::try_from(tenths / 10.0).map_or_else(|_| n.to_string(), |n| self.number(n))
    }

    /// A percentage.
    pub(crate) fn percent(&self, percent: Percent) -> String {
        let number = Decimal::try_from(percent.0).unwrap_or_default().round_dp(2);
        format!("{}{}", self.number(number), self.percent)
    }

    /// An amount of money; cents only where there are any.
    pub(crate) fn money(&self, money: Money) -> String {
        let rounded = money.amount.round_dp(2).normalize();
        let cents = if rounded.scale() == 0 {
            String::new()
        } else {
            format!("{:02}", (rounded.fract().abs() * Decimal::ONE_HUNDRED).round())
        };
        let mut amount = self.number(rounded.trunc());
        if !cents.is_empty() {
            amount = format!("{amount}{}{cents}", self.decimal);
        }
        let (pattern, currency) = match money.currency.code() {
            "EUR" => (self.money_sign, "€"),
            "USD" => (self.money_sign, "$"),
            "GBP" => (self.money_sign, "£"),
            _ => (self.money_code, money.currency.code()),
        };
        fill(pattern, &[("amount", &amount), ("currency", currency)])
    }

    /// A span of time, in the unit in which it was written.
    pub(crate) fn duration(&self, duration: Duration) -> String {
        let unit = match duration.unit {
            "seconds" => 0,
            "minutes" => 1,
            "hours" => 2,
            "days" => 3,
            _ => 4,
        };
        let (one, many) = self.units[unit];
        format!("{} {}", self.count(duration.count), if duration.count == 1 { one } else { many })
    }

    /// So many working days.
    pub(crate) fn working_days(&self, days: i64) -> String {
        let unit = if days == 1 { self.words.working_day } else { self.words.working_days };
        format!("{days} {unit}")
    }

    /// So many pieces of a format: `3 reels`.
    pub(crate) fn pieces(&self, count: usize, format: &str) -> String {
        let (one, many) = self.format(format);
        match count {
            1 => format!("1 {one}"),
            n => format!("{n} {many}"),
        }
    }

    /// The name of a format, singular and plural; its own name where the language has none for it.
    pub(crate) fn format<'f>(&self, format: &'f str) -> (&'f str, &'f str) {
        self.formats.iter().find(|(id, _, _)| *id == format).map_or((format, format), |(_, one, many)| (*one, *many))
    }

    /// The name of a built-in metric.
    pub(crate) fn metric(&self, name: &str) -> Option<&'static str> {
        self.metrics.iter().find(|(id, _)| *id == name).map(|(_, words)| *words)
    }

    /// The name of a country; its code where the language has none for it.
    pub(crate) fn country<'c>(&self, code: &'c str) -> &'c str {
        let own = self.countries.iter().find(|(c, _)| *c == code).map(|(_, name)| *name);
        own.or_else(|| if self.tag == "en" { crate::vocabulary::country_name(code) } else { None }).unwrap_or(code)
    }

    /// `a, b and c`.
    pub(crate) fn list(&self, items: &[impl AsRef<str>]) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_string(),
            [before @ .., last] => {
                let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
                format!("{} {} {}", before.join(", "), self.and(last.as_ref()), last.as_ref())
            }
        }
    }

    /// The word between the last two of a list: Spanish has `e` for `y` before the sound of an `i`.
    fn and(&self, next: &str) -> &'static str {
        let next = next.to_lowercase();
        let i = next.starts_with('i') || next.starts_with('í') || next.starts_with("hi");
        if self.tag == "es" && i && !next.starts_with("hie") && !next.starts_with("hia") { "e" } else { self.words.and }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::Currency;
    use crate::vocabulary::{CHANNELS, METRICS};
    use jiff::civil::date;
    use std::str::FromStr as _;

    fn money(amount: &str, code: &str) -> Money {
        Money { amount: Decimal::from_str(amount).unwrap(), currency: Currency::new(code).unwrap() }
    }

    fn each(show: impl Fn(&Locale) -> String) -> [String; 4] {
        ALL.map(show)
    }

    #[test]
    fn days_are_written_as_each_language_writes_them() {
        let day = date(2027, 3, 9);
        assert_eq!(
            each(|l| l.long_day(day)),
            ["Tuesday, 9 March 2027", "Dienstag, 9. März 2027", "mardi 9 mars 2027", "martes, 9 de marzo de 2027"]
        );
        assert_eq!(each(|l| l.short_day(day)), ["9 Mar", "9. März", "9 mars", "9 mar"]);
        assert_eq!(each(|l| l.weekday_day(day)), ["Tue 9 March", "Di, 9. März", "mar. 9 mars", "mar, 9 de marzo"]);
        assert_eq!(Locale::of(Some("fr")).day_month(date(2027, 3, 1)), "1er mars");
        let range = DateRange { first: date(2027, 3, 1), last: day };
        let ranges = ["1 – 9 March 2027", "1. – 9. März 2027", "1er – 9 mars 2027", "1 – 9 de marzo de 2027"];
        assert_eq!(each(|l| l.range(range)), ranges);
        let longer = DateRange { first: date(2027, 2, 1), last: day };
        assert_eq!(Locale::of(Some("es")).range(longer), "1 de febrero – 9 de marzo de 2027");
    }

    #[test]
    fn numbers_and_money_are_grouped_as_each_language_groups_them() {
        assert_eq!(each(|l| l.count(1_500)), ["1,500", "1.500", "1\u{202f}500", "1500"]);
        assert_eq!(each(|l| l.count(38_400)), ["38,400", "38.400", "38\u{202f}400", "38.400"]);
        let euros = ["€2,700.50", "2.700,50\u{a0}€", "2\u{202f}700,50\u{a0}€", "2700,50\u{a0}€"];
        assert_eq!(each(|l| l.money(money("2700.5", "EUR"))), euros);
        let francs = ["CHF\u{a0}900", "900\u{a0}CHF", "900\u{a0}CHF", "900\u{a0}CHF"];
        assert_eq!(each(|l| l.money(money("900", "CHF"))), francs);
        assert_eq!(Locale::of(None).money(money("0.05", "EUR")), "€0.05");
        assert_eq!(each(|l| l.percent(Percent(4.5))), ["4.5%", "4,5\u{a0}%", "4,5\u{202f}%", "4,5\u{a0}%"]);
    }

    #[test]
    fn lists_end_with_the_word_of_the_language() {
        assert_eq!(each(|l| l.list(&["a", "b", "c"])), ["a, b and c", "a, b und c", "a, b et c", "a, b y c"]);
        assert_eq!(Locale::of(Some("es-MX")).list(&["tú", "Inés"]), "tú e Inés");
    }

    #[test]
    fn a_language_that_is_not_there_falls_back_to_english() {
        assert_eq!(Locale::of(Some("it")).tag, "en");
        assert_eq!(Locale::of(Some("de-AT")).tag, "de");
        assert_eq!(Locale::of(None).tag, "en");
    }

    #[test]
    fn every_language_fills_in_the_same_things() {
        let names = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|t| Some(t.split_once('}')?.0.to_string())).collect();
            names.sort_unstable();
            names
        };
        for locale in ALL {
            for ((key, text), (_, english)) in locale.words.all().into_iter().zip(en::EN.words.all()) {
                assert!(!text.is_empty(), "{}: {key}", locale.tag);
                assert_eq!(names(text), names(english), "{}: {key}", locale.tag);
            }
        }
    }

    #[test]
    fn every_language_knows_every_format_and_metric() {
        for locale in ALL {
            for format in CHANNELS.iter().flat_map(|c| c.formats) {
                assert!(locale.formats.iter().any(|(id, _, _)| id == format), "{}: {format}", locale.tag);
            }
            for metric in METRICS {
                assert!(locale.metric(metric.name).is_some(), "{}: {}", locale.tag, metric.name);
            }
        }
    }
}
