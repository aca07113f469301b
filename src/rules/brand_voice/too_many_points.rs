//! Too many talking points for one message.

use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose, text};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::TOO_MANY_POINTS, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let limit = review.threshold(&RULE.meta, "points");
    let pieces = review.pieces();
    let over = |p: &Piece<'_>| text::list_span(&p.style.points).filter(|_| p.style.points.len() as f64 > limit);
    for (span, group) in by_statement(pieces, over) {
        findings.push(finding(review, span, &group, limit));
    }
}

fn finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>], limit: f64) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let points = group.first().map_or(0, |p| p.style.points.len());
    review
        .finding(&RULE.meta, span, format!("One message has {points} talking points, in {}.", extent.words()))
        .with_label(format!("{points} points"))
        .with_fact("points", points)
        .with_fact("limit", limit)
        .with_fact("posts", extent.posts)
        .with_help(format!(
            "Keep the {limit} that people should remember; the rest makes a message of its own, or none."
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Level;
    use crate::rules::trial::trial;

    fn points(n: usize) -> String {
        let points: Vec<String> = (1..=n).map(|i| format!("\"Point {i}\"")).collect();
        format!("message m {{ points {} }}\ndeliver 1 post by ann on instagram about m", points.join(", "))
    }

    #[test]
    fn three_points_are_few_enough_and_four_are_not() {
        assert_eq!(trial(&RULE, &points(3)).messages(), [""; 0]);
        let found = trial(&RULE, &points(4));
        assert_eq!(found.messages(), ["One message has 4 talking points, in 1 post by ann."]);
        assert_eq!(found.findings[0].level, Level::Advice);
    }
}
