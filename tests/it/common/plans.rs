//! Campaigns and schedules for the tests of renderers and briefs.

use campaignc::campaign::{Campaign, PostId};
use campaignc::facts::Facts;
use campaignc::findings::Level;
use campaignc::schedule::{Appointment, Due, Plan, Quality};
use campaignc::source::MemoryFiles;
use campaignc::{Checked, Project};
use jiff::Span;
use jiff::civil::{Date, date, time};
use std::path::Path;
use std::sync::Arc;

/// What is found in a text.
pub fn checked(text: &str) -> Checked {
    let files = MemoryFiles::from([("/p/a.campaign", text)]);
    let path = Path::new("/p/a.campaign");
    let project = Project::with_files(Arc::new(files), path, Path::new("/p"));
    project.check(path, date(2027, 1, 4))
}

/// What is true of the campaign of a text; the text may have no language errors.
pub fn facts(text: &str) -> Facts {
    let checked = checked(text);
    let errors: Vec<_> = checked.findings.iter().filter(|f| f.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    checked.facts.expect("the text holds a campaign")
}

/// The sound example.
pub fn trail_season() -> Facts {
    facts(include_str!("../../../examples/trail-season.campaign"))
}

/// A schedule that only tests use: the posts of a statement four days apart in its window, at six in the evening. It is
/// made here so that no snapshot of a renderer changes with the solver.
pub fn plan(facts: &Facts) -> Plan {
    let campaign = &facts.campaign;
    let first = campaign.settings.runs.as_ref().map_or(date(2027, 3, 1), |r| r.first);
    let objective = Quality { same_day_overlaps: 3, bound: 1, optimal: false };
    let mut plan = Plan { objective, ..Plan::default() };
    for (i, post) in campaign.posts.iter().enumerate() {
        let delivery = &campaign[post.delivery];
        let window = delivery.window.as_ref().map_or(first, |w| w.first);
        let day = window + Span::new().days(4 * i64::from(post.number) + i as i64 % 4);
        let due = |(milestone, days)| Due { milestone, on: working(campaign, day, days) };
        let milestones = post.style.milestones().into_iter().map(due).collect();
        plan.slots.push(Appointment { post: PostId(i as u32), date: day, time: time(18, 0, 0, 0), milestones });
    }
    plan
}

fn working(campaign: &Campaign, from: Date, days: i64) -> Date {
    let (mut day, mut left) = (from, days.abs());
    while left > 0 {
        day += Span::new().days(days.signum());
        left -= i64::from(campaign.is_working_day(day));
    }
    day
}
