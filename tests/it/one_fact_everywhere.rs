//! What is true of a post or a person is the same in the JSON of `check`, in the brief, in the plan and in the table: random
//! plans, each worked out once more here from how it was made.

use crate::common::{self, Random};
use campaignc::brief;
use campaignc::render::{facts::FactSheet, schedule::csv};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// How somebody is paid, and whether a post of theirs needs a label for it.
const PAY: [&str; 8] = [
    "",
    "fee 450 EUR per reel",
    "fee 300 EUR per post",
    "fee 2_000 EUR",
    "gift \"Two pairs\" worth 200 EUR",
    "gift \"Two pairs\"",
    "commission 8%",
    "fee 20 EUR per 1_000 views",
];

/// A person of a random plan.
struct Person {
    name: String,
    pay: &'static str,
    /// The share of each audience, in percent; none where it is not stated.
    shares: [Option<usize>; 2],
    followers: usize,
    country: Option<&'static str>,
    market: Option<&'static str>,
}

/// A statement of a random plan.
struct Deliver {
    who: usize,
    /// What each of its posts is about.
    messages: Vec<Option<usize>>,
    /// Whether it tells these as the chapters of a story.
    is_story: bool,
    to: Option<usize>,
    fee: bool,
}

/// A random plan, as it was made.
struct Made {
    countries: [&'static [&'static str]; 2],
    market: &'static [&'static str],
    people: Vec<Person>,
    /// By message: whom it is for, and whether it states a label.
    messages: Vec<(Option<usize>, bool)>,
    delivers: Vec<Deliver>,
}

fn one_of<T: Copy>(random: &mut Random, all: &[T]) -> T {
    all[random.below(all.len())]
}

fn made(seed: u64) -> Made {
    let random = &mut Random::new(seed);
    let countries: [&'static [&'static str]; 4] = [&[], &["DE"], &["FR"], &["DE", "FR"]];
    let people = (0..2 + random.below(3)).map(|i| Person {
        name: format!("p{i}"),
        pay: one_of(random, &PAY),
        shares: [0, 1].map(|_| (random.below(4) > 0).then(|| 5 + random.below(90))),
        followers: 2_000 + random.below(90) * 1_000,
        country: one_of(random, &[None, Some("DE"), Some("FR"), Some("GB")]),
        market: one_of(random, &[None, None, None, Some("GB")]),
    });
    let people: Vec<Person> = people.collect();
    let messages = (0..3).map(|_| (one_of(random, &[None, Some(0), Some(1)]), random.below(4) == 0)).collect();
    let delivers = (0..2 + random.below(4)).map(|i| {
        let is_story = i == 0 && random.below(2) == 0;
        let message = one_of(random, &[Some(0), Some(1), Some(2), None]);
        Deliver {
            who: random.below(people.len()),
            messages: if is_story { vec![Some(0), Some(1)] } else { vec![message; 1 + random.below(2)] },
            is_story,
            to: one_of(random, &[None, None, Some(0), Some(1)]),
            fee: random.below(4) == 0,
        }
    });
    let delivers = delivers.collect();
    Made {
        countries: [one_of(random, &countries), one_of(random, &countries)],
        market: one_of(random, &countries),
        delivers,
        people,
        messages,
    }
}

const AUDIENCES: [(&str, &str); 2] = [("runners", "Trail runners"), ("cooks", "Home cooks")];

