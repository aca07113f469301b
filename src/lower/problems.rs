//! Tells of what is wrong with braces, and of whole texts in another format.

use super::catalogue::{FOREIGN_NOTATION, STRAY_BRACE, TOO_DEEP, UNCLOSED_BLOCK, UNREADABLE_STATEMENT};
use super::line::{SourceUnit, shorten};
use super::sink::Sink;
use crate::findings::Finding;
use crate::syntax::{BraceProblem, MAX_DEPTH, MAX_TOKENS, Node, TokenKind};
use crate::vocabulary;

/// Tells of the problems of a file; `false` where the text is in another format altogether and not read further.
pub(super) fn tell(unit: SourceUnit<'_>, sink: &mut Sink) -> bool {
    if let Some(format) = other_format(unit) {
        let end = unit.text.lines().next().map_or(0, str::len) as u32;
        let finding = Finding::of(&FOREIGN_NOTATION, unit.span((0, end)), format!("This is {format}, not a campaign."));
        let finding = finding.with_label(format!("looks like {format}"));
        let finding = finding.with_help("A campaign is written in lines of words and values: `campaign \"Title\" { brand \"Northpeak\" }`. `campaignc new` makes one to start from.");
        sink.push(finding);
        return false;
    }
    unit.tree.problems().iter().for_each(|p| problem(unit, *p, sink));
    true
}

