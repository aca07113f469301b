//! Says in plain words what cannot hold together.

use super::Core;
use crate::campaign::{Campaign, DeliveryId, InfluencerId, Post};
use crate::say;
use crate::schedule::problem::Problem;
use crate::schedule::statement::Clause;
use std::collections::{BTreeMap, BTreeSet};

/// One or two sentences about a conflict; the problem holds its posts and no others.
pub(super) fn message(problem: &Problem, core: &Core) -> String {
    let campaign = problem.campaign;
    let own: Vec<&Post> =
        campaign.posts.iter().filter(|p| core.statements.contains(&Clause::Delivery(p.delivery))).collect();
    if !core.proven {
        return format!(
            "No schedule was found for {}, and none was ruled out: the plan is too tight to be decided within the work allowed.",
            posts_of(campaign, &own)
        );
    }
    let reasons: Vec<String> = core.rules().iter().filter_map(|s| s.reason(problem)).collect();
    let cannot = if own.len() == 1 {
        format!("There is no day for {}", posts_of(campaign, &own))
    } else {
        format!("There is no room for all of {}", posts_of(campaign, &own))
    };
    let mut message = match reasons.is_empty() {
        true => format!("{cannot}."),
        false => format!("{cannot}: {}.", say::list(&reasons)),
    };
    if !core.also.is_empty() {
        let what = if core.also.len() == 1 {
            "one more `deliver`".to_string()
        } else {
            format!("{} more of them", core.also.len())
        };
        message.push_str(&format!(" The same holds for {what}."));
    }
    message
}

/// Posts in words: "Maya's reel", "the 6 stories by Maya and Sofia".
fn posts_of(campaign: &Campaign, posts: &[&Post]) -> String {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let people: BTreeSet<InfluencerId> = posts.iter().map(|p| p.influencer).collect();
    for post in posts {
        *kinds.entry(format_of(campaign, post.delivery)).or_default() += 1;
    }
    let what = match kinds.iter().next() {
        Some((kind, count)) if kinds.len() == 1 => say::count(*count, kind),
        _ => say::count(posts.len(), "post"),
    };
    let names: Vec<String> = people.iter().map(|p| campaign.name_of(*p).to_string()).collect();
    let by = if names.len() > 3 { say::count(names.len(), "person") } else { say::list(&names) };
    match posts.len() {
        1 => format!("the {} by {by}", what.trim_start_matches("1 ")),
        _ => format!("the {what} by {by}"),
    }
}

fn format_of(campaign: &Campaign, delivery: DeliveryId) -> String {
    campaign[delivery].format.as_ref().map_or("post".to_string(), |f| f.value.clone())
}
