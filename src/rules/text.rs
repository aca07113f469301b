//! Words in the texts of a plan, as Unicode divides them.

use crate::campaign::Style;
use crate::source::Spanned;
use unicode_segmentation::UnicodeSegmentation as _;

/// The words of a text without its handles, hashtags and web addresses.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|token| !is_tag(token)).flat_map(|token| token.unicode_words())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_hashtags_and_addresses_are_no_words() {
        let text = "Über @north.peak läuft’s (#NorthpeakTrail) – https://north.example/a gut, www.x.example";
        assert_eq!(words(text).collect::<Vec<_>>(), ["Über", "läuft’s", "gut"]);
    }
}
