//! `unused-declaration`: something is declared and nothing refers to it.

use crate::campaign::Post;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};

/// The rule.
pub static RULE: Rule = Rule { meta: prose::UNUSED_DECLARATION, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let campaign = review.campaign;
    let names_none = |p: &Post| p.style.audience.is_empty() && campaign[p.delivery].audiences.is_empty();
    let all_addressed = campaign.posts.iter().any(names_none);
    let home = campaign.span.file;
    for (kind, name) in campaign.unused.iter().filter(|(_, name)| name.span.file == home) {
        if *kind == "audience" && all_addressed {
            continue;
        }
        out.push(tell(review, kind, &name.value, name.span));
    }
}

fn tell(review: &Review<'_>, kind: &str, name: &str, span: crate::source::Span) -> Finding {
    let help = match kind {
        "influencer" => {
            format!("Plan something to publish, `deliver 1 reel by {name} on instagram`, or take the person out.")
        }
        "message" => format!("Let somebody tell it, `deliver 1 reel by … on … about {name}`, or take it out."),
        "story" => format!("Let somebody tell it, `deliver reels by … on … telling {name}`, or take it out."),
        "phase" => format!("Let something happen in it, `deliver … during {name}`, or take it out."),
        "audience" => format!("Say what is for them, `message … {{ audience {name} }}`, or take it out."),
        "channel" => format!("Publish something there, `deliver … on {name}`, or take it out."),
        "metric" => format!("Judge by it, `kpi {name} >= …`, or take it out."),
        "label" => format!("Refer to it, `after {name}`, or take `as {name}` out."),
        _ => format!("Use it, `deliver … by {name}`, or take it out."),
    };
    review
        .finding(&RULE.meta, span, format!("The {kind} `{name}` is declared, and nothing refers to it."))
        .with_label("not used")
        .with_fact("kind", kind)
        .with_fact("name", name)
        .with_help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn names(text: &str) -> Vec<String> {
        let name = |f: Finding| f.message.split('`').nth(1).unwrap_or_default().to_string();
        found(&RULE, &example_file(text)).into_iter().map(name).collect()
    }

    #[test]
    fn whatever_nothing_refers_to_is_told() {
        let text = "influencer tom { on instagram @t }\ninfluencer pia { on instagram @p }\ngroup all { members tom }\n\
                    metric visits { family conversion }\nmessage grip { takeaway \"A.\" }\nmessage light { takeaway \"B.\" }\n\
                    deliver 1 reel by tom on instagram about grip as first { disclosure \"Anzeige\" }";
        assert_eq!(names(text), ["pia", "all", "visits", "light", "first"]);
    }

    #[test]
    fn an_audience_that_all_posts_address_is_used_though_none_names_it() {
        let text = "audience runners { interests running }\naudience hikers { interests hiking }\n\
                    influencer tom { on instagram @t }";
        assert_eq!(names(text), Vec::<String>::new());
        let named = format!("{text}\nmessage grip {{ audience runners; takeaway \"A.\"; disclosure \"Anzeige\" }}");
        assert_eq!(names(&named), ["hikers"]);
    }
}
