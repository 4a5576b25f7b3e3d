//! The language server: it knows the protocol and no Kurdish.

mod convert;
mod documents;
mod features;
mod parent;
mod session;
mod settings;
mod transport;
mod worker;

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::ExitCode;
use std::sync::{Arc, mpsc};

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeActionParams, CodeActionResponse, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentLink,
    DocumentLinkParams, ExecuteCommandParams, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams, Uri,
};
use tower_lsp::{LanguageServer, LspService};

use self::documents::Name;
use self::features::configuration::is_configuration;
use self::features::{code_action, document_link, hover, ignore};
use self::session::Session;
use self::transport::{Loop, Outbox, Uris};
use self::worker::Analysed;

/// How the client and the server talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Standard input and output.
    Stdio,
    /// A connection that the server makes to this port of the same machine.
    Socket(u16),
}

/// Serves one client until it says `exit` or is gone.
pub fn serve(channel: Channel) -> ExitCode {
    match channel {
        Channel::Stdio => talk(io::stdin(), io::stdout()),
        Channel::Socket(port) => {
            let connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
            match connection.and_then(|stream| Ok((stream.try_clone()?, stream))) {
                Ok((input, output)) => talk(input, output),
                Err(error) => {
                    log(&format!("cannot connect to port {port}: {error}"));
                    ExitCode::from(2)
                }
            }
        }
    }
}

fn talk(input: impl Read + Send + 'static, output: impl Write + Send + 'static) -> ExitCode {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let runtime = match builder.worker_threads(2).enable_time().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            log(&format!("cannot start: {error}"));
            return ExitCode::from(2);
        }
    };
    let (ending, endings) = mpsc::channel();
    let (outbox, uris) = (Outbox::default(), Arc::new(Uris::default()));
    let session = |client| {
        Arc::new(Session::new(
            client,
            outbox.clone(),
            Arc::clone(&uris),
            ending.clone(),
        ))
    };
    let (service, socket) = LspService::new(|client| Backend {
        session: session(client),
    });
    let told = Arc::clone(&service.inner().session);
    let setup = Loop {
        service,
        runtime: runtime.handle().clone(),
        outbox: outbox.clone(),
        uris: Arc::clone(&uris),
        on_panic: Arc::new(move |reason| told.tell_failure(reason)),
    };
    let ending = transport::run(
        setup,
        socket.split(),
        input,
        output,
        (ending.clone(), endings),
    );
    runtime.shutdown_background();
    ExitCode::from(ending.code())
}

/// Writes one line to the log, which is the standard error stream.
fn log(line: &str) {
    // Nobody may be listening.
    let _ = writeln!(io::stderr(), "rastnus: {line}");
}

/// The handlers. What they do before they first wait is done in the order of the messages.
struct Backend {
    session: Arc<Session>,
}

impl Backend {
    /// The analysis of the text of `uri` as it is when this is first polled; an error if that text
    /// is gone before it was analysed; nothing if the document is not open.
    async fn analysed(&self, uri: &Uri) -> Result<Option<(Name, Arc<Analysed>)>> {
        let Some((name, mut question)) = self.session.documents.ask(uri) else {
            return Ok(None);
        };
        let done = |result: &Option<Arc<Analysed>>| {
            let known = result.as_ref();
            known.is_some_and(|a| a.snapshot.serial >= question.serial)
        };
        let answer = match question.results.wait_for(done).await {
            Ok(answer) => answer.clone(),
            // The document was closed.
            Err(_) => None,
        };
        match answer {
            Some(analysed) if analysed.snapshot.edition == question.edition => {
                Ok(Some((name, analysed)))
            }
            Some(_) => Err(Error::content_modified()),
            None => Ok(None),
        }
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(self.session.initialize(params))
    }

    async fn initialized(&self, _: InitializedParams) {
        self.session.initialized().await;
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let name = Name {
            own: self.session.uris.own(&document.uri),
            uri: document.uri,
        };
        let (language, version) = (document.language_id, document.version);
        let opened = self
            .session
            .documents
            .open(name, &language, version, &document.text);
        if let Some(watched) = opened {
            let session = Arc::clone(&self.session);
            tokio::spawn(worker::work(
                session,
                watched,
                |analyzer, document, settings| analyzer.analyse(document, settings),
            ));
        }
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let (uri, version) = (&document.uri, document.version);
        let encoding = self.session.encoding();
        let changes = params.content_changes;
        if !self
            .session
            .documents
            .change(uri, version, changes, encoding)
        {
            log(&format!("{} was changed, but is not open", uri.as_str()));
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        let uri = params.text_document.uri;
        self.session.settings.touch();
        let own = self.session.uris.own(&uri);
        let name = Name { uri, own };
        if name.path().is_some_and(|path| is_configuration(&path)) {
            self.session.documents.refresh();
        } else {
            self.session.documents.saved(&name.uri);
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = &params.text_document.uri;
        let session = &self.session;
        if !session.documents.close(uri, |name| session.clear(name)) {
            log(&format!("{} was closed, but is not open", uri.as_str()));
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.session.configure(&params.settings).await;
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.session.settings.touch();
        self.session.documents.refresh();
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let event = params.event;
        self.session
            .settings
            .change_folders(&event.removed, &event.added);
        self.session.documents.refresh();
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        ignore::execute(&self.session, params).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let uri = &params.text_document.uri;
        let Some((name, analysed)) = self.analysed(uri).await? else {
            return Ok(None);
        };
        let Some(versioned) = self.session.edits_are_versioned() else {
            return Ok(None);
        };
        let encoding = self.session.encoding();
        let path = name.path();
        let dismissible =
            path.is_some_and(|p| self.session.settings.workspace_folder(&p).is_some());
        // Normalizing a long text takes its time.
        let actions = tokio::task::spawn_blocking(move || {
            let place = code_action::Place {
                analysed: &analysed,
                uri: &name.uri,
                encoding,
                versioned,
                dismissible,
            };
            code_action::actions(&place, params.range, &params.context)
        });
        match actions.await {
            Ok(actions) => Ok(Some(actions)),
            Err(failure) if failure.is_panic() => std::panic::resume_unwind(failure.into_panic()),
            Err(_) => Ok(None),
        }
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let place = params.text_document_position_params;
        let analysed = self.analysed(&place.text_document.uri).await?;
        let (encoding, display) = (self.session.encoding(), self.session.display());
        Ok(analysed.and_then(|(_, a)| hover::hover(&a, place.position, encoding, display)))
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let analysed = self.analysed(&params.text_document.uri).await?;
        let encoding = self.session.encoding();
        Ok(analysed.map(|(_, a)| document_link::links(&a, encoding)))
    }
}
