//! What a growing selection takes in, step by step.

use std::ops::Range;

use super::Analysis;
use super::document::whole_graphemes;
use crate::kurdish::pairs::{Pairs, brackets, quotes};
use crate::kurdish::sentence::sentences;
use crate::kurdish::{Kind, Paragraph};
use crate::text::{BlockKind, Document, blocks, paragraphs};

impl Analysis {
    /// What stands around byte `at` of `document`, the one analysed, from the smallest to the largest:
    /// the character, a name without its endings, the word, the number or date, the quotation or
    /// bracket, the sentence, the paragraph, the sections, the text. Each holds the one before.
    pub fn around(&self, document: Document, at: usize) -> Vec<Range<usize>> {
        let text = document.text;
        let at = text.floor_char_boundary(at.min(text.len()));
        let mut found = Vec::new();
        let spans = paragraphs(document);
        let here = spans
            .iter()
            .find(|s| s.bytes.start <= at && at <= s.bytes.end);
        if let Some(span) = here {
            let start = span.bytes.start;
            let own = &text[span.bytes.clone()];
            let prior = self.context().prior;
            let paragraph = Paragraph::with_markup(own, &span.markup, prior);
            let inside = inside(&paragraph, at - start).into_iter();
            found.extend(inside.map(|r| r.start + start..r.end + start));
            found.push(span.bytes.clone());
        }
        if let Some(mention) = self.mention_at(at) {
            found.extend([mention.name, mention.whole]);
        }
        found.extend(self.stretch_at(at).map(|stretch| stretch.span()));
        let blocks = blocks(document).into_iter();
        let larger = blocks.filter(|block| block.kind != BlockKind::Paragraph);
        found.extend(larger.map(|block| block.bytes));
        found.push(0..text.len());
        found.retain(|r| r.start <= at && at <= r.end && !r.is_empty());
        found.sort_by_key(|r| (r.len(), r.start));
        let mut out: Vec<Range<usize>> = Vec::new();
        for range in found {
            let holds = |last: &Range<usize>| {
                range.start <= last.start && last.end <= range.end && range.len() > last.len()
            };
            if out.last().is_none_or(holds) {
                out.push(range);
            }
        }
        out
    }
}

/// What stands around byte `at` inside of `paragraph`, in no strict order.
fn inside(paragraph: &Paragraph, at: usize) -> Vec<Range<usize>> {
    let tokens = &paragraph.tokens;
    let mut out = Vec::new();
    let wordlike = |i: usize| !matches!(tokens[i].kind, Kind::Space | Kind::LineEnd | Kind::Mark);
    let behind = tokens.partition_point(|t| t.end <= at);
    // Behind the last letter of a word the word is meant.
    let before = behind.checked_sub(1).filter(|i| tokens[*i].end == at);
    let here = Some(behind).filter(|i| *i < tokens.len());
    let word = here
        .filter(|i| wordlike(*i))
        .or(before.filter(|i| wordlike(*i)));
    if let Some(i) = word {
        let place = at.min(tokens[i].end.saturating_sub(1));
        let place = paragraph.text.floor_char_boundary(place);
        let end = paragraph.text.ceil_char_boundary(place + 1);
        out.push(whole_graphemes(paragraph.text, place..end));
        out.push(tokens[i].span());
        // With what is glued to it: `١٠ی`.
        let mut first = i;
        while first > 0 && wordlike(first - 1) {
            first -= 1;
        }
        let mut last = i;
        while last + 1 < tokens.len() && wordlike(last + 1) {
            last += 1;
        }
        out.push(tokens[first].start..tokens[last].end);
    }
    let pairs = [brackets(paragraph), quotes(paragraph)];
    for (open, close) in pairs.iter().flat_map(|pairs: &&Pairs| &pairs.matched) {
        let (open, close) = (&tokens[*open], &tokens[*close]);
        out.push(open.end..close.start);
        out.push(open.start..close.end);
    }
    out.extend(sentences(paragraph));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::text::Format;

    #[track_caller]
    fn steps(text: &str, format: Format, place: &str, expected: &[&str]) {
        let document = Document::new(text, format);
        let analysis = Analysis::of(document, &Settings::default());
        let at = text.find(place).unwrap();
        let found = analysis.around(document, at).into_iter();
        let found: Vec<&str> = found.map(|r| &text[r]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_selection_grows_by_what_belongs_together() {
        let text = "ئەو گوتی «من لە عێراقەوە هاتم، د. ئازاد نەهات.» ڕۆیشت.\n\nدووەم.";
        steps(
            text,
            Format::Plain,
            "عێراقەوە",
            &[
                "ع",
                "عێراق",
                "عێراقەوە",
                "من لە عێراقەوە هاتم، د. ئازاد نەهات.",
                "«من لە عێراقەوە هاتم، د. ئازاد نەهات.»",
                "ئەو گوتی «من لە عێراقەوە هاتم، د. ئازاد نەهات.»",
                "ئەو گوتی «من لە عێراقەوە هاتم، د. ئازاد نەهات.» ڕۆیشت.",
                text,
            ],
        );
        let text = "# سەردێڕ\n\nئەو لە ١٠ی ئۆکتۆبەری ٢٠٢١ هات.\n\n# دووەم\n\nتر";
        let section = "# سەردێڕ\n\nئەو لە ١٠ی ئۆکتۆبەری ٢٠٢١ هات.";
        steps(
            text,
            Format::Markdown,
            "٠ی",
            &[
                "٠",
                "١٠",
                "١٠ی",
                "١٠ی ئۆکتۆبەری ٢٠٢١",
                "ئەو لە ١٠ی ئۆکتۆبەری ٢٠٢١ هات.",
                section,
                text,
            ],
        );
        steps(
            "An English text.",
            Format::Plain,
            "glish",
            &["g", "English", "An English text."],
        );
        steps("", Format::Plain, "", &[]);
        steps("\n\n", Format::Plain, "\n", &["\n\n"]);
    }
}
