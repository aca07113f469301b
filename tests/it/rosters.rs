//! Rosters as tools write them: each fixture reads to the same people as its clean twin, and no cell is ever read wrong in
//! silence.

use crate::common::{Random, home};
use campaignc::roster::{Mapping, Person, Roster, open, people};
use std::collections::BTreeMap;

fn read(bytes: Vec<u8>, name: &str) -> (Option<&'static str>, Roster) {
    let table = open(bytes, name, &Mapping::default()).unwrap_or_else(|e| panic!("{name}: {}", e.why));
    (table.layout, people(&table, |_| true))
}

fn fixture(name: &str) -> (Option<&'static str>, Roster) {
    read(std::fs::read(home().join("tests/rosters").join(name)).expect("the fixture is there"), name)
}

/// The people without the rows that they stand in.
fn plain(roster: &Roster) -> Vec<Person> {
    let bare = |p: &Person| Person { place: (0, 0), row: 0, topics: Vec::new(), ..p.clone() };
    let mut all: Vec<Person> = roster.people.iter().map(bare).collect();
    all.iter_mut().for_each(|p| p.accounts.sort_by(|a, b| a.channel.cmp(&b.channel)));
    all
}

fn without_ids(mut people: Vec<Person>) -> Vec<Person> {
    people.iter_mut().for_each(|p| p.id = None);
    people
}

#[test]
fn each_export_reads_as_its_clean_twin() {
    let twins = [
        ("modash_with_semicolons_and_a_preamble.csv", "modash.clean.csv", Some("Modash")),
        ("modash_with_fractions_in_utf_16.csv", "modash.clean.csv", Some("Modash")),
        ("modash_in_windows_1252.csv", "modash.clean.csv", None),
        ("modash_as_a_workbook.xlsx", "modash.clean.csv", Some("Modash")),
        ("modash_as_json.json", "modash.clean.csv", Some("Modash")),
        ("modash_as_yaml.yaml", "modash.clean.csv", None),
        ("hypeauditor_with_padlocks.csv", "hypeauditor.clean.csv", Some("HypeAuditor")),
        ("upfluence_with_two_media.csv", "upfluence.clean.csv", Some("Upfluence")),
        ("aspire.csv", "aspire.clean.csv", Some("Aspire")),
        ("grin.csv", "grin.clean.csv", Some("GRIN")),
        ("creatoriq.csv", "creatoriq.clean.csv", Some("CreatorIQ")),
        ("meta_business_suite.csv", "meta.clean.csv", Some("Meta Business Suite")),
        ("tiktok_studio.csv", "tiktok.clean.csv", Some("TikTok Studio")),
        ("youtube_studio.csv", "youtube.clean.csv", Some("YouTube Studio")),
    ];
    for (export, clean, layout) in twins {
        let (seen, roster) = fixture(export);
        let (_, twin) = fixture(clean);
        // The clean twin names its columns in our own words, `id` among them only where the export has one.
        assert_eq!(without_ids(plain(&roster)), without_ids(plain(&twin)), "{export}: {:#?}", roster.doubts);
        assert_eq!(seen, layout, "{export}");
        assert!(twin.doubts.is_empty(), "{clean}: {:?}", twin.doubts);
    }
}

/// What is wrong with a file of people, but for channels that nobody knows: those are the table's words.
fn errors_of(text: &str) -> Vec<String> {
    let files = campaignc::source::MemoryFiles::from([("/p/people.campaign", text)]);
    let (root, path) = (std::path::Path::new("/p"), std::path::Path::new("/p/people.campaign"));
    let place = campaignc::lower::World { files: &files, root, base: root, rules: &[] };
    let findings = campaignc::lower::lower(place, path).findings;
    findings.iter().filter(|f| f.rule != "unknown-name").map(|f| format!("{}: {}", f.rule, f.message)).collect()
}

