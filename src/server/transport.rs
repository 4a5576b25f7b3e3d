//! The message loop.
//!
//! Why not the framework's own: `Server::serve` ends at the first malformed message, runs at most
//! four handlers, loses the order of edits behind the first wait, and stops reading when the
//! client does. Here a thread reads, and polls each handler once in the order of arrival, so that
//! whatever a handler does before it first waits is done in that order; handlers that wait go on
//! in the runtime; a thread of its own writes.

mod frame;
mod outbox;
mod uris;

use std::future::Future;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, mpsc};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use futures::future::FutureExt;
use futures::task::noop_waker_ref;
use futures::{Sink, Stream, StreamExt};
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tower::Service;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

use self::frame::Frames;

pub(super) use self::outbox::Outbox;
pub(super) use self::uris::{Uris, encoded};

/// Requests whose answers can be as long as the text, and the names under which the service has them. Their
/// handlers give the result written out, as a string: as the framework's values it would take thirty
/// times the memory.
pub(super) const WRITTEN: [(&str, &str); 3] = [
    (
        "textDocument/documentSymbol",
        "rastnus/textDocument/documentSymbol",
    ),
    ("textDocument/formatting", "rastnus/textDocument/formatting"),
    (
        "textDocument/semanticTokens/full",
        "rastnus/textDocument/semanticTokens/full",
    ),
];

/// How long the client is given to read what was sent before the end.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// The messages in `input`.
pub(super) fn messages(
    input: impl Read,
) -> impl Iterator<Item = std::io::Result<Result<Value, String>>> {
    let mut frames = Frames::new(input);
    let mut failed = false;
    std::iter::from_fn(move || {
        let next = if failed { Ok(None) } else { frames.next() };
        failed |= next.is_err();
        next.transpose()
    })
}

/// Why the server ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// The client said `exit`, or closed its end; after a `shutdown` or without one.
    Asked { after_shutdown: bool },
    /// The client cannot be written to, or its process is no more.
    ClientGone,
}

impl Ending {
    /// The exit status that the protocol asks for.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Asked {
                after_shutdown: true,
            } => 0,
            _ => 1,
        }
    }
}

/// What the loop needs besides the streams.
pub(super) struct Loop<S> {
    /// The service that has the handlers.
    pub(super) service: S,
    /// Where handlers that wait go on.
    pub(super) runtime: Handle,
    /// Where answers go.
    pub(super) outbox: Outbox,
    /// The spelling of URIs.
    pub(super) uris: Arc<Uris>,
    /// Told of every panic in a handler.
    pub(super) on_panic: Arc<dyn Fn(&str) + Send + Sync>,
}

/// Serves until the end, which may also come from elsewhere, through `endings`. `requests` are ours
/// to the client, and `answers` takes what it answers.
pub(super) fn run<S: Handlers>(
    setup: Loop<S>,
    (requests, answers): (
        impl Stream<Item = Request> + Unpin + Send + 'static,
        impl Sink<Response> + Unpin + Send + 'static,
    ),
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    endings: (mpsc::Sender<Ending>, mpsc::Receiver<Ending>),
) -> Ending {
    let outbox = setup.outbox.clone();
    setup.runtime.spawn(forward(requests, outbox.clone()));
    let (sender, receiver) = endings;
    let writer = (outbox.clone(), sender.clone());
    thread::spawn(move || {
        if writer.0.write_to(output).is_err() {
            // The main thread may be gone already.
            let _ = writer.1.send(Ending::ClientGone);
        }
    });
    thread::spawn(move || {
        let ending = catch_unwind(AssertUnwindSafe(|| read(setup, answers, input)));
        let _ = sender.send(ending.unwrap_or(Ending::ClientGone));
    });
    let ending = receiver.recv().unwrap_or(Ending::ClientGone);
    if ending != Ending::ClientGone {
        outbox.close(LAST_WORDS);
    }
    ending
}

/// A service that answers protocol messages.
pub(super) trait Handlers:
    Service<Request, Response = Option<Response>, Future: Send + 'static> + Send + 'static
{
}

impl<S> Handlers for S where
    S: Service<Request, Response = Option<Response>, Future: Send + 'static> + Send + 'static
{
}

/// Sends our requests to the client.
async fn forward(mut requests: impl Stream<Item = Request> + Unpin, outbox: Outbox) {
    while let Some(request) = requests.next().await {
        outbox.send(&request);
    }
}

