//! What could be had from the rosters in place of a star, for the same money.

use super::Pool;
use super::choose::Shortlist;
use super::compare::{Contender, MICRO, side};
use super::price::{Duty, duties_of};
use super::worth::{Wanted, Worth, worth};
use crate::campaign::{AudienceId, Campaign, InfluencerId, Money, Pick};
use std::collections::BTreeMap;

/// The least share of the audience that somebody in an alternative has, in percent.
const SMALL_SHARE: u32 = 25;

/// How many candidates are looked at: those who reach most for their money. A check of a plan must not wait for more.
const CANDIDATES: usize = 2_000;

/// A cast in place of somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// What she costs, and may be spent.
    pub money: Money,
    /// People of the audience whom she truly reaches.
    pub people: f64,
    /// Those in her place.
    pub side: Contender,
    /// The roster that they come from.
    pub roster: String,
    /// The statement that chooses them, to stand at top level.
    pub group: String,
    /// The name of that group.
    pub name: String,
}

/// The best cast of small followings for what somebody costs, each of them with as many posts as she has, where it reaches
/// more people of her audience than she does. Only people of rosters come in who are in no group yet.
pub fn alternative(
    pool: Pool<'_>,
    instead_of: InfluencerId,
    audience: AudienceId,
    money: Money,
) -> Option<Alternative> {
    let campaign = pool.campaign();
    let wanted = Wanted { audiences: vec![audience], on: Vec::new() };
    let hers = worth(pool.people, instead_of, &wanted)?.people;
    let duties = duties_of(campaign, instead_of);
    let cast = |(roster, of): (&String, Vec<InfluencerId>)| {
        Some((roster.clone(), small_cast(pool, &of, &wanted, &duties, money)?))
    };
    let (roster, side) =
        free(campaign).into_iter().filter_map(cast).max_by(|a, b| a.1.people.total_cmp(&b.1.people))?;
    if side.people <= hers || side.who.len() < 2 {
        return None;
    }
    let name = free_name(campaign, &campaign[audience].name.value);
    let group = format!(
        "group {name} {{\n  from      {roster}\n  tier      nano, micro\n  audience  {} >= {SMALL_SHARE}%\n  pick      \
         up to {} within {}\n}}\n",
        campaign[audience].name.value,
        side.who.len(),
        money.to_string().replace(',', "_"),
    );
    Some(Alternative { money, people: hers, side, roster, group, name })
}

/// The people of each roster who are in no group yet.
fn free(campaign: &Campaign) -> BTreeMap<&String, Vec<InfluencerId>> {
    let mut taken = vec![false; campaign.influencers.len()];
    campaign.groups.iter().flat_map(|g| &g.members).for_each(|m| taken[m.index()] = true);
    let mut free: BTreeMap<&String, Vec<InfluencerId>> = BTreeMap::new();
    for (i, person) in campaign.influencers.iter().enumerate().filter(|(i, _)| !taken[*i]) {
        if let Some(roster) = &person.roster {
            free.entry(roster).or_default().push(InfluencerId(i as u32));
        }
    }
    free
}

fn small_cast(
    pool: Pool<'_>,
    of: &[InfluencerId],
    wanted: &Wanted,
    duties: &[Duty],
    money: Money,
) -> Option<Contender> {
    let small = |id: &InfluencerId| {
        let fits = |w: &Worth| w.followers < MICRO && w.share * 100.0 >= f64::from(SMALL_SHARE);
        worth(pool.people, *id, wanted).is_some_and(|w| fits(&w))
    };
    let small: Vec<InfluencerId> = of.iter().copied().filter(small).collect();
    let pick = Pick { count: u32::MAX / 2, up_to: true, within: money };
    let market = Shortlist::free(pool, &small, wanted, duties, &pick);
    let candidates = &market.problem.candidates;
    let ratio = |i: u32| candidates[i as usize].people / candidates[i as usize].cost.max(1) as f64;
    let mut best: Vec<u32> = (0..market.people.len() as u32).collect();
    best.sort_by(|a, b| ratio(*b).total_cmp(&ratio(*a)).then(a.cmp(b)));
    best.truncate(CANDIDATES);
    best.sort_unstable();
    side(&market, &best, market.problem.budget, usize::MAX, pool.memo)
}

fn free_name(campaign: &Campaign, audience: &str) -> String {
    let taken = |n: &String| {
        campaign.groups.iter().any(|g| g.name.value == *n) || campaign.influencers.iter().any(|i| i.name.value == *n)
    };
    let numbered = (2..).map(|i| format!("small_{audience}_{i}"));
    std::iter::once(format!("small_{audience}")).chain(numbered).find(|n| !taken(n)).unwrap_or_default()
}
