//! The briefs, the mails and the plan, as documents and in every format of documents.

use crate::common;
use campaignc::brief;
use campaignc::brief::document::Document;
use campaignc::campaign::InfluencerId;
use campaignc::facts::Facts;
use campaignc::render::mail;

fn brief_of(facts: &Facts, who: u32) -> Document {
    brief::brief(facts, &common::plan(facts), InfluencerId(who)).expect("she has posts")
}

#[test]
fn the_brief_of_somebody_with_a_story_reads_well() {
    let facts = common::trail_season();
    insta::assert_snapshot!(common::markdown(&brief_of(&facts, 0)));
}

#[test]
fn the_mail_says_the_same_in_short() {
    let facts = common::trail_season();
    let mail = brief::mail(&facts, &common::plan(&facts), InfluencerId(2)).unwrap();
    let body = common::mail(&mail);
    assert!(body.lines().all(|l| l.chars().count() <= 72), "{body}");
    insta::assert_snapshot!(format!("{}\n\n{body}", mail::subject(&mail)));
}

#[test]
fn the_plan_for_the_team_reads_well() {
    let checked = common::checked(include_str!("../../examples/trail-season.campaign"));
    let facts = checked.facts.as_ref().unwrap();
    let review = brief::ReviewOutcome { findings: &checked.findings, allowed: &checked.allowed };
    insta::assert_snapshot!(common::markdown(&brief::plan(facts, &common::plan(facts), &review)));
}

#[test]
fn briefs_come_in_the_language_of_the_person_then_of_the_campaign() {
    let text = include_str!("../../examples/trail-season.campaign");
    let text = text.replace("  language     en\n", "  language     fr\n");
    let text = text.replace("  country   AT\n", "  country   AT\n  language  de-AT\n");
    let facts = common::facts(&text);
    let (french, german) = (brief_of(&facts, 0), brief_of(&facts, 1));
    assert_eq!((french.language, german.language), ("fr", "de"));
    insta::assert_snapshot!(common::markdown(&french));
    insta::assert_snapshot!(common::markdown(&german));
    let spanish = common::facts(&text.replace("  language     fr\n", "  language     es\n"));
    insta::assert_snapshot!(common::markdown(&brief_of(&spanish, 2)));
}

/// The text of everything in a document, whatever it is printed as.
fn all_text(document: &Document) -> String {
    format!("{document:?}")
}

#[test]
fn nothing_of_anybody_else_leaks_into_a_brief() {
    let facts = common::trail_season();
    let private = [
        ["Maya", "maya.runs", "38,400", "38.4", "5.1%", "900", "€150", "€3,000", "Zugspitz", "64%", "4.5%"].as_slice(),
        &["Jonas", "adlerontrail", "21,000", "6.4%", "1,400", "71%", "85%", "ask him"],
        &["Sofia", "sofialindq", "17,200", "29,000", "7.3%", "€650", "€120", "€500", "320", "52%", "two pairs"],
    ];
    for who in 0..3 {
        let document = brief_of(&facts, who as u32);
        let printed = [all_text(&document), common::markdown(&document), common::html(&document)];
        let mail = brief::mail(&facts, &common::plan(&facts), InfluencerId(who as u32)).unwrap();
        for text in printed.iter().chain([&common::mail(&mail)]) {
            // The styles of the page hold figures of their own.
            let text = text.split("</style>").last().unwrap();
            for (other, private) in private.iter().enumerate().filter(|(other, _)| *other != who) {
                for fact in private.iter() {
                    assert!(!text.contains(fact), "{fact} of {other} stands in the brief of {who}:\n{text}");
                }
            }
            for secret in ["14,000", "14.000", "640", "positive_sentiment >= 80", "Hokan", "420"] {
                assert!(!text.contains(secret), "{secret} stands in the brief of {who}");
            }
        }
    }
}

