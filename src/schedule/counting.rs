//! Finds posts that are too many for their days by counting alone.
//!
//! For each channel, audience, person and account: however the posts are laid out, so many lie before each day. Those
//! numbers have to rise by at least the posts that must lie in a stretch of days, and by at most what a limit or a gap lets
//! into a stretch. Where these demands cannot all be kept, a cycle of them shows it.

use super::calendar::DAY;
use super::hours::Gap;
use super::problem::{Problem, Scope};
use crate::campaign::{Limited, Period};
use std::collections::BTreeMap;

/// The most comparisons made for one channel, audience, person or account.
const MOST_WORK: usize = 100_000_000;

/// Posts that share something which only so many can have at a time.
#[derive(Debug, Default)]
struct SharedBy {
    tasks: Vec<u32>,
    /// In any stretch of so many days at most so many.
    most: Vec<(usize, usize)>,
    zone: usize,
}

/// Posts that cannot all be placed, if counting shows some.
pub(super) fn too_many(problem: &Problem) -> Option<Vec<u32>> {
    all_shared(problem).iter().find_map(|shared| Count::new(problem, shared)?.too_many())
}

fn all_shared(problem: &Problem) -> Vec<SharedBy> {
    let mut shared: BTreeMap<(u8, u32), SharedBy> = BTreeMap::new();
    for t in problem.present.iter().copied() {
        let task = &problem.tasks[t as usize];
        for limit in task.limits.iter().map(|l| &problem.limits[*l as usize]).filter(|l| l.what == Limited::Posts) {
            let key = match limit.scope {
                Scope::Channel(c) => (0, c),
                Scope::Audience(a) => (1, a),
            };
            let width = match limit.per {
                Period::Day => 1,
                Period::Week => 7,
                Period::Campaign => usize::MAX,
            };
            let shared = shared.entry(key).or_default();
            shared.zone = limit.zone;
            shared.add(t, (width, limit.count as usize));
        }
        let gaps = [
            (2, task.person, problem.people[task.person as usize]),
            (3, task.account, Some(problem.accounts[task.account as usize])),
        ];
        for (kind, id, gap) in gaps {
            let Some(gap) = gap.filter(|g| !g.is_none()) else { continue };
            let most = match gap {
                Gap::Days(days) => (days as usize, 1),
                Gap::Minutes(minutes) if minutes >= 2 * DAY => ((minutes / DAY) as usize - 1, 1),
                Gap::Minutes(minutes) => (1, ((26 * 60 - 1) / minutes + 1) as usize),
            };
            shared.entry((kind, id)).or_default().add(t, most);
        }
    }
    shared.into_values().filter(|s| s.most.iter().any(|m| m.1 < s.tasks.len())).collect()
}

impl SharedBy {
    fn add(&mut self, task: u32, most: (usize, usize)) {
        if self.tasks.last() != Some(&task) {
            self.tasks.push(task);
        }
        if !self.most.contains(&most) {
            self.most.push(most);
        }
    }
}

/// A demand that the number at `to` is at least that at `from` and so much more.
#[derive(Debug, Clone, Copy)]
struct Rise {
    from: u32,
    to: u32,
    by: i64,
    /// For posts that must lie between: their first and last day.
    posts: Option<(u32, u32)>,
}

/// The demands on how many posts lie before each day.
struct Count<'a> {
    shared: &'a SharedBy,
    spans: Vec<(u32, u32)>,
    nodes: usize,
    rises: Vec<Rise>,
}

impl<'a> Count<'a> {
    fn new(problem: &Problem, shared: &'a SharedBy) -> Option<Self> {
        let day = |slice: &u32| problem.calendar.zone_days[shared.zone][*slice as usize];
        let span = |t: &u32| {
            let slices = problem.slices(*t);
            Some((day(slices.first()?), day(slices.last()?)))
        };
        let spans: Vec<(u32, u32)> = shared.tasks.iter().map(span).collect::<Option<_>>()?;
        let nodes = problem.calendar.days as usize + 4;
        let mut count = Count { shared, spans, nodes, rises: Vec::new() };
        count.add_posts();
        count.add_days(problem);
        (count.rises.len().saturating_mul(nodes) <= MOST_WORK).then_some(count)
    }

    /// The posts that must lie in a stretch, for each stretch from a first to a last day of posts.
    fn add_posts(&mut self) {
        let mut firsts: Vec<u32> = self.spans.iter().map(|s| s.0).collect();
        firsts.sort_unstable();
        firsts.dedup();
        let mut by_last = self.spans.clone();
        by_last.sort_unstable_by_key(|s| s.1);
        for first in firsts {
            let mut inside = 0;
            for stretch in by_last.chunk_by(|a, b| a.1 == b.1) {
                let more = stretch.iter().filter(|s| s.0 >= first).count();
                let starts = stretch.iter().any(|s| s.0 == first);
                inside += more as i64;
                if more > 0 && (starts || inside > 1) {
                    let last = stretch[0].1;
                    self.rises.push(Rise { from: first, to: last + 1, by: inside, posts: Some((first, last)) });
                }
            }
        }
    }

    fn add_days(&mut self, problem: &Problem) {
        let mut open = vec![0_i64; self.nodes];
        for task in &self.shared.tasks {
            let mut last = u32::MAX;
            for slice in problem.slices(*task) {
                let day = problem.calendar.zone_days[self.shared.zone][*slice as usize];
                open[day as usize] += i64::from(day != last);
                last = day;
            }
        }
        let end = self.nodes as u32 - 1;
        for day in 0..end {
            self.rises.push(Rise { from: day, to: day + 1, by: 0, posts: None });
            self.rises.push(Rise { from: day + 1, to: day, by: -open[day as usize], posts: None });
            for (width, most) in &self.shared.most {
                let until = (day as usize).saturating_add(*width).min(end as usize) as u32;
                self.rises.push(Rise { from: until, to: day, by: -(*most as i64), posts: None });
            }
        }
    }

    /// Follows the demands until they hold, or until one has to rise for its own sake.
    fn too_many(&self) -> Option<Vec<u32>> {
        let mut height = vec![0_i64; self.nodes];
        let mut by = vec![usize::MAX; self.nodes];
        for round in 0..=self.nodes {
            let mut risen = None;
            for (i, rise) in self.rises.iter().enumerate() {
                let wanted = height[rise.from as usize] + rise.by;
                if wanted > height[rise.to as usize] {
                    height[rise.to as usize] = wanted;
                    by[rise.to as usize] = i;
                    risen = Some(rise.to);
                }
            }
            match risen {
                None => return None,
                Some(node) if round == self.nodes => return Some(self.posts_of_cycle(node, &by)),
                Some(_) => {}
            }
        }
        None
    }

    fn posts_of_cycle(&self, mut node: u32, by: &[usize]) -> Vec<u32> {
        for _ in 0..self.nodes {
            node = self.rises[by[node as usize]].from;
        }
        let start = node;
        let mut stretches = Vec::new();
        loop {
            let rise = self.rises[by[node as usize]];
            stretches.extend(rise.posts);
            node = rise.from;
            if node == start {
                break;
            }
        }
        let inside = |span: &(u32, u32)| stretches.iter().any(|s| s.0 <= span.0 && span.1 <= s.1);
        self.shared.tasks.iter().zip(&self.spans).filter(|(_, span)| inside(span)).map(|(t, _)| *t).collect()
    }
}
