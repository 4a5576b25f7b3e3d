//! Changing a selection the way somebody asks for: its digits, its quotation marks, its script.
//!
//! Nothing is changed in what no rule may touch either, with one exception: who points at a single
//! date, time or figure means just that, and its digits are changed, or it is written in words.

mod digits;
mod font;
mod lines;
mod numbers;
mod quotes;
mod script;

use std::ops::Range;

use super::Analysis;
use super::normalize::structural;
use crate::config::Settings;
pub use crate::kurdish::Digits;
pub use crate::kurdish::legacy::Font;
use crate::kurdish::{Kind, Language, Paragraph, Token};
use crate::text::{Document, Edit, Format, ParagraphSpan, SpanKind, paragraphs};

/// What to do with a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rewriting {
    /// Write the digits of its numbers in one system.
    Digits(Digits),
    /// Write its quotations with these marks.
    Quotes(QuoteMarks),
    /// Write its numbers in words.
    NumberToWords,
    /// Write its numbers in words in digits; in those that the text uses if nothing is said.
    WordsToNumber(Option<Digits>),
    /// Write it in this script.
    Transliterate(Script),
    /// Read it in the encoding of an old font; the one that it shows if nothing is said.
    Font(Option<Font>),
    /// Give lost line and paragraph breaks back.
    RestoreParagraphs,
    /// Sort its lines by the Kurdish alphabet.
    SortLines,
}

/// A pair of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteMarks {
    /// `"…"`
    Straight,
    /// `“…”`
    Curly,
    /// `«…»`
    Guillemets,
}

/// A script of Kurdish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// The Latin letters of Hawar.
    Latin,
    /// The Arabic letters of Sorani.
    Arabic,
}

impl Rewriting {
    /// All that a menu can offer.
    pub const ALL: [Self; 13] = [
        Self::Digits(Digits::Ascii),
        Self::Digits(Digits::Arabic),
        Self::Digits(Digits::Extended),
        Self::Quotes(QuoteMarks::Straight),
        Self::Quotes(QuoteMarks::Curly),
        Self::Quotes(QuoteMarks::Guillemets),
        Self::NumberToWords,
        Self::WordsToNumber(None),
        Self::Transliterate(Script::Latin),
        Self::Transliterate(Script::Arabic),
        Self::Font(None),
        Self::RestoreParagraphs,
        Self::SortLines,
    ];
}

impl Analysis {
    /// The BCP 47 tag of the Kurdish that the text is mostly in; none of a text without Kurdish.
    pub fn language_tag(&self) -> Option<&'static str> {
        let context = self.context();
        let tag = match (context.prior.arabic_script, context.prior.latin_script) {
            (Language::Badini, _) => "kmr-Arab",
            (Language::Unknown, Language::Kurmanji) => "kmr",
            _ => "ckb",
        };
        context.kurdish.then_some(tag)
    }
}

/// So much of a selection, in bytes, is looked at to tell what a menu can offer.
const LOOKED_AT: usize = 1024 * 1024;

impl Analysis {
    /// The edits, in bytes of the text of `document`, that do `rewriting` with its bytes `range`:
    /// sorted, without overlaps. `document` is the one analysed under `settings`. An empty range is
    /// a caret: what stands there is meant.
    pub fn rewrite(
        &self,
        document: Document,
        settings: &Settings,
        range: Range<usize>,
        rewriting: Rewriting,
    ) -> Vec<Edit> {
        let text = document.text;
        let range = text.floor_char_boundary(range.start.min(text.len()))
            ..text.ceil_char_boundary(range.end.min(text.len()));
        let spans = self.spans(document, &range);
        let selection = Selection {
            analysis: self,
            document,
            settings,
            parts: self.parts(document, &spans, &range),
            range,
        };
        let mut changes = selection.changes(rewriting);
        changes.retain(|change| change.iter().any(|e| text.get(e.range()) != Some(&e.text)));
        structural(document, changes)
    }

    /// Which of [`Rewriting::ALL`] would change something in the bytes `range` of `document`.
    pub fn possible(
        &self,
        document: Document,
        settings: &Settings,
        range: Range<usize>,
    ) -> Vec<Rewriting> {
        let text = document.text;
        let end = range.end.min(range.start.saturating_add(LOOKED_AT));
        let range = text.floor_char_boundary(range.start.min(text.len()))
            ..text.floor_char_boundary(end.min(text.len()));
        let spans = self.spans(document, &range);
        let selection = Selection {
            analysis: self,
            document,
            settings,
            parts: self.parts(document, &spans, &range),
            range,
        };
        let offered = |rewriting: &Rewriting| {
            let changes = selection.changes(*rewriting);
            let moves = *rewriting == Rewriting::SortLines;
            if moves && document.format != Format::Plain {
                // Lines of code cannot change places.
                return !structural(document, changes).is_empty();
            }
            let mut edits = changes.iter().flatten();
            edits.any(|e| text.get(e.range()) != Some(&e.text))
        };
        Rewriting::ALL.into_iter().filter(offered).collect()
    }

    /// The paragraphs of prose that `range` touches.
    fn spans(&self, document: Document, range: &Range<usize>) -> Vec<ParagraphSpan> {
        let near = |bytes: &Range<usize>| bytes.start <= range.end && range.start <= bytes.end;
        if document.format == Format::Plain && self.context().kurdish {
            let bytes = self.paragraphs().filter(near);
            return bytes.map(ParagraphSpan::prose).collect();
        }
        let mut spans = paragraphs(document);
        spans.retain(|span| span.kind == SpanKind::Prose && near(&span.bytes));
        spans
    }

