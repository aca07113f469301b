//! How fast briefs are made and printed: a thousand of them, and the plan for the team.

#[path = "support/facts.rs"]
mod support;

use campaignc::brief::{self, ReviewOutcome};
use campaignc::campaign::{InfluencerId, PostId};
use campaignc::facts::Facts;
use campaignc::render::pages::Pages;
use campaignc::schedule::{Appointment, Due, Plan};
use jiff::civil::{date, time};
use std::fmt::Write as _;

const PEOPLE: u32 = 1_000;

fn main() {
    divan::main();
}

/// A campaign with a thousand people, five posts each.
fn facts() -> Facts {
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
    support::facts(&text)
}

fn plan(facts: &Facts) -> Plan {
    let mut plan = Plan::default();
    for (i, post) in facts.campaign.posts.iter().enumerate() {
        let day = date(2027, 3, 1 + (post.number as i8) * 5 + (i % 5) as i8);
        let milestones = post.style.milestones().into_iter().map(|(milestone, _)| Due { milestone, on: day }).collect();
        plan.slots.push(Appointment { post: PostId(i as u32), date: day, time: time(18, 0, 0, 0), milestones });
    }
    plan
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_thousand_briefs_in_markdown_and_html(bencher: divan::Bencher<'_, '_>) {
    let facts = facts();
    let plan = plan(&facts);
    let pages = Pages::standard();
    bencher.bench_local(|| {
        let documents = (0..PEOPLE).filter_map(|who| brief::brief(&facts, &plan, InfluencerId(who)));
        documents.map(|d| pages.markdown(&d).unwrap().len() + pages.html(&d).unwrap().len()).sum::<usize>()
    });
}

/// Each brief as PDF; the figure is for ten.
#[cfg(feature = "pdf")]
#[divan::bench(sample_count = 5, sample_size = 1)]
fn ten_briefs_in_pdf(bencher: divan::Bencher<'_, '_>) {
    use campaignc::render::pdf;
    let facts = facts();
    let plan = plan(&facts);
    bencher.bench_local(|| {
        let documents = (0..10).filter_map(|who| brief::brief(&facts, &plan, InfluencerId(who)));
        documents.map(|d| pdf::document(&d, Pages::standard()).map_or(0, |bytes| bytes.len())).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_plan_of_a_thousand_people(bencher: divan::Bencher<'_, '_>) {
    let facts = facts();
    let plan = plan(&facts);
    bencher
        .bench_local(|| Pages::standard().html(&brief::plan(&facts, &plan, &ReviewOutcome::default())).unwrap().len());
}
