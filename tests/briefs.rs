//! The briefs and the plan as documents, in every format.

mod common;

use campaignc::brief;
use campaignc::campaign::InfluencerId;
use campaignc::render::{html, markdown};

#[test]
fn the_brief_of_somebody_with_a_story_reads_well() {
    let campaign = common::trail_season();
    let document = brief::brief(&campaign, &common::plan(&campaign), InfluencerId(0)).unwrap();
    insta::assert_snapshot!(markdown::document(&document));
}

/// Writes documents to look at: `cargo test --test briefs show -- --ignored`, with `SHOW` naming a folder.
#[test]
#[ignore = "for people who want to look at the pages"]
fn show() {
    let folder = std::env::var("SHOW").unwrap();
    let campaign = common::trail_season();
    let plan = common::plan(&campaign);
    for (stem, who) in brief::file_stems(&campaign).into_iter().zip(0..) {
        let document = brief::brief(&campaign, &plan, InfluencerId(who)).unwrap();
        std::fs::write(format!("{folder}/{stem}.html"), html::document(&document)).unwrap();
        std::fs::write(format!("{folder}/{stem}.md"), markdown::document(&document)).unwrap();
    }
}
