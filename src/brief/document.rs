//! What a document consists of, whatever it is printed as.
//!
//! All texts are plain: a renderer escapes them for its format.

use jiff::civil::Date;

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// An influencer's brief.
    Brief,
    /// The team's plan.
    Plan,
    /// The schedule alone.
    Schedule,
    /// A chosen cast.
    Cast,
}

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it is for.
    pub kind: Purpose,
    /// The language of the compiler's own words in it (BCP 47).
    pub language: &'static str,
    /// A short line over the title: who sends it, and for what.
    pub kicker: String,
    /// The title.
    pub title: String,
    /// What it comes down to, in one sentence.
    pub summary: String,
    /// What a reader must know within a minute.
    pub glance: Vec<NamedValue>,
    /// The sections, in order; none is without content.
    pub sections: Vec<Section>,
    /// A last line.
    pub footer: String,
}

impl Document {
    /// A brief in English that says nothing.
    pub fn empty() -> Document {
        Document {
            kind: Purpose::Brief,
            language: "en",
            kicker: String::new(),
            title: String::new(),
            summary: String::new(),
            glance: Vec::new(),
            sections: Vec::new(),
            footer: String::new(),
        }
    }

    /// Adds a section, unless it has no content.
    pub fn push(&mut self, section: Section) {
        if !section.blocks.is_empty() {
            self.sections.push(section);
        }
    }

    /// The section with a key.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|s| s.key == key)
    }
}

/// A part of a document under a heading of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// A stable name, the same in every language; renderers use it for anchors.
    pub key: &'static str,
    /// The heading.
    pub title: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// A section without content.
    pub fn new(key: &'static str, title: impl Into<String>) -> Section {
        Section { key, title: title.into(), blocks: Vec::new() }
    }

    /// Adds a block, unless it has no content.
    pub fn push(&mut self, block: Block) {
        if !block.is_empty() {
            self.blocks.push(block);
        }
    }
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// Words that stand out: what people should take away, what is believed of her.
    Quote(Text),
    /// A text to be taken letter by letter, with its lines.
    Verbatim(String),
    /// A heading within the section.
    Heading(String),
    /// A list.
    List(List),
    /// Pairs of a name and what holds for it.
    Facts(Vec<NamedValue>),
    /// A table.
    Table(Table),
    /// A box with a tone.
    Callout(Callout),
    /// A chart.
    Chart(Chart),
}

impl Block {
    /// A paragraph of plain words.
    pub fn paragraph(text: impl Into<String>) -> Block {
        Block::Paragraph(Text::plain(text))
    }

    fn is_empty(&self) -> bool {
        match self {
            Block::Paragraph(text) | Block::Quote(text) => text.is_empty(),
            Block::Verbatim(text) | Block::Heading(text) => text.trim().is_empty(),
            Block::List(list) => list.items.is_empty(),
            Block::Facts(facts) => facts.is_empty(),
            Block::Table(table) => table.rows.is_empty(),
            Block::Callout(callout) => callout.text.is_empty() && callout.items.is_empty(),
            Block::Chart(_) => false,
        }
    }
}

/// Words with some of them marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Inline>);

impl Text {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Text {
        Text(vec![Inline::Plain(text.into())])
    }

    /// Words that stand out.
    pub fn strong(text: impl Into<String>) -> Text {
        Text(vec![Inline::Strong(text.into())])
    }

    /// Adds plain words.
    pub fn and(mut self, text: impl Into<String>) -> Text {
        self.0.push(Inline::Plain(text.into()));
        self
    }

    /// Adds marked words.
    pub fn with(mut self, inline: Inline) -> Text {
        self.0.push(inline);
        self
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|i| i.words().trim().is_empty())
    }

    /// The words without their marks.
    pub fn words(&self) -> String {
        self.0.iter().map(Inline::words).collect()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::plain(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::plain(text)
    }
}

/// A few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Nothing special.
    Plain(String),
    /// They stand out.
    Strong(String),
    /// They stand back.
    Quiet(String),
    /// They stand back too, on a line of their own where there is room for one, and else behind a comma.
    Aside(String),
    /// They are to be copied letter by letter: a hashtag, a code, a handle.
    Exact(String),
    /// A web address; it is shown as it is.
    Link(String),
    /// A mail address; it is shown as it is.
    Mail(String),
}

