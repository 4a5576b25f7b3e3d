//! Text in the encoding of an old font.

use super::Selection;
use crate::kurdish::Kind;
use crate::kurdish::legacy::{self, Font};
use crate::text::Edit;

/// The change that reads the words of the selection in the encoding of `font`.
pub(super) fn convert(selection: &Selection, font: Option<Font>) -> Vec<Vec<Edit>> {
    let words = || {
        selection.parts.iter().flat_map(|part| {
            let words = part.tokens().filter(|(_, t)| t.kind == Kind::Arabic);
            words.map(move |(_, token)| (part, token.span()))
        })
    };
    let known = font.or(selection.analysis.context().font);
    let shown = || {
        let words = words().map(|(part, span)| &part.paragraph.text[span]);
        let words: Vec<&str> = words.collect();
        let marks: u32 = words.iter().map(|word| legacy::marks(word)).sum();
        // Arabic words that were run together have such letters, too, but few of them.
        let sure = marks as usize * 8 >= words.len();
        sure.then(|| legacy::detect(words.into_iter())).flatten()
    };
    let Some(font) = known.or_else(shown) else {
        return Vec::new();
    };
    let edits = words().filter_map(|(part, span)| {
        let word = &part.paragraph.text[span.clone()];
        let read = font.convert(word);
        let paragraph = &part.paragraph;
        let free = !paragraph.in_markup(&span) && !paragraph.in_repair(&span);
        (free && read != word).then(|| Edit::new(span, read).shifted(part.start))
    });
    let edits: Vec<Edit> = edits.collect();
    match edits.is_empty() {
        true => Vec::new(),
        false => vec![edits],
    }
}
