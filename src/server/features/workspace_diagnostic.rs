//! What is found in the texts of the workspace, for clients that ask.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    Diagnostic, NumberOrString, ProgressToken, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::diagnostics::SOURCE;
use super::document_diagnostic::Report;
use crate::analysis::Analyzer;
use crate::messages;
use crate::rules::Message;
use crate::server::convert::{self, Ruler};
use crate::server::documents::{Name, key};
use crate::server::session::Session;
use crate::server::worker::Analysed;
use crate::server::workspace::Source;

/// The client is told of the files that are done at most this often.
const PAUSE: Duration = Duration::from_millis(200);

/// Ends the work when nobody waits for it any more.
#[derive(Debug, Default)]
pub(in crate::server) struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// One look through the workspace.
pub(in crate::server) struct Look {
    session: Arc<Session>,
    /// The reports that the client has, by the key of the document.
    known: HashMap<String, (Uri, String)>,
    /// The open documents, by their keys.
    open: HashMap<String, (Name, Arc<Analysed>)>,
    partial: Option<ProgressToken>,
    progress: Option<ProgressToken>,
    ended: Arc<AtomicBool>,
    /// What is not sent yet.
    items: Vec<WorkspaceDocumentDiagnosticReport>,
    told: Instant,
}

impl Look {
    /// One that answers `params`; `open` are the open documents.
    pub(in crate::server) fn new(
        session: Arc<Session>,
        params: WorkspaceDiagnosticParams,
        open: Vec<(Name, Arc<Analysed>)>,
        waiting: &Waiting,
    ) -> Self {
        let known = params.previous_result_ids.into_iter();
        let open = open.into_iter();
        Self {
            session,
            known: known.map(|p| (key(&p.uri), (p.uri, p.value))).collect(),
            open: open.map(|(name, a)| (key(&name.uri), (name, a))).collect(),
            partial: params.partial_result_params.partial_result_token,
            progress: params.work_done_progress_params.work_done_token,
            ended: Arc::clone(&waiting.0),
            items: Vec::new(),
            told: Instant::now(),
        }
    }

    /// Looks through the open documents and the files of the workspace. Takes its time.
    pub(in crate::server) fn run(mut self) -> WorkspaceDiagnosticReportResult {
        let title = messages::text(self.session.locale(), &Message::new("progress-workspace"));
        self.tell(json!({"kind": "begin", "title": title, "cancellable": true, "percentage": 0}));
        for (key, (name, analysed)) in std::mem::take(&mut self.open) {
            let report = Report::of(&self.session, &name, &analysed);
            let version = Some(i64::from(analysed.snapshot.version));
            self.add(key, name.uri, version, report);
        }
        let session = Arc::clone(&self.session);
        let files = session.workspace.files(&session);
        let mut analyzer = Analyzer::without_names();
        for (n, path) in files.iter().enumerate() {
            if self.ended.load(Ordering::SeqCst) {
                break;
            }
            // What was opened meanwhile has been reported, or is asked for.
            if !session.documents.has_file(path) {
                self.file(path, &mut analyzer);
            }
            if self.told.elapsed() >= PAUSE {
                self.told = Instant::now();
                self.flush();
                let (done, all) = (n + 1, files.len());
                self.tell(json!({"kind": "report", "message": format!("{done}/{all}"),
                    "percentage": done * 100 / all}));
                std::thread::yield_now();
            }
        }
        if !self.ended.load(Ordering::SeqCst) {
            self.clear_rest();
        }
        self.flush();
        self.tell(json!({"kind": "end"}));
        WorkspaceDiagnosticReport { items: self.items }.into()
    }

    /// Reports one file.
    fn file(&mut self, path: &Path, analyzer: &mut Analyzer) {
        let Some(uri) = Uri::from_file_path(path) else {
            return;
        };
        let key = key(&uri);
        let session = Arc::clone(&self.session);
        let Some(state) = session.workspace.state(&session, path) else {
            return;
        };
        let last = session.workspace.last_report(path, &state);
        match (last, self.known.get(&key)) {
            // It is no text for us, and never was.
            (Some(None), None) => return,
            (Some(Some(id)), Some((_, known))) if id == *known => {
                return self.unchanged(key, uri, None, id);
            }
            _ => {}
        }
        let report = session.workspace.source(&session, path).map(|source| {
            let items = diagnostics(&session, &source, analyzer);
            Report::new(items)
        });
        let id = report.as_ref().map(|r| r.id.clone());
        session.workspace.remember_report(path, state, id);
        if let Some(report) = report {
            self.add(key, uri, None, report);
        }
    }

    /// Adds a report, or that it is the one that the client has.
    fn add(&mut self, key: String, uri: Uri, version: Option<i64>, report: Report) {
        if self.known.get(&key).is_some_and(|(_, id)| *id == report.id) {
            return self.unchanged(key, uri, version, report.id);
        }
        self.known.remove(&key);
        let full = WorkspaceFullDocumentDiagnosticReport {
            uri,
            version,
            full_document_diagnostic_report: report.full(),
        };
        self.items
            .push(WorkspaceDocumentDiagnosticReport::Full(full));
    }

    fn unchanged(&mut self, key: String, uri: Uri, version: Option<i64>, result_id: String) {
        self.known.remove(&key);
        let unchanged = WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        };
        self.items
            .push(WorkspaceDocumentDiagnosticReport::Unchanged(unchanged));
    }

    /// Takes away what the client has of files that are gone or left out now.
    fn clear_rest(&mut self) {
        let rest = std::mem::take(&mut self.known);
        let nothing = Report::new(Vec::new());
        for (key, (uri, id)) in rest {
            if id != nothing.id {
                self.add(key, uri, None, Report::new(Vec::new()));
            }
        }
    }

    /// Sends what there is so far to a client that takes it in parts.
    fn flush(&mut self) {
        if let Some(token) = self.partial.clone()
            && !self.items.is_empty()
        {
            let items = std::mem::take(&mut self.items);
            self.send(&token, &json!({"items": items}));
        }
    }

    fn tell(&self, value: Value) {
        if let Some(token) = &self.progress {
            self.send(token, &value);
        }
    }

    fn send(&self, token: &ProgressToken, value: &Value) {
        let params = json!({"token": token, "value": value});
        self.session.outbox.notify("$/progress", &params);
    }
}

/// What is found in the file `source`.
fn diagnostics(session: &Session, source: &Source, analyzer: &mut Analyzer) -> Vec<Diagnostic> {
    let locale = session.locale_of(&source.settings);
    let analysis = analyzer.analyse(source.document(), &source.settings);
    let mut ruler = Ruler::new(source.text(), session.encoding());
    let findings = analysis.findings();
    let diagnostic = |finding: crate::rules::Finding| Diagnostic {
        range: ruler.range(finding.span),
        severity: Some(convert::severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: messages::text(locale, &finding.message),
        ..Diagnostic::default()
    };
    findings.map(diagnostic).collect()
}
