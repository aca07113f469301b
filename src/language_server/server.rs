//! The main loop: takes messages in, keeps the documents, sends answers and diagnostics out.

use super::Today;
use super::analysis::View;
use super::answers::{self, Need};
use super::checker::{self, Work};
use super::client::Client;
use super::diagnostics::Published;
use super::document::{Buffer, Documents};
use super::setup;
use super::snapshot::Snapshot;
use super::uri;
use crossbeam_channel::{Receiver, Sender, select};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

/// Serves one client until it goes; gives whether it went as the protocol wants it: `shutdown`, then `exit`.
pub fn serve(connection: Connection, today: Today) -> bool {
    let Connection { sender, receiver } = connection;
    let Some(client) = greet(&sender, &receiver) else { return false };
    let (jobs, worker_jobs) = crossbeam_channel::unbounded();
    let (worker_views, views) = crossbeam_channel::unbounded();
    let worker = std::thread::Builder::new().name("checker".to_string()).stack_size(16 * 1024 * 1024);
    let worker = worker.spawn(move || checker::work(&worker_jobs, &worker_views));
    let client = Arc::new(client);
    let now = Snapshot { client, documents: Arc::default(), view: Arc::default(), today: today() };
    let mut server = Server {
        sender,
        receiver,
        jobs,
        views,
        today,
        now,
        queue: VecDeque::new(),
        cancelled: HashSet::new(),
        waiting: Vec::new(),
        number: 0,
        changed: BTreeSet::new(),
        rescan: true,
        published: Published::default(),
        shut_down: false,
        asked: 0,
    };
    let well = server.run();
    drop(server);
    if let Ok(worker) = worker {
        let _ = worker.join();
    }
    well
}

/// Waits for `initialize`; whatever else comes before is refused.
fn greet(sender: &Sender<Message>, receiver: &Receiver<Message>) -> Option<Client> {
    loop {
        match receiver.recv().ok()? {
            Message::Request(request) if request.method == "initialize" => {
                let client = Client::read(&request.params);
                let result = json!({
                    "capabilities": setup::capabilities(&client),
                    "serverInfo": {"name": "campaignc", "version": env!("CARGO_PKG_VERSION")},
                });
                sender.send(Response::new_ok(request.id, result).into()).ok()?;
                return Some(client);
            }
            Message::Request(request) => {
                let why = "Send `initialize` first.".to_string();
                sender.send(Response::new_err(request.id, ErrorCode::ServerNotInitialized as i32, why).into()).ok()?;
            }
            Message::Notification(n) if n.method == "exit" => return None,
            _ => {}
        }
    }
}

/// The server between two messages.
struct Server {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    jobs: Sender<Work>,
    views: Receiver<View>,
    today: Today,
    /// What is known: replaced piece by piece, and what requests are answered from.
    now: Snapshot,
    /// What has arrived and is not yet looked at.
    queue: VecDeque<Message>,
    cancelled: HashSet<RequestId>,
    /// Requests that wait for the checker.
    waiting: Vec<Request>,
    /// The number of the last job.
    number: u64,
    changed: BTreeSet<PathBuf>,
    rescan: bool,
    published: Published,
    shut_down: bool,
    asked: i32,
}

/// Whether the loop goes on.
#[derive(PartialEq, Eq)]
enum AfterMessage {
    On,
    Stop,
}

impl Server {
    fn run(&mut self) -> bool {
        loop {
            while let Ok(message) = self.receiver.try_recv() {
                self.arrive(message);
            }
            if let Some(message) = self.queue.pop_front() {
                if self.handle(message) == AfterMessage::Stop {
                    return self.shut_down;
                }
                continue;
            }
            if self.rescan || !self.changed.is_empty() {
                self.start_check();
            }
            select! {
                recv(self.receiver) -> message => match message {
                    Ok(message) => self.arrive(message),
                    Err(_) => return self.shut_down,
                },
                recv(self.views) -> view => match view {
                    Ok(view) => self.take(view),
                    Err(_) => return false,
                },
            }
        }
    }

    /// Cancellations overtake what they cancel.
    fn arrive(&mut self, message: Message) {
        match message {
            Message::Notification(n) if n.method == "$/cancelRequest" => {
                let id = n.params.get("id").cloned().and_then(|id| serde_json::from_value::<RequestId>(id).ok());
                let Some(id) = id else { return };
                let queued = self.queue.iter().any(|m| matches!(m, Message::Request(r) if r.id == id));
                if let Some(at) = self.waiting.iter().position(|r| r.id == id) {
                    self.waiting.remove(at);
                    self.refuse(id, ErrorCode::RequestCanceled, "The client has cancelled this request.");
                } else if queued {
                    self.cancelled.insert(id);
                }
            }
            other => self.queue.push_back(other),
        }
    }

