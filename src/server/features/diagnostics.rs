//! Findings as diagnostics.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::io::Write;
use std::ops::Range as Bytes;
use std::sync::Arc;

use serde::Serialize;
use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity, NumberOrString, Position, Range};

use crate::analysis::Found;
use crate::config::Severity;
use crate::messages::{self, Locale};
use crate::rules::{Finding, Message};
use crate::server::convert::{self, Ruler};
use crate::server::worker::Analysed;
use crate::text::{Encoding, Text};

/// Where all diagnostics come from.
pub(super) const SOURCE: &str = "rastnus";
/// The code of the one that tells how many are left out.
const LIMIT: &str = "limit";
/// How many sentences are remembered.
const REMEMBERED: usize = 1 << 14;

/// The sentences of findings, remembered from one version of a text to the next.
#[derive(Debug, Default)]
pub(in crate::server) struct Sentences {
    locale: Locale,
    known: HashMap<Message, Arc<str>>,
}

/// What one document's diagnostics are made of, remembered from one version to the next.
#[derive(Debug, Default)]
pub(in crate::server) struct Diagnostics {
    sentences: Sentences,
    /// The diagnostics of the paragraphs that have some, by [`Found::id`].
    written: HashMap<usize, Written>,
    /// The edition that was sent last, and what stands for the message.
    sent: Option<(u64, u64)>,
}

/// The diagnostics of one paragraph, written out but for their places in the text.
#[derive(Debug)]
struct Written {
    /// As long as it is here, its id is its own.
    _found: Found,
    diagnostics: Vec<Shape>,
}

/// A diagnostic.
#[derive(Debug)]
struct Shape {
    rule: &'static str,
    /// Its bytes in the paragraph.
    span: Bytes<usize>,
    /// Its range, if the text began with the paragraph.
    range: Range,
    /// All but its range, as JSON.
    rest: Arc<[u8]>,
}

/// A diagnostic on its way out: [`Diagnostic`] without its copies of what is always the same.
#[derive(Debug, Serialize)]
pub(in crate::server) struct Outgoing {
    range: Range,
    #[serde(flatten)]
    rest: Rest<String>,
}

#[derive(Debug, Serialize)]
struct Rest<M> {
    severity: DiagnosticSeverity,
    code: &'static str,
    source: &'static str,
    message: M,
}

impl Outgoing {
    /// The diagnostic for a fault of the configuration.
    pub(super) fn of_configuration(
        range: Range,
        severity: DiagnosticSeverity,
        message: String,
    ) -> Self {
        let rest = Rest {
            severity,
            code: "configuration",
            source: SOURCE,
            message,
        };
        Self { range, rest }
    }
}

impl From<Outgoing> for Diagnostic {
    fn from(outgoing: Outgoing) -> Self {
        let Rest {
            severity,
            code,
            source,
            message,
        } = outgoing.rest;
        Self {
            range: outgoing.range,
            severity: Some(severity),
            code: Some(NumberOrString::String(code.to_owned())),
            source: Some(source.to_owned()),
            message,
            ..Self::default()
        }
    }
}

/// The message that publishes `diagnostics` for the document `own` at `version`.
pub(in crate::server) fn message(own: &str, version: i32, diagnostics: &[Outgoing]) -> Vec<u8> {
    let mut out = beginning(own, version);
    for (n, diagnostic) in diagnostics.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        write_json(&mut out, diagnostic);
    }
    out.extend_from_slice(b"]}}");
    out
}

