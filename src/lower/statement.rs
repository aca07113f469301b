//! Reads one statement: finds its word in the section it stands in, and its values by the word's pattern.

use super::catalogue::{
    DUPLICATE_PROPERTY, FOREIGN_NOTATION, MISPLACED_WORD, MISSING_PROPERTY, OUT_OF_RANGE, UNREADABLE_STATEMENT,
    WRONG_VALUE,
};
use super::head::{Head, head, likely, place};
use super::matcher::Matcher;
use super::mismatch::{Miss, mismatch};
use super::names::Names;
use super::sink::{Sink, Tell as _};
use super::slots::is_currency_sign;
use super::usable::usable_tokens;
use crate::campaign::{Captures, DefaultTaken, Value};
use crate::say;
use crate::source::{FileId, Span};
use crate::syntax::{Node, Token, TokenKind, Tree};
use crate::vocabulary::{self, Entry, Part, Section, Times};
use std::borrow::Cow;

/// One file as lowering sees it.
#[derive(Clone, Copy)]
pub(super) struct Unit<'a> {
    pub file: FileId,
    pub text: &'a str,
    pub tree: &'a Tree,
}

impl<'a> Unit<'a> {
    pub fn span(&self, bytes: (u32, u32)) -> Span {
        Span::new(self.file, bytes.0, bytes.1)
    }

    pub fn token_span(&self, token: Token) -> Span {
        Span::new(self.file, token.start, token.end)
    }

    pub fn raw(&self, token: Token) -> &'a str {
        &self.text[token.start as usize..token.end as usize]
    }

    /// The head of a statement: its tokens before the block.
    pub fn head_span(&self, node: Node<'_>) -> Span {
        self.span(node.head_bytes())
    }

    /// The first token on a line: nothing but white space stands before it there.
    fn begins_line(&self, token: Token) -> bool {
        let before = &self.text[..token.start as usize];
        before.trim_end_matches([' ', '\t', '\r']).ends_with('\n')
    }
}

/// One line as it is read: a statement, or the part of one that a comma too many tied to the next.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub node: Node<'a>,
    pub tokens: &'a [Token],
    /// Whether the block of the node belongs to this line.
    pub owns_block: bool,
}

impl<'a> Line<'a> {
    pub fn span(&self, unit: Unit<'_>) -> Span {
        match self.tokens {
            [] => unit.head_span(self.node),
            [first, .., last] => unit.token_span(*first).to(unit.token_span(*last)),
            [only] => unit.token_span(*only),
        }
    }

    /// The statements of the block, if this line has one.
    pub fn children(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let node = self.owns_block.then_some(self.node);
        node.into_iter().flat_map(Node::children)
    }

    pub fn has_block(&self) -> bool {
        self.owns_block && self.node.has_block()
    }
}

/// A statement that has been read.
pub(super) struct Read<'a> {
    pub entry: &'static Entry,
    pub captures: Captures,
    pub line: Line<'a>,
    /// The span of the head word.
    pub word: Span,
}

/// The lines of a statement: one, unless a joint at the end of a line tied the next property to it, or a comma stands
/// between two properties on one line.
fn lines<'a>(unit: Unit<'a>, node: Node<'a>, section: &'static Section, sink: &mut Sink, out: &mut Vec<Line<'a>>) {
    let tokens = node.tokens();
    let mut from = 0;
    for i in 2..tokens.len() {
        let Some(cut) = cut(unit, &tokens[from..], i - from, section) else { continue };
        let span = unit.token_span(tokens[i - 1]);
        match cut {
            Cut::Joint => {}
            Cut::Comma => {
                let message = "A comma at the end of a line ties the next line to it.";
                let comma = Span { end: span.start + 1, ..span };
                let finding = sink.add(&FOREIGN_NOTATION, comma, message);
                finding.label("a comma too many").help("A statement ends with its line; take the comma away.");
                finding.fix("take the comma away", true, comma, "");
            }
            Cut::Between => {
                let finding =
                    sink.add(&FOREIGN_NOTATION, span, "On one line a `;` stands between two properties, not a comma.");
                finding.label("a comma").help("Write `;`, or put the next property on a line of its own.");
                finding.fix("write `;`", true, span, ";");
            }
        }
        let last = if matches!(cut, Cut::Joint) { i } else { i - 1 };
        out.push(Line { node, tokens: &tokens[from..last], owns_block: false });
        from = i;
    }
    out.push(Line { node, tokens: &tokens[from..], owns_block: true });
}

