//! Workbooks: each sheet as a table.

use super::grid::as_lines;
use super::people::Unreadable;
use calamine::{Data, Reader as _, Xlsx};
use std::io::Cursor;

/// The most cells that are read of a sheet.
const MAX_CELLS: usize = 20_000_000;

const EXPORT: &str = "Open it in the tool that it comes from, and save it as CSV, in UTF-8.";

/// The sheets of a workbook by name, each as text with tabs.
pub(super) fn sheets(bytes: Vec<u8>) -> Result<Vec<(String, String)>, Unreadable> {
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::new("it is no workbook, or a broken one", EXPORT))?;
    let mut all = Vec::new();
    for name in book.sheet_names() {
        let range = book
            .worksheet_range(&name)
            .map_err(|_| Unreadable::new(format!("its sheet \"{name}\" is broken"), EXPORT))?;
        let (above, left) = range.start().unwrap_or((0, 0));
        let size = range.get_size();
        if size.0.saturating_mul(size.1) > MAX_CELLS || above > 1_000_000 || left > 1_000 {
            return Err(Unreadable::new(format!("its sheet \"{name}\" is too large"), EXPORT));
        }
        let blank = (0..above).map(|_| Vec::new());
        let rows = range.rows().map(|row| {
            let mut cells = vec![String::new(); left as usize];
            cells.extend(row.iter().map(cell));
            cells
        });
        all.push((name, as_lines(blank.chain(rows))));
    }
    Ok(all)
}

fn cell(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(s) | Data::DateTimeIso(s) | Data::DurationIso(s) => s.trim().to_string(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => float(*n),
        Data::Bool(b) => b.to_string(),
        Data::DateTime(when) => date(when.as_f64()),
        Data::Error(e) => format!("{e}"),
    }
}

/// The day that a sheet counts from the end of 1899.
fn date(days: f64) -> String {
    let first = jiff::civil::date(1899, 12, 30);
    let day = first.checked_add(jiff::Span::new().try_days(days.floor() as i64).unwrap_or_default());
    day.map_or_else(|_| float(days), |d| d.to_string())
}

/// A number of a cell without the noise of binary fractions: a sheet keeps fifteen digits.
fn float(n: f64) -> String {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        return format!("{n:.0}");
    }
    let short = format!("{n:.10}");
    short.trim_end_matches('0').trim_end_matches('.').to_string()
}
