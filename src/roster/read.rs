//! From rows to people: each cell by what its column holds, and by how the column as a whole writes it.

use super::cells::{Cell, FigureKind, WrittenDate, binary, day, look};
use super::columns::{Field, is_total, network, normal};
use super::grid::Row;
use super::handles::{handle_of, is_word, sound_handle};
use super::join;
use super::people::{Bytes, Doubt, Person, Profile, Roster};
use super::table::{DateOrder, HEADER, OpenTable, RateNotation, SourceColumn, kind};
use crate::campaign::{Currency, Money, Percent};
use crate::vocabulary::{country_name, is_country, is_language, similar_country};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// How many doubts of one column are told one by one.
const MAX_DOUBTS: usize = 10;

/// Reads all people of a table. Those whom `keep` refuses are left out; it is asked before accounts of one person are
/// joined.
pub fn people(table: &OpenTable, mut keep: impl FnMut(&Person) -> bool) -> Roster {
    let mut reader = CellReader { table, roster: Roster::default(), counts: BTreeMap::new(), posts: BTreeMap::new() };
    reader.columns();
    table.rows(|row| {
        reader.row(row, &mut keep);
        ControlFlow::Continue(())
    });
    reader.finish(&mut keep)
}

struct CellReader<'t> {
    table: &'t OpenTable,
    roster: Roster,
    /// How many doubts each column has.
    counts: BTreeMap<String, usize>,
    /// In an export of posts: the views of each account.
    posts: BTreeMap<String, (Person, Vec<u64>)>,
}

/// A number that a cell holds, and where.
struct CellFigure<'t> {
    value: Decimal,
    percent: bool,
    currency: Option<[u8; 3]>,
    column: &'t SourceColumn,
    place: Bytes,
}

/// One row while it is read.
struct Cells<'r, 't> {
    row: &'r Row<'t>,
    table: &'r OpenTable,
}

impl<'r> Cells<'r, '_> {
    /// The cell of a field, with its column and its place.
    fn get(&self, field: Field, channel: Option<&str>) -> Option<(&'r str, &'r SourceColumn, Bytes)> {
        let at = self.table.columns.iter().position(|c| c.field == Some(field) && c.channel == channel)?;
        let (cell, place) = self.row.cells.get(at)?;
        Some((cell.trim(), &self.table.columns[at], *place)).filter(|(c, _, _)| !c.is_empty())
    }

    /// A text; what says that nothing is known says nothing.
    fn text(&self, field: Field) -> Option<String> {
        let (cell, _, _) = self.get(field, None)?;
        matches!(look(cell), Cell::Other | Cell::Number(_)).then(|| cell.to_string())
    }
}

impl<'t> CellReader<'t> {
    fn doubt(&mut self, row: u32, column: &str, message: String, help: &str, place: Bytes) {
        let (column, help) = (column.to_string(), help.to_string());
        self.tell(Doubt { row, column, left_out: false, message, help, place });
    }

    fn left_out(&mut self, row: u32, column: &str, message: String, help: &str, place: Bytes) {
        let (column, help) = (column.to_string(), help.to_string());
        self.tell(Doubt { row, column, left_out: true, message, help, place });
    }

    fn tell(&mut self, doubt: Doubt) {
        let count = self.counts.entry(doubt.column.clone()).or_insert(0);
        *count += 1;
        if *count <= MAX_DOUBTS {
            self.roster.doubts.push(doubt);
        }
    }

    /// Doubts about columns as wholes.
    fn columns(&mut self) {
        let table = self.table;
        for column in &table.columns {
            let Some(field) = column.field else { continue };
            if field.is_rate() && column.rates == RateNotation::Open {
                let message = format!(
                    "It cannot be told whether \"{}\" is in fractions or in percent; what has no percent sign is unknown.",
                    column.header
                );
                self.doubt(0, &column.header, message, "Write the cells with a percent sign, as 4.6%.", HEADER);
            }
        }
    }

