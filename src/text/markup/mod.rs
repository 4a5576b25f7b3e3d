//! Where the markup of a text is: bytes that no one may edit or judge.

mod html;
mod latex;
mod markdown;
mod subtitles;

use std::ops::Range;

pub(super) use markdown::headings_and_blocks;

use super::{Document, Format};

/// What readers see of a stretch of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// Nothing: emphasis, a tag inside a sentence, a comment, the target of a link. What stands
    /// on its two sides belongs together.
    Silent,
    /// Something that is not prose: code, mathematics, a citation, an entity.
    Object,
    /// The end of a paragraph: a tag around one, a listing, the delimiters of a table.
    Break,
}

/// A stretch of markup.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Markup {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// What is seen of it.
    pub effect: Effect,
}

impl Markup {
    /// Whether it shares a byte with `range`, or an empty `range` lies inside of it.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        let Range { start, end } = self.bytes;
        if range.is_empty() {
            start < range.start && range.start < end
        } else {
            start < range.end && range.start < end
        }
    }
}

/// The markup of `document`, in order and without overlaps; offsets are bytes of its text. Plain
/// text has none.
pub fn markup<'t>(document: impl Into<Document<'t>>) -> Vec<Markup> {
    let Document { text, format } = document.into();
    match format {
        Format::Plain => Vec::new(),
        Format::Markdown => with_templates(text, markdown::markup(text)),
        Format::Html => with_templates(text, html::markup(text)),
        Format::Latex => latex::markup(text),
        Format::Srt => subtitles::srt(text),
        Format::Vtt => subtitles::vtt(text),
    }
}

/// `markup` and the placeholders `{{ … }}` and `{% … %}` of templates, which the programs that make
/// pages put text in place of.
fn with_templates(text: &str, markup: Vec<Markup>) -> Vec<Markup> {
    let templates = templates(text);
    if templates.is_empty() {
        return markup;
    }
    let mut out = Collector::default();
    let mut markup = markup.into_iter().peekable();
    for template in templates {
        while let Some(before) = markup.next_if(|m| m.bytes.start < template.bytes.start) {
            out.push(before.bytes, before.effect);
        }
        if out.end() > template.bytes.start {
            // In a tag, a listing.
            continue;
        }
        let end = template.bytes.end;
        out.push(template.bytes, template.effect);
        while markup.next_if(|m| m.bytes.end <= end).is_some() {}
    }
    for behind in markup {
        out.push(behind.bytes, behind.effect);
    }
    out.out
}

/// The placeholders of templates, each in one line.
fn templates(text: &str) -> Vec<Markup> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        let start = at + found;
        at = start + 1;
        let rest = &text[start..];
        let (close, effect) = match rest.as_bytes() {
            [b'{', b'{', ..] => ("}}", Effect::Object),
            [b'{', b'%', ..] => ("%}", Effect::Silent),
            _ => continue,
        };
        let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        if let Some(len) = line.find(close) {
            at = start + len + close.len();
            let bytes = start..at;
            out.push(Markup { bytes, effect });
        }
    }
    out
}

/// Collects markup in the order of the text.
#[derive(Debug, Default)]
struct Collector {
    out: Vec<Markup>,
}

impl Collector {
    /// Adds `bytes`; what is known already is left out, and what adjoins and has the same effect
    /// becomes one.
    fn push(&mut self, mut bytes: Range<usize>, effect: Effect) {
        if let Some(last) = self.out.last_mut() {
            bytes.start = bytes.start.max(last.bytes.end);
            if bytes.start < bytes.end && last.bytes.end == bytes.start && last.effect == effect {
                last.bytes.end = bytes.end;
                return;
            }
        }
        if bytes.start < bytes.end {
            self.out.push(Markup { bytes, effect });
        }
    }

    /// The byte behind the last markup.
    fn end(&self) -> usize {
        self.out.last().map_or(0, |m| m.bytes.end)
    }
}

/// The stretches of `text` between its `markup`, without those that are blank.
#[cfg(test)]
fn prose<'t>(text: &'t str, markup: &[Markup]) -> Vec<&'t str> {
    let starts = std::iter::once(0).chain(markup.iter().map(|m| m.bytes.end));
    let ends = markup.iter().map(|m| m.bytes.start).chain([text.len()]);
    let stretches = starts.zip(ends).map(|(start, end)| &text[start..end]);
    stretches.filter(|t| !t.trim().is_empty()).collect()
}

/// The length of an HTML entity at the start of `rest`: `&nbsp;`, `&#1575;`, `&#x627;`.
fn entity(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('&')?;
    let end = inner.bytes().take(12).position(|b| b == b';')?;
    let name = &inner.as_bytes()[..end];
    let known = match name {
        [b'#', b'x' | b'X', hex @ ..] => !hex.is_empty() && hex.iter().all(u8::is_ascii_hexdigit),
        [b'#', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        [first, ..] => first.is_ascii_alphabetic() && name.iter().all(u8::is_ascii_alphanumeric),
        [] => false,
    };
    known.then_some(end + 2)
}

/// Adds the entities of `text[range]`.
fn entities(text: &str, range: Range<usize>, out: &mut Collector) {
    let mut at = range.start;
    while let Some(found) = text[at..range.end].find('&') {
        at += found;
        let len = entity(&text[at..range.end]).unwrap_or(0);
        if len > 0 {
            out.push(at..at + len, Effect::Object);
        }
        at += len.max(1);
    }
}
