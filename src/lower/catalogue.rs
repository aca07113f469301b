//! The rules of the language itself: what `explain` tells of them.

use crate::findings::{Evidence, Grade, Level, Meta, Mistake};

const CONTRACT: &[Evidence] = &[Evidence {
    claim: "What a campaign file means is laid down in the language reference.",
    source: "docs/language.md",
    grade: Grade::A,
}];

const fn meta(name: &'static str, level: Level, [summary, why, how, bad, good]: [&'static str; 5]) -> Meta {
    Meta { name, mistake: Mistake::Language, level, summary, why, how, thresholds: &[], evidence: CONTRACT, bad, good }
}

/// A file cannot be read as text.
pub static UNREADABLE_FILE: Meta = meta(
    "unreadable-file",
    Level::Error,
    [
        "A file cannot be read as text.",
        "A folder in place of a file, another encoding than UTF-8, more than 64 MB: nothing in such a file has a meaning.",
        "Save the file as UTF-8; every editor can.",
        "",
        "",
    ],
);

/// A line cannot be read at all.
pub static UNREADABLE_STATEMENT: Meta = meta(
    "unreadable-statement",
    Level::Error,
    [
        "A line cannot be read at all.",
        "Each line says one thing: a word, then its values. What begins with something else, or holds signs that mean nothing, has no meaning.",
        "The rest of the file keeps its meaning; only this line is left out.",
        "phase launch 2027-03-01 .. 2027-03-14 @@",
        "phase launch 2027-03-01 .. 2027-03-14",
    ],
);

/// A block has no closing `}`.
pub static UNCLOSED_BLOCK: Meta = meta(
    "unclosed-block",
    Level::Error,
    [
        "A block has no closing `}`.",
        "What belongs to the block and what comes after it can only be guessed without the brace.",
        "The guess trusts words that stand only at top level, and the indentation.",
        r#"audience extra "Extra" {
  size 10k

phase launch 2027-03-01 .. 2027-03-14"#,
        r#"audience extra "Extra" {
  size 10k
}

phase launch 2027-03-01 .. 2027-03-14"#,
    ],
);

/// A brace opens or closes nothing.
pub static STRAY_BRACE: Meta = meta(
    "stray-brace",
    Level::Error,
    [
        "A brace opens or closes nothing.",
        "One brace too many shifts the meaning of all that follows.",
        "Braces are counted; what closes nothing is left out.",
        r#"phase launch 2027-03-01 .. 2027-03-14
}"#,
        "phase launch 2027-03-01 .. 2027-03-14",
    ],
);

/// Blocks nest too deep, or a statement is too long.
pub static TOO_DEEP: Meta = meta(
    "too-deep",
    Level::Error,
    [
        "Blocks nest too deep, or a statement is too long.",
        "No campaign nests deeper than three blocks. Files that do are not written by people, and are not read further.",
        "The limits are 32 blocks and 200,000 values in one statement.",
        "",
        "",
    ],
);

/// A text has no closing quote.
pub static UNCLOSED_STRING: Meta = meta(
    "unclosed-string",
    Level::Error,
    [
        "A text has no closing quote.",
        "Where the text ends can only be guessed.",
        "A text on one line is taken to end with its line.",
        r#"phase launch 2027-03-01 .. 2027-03-14 { goal "People know the name }"#,
        r#"phase launch 2027-03-01 .. 2027-03-14 { goal "People know the name" }"#,
    ],
);

/// Something is written as in another tool.
pub static FOREIGN_NOTATION: Meta = meta(
    "foreign-notation",
    Level::Error,
    [
        "Something is written as in another tool.",
        "`$900`, `1,200`, `03/08/2027`, `key: value` and their like have one meaning in the tool they come from and another one, or none, here.",
        "Most are understood all the same, and `check --fix` rewrites them.",
        r#"phase launch 2027-03-01 .. 2027-03-14 { goal: "People know the name" }"#,
        r#"phase launch 2027-03-01 .. 2027-03-14 { goal "People know the name" }"#,
    ],
);

/// A word is not in the language.
pub static UNKNOWN_WORD: Meta = meta(
    "unknown-word",
    Level::Error,
    [
        "A word is not in the language.",
        "A word that nobody knows is never left out in silence: it may be the budget.",
        "The nearest word that may stand there is proposed, and taken for what was meant.",
        r#"phase launch 2027-03-01 .. 2027-03-14 { gaol "People know the name" }"#,
        r#"phase launch 2027-03-01 .. 2027-03-14 { goal "People know the name" }"#,
    ],
);

