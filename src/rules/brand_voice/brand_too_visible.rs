//! The brand fills the picture.

use crate::campaign::{Campaign, Duration, Logo};
use crate::findings::Finding;
use crate::rules::pieces::{Extent, Piece, by_statement};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::BRAND_TOO_VISIBLE, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let frame = review.threshold(&RULE.meta, "frame");
    let share = review.threshold(&RULE.meta, "screen_time");
    let pieces = || review.pieces().iter().filter(|p| !p.owned);
    let dominant = |p: &Piece<'_>| p.style.logo.as_ref().filter(|l| l.value == Logo::Dominant).map(|l| l.span);
    for (span, group) in by_statement(pieces(), dominant) {
        findings.push(logo_finding(review, span, &group));
    }
    let large = |p: &Piece<'_>| p.style.brand_image.as_ref().filter(|i| i.value.0 > frame).map(|i| i.span);
    for (span, group) in by_statement(pieces(), large) {
        findings.push(image_finding(review, span, &group, frame));
    }
    let long = |p: &Piece<'_>| {
        let (shown, length) = screen_time(review.campaign, p)?;
        let over = shown.seconds as f64 * 100.0 > share * length.seconds as f64;
        p.style.product_on_screen.as_ref().filter(|_| over).map(|s| s.span)
    };
    for (span, group) in by_statement(pieces(), long) {
        findings.push(screen_finding(review, span, &group, share));
    }
}

/// How long the product is seen, and in how long a piece; `None` where either is unknown.
fn screen_time(campaign: &Campaign, piece: &Piece<'_>) -> Option<(Duration, Duration)> {
    let length = campaign[piece.delivery?].length.as_ref()?.value;
    Some((piece.style.product_on_screen.as_ref()?.value, length))
}

fn logo_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>]) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let value = Span { start: span.end.saturating_sub("dominant".len() as u32).max(span.start), ..span };
    review
        .finding(&RULE.meta, span, format!("The logo is to fill the picture of {}.", extent.words()))
        .with_label("the person is behind the logo")
        .with_fact("posts", extent.posts)
        .with_fact("people", extent.people)
        .with_help("Let it be seen as it is on the product: `logo subtle`.")
        .with_fix("show the logo as it is on the product", false, value, "subtle")
}

fn image_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>], limit: f64) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let share = group.first().and_then(|p| p.style.brand_image.as_ref()).map_or(0.0, |i| i.value.0);
    let better = format!("brand_image {}%", limit.min(15.0));
    review
        .finding(&RULE.meta, span, format!("The brand takes {share}% of the frame of {}.", extent.words()))
        .with_label(format!("over {limit}% of the frame"))
        .with_fact("brand_image", share / 100.0)
        .with_fact("limit", limit / 100.0)
        .with_fact("posts", extent.posts)
        .with_help(format!("Give her the frame: `{better}`."))
        .with_fix("make the brand smaller", false, span, better)
}

fn screen_finding(review: &Review<'_>, span: Span, group: &[&Piece<'_>], limit: f64) -> Finding {
    let extent = Extent::of(review.campaign, group);
    let times = group.iter().filter_map(|p| screen_time(review.campaign, p));
    let (shown, length) = times.map(|(s, l)| (s.seconds, l.seconds)).min_by_key(|(_, l)| *l).unwrap_or((0, 0));
    let percent = (shown * 100).checked_div(length).unwrap_or(100);
    let better = ((length as f64 * limit / 100.0).floor() as u64).max(1);
    review
        .finding(
            &RULE.meta,
            span,
            format!("The product is to be seen for {shown} of {length} seconds ({percent}%), in {}.", extent.words()),
        )
        .with_label(format!("over {limit}% of the piece"))
        .with_fact("product_on_screen_seconds", shown)
        .with_fact("length_seconds", length)
        .with_fact("limit", limit / 100.0)
        .with_fact("posts", extent.posts)
        .with_help(format!("Show it where it is used, and not longer: at most `product_on_screen {better} seconds`."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    fn post(style: &str) -> String {
        format!(
            "guidelines {{ {style} }}\nmessage m {{ takeaway \"T.\" }}\n\
             deliver 1 reel by ann on instagram about m {{ length 20 seconds }}"
        )
    }

    #[test]
    fn a_dominant_logo_is_told_of_and_a_visible_one_is_not() {
        assert_eq!(trial(&RULE, &post("logo visible")).messages(), [""; 0]);
        let found = trial(&RULE, &post("logo dominant"));
        assert_eq!(found.messages(), ["The logo is to fill the picture of 1 post by ann."]);
        assert!(found.fixed().contains("logo subtle }"));
    }

    #[test]
    fn a_fifth_of_the_frame_is_fine_and_more_is_not() {
        assert_eq!(trial(&RULE, &post("brand_image 20%")).messages(), [""; 0]);
        let found = trial(&RULE, &post("brand_image 20.5%"));
        assert_eq!(found.messages(), ["The brand takes 20.5% of the frame of 1 post by ann."]);
        let raised = trial_with(&RULE, &[("frame", 30.0)], &format!("{HEAD}{}", post("brand_image 20.5%")));
        assert_eq!(raised.messages(), [""; 0]);
    }

    #[test]
    fn half_of_the_length_is_fine_more_is_not_and_an_unknown_length_is_not_judged() {
        assert_eq!(trial(&RULE, &post("product_on_screen 10 seconds")).messages(), [""; 0]);
        let found = trial(&RULE, &post("product_on_screen 11 seconds"));
        assert_eq!(found.messages(), ["The product is to be seen for 11 of 20 seconds (55%), in 1 post by ann."]);
        let unknown = post("product_on_screen 40 seconds").replace("{ length 20 seconds }", "");
        assert_eq!(trial(&RULE, &unknown).messages(), [""; 0]);
    }

    #[test]
    fn the_brands_own_channel_may_show_the_brand() {
        let own = post("logo dominant").replace("reel by ann on instagram", "post by ann on journal");
        assert_eq!(trial(&RULE, &own).messages(), [""; 0]);
    }
}
