//! Every text gives a tree whose tokens lie in the text, in order.
#![no_main]

use campaignc::{lower, syntax};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let tree = syntax::parse(text, &lower::nesting);
    let mut end = 0;
    for token in tree.tokens() {
        assert!(end <= token.start && token.start < token.end && token.end as usize <= text.len());
        end = token.end;
    }
    for node in tree.nodes() {
        let (start, end) = node.bytes();
        assert!(start <= end && end as usize <= text.len());
    }
});
