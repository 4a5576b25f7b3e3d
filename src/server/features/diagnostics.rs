//! Findings as diagnostics.

use std::collections::HashMap;

use tower_lsp::ls_types::{Diagnostic, NumberOrString};

use crate::messages::{self, Locale};
use crate::rules::{Finding, Message};
use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// How many sentences are remembered.
const REMEMBERED: usize = 1 << 14;

/// The sentences of one document's findings, remembered from one version to the next.
#[derive(Debug, Default)]
pub(in crate::server) struct Sentences {
    locale: Locale,
    known: HashMap<Message, String>,
}

impl Sentences {
    /// The diagnostics for the findings that are `shown`.
    pub(in crate::server) fn diagnostics(
        &mut self,
        analysed: &Analysed,
        encoding: Encoding,
        mut shown: impl FnMut(&Finding) -> bool,
    ) -> Vec<Diagnostic> {
        if self.locale != analysed.locale || self.known.len() > REMEMBERED {
            self.known.clear();
            self.locale = analysed.locale;
        }
        let findings = analysed.analysis.findings().filter(|f| shown(f));
        findings
            .map(|finding| {
                let message = match self.known.get(&finding.message) {
                    Some(sentence) => sentence.clone(),
                    None => {
                        let sentence = messages::text(self.locale, &finding.message);
                        self.known.insert(finding.message.clone(), sentence.clone());
                        sentence
                    }
                };
                with_message(analysed, &finding, encoding, message)
            })
            .collect()
    }
}

/// The diagnostic for one finding.
pub(super) fn diagnostic(analysed: &Analysed, finding: &Finding, encoding: Encoding) -> Diagnostic {
    let message = messages::text(analysed.locale, &finding.message);
    with_message(analysed, finding, encoding, message)
}

fn with_message(
    analysed: &Analysed,
    finding: &Finding,
    encoding: Encoding,
    message: String,
) -> Diagnostic {
    Diagnostic {
        range: convert::range(&analysed.snapshot.text, &finding.span, encoding),
        severity: Some(convert::severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        source: Some("rastnus".to_owned()),
        message,
        ..Diagnostic::default()
    }
}
