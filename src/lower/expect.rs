//! What may stand next in a statement that is still being written: for completion and signature help.

use super::cursor::{Cursor, Expected};
use super::names::Names;
use super::sink::Sink;
use crate::source::FileId;
use crate::syntax::{Token, TokenKind};
use crate::vocabulary::{Entry, Slot};

/// Something that may stand behind the last token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// This very word.
    Literal(&'static str),
    /// `..` or a comparison.
    Sign(&'static str),
    /// A value of this kind.
    Slot(Slot),
    /// The unit of the number that stands last: a currency, days, seconds.
    Unit(Slot),
    /// A comma, and another item of the list.
    Comma,
}

/// What may stand behind these tokens (those after the head, without comments) in a statement of this word. Empty where
/// the tokens do not fit the word, or nothing may follow.
pub fn expected_after(text: &str, tokens: &[Token], entry: &'static Entry) -> Vec<Next> {
    let mut next: Vec<Next> = units(text, tokens, entry).into_iter().map(Next::Unit).collect();
    next.extend(run(text, tokens, entry));
    next
}

fn run(text: &str, tokens: &[Token], entry: &'static Entry) -> Vec<Next> {
    let (names, mut sink) = (Names::default(), Sink::default());
    let mut matcher = Cursor::new(text, FileId::default(), &names, &mut sink, tokens, &[]);
    let _ = matcher.whole(&entry.pattern.parts);
    if matcher.at < tokens.len() || matcher.twice.is_some() {
        return Vec::new();
    }
    let next = |e: &Expected| match *e {
        Expected::Literal(word) => Some(Next::Literal(word)),
        Expected::Sign(sign) => Some(Next::Sign(sign)),
        Expected::Slot(slot) => Some(Next::Slot(slot)),
        Expected::Comma => Some(Next::Comma),
        Expected::End => None,
    };
    matcher.expected().iter().filter_map(next).collect()
}

/// A number alone reads as a value whose unit is missing, so its unit is asked for one token earlier.
fn units(text: &str, tokens: &[Token], entry: &'static Entry) -> Vec<Slot> {
    let Some((last, before)) = tokens.split_last().filter(|(t, _)| t.kind == TokenKind::Figure) else {
        return Vec::new();
    };
    let bare = text.get(last.start as usize..last.end as usize).is_some_and(|raw| !raw.contains(['%', ':']));
    let unit = |next: Next| match next {
        Next::Slot(slot @ (Slot::Money | Slot::Days | Slot::Gap | Slot::Length | Slot::Target)) if bare => Some(slot),
        _ => None,
    };
    run(text, before, entry).into_iter().filter_map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::nesting;
    use crate::syntax::parse;
    use crate::vocabulary::{Kind, block, block_id, top_level};

    fn after(line: &str) -> Vec<Next> {
        let tree = parse(line, &nesting);
        let tokens = tree.tokens();
        let head = &line[..tokens[0].end as usize];
        let entry = top_level().find(head).or_else(|| block(block_id("influencer").unwrap()).find(head)).unwrap().1;
        expected_after(line, &tokens[1..], entry)
    }

    #[test]
    fn the_next_part_of_a_statement_is_known() {
        assert_eq!(after("deliver"), [Next::Slot(Slot::Count), Next::Slot(Slot::Format)]);
        assert!(after("deliver 2 reels").contains(&Next::Literal("by")));
        assert_eq!(after("deliver 2 reels by"), [Next::Slot(Slot::Cast)]);
        let clauses = after("deliver 2 reels by maya");
        assert!(clauses.contains(&Next::Comma) && clauses.contains(&Next::Literal("on")));
        assert!(!clauses.contains(&Next::Literal("by")), "a clause stands once");
        assert_eq!(after("deliver reel by maya on"), [Next::Slot(Slot::Ref(Kind::Channel))]);
        assert_eq!(after("phase x 2027-03-01"), [Next::Sign("..")]);
    }

    #[test]
    fn the_unit_of_a_number_is_known() {
        assert_eq!(after("gap 3")[0], Next::Unit(Slot::Gap));
        assert_eq!(after("fee 900")[0], Next::Unit(Slot::Money));
        assert_eq!(after("gap 3 days"), []);
        assert_eq!(after("gap days x"), []);
    }
}
