//! Plans that are no trouble to place and hard to place best: short windows, audiences that many people share, limits of
//! channels and audiences. The same number of posts gives the same text.

use super::support::Random;
use std::fmt::Write as _;

/// So many posts for each person.
const EACH: u64 = 5;

/// A plan of so many posts.
pub fn plan(posts: u64) -> String {
    let mut random = Random(posts);
    let days = match posts {
        0..=20 => 28,
        21..=200 => 56,
        201..=2_000 => 90,
        _ => 180,
    };
    let day = |n: u64| {
        let day = jiff::civil::date(2027, 1, 4).saturating_add(jiff::Span::new().days(n.min(days - 1) as i64));
        day.to_string()
    };
    let channels = &["instagram", "tiktok", "youtube", "x", "threads", "linkedin"][..if posts < 100 { 4 } else { 6 }];
    let audiences = (posts / 60 + 2).min(24);
    let messages = (audiences * 2 + 4).min(40);
    let mut text = format!(
        "campaign \"Plan\" {{\n  brand \"Northpeak\"\n  objective launch\n  budget 900_000 EUR\n  runs {} .. {}\n  \
         briefed 2026-11-02\n  timezone Europe/Berlin\n  market DE\n}}\n",
        day(0),
        day(days)
    );
    for n in 0..audiences {
        let _ = writeln!(text, "audience a{n} {{ interests running; limit 6 messages per week }}");
    }
    let most = (posts as f64 * 1.4 / (days as f64 * channels.len() as f64)).ceil();
    channels.iter().for_each(|c| text += &format!("channel {c} {{ limit {most} posts per day }}\n"));
    (0..messages).for_each(|n| text += &format!("message m{n} \"M{n}\" {{ takeaway \"One thing, number {n}.\" }}\n"));
    for n in 0..posts / EACH {
        let _ = writeln!(text, "influencer p{n} {{\n  gap {} hours", 6 * (2 + random.below(10)));
        channels.iter().for_each(|c| text += &format!("  on {c} @p{n} {{ followers 20k }}\n"));
        text += "}\n";
        let audience = random.below(audiences);
        for k in 0..EACH {
            let channel = random.pick(channels);
            let message = (audience * 2 + random.below(3)) % messages;
            let middle = (random.below(days) + k * days / EACH) % days;
            let (from, until) = (middle.saturating_sub(random.below(9)), middle + 3 + random.below(9));
            let _ = writeln!(
                text,
                "deliver 1 post by p{n} on {channel} about m{message} to a{audience} during {} .. {}",
                day(from),
                day(until)
            );
        }
    }
    text
}
