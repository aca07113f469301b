//! Opens a table: its encoding, its header, what its columns hold, and how the columns as wholes write their figures.

use super::cells::{Cell, FigureKind, WrittenDate, binary, day, look};
use super::columns::{self, Export, Field, LAYOUTS, normal};
use super::grid::{Grid, Row, delimiter};
use super::people::{Bytes, Unreadable};
use super::{decode, entries, sheet};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

/// In how many of the first rows a header is looked for.
const HEADER_WITHIN: usize = 40;

/// What can be read at all.
pub(super) const FORMATS: &str = "A roster is a CSV, TSV, XLSX, YAML or JSON file with a row for each person.";

/// What the `roster` block says: which column holds what.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mapping {
    /// Field and header, as written.
    pub columns: Vec<(Field, String)>,
    /// For each audience the headers that stand for it.
    pub audiences: Vec<Vec<String>>,
}

/// A column and what is made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceColumn {
    /// Its header, as written.
    pub header: String,
    /// What it holds, where that is known and no better column holds the same.
    pub field: Option<Field>,
    /// The channel that it is about, where its header names one.
    pub channel: Option<&'static str>,
    /// How it is read, in a few words.
    pub note: String,
    /// Which sign it has before decimals, where its cells tell.
    pub(super) sign: Option<char>,
    /// How its rates without a percent sign are read.
    pub(super) rates: RateNotation,
    /// The order of its dates.
    pub(super) order: DateOrder,
    /// The currency that its header names.
    pub(super) currency: Option<String>,
}

/// How rates without a percent sign are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RateNotation {
    /// 4.6 is 4.6%; what is below the number is a doubt.
    #[default]
    Points,
    /// 0.046 is 4.6%; what is above 1 is a doubt.
    Fractions,
    /// Above 1 they are percentages; below it could be both.
    Signed,
    /// It cannot be told.
    Open,
}

/// The order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum DateOrder {
    #[default]
    Open,
    DayFirst,
    MonthFirst,
}

/// A table that is open for reading.
#[derive(Debug, Clone)]
pub struct OpenTable {
    /// The text that places refer to: the file's own, or one line for each row of a sheet.
    pub text: Arc<str>,
    /// What the file is, in a few words.
    pub format: String,
    /// The sheet that was read, and the names of all others.
    pub sheet: Option<(String, Vec<String>)>,
    /// The tool whose export it is, where its headers tell.
    pub layout: Option<&'static str>,
    /// The row that holds the headers, as people count it; 0 in a list of entries.
    pub header_row: u32,
    /// The columns.
    pub columns: Vec<SourceColumn>,
    pub(super) grid: Grid,
    pub(super) channel: Option<&'static str>,
    pub(super) posts: bool,
    /// The name of the file without its ending, for exports that name nobody.
    pub(super) stem: String,
}

/// Opens the bytes of a file; an error says why they are no roster.
pub fn open(bytes: Vec<u8>, name: &str, mapping: &Mapping) -> Result<OpenTable, Unreadable> {
    let lower = name.to_lowercase();
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name).split('.').next().unwrap_or("").to_string();
    if bytes.starts_with(b"PK\x03\x04") || lower.ends_with(".xlsx") {
        return workbook(bytes, mapping, stem);
    }
    let (text, encoding) = decode::decode(bytes).ok_or_else(|| Unreadable::new("it is no text", FORMATS))?;
    let text: Arc<str> = Arc::from(text);
    let entry = [(".yaml", false), (".yml", false), (".json", true)].iter().find(|(end, _)| lower.ends_with(end));
    if let Some((_, json)) = entry {
        let grid = entries::read(text, *json)?;
        return Ok(OpenTable::new(grid, format!("{}, {encoding}", if *json { "JSON" } else { "YAML" }), mapping, stem));
    }
    let sign = if lower.ends_with(".tsv") { b'\t' } else { delimiter(&text) };
    let between = match sign {
        b'\t' => "tabs",
        b';' => "semicolons",
        _ => "commas",
    };
    Ok(OpenTable::new(Grid::Text(text, sign), format!("text with {between}, {encoding}"), mapping, stem))
}

/// The first sheet of a workbook that has people in it; the first one where none has.
fn workbook(bytes: Vec<u8>, mapping: &Mapping, stem: String) -> Result<OpenTable, Unreadable> {
    let sheets = sheet::sheets(bytes)?;
    let names: Vec<String> = sheets.iter().map(|(n, _)| n.clone()).collect();
    let mut tables: Vec<OpenTable> = Vec::new();
    for (name, text) in sheets {
        let grid = Grid::Text(Arc::from(text), b'\t');
        let mut table = OpenTable::new(grid, "workbook".to_string(), mapping, stem.clone());
        table.sheet = Some((name.clone(), names.iter().filter(|n| **n != name).cloned().collect()));
        if table.names_people() {
            return Ok(table);
        }
        tables.push(table);
    }
    tables.into_iter().next().ok_or_else(|| Unreadable::new("it has no sheet", FORMATS))
}

