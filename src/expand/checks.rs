//! What cannot hold together, once it is known who is meant.

use super::{Told, people::people};
use crate::campaign::{Campaign, Delivery, InfluencerId};
use crate::findings::Finding;
use crate::lower::catalogue::{DUPLICATE_NAME, NO_ACCOUNT};
use crate::say;
use crate::source::Span;
use crate::vocabulary::Kind;
use std::collections::BTreeMap;

/// Two targets for one metric and the same people.
pub(super) fn duplicate_kpis(campaign: &Campaign, told: Told<'_>, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<(&str, Vec<InfluencerId>), Span> = BTreeMap::new();
    for kpi in &campaign.kpis {
        match first.get(&(kpi.name.value.as_str(), kpi.people.clone())) {
            Some(before) if (!kpi.whom.is_empty() || kpi.people.is_empty()) && !told.within(kpi.span) => {
                let message = format!("`{}` is aimed at twice for the same people.", kpi.name.value);
                let finding = Finding::of(&DUPLICATE_NAME, kpi.name.span, message)
                    .with_label("a second time")
                    .with_related(*before, "first aimed at here")
                    .with_help("Keep one of the two.");
                findings.push(finding);
            }
            _ => {
                first.insert((&kpi.name.value, kpi.people.clone()), kpi.name.span);
            }
        }
    }
}

/// People who are to publish where they have no account.
pub(super) fn accounts(campaign: &Campaign, delivery: &Delivery, told: Told<'_>) -> Option<Finding> {
    let channel = delivery.channel.as_ref()?;
    let on = &campaign[channel.value];
    if on.owned.is_some() {
        return None;
    }
    let lacks = |p: &InfluencerId| campaign.account(*p, channel.value).is_none();
    let without: Vec<InfluencerId> = delivery.cast.iter().copied().filter(lacks).collect();
    let &first = without.first()?;
    let doubtful = |p: &InfluencerId| told.is_doubtful(Kind::Influencer, p.0) || told.within(campaign[*p].span);
    if delivery.cast.iter().any(doubtful)
        || told.within(delivery.span)
        || campaign.groups.iter().any(|g| told.within(g.span))
    {
        return None;
    }
    let named = delivery.by.iter().find(|w| people(campaign, &[w.value]).contains(&first));
    let names: Vec<&str> = without.iter().take(4).map(|p| campaign[*p].name.value.as_str()).collect();
    let verb = say::agree(without.len(), "has", "have");
    let place = named.map_or(delivery.span, |w| w.span);
    let message = format!("{} {verb} no account on {}.", say::code_list(&names), on.title);
    let finding = Finding::of(&NO_ACCOUNT, place, message).with_label(format!("no account on {}", on.name.value));
    Some(finding.with_related(campaign[first].span, "the accounts stand here").with_help(format!(
        "Add `on {} @handle {{ followers 10k }}` to the influencer, or choose another channel.",
        on.name.value
    )))
}
