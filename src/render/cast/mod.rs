//! A chosen cast: for the terminal, as a page with the price curve as a plot, and as JSON.

mod html;
mod json;
mod text;

pub use html::page;
pub use json::reports;
pub use text::{spark, text};

use crate::campaign::{Campaign, InfluencerId};
use crate::casting::{Duel, Member, PoolFrom, Report, Side};
use crate::say;
use rust_decimal::Decimal;

/// The columns of the cast: why each is in.
const COLUMNS: [&str; 7] = ["price", "followers", "fits", "genuine", "attention", "own posts", "adds"];

/// What the columns mean.
const LEGEND: &str = "“Adds” is whom the cast would lose without this person, or win with her. What somebody truly reaches \
                      is followers × fits (the share in the audience) × genuine × attention × own posts; who follows several of the cast \
                      counts once. Attention is engagement against what is usual for the smallest accounts there.";

/// Who was chosen, for how much, and whom they reach.
fn first_line(campaign: &Campaign, report: &Report) -> String {
    let (choice, market) = (&report.choice, &report.choice.market);
    let pick = campaign[market.group].selection.pick.as_ref();
    let within = pick.map_or(String::new(), |p| format!(" of {}", p.within));
    format!(
        "{} of {} candidates, for {}{within}, truly reach {} people of the audience.",
        choice.chosen.len(),
        market.people.len(),
        choice.cost(),
        say::whole(choice.solution.people),
    )
}

/// How sure it is that nothing better can be had.
fn certainty(report: &Report) -> String {
    let solution = &report.choice.solution;
    if solution.proven {
        return "No other cast reaches more: this is proven.".to_string();
    }
    format!(
        "No other cast reaches more than {} people, {} more: this is the bound that was found.",
        say::whole(solution.bound),
        say::percent(solution.gap())
    )
}

/// What stands in the columns of somebody; the last says what is not known of her and was taken as usual.
fn cells(report: &Report, member: &Member) -> ([String; 7], String) {
    let worth = report.choice.market.worths[member.place as usize].as_ref();
    let of = |value: &dyn Fn(&crate::casting::Worth) -> String| worth.map_or("?".to_string(), value);
    let own = [
        member.price.to_string(),
        of(&|w| say::whole(w.followers as f64)),
        of(&|w| say::percent(w.share)),
        of(&|w| say::percent(1.0 - w.suspicious)),
        of(&|w| say::percent(w.attention)),
        of(&|w| say::percent(w.own)),
        say::whole(member.adds),
    ];
    let usual = worth.map_or(String::new(), |w| w.estimated.join(", "));
    (own, usual)
}

/// Who was not considered, and why; empty where all were.
fn left_out(report: &Report) -> String {
    let market = &report.choice.market;
    let mut all = Vec::new();
    let mut add = |n: usize, what: &str| {
        if n > 0 {
            all.push(format!("{n} {what}"));
        }
    };
    add(market.unpriced, "without a known fee");
    add(market.unmeasured, "without a known following or share of the audience");
    add(market.conflicted, "who worked for a competitor lately");
    if all.is_empty() { String::new() } else { format!("Not considered: {}.", all.join(", ")) }
}

/// What the numbers rest on.
fn assumption(report: &Report) -> String {
    let market = &report.choice.market;
    let pool = say::whole(market.problem.pool);
    let mut text = match market.pool_from {
        PoolFrom::Overlap => format!("Overlaps are those that the group states: as in an audience of {pool}."),
        PoolFrom::Size => format!("Overlaps that are not stated are those of chance in the audience, {pool} people."),
        PoolFrom::Usual => {
            format!("Overlaps are taken as 10%, as in an audience of {pool}; state the `size` of the audience.")
        }
    };
    if market.shareless {
        text += " Nobody's share of the audience is known: all followers count.";
    }
    if report.choice.quotas_dropped {
        text += " Nobody could keep `at_least` and `at_most`: they were left aside.";
    }
    text
}

/// What a little more money would do.
fn more(report: &Report) -> Option<String> {
    let (more, market) = (report.thousand_more?, &report.choice.market);
    let full = report.choice.chosen.len() as u64 >= u64::from(market.problem.most);
    Some(match (more >= 0.5, full) {
        (true, _) => format!("1,000 {} more would reach {} people more.", market.currency, say::whole(more)),
        (false, true) => {
            format!("1,000 {} more would reach nobody more: the group may not have more people.", market.currency)
        }
        (false, false) => format!("1,000 {} more would reach nobody more.", market.currency),
    })
}

/// The rows of star against micro: what, for one star, for the best stars, for small followings.
fn rows(campaign: &Campaign, duel: &Duel) -> Vec<[String; 4]> {
    let [a, b, c] = [&duel.star, &duel.stars, &duel.micro];
    let row = |what: &str, of: &dyn Fn(&Side) -> String| [what.to_string(), of(a), of(b), of(c)];
    vec![
        row("who", &|s| names(campaign, &s.who)),
        row("cost", &|s| s.cost.to_string()),
        row("followers", &|s| say::whole(s.followers as f64)),
        row("people of the audience truly reached", &|s| say::whole(s.people)),
        row("cost of each of them", &|s| {
            s.each().map_or("–".to_string(), |e| {
                say::unit_price(Decimal::try_from(e).unwrap_or_default(), s.cost.currency.code())
            })
        }),
        row("interactions to expect from the audience", &|s| say::whole(s.interactions)),
        row("exposures in the audience", &|s| say::whole(s.exposures)),
    ]
}

/// Somebody by name; more than one by their number.
fn names(campaign: &Campaign, who: &[InfluencerId]) -> String {
    match who {
        [one] => campaign.name_of(*one).to_string(),
        many => say::count(many.len(), "person"),
    }
}

/// What star against micro comes down to.
fn verdict(campaign: &Campaign, duel: &Duel) -> String {
    let times = |a: &Side, b: &Side| a.people / b.people.max(1.0);
    let (alone, best) = (times(&duel.micro, &duel.star), times(&duel.micro, &duel.stars));
    let star = names(campaign, &duel.star.who);
    let against = |factor: f64| match factor {
        f if f >= 9.95 => format!("{f:.0} times as many people as"),
        f if f >= 1.05 => format!("{f:.1} times as many people as"),
        f if f > 0.95 => "as many people as".to_string(),
        f => format!("only {} of the people of", say::percent(f)),
    };
    let rest = match duel.stars.who == duel.star.who {
        true => String::new(),
        false => format!(", and {} the best stars for that money", against(best)),
    };
    format!("For at most {}, small followings reach {} {star} alone{rest}.", duel.budget, against(alone))
}
