//! `missing-contact`: nobody is named who answers the influencers' questions.

use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake};
use crate::rules::{Review, Rule};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "missing-contact",
        mistake: Mistake::Practice,
        level: Level::Warning,
        summary: "No contact is named for the influencers' questions.",
        why: "Creators who cannot ask guess, or write to three people and get three answers. Guides for briefs name one \
              person who answers and who approves. A shared address is better than none.",
        how: "There are posts, and `contact` in `campaign` is not stated or empty.",
        thresholds: &[],
        evidence: &[
            Evidence {
                claim: "A brief names a contact person; two of ten guides list it as a section of its own.",
                source: "Polimake, https://polimake.com/en-us/blog/como-crear-un-briefing-para-tu-campana-con-un-\
                         influencer, and Heepsy, https://blog.heepsy.com/posts/influencer-brief-guidelines-template",
                grade: Grade::C,
            },
            Evidence {
                claim: "One approver and a promised time to answer are part of a content approval process.",
                source: "Truleado, https://blog.truleado.com/influencer-content-approval-process-agency-guide/",
                grade: Grade::B,
            },
        ],
        bad: r#"campaign "Trail Season" {
  brand "Northpeak"; product "Ridge 2"; objective launch; budget 14_000 EUR
  runs 2027-03-01 .. 2027-04-11; briefed 2027-02-01; timezone Europe/Berlin
  market DE
}"#,
        good: r#"campaign "Trail Season" {
  brand "Northpeak"; product "Ridge 2"; objective launch; budget 14_000 EUR
  runs 2027-03-01 .. 2027-04-11; briefed 2027-02-01; timezone Europe/Berlin
  market DE; contact "Lena Brandt <lena@northpeak.example>"
}"#,
    },
    looks_at_schedule: false,
    check,
};

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let campaign = review.campaign;
    let named = campaign.settings.contact.as_ref().is_some_and(|c| !c.value.trim().is_empty());
    let people = review.facts.who().count();
    if named || people == 0 {
        return;
    }
    let message = format!("Nobody is named whom {} could ask.", say::count(people, "influencer"));
    let place = campaign.settings.contact.as_ref().map_or(campaign.span, |c| c.span);
    out.push(
        review
            .finding(&RULE.meta, place, message)
            .with_label("no `contact`")
            .with_fact("people", people)
            .with_help("Name one person who answers: `contact \"Lena Brandt <lena@northpeak.example>\"`."),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    #[test]
    fn an_empty_contact_is_none() {
        let empty = RULE.meta.good.replace("Lena Brandt <lena@northpeak.example>", " ");
        assert_eq!(found(&RULE, &example_file(&empty)).len(), 1);
        assert_eq!(found(&RULE, &example_file(RULE.meta.good)).len(), 0);
    }
}
