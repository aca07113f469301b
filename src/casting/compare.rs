//! What a choice means: why each is in, who was next, what more money would add, and star against micro.

use super::choose::{Choice, Shortlist};
use super::problem::{CastingProblem, HeadCount, Prepared, Set};
use super::solve::Solution;
use super::{Memo, Pool};
use crate::campaign::{Campaign, GroupId, InfluencerId, Money, Pick};
use rust_decimal::Decimal;

/// At which shares of the budget the price curve is worked out.
const CURVE: [i64; 12] = [10, 20, 30, 40, 50, 60, 80, 100, 120, 150, 180, 200];

/// From how many candidates on the curve is made of a few points.
const MANY: usize = 5_000;

/// Followings above this are a star's, as the source has it; those below 50,000 are micro or smaller.
pub const STAR: u64 = 100_000;
pub(super) const MICRO: u64 = 50_000;

/// Somebody of the cast, or somebody who nearly was.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Who.
    pub who: InfluencerId,
    /// Her place in the market.
    pub place: u32,
    /// What she costs.
    pub price: Money,
    /// People whom only she reaches: what the cast would lose without her, or gain with her.
    pub adds: f64,
}

/// A point of the price curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Price {
    /// For how much money.
    pub budget: Money,
    /// How many people of the audience the best cast reaches.
    pub people: f64,
    /// How many are in it.
    pub count: usize,
}

/// Everything about one pick.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The choice.
    pub choice: Choice,
    /// Those chosen, the largest contribution first.
    pub members: Vec<Member>,
    /// Those who would add most and are not in it.
    pub next: Vec<Member>,
    /// What the best cast reaches for other amounts, the smallest first.
    pub curve: Vec<Price>,
    /// People that 1,000 more of the currency would add; `None` where nothing could be chosen.
    pub thousand_more: Option<f64>,
    /// Star against micro, where the roster has both.
    pub duel: Option<Duel>,
}

/// Works out all about the pick of a group; `None` where it picks nobody.
pub fn report(pool: Pool<'_>, group: GroupId) -> Option<Report> {
    let choice = super::choose(pool, group)?;
    let market = &choice.market;
    let prepared = Prepared::new(&market.problem);
    let member = |place: u32, adds: f64| Member {
        who: market.people[place as usize],
        place,
        price: market.prices[place as usize],
        adds,
    };
    let mut set = Set::of(&prepared, &choice.chosen);
    let all = set.reached(&prepared);
    let mut members = Vec::new();
    for place in &choice.chosen {
        set.remove(&prepared, *place);
        members.push(member(*place, all - set.reached(&prepared)));
        set.add(&prepared, *place);
    }
    members.sort_by(|a, b| b.adds.total_cmp(&a.adds).then(a.place.cmp(&b.place)));
    let rest = set.rest(&prepared);
    let outside = (0..prepared.len() as u32).filter(|i| !set.holds[*i as usize]);
    let mut next: Vec<Member> = outside.map(|i| member(i, set.gain(&prepared, i, rest))).collect();
    // Where all places are taken, money is not what keeps somebody out.
    let full = choice.chosen.len() as u64 >= u64::from(market.problem.most);
    let rank = |m: &Member| if full { m.adds } else { m.adds / m.price.as_f64().max(1.0) };
    next.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.place.cmp(&b.place)));
    next.truncate(3);
    let curve = curve(market, pool.memo);
    let more = market.choose(pool.memo, |p| {
        p.budget = p.budget.saturating_add(super::choose::units(Decimal::from(1_000)));
        p.least = 0;
    });
    let thousand_more = more.map(|m| (m.people - all).max(0.0));
    let duel = duel(pool, group);
    Some(Report { members, next, curve, thousand_more, duel, choice })
}

/// What the best cast reaches for other amounts, with any number of people: the number that the pick asks for is meant for
/// its own budget.
fn curve(market: &Shortlist, memo: &Memo) -> Vec<Price> {
    let budget = |share: i64| Money {
        amount: decimal_units(market.problem.budget) * Decimal::new(share, 2),
        currency: market.currency,
    };
    let points: Vec<i64> = if market.people.len() > MANY { vec![25, 50, 100, 150, 200] } else { CURVE.to_vec() };
    let solved = points.into_iter().filter_map(|share| {
        let money = budget(share);
        let found = market.choose(memo, |p| {
            p.budget = super::choose::units(money.amount);
            p.least = 0;
            p.limits.iter_mut().for_each(|l| l.least = 0);
        })?;
        Some(Price { budget: money, people: found.people, count: found.chosen.len() })
    });
    solved.collect()
}

fn decimal_units(units: u64) -> Decimal {
    Decimal::new(units as i64, 4).normalize()
}

/// One side of star against micro.
#[derive(Debug, Clone, PartialEq)]
pub struct Contender {
    /// Who, in the order of the campaign.
    pub who: Vec<InfluencerId>,
    /// What they cost.
    pub cost: Money,
    /// All their followers, counted as often as they follow somebody.
    pub followers: u64,
    /// People of the audience who are truly reached, each once.
    pub people: f64,
    /// Interactions that their posts can expect from people of the audience.
    pub interactions: f64,
    /// How often posts meet somebody of the audience: followers in the audience times posts.
    pub exposures: f64,
}