/// The text of a plan.
fn text(made: &Made) -> String {
    let mut out = "campaign \"Everywhere\" {\n  brand \"Zed\"\n  objective launch\n  budget 90_000 EUR\n  \
                   runs 2027-03-01 .. 2027-06-27\n  timezone Europe/Berlin\n"
        .to_string();
    if !made.market.is_empty() {
        let _ = writeln!(out, "  market {}", made.market.join(", "));
    }
    out.push_str("}\n");
    for ((name, title), countries) in AUDIENCES.iter().zip(made.countries) {
        let countries =
            if countries.is_empty() { String::new() } else { format!("; countries {}", countries.join(", ")) };
        let _ = writeln!(out, "audience {name} \"{title}\" {{ interests tea{countries} }}");
    }
    for p in &made.people {
        let stated = p.shares.iter().zip(AUDIENCES).filter_map(|(s, (a, _))| s.map(|s| format!("{a} {s}%")));
        let stated: Vec<String> = stated.collect();
        let _ = writeln!(
            out,
            "influencer {0} \"Ann {0}\" {{\n  on instagram @{0} {{ followers {1}; views 9k }}",
            p.name, p.followers
        );
        if !stated.is_empty() {
            let _ = writeln!(out, "  audience {}", stated.join(", "));
        }
        for line in [p.pay.to_string()]
            .into_iter()
            .chain(p.country.map(|c| format!("country {c}")))
            .chain(p.market.map(|m| format!("market {m}")))
        {
            let _ = writeln!(out, "  {line}");
        }
        out.push_str("}\n");
    }
    for (i, (audience, labelled)) in made.messages.iter().enumerate() {
        let audience = audience.map_or(String::new(), |a| format!("audience {}; ", AUDIENCES[a].0));
        let label = if *labelled { "; disclosure \"Anzeige\", \"Publicité\", #ad" } else { "" };
        let _ = writeln!(out, "message m{i} \"About {i}\" {{ {audience}takeaway \"T.\"{label} }}");
    }
    out.push_str("story s \"S\" { chapter a about m0; chapter b about m1 }\n");
    for d in &made.delivers {
        let about = match (d.is_story, d.messages[0]) {
            (true, _) => " telling s".to_string(),
            (false, message) => message.map_or(String::new(), |m| format!(" about m{m}")),
        };
        let count = if d.is_story { String::new() } else { d.messages.len().to_string() };
        let to = d.to.map_or(String::new(), |a| format!(" to {}", AUDIENCES[a].0));
        let fee = if d.fee { " { fee 111 EUR }" } else { "" };
        let _ = writeln!(out, "deliver {count} reels by p{} on instagram{about}{to}{fee}", d.who);
    }
    out
}

/// What a post must be, from how it was made.
struct Owed {
    audiences: Vec<&'static str>,
    paid: bool,
    markets: BTreeSet<&'static str>,
    /// The words of the label; empty where none is owed.
    words: BTreeSet<&'static str>,
    fee: Option<&'static str>,
}

