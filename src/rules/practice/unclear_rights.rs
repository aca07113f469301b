//! `unclear-rights`: what the brand may do with the content afterwards is not settled.

use crate::campaign::{Rights, Style};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::source::Span;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::UNCLEAR_RIGHTS, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    let mut told = BTreeSet::new();
    let (mut paid, mut stated) = (0, false);
    for who in facts.who().filter(|who| facts.is_paid(*who)) {
        for post in facts.posts_of(who) {
            paid += 1;
            stated |= post.style.usage.is_some();
            let style = &post.style;
            if style.usage.as_ref().is_some_and(|u| told.insert(u.span)) {
                out.extend(vague(review, style));
            }
            if style.boost.as_ref().is_some_and(|b| told.insert(b.span)) {
                out.extend(boosted(review, style));
            }
        }
    }
    if paid > 0 && !stated {
        let anything_said = out.iter().any(|f| f.rule == RULE.meta.name);
        out.extend((!anything_said).then(|| nothing_said(review, paid)));
    }
}

fn vague(review: &Review<'_>, style: &Style) -> Option<Finding> {
    let usage = style.usage.as_ref().filter(|u| u.rights.is_none())?;
    let message = format!(
        "The brand may use the content for {}, and nothing says whether in paid advertising too.",
        usage.duration
    );
    Some(
        review
            .finding(&RULE.meta, usage.span, message)
            .with_label("organic, or paid?")
            .with_fact("usage", usage.duration.to_string())
            .with_help(format!(
                "Say for what: `usage {} organic`, or `paid`, which creators price higher.",
                usage.duration
            ))
            .with_fix("say that it is for the brand's own channels", false, usage.span.at_end(), " organic"),
    )
}

fn boosted(review: &Review<'_>, style: &Style) -> Option<Finding> {
    let boost = style.boost.as_ref()?;
    let usage = style.usage.as_ref().map(|u| u.value);
    let granted = usage.filter(|u| u.rights == Some(Rights::Paid));
    let message = match (granted, usage) {
        (Some(paid), _) if paid.duration.seconds >= boost.seconds => return None,
        (Some(paid), _) => {
            format!(
                "The posts are to be shown as advertising for {}, and paid use ends after {}.",
                boost.value, paid.duration
            )
        }
        (None, Some(_)) => {
            format!("The posts are to be shown as advertising for {}, and no paid use is agreed.", boost.value)
        }
        (None, None) => format!("The posts are to be shown as advertising for {}, and no use is agreed.", boost.value),
    };
    let finding = review
        .finding(&RULE.meta, boost.span, message)
        .with_label("paid use")
        .with_fact("boost", boost.value.to_string())
        .with_fact("usage", usage.map_or("none".to_string(), |u| u.duration.to_string()))
        .with_help(format!("Agree on it, and on its price: `usage {} paid`.", boost.value));
    Some(match &style.usage {
        Some(usage) => finding.with_related(usage.span, "what is agreed"),
        None => finding,
    })
}

fn nothing_said(review: &Review<'_>, posts: usize) -> Finding {
    let place: Span = review.campaign.guidelines_span.unwrap_or(review.campaign.span);
    let message = format!(
        "Nothing says for how long and for what the brand may use the {} that it pays for.",
        say::count(posts, "post").trim_start_matches("1 ")
    );
    review
        .finding(&RULE.meta, place, message)
        .with_label("no `usage`")
        .with_fact("posts", posts)
        .with_help("Say it once for all in `guidelines`: `usage 90 days organic`.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn messages(guidelines: &str) -> Vec<String> {
        let own = "message grip { takeaway \"A.\" }\ndeliver 1 reel by maya on instagram about grip";
        let text = format!("guidelines {{ disclosure \"Anzeige\"; {guidelines} }}\n{own}");
        found(&RULE, &example_file(&text)).into_iter().map(|f| f.label).collect()
    }

    #[test]
    fn how_long_is_not_enough() {
        assert_eq!(messages("usage 90 days"), ["organic, or paid?"]);
        assert_eq!(messages("usage 90 days organic"), Vec::<String>::new());
    }

    #[test]
    fn advertising_with_a_post_needs_paid_use_for_as_long() {
        assert_eq!(messages("usage 30 days paid; boost 30 days"), Vec::<String>::new());
        assert_eq!(messages("usage 29 days paid; boost 30 days"), ["paid use"]);
        assert_eq!(messages("usage 90 days organic; boost 30 days"), ["paid use"]);
        assert_eq!(messages("boost 30 days"), ["paid use"]);
    }

    #[test]
    fn nothing_said_is_told_once_and_only_where_somebody_is_paid() {
        assert_eq!(messages("wording own"), ["no `usage`"]);
        let free = "influencer tom { on instagram @tom }\nguidelines { wording own }\nmessage grip { takeaway \"A.\" }\n\
                    deliver 1 reel by tom on instagram about grip";
        assert_eq!(found(&RULE, &example_file(free)).len(), 0);
    }

    #[test]
    fn one_statement_is_told_once_for_all_its_posts() {
        let text = "guidelines { disclosure \"Anzeige\"; usage 90 days }\ninfluencer tom { on instagram @t; fee 1 EUR }\n\
                    influencer pia { on instagram @p; fee 1 EUR }";
        assert_eq!(found(&RULE, &example_file(text)).len(), 1);
    }
}
