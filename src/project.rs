//! A project: a folder with campaigns in it and, maybe, a `campaignc.yaml`. The command line, the language server and the
//! preview are faces of this one thing.

mod casts;
mod house;

use crate::campaign::Campaign;
use crate::casting::{Lock, Memo, Pool};
use crate::facts::Facts;
use crate::findings::{self, Config, Finding, Level, Mistake, Override, apply_overrides};
use crate::lower::{self, Lowered, Reference, World, catalogue};
use crate::render::pages::Pages;
use crate::rules::{self, Review};
use crate::schedule::{self, Conflict, Outcome, Plan};
use crate::source::{CONFIG_NAME, DiskFiles, FileId, Files, Source, Sources, Span, display_name, project_root};
use crate::syntax::Tree;
use crate::vocabulary::Kind;
use crate::whole::{Given, whole};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project and what it sets.
pub struct Project {
    files: Arc<dyn Files>,
    root: PathBuf,
    base: PathBuf,
    config: Config,
    config_source: Option<Source>,
    config_problems: Vec<findings::config::ConfigProblem>,
    dressed: Option<house::Dressed>,
    rule_names: Vec<&'static str>,
    keeps_details: bool,
}

/// What was found in a file and those it imports.
#[derive(Debug)]
pub struct Checked {
    /// The campaign with everything that is true of it; `None` where the file has none.
    pub facts: Option<Facts>,
    /// Casting problems that were solved, for the next check of the same plan.
    pub memo: Arc<Memo>,
    /// What is beside the campaign: the casts written down.
    pub lock: Lock,
    /// Its schedule, or why it has none.
    pub outcome: Outcome,
    /// All findings, in the order in which they are shown.
    pub findings: Vec<Finding>,
    /// Findings that an `allow` took away, each with the `allow`.
    pub allowed: Vec<(Finding, Override)>,
    /// Which defaults were taken, where the project keeps details.
    pub defaults: Vec<lower::DefaultTaken>,
    /// All texts that were read.
    pub sources: Sources,
    /// Their trees, where the project keeps details.
    pub trees: Vec<(FileId, Tree)>,
    /// Where names are declared and used, where the project keeps details.
    pub references: Vec<Reference>,
    /// The file that was asked for.
    pub main: FileId,
    /// Whether that file could be read at all.
    pub readable: bool,
}

impl Checked {
    /// The gravest level among the findings.
    pub fn worst(&self) -> Option<Level> {
        self.findings.iter().map(|f| f.level).max()
    }

    /// The campaign; `None` where the file has none.
    pub fn campaign(&self) -> Option<&Campaign> {
        self.facts.as_ref().map(|f| &f.campaign)
    }

    /// Whom the groups of the campaign choose from.
    pub fn pool(&self) -> Option<Pool<'_>> {
        self.facts.as_ref().map(|f| Pool { people: f.floor(), memo: &self.memo })
    }

    /// How the campaign stands with the four mistakes; nothing where there is no campaign.
    pub fn card(&self) -> Option<Vec<rules::card::CardLine>> {
        let facts = self.facts.as_ref()?;
        Some(rules::card::card(facts, self.plan(), &self.findings, &self.allowed))
    }

    /// The schedule, if there is one.
    pub fn plan(&self) -> Option<&Plan> {
        self.outcome.plan()
    }
}

impl Project {
    /// The project that a file or a folder on this machine belongs to; shown names are relative to `base`.
    pub fn open(path: &Path, base: &Path) -> Project {
        Project::with_files(Arc::new(DiskFiles), path, base)
    }

    /// The same with files from elsewhere: from memory, or from an editor's buffers laid over the disk.
    pub fn with_files(files: Arc<dyn Files>, path: &Path, base: &Path) -> Project {
        let root = project_root(files.as_ref(), path);
        let config = root.join(CONFIG_NAME);
        Project::with_config(files, root, base, &config)
    }

    /// The same with a configuration file of its own.
    pub fn with_config(files: Arc<dyn Files>, root: PathBuf, base: &Path, config: &Path) -> Project {
        let metas: Vec<_> = all_metas().collect();
        let rule_names = metas.iter().map(|m| m.name).collect();
        let mut project = Project {
            files,
            root,
            base: base.to_path_buf(),
            config: Config::default(),
            config_source: None,
            config_problems: Vec::new(),
            dressed: None,
            rule_names,
            keeps_details: false,
        };
        if project.files.is_file(config) {
            project.configure(config, &metas);
        }
        project
    }

    /// The same, keeping the trees of what is checked, which make [`Project::check_again`] faster, where names stand, and
    /// which defaults were taken.
    pub fn keeping_details(mut self) -> Project {
        self.keeps_details = true;
        self
    }