fn beginning(own: &str, version: i32) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    out.extend_from_slice(
        br#"{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"#,
    );
    write_json(&mut out, &own);
    out.extend_from_slice(br#","version":"#);
    write_json(&mut out, &version);
    out.extend_from_slice(br#","diagnostics":["#);
    out
}

/// Writes `value` behind what `out` has; writing to memory does not fail.
fn write_json(out: &mut Vec<u8>, value: &impl Serialize) {
    let _ = serde_json::to_writer(out, value);
}

impl Diagnostics {
    /// The message that publishes the findings whose spans are `shown`; nothing if the client has
    /// them. Those beyond the limit of the settings are counted in one diagnostic.
    pub(in crate::server) fn message(
        &mut self,
        own: &str,
        analysed: &Analysed,
        encoding: Encoding,
        mut shown: impl FnMut(&Bytes<usize>) -> bool,
    ) -> Option<Vec<u8>> {
        if self.sentences.forget(analysed.locale) {
            self.written.clear();
        }
        let text = &analysed.snapshot.text;
        let limit = limit(analysed);
        let mut out = Vec::new();
        let (mut count, mut held) = (0, 0);
        let mut before = std::mem::take(&mut self.written);
        'all: for (bytes, found) in analysed.analysis.found() {
            let id = found.id();
            let written = before.remove(&id);
            let written = written.unwrap_or_else(|| self.write(text, &bytes, found, encoding));
            let start = text.position(bytes.start, encoding);
            for shape in &written.diagnostics {
                let span = shape.span.start + bytes.start..shape.span.end + bytes.start;
                if analysed.analysis.leaves_out(shape.rule, span.start) {
                    continue;
                }
                if !shown(&span) {
                    held += 1;
                    continue;
                }
                if count == limit {
                    self.written.insert(id, written);
                    break 'all;
                }
                count += 1;
                let position = |p: Position| match p.line {
                    0 => Position::new(start.line, start.column + p.character),
                    line => Position::new(start.line + line, p.character),
                };
                let (from, to) = (position(shape.range.start), position(shape.range.end));
                // Writing to memory does not fail.
                let _ = write!(
                    out,
                    r#",{{"range":{{"start":{{"line":{},"character":{}}},"end":{{"line":{},"character":{}}}}},"#,
                    from.line, from.character, to.line, to.character
                );
                out.extend_from_slice(&shape.rest);
            }
            self.written.insert(id, written);
        }
        let left = match count < limit {
            true => 0,
            false => analysed.analysis.count().saturating_sub(count + held),
        };
        let mut message = beginning(own, analysed.snapshot.version);
        if left > 0 {
            write_json(&mut message, &left_out(analysed, left));
            message.extend_from_slice(&out);
        } else {
            message.extend_from_slice(out.get(1..).unwrap_or_default());
        }
        message.extend_from_slice(b"]}}");
        let hash = foldhash::quality::FixedState::default().hash_one(&message);
        let sent = Some((analysed.snapshot.edition, hash));
        (std::mem::replace(&mut self.sent, sent) != sent).then_some(message)
    }

    /// Notes that the last message did not reach the client.
    pub(in crate::server) fn sent_nothing(&mut self) {
        self.sent = None;
    }

    /// The diagnostics of the paragraph `bytes` of `text`.
    fn write(
        &mut self,
        text: &Text,
        bytes: &Bytes<usize>,
        found: Found,
        encoding: Encoding,
    ) -> Written {
        let content = text.slice(bytes.clone());
        let mut ruler = Ruler::new(&content, encoding);
        let mut diagnostics = Vec::new();
        for finding in found.findings() {
            let message = self.sentences.sentence(&finding.message);
            let rest = Rest {
                severity: convert::severity(finding.severity),
                code: finding.rule,
                source: SOURCE,
                message: &*message,
            };
            let rest = serde_json::to_vec(&rest).unwrap_or_default();
            diagnostics.push(Shape {
                rule: finding.rule,
                span: finding.span.clone(),
                range: ruler.range(finding.span.clone()),
                // Its opening brace is that of the whole.
                rest: rest.get(1..).unwrap_or_default().into(),
            });
        }
        Written {
            _found: found,
            diagnostics,
        }
    }
}

impl Sentences {
    /// The diagnostics for the findings whose spans are `shown`, for a client that asks. Those beyond
    /// the limit of the settings are counted in one.
    pub(in crate::server) fn diagnostics(
        &mut self,
        analysed: &Analysed,
        encoding: Encoding,
        mut shown: impl FnMut(&Bytes<usize>) -> bool,
    ) -> Vec<Diagnostic> {
        self.forget(analysed.locale);
        let text = &analysed.snapshot.text;
        let (mut out, mut left) = (Vec::new(), 0);
        for (start, finding) in analysed.analysis.findings_in_place() {
            let span = finding.span.start + start..finding.span.end + start;
            if !shown(&span) {
                continue;
            }
            if out.len() == limit(analysed) {
                left += 1;
                continue;
            }
            let outgoing = Outgoing {
                range: convert::range(text, &span, encoding),
                rest: Rest {
                    severity: convert::severity(finding.severity),
                    code: finding.rule,
                    source: SOURCE,
                    message: self.sentence(&finding.message).to_string(),
                },
            };
            out.push(outgoing.into());
        }
        if left > 0 {
            out.insert(0, left_out(analysed, left).into());
        }
        out
    }

    /// Forgets the sentences of another language, and too many. True if it did.
    fn forget(&mut self, locale: Locale) -> bool {
        let outdated = self.locale != locale || self.known.len() > REMEMBERED;
        if outdated {
            self.known.clear();
            self.locale = locale;
        }
        outdated
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

/// How many findings of `analysed` are shown.
fn limit(analysed: &Analysed) -> usize {
    analysed.settings.diagnostics.limit.get() as usize
}

/// The diagnostic that says that `count` findings are not shown.
fn left_out(analysed: &Analysed, count: usize) -> Outgoing {
    let message = Message::new("findings-left-out")
        .with("count", count.to_string())
        .with("limit", limit(analysed).to_string());
    let start = Position::new(0, 0);
    Outgoing {
        range: Range::new(start, start),
        rest: Rest {
            severity: convert::severity(Severity::Info),
            code: LIMIT,
            source: SOURCE,
            message: messages::text(analysed.locale, &message),
        },
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