/// A word stands in a block that does not take it.
pub static MISPLACED_WORD: Meta = meta(
    "misplaced-word",
    Level::Error,
    [
        "A word stands in a block that does not take it.",
        "Each word has its block; in another one it says nothing.",
        "The blocks that take the word are named.",
        "phase launch 2027-03-01 .. 2027-03-14 { budget 900 EUR }",
        "phase launch 2027-03-01 .. 2027-03-14",
    ],
);

/// A value is of the wrong kind.
pub static WRONG_VALUE: Meta = meta(
    "wrong-value",
    Level::Error,
    [
        "A value is of the wrong kind.",
        "The value cannot be understood, and is unknown; it is never taken for zero.",
        "What was expected, what was found, and a correct line are shown.",
        r#"audience extra "Extra" { size many }"#,
        r#"audience extra "Extra" { size 10k }"#,
    ],
);

/// A value lies outside of what is possible.
pub static OUT_OF_RANGE: Meta = meta(
    "out-of-range",
    Level::Error,
    [
        "A value lies outside of what is possible.",
        "A share over 100%, a range that ends before it begins, a phase outside of the run: one of the numbers is wrong.",
        "The value is unknown to all that follows.",
        "phase launch 2027-03-14 .. 2027-03-01",
        "phase launch 2027-03-01 .. 2027-03-14",
    ],
);

/// A date or a time does not exist.
pub static NO_SUCH_DATE: Meta = meta(
    "no-such-date",
    Level::Error,
    [
        "A date or a time does not exist.",
        "No calendar has a 31st of February.",
        "The last day of the month is proposed.",
        r#"influencer extra "Extra" {
  on instagram @extra { followers 10k }
  used_product since 2026-02-31
}"#,
        r#"influencer extra "Extra" {
  on instagram @extra { followers 10k }
  used_product since 2026-02-28
}"#,
    ],
);

/// A name is not declared.
pub static UNKNOWN_NAME: Meta = meta(
    "unknown-name",
    Level::Error,
    [
        "A name is not declared.",
        "What a name leads to has to be declared once, in any place of the file or of the files it imports.",
        "The nearest declared name of the right kind is proposed, and taken for what was meant.",
        "group extra { members nobody_here }",
        "",
    ],
);

/// A country, currency, language, time zone or rule is not known.
pub static UNKNOWN_CODE: Meta = meta(
    "unknown-code",
    Level::Error,
    [
        "A country, currency, language, time zone or rule is not known.",
        "Codes are those of ISO 3166, ISO 4217, BCP 47 and IANA.",
        "The likely code is proposed: `UK` leads to `GB`.",
        r#"audience extra "Extra" { countries UK }"#,
        r#"audience extra "Extra" { countries GB }"#,
    ],
);

/// A name is declared twice.
pub static DUPLICATE_NAME: Meta = meta(
    "duplicate-name",
    Level::Error,
    [
        "A name is declared twice.",
        "Which of the two is meant can only be guessed.",
        "The first declaration holds; it is shown beside.",
        r#"phase launch 2027-03-01 .. 2027-03-07
phase launch 2027-03-08 .. 2027-03-14"#,
        "phase launch 2027-03-01 .. 2027-03-07",
    ],
);

/// A property is stated twice.
pub static DUPLICATE_PROPERTY: Meta = meta(
    "duplicate-property",
    Level::Error,
    [
        "A property is stated twice.",
        "Which of the two holds can only be guessed.",
        "The first statement holds; it is shown beside.",
        r#"phase launch 2027-03-01 .. 2027-03-14 { goal "One"; goal "Two" }"#,
        r#"phase launch 2027-03-01 .. 2027-03-14 { goal "One" }"#,
    ],
);

/// A block lacks a property that it needs.
pub static MISSING_PROPERTY: Meta = meta(
    "missing-property",
    Level::Error,
    [
        "A block lacks a property that it needs.",
        "Without it the campaign cannot be judged or scheduled.",
        "What is missing, and a line that states it, are shown.",
        r#"metric visits "Visits to a shop" { unit count }"#,
        r#"metric visits "Visits to a shop" { family conversion }"#,
    ],
);

