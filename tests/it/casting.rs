//! Casting in whole campaigns: what a group selects, what it picks, what the lock keeps, what the comparison says.

use crate::common::{home, today};
use campaignc::brief;
use campaignc::campaign::GroupId;
use campaignc::casting::{Lock, alternative, choose, duel, report, updated};
use campaignc::render::pages::Pages;
use campaignc::source::{MemoryFiles, Spanned};
use campaignc::{Checked, Project};
use std::path::Path;
use std::sync::Arc;

const HEAD: &str = r#"campaign "Trail" {
  brand "Northpeak"
  objective launch
  budget 10_000 EUR
  runs 2027-03-01 .. 2027-04-11
  timezone Europe/Berlin
  competitors "Hokan"
}
audience runners "Runners" { interests trail-running; size 500k }
roster agency from "agency.csv" { audience runners "Runners" }
"#;

const AGENCY: &str = "\
name,handle,followers,er,sponsored,suspicious,Runners,fee,country,language
Ada,ada,20000,3%,10%,5%,60%,500 EUR,DE,de
Ben,ben,9000,4%,10%,5%,70%,300 EUR,AT,de
Cleo,cleo,48000,3%,10%,5%,50%,900 EUR,DE,en
Dan,dan,30000,3%,10%,5%,5%,100 EUR,DE,de
Eva,eva,1.1M,0.8%,30%,20%,9%,3000 EUR,DE,de
Fay,fay,,3%,10%,5%,60%,10 EUR,DE,de
Gus,gus,15000,3%,10%,5%,60%,,DE,de
";

fn checked(text: &str, lock: Option<&str>) -> (Checked, Vec<String>) {
    let mut files =
        MemoryFiles::from([("/p/plan.campaign", format!("{HEAD}{text}")), ("/p/agency.csv", AGENCY.into())]);
    if let Some(lock) = lock {
        files.insert("/p/campaign.lock", lock);
    }
    let project = Project::with_files(Arc::new(files), Path::new("/p/plan.campaign"), Path::new("/p"));
    let checked = project.check(Path::new("/p/plan.campaign"), today());
    let told = checked.findings.iter().map(|f| format!("{}: {}", f.rule, f.message)).collect();
    (checked, told)
}

fn members(text: &str) -> Vec<String> {
    let (checked, told) = checked(text, None);
    assert!(told.iter().all(|t| !t.starts_with("wrong-value") && !t.starts_with("unknown")), "{told:?}");
    names(&checked)
}

/// Who is in the first group.
fn names(checked: &Checked) -> Vec<String> {
    let campaign = checked.campaign().expect("there is a campaign");
    campaign.groups[0].members.iter().map(|m| campaign[*m].name.value.clone()).collect()
}

#[test]
fn a_pick_takes_those_who_reach_most_of_the_audience_and_leaves_out_whom_it_cannot_judge() {
    // Fay's following and Gus's fee are unknown: neither is taken for zero, so neither is a bargain.
    assert_eq!(members("group g { from agency; pick up to 3 within 1_700 EUR }"), ["ada", "ben", "cleo"]);
    assert_eq!(members("group g { from agency; pick up to 1 within 1_700 EUR }"), ["cleo"]);
}

#[test]
fn a_pick_keeps_who_is_required_and_excluded_and_its_quotas() {
    assert_eq!(members("group g { from agency; exclude cleo; pick up to 2 within 1_700 EUR }"), ["ada", "ben"]);
    assert_eq!(members("group g { from agency; require dan; pick 2 within 1_000 EUR }"), ["cleo", "dan"]);
    assert_eq!(members("group g { from agency; at_least 1 tier nano; pick 2 within 1_700 EUR }"), ["ben", "cleo"]);
    assert_eq!(members("group g { from agency; at_most 0 country DE; pick up to 2 within 1_700 EUR }"), ["ben"]);
    assert_eq!(members("group g { from agency; language en; pick up to 2 within 1_700 EUR }"), ["cleo"]);
}

