//! The tables of the vocabulary: which file holds what, and what it becomes.

use super::reader::Reader;
use super::{Fault, Field, Record, Shape, field};

/// A file of tables; each of its keys becomes a constant.
#[derive(Debug)]
pub struct File {
    /// Its name below `src/vocabulary/data`, without its ending, and that of the Rust that is made of it.
    pub name: &'static str,
    /// What it holds, each with the constant that it becomes: its name, its type, and a sentence about it.
    pub holds: &'static [(Field, [&'static str; 3])],
}

impl File {
    /// The Rust of a text.
    pub fn rust(&self, file: &str, text: &str) -> Result<String, Vec<Fault>> {
        let fields: Vec<Field> = self.holds.iter().map(|(field, _)| *field).collect();
        let values = Reader::new(file, text, 0).fields(&fields)?;
        let constants = self.holds.iter().zip(values);
        Ok(constants
            .map(|((_, [name, of, doc]), value)| format!("/// {doc}\npub static {name}: {of} = {value};\n"))
            .collect())
    }
}

/// All files of the vocabulary.
pub const FILES: &[File] = &[
    File {
        name: "language",
        holds: &[
            (
                field("block", Shape::Rows(&BLOCK)),
                ["BLOCKS", "&[BlockRow]", "All blocks. The first is the file itself."],
            ),
            (field("synonym", Shape::Rows(&SYNONYM)), ["SYNONYMS", "&[Synonym]", "What people write out of habit."]),
        ],
    },
    File {
        name: "channels",
        holds: &[
            (field("channel", Shape::Rows(&CHANNEL)), ["CHANNELS", "&[BuiltInChannel]", "All built-in channels."]),
            (
                field("stories", Shape::Texts),
                ["STORIES", "&[&str]", "Formats that are shown for a day to those who follow."],
            ),
            (field("videos", Shape::Texts), ["VIDEOS", "&[&str]", "Formats that are shown to many who do not follow."]),
        ],
    },
    File {
        name: "tiers",
        holds: &[
            (field("tier", Shape::Rows(&TIER)), ["ROWS", "&[TierRow]", "What is known of each tier, smallest first."]),
            (field("reach_source", Shape::Text), ["USUAL_REACH_SOURCE", "&str", "Who says so of posts and stories."]),
            (
                field("sponsored_source", Shape::Text),
                ["USUAL_SPONSORED_SOURCE", "&str", "Who says which share of paid posts is acceptable."],
            ),
            (
                field("suspicious", Shape::Number),
                [
                    "USUAL_SUSPICIOUS",
                    "f64",
                    "The share of followers that is taken as suspicious where it is not known, in percent.",
                ],
            ),
            (field("suspicious_source", Shape::Text), ["USUAL_SUSPICIOUS_SOURCE", "&str", "Who says so."]),
        ],
    },
    File {
        name: "metrics",
        holds: &[(field("metric", Shape::Rows(&METRIC)), ["METRICS", "&[BuiltInMetric]", "All built-in metrics."])],
    },
    File {
        name: "markets",
        holds: &[
            (
                field("market", Shape::Rows(&MARKET)),
                ["MARKETS", "&[Market]", "All markets, by code; the European Union's general row last."],
            ),
            (
                field("member_states", Shape::Texts),
                ["MEMBER_STATES", "&[&str]", "The member states of the European Union."],
            ),
        ],
    },
    File {
        name: "codes",
        holds: &[
            (field("countries", Shape::Pairs), ["COUNTRIES", "&[(&str, &str)]", "Codes and names, by code."]),
            (field("languages", Shape::Texts), ["LANGUAGES", "&[&str]", "Codes of two letters, in their order."]),
            (field("country_habits", Shape::Pairs), ["COUNTRY_HABITS", "&[(&str, &str)]", "What is meant by what."]),
            (field("currency_habits", Shape::Pairs), ["CURRENCY_HABITS", "&[(&str, &str)]", "What is meant by what."]),
            (
                field("common_currencies", Shape::Texts),
                ["COMMON_CURRENCIES", "&[&str]", "Which a slip most probably means."],
            ),
        ],
    },
];

