//! Findings, schedules and documents as text: one file a format.
//!
//! Pure functions from data to a string. Knows nothing of what the data means.

pub mod card;
pub mod cast;
pub mod github;
pub mod house;
mod html;
pub mod human;
pub mod json;
pub mod mail;
mod markdown;
pub mod pages;
pub mod pdf;
pub mod roster;
pub mod sarif;
pub mod schedule;
pub mod short;

mod direction;
mod excerpt;
pub mod inert;
mod wrap;

pub use inert::{for_terminal, one_line};

/// A web address that may stand as a link: of the web or for mail, and without anything that could end it. `None` for
/// everything else, such as `javascript:`.
fn safe_url(url: &str) -> Option<&str> {
    let url = url.trim();
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let scheme = lower.starts_with("https://") || lower.starts_with("http://");
    let plain =
        |c: char| !c.is_whitespace() && !inert::is_active(c) && !matches!(c, '<' | '>' | '"' | '\'' | '\\' | '`');
    (scheme && url.chars().all(plain)).then_some(url)
}

/// Whether a text is a plain mail address.
fn is_mail(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+'))
    };
    text.split_once('@').is_some_and(|(user, host)| plain(user) && plain(host))
}
