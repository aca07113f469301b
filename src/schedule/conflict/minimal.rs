//! Leaves out statements as long as the rest cannot hold together.

use super::Core;
use super::oracle::{self, Oracle};
use crate::campaign::{DeliveryId, PostId};
use crate::facts::Facts;
use crate::schedule::engine::Stop;
use crate::schedule::problem::Problem;
use crate::schedule::statement::{Clause, Dropped};
use std::collections::BTreeSet;

/// A smallest set of statements, among those that concern some deliveries, that cannot hold together.
pub(super) fn core(facts: &Facts, deliveries: &BTreeSet<DeliveryId>, stop: &Stop) -> Core {
    let mut deliveries = deliveries.clone();
    let mut small = oracle::part_of(facts, &deliveries);
    fewer_deliveries(&mut small, &mut deliveries, stop);
    let statements = all_statements(&oracle::problem(&small, &Dropped::new()));
    let oracle = Oracle::new(&small, stop);
    let mut dropped = Dropped::new();
    if !oracle.never_fits(&dropped) {
        return Core::open(&deliveries);
    }
    for statement in &statements {
        dropped.insert(*statement);
        if !oracle.never_fits(&dropped) {
            dropped.remove(statement);
        }
    }
    let mut left: Vec<Clause> = statements.into_iter().filter(|s| !dropped.contains(s)).collect();
    left.sort_unstable();
    Core { statements: left, also: BTreeSet::new(), proven: true }
}

/// Leaves out deliveries, many at a time while there are many.
fn fewer_deliveries(small: &mut Facts, deliveries: &mut BTreeSet<DeliveryId>, stop: &Stop) {
    let mut size = deliveries.len().div_ceil(2);
    while size > 0 && deliveries.len() > 1 {
        let list: Vec<DeliveryId> = deliveries.iter().copied().collect();
        for chunk in list.chunks(size) {
            let fewer: BTreeSet<DeliveryId> = deliveries.iter().copied().filter(|d| !chunk.contains(d)).collect();
            if fewer.is_empty() {
                continue;
            }
            let candidate = oracle::part_of(small, &fewer);
            if Oracle::new(&candidate, stop).never_fits(&Dropped::new()) {
                (*small, *deliveries) = (candidate, fewer);
            }
        }
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
}

/// All statements that say something about the posts of a problem. What is left out first stands first: defaults, then what
/// the file says; the posts themselves come last.
pub(super) fn all_statements(problem: &Problem) -> Vec<Clause> {
    let mut found: BTreeSet<Clause> = BTreeSet::new();
    let ground = problem.ground();
    for t in &problem.present {
        let task = &problem.tasks[*t as usize];
        let post = &problem.campaign[PostId(*t)];
        found.insert(Clause::Delivery(post.delivery));
        for rule in ground.rules(PostId(*t)) {
            found.insert(rule.statement);
            found.extend(rule.also);
        }
        found.extend(task.limits.iter().map(|l| problem.limits[*l as usize].statement));
        found.insert(Clause::ChannelGap(post.channel));
        found.extend(problem.people[task.person as usize].map(|_| Clause::PersonGap(post.influencer)));
        let orders = problem.orders_of[*t as usize].iter().flatten();
        found.extend(orders.map(|o| problem.orders[*o as usize].statement));
    }
    let mut list: Vec<Clause> = found.into_iter().collect();
    list.sort_by_key(|s| (s.weight(problem), *s));
    list
}
