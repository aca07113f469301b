//! What is true of posts, on plans that are small enough to be worked out by hand.

use crate::campaign::{InfluencerId, PostId};
use crate::facts::people::PostFee;
use crate::facts::{Costs, Facts};
use crate::whole::testing::{TODAY, norms, read};

const HEAD: &str = "campaign \"T\" { brand \"B\"; objective awareness; budget 9_000 EUR; runs 2027-03-01 .. 2027-04-30\n\
                    exchange 1 USD = 0.5 EUR }\n\
                    audience runners \"Runners\" { interests running }\n\
                    audience cooks \"Cooks\" { interests cooking }\n\
                    message m \"M\" { takeaway \"T.\" }\n";

fn facts(text: &str) -> Facts {
    let (whole, lowered) = read(&format!("{HEAD}{text}"), &[], &norms(), TODAY);
    let told: Vec<&str> = lowered.findings.iter().chain(&whole.findings).map(|f| f.message.as_str()).collect();
    assert!(told.iter().all(|t| t.contains("no rate is stated")), "the text is sound: {told:?}");
    whole.facts
}

fn costs(pay: &str) -> (String, String, bool) {
    let text = format!(
        "influencer ann {{ on instagram @ann {{ followers 10k }}; {pay} }}\ndeliver 2 reels by ann on instagram about m"
    );
    let Costs { fees, gifts, incomplete } = facts(&text).costs(InfluencerId(0)).expect("the budget has a currency");
    (fees.to_string(), gifts.to_string(), incomplete)
}

#[test]
fn costs_add_up_and_say_what_is_left_out() {
    let owed = |fees: &str, gifts: &str, incomplete| (fees.to_string(), gifts.to_string(), incomplete);
    assert_eq!(costs(""), owed("0 EUR", "0 EUR", false));
    assert_eq!(costs("fee 300 EUR"), owed("300 EUR", "0 EUR", false));
    assert_eq!(costs("fee 300 EUR per post"), owed("600 EUR", "0 EUR", false));
    assert_eq!(costs("fee 300 USD per reel"), owed("300 EUR", "0 EUR", false));
    assert_eq!(costs("fee 300 GBP per reel"), owed("0 EUR", "0 EUR", true));
    assert_eq!(costs("fee 300 EUR per story"), owed("0 EUR", "0 EUR", true), "no fee of theirs is for a reel");
    assert_eq!(costs("fee 20 EUR per 1_000 views"), owed("0 EUR", "0 EUR", true), "their views are unknown");
    assert_eq!(costs("gift \"Shoes\" worth 200 EUR"), owed("0 EUR", "200 EUR", false));
    assert_eq!(costs("gift \"Shoes\""), owed("0 EUR", "0 EUR", true));
    assert_eq!(costs("fee 300 EUR; commission 5%"), owed("300 EUR", "0 EUR", true));
}

#[test]
fn the_nearest_fee_holds_for_a_post() {
    let fee = |pay: &str, block: &str| {
        let text = format!(
            "influencer ann {{ on instagram @ann {{ followers 10k; views 9k }}; {pay} }}\n\
             deliver 1 reel by ann on instagram about m {block}"
        );
        facts(&text)[PostId(0)].fee
    };
    let agreed = |fee: PostFee| match fee {
        PostFee::Agreed(money) => money.to_string(),
        other => panic!("{other:?}"),
    };
    let all = "fee 1 EUR per post; fee 2 EUR per reel; fee 4 EUR per 1_000 views; fee 8 EUR";
    assert_eq!(agreed(fee(all, "{ fee 16 EUR }")), "16 EUR");
    assert_eq!(agreed(fee(all, "")), "2 EUR");
    assert_eq!(agreed(fee("fee 1 EUR per post; fee 4 EUR per 1_000 views", "")), "1 EUR");
    assert_eq!(
        fee("fee 4 EUR per 1_000 views; fee 8 EUR", "").money().map(|m| m.to_string()).as_deref(),
        Some("36 EUR")
    );
    let capped = fee("fee 4 EUR per 1_000 views cap 30 EUR", "").money().map(|m| m.to_string());
    assert_eq!(capped.as_deref(), Some("30 EUR"));
    assert_eq!(fee("fee 8 EUR", ""), PostFee::Whole);
    assert_eq!(fee("gift \"Shoes\"", ""), PostFee::None);
}

const TWO_ACCOUNTS: &str = "influencer ann \"Ann\" {\n  on instagram @ann { followers 10k; audience runners 40% }\n  \
                            on tiktok @anna { followers 30k; audience runners 40%, cooks 5% }\n  audience cooks 60%\n}\n";