fn owed(made: &Made, d: &Deliver, message: Option<usize>) -> Owed {
    let person = &made.people[d.who];
    let of_message = message.and_then(|m| made.messages[m].0);
    let audiences: Vec<usize> = d.to.or(of_message).map_or(vec![0, 1], |a| vec![a]);
    let paid = d.fee || !person.pay.is_empty();
    let markets: BTreeSet<&str> = match (person.market, person.country) {
        (Some(own), _) => BTreeSet::from([own]),
        (None, Some(country)) if made.market.contains(&country) => BTreeSet::from([country]),
        (None, _) if !made.market.is_empty() => made.market.iter().copied().collect(),
        (None, Some(country)) => BTreeSet::from([country]),
        (None, None) => audiences.iter().flat_map(|a| made.countries[*a]).copied().collect(),
    };
    let labelled = message.is_some_and(|m| made.messages[m].1);
    let word = |market: &&str| match *market {
        "DE" => "Werbung",
        "FR" => "Publicité",
        _ => "#ad",
    };
    let words = match (labelled, paid) {
        (true, _) => BTreeSet::from(["Anzeige", "Publicité", "#ad"]),
        (false, false) => BTreeSet::new(),
        (false, true) if markets.is_empty() => BTreeSet::from(["#ad"]),
        (false, true) => markets.iter().map(word).collect(),
    };
    let fee = match person.pay {
        _ if d.fee => Some("111"),
        "fee 450 EUR per reel" => Some("450"),
        "fee 300 EUR per post" => Some("300"),
        "fee 20 EUR per 1_000 views" => Some("180"),
        _ => None,
    };
    Owed { audiences: audiences.into_iter().map(|a| AUDIENCES[a].0).collect(), paid, markets, words, fee }
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The cells of the table of a Markdown page whose row begins with a name.
fn row<'m>(markdown: &'m str, name: &str) -> Vec<&'m str> {
    let line = markdown.lines().find(|l| l.starts_with(&format!("| **{name}**"))).expect("the person has a row");
    line.trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn what_a_document_states_is_what_the_json_of_check_states() {
    let mut labelled = 0;
    for seed in 0..150 {
        let made = made(seed);
        let text = text(&made);
        let checked = common::checked(&text);
        let facts = checked.facts.as_ref().expect("the plan has a campaign");
        let sheet = serde_json::to_value(FactSheet::of(facts, "a.campaign")).expect("it is plain data");
        let plan = common::plan(facts);
        let context = format!("seed {seed}:\n{text}");

        // Each post in the JSON is what it was made to be.
        let posts = sheet["posts"].as_array().expect("there are posts");
        let made_of: Vec<_> = made.delivers.iter().flat_map(|d| d.messages.iter().map(move |m| (d, *m))).collect();
        let mut words_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut addressed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        assert_eq!(posts.len(), made_of.len(), "{context}");
        for (post, (d, message)) in posts.iter().zip(made_of) {
            let owed = owed(&made, d, message);
            assert_eq!(strings(&post["audiences"]), owed.audiences, "{context}");
            assert_eq!(!strings(&post["paid_by"]).is_empty(), owed.paid, "{context}");
            assert_eq!(strings(&post["markets"]).into_iter().collect::<BTreeSet<_>>(), owed.markets, "{context}");
            let words: BTreeSet<&str> = strings(&post["label"]["words"]).into_iter().collect();
            assert_eq!(words, owed.words, "{}: {context}", post["id"]);
            assert_eq!(post["fee"]["money"]["amount"].as_str(), owed.fee, "{context}");
            let who = post["influencer"].as_str().expect("a name");
            words_of.entry(who).or_default().extend(words);
            addressed.entry(who).or_default().extend(strings(&post["audiences"]));
        }

        // The finding, the brief and the plan say the same.
        let missing = posts.iter().any(|p| p["label"]["missing"] == true);
        assert_eq!(missing, checked.findings.iter().any(|f| f.rule == "no-disclosure"), "{context}");
        let team = common::markdown(&brief::plan(facts, &plan, &brief::ReviewOutcome::default()));
        for (person, who) in sheet["people"].as_array().expect("there are people").iter().zip(facts.who()) {
            let name = person["name"].as_str().expect("a name");
            let id = person["influencer"].as_str().expect("a name");
            let page = common::markdown(&brief::brief(facts, &plan, who).expect("they post"));
            let label = page.split("## How to label it").nth(1).map(|s| s.split("\n## ").next().unwrap_or_default());
            let printed: BTreeSet<&str> = ["Anzeige", "Werbung", "Publicité", "#ad"]
                .into_iter()
                .filter(|word| label.is_some_and(|l| l.contains(&format!("`{word}`"))))
                .collect();
            assert_eq!(printed, words_of[id], "{id}: {context}\n{page}");
            labelled += printed.len();
            for (audience, title) in AUDIENCES {
                assert_eq!(page.contains(title), addressed[id].contains(audience), "{id}, {title}: {context}\n{page}");
            }
            let fit = &person["fit"];
            let share = fit["share"].as_f64().map(|s| format!("{s}%"));
            let told = share.as_ref().is_some_and(|s| page.contains(&format!("{s} of your followers")));
            assert_eq!(told, share.is_some(), "{id}: {context}\n{page}");
            let cells = row(&team, name);
            let digits = |cell: &str| cell.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
            assert_eq!(digits(cells[1]), person["followers"].to_string(), "{id}: {context}\n{team}");
            assert_eq!(
                cells[2].trim_matches(['_', '*']),
                share.as_deref().unwrap_or("unknown"),
                "{id}: {context}\n{team}"
            );
            assert_eq!(digits(cells[3]), person["posts"].to_string(), "{id}: {context}\n{team}");
            assert_eq!(
                digits(cells[4]),
                person["cost"]["total"]["amount"].as_str().unwrap_or(""),
                "{id}: {context}\n{team}"
            );
        }

        // So does the table of the schedule.
        let printed = csv::schedule(facts, &plan);
        let mut table = ::csv::Reader::from_reader(printed.as_bytes());
        let columns: Vec<String> = table.headers().expect("it has a head").iter().map(str::to_string).collect();
        let column =
            |name: &str| columns.iter().position(|c| c == name).unwrap_or_else(|| panic!("{name} in {columns:?}"));
        let by_id: BTreeMap<&str, &Value> = posts.iter().filter_map(|p| Some((p["id"].as_str()?, p))).collect();
        for record in table.records() {
            let record = record.expect("it reads back");
            let post = by_id[&record[column("id")]];
            let money = post["fee"]["money"]["amount"].as_str().unwrap_or("");
            assert_eq!(&record[column("fee")], money, "{context}");
            assert_eq!(&record[column("about")], post["about"].as_str().unwrap_or(""), "{context}");
        }
    }
    assert!(labelled > 100, "plans with labels are looked at: {labelled}");
}
