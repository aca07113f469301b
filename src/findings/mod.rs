//! The one type of finding: its level, its place, its facts, its evidence, its fix; configuration and suppression.
//!
//! Plain data. Who raises a finding and who shows it are other rooms' business.

pub mod config;
mod fix;
mod suppress;

pub use config::{Config, Setting};
pub use fix::{Applied, apply_fixes};
pub use suppress::{Override, Verdict, apply_overrides};

use crate::source::Span;
use std::fmt;

/// Which of the four mistakes a finding belongs to, or the two other families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mistake {
    /// Reach is bought instead of authenticity and fit.
    Authenticity,
    /// The brand talks too much and scripts people.
    BrandVoice,
    /// One audience is bombarded with many messages.
    Saturation,
    /// Success is measured by interaction or sales alone.
    Kpis,
    /// Sound practice and the law, beside the four.
    Practice,
    /// The text is not sound in the language.
    Language,
}

impl Mistake {
    /// The four mistakes, in their order.
    pub const FOUR: [Mistake; 4] = [Mistake::Authenticity, Mistake::BrandVoice, Mistake::Saturation, Mistake::Kpis];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Mistake::Authenticity => "authenticity",
            Mistake::BrandVoice => "brand-voice",
            Mistake::Saturation => "saturation",
            Mistake::Kpis => "kpis",
            Mistake::Practice => "practice",
            Mistake::Language => "language",
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Worth a thought.
    Advice,
    /// The plan has a mistake; it can still be built.
    Warning,
    /// The file cannot be compiled.
    Error,
}

impl Level {
    /// All levels, gravest first.
    pub const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Advice];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice => "advice",
        }
    }

    /// The level with this name.
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.name() == name)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How strong a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// Regulator, statute, court or peer-reviewed work.
    A,
    /// Trade press, or a vendor about its own metric.
    B,
    /// A vendor's blog, or sources that disagree.
    C,
    /// A documented campaign that went so.
    CaseRecord,
    /// The article that this project grew from.
    Seed,
}

impl Grade {
    /// The stable name, as the JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Grade::A => "A",
            Grade::B => "B",
            Grade::C => "C",
            Grade::CaseRecord => "case record",
            Grade::Seed => "seed article",
        }
    }

    /// The strength in words.
    pub fn describe(self) -> &'static str {
        match self {
            Grade::A => "strong: a regulator, a court or peer-reviewed work",
            Grade::B => "fair: trade press, or a vendor about its own metric",
            Grade::C => "weak: a vendor's blog, or sources that disagree",
            Grade::CaseRecord => "a documented campaign",
            Grade::Seed => "the article this project grew from",
        }
    }
}

/// A claim that a rule rests on, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What is claimed.
    pub claim: &'static str,
    /// Who says so, and when.
    pub source: &'static str,
    /// How strong that is.
    pub grade: Grade,
}

/// A number or a word from the plan that triggered a finding.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A number; shares are fractions of 1.
    Number(f64),
    /// A word, a name, an amount with its currency.
    Text(String),
}

impl From<f64> for Fact {
    fn from(n: f64) -> Self {
        Fact::Number(n)
    }
}

impl From<u64> for Fact {
    fn from(n: u64) -> Self {
        Fact::Number(n as f64)
    }
}

impl From<usize> for Fact {
    fn from(n: usize) -> Self {
        Fact::Number(n as f64)
    }
}

impl From<&str> for Fact {
    fn from(s: &str) -> Self {
        Fact::Text(s.to_string())
    }
}

impl From<String> for Fact {
    fn from(s: String) -> Self {
        Fact::Text(s)
    }
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What is to be seen there.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// A replacement of a piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty range inserts.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// A change that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words that begin with a verb.
    pub title: String,
    /// Whether it can be applied unseen: it keeps what the plan means.
    pub safe: bool,
    /// The replacements; they do not overlap.
    pub edits: Vec<Edit>,
}