    /// The paragraphs `spans`, read as the document has them.
    fn parts<'t>(
        &self,
        document: Document<'t>,
        spans: &'t [ParagraphSpan],
        range: &Range<usize>,
    ) -> Vec<Part<'t>> {
        let prior = self.context().prior;
        let part = |span: &'t ParagraphSpan| {
            let text = &document.text[span.bytes.clone()];
            let start = span.bytes.start;
            let range =
                range.start.saturating_sub(start)..range.end.saturating_sub(start).min(text.len());
            let paragraph = Paragraph::with_markup(text, &span.markup, prior);
            Part {
                pointed: pointed(&paragraph, &range),
                start,
                paragraph,
                range,
            }
        };
        spans.iter().map(part).collect()
    }
}

/// A selection of a text.
struct Selection<'s> {
    analysis: &'s Analysis,
    document: Document<'s>,
    settings: &'s Settings,
    range: Range<usize>,
    parts: Vec<Part<'s>>,
}

/// What is selected of a paragraph.
struct Part<'t> {
    /// First byte of the paragraph.
    start: usize,
    paragraph: Paragraph<'t>,
    /// The selection, in bytes of the paragraph.
    range: Range<usize>,
    /// The token that alone is selected, or at which the caret is.
    pointed: Option<usize>,
}

impl Selection<'_> {
    /// The changes that `rewriting` makes, in order; what belongs together is one of them.
    fn changes(&self, rewriting: Rewriting) -> Vec<Vec<Edit>> {
        let kurdish = self.analysis.context().kurdish;
        match rewriting {
            Rewriting::SortLines => return lines::sort(self),
            Rewriting::RestoreParagraphs => return lines::restore(self),
            // Such a text may not be known for Kurdish.
            Rewriting::Font(font) => return font::convert(self, font),
            _ if !kurdish => return Vec::new(),
            _ => {}
        }
        let mut out = Vec::new();
        for part in &self.parts {
            let changes = match rewriting {
                Rewriting::Digits(system) => digits::convert(part, system),
                Rewriting::Quotes(marks) => quotes::convert(part, marks),
                Rewriting::NumberToWords => numbers::spell(part),
                Rewriting::WordsToNumber(system) => numbers::write(self, part, system),
                Rewriting::Transliterate(script) => script::convert(self, part, script),
                _ => Vec::new(),
            };
            // The promise of harmlessness is kept here, whatever a rewriting may do.
            let free = |change: &Vec<Edit>| change.iter().all(|e| part.is_free(&e.range()));
            let changes = changes.into_iter().filter(free);
            out.extend(changes.map(|c| c.iter().map(|e| e.shifted(part.start)).collect()));
        }
        out
    }
}

impl Part<'_> {
    /// The tokens that are selected as a whole, or pointed at.
    fn tokens(&self) -> impl Iterator<Item = (usize, &Token)> {
        let tokens = self.paragraph.tokens.iter().enumerate();
        tokens.filter(|(i, token)| self.pointed == Some(*i) || self.selects(&token.span()))
    }

    /// Whether `span` is selected as a whole.
    fn selects(&self, span: &Range<usize>) -> bool {
        !span.is_empty() && self.range.start <= span.start && span.end <= self.range.end
    }

    /// Whether an edit of `range` is allowed: never in markup or in what a normalizer damaged, and in
    /// protected spans only where just that is pointed at and it is a number.
    fn is_free(&self, range: &Range<usize>) -> bool {
        let paragraph = &self.paragraph;
        if !paragraph.is_protected(range) {
            return true;
        }
        let token = self.pointed.map(|i| &paragraph.tokens[i]);
        let inside = token.is_some_and(|token| {
            let number = token.is_numeric() || self.is_inflected(token);
            number && token.start <= range.start && range.end <= token.end
        });
        inside && !paragraph.in_markup(range) && !paragraph.in_repair(range)
    }

    /// Whether `token` is a Kurmanji number with its ending: `15'ê`.
    fn is_inflected(&self, token: &Token) -> bool {
        let word = &self.paragraph.text[token.span()];
        token.kind == Kind::Path && numbers::inflected(word).is_some()
    }
}

/// The token of `paragraph` that alone is selected by `range`, spaces around it aside; for a caret,
/// the one that it is in, or else at whose end it is.
fn pointed(paragraph: &Paragraph, range: &Range<usize>) -> Option<usize> {
    let solid = |token: &&Token| !matches!(token.kind, Kind::Space | Kind::LineEnd);
    let tokens = &paragraph.tokens;
    if range.is_empty() {
        let at = tokens.partition_point(|t| t.end <= range.start);
        let inside = tokens.get(at).filter(solid).map(|_| at);
        let before = at.checked_sub(1).filter(|i| {
            let token = &tokens[*i];
            token.end == range.start && solid(&token) && token.kind != Kind::Mark
        });
        return match inside {
            Some(i) if tokens[i].kind != Kind::Mark || before.is_none() => Some(i),
            _ => before,
        };
    }
    let first = tokens.partition_point(|t| t.end <= range.start);
    let inside = tokens[first..].iter().enumerate();
    let mut inside = inside.take_while(|(_, t)| t.start < range.end);
    let mut found = None;
    inside.try_for_each(|(n, token)| {
        let whole = range.start <= token.start && token.end <= range.end;
        match (solid(&token), whole && found.is_none()) {
            (false, _) => Some(()),
            (true, true) => {
                found = Some(first + n);
                Some(())
            }
            (true, false) => None,
        }
    })?;
    found
}
