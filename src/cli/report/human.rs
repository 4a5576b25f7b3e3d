//! Findings for people: the message, the place, the line with the place marked under it.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::Place;
use crate::config::Severity;
use crate::rules::Finding;
use crate::text::Encoding;

/// Width of the excerpt of a long line, in columns.
const WIDTH: usize = 100;

/// One finding, with the line that it is in.
pub fn finding(place: &Place, finding: &Finding, colour: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP,
    };
    let line = place
        .index
        .position(finding.span.start, Encoding::Utf8)
        .line as usize;
    let shown = place.index.line(line);
    // A finding that goes on in the next line is marked to the end of its first one.
    let end = finding.span.end.min(shown.end).max(finding.span.start);
    let span = finding.span.start - shown.start..end - shown.start;
    let snippet = Snippet::source(&place.source.text[shown])
        .line_start(line + 1)
        .path(place.path())
        .annotation(AnnotationKind::Primary.span(span).highlight_source(true));
    let message = place.message(finding);
    let group = level
        .primary_title(message)
        .id(finding.rule)
        .element(snippet);
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(WIDTH).render(&[group]) + "\n"
}
