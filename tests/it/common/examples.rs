//! From the piece of campaign text that a rule shows as an example to the whole file that it stands for. The tests of the
//! rules in `src` read this file too.
//!
//! An example holds only the interesting statements. What a campaign needs beside them is added here, once and sound, so
//! that a bad example shows nothing but its own mistake. A statement that the example has is never changed; what it has
//! none of is added:
//! - `campaign`, `audience runners`, `influencer maya`, `guidelines`, `message grip`, each if there is none of its kind;
//!   maya's followers belong to the first audience that there is;
//! - one `deliver` for each message and each influencer, on her first channel;
//! - KPIs of several families and one for `everyone`, if there is no `kpi` at all;
//! - a label and usage rights, in the first of guidelines, message and deliver that is added, if the example nowhere
//!   says `disclosure` or `usage`.

use campaignc::lower::nesting;
use campaignc::syntax::{Node, TokenKind, parse};
use campaignc::vocabulary::built_in_channel;

/// The line that separates an example from what was added.
pub const REST: &str = "// The rest of the file is sound.";

const CAMPAIGN: &str = r#"campaign "Trail Season" {
  brand      "Northpeak"
  product    "Ridge 2"
  objective  launch
  budget     200_000 EUR
  runs       2027-03-01 .. 2027-04-11
  briefed    2027-02-01
  timezone   Europe/Berlin
  market     DE
  language   en
  contact    "Lena Brandt <lena@northpeak.example>"
}
"#;

const AUDIENCE: &str = r#"audience runners "Trail runners" {
  interests  trail-running, hiking
  countries  DE
  size       640k
}
"#;

const INFLUENCER: &str = r#"influencer maya "Maya Köhler" {
  on instagram @maya.runs { followers 38.4k; engagement 5.1%; views 14k; sponsored 8%; suspicious 3% }
  audience  runners 64%
  topics    trail-running, photography
  affinity  "Has run in Northpeak shoes since 2023."
  fee       900 EUR per post
}
"#;

const LABEL: &str = "disclosure \"Anzeige\"";

const USAGE: &str = "usage 90 days organic";

const KPIS: &str = r#"kpi positive_sentiment >= 75% { baseline 66%; measured "200 comments, two readers" }
kpi brand_recall >= 12% { baseline 8%; measured "panel survey, n = 400" }
kpi engagement_rate >= 1% for everyone { measured "channel insights" }
"#;

/// The whole file that an example stands for: the example as it is, and behind it what it lacks.
pub fn example_file(fragment: &str) -> String {
    let has = Contents::of(fragment);
    let mut rest = String::new();
    let mut label = has.missing_words();
    for (kind, text) in [("campaign", CAMPAIGN), ("audience", AUDIENCE), ("influencer", INFLUENCER)] {
        if !has.kinds.contains(&kind.to_string()) {
            rest.push_str(&text.replace("audience  runners", &format!("audience  {}", has.audience())));
        }
    }
    if !has.kinds.contains(&"guidelines".to_string()) {
        let words = std::mem::take(&mut label);
        rest.push_str(&format!("guidelines {{ wording own; review 1 round within 2 days{} }}\n", block_end(&words)));
    }
    if has.messages.is_empty() {
        let words = std::mem::take(&mut label);
        let takeaway = "takeaway \"On wet rock you never look at your feet.\"";
        rest.push_str(&format!("message grip \"Grip\" {{ {takeaway}{} }}\n", block_end(&words)));
    }
    if !has.kinds.contains(&"deliver".to_string()) {
        rest.push_str(&has.deliveries(&label));
    }
    if !has.kinds.contains(&"kpi".to_string()) {
        rest.push_str(KPIS);
    }
    format!("{}\n\n{REST}\n{rest}", fragment.trim_matches('\n'))
}

fn block_end(words: &[&str]) -> String {
    words.iter().map(|w| format!("; {w}")).collect()
}

/// What an example has.
#[derive(Default)]
struct Contents {
    /// The first words of its statements.
    kinds: Vec<String>,
    /// The names of its audiences.
    audiences: Vec<String>,
    /// The names of its messages.
    messages: Vec<String>,
    /// The names of its influencers, each with the channel of her first account.
    people: Vec<(String, String)>,
    labelled: bool,
    usage: bool,
}

impl Contents {
    fn of(fragment: &str) -> Contents {
        let tree = parse(fragment, &nesting);
        let word = |node: Node<'_>, at: usize| -> Option<String> {
            let token = node.tokens().get(at).filter(|t| t.kind == TokenKind::Word)?;
            Some(fragment[token.start as usize..token.end as usize].to_string())
        };
        let mut has = Contents::default();
        for node in tree.roots() {
            let Some(kind) = word(node, 0) else { continue };
            let name = word(node, 1).unwrap_or_default();
            match kind.as_str() {
                "audience" => has.audiences.push(name),
                "message" => has.messages.push(name),
                "influencer" => {
                    let on = node.children().find(|c| word(*c, 0).as_deref() == Some("on"));
                    has.people.push((name, on.and_then(|c| word(c, 1)).unwrap_or_default()));
                }
                _ => {}
            }
            has.kinds.push(kind);
        }
        let says = |property: &str| tree.nodes().any(|n| word(n, 0).as_deref() == Some(property));
        (has.labelled, has.usage) = (says("disclosure"), says("usage"));
        has
    }

    /// The first audience: its own, else the one that is added.
    fn audience(&self) -> &str {
        self.audiences.first().map_or("runners", String::as_str)
    }

    fn missing_words(&self) -> Vec<&'static str> {
        [(self.labelled, LABEL), (self.usage, USAGE)].into_iter().filter(|(has, _)| !has).map(|(_, w)| w).collect()
    }

    /// One `deliver` for each message and each person.
    fn deliveries(&self, label: &[&str]) -> String {
        let maya = [("maya".to_string(), "instagram".to_string())];
        let grip = ["grip".to_string()];
        let people = if self.people.is_empty() { &maya[..] } else { &self.people };
        let messages = if self.messages.is_empty() { &grip[..] } else { &self.messages };
        let block = if label.is_empty() { String::new() } else { format!(" {{ {} }}", label.join("; ")) };
        let mut out = String::new();
        for message in messages {
            for (name, channel) in people {
                let format = built_in_channel(channel).and_then(|c| c.formats.first()).copied().unwrap_or("post");
                out.push_str(&format!("deliver 1 {format} by {name} on {channel} about {message}{block}\n"));
            }
        }
        out
    }
}
