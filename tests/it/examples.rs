//! What a rule shows as an example becomes a whole, sound file.

use crate::common::{examples::example_file, facts};

/// Fails where a file has errors of the language.
fn assert_sound(file: &str) {
    facts(file);
}

#[test]
fn an_empty_example_becomes_a_whole_sound_file() {
    assert_sound(&example_file(""));
}

#[test]
fn what_the_example_has_is_not_added_again() {
    let file = example_file("influencer tom { on youtube @tom { followers 9k } }\nkpi sales >= 3");
    assert!(!file.contains("maya") && !file.contains("brand_recall"), "{file}");
    assert!(file.contains("deliver 1 video by tom on youtube about grip"), "{file}");
    assert_sound(&file);
}

#[test]
fn the_influencer_that_is_added_reaches_the_audience_that_there_is() {
    let file = example_file("audience cooks \"Cooks\" { interests cooking }");
    assert!(file.contains("audience  cooks 64%"), "{file}");
    assert_sound(&file);
}

#[test]
fn the_label_goes_to_the_nearest_statement_that_is_added() {
    let file = example_file("guidelines { wording own }");
    assert!(file.contains("feet.\"; disclosure"), "{file}");
    let file = example_file("guidelines { wording own }\nmessage a { takeaway \"A.\" }");
    assert!(file.contains("about a { disclosure"), "{file}");
    let own = "guidelines { disclosure #ad; usage 30 days organic }";
    assert_eq!(example_file(own).matches("disclosure").count(), 1);
}
