//! Whole sessions with the server, which does not leave this process: each request is answered once,
//! the server has the text that the client has, and what it published last is what is found anew.

use std::collections::HashMap;
use std::io::{PipeWriter, Write, pipe};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use arbitrary::{Result, Unstructured};
use rastnus::analysis::{Analysis, Scope, normal};
use rastnus::config::Settings;
use rastnus::server::{messages, serve_on};
use rastnus::text::{Encoding, Position};
use serde_json::{Value, json};

use super::edits::Model;
use super::{STEPS, pieces};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(60);

const URIS: &[&str] = &[
    "file:///fuzz/a.txt",
    "file:///fuzz/وتار%20b.txt",
    "untitled:Untitled-1",
];

const AT_A_PLACE: &[&str] = &[
    "hover",
    "completion",
    "definition",
    "references",
    "documentHighlight",
    "prepareRename",
];

const OF_A_TEXT: &[&str] = &[
    "documentSymbol",
    "documentLink",
    "semanticTokens/full",
    "foldingRange",
    "diagnostic",
];

/// The answers that tell of no fault: gone, cancelled, not known, not possible.
const REFUSALS: &[i64] = &[-32801, -32802, -32800, -32601, -32602, -32600, -32803];

/// Tries the session that `data` stands for.
pub fn run(data: &[u8]) {
    let mut bytes = Unstructured::new(data);
    let encoding = pieces::encoding(&mut bytes).unwrap_or(Encoding::Utf16);
    let mut client = Client::start(encoding);
    // Bytes that run out end the case.
    let _ = client.act(&mut bytes);
    client.check_texts();
    client.end();
}

struct Client {
    input: PipeWriter,
    output: Receiver<Value>,
    server: thread::JoinHandle<ExitCode>,
    encoding: Encoding,
    open: HashMap<&'static str, (i32, Model)>,
    last_id: i64,
    /// The answer to each request, once it came.
    answers: HashMap<i64, Option<Value>>,
    published: HashMap<String, Value>,
}

