//! The tokens of a statement that its pattern is held against: without comments, and without the signs that other
//! notations put there.

use super::catalogue::FOREIGN_NOTATION;
use super::line::{Line, SourceUnit};
use super::sink::Sink;
use crate::findings::{Edit, Finding};
use crate::source::Span;
use crate::syntax::{Token, TokenKind};
use crate::vocabulary::{self, Entry, Slot};
use std::borrow::Cow;

/// The tokens behind the head: without comments, and without the signs that other notations put there, which are told.
pub(super) fn usable_tokens<'a>(
    unit: SourceUnit<'_>,
    line: Line<'a>,
    entry: &Entry,
    sink: &mut Sink,
) -> Cow<'a, [Token]> {
    let behind = line.tokens.get(1..).unwrap_or_default();
    if behind.iter().all(|t| is_plain(t.kind)) && behind.last().is_none_or(|t| t.kind != TokenKind::Comma) {
        return Cow::Borrowed(behind);
    }
    let mut tokens: Vec<Token> = Vec::with_capacity(line.tokens.len());
    for token in line.tokens.iter().skip(1).filter(|t| t.kind != TokenKind::Comment) {
        if token.kind == TokenKind::HashComment {
            let span = unit.token_span(*token);
            let finding = Finding::of(&FOREIGN_NOTATION, span, "A comment begins with `//`.");
            let finding = finding.with_label("`#` begins a hashtag").with_help("Write `// …`.");
            sink.push(finding.with_fix("make it a comment", true, Span { end: span.start + 1, ..span }, "//"));
            break;
        }
        tokens.push(*token);
    }
    sign_before_values(unit, line, entry, &mut tokens, sink);
    brackets(unit, entry, &mut tokens, sink);
    let ends_with_colon = tokens.last().is_some_and(|t| t.kind == TokenKind::Colon);
    if ends_with_colon && !line.has_block() && line.children().next().is_some() {
        // A block without braces, which was told of where braces are counted.
        tokens.pop();
    } else if ends_with_colon && line.has_block() {
        let span = tokens.pop().map(|t| unit.token_span(t)).unwrap_or_default();
        let finding = Finding::of(&FOREIGN_NOTATION, span, "No colon stands before a block.");
        let finding = finding.with_label("a colon before `{`").with_help(format!("Write `{} … {{`.", entry.word.name));
        sink.push(finding.with_fix("take the colon away", true, span, ""));
    }
    while tokens.len() > 1 && tokens.last().is_some_and(|t| t.kind == TokenKind::Comma) {
        let span = tokens.pop().map(|t| unit.token_span(t)).unwrap_or_default();
        let finding = Finding::of(&FOREIGN_NOTATION, span, "Nothing follows this comma.");
        let finding = finding.with_label("a comma too many");
        let finding = finding.with_help("A statement ends with its line, without a comma.");
        sink.push(finding.with_fix("take the comma away", true, span, ""));
    }
    Cow::Owned(tokens)
}

/// Whether a token is the language's own: no comment, and no sign that other notations have.
fn is_plain(kind: TokenKind) -> bool {
    use TokenKind::{Colon, Comment, Compare, HashComment, Junk};
    !matches!(kind, Colon | Comment | Compare | HashComment | Junk)
}

/// `product: "Ridge 2"`, `product = …`, `product -> …`.
fn sign_before_values(unit: SourceUnit<'_>, line: Line<'_>, entry: &Entry, tokens: &mut Vec<Token>, sink: &mut Sink) {
    let Some(&first) = tokens.first() else { return };
    let touching = tokens
        .windows(2)
        .take_while(|w| w[0].end == w[1].start && matches!(w[1].kind, TokenKind::Compare | TokenKind::Colon));
    let count = 1 + touching.count();
    let span = unit.token_span(first).to(unit.token_span(tokens[count - 1]));
    let raw = unit.written(span).trim_end();
    let compare = matches!(raw, "=" | "==") && !takes_compare(entry);
    if !compare && !matches!(raw, ":" | ":=" | "->" | "=>") {
        return;
    }
    let (word, example) = (entry.word.name, entry.word.example);
    let finding =
        Finding::of(&FOREIGN_NOTATION, span, format!("A word and its value stand side by side, without `{raw}`."))
            .with_label(format!("no `{raw}` here"))
            .with_help(format!("Write `{word} …`, as `{example}`."));
    let title = format!("take the `{raw}` away");
    sink.push(finding.with_fix(title, true, span, if touches(line, tokens[count - 1]) { " " } else { "" }));
    tokens.drain(..count);
}

/// `interests [hiking, running]`, and a block in round brackets.
fn brackets(unit: SourceUnit<'_>, entry: &Entry, tokens: &mut Vec<Token>, sink: &mut Sink) {
    let is = |t: &Token, signs: [&str; 2]| t.kind == TokenKind::Junk && signs.contains(&unit.raw(*t));
    let Some(open) = tokens.iter().position(|t| is(t, ["[", "("])) else { return };
    let Some(close) = tokens.iter().rposition(|t| is(t, ["]", ")"])).filter(|c| *c > open) else { return };
    let (first, last) = (unit.token_span(tokens[open]), unit.token_span(tokens[close]));
    let inner = tokens.get(open + 1).map_or("", |t| unit.raw(*t));
    if entry.block.is_some_and(|block| vocabulary::block(block).find(inner).is_some()) {
        let finding = Finding::of(&FOREIGN_NOTATION, first.to(last), "A block stands between `{` and `}`.")
            .with_label("other brackets")
            .with_help("Write `{` and `}`.");
        sink.push(finding.with_edits("write braces", false, edits([(first, "{"), (last, "}")])));
        tokens.truncate(open);
        return;
    }
    let finding = Finding::of(&FOREIGN_NOTATION, first.to(last), "A list stands without brackets.")
        .with_label("in brackets")
        .with_help("Only commas stand between the items of a list.");
    sink.push(finding.with_edits("take the brackets away", true, edits([(first, ""), (last, "")])));
    tokens.remove(close);
    tokens.remove(open);
}

fn edits(edits: [(Span, &str); 2]) -> Vec<Edit> {
    edits.map(|(span, text)| Edit { span, text: text.to_string() }).to_vec()
}

fn takes_compare(entry: &Entry) -> bool {
    entry.pattern.parts.iter().any(|p| matches!(p, vocabulary::Part::Slot(Slot::Compare, _)))
}

/// Whether the value follows the sign without a space.
fn touches(line: Line<'_>, sign: Token) -> bool {
    line.tokens.iter().any(|t| t.start == sign.end)
}
