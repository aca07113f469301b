//! Countries (ISO 3166), currencies (ISO 4217), languages (BCP 47) and time zones (IANA). The lists are in `data/codes.toml`.

use iso_currency::{Currency, IntoEnumIterator as _};

include!(concat!(env!("OUT_DIR"), "/codes.rs"));

/// Whether this is the code of a country, as in `DE`.
pub fn is_country(code: &str) -> bool {
    country_name(code).is_some()
}

/// The English name of a country.
pub fn country_name(code: &str) -> Option<&'static str> {
    COUNTRIES.binary_search_by_key(&code, |(c, _)| c).ok().map(|i| COUNTRIES[i].1)
}

/// The code that is probably meant: by name, by habit (`UK`), by case.
pub fn similar_country(written: &str) -> Option<&'static str> {
    let upper = written.to_uppercase();
    let habit = habit(COUNTRY_HABITS, &upper);
    let by_code = COUNTRIES.iter().find(|(code, _)| *code == habit);
    let by_name = || COUNTRIES.iter().find(|(_, name)| name.to_uppercase() == upper);
    by_code.or_else(by_name).map(|(code, _)| *code)
}

/// Whether this is the code of a currency, as in `EUR`.
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && Currency::from_code(code).is_some()
}

/// The English name of a currency.
pub fn currency_name(code: &str) -> Option<String> {
    Currency::from_code(code).filter(|_| code.len() == 3).map(|c| c.name().to_string())
}

/// All codes of currencies, in alphabetical order.
pub fn currencies() -> Vec<&'static str> {
    let mut codes: Vec<&str> = Currency::iter().map(|c| c.code()).collect();
    codes.sort_unstable();
    codes
}

/// All countries: codes and English names, in the order of the codes.
pub fn countries() -> &'static [(&'static str, &'static str)] {
    COUNTRIES
}

/// All languages with a code of two letters.
pub fn languages() -> &'static [&'static str] {
    LANGUAGES
}

/// The currency that is probably meant by a sign, a name or a slip.
pub fn similar_currency(written: &str) -> Option<&'static str> {
    let upper = written.to_uppercase();
    let habit = habit(CURRENCY_HABITS, &upper);
    let codes = || Currency::iter().map(|c| c.code());
    let near = |c: &&str| crate::say::one_slip(&upper, c);
    codes()
        .find(|c| *c == habit)
        .or_else(|| COMMON_CURRENCIES.iter().copied().find(near))
        .or_else(|| codes().find(near))
}

/// The code that something stands for in these habits, else what is written.
fn habit<'w>(habits: &[(&'static str, &'static str)], written: &'w str) -> &'w str {
    habits.iter().find(|(habit, _)| *habit == written).map_or(written, |(_, code)| code)
}

/// Whether this is a language tag whose language exists, as in `de` or `pt-BR`.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("");
    let known = match language.len() {
        2 => LANGUAGES.binary_search(&language).is_ok(),
        3 => language.bytes().all(|b| b.is_ascii_lowercase()),
        _ => false,
    };
    known && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether this is the name of a time zone, as in `Europe/Berlin`.
pub fn is_zone(name: &str) -> bool {
    // Short names, as `EST`, are in the database for old programs alone: they know no daylight-saving time, or not that of
    // the place that is meant.
    let spelled_out = name.contains('/') || name == "UTC";
    spelled_out && jiff::tz::TimeZone::get(name).is_ok_and(|zone| zone.iana_name() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_for_binary_search() {
        assert!(COUNTRIES.is_sorted() && LANGUAGES.is_sorted());
    }

    #[test]
    fn what_people_write_leads_to_the_code() {
        assert_eq!(similar_country("UK"), Some("GB"));
        assert_eq!(similar_country("germany"), Some("DE"));
        assert_eq!(similar_currency("€"), Some("EUR"));
        assert_eq!(similar_currency("EUX"), Some("EUR"));
        assert!(is_language("pt-BR") && !is_language("german"));
        assert!(is_zone("Europe/Berlin") && !is_zone("Europe/Berln"));
    }
}
