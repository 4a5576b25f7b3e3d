//! What is known of the client, and what is said to it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, mpsc};

use dashmap::DashMap;
use serde_json::{Value, json};
use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeActionOptions, ConfigurationItem, DocumentLinkOptions, ExecuteCommandOptions,
    InitializeParams, InitializeResult, MarkupKind, MessageType, OneOf, Registration,
    RenameOptions, SaveOptions, ServerCapabilities, ServerInfo, ShowMessageParams,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceEdit,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use super::documents::{Documents, Name};
use super::features::diagnostics::Sentences;
use super::features::document_diagnostic;
use super::features::semantic_tokens::{self, Sent};
use super::features::{
    add_name, add_word, change_text, code_action, completion, explain_rule, ignore,
    names_of_document, on_type_formatting, status, workspace_report,
};
use super::settings::{Problem, Store, concerns_us};
use super::transport::{Ending, Outbox, Uris};
use super::workspace::Workspace;
use super::{convert, log, parent};
use crate::config::{self, IGNORE_FILE, Settings};
use crate::messages::{self, Display, Locale, Markup};
use crate::rules::Message;
use crate::text::Encoding;

/// What the client can do.
#[derive(Debug, Default)]
struct Abilities {
    encoding: Encoding,
    locale: Locale,
    display: Display,
    /// Whether it takes code actions that are no commands.
    literals: bool,
    versioned_edits: bool,
    /// Whether it asks for the edit of a code action when it is chosen.
    resolves_edits: bool,
    /// Whether it takes edits that it did not ask for.
    applies_edits: bool,
    /// Whether it asks whether something can be renamed.
    prepares_rename: bool,
    /// Whether it shows outlines with levels.
    nested_symbols: bool,
    /// Whether it can be asked for its configuration.
    configuration: bool,
    /// Whether it takes a registration for changes of its configuration.
    registers_configuration: bool,
    /// Whether it can watch files.
    watches: bool,
    /// Whether it asks for diagnostics, and can be told to ask again. One that cannot would go on
    /// showing what the user has just dismissed, as Neovim 0.11 would: it is sent them.
    pulls: bool,
    /// Whether it can be told to ask for hints again.
    refreshes_hints: bool,
    /// How many folds it takes, if it says so.
    most_folds: Option<u32>,
}

/// A request to the client to ask for something again. While the client has not answered, it is not
/// told again; then once, however often it was to be told meanwhile.
#[derive(Debug, Default)]
struct Repeated(Arc<AtomicUsize>);

impl Repeated {
    fn ask<F>(&self, request: impl Fn() -> F + Send + 'static)
    where
        F: Future<Output = Result<()>> + Send,
    {
        if self.0.fetch_add(1, Ordering::SeqCst) > 0 {
            return;
        }
        let asked = Arc::clone(&self.0);
        tokio::spawn(async move {
            loop {
                let so_far = asked.load(Ordering::SeqCst);
                if let Err(error) = request().await {
                    log(&format!("the client does not ask again: {error}"));
                }
                if asked.fetch_sub(so_far, Ordering::SeqCst) == so_far {
                    return;
                }
            }
        });
    }
}

/// One client's session.
pub(super) struct Session {
    pub(super) documents: Documents,
    pub(super) settings: Store,
    pub(super) outbox: Outbox,
    pub(super) uris: Arc<Uris>,
    pub(super) workspace: Workspace,
    /// Held by who goes through a whole text to answer a request.
    pub(super) turn: Arc<tokio::sync::Mutex<()>>,
    /// The coloured tokens that were sent last, by the document's URI.
    pub(super) sent: DashMap<String, Sent>,
    /// The sentences of findings in the answers to clients that ask.
    sentences: Mutex<Sentences>,
    /// To ask for diagnostics again, and for hints.
    diagnostics_asked: Repeated,
    hints_asked: Repeated,
    client: Client,
    ending: mpsc::Sender<Ending>,
    /// How the client counts, if the user knows better than it says.
    encoding: Option<Encoding>,
    abilities: OnceLock<Abilities>,
    /// What was wrong with the settings that came with the initialization.
    early: OnceLock<Problem>,
}

impl Session {
    pub(super) fn new(
        client: Client,
        outbox: Outbox,
        uris: Arc<Uris>,
        ending: mpsc::Sender<Ending>,
        encoding: Option<Encoding>,
    ) -> Self {
        Self {
            documents: Documents::default(),
            settings: Store::default(),
            outbox,
            uris,
            workspace: Workspace::default(),
            turn: Arc::default(),
            sent: DashMap::new(),
            sentences: Mutex::default(),
            diagnostics_asked: Repeated::default(),
            hints_asked: Repeated::default(),
            client,
            ending,
            encoding,
            abilities: OnceLock::new(),
            early: OnceLock::new(),
        }
    }

