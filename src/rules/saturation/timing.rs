//! When posts go out, as far as that is certain.

use crate::campaign::PostId;
use crate::rules::Scheduled;
use crate::schedule::window;
use jiff::ToSpan as _;
use jiff::civil::DateTime;

/// A post and the time in which it goes out: one moment where there is a schedule, else what its statement allows.
#[derive(Debug, Clone, Copy)]
pub struct Timed {
    /// The post.
    pub post: PostId,
    /// The first moment.
    pub from: DateTime,
    /// The last moment.
    pub until: DateTime,
    /// How much the post counts.
    pub weight: u32,
}

impl Timed {
    /// A post with its time; `None` where nothing is known of it.
    pub fn new(review: &Scheduled<'_>, post: PostId, weight: u32) -> Option<Timed> {
        let (from, until) = window::between(review.campaign, review.plan, post)?;
        Some(Timed { post, from, until, weight })
    }

    /// The same over whole days.
    pub fn in_days(self) -> Timed {
        let (first, last) = (self.from.date(), self.until.date());
        Timed { from: first.at(0, 0, 0, 0), until: last.at(23, 59, 0, 0), ..self }
    }
}

/// The posts that certainly go out within so many minutes and together count most; of several such times the first.
pub fn densest(posts: &[Timed], minutes: i64) -> Vec<Timed> {
    let end = |p: &Timed| p.from.saturating_add(minutes.minutes());
    let mut entering: Vec<&Timed> = posts.iter().filter(|p| p.until <= end(p)).collect();
    let mut leaving = entering.clone();
    entering.sort_by_key(|p| (p.until, p.post));
    leaving.sort_by_key(|p| p.from);
    let (mut now, mut most, mut best, mut gone) = (0, 0, None, 0);
    for (at, post) in entering.iter().enumerate() {
        now += post.weight;
        if entering.get(at + 1).is_some_and(|next| next.until == post.until) {
            continue;
        }
        while let Some(old) = leaving.get(gone).filter(|p| end(p) < post.until) {
            now -= old.weight;
            gone += 1;
        }
        if now > most {
            (most, best) = (now, Some(post.until));
        }
    }
    let Some(until) = best else { return Vec::new() };
    entering.into_iter().filter(|p| p.until <= until && end(p) >= until).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn timed(n: u32, from: i8, until: i8) -> Timed {
        let at = |hour| date(2027, 3, 1).at(hour, 0, 0, 0);
        Timed { post: PostId(n), from: at(from), until: at(until), weight: 1 }
    }

    fn posts(found: Vec<Timed>) -> Vec<u32> {
        let mut ids: Vec<u32> = found.into_iter().map(|p| p.post.0).collect();
        ids.sort_unstable();
        ids
    }

    #[test]
    fn only_posts_that_cannot_fall_outside_are_in_it() {
        let all = [timed(0, 1, 1), timed(1, 1, 3), timed(2, 2, 8), timed(3, 3, 3), timed(4, 4, 4)];
        assert_eq!(posts(densest(&all, 120)), [0, 1, 3], "both ends belong to the time");
        assert_eq!(posts(densest(&all, 60)), [3, 4]);
        assert_eq!(posts(densest(&all, 0)), [0], "of several the first");
        assert_eq!(posts(densest(&[], 60)), [0; 0]);
    }

    #[test]
    fn weights_decide_and_agree_with_a_search_through_all_times() {
        let mut seed = 7_u64;
        let mut roll = |n: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % n
        };
        for _ in 0..300 {
            let all: Vec<Timed> = (0..12)
                .map(|n| {
                    let from = roll(20) as i8;
                    Timed { weight: 1 + roll(3) as u32, ..timed(n, from, from + roll(4) as i8) }
                })
                .collect();
            let minutes = 60 * roll(6) as i64;
            let sum = |found: &[Timed]| found.iter().map(|p| p.weight).sum::<u32>();
            let inside = |start: DateTime| -> u32 {
                let end = start.saturating_add(minutes.minutes());
                all.iter().filter(|p| start <= p.from && p.until <= end).map(|p| p.weight).sum()
            };
            let best = all.iter().map(|p| inside(p.from)).max().unwrap_or(0);
            assert_eq!(sum(&densest(&all, minutes)), best, "{all:?} {minutes}");
        }
    }
}
