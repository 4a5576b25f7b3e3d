//! What stands under the cursor: a name, a date, a number, a link, a letter, and what is wrong.

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::analysis::Matter;
use crate::messages::{self, Display, Markup, Surroundings};
use crate::rules::Finding;
use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The hover at `position`.
pub(in crate::server) fn hover(
    analysed: &Analysed,
    position: Position,
    encoding: Encoding,
    display: Display,
) -> Option<Hover> {
    let text = &analysed.snapshot.text;
    let offset = convert::offset(text, position, encoding);
    let subject = analysed.analysis.subject_at(&analysed.content, offset);
    let wrong = |finding: Finding| {
        let wrong = analysed.content.get(finding.span.clone());
        (finding, wrong.unwrap_or_default().to_owned())
    };
    let findings: Vec<(Finding, String)> =
        analysed.analysis.findings_at(offset).map(wrong).collect();
    let span = match (&subject, findings.first()) {
        (Some(subject), _) => subject.span.clone(),
        (None, Some((finding, _))) => finding.span.clone(),
        (None, None) => return None,
    };
    let first = match subject.as_ref().map(|s| &s.matter) {
        Some(Matter::Name(named)) => named.first,
        _ => 0,
    };
    let around = Surroundings {
        first_line: text.position(first, encoding).line + 1,
        findings: &findings,
    };
    let value = messages::hover(analysed.locale, subject.as_ref(), around, display);
    let kind = match display.markup {
        Markup::Plain => MarkupKind::PlainText,
        Markup::Markdown => MarkupKind::Markdown,
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(convert::range(text, &span, encoding)),
    })
}