    /// Gets to know the client.
    pub(super) fn initialize(&self, params: InitializeParams) -> InitializeResult {
        let abilities = self
            .abilities
            .get_or_init(|| Abilities::of(&params, self.encoding));
        self.settings.set_folders(&params);
        if let Some(options) = &params.initialization_options
            && let Err(problem) = self.settings.set_editor(options)
        {
            // Nothing may be said before the answer.
            let _ = self.early.set(problem);
        }
        if let Some(pid) = params.process_id {
            let ending = self.ending.clone();
            tokio::spawn(async move {
                parent::ended(pid).await;
                let _ = ending.send(Ending::ClientGone);
            });
        }
        InitializeResult {
            capabilities: capabilities(abilities),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        }
    }

    /// Says what had to wait, and asks for what the client can give.
    pub(super) async fn initialized(&self) {
        if let Some(problem) = self.early.get() {
            self.tell_problem(problem);
        }
        // A client that answers one may leave the other unanswered.
        futures::future::join(self.register(), self.pull()).await;
    }

    /// Asks to be told of what may change the configuration.
    async fn register(&self) {
        let Some(abilities) = self.abilities.get() else {
            return;
        };
        let mut registrations = Vec::new();
        if abilities.registers_configuration {
            let options = json!({"section": "rastnus"});
            registrations.push(registration("workspace/didChangeConfiguration", options));
        }
        if abilities.watches {
            let watchers =
                // Names files have any name.
                ["*.toml", IGNORE_FILE].map(|name| json!({"globPattern": format!("**/{name}")}));
            let options = json!({"watchers": watchers});
            registrations.push(registration("workspace/didChangeWatchedFiles", options));
        }
        if !registrations.is_empty()
            && let Err(error) = self.client.register_capability(registrations).await
        {
            log(&format!("the client does not register: {error}"));
        }
    }

    /// Takes changed settings: those that come with the message, or else the client is asked.
    pub(super) async fn configure(&self, settings: &Value) {
        if concerns_us(settings) {
            self.set(settings);
        } else {
            self.pull().await;
        }
    }

    async fn pull(&self) {
        if !self.abilities.get().is_some_and(|a| a.configuration) {
            return;
        }
        let item = ConfigurationItem {
            scope_uri: None,
            section: Some("rastnus".to_owned()),
        };
        match self.client.configuration(vec![item]).await {
            Ok(values) => match values.first() {
                None | Some(Value::Null) => {}
                Some(value) => self.set(value),
            },
            Err(error) => log(&format!("the client does not give its settings: {error}")),
        }
    }

    fn set(&self, value: &Value) {
        match self.settings.set_editor(value) {
            Ok(()) => self.refresh(),
            Err(problem) => self.tell_problem(&problem),
        }
    }

    /// Has everything analysed and shown anew.
    pub(super) fn refresh(&self) {
        self.documents.refresh();
        self.refresh_diagnostics();
        if self.abilities.get().is_some_and(|a| a.refreshes_hints) {
            let client = self.client.clone();
            self.hints_asked.ask(move || {
                let client = client.clone();
                async move { client.inlay_hint_refresh().await }
            });
        }
    }

    /// Tells a client that asks for diagnostics to ask again.
    pub(super) fn refresh_diagnostics(&self) {
        if self.pulls() {
            let client = self.client.clone();
            self.diagnostics_asked.ask(move || {
                let client = client.clone();
                async move { client.workspace_diagnostic_refresh().await }
            });
        }
    }

    /// How many folds the client takes, if it says so.
    pub(super) fn most_folds(&self) -> Option<u32> {
        self.abilities.get().and_then(|a| a.most_folds)
    }

    /// Whether the client asks for diagnostics; then it is not sent any.
    pub(super) fn pulls(&self) -> bool {
        self.abilities.get().is_some_and(|a| a.pulls)
    }

    /// Whether the client watches the files of the configuration.
    pub(super) fn watches(&self) -> bool {
        self.abilities.get().is_some_and(|a| a.watches)
    }

    /// The sentences of findings.
    pub(super) fn sentences(&self) -> MutexGuard<'_, Sentences> {
        self.sentences
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The unit of columns.
    pub(super) fn encoding(&self) -> Encoding {
        self.abilities.get().map(|a| a.encoding).unwrap_or_default()
    }

