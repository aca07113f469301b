//! The layout of a whole text. Where its braces do not match, its broken statements stand as they were written, and the
//! stretches between them are laid out.

use super::layout::{lay_out_whole, same_values, sign_before_a_line_of_its_own};
use super::nest::parse;
use super::token::TokenKind;
use super::tree::{BraceProblem, Nesting, Node, Tree};
use std::ops::Range;

/// A text in its canonical layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The text; the original one where it was not touched.
    pub text: String,
    /// Whether some of it stands as it was written: a block whose braces do not match, or all of a text that could not be laid
    /// out without changing what it says.
    pub left_alone: bool,
}

/// Lays out a text. Its line ends stay what they are, LF or CRLF. `nesting` is what the tree was built with.
pub fn lay_out(text: &str, tree: &Tree, nesting: &dyn Fn(&str) -> Nesting) -> Layout {
    let whole = tree.problems().is_empty();
    let laid_out = match sign_before_a_line_of_its_own(text, tree) {
        true => None,
        false if whole => lay_out_whole(text, tree),
        false => lay_out_between(text, tree, nesting),
    };
    let left_alone = !whole || laid_out.is_none();
    Layout { text: laid_out.unwrap_or_else(|| text.to_string()), left_alone }
}

/// Lays out what can be; `None` where that is nothing, or where another pass would see other stretches.
fn lay_out_between(text: &str, tree: &Tree, nesting: &dyn Fn(&str) -> Nesting) -> Option<String> {
    let out = between(text, tree)?;
    let other = parse(&out, nesting);
    let stays = same_values((text, tree), (&out, &other)) && between(&out, &other).as_ref() == Some(&out);
    (stays && other.problems().len() == tree.problems().len()).then_some(out)
}

fn between(text: &str, tree: &Tree) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for broken in broken(text, tree)? {
        stretch(&text[at..broken.start], at > 0, true, &mut out)?;
        out.push_str(&text[broken.clone()]);
        at = broken.end;
    }
    stretch(&text[at..], at > 0, false, &mut out)?;
    Some(out)
}

/// Lays out whole lines between two broken statements, with a blank line at most on either side.
fn stretch(lines: &str, behind: bool, before: bool, out: &mut String) -> Option<()> {
    let newline = if lines.find('\n').is_some_and(|at| lines[..at].ends_with('\r')) { "\r\n" } else { "\n" };
    let blank = |line: Option<&str>| line.is_some_and(|l| l.trim().is_empty());
    if behind && blank(lines.lines().next()) {
        out.push_str(newline);
    }
    if lines.trim().is_empty() {
        return Some(());
    }
    let tree = parse(lines, &|_| Nesting::Inner);
    if !tree.problems().is_empty() || sign_before_a_line_of_its_own(lines, &tree) {
        return None;
    }
    out.push_str(&lay_out_whole(lines, &tree)?);
    if before && blank(lines.lines().next_back()) {
        out.push_str(newline);
    }
    Some(())
}

/// The lines of the statements at top level that have something wrong with their braces, in order and apart from each other.
fn broken(text: &str, tree: &Tree) -> Option<Vec<Range<usize>>> {
    let places: Option<Vec<Range<usize>>> = tree.problems().iter().map(|p| place(tree, *p)).collect();
    let whole_lines = |range: Range<usize>| {
        let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        start..text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1)
    };
    let mut broken: Vec<Range<usize>> = places?.into_iter().map(whole_lines).collect();
    // What shares a line with a broken statement stands with it.
    for root in tree.roots() {
        let lines = whole_lines(bytes(root));
        if broken.iter().any(|b| b.start < lines.end && lines.start < b.end) {
            broken.push(lines);
        }
    }
    broken.sort_by_key(|b| b.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for next in broken {
        match apart.last_mut() {
            Some(last) if next.start < last.end => last.end = last.end.max(next.end),
            _ => apart.push(next),
        }
    }
    Some(apart)
}

fn place(tree: &Tree, problem: BraceProblem) -> Option<Range<usize>> {
    let statement = match problem {
        BraceProblem::Unreadable(_) => return None,
        BraceProblem::StrayClose(token) => {
            // One problem stands for all that follow each other.
            let run = tree.tokens()[token as usize..].iter().take_while(|t| t.kind == TokenKind::Close);
            let (first, last) = (tree.tokens()[token as usize], run.last()?);
            return Some(first.start as usize..last.end as usize);
        }
        BraceProblem::UnclosedBlock(statement, _)
        | BraceProblem::MissingOpen(statement)
        | BraceProblem::MissingHead(statement)
        | BraceProblem::BraceOnOwnLine(statement)
        | BraceProblem::HeadlessBlock(statement)
        | BraceProblem::NoBraces(statement)
        | BraceProblem::TooDeep(statement)
        | BraceProblem::TooLong(statement) => statement,
    };
    let node = tree.node(statement);
    Some(bytes(std::iter::successors(Some(node), |n| n.parent()).last().unwrap_or(node)))
}

fn bytes(node: Node<'_>) -> Range<usize> {
    let (start, end) = node.bytes();
    start as usize..end as usize
}
