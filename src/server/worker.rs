//! The analysis of the open documents, off the message loop.

use std::ops::{Deref, Range};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, OnceLock, PoisonError};
use std::time::Duration;

use super::Session;
use super::documents::{Snapshot, Watched};
use super::features::configuration::{self, is_configuration};
use super::features::diagnostics::{self, Diagnostics};
use super::features::semantic_tokens::{self, Placed};
use super::transport::reason_of;
use crate::analysis::{Analysis, Analyzer, Rewriting};
use crate::config::{self, Settings};
use crate::messages::Locale;
use crate::text::{self, Change, Edit, Encoding, Format, Text};

/// How long after the last key a word that is not finished is taken for finished.
const PAUSE: Duration = Duration::from_millis(500);

/// The analysis of one state of a document.
#[derive(Debug)]
pub(super) struct Analysed {
    pub(super) snapshot: Snapshot,
    /// The text in one piece.
    pub(super) content: Flat,
    pub(super) analysis: Analysis,
    pub(super) settings: Settings,
    pub(super) locale: Locale,
    normal: OnceLock<Vec<Edit>>,
    tokens: OnceLock<Vec<Placed>>,
}

/// A text in one piece, put together when somebody first wants it so.
#[derive(Debug, Default)]
pub(super) struct Flat {
    text: Text,
    whole: OnceLock<String>,
}

impl Flat {
    fn of(text: &Text) -> Self {
        let text = text.clone();
        Self {
            text,
            whole: OnceLock::new(),
        }
    }
}

impl Deref for Flat {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get_or_init(|| self.text.to_string())
    }
}

impl Analysed {
    /// The text and its kind.
    pub(super) fn document(&self) -> text::Document<'_> {
        text::Document::new(&self.content, self.snapshot.format)
    }

    /// The coloured tokens; found when first asked for.
    pub(super) fn tokens(&self, encoding: Encoding) -> &[Placed] {
        self.tokens
            .get_or_init(|| semantic_tokens::place(self, encoding))
    }

    /// The edits that do `rewriting` with the bytes `range`.
    pub(super) fn rewrite(&self, range: Range<usize>, rewriting: Rewriting) -> Vec<Edit> {
        let (document, settings) = (self.document(), &self.settings);
        self.analysis.rewrite(document, settings, range, rewriting)
    }

    /// The rewritings that would change something in the bytes `range`.
    pub(super) fn possible(&self, range: Range<usize>) -> Vec<Rewriting> {
        self.analysis
            .possible(self.document(), &self.settings, range)
    }

    /// The word that the user is still typing.
    pub(super) fn half_typed(&self) -> Option<Range<usize>> {
        let typing = self.snapshot.typing.as_ref()?;
        (typing.since.elapsed() < PAUSE).then(|| typing.word.clone())
    }

    /// The edits that normalize the text; found when first asked for.
    pub(super) fn normal(&self) -> &[Edit] {
        let normal = || self.analysis.normal(|| self.document(), &self.settings);
        self.normal.get_or_init(normal)
    }
}

/// A version of a text that is to be analysed.
pub(super) struct Work<'w> {
    pub(super) text: &'w Text,
    pub(super) format: Format,
    /// How it differs from the version before.
    pub(super) change: Change,
    pub(super) settings: &'w Settings,
    /// Whether a newer one is waiting.
    pub(super) stop: &'w (dyn Fn() -> bool + Sync),
}

/// What analyses a text: [`analyse`], or in a test something that fails.
pub(super) type Engine = fn(&mut Analyzer, Work) -> Option<Analysis>;

/// Analyses a version of a text; gives nothing if it was stopped.
pub(super) fn analyse(analyzer: &mut Analyzer, work: Work) -> Option<Analysis> {
    let Work {
        text,
        format,
        change,
        settings,
        stop,
    } = work;
    analyzer.update(text, format, change, settings, stop)
}

