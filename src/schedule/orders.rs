//! What comes after what: `after`, and the chapters of stories.

use super::hours::Gap;
use super::problem::{Order, Problem};
use super::statement::{Clause, Dropped};
use crate::campaign::{Campaign, DeliveryId, InfluencerId, StoryId};
use std::collections::BTreeMap;

/// All orders of a campaign.
pub(super) fn of(campaign: &Campaign, dropped: &Dropped) -> Vec<Order> {
    let mut posts_of: Vec<Vec<u32>> = vec![Vec::new(); campaign.deliveries.len()];
    let mut told: BTreeMap<StoryId, Vec<u32>> = BTreeMap::new();
    for (i, post) in campaign.posts.iter().enumerate() {
        if dropped.contains(&Clause::Delivery(post.delivery)) {
            continue;
        }
        posts_of[post.delivery.index()].push(i as u32);
        if let Some((story, _)) = post.chapter {
            told.entry(story).or_default().push(i as u32);
        }
    }
    let mut orders = Vec::new();
    for (d, delivery) in campaign.deliveries.iter().enumerate() {
        for (n, label) in delivery.after.iter().enumerate() {
            orders.push(Order {
                before: posts_of[label.value.index()].clone(),
                after: posts_of[d].clone(),
                gap: Gap::Days(1),
                statement: Clause::After(DeliveryId(d as u32), n as u32),
            });
        }
    }
    told.iter().for_each(|(story, posts)| order_chapters(campaign, *story, posts, &mut orders));
    orders.retain(|o| !o.before.is_empty() && !o.after.is_empty() && !dropped.contains(&o.statement));
    orders
}

fn order_chapters(campaign: &Campaign, id: StoryId, posts: &[u32], orders: &mut Vec<Order>) {
    let story = &campaign[id];
    let chapter = |t: u32| campaign.posts[t as usize].chapter.map_or(0, |c| c.1);
    let mut tellers: BTreeMap<(DeliveryId, InfluencerId), Vec<u32>> = BTreeMap::new();
    for t in posts {
        let post = &campaign.posts[*t as usize];
        tellers.entry((post.delivery, post.influencer)).or_default().push(*t);
    }
    let mut add = |before: &[u32], after: &[u32], gap: Gap, statement: Clause| {
        orders.push(Order { before: before.to_vec(), after: after.to_vec(), gap, statement });
    };
    for told in tellers.values_mut() {
        told.sort_by_key(|t| (chapter(*t), *t));
        let chapters: Vec<&[u32]> = told.chunk_by(|a, b| chapter(*a) == chapter(*b)).collect();
        for pair in chapters.windows(2) {
            add(pair[0], pair[1], Gap::Minutes(1), Clause::Chapters(id));
            if let Some(gap) = story.gap.as_ref().map(|g| Gap::of(g.value)).filter(|g| !g.is_none()) {
                add(pair[0], pair[1], gap, Clause::StoryGap(id));
            }
        }
    }
    let mut all = posts.to_vec();
    all.sort_by_key(|t| (chapter(*t), *t));
    let chapters: Vec<&[u32]> = all.chunk_by(|a, b| chapter(*a) == chapter(*b)).collect();
    let is_relay = |told: &[u32]| story.chapters.get(chapter(told[0])).is_some_and(|c| !c.by.is_empty());
    for pair in chapters.windows(2).filter(|p| is_relay(p[0]) || is_relay(p[1])) {
        add(pair[0], pair[1], Gap::Minutes(1), Clause::Chapters(id));
    }
}

/// How early and how late each task can lie for all that the orders ask, in real time and in days.
#[derive(Debug, Clone, Copy)]
struct Leeway {
    real: i64,
    day: i64,
}

