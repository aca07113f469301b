//! Keys of the words of documents, held against the English file while the program is compiled: a key that is not there,
//! a value that its words do not ask for, and one that they ask for and do not get, do not compile.

/// The words of a key in the language of a document: `words!(locale, posts_title)`; with what is filled in,
/// `words!(locale, brief_title, name = who)`.
macro_rules! words {
    ($locale:expr, $key:ident) => {{
        const _: () = $crate::say::keys::hold(stringify!($key), &[]);
        $locale.word(stringify!($key))
    }};
    ($locale:expr, $key:ident, $($name:ident = $value:expr),+ $(,)?) => {{
        const _: () = $crate::say::keys::hold(stringify!($key), &[$(stringify!($name)),+]);
        $locale.fill(stringify!($key), &[$((stringify!($name), $locale.value(&$value))),+])
    }};
}

pub(crate) use words;

/// The English words, as the compiler reads them.
const TEXT: &[u8] = include_bytes!("locale/en.ftl");

/// Where each message begins.
const STARTS: [usize; count()] = starts();

const fn begins(at: usize) -> bool {
    TEXT[at].is_ascii_lowercase() && at > 0 && TEXT[at - 1] == b'\n'
}

const fn count() -> usize {
    let (mut count, mut at) = (0, 0);
    while at < TEXT.len() {
        count += begins(at) as usize;
        at += 1;
    }
    count
}

const fn starts() -> [usize; count()] {
    let mut starts = [0; count()];
    let (mut found, mut at) = (0, 0);
    while at < TEXT.len() {
        if begins(at) {
            starts[found] = at;
            found += 1;
        }
        at += 1;
    }
    starts
}

/// Holds the use of a key against the English words.
pub(crate) const fn hold(key: &str, given: &[&str]) {
    let Some((from, until)) = message(key) else { panic!("this key has no words in src/say/locale/en.ftl") };
    assert!(all_are_used(from, until, given), "a value is given that the words do not ask for");
    assert!(all_are_given(from, until, given), "the words ask for a value that is not given");
}

/// Where the words of a key stand.
const fn message(key: &str) -> Option<(usize, usize)> {
    let mut i = 0;
    while i < STARTS.len() {
        let end = STARTS[i] + key.len();
        if stands_at(key.as_bytes(), STARTS[i]) && end < TEXT.len() && TEXT[end] == b' ' {
            let until = if i + 1 < STARTS.len() { STARTS[i + 1] } else { TEXT.len() };
            return Some((end, until));
        }
        i += 1;
    }
    None
}

const fn stands_at(word: &[u8], at: usize) -> bool {
    let mut i = 0;
    while i < word.len() {
        if at + i >= TEXT.len() || TEXT[at + i] != word[i] {
            return false;
        }
        i += 1;
    }
    true
}

const fn is_name(at: usize) -> bool {
    at < TEXT.len() && (TEXT[at].is_ascii_alphanumeric() || TEXT[at] == b'_')
}

/// Whether a name stands behind a `$`.
const fn names(name: &str, at: usize) -> bool {
    stands_at(name.as_bytes(), at) && !is_name(at + name.len())
}

const fn all_are_used(from: usize, until: usize, given: &[&str]) -> bool {
    let mut i = 0;
    while i < given.len() {
        let (mut at, mut used) = (from, false);
        while at < until {
            used = used || (TEXT[at] == b'$' && names(given[i], at + 1));
            at += 1;
        }
        if !used {
            return false;
        }
        i += 1;
    }
    true
}

const fn all_are_given(from: usize, until: usize, given: &[&str]) -> bool {
    let mut at = from;
    while at < until {
        if TEXT[at] == b'$' {
            let (mut i, mut known) = (0, false);
            while i < given.len() {
                known = known || names(given[i], at + 1);
                i += 1;
            }
            if !known {
                return false;
            }
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(key: &str, given: &[&str]) -> bool {
        let Some((from, until)) = message(key) else { return false };
        all_are_used(from, until, given) && all_are_given(from, until, given)
    }

    #[test]
    fn a_key_fits_with_all_of_its_values_and_no_others() {
        assert!(fits("brief_title", &["name"]) && fits("posts_title", &[]));
        assert!(!fits("brief_titel", &["name"]) && !fits("brief", &["name"]));
        assert!(!fits("brief_title", &[]) && !fits("brief_title", &["name", "who"]) && !fits("brief_title", &["nam"]));
        assert!(fits("people", &["count"]), "values within variants count too");
    }
}