impl Inline {
    /// The words without their mark.
    pub fn words(&self) -> &str {
        match self {
            Inline::Plain(t) | Inline::Strong(t) | Inline::Quiet(t) | Inline::Aside(t) => t,
            Inline::Exact(t) | Inline::Link(t) | Inline::Mail(t) => t,
        }
    }
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What kind of list it is.
    pub kind: ListKind,
    /// Its items.
    pub items: Vec<Text>,
}

impl List {
    /// A list with dots.
    pub fn plain(items: impl IntoIterator<Item = Text>) -> Block {
        Block::List(List { kind: ListKind::Plain, items: items.into_iter().collect() })
    }
}

/// What kind of list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Dots.
    Plain,
    /// One after the other, as the chapters of a story; those that are strong belong to the reader.
    Arc,
    /// What has to be.
    Must,
    /// What should not be.
    Avoid,
}

/// A name and what holds for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedValue {
    /// The name.
    pub name: String,
    /// What holds for it.
    pub value: Text,
}

impl NamedValue {
    /// Pairs a name with what holds for it.
    pub fn new(name: impl Into<String>, value: impl Into<Text>) -> NamedValue {
        NamedValue { name: name.into(), value: value.into() }
    }
}

/// A table; every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for people who hear the page; not printed where the section's title says so already.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Text>>,
    /// Whether the last row is a sum.
    pub total: bool,
}

impl Table {
    /// The table without the columns that say nothing in any row.
    pub fn without_empty_columns(mut self) -> Table {
        let says = |i: usize| self.rows.iter().any(|r| r.get(i).is_some_and(|c| !c.is_empty()));
        let keep: Vec<bool> = (0..self.columns.len()).map(says).collect();
        let mut kept = keep.iter();
        self.columns.retain(|_| kept.next() == Some(&true));
        for row in &mut self.rows {
            let mut kept = keep.iter();
            row.retain(|_| kept.next() == Some(&true));
        }
        self
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Where its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Column {
        Column { title: title.into(), align: Align::Start }
    }

    /// A column of figures.
    pub fn figures(title: impl Into<String>) -> Column {
        Column { title: title.into(), align: Align::End }
    }
}

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Where reading begins.
    Start,
    /// Where reading ends.
    End,
}

/// A box with a tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callout {
    /// Its tone.
    pub tone: Tone,
    /// A few words over it; may be empty.
    pub title: String,
    /// What it says.
    pub text: Text,
    /// Further points.
    pub items: Vec<Text>,
}

/// The tone of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Good,
    /// Worth a look.
    Note,
    /// Something is the matter.
    Bad,
}

/// A chart as data, with its text alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows, in a few words.
    pub title: String,
    /// What is to be seen, in one or two sentences, for people who do not see it.
    pub alt: String,
    /// What is drawn.
    pub kind: ChartKind,
}

/// What a chart draws.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartKind {
    /// Days over weeks, a lane for each row.
    Calendar(Calendar),
    /// Bars, longest possible first value.
    Bars(Bars),
    /// A line over two axes.
    Curve(Curve),
}

/// A calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The first day, a Monday.
    pub first: Date,
    /// The last day, a Sunday.
    pub last: Date,
    /// The Mondays' labels: one for each week.
    pub weeks: Vec<String>,
    /// Named parts of the time.
    pub bands: Vec<Band>,
    /// The lanes.
    pub lanes: Vec<Lane>,
}

/// A named part of the time in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

/// A lane of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Whose it is.
    pub name: String,
    /// The days on which something happens, each with what it is.
    pub marks: Vec<(Date, String)>,
}

/// A line through points; both axes begin at nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The points, from left to right.
    pub points: Vec<Point>,
    /// Places of the axis to the right, with their words; the last is its end.
    pub across: Vec<(f64, String)>,
    /// Places of the axis upwards.
    pub up: Vec<(f64, String)>,
}

/// A point of a curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// How far to the right it lies.
    pub across: f64,
    /// How far up.
    pub up: f64,
    /// What it says.
    pub what: String,
}

/// Bars over one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// The bars.
    pub bars: Vec<Bar>,
    /// A line that should not be crossed, with its words.
    pub limit: Option<(f64, String)>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub name: String,
    /// How long it is, never negative.
    pub value: f64,
    /// The value in words.
    pub shown: String,
}