/// A file that is compiled has no `campaign`, or more than one.
pub static NO_CAMPAIGN: Meta = meta(
    "no-campaign",
    Level::Error,
    [
        "A file that is compiled has no `campaign`, or more than one.",
        "Exactly one campaign is compiled at a time; files without one are there to be imported.",
        "Files of a folder that have no campaign are checked as shared ones.",
        r#"campaign "Spring" { brand "Knospe"; objective launch; budget 900 EUR; runs 2027-03-01 .. 2027-04-11 }
campaign "Summer" { brand "Knospe"; objective loyalty; budget 900 EUR; runs 2027-06-01 .. 2027-06-30 }"#,
        r#"campaign "Spring" { brand "Knospe"; objective launch; budget 900 EUR; runs 2027-03-01 .. 2027-04-11 }"#,
    ],
);

/// An import cannot be followed.
pub static IMPORT: Meta = meta(
    "import",
    Level::Error,
    [
        "An import cannot be followed.",
        "A file that is not there, a circle of imports, a path out of the project: the declarations in it are missing.",
        "Paths are relative to the importing file and stay inside the project.",
        r#"import "../../outside.campaign""#,
        "",
    ],
);

/// A roster cannot be read, or not wholly.
pub static ROSTER: Meta = meta(
    "roster",
    Level::Error,
    [
        "A roster cannot be read, or not wholly.",
        "A cell that cannot be understood is unknown; it is never taken for zero.",
        "The row and the column are named.",
        r#"roster agency from "missing.csv""#,
        "",
    ],
);

/// Two currencies meet without a rate.
pub static NO_EXCHANGE: Meta = meta(
    "no-exchange",
    Level::Error,
    [
        "Two currencies meet without a rate.",
        "Amounts of different currencies are never added up by guess.",
        "State a rate in the `campaign` block.",
        r#"influencer extra "Extra" { on instagram @extra { followers 10k }; fee 900 CHF }"#,
        "",
    ],
);

/// Somebody is to publish where she has no account, or in a format that does not exist there.
pub static NO_ACCOUNT: Meta = meta(
    "no-account",
    Level::Error,
    [
        "Somebody is to publish where she has no account, or in a format that does not exist there.",
        "The deliverable cannot exist as it is written.",
        "Accounts stand in the `influencer` block, formats in the `channel`.",
        "",
        "",
    ],
);

/// A group finds fewer people than it asks for.
pub static SHORT_CAST: Meta = meta(
    "short-cast",
    Level::Warning,
    [
        "A group finds fewer people than it asks for.",
        "What the group selects by, or its budget, is too narrow for the people that are known.",
        "What is unknown of a person fits nothing that asks for it.",
        "group extra { followers 1 .. 2 }",
        "",
    ],
);

/// The cast that is written down no longer matches what is known of its people.
pub static STALE_CAST: Meta = meta(
    "stale-cast",
    Level::Warning,
    [
        "The cast that `campaign.lock` holds was chosen by figures that have changed.",
        "A cast that nobody looks at again may cost more, or reach fewer people, than when it was chosen.",
        "Each changed price and reach is named; `campaignc cast --update` chooses anew.",
        "",
        "",
    ],
);

/// An `allow` does nothing any more.
pub static UNUSED_ALLOW: Meta = meta(
    "unused-allow",
    Level::Advice,
    [
        "An `allow` does nothing any more.",
        "A reason that outlives its finding hides the next one.",
        "An `allow` is idle when the rule it names finds nothing in its block.",
        r#"allow no-home because "The brand has no channel yet.""#,
        "",
    ],
);

/// No schedule can keep all that the file demands.
pub static NO_SCHEDULE: Meta = meta(
    "no-schedule",
    Level::Error,
    [
        "No schedule can keep all that the file demands.",
        "At least one of the demands has to give.",
        "A smallest set of statements that cannot hold together is shown, with changes that would help.",
        "",
        "",
    ],
);

/// A setting of `campaignc.yaml` cannot be understood.
pub static CONFIGURATION: Meta = meta(
    crate::findings::config::RULE,
    Level::Error,
    [
        "A setting of `campaignc.yaml` cannot be understood.",
        "A setting that is left out in silence is a rule that somebody believes to be on, or off.",
        "What can be understood is used; the rest is left at its default.",
        "",
        "",
    ],
);

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