/// Analyses a document whenever it has changed, until it is closed.
pub(super) async fn work(session: Arc<Session>, watched: Watched, engine: Engine) {
    let mut desk = Desk {
        session,
        engine,
        watched,
        analyzer: Analyzer::default(),
        read: 0,
        settings: None,
        diagnostics: Diagnostics::default(),
        owed: None,
        prepared: false,
    };
    loop {
        let snapshot = desk.watched.take();
        let typing = snapshot.typing.clone();
        let step = tokio::task::spawn_blocking(move || {
            let held = desk.step(snapshot);
            (desk, held)
        });
        let held;
        (desk, held) = match step.await {
            Ok(done) => done,
            // Only when the server is ending.
            Err(_) => return,
        };
        if held && let Some(typing) = typing {
            let end = tokio::time::sleep_until((typing.since + PAUSE).into());
            tokio::select! {
                changed = desk.watched.snapshots.changed() => match changed {
                    Ok(()) => continue,
                    Err(_) => return,
                },
                () = end => {}
            }
            let publish = tokio::task::spawn_blocking(move || {
                desk.publish_all();
                desk
            });
            desk = match publish.await {
                Ok(desk) => desk,
                Err(_) => return,
            };
        }
        if desk.watched.snapshots.changed().await.is_err() {
            return;
        }
    }
}

/// All that the analysis of one document needs.
struct Desk {
    session: Arc<Session>,
    engine: Engine,
    watched: Watched,
    analyzer: Analyzer,
    /// The edition that the analyzer had last.
    read: u64,
    /// The settings, and the generation that they are of.
    settings: Option<(u64, Settings)>,
    diagnostics: Diagnostics,
    /// The text of which a client that asks has not been given everything.
    owed: Option<u64>,
    /// Whether the names of the whole text were looked for; later only those of what changes are.
    prepared: bool,
}

impl Desk {
    /// Analyses and publishes one state. True if something was held back.
    fn step(&mut self, snapshot: Snapshot) -> bool {
        let settings = self.settings();
        let locale = self.session.locale_of(&settings);
        if let Some(path) = self
            .watched
            .name
            .path()
            .filter(|path| is_configuration(path, &self.session.settings))
        {
            self.check_configuration(&path, snapshot, settings, locale);
            return false;
        }
        let Some(analysis) = self.analyse(&snapshot, &settings) else {
            return false;
        };
        for rule in analysis.broken() {
            self.session.tell_broken(rule);
        }
        let analysed = Arc::new(Analysed {
            analysis,
            content: Flat::of(&snapshot.text),
            snapshot,
            settings,
            locale,
            normal: OnceLock::new(),
            tokens: OnceLock::new(),
        });
        self.watched
            .results
            .send_replace(Some(Arc::clone(&analysed)));
        let word = analysed.half_typed();
        let mut held = false;
        let touches = |span: &Range<usize>| {
            word.as_ref()
                .is_some_and(|w| span.start <= w.end && w.start <= span.end)
        };
        if self.session.pulls() {
            let mut findings = analysed.analysis.findings_in_place();
            held = findings.any(|(start, f)| touches(&(start + f.span.start..start + f.span.end)));
            // A word can be finished without another key: by saving the text.
            let edition = analysed.snapshot.edition;
            if !held && self.owed == Some(edition) {
                self.session.refresh_diagnostics();
            }
            self.owed = held.then_some(edition);
            return held;
        }
        self.publish(&analysed, |span| {
            let touches = touches(span);
            held |= touches;
            !touches
        });
        if !std::mem::replace(&mut self.prepared, true) {
            analysed.analysis.prepare(|| self.is_stale());
        }
        held
    }

    /// Publishes what is wrong with the configuration `content`, which is no text to read.
    fn check_configuration(
        &mut self,
        path: &Path,
        snapshot: Snapshot,
        settings: Settings,
        locale: Locale,
    ) {
        let encoding = self.session.encoding();
        let content = snapshot.text.to_string();
        // What it says of itself counts although the rest is wrong.
        let stated = || config::wanted_locale_in(&content);
        let locale = settings.locale.or_else(stated).unwrap_or(locale);
        let diagnostics = configuration::diagnostics(path, &content, locale, encoding);
        let message = diagnostics::message(&self.watched.name.own, snapshot.version, &diagnostics);
        self.watched.results.send_replace(Some(Arc::new(Analysed {
            snapshot,
            content: Flat::default(),
            analysis: Analysis::default(),
            settings,
            locale,
            normal: OnceLock::new(),
            tokens: OnceLock::new(),
        })));
        self.send(message);
    }

    /// Publishes what the last analysis found, nothing held back.
    fn publish_all(&mut self) {
        if self.session.pulls() {
            self.owed = None;
            self.session.refresh_diagnostics();
            return;
        }
        let last = self.watched.results.borrow().clone();
        if let Some(analysed) = last {
            self.publish(&analysed, |_| true);
        }
    }

