//! From a group that picks to a problem, and from its solution back to people.

use super::fits::{fitting, is_conflicted, is_of};
use super::price::{Duty, asked_of, duties, posts, price};
use super::problem::{Candidate, CastingProblem, HeadCount, Shared};
use super::solve::Solution;
use super::worth::{Wanted, Worth, worth};
use super::{Memo, Pool};
use crate::campaign::{AudienceId, Campaign, ChannelId, Currency, GroupId, InfluencerId, Money, Pick};
use crate::facts::people::People;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::collections::{BTreeMap, BTreeSet};

/// The overlap of any two people that is taken where nothing says how large the audience is.
pub const USUAL_OVERLAP: f64 = 0.10;

/// In how many parts an amount of money is counted.
const PARTS: i64 = 10_000;

/// Everything about one pick: its candidates, in the order of the problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortlist {
    /// The group.
    pub group: GroupId,
    /// In what prices are.
    pub currency: Currency,
    /// The candidates; those that the group lists come first and cost nothing here.
    pub people: Vec<InfluencerId>,
    /// What each costs for all that the group delivers.
    pub prices: Vec<Money>,
    /// What each is worth; `None` for a listed person of whom too little is known.
    pub worths: Vec<Option<Worth>>,
    /// The question in numbers.
    pub problem: CastingProblem,
    /// Where the size of the pool comes from.
    pub pool_from: PoolFrom,
    /// How many posts each delivers.
    pub posts: u64,
    /// How many fit what the group selects by.
    pub fitting: usize,
    /// How many of those have no known price.
    pub unpriced: usize,
    /// How many have no known following or share of the audience.
    pub unmeasured: usize,
    /// How many have worked for a competitor too lately.
    pub conflicted: usize,
    /// Whether no share of the audience is known of anybody, so that all followers count.
    pub shareless: bool,
}

/// Where the size of the pool that followings overlap in comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoolFrom {
    /// The `overlap` of the group.
    Overlap,
    /// The `size` of the audience.
    Size,
    /// Neither is stated: a usual overlap is taken.
    Usual,
}

/// A pick that has been made.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What was chosen from.
    pub market: Shortlist,
    /// Places in the market of those chosen, listed ones included.
    pub chosen: Vec<u32>,
    /// The people reached, the bound, and whether it is proven.
    pub solution: Solution,
    /// Whether the quotas had to be dropped because nobody could keep them.
    pub quotas_dropped: bool,
}

impl Choice {
    /// Those chosen, without those that the group lists anyway, in the order of the campaign.
    pub fn picked(&self, campaign: &Campaign) -> Vec<InfluencerId> {
        let listed = campaign[self.market.group].listed.iter().map(|l| l.value).collect::<BTreeSet<_>>();
        let ids = self.chosen.iter().map(|i| self.market.people[*i as usize]);
        let set: BTreeSet<InfluencerId> = ids.filter(|id| !listed.contains(id)).collect();
        set.into_iter().collect()
    }

    /// What those chosen cost.
    pub fn cost(&self) -> Money {
        self.market.cost(&self.chosen)
    }
}

impl Shortlist {
    /// All that could be chosen for a group; `None` where the group picks nobody.
    pub fn of(pool: Pool<'_>, group: GroupId) -> Option<Shortlist> {
        let campaign = pool.campaign();
        let pick = campaign[group].selection.pick.as_ref()?.value.clone();
        Some(Shortlist::with(pool, group, &pick, &fitting(pool.people, &campaign[group])))
    }

    /// The same with another pick and other candidates.
    pub fn with(pool: Pool<'_>, id: GroupId, pick: &Pick, fitting: &[InfluencerId]) -> Shortlist {
        let campaign = pool.campaign();
        let group = &campaign[id];
        let by = &group.selection;
        let duties = duties(campaign, id);
        let wanted = wanted(campaign, id, by.on.as_ref().map(|c| c.value), by.audience.iter().map(|a| a.audience));
        let mut market = Shortlist::empty(id, pick, fitting.len());
        market.posts = posts(campaign, id);
        let required: Vec<InfluencerId> = by.require.iter().map(|r| r.value).collect();
        let listed: Vec<InfluencerId> = group.listed.iter().map(|l| l.value).collect();
        let mut all: Vec<InfluencerId> = fitting.to_vec();
        all.extend(required.iter().filter(|r| !fitting.contains(r) && !listed.contains(r)));
        all.retain(|id| !by.exclude.iter().any(|e| e.value == *id));
        let known = |wanted: &Wanted| all.iter().any(|id| worth(pool.people, *id, wanted).is_some());
        let mut wanted = wanted;
        if !wanted.audiences.is_empty() && !known(&wanted) && by.audience.is_empty() {
            (wanted.audiences, market.shareless) = (Vec::new(), true);
        }
        for who in &listed {
            market.add(*who, Money::zero(pick.within.currency), worth(pool.people, *who, &wanted), true);
        }
        for who in all {
            market.consider(pool.people, who, &duties, &wanted, required.contains(&who));
        }
        market.demands(pool.people, pick, listed.len() as u32);
        market.overlaps(campaign, &wanted);
        market
    }