#[test]
fn the_best_fit_is_the_largest_share_and_of_equal_ones_that_of_the_larger_following() {
    let ann = InfluencerId(0);
    let on = |channel: &str, to: &str| {
        let format = if channel == "tiktok" { "video" } else { "reel" };
        facts(&format!("{TWO_ACCOUNTS}deliver 1 {format} by ann on {channel} about m{to}"))
    };
    let fit = |facts: &Facts| facts.fit_of(ann).map(|f| (f.audience.0, f.share.0, f.followers, f.people()));
    assert_eq!(fit(&on("instagram", "")), Some((1, 60.0, Some(10_000), Some(6_000))));
    assert_eq!(fit(&on("instagram", " to runners")), Some((0, 40.0, Some(10_000), Some(4_000))));
    assert_eq!(fit(&on("tiktok", " to cooks")), Some((1, 5.0, Some(30_000), Some(1_500))));
    let both = facts(&format!(
        "{TWO_ACCOUNTS}deliver 1 reel by ann on instagram about m to runners\n\
         deliver 1 video by ann on tiktok about m to runners"
    ));
    assert_eq!(fit(&both), Some((0, 40.0, Some(30_000), Some(12_000))));
    assert_eq!((both.followers(ann), on("instagram", "").followers(ann)), (Some(30_000), Some(10_000)));
    assert_eq!((both.handle(ann), on("instagram", "").handle(ann)), ("@anna", "@ann"));
    let every: Vec<(u32, Option<u64>)> = both.fits(ann).map(|f| (f.audience.0, f.people())).collect();
    assert_eq!(every, [(0, Some(12_000)), (1, Some(6_000))]);
    assert_eq!(both.best_fit(PostId(0)).and_then(|f| f.people()), Some(4_000));
}

#[test]
fn who_is_stated_to_follow_nothing_of_the_author_does_not_meet_the_post() {
    let text = "influencer ann { on instagram @ann { followers 10k }; audience runners 0%, cooks 1% }\n\
                deliver 1 reel by ann on instagram about m";
    let facts = facts(text);
    assert_eq!(facts.met(PostId(0)).map(|a| a.0).collect::<Vec<_>>(), [1]);
    assert_eq!(facts[PostId(0)].audiences.len(), 2);
}

#[test]
fn what_is_left_out_of_a_plan_is_left_out_of_all_facts() {
    let text = "influencer ann { on instagram @ann { followers 10k }; fee 100 EUR per reel; fee 10 EUR per story }\n\
                deliver 1 story by ann on instagram about m\ndeliver 2 reels by ann on instagram about m";
    let mut facts = facts(text);
    assert_eq!(facts.total().map(|c| c.total().to_string()).as_deref(), Some("210 EUR"));
    facts.retain_posts(|post| post.delivery.0 == 1);
    assert_eq!((facts.posts.len(), facts.campaign.posts.len(), facts.posts_of(InfluencerId(0)).count()), (2, 2, 2));
    assert_eq!(facts.total().map(|c| c.total().to_string()).as_deref(), Some("200 EUR"));
}

#[test]
fn exclusivity_is_their_own_word_else_the_longest_of_their_posts() {
    let days = |own: &str| {
        let text = format!(
            "influencer ann {{ on instagram @ann {{ followers 10k }}{own} }}\n\
             deliver 1 reel by ann on instagram about m {{ exclusivity 20 days }}\n\
             deliver 1 story by ann on instagram about m {{ exclusivity 30 days }}"
        );
        facts(&text).exclusivity(InfluencerId(0)).map(|d| d.days())
    };
    assert_eq!((days(""), days("; exclusivity 5 days")), (Some(30), Some(5)));
}

#[test]
fn a_post_on_the_brands_own_channel_needs_no_label() {
    let text = "channel journal \"Journal\" { owned; formats article }\n\
                influencer ann { on instagram @ann { followers 10k }; fee 10 EUR; country DE }\n\
                deliver 1 article by ann on journal about m\ndeliver 1 reel by ann on instagram about m";
    let facts = facts(text);
    let labels: Vec<(usize, bool)> = facts.posts.iter().map(|p| (p.label.words.len(), p.label.is_missing)).collect();
    assert_eq!(labels, [(0, false), (1, true)]);
    assert!(facts.posts.iter().all(|p| p.paid.is_paid()));
    assert_eq!(facts[PostId(1)].label.words, ["Werbung"]);
}
