//! The notation in which the table says what follows a word, and its parsed form.
//!
//! | notation | stands for |
//! | --- | --- |
//! | `per` | this very word |
//! | `MONEY` | a value of this kind; `cap:MONEY` gives it a name of its own |
//! | `[ … ]` | may be left out |
//! | `( a \| b )` | one of these |
//! | `X, ...` | a list: one or more, with commas between |
//! | `< a \| b >` | any of these, in any order, each at most once; `a *` as often as wanted |
//! | `..`, `>=`, `+` | these signs |

use std::fmt;

/// What a name can name. Influencers and groups share one namespace; every other kind has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Kind {
    Audience,
    Influencer,
    Group,
    Channel,
    Message,
    Story,
    Phase,
    Roster,
    Metric,
    Label,
    Chapter,
}

impl Kind {
    /// The word for it, as people say it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Audience => "audience",
            Kind::Influencer => "influencer",
            Kind::Group => "group",
            Kind::Channel => "channel",
            Kind::Message => "message",
            Kind::Story => "story",
            Kind::Phase => "phase",
            Kind::Roster => "roster",
            Kind::Metric => "metric",
            Kind::Label => "label",
            Kind::Chapter => "chapter",
        }
    }
}

/// A kind of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Slot {
    /// `"…"` or `"""…"""`.
    Text,
    /// A free word.
    Word,
    /// A whole number, not negative.
    Count,
    /// A number.
    Number,
    Percent,
    Money,
    Date,
    Time,
    /// Days or weeks.
    Days,
    /// Minutes, hours, days or weeks.
    Gap,
    /// Seconds, minutes or hours.
    Length,
    Handle,
    Hashtag,
    Country,
    Language,
    Zone,
    Url,
    /// A number, a percentage, points or money.
    Target,
    Compare,
    /// A name that is declared here.
    New(Kind),
    /// A name that is declared elsewhere.
    Ref(Kind),
    /// An influencer, a group, or `everyone`.
    Cast,
    Format,
    Tier,
    Rule,
    /// The name of a built-in or declared metric.
    MetricName,
}

impl Slot {
    const ALL: &'static [(&'static str, Slot)] = &[
        ("TEXT", Slot::Text),
        ("WORD", Slot::Word),
        ("COUNT", Slot::Count),
        ("NUMBER", Slot::Number),
        ("PERCENT", Slot::Percent),
        ("MONEY", Slot::Money),
        ("DATE", Slot::Date),
        ("TIME", Slot::Time),
        ("DAYS", Slot::Days),
        ("GAP", Slot::Gap),
        ("LENGTH", Slot::Length),
        ("HANDLE", Slot::Handle),
        ("HASHTAG", Slot::Hashtag),
        ("COUNTRY", Slot::Country),
        ("LANGUAGE", Slot::Language),
        ("ZONE", Slot::Zone),
        ("URL", Slot::Url),
        ("TARGET", Slot::Target),
        ("COMPARE", Slot::Compare),
        ("NEW_AUDIENCE", Slot::New(Kind::Audience)),
        ("NEW_INFLUENCER", Slot::New(Kind::Influencer)),
        ("NEW_GROUP", Slot::New(Kind::Group)),
        ("NEW_CHANNEL", Slot::New(Kind::Channel)),
        ("NEW_MESSAGE", Slot::New(Kind::Message)),
        ("NEW_STORY", Slot::New(Kind::Story)),
        ("NEW_PHASE", Slot::New(Kind::Phase)),
        ("NEW_ROSTER", Slot::New(Kind::Roster)),
        ("NEW_METRIC", Slot::New(Kind::Metric)),
        ("NEW_LABEL", Slot::New(Kind::Label)),
        ("NEW_CHAPTER", Slot::New(Kind::Chapter)),
        ("AUDIENCE", Slot::Ref(Kind::Audience)),
        ("INFLUENCER", Slot::Ref(Kind::Influencer)),
        ("CHANNEL", Slot::Ref(Kind::Channel)),
        ("MESSAGE", Slot::Ref(Kind::Message)),
        ("STORY", Slot::Ref(Kind::Story)),
        ("PHASE", Slot::Ref(Kind::Phase)),
        ("ROSTER", Slot::Ref(Kind::Roster)),
        ("LABEL", Slot::Ref(Kind::Label)),
        ("WHO", Slot::Cast),
        ("FORMAT", Slot::Format),
        ("TIER", Slot::Tier),
        ("RULE", Slot::Rule),
        ("METRIC", Slot::MetricName),
    ];

    /// All kinds of values, in the order of the documentation; one that declares a name stands for all that do.
    pub fn all() -> impl Iterator<Item = Slot> {
        let mut declares = false;
        Slot::ALL.iter().map(|(_, slot)| *slot).filter(move |slot| {
            let again = declares && matches!(slot, Slot::New(_));
            declares |= matches!(slot, Slot::New(_));
            !again
        })
    }

    /// The notation of the slot: `NAME` for one that declares.
    pub fn notation(self) -> &'static str {
        match self {
            Slot::New(_) => "NAME",
            _ => Slot::ALL.iter().find(|(_, s)| *s == self).map_or("VALUE", |(n, _)| n),
        }
    }

    /// What it is, with an article, and a value of it.
    pub fn describe(self) -> (&'static str, &'static str) {
        match self {
            Slot::Text => ("a text in quotes", "\"…\""),
            Slot::Word => ("a word", "trail-running"),
            Slot::Count => ("a whole number", "38.4k"),
            Slot::Number => ("a number", "12"),
            Slot::Percent => ("a percentage", "5.1%"),
            Slot::Money => ("an amount of money", "900 EUR"),
            Slot::Date => ("a date", "2027-03-08"),
            Slot::Time => ("a time", "18:30"),
            Slot::Days => ("a number of days", "30 days"),
            Slot::Gap => ("a span of time", "3 days"),
            Slot::Length => ("a length", "45 seconds"),
            Slot::Handle => ("a handle", "@maya.runs"),
            Slot::Hashtag => ("a hashtag", "#ad"),
            Slot::Country => ("a country", "DE"),
            Slot::Language => ("a language", "en"),
            Slot::Zone => ("a time zone", "Europe/Berlin"),
            Slot::Url => ("a web address in quotes", "\"https://…\""),
            Slot::Target => ("a target", "80%"),
            Slot::Compare => ("a comparison", ">="),
            Slot::New(_) => ("a name", "maya"),
            Slot::Ref(Kind::Audience) => ("the name of an audience", "trail_runners"),
            Slot::Ref(Kind::Influencer) => ("the name of an influencer", "maya"),
            Slot::Ref(Kind::Group) => ("the name of a group", "runners"),
            Slot::Ref(Kind::Channel) => ("the name of a channel", "instagram"),
            Slot::Ref(Kind::Message) => ("the name of a message", "grip"),
            Slot::Ref(Kind::Story) => ("the name of a story", "first_winter"),
            Slot::Ref(Kind::Phase) => ("the name of a phase", "launch"),
            Slot::Ref(Kind::Roster) => ("the name of a roster", "agency"),
            Slot::Ref(Kind::Metric) | Slot::MetricName => ("the name of a metric", "positive_sentiment"),
            Slot::Ref(Kind::Label) => ("the label of a deliverable", "opening"),
            Slot::Ref(Kind::Chapter) => ("the name of a chapter", "unboxing"),
            Slot::Cast => ("an influencer, a group or `everyone`", "maya"),
            Slot::Format => ("a format", "reel"),
            Slot::Tier => ("a tier", "micro"),
            Slot::Rule => ("the name of a rule", "reach-over-fit"),
        }
    }
}

