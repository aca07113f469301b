//! What comes of a table: people with their accounts, and doubts; or why nothing does.

use crate::campaign::{Money, Percent};
use jiff::civil::Date;

/// A place in the text of a table, in bytes.
pub type Bytes = (u32, u32);

/// Somebody in a roster.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Person {
    /// Her name.
    pub name: Option<String>,
    /// Her accounts.
    pub accounts: Vec<Profile>,
    /// What a post costs.
    pub fee: Option<Money>,
    /// What she talks about.
    pub topics: Vec<String>,
    /// Why she fits.
    pub affinity: Option<String>,
    /// Where she lives (ISO 3166 alpha-2).
    pub country: Option<String>,
    /// What she speaks (BCP 47).
    pub language: Option<String>,
    /// How she is reached.
    pub contact: Option<String>,
    /// Her discount code.
    pub code: Option<String>,
    /// What the tool that wrote the file knows her by.
    pub id: Option<String>,
    /// Which shares of her followers belong to which audiences, by the place of the audience in the mapping.
    pub shares: Vec<(u32, Percent)>,
    /// The row that she stands in, the first where there are several.
    pub place: Bytes,
    /// The number of that row.
    pub row: u32,
}

/// An account of somebody in a roster.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The name of the channel.
    pub channel: String,
    /// The handle, without its `@`.
    pub handle: String,
    /// How many follow.
    pub followers: Option<u64>,
    /// The engagement rate.
    pub engagement: Option<Percent>,
    /// Median views of a post.
    pub views: Option<u64>,
    /// The share of paid posts.
    pub sponsored: Option<Percent>,
    /// The share of suspicious followers.
    pub suspicious: Option<Percent>,
    /// The day of the figures.
    pub as_of: Option<Date>,
    /// Which shares of this account's followers belong to which audiences, where the person has several accounts.
    pub shares: Vec<(u32, Percent)>,
}

/// A cell, a row or a column that could not be understood beyond doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The row, as people count it; 0 for a column as a whole.
    pub row: u32,
    /// The header of the column; empty for a row as a whole.
    pub column: String,
    /// Whether the row, or the account in it, is left out for it; else one value is unknown.
    pub left_out: bool,
    /// What is the matter, in a sentence.
    pub message: String,
    /// The way out, in a sentence.
    pub help: String,
    /// Where.
    pub place: Bytes,
}

/// What came of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Roster {
    /// The people, in the order of the table.
    pub people: Vec<Person>,
    /// What could not be understood beyond doubt.
    pub doubts: Vec<Doubt>,
    /// How many rows were sums or means over the others.
    pub totals: usize,
    /// How many rows were read.
    pub rows: usize,
    /// How many people came together from several rows.
    pub joined: usize,
}

/// Why a file is no roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The reason, to stand behind a colon: "it is no workbook".
    pub why: String,
    /// The way out, in a sentence.
    pub help: &'static str,
}

impl Unreadable {
    pub(super) fn new(why: impl Into<String>, help: &'static str) -> Unreadable {
        Unreadable { why: why.into(), help }
    }
}
