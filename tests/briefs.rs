//! The briefs and the plan as documents, in every format.

mod common;

use campaignc::brief;
use campaignc::campaign::InfluencerId;
use campaignc::render::markdown;

#[test]
fn the_brief_of_somebody_with_a_story_reads_well() {
    let campaign = common::trail_season();
    let document = brief::brief(&campaign, &common::plan(&campaign), InfluencerId(0)).unwrap();
    insta::assert_snapshot!(markdown::document(&document));
}
