//! The formula, worked out by hand.

use super::*;
use crate::schedule::{Options, schedule};
use crate::whole::testing;

const HEAD: &str = "campaign \"T\" { brand \"B\"; objective awareness; budget 1 EUR; runs 2027-03-01 .. 2027-04-30 }\n";

fn exposures(text: &str, look: impl FnOnce(&Exposures<'_>)) {
    let facts = facts(text);
    let outcome = schedule(&facts, &Options::default());
    look(&Exposures::new(&facts, Some(outcome.plan().expect("there is a schedule"))));
}

fn facts(text: &str) -> Facts {
    let (whole, lowered) = testing::read(&format!("{HEAD}{text}"), &[], &testing::norms(), testing::TODAY);
    assert!(lowered.findings.is_empty() && whole.findings.is_empty(), "the text is sound");
    whole.facts
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

const RUNNERS: Option<AudienceId> = Some(AudienceId(0));

const CAST: &str = "audience runners { interests running }
    influencer a { on instagram @a { followers 100k }; audience runners 50%; overlap b 20% }
    influencer b { on instagram @b { followers 40k }; audience runners 50% }
    influencer c { on instagram @c { followers 20k }; audience runners 50% }
    message m { takeaway \"T.\" }
    message n { takeaway \"T.\" }
";

#[test]
fn contacts_are_divided_by_people_with_the_known_overlap_taken_off() {
    let text = CAST.to_string()
        + "deliver 2 posts by a on instagram about m during 2027-03-01 .. 2027-03-02
           deliver 1 post  by b on instagram about n at 2027-03-03
           deliver 1 post  by c on instagram about n at 2027-03-04";
    exposures(&text, |e| {
        let week = &e.weeks(RUNNERS)[0];
        assert_eq!((week.posts, week.unknown), (4, 0));
        assert!(near(week.contacts, 2.0 * 50e3 + 20e3 + 10e3));
        assert!(near(week.people, 50e3 + 20e3 * 0.8 + 10e3));
        assert!(near(week.people_at_least, 50e3 + 20e3 * 0.8), "of c nothing is known: all may follow a or b");
        assert!(near(week.mean().unwrap(), 130.0 / 76.0));
        assert!(near(week.highest().unwrap(), 130.0 / 66.0));
        let messages = e.messages(RUNNERS, week.first, week.last).unwrap();
        assert!(near(messages, (50.0 + 30.0) / 76.0));
    });
}

#[test]
fn a_group_gives_each_pair_of_its_members_an_overlap_and_a_pair_of_its_own_comes_first() {
    let text = CAST.to_string()
        + "group all { members a, b, c; overlap 50% }
           deliver 1 post by all on instagram about m at 2027-03-01";
    exposures(&text, |e| {
        let week = &e.weeks(RUNNERS)[0];
        assert!(near(week.people, 50e3 + 20e3 * 0.8 + 10e3 * 0.5 * 0.5));
        assert!(near(week.people, week.people_at_least), "every overlap is known");
    });
}

#[test]
fn the_same_as_the_overlap_that_the_campaign_gives_pair_by_pair() {
    let text = CAST.to_string()
        + "group ab { members a, b; overlap 70% }
           group bc { members b, c; overlap 30% }
           group all { members a, b, c; overlap 10% }
           deliver 1 post by everyone on instagram about m at 2027-03-01";
    exposures(&text, |e| {
        let o = |x: u32, y: u32| e.campaign.overlap(InfluencerId(x), InfluencerId(y)).unwrap().fraction();
        let week = &e.weeks(RUNNERS)[0];
        let by_hand = 50e3 + 20e3 * (1.0 - o(0, 1)) + 10e3 * (1.0 - o(0, 2)) * (1.0 - o(1, 2));
        assert!(near(week.people, by_hand), "{} {by_hand}", week.people);
    });
}

#[test]
fn there_are_never_more_people_than_the_audience_has() {
    let text = CAST.replace("interests running", "interests running; size 60k")
        + "deliver 1 post by everyone on instagram about m at 2027-03-01";
    exposures(&text, |e| {
        let week = &e.weeks(RUNNERS)[0];
        assert!(near(week.people, 60e3));
        assert!(near(week.mean().unwrap(), 80.0 / 60.0));
    });
}

#[test]
fn what_is_unknown_is_left_out_and_counted() {
    let text = "audience runners { interests running }
        influencer a { on instagram @a { followers 10k } }
        influencer b { on instagram @b { engagement 2% }; audience runners 40% }
        influencer c { on instagram @c { followers 10k }; audience runners 0% }
        deliver 1 post by everyone on instagram at 2027-03-01";
    exposures(text, |e| {
        let week = &e.weeks(RUNNERS)[0];
        assert_eq!((week.posts, week.unknown), (0, 2), "nobody of c's followers belongs to the audience");
        assert_eq!((week.mean(), week.highest()), (None, None));
        assert_eq!(e.messages(RUNNERS, week.first, week.last), None);
    });
}

#[test]
fn a_week_is_any_seven_days_in_a_row() {
    let text = CAST.to_string()
        + "deliver 1 post by a on instagram about m at 2027-03-01
           deliver 1 post by a on instagram about m at 2027-03-07
           deliver 1 post by a on instagram about m at 2027-03-08";
    exposures(&text, |e| {
        let means: Vec<f64> = e.weeks(RUNNERS).iter().filter_map(Exposure::mean).collect();
        assert_eq!(means, [2.0, 2.0, 1.0]);
        assert_eq!(e.whole(RUNNERS).unwrap().mean(), Some(3.0));
        assert_eq!(e.posts(RUNNERS, e.weeks(RUNNERS)[1].first, e.weeks(RUNNERS)[1].last).len(), 2);
    });
}

#[test]
fn further_chapters_on_later_days_are_told_apart_and_the_own_channel_is_not_met() {
    let text = CAST.to_string()
        + "channel journal { owned; formats article }
           story s { chapter one about m; chapter two about n; chapter three about n; gap 1 day }
           deliver posts by a on instagram telling s during 2027-03-01 .. 2027-03-05
           deliver 1 article by a on journal about m at 2027-03-02";
    exposures(&text, |e| {
        let week = &e.weeks(RUNNERS)[0];
        assert_eq!((week.posts, week.mean(), week.mean_without_sequels()), (3, Some(3.0), Some(1.0)));
        assert!(near(e.messages(RUNNERS, week.first, week.last).unwrap(), 1.0));
    });
}

#[test]
fn several_accounts_of_one_person_are_apart_at_most_and_one_at_least() {
    let text = "audience runners { interests running }
        influencer a { on instagram @a { followers 10k }; on tiktok @a { followers 6k }; audience runners 100% }
        deliver 1 post by a on instagram at 2027-03-01
        deliver 1 video by a on tiktok at 2027-03-01";
    exposures(text, |e| {
        let week = &e.weeks(RUNNERS)[0];
        assert!(near(week.mean().unwrap(), 1.0) && near(week.highest().unwrap(), 1.6));
    });
}

#[test]
fn without_a_declared_audience_everybody_is_one() {
    let text = "influencer a { on instagram @a { followers 10k } }
        deliver 2 posts by a on instagram during 2027-03-01 .. 2027-03-02";
    exposures(text, |e| {
        assert_eq!(e.audiences().collect::<Vec<_>>(), [None]);
        assert_eq!(e.weeks(None)[0].mean(), Some(2.0));
    });
}

#[test]
fn without_a_schedule_only_what_no_schedule_could_avoid_is_counted() {
    let text = CAST.to_string()
        + "deliver 3 posts by a on instagram about m during 2027-03-01 .. 2027-03-02
           deliver 2 posts by a on instagram about m during 2027-03-01 .. 2027-03-08
           deliver 1 post by a on instagram about m at 2027-03-07
           deliver 1 post by a on instagram about m";
    let facts = facts(&text);
    let exposures = Exposures::new(&facts, None);
    let means: Vec<f64> = exposures.weeks(RUNNERS).iter().filter_map(Exposure::mean).collect();
    assert_eq!(means, [4.0, 1.0]);
    assert_eq!(exposures.whole(RUNNERS).unwrap().mean(), Some(7.0));
}

#[test]
fn people_in_several_groups_count_by_the_first_group_they_share() {
    let mut text = "audience runners { interests running }\nmessage m { takeaway \"T.\" }\n".to_string();
    for i in 0..12 {
        let pair = if i % 4 == 3 { format!("; overlap p{} {}%", i - 2, 5 * i) } else { String::new() };
        text += &format!(
            "influencer p{i} {{ on instagram @p{i} {{ followers {}k }}; audience runners 50%{pair} }}\n",
            10 + (i * 7) % 12
        );
    }
    text += "group a { members p0, p1, p2, p3, p4, p5; overlap 10% }
             group b { members p4, p5, p6, p7, p8, p0; overlap 30% }
             group c { members p8, p9, p1, p6; overlap 50% }
             deliver 1 post by everyone on instagram about m at 2027-03-01";
    exposures(&text, |e| {
        let following = |x: &InfluencerId| (10 + (x.0 * 7) % 12) as f64 * 500.0;
        let mut order: Vec<InfluencerId> = (0..12).map(InfluencerId).collect();
        order.sort_by(|a, b| following(b).total_cmp(&following(a)).then(a.cmp(b)));
        let (mut most, mut least) = (0.0, 0.0_f64);
        for (i, x) in order.iter().enumerate() {
            let overlaps: Vec<_> = order[..i].iter().map(|y| e.campaign.overlap(*x, *y)).collect();
            let new: f64 = overlaps.iter().flatten().map(|o| 1.0 - o.fraction()).product();
            most += following(x) * new;
            let all_known = overlaps.iter().all(Option::is_some);
            least = (least + if all_known { following(x) * new } else { 0.0 }).max(following(x));
        }
        let week = &e.weeks(RUNNERS)[0];
        assert!((week.people - most).abs() < 1e-6 && (week.people_at_least - least).abs() < 1e-6);
    });
}
