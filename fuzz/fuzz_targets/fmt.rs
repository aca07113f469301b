//! The layout of a text is its own layout, and holds the same tokens.
#![no_main]

use campaignc::{lower, syntax};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let once = syntax::lay_out(text, &syntax::parse(text, &lower::nesting));
    if once.refused {
        assert_eq!(once.text, text);
        return;
    }
    let twice = syntax::lay_out(&once.text, &syntax::parse(&once.text, &lower::nesting));
    assert_eq!(once.text, twice.text);
});