/// Why a statement is cut before a token.
#[derive(Clone, Copy)]
enum Cut {
    /// A `..` or a comparison at the end of the line before.
    Joint,
    /// A comma there.
    Comma,
    /// A comma between two properties of one line.
    Between,
}

fn cut(unit: Unit<'_>, tokens: &[Token], i: usize, section: &'static Section) -> Option<Cut> {
    let (before, token) = (*tokens.get(i.checked_sub(1)?)?, *tokens.get(i)?);
    let comma = before.kind == TokenKind::Comma;
    let joint = comma || matches!(before.kind, TokenKind::Range | TokenKind::Compare);
    if !joint || token.kind != TokenKind::Word || section.find(unit.raw(token)).is_none() {
        return None;
    }
    let more = tokens.get(i + 1).is_some_and(|t| t.kind != TokenKind::Comma);
    match unit.begins_line(token) {
        true if comma => more.then_some(Cut::Comma),
        true => Some(Cut::Joint),
        false => (comma && !takes_list(unit, tokens, section)).then_some(Cut::Between),
    }
}

fn takes_list(unit: Unit<'_>, tokens: &[Token], section: &'static Section) -> bool {
    fn any_list(parts: &[Part]) -> bool {
        parts.iter().any(|part| match part {
            Part::List(_) => true,
            Part::Optional(inner) => any_list(inner),
            Part::OneOf(_, branches) => branches.iter().any(|b| any_list(b)),
            Part::Clauses(clauses) => clauses.iter().any(|(c, _)| any_list(c)),
            Part::Literal(_) | Part::Sign(_) | Part::Slot(..) => false,
        })
    }
    let entry = tokens.first().and_then(|t| section.find(unit.raw(*t)));
    entry.is_none_or(|(_, entry)| any_list(&entry.pattern.parts))
}

/// The lines of a node with their words found, in silence: what `section` will find too.
pub(super) fn outline<'a>(
    unit: Unit<'a>,
    node: Node<'a>,
    section: &'static Section,
) -> Vec<(&'static Entry, Line<'a>)> {
    let (mut buffer, mut silent) = (Vec::new(), Sink::default());
    lines(unit, node, section, &mut silent, &mut buffer);
    let entry = |line: &Line<'_>| {
        let raw = line.tokens.first().filter(|t| t.kind == TokenKind::Word).map(|t| unit.raw(*t))?;
        section.find(raw).or_else(|| section.find(likely(raw, section)?)).map(|(_, entry)| entry)
    };
    buffer.into_iter().filter_map(|line| Some((entry(&line)?, line))).collect()
}

/// A piece of the text, cut to what fits into a sentence.
pub(super) fn shorten(raw: &str) -> String {
    let line = raw.lines().next().unwrap_or("");
    match line.char_indices().nth(32) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_string(),
    }
}

