//! Words as they are compared.

use crate::kurdish::letters::{self, TATWEEL, ZWJ, ZWNJ, fold};
use crate::kurdish::suffixes::{self, Ending};

use super::gazetteer::fold_name;

/// A folded word that knows where each of its letters ends in the original.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte offset of `text` that is a letter border, the offset in the original.
    offsets: Vec<(usize, usize)>,
}

impl Folded {
    pub(super) fn new(word: &str) -> Self {
        let text = fold(word);
        // Folding maps letter to letter and drops marks and joiners: walk both in step.
        let mut offsets = vec![(0, 0)];
        let mut at = 0;
        let mut original = word.char_indices().peekable();
        for letter in text.chars() {
            at += letter.len_utf8();
            let mut end = word.len();
            if let Some((i, c)) = original.find(|(_, c)| !is_dropped(*c)) {
                end = i + c.len_utf8();
            }
            while let Some((i, c)) = original.next_if(|(_, c)| is_dropped(*c)) {
                end = i + c.len_utf8();
            }
            offsets.push((at, end));
        }
        Self { text, offsets }
    }

    /// Where byte `at` of the folded word is in the original.
    pub(super) fn offset(&self, at: usize) -> usize {
        let i = self.offsets.partition_point(|(folded, _)| *folded < at);
        self.offsets
            .get(i)
            .or(self.offsets.last())
            .map_or(0, |(_, original)| *original)
    }

    /// Where the stem `wanted` ends and which endings follow it.
    pub(super) fn stem(&self, wanted: &str) -> Option<(usize, Vec<Ending>)> {
        self.offsets.iter().rev().find_map(|(cut, _)| {
            let (stem, rest) = self.text.split_at(*cut);
            (fold_name(stem) == wanted).then_some(())?;
            Some((*cut, suffixes::analyse(stem, rest)?))
        })
    }
}

/// Whether folding drops `c`.
fn is_dropped(c: char) -> bool {
    letters::is_mark(c) || matches!(c, ZWNJ | ZWJ | TATWEEL)
}