#[test]
fn what_is_written_as_a_plan_reads_as_the_same_people() {
    for name in ["modash_with_semicolons_and_a_preamble.csv", "hypeauditor_with_padlocks.csv", "grin.csv", "aspire.csv"]
    {
        let (_, roster) = fixture(name);
        let text = campaignc::roster::campaign_text(&roster, name, &[]);
        assert!(errors_of(&text).is_empty(), "{name}: {:?}\n{text}", errors_of(&text));
        for person in &roster.people {
            for account in &person.accounts {
                let line = format!("on {} @{}", account.channel, account.handle);
                assert!(text.contains(&line), "{name}: {line} is not in\n{text}");
                let followers = account.followers.map(|n| format!("followers {n}"));
                assert!(followers.is_none_or(|f| text.contains(&f)), "{name}: {text}");
            }
        }
    }
}

#[test]
fn what_is_locked_or_broken_is_told_with_its_row_and_column() {
    let (_, roster) = fixture("hypeauditor_with_padlocks.csv");
    let told: Vec<(u32, &str)> = roster.doubts.iter().map(|d| (d.row, d.column.as_str())).collect();
    assert_eq!(told, [(2, "YouTube ER"), (3, "TikTok followers"), (3, "TikTok ER")], "{:#?}", roster.doubts);
    let (_, roster) = fixture("modash_with_semicolons_and_a_preamble.csv");
    assert_eq!((roster.totals, roster.doubts.len()), (1, 0), "{:?}", roster.doubts);
}

#[test]
fn the_order_of_day_and_month_is_told_by_the_column_or_asked_for() {
    let table = |dates: [&str; 2]| {
        let text = format!("name,handle,updated\nA,a,{}\nB,b,{}\n", dates[0], dates[1]);
        let (_, roster) = read(text.into_bytes(), "r.csv");
        let days = roster.people.iter().map(|p| p.accounts[0].as_of.map(|d| d.to_string()));
        (days.collect::<Vec<_>>(), roster.doubts.len())
    };
    let day = |d: &str| Some(d.to_string());
    assert_eq!(table(["03/04/2027", "31/12/2026"]), (vec![day("2027-04-03"), day("2026-12-31")], 0));
    assert_eq!(table(["03/04/2027", "12/31/2026"]), (vec![day("2027-03-04"), day("2026-12-31")], 0));
    assert_eq!(table(["03/04/2027", "05/06/2027"]), (vec![None, None], 2));
    assert_eq!(table(["31/12/2026", "12/31/2026"]).0, [None, None]);
}

#[test]
fn figures_that_could_mean_two_things_are_unknown_and_never_zero() {
    let text = "name,handle,followers,er,fee\nA,a,,0.046,900\nB,b,-,4.6,\"1.200 EUR\"\nC,c,?,3.1,\"350,50 EUR\"\nD,d,x,2,12.5.3 EUR\n";
    let (_, roster) = read(text.as_bytes().to_vec(), "r.csv");
    assert!(roster.people.iter().all(|p| p.accounts[0].followers.is_none()));
    let rates: Vec<Option<f64>> = roster.people.iter().map(|p| p.accounts[0].engagement.map(|e| e.0)).collect();
    assert_eq!(rates, [None, Some(4.6), Some(3.1), Some(2.0)]);
    let fees: Vec<Option<String>> = roster.people.iter().map(|p| p.fee.map(|f| f.to_string())).collect();
    assert_eq!(fees, [None, Some("1,200 EUR".to_string()), Some("350.50 EUR".to_string()), None]);
    assert_eq!(roster.doubts.len(), 4, "{:#?}", roster.doubts);
}

