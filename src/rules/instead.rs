//! What the rosters of a plan offer in place of a star: told in a finding, and written into the plan by a fix.

use super::Review;
use crate::campaign::{AudienceId, Campaign, InfluencerId, Money};
use crate::casting::{self, Alternative, Pool};
use crate::findings::Finding;
use crate::say;
use crate::source::Span;

/// What could be had in place of somebody for her money; nothing where no roster has it, or where the plan has a group that
/// was made for this already.
pub fn alternative(review: &Review<'_>, who: InfluencerId, audience: AudienceId, money: Money) -> Option<Alternative> {
    let campaign = review.campaign;
    let begun = format!("small_{}", campaign[audience].name.value);
    let pool = Pool { people: review.facts.floor(), memo: review.memo };
    let there = campaign.groups.iter().any(|g| g.name.value.starts_with(&begun));
    if there { None } else { casting::alternative(pool, who, audience, money) }
}

/// The finding with the alternative as its way out.
pub fn with_alternative(
    finding: Finding,
    campaign: &Campaign,
    who: InfluencerId,
    audience: AudienceId,
    instead: &Alternative,
) -> Finding {
    let (ours, hers) = (instead.side.people.round().max(0.0) as u64, instead.people.round().max(0.0) as u64);
    let price = instead.side.cost.each(ours).map_or(String::new(), |e| format!(", {e} each"));
    let people = say::count(instead.side.who.len(), "person");
    let help = format!(
        "For {}, {people} of the roster `{}` with small followings truly reach {} people of “{}”{price}, where {} \
         reaches {}. The fix writes them as the group `{}`; name it in `by`, in her place. `campaignc cast` shows who they are.",
        instead.side.cost,
        instead.roster,
        say::short(ours),
        campaign[audience].title(),
        campaign.name_of(who),
        say::short(hers),
        instead.name,
    );
    let finding = finding
        .with_help(help)
        .with_fact("alternative_people", instead.side.who.len())
        .with_fact("alternative_reach", ours)
        .with_fact("alternative_cost", instead.side.cost.to_string())
        .with_fact("truly_reached", hers);
    match place(campaign, who) {
        Some(place) => {
            let title = format!("add the group `{}`, {people} for the same money", instead.name);
            finding.with_fix(title, false, place, format!("{}\n", instead.group))
        }
        None => finding,
    }
}

/// Before the first delivery that is hers.
fn place(campaign: &Campaign, who: InfluencerId) -> Option<Span> {
    let first = campaign.posts.iter().find(|p| p.influencer == who)?;
    let span = campaign[first.delivery].span;
    Some(Span::new(span.file, span.start, span.start))
}