/// Reads the values of a line whose word is known.
fn values<'a>(unit: Unit<'a>, line: Line<'a>, entry: &'static Entry, names: &Names, sink: &mut Sink) -> Read<'a> {
    let word = line.tokens.first().map(|t| unit.token_span(*t)).unwrap_or_default();
    let span = line.span(unit);
    let before = sink.mark();
    let mut tokens = usable_tokens(unit, line, entry, sink);
    let mut told = sink.grew(before);
    let mut patches: Vec<(u32, &'static str)> = Vec::new();
    loop {
        let mark = sink.mark();
        let mut m = Matcher::new(unit.text, unit.file, names, sink, &tokens, &patches);
        let done = m.whole(&entry.pattern.parts).is_ok();
        let read = |list| Read { entry, captures: Captures { list, span }, line, word };
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
                if !told && !before.is_some_and(|t| sink.told_since(mark, unit.token_span(*t))) {
                    mismatch(unit, line, entry, &tokens, &miss, sink);
                }
                return read(captures);
            }
        };
        sink.reset(mark);
        told = true;
        apply(unit, repair, &mut tokens, &mut patches, sink);
    }
}

enum Repair {
    /// Tokens that mean nothing, from this one on, are left out.
    Drop(usize),
    /// A word is taken for the one that was probably meant.
    Patch(Token, &'static str),
}

fn is_noise(unit: Unit<'_>, token: Token) -> bool {
    matches!(token.kind, TokenKind::Junk | TokenKind::Colon) && !is_currency_sign(unit.raw(token))
}

fn apply(
    unit: Unit<'_>,
    repair: Repair,
    tokens: &mut Cow<'_, [Token]>,
    patches: &mut Vec<(u32, &'static str)>,
    sink: &mut Sink,
) {
    match repair {
        Repair::Drop(at) => {
            let run = tokens[at..].iter().take_while(|t| is_noise(unit, **t)).count().max(1);
            let span = unit.token_span(tokens[at]).to(unit.token_span(tokens[at + run - 1]));
            let raw = shorten(&unit.text[span.start as usize..span.end as usize]);
            let finding = sink.add(&UNREADABLE_STATEMENT, span, format!("`{raw}` means nothing here."));
            finding
                .label("take it away")
                .help("Values stand behind each other with spaces between; items of a list with commas.");
            finding.fix("take it away", false, span, "");
            tokens.to_mut().drain(at..at + run);
        }
        Repair::Patch(token, word) => {
            let (raw, span) = (unit.raw(token), unit.token_span(token));
            let finding = sink.add(&WRONG_VALUE, span, format!("`{raw}` cannot stand here."));
            finding.label("unknown word").help(format!("Did you mean `{word}`?"));
            finding.fix(format!("write `{word}`"), false, span, word);
            patches.push((token.start, word));
        }
    }
}

/// Reads all statements between the braces of a block, or of a whole file: each known one is given to `take`, in order.
/// Tells of unknown and repeated ones, and of required ones that are missing.
pub(super) fn section<'a>(
    unit: Unit<'a>,
    nodes: impl Iterator<Item = Node<'a>>,
    section: &'static Section,
    owner: Option<Span>,
    names: &Names,
    sink: &mut Sink,
    take: impl FnMut(Read<'a>, &mut Sink),
) {
    let mut progress = Progress::new(section);
    statements(unit, nodes, section, &mut progress, names, sink, take);
    let Some(owner) = owner else { return };
    let Progress { first_at, lost, .. } = progress;
    if !lost {
        missing(section, &first_at, owner, sink);
    }
    if !sink.keeps_defaults {
        return;
    }
    let unstated = section.entries.iter().zip(&first_at).filter(|(_, at)| at.is_none());
    let has_own = |w: &&vocabulary::Word| w.default.is_some_and(|d| !d.starts_with("the campaign's"));
    let defaults = unstated.map(|(e, _)| e.word).filter(has_own);
    sink.defaults.extend(defaults.map(|word| DefaultTaken { word, span: owner }));
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
    pub fn new(section: &Section) -> Progress {
        Progress { first_at: vec![None; section.entries.len()], lost: false, run: None, open_text: false }
    }

    /// After statements of which each was read without a finding.
    pub fn went_well(&mut self) {
        (self.run, self.open_text) = (None, false);
    }
}

/// Reads some of the statements of a section.
pub(super) fn statements<'a>(
    unit: Unit<'a>,
    nodes: impl Iterator<Item = Node<'a>>,
    section: &'static Section,
    progress: &mut Progress,
    names: &Names,
    sink: &mut Sink,
    mut take: impl FnMut(Read<'a>, &mut Sink),
) {
    let Progress { first_at, lost, run, open_text } = progress;
    let mut buffer = Vec::new();
    for node in nodes.filter(|n| n.head().is_some()) {
        buffer.clear();
        lines(unit, node, section, sink, &mut buffer);
        for line in buffer.iter().copied() {
            let before = sink.mark();
            let found = find(unit, line, section, sink, run);
            let unclosed = line.tokens.iter().any(|t| t.kind == TokenKind::QuotedOpen);
            let Some((index, entry)) = found else {
                *lost = true;
                if *open_text {
                    // The rest of a text that was not closed on its line, up to the quote that closes it.
                    sink.reset(before);
                    (*run, *open_text) = (None, !unclosed);
                }
                continue;
            };
            *open_text = unclosed;
            let word = line.tokens.first().map(|t| unit.token_span(*t)).unwrap_or_default();
            if let Some(first) = first_at[index].filter(|_| entry.word.times != Times::Many) {
                repeated(section, entry, word, first, sink);
                continue;
            }
            first_at[index].get_or_insert(word);
            let mut read = values(unit, line, entry, names, sink);
            check_ranges(&mut read.captures, sink);
            check_block(unit, &read, sink);
            take(read, sink);
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
            let finding = sink.add(&OUT_OF_RANGE, a.span.to(b.span), "This range ends before it begins.");
            finding.label("ends before it begins").help("The earlier one comes first; both ends belong to the range.");
            captures.list[i].value = Value::Unknown;
        }
    }
}

/// Unknown statements that follow each other without a likely word among them are one mistake: a text pasted in, say.
fn find<'a>(
    unit: Unit<'a>,
    line: Line<'a>,
    section: &'static Section,
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
                        finding.help("Put `//` before what is a note; each other line begins with a word.");
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

fn repeated(section: &Section, entry: &Entry, word: Span, first: Span, sink: &mut Sink) {
    let name = entry.word.name;
    if name == "campaign" {
        // A second campaign is told of where campaigns are counted.
        return;
    }
    let finding = sink.add(&DUPLICATE_PROPERTY, word, format!("`{name}` stands twice in {}.", place(section)));
    finding.label("a second time").related(first, "first stated here").help(match entry.block {
        Some(_) => "Put both into one block.",
        None => "Keep one of them.",
    });
}

fn check_block(unit: Unit<'_>, read: &Read<'_>, sink: &mut Sink) {
    let name = read.entry.word.name;
    if read.line.has_block() && read.entry.block.is_none() {
        let finding = sink.add(&WRONG_VALUE, unit.head_span(read.line.node), format!("`{name}` has no block."));
        finding.label("followed by `{`").help(format!("A correct line: `{}`", read.entry.word.example));
    }
}

fn missing(section: &Section, first_at: &[Option<Span>], owner: Span, sink: &mut Sink) {
    let all = section.entries.iter().zip(first_at);
    let missing = all.filter(|(e, at)| e.word.times == Times::Required && at.is_none()).map(|(e, _)| e.word);
    let missing: Vec<&vocabulary::Word> = missing.collect();
    let names: Vec<&str> = missing.iter().map(|w| w.name).collect();
    let examples: Vec<&str> = missing.iter().map(|w| w.example).collect();
    let Some(first) = missing.first() else { return };
    let message = format!("{} needs {}.", say::capitalised(&place(section)), say::code_list(&names));
    let finding = sink.add(&MISSING_PROPERTY, owner, message);
    if names.len() == 1 {
        finding.label(format!("{} is missing", say::code_list(&names))).help(format!(
            "{} Add {}.",
            first.doc,
            say::code_list(&examples)
        ));
    } else {
        finding.label("not stated").help(format!("Add {}.", say::code_list(&examples)));
    }
}
