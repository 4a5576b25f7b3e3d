//! Findings as diagnostics.

use std::collections::HashMap;
use std::ops::Range as Bytes;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity, NumberOrString, Range};

use crate::messages::{self, Locale};
use crate::rules::{Finding, Message};
use crate::server::convert::{self, Ruler};
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// Where all diagnostics come from.
pub(super) const SOURCE: &str = "rastnus";
/// How many sentences are remembered.
const REMEMBERED: usize = 1 << 14;

/// The sentences of one document's findings, remembered from one version to the next.
#[derive(Debug, Default)]
pub(in crate::server) struct Sentences {
    locale: Locale,
    known: HashMap<Message, Arc<str>>,
}

/// A diagnostic on its way out: [`Diagnostic`] without its copies of what is always the same.
#[derive(Debug, Serialize)]
pub(in crate::server) struct Outgoing {
    range: Range,
    severity: DiagnosticSeverity,
    code: &'static str,
    source: &'static str,
    #[serde(serialize_with = "sentence")]
    message: Arc<str>,
}

impl Outgoing {
    /// The diagnostic for a fault of the configuration.
    pub(super) fn of_configuration(
        range: Range,
        severity: DiagnosticSeverity,
        message: String,
    ) -> Self {
        Self {
            range,
            severity,
            code: "configuration",
            source: SOURCE,
            message: message.into(),
        }
    }
}

impl From<Outgoing> for Diagnostic {
    fn from(outgoing: Outgoing) -> Self {
        Self {
            range: outgoing.range,
            severity: Some(outgoing.severity),
            code: Some(NumberOrString::String(outgoing.code.to_owned())),
            source: Some(outgoing.source.to_owned()),
            message: (*outgoing.message).to_owned(),
            ..Self::default()
        }
    }
}

fn sentence<S: Serializer>(sentence: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(sentence)
}

impl Sentences {
    /// The diagnostics for the findings whose spans are `shown`.
    pub(in crate::server) fn diagnostics(
        &mut self,
        analysed: &Analysed,
        encoding: Encoding,
        mut shown: impl FnMut(&Bytes<usize>) -> bool,
    ) -> Vec<Outgoing> {
        if self.locale != analysed.locale || self.known.len() > REMEMBERED {
            self.known.clear();
            self.locale = analysed.locale;
        }
        let mut ruler = Ruler::new(&analysed.content, encoding);
        let mut out = Vec::new();
        for (start, finding) in analysed.analysis.findings_in_place() {
            let span = start + finding.span.start..start + finding.span.end;
            if shown(&span) {
                out.push(Outgoing {
                    range: ruler.range(span),
                    severity: convert::severity(finding.severity),
                    code: finding.rule,
                    source: SOURCE,
                    message: self.sentence(&finding.message),
                });
            }
        }
        out
    }

    fn sentence(&mut self, message: &Message) -> Arc<str> {
        if let Some(sentence) = self.known.get(message) {
            return Arc::clone(sentence);
        }
        let sentence: Arc<str> = messages::text(self.locale, message).into();
        self.known.insert(message.clone(), Arc::clone(&sentence));
        sentence
    }
}

/// The diagnostic for one finding.
pub(super) fn diagnostic(analysed: &Analysed, finding: &Finding, encoding: Encoding) -> Diagnostic {
    Diagnostic {
        range: convert::range(&analysed.snapshot.text, &finding.span, encoding),
        severity: Some(convert::severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: messages::text(analysed.locale, &finding.message),
        ..Diagnostic::default()
    }
}