    /// How the client shows text.
    pub(super) fn display(&self) -> Display {
        self.abilities.get().map(|a| a.display).unwrap_or_default()
    }

    /// Whether edits name the version of the text; `None` if the client takes no edits.
    pub(super) fn edits_are_versioned(&self) -> Option<bool> {
        let abilities = self.abilities.get()?;
        abilities.literals.then_some(abilities.versioned_edits)
    }

    /// Whether the client asks for the edit of a code action when it is chosen.
    pub(super) fn resolves_edits(&self) -> bool {
        self.abilities.get().is_some_and(|a| a.resolves_edits)
    }

    /// Whether the client takes edits that it did not ask for.
    pub(super) fn applies_edits(&self) -> bool {
        self.abilities.get().is_some_and(|a| a.applies_edits)
    }

    /// Has the client apply `edit`. False if it did not.
    pub(super) async fn apply(&self, edit: WorkspaceEdit) -> bool {
        match self.client.apply_edit(edit).await {
            Ok(answer) => answer.applied,
            Err(error) => {
                log(&format!("the client does not apply an edit: {error}"));
                false
            }
        }
    }

    /// Whether edits that are no code actions name the version of the text.
    pub(super) fn versions_edits(&self) -> bool {
        self.abilities.get().is_some_and(|a| a.versioned_edits)
    }

    /// Whether outlines have levels.
    pub(super) fn nests_symbols(&self) -> bool {
        self.abilities.get().is_some_and(|a| a.nested_symbols)
    }

    /// The language of the messages under `settings`.
    pub(super) fn locale_of(&self, settings: &Settings) -> Locale {
        let wanted = settings.locale;
        wanted.unwrap_or_else(|| self.abilities.get().map(|a| a.locale).unwrap_or_default())
    }

    /// The language of the messages that are about no text.
    pub(super) fn locale(&self) -> Locale {
        let editor = self.settings.locale();
        editor.unwrap_or_else(|| self.locale_of(&Settings::default()))
    }

    /// Takes the diagnostics of a closed document off the screen.
    pub(super) fn clear(&self, name: &Name) {
        if self.pulls() {
            return;
        }
        let params = json!({"uri": name.own, "diagnostics": []});
        let method = "textDocument/publishDiagnostics";
        self.outbox.replace(&name.own, method, &params);
    }

    /// Tells the user of a configuration that cannot be used, unless it is open in the editor:
    /// there it is shown where it is.
    pub(super) fn tell_problem(&self, problem: &Problem) {
        let is_open = |path: &PathBuf| self.documents.has_file(path);
        if !problem.file.as_ref().is_some_and(is_open) {
            // The language that the editor asks for counts before that of the file.
            let stated = || config::wanted_locale_of(problem.file.as_deref()?);
            let locale = self.settings.locale().or_else(stated);
            let locale = locale.unwrap_or_else(|| self.locale());
            let text = messages::config_error(locale, &problem.source, &problem.error);
            let typ = match problem.error.is_notice() {
                true => MessageType::INFO,
                false => MessageType::ERROR,
            };
            self.tell(typ, text);
        }
    }

    /// Tells the user, once, that something failed that should not.
    pub(super) fn tell_failure(&self, reason: &str) {
        log(&format!("internal error: {reason}"));
        self.tell_once(&Message::new("internal-error").with("detail", reason));
    }

    /// Tells the user, once, that `rule` failed and is off for a document.
    pub(super) fn tell_broken(&self, rule: &str) {
        self.tell_once(&Message::new("rule-broken").with("rule", rule));
    }

    fn tell_once(&self, message: &Message) {
        let text = messages::text(self.locale(), message);
        if self.settings.is_news(&text) {
            self.tell(MessageType::ERROR, text);
        }
    }

