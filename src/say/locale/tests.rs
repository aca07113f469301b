use super::*;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::str::FromStr as _;

const TEXTS: [(&str, &str); 4] = [
    ("en", include_str!("en.ftl")),
    ("de", include_str!("de.ftl")),
    ("fr", include_str!("fr.ftl")),
    ("es", include_str!("es.ftl")),
];

fn each<T: std::fmt::Debug>(show: impl Fn(&'static Locale) -> T) -> [T; 4] {
    [0, 1, 2, 3].map(|i| show(&ALL[i]))
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str(text).unwrap()
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
    let ranges = ["1 – 9 March 2027", "1. – 9. März 2027", "1er – 9 mars 2027", "1 – 9 de marzo de 2027"];
    assert_eq!(each(|l| l.range(date(2027, 3, 1), day)), ranges);
    assert_eq!(Locale::of(Some("es")).range(date(2027, 2, 1), day), "1 de febrero – 9 de marzo de 2027");
    assert_eq!(each(|l| l.duration(1, "days")), ["1 day", "1 Tag", "1 jour", "1 día"]);
    assert_eq!(each(|l| l.duration(90, "seconds")), ["90 seconds", "90 Sekunden", "90 secondes", "90 segundos"]);
}

#[test]
fn numbers_and_money_are_grouped_as_each_language_groups_them() {
    assert_eq!(each(|l| l.count(1_500)), ["1,500", "1.500", "1\u{202f}500", "1500"]);
    assert_eq!(each(|l| l.count(38_400)), ["38,400", "38.400", "38\u{202f}400", "38.400"]);
    let euros = ["€2,700.50", "2.700,50\u{a0}€", "2\u{202f}700,50\u{a0}€", "2700,50\u{a0}€"];
    assert_eq!(each(|l| l.money(decimal("2700.5"), "EUR")), euros);
    let francs = ["CHF\u{a0}900", "900\u{a0}CHF", "900\u{a0}CHF", "900\u{a0}CHF"];
    assert_eq!(each(|l| l.money(decimal("900"), "CHF")), francs);
    assert_eq!(Locale::of(None).money(decimal("0.05"), "EUR"), "€0.05");
    assert_eq!(each(|l| l.percent(4.5)), ["4.5%", "4,5\u{a0}%", "4,5\u{202f}%", "4,5\u{a0}%"]);
}

#[test]
fn a_number_within_words_is_grouped_and_chooses_their_form() {
    let posts = |n: u64| each(|l| words!(l, posts, count = n));
    assert_eq!(posts(1), ["1 post", "1 Beitrag", "1 publication", "1 publicación"]);
    assert_eq!(
        posts(12_000),
        ["12,000 posts", "12.000 Beiträge", "12\u{202f}000 publications", "12.000 publicaciones"]
    );
    assert_eq!(each(|l| l.pieces(2, "reel")), ["2 reels", "2 Reels", "2 reels", "2 reels"]);
    assert_eq!(each(|l| l.pieces(2, "zine box")), ["2 zine boxes", "2 zine box", "2 zine box", "2 zine box"]);
}

#[test]
fn lists_end_with_the_word_of_the_language() {
    assert_eq!(each(|l| l.list(&["a", "b", "c"])), ["a, b and c", "a, b und c", "a, b et c", "a, b y c"]);
    assert_eq!(Locale::of(Some("es-MX")).list(&["tú", "Inés"]), "tú e Inés");
    assert_eq!(each(|l| l.beside(&["a", "b"])), ["a; b", "a; b", "a\u{a0}; b", "a; b"]);
}

#[test]
fn a_language_that_is_not_there_falls_back_to_english() {
    assert_eq!(Locale::of(Some("it")).tag, "en");
    assert_eq!(Locale::of(Some("de-AT")).tag, "de");
    assert_eq!(Locale::of(None).tag, "en");
}

#[test]
fn every_country_has_its_name_in_every_language() {
    assert_eq!(each(|l| l.country("IN")), ["India", "Indien", "Inde", "India"]);
    assert_eq!(Locale::of(Some("de")).country("US"), "USA");
    assert!(COUNTRIES.len() > 240 && COUNTRIES.values().all(|n| n.len() == 4 && n.iter().all(|n| !n.is_empty())));
}

/// The things that a pattern has filled in.
fn filled<'p>(pattern: &Pattern<&'p str>, found: &mut Vec<&'p str>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                variants.iter().for_each(|v| filled(&v.value, found));
                selector
            }
        };
        match inline {
            InlineExpression::VariableReference { id } => found.push(id.name),
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("neither a value nor a sign: {other:?}"),
        }
    }
    found.sort_unstable();
    found.dedup();
}

/// The keys of a text, each with what is filled in.
fn keys(text: &str) -> BTreeMap<String, Vec<String>> {
    let sound = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut keys = BTreeMap::new();
    for entry in &sound.body {
        let Entry::Message(message) = entry else { continue };
        let mut values = Vec::new();
        filled(message.value.as_ref().expect("a key has words"), &mut values);
        let values = values.into_iter().map(str::to_string).collect();
        assert!(keys.insert(message.id.name.to_string(), values).is_none(), "{} stands twice", message.id.name);
    }
    keys
}

#[test]
fn every_language_has_the_keys_of_english_with_the_same_things_filled_in() {
    let english = keys(TEXTS[0].1);
    for (tag, text) in TEXTS {
        let own = keys(text);
        for (key, values) in &english {
            assert_eq!(own.get(key), Some(values), "{tag}: {key}");
        }
        let more = own.keys().filter(|k| !english.contains_key(*k) && !k.starts_with("placement_"));
        assert_eq!(more.collect::<Vec<_>>(), Vec::<&String>::new(), "{tag} has keys that English has not");
    }
}

#[test]
fn spaces_before_french_signs_do_not_break() {
    for line in TEXTS[2].1.lines().filter(|l| !l.starts_with('#')) {
        let loose = [" :", " ;", " ?", " !", "« ", " »"].into_iter().find(|sign| line.contains(sign));
        assert_eq!(loose, None, "{line}");
    }
}
