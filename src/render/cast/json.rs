//! Chosen casts as JSON, for other programs.

use crate::campaign::Campaign;
use crate::casting::{Contender, Duel, Member, PoolFrom, Report};
use crate::render::json::pretty;
use serde_json::{Value, json};

/// All reports as one object with a line feed at the end. Shares are fractions of 1; people are whole.
pub fn reports(campaign: &Campaign, reports: &[Report]) -> String {
    let groups: Vec<Value> = reports.iter().map(|r| group(campaign, r)).collect();
    pretty(&json!({ "version": 1, "campaign": campaign.title.value, "groups": groups }))
}

fn group(campaign: &Campaign, report: &Report) -> Value {
    let (choice, market) = (&report.choice, &report.choice.market);
    let member = |m: &Member| self::member(campaign, report, m);
    let curve: Vec<Value> = report
        .curve
        .iter()
        .map(|p| json!({ "budget": p.budget.to_string(), "people": people(p.people), "count": p.count }))
        .collect();
    let pool_from = match market.pool_from {
        PoolFrom::Overlap => "overlap",
        PoolFrom::Size => "size",
        PoolFrom::Usual => "usual",
    };
    json!({
        "group": campaign[market.group].name.value,
        "budget": campaign[market.group].selection.pick.as_ref().map(|p| p.within.to_string()),
        "cost": choice.cost().to_string(),
        "people": people(choice.solution.people),
        "bound": people(choice.solution.bound),
        "proven": choice.solution.proven,
        "quotas_dropped": choice.quotas_dropped,
        "candidates": market.people.len(),
        "left_out": {
            "unpriced": market.unpriced,
            "unmeasured": market.unmeasured,
            "conflicted": market.conflicted,
        },
        "pool": { "people": people(market.problem.pool), "from": pool_from },
        "cast": report.members.iter().map(member).collect::<Vec<_>>(),
        "next": report.next.iter().map(member).collect::<Vec<_>>(),
        "curve": curve,
        "thousand_more": report.thousand_more.map(people),
        "star_against_micro": report.duel.as_ref().map(|d| duel(campaign, d)),
    })
}

fn member(campaign: &Campaign, report: &Report, member: &Member) -> Value {
    let worth = report.choice.market.worths[member.place as usize].as_ref().map(|w| {
        json!({
            "channel": campaign[w.on].name.value,
            "followers": w.followers,
            "share": rounded(w.share),
            "suspicious": rounded(w.suspicious),
            "attention": rounded(w.attention),
            "own_posts": rounded(w.own),
            "people": people(w.people),
            "estimated": w.estimated,
        })
    });
    json!({
        "influencer": campaign[member.who].name.value,
        "name": campaign.name_of(member.who),
        "price": member.price.to_string(),
        "adds": people(member.adds),
        "worth": worth,
    })
}

fn duel(campaign: &Campaign, duel: &Duel) -> Value {
    let side = |s: &Contender| {
        let who: Vec<&str> = s.who.iter().map(|w| campaign[*w].name.value.as_str()).collect();
        json!({
            "who": who,
            "cost": s.cost.to_string(),
            "followers": s.followers,
            "people": people(s.people),
            "cost_per_person": s.each().map(|e| (e * 10_000.0).round() / 10_000.0),
            "interactions": people(s.interactions),
            "exposures": people(s.exposures),
        })
    };
    json!({
        "budget": duel.budget.to_string(),
        "one_star": side(&duel.star),
        "stars": side(&duel.stars),
        "micro": side(&duel.micro),
    })
}

fn people(n: f64) -> u64 {
    n.max(0.0).round() as u64
}

fn rounded(fraction: f64) -> f64 {
    (fraction * 1e6).round() / 1e6
}