    /// Publishes the findings whose spans are `shown`, if the text is still the client's.
    fn publish(&mut self, analysed: &Analysed, shown: impl FnMut(&Range<usize>) -> bool) {
        if self.is_stale() {
            return;
        }
        let encoding = self.session.encoding();
        let own = &self.watched.name.own;
        let message = self.diagnostics.message(own, analysed, encoding, shown);
        if message.is_some_and(|message| !self.send(message)) {
            self.diagnostics.sent_nothing();
        }
    }

    /// Sends a message that publishes diagnostics, if the text is still the client's. False if it is
    /// not.
    fn send(&self, message: Vec<u8>) -> bool {
        if self.session.pulls() {
            return false;
        }
        let gate = &self.watched.gate;
        let open = gate.lock().unwrap_or_else(PoisonError::into_inner);
        let current = *open && !self.is_stale();
        if current {
            let own = &self.watched.name.own;
            self.session.outbox.replace_ready(own, message);
        }
        current
    }

    /// Whether there is a newer state, or none at all.
    fn is_stale(&self) -> bool {
        self.watched.snapshots.has_changed().unwrap_or(true)
    }

    /// The analysis of `snapshot`; nothing if a newer one is waiting.
    fn analyse(&mut self, snapshot: &Snapshot, settings: &Settings) -> Option<Analysis> {
        let change = snapshot.change_since(std::mem::replace(&mut self.read, snapshot.edition));
        let (engine, analyzer) = (self.engine, &mut self.analyzer);
        let work = Work {
            text: &snapshot.text,
            format: snapshot.format,
            change,
            settings,
            stop: &|| self.watched.snapshots.has_changed().unwrap_or(true),
        };
        let result = catch_unwind(AssertUnwindSafe(|| engine(analyzer, work)));
        result.unwrap_or_else(|panic| {
            self.analyzer = Analyzer::default();
            self.session.tell_failure(reason_of(&*panic));
            Some(Analysis::default())
        })
    }

    fn settings(&mut self) -> Settings {
        let generation = self.session.settings.generation();
        if let Some((known, settings)) = &self.settings
            && *known == generation
        {
            return settings.clone();
        }
        let path = self.watched.name.path();
        let (settings, problems) = self.session.settings.resolve(path.as_deref());
        for problem in &problems {
            self.session.tell_problem(problem);
        }
        self.settings = Some((generation, settings.clone()));
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::Backend;
    use crate::server::documents::Name;
    use crate::server::transport::{Outbox, Uris};
    use std::str::FromStr;
    use std::sync::mpsc;
    use tower_lsp::ls_types::{InitializeParams, TextDocumentContentChangeEvent, Uri};
    use tower_lsp::{LanguageServer, LspService};

    fn fails_at_times(analyzer: &mut Analyzer, work: Work) -> Option<Analysis> {
        assert_ne!(work.text.slice(0..1), "!", "a fault of ours");
        analyse(analyzer, work)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_failing_analysis_is_told_once_and_the_next_one_works() {
        let outbox = Outbox::default();
        let (service, _socket) = LspService::new(|client| Backend {
            session: Arc::new(Session::new(
                client,
                outbox.clone(),
                Arc::new(Uris::default()),
                mpsc::channel().0,
                None,
            )),
        });
        let backend = service.inner();
        let session = Arc::clone(&backend.session);
        backend
            .initialize(InitializeParams::default())
            .await
            .unwrap();
        let uri = Uri::from_str("untitled:a").unwrap();
        let name = Name {
            own: uri.as_str().to_owned(),
            uri: uri.clone(),
        };
        let watched = session.documents.open(name, "text", 1, "!").unwrap();
        let mut results = session.documents.ask(&uri).unwrap().1.results;
        tokio::spawn(work(Arc::clone(&session), watched, fails_at_times));
        let text = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوە.";
        for (version, text) in [(2, "!!"), (3, text)] {
            let done = |r: &Option<Arc<Analysed>>| {
                r.as_ref()
                    .is_some_and(|a| a.snapshot.version == version - 1)
            };
            results.wait_for(done).await.unwrap();
            let change = TextDocumentContentChangeEvent {
                range: None,
                range_length: None,
                text: text.to_owned(),
            };
            session
                .documents
                .change(&uri, version, vec![change], Default::default());
        }
        let found = |r: &Option<Arc<Analysed>>| {
            r.as_ref()
                .is_some_and(|a| a.analysis.findings().count() == 1)
        };
        results.wait_for(found).await.unwrap();
        drop(service);
        outbox.close(Duration::ZERO);
        let mut out = Vec::new();
        outbox.write_to(&mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(out.matches("window/showMessage").count(), 1, "{out}");
        assert!(out.contains("a fault of ours"));
    }
}
