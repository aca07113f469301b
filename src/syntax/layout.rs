//! The one canonical layout. It has no options, never sorts, never adds or drops a value or a comment.
//!
//! - Two spaces for each block; one blank line at most between statements.
//! - A block that was written on one line stays on one line where it fits; every other one has a statement a line.
//! - Values of neighbouring properties begin in one column, two spaces behind the longest word.
//! - Neighbouring statements of the same shape (`phase`, `kpi`, `message`, `on`, `chapter`) form a table.
//! - Statements that cannot be read stand as they were written, and so does a block whose braces do not match.

use super::nest::parse;
use super::quote::unquote;
use super::token::{Token, TokenKind};
use super::tree::{Nesting, Node, Tree};

/// How long a line may grow before a list in it is broken after a comma.
const WIDTH: usize = 120;

/// Lays out a text whose braces match; `None` where that would change what it says.
pub(super) fn lay_out_whole(text: &str, tree: &Tree) -> Option<String> {
    let mut printer = Printer { text, tree, out: String::with_capacity(text.len() + text.len() / 8) };
    let all = items(text, tree, 0, tree.tokens().len() as u32, tree.roots());
    printer.lines(&all, 0);
    let out = printer.out;
    let other = parse(&out, &|_| Nesting::Inner);
    let shape = |t: &Tree| t.nodes().map(|n| (n.parent().map(Node::index), n.tokens().len())).collect::<Vec<_>>();
    if !same_values((text, tree), (&out, &other)) || shape(tree) != shape(&other) {
        return None;
    }
    let crlf = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    Some(if crlf { out.replace('\n', "\r\n") } else { out })
}

/// Whether a sign at the end of a line waits for a value where the next line begins with a word: two statements, one of them
/// broken, which would become one on one line.
pub(super) fn sign_before_a_line_of_its_own(text: &str, tree: &Tree) -> bool {
    tree.tokens().windows(2).any(|pair| {
        matches!(pair[0].kind, TokenKind::Range | TokenKind::Compare)
            && pair[1].kind == TokenKind::Word
            && text[pair[0].end as usize..pair[1].start as usize].contains('\n')
    })
}

/// Whether two texts hold the same values and comments in the same order; only separators may differ.
pub(super) fn same_values((text, tree): (&str, &Tree), (out, other): (&str, &Tree)) -> bool {
    let real = |t: &&Token| t.kind != TokenKind::Semi;
    let same = |a: &Token, b: &Token| {
        let (x, y) = (&text[a.start as usize..a.end as usize], &out[b.start as usize..b.end as usize]);
        a.kind == b.kind
            && match a.kind {
                TokenKind::Text => unquote(a.kind, x) == unquote(b.kind, y),
                TokenKind::Comma | TokenKind::Range | TokenKind::Compare => {
                    x.trim_end() == y.trim_end() || first_sign(x) == first_sign(y)
                }
                _ => x.trim_end() == y.trim_end(),
            }
    };
    let (mut a, mut b) = (tree.tokens().iter().filter(real), other.tokens().iter().filter(real));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(x), Some(y)) if same(x, y) => {}
            _ => return false,
        }
    }
}

/// A joint may carry the line ends behind it; what counts is its sign.
fn first_sign(raw: &str) -> &str {
    raw.split([' ', '\t', '\r', '\n', '/']).next().unwrap_or("")
}

/// A statement or a comment between the braces of one block.
#[derive(Clone, Copy)]
struct LayoutItem<'t> {
    node: Option<Node<'t>>,
    /// The first token.
    first: Token,
    /// Whether a blank line stands before it.
    blank_before: bool,
    /// Whether it follows something on the same line.
    same_line: bool,
}

fn items<'t>(
    text: &str,
    tree: &'t Tree,
    from: u32,
    to: u32,
    nodes: impl Iterator<Item = Node<'t>>,
) -> Vec<LayoutItem<'t>> {
    let tokens = tree.tokens();
    let mut items: Vec<LayoutItem<'t>> = Vec::new();
    let mut nodes = nodes.peekable();
    let mut at = from;
    let mut before = from.checked_sub(1).map(|i| tokens[i as usize].end);
    while at < to {
        let node = nodes.next_if(|n| n.first_token() == at);
        let end = node.map_or(at, |n| n.last_token());
        let (first, last) = (tokens[at as usize], tokens[end as usize]);
        let gap = before.map_or("\n", |b| &text[b as usize..first.start as usize]);
        if node.is_some() || first.kind == TokenKind::Comment {
            let breaks = gap.matches('\n').count();
            items.push(LayoutItem { node, first, blank_before: breaks > 1, same_line: breaks == 0 });
        }
        before = Some(last.end);
        at = end + 1;
    }
    items
}

