//! Every request, on the sound example and on broken ones.

use super::client::{Client, able, place, position, trail};
use serde_json::{Value, json};

const URI: &str = "file:///nowhere/trail.campaign";

fn opened(text: &str) -> Client {
    let mut client = Client::start();
    client.open(URI, text);
    client.diagnostics(URI);
    client
}

/// A document with the edits of a workspace edit applied.
fn applied(text: &str, edit: &Value, uri: &str) -> String {
    let changes = edit["documentChanges"].as_array().unwrap();
    let change = changes.iter().find(|c| c["textDocument"]["uri"] == uri).unwrap();
    with_edits(text, change["edits"].as_array().unwrap())
}

pub fn with_edits(text: &str, edits: &[Value]) -> String {
    let byte = |p: &Value| {
        let (line, column) = (p["line"].as_u64().unwrap() as usize, p["character"].as_u64().unwrap() as usize);
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = 0;
        let rest = text[start..].char_indices().find(|(_, c)| {
            let here = units >= column;
            units += c.len_utf16();
            here
        });
        start + rest.map_or(text.len() - start, |(i, _)| i)
    };
    let mut list: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|e| (byte(&e["range"]["start"]), byte(&e["range"]["end"]), e["newText"].as_str().unwrap()))
        .collect();
    list.sort();
    let mut out = text.to_string();
    list.into_iter().rev().for_each(|(a, b, new)| out.replace_range(a..b, new));
    out
}

#[test]
fn diagnostics_carry_rule_level_related_places_and_tags() {
    let text = trail().replace("by maya on instagram telling", "by mya on instagram telling");
    let mut client = opened(&text);
    let found = client.diagnostics(URI);
    let unknown = found.iter().find(|d| d["code"] == "unknown-name").expect("the slip is told");
    assert_eq!(unknown["severity"], 1);
    assert_eq!(unknown["source"], "campaignc");
    assert!(unknown["message"].as_str().unwrap().contains("Did you mean `maya`?"));
    let (line, column) = place(&text, "mya", 0);
    assert_eq!(unknown["range"]["start"], json!({"line": line, "character": column}));
    assert_eq!(unknown["relatedInformation"][0]["location"]["uri"], URI);
    client.write(URI, &(trail() + "\nmessage lost \"Nobody tells it\" { takeaway \"x\" }\n"));
    let found = client.diagnostics(URI);
    let unused = found.iter().find(|d| d["code"] == "unused-declaration").expect("the unused message is told");
    assert_eq!(unused["tags"], json!([1]));
    client.finish();
}

#[test]
fn diagnostics_follow_every_change_with_its_version() {
    let text = trail();
    let mut client = opened(&text);
    let before = client.diagnostics(URI);
    let (line, column) = place(&text, "objective", 0);
    let range = json!({"start": {"line": line, "character": column}, "end": {"line": line, "character": column + 9}});
    client.change(URI, json!([{"range": range, "text": "objectve"}]));
    let after = client.diagnostics(URI);
    assert!(after.iter().any(|d| d["code"] == "unknown-word"), "{after:?}");
    client.write(URI, &text);
    assert_eq!(client.diagnostics(URI), before);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    client.request("workspace/symbol", json!({"query": ""})).unwrap();
    assert_eq!(client.published[URI].1, Vec::<Value>::new(), "a closed document has no diagnostics any more");
    client.finish();
}

#[test]
fn hover_tells_of_words_people_posts_metrics_and_days() {
    let text = trail();
    let mut client = opened(&text);
    let mut hover = |piece: &str, n: usize, by: u32| {
        let (line, column) = place(&text, piece, n);
        let answer = client.about("textDocument/hover", URI, (line, column + by)).unwrap();
        answer["contents"]["value"].as_str().unwrap_or("").to_string()
    };
    assert!(hover("budget", 0, 2).contains("All that may be spent on influencers."));
    assert!(hover("launch\n", 0, 1).contains("Something new is brought out."));
    let maya = hover("by maya", 0, 4);
    for fact in [
        "Maya Köhler",
        "micro",
        "38,400 followers",
        "24,576 of Trail runners (64%",
        "EUR",
        "reel by Maya Köhler on Instagram: ",
    ] {
        assert!(maya.contains(fact), "{fact} in {maya}");
    }
    assert!(hover("positive_sentiment", 0, 3).contains("positive comments / comments that take a side"));
    assert!(hover("deliver 1 reel", 0, 1).contains("reel by Sofia Lindqvist on Instagram: "));
    assert!(hover("2027-03-20", 0, 1).contains("Saturday, 20 March 2027"));
    assert!(hover("DE, AT\n  language", 0, 0).contains("Germany"));
    assert!(hover("EUR", 0, 0).contains("Euro"));
    assert!(hover("first_winter", 1, 0).contains("From the first step to the first summit"));
    assert_eq!(hover("// Northpeak", 0, 4), "");
    client.finish();
}

