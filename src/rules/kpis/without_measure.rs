//! `kpi-without-measure`: a target, and nothing says how anybody finds out whether it was met.

use crate::campaign::Kpi;
use crate::findings::{Finding, Level};
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::vocabulary::{Family, Unit};
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::KPI_WITHOUT_MEASURE, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let kpis = &review.campaign.kpis;
    let known: BTreeSet<&str> = kpis.iter().filter(|k| k.baseline.is_some()).map(|k| k.name.value.as_str()).collect();
    for kpi in &review.campaign.kpis {
        let measured = kpi.measured.as_ref().is_some_and(|m| !m.value.trim().is_empty());
        if !measured {
            out.push(unmeasured(review, kpi));
        } else if needs_baseline(kpi) && !known.contains(kpi.name.value.as_str()) {
            out.push(without_baseline(review, kpi));
        }
    }
}

/// The usual way to measure a family, and whether it costs nothing to ask for it: figures that channels and shops show
/// anyway are safe to write down, readers and surveys are not.
fn usual(family: Option<Family>) -> (&'static str, bool) {
    match family {
        Some(Family::Interaction | Family::Reach) => ("channel insights", true),
        Some(Family::Conversion) => ("codes and tagged links", true),
        Some(Family::Sentiment) => ("200 comments, two readers", false),
        Some(Family::Branding) => ("panel survey, n = 400", false),
        None => ("…", false),
    }
}

fn target(kpi: &Kpi) -> String {
    let target = kpi.target.as_ref().map_or(String::new(), |t| format!(" {} {}", kpi.comparison.sign(), t.value));
    format!("{}{target}", kpi.name.value)
}

fn unmeasured(review: &Review<'_>, kpi: &Kpi) -> Finding {
    let (way, safe) = usual(kpi.family());
    let message = format!("`{}` is a target, and nothing says how it is measured.", target(kpi));
    let finding = review
        .finding(&RULE.meta, kpi.span, message)
        .with_label("no `measured`")
        .with_fact("metric", kpi.name.value.as_str())
        .with_fact("missing", "measured")
        .with_help(format!("Say how, and who: `measured \"{way}\"`."));
    let title = "say how it is measured";
    let property = format!("measured \"{way}\"");
    match (kpi.family(), &kpi.measured, kpi.block) {
        (None, ..) => finding,
        (_, Some(empty), _) => finding.with_fix(title, safe, empty.span, property),
        (_, None, Some(inside)) => finding.with_fix(title, safe, inside, format!(" {property};")),
        (_, None, None) => finding.with_fix(title, safe, kpi.span.at_end(), format!(" {{ {property} }}")),
    }
}

/// Metrics that are changes themselves, or begin at nothing.
const FROM_NOTHING: &[&str] = &["brand_lift", "follower_growth", "earned_mentions"];

fn needs_baseline(kpi: &Kpi) -> bool {
    let Some(metric) = &kpi.metric else { return false };
    let level = match metric.declared {
        Some(_) => metric.unit == Unit::Percent,
        None => !FROM_NOTHING.contains(&metric.name.as_str()),
    };
    matches!(metric.family, Family::Sentiment | Family::Branding) && level
}

fn without_baseline(review: &Review<'_>, kpi: &Kpi) -> Finding {
    let message = format!("`{}` does not say where it stood before: nobody can tell what changed.", target(kpi));
    let mut finding = review
        .finding(&RULE.meta, kpi.span, message)
        .with_label("no `baseline`")
        .with_fact("metric", kpi.name.value.as_str())
        .with_fact("missing", "baseline")
        .with_help(format!(
            "Measure it once before the briefs go out, and write it down: `baseline {}`.",
            example(kpi)
        ));
    finding.level = finding.level.min(Level::Advice);
    finding
}

fn example(kpi: &Kpi) -> &'static str {
    kpi.metric.as_ref().map_or("62%", |m| m.unit.example())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn levels(kpis: &str) -> Vec<Level> {
        found(&RULE, &example_file(kpis)).into_iter().map(|f| f.level).collect()
    }

    #[test]
    fn every_kpi_says_how_it_is_measured() {
        assert_eq!(levels("kpi saves >= 3\nkpi sales >= 3 { weight 10% }"), [Level::Warning; 2]);
        assert_eq!(levels("kpi saves >= 3 { measured \"channel insights\" }"), []);
        assert_eq!(levels("kpi saves >= 3 { measured \" \" }"), [Level::Warning]);
    }

    #[test]
    fn sentiment_and_branding_need_a_baseline_and_counts_do_not() {
        let measured = |kpi: &str| levels(&format!("kpi {kpi} {{ measured \"readers\" }}"));
        for kpi in
            ["positive_sentiment >= 75%", "net_sentiment >= 5 points", "brand_recall >= 9%", "branded_search >= 9"]
        {
            assert_eq!(measured(kpi), [Level::Advice], "{kpi}");
        }
        for kpi in ["brand_lift >= 3 points", "follower_growth >= 2%", "earned_mentions >= 9", "sales >= 9"] {
            assert_eq!(measured(kpi), [], "{kpi}");
        }
    }

    #[test]
    fn a_baseline_of_the_same_metric_elsewhere_is_enough() {
        let both = "kpi positive_sentiment >= 75% { baseline 66%; measured \"readers\" }\n\
                    kpi positive_sentiment >= 80% for maya { measured \"readers\" }";
        assert_eq!(levels(both), []);
    }

    fn fixed(kpi: &str) -> (bool, String) {
        let text = example_file(kpi);
        let fix = found(&RULE, &text)[0].fix.clone().unwrap();
        let edit = &fix.edits[0];
        let mut out = text.clone();
        out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        assert_eq!(found(&RULE, &out).len(), 0, "{out}");
        (fix.safe, out.lines().next().unwrap().to_string())
    }

    #[test]
    fn the_fix_fits_with_a_block_with_an_empty_one_and_without() {
        let safe = |line: &str| (true, line.to_string());
        assert_eq!(fixed("kpi saves >= 3 // many"), safe("kpi saves >= 3 { measured \"channel insights\" } // many"));
        assert_eq!(fixed("kpi saves >= 3 { }"), safe("kpi saves >= 3 { measured \"channel insights\"; }"));
        let line = "kpi saves >= 3 { measured \"channel insights\"; weight 5% }";
        assert_eq!(fixed("kpi saves >= 3 { weight 5% }"), safe(line));
        assert_eq!(
            fixed("kpi sales >= 3 { measured \"\" }"),
            safe("kpi sales >= 3 { measured \"codes and tagged links\" }")
        );
    }

    #[test]
    fn a_survey_is_not_ordered_unseen() {
        let found = found(&RULE, &example_file("kpi brand_recall >= 12% { baseline 8% }"));
        assert_eq!(found[0].fix.as_ref().map(|f| f.safe), Some(false));
    }
}
