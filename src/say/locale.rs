//! The languages of documents: their words, and their ways to write days, numbers and money.
//!
//! The words stand in `locale/*.ftl` (Fluent), one file a language; the names of countries in one table. The forms are
//! those of the Unicode CLDR. A file is read once, when its language is first asked for.

use super::{dates, figures, words};
use crate::source::Spanned;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// A language.
pub(crate) struct Locale {
    /// Its tag (BCP 47).
    pub(crate) tag: &'static str,
    bundle: LazyLock<FluentBundle<FluentResource>>,
    forms: LazyLock<Forms>,
}

/// What is needed too often to be looked up each time.
struct Forms {
    months: Vec<&'static str>,
    months_short: Vec<&'static str>,
    weekdays: Vec<&'static str>,
    weekdays_short: Vec<&'static str>,
    between: String,
    group: String,
    decimal: String,
    /// From how many digits before the decimal sign numbers are grouped.
    grouped_from: usize,
}

macro_rules! locale {
    ($place:literal, $tag:literal) => {
        Locale {
            tag: $tag,
            bundle: LazyLock::new(|| {
                // What a file has wrong is left out here, and found by the tests below.
                let text = include_str!(concat!("locale/", $tag, ".ftl")).to_string();
                let resource = FluentResource::try_new(text).unwrap_or_else(|(sound, _)| sound);
                let mut bundle = FluentBundle::new_concurrent($tag.parse().into_iter().collect());
                bundle.set_use_isolating(false);
                bundle.set_formatter(Some(write_number::<$place, _>));
                bundle.add_resource_overriding(resource);
                bundle
            }),
            forms: LazyLock::new(|| Forms::of(&ALL[$place])),
        }
    };
}

static ALL: [Locale; 4] = [locale!(0, "en"), locale!(1, "de"), locale!(2, "fr"), locale!(3, "es")];

/// A number within words: as the language writes it.
fn write_number<const PLACE: usize, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(n) = value else { return None };
    Some(ALL[PLACE].number(Decimal::try_from(n.value).ok()?))
}

/// The names of countries by their code, in the order of the languages.
static COUNTRIES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("locale/countries.tsv").lines().filter(|l| !l.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split_once('\t')).map(|(code, names)| (code, names.split('\t').collect())).collect()
});

/// A value in the words of a language.
pub(crate) enum Spoken<'v> {
    /// Words that stay as they are.
    Text(Cow<'v, str>),
    /// A whole number, which chooses the form of the words around it.
    Count(u64),
}

/// What can be filled into words: a language writes it in its own way.
pub(crate) trait Said {
    /// The value as it stands within the words.
    fn said(&self, locale: &'static Locale) -> Spoken<'_>;
}

impl Said for str {
    fn said(&self, _: &'static Locale) -> Spoken<'_> {
        Spoken::Text(Cow::Borrowed(self))
    }
}

impl Said for String {
    fn said(&self, locale: &'static Locale) -> Spoken<'_> {
        self.as_str().said(locale)
    }
}

impl Said for u64 {
    fn said(&self, _: &'static Locale) -> Spoken<'_> {
        Spoken::Count(*self)
    }
}

impl Said for usize {
    fn said(&self, _: &'static Locale) -> Spoken<'_> {
        Spoken::Count(*self as u64)
    }
}

impl<T: Said> Said for Spanned<T> {
    fn said(&self, locale: &'static Locale) -> Spoken<'_> {
        self.value.said(locale)
    }
}

impl<T: Said + ?Sized> Said for &T {
    fn said(&self, locale: &'static Locale) -> Spoken<'_> {
        (**self).said(locale)
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.tag)
    }
}

impl Forms {
    fn of(locale: &'static Locale) -> Forms {
        let names = |key| locale.word(key).split(' ').collect();
        let sign = |key| locale.fill(key, &[]);
        Forms {
            months: names("months"),
            months_short: names("months_short"),
            weekdays: names("weekdays"),
            weekdays_short: names("weekdays_short"),
            between: sign("between"),
            group: sign("group_sign"),
            decimal: sign("decimal_sign"),
            grouped_from: sign("grouped_from").parse().unwrap_or(4),
        }
    }
}

/// Words.
impl Locale {
    /// The language of a tag: by its first part, English for one that is not there.
    pub(crate) fn of(tag: Option<&str>) -> &'static Locale {
        let language = tag.and_then(|t| t.split('-').next()).unwrap_or("en").to_ascii_lowercase();
        ALL.iter().find(|l| l.tag == language).unwrap_or(&ALL[0])
    }

