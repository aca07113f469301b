//! Statements with places to fill in, made from the vocabulary.

use crate::vocabulary::{Entry, Part, Slot};

/// A statement of this word as a snippet: what has to stand, with examples to write over; a block where it takes one.
pub fn snippet(entry: &Entry) -> String {
    let mut writer = Writer { out: entry.word.name.to_string(), stops: 0 };
    writer.parts(&entry.pattern.parts);
    if entry.block.is_some() && !matches!(entry.word.name, "deliver" | "kpi" | "phase" | "roster") {
        writer.out.push_str(" {\n\t$0\n}");
    }
    writer.out
}

struct Writer {
    out: String,
    stops: usize,
}

impl Writer {
    fn parts(&mut self, parts: &[Part]) {
        parts.iter().for_each(|part| self.part(part));
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Literal(word) | Part::Sign(word) => self.push(word),
            Part::Slot(slot, name) => self.slot(*slot, name),
            // Of what may be left out only the title is wanted nearly always.
            Part::Optional(inner) => {
                if let [Part::Slot(Slot::Text, _)] = &inner[..] {
                    self.parts(inner);
                }
            }
            Part::OneOf(_, branches) => self.one_of(branches),
            Part::List(item) => self.parts(item),
            Part::Clauses(clauses) => {
                let wanted = |c: &&(Vec<Part>, bool)| matches!(c.0.first(), Some(Part::Literal("by" | "on" | "about")));
                clauses.iter().filter(wanted).for_each(|(c, _)| self.parts(c));
            }
        }
    }

    fn one_of(&mut self, branches: &[Vec<Part>]) {
        let words: Vec<&str> = branches
            .iter()
            .filter_map(|b| match &b[..] {
                [Part::Literal(word)] => Some(*word),
                _ => None,
            })
            .collect();
        match (words.len() == branches.len(), branches.first()) {
            (true, _) => {
                self.stops += 1;
                self.push(&format!("${{{}|{}|}}", self.stops, words.join(",")));
            }
            (false, Some(first)) => self.parts(first),
            (false, None) => {}
        }
    }

    fn slot(&mut self, slot: Slot, name: &str) {
        self.stops += 1;
        let n = self.stops;
        let example = match slot {
            Slot::Text => return self.push(&format!("\"${n}\"")),
            Slot::Url => return self.push(&format!("\"https://${n}\"")),
            Slot::New(_) => "name",
            Slot::Date if name == "last" => "2027-03-21",
            other => other.describe().1,
        };
        self.push(&format!("${{{n}:{}}}", example.replace('$', "\\$").replace('}', "\\}")));
    }

    fn push(&mut self, text: &str) {
        self.out.push(' ');
        self.out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{block, block_id, sections, top_level};

    #[test]
    fn statements_are_written_with_places_to_fill_in() {
        let top = |name| snippet(top_level().find(name).unwrap().1);
        assert_eq!(top("influencer"), "influencer ${1:name} \"$2\" {\n\t$0\n}");
        assert_eq!(top("phase"), "phase ${1:name} ${2:2027-03-08} .. ${3:2027-03-21}");
        assert_eq!(top("deliver"), "deliver ${1:reel} by ${2:maya} on ${3:instagram} about ${4:grip}");
        let campaign = block(block_id("campaign").unwrap());
        let objective = snippet(campaign.find("objective").unwrap().1);
        assert_eq!(objective, "objective ${1|awareness,consideration,conversion,launch,loyalty|}");
    }

    #[test]
    fn every_snippet_reads_as_a_statement_of_its_word_once_it_is_filled_in() {
        for section in sections() {
            for entry in &section.entries {
                let text = filled(&snippet(entry));
                let tree = crate::syntax::parse(&text, &crate::lower::nesting);
                assert!(tree.problems().is_empty(), "{text}");
                let node = tree.roots().next().unwrap();
                let values = crate::language_server::place::values(node);
                let next = crate::lower::expected_after(&text, &values, entry);
                let open = next.iter().any(|n| matches!(n, crate::lower::Next::Unit(_)));
                assert!(!open, "{text}");
            }
        }
    }

    /// The snippet with its examples in place, the first of each choice.
    fn filled(snippet: &str) -> String {
        let mut out = String::new();
        let mut rest = snippet;
        while let Some(at) = rest.find('$') {
            out.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            if let Some(inner) = rest.strip_prefix('{') {
                let end = inner.find('}').unwrap();
                let body = inner[..end].trim_start_matches(|c: char| c.is_ascii_digit());
                out.push_str(body.trim_start_matches([':', '|']).split([',', '|']).next().unwrap());
                rest = &inner[end + 1..];
            } else {
                rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            }
        }
        out + rest
    }
}
