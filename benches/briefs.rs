//! How fast briefs are made and printed: a thousand of them, and the plan for the team.

use campaignc::Project;
use campaignc::brief::{self, Review};
use campaignc::campaign::{Campaign, InfluencerId, PostId};
use campaignc::render::pages::Pages;
use campaignc::schedule::{Due, Plan, Slot};
use campaignc::source::MemoryFiles;
use jiff::civil::{date, time};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

const PEOPLE: u32 = 1_000;

fn main() {
    divan::main();
}

/// A campaign with a thousand people, five posts each.
fn campaign() -> Campaign {
    let example = include_str!("../examples/trail-season.campaign");
    let mut text = example.split("influencer maya").next().unwrap_or_default().to_string();
    text.push_str(
        "message grip \"Grip\" { takeaway \"You never looked at your feet.\"; points \"Where\", \"When\" }\n",
    );
    for i in 0..PEOPLE {
        let _ = writeln!(
            text,
            "influencer p{i} \"Person {i}\" {{\n  on instagram @p{i} {{ followers 20k }}\n  audience trail_runners 50%\n  \
             affinity \"Runs.\"\n  fee 100 EUR per reel\n}}\ndeliver 5 reels by p{i} on instagram about grip\n\
             kpi engagement_rate >= 4% for p{i} {{ measured \"insights\" }}"
        );
    }
    let files = MemoryFiles::from([("/p/a.campaign", text)]);
    let path = Path::new("/p/a.campaign");
    let place = campaignc::lower::Place { files: &files, root: Path::new("/p"), base: Path::new("/p"), rules: &[] };
    let _ = Project::with_files(Arc::new(files.clone()), path, Path::new("/p"));
    campaignc::lower::lower(place, path).campaign.expect("the text holds a campaign")
}

fn plan(campaign: &Campaign) -> Plan {
    let mut plan = Plan::default();
    for (i, post) in campaign.posts.iter().enumerate() {
        let day = date(2027, 3, 1 + (post.number as i8) * 5 + (i % 5) as i8);
        let milestones = post.style.milestones().into_iter().map(|(milestone, _)| Due { milestone, on: day }).collect();
        plan.slots.push(Slot { post: PostId(i as u32), date: day, time: time(18, 0, 0, 0), milestones });
    }
    plan
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_thousand_briefs_in_markdown_and_html(bencher: divan::Bencher<'_, '_>) {
    let campaign = campaign();
    let plan = plan(&campaign);
    let pages = Pages::standard();
    bencher.bench_local(|| {
        let documents = (0..PEOPLE).filter_map(|who| brief::brief(&campaign, &plan, InfluencerId(who)));
        documents.map(|d| pages.markdown(&d).unwrap().len() + pages.html(&d).unwrap().len()).sum::<usize>()
    });
}

/// Each brief as PDF; the figure is for ten.
#[cfg(feature = "pdf")]
#[divan::bench(sample_count = 5, sample_size = 1)]
fn ten_briefs_in_pdf(bencher: divan::Bencher<'_, '_>) {
    use campaignc::render::pdf;
    let campaign = campaign();
    let plan = plan(&campaign);
    bencher.bench_local(|| {
        let documents = (0..10).filter_map(|who| brief::brief(&campaign, &plan, InfluencerId(who)));
        documents.map(|d| pdf::document(&d, Pages::standard()).map_or(0, |bytes| bytes.len())).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_plan_of_a_thousand_people(bencher: divan::Bencher<'_, '_>) {
    let campaign = campaign();
    let plan = plan(&campaign);
    bencher.bench_local(|| Pages::standard().html(&brief::plan(&campaign, &plan, &Review::default())).unwrap().len());
}