impl Client {
    fn start(encoding: Encoding) -> Self {
        let (server_input, input) = pipe().expect("a pipe");
        let (client_input, server_output) = pipe().expect("a pipe");
        let server = thread::spawn(move || serve_on(server_input, server_output));
        let (sender, output) = channel();
        thread::spawn(move || {
            for message in messages(client_input) {
                let message = message.expect("no end").expect("a message");
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let mut client = Self {
            input,
            output,
            server,
            encoding,
            open: HashMap::new(),
            last_id: 0,
            answers: HashMap::new(),
            published: HashMap::new(),
        };
        let offered = match encoding {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf32 => "utf-32",
        };
        let capabilities = json!({
            "general": {"positionEncodings": [offered]},
            "workspace": {"workspaceEdit": {"documentChanges": true}},
        });
        let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities});
        let result = client.call("initialize", params);
        assert_eq!(result["capabilities"]["positionEncoding"], offered);
        client.notify("initialized", json!({}));
        client
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.input.write_all(frame.as_bytes()).expect("a server");
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn request(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        self.answers.insert(id, None);
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// What is requested, which must not be refused.
    fn call(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        self.wait(|client| client.answers[&id].is_some());
        let answer = self.answers[&id].clone().unwrap_or_default();
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    fn wait(&mut self, done: impl Fn(&Self) -> bool) {
        let since = Instant::now();
        while !done(self) {
            let left = PATIENCE.saturating_sub(since.elapsed());
            match self.output.recv_timeout(left) {
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => panic!("no answer: {:?}", self.waited_for()),
                Err(RecvTimeoutError::Disconnected) => panic!("the server is gone"),
            }
        }
    }

    fn waited_for(&self) -> Vec<i64> {
        let open = self.answers.iter().filter(|(_, answer)| answer.is_none());
        open.map(|(id, _)| *id).collect()
    }

    fn take(&mut self, message: Value) {
        match (message.get("id").cloned(), message["method"].as_str()) {
            (Some(id), Some(_)) => {
                self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}));
            }
            (Some(id), None) => {
                let code = message["error"]["code"].as_i64();
                let harmless = code.is_none_or(|code| REFUSALS.contains(&code));
                assert!(harmless, "{message}");
                let id = id.as_i64().expect("an id of ours");
                let answer = self.answers.get_mut(&id).expect("a request");
                assert!(answer.is_none(), "answered twice: {message}");
                *answer = Some(message);
            }
            (None, Some("textDocument/publishDiagnostics")) => {
                let params = message["params"].clone();
                let uri = params["uri"].as_str().expect("a URI").to_owned();
                self.published.insert(uri, params);
            }
            (None, Some("window/showMessage")) => panic!("{message}"),
            _ => {}
        }
    }

    fn act(&mut self, bytes: &mut Unstructured) -> Result<()> {
        while !bytes.is_empty() {
            STEPS.fetch_add(1, Ordering::Relaxed);
            while let Ok(message) = self.output.try_recv() {
                self.take(message);
            }
            let uri = *bytes.choose(URIS)?;
            let name = json!({"uri": uri});
            let Some((version, mut model)) = self.open.remove(uri) else {
                let text = pieces::text(bytes, 30)?;
                let item =
                    json!({"uri": uri, "languageId": "plaintext", "version": 1, "text": text});
                self.notify("textDocument/didOpen", json!({"textDocument": item}));
                self.open.insert(uri, (1, Model::new(&text, self.encoding)));
                continue;
            };
            match bytes.int_in_range(0..=15)? {
                0 => {
                    self.notify("textDocument/didClose", json!({"textDocument": name}));
                    continue;
                }
                1..=8 => {
                    let version = version + 1 + bytes.int_in_range(0..=2)?;
                    let mut changes = Vec::new();
                    for _ in 0..bytes.int_in_range(1..=3)? {
                        changes.push(change(bytes, &mut model, self.encoding)?);
                    }
                    let name = json!({"uri": uri, "version": version});
                    let params = json!({"textDocument": name, "contentChanges": changes});
                    self.notify("textDocument/didChange", params);
                    self.open.insert(uri, (version, model));
                    continue;
                }
                9 => {
                    let id = bytes.int_in_range(0..=self.last_id + 1)?;
                    self.notify("$/cancelRequest", json!({"id": id}));
                }
                10 => {
                    let method = format!("textDocument/{}", bytes.choose(OF_A_TEXT)?);
                    self.request(&method, json!({"textDocument": name}));
                }
                11 => {
                    let (start, end) = (model.position(bytes)?, model.position(bytes)?);
                    let range = json!({"start": position(start), "end": position(end)});
                    let context = json!({"diagnostics": []});
                    let params = json!({"textDocument": name, "range": range, "context": context});
                    self.request("textDocument/codeAction", params);
                }
                12 => {
                    let place = position(model.position(bytes)?);
                    let params =
                        json!({"textDocument": name, "position": place, "newName": "یەمەن"});
                    self.request("textDocument/rename", params);
                }
                _ => {
                    let method = format!("textDocument/{}", bytes.choose(AT_A_PLACE)?);
                    let place = position(model.position(bytes)?);
                    let context = json!({"includeDeclaration": true});
                    let params =
                        json!({"textDocument": name, "position": place, "context": context});
                    self.request(&method, params);
                }
            }
            self.open.insert(uri, (version, model));
        }
        Ok(())
    }

    /// What the server makes of each text is what is made of the client's.
    fn check_texts(&mut self) {
        let settings = Settings::default();
        for (uri, (_, model)) in std::mem::take(&mut self.open) {
            let text = model.text();
            // Nothing is half typed in a text that is saved.
            let name = json!({"uri": uri});
            self.notify("textDocument/didSave", json!({"textDocument": name}));
            let options = json!({"tabSize": 4, "insertSpaces": true});
            let params = json!({"textDocument": name, "options": options});
            let edits = self.call("textDocument/formatting", params);
            let mended = normal(&text, &settings, Scope::Safe).text;
            assert_eq!(applied(&model, &edits), mended, "of {text:?}");
            let findings = Analysis::of(&text, &settings);
            let place = |at| position(model.place_of(at));
            let expected: Vec<Value> = findings
                .findings()
                .map(|f| json!([f.rule, place(f.span.start), place(f.span.end)]))
                .collect();
            let published = |client: &Self| {
                let all = client.published.get(uri);
                let all = all.and_then(|p| p["diagnostics"].as_array().cloned());
                let own = |d: &Value| json!([d["code"], d["range"]["start"], d["range"]["end"]]);
                all.unwrap_or_default().iter().map(own).collect::<Vec<_>>()
            };
            let since = Instant::now();
            while published(self) != expected {
                let left = PATIENCE.saturating_sub(since.elapsed());
                match self.output.recv_timeout(left) {
                    Ok(message) => self.take(message),
                    Err(_) => assert_eq!(published(self), expected, "published for {text:?}"),
                }
            }
        }
    }

    fn end(mut self) {
        self.wait(|client| client.waited_for().is_empty());
        self.call("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        let code = self.server.join().expect("no panic");
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::SUCCESS));
    }
}

fn position(place: Position) -> Value {
    json!({"line": place.line, "character": place.column})
}

/// Some change, which is made in the model, too.
fn change(bytes: &mut Unstructured, model: &mut Model, encoding: Encoding) -> Result<Value> {
    let text = pieces::text(bytes, 3)?;
    if bytes.ratio(1, 20)? {
        *model = Model::new(&text, encoding);
        return Ok(json!({"text": text}));
    }
    let (start, end) = (model.position(bytes)?, model.position(bytes)?);
    model.replace(start, end, &text);
    let range = json!({"start": position(start), "end": position(end)});
    Ok(json!({"range": range, "text": text}))
}

/// The text of `model` after `edits`, which all count from it as it is.
fn applied(model: &Model, edits: &Value) -> String {
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .into_iter()
        .flatten()
        .map(|edit| {
            let index = |end: &str| {
                let place = &edit["range"][end];
                let number = |key: &str| place[key].as_u64().expect("a number") as u32;
                model.index(Position {
                    line: number("line"),
                    column: number("character"),
                })
            };
            (
                index("start"),
                index("end"),
                edit["newText"].as_str().expect("a text"),
            )
        })
        .collect();
    edits.sort();
    let mut chars: Vec<char> = model.text().chars().collect();
    for (start, end, new) in edits.into_iter().rev() {
        chars.splice(start..end, new.chars());
    }
    chars.into_iter().collect()
}
