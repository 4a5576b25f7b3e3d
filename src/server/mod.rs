//! The language server: it knows the protocol and no Kurdish.

mod convert;
mod documents;
mod features;
mod parent;
mod session;
mod settings;
mod transport;
mod worker;
mod workspace;

use std::collections::HashSet;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::ExitCode;
use std::sync::{Arc, mpsc};

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CompletionParams, CompletionResponse,
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReportResult,
    DocumentFormattingParams, DocumentHighlight, DocumentHighlightParams, DocumentLink,
    DocumentLinkParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams,
    DocumentSymbolParams, ExecuteCommandParams, FoldingRange, FoldingRangeParams,
    GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams, InlayHint, InlayHintParams, Location,
    PrepareRenameResponse, Range, ReferenceParams, RenameParams, SelectionRange,
    SelectionRangeParams, SemanticTokens, SemanticTokensDeltaParams, SemanticTokensFullDeltaResult,
    SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult,
    TextDocumentPositionParams, TextEdit, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceEdit,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp::{LanguageServer, LspService};

use self::documents::Name;
use self::features::configuration::is_configuration;
use self::features::document_diagnostic::Report;
use self::features::semantic_tokens::Sent;
use self::features::workspace_diagnostic::{Look, Waiting};
use self::features::workspace_symbol::Search;
use self::features::{
    add_name, add_word, change_text, code_action, completion, definition, document_highlight,
    document_link, document_symbol, explain_rule, folding_range, formatting, hover, ignore,
    inlay_hint, names_of_document, on_type_formatting, references, rename, rewrite,
    selection_range, semantic_tokens, status, workspace_report,
};
use self::session::Session;
use self::transport::{Loop, Outbox, Uris};
use self::worker::Analysed;
use crate::entities::Origin;
use crate::text::{Document, Encoding};

/// How the client and the server talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Standard input and output.
    Stdio,
    /// A connection that the server makes to this port of the same machine.
    Socket(u16),
}

/// Serves one client until it says `exit` or is gone. With `encoding`, positions are counted so, whatever the
/// client offers.
pub fn serve(channel: Channel, encoding: Option<Encoding>) -> ExitCode {
    match channel {
        Channel::Stdio => talk(io::stdin(), io::stdout(), encoding),
        Channel::Socket(port) => {
            let connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
            match connection.and_then(|stream| Ok((stream.try_clone()?, stream))) {
                Ok((input, output)) => talk(input, output, encoding),
                Err(error) => {
                    log(&format!("cannot connect to port {port}: {error}"));
                    ExitCode::from(2)
                }
            }
        }
    }
}

/// The messages in `input`, framed as the protocol wants it; what is none is an error with the reason,
/// and the reading goes on behind it. It ends with the input, or with an error of the system.
pub fn messages(
    input: impl Read,
) -> impl Iterator<Item = io::Result<std::result::Result<Value, String>>> {
    transport::messages(input)
}

/// Serves the client at the other end of `input` and `output` until it says `exit` or is gone.
pub fn serve_on(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> ExitCode {
    talk(input, output, None)
}

fn talk(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    encoding: Option<Encoding>,
) -> ExitCode {
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
            encoding,
        ))
    };
    let service = LspService::build(|client| Backend {
        session: session(client),
    });
    let [symbols, formatting, tokens] = transport::WRITTEN.map(|(_, own)| own);
    let (service, socket) = service
        .custom_method(symbols, Backend::symbols_written)
        .custom_method(formatting, Backend::formatting_written)
        .custom_method(tokens, Backend::tokens_written)
        .finish();
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

