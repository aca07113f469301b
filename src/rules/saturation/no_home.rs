//! Many voices, and no place where they come together.

use crate::campaign::InfluencerId;
use crate::findings::Finding;
use crate::rules::{Review, Reviewer, Rule, prose};
use crate::say;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { meta: prose::NO_HOME, check: Reviewer::Campaign(check) };

fn check(review: &Review<'_>, findings: &mut Vec<Finding>) {
    let campaign = review.campaign;
    let people: BTreeSet<InfluencerId> = campaign.posts.iter().map(|p| p.influencer).collect();
    let least = review.threshold(&RULE.meta, "influencers");
    let home = campaign.posts.iter().any(|p| campaign[p.channel].owned.is_some());
    if home || (people.len() as f64) < least || people.is_empty() {
        return;
    }
    let owned = campaign.channels.iter().find(|c| c.owned.is_some());
    let who = people.first().map_or("", |id| &campaign[*id].name.value);
    let help = match owned {
        Some(channel) => format!(
            "Let some of it stand there: `deliver 1 {} by {who} on {} …`.",
            channel.formats.first().map_or("post", String::as_str),
            channel.name.value
        ),
        None => format!(
            "Give it a home: `channel journal \"Journal\" {{ owned; formats article }}`, and `deliver 1 article by {who} on \
             journal …`."
        ),
    };
    let message = format!(
        "{} publish {}, and none of them stands on a channel of the brand's own.",
        say::count(people.len(), "influencer"),
        say::count(campaign.posts.len(), "post")
    );
    let finding = review
        .finding(&RULE.meta, campaign.span, message)
        .with_label("nothing that keeps it together")
        .with_fact("influencers", people.len())
        .with_fact("posts", campaign.posts.len())
        .with_fact("limit", least)
        .with_help(help);
    findings.push(match owned.and_then(|c| Some((c.span?, c.title.clone()))) {
        Some((span, title)) => finding.with_related(span, format!("nothing is delivered on {title}")),
        None => finding,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::{HEAD, trial, trial_with};

    #[test]
    fn four_influencers_need_no_home_and_five_do() {
        assert_eq!(trial(&RULE, "deliver 1 post by ann, ben, cleo, dan on instagram").messages(), [""; 0]);
        let five = "deliver 1 post by ann, ben, cleo, dan, eva on instagram";
        let found = trial(&RULE, five);
        assert_eq!(
            found.messages(),
            ["5 influencers publish 5 posts, and none of them stands on a channel of the brand's own."]
        );
        assert_eq!(
            found.findings[0].help.as_deref(),
            Some("Let some of it stand there: `deliver 1 article by ann on journal …`.")
        );
        assert_eq!(trial_with(&RULE, &[("influencers", 6.0)], &format!("{HEAD}{five}")).messages(), [""; 0]);
    }

    #[test]
    fn one_piece_on_the_own_channel_is_a_home() {
        let text = "deliver 1 post by everyone on instagram\ndeliver 1 article by ann on journal";
        assert_eq!(trial(&RULE, text).messages(), [""; 0]);
        assert_eq!(trial(&RULE, "").messages(), [""; 0]);
    }
}