#[test]
fn a_story_told_by_several_people_shows_whose_chapters_come_before_and_after() {
    let text = include_str!("../../examples/trail-season.campaign");
    let text = text.replace("about grip\n  chapter mud", "about grip by jonas\n  chapter mud");
    let text = text.replace(
        "chapter summit   \"The good day\"  about grip",
        "chapter summit   \"The good day\"  about grip by jonas",
    );
    let text =
        text.replace("deliver reels by maya on instagram telling", "deliver videos by maya, jonas on tiktok telling");
    let text =
        text.replace("influencer maya \"Maya Köhler\" {", "influencer maya \"Maya Köhler\" {\n  on tiktok @maya");
    let text =
        text.replace("influencer jonas \"Jonas Adler\" {", "influencer jonas \"Jonas Adler\" {\n  on tiktok @jonas");
    let facts = common::facts(&text);
    let story = brief_of(&facts, 0).section("story").cloned().expect("her brief shows the story");
    let text = format!("{story:?}");
    assert!(text.contains("told by Jonas Adler") && text.contains("The bad day") && text.contains("yours"), "{text}");
    assert!(!text.contains("1,400"), "a fellow teller's fee stays out");
}

#[test]
fn sections_without_content_vanish() {
    let text = "campaign \"A\" {\n  brand \"B\"\n  objective launch\n  budget 1 EUR\n  runs 2027-03-01 .. 2027-03-20\n}\n\
                influencer x {\n  on blog @x\n}\nmessage m\ndeliver 1 article by x on blog about m\n";
    let facts = common::facts(text);
    let document = brief_of(&facts, 0);
    let keys: Vec<&str> = document.sections.iter().map(|s| s.key).collect();
    assert_eq!(keys, ["about", "freedom", "posts", "dates"]);
    assert!(brief::brief(&facts, &common::plan(&facts), InfluencerId(0)).is_some());
}

#[test]
fn somebody_without_a_post_gets_no_brief() {
    let text =
        include_str!("../../examples/trail-season.campaign").to_string() + "\ninfluencer idle { on blog @idle }\n";
    let facts = common::facts(&text);
    assert!(brief::brief(&facts, &common::plan(&facts), InfluencerId(3)).is_none());
    assert!(brief::mail(&facts, &common::plan(&facts), InfluencerId(3)).is_none());
}

#[test]
fn the_same_campaign_gives_the_same_bytes() {
    let print = || common::html(&brief_of(&common::trail_season(), 2));
    assert_eq!(print(), print());
}

/// Writes documents to look at: `SHOW=folder cargo test --test it briefs show -- --ignored`.
#[test]
#[ignore = "for people who want to look at the pages"]
fn show() {
    let folder = std::env::var("SHOW").unwrap();
    for (name, text) in common::campaigns_in("examples") {
        let name = name.trim_end_matches(".campaign");
        let checked = common::checked(&text);
        let facts = checked.facts.as_ref().unwrap();
        let own = common::plan(facts);
        let plan = checked.plan().unwrap_or(&own);
        let write = |stem: &str, document: &Document| {
            std::fs::write(format!("{folder}/{stem}.html"), common::html(document)).unwrap();
            std::fs::write(format!("{folder}/{stem}.md"), common::markdown(document)).unwrap();
        };
        for (stem, who) in brief::file_stems(&facts.campaign).into_iter().zip(0..) {
            write(&stem, &brief::brief(facts, plan, InfluencerId(who)).unwrap());
        }
        let review = brief::ReviewOutcome { findings: &checked.findings, allowed: &checked.allowed };
        write(&format!("{name}-plan"), &brief::plan(facts, plan, &review));
        write(&format!("{name}-schedule"), &brief::schedule(facts, plan));
    }
}

/// The example with everything that a brief can show.
fn complete() -> Facts {
    let text = include_str!("../../examples/trail-season.campaign");
    let more = "  wording         own\n  must \"The link in your profile\"\n  mentions @northpeak\n  code \"RIDGE10\"\n  \
                call_to_action \"Try a pair on.\"\n  reference \"https://northpeak.example/film\"\n  keep_live 30 days\n  \
                boost 14 days\n  exclusivity 30 days\n  proof \"Two winters with mountain rescue\"\n";
    common::facts(&text.replace("  wording         own\n", more))
}