impl OpenTable {
    fn new(grid: Grid, format: String, mapping: &Mapping, stem: String) -> OpenTable {
        let (header_row, header) = header(&grid, mapping);
        let normals: Vec<String> = header.iter().map(|h| normal(h)).collect();
        let is_there = |l: &&Export| l.marks.iter().all(|m| normals.iter().any(|n| n == m));
        let layout = LAYOUTS.iter().find(is_there);
        let columns = header.iter().map(|h| column(h, mapping)).collect();
        let mut table = OpenTable {
            text: grid.text().clone(),
            format,
            sheet: None,
            layout: layout.map(|l| l.name),
            header_row,
            columns,
            grid,
            channel: layout.and_then(|l| l.channel),
            posts: layout.is_some_and(|l| l.posts),
            stem,
        };
        table.judge_columns();
        table
    }

    /// Whether some column names people or their accounts.
    pub fn names_people(&self) -> bool {
        let names = |f: Field| matches!(f, Field::Name | Field::Handle | Field::Url | Field::First);
        self.posts || self.columns.iter().any(|c| c.field.is_some_and(names))
    }

    /// Headers of the block that no column has.
    pub fn lacking<'m>(&self, mapping: &'m Mapping) -> Vec<&'m str> {
        let mapped = mapping.columns.iter().map(|(_, h)| h.as_str());
        mapped.filter(|h| !self.columns.iter().any(|c| same(&c.header, h))).collect()
    }

    /// Goes through the rows behind the header.
    pub(super) fn rows<'g>(&'g self, mut look: impl FnMut(&Row<'g>) -> ControlFlow<()>) {
        self.grid.each(|row| match row.number > self.header_row && !row.is_empty() {
            true => look(row),
            false => ControlFlow::Continue(()),
        });
    }

    /// Looks at each column as a whole.
    fn judge_columns(&mut self) {
        let mut seen: Vec<SeenInColumn> = vec![SeenInColumn::default(); self.columns.len()];
        let fields: Vec<Option<Field>> = self.columns.iter().map(|c| c.field).collect();
        self.rows(|row| {
            for ((cell, _), (seen, field)) in row.cells.iter().zip(seen.iter_mut().zip(&fields)) {
                if let Some(field) = field {
                    seen.look(*field, cell);
                }
            }
            ControlFlow::Continue(())
        });
        for (column, seen) in self.columns.iter_mut().zip(&seen) {
            let Some(field) = column.field else { continue };
            column.sign = seen.sign();
            column.order = seen.order();
            column.rates = seen.rates(field);
            column.note = note(field, column, seen);
        }
        self.drop_doubles(&seen);
    }

    /// Of two columns that hold the same the one with more figures, or the first, is read.
    fn drop_doubles(&mut self, seen: &[SeenInColumn]) {
        let mut best: BTreeMap<(Field, Option<&str>), usize> = BTreeMap::new();
        for i in 0..self.columns.len() {
            let Some(field) = self.columns[i].field else { continue };
            let key = (field, self.columns[i].channel);
            let Some(&other) = best.get(&key) else {
                best.insert(key, i);
                continue;
            };
            let worth = |k: usize| if field.is_figure() { seen[k].figures } else { 0 };
            let (keep, drop) = if worth(i) > worth(other) { (i, other) } else { (other, i) };
            best.insert(key, keep);
            self.columns[drop].field = None;
            self.columns[drop].note = format!("not read: \"{}\" holds {} too", self.columns[keep].header, field.name());
        }
    }
}

