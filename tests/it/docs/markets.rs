//! The page about markets, made from their table.

use super::reference::MADE;
use campaignc::manual::{self, Body};
use campaignc::vocabulary::{BuiltInChannel, CHANNELS, MARKETS, Market};
use std::fmt::Write as _;

const INTRO: &str = "\
# Labels by market

Whoever is paid for a post, in money or in kind, has to say so. Which words count, and where they have to stand, is \
decided market by market. The markets of a post are those of its author: their own `market`; else the campaign's, \
narrowed to the author's `country` if it is among them; else that country; else the countries of the audiences that the post \
addresses. So a French creator in a campaign with `market DE, FR` is asked for the French word alone. The rules \
[`no-disclosure`](rule-reference/practice.md#no-disclosure) and \
[`weak-disclosure`](rule-reference/practice.md#weak-disclosure) judge the `disclosure` of the plan by the table on this \
page, and the briefs print from it.

```campaign
guidelines {
  wording     own
  disclosure  \"Werbung\"
}
```

This is no legal advice. The table holds what regulators, self-regulators, courts and those who report on them have named, \
each with its source and the date of that source; the law may have moved on since. Words that the table does not know are \
told of as unknown, never as wrong. Case, accents and `#` do not matter, and a label that holds a word that counts counts, \
whatever else it says: `\"Anzeige, Produkt geschenkt\"`.

A member state of the European Union without a section of its own is judged by the section of the Union, where a word that \
counts in any member state counts. A market that is not on this page is not judged.
";

const LABELS: &str = "\
## The platform's own label

The platform's label comes on top of the word, and is nowhere enough by itself. A channel that the plan declares has none.
";

pub fn page() -> String {
    let mut out = format!("{MADE}\n{INTRO}");
    overview(&mut out);
    MARKETS.iter().for_each(|m| market(&mut out, m));
    labels(&mut out);
    out
}

fn overview(out: &mut String) {
    out.push_str("\n| Market | Write | Counts | Does not count |\n| --- | --- | --- | --- |\n");
    for m in MARKETS {
        let (link, name) = (anchor(m), m.name.trim_start_matches("the "));
        let write = m.proposal();
        let _ = writeln!(out, "| [{name}](#{link}) | `{write}` | {} | {} |", words(m.accepted, 4), words(m.refused, 4));
    }
}

fn market(out: &mut String, m: &'static Market) {
    let article = manual::market(m);
    let _ = writeln!(out, "\n## {}\n\n{}\n", heading(m), article.summary);
    for detail in &article.details {
        let title = detail.title;
        let _ = match &detail.body {
            Body::Prose(prose) => writeln!(out, "- {title}: {prose}"),
            Body::Campaign(line) => writeln!(out, "- {title}: `{line}`"),
            Body::List(items) => writeln!(out, "\n{title}:\n\n- {}", items.join("\n- ")),
            Body::Terms(_) | Body::Nothing => Ok(()),
        };
    }
}

fn labels(out: &mut String) {
    let _ = write!(out, "\n{LABELS}\n| Channel | Label | How | Source |\n| --- | --- | --- | --- |\n");
    for BuiltInChannel { title, label, .. } in CHANNELS {
        let shown = label.words.map_or("none".to_string(), |l| format!("“{l}”"));
        let (source, date) = (label.source.title, label.source.date);
        let _ = writeln!(out, "| {title} | {shown} | {} | {source} ({date}) |", label.how);
    }
}

fn heading(m: &Market) -> String {
    format!("{} ({})", m.name.trim_start_matches("the "), m.code)
}

fn anchor(m: &Market) -> String {
    let kept = |c: char| if c == ' ' { Some('-') } else { c.is_alphanumeric().then(|| c.to_ascii_lowercase()) };
    heading(m).chars().filter_map(kept).collect()
}

fn words(words: &[&str], most: usize) -> String {
    let shown: Vec<String> = words.iter().take(most).map(|w| format!("“{w}”")).collect();
    let more = if words.len() > most { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
