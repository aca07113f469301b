//! From data files to tables of Rust. What a file may hold is said by `Field`s; what is wrong with it is told with its
//! file and line. Nothing here reads or writes: the build script does, and a test hands in texts of its own.

pub mod cards;
pub mod norms;
mod reader;
pub mod tables;

use std::fmt;

/// Something that is wrong with a data file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// What the value of a key is, and so what it becomes.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A text that is not empty.
    Text,
    /// A text that is a sentence.
    Sentence,
    /// Several texts.
    Texts,
    /// Several lists of two texts.
    Couples,
    /// A number, whole or not.
    Number,
    /// So many numbers.
    Numbers(usize),
    /// A whole number.
    Count,
    /// `true` or `false`.
    Flag,
    /// One of these words, each with the Rust that it becomes.
    Choice(&'static [(&'static str, &'static str)]),
    /// A table whose keys are up to the file and whose values are texts.
    Pairs,
    /// A table.
    Row(&'static Record),
    /// Several tables of one kind.
    Rows(&'static Record),
}

/// What holds where a key is not there.
#[derive(Debug, Clone, Copy)]
pub enum Lacking {
    /// Nothing: it has to be there.
    Fault,
    /// `None`, and `Some` where it is.
    None,
    /// This Rust.
    Means(&'static str),
}

/// A key that a table may have.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key, and the field of the struct that it becomes.
    pub key: &'static str,
    /// What its value is.
    pub shape: Shape,
    /// What holds where it is not there.
    pub lacking: Lacking,
}

/// A key that has to be there.
pub const fn field(key: &'static str, shape: Shape) -> Field {
    Field { key, shape, lacking: Lacking::Fault }
}

impl Field {
    /// The same, as an `Option`.
    pub const fn optional(mut self) -> Field {
        self.lacking = Lacking::None;
        self
    }

    /// The same, with what it is where it is not there.
    pub const fn or(mut self, rust: &'static str) -> Field {
        self.lacking = Lacking::Means(rust);
        self
    }
}

/// A kind of table: the struct that it becomes, and its keys. No two rows may have the same value for the first.
#[derive(Debug)]
pub struct Record {
    /// The name of the struct.
    pub name: &'static str,
    /// Its keys.
    pub fields: &'static [Field],
}
