//! The word lists of the text rules, for English and German.
//!
//! The files beside this one are plain text: one entry a line, `*` for any ending, `..` for up to five words between.

use crate::rules::text::WordList;
use std::sync::LazyLock;

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub static $name: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!($file)));)*

        #[cfg(test)]
        const FILES: &[(&str, &str)] = &[$(($file, include_str!($file)),)*];
    };
}

lists! {
    /// Words that claim more than anybody believes.
    SUPERLATIVES = "superlatives.txt";
    /// Words that push.
    PRESSURE = "pressure.txt";
    /// What a creator would say if she were honest about a downside.
    DOWNSIDES = "downsides.txt";
    /// What shows that a text is about others and not about the product.
    OTHERS = "others.txt";
    /// What asks for praise.
    PRAISE = "praise.txt";
    /// Short forms that are written in capitals.
    SHORT_FORMS = "short_forms.txt";
    /// Words that turn a sentence round.
    NEGATIONS = "negations.txt";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::text::lower_words;

    #[test]
    fn every_entry_of_every_list_can_be_found_and_stands_once() {
        for (file, text) in FILES {
            let list = WordList::new(text);
            let mut entries: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
            for entry in &entries {
                assert!(list.any(&lower_words(&entry.replace('*', "").replace("..", ""))), "{file}: `{entry}`");
                assert_eq!(*entry, entry.to_lowercase(), "{file}: entries are in lower case");
            }
            let count = entries.len();
            entries.sort_unstable();
            entries.dedup();
            assert_eq!(entries.len(), count, "{file}: an entry stands twice");
        }
    }

    #[test]
    fn both_languages_are_there() {
        assert!(FILES.iter().all(|(_, text)| text.contains("# English\n") && text.contains("# German\n")));
    }
}
