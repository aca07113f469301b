//! The word at the head of a statement: which it is, and where it belongs if not here.

use super::catalogue::{FOREIGN_NOTATION, MISPLACED_WORD, UNKNOWN_WORD, UNREADABLE_STATEMENT};
use super::line::{Line, SourceUnit, shorten};
use super::sink::Sink;
use crate::findings::Finding;
use crate::say;
use crate::source::Span;
use crate::syntax::{Token, TokenKind};
use crate::vocabulary::{self, Entry, WordBlock};

/// How the word at the head of a statement was found.
pub(super) enum Head {
    /// It is a word of the section.
    Known(usize, &'static Entry),
    /// Told of already, and nothing can be made of it.
    Lost,
}

/// Finds the word of a statement in a section; tells of one that is unknown or belongs elsewhere.
pub(super) fn head(unit: SourceUnit<'_>, line: Line<'_>, section: &'static WordBlock, sink: &mut Sink) -> Head {
    let Some(&token) = line.tokens.first() else { return Head::Lost };
    let (raw, span) = (unit.raw(token), unit.token_span(token));
    if token.kind != TokenKind::Word {
        strange_head(unit, line, token, sink);
        return Head::Lost;
    }
    if let Some((index, entry)) = section.find(raw) {
        return Head::Known(index, entry);
    }
    let elsewhere = vocabulary::blocks_with(raw);
    if let Some(likely) = likely(raw, section) {
        let finding = Finding::of(&UNKNOWN_WORD, span, format!("There is no `{raw}` in {}.", place(section)));
        sink.push(finding.with_label("unknown word").with_likely(likely, span));
        return section.find(likely).map_or(Head::Lost, |(index, entry)| Head::Known(index, entry));
    }
    if elsewhere.is_empty() {
        let known: Vec<&str> = section.entries.iter().map(|e| e.word.name).collect();
        let finding = Finding::of(&UNKNOWN_WORD, span, format!("There is no `{raw}` in {}.", place(section)));
        sink.push(finding.with_label("unknown word").with_help(format!("Here can stand: {}.", known.join(", "))));
    } else {
        let places: Vec<String> = homes(raw, line, section, elsewhere).iter().map(|b| home(b)).collect();
        let finding = Finding::of(&MISPLACED_WORD, span, format!("`{raw}` cannot stand in {}.", place(section)));
        sink.push(finding.with_label("in the wrong block").with_help(format!("It belongs {}.", places.join(", or "))));
    }
    Head::Lost
}

/// The word of the section that was probably meant by one that is not in it.
pub(super) fn likely(raw: &str, section: &'static WordBlock) -> Option<&'static str> {
    let words = section.entries.iter().map(|e| e.word.name);
    let likely = vocabulary::synonym(raw, section).or_else(|| say::nearest(raw, words))?;
    (vocabulary::blocks_with(raw).is_empty() || say::one_slip(raw, likely)).then_some(likely)
}

/// Of the blocks that take a word those that were probably meant: one that can stand right here, those where the word has
/// a block as it has here, and no block that only takes in the words of another.
fn homes(raw: &str, line: Line<'_>, section: &WordBlock, mut all: Vec<&'static str>) -> Vec<&'static str> {
    let blocks = || vocabulary::sections().iter();
    if all.contains(&"overrides") {
        return vec!["overrides"];
    }
    if all.contains(&"style") {
        all.retain(|b| !matches!(*b, "guidelines" | "message" | "deliver"));
    }
    let near = all.iter().find(|b| section.entries.iter().any(|e| e.word.block == Some(**b)));
    if let Some(near) = near {
        return vec![near];
    }
    let with_block = |b: &&str| blocks().any(|s| s.name == *b && s.find(raw).is_some_and(|(_, e)| e.block.is_some()));
    if line.has_block() && all.iter().any(with_block) {
        all.retain(with_block);
    }
    all.truncate(3);
    all
}

fn home(block: &str) -> String {
    match block {
        vocabulary::TOP_LEVEL => "at the top level of the file, outside of every block".to_string(),
        "account" => "in the block of `on CHANNEL @handle { }`".to_string(),
        "style" => "in `guidelines`, in a `message` or in a `deliver`".to_string(),
        "overrides" => "at top level, or in a block it should hold for".to_string(),
        block if block.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("in an `{block}` block"),
        block => format!("in a `{block}` block"),
    }
}

/// A section as people call it.
pub(super) fn place(section: &WordBlock) -> String {
    match section.name {
        vocabulary::TOP_LEVEL => "a campaign file".to_string(),
        "account" => "the block of an account".to_string(),
        name => format!("`{name}`"),
    }
}

fn strange_head(unit: SourceUnit<'_>, line: Line<'_>, token: Token, sink: &mut Sink) {
    let span = line.span(unit);
    let rest = &unit.text[token.start as usize..];
    let sign = |length: u32| Span { end: token.start + length, ..unit.token_span(token) };
    match token.kind {
        TokenKind::HashComment => {
            let finding = Finding::of(&FOREIGN_NOTATION, unit.token_span(token), "A comment begins with `//`.");
            let finding = finding.with_label("`#` begins a hashtag").with_help("Write `// …`.");
            sink.push(finding.with_fix("make it a comment", true, sign(1), "//"));
        }
        _ if rest.starts_with("--") => {
            let finding = Finding::of(&FOREIGN_NOTATION, span, "A comment begins with `//`.");
            let finding = finding.with_label("a comment as elsewhere").with_help("Write `// …`.");
            sink.push(finding.with_fix("make it a comment", true, sign(2), "//"));
        }
        _ if rest.starts_with("/*") || rest.starts_with("<!--") => {
            let finding = Finding::of(&FOREIGN_NOTATION, span, "A comment begins with `//` and ends with its line.");
            let finding = finding.with_label("a comment as elsewhere");
            sink.push(finding.with_help("Write `// …`, on each line of the comment."));
        }
        _ if rest.starts_with(['-', '*', '•']) && line.tokens.len() > 1 => {
            let help = "Commas stand between them: `points \"Where you ran\", \"One honest downside\"`.";
            let finding = Finding::of(&FOREIGN_NOTATION, span, "The items of a list stand behind their word.");
            sink.push(finding.with_label("an item on a line of its own").with_help(help));
        }
        TokenKind::Quoted if line.tokens.get(1).is_some_and(|t| t.kind == TokenKind::Colon) => {
            let finding = Finding::of(&FOREIGN_NOTATION, span, "This is JSON: here a word stands without quotes.");
            let finding = finding.with_label("looks like JSON");
            sink.push(finding.with_help("A word and its value stand side by side, as `size 10k`."));
        }
        _ => {
            let what = match token.kind {
                TokenKind::Quoted | TokenKind::Text | TokenKind::Smart | TokenKind::Single => "a text".to_string(),
                TokenKind::QuotedOpen | TokenKind::TextOpen => "a text that is never closed".to_string(),
                _ => format!("`{}`", shorten(unit.raw(token))),
            };
            let message = format!("A statement begins with a word, this one with {what}.");
            let help = "Each line says one thing: a word, then its values, as `brand \"Northpeak\"`.";
            let finding = Finding::of(&UNREADABLE_STATEMENT, span, message).with_label("cannot be read");
            sink.push(finding.with_help(help));
        }
    }
}
