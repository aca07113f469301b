//! What is known of a rule, out of the Markdown beside it: a head of TOML between two `+++`, then its name, what it finds,
//! and the sections of `SECTIONS`.

use super::norms::{Norm, by_tier};
use super::reader::{Reader, literal};
use super::{Fault, Field, Record, Shape, field};
use std::collections::BTreeMap;

/// A folder of rules.
#[derive(Debug)]
pub struct Family {
    /// The folder, as it is named from the root.
    pub folder: &'static str,
    /// The `Mistake` that its rules belong to.
    pub mistake: &'static str,
    /// The file of Rust that its cards go to.
    pub made: &'static str,
}

const fn family(folder: &'static str, mistake: &'static str, made: &'static str) -> Family {
    Family { folder, mistake, made }
}

/// All folders of rules.
pub const FAMILIES: &[Family] = &[
    family("src/rules/authenticity", "Authenticity", "prose"),
    family("src/rules/brand_voice", "BrandVoice", "prose"),
    family("src/rules/saturation", "Saturation", "prose"),
    family("src/rules/kpis", "Kpis", "prose"),
    family("src/rules/practice", "Practice", "prose"),
    family("src/lower/catalogue", "Language", "catalogue"),
];

/// The sections of a card, each a paragraph or an example. A card of the language may lack examples.
const SECTIONS: [(&str, Body); 4] = [
    ("Why it matters", Body::Paragraph),
    ("How it is found", Body::Paragraph),
    ("This shows it", Body::Example),
    ("This does not", Body::Example),
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Body {
    Paragraph,
    Example,
}

const HEAD: &[Field] = &[
    field(
        "level",
        Shape::Choice(&[("error", "Level::Error"), ("warning", "Level::Warning"), ("advice", "Level::Advice")]),
    ),
    field("thresholds", Shape::Rows(&THRESHOLD)).or("&[]"),
    field("thresholds_by_tier", Shape::Row(&BY_TIER)).or("&[]"),
    field("evidence", Shape::Rows(&EVIDENCE)).or(""),
];

const THRESHOLD: Record = Record {
    name: "Threshold",
    fields: &[
        field("key", Shape::Text),
        field("default", Shape::Number),
        field("unit", Shape::Text),
        field("doc", Shape::Sentence),
    ],
};

/// One threshold for each tier, or for each channel with norms and each tier, with the defaults of the vocabulary.
const BY_TIER: Record = Record {
    name: "",
    fields: &[
        field("of", Shape::Choice(&[("low engagement", ""), ("sponsored", "")])),
        field("unit", Shape::Text),
        field("doc", Shape::Sentence),
    ],
};

const EVIDENCE: Record = Record {
    name: "Evidence",
    fields: &[
        field("claim", Shape::Sentence),
        field("source", Shape::Text),
        field(
            "grade",
            Shape::Choice(&[
                ("A", "Grade::A"),
                ("B", "Grade::B"),
                ("C", "Grade::C"),
                ("case record", "Grade::CaseRecord"),
                ("seed article", "Grade::Seed"),
            ]),
        ),
    ],
};

/// The cards of one file of Rust, out of the path and the text of each card.
pub fn rust(cards: &[(&Family, String, String)], norms: &[Norm]) -> Result<String, Vec<Fault>> {
    let (mut out, mut faults) = (String::new(), Vec::new());
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for (family, path, text) in cards {
        match card(family, path, text, norms) {
            Ok((name, rust)) => {
                out.push_str(&rust);
                if let Some(first) = names.insert(name.clone(), path) {
                    faults.push(Fault {
                        file: path.clone(),
                        line: 1,
                        message: format!("`{name}` stands in {first} too"),
                    });
                }
            }
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

/// A card: its name, and the `Meta` that it becomes.
fn card(family: &Family, path: &str, text: &str, norms: &[Norm]) -> Result<(String, String), Vec<Fault>> {
    let text = text.replace("\r\n", "\n");
    let fault = |line: usize, message: &str| vec![Fault { file: path.to_string(), line, message: message.to_string() }];
    let head_and_body = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let Some((head, body)) = head_and_body else {
        return Err(fault(1, "a card begins with its head: TOML between two lines `+++`"));
    };
    let values = Reader::new(path, head, 1).fields(HEAD)?;
    // The head's lines, the two `+++`, and lines count from 1.
    let before = head.matches('\n').count() + 4;
    let body = Markdown::read(body).map_err(|(line, message)| fault(before + line, &message))?;
    let [level, thresholds, tiers, evidence] = &values[..] else { return Err(fault(1, "the head is not whole")) };
    let thresholds = if tiers == "&[]" { thresholds.clone() } else { by_tier(head, norms) };
    let language = family.mistake == "Language";
    let evidence = match (evidence.as_str(), language) {
        ("", true) => "CONTRACT",
        ("", false) => return Err(fault(1, "`evidence` is missing: a rule rests on something")),
        (some, _) => some,
    };
    let [why, how, bad, good] = &body.sections[..] else { return Err(fault(1, "a section is missing")) };
    for (section, (title, kind)) in body.sections.iter().zip(SECTIONS) {
        if section.is_empty() && !(language && kind == Body::Example) {
            return Err(fault(before + body.name_line, &format!("the section `## {title}` is missing or empty")));
        }
    }
    // Rules hold theirs, and the language refers to its own.
    let (item, constant) = (if language { "static" } else { "const" }, body.name.to_uppercase().replace('-', "_"));
    let rust = format!(
        "/// {summary}\npub {item} {constant}: Meta = Meta {{ name: {name}, mistake: Mistake::{mistake}, level: {level}, \
         summary: {text}, why: {why}, how: {how}, thresholds: {thresholds}, evidence: {evidence}, bad: {bad}, good: {good} }};\n",
        summary = body.summary,
        name = literal(&body.name),
        mistake = family.mistake,
        text = literal(&body.summary),
        why = literal(why),
        how = literal(how),
        bad = literal(bad),
        good = literal(good),
    );
    Ok((body.name, rust))
}

/// What stands behind the head.
struct Markdown {
    name: String,
    name_line: usize,
    summary: String,
    /// In the order of `SECTIONS`; empty where one is not there.
    sections: [String; 4],
}

impl Markdown {
    /// Reads it; what is wrong comes with its line, from 0.
    fn read(text: &str) -> Result<Markdown, (usize, String)> {
        let mut card =
            Markdown { name: String::new(), name_line: 0, summary: String::new(), sections: Default::default() };
        let mut open: Option<usize> = None;
        let mut fenced = false;
        for (i, line) in text.lines().enumerate() {
            let example = open.is_some_and(|at| SECTIONS[at].1 == Body::Example);
            match line {
                "```" if fenced => fenced = false,
                _ if fenced => card.paragraph(open).push_str(&format!("{line}\n")),
                "```campaign" if example && card.paragraph(open).is_empty() => fenced = true,
                _ if line.starts_with("## ") => open = Some(card.section(i, line)?),
                _ if line.starts_with("# ") => card.title(i, line)?,
                "" => {}
                _ if example => return Err((i, "an example stands between ```campaign and ```".to_string())),
                _ if card.name.is_empty() => {
                    return Err((i, "the name of the rule comes first: `# some-rule`".to_string()));
                }
                _ => card.line(open, i, line, text)?,
            }
        }
        for example in &mut card.sections[2..] {
            example.truncate(example.trim_end().len());
        }
        match (fenced, card.summary.ends_with('.')) {
            (true, _) => Err((text.lines().count(), "an example has no closing ```".to_string())),
            (_, false) => Err((card.name_line, "below the name stands what the rule finds, as a sentence".to_string())),
            _ => Ok(card),
        }
    }

    fn paragraph(&mut self, open: Option<usize>) -> &mut String {
        match open {
            None => &mut self.summary,
            Some(at) => &mut self.sections[at],
        }
    }

    fn title(&mut self, i: usize, line: &str) -> Result<(), (usize, String)> {
        let name = line.trim_start_matches("# ");
        let plain = name.split('-').all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase()));
        match (self.name.is_empty(), plain) {
            (false, _) => Err((i, "a card has one name".to_string())),
            (_, false) => Err((i, format!("`{name}` is not a name: small words with hyphens"))),
            _ => {
                (self.name, self.name_line) = (name.to_string(), i);
                Ok(())
            }
        }
    }

    fn section(&self, i: usize, line: &str) -> Result<usize, (usize, String)> {
        let title = line.trim_start_matches("## ");
        let Some(at) = SECTIONS.iter().position(|(known, _)| *known == title) else {
            let known = SECTIONS.map(|(known, _)| known).join("`, `");
            return Err((i, format!("unknown section `{title}`: there are `{known}`")));
        };
        if self.sections[at].is_empty() { Ok(at) } else { Err((i, format!("the section `{title}` stands twice"))) }
    }

    fn line(&mut self, open: Option<usize>, i: usize, line: &str, text: &str) -> Result<(), (usize, String)> {
        let begins = i == 0 || text.lines().nth(i - 1).is_some_and(|above| above.trim().is_empty());
        let paragraph = self.paragraph(open);
        if begins && !paragraph.is_empty() {
            return Err((i, "a section is one paragraph".to_string()));
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line.trim());
        Ok(())
    }
}
