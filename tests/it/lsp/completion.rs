//! Completion at every word of every example, and at places of its own.

use super::client::{Client, at_byte, examples, position, trail};
use campaignc::lower::nesting;
use campaignc::syntax::{TokenKind, parse};
use campaignc::vocabulary;
use serde_json::{Value, json};

const URI: &str = "file:///nowhere/a.campaign";

fn labels(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    let mut items: Vec<(String, String)> = items
        .iter()
        .map(|i| (i["sortText"].as_str().unwrap().to_string(), i["label"].as_str().unwrap().to_string()))
        .collect();
    items.sort();
    items.into_iter().map(|(_, label)| label).collect()
}

fn offered(text_with_cursor: &str) -> Vec<String> {
    let at = text_with_cursor.find('¦').expect("the text has a cursor");
    let text = text_with_cursor.replace('¦', "");
    let mut client = Client::start();
    client.open(URI, &text);
    client.diagnostics(URI);
    let answer = client.request("textDocument/completion", position(URI, at_byte(&text, at))).unwrap();
    client.finish();
    labels(&answer)
}

/// The words of a text that completion is measured at: heads, properties, names, enumerated values. Free words, which
/// nobody can know, and names that are declared where they stand are not.
fn measured(text: &str) -> Vec<(usize, usize)> {
    let tree = parse(text, &nesting);
    let tokens = tree.tokens();
    let raw = |i: usize| &text[tokens[i].start as usize..tokens[i].end as usize];
    let mut found = Vec::new();
    for node in tree.nodes() {
        let range = node.token_range();
        let head = raw(range.start as usize);
        for i in range.clone().map(|i| i as usize).filter(|i| tokens[*i].kind == TokenKind::Word) {
            let behind = i - range.start as usize;
            let free = behind > 0 && matches!(head, "interests" | "topics");
            let top = node.parent().is_none();
            let declares = behind == 1
                && (head == "chapter"
                    || (top && !matches!(head, "kpi" | "deliver" | "channel" | "allow" | "warn" | "deny")));
            let labels = behind > 0 && raw(i - 1) == "as" && head == "deliver";
            if !free && !declares && !labels {
                found.push((tokens[i].start as usize, tokens[i].end as usize));
            }
        }
    }
    found
}

fn miss(path: &str, text: &str, start: usize, word: &str, offered: &[String]) -> String {
    let line = text[text[..start].rfind('\n').map_or(0, |i| i + 1)..].lines().next().unwrap_or("");
    let rank = offered.iter().position(|o| o == word);
    format!("{path}: `{word}` in `{}`: {rank:?} {:?}", line.trim(), &offered[..offered.len().min(6)])
}

#[test]
fn at_nearly_every_word_of_every_example_that_word_is_among_the_first_five() {
    let (mut all, mut hit, mut missed) = (0, 0, Vec::new());
    for (path, text) in examples() {
        // At its own place, so that imports and rosters are read.
        let uri = &format!("file://{path}");
        let mut client = Client::start();
        client.open(uri, &text);
        client.diagnostics(uri);
        // Many at once: the server then answers without checking each of the texts in between.
        for words in measured(&text).chunks(100) {
            let ask = |(start, end): &(usize, usize)| {
                client.write(uri, &format!("{}{}", &text[..*start], &text[*end..]));
                client.ask("textDocument/completion", position(uri, at_byte(&text, *start)))
            };
            let asked: Vec<_> = words.iter().map(ask).collect();
            for ((start, end), id) in words.iter().zip(asked) {
                let (word, offered) = (&text[*start..*end], labels(&client.answer(&id).unwrap()));
                all += 1;
                match offered.iter().take(5).any(|o| o == word) {
                    true => hit += 1,
                    false => missed.push(miss(&path, &text, *start, word, &offered)),
                }
            }
        }
        client.finish();
    }
    let share = 100.0 * f64::from(hit) / f64::from(all);
    if std::env::var_os("SHOW_MISSED").is_some() {
        missed.iter().for_each(|m| println!("{m}"));
    }
    println!("{hit} of {all} words: {share:.1}%");
    assert!(all > 2_000, "the examples hold many words");
    assert!(share >= 95.0, "{share:.1}% of {all}; for example\n{}", missed[..missed.len().min(40)].join("\n"));
}

