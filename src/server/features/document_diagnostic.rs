//! What is found in an open document, for clients that ask for it instead of being told.

use std::hash::{DefaultHasher, Hash, Hasher};

use tower_lsp::ls_types::{
    Diagnostic, DiagnosticOptions, DiagnosticServerCapabilities, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, WorkDoneProgressOptions,
};

use super::configuration::{self, is_configuration};
use crate::server::documents::Name;
use crate::server::session::Session;
use crate::server::worker::Analysed;

/// How the client can ask.
pub(in crate::server) fn options() -> DiagnosticServerCapabilities {
    DiagnosticServerCapabilities::Options(DiagnosticOptions {
        identifier: Some("rastnus".to_owned()),
        inter_file_dependencies: false,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions {
            work_done_progress: Some(true),
        },
    })
}

/// Diagnostics under a name that equal ones share.
pub(in crate::server) struct Report {
    pub(super) id: String,
    pub(super) items: Vec<Diagnostic>,
}

impl Report {
    pub(in crate::server) fn new(items: Vec<Diagnostic>) -> Self {
        let mut hasher = DefaultHasher::new();
        // Diagnostics can always be written.
        serde_json::to_vec(&items)
            .unwrap_or_default()
            .hash(&mut hasher);
        Self {
            id: format!("{:016x}", hasher.finish()),
            items,
        }
    }

    /// What there is to say of the document `name`. What touches the word that is being typed is left
    /// out for a client that will be told to ask again.
    pub(in crate::server) fn of(session: &Session, name: &Name, analysed: &Analysed) -> Self {
        let encoding = session.encoding();
        let path = name.path();
        let configuration = path.filter(|path| is_configuration(path, &session.settings));
        let items = match configuration {
            Some(path) => {
                let content = analysed.snapshot.text.to_string();
                let all = configuration::diagnostics(&path, &content, analysed.locale, encoding);
                all.into_iter().map(Diagnostic::from).collect()
            }
            None => {
                let word = analysed.half_typed().filter(|_| session.pulls());
                let shown = |span: &std::ops::Range<usize>| {
                    word.as_ref()
                        .is_none_or(|w| w.end < span.start || span.end < w.start)
                };
                session.sentences().diagnostics(analysed, encoding, shown)
            }
        };
        Self::new(items)
    }

    /// The answer to a client that has the report `known`.
    pub(in crate::server) fn answer(self, known: Option<&str>) -> DocumentDiagnosticReportResult {
        let report = if known == Some(&self.id) {
            DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id: self.id,
                },
            })
        } else {
            DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
                related_documents: None,
                full_document_diagnostic_report: self.full(),
            })
        };
        report.into()
    }

    pub(super) fn full(self) -> FullDocumentDiagnosticReport {
        FullDocumentDiagnosticReport {
            result_id: Some(self.id),
            items: self.items,
        }
    }
}
