//! What is known under a name, once: the words of the language, the rules, channels, metrics, tiers and markets, each as an
//! [`Article`]. `explain`, hover and the reference pages print it, and nothing else says what a name means.
//!
//! Knows no format: how an article looks is decided in `print`, and for the reference by whoever writes it.

mod print;

pub use print::{hover, text};

use crate::findings::{Meta, Mistake, Threshold};
use crate::project::all_metas;
use crate::say;
use crate::vocabulary::{
    self, BuiltInChannel, BuiltInMetric, CHANNELS, Direction, Entry, MARKETS, METRICS, Market, TIERS, TOP_LEVEL, Tier,
    Times, Unit,
};

/// Blocks without articles of their own: their words stand in several blocks.
pub const SHARED: [&str; 2] = ["style", "overrides"];

/// One meaning of a name, and all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The name, as a plan writes it.
    pub name: &'static str,
    /// What the name is: `metric, sentiment`, `in influencer`.
    pub kind: String,
    /// The line that it makes, in the notation of `vocabulary::pattern`.
    pub shape: Option<String>,
    /// What it says, is or finds, in a sentence or two.
    pub summary: String,
    /// The rest, in the order in which it is read.
    pub details: Vec<Detail>,
}

/// A part of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What it is about, in a few words.
    pub title: &'static str,
    /// What it says.
    pub body: Body,
    /// Whether it belongs to the article at a glance, as hover shows it.
    pub at_a_glance: bool,
}

/// What a part of an article says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Nothing beyond its title.
    Nothing,
    /// Words or sentences.
    Prose(String),
    /// One statement each.
    List(Vec<String>),
    /// Names with what they mean.
    Terms(Vec<Term>),
    /// Campaign text.
    Campaign(String),
}

/// A name within an article: a value of a property, a threshold of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The name.
    pub name: &'static str,
    /// Its value unless something else is stated, for those that have one.
    pub default: Option<String>,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

impl Article {
    fn new(name: &'static str, kind: impl Into<String>, summary: impl Into<String>) -> Article {
        Article { name, kind: kind.into(), shape: None, summary: summary.into(), details: Vec::new() }
    }

    fn with(mut self, title: &'static str, body: Body) -> Article {
        self.details.push(Detail { title, body, at_a_glance: true });
        self
    }

    /// A part that is left out where there is little room.
    fn with_more(mut self, title: &'static str, body: Body) -> Article {
        self.details.push(Detail { title, body, at_a_glance: false });
        self
    }

    /// The part with this title.
    pub fn detail(&self, title: &str) -> Option<&Body> {
        self.details.iter().find(|d| d.title == title).map(|d| &d.body)
    }
}

/// All that is known under a name, in each of its meanings.
pub fn articles(name: &str) -> Vec<Article> {
    let rules = all_metas().filter(|m| m.name == name).map(rule);
    let words = words().into_iter().filter(|e| e.word.name == name).map(word);
    let channels = CHANNELS.iter().filter(|c| c.name == name).map(channel);
    let metrics = METRICS.iter().filter(|m| m.name == name).map(metric);
    let tiers = TIERS.into_iter().filter(|t| t.name() == name).map(tier);
    let markets = MARKETS.iter().filter(|m| m.code == name).map(market);
    rules.chain(words).chain(channels).chain(metrics).chain(tiers).chain(markets).collect()
}

/// The name most like one under which nothing is known, if any is alike.
pub fn nearest(name: &str) -> Option<&'static str> {
    let names = all_metas()
        .map(|m| m.name)
        .chain(words().into_iter().map(|e| e.word.name))
        .chain(CHANNELS.iter().map(|c| c.name))
        .chain(METRICS.iter().map(|m| m.name))
        .chain(TIERS.into_iter().map(Tier::name));
    say::nearest(name, names)
}

/// The words of all blocks, each row of the table once.
fn words() -> Vec<&'static Entry> {
    let mut rows: Vec<&'static Entry> = Vec::new();
    for entry in vocabulary::sections().iter().flat_map(|s| &s.entries) {
        if !rows.iter().any(|r| std::ptr::eq(r.word, entry.word)) {
            rows.push(entry);
        }
    }
    rows
}

/// A word that begins a statement.
pub fn word(entry: &Entry) -> Article {
    let w = entry.word;
    let mut article = Article::new(w.name, place(entry), w.doc);
    article.shape = Some(format!("{} {}", w.name, entry.pattern).trim_end().to_string());
    if !w.values.is_empty() {
        let term = |(name, doc): &(&'static str, &'static str)| Term { name, default: None, doc };
        article = article.with("Values", Body::Terms(w.values.iter().map(term).collect()));
    }
    if let Some(default) = w.default {
        article = article.with("If left out", Body::Prose(default.to_string()));
    }
    article = match w.times {
        Times::Required => article.with("Required", Body::Nothing),
        Times::Once => article,
        Times::Many => article.with("May be repeated", Body::Nothing),
    };
    article = article.with("For example", Body::Campaign(w.example.to_string()));
    let Some(block) = entry.block else { return article };
    let names: Vec<&str> = vocabulary::block(block).entries.iter().map(|e| e.word.name).collect();
    article.with_more("Its block takes", Body::Prose(names.join(", ")))
}

