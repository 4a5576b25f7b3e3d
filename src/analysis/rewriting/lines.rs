//! Whole lines: their order, and the breaks between them that were lost.

use std::ops::Range;

use super::Selection;
use crate::kurdish::collation::Key;
use crate::text::{Edit, Format, SpanKind, paragraphs};

/// The changes that give the lost breaks in the selection back.
pub(super) fn restore(selection: &Selection) -> Vec<Vec<Edit>> {
    let range = &selection.range;
    let inside = |e: &Edit| range.start <= e.start && e.end <= range.end;
    let caret = |e: &Edit| range.is_empty() && e.start <= range.start && range.end <= e.end;
    let findings = selection.analysis.findings_near(range);
    let fixes = findings
        .filter(|f| f.rule == "lost-paragraph")
        .filter_map(|f| f.fixes.into_iter().next());
    let edits = fixes.map(|fix| fix.edits);
    edits
        .filter(|edits| edits.iter().all(|e| inside(e) || caret(e)))
        .collect()
}

/// The change that sorts the lines that the selection touches. Blank lines stay where they are, and
/// so do the line ends; lines with the same key keep their order. Subtitles are not sorted, nor what is
/// code.
pub(super) fn sort(selection: &Selection) -> Vec<Vec<Edit>> {
    let document = selection.document;
    let text = document.text;
    let lines = lines_of(text, &selection.range);
    let written: Vec<&Range<usize>> = lines
        .iter()
        .filter(|l| !text[(*l).clone()].trim().is_empty())
        .collect();
    let (Some(first), Some(last)) = (written.first(), written.last()) else {
        return Vec::new();
    };
    let timed = matches!(document.format, Format::Srt | Format::Vtt);
    if selection.range.is_empty() || written.len() < 2 || timed {
        return Vec::new();
    }
    let verbatim = |bytes: &Range<usize>| bytes.start < last.end && first.start < bytes.end;
    let spans = paragraphs(document);
    if spans
        .iter()
        .any(|s| s.kind == SpanKind::Verbatim && verbatim(&s.bytes))
    {
        return Vec::new();
    }
    let mut sorted = written.clone();
    sorted.sort_by_cached_key(|line| Key::of(&text[(*line).clone()]));
    let edits = written.iter().zip(sorted).filter_map(|(place, line)| {
        let (old, new) = (&text[(*place).clone()], &text[line.clone()]);
        (old != new).then(|| Edit::new((*place).clone(), new.to_owned()))
    });
    let edits: Vec<Edit> = edits.collect();
    match edits.is_empty() {
        true => Vec::new(),
        false => vec![edits],
    }
}

/// The lines of `text` that `range` touches, without their ends. A line at whose start the range ends
/// is not touched.
fn lines_of(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let ends = ['\n', '\r'];
    let mut start = text[..range.start].rfind(ends).map_or(0, |i| i + 1);
    while start < range.end {
        let end = text[start..].find(ends).map_or(text.len(), |i| start + i);
        out.push(start..end);
        start = end
            + if text[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
    out
}