#[test]
fn names_lead_to_their_declaration_and_to_all_their_places() {
    let text = trail();
    let mut client = opened(&text);
    let at = place(&text, "by sofia", 0);
    let at = (at.0, at.1 + 3);
    let found = client.about("textDocument/definition", URI, at).unwrap();
    let (line, column) = place(&text, "influencer sofia", 0);
    assert_eq!(found["range"]["start"], json!({"line": line, "character": column + 11}));
    let mut params = position(URI, at);
    params["context"] = json!({"includeDeclaration": true});
    let places = client.request("textDocument/references", params.clone()).unwrap();
    let stands = text.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| *w == "sofia").count();
    assert_eq!(places.as_array().unwrap().len(), stands);
    params["context"] = json!({"includeDeclaration": false});
    let uses = client.request("textDocument/references", params).unwrap();
    assert_eq!(uses.as_array().unwrap().len(), stands - 1);
    let marks = client.about("textDocument/documentHighlight", URI, at).unwrap();
    assert_eq!(marks.as_array().unwrap().iter().filter(|m| m["kind"] == 3).count(), 1, "one of them declares it");
    client.finish();
}

#[test]
fn a_name_is_changed_everywhere_and_the_plan_stays_the_same() {
    let text = trail();
    let mut client = opened(&text);
    let at = place(&text, "influencer sofia", 0);
    let at = (at.0, at.1 + 12);
    let prepared = client.about("textDocument/prepareRename", URI, at).unwrap();
    assert_eq!(prepared["placeholder"], "sofia");
    let mut params = position(URI, at);
    params["newName"] = json!("sofia_l");
    let edit = client.request("textDocument/rename", params.clone()).unwrap();
    let changed = applied(&text, &edit, URI);
    assert_eq!(
        changed,
        text.replace("influencer sofia ", "influencer sofia_l ")
            .replace("jonas, sofia }", "jonas, sofia_l }")
            .replace("by sofia ", "by sofia_l ")
            .replace("maya, sofia on", "maya, sofia_l on")
            .replace("for sofia ", "for sofia_l ")
    );
    for (name, why) in [
        ("maya", "already"),
        ("two words", "isn't a name"),
        ("7up", "isn't a name"),
        ("everyone", "isn't a name"),
        ("", "isn't a name"),
    ] {
        params["newName"] = json!(name);
        let refused = client.request("textDocument/rename", params.clone()).unwrap_err();
        assert!(refused.1.contains(why), "{name}: {refused:?}");
    }
    let channel = place(&text, "on youtube", 0);
    assert!(
        client.about("textDocument/prepareRename", URI, (channel.0, channel.1 + 4)).is_err(),
        "a built-in name stays"
    );
    client.finish();
}