/// Reads and handles messages until there are no more.
fn read<S: Handlers>(
    setup: Loop<S>,
    answers: impl Sink<Response> + Unpin,
    input: impl Read,
) -> Ending {
    let runtime = setup.runtime.clone();
    let _inside = runtime.enter();
    let mut dispatcher = Dispatcher {
        setup,
        answers,
        stage: Stage::Fresh,
    };
    let mut frames = Frames::new(input);
    while let Ok(Some(frame)) = frames.next() {
        if dispatcher.handle(frame).is_none() {
            break;
        }
    }
    Ending::Asked {
        after_shutdown: dispatcher.stage == Stage::Shut,
    }
}

/// Where in its life the server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fresh,
    Running,
    Shut,
}

struct Dispatcher<S, A> {
    setup: Loop<S>,
    answers: A,
    stage: Stage,
}

impl<S: Handlers, A: Sink<Response> + Unpin> Dispatcher<S, A> {
    /// Handles one message; `None` means that it was the last.
    fn handle(&mut self, frame: Result<Value, String>) -> Option<()> {
        let object = match frame {
            Ok(Value::Object(object)) => object,
            Ok(_) => {
                self.refuse(Id::Null, ErrorCode::InvalidRequest, "not a single message");
                return Some(());
            }
            Err(reason) => {
                self.refuse(Id::Null, ErrorCode::ParseError, &reason);
                return Some(());
            }
        };
        let mut message = Value::Object(object);
        message["jsonrpc"] = json!("2.0");
        let id = match message.get("id").map(id_of) {
            None => None,
            Some(Some(id)) => Some(id),
            Some(None) => {
                self.refuse(Id::Null, ErrorCode::InvalidRequest, "unusable id");
                return Some(());
            }
        };
        let method = match message.get("method") {
            Some(Value::String(method)) => method.clone(),
            None if message.get("result").is_some() || message.get("error").is_some() => {
                if let Ok(response) = serde_json::from_value(message) {
                    self.answered(response);
                }
                return Some(());
            }
            _ => {
                let id = id.unwrap_or_default();
                self.refuse(id, ErrorCode::InvalidRequest, "no method");
                return Some(());
            }
        };
        if method == "exit" {
            return None;
        }
        self.dispatch(&method, id, message);
        Some(())
    }

    fn dispatch(&mut self, method: &str, id: Option<Id>, mut message: Value) {
        if let Some(id) = &id {
            let error = match self.stage {
                Stage::Fresh if method != "initialize" => Some(ErrorCode::ServerError(-32002)),
                Stage::Shut => Some(ErrorCode::InvalidRequest),
                _ => None,
            };
            if let Some(code) = error {
                self.refuse(id.clone(), code, "not now");
                return;
            }
        }
        settle_params(method, &mut message);
        if let Some(params) = message.get_mut("params") {
            self.setup.uris.encode(method, params);
        }
        let written = WRITTEN.iter().find(|(name, _)| *name == method);
        if let Some((_, own)) = written {
            message["method"] = json!(own);
        }
        let Ok(request) = serde_json::from_value(message) else {
            let id = id.unwrap_or_default();
            self.refuse(id, ErrorCode::InvalidRequest, "not a message");
            return;
        };
        let started = catch_unwind(AssertUnwindSafe(|| {
            let mut future = self.setup.service.call(request).boxed();
            let mut context = Context::from_waker(noop_waker_ref());
            match future.poll_unpin(&mut context) {
                Poll::Ready(answer) => Ok(answer.ok().flatten()),
                Poll::Pending => Err(future),
            }
        }));
        let answers = Answers {
            written: written.is_some(),
            ..self.answer_to(id.clone())
        };
        match started {
            Ok(Ok(answer)) => {
                self.advance(method, answer.as_ref());
                answers.give(answer);
            }
            // The runtime polls it anew, with a waker that wakes.
            Ok(Err(future)) => drop(self.setup.runtime.spawn(answers.wait_for(future))),
            Err(panic) => {
                answers.apologize(&*panic);
                self.forget(id);
            }
        }
    }

    /// Takes the client's answer to where it is awaited. The framework's sink is always ready.
    fn answered(&mut self, response: Response) {
        let mut context = Context::from_waker(noop_waker_ref());
        let mut sink = Pin::new(&mut self.answers);
        if let Poll::Ready(Ok(())) = sink.as_mut().poll_ready(&mut context) {
            // Nobody waits for an answer after the end.
            let _ = sink.start_send(response);
        }
    }