#[test]
fn the_place_decides_what_is_offered() {
    let trail = trail();
    let with = |from: &str, to: &str| offered(&trail.replacen(from, to, 1));
    assert_eq!(
        with("objective    launch", "objective    ¦")[..],
        ["awareness", "consideration", "conversion", "launch", "loyalty"]
    );
    assert_eq!(with("Europe/Berlin", "¦")[0], "Europe/Berlin", "the market says where people live");
    assert_eq!(with("14_000 EUR", "14_000 ¦")[0], "EUR");
    assert_eq!(with("gap       3 days", "gap       3 ¦")[0], "days");
    assert_eq!(
        with("on youtube about grip during launch {", "on ¦ about grip during launch {")[..2],
        ["youtube", "instagram"],
        "where she has an account comes first"
    );
    assert!(with("2 stories by", "2 ¦ by").contains(&"stories".to_string()));
    assert!(with("telling first_winter", "telling ¦").starts_with(&["first_winter".to_string()]));
    assert!(with("embargo 2027-03-08 09:00", "embargo ¦").contains(&"2027-03-08".to_string()));
}

#[test]
fn every_plural_that_is_offered_is_one_that_the_language_reads() {
    let plan = |formats: &str| {
        trail().replacen(
            "deliver 1 reel by",
            &format!("deliver 2 {formats} by maya on shop about grip\n\ndeliver 1 reel by"),
            1,
        ) + "\nchannel shop \"Shop\" {\n  formats box, display, podcast_box, diary, dish\n}\n"
    };
    let offered = offered(&plan("¦"));
    assert_eq!(offered[..5], ["boxes", "displays", "podcast_boxes", "diaries", "dishes"]);
    let mut client = Client::start();
    for plural in &offered[..5] {
        client.open(URI, &plan(plural).replace("on instagram @maya.runs", "on shop @maya\n  on instagram @maya.runs"));
        let told = client.diagnostics(URI);
        assert!(told.iter().all(|d| d["severity"] != 1), "{plural}: {told:?}");
        client.notify("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    }
    client.finish();
}

#[test]
fn words_that_are_given_already_are_not_offered_again() {
    let offered = offered("campaign \"X\" {\n  brand \"B\"\n  ¦\n}\n");
    assert!(!offered.contains(&"brand".to_string()) && offered.contains(&"budget".to_string()), "{offered:?}");
}

#[test]
fn unsaved_and_unclosed_blocks_are_understood() {
    assert_eq!(offered("influencer maya \"Maya\" {\n  ¦")[0], "on");
    assert!(offered("influencer maya \"Maya\" {\n  on instagram @m { ¦").contains(&"followers".to_string()));
    assert!(offered("¦").contains(&"campaign".to_string()));
    assert!(
        offered("deliver 2 reels by ¦\n\ninfluencer maya \"M\" { }\ninfluencer jo \"J\" { }")
            .starts_with(&["maya".to_string()])
    );
    assert_eq!(offered("deliver 2 reels by maya, ¦\n\ninfluencer maya \"M\" { }\ninfluencer jo \"J\" { }")[0], "jo");
}

#[test]
fn nothing_is_offered_in_texts_and_comments() {
    assert_eq!(offered("// a ¦\n"), [""; 0]);
    assert_eq!(offered("campaign \"by ¦\" { }"), [""; 0]);
    assert_eq!(offered("campaign \"X\" { about \"\"\"\n  brand ¦\n  \"\"\"\n}"), [""; 0]);
}

#[test]
fn a_beginning_narrows_what_is_offered() {
    assert_eq!(offered("campaign \"X\" {\n  bud¦\n}\n")[0], "budget");
    assert_eq!(offered("campaign \"X\" {\n  market Ger¦\n}\n")[0], "DE", "a country is found by its name");
    assert_eq!(offered("campaign \"X\" {\n  budget 5 SW¦\n}\n")[0], "CHF", "a currency is found by its name");
}

#[test]
fn an_item_carries_its_page_and_a_snippet_only_where_the_client_takes_one() {
    let ask = |capabilities: Value| {
        let mut client = Client::with(json!({"capabilities": capabilities}));
        client.open(URI, "infl");
        let answer = client.request("textDocument/completion", position(URI, (0, 4))).unwrap();
        client.finish();
        answer["items"][0].clone()
    };
    let able = ask(super::client::able());
    assert_eq!(able["label"], "influencer");
    assert_eq!(able["textEdit"]["newText"], "influencer ${1:name} \"$2\" {\n\t$0\n}");
    assert!(able["documentation"]["value"].as_str().unwrap().contains("A person, with one or more accounts."));
    let plain = ask(json!({}));
    assert_eq!(plain["textEdit"]["newText"], "influencer");
    assert_eq!(plain.get("insertTextFormat"), None);
}

#[test]
fn the_table_has_a_proposal_for_every_word_it_enumerates() {
    for section in vocabulary::sections() {
        for entry in section.entries.iter().filter(|e| !e.word.values.is_empty()) {
            assert!(
                entry.word.values.iter().all(|(v, doc)| !v.is_empty() && doc.ends_with('.')),
                "{}",
                entry.word.name
            );
        }
    }
}