/// A table as a grid, so that a test can change one cell and write it out again.
fn grid() -> Vec<Vec<String>> {
    let mut random = Random::new(3);
    let mut rows = vec!["name,handle,followers,er,sponsored,fee".split(',').map(str::to_string).collect::<Vec<_>>()];
    for i in 0..12 {
        let followers = 1_000 + random.below(90_000);
        let er = format!("{}.{}%", 1 + random.below(8), random.below(10));
        let (paid, fee) = (format!("{}%", 1 + random.below(30)), format!("{} EUR", 100 + random.below(900)));
        rows.push(vec![format!("Person {i}"), format!("person{i}"), followers.to_string(), er, paid, fee]);
    }
    rows
}

fn written(grid: &[Vec<String>]) -> String {
    let cell = |c: &String| {
        let plain = !c.contains([',', '"', '\n', '\r']);
        if plain { c.clone() } else { format!("\"{}\"", c.replace('"', "\"\"")) }
    };
    grid.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\n").collect()
}

/// The figures of each handle: followers, engagement, paid share, fee.
fn figures(roster: &Roster) -> BTreeMap<String, [Option<String>; 4]> {
    let of = |p: &Person| {
        let a = p.accounts.first();
        [
            a.and_then(|a| a.followers).map(|n| n.to_string()),
            a.and_then(|a| a.engagement).map(|e| e.to_string()),
            a.and_then(|a| a.sponsored).map(|e| e.to_string()),
            p.fee.map(|f| f.to_string()),
        ]
    };
    roster.people.iter().filter_map(|p| Some((p.accounts.first()?.handle.clone(), of(p)))).collect()
}

/// The numbers that a cell in the plainest notation may stand for; none for all other notations.
fn readings(cell: &str) -> Vec<f64> {
    let body = cell.trim().trim_end_matches("EUR").trim_end_matches('%').trim();
    let plain =
        !body.is_empty() && body.chars().all(|c| c.is_ascii_digit() || c == '.') && body.matches('.').count() < 2;
    let Some(value) = plain.then(|| body.parse::<f64>().ok()).flatten() else { return Vec::new() };
    // Three digits behind a dot: it may stand before thousands.
    let thousands = body.split_once('.').is_some_and(|(_, tail)| tail.len() == 3);
    if thousands { vec![value, value * 1000.0] } else { vec![value] }
}

fn number(figure: &str) -> f64 {
    let digits: String = figure.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.parse().expect("a figure is a number")
}

#[test]
fn ten_thousand_corruptions_never_panic_and_never_change_a_number_in_silence() {
    let clean = grid();
    let (_, roster) = read(written(&clean).into_bytes(), "r.csv");
    assert!(roster.doubts.is_empty(), "{:?}", roster.doubts);
    let before = figures(&roster);
    let mut random = Random::new(99);
    let signs: Vec<char> = "0123456789.,%kKM- \"';EUR$€#🔒xé\t/".chars().collect();
    let mut seen = [0; 3];
    for round in 0..10_000 {
        let mut broken = clean.clone();
        let (r, c) = (1 + random.below(12), 2 + random.below(4));
        let mut cell: Vec<char> = broken[r][c].chars().collect();
        for _ in 0..1 + random.below(2) {
            let at = random.below(cell.len().max(1));
            match random.below(3) {
                0 if !cell.is_empty() => drop(cell.remove(at)),
                1 if !cell.is_empty() => cell[at] = signs[random.below(signs.len())],
                _ => cell.insert(at.min(cell.len()), signs[random.below(signs.len())]),
            }
        }
        broken[r][c] = cell.iter().collect();
        let (old, new) = (&clean[r][c], &broken[r][c]);
        let (_, after) = read(written(&broken).into_bytes(), "r.csv");
        let now = figures(&after);
        for (handle, figures) in &before {
            for (k, old_figure) in figures.iter().enumerate() {
                let same_cell = *handle == clean[r][1] && k + 2 == c;
                let new_figure = now.get(handle).and_then(|f| f[k].clone());
                if !same_cell {
                    // A change may throw doubt on a column, but never changes another cell's number.
                    let fine = new_figure == *old_figure || (new_figure.is_none() && !after.doubts.is_empty());
                    assert!(fine, "round {round}: `{old}` to `{new}` changed {handle} {k} to {new_figure:?}");
                } else if new_figure.is_none() {
                    let stated = ["", "-", "?"].contains(&new.trim());
                    assert!(stated || !after.doubts.is_empty(), "round {round}: `{new}` vanished in silence");
                    seen[0] += 1;
                } else {
                    let read = number(new_figure.as_deref().unwrap_or_default());
                    let right = readings(new).is_empty() || readings(new).iter().any(|r| (r - read).abs() < 1e-6);
                    assert!(right, "round {round}: `{new}` is read as {new_figure:?}");
                    seen[if new_figure == *old_figure { 1 } else { 2 }] += 1;
                }
            }
        }
    }
    assert!(seen.iter().all(|n| *n > 200), "{seen:?}");
}

