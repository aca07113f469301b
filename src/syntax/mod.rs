//! From a text to a lossless tree, error nodes included, and back to text in one canonical layout.
//!
//! Knows no word of the language: which words stand only at top level is told to it.

mod figure;
mod layout;
mod nest;
mod parse;
mod quote;
mod stretches;
mod token;
mod tree;

pub use figure::{Figure, OddFigure, read_figure};
pub use nest::{parse, parse_again};
pub use parse::{is_word_character, is_word_start};
pub use quote::{quote, unquote};
pub use stretches::{Layout, lay_out};
pub use token::{Token, TokenKind};
pub use tree::{BraceProblem, MAX_DEPTH, MAX_TOKENS, Nesting, Node, Statement, Tree};
