//! Reads one statement: finds its word in the section it stands in, and its values by the word's pattern.

use super::captures::{Captures, Value};
use super::catalogue::{
    DUPLICATE_PROPERTY, FOREIGN_NOTATION, MISPLACED_WORD, MISSING_PROPERTY, OUT_OF_RANGE, UNREADABLE_STATEMENT,
    WRONG_VALUE,
};
use super::context::Context;
use super::cursor::Cursor;
use super::head::{Head, head, likely, place};
use super::line::{Line, SourceUnit, correct, lines, shorten};
use super::mismatch::{Miss, mismatch};
use super::sink::{DefaultTaken, Sink};
use super::slots::is_currency_sign;
use super::usable::usable_tokens;
use crate::findings::Finding;
use crate::say;
use crate::source::Span;
use crate::syntax::{Node, Token, TokenKind};
use crate::vocabulary::{self, Entry, Times, WordBlock};
use std::borrow::Cow;

/// A statement that has been read.
pub(super) struct ReadStatement<'a> {
    pub entry: &'static Entry,
    pub captures: Captures,
    pub line: Line<'a>,
    /// The span of the head word.
    pub word: Span,
}

/// The lines of a node with their words found, in silence: what `section` will find too.
pub(super) fn outline<'a>(
    unit: SourceUnit<'a>,
    node: Node<'a>,
    section: &'static WordBlock,
) -> Vec<(&'static Entry, Line<'a>)> {
    let (mut buffer, mut silent) = (Vec::new(), Sink::default());
    lines(unit, node, section, &mut silent, &mut buffer);
    let entry = |line: &Line<'_>| {
        let raw = line.tokens.first().filter(|t| t.kind == TokenKind::Word).map(|t| unit.raw(*t))?;
        section.find(raw).or_else(|| section.find(likely(raw, section)?)).map(|(_, entry)| entry)
    };
    buffer.into_iter().filter_map(|line| Some((entry(&line)?, line))).collect()
}

/// Reads the values of a line whose word is known.
fn values<'a>(line: Line<'a>, entry: &'static Entry, cx: &mut Context<'_>) -> ReadStatement<'a> {
    let unit = cx.unit;
    let word = line.tokens.first().map(|t| unit.token_span(*t)).unwrap_or_default();
    let span = line.span(unit);
    let before = cx.sink.mark();
    let mut tokens = usable_tokens(unit, line, entry, cx.sink);
    let mut told = cx.sink.grew(before);
    let mut patches: Vec<(u32, &'static str)> = Vec::new();
    loop {
        let mark = cx.sink.mark();
        let mut m = Cursor::new(unit.text, unit.file, cx.names, cx.sink, &tokens, &patches);
        let done = m.whole(&entry.pattern.parts).is_ok();
        let read = |list| ReadStatement { entry, captures: Captures { list, span }, line, word };
        let captures = std::mem::take(&mut m.captures);
        if done {
            return read(captures);
        }
        let miss = Miss { at: m.at, expected: m.expected().to_vec(), twice: m.twice };
        let repair = match (tokens.get(miss.at), m.likely_literal()) {
            (Some(token), None) if is_noise(unit, *token) => Repair::Drop(miss.at),
            (Some(_), Some((token, word))) if miss.twice.is_none() && patches.len() < 8 => Repair::Patch(token, word),
            _ => {
                let before = miss.at.checked_sub(1).and_then(|i| tokens.get(i));
                if !told && !before.is_some_and(|t| cx.sink.told_since(mark, unit.token_span(*t))) {
                    mismatch(unit, line, entry, &tokens, &miss, cx.sink);
                }
                return read(captures);
            }
        };
        cx.sink.reset(mark);
        told = true;
        apply(unit, repair, &mut tokens, &mut patches, cx.sink);
    }
}

