//! A client over memory: what an editor would send, and what it would get.

use campaignc::language_server::serve;
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

/// The longest that a test waits for an answer; only a hang takes so long.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Client {
    connection: Connection,
    server: Option<JoinHandle<bool>>,
    next: i32,
    /// The last diagnostics of each document, with the version they are for.
    pub published: BTreeMap<String, (Option<i64>, Vec<Value>)>,
    /// Requests of the server, answered with `null`.
    pub asked: Vec<String>,
    versions: BTreeMap<String, i64>,
    answers: BTreeMap<String, Result<Value, (i32, String)>>,
    pub capabilities: Value,
}

/// What a capable editor says of itself.
pub fn able() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "workspace": {
            "workspaceEdit": {"documentChanges": true},
            "didChangeWatchedFiles": {"dynamicRegistration": true},
        },
        "textDocument": {
            "completion": {"completionItem": {"snippetSupport": true}},
            "publishDiagnostics": {"relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
        },
    })
}

impl Client {
    pub fn start() -> Client {
        Client::with(json!({"capabilities": able()}))
    }

    pub fn with(params: Value) -> Client {
        let mut client = Client::silent();
        let answer = client.request("initialize", params).expect("initialize is answered");
        client.capabilities = answer["capabilities"].clone();
        client.notify("initialized", json!({}));
        client
    }

    /// A client that has not said anything yet.
    pub fn silent() -> Client {
        let (ours, theirs) = Connection::memory();
        let today = Arc::new(|| jiff::civil::date(2027, 1, 4));
        let server = std::thread::spawn(move || serve(theirs, today));
        Client {
            connection: ours,
            server: Some(server),
            next: 0,
            published: BTreeMap::new(),
            asked: Vec::new(),
            versions: BTreeMap::new(),
            answers: BTreeMap::new(),
            capabilities: Value::Null,
        }
    }

    pub fn send(&self, message: impl Into<Message>) {
        self.connection.sender.send(message.into()).expect("the server listens");
    }

    pub fn notify(&self, method: &str, params: Value) {
        self.send(Notification { method: method.to_string(), params });
    }

    /// Sends a request without waiting.
    pub fn ask(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Request { id: id.clone(), method: method.to_string(), params });
        id
    }

    /// Takes the next message; notes diagnostics, and answers the server's own requests.
    fn take(&mut self) {
        let message = self.connection.receiver.recv_timeout(PATIENCE).expect("the server answers in time");
        match message {
            Message::Notification(n) if n.method == "textDocument/publishDiagnostics" => {
                let uri = n.params["uri"].as_str().expect("diagnostics name their document").to_string();
                let list = n.params["diagnostics"].as_array().expect("diagnostics are a list").clone();
                self.published.insert(uri, (n.params["version"].as_i64(), list));
            }
            Message::Request(r) => {
                self.asked.push(r.method.clone());
                self.send(Response::new_ok(r.id.clone(), Value::Null));
            }
            Message::Response(r) => {
                let answer = r.response_result.map_err(|e| (e.code, e.message));
                self.answers.insert(r.id.to_string(), answer);
            }
            Message::Notification(_) => {}
        }
    }

    /// The answer to a request. Answers may come in another order than the requests: those to others are kept.
    pub fn answer(&mut self, id: &RequestId) -> Result<Value, (i32, String)> {
        loop {
            if let Some(answer) = self.answers.remove(&id.to_string()) {
                return answer;
            }
            self.take();
        }
    }

    pub fn request(&mut self, method: &str, params: Value) -> Result<Value, (i32, String)> {
        let id = self.ask(method, params);
        self.answer(&id)
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        self.versions.insert(uri.to_string(), 1);
        let item = json!({"uri": uri, "languageId": "campaign", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
    }

    /// Sends changes; gives the new version.
    pub fn change(&mut self, uri: &str, changes: Value) -> i64 {
        let version = self.versions.get_mut(uri).expect("the document is open");
        *version += 1;
        let version = *version;
        let document = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
        version
    }

    /// Replaces the whole text.
    pub fn write(&mut self, uri: &str, text: &str) -> i64 {
        self.change(uri, json!([{"text": text}]))
    }

    /// Waits for the diagnostics of the present version of a document.
    pub fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let version = self.versions.get(uri).copied();
        loop {
            match self.published.get(uri) {
                Some((told, list)) if *told == version => return list.clone(),
                _ => self.take(),
            }
        }
    }

    /// A request about a position that `at` finds as the byte of a text.
    pub fn about(&mut self, method: &str, uri: &str, (line, character): (u32, u32)) -> Result<Value, (i32, String)> {
        self.request(method, position(uri, (line, character)))
    }

    pub fn finish(mut self) -> bool {
        self.request("shutdown", Value::Null).expect("shutdown is answered");
        self.notify("exit", Value::Null);
        self.server.take().expect("the server runs").join().expect("the server does not panic")
    }

    pub fn leave(mut self) -> bool {
        self.notify("exit", Value::Null);
        self.server.take().expect("the server runs").join().expect("the server does not panic")
    }
}

pub fn position(uri: &str, (line, character): (u32, u32)) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

/// Line and column (UTF-16) of the `n`th place (from 0) at which a piece stands in a text.
pub fn place(text: &str, piece: &str, n: usize) -> (u32, u32) {
    let at = text.match_indices(piece).nth(n).unwrap_or_else(|| panic!("`{piece}` stands in the text")).0;
    at_byte(text, at)
}

/// Line and column (UTF-16) of a byte.
pub fn at_byte(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let line = before.matches('\n').count();
    let column = before[before.rfind('\n').map_or(0, |i| i + 1)..].encode_utf16().count();
    (line as u32, column as u32)
}

/// All campaigns that come with the project, and the files that they import: path and text.
pub fn examples() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join("examples"), root.join("tests/cases")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "campaign") {
                let text = std::fs::read_to_string(&path).expect("an example can be read");
                found.push((path.display().to_string(), text));
            }
        }
    }
    found.sort();
    assert!(found.iter().any(|(path, _)| path.ends_with("harvest.campaign")), "folders below count too");
    found
}

/// The sound example.
pub fn trail() -> String {
    examples().into_iter().find(|(path, _)| path.ends_with("trail-season.campaign")).expect("it is there").1
}