struct Printer<'t> {
    text: &'t str,
    tree: &'t Tree,
    out: String,
}

/// How the words of a statement are set: the column of its values, or the widths of its cells.
#[derive(Clone, Default)]
enum Alignment {
    #[default]
    Plain,
    /// The head word is filled up to this width.
    Value(usize),
    /// Each cell is filled up to its width; the last is that before the block.
    Cells(Vec<usize>),
}

impl<'t> Printer<'t> {
    fn raw(&self, token: Token) -> &'t str {
        &self.text[token.start as usize..token.end as usize]
    }

    /// Prints the items of a block, a line each.
    fn lines(&mut self, items: &[LayoutItem<'t>], depth: usize) {
        let settings = self.settings(items, depth);
        let indent = "  ".repeat(depth);
        for (i, item) in items.iter().enumerate() {
            let comment = item.node.is_none();
            if comment && item.same_line && (i > 0 || depth > 0) {
                // A comment behind a statement, or behind the brace that opens the block.
                while self.out.ends_with('\n') {
                    self.out.pop();
                }
                self.out.push_str(if self.out.ends_with('{') { " " } else { "  " });
                self.out.push_str(self.raw(item.first).trim_end());
                self.out.push('\n');
                continue;
            }
            if item.blank_before && i > 0 {
                self.out.push('\n');
            }
            self.out.push_str(&indent);
            match item.node {
                Some(node) => self.statement(node, depth, &settings[i]),
                None => self.out.push_str(self.raw(item.first).trim_end()),
            }
            self.out.push('\n');
        }
    }

    fn statement(&mut self, node: Node<'t>, depth: usize, setting: &Alignment) {
        let column = self.head(node, depth, setting);
        if !node.has_block() {
            return;
        }
        let (Some(open), Some(close)) = (node.open(), node.close()) else { return };
        match setting {
            Alignment::Cells(widths) => {
                let target = widths.iter().sum::<usize>() + 2 * depth;
                let gap = target.saturating_sub(column).max(1);
                self.out.push_str(&" ".repeat(gap));
            }
            _ => self.out.push(' '),
        }
        self.out.push('{');
        if let Some(line) = self.one_line(node) {
            self.out.push_str(&line);
            self.out.push('}');
            return;
        }
        let inner = items(self.text, self.tree, open + 1, close, node.children());
        if inner.is_empty() {
            self.out.push_str(" }");
            return;
        }
        self.out.push('\n');
        self.lines(&inner, depth + 1);
        self.out.push_str(&"  ".repeat(depth));
        self.out.push('}');
    }

    /// Prints the tokens before the block; gives the column behind them.
    fn head(&mut self, node: Node<'t>, depth: usize, setting: &Alignment) -> usize {
        let begin = self.out.len();
        let column = |this: &Self| 2 * depth + this.out[begin..].chars().count();
        if is_broken(node) {
            let (start, end) = node.head_bytes();
            self.out.push_str(self.text[start as usize..end as usize].trim_end());
            return column(self);
        }
        let tokens = node.tokens();
        let cells = match setting {
            Alignment::Plain => vec![tokens],
            Alignment::Value(_) => vec![&tokens[..1], &tokens[1..]],
            Alignment::Cells(_) => split_cells(tokens),
        };
        let widths: &[usize] = match setting {
            Alignment::Plain => &[],
            Alignment::Value(width) => std::slice::from_ref(width),
            Alignment::Cells(widths) => widths,
        };
        let mut target = 2 * depth;
        let mut hang = 2 * depth + 2;
        for (i, cell) in cells.iter().filter(|c| !c.is_empty()).enumerate() {
            if i > 0 {
                let gap = target.saturating_sub(column(self)).max(1);
                self.out.push_str(&" ".repeat(gap));
                hang = column(self);
            }
            self.tokens(cell, begin, depth, if i == 0 { None } else { Some(hang) });
            target += widths.get(i).copied().unwrap_or(0);
        }
        column(self)
    }

    /// Prints tokens with one space between; breaks a list that grows too long after a comma, and behind comments.
    fn tokens(&mut self, tokens: &[Token], line_begin: usize, depth: usize, hang: Option<usize>) {
        let mut begin = line_begin;
        let mut base = 2 * depth;
        let hang = hang.unwrap_or_else(|| {
            let word = tokens.first().map_or(0, |t| self.raw(*t).chars().count());
            2 * depth + word + 1
        });
        for (i, token) in tokens.iter().enumerate() {
            let before = i.checked_sub(1).map(|j| tokens[j]);
            let raw = self.sign(*token);
            let width = raw.lines().next().map_or(0, |l| l.chars().count()) + 1;
            let broke = before.is_some_and(|b| b.kind == TokenKind::Comment);
            let full = before.is_some_and(|b| b.kind == TokenKind::Comma)
                && base + self.out[begin..].chars().count() + width + 1 > WIDTH
                && token.kind != TokenKind::Comment;
            if broke || full {
                while self.out.ends_with(' ') {
                    self.out.pop();
                }
                self.out.push('\n');
                begin = self.out.len();
                base = 0;
                self.out.push_str(&" ".repeat(hang));
            } else if i > 0 && token.kind != TokenKind::Comma {
                self.out.push(' ');
                if token.kind == TokenKind::Comment {
                    self.out.push(' ');
                }
            }
            match token.kind {
                TokenKind::Text => self.long_text(raw, depth),
                _ => self.out.push_str(raw),
            }
        }
    }

    /// A token as it is printed: a joint may carry the line ends behind it, which are not.
    fn sign(&self, token: Token) -> &'t str {
        let raw = self.raw(token);
        match token.kind {
            TokenKind::Comma | TokenKind::Range | TokenKind::Compare => first_sign(raw),
            _ => raw.trim_end(),
        }
    }

    /// A text of several lines, indented below its statement; one that begins behind its quotes stays as it is.
    fn long_text(&mut self, raw: &str, depth: usize) {
        let inner = raw.strip_prefix("\"\"\"").and_then(|r| r.strip_suffix("\"\"\"")).unwrap_or("");
        let moves = inner.split_once('\n').is_some_and(|(first, _)| first.trim().is_empty())
            && inner.rsplit_once('\n').is_some_and(|(_, last)| last.trim().is_empty());
        if !moves {
            return self.out.push_str(raw);
        }
        let indent = "  ".repeat(depth + 1);
        self.out.push_str("\"\"\"\n");
        let (text, _) = unquote(TokenKind::Text, raw);
        for line in text.split('\n') {
            if !line.is_empty() {
                self.out.push_str(&indent);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
        self.out.push_str(&indent);
        self.out.push_str("\"\"\"");
    }

    /// The inside of a block that was written on one line and still fits on one.
    fn one_line(&self, node: Node<'t>) -> Option<String> {
        let (open, close) = (node.open()?, node.close()?);
        let tokens = self.tree.tokens();
        let (from, to) = (tokens[open as usize].end, tokens[close as usize].start);
        if self.text[from as usize..to as usize].contains('\n') {
            return None;
        }
        let mut line = String::from(" ");
        for (i, child) in node.children().enumerate() {
            if i > 0 {
                line.push_str("; ");
            }
            let mut inner = Printer { text: self.text, tree: self.tree, out: String::new() };
            inner.statement(child, 0, &Alignment::Plain);
            line.push_str(&inner.out);
        }
        if line.len() > 1 {
            line.push(' ');
        }
        // The width is that of the head without any filling, so that what one pass sets the next one sets too.
        let depth = std::iter::successors(node.parent(), |n| n.parent()).count();
        let head: usize = self.cell_widths(node).iter().sum();
        let fits =
            !line.contains('\n') && (2 * depth + head + line.chars().count() < WIDTH || node.children().count() < 2);
        fits.then_some(line)
    }

    /// How each item of a block is set.
    fn settings(&self, items: &[LayoutItem<'t>], depth: usize) -> Vec<Alignment> {
        let mut settings = vec![Alignment::Plain; items.len()];
        let mut i = 0;
        while i < items.len() {
            let run = self.table(&items[i..]);
            if run > 1 {
                self.set_table(&items[i..i + run], &mut settings[i..i + run]);
            }
            i += run.max(1);
        }
        if depth > 0 {
            self.columns(items, &mut settings);
        }
        settings
    }

    /// How many of the first items form a table: neighbours with the same word that name something.
    fn table(&self, items: &[LayoutItem<'t>]) -> usize {
        let word = |item: &LayoutItem<'t>| item.node.and_then(|n| self.row(n));
        let Some(first) = items.first().and_then(word) else { return 1 };
        let joins = |item: &LayoutItem<'t>| !item.blank_before && word(item) == Some(first);
        1 + items[1..].iter().take_while(|i| joins(i)).count()
    }

    /// The word of a statement that can be a row of a table: it names something, and stands on one line.
    fn row(&self, node: Node<'t>) -> Option<&'t str> {
        let tokens = node.tokens();
        let [head, name, third, ..] = tokens else { return None };
        let property = node.parent().is_some() && !node.has_block() && third.kind != TokenKind::Quoted;
        let names = name.kind == TokenKind::Word && !matches!(third.kind, TokenKind::Word | TokenKind::Comma);
        let one_line = !node.has_block() || self.one_line(node).is_some();
        let long = |t: &Token| matches!(t.kind, TokenKind::Text | TokenKind::Comment);
        let row = names && !property && one_line && !is_broken(node) && !tokens.iter().any(long);
        row.then(|| self.raw(*head))
    }

    /// Names and titles of a table stand in columns; blocks do among neighbours with values of the same kinds.
    fn set_table(&self, items: &[LayoutItem<'t>], settings: &mut [Alignment]) {
        let cells: Vec<Vec<usize>> = items.iter().filter_map(|i| i.node).map(|n| self.cell_widths(n)).collect();
        let kinds: Vec<Vec<TokenKind>> = items.iter().filter_map(|i| i.node).map(kinds_behind_name).collect();
        let shared = cells.iter().map(|c| c.len() - 1).min().unwrap_or(0);
        let columns: Vec<usize> = (0..shared).map(|i| cells.iter().map(|c| c[i]).max().unwrap_or(0)).collect();
        let mut from = 0;
        for run in kinds.chunk_by(|a, b| a == b) {
            let rows = from..from + run.len();
            let rest = cells[rows.clone()].iter().map(|c| c[shared..].iter().sum()).max().unwrap_or(0);
            let widths: Vec<usize> = columns.iter().copied().chain([rest]).collect();
            settings[rows].fill(Alignment::Cells(widths));
            from += run.len();
        }
    }

    /// The width of each cell of a row, with the space behind it.
    fn cell_widths(&self, node: Node<'t>) -> Vec<usize> {
        let cells = split_cells(node.tokens());
        let width = |cell: &&[Token]| {
            let mut inner = Printer { text: self.text, tree: self.tree, out: String::new() };
            inner.tokens(cell, 0, 0, None);
            inner.out.chars().count() + 1
        };
        cells.iter().filter(|c| !c.is_empty()).map(width).collect()
    }

    /// Sets the values of neighbouring properties into one column.
    fn columns(&self, items: &[LayoutItem<'t>], settings: &mut [Alignment]) {
        let property = |i: usize| match (items[i].node, &settings[i]) {
            (Some(node), Alignment::Plain) if !node.has_block() && !is_broken(node) => {
                node.head().map(|h| self.raw(h).chars().count())
            }
            _ => None,
        };
        let mut runs: Vec<(usize, usize, usize, usize)> = Vec::new();
        let mut open = false;
        for (i, item) in items.iter().enumerate() {
            if item.blank_before || (item.node.is_none() && !item.same_line) {
                open = false;
            }
            let Some(width) = property(i) else { continue };
            match runs.last_mut().filter(|_| open) {
                Some((_, last, count, widest)) => (*last, *count, *widest) = (i, *count + 1, (*widest).max(width)),
                None => runs.push((i, i, 1, width)),
            }
            open = true;
        }
        let set: Vec<(usize, usize)> = runs
            .into_iter()
            .filter(|(_, _, count, _)| *count > 1)
            .flat_map(|(first, last, _, widest)| (first..=last).map(move |i| (i, widest)))
            .filter(|(i, _)| property(*i).is_some())
            .collect();
        for (i, widest) in set {
            settings[i] = Alignment::Value(widest + 2);
        }
    }
}

/// What kinds of values follow the name; a list counts as one.
fn kinds_behind_name(node: Node<'_>) -> Vec<TokenKind> {
    let mut kinds: Vec<TokenKind> = Vec::new();
    for token in node.tokens().iter().skip(2) {
        match token.kind {
            TokenKind::Comma => {
                kinds.pop();
            }
            kind => kinds.push(kind),
        }
    }
    kinds
}

/// The cells of a table's row: the head, the name, the title if there is one, and the rest.
fn split_cells(tokens: &[Token]) -> Vec<&[Token]> {
    let titled = tokens.get(2).is_some_and(|t| t.kind == TokenKind::Quoted);
    let name = 2.min(tokens.len());
    let title = if titled { 3 } else { name };
    vec![&tokens[..1.min(tokens.len())], &tokens[1.min(tokens.len())..name], &tokens[name..title], &tokens[title..]]
}

/// Whether a statement holds something that cannot be read, and stands as it was written.
fn is_broken(node: Node<'_>) -> bool {
    use TokenKind::{Colon, HashComment, Junk, QuotedOpen, Single, Smart, TextOpen};
    let odd = |t: &Token| matches!(t.kind, Colon | HashComment | Junk | QuotedOpen | Single | Smart | TextOpen);
    node.head().is_none_or(|t| t.kind != TokenKind::Word) || node.tokens().iter().any(odd)
}
