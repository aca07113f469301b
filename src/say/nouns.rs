//! Nouns with their numbers, and words in a row: `1 post`, `3 stories`, `a, b and c`.

use super::number;
use rust_decimal::Decimal;

/// A number with its noun: `1 post`, `3 stories`, `1,200 people`.
pub fn count(n: impl Into<Decimal>, noun: &str) -> String {
    let n = n.into();
    if n == Decimal::ONE { format!("1 {noun}") } else { format!("{} {}", number(n), plural(noun)) }
}

/// The plural of a noun that is given in the singular; of several words the last is inflected.
pub fn plural(noun: &str) -> String {
    const OTHERS: [(&str, &str); 3] = [("person", "people"), ("advice", "advice"), ("series", "series")];
    if let Some((stem, many)) = OTHERS.iter().find_map(|(one, many)| Some((noun.strip_suffix(one)?, many))) {
        return format!("{stem}{many}");
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// The form of a word that goes with a number: `agree(n, "is", "are")`.
pub fn agree<'w>(n: usize, one: &'w str, many: &'w str) -> &'w str {
    if n == 1 { one } else { many }
}

/// Words in a sentence: `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "and")
}

/// The same with an `or`: `a, b or c`.
pub fn either<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "or")
}

/// Words that stand in a file letter by letter: "`a`, `b` and `c`".
pub fn code_list<S: AsRef<str>>(words: &[S]) -> String {
    let words: Vec<String> = words.iter().map(|w| format!("`{}`", w.as_ref())).collect();
    if words.is_empty() { "nothing".to_string() } else { list(&words) }
}

/// A list that is cut where it has more than `most` words: `a, b and 4 more`.
pub fn some<S: AsRef<str>>(words: &[S], most: usize) -> String {
    if words.len() <= most {
        return list(words);
    }
    let shown = most.saturating_sub(1).max(1);
    let mut all: Vec<String> = words.iter().take(shown).map(|w| w.as_ref().to_string()).collect();
    all.push(format!("{} more", number(words.len() - shown)));
    list(&all)
}

fn joined<S: AsRef<str>>(words: &[S], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_string(),
        [front @ .., end] => {
            let front: Vec<&str> = front.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", front.join(", "), end.as_ref())
        }
    }
}

/// A text that begins with a capital letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// A text that begins with a small letter.
pub fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_their_noun_in_the_right_form() {
        assert_eq!([0_u64, 1, 2, 1_200].map(|n| count(n, "post")), ["0 posts", "1 post", "2 posts", "1,200 posts"]);
        assert_eq!(count(1_u64, "person"), "1 person");
        let nouns = ["person", "story", "day", "box", "class", "pitch", "display", "further post", "advice"];
        let plurals =
            ["people", "stories", "days", "boxes", "classes", "pitches", "displays", "further posts", "advice"];
        assert_eq!(nouns.map(plural), plurals);
        assert_eq!([0, 1, 2].map(|n| agree(n, "is", "are")), ["are", "is", "are"]);
    }

    #[test]
    fn lists_read_as_in_a_sentence_and_say_what_they_leave_out() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(either(&["a", "b"]), "a or b");
        assert_eq!(code_list(&["a", "b"]), "`a` and `b`");
        assert_eq!(some(&["a", "b", "c"], 3), "a, b and c");
        assert_eq!(some(&["a", "b", "c", "d"], 3), "a, b and 2 more");
    }

    #[test]
    fn a_capital_is_put_before_the_rest() {
        assert_eq!(capitalised("écrire à Max"), "Écrire à Max");
        assert_eq!(capitalised(""), "");
    }
}
