//! What stands under the cursor: a name, a date, a number, a link, a letter, and what is wrong.

use std::ops::Range;

use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::analysis::Matter;
use crate::messages::{self, Display, Markup, Surroundings};
use crate::rules::Finding;
use crate::server::convert;
use crate::server::documents::Snapshot;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The hover at `position` of the text `now`, for which an older one that was `analysed` will do as long
/// as its paragraph there is the same; the outer nothing says that it is not.
pub(in crate::server) fn of_older(
    analysed: &Analysed,
    now: &Snapshot,
    position: Position,
    encoding: Encoding,
    display: Display,
) -> Option<Option<Hover>> {
    let older = &analysed.snapshot;
    let offset = convert::offset(&now.text, position, encoding);
    let paragraph = |at| analysed.analysis.paragraph_at(at);
    let old = now.place_in(older, offset, paragraph)?;
    let hover = at(analysed, old, encoding, display).map(|(contents, span)| {
        let (start, end) = (span.start + offset - old, span.end + offset - old);
        let range = Some(convert::range(&now.text, &(start..end), encoding));
        Hover { contents, range }
    });
    Some(hover)
}

/// The hover at `position`.
pub(in crate::server) fn hover(
    analysed: &Analysed,
    position: Position,
    encoding: Encoding,
    display: Display,
) -> Option<Hover> {
    let text = &analysed.snapshot.text;
    let offset = convert::offset(text, position, encoding);
    let (contents, span) = at(analysed, offset, encoding, display)?;
    let range = Some(convert::range(text, &span, encoding));
    Some(Hover { contents, range })
}

/// What is said of byte `offset`, and the bytes that it is about.
fn at(
    analysed: &Analysed,
    offset: usize,
    encoding: Encoding,
    display: Display,
) -> Option<(HoverContents, Range<usize>)> {
    let text = &analysed.snapshot.text;
    let subject = analysed.analysis.subject_at(text, offset);
    let wrong = |finding: Finding| {
        let wrong = text.slice(finding.span.clone()).into_owned();
        (finding, wrong)
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
    let contents = HoverContents::Markup(MarkupContent { kind, value });
    Some((contents, span))
}
