//! Words in the texts of a plan, as Unicode divides them, and lists of words to look for.

use crate::campaign::Style;
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation as _;

/// How many words may stand where an entry of a list has `..`.
const GAP: usize = 5;

/// The words of a text without its handles, hashtags and web addresses.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|token| !is_tag(token)).flat_map(|token| token.unicode_words())
}

/// The same, in lower case.
pub fn lower_words(text: &str) -> Vec<String> {
    words(text).map(str::to_lowercase).collect()
}

/// Whether a piece of text between spaces is a handle, a hashtag or a web address.
fn is_tag(token: &str) -> bool {
    let bare = token.trim_start_matches(|c: char| c.is_ascii_punctuation() && c != '@' && c != '#');
    bare.starts_with(['@', '#']) || bare.contains("://") || bare.starts_with("www.")
}

/// How many words texts have together.
pub fn word_count<'t>(texts: impl IntoIterator<Item = &'t Spanned<String>>) -> usize {
    texts.into_iter().map(|text| words(&text.value).count()).sum()
}

/// The texts that the brand has prescribed: what must be in it, the caption, the call to action.
pub fn mandatory(style: &Style) -> impl Iterator<Item = &Spanned<String>> {
    style.must.iter().chain(&style.caption).chain(&style.call_to_action)
}

/// The texts that say what a message is about: the takeaway, the points, the proof.
pub fn content(style: &Style) -> impl Iterator<Item = &Spanned<String>> {
    style.takeaway.iter().chain(&style.points).chain(&style.proof)
}

/// The whole of a list in the text, from its first item to its last.
pub fn list_span<T>(list: &[Spanned<T>]) -> Option<Span> {
    let (first, last) = (list.first()?.span, list.last()?.span);
    Some(if first.file == last.file { first.to(last) } else { first })
}

/// A list of words and phrases to look for, in the form of the files under `words`.
#[derive(Debug)]
pub struct WordList {
    /// The entries by their first word, where that is a whole word.
    exact: BTreeMap<&'static str, Vec<Vec<&'static str>>>,
    /// The entries whose first word stands for any ending.
    open: Vec<Vec<&'static str>>,
}

impl WordList {
    /// Reads the text of such a file: one entry a line, `#` begins a comment.
    pub fn new(text: &'static str) -> WordList {
        let mut list = WordList { exact: BTreeMap::new(), open: Vec::new() };
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let entry: Vec<&'static str> = line.split_whitespace().collect();
            match entry.first() {
                None => {}
                Some(first) if first.ends_with('*') => list.open.push(entry),
                Some(first) => list.exact.entry(first).or_default().push(entry),
            }
        }
        list
    }

    /// Where its entries stand among words in lower case, each as the words from its first to its last; none twice.
    pub fn find<'w>(&self, words: &'w [String]) -> Vec<&'w [String]> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|r| !r.is_empty()) {
            let length = self.length_at(rest).unwrap_or(0);
            if length > 0 {
                found.push(&rest[..length]);
            }
            at += length.max(1);
        }
        found
    }

    /// Whether one of its entries stands among words in lower case.
    pub fn any(&self, words: &[String]) -> bool {
        !self.find(words).is_empty()
    }

    fn length_at(&self, words: &[String]) -> Option<usize> {
        let exact = self.exact.get(words.first()?.as_str()).into_iter().flatten();
        exact.chain(&self.open).filter_map(|entry| matched(entry, words)).max()
    }
}

/// How many words an entry takes at the start of these; `None` where it does not stand there.
fn matched(entry: &[&str], words: &[String]) -> Option<usize> {
    match entry {
        [] => Some(0),
        ["..", rest @ ..] => (0..=GAP.min(words.len())).find_map(|n| Some(n + matched(rest, words.get(n..)?)?)),
        [part, rest @ ..] => {
            let word = words.first()?;
            let fits = part.strip_suffix('*').map_or(word == part, |stem| word.starts_with(stem));
            if fits { Some(1 + matched(rest, &words[1..])?) } else { None }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_hashtags_and_addresses_are_no_words() {
        let text = "Über @north.peak läuft’s (#NorthpeakTrail) – https://north.example/a gut, www.x.example";
        assert_eq!(words(text).collect::<Vec<_>>(), ["Über", "läuft’s", "gut"]);
    }

    #[test]
    fn a_list_knows_phrases_endings_and_gaps_and_takes_the_longest() {
        let list = WordList::new("# note\nbest\nbest ever\nunschlagbar*\nbuy .. now\n");
        let count = |text: &str| list.find(&lower_words(text)).len();
        assert_eq!(count("The best, the best ever and UNSCHLAGBARE Preise"), 3);
        assert_eq!(list.find(&lower_words("best ever"))[0].len(), 2);
        assert_eq!(count("Buy the Northpeak Ridge 2 now"), 1);
        assert_eq!(count("Buy it when you have read all of this and thought now"), 0);
        assert_eq!(count("bestow"), 0);
        assert_eq!(count(""), 0);
    }
}
