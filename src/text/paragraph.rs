//! Cutting a text into paragraphs, the unit of work of everything above.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Document, Effect, Format, Markup, markup};

/// Beyond this many bytes a paragraph ends at the next line end.
const LONG_PARAGRAPH: usize = 4 * 1024;
/// Beyond this many bytes an endless line is cut at a sentence end or a space.
const LONG_LINE: usize = 16 * 1024;

/// What a paragraph holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// Running text.
    Prose,
    /// Code, front matter, or nothing but markup: never looked at.
    Verbatim,
}

/// The place of one paragraph in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphSpan {
    /// Bytes of the paragraph: whole lines without the last line end, unless markup parts it from
    /// what stands in the same line.
    pub bytes: Range<usize>,
    /// What it holds.
    pub kind: SpanKind,
    /// Whether it is a piece of a longer one that was cut for its length.
    pub cut: bool,
    /// The markup in it, in order; offsets are bytes from the start of the paragraph.
    pub markup: Vec<Markup>,
    /// What the cutting of the text from here on depends on.
    pub seam: Seam,
}

/// How a paragraph stands in the cutting of plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seam {
    /// Whether the paragraph before was ended for its length.
    pub continues: bool,
    /// Whether it begins inside of an endless line, so that cutting cannot start here.
    pub inside: bool,
    /// Whether it has a line that would open a fenced block if one behind closed it.
    pub open_fence: bool,
}

impl ParagraphSpan {
    /// The paragraph of prose `bytes`, which has no markup.
    pub fn prose(bytes: Range<usize>) -> Self {
        Self::new(bytes, SpanKind::Prose, false)
    }

    /// A paragraph of `kind` without markup.
    fn new(bytes: Range<usize>, kind: SpanKind, cut: bool) -> Self {
        Self {
            bytes,
            kind,
            cut,
            markup: Vec::new(),
            seam: Seam::default(),
        }
    }
}

/// The line end that `text` uses (`\r\n`, `\r` or `\n`): its first one, or `\n` if it has none.
pub fn line_end_of(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(i) if text[i..].starts_with("\r\n") => "\r\n",
        Some(i) if text[i..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The paragraphs of `document`, in order: maximal runs of lines that are not blank, cut where they
/// grow too long. In plain text a fenced code block or front matter is one paragraph; in the other
/// formats the markup tells where paragraphs end besides.
pub fn paragraphs<'t>(document: impl Into<Document<'t>>) -> Vec<ParagraphSpan> {
    let document = document.into();
    let text = document.text;
    let mut out = Vec::new();
    if document.format == Format::Plain {
        let start = front_matter(text).unwrap_or(0);
        if start > 0 {
            out.push(ParagraphSpan::new(0..start, SpanKind::Verbatim, false));
        }
        Cutter::new(text, true).cut(start, false, &mut out);
        return out;
    }
    let markup = markup(document);
    let breaks = markup.iter().filter(|m| m.effect == Effect::Break);
    let end = text.len()..text.len();
    let mut start = 0;
    for bytes in breaks.map(|m| m.bytes.clone()).chain(std::iter::once(end)) {
        Cutter::new(&text[..bytes.start], false).cut(start, false, &mut out);
        start = bytes.end;
    }
    give_markup(text, &markup, &mut out);
    out
}

/// A part of a plain text that is cut anew.
#[derive(Debug, Clone, Copy)]
pub struct Window<'t> {
    /// It begins with a paragraph whose [`Seam`] is not `inside`, or with the text.
    pub text: &'t str,
    /// Whether it begins with the text.
    pub from_start: bool,
    /// Whether it ends with the text.
    pub to_end: bool,
    /// The [`Seam::continues`] of its first paragraph.
    pub continues: bool,
}

/// The paragraphs of `window` up to the first place at which cutting goes on as it did before, and
/// that place; without one the end of the text was reached. Nothing if the window is too small to
/// tell. Offsets are bytes of the window; `known` tells whether a paragraph with this
/// [`Seam::continues`] begins there.
pub fn cut_again(
    window: Window,
    known: impl Fn(usize, bool) -> bool,
) -> Option<(Vec<ParagraphSpan>, Option<usize>)> {
    let text = window.text;
    let mut out = Vec::new();
    let mut start = 0;
    if window.from_start {
        match front_matter(text) {
            Some(end) => {
                start = end;
                out.push(ParagraphSpan::new(0..end, SpanKind::Verbatim, false));
            }
            None if !window.to_end && may_be_front_matter(text) => return None,
            None => {}
        }
    }
    let mut cutter = Cutter::new(text, true);
    cutter.known = Some(&known);
    let goes_on = cutter.cut(start, window.continues && start == 0, &mut out);
    // What a window that is not long enough hides may be the end of a block.
    let sure = window.to_end || (goes_on.is_some() && !cutter.open_fences);
    sure.then_some((out, goes_on))
}