/// `result` as JSON.
fn written(result: &impl serde::Serialize) -> Option<String> {
    serde_json::to_string(result).ok()
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

impl Backend {
    /// The newest analysis of each open document.
    async fn all_analysed(&self) -> Vec<(Name, Arc<Analysed>)> {
        let mut all = Vec::new();
        for uri in self.session.documents.uris() {
            // One that is being changed is as good as not open.
            all.extend(self.analysed(&uri).await.ok().flatten());
        }
        all
    }

    /// The analysis of the text of `uri` as it is when this is first polled, or of a newer one;
    /// nothing if the document is not open.
    async fn newest(&self, uri: &Uri) -> Option<(Name, Arc<Analysed>)> {
        let (name, mut question) = self.session.documents.ask(uri)?;
        let done = |result: &Option<Arc<Analysed>>| {
            let known = result.as_ref();
            known.is_some_and(|a| a.snapshot.serial >= question.serial)
        };
        let answer = question.results.wait_for(done).await.ok()?.clone()?;
        Some((name, answer))
    }

    /// The edits that normalize the part `range` of the document `uri`.
    async fn formatted(&self, uri: &Uri, range: Range) -> Result<Option<Vec<TextEdit>>> {
        let Some((_, analysed)) = self.analysed(uri).await? else {
            return Ok(None);
        };
        let (encoding, edition) = (self.session.encoding(), analysed.snapshot.edition);
        let edits =
            self.in_background(move || formatting::format(&analysed, Some(range), encoding));
        let edits = edits.await;
        self.only_for(uri, edition, edits)
    }

    /// `answer`, which is for the text number `edition` of `uri`, if the client still has that one.
    fn only_for<T>(&self, uri: &Uri, edition: u64, answer: T) -> Result<T> {
        match self.session.documents.snapshot(uri) {
            Some(now) if now.edition == edition => Ok(answer),
            _ => Err(Error::content_modified()),
        }
    }

    /// The coloured tokens of the document `uri`.
    async fn tokens(&self, uri: &Uri) -> Result<Option<Sent>> {
        let Some((_, analysed)) = self.analysed(uri).await? else {
            return Ok(None);
        };
        let encoding = self.session.encoding();
        let tokens = self.alone(move || {
            let placed = analysed.tokens(encoding);
            let id = analysed.snapshot.serial.to_string();
            Sent::new(id, semantic_tokens::relative(placed, None))
        });
        Ok(tokens.await)
    }

    /// The answer to `textDocument/formatting`, see [`transport::WRITTEN`].
    async fn formatting_written(&self, params: DocumentFormattingParams) -> Result<Option<String>> {
        let uri = &params.text_document.uri;
        let Some((_, analysed)) = self.analysed(uri).await? else {
            return Ok(None);
        };
        let (encoding, edition) = (self.session.encoding(), analysed.snapshot.edition);
        let session = Arc::clone(&self.session);
        let of = uri.clone();
        let edits = self.alone(move || {
            // It may have waited for so long that nobody wants it any more.
            let now = session.documents.snapshot(&of)?;
            let wanted = now.edition == edition;
            wanted.then(|| written(&formatting::format(&analysed, None, encoding)))
        });
        let edits = edits.await.flatten().flatten();
        self.only_for(uri, edition, edits)
    }

    /// The answer to `textDocument/documentSymbol`, see [`transport::WRITTEN`].
    async fn symbols_written(&self, params: DocumentSymbolParams) -> Result<Option<String>> {
        let Some((name, analysed)) = self.analysed(&params.text_document.uri).await? else {
            return Ok(None);
        };
        let (encoding, nested) = (self.session.encoding(), self.session.nests_symbols());
        let symbols = self.alone(move || {
            let symbols = document_symbol::symbols(&analysed, &name.uri, encoding, nested);
            written(&symbols)
        });
        Ok(symbols.await.flatten())
    }

    /// The answer to `textDocument/semanticTokens/full`, see [`transport::WRITTEN`].
    async fn tokens_written(&self, params: SemanticTokensParams) -> Result<Option<String>> {
        let uri = &params.text_document.uri;
        let Some(now) = self.tokens(uri).await? else {
            return Ok(None);
        };
        let full = written(&now.full());
        self.session.sent.insert(uri.as_str().to_owned(), now);
        Ok(full)
    }

    /// What `work`, which goes through a whole text, gives; nothing when the server is ending. One such
    /// work is done at a time: several would take each other's time, and their memory together.
    async fn alone<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let turn = Arc::clone(&self.session.turn).lock_owned().await;
        self.in_background(move || {
            let done = work();
            drop(turn);
            done
        })
        .await
    }

    /// Changes a text as a command asks for.
    async fn change_text(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let session = &self.session;
        let wanted = change_text::Wanted::of(session, params)?;
        if !session.applies_edits() {
            return Err(change_text::refused(session, "command-no-edits"));
        }
        let uri = wanted.uri.clone();
        let (name, analysed) = match self.analysed(&uri).await {
            Ok(Some(found)) => found,
            Ok(None) => return Err(change_text::refused(session, "command-not-open")),
            Err(_) => return Err(change_text::stale(session)),
        };
        let (version, edition) = (analysed.snapshot.version, analysed.snapshot.edition);
        if wanted.version.is_some_and(|v| v != version) {
            return Err(change_text::stale(session));
        }
        let (encoding, versioned) = (session.encoding(), session.versions_edits());
        let of = name.uri.clone();
        let change = self.in_background(move || {
            let edits = wanted.edits(&analysed, encoding);
            let edit =
                convert::workspace_edit(&analysed.snapshot, &of, &edits, encoding, versioned);
            (edits.len(), edit)
        });
        let Some((count, edit)) = change.await else {
            return Ok(None);
        };
        if self.only_for(&uri, edition, ()).is_err() {
            return Err(change_text::stale(session));
        }
        if count > 0 && !session.apply(edit).await {
            return Err(change_text::refused(session, "command-not-applied"));
        }
        Ok(Some(change_text::answer(&name.own, version, count)))
    }

    /// Accepts a word of a text.
    async fn accept(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let uri = change_text::document(&self.session, &params)?;
        let Some((_, analysed)) = self.analysed(&uri).await? else {
            return Err(change_text::refused(&self.session, "command-not-open"));
        };
        add_word::execute(&self.session, params, &analysed).await
    }

    /// Tells of a text what a command asks for.
    async fn tell(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let uri = change_text::document(&self.session, &params)?;
        let Some((name, analysed)) = self.analysed(&uri).await? else {
            return Err(change_text::refused(&self.session, "command-not-open"));
        };
        let encoding = self.session.encoding();
        let answer = match params.command.as_str() {
            status::COMMAND => serde_json::to_value(status::status(&analysed, &name.own)),
            _ => serde_json::to_value(names_of_document::names(&analysed, &name.own, encoding)),
        };
        answer.map(Some).map_err(|_| Error::internal_error())
    }

    /// What is found in the open folders.
    async fn report(&self) -> Result<Option<Value>> {
        let mut open = Vec::new();
        for (name, analysed) in self.all_analysed().await {
            open.push((name.path(), analysed));
        }
        let session = Arc::clone(&self.session);
        let report = self.in_background(move || workspace_report::report(&session, &open));
        Ok(report.await)
    }

    /// What `work`, which takes its time, gives; nothing when the server is ending.
    async fn in_background<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        match tokio::task::spawn_blocking(work).await {
            Ok(done) => Some(done),
            Err(failure) if failure.is_panic() => std::panic::resume_unwind(failure.into_panic()),
            Err(_) => None,
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
            tokio::spawn(worker::work(session, watched, worker::analyse));
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
        let own = self.session.uris.own(&uri);
        let name = Name { uri, own };
        let path = name.path();
        let configures = path.is_some_and(|path| is_configuration(&path, &self.session.settings));
        // A client that watches says so itself when another program changes the configuration.
        if configures || !self.session.watches() {
            self.session.settings.touch();
        }
        if configures {
            self.session.refresh();
        } else {
            self.session.documents.saved(&name.uri);
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = &params.text_document.uri;
        let session = &self.session;
        session.sent.remove(uri.as_str());
        if !session.documents.close(uri, |name| session.clear(name)) {
            log(&format!("{} was closed, but is not open", uri.as_str()));
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.session.configure(&params.settings).await;
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.session.settings.touch();
        self.session.refresh();
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let event = params.event;
        self.session
            .settings
            .change_folders(&event.removed, &event.added);
        self.session.refresh();
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        match params.command.as_str() {
            add_name::COMMAND => add_name::execute(&self.session, params).await,
            add_word::COMMAND => self.accept(params).await,
            explain_rule::COMMAND => explain_rule::execute(&self.session, params),
            names_of_document::COMMAND | status::COMMAND => self.tell(params).await,
            workspace_report::COMMAND => self.report().await,
            command if change_text::COMMANDS.contains(&command) => self.change_text(params).await,
            _ => ignore::execute(&self.session, params).await,
        }
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
        let lazy = self.session.resolves_edits();
        let path = name.path();
        let dismissible =
            path.is_some_and(|p| self.session.settings.workspace_folder(&p).is_some());
        // Normalizing a long text takes its time.
        let actions = self.in_background(move || {
            let place = code_action::Place {
                analysed: &analysed,
                uri: &name.uri,
                encoding,
                versioned,
                lazy,
                dismissible,
            };
            code_action::actions(&place, params.range, &params.context)
        });
        Ok(actions.await)
    }

    async fn code_action_resolve(&self, mut action: CodeAction) -> Result<CodeAction> {
        let Some(promise) = rewrite::Promise::of(&action) else {
            return Ok(action);
        };
        let (encoding, versioned) = (self.session.encoding(), self.session.versions_edits());
        let found = self.analysed(&promise.uri).await?;
        let Some((name, analysed)) = found.filter(|(_, a)| a.snapshot.edition == promise.edition)
        else {
            return Err(Error::content_modified());
        };
        let (uri, edition) = (name.uri.clone(), promise.edition);
        let edit = self.in_background(move || {
            let edits = promise.edits(&analysed);
            convert::workspace_edit(&analysed.snapshot, &name.uri, &edits, encoding, versioned)
        });
        action.edit = edit.await;
        self.only_for(&uri, edition, action)
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let Some((name, analysed)) = self.newest(&params.text_document.uri).await else {
            return Ok(Report::new(Vec::new()).answer(None));
        };
        let session = Arc::clone(&self.session);
        let report = self
            .in_background(move || Report::of(&session, &name, &analysed))
            .await;
        let report = report.unwrap_or_else(|| Report::new(Vec::new()));
        Ok(report.answer(params.previous_result_id.as_deref()))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let waiting = Waiting::default();
        let turn = Arc::clone(&self.session.workspace.turn).lock_owned().await;
        let mut open = Vec::new();
        for uri in self.session.documents.uris() {
            open.extend(self.newest(&uri).await);
        }
        let look = Look::new(Arc::clone(&self.session), params, open, &waiting);
        let report = self.in_background(move || {
            let report = look.run();
            drop(turn);
            report
        });
        let report = report.await;
        Ok(report.unwrap_or_else(|| WorkspaceDiagnosticReport::default().into()))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let most = self.session.most_folds();
        let Some(snapshot) = self.session.documents.snapshot(&params.text_document.uri) else {
            return Ok(None);
        };
        let folds = self.in_background(move || {
            let content = snapshot.text.to_string();
            folding_range::folds(Document::new(&content, snapshot.format), most)
        });
        Ok(folds.await)
    }

    async fn selection_range(
        &self,
        params: SelectionRangeParams,
    ) -> Result<Option<Vec<SelectionRange>>> {
        let encoding = self.session.encoding();
        let Some((_, analysed)) = self.analysed(&params.text_document.uri).await? else {
            return Ok(None);
        };
        let positions = params.positions;
        let selections = self
            .in_background(move || selection_range::selections(&analysed, &positions, encoding));
        Ok(selections.await)
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let analysed = self.analysed(&params.text_document.uri).await?;
        let encoding = self.session.encoding();
        Ok(analysed.map(|(_, a)| inlay_hint::hints(&a, params.range, encoding)))
    }

    async fn range_formatting(
        &self,
        params: DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        let uri = &params.text_document.uri;
        self.formatted(uri, params.range).await
    }

    async fn on_type_formatting(
        &self,
        params: DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        let place = params.text_document_position;
        let uri = &place.text_document.uri;
        let documents = &self.session.documents;
        let (Some(snapshot), Some((_, mut question))) =
            (documents.snapshot(uri), documents.ask(uri))
        else {
            return Ok(None);
        };
        // The last analysis will do, but there must have been one.
        let known = match question.results.wait_for(Option::is_some).await {
            Ok(known) => known.clone(),
            Err(_) => None,
        };
        let Some(known) = known else {
            return Ok(None);
        };
        let (encoding, edition) = (self.session.encoding(), snapshot.edition);
        let edits = self.in_background(move || {
            let position = place.position;
            on_type_formatting::edits(&snapshot, &known, position, &params.ch, encoding)
        });
        let edits = edits.await;
        self.only_for(uri, edition, edits)
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let place = params.text_document_position_params;
        let uri = &place.text_document.uri;
        let (encoding, display) = (self.session.encoding(), self.session.display());
        // Who types elsewhere does not keep the answer waiting.
        if let Some((now, last)) = self.session.documents.state(uri)
            && let Some(hover) = hover::of_older(&last, &now, place.position, encoding, display)
        {
            return Ok(hover);
        }
        let analysed = self.analysed(uri).await?;
        Ok(analysed.and_then(|(_, a)| hover::hover(&a, place.position, encoding, display)))
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let place = params.text_document_position;
        let encoding = self.session.encoding();
        let analysed = self.analysed(&place.text_document.uri).await?;
        Ok(analysed.map(|(_, a)| completion::complete(&a, place.position, encoding)))
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let place = params.text_document_position_params;
        let encoding = self.session.encoding();
        let analysed = self.analysed(&place.text_document.uri).await?;
        let found = analysed
            .and_then(|(name, a)| definition::definition(&a, &name.uri, place.position, encoding));
        Ok(found.map(GotoDefinitionResponse::Scalar))
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let place = params.text_document_position;
        let encoding = self.session.encoding();
        let Some((name, analysed)) = self.analysed(&place.text_document.uri).await? else {
            return Ok(None);
        };
        let at = convert::offset(&analysed.snapshot.text, place.position, encoding);
        let Some(entity) = analysed.analysis.mention_at(at).map(|m| m.entity) else {
            return Ok(None);
        };
        let id = entity.id.to_string();
        let mut found = Vec::new();
        if params.context.include_declaration {
            found.extend(references::declaration(&entity.origin));
        }
        found.extend(references::in_open(&analysed, &name.uri, &id, encoding));
        for (other, analysed) in self.all_analysed().await {
            if other.uri != name.uri {
                found.extend(references::in_open(&analysed, &other.uri, &id, encoding));
            }
        }
        // People whom only one text knows are not those of another with the same name.
        if entity.origin != Origin::Text {
            let session = Arc::clone(&self.session);
            let files = self
                .in_background(move || session.workspace.names(&session))
                .await;
            for names in files.unwrap_or_default() {
                let of_it = names.iter().filter(|(entity, _)| entity.id == id);
                found.extend(of_it.map(|(_, location)| location));
            }
        }
        Ok(Some(found))
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let place = params.text_document_position_params;
        let encoding = self.session.encoding();
        let analysed = self.analysed(&place.text_document.uri).await?;
        Ok(
            analysed
                .and_then(|(_, a)| document_highlight::highlights(&a, place.position, encoding)),
        )
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        let mut search = Search::new(&params.query, self.session.encoding());
        for (name, analysed) in self.all_analysed().await {
            search.open(&analysed, &name.uri);
        }
        let session = Arc::clone(&self.session);
        let files = self
            .in_background(move || session.workspace.names(&session))
            .await;
        for names in files.unwrap_or_default() {
            let mut known = HashSet::new();
            for (entity, location) in names.iter() {
                if known.insert(entity.id.to_string()) {
                    search.mention(entity, location);
                }
            }
        }
        Ok(Some(WorkspaceSymbolResponse::Flat(search.done())))
    }

    async fn prepare_rename(
        &self,
        place: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        let encoding = self.session.encoding();
        match self.analysed(&place.text_document.uri).await? {
            Some((_, analysed)) => rename::prepare(&analysed, place.position, encoding).map(Some),
            None => Ok(None),
        }
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let place = params.text_document_position;
        let (encoding, versioned) = (self.session.encoding(), self.session.versions_edits());
        let Some((name, analysed)) = self.analysed(&place.text_document.uri).await? else {
            return Ok(None);
        };
        let new = (place.position, params.new_name.as_str());
        let wanted = rename::wanted(&analysed, new, encoding)?;
        let mut edits = rename::Edits::new(encoding);
        edits.open(&analysed, &name.uri, &wanted);
        if wanted.listed {
            for (other, analysed) in self.all_analysed().await {
                if other.uri != name.uri {
                    edits.open(&analysed, &other.uri, &wanted);
                }
            }
            let session = Arc::clone(&self.session);
            let files = self.in_background(move || session.workspace.renamed(&session, &wanted));
            edits.closed(files.await.unwrap_or_default());
        }
        Ok(Some(edits.done(versioned)))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let uri = &params.text_document.uri;
        let Some(now) = self.tokens(uri).await? else {
            return Ok(None);
        };
        let key = uri.as_str().to_owned();
        let last = self.session.sent.insert(key, now.clone());
        Ok(Some(now.since(last.as_ref(), &params.previous_result_id)))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let Some((_, analysed)) = self.analysed(&params.text_document.uri).await? else {
            return Ok(None);
        };
        let tokens = analysed.tokens(self.session.encoding());
        let data = semantic_tokens::relative(tokens, Some(params.range));
        let tokens = SemanticTokens {
            result_id: None,
            data,
        };
        Ok(Some(SemanticTokensRangeResult::Tokens(tokens)))
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let analysed = self.analysed(&params.text_document.uri).await?;
        let encoding = self.session.encoding();
        Ok(analysed.map(|(_, a)| document_link::links(&a, encoding)))
    }
}