fn other_format(unit: SourceUnit<'_>) -> Option<&'static str> {
    let (mut plain, mut yaml, mut roots) = (0, 0, 0);
    for node in unit.tree.roots().take(40) {
        roots += 1;
        match node.tokens() {
            [] if roots == 1 && json_inside(unit, node) => return Some("JSON"),
            [dash, ..] if unit.raw(*dash) == "-" => yaml += 1,
            [word, colon, ..]
                if word.kind == TokenKind::Word && colon.kind == TokenKind::Colon && !node.has_block() =>
            {
                yaml += 1
            }
            [word, ..] if word.kind == TokenKind::Word => plain += 1,
            _ => {}
        }
    }
    (yaml >= 3 && yaml > plain).then_some("YAML")
}

fn json_inside(unit: SourceUnit<'_>, node: Node<'_>) -> bool {
    let first = node.children().next().map(|c| c.tokens());
    matches!(first, Some([key, colon, ..]) if key.kind == TokenKind::Quoted && colon.kind == TokenKind::Colon)
        || unit.text.trim_start().starts_with("{\"")
}

fn problem(unit: SourceUnit<'_>, problem: BraceProblem, sink: &mut Sink) {
    let tree = unit.tree;
    let head = |index| unit.head_span(tree.node(index));
    let word = |index| tree.node(index).head().map_or("", |t| unit.raw(t));
    match problem {
        BraceProblem::UnclosedBlock(index, at) => {
            let name = word(index);
            let node = tree.node(index);
            if brace_is_swallowed(unit, node, at) {
                return;
            }
            let finding = Finding::of(&UNCLOSED_BLOCK, head(index), format!("The block of `{name}` has no `}}`."))
                .with_label("opened here")
                .with_help("A block ends with a `}`, best on a line of its own.");
            let at = unit.span((at, at));
            let inside = unit.text.get(node.bytes().0 as usize..at.start as usize).unwrap_or("");
            // A comment would swallow a brace behind it.
            let one_line = !inside.contains('\n') && !inside.contains('#') && !inside.contains("//");
            let finding = finding.with_related(at, "it seems to end here");
            sink.push(finding.with_fix("close the block", false, at, if one_line { " }" } else { "\n}" }));
        }
        BraceProblem::MissingOpen(index) => {
            let name = word(index);
            let finding = Finding::of(&STRAY_BRACE, head(index), format!("The block of `{name}` has no `{{`."));
            let finding = finding.with_label("followed by a block");
            let finding = finding.with_help(format!("Write `{name} … {{` on this line."));
            sink.push(finding.with_fix("open the block", false, head(index).at_end(), " {"));
        }
        BraceProblem::MissingHead(index) => missing_head(unit, tree.node(index), sink),
        BraceProblem::BraceOnOwnLine(index) => {
            let Some(open) = tree.node(index).open().map(|t| tree.tokens()[t as usize]) else { return };
            let message = "The `{` of a block stands on the line of its word.";
            let finding = Finding::of(&FOREIGN_NOTATION, unit.token_span(open), message);
            let finding = finding.with_label("on a line of its own");
            let gap = unit.span((tree.node(index).head_bytes().1, open.end));
            let finding = finding.with_help(format!("Write `{} … {{`.", word(index)));
            sink.push(finding.with_fix("move the brace up", true, gap, " {"));
        }
        BraceProblem::NoBraces(index) => {
            let finding = Finding::of(&FOREIGN_NOTATION, head(index), "A block stands between `{` and `}`.");
            let finding = finding.with_label("a colon in place of `{`");
            sink.push(finding.with_help(format!("Write `{} … {{`, and `}}` below the block.", word(index))));
        }
        BraceProblem::HeadlessBlock(index) => {
            let finding = Finding::of(&STRAY_BRACE, head(index), "This `{` belongs to no word.");
            let finding = finding.with_label("opens nothing");
            sink.push(finding.with_help("A block follows its word: `audience runners \"Runners\" {`."));
        }
        BraceProblem::StrayClose(token) => {
            let span = unit.token_span(tree.tokens()[token as usize]);
            let finding = Finding::of(&STRAY_BRACE, span, "This `}` closes nothing.").with_label("one brace too many");
            sink.push(finding.with_help("Take it away, or look for a `{` that is missing before it."));
        }
        BraceProblem::TooDeep(index) => {
            let finding = Finding::of(&TOO_DEEP, head(index), format!("Blocks nest deeper than {MAX_DEPTH} here."));
            sink.push(finding.with_label("one block too deep").with_help("A campaign needs three levels at most."));
        }
        BraceProblem::TooLong(index) => {
            let finding =
                Finding::of(&TOO_DEEP, head(index), format!("This statement has more than {MAX_TOKENS} values."));
            sink.push(finding.with_label("too long").with_help("Split the list into groups."));
        }
        BraceProblem::Unreadable(at) => {
            let raw = shorten(&unit.text[at as usize..]);
            let message = format!("The text cannot be read from `{raw}` on.");
            let finding = Finding::of(&UNREADABLE_STATEMENT, unit.span((at, at)), message).with_label("cannot be read");
            sink.push(finding.with_help("Take the part away and check again."));
        }
    }
}

/// The line that opens a block is gone: tells of it once, at the first of the statements that it would hold.
fn missing_head(unit: SourceUnit<'_>, node: Node<'_>, sink: &mut Sink) {
    let words: Vec<&str> = node.children().filter_map(|c| c.head()).map(|t| unit.raw(t)).collect();
    let first = node.children().next().map_or(node.head_bytes(), |c| c.head_bytes());
    let finding = Finding::of(&STRAY_BRACE, unit.span(first), "The line that opens this block is missing.")
        .with_label("belongs in a block");
    let finding = finding.with_help(match block_of(&words) {
        Some(block) => format!("Write it before these lines, as `{block} … {{`."),
        None => "Write a line with a word and a `{` before it.".to_string(),
    });
    sink.push(match node.close().map(|close| unit.tree.tokens()[close as usize]) {
        Some(close) => finding.with_related(unit.token_span(close), "which ends here"),
        None => finding,
    });
}

/// The block of the top level that takes most of these words.
fn block_of(words: &[&str]) -> Option<&'static str> {
    let takes = |block: &str| words.iter().filter(|w| vocabulary::blocks_with(w).contains(&block)).count();
    let top = vocabulary::sections().iter().find(|s| s.name == vocabulary::TOP_LEVEL)?;
    let blocks = top.entries.iter().filter_map(|e| Some((e.word.name, takes(e.word.block?))));
    blocks.filter(|(_, n)| *n > 0).max_by_key(|(_, n)| *n).map(|(block, _)| block)
}

/// Whether the `}` that a block lacks stands in a text that is not closed, or behind the `//` of a web address without
/// quotes: that is told of by itself.
fn brace_is_swallowed(unit: SourceUnit<'_>, node: Node<'_>, before: u32) -> bool {
    let tokens = unit.tree.tokens();
    let from = node.open().map_or(tokens.len(), |open| open as usize);
    tokens[from..].windows(2).take_while(|pair| pair[1].start < before).any(|pair| {
        let address = pair[0].kind == TokenKind::Colon && pair[1].start == pair[0].end;
        let swallows = pair[1].kind == TokenKind::QuotedOpen || (pair[1].kind == TokenKind::Comment && address);
        swallows && unit.raw(pair[1]).contains('}')
    })
}