#[test]
fn names_reach_through_imports_and_unsaved_buffers_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    std::fs::write(folder.join("campaignc.yaml"), "").unwrap();
    std::fs::write(folder.join("people.campaign"), "influencer maya \"Maya\" { on instagram @maya }\n").unwrap();
    let main = "import \"people.campaign\"\n\ncampaign \"X\" {\n  brand \"B\"\n  objective launch\n  budget 1_000 EUR\n  runs 2027-06-01 .. 2027-06-30\n}\n\nmessage grip \"Grip\" { takeaway \"T\" }\n\ndeliver 1 reel by maya on instagram about grip\n";
    std::fs::write(folder.join("main.campaign"), main).unwrap();
    let uri = |name: &str| format!("file://{}", folder.join(name).display());
    let root = json!([{"uri": format!("file://{}", folder.display()), "name": "x"}]);
    let mut client = Client::with(json!({"capabilities": able(), "workspaceFolders": root}));
    client.open(&uri("people.campaign"), "influencer maia \"Maya\" { on instagram @maya }\n");
    let told = client.diagnostics(&uri("people.campaign"));
    assert!(told.iter().all(|d| d["severity"] != 1), "a shared file is understood through its campaign: {told:?}");
    client.open(&uri("main.campaign"), main);
    let told = client.diagnostics(&uri("main.campaign"));
    assert!(told.iter().any(|d| d["code"] == "unknown-name"), "the unsaved name is what counts: {told:?}");
    client.write(&uri("people.campaign"), "influencer maya \"Maya\" { on instagram @maya }\n");
    client.diagnostics(&uri("people.campaign"));
    let at = place(main, "by maya", 0);
    let found = client.about("textDocument/definition", &uri("main.campaign"), (at.0, at.1 + 3)).unwrap();
    assert_eq!(found["uri"], json!(uri("people.campaign")));
    let mut params = position(&uri("people.campaign"), (0, 12));
    params["newName"] = json!("maya_k");
    let edit = client.request("textDocument/rename", params).unwrap();
    assert!(applied(main, &edit, &uri("main.campaign")).contains("by maya_k on"));
    let symbols = client.request("workspace/symbol", json!({"query": "GRI"})).unwrap();
    assert_eq!(symbols[0]["name"], "grip");
    let links =
        client.request("textDocument/documentLink", json!({"textDocument": {"uri": uri("main.campaign")}})).unwrap();
    assert_eq!(links[0]["target"], json!(uri("people.campaign")));
    let file = client.about("textDocument/definition", &uri("main.campaign"), (0, 10)).unwrap();
    assert_eq!(file["uri"], json!(uri("people.campaign")));
    client.finish();
}

#[test]
fn files_that_change_on_disk_are_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    std::fs::write(folder.join("people.campaign"), "influencer maia \"Maya\" { on instagram @maya }\n").unwrap();
    let main = "import \"people.campaign\"\ngroup all { members maya }\n";
    let uri = format!("file://{}", folder.join("main.campaign").display());
    let mut client = Client::start();
    client.open(&uri, main);
    assert!(client.diagnostics(&uri).iter().any(|d| d["code"] == "unknown-name"));
    assert!(client.asked.contains(&"client/registerCapability".to_string()), "files are watched");
    std::fs::write(folder.join("people.campaign"), "influencer maya \"Maya\" { on instagram @maya }\n").unwrap();
    let changed = json!([{"uri": format!("file://{}", folder.join("people.campaign").display()), "type": 2}]);
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": changed}));
    client.about("textDocument/hover", &uri, (0, 0)).unwrap();
    assert!(client.diagnostics(&uri).iter().all(|d| d["code"] != "unknown-name"));
    client.finish();
}

#[test]
fn symbols_folds_and_selections_follow_the_statements() {
    let text = trail();
    let mut client = opened(&text);
    let document = json!({"textDocument": {"uri": URI}});
    let symbols = client.request("textDocument/documentSymbol", document.clone()).unwrap();
    let names: Vec<&str> = symbols.as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect();
    assert!(names.starts_with(&["Trail Season", "trail_runners", "maya"]), "{names:?}");
    let maya = &symbols[2];
    assert!(maya["children"][0]["name"].as_str().unwrap().starts_with("on instagram @maya.runs"));
    let folds = client.request("textDocument/foldingRange", document).unwrap();
    let (line, _) = place(&text, "campaign \"Trail", 0);
    let whole = folds.as_array().unwrap().iter().find(|f| f["startLine"] == line).expect("the campaign folds");
    let (end, _) = place(&text, "}\n\naudience", 0);
    assert_eq!(whole["endLine"], json!(end - 1), "the closing brace stays in sight");
    let (line, column) = place(&text, "22 .. 45", 0);
    let params = json!({"textDocument": {"uri": URI}, "positions": [{"line": line, "character": column}]});
    let grown = client.request("textDocument/selectionRange", params).unwrap();
    let (mut at, mut steps) = (&grown[0], 0);
    while at["parent"].is_object() {
        at = &at["parent"];
        steps += 1;
    }
    assert!(steps >= 4, "from the number over statement and block to the file: {steps}");
    assert_eq!(at["range"]["start"], json!({"line": 0, "character": 0}));
    client.finish();
}

