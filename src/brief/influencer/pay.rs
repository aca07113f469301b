//! Her pay: fees, gifts, commission. Nobody else's.

use super::BriefSource;
use crate::brief::document::{Block, Column, Inline, List, Section, Table, Text};
use crate::brief::names;
use crate::campaign::{Gift, Money};
use crate::facts::PostFee;
use crate::facts::people::{view_fees, whole_fees};
use crate::say::words;

/// A line of the table: so many pieces at so much each, or a lump sum.
struct PayLine {
    what: String,
    sum: Money,
}

/// What she is paid, in a few words: the sum of her fees, else what else she gets.
pub(super) fn short(part: &BriefSource<'_>) -> Option<String> {
    let lines = lines(part);
    let sum = total(&lines).map(|m| part.locale.say(m));
    let several = (!lines.is_empty() && sum.is_none())
        .then(|| part.locale.list(&lines.iter().map(|l| part.locale.say(l.sum)).collect::<Vec<_>>()));
    let gifts = part.campaign[part.who].known.gift.iter().map(|g| g.what.trim().to_string());
    let share = part.campaign[part.who].known.commission.as_ref();
    let share = share.map(|c| words!(part.locale, pay_commission, share = c.value));
    let all: Vec<String> = sum.or(several).into_iter().chain(by_views(part)).chain(gifts).chain(share).collect();
    (!all.is_empty()).then(|| all.join(" + "))
}

/// Fees in a table with their sum; gifts and commission below it.
pub(super) fn section(part: &BriefSource<'_>) -> Section {
    let mut section = Section::new("pay", words!(part.locale, pay_title));
    let lines = lines(part);
    let sum = total(&lines).filter(|_| lines.len() > 1);
    let row = |what: &str, money: Money| vec![Text::plain(what), Text::plain(part.locale.say(money))];
    let mut rows: Vec<Vec<Text>> = lines.iter().map(|l| row(&l.what, l.sum)).collect();
    rows.extend(sum.map(|m| vec![Text::strong(words!(part.locale, pay_total)), Text::strong(part.locale.say(m))]));
    let columns = vec![Column::words(words!(part.locale, col_what)), Column::figures(words!(part.locale, col_amount))];
    section.push(Block::Table(Table {
        caption: words!(part.locale, pay_title).to_string(),
        columns,
        rows,
        total: sum.is_some(),
    }));
    let known = &part.campaign[part.who].known;
    let gifts = known.gift.iter().map(|g| gift(part, g));
    let views = by_views(part).into_iter().map(Text::plain);
    section.push(List::plain(views.chain(gifts).chain(commission(part))));
    section
}

/// The fees that are sums known beforehand.
fn lines(part: &BriefSource<'_>) -> Vec<PayLine> {
    let mut each: Vec<(&str, Money, usize)> = Vec::new();
    for own in &part.posts {
        let PostFee::Agreed(money) = own.facts.fee else { continue };
        let format = names::format(part.campaign, own.post);
        match each.iter_mut().find(|(f, m, _)| *f == format && *m == money) {
            Some((_, _, count)) => *count += 1,
            None => each.push((format, money, 1)),
        }
    }
    let line = |(format, money, count): (&str, Money, usize)| {
        let what = part.locale.pieces(count, format);
        let what = match count {
            1 => what,
            _ => words!(part.locale, fee_each, what = what, money = money),
        };
        PayLine { what, sum: money.times(count as u64) }
    };
    let whole = whole_fees(&part.campaign[part.who])
        .map(|sum| PayLine { what: words!(part.locale, fee_whole).to_string(), sum });
    each.into_iter().map(line).chain(whole).collect()
}

fn by_views(part: &BriefSource<'_>) -> Option<String> {
    let (money, per, cap) = view_fees(&part.campaign[part.who]).next()?;
    Some(match cap {
        Some(cap) => words!(part.locale, fee_views_cap, money = money, count = per, cap = cap),
        None => words!(part.locale, fee_views, money = money, count = per),
    })
}

/// The sum, where all is in one currency.
fn total(lines: &[PayLine]) -> Option<Money> {
    let first = lines.first()?.sum.currency;
    let mut sum = Money::zero(first);
    for line in lines {
        if line.sum.currency != first {
            return None;
        }
        sum.amount = sum.amount.checked_add(line.sum.amount)?;
    }
    Some(sum)
}

fn gift(part: &BriefSource<'_>, gift: &Gift) -> Text {
    let text = Text::plain(gift.what.trim());
    match gift.worth {
        Some(worth) => {
            let worth = words!(part.locale, gift_worth, money = worth);
            text.with(Inline::Quiet(format!(", {worth}")))
        }
        None => text,
    }
}

fn commission(part: &BriefSource<'_>) -> Option<Text> {
    let known = &part.campaign[part.who].known;
    let share = known.commission.as_ref()?.value;
    let line = match &known.code {
        Some(code) => words!(part.locale, pay_commission_code, share = share, code = code.value),
        None => words!(part.locale, pay_commission, share = share),
    };
    Some(Text::plain(line))
}