    /// Takes a request that panicked off the list of those to be cancelled.
    fn forget(&mut self, id: Option<Id>) {
        let Some(id) = id else { return };
        let id = serde_json::to_value(id).unwrap_or_default();
        let cancel = Request::build("$/cancelRequest").params(json!({ "id": id }));
        drop(self.setup.service.call(cancel.finish()).now_or_never());
    }

    fn advance(&mut self, method: &str, answer: Option<&Response>) {
        let well = answer.is_some_and(Response::is_ok);
        match (method, self.stage) {
            ("initialize", Stage::Fresh) if well => self.stage = Stage::Running,
            ("shutdown", Stage::Running) if well => self.stage = Stage::Shut,
            _ => {}
        }
    }

    fn refuse(&self, id: Id, code: ErrorCode, reason: &str) {
        let error = Error {
            message: format!("{}: {reason}", code.description()).into(),
            ..Error::new(code)
        };
        self.setup.outbox.send(&Response::from_error(id, error));
    }

    fn answer_to(&self, id: Option<Id>) -> Answers {
        Answers {
            id,
            written: false,
            outbox: self.setup.outbox.clone(),
            uris: Arc::clone(&self.setup.uris),
            on_panic: Arc::clone(&self.setup.on_panic),
        }
    }
}

/// A message id; `None` if it is not one.
fn id_of(value: &Value) -> Option<Id> {
    match value {
        Value::Null => Some(Id::Null),
        Value::String(text) => Some(Id::String(text.clone())),
        Value::Number(number) => number.as_i64().map(Id::Number),
        _ => None,
    }
}

/// Gives the parameters the form that the framework insists on.
fn settle_params(method: &str, message: &mut Value) {
    let Some(object) = message.as_object_mut() else {
        return;
    };
    if method == "shutdown" || object.get("params").is_some_and(Value::is_null) {
        object.remove("params");
    }
    match method {
        "initialized" => {
            object.insert("params".into(), json!({}));
        }
        "workspace/didChangeConfiguration" => {
            let params = object.entry("params").or_insert_with(|| json!({}));
            if let Some(params) = params.as_object_mut() {
                params.entry("settings").or_insert(Value::Null);
            }
        }
        _ => {}
    }
}

/// Answers one message.
struct Answers {
    id: Option<Id>,
    /// Whether the result is a string with the result in it.
    written: bool,
    outbox: Outbox,
    uris: Arc<Uris>,
    on_panic: Arc<dyn Fn(&str) + Send + Sync>,
}

impl Answers {
    async fn wait_for<E>(self, future: impl Future<Output = Result<Option<Response>, E>>) {
        match AssertUnwindSafe(future).catch_unwind().await {
            Ok(answer) => self.give(answer.ok().flatten()),
            Err(panic) => self.apologize(&*panic),
        }
    }

    fn give(self, answer: Option<Response>) {
        let Some(id) = self.id else { return };
        // The framework does not answer requests of the `$/` family that it does not know.
        let unknown = || Response::from_error(id, Error::method_not_found());
        let mut answer = answer.unwrap_or_else(unknown);
        if self.written {
            answer = match answer.into_parts() {
                (id, Ok(Value::String(result))) if self.uris.is_empty() => {
                    return self.outbox.answer(&id, result);
                }
                (id, Ok(Value::String(result))) => {
                    Response::from_ok(id, serde_json::from_str(&result).unwrap_or_default())
                }
                (id, other) => Response::from_parts(id, other),
            };
        }
        if self.uris.is_empty() {
            self.outbox.send(&answer);
        } else if let Ok(mut answer) = serde_json::to_value(&answer) {
            self.uris.restore(&mut answer);
            self.outbox.send(&answer);
        }
    }

    fn apologize(self, panic: &(dyn std::any::Any + Send)) {
        let reason = reason_of(panic);
        if let Some(id) = self.id {
            let error = Error {
                message: format!("internal error: {reason}").into(),
                ..Error::internal_error()
            };
            self.outbox.send(&Response::from_error(id, error));
        }
        (self.on_panic)(reason);
    }
}

