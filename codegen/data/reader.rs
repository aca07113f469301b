//! Reads a table as its record has it, and writes it as Rust.

use super::{Fault, Field, Lacking, Record, Shape};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What reads a text of TOML.
pub struct Reader<'t> {
    file: &'t str,
    text: &'t str,
    /// How many lines of the file stand before the text.
    before: usize,
    faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    pub fn new(file: &'t str, text: &'t str, before: usize) -> Reader<'t> {
        Reader { file, text, before, faults: Vec::new() }
    }

    /// Reads the text by these fields, each as Rust; with what is wrong with it, if anything is.
    pub fn fields(mut self, fields: &[Field]) -> Result<Vec<String>, Vec<Fault>> {
        let mut out = Vec::new();
        match DeTable::parse(self.text) {
            Ok(table) => out = self.table("the file", fields, table.get_ref(), 0..0),
            Err(e) => self.fault(&e.span().unwrap_or(0..0), e.message().to_string()),
        }
        if self.faults.is_empty() { Ok(out) } else { Err(self.faults) }
    }

    fn fault(&mut self, at: &Range<usize>, message: String) {
        let above = self.text.get(..at.start).unwrap_or(self.text);
        let line = above.matches('\n').count() + self.before + 1;
        self.faults.push(Fault { file: self.file.to_string(), line, message });
    }

    fn table(&mut self, what: &str, fields: &[Field], table: &DeTable<'_>, at: Range<usize>) -> Vec<String> {
        let known: Vec<&str> = fields.iter().map(|f| f.key).collect();
        for key in table.keys().filter(|k| !known.contains(&k.get_ref().as_ref())) {
            let message = format!("unknown key `{}`: {what} takes `{}`", key.get_ref(), known.join("`, `"));
            self.fault(&key.span(), message);
        }
        fields.iter().map(|f| self.field(what, f, table.get(f.key), &at)).collect()
    }

    fn field(&mut self, what: &str, field: &Field, value: Option<&Spanned<DeValue<'_>>>, at: &Range<usize>) -> String {
        match (value, field.lacking) {
            (Some(value), Lacking::None) => format!("Some({})", self.value(field, field.shape, value)),
            (Some(value), _) => self.value(field, field.shape, value),
            (None, Lacking::None) => "None".to_string(),
            (None, Lacking::Means(rust)) => rust.to_string(),
            (None, Lacking::Fault) => {
                self.fault(at, format!("`{}` is missing: {what} needs it", field.key));
                String::new()
            }
        }
    }

    fn value(&mut self, field: &Field, shape: Shape, value: &Spanned<DeValue<'_>>) -> String {
        let at = value.span();
        let number = |v: &DeValue<'_>| match v {
            DeValue::Integer(i) => i.as_str().parse::<f64>().ok(),
            DeValue::Float(f) => f.as_str().parse::<f64>().ok(),
            _ => None,
        };
        match (shape, value.get_ref()) {
            (Shape::Text, DeValue::String(s)) if !s.trim().is_empty() => literal(s),
            (Shape::Sentence, DeValue::String(s)) if s.ends_with('.') => literal(s),
            (Shape::Flag, DeValue::Boolean(b)) => b.to_string(),
            (Shape::Count, DeValue::Integer(i)) if !i.as_str().starts_with('-') => i.as_str().to_string(),
            (Shape::Number, v) if number(v).is_some_and(f64::is_finite) => {
                number(v).map_or(String::new(), |n| format!("{n:?}"))
            }
            (Shape::Texts, DeValue::Array(all)) => self.all(field, Shape::Text, all),
            (Shape::Couples, DeValue::Array(all)) => {
                let couples: Vec<String> = all.iter().map(|v| self.couple(field, v)).collect();
                format!("&[{}]", couples.join(", "))
            }
            (Shape::Numbers(n), DeValue::Array(all)) if all.len() == n => {
                self.all(field, Shape::Number, all).trim_start_matches('&').to_string()
            }
            (Shape::Choice(words), DeValue::String(s)) if words.iter().any(|(w, _)| w == s) => {
                words.iter().find(|(w, _)| w == s).map_or(String::new(), |(_, rust)| rust.to_string())
            }
            (Shape::Pairs, DeValue::Table(table)) => {
                let pairs = table.iter().map(|(key, value)| {
                    format!("({}, {})", literal(key.get_ref()), self.value(field, Shape::Text, value))
                });
                format!("&[{}]", pairs.collect::<Vec<_>>().join(", "))
            }
            (Shape::Row(record), DeValue::Table(table)) => self.row(field, record, table, at),
            (Shape::Rows(record), DeValue::Array(all)) => {
                self.no_key_twice(record, all);
                self.all(field, Shape::Row(record), all)
            }
            _ => {
                self.fault(&at, format!("`{}` is {}", field.key, described(shape)));
                String::new()
            }
        }
    }

    fn couple(&mut self, field: &Field, value: &Spanned<DeValue<'_>>) -> String {
        match value.get_ref() {
            DeValue::Array(two) if two.len() == 2 => {
                let two: Vec<String> = two.iter().map(|v| self.value(field, Shape::Text, v)).collect();
                format!("({})", two.join(", "))
            }
            _ => {
                self.fault(&value.span(), format!("`{}` is {}", field.key, described(Shape::Couples)));
                String::new()
            }
        }
    }

    fn all(&mut self, field: &Field, shape: Shape, all: &[Spanned<DeValue<'_>>]) -> String {
        let all: Vec<String> = all.iter().map(|v| self.value(field, shape, v)).collect();
        format!("&[{}]", all.join(", "))
    }

    fn row(&mut self, field: &Field, record: &Record, table: &DeTable<'_>, at: Range<usize>) -> String {
        let values = self.table(&format!("`{}`", field.key), record.fields, table, at);
        let fields: Vec<String> =
            record.fields.iter().zip(values).map(|(f, value)| format!("{}: {value}", f.key)).collect();
        format!("{} {{ {} }}", record.name, fields.join(", "))
    }

    fn no_key_twice(&mut self, record: &Record, rows: &[Spanned<DeValue<'_>>]) {
        let Some(first) = record.fields.first() else { return };
        let mut seen = BTreeSet::new();
        for row in rows {
            let value = row.get_ref().as_table().and_then(|t| t.get(first.key));
            let Some(text) = value.and_then(|v| v.get_ref().as_str()) else { continue };
            if !seen.insert(text.to_lowercase()) {
                self.fault(
                    &value.map_or(row.span(), Spanned::span),
                    format!("`{} = {text:?}` stands twice", first.key),
                );
            }
        }
    }
}

/// A text as Rust.
pub fn literal(text: &str) -> String {
    format!("{text:?}")
}

fn described(shape: Shape) -> String {
    match shape {
        Shape::Text => "a text that is not empty".to_string(),
        Shape::Sentence => "a sentence with its full stop".to_string(),
        Shape::Texts => "a list of texts".to_string(),
        Shape::Couples => "a list of lists of two texts".to_string(),
        Shape::Number => "a number".to_string(),
        Shape::Numbers(n) => format!("a list of {n} numbers"),
        Shape::Count => "a whole number".to_string(),
        Shape::Flag => "`true` or `false`".to_string(),
        Shape::Choice(words) => {
            let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
        Shape::Pairs | Shape::Row(_) => "a table".to_string(),
        Shape::Rows(_) => "a list of tables".to_string(),
    }
}
