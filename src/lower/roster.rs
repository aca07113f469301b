//! Influencers from a roster: a CSV or YAML file, its columns mapped by the `roster` block or by their usual names.

use super::catalogue::ROSTER;
use super::declare::{Draft, influencer};
use super::head::outline;
use super::load::Loader;
use super::sink::{Sink, Tell as _};
use super::slots::{similar_language, slug};
use super::statement::{Line, Unit, section};
use crate::campaign::{
    Account, AudienceId, Currency, EngagementBase, Fee, FeeBasis, FromValue as _, Influencer, InfluencerId, Money,
    Percent, Share,
};
use crate::source::{FileId, Span, Spanned};
use crate::syntax::{Figure, TokenKind, read_figure, unquote};
use crate::vocabulary::{self, Kind, is_country, is_currency, is_language, similar_country};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::collections::BTreeMap;

/// The most cells of one roster that are told of one by one.
const MAX_DOUBTS: usize = 20;

/// The most people that one roster may hold.
const MAX_ROWS: usize = 200_000;

/// Which column holds what.
#[derive(Default)]
struct Mapping {
    /// Property to column, as the block says.
    columns: BTreeMap<&'static str, String>,
    /// Audience to column.
    audiences: Vec<(AudienceId, String)>,
}

/// The usual names of columns, in lower case.
const USUAL: &[(&str, &[&str])] = &[
    ("name", &["name", "full name", "creator", "influencer", "title"]),
    ("handle", &["handle", "username", "user name", "account", "profile"]),
    ("channel", &["channel", "platform", "network"]),
    ("followers", &["followers", "follower count", "subscribers"]),
    ("engagement", &["engagement", "engagement rate", "er"]),
    ("views", &["views", "avg. views", "average views", "median views"]),
    ("sponsored", &["sponsored", "paid share", "sponsored posts"]),
    ("suspicious", &["suspicious", "fake followers", "suspicious followers"]),
    ("fee", &["fee", "rate", "price"]),
    ("topics", &["topics", "tags", "interests", "categories"]),
    ("affinity", &["affinity", "why"]),
    ("country", &["country"]),
    ("language", &["language"]),
    ("contact", &["contact", "email", "e-mail"]),
    ("code", &["code", "discount code"]),
    ("as_of", &["as_of", "as of", "updated"]),
];

/// A row, whatever format it came from: cells by column, and the place it is told of.
struct Row {
    cells: BTreeMap<String, String>,
    span: Span,
}

