//! The cast: how well everybody fits, what she costs, and why she is in it.

use super::{Team, of_block};
use crate::brief::document::{Block, Column, Inline, Section, Table, Text};
use crate::campaign::{InfluencerId, Money};
use crate::say::words;
use rust_decimal::Decimal;

/// A row for each person who posts.
pub(super) fn section(team: &Team<'_>) -> Section {
    let columns = vec![
        Column::words(words!(team.locale, col_name)),
        Column::figures(words!(team.locale, col_following)),
        Column::figures(words!(team.locale, col_fit)),
        Column::figures(words!(team.locale, col_posts)),
        Column::figures(words!(team.locale, col_cost)),
        Column::figures(words!(team.locale, col_cost_per)),
        Column::words(words!(team.locale, col_why)),
    ];
    let rows = team.people().into_iter().map(|who| row(team, who)).collect();
    let table = Table { caption: words!(team.locale, cast_title).to_string(), columns, rows, total: false };
    let mut section = of_block("cast", words!(team.locale, cast_title), Block::Table(table.without_empty_columns()));
    section.push(Block::Paragraph(Text(vec![Inline::Quiet(words!(team.locale, cast_note).to_string())])));
    section
}

fn row(team: &Team<'_>, who: InfluencerId) -> Vec<Text> {
    let (campaign, locale, facts) = (team.campaign, team.locale, team.facts);
    let or_unknown = |text: Option<String>| match text {
        Some(text) => Text::plain(text),
        None => Text(vec![Inline::Quiet(words!(locale, unknown).to_string())]),
    };
    let posts = facts.posts_of(who).count();
    let cost = facts.costs(who).map(|c| c.total());
    let fit = facts.fit_of(who);
    let each = cost.zip(fit.and_then(|f| f.people())).and_then(|(cost, people)| per_thousand(cost, people));
    let why = campaign[who].known.affinity.as_ref().map_or("", |a| a.trim());
    vec![
        Text::strong(campaign.name_of(who)),
        or_unknown(facts.followers(who).map(|n| locale.count(n))),
        or_unknown(fit.map(|f| locale.say(f.share))),
        Text::plain(locale.count(posts)),
        or_unknown(cost.map(|m| locale.say(m))),
        or_unknown(each.map(|m| locale.say(m))),
        Text::plain(why),
    ]
}

fn per_thousand(cost: Money, people: u64) -> Option<Money> {
    let people = Some(Decimal::from(people)).filter(|p| *p > Decimal::ZERO)?;
    let amount = cost.amount.checked_mul(Decimal::ONE_THOUSAND)?.checked_div(people)?.round_dp(2);
    Some(Money { amount, currency: cost.currency })
}
