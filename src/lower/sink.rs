//! What lowering collects on its way: findings, references, names that lead nowhere.

use crate::findings::{Finding, Override, Related};
use crate::source::Span;
use crate::vocabulary::{Kind, Word};
use std::collections::BTreeMap;

/// From so many findings on, what may follow from them is not told.
pub(super) const MANY: usize = 500;

/// So many names are compared in one campaign to find what unknown ones are meant by; where thousands are unknown, the
/// later ones get no proposal.
const MOST_COMPARED: usize = 1_000_000;

/// A place at which a name is declared or used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// What it names.
    pub kind: Kind,
    /// Which one: the place in the campaign's list of that kind.
    pub id: u32,
    /// Where.
    pub span: Span,
    /// Whether this is the declaration.
    pub declares: bool,
}

/// A value that was taken though the file does not state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultTaken {
    /// The property that could state it.
    pub word: &'static Word,
    /// The statement whose block could hold it.
    pub span: Span,
}

impl DefaultTaken {
    /// What was taken.
    pub fn value(&self) -> &'static str {
        self.word.default.unwrap_or_default()
    }
}

/// The collector.
#[derive(Debug, Default)]
pub(super) struct Sink {
    pub findings: Vec<Finding>,
    pub references: Vec<Reference>,
    /// `allow`, `warn` and `deny`.
    pub overrides: Vec<Override>,
    pub defaults: Vec<DefaultTaken>,
    /// Whether defaults are collected.
    pub keeps_defaults: bool,
    /// The finding of each name that leads nowhere, so that a second use joins it.
    unknown: BTreeMap<(Kind, String), usize>,
    /// How many names were compared to find what unknown ones are meant by.
    compared: usize,
}

/// A mark to which a trial that failed can return.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark(usize, usize);

impl Sink {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Tells of a name that leads nowhere: once for each name, further places as related ones.
    pub fn unknown_name(&mut self, kind: Kind, name: &str, span: Span, describe: impl FnOnce() -> Finding) {
        if let Some(&index) = self.unknown.get(&(kind, name.to_string())) {
            let finding = &mut self.findings[index];
            if finding.related.len() < 5 {
                finding.related.push(Related { message: "used here too".to_string(), span });
            }
            return;
        }
        self.unknown.insert((kind, name.to_string()), self.findings.len());
        self.findings.push(describe());
    }

    /// A collector that keeps which defaults were taken, or does not.
    pub fn new(keeps_defaults: bool) -> Sink {
        Sink { keeps_defaults, ..Sink::default() }
    }

    /// A collector that is asked only whether there is anything to tell: nothing is proposed.
    pub fn without_proposals(keeps_defaults: bool) -> Sink {
        Sink { compared: MOST_COMPARED, ..Sink::new(keeps_defaults) }
    }

    /// Whether an unknown name may be compared with so many others.
    pub fn may_compare(&mut self, names: usize) -> bool {
        let may = self.compared < MOST_COMPARED;
        self.compared = self.compared.saturating_add(names);
        may
    }

    pub fn refer(&mut self, kind: Kind, id: u32, span: Span) {
        self.references.push(Reference { kind, id, span, declares: false });
    }

    pub fn mark(&self) -> Mark {
        Mark(self.findings.len(), self.references.len())
    }

    /// Forgets what was added since the mark.
    pub fn reset(&mut self, mark: Mark) {
        self.findings.truncate(mark.0);
        self.references.truncate(mark.1);
        let length = self.findings.len();
        self.unknown.retain(|_, index| *index < length);
    }

    /// Whether something was told of within a statement: then what follows from it is not told again. In a file with very
    /// many findings nothing more is.
    pub fn told(&self, statement: Span) -> bool {
        self.findings.len() > MANY || self.findings.iter().any(|f| statement.contains(f.span))
    }

    /// Whether something was told of a place since the mark.
    pub fn told_since(&self, mark: Mark, place: Span) -> bool {
        self.findings[mark.0..].iter().any(|f| f.span.contains(place) || place.contains(f.span))
    }

    /// Whether an error was added since the mark.
    pub fn grew(&self, mark: Mark) -> bool {
        self.findings.len() > mark.0
    }
}