impl Contender {
    /// What one person of the audience costs; `None` where none is reached.
    pub fn each(&self) -> Option<f64> {
        (self.people >= 0.5).then(|| self.cost.as_f64() / self.people)
    }
}

/// What the same money buys: the largest star alone, the best cast of stars, and the best cast of small followings.
#[derive(Debug, Clone, PartialEq)]
pub struct Duel {
    /// How much each side may spend.
    pub budget: Money,
    /// The largest following that the money buys, alone: what the source's claim is about.
    pub star: Contender,
    /// Followings above 100,000, as many as the money buys: the hardest rival that small followings can have.
    pub stars: Contender,
    /// Followings below 50,000, at most as many as the pick may have.
    pub micro: Contender,
}

/// Star against micro for the candidates of a pick: for its budget, or for what the cheapest star costs, if that is more.
/// `None` where one of the sides has nobody.
pub fn duel(pool: Pool<'_>, group: GroupId) -> Option<Duel> {
    let campaign = pool.campaign();
    let selection = &campaign[group].selection;
    let pick = selection.pick.as_ref()?.value.clone();
    // Everybody of the roster may come in, whatever size and share the group asks for: the sizes are what is compared.
    let from = |id: &InfluencerId| {
        let roster = &campaign[*id].roster;
        selection.from.as_ref().is_none_or(|r| roster.as_ref() == Some(&r.value) || roster.is_none())
    };
    let all: Vec<InfluencerId> = (0..campaign.influencers.len() as u32).map(InfluencerId).filter(from).collect();
    let (most, all_of) = (pick.count, usize::MAX);
    let pick = Pick { count: u32::MAX / 2, up_to: true, ..pick };
    let mut market = Shortlist::with(pool, group, &pick, &all);
    market.problem.candidates.iter_mut().for_each(|c| c.required = false);
    let size = |i: u32| market.worths[i as usize].as_ref().map_or(0, |w| w.followers);
    let fits = |i: u32| small_fits(campaign, group, market.people[i as usize]);
    let paid = |i: &u32| market.problem.candidates[*i as usize].cost > 0;
    let places = || (0..market.people.len() as u32).filter(paid);
    let stars: Vec<u32> = places().filter(|i| size(*i) > STAR).collect();
    let micro: Vec<u32> = places().filter(|i| (1..MICRO).contains(&size(*i)) && fits(*i)).collect();
    let cost = |i: &u32| market.problem.candidates[*i as usize].cost;
    let budget = market.problem.budget.max(stars.iter().map(cost).min()?);
    let largest = stars.iter().copied().filter(|i| cost(i) <= budget).max_by_key(|i| (size(*i), u32::MAX - i))?;
    let money = Money { amount: decimal_units(budget), currency: market.currency };
    let star = side(&market, &[largest], budget, all_of, pool.memo)?;
    let (stars, micro) =
        (side(&market, &stars, budget, all_of, pool.memo)?, side(&market, &micro, budget, most as usize, pool.memo)?);
    Some(Duel { budget: money, star, stars, micro })
}

/// Whether a person fits what a group selects by, tier and followers left aside.
fn small_fits(campaign: &Campaign, group: GroupId, id: InfluencerId) -> bool {
    let mut by = campaign[group].selection.clone();
    (by.tier, by.followers) = (Vec::new(), None);
    by.admits(&campaign[id])
}

/// The best of some candidates for an amount, at most so many of them.
pub(super) fn side(market: &Shortlist, among: &[u32], budget: u64, most: usize, memo: &Memo) -> Option<Contender> {
    let found = best_of(market, among, budget, most, memo)?;
    let chosen: Vec<u32> = found.chosen.iter().map(|i| among[*i as usize]).collect();
    (!chosen.is_empty()).then(|| side_of(market, &chosen, found.people))
}

fn side_of(market: &Shortlist, chosen: &[u32], people: f64) -> Contender {
    let worths = || chosen.iter().filter_map(|i| market.worths[*i as usize].as_ref());
    let mut who: Vec<InfluencerId> = chosen.iter().map(|i| market.people[*i as usize]).collect();
    who.sort();
    Contender {
        who,
        cost: market.cost(chosen),
        followers: worths().map(|w| w.followers).sum(),
        people,
        interactions: worths().map(|w| w.interactions).sum::<f64>() * market.posts as f64,
        exposures: worths().map(|w| w.in_audience()).sum::<f64>() * market.posts as f64,
    }
}

/// Solves for some of the candidates alone; places in the solution are places in `among`.
fn best_of(market: &Shortlist, among: &[u32], budget: u64, most: usize, memo: &Memo) -> Option<Solution> {
    let place = |i: u32| among.binary_search(&i).ok().map(|p| p as u32);
    let shared = market.problem.shared.iter().filter_map(|s| {
        let between = [place(s.between[0])?, place(s.between[1])?];
        Some(super::Shared { between, ..*s })
    });
    let problem = CastingProblem {
        candidates: among.iter().map(|i| market.problem.candidates[*i as usize]).collect(),
        shared: shared.collect(),
        pool: market.problem.pool,
        budget,
        least: 0,
        most: among.len().min(most) as u32,
        limits: Vec::<HeadCount>::new(),
    };
    memo.solve(&problem)
}