#[test]
fn a_pick_counts_all_that_the_group_delivers() {
    let plan = "message m \"M\" { takeaway \"T.\" }\ngroup g { from agency; pick up to 3 within 1_700 EUR }\n\
                deliver 2 reels by g on instagram about m";
    let (checked, _) = checked(plan, None);
    let choice = choose(checked.pool().unwrap(), GroupId(0)).expect("the group picks");
    assert!(choice.cost().as_f64() <= 1_700.0);
    assert_eq!(choice.market.prices[0].to_string(), "1,000 EUR", "Ada asks 500 EUR for a post, and there are two");
}

#[test]
fn somebody_who_worked_for_a_competitor_lately_is_not_picked() {
    let rival = r#"influencer rival "Rival" {
      on instagram @rival { followers 40k; engagement 3%; sponsored 5%; suspicious 1% }
      audience runners 90%
      fee 10 EUR
      worked_with "Hokan" 2027-02-01
    }
    group g { pick up to 1 within 900 EUR }"#;
    assert_eq!(members(rival), ["cleo"]);
    assert_eq!(members(&rival.replace("2027-02-01", "2025-02-01")), ["rival"]);
}

#[test]
fn what_a_rule_of_the_project_flags_is_not_picked_and_the_exclusivity_of_the_delivery_counts() {
    let rival = r#"influencer rival "Rival" {
      on instagram @rival { followers 40k; engagement 3%; sponsored 5%; suspicious 1% }
      audience runners 90%
      fee 10 EUR
      worked_with "Hokan" 2026-10-15
    }
    message m "M" { takeaway "T." }
    group g { pick up to 1 within 900 EUR }
    deliver 1 reel by g on instagram about m"#;
    let picked = |text: &str, config: &str| {
        let files = MemoryFiles::from([
            ("/p/plan.campaign", format!("{HEAD}{text}")),
            ("/p/agency.csv", AGENCY.into()),
            ("/p/campaignc.yaml", config.to_string()),
        ]);
        let path = Path::new("/p/plan.campaign");
        let checked = Project::with_files(Arc::new(files), path, Path::new("/p")).check(path, today());
        let flagged = checked.findings.iter().any(|f| f.rule == "competitor-conflict");
        (names(&checked), flagged)
    };
    let days = |n: u32| format!("rules:\n  competitor-conflict:\n    days: {n}\n");
    // The run begins on 1 March 2027, 137 days later.
    assert_eq!(picked(rival, &days(136)), (vec!["rival".to_string()], false));
    assert_eq!(picked(rival, &days(137)), (vec!["cleo".to_string()], false));
    let agreed = rival.replace("takeaway \"T.\"", "takeaway \"T.\"; exclusivity 137 days");
    assert_eq!(picked(&agreed, &days(5)), (vec!["cleo".to_string()], false));
    let nearer = agreed.replace("about m", "about m { exclusivity 5 days }");
    assert_eq!(picked(&nearer, &days(5)), (vec!["rival".to_string()], false));
    let of_theirs = agreed.replace("fee 10 EUR", "fee 10 EUR; exclusivity 136 days");
    assert_eq!(picked(&of_theirs, &days(200)), (vec!["rival".to_string()], false));
}

#[test]
fn attention_is_held_against_what_the_channel_or_the_project_takes_for_low() {
    let attention = |head: &str, config: &str| {
        let text = format!("{HEAD}{head}group g {{ from agency; pick up to 3 within 1_700 EUR }}");
        let files = MemoryFiles::from([
            ("/p/plan.campaign", text),
            ("/p/agency.csv", AGENCY.into()),
            ("/p/campaignc.yaml", config.to_string()),
        ]);
        let path = Path::new("/p/plan.campaign");
        let checked = Project::with_files(Arc::new(files), path, Path::new("/p")).check(path, today());
        let choice = choose(checked.pool().unwrap(), GroupId(0)).expect("the group picks");
        let campaign = checked.campaign().unwrap();
        let ada = choice.market.people.iter().position(|p| campaign[*p].name.value == "ada").expect("she fits");
        let worth = choice.market.worths[ada].clone().expect("she is known");
        (worth.attention * 100.0).round()
    };
    let usual = attention("", "");
    assert_eq!(attention("channel instagram { tier_engagement nano 12% }\n", "") * 4.0, usual);
    assert_eq!(attention("", "rules:\n  low-engagement:\n    instagram_nano: 6\n") * 2.0, usual);
}

