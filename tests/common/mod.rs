//! A small and strict client for the built program.

// No test needs all of it.
#![allow(dead_code)]

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Client {
    process: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    /// Requests without an answer so far.
    open: HashSet<i64>,
    answers: HashMap<i64, Value>,
    /// The message of the last answer that was an error.
    pub refusal: String,
    last_id: i64,
    /// Answers to messages whose id the server could not read.
    pub unaddressed: Vec<Value>,
    /// What the server notified, in order.
    pub notifications: Vec<Value>,
    /// The methods that the server requested.
    pub requested: Vec<String>,
    /// What `workspace/applyEdit` came with.
    pub edits: Vec<Value>,
    /// Whether such edits are taken.
    pub takes_edits: bool,
    /// What `workspace/configuration` is answered with.
    pub configuration: Value,
    pub encoding: String,
    pub capabilities: Value,
}

impl Client {
    /// Starts the program and says nothing.
    pub fn spawn() -> Self {
        Self::spawn_with(&[])
    }

    /// Starts the program with further arguments and says nothing.
    pub fn spawn_with(arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_rastnus"))
            .args(["serve", "--stdio"])
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let stdout = process.stdout.take().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            while let Some(message) = read_message(&mut stdout) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            input: process.stdin.take(),
            process,
            output,
            open: HashSet::new(),
            answers: HashMap::new(),
            refusal: String::new(),
            last_id: 0,
            unaddressed: Vec::new(),
            notifications: Vec::new(),
            requested: Vec::new(),
            edits: Vec::new(),
            takes_edits: true,
            configuration: Value::Null,
            encoding: "utf-16".into(),
            capabilities: Value::Null,
        }
    }

    /// Starts the program and initializes it as most editors do.
    pub fn start() -> Self {
        Self::start_with(json!({"capabilities": editor()}))
    }

    pub fn start_with(params: Value) -> Self {
        let mut client = Self::spawn();
        client.initialize(params);
        client
    }

    pub fn initialize(&mut self, params: Value) {
        let result = self.call("initialize", params).unwrap();
        assert_eq!(self.notifications, Vec::<Value>::new(), "said too early");
        self.capabilities = result["capabilities"].clone();
        let encoding = self.capabilities["positionEncoding"].as_str();
        self.encoding = encoding.unwrap().to_owned();
        self.notify("initialized", json!({}));
    }

    pub fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub fn send(&mut self, message: &Value) {
        self.send_raw(&frame(message));
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and gives its id.
    pub fn request(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        self.open.insert(id);
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// Sends a request and waits for its result or its error code.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.request(method, params);
        self.answer(id)
    }

    /// Waits for the result or the error code of request `id`.
    pub fn answer(&mut self, id: i64) -> Result<Value, i64> {
        self.wait("an answer", |client| client.answers.contains_key(&id));
        let answer = self.answers.remove(&id).unwrap();
        match answer.get("error") {
            Some(error) => {
                self.refusal = error["message"].as_str().unwrap().to_owned();
                Err(error["code"].as_i64().unwrap())
            }
            None => Ok(answer["result"].clone()),
        }
    }

    pub fn wait(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !done(self) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => panic!("waited for {what} in vain"),
                Err(RecvTimeoutError::Disconnected) => panic!("ended before {what}"),
            }
        }
    }

    /// Takes in what comes within `time`.
    pub fn listen(&mut self, time: Duration) {
        let end = Instant::now() + time;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(message) => self.take(message),
                Err(_) => return,
            }
        }
    }

    fn take(&mut self, message: Value) {
        assert_eq!(message["jsonrpc"], "2.0", "{message}");
        match (message.get("method"), message.get("id")) {
            (Some(method), Some(id)) => {
                let method = method.as_str().unwrap().to_owned();
                let result = match method.as_str() {
                    "workspace/configuration" => json!([self.configuration]),
                    "workspace/applyEdit" => {
                        self.edits.push(message["params"].clone());
                        json!({"applied": self.takes_edits})
                    }
                    _ => Value::Null,
                };
                self.requested.push(method);
                let answer = json!({"jsonrpc": "2.0", "id": id, "result": result});
                self.send(&answer);
            }
            (Some(_), None) => self.notifications.push(message),
            (None, Some(Value::Null)) => self.unaddressed.push(message),
            (None, Some(id)) => {
                let id = id.as_i64().unwrap();
                assert!(
                    self.open.remove(&id),
                    "an answer nobody asked for: {message}"
                );
                self.answers.insert(id, message);
            }
            (None, None) => panic!("no message: {message}"),
        }
    }

    pub fn open(&mut self, uri: &str, version: i32, text: &str) {
        self.open_as(uri, "text", version, text);
    }

    /// Opens a document as a text in the language `id` of the editor.
    pub fn open_as(&mut self, uri: &str, id: &str, version: i32, text: &str) {
        let document = json!({"uri": uri, "languageId": id, "version": version, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.notify("textDocument/didChange", params);
    }

    pub fn close(&mut self, uri: &str) {
        let params = json!({"textDocument": {"uri": uri}});
        self.notify("textDocument/didClose", params);
    }

    pub fn configure(&mut self, settings: Value) {
        let params = json!({"settings": settings});
        self.notify("workspace/didChangeConfiguration", params);
    }

    /// All publishes for `uri` so far.
    pub fn publishes(&self, uri: &str) -> Vec<&Value> {
        let published = |n: &&Value| n["method"] == "textDocument/publishDiagnostics";
        let params = self
            .notifications
            .iter()
            .filter(published)
            .map(|n| &n["params"]);
        params.filter(|p| p["uri"] == uri).collect()
    }

    /// Waits for diagnostics of exactly `version`, and gives the last of them so far.
    pub fn diagnostics(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let of_version = |c: &Self| {
            let publishes = c.publishes(uri);
            publishes.last().is_some_and(|p| p["version"] == version)
        };
        self.wait("diagnostics", of_version);
        let last = self.publishes(uri).last().copied().cloned().unwrap();
        last["diagnostics"].as_array().unwrap().clone()
    }

    /// The diagnostics of `version` when nothing is held back any more.
    pub fn settled(&mut self, uri: &str, version: i32) -> Vec<Value> {
        self.diagnostics(uri, version);
        self.listen(Duration::from_millis(900));
        self.diagnostics(uri, version)
    }

    /// The messages shown to the user so far.
    pub fn shown(&self) -> Vec<String> {
        let shown = |n: &&Value| n["method"] == "window/showMessage";
        let text = |n: &Value| n["params"]["message"].as_str().unwrap().to_owned();
        self.notifications.iter().filter(shown).map(text).collect()
    }

    /// The code actions for the whole text.
    pub fn actions(&mut self, uri: &str, context: Value) -> Vec<Value> {
        let range =
            json!({"start": {"line": 0, "character": 0}, "end": {"line": 99999, "character": 0}});
        self.actions_at(uri, range, context)
    }

    pub fn actions_at(&mut self, uri: &str, range: Value, context: Value) -> Vec<Value> {
        let mut context = context;
        context["diagnostics"] = json!([]);
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        let result = self.call("textDocument/codeAction", params).unwrap();
        result.as_array().cloned().unwrap_or_default()
    }

    /// Asks `method` about the first letter of `place` in `text`, which is `uri`; `more` goes along.
    pub fn ask_at(
        &mut self,
        method: &str,
        (uri, text, place): (&str, &str, &str),
        more: Value,
    ) -> Result<Value, i64> {
        let start = text.find(place).unwrap();
        let mut params = more;
        params["textDocument"] = json!({"uri": uri});
        params["position"] = position(text, start, &self.encoding);
        self.call(method, params)
    }

    pub fn close_input(&mut self) {
        self.input = None;
    }

    /// Waits for the end of the program and gives its status.
    pub fn exit_code(&mut self) -> i32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code().unwrap();
            }
            assert!(Instant::now() < end, "the program does not end");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Asks for something, to see that the server lives.
    pub fn is_well(&mut self) {
        let params =
            json!({"textDocument": {"uri": "file:///no"}, "position": {"line": 0, "character": 0}});
        assert_eq!(self.call("textDocument/hover", params), Ok(Value::Null));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// Reads one message; anything that is not one is a failure.
fn read_message(input: &mut impl BufRead) -> Option<Value> {
    let mut header = String::new();
    if input.read_line(&mut header).ok()? == 0 {
        return None;
    }
    let length = header.strip_prefix("Content-Length: ").expect("a header");
    let length: usize = length.strip_suffix("\r\n").unwrap().parse().unwrap();
    let mut blank = String::new();
    input.read_line(&mut blank).ok()?;
    assert_eq!(blank, "\r\n");
    let mut body = vec![0; length];
    input.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}

/// What a modern editor can do.
pub fn editor() -> Value {
    json!({
        "textDocument": {
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "rename": {"prepareSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "publishDiagnostics": {"versionSupport": true},
        },
        "workspace": {"workspaceEdit": {"documentChanges": true}},
    })
}

/// A folder, and the URI of the file `name` in it.
pub fn workspace() -> (tempfile::TempDir, impl Fn(&str) -> String) {
    let folder = tempfile::tempdir().unwrap();
    let root = format!("file://{}", folder.path().display());
    (folder, move |name: &str| format!("{root}/{name}"))
}

/// A client that has `root` open.
pub fn in_workspace(root: &str) -> Client {
    Client::start_with(json!({"capabilities": editor(), "locale": "en",
        "workspaceFolders": [{"uri": root.trim_end_matches('/'), "name": "a"}]}))
}

/// [`editor`] offering position encodings.
pub fn editor_offering(encodings: &[&str]) -> Value {
    let mut capabilities = editor();
    capabilities["general"] = json!({"positionEncodings": encodings});
    capabilities
}

/// The protocol position of byte `offset`, by a plain scan.
pub fn position(text: &str, offset: usize, encoding: &str) -> Value {
    let (mut line, mut column) = (0, 0);
    let mut chars = text[..offset].chars().peekable();
    while let Some(c) = chars.next() {
        let ends = c == '\n' || (c == '\r' && chars.peek() != Some(&'\n'));
        if ends {
            (line, column) = (line + 1, 0);
        } else {
            column += match encoding {
                "utf-8" => c.len_utf8(),
                "utf-16" => c.len_utf16(),
                _ => 1,
            };
        }
    }
    json!({"line": line, "character": column})
}

pub fn range(text: &str, bytes: std::ops::Range<usize>, encoding: &str) -> Value {
    json!({
        "start": position(text, bytes.start, encoding),
        "end": position(text, bytes.end, encoding),
    })
}

/// The byte offset of a position that exists, by trying all.
pub fn offset(text: &str, place: &Value, encoding: &str) -> usize {
    let wanted = (place["line"].as_u64(), place["character"].as_u64());
    let (mut line, mut start) = (0, 0);
    let bytes = text.as_bytes();
    let mut at = 0;
    while Some(line) != wanted.0 {
        at += 1;
        let ended =
            bytes[at - 1] == b'\n' || (bytes[at - 1] == b'\r' && bytes.get(at) != Some(&b'\n'));
        if ended {
            (line, start) = (line + 1, at);
        }
    }
    let mut column = 0;
    for (i, c) in text[start..].char_indices() {
        if Some(column) == wanted.1 {
            return start + i;
        }
        column += match encoding {
            "utf-8" => c.len_utf8(),
            "utf-16" => c.len_utf16(),
            _ => 1,
        } as u64;
    }
    assert_eq!(Some(column), wanted.1, "no such position: {place}");
    text.len()
}

/// `text` after the edits of a code action, which must be sorted and free of overlaps.
pub fn applied(text: &str, action: &Value, encoding: &str) -> String {
    let edits = match action["edit"].get("documentChanges") {
        Some(changes) => changes[0]["edits"].clone(),
        None => action["edit"]["changes"]
            .as_object()
            .unwrap()
            .values()
            .next()
            .unwrap()
            .clone(),
    };
    let (mut out, mut at) = (String::new(), 0);
    for edit in edits.as_array().unwrap() {
        let start = offset(text, &edit["range"]["start"], encoding);
        let end = offset(text, &edit["range"]["end"], encoding);
        assert!(at <= start && start <= end, "edits overlap: {edits}");
        out.push_str(&text[at..start]);
        out.push_str(edit["newText"].as_str().unwrap());
        at = end;
    }
    out + &text[at..]
}

/// Random numbers that are the same in each run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }

    pub fn choose<'c, T>(&mut self, from: &'c [T]) -> &'c T {
        &from[self.roll(from.len())]
    }
}
