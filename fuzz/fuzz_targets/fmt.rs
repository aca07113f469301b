//! The layout of a text is its own layout, and holds the same tokens.
#![no_main]

use campaignc::{lower, syntax};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let lay_out = |text: &str| syntax::lay_out(text, &syntax::parse(text, &lower::nesting), &lower::nesting).text;
    let once = lay_out(text);
    assert_eq!(once, lay_out(&once));
});
