//! A mail as plain text, no line wider than mail programs like.

use super::inert::one_line;
use super::wrap::fill;
use crate::brief::Mail;
use crate::brief::document::NamedValue;
use minijinja::Value;
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr as _;

/// The widest that a line becomes.
const WIDTH: usize = 72;

/// The subject, on one line.
pub fn subject(mail: &Mail) -> String {
    one_line(&mail.subject).into_owned()
}

/// The parts of a body, each with its lines; `sender` signs in place of the brand.
pub(super) fn parts(mail: &Mail, sender: Option<&str>) -> BTreeMap<&'static str, Value> {
    let names = mail.facts.iter().map(|f| one_line(&f.name).width()).max().unwrap_or(0);
    let fact = |fact: &NamedValue| {
        let name = one_line(&fact.name);
        let first = format!("  {name}{}  ", " ".repeat(names - name.width()));
        fill(&one_line(&fact.value.words()), WIDTH, &first, &" ".repeat(names + 4))
    };
    let facts: String = mail.facts.iter().map(fact).collect();
    let posts: String = mail.posts.iter().map(|post| fill(&one_line(post), WIDTH, "  - ", "    ")).collect();
    let parts = [
        ("subject", subject(mail)),
        ("greeting", paragraph(&mail.greeting)),
        ("intro", paragraph(&mail.intro)),
        ("facts", facts),
        ("posts", posts),
        ("outro", paragraph(&mail.outro)),
        ("sender", paragraph(sender.unwrap_or(&mail.sender))),
    ];
    parts.into_iter().map(|(name, text)| (name, Value::from(text.trim_end_matches('\n')))).collect()
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { fill(&one_line(text), WIDTH, "", "") }
}
