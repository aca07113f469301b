//! `missing-contact`: nobody is named who answers the influencers' questions.

use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::MISSING_CONTACT, check: Reviewer::Campaign(check) };

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
