//! Handles and the addresses that hold them, and names that a plan can use.

use super::columns::network_of_host;
use crate::syntax::{is_word_character, is_word_start};
/// The handle of a cell that holds one, or the address of a profile; the channel where the address names it.
pub(super) fn handle_of(cell: &str) -> Option<(Option<&'static str>, String)> {
    let cell = cell.trim();
    // Only ASCII letters change: places in the one are places in the other.
    let lower = cell.to_ascii_lowercase();
    let bare = lower.strip_prefix("https://").or(lower.strip_prefix("http://"));
    let looks_like_address = bare.is_some() || lower.starts_with("www.") || cell.contains('/');
    if !looks_like_address {
        return sound_handle(cell.trim_start_matches('@')).map(|h| (None, h));
    }
    if cell.contains("://") && bare.is_none() {
        return None;
    }
    let rest = &cell[cell.len() - bare.map_or(cell.len(), str::len)..];
    let rest = rest.split(['?', '#']).next().unwrap_or("");
    let mut parts = rest.split('/').filter(|p| !p.is_empty());
    let host = parts.next()?;
    let channel = network_of_host(host)?;
    let parts: Vec<&str> = parts.collect();
    let own = parts.iter().find(|p| p.starts_with('@'));
    let part = match channel {
        "youtube" | "linkedin" => own.or(parts.last()),
        _ => own.or(parts.first()),
    };
    sound_handle(part?.trim_start_matches('@')).map(|h| (Some(channel), h))
}

pub(super) fn sound_handle(handle: &str) -> Option<String> {
    let right = |c: char| is_word_character(c) || matches!(c, '.' | '-');
    (!handle.is_empty() && handle.chars().all(right) && handle.len() < 100).then(|| handle.to_string())
}

/// Whether a cell can stand in a plan as a name.
pub(super) fn is_word(cell: &str) -> bool {
    cell.starts_with(is_word_start) && cell.chars().all(|c| is_word_character(c) || c == '-')
}