    fn tell(&self, typ: MessageType, message: String) {
        // Before the initialization nothing may be said.
        if self.abilities.get().is_some() {
            let params = ShowMessageParams { typ, message };
            self.outbox.notify("window/showMessage", &params);
        }
    }
}

impl Abilities {
    fn of(params: &InitializeParams, encoding: Option<Encoding>) -> Self {
        let client = &params.capabilities;
        let general = client.general.as_ref();
        let workspace = client.workspace.as_ref();
        let text = client.text_document.as_ref();
        let formats = text
            .and_then(|t| t.hover.as_ref())
            .and_then(|h| h.content_format.as_ref());
        let markdown = formats.is_some_and(|f| f.first() == Some(&MarkupKind::Markdown));
        let tag = params.locale.as_deref();
        Self {
            encoding: encoding.unwrap_or_else(|| {
                convert::encoding(general.and_then(|g| g.position_encodings.as_deref()))
            }),
            locale: tag
                .and_then(Locale::from_tag)
                .unwrap_or_else(Locale::from_environment),
            display: Display {
                markup: match markdown {
                    true => Markup::Markdown,
                    false => Markup::Plain,
                },
                isolates: !in_terminal(params),
            },
            literals: text
                .and_then(|t| t.code_action.as_ref())
                .is_some_and(|c| c.code_action_literal_support.is_some()),
            resolves_edits: text.and_then(|t| t.code_action.as_ref()).is_some_and(|c| {
                let resolves = c.resolve_support.as_ref();
                let edits = resolves.is_some_and(|r| r.properties.iter().any(|p| p == "edit"));
                edits && c.data_support == Some(true)
            }),
            applies_edits: workspace.is_some_and(|w| w.apply_edit == Some(true)),
            versioned_edits: workspace
                .and_then(|w| w.workspace_edit.as_ref())
                .is_some_and(|e| e.document_changes == Some(true)),
            prepares_rename: text
                .and_then(|t| t.rename.as_ref())
                .is_some_and(|r| r.prepare_support == Some(true)),
            nested_symbols: text
                .and_then(|t| t.document_symbol.as_ref())
                .is_some_and(|s| s.hierarchical_document_symbol_support == Some(true)),
            configuration: workspace.is_some_and(|w| w.configuration == Some(true)),
            registers_configuration: workspace
                .and_then(|w| w.did_change_configuration.as_ref())
                .is_some_and(|c| c.dynamic_registration == Some(true)),
            pulls: text.is_some_and(|t| t.diagnostic.is_some())
                && workspace
                    .and_then(|w| w.diagnostics.as_ref())
                    .is_some_and(|d| d.refresh_support == Some(true)),
            refreshes_hints: workspace
                .and_then(|w| w.inlay_hint.as_ref())
                .is_some_and(|h| h.refresh_support == Some(true)),
            most_folds: text
                .and_then(|t| t.folding_range.as_ref())
                .and_then(|f| f.range_limit),
            watches: workspace
                .and_then(|w| w.did_change_watched_files.as_ref())
                .is_some_and(|w| w.dynamic_registration == Some(true)),
        }
    }
}

/// Whether the client runs in a terminal, which orders no text and prints the marks for it.
fn in_terminal(params: &InitializeParams) -> bool {
    const EDITORS: [&str; 5] = ["neovim", "vim", "helix", "kakoune", "coc.nvim"];
    let name = params.client_info.as_ref().map(|c| c.name.to_lowercase());
    name.is_some_and(|name| EDITORS.contains(&name.as_str()))
}

fn capabilities(abilities: &Abilities) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(SaveOptions::default().into()),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(code_action::kinds()),
        resolve_provider: Some(abilities.resolves_edits),
        ..CodeActionOptions::default()
    };
    ServerCapabilities {
        position_encoding: Some(convert::encoding_kind(abilities.encoding)),
        text_document_sync: Some(sync.into()),
        code_action_provider: Some(actions.into()),
        hover_provider: Some(true.into()),
        completion_provider: Some(completion::options()),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        rename_provider: Some(match abilities.prepares_rename {
            true => OneOf::Right(RenameOptions {
                prepare_provider: Some(true),
                work_done_progress_options: Default::default(),
            }),
            false => OneOf::Left(true),
        }),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        document_on_type_formatting_provider: Some(on_type_formatting::options()),
        folding_range_provider: Some(true.into()),
        selection_range_provider: Some(true.into()),
        inlay_hint_provider: Some(OneOf::Left(true)),
        diagnostic_provider: abilities.pulls.then(document_diagnostic::options),
        semantic_tokens_provider: Some(semantic_tokens::options().into()),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands(),
            ..ExecuteCommandOptions::default()
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: None,
            work_done_progress_options: Default::default(),
        }),
        ..ServerCapabilities::default()
    }
}

/// The commands that the server knows.
fn commands() -> Vec<String> {
    let others = [
        add_name::COMMAND,
        add_word::COMMAND,
        explain_rule::COMMAND,
        names_of_document::COMMAND,
        status::COMMAND,
        workspace_report::COMMAND,
    ];
    let named = change_text::COMMANDS.into_iter().chain(others);
    let mut all = ignore::commands();
    all.extend(named.map(str::to_owned));
    all
}

fn registration(method: &str, options: Value) -> Registration {
    Registration {
        id: format!("rastnus-{method}"),
        method: method.to_owned(),
        register_options: Some(options),
    }
}
