//! Why there is no schedule: smallest sets of statements that cannot hold together, and what would help.

mod change;
mod minimal;
mod offers;
mod oracle;
mod relax;
#[cfg(test)]
mod tests;
mod words;

use super::engine::Stop;
use super::statement::{Clause, Dropped};
use super::{Conflict, Party};
use crate::campaign::{Campaign, DeliveryId};
use crate::facts::Facts;
use crate::source::Span;
use oracle::Oracle;
use std::collections::BTreeSet;

pub(super) use oracle::Outlook;

/// The most conflicts that are reported together.
const MOST_CONFLICTS: usize = 8;

/// The run has more days than are scheduled.
pub(super) fn run_too_long(campaign: &Campaign, span: Span) -> Conflict {
    let days = super::problem::LONGEST_RUN;
    let title = &campaign.title.value;
    let message = format!("The run of \"{title}\" is longer than {days} days; no schedule is made for so long a time.");
    let demand = "asks for more days than can be scheduled".to_string();
    Conflict { message, parties: vec![Party { span, demand }], relaxations: Vec::new() }
}

/// A smallest set, and the deliveries besides its own for which the same holds.
#[derive(Debug)]
struct Core {
    statements: Vec<Clause>,
    also: BTreeSet<DeliveryId>,
    proven: bool,
}

impl Core {
    /// Posts for which neither a place nor a proof was found.
    fn open(deliveries: &BTreeSet<DeliveryId>) -> Core {
        let statements = deliveries.iter().map(|d| Clause::Delivery(*d)).collect();
        Core { statements, also: BTreeSet::new(), proven: false }
    }

    fn rules(&self) -> Vec<Clause> {
        let is_rule = |s: &&Clause| !matches!(s, Clause::Delivery(_));
        self.statements.iter().filter(is_rule).copied().collect()
    }

    fn deliveries(&self) -> BTreeSet<DeliveryId> {
        let mut all = self.also.clone();
        all.extend(self.statements.iter().filter_map(|s| match s {
            Clause::Delivery(d) => Some(*d),
            _ => None,
        }));
        all
    }
}

/// Why a campaign has no schedule, where so much is known of it already. Conflicts that have no delivery in common are told
/// together.
pub(super) fn conflicts(facts: &Facts, known: Outlook, stop: &Stop) -> Vec<Conflict> {
    let cores = cores(facts, known, stop);
    cores.iter().map(|core| tell(facts, core, &cores, stop)).collect()
}

/// Smallest sets that have no delivery in common, with the deliveries for which each holds.
fn cores(facts: &Facts, known: Outlook, stop: &Stop) -> Vec<Core> {
    let oracle = Oracle::new(facts, stop);
    let mut cores: Vec<Core> = Vec::new();
    let mut gone = Dropped::new();
    let mut finding = known;
    loop {
        match finding {
            Outlook::Fits => return cores,
            Outlook::Never(groups) => {
                for deliveries in groups {
                    let core = minimal::core(facts, &deliveries, stop);
                    gone.extend(core.deliveries().iter().map(|d| Clause::Delivery(*d)));
                    add(&mut cores, core);
                }
            }
            // Nothing else is known to be impossible; without these posts the next ones would stay open.
            Outlook::Open(deliveries) => {
                cores.push(Core::open(&deliveries));
                return cores;
            }
        }
        if cores.len() >= MOST_CONFLICTS {
            return cores;
        }
        finding = oracle.find(&gone);
    }
}

/// Adds a set, or only its deliveries where the same rules stand in another's way already.
fn add(cores: &mut Vec<Core>, core: Core) {
    let rules = core.rules();
    match cores.iter_mut().find(|c| c.proven && core.proven && c.rules() == rules) {
        Some(known) => known.also.extend(core.deliveries()),
        None => cores.push(core),
    }
}

fn deliveries_of_others(core: &Core, all: &[Core]) -> Dropped {
    let others = all.iter().filter(|c| !std::ptr::eq(*c, core));
    others.flat_map(|c| c.deliveries()).map(Clause::Delivery).collect()
}

fn tell(facts: &Facts, core: &Core, all: &[Core], stop: &Stop) -> Conflict {
    let others = deliveries_of_others(core, all);
    let small = oracle::part_of(facts, &core.deliveries());
    let problem = oracle::problem(&small, &Dropped::new());
    let mut parties: Vec<Party> =
        core.statements.iter().map(|s| Party { span: s.span(&problem), demand: s.demand(&problem) }).collect();
    parties.sort_by(|a, b| {
        let place = |p: &Party| (p.span.file, p.span.start, p.span.end);
        (place(a), &a.demand).cmp(&(place(b), &b.demand))
    });
    let message = words::message(&problem, core);
    let relaxations = if core.proven { relax::relaxations(facts, core, &others, stop) } else { Vec::new() };
    Conflict { message, parties, relaxations }
}