/// Where a word can be written.
fn place(entry: &Entry) -> String {
    let has = |section: &&vocabulary::WordBlock| section.entries.iter().any(|e| std::ptr::eq(e.word, entry.word));
    let sections = vocabulary::sections().iter().filter(has).map(|s| s.name);
    let mut blocks: Vec<&str> = sections.filter(|s| !SHARED.contains(s)).collect();
    let top = blocks.contains(&TOP_LEVEL);
    blocks.retain(|b| *b != TOP_LEVEL);
    match (top, &blocks[..]) {
        (true, []) => "at top level".to_string(),
        (true, _) => "at top level and in most blocks".to_string(),
        (false, ["account"]) => "in the block of `on`".to_string(),
        (false, blocks) => format!("in {}", say::list(blocks)),
    }
}

/// A rule.
pub fn rule(meta: &'static Meta) -> Article {
    let article = Article::new(meta.name, format!("rule, {}, {}", meta.mistake, meta.level), meta.summary);
    // What a rule of the language says needs no reasons: there is nothing to be computed, and it rests on the language.
    let of_language = meta.mistake == Mistake::Language;
    let mut article = match of_language {
        true => article.with("What it means", Body::Prose(format!("{} {}", meta.why, meta.how))),
        false => article
            .with("Why it matters", Body::Prose(meta.why.to_string()))
            .with_more("How it is found", Body::Prose(meta.how.to_string())),
    };
    if !meta.thresholds.is_empty() {
        let term = |t: &'static Threshold| Term { name: t.key, default: Some(default_of(t)), doc: t.doc };
        let thresholds = meta.thresholds.iter().map(term).collect();
        article = article.with("Thresholds, as `campaignc.yaml` can set them", Body::Terms(thresholds));
    }
    if !of_language {
        let claim = |e: &crate::findings::Evidence| format!("{} ({}; {})", e.claim, e.source, e.grade.describe());
        article = article.with("Evidence", Body::List(meta.evidence.iter().map(claim).collect()));
    }
    for (title, example) in [("This shows it", meta.bad), ("This does not", meta.good)] {
        if !example.is_empty() {
            article = article.with_more(title, Body::Campaign(example.trim_matches('\n').to_string()));
        }
    }
    article
}

/// The default of a threshold with its unit, unless its key says as much.
pub fn default_of(t: &Threshold) -> String {
    let number =
        if t.default.fract() == 0.0 { say::number(t.default as u64).replace(',', "_") } else { t.default.to_string() };
    match t.unit {
        "%" => format!("{number}%"),
        "" => number,
        unit if t.key == unit => number,
        unit => format!("{number} {unit}"),
    }
}

/// A channel that needs no declaration.
pub fn channel(channel: &'static BuiltInChannel) -> Article {
    let base = if channel.engagement_by_views { "views" } else { "followers" };
    Article::new(channel.name, "channel, built in", channel.title)
        .with("Formats", Body::Prose(channel.formats.join(", ")))
        .with("Engagement is a share of", Body::Prose(base.to_string()))
        .with("If left out", Body::Prose("no limit, hours 08:00 .. 22:00, gap 4 hours".to_string()))
}

/// A metric that needs no declaration.
pub fn metric(metric: &'static BuiltInMetric) -> Article {
    let better = if metric.direction == Direction::Up { "more" } else { "less" };
    let what = match metric.unit {
        Unit::Percent => "a percentage",
        Unit::Points => "a number of points",
        Unit::Count => "a number",
        Unit::Money => "an amount of money",
    };
    Article::new(metric.name, format!("metric, {}", metric.family.name()), metric.doc)
        .with("Computed as", Body::Prose(metric.formula.to_string()))
        .with("A target is", Body::Prose(format!("{what}; {better} is better")))
        .with("For example", Body::Campaign(format!("kpi {} {}", metric.name, metric.unit.example())))
}

/// A class of followings by size.
pub fn tier(tier: Tier) -> Article {
    Article::new(tier.name(), "tier", tier.doc())
}

/// The labels that a market asks for.
pub fn market(market: &'static Market) -> Article {
    let words = |words: &[&str]| match words {
        [] => "no word that is known".to_string(),
        words => format!("“{}”", words.join("”, “")),
    };
    let source = |s: &vocabulary::MarketSource| format!("{} ({})", s.title, s.date);
    Article::new(market.code, format!("market, {}", market.name), market.authority)
        .with("Write", Body::Campaign(format!("disclosure {}", market.proposal())))
        .with_more("Counts", Body::Prose(words(market.accepted)))
        .with_more("Doubted", Body::Prose(words(market.doubted)))
        .with_more("Does not count", Body::Prose(words(market.refused)))
        .with("Where it stands", Body::Prose(market.placement.to_string()))
        .with("Gifts", Body::Prose(market.gifts.to_string()))
        .with_more("Sources", Body::List(market.sources.iter().map(source).collect()))
}
