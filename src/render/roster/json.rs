//! What a table of people was understood as, as JSON for other programs.

use crate::render::json::pretty;
use crate::roster::{OpenTable, Person, Profile, Roster};
use serde_json::{Value, json};

/// Columns, people and doubts as one object with a line feed at the end. Shares are fractions of 1, what is not known is
/// `null`; `audiences` are the names of the audiences in the order of the mapping that the table was read with.
pub fn report(name: &str, table: &OpenTable, roster: &Roster, audiences: &[String]) -> String {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|c| {
            let field = c.field.map(|f| f.name());
            json!({ "header": c.header, "holds": field, "channel": c.channel, "note": c.note })
        })
        .collect();
    let doubts: Vec<Value> = roster
        .doubts
        .iter()
        .map(|d| {
            let row = (d.row > 0).then_some(d.row);
            json!({ "row": row, "column": d.column, "message": d.message, "help": d.help })
        })
        .collect();
    pretty(&json!({
        "version": 1,
        "file": name,
        "format": table.format,
        "sheet": table.sheet.as_ref().map(|(name, _)| name),
        "layout": table.layout,
        "header_row": table.header_row,
        "rows": roster.rows,
        "totals_left_out": roster.totals,
        "rows_joined": roster.joined,
        "columns": columns,
        "people": roster.people.iter().map(|p| person(p, audiences)).collect::<Vec<_>>(),
        "doubts": doubts,
    }))
}

fn person(person: &Person, audiences: &[String]) -> Value {
    json!({
        "row": person.row,
        "name": person.name,
        "accounts": person.accounts.iter().map(|a| account(a, audiences)).collect::<Vec<_>>(),
        "fee": person.fee.map(|f| f.to_string()),
        "audience": shares(&person.shares, audiences),
        "topics": person.topics,
        "affinity": person.affinity,
        "country": person.country,
        "language": person.language,
        "contact": person.contact,
        "code": person.code,
        "id": person.id,
    })
}

fn account(account: &Profile, audiences: &[String]) -> Value {
    json!({
        "channel": account.channel,
        "handle": account.handle,
        "followers": account.followers,
        "engagement": account.engagement.map(|p| fraction(p.0)),
        "views": account.views,
        "sponsored": account.sponsored.map(|p| fraction(p.0)),
        "suspicious": account.suspicious.map(|p| fraction(p.0)),
        "as_of": account.as_of.map(|d| d.to_string()),
        "audience": shares(&account.shares, audiences),
    })
}

fn shares(shares: &[(u32, crate::campaign::Percent)], audiences: &[String]) -> Value {
    let named = shares.iter().filter_map(|(a, p)| Some((audiences.get(*a as usize)?.clone(), json!(fraction(p.0)))));
    Value::Object(named.collect())
}

/// Percent as a fraction of 1, without the noise that dividing brings.
fn fraction(percent: f64) -> f64 {
    (percent * 1e8).round() / 1e10
}
