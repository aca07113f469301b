//! `competitor-conflict`: somebody praised a competitor's product a short while ago.

use crate::campaign::{Campaign, InfluencerId};
use crate::facts::people::{Rival, exclusivity, same_brand};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::COMPETITOR_CONFLICT, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    for who in facts.who() {
        let Some(rival) = facts.people[who.index()].rival else { continue };
        let posts = facts.posts_of(who).map(|p| &*p.style);
        let (window, stated) = exclusivity(&review.campaign[who], posts, &facts.norms);
        if rival.is_within(window) {
            out.push(tell(review, who, rival, window, stated));
        }
    }
}

fn tell(review: &Review<'_>, who: InfluencerId, rival: Rival, window: i64, stated: bool) -> Finding {
    let campaign: &Campaign = review.campaign;
    let (work, days) = (&campaign[who].known.worked_with[rival.line], rival.days);
    let whose = if stated { "the exclusivity of the plan" } else { "the usual distance" };
    let when = match days {
        1.. => format!("{} before the first post of this campaign may go out", say::count(days, "day")),
        _ => "after this campaign has begun".to_string(),
    };
    let message = format!(
        "{} worked for {}, a competitor, on {}: {when}; {whose} is {}.",
        campaign.name_of(who),
        work.brand,
        work.on,
        say::count(window, "day"),
    );
    let rival = campaign.settings.competitors.iter().find(|c| same_brand(&c.value, &work.brand));
    let mut finding = review
        .finding(&RULE.meta, work.span, message)
        .with_label(format!("within {}", say::count(window, "day")))
        .with_fact("influencer", campaign[who].name.value.as_str())
        .with_fact("competitor", work.brand.as_str())
        .with_fact("days", days as f64)
        .with_fact("window", window as f64);
    if let Some(rival) = rival {
        finding = finding.with_related(rival.span, "named as a competitor here");
    }
    let wait = jiff::Span::new().try_days(window.saturating_add(1));
    let free = wait.and_then(|wait| work.on.checked_add(wait)).map_or("later".to_string(), |day| day.to_string());
    finding.with_help(format!(
        "Let {} post from {free} on: `available {free} .. {}`; or take somebody who has not praised them.",
        campaign.name_of(who),
        campaign.settings.runs.as_ref().map_or(review.today, |r| r.value.last),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(person: &str) -> usize {
        let campaign = RULE.meta.bad.split("influencer").next().unwrap();
        let text = format!("{campaign}influencer tom {{ on instagram @tom; {person} }}");
        found(&RULE, &example_file(&text)).len()
    }

    #[test]
    fn ninety_days_are_the_window_where_none_is_stated() {
        assert_eq!(count("worked_with \"Hokan\" 2026-12-01"), 1);
        assert_eq!(count("worked_with \"Hokan\" 2026-11-30"), 0);
    }

    #[test]
    fn a_stated_exclusivity_is_the_window() {
        assert_eq!(count("exclusivity 30 days; worked_with \"Hokan\" 2027-01-30"), 1);
        assert_eq!(count("exclusivity 30 days; worked_with \"Hokan\" 2027-01-29"), 0);
        assert_eq!(count("exclusivity 120 days; worked_with \"Hokan\" 2026-11-30"), 1);
    }

    #[test]
    fn brands_are_compared_without_regard_to_case_and_others_do_not_matter() {
        assert_eq!(count("worked_with \"hOKAN \" 2027-02-01"), 1);
        assert_eq!(count("worked_with \"Bakery\" 2027-02-01"), 0);
    }

    #[test]
    fn work_during_the_run_counts_and_only_the_latest_is_told() {
        assert_eq!(count("worked_with \"Hokan\" 2027-03-20"), 1);
        assert_eq!(count("worked_with \"Hokan\" 2027-02-20; worked_with \"Salomar\" 2027-02-25"), 1);
    }

    #[test]
    fn a_campaign_that_names_no_competitors_has_no_conflict() {
        let text = "influencer tom { on instagram @tom; worked_with \"Hokan\" 2027-02-20 }";
        assert_eq!(found(&RULE, &example_file(text)).len(), 0);
    }
}