const BLOCK: Record = Record {
    name: "BlockRow",
    fields: &[
        field("name", Shape::Text),
        field("words", Shape::Rows(&WORD)).or("&[]"),
        field("includes", Shape::Texts).or("&[]"),
    ],
};

const WORD: Record = Record {
    name: "Word",
    fields: &[
        field("name", Shape::Text),
        field("shape", Shape::Text).or("\"\""),
        field("doc", Shape::Sentence),
        field("example", Shape::Text),
        field("default", Shape::Text).optional(),
        field("times", Shape::Choice(&[("required", "Times::Required"), ("many", "Times::Many")])).or("Times::Once"),
        field("block", Shape::Text).optional(),
        field("values", Shape::Couples).or("&[]"),
    ],
};

const SYNONYM: Record =
    Record { name: "Synonym", fields: &[field("word", Shape::Text), field("others", Shape::Texts)] };

const CHANNEL: Record = Record {
    name: "BuiltInChannel",
    fields: &[
        field("name", Shape::Text),
        field("title", Shape::Text),
        field("also", Shape::Texts).or("&[]"),
        field("formats", Shape::Texts),
        field("engagement_by_views", Shape::Flag).or("false"),
        field("feed", Shape::Flag).or("false"),
        field("norms", Shape::Row(&NORMS)).optional(),
        field("label", Shape::Row(&LABEL)),
    ],
};

const NORMS: Record = Record {
    name: "UsualRates",
    fields: &[
        field("low", Shape::Numbers(5)),
        field("low_source", Shape::Text),
        field("usual", Shape::Numbers(5)),
        field("usual_source", Shape::Text),
        field("elsewhere", Shape::Flag).or("false"),
    ],
};

const LABEL: Record = Record {
    name: "PlatformLabel",
    fields: &[
        field("words", Shape::Text).optional(),
        field("how", Shape::Sentence),
        field("source", Shape::Row(&SOURCE)),
    ],
};

const SOURCE: Record =
    Record { name: "MarketSource", fields: &[field("title", Shape::Text), field("date", Shape::Text)] };

const TIER: Record = Record {
    name: "TierRow",
    fields: &[
        field("name", Shape::Text),
        field("from", Shape::Count),
        field("sizes", Shape::Text),
        field("doc", Shape::Sentence),
        field("sponsored", Shape::Number),
        field("feed", Shape::Numbers(2)),
        field("story", Shape::Numbers(2)),
    ],
};

const METRIC: Record = Record {
    name: "BuiltInMetric",
    fields: &[
        field("name", Shape::Text),
        field(
            "family",
            Shape::Choice(&[
                ("sentiment", "Family::Sentiment"),
                ("branding", "Family::Branding"),
                ("interaction", "Family::Interaction"),
                ("reach", "Family::Reach"),
                ("conversion", "Family::Conversion"),
            ]),
        ),
        field(
            "unit",
            Shape::Choice(&[
                ("percent", "Unit::Percent"),
                ("points", "Unit::Points"),
                ("count", "Unit::Count"),
                ("money", "Unit::Money"),
            ]),
        ),
        field("direction", Shape::Choice(&[("up", "Direction::Up"), ("down", "Direction::Down")])).or("Direction::Up"),
        field("usual", Shape::Number).optional(),
        field("formula", Shape::Text),
        field("doc", Shape::Sentence),
    ],
};

const MARKET: Record = Record {
    name: "Market",
    fields: &[
        field("code", Shape::Text),
        field("name", Shape::Text),
        field("authority", Shape::Text),
        field("accepted", Shape::Texts),
        field("doubted", Shape::Texts),
        field("refused", Shape::Texts),
        field("placement", Shape::Sentence),
        field("gifts", Shape::Sentence),
        field("sources", Shape::Rows(&SOURCE)),
    ],
};
