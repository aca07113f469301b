//! From files to a typed campaign, with a finding for all that is not sound in the language.
//!
//! One mistake gives one finding: what was told of is poisoned, that is, unknown to all that follows. Knows nothing of
//! rules.

mod blocks;
mod captures;
pub mod catalogue;
mod context;
mod cursor;
mod declare;
mod delivery;
mod expect;
mod finish;
mod head;
mod line;
mod load;
mod matcher;
mod mismatch;
mod names;
mod problems;
mod properties;
mod record;
mod roster;
mod sink;
mod slots;
mod statement;
mod usable;

pub use expect::{Next, expected_after};
pub use load::{Earlier, nesting};
pub use sink::{DefaultTaken, Reference};

use crate::campaign::Campaign;
use crate::findings::{Finding, Override};
use crate::source::{FileId, Files, Sources, Span};
use crate::syntax::Tree;
use crate::vocabulary::Kind;
use foldhash::HashSet;
use line::SourceUnit;
use sink::Sink;
use std::path::Path;

/// What was made of a file and of those it imports.
#[derive(Debug)]
pub struct Lowered {
    /// The campaign, its groups unfilled and its posts not spread out; `None` where the file has none: a shared file, or one
    /// that could not be read.
    pub campaign: Option<Campaign>,
    /// What is not sound in the language.
    pub findings: Vec<Finding>,
    /// People and groups in whose blocks something was told of: what follows from that is not told again.
    pub doubtful: HashSet<(Kind, u32)>,
    /// All texts that were read.
    pub sources: Sources,
    /// Their trees, where they were to be kept.
    pub trees: Vec<(FileId, Tree)>,
    /// `allow`, `warn` and `deny`.
    pub overrides: Vec<Override>,
    /// Which defaults were taken, where that is asked for.
    pub defaults: Vec<DefaultTaken>,
    /// Where names are declared and used.
    pub references: Vec<Reference>,
    /// The file that was asked for.
    pub main: FileId,
    /// Whether it could be read at all.
    pub readable: bool,
}

impl Lowered {
    /// What was told of, so that what follows from it is not told again.
    pub fn told(&self) -> Told<'_> {
        Told { findings: &self.findings, doubtful: &self.doubtful }
    }
}

/// What was told of already.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The findings.
    pub findings: &'a [Finding],
    /// People and groups in whose blocks something was told of.
    pub doubtful: &'a HashSet<(Kind, u32)>,
}

impl Told<'_> {
    /// Whether something was told of within a statement. In a file with very many findings nothing more is.
    pub fn within(self, statement: Span) -> bool {
        self.findings.len() > sink::MANY || self.findings.iter().any(|f| statement.contains(f.span))
    }

    /// Whether something was told of in the block of a person or a group.
    pub fn is_doubtful(self, kind: Kind, id: u32) -> bool {
        self.doubtful.contains(&(kind, id))
    }
}

/// What lowering needs to know of the world.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// Where files are read from.
    pub files: &'a dyn Files,
    /// The project's root: imports and rosters stay inside.
    pub root: &'a Path,
    /// The folder that shown names are relative to.
    pub base: &'a Path,
    /// The names of all rules, for `allow`, `warn` and `deny`.
    pub rules: &'a [&'static str],
}

/// Reads a file and all that it imports. Never fails: a file that cannot be read is a finding too. Neither the trees are kept
/// nor the defaults that were taken.
pub fn lower(place: World<'_>, path: &Path) -> Lowered {
    read(place, path, None, false)
}

/// The same with these kept, and in less time by what was read before. The outcome does not depend on that.
pub fn lower_again(place: World<'_>, path: &Path, earlier: Option<Earlier<'_>>) -> Lowered {
    read(place, path, earlier, true)
}

fn read(place: World<'_>, path: &Path, earlier: Option<Earlier<'_>>, details: bool) -> Lowered {
    let mut sink = Sink::new(details);
    let mut loader = load::Loader::new(place.files, place.root, place.base);
    loader.earlier = earlier;
    let main = loader.main(path, &mut sink);
    let readable = sink.findings.iter().all(|f| f.rule != catalogue::UNREADABLE_FILE.name);
    let texts: Vec<_> = loader.sources.iter().map(|(_, s)| s.text.clone()).collect();
    let mut trees = std::mem::take(&mut loader.trees);
    let unit = |(file, tree)| SourceUnit { file, text: &texts[FileId::index(file)], tree };
    let units: Vec<SourceUnit<'_>> = trees.iter().map(|(file, tree)| unit((*file, tree))).collect();
    let units: Vec<SourceUnit<'_>> = units.into_iter().filter(|u| problems::tell(*u, &mut sink)).collect();
    let (mut draft, early) = declare::declare(&units, main, &mut sink);
    roster::declare(&units, &early, &mut loader, &mut draft, &mut sink);
    blocks::lower(&units, &mut draft, &mut sink);
    // Of a large file the tokens take more room than the text.
    drop(units);
    if !details {
        trees = Vec::new();
    }
    let has_campaign = draft.head.is_some();
    let doubtful = std::mem::take(&mut draft.doubtful);
    let campaign = finish::finish(draft, place.rules, &mut sink);
    let sources = loader.sources;
    let campaign = has_campaign.then_some(campaign);
    let Sink { findings, mut overrides, mut defaults, references, .. } = sink;
    if !has_campaign {
        // What a shared file allows and leaves open matters where it is imported.
        (overrides, defaults) = (Vec::new(), Vec::new());
    }
    Lowered { campaign, findings, doubtful, sources, trees, overrides, defaults, references, main, readable }
}