enum Repair {
    /// Tokens that mean nothing, from this one on, are left out.
    Drop(usize),
    /// A word is taken for the one that was probably meant.
    Patch(Token, &'static str),
}

fn is_noise(unit: SourceUnit<'_>, token: Token) -> bool {
    matches!(token.kind, TokenKind::Junk | TokenKind::Colon) && !is_currency_sign(unit.raw(token))
}

fn apply(
    unit: SourceUnit<'_>,
    repair: Repair,
    tokens: &mut Cow<'_, [Token]>,
    patches: &mut Vec<(u32, &'static str)>,
    sink: &mut Sink,
) {
    match repair {
        Repair::Drop(at) => {
            let run = tokens[at..].iter().take_while(|t| is_noise(unit, **t)).count().max(1);
            let span = unit.token_span(tokens[at]).to(unit.token_span(tokens[at + run - 1]));
            let raw = shorten(unit.written(span));
            let help = "Values stand behind each other with spaces between; items of a list with commas.";
            let finding = Finding::of(&UNREADABLE_STATEMENT, span, format!("`{raw}` means nothing here."));
            sink.push(finding.with_label("take it away").with_help(help).with_fix("take it away", false, span, ""));
            tokens.to_mut().drain(at..at + run);
        }
        Repair::Patch(token, word) => {
            let (raw, span) = (unit.raw(token), unit.token_span(token));
            let finding = Finding::of(&WRONG_VALUE, span, format!("`{raw}` cannot stand here."));
            sink.push(finding.with_label("unknown word").with_likely(word, span));
            patches.push((token.start, word));
        }
    }
}

/// Reads all statements between the braces of a block: each known one is given to `take`, in order. Tells of unknown and
/// repeated ones, and of required ones that are missing.
pub(super) fn section<'a>(
    nodes: impl Iterator<Item = Node<'a>>,
    section: &'static WordBlock,
    owner: Option<Span>,
    cx: &mut Context<'_>,
    take: impl FnMut(&ReadStatement<'_>, &mut Context<'_>),
) {
    let mut progress = Progress::new(section);
    statements(nodes, section, &mut progress, cx, take);
    let Some(owner) = owner else { return };
    let Progress { first_at, lost, .. } = progress;
    if !lost {
        missing(section, &first_at, owner, cx.sink);
    }
    if !cx.sink.keeps_defaults {
        return;
    }
    let unstated = section.entries.iter().zip(&first_at).filter(|(_, at)| at.is_none());
    let has_own = |w: &&vocabulary::Word| w.default.is_some_and(|d| !d.starts_with("the campaign's"));
    let defaults = unstated.map(|(e, _)| e.word).filter(has_own);
    cx.sink.defaults.extend(defaults.map(|word| DefaultTaken { word, span: owner }));
}

/// How far the reading of a section has come.
pub(super) struct Progress {
    /// Where each word of the section stands first.
    first_at: Vec<Option<Span>>,
    /// Whether a statement could not be told.
    lost: bool,
    /// The finding that unknown statements behind each other share.
    run: Option<usize>,
    /// Whether a text was not closed on the line before.
    open_text: bool,
}

impl Progress {
    pub fn new(section: &WordBlock) -> Progress {
        Progress { first_at: vec![None; section.entries.len()], lost: false, run: None, open_text: false }
    }

    /// After statements of which each was read without a finding.
    pub fn went_well(&mut self) {
        (self.run, self.open_text) = (None, false);
    }
}

/// Reads some of the statements of a section.
pub(super) fn statements<'a>(
    nodes: impl Iterator<Item = Node<'a>>,
    section: &'static WordBlock,
    progress: &mut Progress,
    cx: &mut Context<'_>,
    mut take: impl FnMut(&ReadStatement<'_>, &mut Context<'_>),
) {
    let Progress { first_at, lost, run, open_text } = progress;
    let (unit, mut buffer) = (cx.unit, Vec::new());
    for node in nodes.filter(|n| n.head().is_some()) {
        buffer.clear();
        lines(unit, node, section, cx.sink, &mut buffer);
        for line in buffer.iter().copied() {
            let before = cx.sink.mark();
            let found = find(unit, line, section, cx.sink, run);
            let unclosed = line.tokens.iter().any(|t| t.kind == TokenKind::QuotedOpen);
            let Some((index, entry)) = found else {
                *lost = true;
                if *open_text {
                    // The rest of a text that was not closed on its line, up to the quote that closes it.
                    cx.sink.reset(before);
                    (*run, *open_text) = (None, !unclosed);
                }
                continue;
            };
            *open_text = unclosed;
            let word = line.tokens.first().map(|t| unit.token_span(*t)).unwrap_or_default();
            if let Some(first) = first_at[index].filter(|_| entry.word.times != Times::Many) {
                repeated(section, entry, word, first, cx.sink);
                continue;
            }
            first_at[index].get_or_insert(word);
            let mut read = values(line, entry, cx);
            check_ranges(&mut read.captures, cx.sink);
            check_block(unit, &read, cx.sink);
            take(&read, cx);
        }
    }
}

