//! Random edits and requests: the server never falls, and never loses the text.

use super::client::{Client, at_byte, examples, position};
use serde_json::{Value, json};

/// A small generator of numbers, the same ones in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

const PIECES: &[&str] = &[
    "",
    " ",
    "\n",
    "\r\n",
    "{",
    "}",
    "\"",
    "\"\"\"",
    ";",
    ",",
    "..",
    "//",
    "#ad",
    "@maya",
    "é",
    "😀",
    "brand",
    "deliver ",
    "by maya",
    "import \"x.campaign\"\n",
    "2027-03-02",
    "900 EUR",
    "50%",
    "allow no-home because \"x\"\n",
    "\u{feff}",
    "\r",
    "campaign \"X\" {\n",
    "influencer x \"X\" { on instagram @x }\n",
    "deliver 1 reel by everyone on instagram\n",
];

const REQUESTS: &[&str] = &[
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/documentHighlight",
    "textDocument/signatureHelp",
    "textDocument/prepareRename",
];

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One random edit as a change of the protocol, applied to our own copy of the text.
fn edit(text: &mut String, dice: &mut Dice) -> Value {
    let start = boundary(text, dice.throw(text.len() + 1));
    let length = if dice.throw(20) == 0 { dice.throw(400) } else { dice.throw(6) };
    let end = boundary(text, (start + length).min(text.len()));
    // A place between the two halves of a line end has no position of its own.
    let split = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
    let (start, end) = (start - usize::from(split(start)), end - usize::from(split(end)));
    let (a, b) = (lines(text, start), lines(text, end));
    let new = PIECES[dice.throw(PIECES.len())];
    text.replace_range(start..end, new);
    let place = |(line, character): (u32, u32)| json!({"line": line, "character": character});
    json!({"range": {"start": place(a), "end": place(b)}, "text": new})
}

/// Line and column where a lone carriage return ends a line too.
fn lines(text: &str, at: usize) -> (u32, u32) {
    at_byte(&text[..at].replace("\r\n", "\n").replace('\r', "\n"), text[..at].replace("\r\n", "\n").len())
}

fn told(client: &mut Client, uri: &str) -> (Vec<Value>, Value) {
    let mut diagnostics = client.diagnostics(uri);
    diagnostics.sort_by_key(Value::to_string);
    let symbols = client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}})).unwrap();
    (diagnostics, symbols)
}

fn fuzz(steps: usize, seed: u64) {
    let examples = examples();
    let per = steps.div_ceil(examples.len());
    for (i, (path, original)) in examples.iter().enumerate() {
        // At its own place, so that imports and rosters are read.
        let uri = &format!("file://{path}");
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (i as u64 + 1));
        let mut client = Client::start();
        let mut text = original.clone();
        client.open(uri, &text);
        let mut pending = Vec::new();
        for step in 0..per {
            let change = match dice.throw(60) {
                0 => {
                    text = original.clone();
                    json!([{"text": text}])
                }
                n if n < 10 => json!([edit(&mut text, &mut dice), edit(&mut text, &mut dice)]),
                _ => json!([edit(&mut text, &mut dice)]),
            };
            client.change(uri, change);
            if dice.throw(4) == 0 {
                let at = boundary(&text, dice.throw(text.len() + 1));
                let method = REQUESTS[dice.throw(REQUESTS.len())];
                pending.push(client.ask(method, position(uri, at_byte(&text, at))));
            }
            if dice.throw(12) == 0 {
                let method =
                    ["textDocument/formatting", "textDocument/codeLens", "textDocument/foldingRange"][dice.throw(3)];
                let params = json!({"textDocument": {"uri": uri}, "options": {"tabSize": 2, "insertSpaces": true}});
                pending.push(client.ask(method, params));
            }
            if step % 50 == 49 {
                pending.drain(..).for_each(|id| {
                    let answer = client.answer(&id);
                    assert!(answer.as_ref().err().is_none_or(|(code, _)| *code != -32603), "{path}: {answer:?}");
                });
                client.diagnostics(uri);
            }
        }
        let ours = told(&mut client, uri);
        let mut fresh = Client::start();
        fresh.open(uri, &text);
        assert_eq!(ours, told(&mut fresh, uri), "{path}: the server's view is that of a fresh one");
        assert!(fresh.finish() && client.finish());
    }
}

#[test]
fn after_many_random_edits_the_server_sees_what_a_fresh_one_sees() {
    fuzz(2_000, 7);
}

#[test]
#[ignore = "takes minutes; run it in release"]
fn after_twenty_thousand_random_edits_the_server_sees_what_a_fresh_one_sees() {
    fuzz(20_000, 11);
}
