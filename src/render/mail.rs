//! A mail as plain text, no line wider than mail programs like.

use super::inert::one_line;
use super::wrap::fill;
use crate::brief::Mail;
use unicode_width::UnicodeWidthStr as _;

/// The widest that a line becomes.
const WIDTH: usize = 72;

/// The subject, on one line.
pub fn subject(mail: &Mail) -> String {
    one_line(&mail.subject).into_owned()
}

/// The body, with a line feed at the end.
pub fn body(mail: &Mail) -> String {
    let mut out = paragraph(&mail.greeting) + &paragraph(&mail.intro);
    let names = mail.facts.iter().map(|f| one_line(&f.name).width()).max().unwrap_or(0);
    for fact in &mail.facts {
        let name = one_line(&fact.name);
        let first = format!("  {name}{}  ", " ".repeat(names - name.width()));
        out.push_str(&fill(&one_line(&fact.value.words()), WIDTH, &first, &" ".repeat(names + 4)));
    }
    out.push('\n');
    mail.posts.iter().for_each(|post| out.push_str(&fill(&one_line(post), WIDTH, "  - ", "    ")));
    out.push('\n');
    out + &paragraph(&mail.outro) + &fill(&one_line(&mail.sender), WIDTH, "", "")
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { fill(&one_line(text), WIDTH, "", "") + "\n" }
}
