//! Who fits what a group selects by. What is unknown of a person fits nothing that asks for it.

use super::price::asked_of;
use crate::campaign::{Campaign, Group, GroupId, InfluencerId, Kin, Style, same_code};
use crate::facts::people::{People, exclusivity};
use crate::source::Spanned;

/// The people who fit what a group selects by, beside those it lists.
pub(super) fn fitting(people: People<'_>, group: &Group) -> Vec<InfluencerId> {
    let campaign = people.campaign;
    let ids = (0..campaign.influencers.len() as u32).map(InfluencerId);
    let listed = |id: &InfluencerId| group.listed.iter().any(|l| l.value == *id);
    ids.filter(|id| !listed(id) && group.selection.admits(&campaign[*id])).collect()
}

/// Whether a person is of a kind that a quota counts.
pub(super) fn is_of(people: People<'_>, who: InfluencerId, kin: &Kin) -> bool {
    let person = &people.campaign[who];
    let any = |wanted: &[String], own: &Option<Spanned<String>>| {
        own.as_ref().is_some_and(|o| wanted.iter().any(|w| same_code(w, &o.value)))
    };
    match kin {
        Kin::Tier(tiers) => people.of(who).tier().is_some_and(|t| tiers.contains(&t)),
        Kin::On(channel) => person.accounts.iter().any(|a| a.channel.value == *channel),
        Kin::Country(codes) => any(codes, &person.known.country),
        Kin::Language(tags) => any(tags, &person.known.language),
    }
}

/// Whether somebody has worked for a competitor too lately for what a group delivers: what the rule about competitors
/// would say of them.
pub(super) fn is_conflicted(people: People<'_>, who: InfluencerId, group: Option<GroupId>) -> bool {
    let Some(rival) = people.of(who).rival else { return false };
    let styles = group.into_iter().flat_map(|g| styles(people.campaign, g));
    let (days, _) = exclusivity(&people.campaign[who], styles, people.norms);
    rival.is_within(days)
}

/// The nearest styles that hold for what is asked of every member of a group, where they may speak of exclusivity.
fn styles(campaign: &Campaign, group: GroupId) -> impl Iterator<Item = &Style> {
    asked_of(campaign, group).flat_map(move |delivery| {
        let chapters = delivery.story.iter().flat_map(|s| &campaign[s.value].chapters).map(|c| c.message.as_ref());
        let about = delivery.message.iter().map(Some);
        let messages = chapters.chain(about).flatten().map(|m| &*campaign[m.value].own);
        let nearest = |style: &Style| style.exclusivity.is_some();
        let own = Some(&*delivery.own).filter(|s| nearest(s));
        let of_messages: Vec<&Style> = messages.filter(|s| own.is_none() && nearest(s)).collect();
        let outer = Some(&*campaign.guidelines).filter(|_| own.is_none() && of_messages.is_empty());
        own.into_iter().chain(of_messages).chain(outer)
    })
}
