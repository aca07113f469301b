//! Why there is no schedule.

use super::demands::Rule;
use super::problem::Problem;
use super::state::State;
use super::statement::Statement;
use super::{Conflict, Party};
use crate::campaign::{Campaign, PostId};
use crate::source::Span;

/// The run has more days than are scheduled.
pub(super) fn run_too_long(campaign: &Campaign, span: Span) -> Conflict {
    let days = super::problem::LONGEST_RUN;
    let message = format!(
        "The run of \"{}\" is longer than {days} days; no schedule is made for so long a time.",
        campaign.title.value
    );
    let demand = "asks for more days than can be scheduled".to_string();
    Conflict { message, parties: vec![Party { span, demand }], relaxations: Vec::new() }
}

/// Orders that go round in a circle.
pub(super) fn circle(problem: &Problem, orders: &[u32]) -> Conflict {
    let statements = orders.iter().map(|o| problem.orders[*o as usize].statement).collect();
    let message = "These posts wait for each other: each is to come after one of the others.".to_string();
    Conflict { message, parties: parties(problem, statements), relaxations: Vec::new() }
}

/// Posts for which the rules leave no day at all.
pub(super) fn nowhere(problem: &Problem, tasks: &[u32]) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    for task in tasks {
        let conflict = no_day(problem, *task);
        if !conflicts.iter().any(|c| c.parties == conflict.parties) {
            conflicts.push(conflict);
        }
    }
    conflicts
}

fn no_day(problem: &Problem, task: u32) -> Conflict {
    let post = &problem.campaign[PostId(task)];
    let ground = problem.ground();
    let mut rules = ground.rules(PostId(task));
    let mut statements = vec![Statement::Delivery(post.delivery)];
    if ground.domain(rules.iter()).slices.is_empty() {
        for i in (0..rules.len()).rev() {
            let without: Vec<Rule> =
                rules.iter().enumerate().filter(|(n, _)| *n != i).map(|(_, r)| r.clone()).collect();
            if ground.domain(without.iter()).slices.is_empty() {
                rules = without;
            }
        }
        statements.extend(rules.iter().flat_map(|r| [Some(r.statement), r.also]).flatten());
    } else {
        let orders = problem.orders_of[task as usize].iter().flatten();
        statements.extend(orders.map(|o| problem.orders[*o as usize].statement));
    }
    let message = format!("There is no day on which {} can be published.", post.id);
    Conflict { message, parties: parties(problem, statements), relaxations: Vec::new() }
}

/// Posts for which no room was found beside the others.
pub(super) fn unplaced(state: &State, tasks: &[u32]) -> Vec<Conflict> {
    let problem = state.problem;
    let Some(task) = tasks.first() else { return Vec::new() };
    let post = &problem.campaign[PostId(*task)];
    let it = &problem.tasks[*task as usize];
    let mut statements = vec![Statement::Delivery(post.delivery)];
    statements.extend(it.limits.iter().map(|l| problem.limits[*l as usize].statement));
    if problem.people[it.person as usize].is_some() {
        statements.push(Statement::PersonGap(post.influencer));
    }
    let message = format!("No room was found for {} beside the other posts.", post.id);
    vec![Conflict { message, parties: parties(problem, statements), relaxations: Vec::new() }]
}

fn parties(problem: &Problem, statements: Vec<Statement>) -> Vec<Party> {
    let mut parties: Vec<Party> =
        statements.into_iter().map(|s| Party { span: s.span(problem), demand: s.demand(problem) }).collect();
    parties.sort_by_key(|p| (p.span.file, p.span.start, p.span.end));
    parties.dedup_by_key(|p| p.span);
    parties
}