    /// Some people for some audience, outside of any group: what each costs for some duties.
    pub(super) fn free(
        pool: Pool<'_>,
        people: &[InfluencerId],
        wanted: &Wanted,
        duties: &[Duty],
        pick: &Pick,
    ) -> Shortlist {
        let mut market = Shortlist::empty(GroupId(u32::MAX), pick, people.len());
        market.posts = duties.len().max(1) as u64;
        people.iter().for_each(|who| market.consider(pool.people, *who, duties, wanted, false));
        market.spread(pool.campaign(), wanted, None);
        market
    }

    fn empty(group: GroupId, pick: &Pick, fitting: usize) -> Shortlist {
        let problem = CastingProblem {
            candidates: Vec::new(),
            pool: 1.0,
            shared: Vec::new(),
            budget: units(pick.within.amount),
            least: 0,
            most: pick.count,
            limits: Vec::new(),
        };
        Shortlist {
            group,
            currency: pick.within.currency,
            people: Vec::new(),
            prices: Vec::new(),
            worths: Vec::new(),
            problem,
            pool_from: PoolFrom::Usual,
            posts: 1,
            fitting,
            unpriced: 0,
            unmeasured: 0,
            conflicted: 0,
            shareless: false,
        }
    }

    fn consider(&mut self, people: People<'_>, who: InfluencerId, duties: &[Duty], wanted: &Wanted, required: bool) {
        let group = (self.group != GroupId(u32::MAX)).then_some(self.group);
        if is_conflicted(people, who, group) && !required {
            self.conflicted += 1;
            return;
        }
        let Some(price) = price(people.campaign, who, group, duties, self.currency) else {
            self.unpriced += 1;
            return;
        };
        match worth(people, who, wanted) {
            None if !required => self.unmeasured += 1,
            worth => self.add(who, price, worth, required),
        }
    }

    fn add(&mut self, who: InfluencerId, price: Money, worth: Option<Worth>, required: bool) {
        let people = worth.as_ref().map_or(0.0, |w| w.people);
        self.problem.candidates.push(Candidate { cost: units(price.amount), people, required });
        self.people.push(who);
        self.prices.push(price);
        self.worths.push(worth);
    }

    fn demands(&mut self, people: People<'_>, pick: &Pick, listed: u32) {
        let by = &people.campaign[self.group].selection;
        let open = (self.people.len() as u32).saturating_sub(listed);
        self.problem.most = pick.count.saturating_add(listed);
        self.problem.least = if pick.up_to { 0 } else { pick.count.min(open) + listed };
        let members = |kin| -> Vec<u32> {
            (0..self.people.len() as u32).filter(|i| is_of(people, self.people[*i as usize], kin)).collect()
        };
        let least = by.at_least.iter().map(|q| HeadCount { of: members(&q.of), least: q.count, most: u32::MAX });
        let most = by.at_most.iter().map(|q| HeadCount { of: members(&q.of), least: 0, most: q.count });
        self.problem.limits = least.chain(most).collect();
    }

    /// The pool, and what pairs share beyond chance, all in people who are truly reached.
    fn overlaps(&mut self, campaign: &Campaign, wanted: &Wanted) {
        let stated = campaign[self.group].overlap.as_ref().map(|o| o.fraction()).filter(|o| *o > 0.0);
        self.spread(campaign, wanted, stated);
    }