#[test]
fn the_lock_keeps_a_cast_and_tells_what_has_changed() {
    let text = "group g { from agency; pick up to 1 within 900 EUR }";
    let (before, _) = checked(text, None);
    let written = updated(None, Path::new("/p/plan.campaign"), Lock::of(before.pool().unwrap()));
    let (same, told) = checked(text, Some(&written));
    assert_eq!(names(&same), names(&before));
    assert!(told.iter().all(|t| !t.starts_with("stale-cast")), "{told:?}");
    // The roster's Cleo was dearer and less known when the cast was made, and Ada was chosen then.
    let old = written.replace("name: cleo", "name: ada");
    let (kept, told) = checked(text, Some(&old));
    assert_eq!(names(&kept), ["ada"]);
    let stale: Vec<&String> = told.iter().filter(|t| t.starts_with("stale-cast")).collect();
    assert!(matches!(stale[..], [t] if t.contains("ada costs 500 EUR")), "{told:?}");
    // Another question is another cast.
    let (anew, told) = checked(&text.replace("900", "950"), Some(&old));
    assert_eq!(names(&anew), ["cleo"]);
    assert!(told.iter().any(|t| t.starts_with("stale-cast") && t.contains("asks for something else")), "{told:?}");
    let (_, told) = checked(text, Some("version: 7\ncampaigns: {}\n"));
    assert!(told.iter().any(|t| t.contains("campaign.lock") && t.contains("version 7")), "{told:?}");
}

#[test]
fn a_star_is_held_against_small_followings_for_the_same_money() {
    let (before, _) = checked("group g { from agency; pick up to 3 within 1_700 EUR }", None);
    let campaign = before.campaign().expect("there is a campaign");
    let duel = duel(before.pool().unwrap(), GroupId(0)).expect("the roster has both");
    assert_eq!(duel.budget.to_string(), "3,000 EUR", "the star costs more than the pick may");
    let of = |who: &[campaignc::campaign::InfluencerId]| -> Vec<String> {
        who.iter().map(|w| campaign[*w].name.value.clone()).collect()
    };
    assert_eq!(of(&duel.stars.who), ["eva"]);
    assert_eq!(of(&duel.micro.who), ["ada", "ben", "cleo"]);
    let eva = campaign.influencers.iter().position(|i| i.name.value == "eva").expect("she is there");
    let eva = campaignc::campaign::InfluencerId(eva as u32);
    let (plain, _) = checked("", None);
    let instead = alternative(plain.pool().unwrap(), eva, campaignc::campaign::AudienceId(0), duel.budget)
        .expect("there is a better cast");
    assert!(instead.side.people > instead.people);
    let (after, told) = checked(&instead.group, None);
    assert_eq!(names(&after).len(), instead.side.who.len(), "{told:?}\n{}", instead.group);
}

#[test]
fn the_sportswear_example_settles_the_claim_of_the_article_in_numbers() {
    let path = home().join("examples/sportswear/sportswear.campaign");
    let checked = Project::open(&path, &home()).check(&path, today());
    let report = report(checked.pool().expect("there is a campaign"), GroupId(0)).expect("the group picks");
    assert!(report.choice.solution.proven);
    let duel = report.duel.expect("the roster has both");
    assert_eq!((duel.star.who.len(), duel.star.followers), (1, 1_000_000));
    assert!((20..=40).contains(&duel.micro.who.len()), "{}", duel.micro.who.len());
    let page = std::fs::read_to_string(home().join("docs/casting.md")).expect("the page is there");
    for people in [duel.star.people, duel.stars.people, duel.micro.people] {
        let digits = format!("{people:.0}");
        let (front, back) = digits.split_at(digits.len() - 3);
        assert!(page.contains(&format!("{front},{back}")), "the page does not say {front},{back}");
    }
}

const STAR: &str = r#"message m "M" { takeaway "T."; disclosure "Anzeige" }
influencer vale "Vale" {
  on instagram @vale { followers 1.1M; engagement 0.9%; sponsored 30%; suspicious 15% }
  audience runners 9%
  affinity "Runs now and then."
  fee 3_000 EUR
}
deliver 1 reel by vale on instagram about m
kpi positive_sentiment >= 80% { measured "all comments"; baseline 70% }
"#;

