//! The cast: how well everybody fits, what she costs, and why she is in it.

use super::{Team, of_block};
use crate::brief::document::{Block, Column, Inline, Section, Table, Text};
use crate::campaign::{AudienceId, ChannelId, InfluencerId, Money, Percent, cost_of};
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
    let (campaign, locale) = (team.campaign, team.locale);
    let or_unknown = |text: Option<String>| match text {
        Some(text) => Text::plain(text),
        None => Text(vec![Inline::Quiet(words!(locale, unknown).to_string())]),
    };
    let posts = team.slots.iter().filter(|s| campaign[s.post].influencer == who).count();
    let cost = campaign.settings.budget.as_ref().map(|b| cost_of(campaign, who, b.currency).total());
    let audience = reached(team, who);
    let each = cost.zip(audience.as_ref()).and_then(|(cost, (_, people))| per_thousand(cost, *people));
    let why = campaign[who].known.affinity.as_ref().map_or("", |a| a.trim());
    vec![
        Text::strong(campaign.name_of(who)),
        or_unknown(campaign[who].followers().map(|n| locale.count(n))),
        or_unknown(audience.map(|(share, _)| locale.say(share))),
        Text::plain(locale.count(posts)),
        or_unknown(cost.map(|m| locale.say(m))),
        or_unknown(each.map(|m| locale.say(m))),
        Text::plain(why),
    ]
}

/// The share of the best matching audience that her posts address, and how many people of it follow the accounts that she
/// posts from.
fn reached(team: &Team<'_>, who: InfluencerId) -> Option<(Percent, f64)> {
    let campaign = team.campaign;
    let posts = team.slots.iter().map(|s| &campaign[s.post]).filter(|p| p.influencer == who);
    let mut audiences: Vec<AudienceId> = Vec::new();
    let mut channels: Vec<ChannelId> = Vec::new();
    for post in posts {
        audiences.extend(campaign.audiences_of(&campaign[post.delivery]));
        channels.push(post.channel);
    }
    channels.sort_unstable();
    channels.dedup();
    let fit = |audience| {
        let mut best: Option<(Percent, f64)> = None;
        for channel in &channels {
            let followers = campaign.account(who, *channel).and_then(|a| a.followers.as_ref());
            let share = campaign.fit(who, Some(*channel), audience);
            if let (Some(followers), Some(share)) = (followers, share) {
                let (known, people) = best.unwrap_or((Percent(0.0), 0.0));
                let largest = if share.0 > known.0 { share } else { known };
                best = Some((largest, people + followers.value as f64 * share.fraction()));
            }
        }
        best
    };
    audiences.sort_unstable();
    audiences.dedup();
    audiences.into_iter().filter_map(fit).max_by(|a, b| a.0.0.total_cmp(&b.0.0))
}

fn per_thousand(cost: Money, people: f64) -> Option<Money> {
    let people = Decimal::try_from(people.round()).ok().filter(|p| *p > Decimal::ZERO)?;
    let amount = cost.amount.checked_mul(Decimal::ONE_THOUSAND)?.checked_div(people)?.round_dp(2);
    Some(Money { amount, currency: cost.currency })
}