/// One part of what follows a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// This very word.
    Literal(&'static str),
    /// This very sign: `..` or a comparison.
    Sign(&'static str),
    /// A value; the name under which it is captured.
    Slot(Slot, &'static str),
    /// May be left out.
    Optional(Vec<Part>),
    /// One of these; the name under which words among them are captured.
    OneOf(&'static str, Vec<Vec<Part>>),
    /// A list with commas.
    List(Vec<Part>),
    /// Clauses in any order, each with whether it may stand again.
    Clauses(Vec<(Vec<Part>, bool)>),
}

/// All that follows a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The parts in order.
    pub parts: Vec<Part>,
}

impl Pattern {
    /// Parses the notation. The table is fixed at build time and parsed whole by a test, so a slip in it panics.
    pub fn parse(text: &'static str) -> Pattern {
        let mut reader = PatternReader { rest: text };
        let parts = reader.sequence();
        assert!(reader.rest.trim().is_empty(), "cannot read the shape `{text}` at `{}`", reader.rest);
        Pattern { parts }
    }

    /// The words that it fixes, in all of its branches.
    pub fn words(&self) -> Vec<&'static str> {
        let mut words = Vec::new();
        fixed(&self.parts, &mut words);
        words
    }
}

fn fixed(parts: &[Part], words: &mut Vec<&'static str>) {
    for part in parts {
        match part {
            Part::Literal(word) => words.push(word),
            Part::Optional(inner) | Part::List(inner) => fixed(inner, words),
            Part::OneOf(_, branches) => branches.iter().for_each(|branch| fixed(branch, words)),
            Part::Clauses(clauses) => clauses.iter().for_each(|(clause, _)| fixed(clause, words)),
            Part::Sign(_) | Part::Slot(..) => {}
        }
    }
}

struct PatternReader {
    rest: &'static str,
}

impl PatternReader {
    fn peek(&mut self) -> &'static str {
        self.rest = self.rest.trim_start();
        let special = |c: char| "[]()<>|*,".contains(c);
        if self.rest.starts_with(">=") || self.rest.starts_with("<=") {
            return &self.rest[..2];
        }
        match self.rest.find(|c: char| c.is_whitespace() || special(c)) {
            Some(0) => &self.rest[..1],
            Some(at) => &self.rest[..at],
            None => self.rest,
        }
    }

    fn take(&mut self) -> &'static str {
        let word = self.peek();
        self.rest = &self.rest[word.len()..];
        word
    }

    fn expect(&mut self, sign: &str) {
        let found = self.take();
        assert_eq!(found, sign, "a shape of the table lacks `{sign}` before `{}`", self.rest);
    }

    fn sequence(&mut self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        loop {
            match self.peek() {
                "" | "]" | ")" | ">" | "|" | "*" => return parts,
                "," => {
                    self.take();
                    self.expect("...");
                    let whole = std::mem::take(&mut parts);
                    parts = Self::listed(whole);
                }
                _ => parts.push(self.part()),
            }
        }
    }

    /// A list repeats the slots since the last literal word: `by WHO, ...` repeats `WHO`.
    fn listed(mut parts: Vec<Part>) -> Vec<Part> {
        let from = parts.iter().rposition(|p| matches!(p, Part::Literal(_))).map_or(0, |i| i + 1);
        let items = parts.split_off(from);
        parts.push(Part::List(items));
        parts
    }

    fn part(&mut self) -> Part {
        let taken = self.take();
        let (name, word) = match taken.split_once(':') {
            Some((name, "")) => (Some(name), self.take()),
            Some((name, word)) => (Some(name), word),
            None => (None, taken),
        };
        match word {
            "[" => {
                let inner = self.sequence();
                self.expect("]");
                Part::Optional(inner)
            }
            "(" => {
                let branches = self.branches(")").into_iter().map(|(b, _)| b).collect();
                Part::OneOf(name.unwrap_or(""), branches)
            }
            "<" => Part::Clauses(self.branches(">")),
            ".." | ">=" | "<=" | "=" | "+" | "-" => Part::Sign(word),
            _ if word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_') => {
                let slot = Slot::ALL.iter().find(|(n, _)| *n == word);
                let slot = slot.unwrap_or_else(|| panic!("no slot is called `{word}`")).1;
                Part::Slot(slot, name.unwrap_or_else(|| default_name(slot)))
            }
            _ => Part::Literal(word),
        }
    }

    fn branches(&mut self, close: &str) -> Vec<(Vec<Part>, bool)> {
        let mut branches = Vec::new();
        loop {
            let parts = self.sequence();
            let again = self.peek() == "*";
            if again {
                self.take();
            }
            branches.push((parts, again));
            match self.take() {
                "|" => continue,
                end => {
                    assert_eq!(end, close, "a shape of the table lacks `{close}`");
                    return branches;
                }
            }
        }
    }
}

