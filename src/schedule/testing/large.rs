//! Plans of the sizes that are measured.

use super::plot::Plot;
use crate::campaign::*;
use crate::schedule::dice::Dice;

/// A plan of the size and shape that the measurements use: windows of up to 17 days, one audience a person.
pub(in crate::schedule) fn large(posts: u32, seed: u64) -> Campaign {
    let mut dice = Dice::new(seed);
    let days = match posts {
        0..=20 => 28,
        21..=200 => 56,
        201..=2_000 => 90,
        _ => 180,
    };
    let first = jiff::civil::date(2027, 1, 4);
    let day = |n: i64| first.saturating_add(jiff::Span::new().days(n));
    let mut plot = Plot::new(first, day(days - 1));
    plot.zone("Europe/Berlin");
    let channels = if posts < 100 {
        4
    } else if posts < 10_000 {
        6
    } else {
        8
    };
    let limit = AudienceLimit { count: 6, what: Limited::Messages, per: Period::Week };
    let audiences: Vec<_> =
        (0..(posts / 60 + 2).min(24)).map(|n| plot.audience(&format!("audience_{n}"), &[limit])).collect();
    let channels: Vec<_> = (0..channels).map(|n| plot.channel(&format!("channel_{n}"))).collect();
    let most = (posts as f64 * 1.4 / (days as f64 * channels.len() as f64)).ceil() as u32;
    channels.iter().for_each(|c| plot.limit(*c, most.max(1), Period::Day));
    let messages: Vec<_> =
        (0..(audiences.len() * 2 + 4).min(40)).map(|n| plot.message(&format!("message_{n}"))).collect();
    for n in 0..posts / 5 {
        let who = plot.person(&format!("person_{n}"));
        let gap = plot.at(Duration::of(6 * (2 + dice.below(10) as u64), "hours").unwrap());
        plot.edit().influencers[who.index()].known.gap = Some(gap);
        let audience = audiences[dice.below(audiences.len())];
        let mut about: Vec<_> = (0..3).map(|_| messages[dice.below(messages.len())]).collect();
        about.sort();
        for k in 0..5 {
            let id = plot.deliver(1, &[who], channels[dice.below(channels.len())]);
            let middle = dice.below(days as usize) as i64;
            let middle = (middle + k * days / 5) % days;
            let (from, until) = (middle - dice.below(9) as i64, middle + 3 + dice.below(9) as i64);
            plot.between(id, day(from.max(0)), day(until.min(days - 1)));
            let (to, message) =
                (plot.at(audience), plot.at(messages[(audience.index() * 2 + dice.below(3)) % messages.len()]));
            plot.delivery(id).audiences.push(to);
            plot.delivery(id).message = Some(message);
        }
    }
    plot.campaign()
}
