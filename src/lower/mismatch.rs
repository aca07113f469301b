//! Tells why the values of a statement do not hold against the pattern of its word.

use super::catalogue::{DUPLICATE_PROPERTY, WRONG_VALUE};
use super::cursor::Expected;
use super::line::{Line, SourceUnit, correct, shorten};
use super::sink::Sink;
use crate::findings::Finding;
use crate::source::Span;
use crate::syntax::{Figure, Token, TokenKind, quote, read_figure, unquote};
use crate::vocabulary::{self, Entry, Kind, Slot};

/// Where and why a pattern did not hold.
pub(super) struct Miss {
    pub at: usize,
    pub expected: Vec<Expected>,
    pub twice: Option<&'static str>,
}

/// More alternatives than this are not repeated beside the underlined text.
const SHORT: usize = 40;

pub(super) fn mismatch(
    unit: SourceUnit<'_>,
    line: Line<'_>,
    entry: &'static Entry,
    tokens: &[Token],
    miss: &Miss,
    sink: &mut Sink,
) {
    let name = entry.word.name;
    let example = correct(entry);
    let Some(token) = tokens.get(miss.at).copied() else {
        return incomplete(unit, line, entry, miss, sink);
    };
    if let Some(word) = miss.twice {
        let message = format!("`{word}` stands twice in this `{name}`.");
        let finding = Finding::of(&DUPLICATE_PROPERTY, unit.token_span(token), message).with_label("a second time");
        sink.push(finding.with_help("Keep one of them."));
        return;
    }
    if known_slip(unit, tokens, miss, sink) {
        return;
    }
    let open = |e: &&Expected| matches!(e, Expected::End | Expected::Comma);
    if miss.expected.iter().all(|e| open(&e)) {
        return too_much(unit, line, entry, token, miss, sink);
    }
    let what = describe(&miss.expected);
    let (raw, span) = (shorten(unit.raw(token)), unit.token_span(token));
    let label = if what.len() > SHORT { "cannot stand here".to_string() } else { format!("expected {what}") };
    let finding = Finding::of(&WRONG_VALUE, span, format!("Expected {what}, found `{raw}`.")).with_label(label);
    sink.push(finding.with_help(example));
}

/// The statement ends before all that its word needs.
fn incomplete(unit: SourceUnit<'_>, line: Line<'_>, entry: &'static Entry, miss: &Miss, sink: &mut Sink) {
    let span = line.span(unit);
    let expected: Vec<Expected> = miss.expected.iter().filter(|e| **e != Expected::Comma).copied().collect();
    let what = describe(&expected);
    let rest = unit.text[span.end as usize..].trim_start_matches([' ', '\t', '\r']);
    let found = match rest.chars().next().filter(|c| matches!(c, '{' | '}' | ';')) {
        Some(sign) => format!("`{sign}`"),
        None => "the end of the line".to_string(),
    };
    let message = format!("`{}` is not complete: expected {what}, found {found}.", entry.word.name);
    let finding = Finding::of(&WRONG_VALUE, span, message).with_label(format!("expected {what}"));
    sink.push(finding.with_help(correct(entry)));
}

/// Slips that have a sentence of their own.
fn known_slip(unit: SourceUnit<'_>, tokens: &[Token], miss: &Miss, sink: &mut Sink) -> bool {
    let token = tokens[miss.at];
    let (raw, span) = (unit.raw(token), unit.token_span(token));
    let before = miss.at.checked_sub(1).map(|i| tokens[i]);
    let expects = |slot: Slot| miss.expected.contains(&Expected::Slot(slot));
    if before.is_some_and(|b| b.kind == TokenKind::Quoted && b.end == token.start) {
        let place = Span { start: token.start - 1, ..span };
        let message = "The text before this has ended with its second quote.";
        let finding = Finding::of(&WRONG_VALUE, place.to(span), message).with_label("behind the end of the text");
        sink.push(finding.with_help("A quote within a text is written `\\\"`."));
    } else if is_string(token) && miss.expected.iter().any(is_numeric) {
        in_quotes(unit, token, miss, sink);
    } else if raw == "-" && tokens.get(miss.at + 1).is_some_and(|n| n.start == token.end) {
        let number = span.to(unit.token_span(tokens[miss.at + 1]));
        let what = describe(&miss.expected);
        let finding = Finding::of(&WRONG_VALUE, number, format!("Expected {what}, found a negative number."));
        sink.push(finding.with_label("less than nothing").with_help("No number in a campaign is negative."));
    } else if expects(Slot::Text) && token.kind == TokenKind::Word {
        return without_quotes(unit, &tokens[miss.at..], sink);
    } else if expects(Slot::Ref(Kind::Channel)) && matches!(read_figure(raw), Figure::Date(_)) {
        let message = format!("Expected the name of a channel, found the day `{raw}`.");
        let finding = Finding::of(&WRONG_VALUE, span, message).with_label("not a channel");
        sink.push(finding.with_help(format!("`on` names the channel; the day stands behind `at`: `at {raw}`.")));
    } else {
        return false;
    }
    true
}

