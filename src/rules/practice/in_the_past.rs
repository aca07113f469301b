//! `in-the-past`: the plan, or a day on which it is judged, lies behind.

use crate::campaign::{DateRange, Kpi};
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use crate::source::Spanned;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::IN_THE_PAST, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let runs = review.campaign.settings.runs.as_ref();
    if let Some(over) = runs.filter(|r| r.last < review.today) {
        out.push(is_over(review, over));
        return;
    }
    for kpi in review.campaign.kpis.iter().filter(|k| k.by_stated) {
        let Some(by) = kpi.by else { continue };
        let begin = runs.map(|r| r.first).filter(|first| by < *first);
        if begin.is_some() || by < review.today {
            out.push(judged_early(review, kpi, by, begin));
        }
    }
}

fn is_over(review: &Review<'_>, runs: &Spanned<DateRange>) -> Finding {
    let days = i64::from((review.today - runs.last).get_days());
    let message =
        format!("The run ended on {}, {} before today ({}).", runs.last, say::count(days, "day"), review.today);
    review
        .finding(&RULE.meta, runs.span, message)
        .with_label("over")
        .with_fact("last_day", runs.last.to_string())
        .with_fact("today", review.today.to_string())
        .with_fact("days", days as f64)
        .with_help(format!(
            "Check the year: `runs {}`; or look at it as of its own time, with `--today {}`.",
            next(runs.value, review.today),
            runs.first
        ))
}

/// The same days in the first year in which the run is not over.
fn next(runs: DateRange, today: Date) -> DateRange {
    let moved = |years: i16| {
        let by = jiff::Span::new().years(years);
        Some(DateRange { first: runs.first.checked_add(by).ok()?, last: runs.last.checked_add(by).ok()? })
    };
    (1..=50).filter_map(moved).find(|r| r.first >= today).unwrap_or(runs)
}

fn judged_early(review: &Review<'_>, kpi: &Kpi, by: Date, begin: Option<Date>) -> Finding {
    let why = match begin {
        Some(first) => format!("before the run begins ({first})"),
        None => format!("before today ({})", review.today),
    };
    let message = format!("`{}` is to be judged on {by}, {why}.", kpi.name.value);
    let later = review.campaign.settings.runs.as_ref().map(|r| r.last);
    let later = later.and_then(|last| last.checked_add(jiff::Span::new().days(14)).ok()).unwrap_or(by);
    review
        .finding(&RULE.meta, kpi.span, message)
        .with_label(format!("judged on {by}"))
        .with_fact("metric", kpi.name.value.as_str())
        .with_fact("by", by.to_string())
        .with_fact("today", review.today.to_string())
        .with_help(format!("Judge it after the run: `by {later}`."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found_on;
    use jiff::civil::date;

    fn count_on(kpi: &str, today: Date) -> usize {
        found_on(&RULE, &example_file(kpi), today).len()
    }

    #[test]
    fn the_last_day_of_the_run_is_not_past_and_the_day_after_is() {
        assert_eq!(count_on("", date(2027, 4, 11)), 0);
        assert_eq!(count_on("", date(2027, 4, 12)), 1);
    }

    #[test]
    fn a_run_that_is_over_is_told_once() {
        assert_eq!(count_on("kpi saves >= 3 { by 2027-04-01 }", date(2029, 1, 1)), 1);
    }

    #[test]
    fn a_day_of_judgement_before_the_run_is_wrong_whenever_one_looks() {
        assert_eq!(count_on("kpi saves >= 3 { by 2027-02-28 }", date(2026, 1, 1)), 1);
        assert_eq!(count_on("kpi saves >= 3 { by 2027-03-01 }", date(2026, 1, 1)), 0);
    }

    #[test]
    fn a_day_of_judgement_is_past_the_day_after() {
        assert_eq!(count_on("kpi saves >= 3 { by 2027-03-20 }", date(2027, 3, 20)), 0);
        assert_eq!(count_on("kpi saves >= 3 { by 2027-03-20 }", date(2027, 3, 21)), 1);
    }

    #[test]
    fn the_next_year_that_fits_is_proposed() {
        let found = found_on(&RULE, &example_file(""), date(2028, 5, 1));
        assert!(found[0].help.as_ref().unwrap().contains("runs 2029-03-01 .. 2029-04-11"), "{found:?}");
    }
}
