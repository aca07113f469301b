//! From deliveries, stories and filled groups to single posts, each with its style resolved, once.
//!
//! Chooses nobody, and knows nothing of schedules.

mod checks;
mod people;
mod posts;
mod style;

pub use crate::lower::Told;

use crate::campaign::{Campaign, Who};
use crate::findings::Finding;
use people::people;

/// Finds who tells each chapter, whom each KPI judges and who publishes each delivery, and spreads the deliveries out into
/// posts. Gives what cannot hold together, where nothing was told of it before.
pub fn expand(campaign: &mut Campaign, told: Told<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for story in 0..campaign.stories.len() {
        for chapter in 0..campaign.stories[story].chapters.len() {
            let by = people(campaign, &campaign.stories[story].chapters[chapter].tellers);
            campaign.stories[story].chapters[chapter].by = by;
        }
    }
    for i in 0..campaign.kpis.len() {
        let whom: Vec<Who> = campaign.kpis[i].whom.iter().map(|w| w.value).collect();
        campaign.kpis[i].people = people(campaign, &whom);
    }
    checks::duplicate_kpis(campaign, told, &mut findings);
    for i in 0..campaign.deliveries.len() {
        let by: Vec<Who> = campaign.deliveries[i].by.iter().map(|w| w.value).collect();
        campaign.deliveries[i].cast = people(campaign, &by);
        findings.extend(checks::accounts(campaign, &campaign.deliveries[i], told));
    }
    style::messages(campaign);
    findings.extend(posts::posts(campaign));
    findings
}