    fn row(&mut self, row: &Row<'t>, keep: &mut dyn FnMut(&Person) -> bool) {
        let table = self.table;
        self.roster.rows += 1;
        if !self.whole(row) {
            return;
        }
        let cells = Cells { row, table };
        let first = row.cells.iter().map(|(c, _)| c.trim()).find(|c| !c.is_empty()).unwrap_or("");
        let handled = cells.get(Field::Handle, None).is_some_and(|(c, _, _)| c != first);
        if !handled && is_total(first) {
            self.roster.totals += 1;
            return;
        }
        if table.posts {
            self.post(&cells);
            return;
        }
        if !table.names_people() {
            return;
        }
        let mut person = self.person(&cells);
        if person.name.is_none() && person.accounts.is_empty() {
            let message = "This row has neither a name nor a handle; it is left out.".to_string();
            self.left_out(row.number, "", message, "Say in the `roster` block which column holds them.", row.place);
            return;
        }
        (person.place, person.row) = (row.place, row.number);
        if keep(&person) {
            self.roster.people.push(person);
        }
    }

    /// Whether a row has as many cells as there are columns; one with more cannot be told apart and is left out.
    fn whole(&mut self, row: &Row<'t>) -> bool {
        let columns = self.table.columns.len();
        let n = row.number;
        let more = row.cells.iter().skip(columns).any(|(c, _)| !c.trim().is_empty());
        if row.broken {
            let message = "A quote in this row is not closed, or stands within a cell, so the cell is read up to the next separator.";
            let help = "Put the whole cell between double quotes, and double the quotes within.";
            self.doubt(n, "", message.to_string(), help, row.place);
        }
        if more {
            let message = format!(
                "This row has {} cells for {columns} columns; it is left out, for its cells may have moved.",
                row.cells.len()
            );
            self.left_out(n, "", message, "Put cells with a comma in them between double quotes.", row.place);
        } else if row.cells.len() < columns && self.table.sheet.is_none() {
            let message =
                format!("This row has {} cells for {columns} columns; what is missing is unknown.", row.cells.len());
            self.doubt(n, "", message, "Fill the row up with empty cells.", row.place);
        }
        !more
    }

    fn person(&mut self, cells: &Cells<'_, 't>) -> Person {
        let both = [cells.text(Field::First), cells.text(Field::Last)];
        let joined = both.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let name = cells.text(Field::Name).or((!joined.is_empty()).then_some(joined));
        Person {
            name,
            accounts: self.accounts(cells),
            fee: self.fee(cells),
            topics: topics(cells.text(Field::Topics)),
            affinity: cells.text(Field::Affinity),
            country: self.country(cells),
            language: self.language(cells),
            contact: cells.text(Field::Contact),
            code: cells.text(Field::Code),
            id: cells.text(Field::Id),
            shares: self.shares(cells),
            place: (0, 0),
            row: 0,
        }
    }

    fn accounts(&mut self, cells: &Cells<'_, 't>) -> Vec<Profile> {
        let table = self.table;
        let mut accounts: Vec<Profile> = Vec::new();
        let mut channels: Vec<Option<&'static str>> = vec![None];
        for channel in table.columns.iter().filter(|c| c.field.is_some()).map(|c| c.channel) {
            if !channels.contains(&channel) {
                channels.push(channel);
            }
        }
        let generic = self.handle(cells, None);
        for channel in channels {
            let handle = if channel.is_some() { self.handle(cells, channel) } else { generic.clone() };
            let account = self.figures(cells, channel);
            let has_figures = account.followers.is_some() || account.engagement.is_some() || account.views.is_some();
            let own = handle.or_else(|| generic.clone().filter(|_| has_figures && channel.is_some()));
            let Some((on, handle)) = own else { continue };
            let channel = match channel.or(on) {
                Some(channel) => channel.to_string(),
                None => self.channel(cells).unwrap_or_default(),
            };
            if !channel.is_empty() && !accounts.iter().any(|a| a.channel == channel && a.handle == handle) {
                accounts.push(Profile { channel, handle, ..account });
            }
        }
        accounts
    }