#[test]
fn a_star_is_answered_with_the_cast_that_her_money_buys_and_a_fix_that_writes_it() {
    let files = MemoryFiles::from([("/p/plan.campaign", format!("{HEAD}{STAR}")), ("/p/agency.csv", AGENCY.into())]);
    let project = Project::with_files(Arc::new(files), Path::new("/p/plan.campaign"), Path::new("/p"));
    let checked = project.check(Path::new("/p/plan.campaign"), today());
    for rule in ["reach-over-fit", "star-heavy-budget"] {
        let finding = checked.findings.iter().find(|f| f.rule == rule).unwrap_or_else(|| panic!("{rule} is found"));
        let help = finding.help.as_deref().unwrap_or_default();
        assert!(help.contains("3 people of the roster `agency`"), "{rule}: {help}");
        let fix = finding.fix.as_ref().expect("there is a fix");
        assert!(!fix.safe, "it changes what the plan means");
        assert!(fix.edits[0].text.contains("pick      up to 3 within 3_000 EUR"), "{}", fix.edits[0].text);
    }
    let applied = campaignc::findings::apply_fixes(&checked.findings, &checked.sources, true);
    let text = applied.texts.values().next().expect("the plan changes").strip_prefix(HEAD).expect("its head stays");
    let (after, told) = checked_plan(text);
    assert_eq!(names(&after), ["ada", "ben", "cleo"], "{told:?}");
    assert!(!told.iter().any(|t| t.contains("The fix writes")), "it is offered once");
}

fn checked_plan(text: &str) -> (Checked, Vec<String>) {
    checked(text, None)
}

#[test]
fn somebody_is_priced_for_every_chapter_that_she_would_tell() {
    let plan = "message a \"A\" { takeaway \"T.\" }\nmessage b \"B\" { takeaway \"U.\" }\n\
                influencer host \"Host\" { on instagram @host { followers 10k } }\n\
                story s \"S\" { chapter one \"One\" about a; chapter two \"Two\" about b; chapter three \"Three\" about a by host }\n\
                group g { from agency; pick up to 3 within 1_700 EUR }\n\
                deliver reels by g on instagram telling s";
    let (checked, told) = checked(plan, None);
    let facts = checked.facts.as_ref().expect("there is a campaign");
    let campaign = &facts.campaign;
    let choice = choose(checked.pool().unwrap(), GroupId(0)).expect("the group picks");
    let ada = choice.market.people.iter().position(|p| campaign[*p].name.value == "ada").expect("she fits");
    assert_eq!(choice.market.prices[ada].to_string(), "1,000 EUR", "two chapters are hers, the third is not: {told:?}");
    let paid = facts.total().expect("the budget is stated").total().as_f64();
    assert_eq!(paid, choice.cost().as_f64(), "what the pick counts is what `over-budget` counts");
}

#[test]
fn the_cast_page_is_a_document_in_the_language_of_its_campaign() {
    let (checked, _) = checked("group g { from agency; pick up to 3 within 1_700 EUR }", None);
    let pool = checked.pool().expect("there is a campaign");
    let report = report(pool, GroupId(0)).expect("the group picks");
    let mut campaign = pool.people.campaign.clone();
    campaign.settings.language = Some(Spanned::new("de".to_string(), campaign.span));
    campaign.title.value = "<script>\u{202e}".to_string();
    let document = brief::cast(&campaign, &[report]);
    let page = Pages::standard().html(&document).expect("our own template is sound");
    assert!(page.contains("<html lang=\"de\">") && page.contains("Die Besetzung"), "{page}");
    assert!(page.contains("<polyline class=\"curve\"") && page.contains("Erreichte Menschen nach Ausgaben"), "{page}");
    assert!(page.contains("1.700\u{a0}€") && page.contains("50\u{a0}%") && page.contains("Aufmerksamkeit"), "{page}");
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script") && !page.contains('\u{202e}'), "{page}");
    let text = Pages::standard().markdown(&document).expect("our own template is sound");
    assert!(text.contains("Ada") && text.contains(" Menschen für "), "{text}");
}