    fn configure(&mut self, path: &Path, metas: &[&'static findings::Meta]) {
        let name = display_name(path, &self.base);
        match self.files.read_text(path) {
            Ok(text) => {
                (self.config, self.config_problems) = findings::config::read(&text, metas);
                self.dress(path);
                self.config_source = Some(Source::new(path.to_path_buf(), name, text));
            }
            Err(failure) => {
                let message = format!("The configuration cannot be read: {failure}.");
                self.config_problems = vec![findings::config::ConfigProblem::whole(message)];
                self.config_source = Some(Source::new(path.to_path_buf(), name, "".into()));
            }
        }
    }

    fn dress(&mut self, path: &Path) {
        if self.config.house.is_empty() {
            return;
        }
        let files = self.files.as_ref();
        let mut dressed = house::Setup { files, path, config: &self.config, base: &self.base }.dress();
        self.config_problems.append(&mut dressed.problems);
        self.dressed = Some(dressed);
    }

    /// The templates and the style of its documents.
    pub fn pages(&self) -> &Pages {
        self.dressed.as_ref().map_or(Pages::standard(), |d| &d.pages)
    }

    /// The folder within which imports and rosters stay.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What the project sets.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// What is wrong with the configuration and the templates that it names, with the sources these stand in.
    pub fn config_findings(&self, sources: &mut Sources) -> Vec<Finding> {
        let mut all = self.slips(sources);
        let broken = self.dressed.iter().flat_map(|d| &d.broken);
        all.extend(broken.map(|(broken, source)| house::finding(broken, source, sources)));
        all
    }

    fn slips(&self, sources: &mut Sources) -> Vec<Finding> {
        let Some(source) = self.config_source.as_ref().filter(|_| !self.config_problems.is_empty()) else {
            return Vec::new();
        };
        let file = sources.add(source.clone());
        self.config_problems.iter().map(|p| p.finding(file)).collect()
    }

    /// Reads a file and all that it imports, schedules it, and reviews it.
    pub fn check(&self, path: &Path, today: Date) -> Checked {
        self.check_with(path, today, schedule::Options::default())
    }

    /// The same in less time, by what was found before an edit. The outcome does not depend on that.
    pub fn check_again(&self, path: &Path, today: Date, before: &Checked) -> Checked {
        let earlier = lower::Earlier { sources: &before.sources, trees: &before.trees };
        self.review(path, today, schedule::Options::default(), Some(earlier), before.memo.clone())
    }

    /// The same, with what scheduling may take into account.
    pub fn check_with(&self, path: &Path, today: Date, options: schedule::Options) -> Checked {
        self.review(path, today, options, None, Arc::default())
    }

    fn review(
        &self,
        path: &Path,
        today: Date,
        mut options: schedule::Options,
        earlier: Option<lower::Earlier<'_>>,
        memo: Arc<Memo>,
    ) -> Checked {
        let place = World { files: self.files.as_ref(), root: &self.root, base: &self.base, rules: &self.rule_names };
        let mut lowered = match self.keeps_details {
            true => lower::lower_again(place, path, earlier),
            false => lower::lower(place, path),
        };
        let (facts, lock, told) = self.whole(&mut lowered, path, today, &memo);
        let Lowered { mut findings, mut sources, trees, overrides, defaults, mut references, main, readable, .. } =
            lowered;
        findings.extend(told);
        if !self.keeps_details {
            references = Vec::new();
        }
        self.set_levels(&mut findings);
        let broken = findings.iter().any(|f| f.level == Level::Error);
        options.without_reasons |= broken;
        let (outcome, early) = match &facts {
            Some(facts) => self.schedule(facts, today, &options, &memo),
            None => (Outcome::Unknown, Vec::new()),
        };
        if let Some(facts) = &facts {
            if let Outcome::Impossible(conflicts) = &outcome {
                findings.extend(conflicts.iter().map(conflict));
            }
            let review = Review::new(facts, today, &self.config, &memo).with_plan(outcome.plan());
            findings.extend(early);
            findings.extend(rules::check_schedule(&review));
        }
        findings.extend(self.config_findings(&mut sources));
        let (mut findings, allowed, used) = apply_overrides(findings, &overrides);
        findings.extend(self.idle_allows(&overrides, &used, broken || outcome.plan().is_none()));
        findings::sort(&mut findings);
        let allowed = allowed.into_iter().map(|(f, i)| (f, overrides[i].clone())).collect();
        Checked { facts, memo, lock, outcome, findings, allowed, defaults, sources, trees, references, main, readable }
    }

    /// Everything that is true of a campaign as it was read, the casts that are written down for it, and what the language
    /// has to say of both.
    fn whole(
        &self,
        lowered: &mut Lowered,
        path: &Path,
        today: Date,
        memo: &Memo,
    ) -> (Option<Facts>, Lock, Vec<Finding>) {
        let (lock, unread) = casts::read(self.files.as_ref(), path, lowered.main);
        let Some(campaign) = lowered.campaign.take() else { return (None, lock, Vec::new()) };
        let norms = rules::norms(&self.config);
        let whole = whole(campaign, lowered.told(), Given { norms: &norms, today, lock: &lock, memo });
        let mut told = whole.findings;
        told.extend(unread);
        let campaign = &whole.facts.campaign;
        let short = whole.short.iter().filter(|s| !lowered.told().is_doubtful(Kind::Group, s.group.0));
        told.extend(short.map(|s| casts::short(campaign, s)));
        told.extend(whole.changes.iter().map(|c| casts::stale(campaign, c)));
        (Some(whole.facts), lock, told)
    }

    /// The schedule, and what the rules find that do not look at it: of a large campaign at the same time.
    fn schedule(
        &self,
        facts: &Facts,
        today: Date,
        options: &schedule::Options,
        memo: &Memo,
    ) -> (Outcome, Vec<Finding>) {
        let find = || schedule::schedule(facts, options);
        let review = || rules::check_campaign(&Review::new(facts, today, &self.config, memo));
        match facts.campaign.posts.len() > rules::MANY_POSTS {
            // The schedule is made on this thread, whose memory is free to be used again.
            true => {
                let mut early = Vec::new();
                let outcome = rayon::in_place_scope(|scope| {
                    scope.spawn(|_| early = review());
                    find()
                });
                (outcome, early)
            }
            false => (find(), review()),
        }
    }

    /// What the language says beside its errors has the level that the project sets.
    fn set_levels(&self, findings: &mut Vec<Finding>) {
        findings.retain_mut(|f| {
            let meta = catalogue::ALL.iter().find(|m| m.name == f.rule && !m.is_fixed());
            let level = meta.map_or(Some(f.level), |m| self.config.level(m));
            f.level = level.unwrap_or(f.level);
            level.is_some()
        });
    }

    /// An `allow` that does nothing any more. Nothing is said of those whose rule could not look: it is off, or the plan is
    /// broken.
    fn idle_allows(&self, overrides: &[Override], used: &[bool], blind: bool) -> Vec<Finding> {
        let meta = &catalogue::UNUSED_ALLOW;
        let Some(level) = self.config.level(meta).filter(|_| !blind) else { return Vec::new() };
        let known = |o: &Override| all_metas().any(|m| m.name == o.rule && self.config.level(m).is_some());
        let idle =
            overrides.iter().zip(used).filter(|(o, used)| !**used && o.verdict == findings::Verdict::Allow && known(o));
        let tell = |o: &Override| {
            Finding::new(
                meta.name,
                Mistake::Language,
                level,
                o.span,
                format!("`{}` finds nothing here any more.", o.rule),
            )
            .with_label("does nothing")
            .with_help("Take this line away; should the finding come back, it is worth a new look.")
        };
        idle.map(|(o, _)| tell(o)).collect()
    }
}

/// All rules with what is known of them: those of the language first.
pub fn all_metas() -> impl Iterator<Item = &'static findings::Meta> {
    catalogue::ALL.iter().copied().chain(rules::all().map(|r| &r.meta))
}

/// A conflict of the schedule as a finding.
fn conflict(conflict: &Conflict) -> Finding {
    let meta = &catalogue::NO_SCHEDULE;
    // A default has no line of its own: it is told where what it bears on stands.
    let mut places: Vec<(Span, String)> = Vec::new();
    for party in &conflict.parties {
        match places.iter_mut().find(|(span, _)| *span == party.span) {
            Some((_, told)) => *told = format!("{told}; {}", party.demand),
            None => places.push((party.span, party.demand.clone())),
        }
    }
    let mut places = places.into_iter();
    let (span, label) = places.next().unwrap_or_default();
    let mut finding = Finding::new(meta.name, Mistake::Language, meta.level, span, conflict.message.clone());
    finding.label = label;
    for (span, told) in places {
        finding = finding.with_related(span, told);
    }
    let ways: Vec<&str> = conflict.relaxations.iter().map(|r| r.text.as_str()).collect();
    match ways.is_empty() {
        true => finding,
        false => finding.with_help(format!("It would work with {}.", ways.join(", or "))),
    }
}