    /// The channel of a row whose handle does not name it.
    fn channel(&mut self, cells: &Cells<'_, 't>) -> Option<String> {
        match cells.get(Field::Channel, None) {
            Some((cell, column, place)) => match network(cell) {
                Some(channel) => Some(channel.to_string()),
                None if is_word(&cell.to_lowercase()) => Some(cell.to_lowercase()),
                None => {
                    let message = format!("`{cell}` is no channel; the account of this row is left out.");
                    self.left_out(cells.row.number, &column.header, message, "Write one channel, as instagram.", place);
                    None
                }
            },
            None => Some(cells.table.channel.unwrap_or("instagram").to_string()),
        }
    }

    /// A handle, and the channel that its address names.
    fn handle(
        &mut self,
        cells: &Cells<'_, 't>,
        channel: Option<&'static str>,
    ) -> Option<(Option<&'static str>, String)> {
        let fields = [Field::Handle, Field::Url];
        let (cell, column, place) = fields.into_iter().find_map(|f| cells.get(f, channel))?;
        if look(cell) == Cell::Unknown {
            return None;
        }
        let read = handle_of(cell);
        if read.is_none() {
            let message = format!("`{cell}` is no handle; the account of this row is left out.");
            self.left_out(cells.row.number, &column.header, message, "Write it as @maya.runs.", place);
        }
        read
    }

    fn figures(&mut self, cells: &Cells<'_, 't>, channel: Option<&str>) -> Profile {
        let suspicious = self.rate(cells, Field::Suspicious, channel);
        let genuine = self.rate(cells, Field::Genuine, channel);
        Profile {
            channel: String::new(),
            handle: String::new(),
            followers: self.count(cells, Field::Followers, channel),
            engagement: self.rate(cells, Field::Engagement, channel),
            views: self.count(cells, Field::Views, channel),
            sponsored: self.rate(cells, Field::Sponsored, channel),
            suspicious: suspicious.or(genuine.map(|g| Percent(((100.0 - g.0) * 1e6).round() / 1e6))),
            as_of: self.day(cells, channel),
            shares: Vec::new(),
        }
    }

