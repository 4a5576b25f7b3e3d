//! Words as they are compared.

use std::borrow::Cow;

use super::loose;
use crate::kurdish::letters::{Doubling, fold_each, fold_name};
use crate::kurdish::suffixes::{self, Ending};

/// How much two words may differ that count as one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// As [`fold_name`] says.
    #[default]
    Strict,
    /// As [`loose::fold`] says.
    Loose,
}

impl Level {
    /// A folded word as it is compared.
    pub(super) fn fold(self, folded: &str) -> Cow<'_, str> {
        match self {
            Self::Strict => fold_name(folded),
            Self::Loose => loose::fold(folded).into(),
        }
    }
}

/// A folded word that knows where each of its letters ends in the original. It can be read anew
/// for other words without allocating.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// As [`crate::kurdish::letters::fold`] gives it.
    pub(super) folded: String,
    /// As [`Level::fold`] gives it.
    pub(super) name: String,
    /// The ends of its letters, in order.
    pub(super) ends: Vec<LetterEnd>,
    /// How it is compared.
    pub(super) level: Level,
}

/// A word has as many letters at least, when "and" is read at its end.
const LONG: usize = 5;

/// The end of a letter, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct LetterEnd {
    /// In [`Word::folded`].
    pub(super) folded: usize,
    /// In [`Word::name`].
    pub(super) name: usize,
    /// In the original.
    pub(super) original: usize,
}

impl Word {
    pub(super) fn of(original: &str) -> Self {
        let mut word = Self::default();
        word.read(original, Level::Strict);
        word
    }

    /// Makes this the word `original`.
    pub(super) fn read(&mut self, original: &str, level: Level) {
        self.level = level;
        let Self {
            folded, name, ends, ..
        } = self;
        folded.clear();
        name.clear();
        ends.clear();
        let mut doubling = Doubling::default();
        fold_each(original, |letter, behind| {
            folded.push(letter);
            match level {
                Level::Strict if doubling.keeps(letter) => name.push(letter),
                Level::Loose if !name.ends_with(loose::letter(letter)) => {
                    name.push(loose::letter(letter));
                }
                _ => {}
            }
            ends.push(LetterEnd {
                folded: folded.len(),
                name: name.len(),
                original: behind,
            });
        });
    }

    /// The word behind byte `at` of the folded one, in the original.
    pub(super) fn original(&self, at: usize) -> usize {
        let end = self.ends.iter().find(|end| end.folded == at);
        end.map_or(0, |end| end.original)
    }

    /// The places at which a name may end, the longest names first. Where a letter is doubled, its
    /// first half comes before the second, which mostly belongs to an ending: ئەمریکی-یەکان.
    pub(super) fn cuts(&self) -> impl Iterator<Item = LetterEnd> + '_ {
        let name = |n: usize| self.ends.get(n).map(|end| end.name);
        let place = move |n: usize| {
            if n > 0 && name(n) == name(n - 1) {
                n - 1
            } else if name(n) == name(n + 1) {
                n + 1
            } else {
                n
            }
        };
        (0..self.ends.len()).rev().map(move |n| self.ends[place(n)])
    }

    /// Where the word ends in the original without the و, "and", that is joined to a long one; nothing
    /// for a word without.
    pub(super) fn joined_and(&self) -> Option<usize> {
        let [.., before, last] = &*self.ends else {
            return None;
        };
        let joined = self.folded.ends_with('و') && last.name > before.name;
        (joined && self.ends.len() > LONG).then_some(before.original)
    }

    /// Where the stem `wanted` ends in the original, and which endings follow it.
    pub(super) fn stem(&self, wanted: &str) -> Option<(usize, Vec<Ending>)> {
        self.cuts().find_map(|end| {
            let (stem, rest) = self.folded.split_at(end.folded);
            (end.name == wanted.len()
                && self.name.starts_with(wanted)
                && self.level.fold(stem) == wanted)
                .then_some(())?;
            Some((end.original, suffixes::analyse(stem, rest)?))
        })
    }
}
