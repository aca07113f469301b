//! Documents as PDF, set by Typst: tagged, with fonts embedded, without the network, and the same bytes each time.
//!
//! Texts of a campaign are handed over as data and never as markup, so nothing in them can do anything.

#[cfg(feature = "pdf")]
mod data;
#[cfg(feature = "pdf")]
mod world;

use super::pages::Pages;
use crate::brief::document::Document;

/// Whether this program can write PDF.
pub const AVAILABLE: bool = cfg!(feature = "pdf");

/// How to get a program that can.
pub const HOW_TO_GET: &str =
    "this program was built without PDF; build it with `cargo install --path . --features pdf`, or print the HTML page";

/// A document as PDF.
///
/// # Errors
/// Where the program was built without the feature `pdf`, or a template of the project's own cannot be used.
#[cfg(feature = "pdf")]
pub fn document(document: &Document, pages: &Pages) -> Result<Vec<u8>, String> {
    world::pdf(document, pages)
}

/// A document as PDF.
///
/// # Errors
/// Always, for the program was built without the feature `pdf`.
#[cfg(not(feature = "pdf"))]
pub fn document(_: &Document, _: &Pages) -> Result<Vec<u8>, String> {
    Err(HOW_TO_GET.to_string())
}

/// The signs of a document that no font for PDFs has, each once, in the order of their numbers.
#[cfg(feature = "pdf")]
pub fn without_a_font(document: &Document, pages: &Pages) -> Vec<char> {
    world::without_a_font(document, pages)
}

/// The signs of a document that no font for PDFs has; none, for there are no PDFs.
#[cfg(not(feature = "pdf"))]
pub fn without_a_font(_: &Document, _: &Pages) -> Vec<char> {
    Vec::new()
}