    /// The number of a cell, with its percent sign and its currency; a doubt where there should be one and is none.
    fn number(&mut self, cells: &Cells<'_, 't>, field: Field, channel: Option<&str>) -> Option<CellFigure<'t>> {
        let (cell, _, place) = cells.get(field, channel)?;
        let table = self.table;
        let column = table.columns.iter().find(|c| c.field == Some(field) && c.channel == channel)?;
        let wrong = match look(cell) {
            Cell::Unknown => return None,
            Cell::Lost(why) => format!("This cell is {why}"),
            Cell::Other => format!("`{cell}` is no number"),
            Cell::Number(number) => match number.value(kind(field), column.sign) {
                Ok(value) => {
                    let (percent, currency) = (number.percent, number.currency);
                    return Some(CellFigure { value, percent, currency, column, place });
                }
                Err(why) => format!("`{cell}` is {why}"),
            },
        };
        let message = format!("{wrong}, so `{}` stays unknown here.", field.name());
        let help = match kind(field) {
            FigureKind::Money => "Write an amount with its currency, as 900 EUR, or leave the cell empty.",
            FigureKind::Rate => "Write a percentage, as 4.6%, or leave the cell empty.",
            FigureKind::Count => "Write a plain number, or leave the cell empty.",
        };
        self.doubt(cells.row.number, &column.header, message, help, place);
        None
    }

    fn count(&mut self, cells: &Cells<'_, 't>, field: Field, channel: Option<&str>) -> Option<u64> {
        let CellFigure { value, percent, currency, column, place } = self.number(cells, field, channel)?;
        let whole = value.fract().is_zero().then(|| value.to_u64()).flatten();
        if let Some(whole) = whole.filter(|_| !percent && currency.is_none()) {
            return Some(whole);
        }
        let message = format!("`{value}` is no whole number, so `{}` stays unknown here.", field.name());
        self.doubt(cells.row.number, &column.header, message, "Write a whole number, as 38400 or 38.4k.", place);
        None
    }

    fn rate(&mut self, cells: &Cells<'_, 't>, field: Field, channel: Option<&str>) -> Option<Percent> {
        let CellFigure { value, percent, currency, column, place } = self.number(cells, field, channel)?;
        let one = Decimal::ONE;
        let hundred = Decimal::ONE_HUNDRED;
        let open = |v: &Decimal| !v.is_zero() && *v <= one;
        let points = match column.rates {
            _ if percent || value.is_zero() => Some(value),
            RateNotation::Fractions if value < one || (value == one && field != Field::Engagement) => {
                Some(value * hundred)
            }
            RateNotation::Points if value >= Decimal::new(1, 1) => Some(value),
            RateNotation::Signed if !open(&value) => Some(value),
            _ => None,
        };
        match points.filter(|p| *p <= hundred && currency.is_none()).and_then(|p| binary(&p)) {
            Some(points) => Some(Percent(points)),
            None => {
                let sign = if percent { "%" } else { "" };
                let wrong = match () {
                    _ if currency.is_some() => "Money is no percentage".to_string(),
                    _ if points.is_some() => format!("`{value}{sign}` is more than 100%"),
                    _ => format!("`{value}` could be a fraction or a percentage"),
                };
                let message = if column.rates == RateNotation::Open && points.is_none() && currency.is_none() {
                    return None;
                } else {
                    format!("{wrong}, so `{}` stays unknown here.", field.name())
                };
                let help = "Write it with a percent sign, up to 100%.";
                self.doubt(cells.row.number, &column.header, message, help, place);
                None
            }
        }
    }

    fn shares(&mut self, cells: &Cells<'_, 't>) -> Vec<(u32, Percent)> {
        let table = self.table;
        let audiences = table.columns.iter().filter_map(|c| match c.field {
            Some(Field::Share(audience)) => Some(audience),
            _ => None,
        });
        audiences.filter_map(|a| Some((a, self.rate(cells, Field::Share(a), None)?))).collect()
    }

    fn fee(&mut self, cells: &Cells<'_, 't>) -> Option<Money> {
        let CellFigure { value: amount, percent, currency, column, place } = self.number(cells, Field::Fee, None)?;
        let of_cell = currency.as_ref().and_then(|c| std::str::from_utf8(c).ok());
        match of_cell.or(column.currency.as_deref()).and_then(Currency::new).filter(|_| !percent) {
            Some(currency) => Some(Money { amount, currency }),
            None => {
                let message = format!("`{amount}` names no currency, so `fee` stays unknown here.");
                let help = "Write the currency into the cell or into the header: `Fee (EUR)`.";
                self.doubt(cells.row.number, &column.header, message, help, place);
                None
            }
        }
    }

    fn country(&mut self, cells: &Cells<'_, 't>) -> Option<String> {
        static NAMES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
            let letters = || 'A'..='Z';
            let codes = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))).filter(|c| is_country(c));
            codes.filter_map(|c| Some((normal(country_name(&c)?), c))).collect()
        });
        let cell = cells.text(Field::Country)?;
        let code = cell.to_uppercase();
        let habit =
            ["UK", "USA", "GER", "AUT", "SUI"].contains(&code.as_str()).then(|| similar_country(&code)).flatten();
        let read = is_country(&code).then_some(code).or_else(|| NAMES.get(&normal(&cell)).cloned());
        let read = habit.map(str::to_string).or(read);
        self.known(cells, Field::Country, &cell, read, "country", "Write its code, as DE.")
    }

    fn language(&mut self, cells: &Cells<'_, 't>) -> Option<String> {
        const NAMES: [(&str, &str); 14] = [
            ("english", "en"),
            ("german", "de"),
            ("deutsch", "de"),
            ("french", "fr"),
            ("francais", "fr"),
            ("spanish", "es"),
            ("espanol", "es"),
            ("italian", "it"),
            ("italiano", "it"),
            ("portuguese", "pt"),
            ("portugues", "pt"),
            ("dutch", "nl"),
            ("polish", "pl"),
            ("turkish", "tr"),
        ];
        let cell = cells.text(Field::Language)?;
        let named = NAMES.iter().find(|(n, _)| *n == normal(&cell)).map(|(_, tag)| tag.to_string());
        let read = named.or_else(|| is_language(&cell).then(|| cell.clone()));
        self.known(cells, Field::Language, &cell, read, "language", "Write its code, as de.")
    }

    fn known(
        &mut self,
        cells: &Cells<'_, 't>,
        field: Field,
        cell: &str,
        read: Option<String>,
        what: &str,
        help: &str,
    ) -> Option<String> {
        if read.is_none()
            && let Some((_, column, place)) = cells.get(field, None)
        {
            let message = format!("`{cell}` is no {what} that is known, so `{what}` stays unknown here.");
            self.doubt(cells.row.number, &column.header, message, help, place);
        }
        read
    }

    fn day(&mut self, cells: &Cells<'_, 't>, channel: Option<&str>) -> Option<Date> {
        let (cell, column, place) = cells.get(Field::AsOf, channel)?;
        let message = match (day(cell), column.order) {
            (Some(WrittenDate::Plain(date)), _) => return Some(date),
            (Some(WrittenDate::Either(Some(date), _)), DateOrder::DayFirst) => return Some(date),
            (Some(WrittenDate::Either(_, Some(date))), DateOrder::MonthFirst) => return Some(date),
            (Some(_), _) => {
                format!(
                    "`{cell}` could have the day or the month first, and the column does not tell, so the day stays unknown here."
                )
            }
            (None, _) if look(cell) == Cell::Unknown => return None,
            (None, _) => format!("`{cell}` is no date, so the day of the figures stays unknown here."),
        };
        self.doubt(cells.row.number, &column.header, message, "Write dates as 2027-03-08.", place);
        None
    }

    /// A post of an export: its views count for the account that it names, or for the file.
    fn post(&mut self, cells: &Cells<'_, 't>) {
        let link = cells.get(Field::Link, None).map(|(c, _, _)| c);
        let by_link =
            link.and_then(|l| l.contains("://").then(|| handle_of(l)).flatten()).filter(|(_, h)| !h.is_empty());
        let named = self.handle(cells, None).map(|(_, h)| h);
        let channel = cells.table.channel.unwrap_or("instagram");
        let linked = by_link.filter(|_| channel == "tiktok").map(|(_, h)| h);
        let slug = |n: &str| sound_handle(&normal(n).replace(' ', ""));
        let page = || cells.text(Field::Name).and_then(|n| slug(&n));
        let handle = named.or(linked).or_else(page).or_else(|| slug(&cells.table.stem));
        let handle = handle.unwrap_or_else(|| channel.to_string());
        let views = self.count(cells, Field::Views, None);
        let (row, place) = (cells.row.number, cells.row.place);
        let name = cells.text(Field::Name);
        let entry = self.posts.entry(handle.clone()).or_insert_with(|| {
            let account = Profile::bare(channel, &handle);
            (Person { name, accounts: vec![account], place, row, ..Person::default() }, Vec::new())
        });
        entry.1.extend(views);
    }

    fn finish(mut self, keep: &mut dyn FnMut(&Person) -> bool) -> Roster {
        for (_, (mut person, mut views)) in std::mem::take(&mut self.posts) {
            views.sort_unstable();
            person.accounts[0].views = views.get(views.len() / 2).copied();
            if keep(&person) {
                self.roster.people.push(person);
            }
        }
        for (column, count) in &self.counts {
            if *count > MAX_DOUBTS {
                let where_ = if column.is_empty() { "rows".to_string() } else { format!("cells of \"{column}\"") };
                self.roster.doubts.push(Doubt {
                    row: 0,
                    column: column.clone(),
                    left_out: false,
                    message: format!("{} more {where_} could not be read either.", count - MAX_DOUBTS),
                    help: "`campaignc roster` shows how the columns were understood.".to_string(),
                    place: HEADER,
                });
            }
        }
        join::join(&mut self.roster);
        self.roster
    }
}

fn topics(cell: Option<String>) -> Vec<String> {
    let word = |t: &str| t.trim().to_lowercase().replace(char::is_whitespace, "-");
    let all = cell.unwrap_or_default();
    all.split([',', ';', '|']).map(word).filter(|t| !t.is_empty()).collect()
}

impl Profile {
    fn bare(channel: &str, handle: &str) -> Profile {
        Profile {
            channel: channel.to_string(),
            handle: handle.to_string(),
            followers: None,
            engagement: None,
            views: None,
            sponsored: None,
            suspicious: None,
            as_of: None,
            shares: Vec::new(),
        }
    }
}