fn is_string(token: Token) -> bool {
    matches!(token.kind, TokenKind::Quoted | TokenKind::Smart | TokenKind::Single)
}

fn is_numeric(expected: &Expected) -> bool {
    use Slot::{Count, Date, Days, Gap, Length, Money, Number, Percent, Target, Time};
    matches!(expected, Expected::Slot(Count | Date | Days | Gap | Length | Money | Number | Percent | Target | Time))
}

/// `budget "14000 EUR"`.
fn in_quotes(unit: SourceUnit<'_>, token: Token, miss: &Miss, sink: &mut Sink) {
    let (span, inner) = (unit.token_span(token), unquote(token.kind, unit.raw(token)).0);
    let what = describe(&miss.expected);
    let finding =
        Finding::of(&WRONG_VALUE, span, format!("Expected {what}, found a text in quotes.")).with_label("in quotes");
    let simple = |c: char| c.is_alphanumeric() || " .,:%_-€$£".contains(c);
    sink.push(match inner.starts_with(|c: char| c.is_ascii_digit()) && inner.chars().all(simple) {
        true => {
            let help = format!("Write `{inner}` without quotes.");
            finding.with_help(help).with_fix("take the quotes away", false, span, inner)
        }
        false => finding.with_help("Such a value stands without quotes."),
    });
}

/// `audience runners Trail runners`: words to the end of the line, where a text could stand.
fn without_quotes(unit: SourceUnit<'_>, rest: &[Token], sink: &mut Sink) -> bool {
    let words = rest.iter().all(|t| matches!(t.kind, TokenKind::Word | TokenKind::Figure | TokenKind::Junk));
    let (Some(first), Some(last), true) = (rest.first(), rest.last(), words) else { return false };
    let span = unit.token_span(*first).to(unit.token_span(*last));
    let better = quote(unit.written(span));
    let finding = Finding::of(&WRONG_VALUE, span, "A name is one word, and a text stands in quotes.");
    let finding = finding.with_label("no quotes").with_help(format!("Write {better}."));
    sink.push(finding.with_fix("put it in quotes", false, span, better));
    true
}

/// A statement that goes on after all that its word takes.
fn too_much(unit: SourceUnit<'_>, line: Line<'_>, entry: &'static Entry, token: Token, miss: &Miss, sink: &mut Sink) {
    let (raw, span, name) = (shorten(unit.raw(token)), unit.token_span(token), entry.word.name);
    let rest = span.to(line.span(unit).at_end());
    if miss.expected.contains(&Expected::Comma) && !matches!(token.kind, TokenKind::Junk | TokenKind::Figure) {
        let message = "Between the items of a list stands a comma.";
        let finding = Finding::of(&WRONG_VALUE, span, message).with_label("expected `,` before this");
        sink.push(finding.with_help(correct(entry)).with_fix("put a comma before it", false, span.at_start(), ", "));
        return;
    }
    let finding = Finding::of(&WRONG_VALUE, rest, format!("`{name}` is complete before `{raw}`."));
    let finding = finding.with_label("too much");
    let finding = finding.with_help(match vocabulary::blocks_with(&raw).is_empty() {
        true => correct(entry),
        false => format!("Put `{raw}` on a line of its own, or a `;` before it."),
    });
    sink.push(finding);
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
    if words.is_empty() { "nothing more".to_string() } else { crate::say::either(&words) }
}
