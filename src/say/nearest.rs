//! The name that was probably meant by one that nobody knows.

/// Of some words the one most like the written one: by edits (a swap of neighbours is one), by case, or because the
/// written one is a part of it alone.
pub fn nearest<'w>(written: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let lower = written.to_lowercase();
    let length = written.chars().count();
    let allowed = match length {
        0..=3 => 1,
        4..=5 => 2,
        _ => length / 3,
    };
    let mut best: Option<(usize, &str)> = None;
    let (mut whole, mut wholes) = (None, 0);
    for word in words {
        if length > 2 && word.len() > lower.len() && word.split(['_', '-']).any(|part| part == lower) {
            (whole, wholes) = (Some(word), wholes + 1);
        }
        let other = word.chars().count();
        if other.abs_diff(length) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&lower, &word.to_lowercase());
        let near = distance <= allowed && distance < length.max(other).min(3 + allowed);
        if near && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word).or(whole.filter(|_| wholes == 1))
}

/// Whether one word becomes the other by one edit: a letter more, less or another, or two neighbours swapped.
pub fn one_slip(written: &str, word: &str) -> bool {
    strsim::osa_distance(written, word) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_by_edits_swaps_and_case() {
        let words = ["followers", "fee", "affinity", "away", "gap"];
        let near = |w| nearest(w, words);
        assert_eq!(near("folowers"), Some("followers"));
        assert_eq!(near("afinity"), Some("affinity"));
        assert_eq!(near("ef"), None);
        assert_eq!(near("FEE"), Some("fee"));
        assert_eq!(near("awya"), Some("away"));
        assert_eq!(near("budget"), None);
        assert_eq!(nearest("and", ["on", "by"]), None);
        assert!(one_slip("awya", "away") && !one_slip("away", "away"));
    }

    #[test]
    fn a_part_of_one_name_alone_stands_for_it() {
        let people = ["maya_koehler", "jonas_adler", "jonas_weber"];
        assert_eq!(nearest("Maya", people), Some("maya_koehler"));
        assert_eq!(nearest("jonas", people), None);
    }
}