fn default_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Text | Slot::Url => "text",
        Slot::Word => "word",
        Slot::Count | Slot::Number => "number",
        Slot::Percent => "percent",
        Slot::Money => "money",
        Slot::Date => "date",
        Slot::Time => "time",
        Slot::Days | Slot::Gap | Slot::Length => "duration",
        Slot::Handle => "handle",
        Slot::Hashtag => "hashtag",
        Slot::Country => "country",
        Slot::Language => "language",
        Slot::Zone => "zone",
        Slot::Target => "target",
        Slot::Compare => "compare",
        Slot::New(_) => "name",
        Slot::Ref(kind) => kind.name(),
        Slot::Cast => "who",
        Slot::Format => "format",
        Slot::Tier => "tier",
        Slot::Rule => "rule",
        Slot::MetricName => "metric",
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_parts(f, &self.parts)
    }
}

fn write_parts(f: &mut fmt::Formatter<'_>, parts: &[Part]) -> fmt::Result {
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            f.write_str(" ")?;
        }
        match part {
            Part::Literal(word) | Part::Sign(word) => f.write_str(word)?,
            Part::Slot(slot, _) => f.write_str(slot.notation())?,
            Part::Optional(inner) => {
                f.write_str("[")?;
                write_parts(f, inner)?;
                f.write_str("]")?;
            }
            Part::OneOf(_, branches) => write_branches(f, branches.iter().map(|b| &b[..]), ["(", " | ", ")"])?,
            Part::List(item) => {
                write_parts(f, item)?;
                f.write_str(", …")?;
            }
            Part::Clauses(clauses) => write_branches(f, clauses.iter().map(|(c, _)| &c[..]), ["[", "] [", "]"])?,
        }
    }
    Ok(())
}

fn write_branches<'p>(
    f: &mut fmt::Formatter<'_>,
    branches: impl Iterator<Item = &'p [Part]>,
    [open, between, close]: [&str; 3],
) -> fmt::Result {
    f.write_str(open)?;
    for (i, branch) in branches.enumerate() {
        if i > 0 {
            f.write_str(between)?;
        }
        write_parts(f, branch)?;
    }
    f.write_str(close)
}