/// A range that ends before it begins.
fn check_ranges(captures: &mut Captures, sink: &mut Sink) {
    for i in 1..captures.list.len() {
        let (a, b) = (&captures.list[i - 1], &captures.list[i]);
        let reversed = matches!((a.name, b.name), ("first", "last") | ("from", "until"))
            && match (&a.value, &b.value) {
                (Value::Date(a), Value::Date(b)) => a > b,
                (Value::Time(a), Value::Time(b)) => a > b,
                (Value::Number(a), Value::Number(b)) => a > b,
                _ => false,
            };
        if reversed {
            let finding = Finding::of(&OUT_OF_RANGE, a.span.to(b.span), "This range ends before it begins.");
            let finding = finding.with_label("ends before it begins");
            sink.push(finding.with_help("The earlier one comes first; both ends belong to the range."));
            captures.list[i].value = Value::Unknown;
        }
    }
}

/// Unknown statements that follow each other without a likely word among them are one mistake: a text pasted in, say.
fn find<'a>(
    unit: SourceUnit<'a>,
    line: Line<'a>,
    section: &'static WordBlock,
    sink: &mut Sink,
    run: &mut Option<usize>,
) -> Option<(usize, &'static Entry)> {
    let before = sink.mark();
    match head(unit, line, section, sink) {
        Head::Known(index, entry) => {
            *run = None;
            Some((index, entry))
        }
        Head::Lost => {
            let last = sink.findings.len().checked_sub(1)?;
            let merges = sink.findings[last].fix.is_none() && sink.findings[last].rule != MISPLACED_WORD.name;
            match run {
                Some(first) if merges => {
                    sink.reset(before);
                    let finding = &mut sink.findings[*first];
                    if finding.rule != FOREIGN_NOTATION.name {
                        finding.message =
                            format!("These lines cannot be read: none begins with a word of {}.", place(section));
                        let help = "Put `//` before what is a note; each other line begins with a word.";
                        finding.help = Some(help.to_string());
                    }
                    finding.span = finding.span.to(line.span(unit));
                    finding.label = "from here on".to_string();
                }
                _ => *run = merges.then_some(last),
            }
            None
        }
    }
}

fn repeated(section: &WordBlock, entry: &Entry, word: Span, first: Span, sink: &mut Sink) {
    let name = entry.word.name;
    if name == "campaign" {
        // A second campaign is told of where campaigns are counted.
        return;
    }
    let finding = Finding::of(&DUPLICATE_PROPERTY, word, format!("`{name}` stands twice in {}.", place(section)));
    let finding = finding.with_label("a second time").with_related(first, "first stated here");
    let finding = finding.with_help(match entry.block {
        Some(_) => "Put both into one block.",
        None => "Keep one of them.",
    });
    sink.push(finding);
}

fn check_block(unit: SourceUnit<'_>, read: &ReadStatement<'_>, sink: &mut Sink) {
    let name = read.entry.word.name;
    if read.line.has_block() && read.entry.block.is_none() {
        let finding = Finding::of(&WRONG_VALUE, unit.head_span(read.line.node), format!("`{name}` has no block."));
        sink.push(finding.with_label("followed by `{`").with_help(correct(read.entry)));
    }
}

fn missing(section: &WordBlock, first_at: &[Option<Span>], owner: Span, sink: &mut Sink) {
    let all = section.entries.iter().zip(first_at);
    let missing = all.filter(|(e, at)| e.word.times == Times::Required && at.is_none()).map(|(e, _)| e.word);
    let missing: Vec<&vocabulary::Word> = missing.collect();
    let names: Vec<&str> = missing.iter().map(|w| w.name).collect();
    let examples: Vec<&str> = missing.iter().map(|w| w.example).collect();
    let Some(first) = missing.first() else { return };
    let message = format!("{} needs {}.", say::capitalised(&place(section)), say::code_list(&names));
    let finding = Finding::of(&MISSING_PROPERTY, owner, message);
    let add = format!("Add {}.", say::code_list(&examples));
    sink.push(match names.len() {
        1 => {
            let label = format!("{} is missing", say::code_list(&names));
            finding.with_label(label).with_help(format!("{} {add}", first.doc))
        }
        _ => finding.with_label("not stated").with_help(add),
    });
}