/// Reads every roster that the files name, and adds its people to the draft.
pub(super) fn declare(units: &[Unit<'_>], loader: &mut Loader<'_>, draft: &mut Draft, sink: &mut Sink) {
    for unit in units {
        for node in unit.tree.roots() {
            for (entry, line) in outline(*unit, node, vocabulary::top_level()) {
                if entry.word.name == "roster" {
                    roster(*unit, line, loader, draft, sink);
                }
            }
        }
    }
}

fn roster(unit: Unit<'_>, line: Line<'_>, loader: &mut Loader<'_>, draft: &mut Draft, sink: &mut Sink) {
    let word = |i: usize| line.tokens.get(i).filter(|t| t.kind == TokenKind::Word);
    let path = line.tokens.get(3).filter(|t| t.kind == TokenKind::Quoted);
    let (Some(name), Some(path)) = (word(1), path) else { return };
    let span = unit.token_span(*path);
    let written = unquote(path.kind, unit.raw(*path)).0;
    let Some(file) = loader.roster(unit.file, &written, span, sink) else { return };
    let mapping = mapping(unit, line, draft);
    let text = loader.sources.get(file).text.clone();
    let lower = written.to_lowercase();
    let rows = match () {
        _ if lower.ends_with(".csv") || lower.ends_with(".tsv") => {
            Some(csv_rows(file, &text, lower.ends_with(".tsv"), span, sink))
        }
        _ if lower.ends_with(".yaml") || lower.ends_with(".yml") => yaml_rows(&text, span, sink),
        _ => {
            let finding = sink.add(&ROSTER, span, "A roster is a `.csv` or a `.yaml` file.");
            finding.label("another format").help("Export it as CSV, in UTF-8.");
            return;
        }
    };
    let Some(rows) = rows else { return };
    let roster = unit.raw(*name).to_string();
    let mut reader = Reader { mapping, roster, statement: span, doubts: 0, draft, sink };
    reader.columns(&rows);
    rows.iter().for_each(|row| reader.person(row));
}

/// What the block says, read in silence: the second pass tells of its mistakes.
fn mapping(unit: Unit<'_>, line: Line<'_>, draft: &Draft) -> Mapping {
    let (mut mapping, mut silent) = (Mapping::default(), Sink::default());
    let Some(block) = vocabulary::block_id("roster") else { return mapping };
    section(unit, line.children(), vocabulary::block(block), None, &draft.names, &mut silent, |read, _| {
        let Some(column) = read.captures.value::<String>("text") else { return };
        match read.captures.get("audience").and_then(|a| AudienceId::from_value(&a.value)) {
            Some(audience) => mapping.audiences.push((audience, column.value)),
            None => {
                mapping.columns.insert(read.entry.word.name, column.value);
            }
        }
    });
    mapping
}

fn csv_rows(file: FileId, text: &str, tabs: bool, statement: Span, sink: &mut Sink) -> Vec<Row> {
    let first_line = text.lines().next().unwrap_or("");
    let count = |c: char| first_line.matches(c).count();
    let delimiter = if tabs || count('\t') > count(',').max(count(';')) {
        b'\t'
    } else if count(';') > count(',') {
        b';'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(|h| h.trim().to_string()).collect(),
        Err(_) => Vec::new(),
    };
    if text.matches('"').count() % 2 == 1 {
        let finding = sink.add(&ROSTER, statement, "A quote in this roster is never closed.");
        finding.label("cannot be read whole");
        finding.help("A cell that holds a `\"` stands in quotes, and the `\"` in it is written twice.");
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else {
            let finding = sink.add(&ROSTER, statement, format!("Row {} of the roster cannot be read.", rows.len() + 2));
            finding.label("not read whole").help("A cell with a quote or a line break stands between double quotes.");
            break;
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MAX_ROWS {
            sink.add(&ROSTER, statement, format!("A roster holds at most {MAX_ROWS} people.")).label("too long");
            break;
        }
        let start = record.position().map_or(0, |p| p.byte() as usize);
        let skipped = text[start..].len() - text[start..].trim_start_matches(['\r', '\n']).len();
        let line = text[start + skipped..].lines().next().map_or(0, str::len);
        let span = Span::new(file, (start + skipped) as u32, (start + skipped + line) as u32);
        let cells =
            header.iter().cloned().zip(record.iter().map(|c| c.trim().to_string())).filter(|(_, c)| !c.is_empty());
        rows.push(Row { cells: cells.collect(), span });
    }
    rows
}

/// The rows of a YAML file; `None` where it is no list, which has been told.
fn yaml_rows(text: &str, statement: Span, sink: &mut Sink) -> Option<Vec<Row>> {
    use serde_yaml::Value;
    let list = match serde_yaml::from_str::<Value>(text) {
        Ok(Value::Sequence(list)) => list,
        Ok(_) => {
            let finding = sink.add(&ROSTER, statement, "This roster is no list of people.");
            finding.label("not a list").help("Write one entry for each person: `- name: Maya Köhler`.");
            return None;
        }
        Err(e) => {
            let place = e.location().map_or(String::new(), |l| format!(", from line {} on", l.line()));
            let finding = sink.add(&ROSTER, statement, format!("The roster cannot be read as YAML{place}."));
            finding.label("not read").help("Check the indentation there.");
            return None;
        }
    };
    let mut rows = Vec::new();
    for entry in list.into_iter().take(MAX_ROWS) {
        let Value::Mapping(map) = entry else { continue };
        let mut cells = BTreeMap::new();
        for (key, value) in map {
            let Value::String(key) = key else { continue };
            match value {
                Value::Mapping(inner) => {
                    cells.extend(inner.into_iter().filter_map(|(k, v)| Some((scalar(k)?, scalar(v)?))))
                }
                Value::Sequence(items) => {
                    let items: Vec<String> = items.into_iter().filter_map(scalar).collect();
                    cells.insert(key, items.join(", "));
                }
                other => cells.extend(scalar(other).map(|v| (key, v))),
            }
        }
        rows.push(Row { cells, span: statement });
    }
    Some(rows)
}

fn scalar(value: serde_yaml::Value) -> Option<String> {
    match value {
        serde_yaml::Value::String(s) => Some(s),
        serde_yaml::Value::Number(n) => Some(n.to_string()),
        serde_yaml::Value::Bool(b) => Some(b.to_string()),
        _ => None,
    }
}

struct Reader<'r> {
    mapping: Mapping,
    roster: String,
    statement: Span,
    /// How many cells and rows could not be understood.
    doubts: usize,
    draft: &'r mut Draft,
    sink: &'r mut Sink,
}

impl Reader<'_> {
    /// Tells of an empty roster and of mapped columns that no row has.
    fn columns(&mut self, rows: &[Row]) {
        if rows.is_empty() {
            let finding = self.sink.add(&ROSTER, self.statement, "This roster is empty.");
            finding.label("nobody in it").help("The first line names the columns; each further one is a person.");
            return;
        }
        let mapped = self.mapping.columns.values().chain(self.mapping.audiences.iter().map(|(_, c)| c));
        let lacking: Vec<&String> = mapped.filter(|c| rows.iter().all(|r| !r.cells.contains_key(*c))).collect();
        for column in lacking {
            let some: Vec<&str> = rows[0].cells.keys().take(8).map(String::as_str).collect();
            let finding = self.sink.add(
                &ROSTER,
                self.statement,
                format!("The roster has no column \"{column}\", or nothing in it."),
            );
            finding.label("a column is missing").help(format!("It has {}.", super::slots::list(&some)));
        }
    }

    fn cell<'c>(&self, row: &'c Row, property: &str) -> Option<&'c str> {
        if let Some(column) = self.mapping.columns.get(property) {
            return row.cells.get(column).map(String::as_str);
        }
        let usual = USUAL.iter().find(|(p, _)| *p == property)?.1;
        row.cells.iter().find(|(column, _)| usual.contains(&column.to_lowercase().as_str())).map(|(_, c)| c.as_str())
    }

    /// Tells of a cell that cannot be understood; `expected` comes with its article.
    fn doubt(&mut self, row: &Row, property: &str, cell: &str, expected: &str) {
        let message = format!("`{cell}` is not {expected}, so `{property}` stays unknown here.");
        let help = format!("Write {expected} into the cell, or leave it empty.");
        self.warn(row, message, format!("{property}: {cell}"), help);
    }

    /// A warning about a row; from some number on only one more, about the whole roster.
    fn warn(&mut self, row: &Row, message: String, label: String, help: String) {
        self.doubts += 1;
        let finding = match self.doubts {
            1..=MAX_DOUBTS => self.sink.add(&ROSTER, row.span, message),
            n if n == MAX_DOUBTS + 1 => {
                let message = format!("More than {MAX_DOUBTS} cells of this roster cannot be understood.");
                self.sink.add(&ROSTER, self.statement, message)
            }
            _ => return,
        };
        if self.doubts > MAX_DOUBTS {
            finding.label("and more").help("Are the columns those that are meant? The block of the roster maps them.");
        } else {
            finding.label(label).help(help);
        }
        finding.level = crate::findings::Level::Warning;
    }

    fn count(&mut self, row: &Row, property: &'static str) -> Option<Spanned<u64>> {
        let cell = self.cell(row, property)?;
        match number(cell) {
            Some((n, false)) if n.fract().is_zero() => n.to_u64().map(|n| Spanned::new(n, row.span)),
            _ => {
                self.doubt(row, property, cell, "a whole number");
                None
            }
        }
    }

    /// `5.1%`, and `0.051` for the same: a share below 1 without a sign is a fraction.
    fn percent(&mut self, row: &Row, property: &str, cell: Option<&str>) -> Option<Spanned<Percent>> {
        let cell = cell?;
        let value = match number(cell) {
            Some((n, true)) => n.to_f64(),
            Some((n, false)) => n.to_f64().map(|n| if n <= 1.0 { (n * 1e8).round() / 1e6 } else { n }),
            None => None,
        };
        match value.filter(|v| (0.0..=100.0).contains(v)) {
            Some(value) => Some(Spanned::new(Percent(value), row.span)),
            None => {
                self.doubt(row, property, cell, "a percentage");
                None
            }
        }
    }

    fn person(&mut self, row: &Row) {
        let (title, handle) = (self.cell(row, "name"), self.cell(row, "handle"));
        let Some(label) = title.or(handle) else {
            let message = "This row has neither a name nor a handle.".to_string();
            let help = "Say which column holds them: `roster agency from \"agency.csv\" { handle \"Username\" }`.";
            return self.warn(row, message, "left out".to_string(), help.to_string());
        };
        let name = self.free_name(&slug(label));
        let mut person = influencer(Spanned::new(name.clone(), row.span), row.span);
        person.title = title.map(|t| Spanned::new(t.to_string(), row.span));
        person.roster = Some(self.roster.clone());
        self.account(row, handle, &mut person);
        self.known(row, &mut person);
        self.shares(row, &mut person);
        let id = InfluencerId(self.draft.campaign.influencers.len() as u32);
        let _ = self.draft.names.people.declare(&name, id.0, row.span);
        self.draft.names.people_kind.insert(name.clone(), Kind::Influencer);
        if let Some(handle) = person.accounts.first().map(|a| a.handle.value.clone()) {
            self.draft.names.handles.insert(handle, name);
        }
        self.draft.campaign.influencers.push(person);
    }

    fn free_name(&self, wanted: &str) -> String {
        let free = |n: &String| self.draft.names.people.get(n).is_none() && n != "everyone";
        let numbered = (2..).map(|i| format!("{wanted}_{i}"));
        std::iter::once(wanted.to_string()).chain(numbered).find(free).unwrap_or_default()
    }

    fn account(&mut self, row: &Row, handle: Option<&str>, person: &mut Influencer) {
        let Some(handle) = handle else { return };
        let written = self.cell(row, "channel").unwrap_or("instagram").to_lowercase();
        let known = |name: &str| self.draft.names.channels.get(name);
        let Some(channel) = known(&written).or_else(|| known(vocabulary::channel_also_called(&written)?)) else {
            return self.doubt(row, "channel", &written, "the name of a channel");
        };
        let channel = crate::campaign::ChannelId(channel);
        let by_views = self.draft.campaign[channel].engagement_by_views;
        let percent = |this: &mut Self, property| {
            let cell = this.cell(row, property);
            this.percent(row, property, cell)
        };
        person.accounts.push(Account {
            channel: Spanned::new(channel, row.span),
            handle: Spanned::new(format!("@{}", handle.trim_start_matches('@')), row.span),
            span: row.span,
            followers: self.count(row, "followers"),
            engagement: percent(self, "engagement"),
            base: if by_views { EngagementBase::Views } else { EngagementBase::Followers },
            views: self.count(row, "views"),
            sponsored: percent(self, "sponsored"),
            suspicious: percent(self, "suspicious"),
            audience: Vec::new(),
            as_of: self.date(row),
        });
    }

    fn date(&mut self, row: &Row) -> Option<Spanned<Date>> {
        let cell = self.cell(row, "as_of")?;
        match read_figure(cell) {
            Figure::Date(date) => Some(Spanned::new(date, row.span)),
            _ => {
                self.doubt(row, "as_of", cell, "a date as `2027-01-15`");
                None
            }
        }
    }

    /// A code, or what is meant by one; `None` where there is no such code, which has been told.
    fn code(
        &mut self,
        row: &Row,
        property: &str,
        expected: &str,
        meant: impl Fn(&str) -> Option<String>,
    ) -> Option<Spanned<String>> {
        let cell = self.cell(row, property)?;
        let code = meant(cell);
        if code.is_none() {
            self.doubt(row, property, cell, expected);
        }
        code.map(|code| Spanned::new(code, row.span))
    }

    fn known(&mut self, row: &Row, person: &mut Influencer) {
        let country = |cell: &str| match is_country(cell) {
            true => Some(cell.to_string()),
            false => similar_country(cell).map(str::to_string),
        };
        let language = |cell: &str| match is_language(cell) {
            true => Some(cell.to_string()),
            false => similar_language(cell),
        };
        person.known.country = self.code(row, "country", "the code of a country", country);
        person.known.language = self.code(row, "language", "the code of a language", language);
        let text = |this: &Self, property| this.cell(row, property).map(|c| Spanned::new(c.to_string(), row.span));
        let known = &mut person.known;
        known.affinity = text(self, "affinity");
        known.contact = text(self, "contact");
        known.code = text(self, "code");
        let topics = self.cell(row, "topics").unwrap_or("");
        let word = |t: &str| t.trim().to_lowercase().replace(char::is_whitespace, "-");
        known.topics = topics
            .split([',', ';', '|'])
            .map(word)
            .filter(|t| !t.is_empty())
            .map(|t| Spanned::new(t, row.span))
            .collect();
        if let Some(cell) = self.cell(row, "fee") {
            match self.money(cell) {
                Some(money) => known.fee.push(Spanned::new(Fee { money, basis: FeeBasis::Post }, row.span)),
                None => self.doubt(row, "fee", cell, "an amount with its currency"),
            }
        }
    }

    /// `900 EUR`, `EUR 900`.
    fn money(&self, cell: &str) -> Option<Money> {
        let code = cell.split(|c: char| !c.is_ascii_uppercase()).find(|w| is_currency(w))?;
        let digits = cell.replace(code, "");
        let (amount, percent) = number(digits.trim())?;
        (!percent).then_some(Money { amount, currency: Currency::new(code)? })
    }

    fn shares(&mut self, row: &Row, person: &mut Influencer) {
        let by_name =
            self.draft.campaign.audiences.iter().enumerate().map(|(i, a)| (AudienceId(i as u32), a.name.value.clone()));
        let columns: Vec<(AudienceId, String)> = self.mapping.audiences.iter().cloned().chain(by_name).collect();
        for (audience, column) in columns {
            let cell = row.cells.get(&column).map(String::as_str);
            if person.audience.iter().any(|s| s.audience == audience) {
                continue;
            }
            if let Some(percent) = self.percent(row, "audience share", cell) {
                person.audience.push(percent.map(|percent| Share { audience, percent }));
            }
        }
    }
}

/// A number of a cell: `38.4k`, `38,400`, `5.1%`; whether it is a percentage.
fn number(cell: &str) -> Option<(Decimal, bool)> {
    let cell = cell.replace(['\u{a0}', '\u{202f}', ' '], "");
    let read = |text: &str| match read_figure(text) {
        Figure::Number { value, percent } => Some((value, percent)),
        Figure::Odd(crate::syntax::OddFigure::Dotted(value)) => Some((value, false)),
        _ => None,
    };
    let groups: Vec<&str> = cell.split(',').collect();
    let thousands = groups.len() > 1 && groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3);
    match thousands {
        true => read(&groups.concat()),
        false => read(&cell.replace('K', "k").replace('m', "M")),
    }
}
