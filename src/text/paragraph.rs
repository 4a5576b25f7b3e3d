//! Cutting a text into paragraphs, the unit of work of everything above.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Beyond this many bytes a paragraph ends at the next line end.
const LONG_PARAGRAPH: usize = 4 * 1024;
/// Beyond this many bytes an endless line is cut at a sentence end or a space.
const LONG_LINE: usize = 16 * 1024;

/// What a paragraph holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// Running text.
    Prose,
    /// A fenced code block or the front matter of a Markdown file: never looked at.
    Verbatim,
}

/// The place of one paragraph in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphSpan {
    /// Bytes of the paragraph: whole lines without the last line end.
    pub bytes: Range<usize>,
    /// What it holds.
    pub kind: SpanKind,
    /// Whether it is a piece of a longer one that was cut for its length.
    pub cut: bool,
}

/// The line end that `text` uses (`\r\n`, `\r` or `\n`): its first one, or `\n` if it has none.
pub fn line_end_of(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(i) if text[i..].starts_with("\r\n") => "\r\n",
        Some(i) if text[i..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The paragraphs of `text`, in order: maximal runs of lines that are not blank, cut where they
/// grow too long; a fenced code block or front matter is one paragraph.
pub fn paragraphs(text: &str) -> Vec<ParagraphSpan> {
    let mut out = Vec::new();
    let mut open: Option<Range<usize>> = None;
    // Whether the paragraph before was ended for its length.
    let mut cut = false;
    let mut lines = Lines { text, at: 0 };
    if let Some(end) = front_matter(text) {
        out.push(ParagraphSpan {
            bytes: 0..end,
            kind: SpanKind::Verbatim,
            cut: false,
        });
        lines.at = end;
    }
    while let Some(line) = lines.next() {
        let content = &text[line.clone()];
        if let Some(fence) = fence(content)
            && let Some(end) = closing_fence(text, lines.at, fence)
        {
            close(text, &mut open, cut, &mut out);
            cut = false;
            out.push(ParagraphSpan {
                bytes: line.start..end,
                kind: SpanKind::Verbatim,
                cut: false,
            });
            lines.at = end;
            continue;
        }
        if content.trim().is_empty() {
            close(text, &mut open, cut, &mut out);
            cut = false;
            continue;
        }
        let bytes = open.get_or_insert(line.start..line.start);
        bytes.end = line.end;
        if bytes.len() > LONG_PARAGRAPH {
            close(text, &mut open, true, &mut out);
            cut = true;
        }
    }
    close(text, &mut open, cut, &mut out);
    out
}

/// Ends the open paragraph, cutting what is longer than an endless line may be.
fn close(text: &str, open: &mut Option<Range<usize>>, cut: bool, out: &mut Vec<ParagraphSpan>) {
    let Some(mut bytes) = open.take() else { return };
    let long = bytes.len() > LONG_LINE;
    while bytes.len() > LONG_LINE {
        let limit = text.floor_char_boundary(bytes.start + LONG_LINE);
        let place = cut_before(&text[bytes.start..limit]) + bytes.start;
        out.push(ParagraphSpan {
            bytes: bytes.start..place,
            kind: SpanKind::Prose,
            cut: true,
        });
        bytes.start = place;
    }
    out.push(ParagraphSpan {
        bytes,
        kind: SpanKind::Prose,
        cut: cut || long,
    });
}

/// Where to cut `window`: behind its last sentence end, else behind its last space, else before
/// its last grapheme. Always more than 0 bytes and never inside a run of spaces.
fn cut_before(window: &str) -> usize {
    let half = window.floor_char_boundary(window.len() / 2);
    let tail = &window[half..];
    let stop = tail
        .char_indices()
        .zip(tail.chars().skip(1))
        .filter(|((_, c), next)| matches!(c, '.' | '؟' | '!' | '\n') && *next == ' ')
        .last()
        .map(|((i, c), _)| half + i + c.len_utf8());
    let place = stop.or_else(|| window.rfind(' ').filter(|i| *i > 0));
    match place {
        Some(i) => i,
        None => match window.grapheme_indices(true).next_back() {
            Some((i, _)) if i > 0 => i,
            _ => window.len(),
        },
    }
}

/// Lines as byte ranges without their line ends.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let rest = &self.text[start..];
        let Some(len) = rest.find(['\n', '\r']) else {
            self.at = self.text.len();
            return Some(start..self.at);
        };
        let end_len = if rest[len..].starts_with("\r\n") {
            2
        } else {
            1
        };
        self.at = start + len + end_len;
        Some(start..start + len)
    }
}

/// The end of the front matter (`---` or `+++` lines around it) at the start of `text`.
fn front_matter(text: &str) -> Option<usize> {
    let mut lines = Lines { text, at: 0 };
    let mark = match text[lines.next()?].trim_end() {
        mark @ ("---" | "+++") => mark,
        _ => return None,
    };
    // Front matter has `key: value` lines; a rule above prose is not front matter.
    let first = &text[lines.clone_range()?];
    if !first.contains([':', '=']) {
        return None;
    }
    lines.find_map(|line| (text[line.clone()].trim_end() == mark).then_some(line.end))
}

impl Lines<'_> {
    fn clone_range(&self) -> Option<Range<usize>> {
        Lines {
            text: self.text,
            at: self.at,
        }
        .next()
    }
}

/// The fence that `line` opens: its character and length.
fn fence(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start_matches(' ');
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let len = line.chars().take_while(|c| *c == mark).count();
    (len >= 3 && !line[len..].contains('`')).then_some((mark, len))
}

/// The end of the line that closes a fence opened before byte `from`.
fn closing_fence(text: &str, from: usize, (mark, len): (char, usize)) -> Option<usize> {
    Lines { text, at: from }.find_map(|line| {
        let content = text[line.clone()].trim();
        let closes = content.len() >= len && content.chars().all(|c| c == mark);
        closes.then_some(line.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        paragraphs(text)
            .into_iter()
            .map(|p| &text[p.bytes])
            .collect()
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(texts("a\nb\n\n \nc\r\n\r\nd"), ["a\nb", "c", "d"]);
    }

    #[test]
    fn code_and_front_matter_are_verbatim() {
        let text = "---\ntitle: x\n---\na\n```rust\nb\n\nc\n```\nd";
        assert_eq!(
            texts(text),
            ["---\ntitle: x\n---", "a", "```rust\nb\n\nc\n```", "d"]
        );
        let kinds: Vec<_> = paragraphs(text).into_iter().map(|p| p.kind).collect();
        use SpanKind::{Prose, Verbatim};
        assert_eq!(kinds, [Verbatim, Prose, Verbatim, Prose]);
    }

    #[test]
    fn an_endless_line_is_cut_at_a_sentence_end() {
        let text = "ئەمە ڕستەیەکە. ".repeat(2000);
        let cut = paragraphs(&text);
        assert!(cut.len() > 1);
        assert!(cut.iter().all(|p| p.bytes.len() <= LONG_LINE));
        assert!(
            cut[..cut.len() - 1]
                .iter()
                .all(|p| text[p.bytes.clone()].ends_with('.'))
        );
        let joined: String = cut.iter().map(|p| &text[p.bytes.clone()]).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn a_line_without_spaces_is_cut_between_graphemes() {
        let text = "ک".repeat(20_000);
        assert!(paragraphs(&text).iter().all(|p| p.bytes.len() <= LONG_LINE));
    }
}