    fn handle(&mut self, message: Message) -> AfterMessage {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(n) if n.method == "exit" => return AfterMessage::Stop,
            Message::Notification(n) => self.notification(n),
            Message::Response(_) => {}
        }
        AfterMessage::On
    }

    fn request(&mut self, request: Request) {
        if self.cancelled.remove(&request.id) {
            return self.refuse(request.id, ErrorCode::RequestCanceled, "The client has cancelled this request.");
        }
        if self.shut_down {
            return self.refuse(request.id, ErrorCode::InvalidRequest, "The server has been shut down.");
        }
        match request.method.as_str() {
            "shutdown" => {
                self.shut_down = true;
                self.send(Response::new_ok(request.id, Value::Null));
            }
            "initialize" => self.refuse(request.id, ErrorCode::InvalidRequest, "The server is already initialised."),
            method => match answers::need(method) {
                None => {
                    let why = format!("There is no request `{method}` here.");
                    self.refuse(request.id, ErrorCode::MethodNotFound, &why);
                }
                Some(Need::Text) => self.answer(request),
                Some(Need::Check) if self.is_current() => self.answer(request),
                Some(Need::Check) => self.waiting.push(request),
            },
        }
    }

    /// Whether the checker has seen all that the documents hold.
    fn is_current(&self) -> bool {
        self.now.view.number == self.number && !self.rescan && self.changed.is_empty()
    }

    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        self.now.today = (self.today)();
        let answer = catch_unwind(AssertUnwindSafe(|| answers::answer(&self.now, &method, params)));
        match answer {
            Ok(Ok(value)) => self.send(Response::new_ok(id, value)),
            Ok(Err((code, why))) => self.refuse(id, code, &why),
            Err(_) => {
                let why = format!("`{method}` failed. The server keeps running; please report what you did.");
                self.refuse(id, ErrorCode::InternalError, &why);
            }
        }
    }

    fn refuse(&self, id: RequestId, code: ErrorCode, why: &str) {
        self.send(Response::new_err(id, code as i32, why.to_string()));
    }

    fn send(&self, message: impl Into<Message>) {
        let _ = self.sender.send(message.into());
    }

    fn notification(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            "initialized" => self.watch_files(),
            "textDocument/didOpen" => self.with(params, Self::open),
            "textDocument/didChange" => self.with(params, Self::change),
            "textDocument/didClose" => self.with(params, Self::close),
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.rescan = true,
            "workspace/didChangeWorkspaceFolders" => self.with(params, Self::folders),
            _ => {}
        }
    }

    /// Hands the parameters on; such as cannot be read leave everything as it was.
    fn with<P: DeserializeOwned>(&mut self, params: Value, act: impl FnOnce(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => {
                let _ = catch_unwind(AssertUnwindSafe(|| act(self, params)));
            }
            Err(e) => {
                let message = format!("A notification could not be read: {e}.");
                self.send(Notification::new("window/logMessage".to_string(), json!({"type": 2, "message": message})));
            }
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let path = uri::to_path(&item.uri);
        let other = path.extension().is_some_and(|e| e != "campaign");
        let language: String = item.language_id.into();
        let campaign = language == "campaign" || !other;
        self.rescan = true;
        self.keep(Buffer::new(item.uri, path, item.version, &item.text, campaign));
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let path = uri::to_path(&params.text_document.text_document_identifier.uri);
        let Some(document) = self.now.documents.get(&path) else { return };
        let changed = document.changed(params.text_document.version, params.content_changes, self.now.client.unit);
        // A roster or a configuration: all that depends on it is read again.
        self.rescan |= !changed.campaign;
        self.changed.insert(path);
        self.keep(changed);
    }

    fn keep(&mut self, document: Buffer) {
        let path = document.path().to_path_buf();
        self.documents().by_path.insert(path, Arc::new(document));
    }

    fn close(&mut self, params: DidCloseTextDocumentParams) {
        self.documents().by_path.remove(&uri::to_path(&params.text_document.uri));
        self.rescan = true;
    }

    /// The documents, to be changed; whoever was given them before keeps what they were.
    fn documents(&mut self) -> &mut Documents {
        Arc::make_mut(&mut self.now.documents)
    }

    fn folders(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let gone: Vec<PathBuf> = params.event.removed.iter().map(|f| uri::to_path(&f.uri)).collect();
        let roots = &mut Arc::make_mut(&mut self.now.client).roots;
        roots.retain(|root| !gone.contains(root));
        roots.extend(params.event.added.iter().map(|f| uri::to_path(&f.uri)));
        self.rescan = true;
    }

    fn start_check(&mut self) {
        self.number += 1;
        let job = Work {
            number: self.number,
            documents: self.now.documents.clone(),
            today: (self.today)(),
            roots: self.now.client.roots.clone(),
            changed: std::mem::take(&mut self.changed),
            rescan: std::mem::take(&mut self.rescan),
        };
        let _ = self.jobs.send(job);
    }

    /// Takes what the checker found. What is out of date already is kept for completion, and never shown.
    fn take(&mut self, view: View) {
        for path in &view.failed {
            let message = format!("Checking {} failed. The server keeps running; please report it.", path.display());
            self.send(Notification::new("window/logMessage".to_string(), json!({"type": 1, "message": message})));
        }
        self.now.view = Arc::new(view);
        if !self.is_current() {
            return;
        }
        for news in self.published.renew(&self.now) {
            self.send(Notification::new("textDocument/publishDiagnostics".to_string(), news));
        }
        self.refresh();
        for request in std::mem::take(&mut self.waiting) {
            self.answer(request);
        }
    }

    /// Hints and lenses of a document can change by an edit of another one.
    fn refresh(&mut self) {
        if self.now.documents.by_path.len() < 2 {
            return;
        }
        for (wanted, method) in [
            (self.now.client.refresh_hints, "workspace/inlayHint/refresh"),
            (self.now.client.refresh_lenses, "workspace/codeLens/refresh"),
        ] {
            if wanted {
                self.ask(method, Value::Null);
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) {
        self.asked += 1;
        self.send(Request { id: self.asked.into(), method: method.to_string(), params });
    }

    fn watch_files(&mut self) {
        if !self.now.client.watches {
            return;
        }
        let globs = ["**/*.campaign", "**/campaignc.yaml", "**/*.csv", "**/*.yaml"];
        let watchers: Vec<Value> = globs.iter().map(|g| json!({"globPattern": g})).collect();
        let registration = json!({"id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": {"watchers": watchers}});
        self.ask("client/registerCapability", json!({"registrations": [registration]}));
    }
}