impl Problem<'_> {
    /// Narrows the reach of every task to what the orders leave. `Err` names orders that go round in a circle.
    pub fn narrow(&mut self) -> Result<(), Vec<u32>> {
        let Some(line) = self.line_of_orders() else { return Err(self.circle()) };
        for order in &line {
            let earliest = self.orders[*order as usize].before.iter().filter_map(|t| self.end_of(*t, true)).collect();
            self.push(*order, earliest, true);
        }
        for order in line.iter().rev() {
            let latest = self.orders[*order as usize].after.iter().filter_map(|t| self.end_of(*t, false)).collect();
            self.push(*order, latest, false);
        }
        Ok(())
    }

    /// The orders in such a line that each comes after those that its earlier tasks are later ones of.
    fn line_of_orders(&self) -> Option<Vec<u32>> {
        let mut waiting: Vec<usize> = Vec::with_capacity(self.orders.len());
        let mut of_task: Vec<usize> = self.orders_of.iter().map(|o| o[1].len()).collect();
        for order in &self.orders {
            waiting.push(order.before.iter().filter(|t| of_task[**t as usize] > 0).count());
        }
        let mut line: Vec<u32> = (0..self.orders.len() as u32).filter(|o| waiting[*o as usize] == 0).collect();
        let mut next = 0;
        while let Some(order) = line.get(next).copied() {
            next += 1;
            for task in &self.orders[order as usize].after {
                of_task[*task as usize] -= 1;
                if of_task[*task as usize] == 0 {
                    for later in &self.orders_of[*task as usize][0] {
                        waiting[*later as usize] -= 1;
                        if waiting[*later as usize] == 0 {
                            line.push(*later);
                        }
                    }
                }
            }
        }
        (line.len() == self.orders.len()).then_some(line)
    }

    /// Orders that go round in a circle.
    fn circle(&self) -> Vec<u32> {
        let mut left: Vec<u32> = (0..self.orders.len() as u32).collect();
        for i in (0..left.len()).rev() {
            let mut fewer = left.clone();
            fewer.remove(i);
            if self.has_circle(&fewer) {
                left = fewer;
            }
        }
        left
    }

    fn has_circle(&self, orders: &[u32]) -> bool {
        let mut left: Vec<&Order> = orders.iter().map(|o| &self.orders[*o as usize]).collect();
        loop {
            let later: std::collections::BTreeSet<u32> = left.iter().flat_map(|o| o.after.iter().copied()).collect();
            let before = left.len();
            left.retain(|o| o.before.iter().any(|t| later.contains(t)));
            if left.is_empty() || left.len() == before {
                return !left.is_empty();
            }
        }
    }

    fn end_of(&self, task: u32, first: bool) -> Option<Leeway> {
        let slices = self.slices(task);
        let slice = *if first { slices.first() } else { slices.last() }?;
        let ends = self.ends(task, slice)?;
        let at = if first { ends.0 } else { ends.1 };
        Some(Leeway { real: at.real, day: i64::from(at.day) })
    }

    fn push(&mut self, order: u32, bounds: Vec<Leeway>, forward: bool) {
        let order = &self.orders[order as usize];
        let gap = order.gap;
        let sign = if forward { 1 } else { -1 };
        let (real, day) = bounds.iter().fold((i64::MIN, i64::MIN), |(real, day), b| match gap {
            Gap::Minutes(m) => (real.max(sign * b.real + m), day),
            Gap::Days(d) => (real, day.max(sign * b.day + i64::from(d))),
        });
        let tasks = if forward { order.after.clone() } else { order.before.clone() };
        for task in tasks {
            let slices = &self.tasks[task as usize].domain.slices;
            let (mut low, mut high) = self.tasks[task as usize].reach;
            let fits = |index: u32| {
                let ends = self.ends(task, slices[index as usize]);
                ends.is_some_and(|(first, last)| {
                    let at = if forward { last } else { first };
                    sign * at.real >= real && sign * i64::from(at.day) >= day
                })
            };
            while forward && low < high && !fits(low) {
                low += 1;
            }
            while !forward && low < high && !fits(high - 1) {
                high -= 1;
            }
            self.tasks[task as usize].reach = (low, high);
        }
    }
}
