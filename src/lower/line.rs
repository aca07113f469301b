//! The lines of a file as lowering reads them: most are statements, some are parts of one.

use super::catalogue::FOREIGN_NOTATION;
use super::sink::Sink;
use crate::findings::Finding;
use crate::source::{FileId, Span};
use crate::syntax::{Node, Token, TokenKind, Tree};
use crate::vocabulary::{Entry, Part, WordBlock};

/// One file as lowering sees it.
#[derive(Clone, Copy)]
pub(super) struct SourceUnit<'a> {
    pub file: FileId,
    pub text: &'a str,
    pub tree: &'a Tree,
}

impl<'a> SourceUnit<'a> {
    pub fn span(&self, bytes: (u32, u32)) -> Span {
        Span::new(self.file, bytes.0, bytes.1)
    }

    pub fn token_span(&self, token: Token) -> Span {
        Span::new(self.file, token.start, token.end)
    }

    pub fn raw(&self, token: Token) -> &'a str {
        self.written(self.token_span(token))
    }

    /// The text at a place.
    pub fn written(&self, span: Span) -> &'a str {
        &self.text[span.start as usize..span.end as usize]
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
    pub fn span(&self, unit: SourceUnit<'_>) -> Span {
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

/// The lines of a statement: one, unless a joint at the end of a line tied the next property to it, or a comma stands
/// between two properties on one line.
pub(super) fn lines<'a>(
    unit: SourceUnit<'a>,
    node: Node<'a>,
    section: &'static WordBlock,
    sink: &mut Sink,
    out: &mut Vec<Line<'a>>,
) {
    let tokens = node.tokens();
    let mut from = 0;
    for i in 2..tokens.len() {
        let Some(cut) = cut(unit, &tokens[from..], i - from, section) else { continue };
        let span = unit.token_span(tokens[i - 1]);
        match cut {
            CutReason::Joint => {}
            CutReason::Comma => {
                let message = "A comma at the end of a line ties the next line to it.";
                let comma = Span { end: span.start + 1, ..span };
                let finding = Finding::of(&FOREIGN_NOTATION, comma, message).with_label("a comma too many");
                let finding = finding.with_help("A statement ends with its line; take the comma away.");
                sink.push(finding.with_fix("take the comma away", true, comma, ""));
            }
            CutReason::Between => {
                let message = "On one line a `;` stands between two properties, not a comma.";
                let help = "Write `;`, or put the next property on a line of its own.";
                let finding = Finding::of(&FOREIGN_NOTATION, span, message).with_label("a comma").with_help(help);
                sink.push(finding.with_fix("write `;`", true, span, ";"));
            }
        }
        let last = if matches!(cut, CutReason::Joint) { i } else { i - 1 };
        out.push(Line { node, tokens: &tokens[from..last], owns_block: false });
        from = i;
    }
    out.push(Line { node, tokens: &tokens[from..], owns_block: true });
}

/// Why a statement is cut before a token.
#[derive(Clone, Copy)]
enum CutReason {
    /// A `..` or a comparison at the end of the line before.
    Joint,
    /// A comma there.
    Comma,
    /// A comma between two properties of one line.
    Between,
}

fn cut(unit: SourceUnit<'_>, tokens: &[Token], i: usize, section: &'static WordBlock) -> Option<CutReason> {
    let (before, token) = (*tokens.get(i.checked_sub(1)?)?, *tokens.get(i)?);
    let comma = before.kind == TokenKind::Comma;
    let joint = comma || matches!(before.kind, TokenKind::Range | TokenKind::Compare);
    if !joint || token.kind != TokenKind::Word || section.find(unit.raw(token)).is_none() {
        return None;
    }
    let more = tokens.get(i + 1).is_some_and(|t| t.kind != TokenKind::Comma);
    match unit.begins_line(token) {
        true if comma => more.then_some(CutReason::Comma),
        true => Some(CutReason::Joint),
        false => (comma && !takes_list(unit, tokens, section)).then_some(CutReason::Between),
    }
}

fn takes_list(unit: SourceUnit<'_>, tokens: &[Token], section: &'static WordBlock) -> bool {
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

/// A piece of the text, cut to what fits into a sentence.
pub(super) fn shorten(raw: &str) -> String {
    let line = raw.lines().next().unwrap_or("");
    match line.char_indices().nth(32) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_string(),
    }
}

/// A line that would be right.
pub(super) fn correct(entry: &Entry) -> String {
    format!("A correct line: `{}`", entry.word.example)
}