    /// Words in which nothing is filled in; ask through `words!`, which knows that they are there.
    pub(crate) fn word(&'static self, key: &str) -> &'static str {
        let pattern = self.bundle.get_message(key).and_then(|m| m.value());
        match pattern.map(|p| self.bundle.format_pattern(p, None, &mut Vec::new())) {
            Some(Cow::Borrowed(text)) => text,
            _ => "",
        }
    }

    /// Words with what is filled in; ask through `words!`, which knows that they are there and what they take.
    pub(crate) fn fill(&'static self, key: &str, values: &[(&'static str, Spoken<'_>)]) -> String {
        self.find(key, values).unwrap_or_default()
    }

    /// The same for a key that may not be there.
    pub(crate) fn find(&'static self, key: &str, values: &[(&'static str, Spoken<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Spoken::Text(text) => args.set(*name, text.as_ref()),
                Spoken::Count(n) => args.set(*name, *n),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{}: {key}: {errors:?}", self.tag);
        Some(text)
    }

    /// A value as it stands within words.
    pub(crate) fn value<'v>(&'static self, value: &'v (impl Said + ?Sized)) -> Spoken<'v> {
        value.said(self)
    }

    /// A value by itself.
    pub(crate) fn say(&'static self, value: impl Said) -> String {
        match value.said(self) {
            Spoken::Text(text) => text.into_owned(),
            Spoken::Count(n) => self.count(n),
        }
    }

    /// So many pieces of a format: `3 reels`.
    pub(crate) fn pieces(&'static self, count: usize, format: &str) -> String {
        format!("{} {}", self.count(count), self.format_of(count, format))
    }

    /// The name of a format in the singular; its own name where the language has none for it.
    pub(crate) fn format(&'static self, format: &str) -> String {
        self.format_of(1, format)
    }

    fn format_of(&'static self, count: usize, format: &str) -> String {
        let known = self.find(&format!("format_{format}"), &[("count", count.said(self))]);
        let other = || if self.tag == "en" && count != 1 { super::plural(format) } else { format.to_string() };
        known.unwrap_or_else(other)
    }

    /// The words of a family for something that has a name in the language of plans: `metric`, `task`, `placement`.
    pub(crate) fn named(&'static self, family: &str, name: &str) -> Option<&'static str> {
        Some(self.word(&format!("{family}_{name}"))).filter(|words| !words.is_empty())
    }

    /// The name of a country or of the union; its code where there is none.
    pub(crate) fn country<'c>(&self, code: &'c str) -> &'c str {
        let place = ALL.iter().position(|l| l.tag == self.tag).unwrap_or(0);
        COUNTRIES.get(code).and_then(|names| names.get(place)).copied().unwrap_or(code)
    }

    /// `a, b and c`.
    pub(crate) fn list(&'static self, items: &[impl AsRef<str>]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        match items.as_slice() {
            [] => String::new(),
            [one] => one.to_string(),
            [before @ .., last] => format!("{} {} {last}", before.join(", "), self.and(last)),
        }
    }

    /// The word between the last two of a list: Spanish has `e` for `y` before the sound of an `i`.
    pub(crate) fn and(&'static self, next: &str) -> String {
        let next = next.to_lowercase();
        let glide = next.starts_with("hie") || next.starts_with("hia");
        let i = !glide && (next.starts_with('i') || next.starts_with('í') || next.starts_with("hi"));
        words!(self, and, sound = if i { "i" } else { "other" })
    }

    /// Parts of one line that are whole by themselves: `a; b`.
    pub(crate) fn beside(&'static self, items: &[impl AsRef<str>]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(&self.forms.between)
    }
}

/// Days and times.
impl Locale {
    /// A day in full: `Tuesday, 9 March 2027`.
    pub(crate) fn long_day(&'static self, date: Date) -> String {
        let (weekday, month) = (self.weekday(date), self.month(date));
        words!(self, long_day, weekday = weekday, day = self.day(date), month = month, year = year(date))
    }

    /// A day with its weekday, short: `Tue 9 March`.
    pub(crate) fn weekday_day(&'static self, date: Date) -> String {
        let weekday = named(&self.forms.weekdays_short, date.weekday().to_monday_zero_offset());
        words!(self, weekday_day, weekday = weekday, day = self.day(date), month = self.month(date))
    }