/// What a panic says.
pub(super) fn reason_of(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("panic")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{self, Cursor};
    use std::sync::Mutex;
    use tower_lsp::ls_types::{InitializeParams, InitializeResult};
    use tower_lsp::{LanguageServer, LspService};

    struct Mock;

    impl LanguageServer for Mock {
        async fn initialize(
            &self,
            _: InitializeParams,
        ) -> tower_lsp::jsonrpc::Result<InitializeResult> {
            Ok(InitializeResult::default())
        }

        async fn shutdown(&self) -> tower_lsp::jsonrpc::Result<()> {
            Ok(())
        }
    }

    impl Mock {
        async fn panics_at_once(&self) -> tower_lsp::jsonrpc::Result<()> {
            panic!("at once");
        }

        async fn panics_later(&self) -> tower_lsp::jsonrpc::Result<()> {
            tokio::task::yield_now().await;
            panic!("later");
        }

        async fn never(&self) -> tower_lsp::jsonrpc::Result<()> {
            std::future::pending().await
        }
    }

    /// An output that can be looked at.
    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// An input that ends only after some time, so that late answers are seen.
    struct Slow(Cursor<Vec<u8>>);

    impl Read for Slow {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.0.read(into)?;
            if count == 0 {
                thread::sleep(Duration::from_millis(300));
            }
            Ok(count)
        }
    }

    /// The answers to `messages` after an initialization, and the panics that were told of.
    fn converse(messages: &[Value]) -> (Vec<Value>, Vec<String>, Ending) {
        let initialize = json!({"id": 0, "method": "initialize", "params": {"capabilities": {}}});
        let mut input = Vec::new();
        for message in [initialize].iter().chain(messages) {
            let body = message.to_string();
            write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        }
        let (service, socket) = LspService::build(|_| Mock)
            .custom_method("panicsAtOnce", Mock::panics_at_once)
            .custom_method("panicsLater", Mock::panics_later)
            .custom_method("never", Mock::never)
            .finish();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let panics = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&panics);
        let setup = Loop {
            service,
            runtime: runtime.handle().clone(),
            outbox: Outbox::default(),
            uris: Arc::default(),
            on_panic: Arc::new(move |reason| seen.lock().unwrap().push(reason.to_owned())),
        };
        let output = Shared::default();
        let input = Slow(Cursor::new(input));
        let ending = run(
            setup,
            socket.split(),
            input,
            output.clone(),
            mpsc::channel(),
        );
        let output = output.0.lock().unwrap().clone();
        let mut frames = Frames::new(&output[..]);
        let mut answers = Vec::new();
        while let Some(frame) = frames.next().unwrap() {
            answers.push(frame.unwrap());
        }
        let panics = panics.lock().unwrap().clone();
        (answers, panics, ending)
    }

    fn code(answers: &[Value], id: i64) -> Option<i64> {
        let answer = answers.iter().find(|a| a["id"] == id)?;
        Some(answer["error"]["code"].as_i64().unwrap_or_default())
    }

    #[test]
    fn a_panic_is_answered_and_the_server_lives() {
        let (answers, panics, ending) = converse(&[
            json!({"id": 1, "method": "panicsAtOnce"}),
            json!({"id": 2, "method": "panicsLater"}),
            json!({"id": 1, "method": "panicsAtOnce"}),
            json!({"id": 3, "method": "shutdown"}),
        ]);
        assert_eq!(code(&answers, 1), Some(-32603));
        assert_eq!(code(&answers, 2), Some(-32603));
        assert_eq!(code(&answers, 3), Some(0));
        assert_eq!(
            answers
                .iter()
                .filter(|a| a["error"]["code"] == -32603)
                .count(),
            3
        );
        let mut panics = panics;
        panics.sort();
        assert_eq!(panics, ["at once", "at once", "later"]);
        assert_eq!(ending.code(), 0);
    }

    #[test]
    fn a_cancelled_request_is_answered_behind_any_number_of_waiting_ones() {
        let mut messages: Vec<Value> = (1..50)
            .map(|id| json!({"id": id, "method": "never"}))
            .collect();
        messages.push(json!({"method": "$/cancelRequest", "params": {"id": 40}}));
        let (answers, _, ending) = converse(&messages);
        assert_eq!(code(&answers, 40), Some(-32800));
        assert_eq!(code(&answers, 39), None);
        assert_eq!(ending.code(), 1);
    }
}
