//! Filling lines of text up to a width.

use unicode_width::UnicodeWidthStr as _;

/// Breaks text at spaces so that no line is wider than `width` columns, if its words allow that. The first line begins
/// with `first`, the others with `rest`; line breaks of the text stay.
pub(super) fn fill(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len() + 16);
    for (i, paragraph) in text.lines().enumerate() {
        let mut indent = if i == 0 { first } else { rest };
        let mut column = 0;
        for word in paragraph.split_whitespace() {
            if column > 0 && column + 1 + word.width() > width {
                out.push('\n');
                (column, indent) = (0, rest);
            }
            match column {
                0 => {
                    out.push_str(indent);
                    column = indent.width();
                }
                _ => {
                    out.push(' ');
                    column += 1;
                }
            }
            out.push_str(word);
            column += word.width();
        }
        if column == 0 {
            out.push_str(indent.trim_end());
        }
        out.push('\n');
    }
    out
}

/// A text with spaces behind it, up to a width.
pub(super) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A text that is no wider than `width`; where something is left out, dots say so.
pub(super) fn cut(text: &str, width: usize, unicode: bool) -> String {
    if text.width() <= width {
        return text.to_string();
    }
    let more = if unicode { "…" } else { "..." };
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + more.width() + c.to_string().width() > width {
            break;
        }
        out.push(c);
    }
    out + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_move_to_the_next_line_and_line_breaks_stay() {
        let text = fill("one two three\n\nfour", 12, "a: ", "   ");
        assert_eq!(text, "a: one two\n   three\n\n   four\n");
    }

    #[test]
    fn a_word_that_is_wider_than_the_line_stands_alone() {
        assert_eq!(fill("a incomprehensibilities b", 8, "", ""), "a\nincomprehensibilities\nb\n");
    }
}
