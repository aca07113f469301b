//! Reads one statement: finds its word in the section it stands in, and its values by the word's pattern.

use super::catalogue::{
    DUPLICATE_PROPERTY, FOREIGN_NOTATION, MISPLACED_WORD, MISSING_PROPERTY, OUT_OF_RANGE, UNKNOWN_WORD,
    UNREADABLE_STATEMENT, WRONG_VALUE,
};
use super::matcher::{Expected, Matcher};
use super::names::{Names, nearest};
use super::sink::{Sink, Tell as _};
use super::slots::is_currency_sign;
use crate::campaign::{Captures, DefaultTaken, Value};
use crate::source::{FileId, Span};
use crate::syntax::{Node, Token, TokenKind, Tree};
use crate::vocabulary::{self, Entry, Section, Slot, Times};

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
    fn span(&self, unit: Unit<'_>) -> Span {
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

/// The lines of a statement: one, unless a comma at the end of a line tied the next property to it.
fn lines<'a>(unit: Unit<'a>, node: Node<'a>, section: &'static Section, sink: &mut Sink, out: &mut Vec<Line<'a>>) {
    let tokens = node.tokens();
    let mut from = 0;
    for i in 2..tokens.len() {
        let (before, token) = (tokens[i - 1], tokens[i]);
        let comma = before.kind == TokenKind::Comma
            && token.kind == TokenKind::Word
            && unit.begins_line(token)
            && section.find(unit.raw(token)).is_some()
            && tokens.get(i + 1).is_some_and(|t| t.kind != TokenKind::Comma);
        if comma {
            let span = unit.token_span(before);
            let finding = sink.add(&FOREIGN_NOTATION, span, "A comma at the end of a line ties the next line to it.");
            finding.label("a comma too many").help("A statement ends with its line; take the comma away.");
            finding.fix("take the comma away", true, span, "");
            out.push(Line { node, tokens: &tokens[from..i - 1], owns_block: false });
            from = i;
        }
    }
    out.push(Line { node, tokens: &tokens[from..], owns_block: true });
}

/// How the word at the head of a statement was found.
enum Head {
    /// It is a word of the section.
    Known(usize, &'static Entry),
    /// Told of already, and nothing can be made of it.
    Lost,
}

/// Finds the word of a statement in a section; tells of one that is unknown or belongs elsewhere.
fn head(unit: Unit<'_>, line: Line<'_>, section: &'static Section, sink: &mut Sink) -> Head {
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
        let finding = sink.add(&UNKNOWN_WORD, span, format!("There is no `{raw}` in {}.", place(section)));
        finding.label("unknown word").help(format!("Did you mean `{likely}`?"));
        finding.fix(format!("write `{likely}`"), false, span, likely);
        return section.find(likely).map_or(Head::Lost, |(index, entry)| Head::Known(index, entry));
    }
    if elsewhere.is_empty() {
        let known: Vec<&str> = section.entries.iter().map(|e| e.word.name).collect();
        let finding = sink.add(&UNKNOWN_WORD, span, format!("There is no `{raw}` in {}.", place(section)));
        finding.label("unknown word").help(format!("Here can stand: {}.", known.join(", ")));
    } else {
        let places: Vec<String> = elsewhere.iter().map(|b| home(b)).collect();
        let finding = sink.add(&MISPLACED_WORD, span, format!("`{raw}` cannot stand in {}.", place(section)));
        finding.label("in the wrong block").help(format!("It belongs {}.", places.join(" or ")));
    }
    Head::Lost
}

