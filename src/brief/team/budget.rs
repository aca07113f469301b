//! The budget: what is planned, for whom and where, and what is left.

use super::Team;
use crate::brief::document::{Bar, Bars, Block, Chart, ChartKind, Column, Inline, Section, Table, Text};
use crate::campaign::{ChannelId, InfluencerId, Money};
use crate::facts::Costs;
use crate::facts::people::whole_fees;
use crate::say::words;
use crate::vocabulary::{TIERS, Tier};
use rust_decimal::Decimal;

/// The sums of the plan, in the budget's currency.
struct Sums {
    budget: Money,
    all: Costs,
}

impl Sums {
    /// `None` where no budget is stated.
    fn of(team: &Team<'_>) -> Option<Sums> {
        let budget = team.campaign.settings.budget.as_ref()?.value;
        Some(Sums { budget, all: team.facts.total()? })
    }

    fn planned(&self) -> Money {
        self.all.total()
    }

    /// What is left of the budget; negative where the plan exceeds it.
    fn left(&self) -> Money {
        Money { amount: self.budget.amount.saturating_sub(self.planned().amount), ..self.budget }
    }
}

/// The budget in one line.
pub(super) fn line(team: &Team<'_>) -> Option<String> {
    let sums = Sums::of(team)?;
    let left = sums.left();
    let over = Money { amount: -left.amount, ..left };
    let planned = sums.planned();
    Some(match left.amount < Decimal::ZERO {
        true => words!(team.locale, budget_over, planned = planned, budget = sums.budget, over = over),
        false => words!(team.locale, budget_line, planned = planned, budget = sums.budget, left = left),
    })
}

/// The sums, and two charts: by tier and by channel.
pub(super) fn section(team: &Team<'_>) -> Section {
    let mut section = Section::new("budget", words!(team.locale, budget_title));
    let Some(sums) = Sums::of(team) else { return section };
    section.push(Block::Table(table(team, &sums)));
    if sums.all.incomplete {
        let line = words!(team.locale, budget_incomplete, names = team.locale.list(&unknown(team)));
        section.push(Block::Paragraph(Text(vec![Inline::Quiet(line)])));
    }
    let charts = [
        chart(team, words!(team.locale, by_tier), by_tier(team, &sums)),
        chart(team, words!(team.locale, by_channel), by_channel(team, &sums)),
    ];
    charts.into_iter().flatten().for_each(|c| section.push(Block::Chart(c)));
    section
}

/// Of whom not all costs are known.
fn unknown<'c>(team: &Team<'c>) -> Vec<&'c str> {
    let people = team.facts.who().filter(|who| team.facts.costs(*who).is_some_and(|c| c.incomplete));
    people.map(|who| team.campaign.name_of(who)).collect()
}

fn table(team: &Team<'_>, sums: &Sums) -> Table {
    let row = |name: &str, money: Money| vec![Text::plain(name), Text::plain(team.locale.say(money))];
    let mut rows =
        vec![row(words!(team.locale, budget_title), sums.budget), row(words!(team.locale, budget_fees), sums.all.fees)];
    if sums.all.gifts.amount > Decimal::ZERO {
        rows.push(row(words!(team.locale, budget_gifts), sums.all.gifts));
    }
    let left = sums.left();
    let (name, left) = match left.amount < Decimal::ZERO {
        true => (words!(team.locale, budget_missing), Money { amount: -left.amount, ..left }),
        false => (words!(team.locale, budget_left), left),
    };
    rows.push(vec![Text::strong(name), Text::strong(team.locale.say(left))]);
    let columns = vec![Column::words(words!(team.locale, col_what)), Column::figures(words!(team.locale, col_amount))];
    Table { caption: words!(team.locale, budget_title).to_string(), columns, rows, total: true }
}

/// Bars for amounts, the empty ones left out; `None` where fewer than two are left, for then there is nothing to compare.
fn chart(team: &Team<'_>, title: &str, amounts: Vec<(String, Money)>) -> Option<Chart> {
    let bar = |(name, money): (String, Money)| Bar { name, value: money.as_f64(), shown: team.locale.say(money) };
    let bars: Vec<Bar> = amounts.into_iter().filter(|(_, m)| m.amount > Decimal::ZERO).map(bar).collect();
    let largest = bars.iter().max_by(|a, b| a.value.total_cmp(&b.value))?;
    let alt = words!(team.locale, bars_alt, name = largest.name, shown = largest.shown);
    let kind = ChartKind::Bars(Bars { bars: bars.clone(), limit: None });
    (bars.len() > 1).then(|| Chart { title: title.to_string(), alt, kind })
}

/// What people of each tier cost together, those whose following is unknown last.
fn by_tier(team: &Team<'_>, sums: &Sums) -> Vec<(String, Money)> {
    let name = |tier: Option<Tier>| match tier {
        Some(Tier::Nano) => words!(team.locale, tier_nano),
        Some(Tier::Micro) => words!(team.locale, tier_micro),
        Some(Tier::Mid) => words!(team.locale, tier_mid),
        Some(Tier::Macro) => words!(team.locale, tier_macro),
        Some(Tier::Mega) => words!(team.locale, tier_mega),
        None => words!(team.locale, unknown),
    };
    let of = |tier: Option<Tier>| {
        let people = team.facts.who().filter(|who| team.facts.followers(*who).map(Tier::of) == tier);
        let costs = people.filter_map(|who| team.facts.costs(who));
        costs.map(|c| c.total().amount).fold(Decimal::ZERO, Decimal::saturating_add)
    };
    let tiers = TIERS.into_iter().map(Some).chain([None]);
    tiers.map(|t| (name(t).to_string(), Money { amount: of(t), ..sums.budget })).collect()
}

/// What the posts of each channel are paid; a fee for everything is spread evenly over the posts of its person.
fn by_channel(team: &Team<'_>, sums: &Sums) -> Vec<(String, Money)> {
    let campaign = team.campaign;
    let mut amounts: Vec<(ChannelId, Decimal)> = Vec::new();
    let mut add = |channel: ChannelId, amount: Decimal| match amounts.iter_mut().find(|(c, _)| *c == channel) {
        Some((_, sum)) => *sum = sum.saturating_add(amount),
        None => amounts.push((channel, amount)),
    };
    for slot in &team.slots {
        let post = &campaign[slot.post];
        let own = team.facts[slot.post].fee.money().and_then(|m| campaign.rates().convert(m, sums.budget.currency));
        let share = whole_fee(team, post.influencer, sums);
        add(post.channel, own.map_or(Decimal::ZERO, |m| m.amount).saturating_add(share));
    }
    let named = |(channel, amount): (ChannelId, Decimal)| {
        (campaign[channel].title.clone(), Money { amount: amount.round_dp(2), ..sums.budget })
    };
    amounts.into_iter().map(named).collect()
}

/// The part of somebody's fee for everything that falls on one of her posts.
fn whole_fee(team: &Team<'_>, who: InfluencerId, sums: &Sums) -> Decimal {
    let posts = team.facts.posts_of(who).count();
    let rates = team.campaign.rates();
    let whole = whole_fees(&team.campaign[who]);
    let amounts = whole.filter_map(|m| rates.convert(m, sums.budget.currency)).map(|m| m.amount);
    let sum = amounts.fold(Decimal::ZERO, Decimal::saturating_add);
    sum.checked_div(Decimal::from(posts.max(1))).unwrap_or_default()
}
