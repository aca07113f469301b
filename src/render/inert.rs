//! Text that cannot do anything to the terminal, the log or the page that shows it.

use std::borrow::Cow;

/// Whether a character steers a terminal, reorders the text around it, or cannot be seen at all.
pub(super) fn is_active(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // reorders
            | '\u{2028}' | '\u{2029}'                                       // breaks lines
            | '\u{fff9}'..='\u{fffb}' // is not seen
        )
}

/// What stands for such a character.
pub(super) fn stand_in(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        _ => '\u{fffd}',
    }
}

/// Text for a terminal: line feeds stay, tabs become spaces, and every other character that could steer the terminal or
/// reorder the text becomes a visible stand-in.
pub fn for_terminal(text: &str) -> Cow<'_, str> {
    if !text.contains(is_active) {
        return Cow::Borrowed(text);
    }
    let shown = text.replace("\r\n", "\n");
    Cow::Owned(shown.chars().map(|c| if c == '\n' { c } else { tab_or_stand_in(c) }).collect())
}

/// The same on one line: line breaks become spaces.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_active) {
        return Cow::Borrowed(text);
    }
    let shown = text.replace("\r\n", " ");
    let space = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    Cow::Owned(shown.chars().map(|c| if space(c) { ' ' } else { tab_or_stand_in(c) }).collect())
}

fn tab_or_stand_in(c: char) -> char {
    match c {
        '\t' => ' ',
        c if is_active(c) => stand_in(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_become_visible_and_other_text_stays() {
        assert_eq!(for_terminal("a\x1b[31mb\u{202e}c\td\r\ne"), "a␛[31mb\u{fffd}c d\ne");
        assert_eq!(one_line("a\r\nb\u{2028}c\x07"), "a b c␇");
        assert!(matches!(for_terminal("Köhler 👩‍👩‍👧 שלום"), Cow::Borrowed(_)));
    }
}
