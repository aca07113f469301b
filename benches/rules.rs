//! Each rule on a campaign of a thousand people and twenty thousand posts whose schedule is given.
//! `cargo bench --bench rules`.

#[path = "support/facts.rs"]
mod support;

use campaignc::casting::Memo;
use campaignc::facts::Facts;
use campaignc::findings::Config;
use campaignc::rules::{self, Review};
use campaignc::schedule::{Appointment, Due, Plan, Quality};
use divan::Bencher;
use jiff::civil::{date, time};
use std::fmt::Write as _;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const PEOPLE: usize = 1_000;
const POSTS_EACH: usize = 20;

static CAMPAIGN: LazyLock<(Facts, Plan)> = LazyLock::new(|| {
    let facts = facts();
    let plan = plan(&facts);
    (facts, plan)
});

fn facts() -> Facts {
    let mut text = String::from(
        "campaign \"Bench\" {\n  brand \"Northpeak\"\n  objective launch\n  budget 900_000 EUR\n  \
         runs 2027-01-04 .. 2027-12-19\n  market DE\n}\naudience runners { interests running }\n\
         guidelines { wording own; disclosure \"Anzeige\" }\nmessage grip { takeaway \"You never look at your feet.\" }\n",
    );
    for i in 0..PEOPLE {
        let _ = writeln!(
            text,
            "influencer p{i} {{ on instagram @p{i} {{ followers {}k; engagement 4% }}; audience runners {}%; fee 200 EUR per reel }}",
            9 + i % 40,
            10 + i % 70,
        );
    }
    let _ = writeln!(text, "deliver {POSTS_EACH} reels by everyone on instagram about grip");
    support::facts(&text)
}

/// Posts spread over the year, without a solver.
fn plan(facts: &Facts) -> Plan {
    let slot = |i: usize| {
        let day = date(2027, 1, 4).saturating_add(jiff::Span::new().days((i * 7 % 349) as i64));
        let milestones: Vec<Due> = Vec::new();
        Appointment { post: campaignc::campaign::PostId(i as u32), date: day, time: time(18, 0, 0, 0), milestones }
    };
    Plan { slots: (0..facts.campaign.posts.len()).map(slot).collect(), objective: Quality::default() }
}

fn names() -> Vec<&'static str> {
    rules::all().map(|r| r.meta.name).collect()
}

#[divan::bench(args = names())]
fn rule(bencher: Bencher<'_, '_>, name: &str) {
    let (facts, plan) = &*CAMPAIGN;
    let (config, memo) = (Config::default(), Memo::default());
    let rule = rules::all().find(|r| r.meta.name == name).expect("the rule is there");
    bencher.bench(|| {
        let review = Review::new(facts, date(2027, 1, 1), &config, &memo).with_plan(Some(plan));
        let mut findings = Vec::new();
        rule.look(&review, &mut findings);
        findings.len()
    });
}

#[divan::bench]
fn all_rules(bencher: Bencher<'_, '_>) {
    let (facts, plan) = &*CAMPAIGN;
    let (config, memo) = (Config::default(), Memo::default());
    bencher.bench(|| rules::check(&Review::new(facts, date(2027, 1, 1), &config, &memo).with_plan(Some(plan))).len());
}
