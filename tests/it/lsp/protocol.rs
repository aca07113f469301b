//! What the protocol asks of every server.

use super::client::{Client, position, trail};
use campaignc::language_server::{connect, serve};
use serde_json::{Value, json};
use std::io::Write as _;
use std::sync::Arc;

const URI: &str = "file:///nowhere/a.campaign";

#[test]
fn a_client_that_says_goodbye_is_told_from_one_that_just_goes() {
    assert!(Client::start().finish());
    assert!(!Client::start().leave());
    assert!(!Client::silent().leave());
}

#[test]
fn requests_at_the_wrong_time_and_unknown_ones_are_refused_with_the_right_code() {
    let mut client = Client::silent();
    assert_eq!(client.request("textDocument/hover", json!({})).unwrap_err().0, -32002);
    client.request("initialize", json!({"capabilities": null, "rootUri": null, "processId": null})).unwrap();
    client.notify("initialized", Value::Null);
    assert_eq!(client.request("initialize", json!({})).unwrap_err().0, -32600);
    assert_eq!(client.request("textDocument/moniker", json!({})).unwrap_err().0, -32601);
    assert_eq!(client.request("textDocument/hover", json!({"nonsense": 1})).unwrap_err().0, -32602);
    assert_eq!(client.request("$/unknown", Value::Null).unwrap_err().0, -32601);
    client.notify("$/unknown", Value::Null);
    client.notify("textDocument/didOpen", json!([1, 2]));
    client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    client.notify("textDocument/didChange", json!({"textDocument": {"uri": URI, "version": 3}, "contentChanges": []}));
    assert_eq!(client.about("textDocument/hover", URI, (0, 0)).unwrap(), Value::Null, "a document that is not open");
    client.request("shutdown", Value::Null).unwrap();
    assert_eq!(client.request("textDocument/hover", json!({})).unwrap_err().0, -32600);
    assert!(client.leave());
}

#[test]
fn a_request_that_is_cancelled_is_answered_as_cancelled() {
    let mut client = Client::start();
    client.open(URI, &trail());
    let id = client.ask("textDocument/hover", position(URI, (3, 2)));
    client.notify("$/cancelRequest", json!({"id": 2}));
    let answer = client.answer(&id);
    assert!(answer.is_ok() || answer.unwrap_err().0 == -32800);
    client.notify("$/cancelRequest", json!({"id": "none"}));
    client.notify("$/cancelRequest", Value::Null);
    client.diagnostics(URI);
    client.finish();
}

#[test]
fn edits_behind_the_end_and_turned_round_are_taken_as_far_as_they_go() {
    let mut client = Client::start();
    client.open(URI, "brand");
    let range = |a: u32, b: u32, c: u32, d: u32| json!({"start": {"line": a, "character": b}, "end": {"line": c, "character": d}});
    client.change(URI, json!([{"range": range(7, 7, 9, 9), "text": "\n\"x\""}]));
    client.change(URI, json!([{"range": range(0, 5, 0, 0), "text": "campaign"}]));
    client.diagnostics(URI);
    let symbols = client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}})).unwrap();
    assert_eq!(symbols[0]["name"], "campaign");
    client.finish();
}

#[test]
fn unsaved_documents_and_hostile_texts_are_served() {
    let mut client = Client::start();
    let texts = [
        "",
        "\u{feff}campaign \"X\" { }",
        "{{{{{{",
        "}\r}\r\n}",
        "\"\"\"",
        "deliver by by by , , ..",
        "import \"../../../etc/passwd\"",
        "import \"a.campaign\"",
        "\u{0}\u{202e}x",
        "campaign \"😀",
        "a\rb\rc",
    ];
    for (i, text) in texts.iter().enumerate() {
        let uri = format!("untitled:Untitled-{i}");
        client.open(&uri, text);
        client.diagnostics(&uri);
        for method in
            ["textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/signatureHelp"]
        {
            for column in 0..4 {
                client.about(method, &uri, (0, column)).unwrap();
            }
        }
        for method in [
            "textDocument/documentSymbol",
            "textDocument/foldingRange",
            "textDocument/semanticTokens/full",
            "textDocument/codeLens",
            "textDocument/documentLink",
        ] {
            client.request(method, json!({"textDocument": {"uri": uri}})).unwrap();
        }
    }
    client.finish();
}

#[test]
fn broken_messages_are_answered_and_the_next_ones_are_served() {
    let (reader, mut to_server) = std::io::pipe().unwrap();
    let (mut from_server, writer) = std::io::pipe().unwrap();
    let (connection, written) = connect(reader, writer);
    let server = std::thread::spawn(move || serve(connection, Arc::new(|| jiff::civil::date(2027, 1, 4))));
    let mut send = |body: &str| write!(to_server, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    send("{not json");
    send("[1]");
    send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}).to_string());
    send(&json!({"jsonrpc": "2.0", "id": 2, "method": 7}).to_string());
    send(&json!({"jsonrpc": "2.0", "id": "three", "method": "shutdown"}).to_string());
    send(&json!({"jsonrpc": "2.0", "method": "exit"}).to_string());
    assert!(server.join().unwrap());
    written.join().unwrap();
    let mut all = String::new();
    std::io::Read::read_to_string(&mut from_server, &mut all).unwrap();
    for wanted in ["-32700", "-32600", "\"id\":1", "\"id\":\"three\"", "\"id\":null"] {
        assert!(all.contains(wanted), "{wanted} in {all}");
    }
}