    /// A day, as short as it can be: `9 Mar`.
    pub(crate) fn short_day(&'static self, date: Date) -> String {
        let month = named(&self.forms.months_short, date.month() - 1);
        words!(self, short_day, day = self.day(date), month = month)
    }

    /// A day without its weekday: `9 March`.
    pub(crate) fn day_month(&'static self, date: Date) -> String {
        words!(self, day_month, day = self.day(date), month = self.month(date))
    }

    /// A day without its weekday, with its year: `9 March 2027`.
    pub(crate) fn day_year(&'static self, date: Date) -> String {
        words!(self, day_year, day = self.day(date), month = self.month(date), year = year(date))
    }

    /// From a day to a day: `1 – 29 March 2027`.
    pub(crate) fn range(&'static self, first: Date, last: Date) -> String {
        if first == last {
            return self.day_year(last);
        }
        words!(self, day_range, first = self.range_start(first, last), last = self.day_year(last))
    }

    /// The first day of a range whose last day is written in full: without the month and the year that they share.
    pub(crate) fn range_start(&'static self, first: Date, last: Date) -> String {
        match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => self.day(first),
            (true, false) => self.day_month(first),
            _ => self.day_year(first),
        }
    }

    /// The number of a day: `9`, `1er`.
    fn day(&'static self, date: Date) -> String {
        words!(self, day_number, day = date.day().unsigned_abs() as u64)
    }

    /// The name of the month of a day.
    pub(crate) fn month(&'static self, date: Date) -> &'static str {
        named(&self.forms.months, date.month() - 1)
    }

    /// The name of the weekday of a day.
    pub(crate) fn weekday(&'static self, date: Date) -> &'static str {
        named(&self.forms.weekdays, date.weekday().to_monday_zero_offset())
    }

    /// A time of a day.
    pub(crate) fn time(&'static self, time: Time) -> String {
        words!(self, clock, time = dates::time(time))
    }

    /// A span of time, in the unit in which it was written: `3 days`.
    pub(crate) fn duration(&'static self, count: u64, unit: &str) -> String {
        self.fill(&format!("unit_{unit}"), &[("count", count.said(self))])
    }
}

fn named(names: &[&'static str], place: i8) -> &'static str {
    names.get(place.unsigned_abs() as usize).copied().unwrap_or("")
}

fn year(date: Date) -> String {
    date.year().to_string()
}

/// Numbers and money.
impl Locale {
    /// A whole number.
    pub(crate) fn count(&'static self, n: impl Into<Decimal>) -> String {
        self.number(n.into())
    }

    /// A number with all of its digits.
    pub(crate) fn number(&'static self, n: Decimal) -> String {
        self.digits(&n.normalize().to_string())
    }

    fn digits(&'static self, digits: &str) -> String {
        figures::grouped(digits, &self.forms.group, &self.forms.decimal, self.forms.grouped_from)
    }

    /// A number with at most one digit behind the decimal sign.
    pub(crate) fn rounded(&'static self, n: f64) -> String {
        let tenths = (n * 10.0).round();
        Decimal::try_from(tenths / 10.0).map_or_else(|_| n.to_string(), |n| self.number(n))
    }

    /// A percentage.
    pub(crate) fn percent(&'static self, percent: f64) -> String {
        let number = self.number(Decimal::try_from(percent).unwrap_or_default().round_dp(2));
        words!(self, percent, number = number)
    }

    /// A fraction of 1 in percent, with one digit behind the decimal sign below 10%.
    pub(crate) fn share(&'static self, fraction: f64) -> String {
        let value = fraction * 100.0;
        let places = if value.abs() < 9.95 { 10.0 } else { 1.0 };
        self.percent((value * places).round() / places)
    }

    /// An amount of a currency; cents only where there are any.
    pub(crate) fn money(&'static self, amount: Decimal, currency: &str) -> String {
        let amount = self.digits(&figures::cents(amount.round_dp(2)));
        let sign = [("EUR", "€"), ("USD", "$"), ("GBP", "£")].into_iter().find(|(code, _)| *code == currency);
        match sign {
            Some((_, sign)) => words!(self, money_sign, amount = amount, currency = sign),
            None => words!(self, money_code, amount = amount, currency = currency),
        }
    }
}

#[cfg(test)]
mod tests;
