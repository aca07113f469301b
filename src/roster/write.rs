//! A roster as `.campaign` text: one `influencer` for each person, in the canonical layout.

use super::people::{Person, Profile, Roster};
use crate::syntax::{is_word_character, is_word_start, quote};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The text of a shared file with all people of a roster; `audiences` are the names of the audiences in the order of the
/// mapping that the roster was read with.
pub fn campaign_text(roster: &Roster, from: &str, audiences: &[String]) -> String {
    let mut taken = BTreeSet::from(["everyone".to_string()]);
    let mut out = format!("// People of {}, as read by `campaignc roster`.\n", from.replace(['\n', '\r'], " "));
    for person in &roster.people {
        let label = person.name.as_deref().or(person.accounts.first().map(|a| a.handle.as_str())).unwrap_or("person");
        let name = free(&slug(label), &mut taken);
        influencer(&mut out, person, &name, audiences);
    }
    out
}

fn influencer(out: &mut String, person: &Person, name: &str, audiences: &[String]) {
    let title = person.name.as_ref().map_or(String::new(), |n| format!(" {}", quote(n)));
    let _ = writeln!(out, "\ninfluencer {name}{title} {{");
    let in_audience = |list: &[(u32, crate::campaign::Percent)]| {
        let named = list.iter().filter_map(|(a, p)| Some(format!("{} {p}", audiences.get(*a as usize)?)));
        named.collect::<Vec<_>>().join(", ")
    };
    for account in &person.accounts {
        let mut figures = figures(account);
        let shares = in_audience(&account.shares);
        if !shares.is_empty() {
            figures.push(format!("audience {shares}"));
        }
        let block = if figures.is_empty() { String::new() } else { format!(" {{ {} }}", figures.join("; ")) };
        let _ = writeln!(out, "  on {} @{}{block}", account.channel, account.handle);
    }
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut add = |word, value: Option<String>| lines.extend(value.map(|v| (word, v)));
    add("audience", Some(in_audience(&person.shares)).filter(|s| !s.is_empty()));
    let words: Vec<String> = person.topics.iter().map(|t| word(t)).filter(|t| !t.is_empty()).collect();
    add("topics", (!words.is_empty()).then(|| words.join(", ")));
    add("affinity", person.affinity.as_deref().map(quote));
    add("fee", person.fee.map(|f| format!("{} {} per post", f.amount.normalize(), f.currency)));
    add("country", person.country.clone());
    add("language", person.language.clone());
    add("contact", person.contact.as_deref().map(quote));
    add("code", person.code.as_deref().map(quote));
    let width = lines.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
    for (word, value) in lines {
        let _ = writeln!(out, "  {word:width$}  {value}");
    }
    out.push_str("}\n");
}

fn figures(account: &Profile) -> Vec<String> {
    let mut all = Vec::new();
    let mut add = |word: &str, value: Option<String>| all.extend(value.map(|v| format!("{word} {v}")));
    add("followers", account.followers.map(|n| n.to_string()));
    add("engagement", account.engagement.map(|p| p.to_string()));
    add("views", account.views.map(|n| n.to_string()));
    add("sponsored", account.sponsored.map(|p| p.to_string()));
    add("suspicious", account.suspicious.map(|p| p.to_string()));
    add("as_of", account.as_of.map(|d| d.to_string()));
    all
}

/// A topic as a free word: letters, digits, `-` and `_`, and a letter first.
fn word(topic: &str) -> String {
    let clean: String = topic.chars().map(|c| if is_word_character(c) || c == '-' { c } else { '-' }).collect();
    clean.trim_matches(|c: char| !is_word_start(c)).to_string()
}

fn slug(label: &str) -> String {
    let mut out = String::new();
    for c in label.chars().flat_map(char::to_lowercase) {
        match c {
            c if is_word_character(c) => out.push(c),
            _ if !out.is_empty() && !out.ends_with('_') => out.push('_'),
            _ => {}
        }
    }
    let out = out.trim_end_matches('_').to_string();
    if out.starts_with(is_word_start) { out } else { format!("p_{out}") }
}

fn free(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|i| format!("{wanted}_{i}"));
    let name = std::iter::once(wanted.to_string()).chain(numbered).find(|n| !taken.contains(n)).unwrap_or_default();
    taken.insert(name.clone());
    name
}
