//! Names of files that are safe on every system.

use crate::campaign::Campaign;

/// The most bytes that a name has.
const MOST_BYTES: usize = 80;

/// The name of the file, without its ending, for each influencer in the order of the campaign; no two are alike, not even
/// where case does not count.
pub fn file_stems(campaign: &Campaign) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(campaign.influencers.len());
    let mut seen = std::collections::BTreeSet::new();
    for (i, influencer) in campaign.influencers.iter().enumerate() {
        let title = || influencer.title.as_ref().map(|t| file_stem(t)).unwrap_or_default();
        let own = [file_stem(&influencer.name), title(), format!("influencer-{}", i + 1)];
        let stem = own.into_iter().find(|s| !s.is_empty()).unwrap_or_default();
        let numbered = (2..).map(|n| format!("{stem}-{n}"));
        let free = std::iter::once(stem.clone()).chain(numbered).find(|s| seen.insert(s.to_lowercase()));
        taken.push(free.unwrap_or(stem));
    }
    taken
}

/// A text as the name of a file, without its ending: letters and digits, with a hyphen for all else, and no name that a
/// system keeps for itself. Empty where the text has neither letters nor digits.
pub fn file_stem(text: &str) -> String {
    let mut stem = String::new();
    for c in text.chars() {
        match c {
            c if c.is_alphanumeric() || c == '_' => stem.push(c),
            _ if !stem.is_empty() && !stem.ends_with('-') => stem.push('-'),
            _ => {}
        }
        if stem.len() >= MOST_BYTES {
            break;
        }
    }
    let stem = stem.trim_matches(['-', '_']).to_string();
    if is_reserved(&stem) { format!("{stem}-1") } else { stem }
}

/// Whether Windows keeps a name for a device, whatever its ending.
fn is_reserved(stem: &str) -> bool {
    let lower = stem.to_ascii_lowercase();
    let device = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
    let numbered = device
        .is_some_and(|n| matches!(n, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"));
    numbered || matches!(lower.as_str(), "con" | "prn" | "aux" | "nul" | "conin" | "conout")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_neither_leave_the_folder_nor_name_a_device() {
        assert_eq!(file_stem("../../x"), "x");
        assert_eq!(file_stem("C:\\Windows\\system32"), "C-Windows-system32");
        assert_eq!(file_stem("CON"), "CON-1");
        assert_eq!(file_stem("com1"), "com1-1");
        assert_eq!(file_stem("Maya Köhler"), "Maya-Köhler");
        assert_eq!(file_stem("🏔️🏔️"), "");
        assert_eq!(file_stem(".hidden"), "hidden");
        assert_eq!(file_stem("-rf"), "rf");
        assert!(file_stem(&"ä".repeat(500)).len() <= 82);
        assert_eq!(file_stem("a\u{0}b\u{202e}c\nd"), "a-b-c-d");
    }
}
