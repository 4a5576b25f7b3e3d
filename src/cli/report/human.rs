//! Findings for people: the message, the place, the line with the place marked under it.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::Place;
use crate::config::Severity;
use crate::rules::Finding;
use crate::text::Encoding;

/// How many characters of a long line are shown on either side of a finding.
const BESIDE: usize = 32;

/// One finding, with the line that it is in.
pub fn finding(place: &Place, finding: &Finding, colour: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP,
    };
    let position = place.index.position(finding.span.start, Encoding::Utf32);
    let excerpt = excerpt(place, finding);
    let origin = Origin::path(place.path())
        .line(position.line as usize + 1)
        .char_column(position.column as usize + 1);
    let snippet = Snippet::source(excerpt.text)
        .line_start(position.line as usize + 1)
        .annotation(
            AnnotationKind::Primary
                .span(excerpt.span)
                .highlight_source(true),
        );
    let message = place.message(finding);
    let group = level
        .primary_title(message)
        .id(finding.rule)
        .element(origin)
        .element(snippet);
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(400).render(&[group]) + "\n"
}

/// A piece of a line and the bytes of the finding in it.
struct Excerpt {
    text: String,
    span: std::ops::Range<usize>,
}

/// The piece of the first line of `finding` that is worth showing: cut at spaces, with `…` where
/// something was cut off.
fn excerpt(place: &Place, finding: &Finding) -> Excerpt {
    let text = &place.source.text;
    let line = place
        .index
        .position(finding.span.start, Encoding::Utf8)
        .line;
    let line = place.index.line(line as usize);
    let end = finding
        .span
        .end
        .clamp(finding.span.start, line.end.max(finding.span.start));
    let head = &text[line.start..finding.span.start];
    let tail = &text[end..line.end.max(end)];
    let from = head.char_indices().rev().nth(BESIDE).map_or(0, |(i, _)| {
        head[i..].find(' ').map_or(i, |space| i + space + 1)
    });
    let to = tail
        .char_indices()
        .nth(BESIDE)
        .map_or(tail.len(), |(i, _)| tail[..i].rfind(' ').unwrap_or(i));
    let before = if from > 0 { "… " } else { "" };
    let behind = if to < tail.len() { " …" } else { "" };
    let start = before.len() + head.len() - from;
    Excerpt {
        text: format!(
            "{before}{}{}{}{behind}",
            &head[from..],
            &text[finding.span.start..end],
            &tail[..to]
        ),
        span: start..start + (end - finding.span.start),
    }
}