/// Whether `text` begins like front matter, which may end behind it.
pub fn may_be_front_matter(text: &str) -> bool {
    text.starts_with("---") || text.starts_with("+++")
}

/// Cuts a text at its blank lines and where paragraphs grow too long.
struct Cutter<'t> {
    text: &'t str,
    /// Whether fenced code is a paragraph of its own.
    fences: bool,
    /// Tells where to stop.
    known: Option<&'t dyn Fn(usize, bool) -> bool>,
    open: Option<ParagraphSpan>,
    /// Whether a line was met that would open a fenced block.
    open_fences: bool,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str, fences: bool) -> Self {
        Self {
            text,
            fences,
            known: None,
            open: None,
            open_fences: false,
        }
    }

    /// Cuts from byte `start` on; `cut` if the paragraph before was ended for its length. Gives the
    /// place at which it was told to stop.
    fn cut(&mut self, start: usize, mut cut: bool, out: &mut Vec<ParagraphSpan>) -> Option<usize> {
        let text = self.text;
        let mut lines = Lines { text, at: start };
        while let Some(line) = lines.next() {
            let content = &text[line.clone()];
            let fence = fence(content).filter(|_| self.fences);
            if let Some(fence) = fence
                && let Some(end) = closing_fence(text, lines.at, fence)
            {
                self.close(cut, out);
                cut = false;
                if self.known.is_some_and(|known| known(line.start, false)) {
                    return Some(line.start);
                }
                let block = line.start..end;
                out.push(ParagraphSpan::new(block, SpanKind::Verbatim, false));
                lines.at = end;
                continue;
            }
            if content.trim().is_empty() {
                self.close(cut, out);
                cut = false;
                continue;
            }
            if self.open.is_none() && self.known.is_some_and(|known| known(line.start, cut)) {
                return Some(line.start);
            }
            let open = self.open.get_or_insert_with(|| {
                let mut open = ParagraphSpan::new(line.clone(), SpanKind::Prose, false);
                open.seam.continues = cut;
                open
            });
            open.bytes.end = line.end;
            open.seam.open_fence |= fence.is_some();
            self.open_fences |= fence.is_some();
            if open.bytes.len() > LONG_PARAGRAPH {
                self.close(true, out);
                cut = true;
            }
        }
        self.close(cut, out);
        None
    }

    /// Ends the open paragraph, cutting what is longer than an endless line may be.
    fn close(&mut self, cut: bool, out: &mut Vec<ParagraphSpan>) {
        let Some(ParagraphSpan {
            mut bytes, seam, ..
        }) = self.open.take()
        else {
            return;
        };
        let text = self.text;
        let long = bytes.len() > LONG_LINE;
        let mut inside = false;
        let mut push = |bytes, cut| {
            let mut span = ParagraphSpan::new(bytes, SpanKind::Prose, cut);
            span.seam = Seam { inside, ..seam };
            inside = true;
            out.push(span);
        };
        while bytes.len() > LONG_LINE {
            let limit = text.floor_char_boundary(bytes.start + LONG_LINE);
            let place = cut_before(&text[bytes.start..limit]) + bytes.start;
            push(bytes.start..place, true);
            bytes.start = place;
        }
        push(bytes, cut || long);
    }
}

/// Gives each of `paragraphs` its part of `markup`; one of code alone is not looked at. Comments,
/// which are silent, are: they may be for us.
fn give_markup(text: &str, markup: &[Markup], paragraphs: &mut [ParagraphSpan]) {
    let mut first = 0;
    for paragraph in paragraphs {
        let bytes = paragraph.bytes.clone();
        first += markup[first..].partition_point(|m| m.bytes.end <= bytes.start);
        let inside = markup[first..]
            .iter()
            .take_while(|m| m.bytes.start < bytes.end);
        let (mut at, mut read) = (bytes.start, false);
        for found in inside {
            let start = found.bytes.start.max(bytes.start);
            let end = found.bytes.end.min(bytes.end);
            read |= !text[at..start].trim().is_empty();
            at = end;
            read |= found.effect == Effect::Silent;
            paragraph.markup.push(Markup {
                bytes: start - bytes.start..end - bytes.start,
                effect: found.effect,
            });
        }
        read |= !text[at..bytes.end].trim().is_empty();
        if !read {
            paragraph.kind = SpanKind::Verbatim;
        }
    }
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
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let rest = &self.text[start..];
        let Some(len) = memchr::memchr2(b'\n', b'\r', rest.as_bytes()) else {
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
