//! Several accounts of one person become one person.
//!
//! Rows belong together where the tool's own id says so; else where the name is the same, the channels differ, and the
//! address or the handle is the same too. A name alone joins nobody.

use super::columns::normal;
use super::people::{Doubt, Person, Roster};
use std::collections::HashMap;

/// Joins rows of one person, and leaves out accounts that stand twice.
pub(super) fn join(roster: &mut Roster) {
    let mut by_key: HashMap<String, usize> = HashMap::new();
    let mut accounts: HashMap<(String, String), u32> = HashMap::new();
    let mut people: Vec<Person> = Vec::with_capacity(roster.people.len());
    for mut person in std::mem::take(&mut roster.people) {
        let named = person.accounts.len();
        let mut twice = None;
        person.accounts.retain(|a| {
            let first = *accounts.entry((a.channel.clone(), a.handle.to_lowercase())).or_insert(person.row);
            if first != person.row {
                twice = Some((a.handle.clone(), first));
            }
            first == person.row
        });
        if let Some((handle, first)) = twice {
            roster.doubts.push(Doubt {
                row: person.row,
                left_out: false,
                column: String::new(),
                message: format!("@{handle} stands in row {first} already; the figures of that row are kept."),
                help: "Take one of the rows away.".to_string(),
                place: person.place,
            });
            if named > 0 && person.accounts.is_empty() {
                continue;
            }
        }
        let keys = keys(&person);
        let known = keys.iter().find_map(|k| by_key.get(k)).copied().filter(|i| fits(&people[*i], &person));
        match known {
            Some(i) => {
                roster.joined += 1;
                merge(&mut people[i], person);
            }
            None => {
                for key in keys {
                    by_key.entry(key).or_insert(people.len());
                }
                people.push(person);
            }
        }
    }
    roster.people = people;
}

fn keys(person: &Person) -> Vec<String> {
    let name = person.name.as_deref().map(normal);
    let mut keys: Vec<String> = person.id.iter().map(|id| format!("id {id}")).collect();
    if let Some(name) = name.filter(|n| !n.is_empty()) {
        keys.extend(person.contact.iter().map(|c| format!("{name} mail {}", c.to_lowercase())));
        keys.extend(person.accounts.iter().map(|a| format!("{name} as {}", a.handle.to_lowercase())));
    }
    keys
}

/// Whether two rows can be one person: their channels differ, and so do not contradict each other.
fn fits(known: &Person, new: &Person) -> bool {
    let same_channel = |a: &super::Profile| known.accounts.iter().any(|k| k.channel == a.channel);
    let other_id = known.id.is_some() && new.id.is_some() && known.id != new.id;
    !other_id && !new.accounts.iter().any(same_channel)
}

fn merge(known: &mut Person, new: Person) {
    let own = known.shares.clone();
    if let [only] = &mut known.accounts[..] {
        only.shares = own;
    }
    let shares = new.shares;
    known.accounts.extend(new.accounts.into_iter().map(|a| super::Profile { shares: shares.clone(), ..a }));
    for share in shares {
        if !known.shares.iter().any(|(a, _)| *a == share.0) {
            known.shares.push(share);
        }
    }
    known.fee = known.fee.or(new.fee);
    for topic in new.topics {
        if !known.topics.contains(&topic) {
            known.topics.push(topic);
        }
    }
    let fill = |own: &mut Option<String>, other: Option<String>| {
        if own.is_none() {
            *own = other;
        }
    };
    fill(&mut known.affinity, new.affinity);
    fill(&mut known.country, new.country);
    fill(&mut known.language, new.language);
    fill(&mut known.contact, new.contact);
    fill(&mut known.code, new.code);
    fill(&mut known.name, new.name);
    fill(&mut known.id, new.id);
}