#[test]
fn semantic_tokens_cover_the_text_in_order_without_overlap() {
    let text = trail();
    let mut client = opened(&text);
    let answer = client.request("textDocument/semanticTokens/full", json!({"textDocument": {"uri": URI}})).unwrap();
    let data: Vec<u64> = answer["data"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
    assert_eq!(data.len() % 5, 0);
    let legend = client.capabilities["semanticTokensProvider"]["legend"]["tokenTypes"].clone();
    let lines: Vec<&str> = text.lines().collect();
    let (mut line, mut column, mut end) = (0, 0, 0);
    let mut seen = Vec::new();
    for chunk in data.chunks(5) {
        if chunk[0] > 0 {
            (column, end) = (0, 0);
        }
        line += chunk[0] as usize;
        column += chunk[1] as usize;
        assert!(column >= end, "tokens do not overlap");
        end = column + chunk[2] as usize;
        let units: Vec<u16> = lines[line].encode_utf16().collect();
        seen.push((
            String::from_utf16(&units[column..end]).unwrap(),
            legend[chunk[3] as usize].as_str().unwrap().to_string(),
        ));
    }
    for (word, kind) in [
        ("campaign", "keyword"),
        ("budget", "property"),
        ("launch", "enumMember"),
        ("maya", "class"),
        ("38.4k", "number"),
        ("@maya.runs", "decorator"),
        ("by", "keyword"),
        ("EUR", "type"),
        ("instagram", "namespace"),
    ] {
        assert!(seen.contains(&(word.to_string(), kind.to_string())), "{word} is {kind}");
    }
    client.finish();
}

#[test]
fn hints_and_lenses_show_what_the_plan_looks_like() {
    let text = trail();
    let mut client = opened(&text);
    let end = json!({"line": 9_999, "character": 0});
    let params = json!({"textDocument": {"uri": URI}, "range": {"start": {"line": 0, "character": 0}, "end": end}});
    let hints = client.request("textDocument/inlayHint", params).unwrap();
    let labels: Vec<&str> = hints.as_array().unwrap().iter().map(|h| h["label"].as_str().unwrap()).collect();
    assert!(labels.contains(&"6 weeks, starts in 8 weeks"), "{labels:?}");
    assert!(labels.iter().any(|l| l.starts_with("micro · ") && l.ends_with("of the budget")), "{labels:?}");
    assert!(labels.iter().any(|l| l.ends_with(" Mar")), "{labels:?}");
    let lenses = client.request("textDocument/codeLens", json!({"textDocument": {"uri": URI}})).unwrap();
    let titles: Vec<&str> =
        lenses.as_array().unwrap().iter().map(|l| l["command"]["title"].as_str().unwrap()).collect();
    assert_eq!(titles[0], "11 posts: preview the schedule");
    let brief = lenses.as_array().unwrap().iter().find(|l| l["command"]["command"] == "campaignc.brief").unwrap();
    let page = client.request("workspace/executeCommand", brief["command"].clone()).unwrap();
    assert!(page["markdown"].as_str().unwrap().contains("Maya Köhler"));
    let page = client.request("workspace/executeCommand", lenses[0]["command"].clone()).unwrap();
    assert!(page["markdown"].as_str().unwrap().contains("Trail Season"));
    assert!(page["html"].as_str().unwrap().starts_with("<!DOCTYPE html>"), "{page:#}");
    let odd = json!({"command": "campaignc.brief", "arguments": [URI, "nobody"]});
    assert!(client.request("workspace/executeCommand", odd).unwrap_err().1.contains("nobody"));
    client.finish();
}

#[test]
fn a_preview_has_the_style_and_the_templates_of_the_house() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    std::fs::create_dir(folder.join("templates")).unwrap();
    let config = "house:\n  accent: \"#0a5c36\"\n  sender: Nora at Northpeak\n  templates: templates\n";
    std::fs::write(folder.join("campaignc.yaml"), config).unwrap();
    let template = |text: &str| std::fs::write(folder.join("templates/brief.md"), text).unwrap();
    template("HOUSE RULES for {{ title }}\n");
    let uri = format!("file://{}", folder.join("trail.campaign").display());
    let mut client = Client::start();
    client.open(&uri, &trail());
    let told = client.diagnostics(&uri);
    assert!(told.iter().all(|d| d["severity"] != 1), "{told:?}");
    let brief = json!({"command": "campaignc.brief", "arguments": [uri, "maya"]});
    let page = client.request("workspace/executeCommand", brief.clone()).unwrap();
    let (html, markdown) = (page["html"].as_str().unwrap(), page["markdown"].as_str().unwrap());
    assert!(html.contains("--accent: #0a5c36") && html.contains("Nora at Northpeak"), "{html}");
    assert!(markdown.starts_with("HOUSE RULES for "), "{markdown}");
    // A template is read when it is needed, saved or not, and one that fails is named.
    template("{% for i in range(9999999) %}{{ i }}{% endfor %}");
    let refused = client.request("workspace/executeCommand", brief).unwrap_err();
    assert!(refused.1.contains("brief.md"), "{refused:?}");
    client.finish();
}

