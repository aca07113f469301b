//! `rushed-timeline`: there is no time to make something good.

use crate::campaign::{Campaign, Milestone, Workflow};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, Scheduled, prose};
use crate::say;
use crate::source::{Span, Spanned};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::RUSHED_TIMELINE, check: Reviewer::Schedule(check) };

fn check(review: &Scheduled<'_>, out: &mut Vec<Finding>) {
    if let (Some((briefed, span)), Some(last)) = (briefed(review), last_post(review)) {
        let days = i64::from((last - briefed).get_days());
        let wanted = review.threshold(&RULE.meta, "days");
        if (0..wanted.max(0.0) as i64).contains(&days) {
            out.push(tell(review, span, briefed, last, days));
        }
    }
    let mut seen = BTreeSet::new();
    for post in &review.campaign.posts {
        if let Some(workflow) = post.style.workflow.as_ref().filter(|w| !seen.contains(&w.span)) {
            seen.insert(workflow.span);
            out.extend(creation(review, workflow));
        }
    }
}

/// The day on which the briefs go out, and where that is stated, or could be.
fn briefed(review: &Scheduled<'_>) -> Option<(Date, Span)> {
    let settings = &review.campaign.settings;
    if let Some(stated) = &settings.briefed {
        return Some((stated.value, stated.span));
    }
    let runs = settings.runs.as_ref()?;
    let default = review.campaign.briefed()?;
    let begun = review.today > runs.first;
    Some((if begun { default } else { default.max(review.today) }, runs.span))
}

/// The day of the last post: of the schedule, else the last on which one may go out.
fn last_post(review: &Scheduled<'_>) -> Option<Date> {
    let campaign: &Campaign = review.campaign;
    if campaign.posts.is_empty() {
        return None;
    }
    if let Some(plan) = review.plan {
        return plan.slots.iter().map(|s| s.date).max();
    }
    let runs = campaign.settings.runs.as_ref().map(|r| r.last);
    let of =
        |d: &crate::campaign::Delivery| d.at.as_ref().map(|a| a.date).or(d.window.as_ref().map(|w| w.last)).or(runs);
    let days: Option<Vec<Date>> = campaign.deliveries.iter().map(of).collect();
    days?.into_iter().max()
}

fn tell(review: &Review<'_>, span: Span, briefed: Date, last: Date, days: i64) -> Finding {
    let wanted = review.threshold(&RULE.meta, "days");
    let stated = review.campaign.settings.briefed.is_some();
    let assumed = if stated { "" } else { " (not stated, so taken as the latest usual day)" };
    let message = format!(
        "From the brief on {briefed}{assumed} to the last post on {last} there are {}; {wanted} are needed to think, \
         draft and change.",
        say::count(days, "day")
    );
    let lead = jiff::Span::new().try_days(wanted as i64);
    let earlier = lead.and_then(|lead| last.checked_sub(lead)).unwrap_or(briefed);
    review
        .finding(&RULE.meta, span, message)
        .with_label(format!("{} in all", say::count(days, "day")))
        .with_fact("days", days as f64)
        .with_fact("wanted", wanted)
        .with_fact("briefed", briefed.to_string())
        .with_fact("last_post", last.to_string())
        .with_help(format!("Brief people earlier, `briefed {earlier}`, or let the run end later."))
}

/// The time between the product and the draft.
fn creation(review: &Review<'_>, workflow: &Spanned<Workflow>) -> Option<Finding> {
    let product = workflow.of(Milestone::Product)?.days();
    let draft = workflow.of(Milestone::Draft).map(|d| d.days()).or(Milestone::Draft.default_days())?;
    let wanted = review.threshold(&RULE.meta, "creation");
    let days = (product - draft) as f64 * 7.0 / 5.0;
    if days >= wanted {
        return None;
    }
    let message = format!(
        "The product arrives {} before the post and the draft is due {draft} before it: {} to try it and make something, \
         where {wanted} are usual.",
        say::count(product, "working day"),
        say::count(days.max(0.0).round() as u64, "day"),
    );
    let enough = draft.saturating_add((wanted * 5.0 / 7.0).ceil() as i64);
    let place = workflow.product.as_ref().map_or(workflow.span, |p| p.span);
    Some(
        review
            .finding(&RULE.meta, place, message)
            .with_label(format!("{} to create", say::count(days.max(0.0).round() as u64, "day")))
            .with_fact("days", days.max(0.0).round())
            .with_fact("wanted", wanted)
            .with_help(format!("Send it earlier: `product {enough} days before`.")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::{found, found_on};
    use jiff::civil::date;

    fn plan(briefed: &str, deliver: &str) -> String {
        let campaign = format!(
            "campaign \"T\" {{ brand \"N\"; objective launch; budget 9_000 EUR; runs 2027-03-01 .. 2027-04-11; {briefed} }}"
        );
        let quick = "guidelines { workflow { concept 3 days before; draft 2 days before; approval 1 day before } }";
        example_file(&format!("{campaign}\n{quick}\n{deliver}"))
    }

    const PINNED: &str = "influencer tom { on instagram @tom }\ndeliver 1 reel by tom on instagram at 2027-03-20";

    #[test]
    fn four_weeks_to_the_last_post_are_enough_and_a_day_less_is_not() {
        assert_eq!(found(&RULE, &plan("briefed 2027-02-20", PINNED)).len(), 0);
        assert_eq!(found(&RULE, &plan("briefed 2027-02-21", PINNED)).len(), 1);
    }

    #[test]
    fn a_brief_that_is_not_stated_goes_out_21_days_before_the_run_or_today() {
        assert_eq!(found_on(&RULE, &plan("", PINNED), date(2027, 1, 1)).len(), 0);
        assert_eq!(found_on(&RULE, &plan("", PINNED), date(2027, 2, 21)).len(), 1);
        assert_eq!(found_on(&RULE, &plan("", PINNED), date(2027, 3, 15)).len(), 0);
    }

    #[test]
    fn a_plan_without_posts_has_no_last_one() {
        let nobody =
            "influencer tom { on instagram @tom }\ngroup none { members tom }\nphase p 2027-03-01 .. 2027-03-02";
        let text = plan("briefed 2027-02-28", nobody);
        let without: String = text.lines().filter(|l| !l.starts_with("deliver")).map(|l| format!("{l}\n")).collect();
        assert_eq!(found(&RULE, &without).len(), 0);
    }

    fn workflow(dates: &str) -> usize {
        let text = format!("guidelines {{ disclosure \"Anzeige\"; workflow {{ {dates} }} }}");
        found(&RULE, &example_file(&text)).len()
    }

    #[test]
    fn two_weeks_from_the_product_to_the_draft_are_enough() {
        assert_eq!(workflow("product 17 days before"), 0);
        assert_eq!(workflow("product 16 days before"), 1);
        assert_eq!(workflow("product 14 days before; draft 4 days before"), 0);
        assert_eq!(workflow("product 13 days before; draft 4 days before"), 1);
        assert_eq!(workflow("contract 20 days before"), 0);
    }
}