/// One thing that is worth telling the author of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The stable name of the rule.
    pub rule: &'static str,
    /// Which family the rule belongs to.
    pub mistake: Mistake,
    /// How grave it is here.
    pub level: Level,
    /// What is the matter, in one or two sentences.
    pub message: String,
    /// The text that it is about.
    pub span: Span,
    /// A few words to stand beside the underlined text.
    pub label: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// The numbers and words that triggered it.
    pub facts: Vec<(&'static str, Fact)>,
    /// What the rule rests on.
    pub evidence: Vec<Evidence>,
    /// The way out.
    pub help: Option<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding of a rule at the rule's own level.
    pub fn of(meta: &Meta, span: Span, message: impl Into<String>) -> Self {
        Finding::new(meta.name, meta.mistake, meta.level, span, message)
    }

    /// A finding with no more than a message and a place; the `with_…` methods add the rest.
    pub fn new(rule: &'static str, mistake: Mistake, level: Level, span: Span, message: impl Into<String>) -> Self {
        Finding {
            rule,
            mistake,
            level,
            message: message.into(),
            span,
            label: String::new(),
            related: Vec::new(),
            facts: Vec::new(),
            evidence: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Sets another level than the rule's own.
    pub fn with_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Sets the words beside the underlined text.
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Sets the way out.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    pub fn with_related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { message: message.into(), span });
        self
    }

    /// Adds a fact.
    pub fn with_fact(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// Sets the evidence.
    pub fn with_evidence(mut self, evidence: &[Evidence]) -> Self {
        self.evidence = evidence.to_vec();
        self
    }

    /// Sets a change that replaces one piece of text.
    pub fn with_fix(self, title: impl Into<String>, safe: bool, span: Span, text: impl Into<String>) -> Self {
        self.with_edits(title, safe, vec![Edit { span, text: text.into() }])
    }

    /// Sets a change that replaces several pieces of text.
    pub fn with_edits(mut self, title: impl Into<String>, safe: bool, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { title: title.into(), safe, edits });
        self
    }

    /// Says how it is written, and offers to write it so.
    pub fn with_rewrite(self, better: impl Into<String>, safe: bool, span: Span) -> Self {
        let better = better.into();
        self.with_help(format!("Write `{better}`.")).with_fix(format!("write `{better}`"), safe, span, better)
    }

    /// Asks whether another word was meant, and offers to write it.
    pub fn with_likely(self, likely: impl Into<String>, span: Span) -> Self {
        let likely = likely.into();
        let help = format!("Did you mean `{likely}`?");
        self.with_help(help).with_fix(format!("write `{likely}`"), false, span, likely)
    }
}

/// What is known of a rule: all that `explain`, the reference, the configuration and the tests of its examples need.
#[derive(Debug)]
pub struct Meta {
    /// The stable, readable name; "allow NAME" must make sense.
    pub name: &'static str,
    /// The family.
    pub mistake: Mistake,
    /// The level unless configured otherwise.
    pub level: Level,
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// Why it matters, with dissent where there is any.
    pub why: &'static str,
    /// How it is computed.
    pub how: &'static str,
    /// The numbers that can be configured.
    pub thresholds: &'static [Threshold],
    /// What the rule and its thresholds rest on.
    pub evidence: &'static [Evidence],
    /// A piece of campaign text that shows exactly this rule.
    pub bad: &'static str,
    /// The same piece, mended.
    pub good: &'static str,
}

impl Meta {
    /// Whether nobody can change its level or allow it: without what it tells of, a file has no meaning.
    pub fn is_fixed(&self) -> bool {
        self.mistake == Mistake::Language && self.level == Level::Error
    }
}

/// A number of a rule that `campaignc.yaml` can change.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// The key in `campaignc.yaml`.
    pub key: &'static str,
    /// The value unless configured otherwise, in `unit`.
    pub default: f64,
    /// What the number counts: `%`, `followers`, `days`, ….
    pub unit: &'static str,
    /// What it does.
    pub doc: &'static str,
}

/// Puts findings in the order in which they are shown: file, place, rule.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (a.span.file, a.span.start, a.span.end, a.rule).cmp(&(b.span.file, b.span.start, b.span.end, b.rule))
    });
}