#[test]
fn code_actions_mend_allow_declare_and_fix_all() {
    let text = trail()
        .replace("by maya on instagram telling", "by mya on instagram telling")
        .replace("  objective    launch", "  objective:   launch")
        .replace("by jonas on youtube about grip during", "by ida on youtube about grip during");
    let mut client = opened(&text);
    let mut actions = |piece: &str, by: u32| {
        let (line, column) = place(&text, piece, 0);
        let at = json!({"line": line, "character": column + by});
        let params =
            json!({"textDocument": {"uri": URI}, "range": {"start": at, "end": at}, "context": {"diagnostics": []}});
        client.request("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    };
    let find = |list: &[Value], title: &str| {
        let found = list.iter().find(|a| a["title"].as_str().unwrap().contains(title));
        found
            .unwrap_or_else(|| panic!("`{title}` among {:?}", list.iter().map(|a| &a["title"]).collect::<Vec<_>>()))
            .clone()
    };
    let mend = find(&actions("by mya", 4), "Write `maya`");
    assert!(applied(&text, &mend["edit"], URI).contains("reels by maya on instagram telling"));
    assert_eq!(mend["diagnostics"][0]["code"], "unknown-name");
    let declare = find(&actions("by ida", 4), "Declare the influencer `ida`");
    let declared = applied(&text, &declare["edit"], URI);
    assert!(declared.ends_with("influencer ida \"ida\" {\n  on instagram @ida\n}\n"), "{declared}");
    let all = find(&actions("objective:", 9), "Apply all fixes");
    assert_eq!(all["kind"], "source.fixAll");
    assert!(
        applied(&text, &all["edit"], URI).contains("  objective   launch")
            || applied(&text, &all["edit"], URI).contains("  objective    launch")
    );
    client.finish();
}

#[test]
fn a_rule_is_allowed_where_it_fires_and_the_finding_is_gone() {
    let text = std::fs::read_to_string("examples/star-launch.campaign").unwrap();
    let mut client = opened(&text);
    let found = client.diagnostics(URI);
    let rules: Vec<&Value> = found.iter().filter(|d| d["severity"] != 1).collect();
    assert!(rules.len() >= 4, "the example makes mistakes");
    for finding in rules {
        let code = finding["code"].as_str().unwrap();
        let params = json!({"textDocument": {"uri": URI}, "range": finding["range"], "context": {"diagnostics": [finding], "only": ["quickfix"]}});
        let list = client.request("textDocument/codeAction", params).unwrap();
        let title = format!("Allow `{code}` here");
        let Some(action) = list.as_array().unwrap().iter().find(|a| a["title"].as_str().unwrap().starts_with(&title))
        else {
            continue;
        };
        let changed = applied(&text, &action["edit"], URI);
        client.write(URI, &changed);
        let after = client.diagnostics(URI);
        let count = |list: &[Value]| list.iter().filter(|d| d["code"] == code).count();
        assert!(count(&after) < count(&found), "{code}\n{changed}");
        let errors = |list: &[Value]| list.iter().filter(|d| d["severity"] == 1).count();
        assert!(errors(&after) <= errors(&found), "{code}: {after:?}");
        client.write(URI, &text);
        client.diagnostics(URI);
    }
    client.finish();
}

#[test]
fn formatting_gives_the_canonical_layout_and_touches_no_more() {
    let text = trail();
    let messy = text
        .replace("  brand        \"Northpeak\"", "brand \"Northpeak\"")
        .replace("ages       22 .. 45", "ages 22 .. 45");
    let mut client = opened(&messy);
    let options = json!({"tabSize": 2, "insertSpaces": true});
    let params = json!({"textDocument": {"uri": URI}, "options": options});
    let edits = client.request("textDocument/formatting", params.clone()).unwrap();
    let edits = edits.as_array().unwrap().clone();
    assert_eq!(with_edits(&messy, &edits), text);
    assert_eq!(edits.len(), 2, "only what differs is changed");
    let (line, _) = place(&messy, "ages 22", 0);
    let range = json!({"start": {"line": line, "character": 0}, "end": {"line": line + 1, "character": 0}});
    let part = json!({"textDocument": {"uri": URI}, "options": options, "range": range});
    let edits = client.request("textDocument/rangeFormatting", part).unwrap();
    assert_eq!(edits.as_array().unwrap().len(), 1);
    let (line, column) = place(&messy, "}\n\naudience", 0);
    let mut typed = position(URI, (line, column + 1));
    (typed["ch"], typed["options"]) = (json!("}"), options.clone());
    let edits = client.request("textDocument/onTypeFormatting", typed).unwrap();
    assert!(with_edits(&messy, edits.as_array().unwrap()).contains("  brand        \"Northpeak\""));
    client.write(URI, "campaign \"X\" {\n brand \"B\"\n");
    assert_eq!(client.request("textDocument/formatting", params).unwrap(), json!([]), "a broken block stays as it is");
    client.finish();
}

#[test]
fn signature_help_shows_the_clause_that_is_being_written() {
    let text = "deliver 2 reels by maya on ";
    let mut client = opened(text);
    let help = client.about("textDocument/signatureHelp", URI, (0, text.len() as u32)).unwrap();
    let signature = &help["signatures"][0];
    let label: Vec<u16> = signature["label"].as_str().unwrap().encode_utf16().collect();
    let active = &signature["parameters"][help["activeParameter"].as_u64().unwrap() as usize]["label"];
    let (a, b) = (active[0].as_u64().unwrap() as usize, active[1].as_u64().unwrap() as usize);
    assert_eq!(String::from_utf16(&label[a..b]).unwrap(), "[on CHANNEL]");
    assert_eq!(client.about("textDocument/signatureHelp", URI, (0, 0)).unwrap(), Value::Null);
    client.finish();
}

#[test]
fn positions_are_the_same_place_in_both_encodings() {
    let text = "influencer maya \"😀 Köhler\" { topcs a }\n";
    for (encoding, column) in [("utf-16", 30), ("utf-8", 33)] {
        let mut capabilities = able();
        capabilities["general"]["positionEncodings"] = json!([encoding]);
        let mut client = Client::with(json!({"capabilities": capabilities}));
        assert_eq!(client.capabilities["positionEncoding"], encoding);
        client.open(URI, text);
        let found = client.diagnostics(URI);
        let unknown = found.iter().find(|d| d["code"] == "unknown-word").expect("the slip is told");
        assert_eq!(unknown["range"]["start"]["character"], column, "{encoding}");
        let range = json!({"start": {"line": 0, "character": column}, "end": {"line": 0, "character": column + 5}});
        client.change(URI, json!([{"range": range, "text": "topics"}]));
        assert!(client.diagnostics(URI).iter().all(|d| d["code"] != "unknown-word"));
        client.finish();
    }
}