    fn spread(&mut self, campaign: &Campaign, wanted: &Wanted, stated: Option<f64>) {
        let mut sizes: Vec<f64> = self.worths.iter().flatten().map(|w| w.in_audience()).filter(|n| *n > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let median = sizes.get(sizes.len() / 2).copied().unwrap_or(1.0);
        let size: u64 = wanted.audiences.iter().filter_map(|a| campaign[*a].size.as_ref().map(|s| s.value)).sum();
        let (pool, from) = match stated {
            Some(overlap) => (median / overlap, PoolFrom::Overlap),
            None if size > 0 => (size as f64, PoolFrom::Size),
            None => (median / USUAL_OVERLAP, PoolFrom::Usual),
        };
        let largest = self.problem.candidates.iter().map(|c| c.people).fold(0.0, f64::max);
        self.problem.pool = pool.max(largest * 1.25).max(1.0);
        self.pool_from = from;
        self.problem.shared = self.pairs(campaign);
    }

    fn pairs(&self, campaign: &Campaign) -> Vec<Shared> {
        let place: BTreeMap<InfluencerId, u32> =
            self.people.iter().enumerate().map(|(i, id)| (*id, i as u32)).collect();
        let mut common: BTreeMap<[u32; 2], f64> = BTreeMap::new();
        for (a, id) in self.people.iter().enumerate() {
            for overlap in &campaign[*id].overlap {
                let Some(b) = place.get(&overlap.with).filter(|b| **b as usize != a) else { continue };
                let pair = [(a as u32).min(*b), (a as u32).max(*b)];
                if let Some(people) = self.beyond_chance(pair, overlap.percent.fraction()) {
                    common.insert(pair, people);
                }
            }
        }
        common.into_iter().map(|(between, people)| Shared { between, people }).collect()
    }

    /// People whom both reach, where so large a share of the smaller following follows both, less those whom chance gives.
    fn beyond_chance(&self, [a, b]: [u32; 2], share: f64) -> Option<f64> {
        let (x, y) = (self.worths[a as usize].as_ref()?, self.worths[b as usize].as_ref()?);
        let rate = (x.people / x.followers.max(1) as f64).min(y.people / y.followers.max(1) as f64);
        let both = x.followers.min(y.followers) as f64 * share * rate;
        let chance = x.people * y.people / self.problem.pool;
        Some(both.min(x.people).min(y.people) - chance).filter(|n| *n > 0.0)
    }

    /// What some of the candidates cost.
    pub fn cost(&self, chosen: &[u32]) -> Money {
        let amount = chosen.iter().map(|i| self.prices[*i as usize].amount).sum();
        Money { amount, currency: self.currency }
    }

    /// The best choice within another budget, with other numbers; the own where nothing is changed.
    pub fn choose(&self, memo: &Memo, change: impl FnOnce(&mut CastingProblem)) -> Option<Solution> {
        let mut problem = self.problem.clone();
        change(&mut problem);
        memo.solve(&problem)
    }
}

/// An amount in the parts that problems count in.
pub(super) fn units(amount: Decimal) -> u64 {
    amount.checked_mul(Decimal::from(PARTS)).and_then(|a| a.round().to_u64()).unwrap_or(u64::MAX / 4)
}

/// Whom a group is to reach and where: as its selection says, else as its deliveries say.
fn wanted(
    campaign: &Campaign,
    group: GroupId,
    on: Option<ChannelId>,
    named: impl Iterator<Item = AudienceId>,
) -> Wanted {
    let mut audiences: Vec<AudienceId> = named.collect();
    let ours = || asked_of(campaign, group);
    if audiences.is_empty() {
        let of = |d: &crate::campaign::Delivery| d.audiences.iter().map(|a| a.value).collect::<Vec<_>>();
        audiences = ours().flat_map(of).collect();
    }
    if audiences.is_empty() {
        audiences = (0..campaign.audiences.len() as u32).map(AudienceId).collect();
    }
    audiences.sort();
    audiences.dedup();
    let social = |c: &ChannelId| campaign[*c].owned.is_none();
    let mut channels: Vec<ChannelId> = match on {
        Some(on) => vec![on],
        None => ours().filter_map(|d| d.channel.as_ref().map(|c| c.value)).filter(social).collect(),
    };
    channels.sort();
    channels.dedup();
    Wanted { audiences, on: channels }
}

/// Makes the pick of a group; `None` where it picks nobody.
pub fn choose(pool: Pool<'_>, group: GroupId) -> Option<Choice> {
    Shortlist::of(pool, group).map(|market| choose_from(market, pool.memo))
}

/// The best choice of a market. Where not so many can be had as are asked for, as many as the budget buys; where the
/// quotas cannot be kept, without them.
pub(super) fn choose_from(market: Shortlist, memo: &Memo) -> Choice {
    let affordable = affordable(&market.problem);
    let least = market.problem.least;
    let attempts =
        [(least, true), (least.min(affordable), true), (0, true), (least.min(affordable), false), (0, false)];
    for (least, quotas) in attempts {
        let solution = market.choose(memo, |p| {
            p.least = least;
            if !quotas {
                p.limits.clear();
            }
        });
        if let Some(solution) = solution {
            let chosen = solution.chosen.clone();
            return Choice { market, chosen, solution, quotas_dropped: !quotas };
        }
    }
    // Not even those who are required can be paid: nobody is picked beside those listed, who cost nothing here.
    let free = market.problem.candidates.iter().enumerate().filter(|(_, c)| c.required && c.cost == 0);
    let chosen: Vec<u32> = free.map(|(i, _)| i as u32).collect();
    let solution = Solution { chosen: chosen.clone(), people: 0.0, bound: 0.0, proven: false };
    Choice { market, chosen, solution, quotas_dropped: false }
}

/// How many of the cheapest the budget buys.
fn affordable(problem: &CastingProblem) -> u32 {
    let mut costs: Vec<u64> = problem.candidates.iter().filter(|c| !c.required).map(|c| c.cost).collect();
    costs.sort_unstable();
    let mut left = problem.budget;
    let mut count = problem.candidates.iter().filter(|c| c.required).count() as u32;
    for c in problem.candidates.iter().filter(|c| c.required) {
        left = left.saturating_sub(c.cost);
    }
    for cost in costs {
        if cost > left {
            break;
        }
        left -= cost;
        count += 1;
    }
    count
}