/// What practitioners' guides list for a brief, each named by at least two of ten, and where a reader finds it here.
const CHECKLIST: [(&str, &str, &[&str]); 17] = [
    ("deliverables", "posts", &["Reel on Instagram", "Story on Instagram", "First steps"]),
    ("key messages and talking points", "message", &["You never looked", "Where you ran", "Two winters"]),
    ("do and don't", "message", &["The link in your profile", "Medical or injury claims"]),
    ("dates", "dates", &["Your draft", "Live", "Payment"]),
    ("review and approval", "freedom", &["changes once", "2 working days"]),
    ("brand and product", "about", &["first trail shoe"]),
    ("goal", "about", &["Ridge 2 is new"]),
    ("usage rights", "rights", &["90 days", "30 days", "14 days"]),
    ("references", "message", &["https://northpeak.example/film"]),
    ("tone", "freedom", &["As you talk to a friend"]),
    ("disclosure", "label", &["Anzeige", "Put it first", "Paid partnership"]),
    ("hashtags, mentions, link, code", "posts", &["#NorthpeakTrail", "@northpeak", "/ridge2", "RIDGE10"]),
    ("call to action", "message", &["Try a pair on."]),
    ("payment", "pay", &["€2,700", "€3,000"]),
    ("audience", "about", &["Trail runners", "22 to 45", "Germany"]),
    ("success, for her", "success", &["Engagement rate", "4.5%"]),
    ("contact", "contact", &["Lena Brandt", "lena@northpeak.example"]),
];

#[test]
fn a_brief_names_everything_that_practitioners_list() {
    let facts = complete();
    let document = brief_of(&facts, 0);
    for (what, key, words) in CHECKLIST {
        let section = document.section(key).unwrap_or_else(|| panic!("{what}: there is no section `{key}`"));
        let alone = Document { sections: vec![section.clone()], glance: Vec::new(), ..document.clone() };
        let text = common::markdown(&alone).to_lowercase();
        for word in words {
            assert!(text.contains(&word.to_lowercase()), "{what}: {word} is not in `{key}`:\n{text}");
        }
    }
}

#[test]
fn names_of_files_are_safe_and_differ() {
    let text = "campaign \"A\" {\n  brand \"B\"\n  objective launch\n  budget 1 EUR\n  runs 2027-03-01 .. 2027-03-20\n}\n\
                influencer con \"Maya\" {\n}\ninfluencer Maya \"Maya\" {\n}\ninfluencer maya \"🏔\" {\n}\n";
    let stems = brief::file_stems(&common::facts(text).campaign);
    assert_eq!(stems, ["con-1", "Maya", "maya-2"]);
}

#[test]
fn an_embargo_is_told_to_those_whom_it_concerns() {
    let facts = common::trail_season();
    let posts = |who: u32| format!("{:?}", brief_of(&facts, who).section("posts"));
    assert!(posts(1).contains("Embargo: nothing goes out before Monday, 8 March 2027, 09:00."), "{}", posts(1));
    assert!(posts(2).contains("Embargo for Article on Northpeak Journal"), "{}", posts(2));
    assert!(!posts(0).contains("Embargo"), "none of her posts belongs to the phase");
}

#[test]
fn names_from_right_to_left_leave_our_sentences_as_they_are() {
    let text = include_str!("../documents/campaigns/scripts/scripts.campaign");
    let page = common::html(&brief_of(&common::facts(text), 0));
    assert!(page.contains("<p class=\"lead\">قمة Northpeak would like"), "our sentence stays");
    assert!(page.contains("<blockquote dir=\"rtl\">"), "her words run as they are written");
    assert!(page.contains("<bdi dir=\"rtl\">أين ركضت</bdi>"), "within a list the row stays");
}