/// The row with the headers: the first of which two cells or more are known and one names people; else the first row.
fn header(grid: &Grid, mapping: &Mapping) -> (u32, Vec<String>) {
    let mut first = None;
    let mut found = None;
    let mut looked = 0;
    grid.each(|row| {
        if row.is_empty() {
            return ControlFlow::Continue(());
        }
        looked += 1;
        let cells: Vec<String> =
            row.cells.iter().map(|(c, _)| c.trim().trim_start_matches('\u{feff}').to_string()).collect();
        let fields: Vec<Field> = cells.iter().filter_map(|c| column(c, mapping).field).collect();
        let naming =
            |f: &Field| matches!(f, Field::Name | Field::Handle | Field::Url | Field::First | Field::Id | Field::Link);
        let mapped = mapping.columns.iter().any(|(_, h)| cells.iter().any(|c| same(c, h)));
        first.get_or_insert((row.number, cells.clone()));
        if (fields.len() > 1 && fields.iter().any(naming)) || mapped {
            found = Some((row.number, cells));
            return ControlFlow::Break(());
        }
        if looked == HEADER_WITHIN { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    found.or(first).unwrap_or_default()
}

fn same(a: &str, b: &str) -> bool {
    a.trim() == b.trim() || normal(a) == normal(b)
}

fn column(header: &str, mapping: &Mapping) -> SourceColumn {
    let mut column = SourceColumn {
        header: header.to_string(),
        field: None,
        channel: None,
        note: "not read".to_string(),
        sign: None,
        rates: RateNotation::default(),
        order: DateOrder::default(),
        currency: columns::currency(header),
    };
    let mapped = mapping.columns.iter().find(|(_, h)| same(h, header)).map(|(f, _)| *f);
    let audience = || mapping.audiences.iter().position(|names| names.iter().any(|n| same(n, header)));
    match (mapped, audience()) {
        (Some(field), _) => column.field = Some(field),
        (None, Some(audience)) => column.field = Some(Field::Share(audience as u32)),
        _ => {
            if let Some((field, channel)) = columns::field(header)
                && !mapping.columns.iter().any(|(f, _)| *f == field && channel.is_none())
            {
                (column.field, column.channel) = (Some(field), channel);
            }
        }
    }
    column
}

/// What was seen in a column.
#[derive(Debug, Clone, Default)]
struct SeenInColumn {
    figures: usize,
    /// Cells that show a dot, or a comma, before decimals.
    dots: usize,
    commas: usize,
    signed: usize,
    below: usize,
    above: usize,
    largest: f64,
    day_first: usize,
    month_first: usize,
}

impl SeenInColumn {
    fn look(&mut self, field: Field, cell: &str) {
        if field == Field::AsOf {
            match day(cell) {
                Some(WrittenDate::Either(Some(_), None)) => self.day_first += 1,
                Some(WrittenDate::Either(None, Some(_))) => self.month_first += 1,
                _ => {}
            }
        }
        if !field.is_figure() {
            return;
        }
        let Cell::Number(number) = look(cell) else { return };
        self.figures += 1;
        match number.decimal_sign(kind(field)) {
            Some('.') => self.dots += 1,
            Some(_) => self.commas += 1,
            None => {}
        }
        if field.is_rate() {
            let value = number.value(FigureKind::Rate, None).ok().and_then(|v| binary(&v)).unwrap_or(0.0);
            match () {
                _ if number.percent => self.signed += 1,
                _ if value > 0.0 && value < 1.0 => {
                    self.below += 1;
                    self.largest = self.largest.max(value);
                }
                _ if value > 1.0 => self.above += 1,
                _ => {}
            }
        }
    }

    fn sign(&self) -> Option<char> {
        match (self.dots, self.commas) {
            (0, 0) => None,
            (_, 0) => Some('.'),
            (0, _) => Some(','),
            // Both: there is no telling, so that nothing that needs it is read.
            _ => Some('?'),
        }
    }

    fn order(&self) -> DateOrder {
        match (self.day_first, self.month_first) {
            (1.., 0) => DateOrder::DayFirst,
            (0, 1..) => DateOrder::MonthFirst,
            _ => DateOrder::Open,
        }
    }

    fn rates(&self, field: Field) -> RateNotation {
        // As a fraction, an engagement of 0.7 would be 70%: more likely it is 0.7%, so it is open.
        let odd = field == Field::Engagement && self.largest > 0.5;
        match (self.signed, self.below, self.above) {
            (1.., _, _) => RateNotation::Signed,
            (0, 1.., 0) if odd => RateNotation::Open,
            (0, _, 0) => RateNotation::Fractions,
            (0, below, above) if above > below => RateNotation::Points,
            (0, below, above) if below >= above * 10 && !odd => RateNotation::Fractions,
            _ => RateNotation::Open,
        }
    }
}

pub(super) fn kind(field: Field) -> FigureKind {
    match field {
        Field::Fee => FigureKind::Money,
        f if f.is_rate() => FigureKind::Rate,
        _ => FigureKind::Count,
    }
}

fn note(field: Field, column: &SourceColumn, seen: &SeenInColumn) -> String {
    let on = column.channel.map_or(String::new(), |c| format!(" on {c}"));
    let how = match (field, column.rates) {
        (f, RateNotation::Fractions) if f.is_rate() && seen.below > 0 => ", as fractions: 0.046 is 4.6%",
        (f, RateNotation::Points) if f.is_rate() && seen.above > 0 => ", in percent: 4.6 is 4.6%",
        (f, RateNotation::Open) if f.is_rate() => ", of which cannot be told whether it is in fractions or in percent",
        (Field::AsOf, _) if column.order == DateOrder::DayFirst => ", the day before the month",
        (Field::AsOf, _) if column.order == DateOrder::MonthFirst => ", the month before the day",
        _ => "",
    };
    format!("{}{on}{how}", field.name())
}

/// The place of a header, for a doubt about a column as a whole: the beginning of the text is near enough.
pub(super) const HEADER: Bytes = (0, 0);
