//! The rules of the language itself: what `explain` tells of them. Each has a file in `catalogue/`.

use crate::findings::{Evidence, Grade, Level, Meta, Mistake};

const CONTRACT: &[Evidence] = &[Evidence {
    claim: "What a campaign file means is laid down in the language reference.",
    source: "docs/language.md",
    grade: Grade::A,
}];

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// All of them, in the order of the documentation.
pub static ALL: &[&Meta] = &[
    &UNREADABLE_FILE,
    &UNREADABLE_STATEMENT,
    &UNCLOSED_BLOCK,
    &STRAY_BRACE,
    &TOO_DEEP,
    &UNCLOSED_STRING,
    &FOREIGN_NOTATION,
    &UNKNOWN_WORD,
    &MISPLACED_WORD,
    &WRONG_VALUE,
    &OUT_OF_RANGE,
    &NO_SUCH_DATE,
    &UNKNOWN_NAME,
    &UNKNOWN_CODE,
    &DUPLICATE_NAME,
    &DUPLICATE_PROPERTY,
    &MISSING_PROPERTY,
    &NO_CAMPAIGN,
    &IMPORT,
    &ROSTER,
    &NO_EXCHANGE,
    &NO_ACCOUNT,
    &SHORT_CAST,
    &STALE_CAST,
    &UNUSED_ALLOW,
    &NO_SCHEDULE,
    &CONFIGURATION,
];