/// The word of the section that was probably meant by one that is not in it.
fn likely(raw: &str, section: &'static Section) -> Option<&'static str> {
    let words = section.entries.iter().map(|e| e.word.name);
    let likely = vocabulary::synonym(raw, section).or_else(|| nearest(raw, words))?;
    (vocabulary::blocks_with(raw).is_empty() || strsim::osa_distance(raw, likely) == 1).then_some(likely)
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
pub(super) fn place(section: &Section) -> String {
    match section.name {
        vocabulary::TOP_LEVEL => "a campaign file".to_string(),
        "account" => "the block of an account".to_string(),
        name => format!("`{name}`"),
    }
}

fn strange_head(unit: Unit<'_>, line: Line<'_>, token: Token, sink: &mut Sink) {
    let span = line.span(unit);
    match token.kind {
        TokenKind::HashComment => {
            let sign = Span { end: token.start + 1, ..unit.token_span(token) };
            let finding = sink.add(&FOREIGN_NOTATION, unit.token_span(token), "A comment begins with `//`.");
            finding.label("`#` begins a hashtag").help("Write `// …`.").fix("make it a comment", true, sign, "//");
        }
        _ => {
            let what = match token.kind {
                TokenKind::Quoted | TokenKind::Text | TokenKind::Smart | TokenKind::Single => "a text".to_string(),
                TokenKind::QuotedOpen | TokenKind::TextOpen => "a text that is never closed".to_string(),
                _ => format!("`{}`", shorten(unit.raw(token))),
            };
            let finding =
                sink.add(&UNREADABLE_STATEMENT, span, format!("A statement begins with a word, this one with {what}."));
            finding
                .label("cannot be read")
                .help("Each line says one thing: a word, then its values, as `brand \"Northpeak\"`.");
        }
    }
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
                if !told {
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

/// Where and why a pattern did not hold.
struct Miss {
    at: usize,
    expected: Vec<Expected>,
    twice: Option<&'static str>,
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
    tokens: &mut Vec<Token>,
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
            tokens.drain(at..at + run);
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

/// The tokens behind the head: without comments, and without the signs that other notations put there, which are told.
fn usable_tokens(unit: Unit<'_>, line: Line<'_>, entry: &Entry, sink: &mut Sink) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(line.tokens.len());
    for token in line.tokens.iter().skip(1).filter(|t| t.kind != TokenKind::Comment) {
        if token.kind == TokenKind::HashComment {
            let span = unit.token_span(*token);
            let finding = sink.add(&FOREIGN_NOTATION, span, "A comment begins with `//`.");
            finding.label("`#` begins a hashtag").help("Write `// …`.");
            finding.fix("make it a comment", true, Span { end: span.start + 1, ..span }, "//");
            break;
        }
        tokens.push(*token);
    }
    let Some(&first) = tokens.first() else { return tokens };
    let span = unit.token_span(first);
    let starts_with_sign = matches!(first.kind, TokenKind::Compare) && unit.raw(first) == "=" && !takes_compare(entry);
    if first.kind == TokenKind::Colon || starts_with_sign {
        let raw = unit.raw(first);
        let finding =
            sink.add(&FOREIGN_NOTATION, span, format!("A word and its value stand side by side, without `{raw}`."));
        finding.label(format!("no `{raw}` here")).help(format!("Write `{}`.", entry.word.example));
        finding.fix(format!("take the `{raw}` away"), true, span, if touches(line, first) { " " } else { "" });
        tokens.remove(0);
    }
    if tokens.last().is_some_and(|t| matches!(t.kind, TokenKind::Colon)) && line.has_block() {
        let span = tokens.pop().map(|t| unit.token_span(t)).unwrap_or_default();
        let finding = sink.add(&FOREIGN_NOTATION, span, "No colon stands before a block.");
        finding.label("a colon before `{`").help(format!("Write `{} … {{`.", entry.word.name));
        finding.fix("take the colon away", true, span, "");
    }
    while tokens.len() > 1 && tokens.last().is_some_and(|t| t.kind == TokenKind::Comma) {
        let span = tokens.pop().map(|t| unit.token_span(t)).unwrap_or_default();
        let finding = sink.add(&FOREIGN_NOTATION, span, "Nothing follows this comma.");
        finding.label("a comma too many").help("A statement ends with its line, without a comma.");
        finding.fix("take the comma away", true, span, "");
    }
    tokens
}

fn takes_compare(entry: &Entry) -> bool {
    entry.pattern.parts.iter().any(|p| matches!(p, vocabulary::Part::Slot(Slot::Compare, _)))
}

/// Whether the value follows the sign without a space.
fn touches(line: Line<'_>, sign: Token) -> bool {
    line.tokens.iter().any(|t| t.start == sign.end)
}

fn describe(expected: &[Expected]) -> String {
    let mut words: Vec<String> = Vec::new();
    for e in expected {
        let word = match e {
            Expected::Literal(word) | Expected::Sign(word) => format!("`{word}`"),
            Expected::Slot(slot) => slot.describe().0.to_string(),
            Expected::Comma => "`,`".to_string(),
            Expected::End => continue,
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    match &words[..] {
        [] => "nothing more".to_string(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

fn mismatch(unit: Unit<'_>, line: Line<'_>, entry: &'static Entry, tokens: &[Token], miss: &Miss, sink: &mut Sink) {
    let name = entry.word.name;
    let example = format!("A correct line: `{}`", entry.word.example);
    if let (Some(word), Some(token)) = (miss.twice, tokens.get(miss.at)) {
        let finding =
            sink.add(&DUPLICATE_PROPERTY, unit.token_span(*token), format!("`{word}` stands twice in this `{name}`."));
        finding.label("a second time").help("Keep one of them.");
        return;
    }
    let Some(token) = tokens.get(miss.at).copied() else {
        let span = line.span(unit);
        let what = describe(&miss.expected.iter().filter(|e| **e != Expected::Comma).copied().collect::<Vec<_>>());
        let finding = sink.add(
            &WRONG_VALUE,
            span,
            format!("`{name}` is not complete: expected {what}, found the end of the line."),
        );
        finding.label(format!("expected {what}")).help(example);
        return;
    };
    let (raw, span) = (shorten(unit.raw(token)), unit.token_span(token));
    let open = |e: &&Expected| matches!(e, Expected::End | Expected::Comma);
    if miss.expected.iter().all(|e| open(&e)) {
        return too_much(unit, line, entry, token, miss, sink);
    }
    let what = describe(&miss.expected);
    let finding = sink.add(&WRONG_VALUE, span, format!("Expected {what}, found `{raw}`."));
    finding.label(format!("expected {what}")).help(example);
}

/// A statement that goes on after all that its word takes.
fn too_much(unit: Unit<'_>, line: Line<'_>, entry: &'static Entry, token: Token, miss: &Miss, sink: &mut Sink) {
    let (raw, span, name) = (shorten(unit.raw(token)), unit.token_span(token), entry.word.name);
    let rest = span.to(line.span(unit).at_end());
    if miss.expected.contains(&Expected::Comma) && !matches!(token.kind, TokenKind::Junk | TokenKind::Figure) {
        let finding = sink.add(&WRONG_VALUE, span, "Between the items of a list stands a comma.");
        finding.label("expected `,` before this").help(format!("A correct line: `{}`", entry.word.example));
        finding.fix("put a comma before it", false, span.at_start(), ", ");
        return;
    }
    let finding = sink.add(&WRONG_VALUE, rest, format!("`{name}` is complete before `{raw}`."));
    finding.label("too much").help(match vocabulary::blocks_with(&raw).is_empty() {
        true => format!("A correct line: `{}`", entry.word.example),
        false => format!("Put `{raw}` on a line of its own, or a `;` before it."),
    });
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
    mut take: impl FnMut(Read<'a>, &mut Sink),
) {
    let mut first_at: Vec<Option<Span>> = vec![None; section.entries.len()];
    let (mut lost, mut run) = (false, None);
    let mut buffer = Vec::new();
    for node in nodes.filter(|n| n.head().is_some()) {
        buffer.clear();
        lines(unit, node, section, sink, &mut buffer);
        for line in buffer.iter().copied() {
            let found = find(unit, line, section, sink, &mut run);
            let Some((index, entry)) = found else {
                lost = true;
                continue;
            };
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
    if let Some(owner) = owner {
        if !lost {
            missing(section, &first_at, owner, sink);
        }
        let unstated = section.entries.iter().zip(&first_at).filter(|(_, at)| at.is_none());
        for (property, value) in unstated.filter_map(|(e, _)| Some((e.word.name, e.word.default?))) {
            sink.defaults.push(DefaultTaken { property, value, span: owner });
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
    run: &mut Option<(usize, u32)>,
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
                Some((first, count)) if merges => {
                    *count += 1;
                    sink.reset(before);
                    let finding = &mut sink.findings[*first];
                    finding.message =
                        format!("These {count} lines cannot be read: none begins with a word of {}.", place(section));
                    finding.span = finding.span.to(line.span(unit));
                    finding.label = "from here on".to_string();
                }
                _ => *run = merges.then_some((last, 1)),
            }
            None
        }
    }
}

fn repeated(section: &Section, entry: &Entry, word: Span, first: Span, sink: &mut Sink) {
    let name = entry.word.name;
    let finding = sink.add(&DUPLICATE_PROPERTY, word, format!("`{name}` stands twice in {}.", place(section)));
    finding.label("a second time").related(first, "first stated here").help("Keep one of them.");
}

fn check_block(unit: Unit<'_>, read: &Read<'_>, sink: &mut Sink) {
    let name = read.entry.word.name;
    if read.line.has_block() && read.entry.block.is_none() {
        let finding = sink.add(&WRONG_VALUE, unit.head_span(read.line.node), format!("`{name}` has no block."));
        finding.label("followed by `{`").help(format!("A correct line: `{}`", read.entry.word.example));
    }
}

fn missing(section: &Section, first_at: &[Option<Span>], owner: Span, sink: &mut Sink) {
    for (entry, at) in section.entries.iter().zip(first_at) {
        if entry.word.times == Times::Required && at.is_none() {
            let name = entry.word.name;
            let finding = sink.add(&MISSING_PROPERTY, owner, format!("{} needs `{name}`.", capital(&place(section))));
            finding
                .label(format!("`{name}` is missing"))
                .help(format!("{} Add `{}`.", entry.word.doc, entry.word.example));
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}
