//! Articles as plain text, for `explain`, and as Markdown in short, for hover and completion.

use super::{Article, Body, Detail, Term};
use std::fmt::Write as _;

/// How long words may be that go on the line of their title.
const SHORT: usize = 60;

/// An article as plain text, all of it.
pub fn text(article: &Article) -> String {
    let mut out = format!("{} ({})\n\n{}\n", article.name, article.kind, article.summary);
    if let Some(shape) = &article.shape {
        let _ = writeln!(out, "\n  {shape}");
    }
    let mut before = None;
    for Detail { title, body, .. } in &article.details {
        let short = match body {
            Body::Nothing => true,
            Body::Prose(prose) => prose.chars().count() <= SHORT,
            Body::List(_) | Body::Terms(_) | Body::Campaign(_) => false,
        };
        if !(short && before == Some(true)) {
            out.push('\n');
        }
        let _ = match body {
            Body::Nothing => writeln!(out, "{title}."),
            Body::Prose(prose) if short => writeln!(out, "{title}: {prose}"),
            Body::Prose(prose) => writeln!(out, "{title}\n  {prose}"),
            Body::Campaign(text) => writeln!(out, "{title}\n{}", indented(text)),
            Body::List(items) => writeln!(out, "{title}\n  {}", items.join("\n  ")),
            Body::Terms(terms) => writeln!(out, "{title}\n{}", listed(terms, "  ", "")),
        };
        before = Some(short);
    }
    out
}

/// An article at a glance, as Markdown.
pub fn hover(article: &Article) -> String {
    let mut out = match &article.shape {
        Some(shape) => format!("```campaign\n{shape}\n```\n{} *({})*\n", article.summary, article.kind),
        None => format!("**{}** *({})*\n\n{}\n", article.name, article.kind, article.summary),
    };
    for Detail { title, body, .. } in article.details.iter().filter(|d| d.at_a_glance) {
        let _ = match body {
            Body::Nothing => writeln!(out, "\n**{title}.**"),
            Body::Prose(prose) => writeln!(out, "\n**{title}**: {prose}"),
            Body::Campaign(text) => writeln!(out, "\n**{title}**: `{text}`"),
            Body::List(items) => writeln!(out, "\n**{title}**\n\n- {}", items.join("\n- ")),
            Body::Terms(terms) => writeln!(out, "\n**{title}**\n\n{}", listed(terms, "- ", "`")),
        };
    }
    out
}

/// A line for each term, its name between two marks.
fn listed(terms: &[Term], begin: &str, mark: &str) -> String {
    let line = |t: &Term| {
        let default = t.default.as_ref().map_or(String::new(), |d| format!(" {d}"));
        format!("{begin}{mark}{}{mark}{default}: {}", t.name, t.doc)
    };
    terms.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn indented(text: &str) -> String {
    text.lines().map(|l| format!("  {l}").trim_end().to_string()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use crate::manual::{articles, hover, text};

    #[test]
    fn a_word_is_told_once_however_many_blocks_take_it() {
        let found = articles("wording");
        assert_eq!(found.len(), 1);
        insta::assert_snapshot!(text(&found[0]));
        insta::assert_snapshot!(hover(&found[0]));
    }

    #[test]
    fn a_rule_a_metric_a_channel_a_tier_and_a_market_have_an_article_each() {
        let names = ["never-used", "brand_recall", "instagram", "micro", "DE"];
        let all = names.map(|n| articles(n).iter().map(|a| text(a) + "\n--\n" + &hover(a)).collect::<String>());
        insta::assert_snapshot!(all.join("\n==\n"));
    }
}
