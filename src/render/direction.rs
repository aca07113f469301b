//! Which way a text runs.

/// Whether most letters of a text run from right to left.
///
/// The first letter alone would turn a sentence of ours around where it begins with a name in Arabic or Hebrew.
pub(super) fn is_rtl(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut right, mut left) = (0_usize, 0_usize);
    letters.for_each(|c| if runs_left(c) { right += 1 } else { left += 1 });
    right > left
}

/// Whether the first letter of a text runs from right to left.
pub(super) fn begins_rtl(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(runs_left)
}

/// Whether a letter belongs to a script that runs from right to left.
fn runs_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_runs_as_most_of_its_letters_do() {
        assert!(is_rtl("ريدج ٢ أول حذاء جبلي (Ridge 2)."));
        assert!(!is_rtl("قمة would like to tell people about this."));
        assert!(begins_rtl("«قمة» Northpeak") && !begins_rtl("Reel: قمة"));
        assert!(!is_rtl("山の季節") && !is_rtl("12, 13") && !is_rtl(""));
    }
}
