//! `saturated-with-ads`: too many of the account's posts are paid for already.

use crate::campaign::{Account, InfluencerId};
use crate::findings::{Evidence, Finding, Grade, Level, Meta, Mistake, Threshold};
use crate::rules::{Review, Rule};
use crate::say;
use crate::vocabulary::Tier;

const fn tier(key: &'static str, default: f64, doc: &'static str) -> Threshold {
    Threshold { key, default, unit: "%", doc }
}

/// The rule.
pub static RULE: Rule = Rule {
    meta: Meta {
        name: "saturated-with-ads",
        mistake: Mistake::Authenticity,
        level: Level::Warning,
        summary: "So many of the account's last posts were paid that one more is just another advertisement.",
        why: "For most creators posting is a second job: few posts are sponsored, and the rest is why people follow \
              them. Where advertising takes over, engagement falls and a recommendation is worth little. Bigger \
              accounts live from it and are allowed more. How much is too much is one vendor's reading, so the bars \
              can be set for each tier.",
        how: "For every account that somebody posts on: `sponsored`, the share of its last posts that were paid, is held \
              against the bar of its tier. An account whose followers or share are not known is not judged.",
        thresholds: &[
            tier("nano", 15.0, "Too much below 10,000 followers."),
            tier("micro", 15.0, "Too much from 10,000 followers."),
            tier("mid", 20.0, "Too much from 50,000 followers."),
            tier("macro", 25.0, "Too much from 500,000 followers."),
            tier("mega", 35.0, "Too much from a million followers."),
        ],
        evidence: &[
            Evidence {
                claim: "Over three months 5 to 15% of sponsored posts are acceptable for micro accounts, 10 to 20% for \
                        mid, 15 to 25% for macro, 20 to 35% for mega.",
                source: "Lefty, Influencer saturation rate, https://help.lefty.io/en/articles/8820608-influencer-\
                         saturation-rate",
                grade: Grade::B,
            },
            Evidence {
                claim: "Engagement falls as the share of sponsored posts rises; over half means more advertising than \
                        own content.",
                source: "Upfluence data in Forbes 2019, https://www.forbes.com/sites/forbescommunicationscouncil/2019/\
                         11/19/how-excess-sponsorships-affect-influencer-marketing-and-what-advertisers-can-do/",
                grade: Grade::B,
            },
            Evidence {
                claim: "47% of consumers say that they are tired of repetitive sponsored posts; the mean share in the \
                        UK was 2%.",
                source: "Wearisma 2018, https://www.wearisma.com/2018/10/18/influencer-sponsored-content-ad/",
                grade: Grade::B,
            },
            Evidence {
                claim: "Creating is a second job, so there are fewer sponsored posts and more natural content.",
                source: "“Influencer Marketing – Its Nature And Some Common Mistakes You Should Avoid”",
                grade: Grade::Seed,
            },
        ],
        bad: r#"influencer tom "Tom Berg" {
  on instagram @tomberg { followers 48k; engagement 3.1%; sponsored 28% }
  audience  runners 58%
  affinity  "Ran his first race in these shoes."
  fee       900 EUR
}"#,
        good: r#"influencer tom "Tom Berg" {
  on instagram @tomberg { followers 48k; engagement 3.1%; sponsored 9% }
  audience  runners 58%
  affinity  "Ran his first race in these shoes."
  fee       900 EUR
}"#,
    },
    looks_at_schedule: false,
    check,
};

fn check(review: &Review<'_>, out: &mut Vec<Finding>) {
    let facts = review.facts;
    for who in facts.who() {
        for account in facts.accounts(who) {
            let (Some(share), Some(followers)) = (&account.sponsored, &account.followers) else { continue };
            let tier = Tier::of(followers.value);
            let bar = review.threshold(&RULE.meta, tier.name());
            if share.value.0 > bar {
                out.push(tell(review, who, account, tier, bar));
            }
        }
    }
}

fn tell(review: &Review<'_>, who: InfluencerId, account: &Account, tier: Tier, bar: f64) -> Finding {
    let (share, span) = account.sponsored.as_ref().map_or((0.0, account.span), |s| (s.value.0, s.span));
    let more = if share > 50.0 { ": more advertising than own posts" } else { "" };
    let message = format!(
        "{} of {}'s last posts were paid for{more}; over {} is too much for a {} account.",
        say::percent(share / 100.0),
        account.handle.value,
        say::percent(bar / 100.0),
        tier.name(),
    );
    review
        .finding(&RULE.meta, span, message)
        .with_label(format!("over {}", say::percent(bar / 100.0)))
        .with_fact("influencer", review.campaign[who].name.value.as_str())
        .with_fact("tier", tier.name())
        .with_fact("sponsored", share / 100.0)
        .with_fact("bar", bar / 100.0)
        .with_help(format!(
            "Take somebody with mostly own posts: `group fresh {{ tier {}; sponsored <= {} }}`. Or agree on a \
             pause of advertising before the first post, and note it: `allow saturated-with-ads because \"No ads for \
             six weeks before.\"`.",
            tier.name(),
            say::percent(bar / 100.0),
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::found;

    fn count(account: &str) -> usize {
        found(&RULE, &example_file(&format!("influencer tom {{ on instagram @tom {{ {account} }} }}"))).len()
    }

    #[test]
    fn every_tier_has_its_own_bar_and_the_bar_itself_is_allowed() {
        for (followers, bar) in [("9k", 15), ("49k", 15), ("499k", 20), ("999k", 25), ("1M", 35)] {
            assert_eq!(count(&format!("followers {followers}; sponsored {bar}%")), 0, "{followers}");
            assert_eq!(count(&format!("followers {followers}; sponsored {bar}.1%")), 1, "{followers}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_saturated() {
        assert_eq!(count("followers 9k"), 0);
        assert_eq!(count("sponsored 90%"), 0);
    }

    #[test]
    fn more_than_half_is_called_by_its_name() {
        let of = |share| format!("influencer tom {{ on instagram @tom {{ followers 9k; sponsored {share}% }} }}");
        assert!(found(&RULE, &example_file(&of(51)))[0].message.contains("more advertising than own"));
        assert!(!found(&RULE, &example_file(&of(50)))[0].message.contains("more advertising than own"));
    }
}