#[test]
fn ten_thousand_broken_bytes_never_panic() {
    let clean = written(&grid()).into_bytes();
    let mut random = Random::new(5);
    for round in 0..10_000 {
        let mut bytes = clean.clone();
        for _ in 0..1 + random.below(4) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => drop(bytes.remove(at)),
                1 => bytes[at] = random.below(256) as u8,
                _ => bytes.insert(at, random.below(256) as u8),
            }
        }
        let shifted = String::from_utf8(bytes.clone())
            .is_ok_and(|t| t.lines().any(|l| l.matches(',').count() > 5 && !l.contains('"')));
        if let Ok(table) = open(bytes, "r.csv", &Mapping::default()) {
            let roster = people(&table, |_| true);
            for doubt in &roster.doubts {
                assert!(table.text.get(doubt.place.0 as usize..doubt.place.1 as usize).is_some(), "{doubt:?}");
            }
            if round % 10 == 0 {
                let text = campaignc::roster::campaign_text(&roster, "r.csv", &[]);
                let wrong = errors_of(&text);
                assert!(wrong.is_empty(), "round {round}: {wrong:?}\n{text}");
            }
            assert!(!shifted || !roster.doubts.is_empty() || table.columns.len() != 6, "cells have moved in silence");
        }
    }
}

/// Not run with the others: it is made for an optimised build.
#[test]
#[ignore = "large: run it in release"]
fn a_million_rows_are_read_and_filtered() {
    let mut random = Random::new(1);
    let mut text =
        String::from("Name,Username,Platform,Followers,Engagement,Sponsored,Suspicious,Runners,Rate,Country\n");
    for i in 0..1_000_000 {
        let (f, e, s) = (random.below(90_000), random.below(80), random.below(95));
        text += &format!(
            "Creator {i},@creator{i},instagram,{f},{}.{}%,{}%,3%,{s}%,{} EUR,DE\n",
            e / 10,
            e % 10,
            e / 4,
            f / 40 + 50
        );
    }
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("all.csv"), &text).expect("it can be written");
    drop(text);
    let plan = "campaign \"M\" { brand \"B\"; objective launch; budget 20_000 EUR; runs 2027-03-01 .. 2027-04-11 }\n\
                audience runners \"Runners\" { size 2M }\n\
                roster all from \"all.csv\" { audience runners \"Runners\" }\n\
                group g { from all; followers 10k .. 50k; engagement >= 5%; audience runners >= 85% }\n";
    let path = folder.path().join("plan.campaign");
    std::fs::write(&path, plan).expect("it can be written");
    let begun = std::time::Instant::now();
    let checked = campaignc::Project::open(&path, folder.path()).check(&path, jiff::civil::date(2027, 1, 1));
    let taken = begun.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or("VmHWM unknown").to_string();
    let found = checked.campaign().expect("there is a campaign").groups[0].members.len();
    println!("{taken:?}, {peak}, {found} fit");
    assert!(checked.findings.iter().all(|f| f.rule != "roster"), "{:?}", checked.findings.first());
    assert!(found > 1_000);
}
