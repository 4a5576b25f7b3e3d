//! Another name in the place of one, in the same form.

use super::Mention;
use super::gazetteer::key;
use super::recognise::PREPOSITIONS;
use super::word::{Level, Word};
use crate::kurdish::letters::{fold, fold_name};
use crate::kurdish::suffixes::{self, Ending, Suffix};
use crate::kurdish::{Kind as TokenKind, tokenize};

/// A name that takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewName<'n> {
    /// The name.
    pub name: &'n str,
    /// Its adjective, where that is not the name with ی: ئەمریکی of ئەمریکا.
    pub nisba: Option<&'n str>,
}

impl<'n> From<&'n str> for NewName<'n> {
    fn from(name: &'n str) -> Self {
        Self { name, nisba: None }
    }
}

impl Mention {
    /// What stands in `text` for this mention once the thing is called `new`: with the same
    /// preposition and endings, each ending as the new name asks for it, and as it was written where
    /// that is the same. An adjective ([`Mention::nisba`]) becomes the adjective of the new name.
    pub fn renamed(&self, text: &str, new: NewName) -> String {
        let preposition = &text[self.whole.start..self.name.start];
        let (old, rest) = (
            &text[self.name.clone()],
            &text[self.name.end..self.whole.end],
        );
        let mut form = inflected(old, rest, self.nisba, &self.endings, new);
        let before = &text[..self.whole.start];
        let tag = before.rfind('#').map(|at| &before[at..]);
        if tag.is_some_and(|tag| !tag.contains(char::is_whitespace)) {
            form = form.replace(' ', "_");
        }
        format!("{preposition}{form}")
    }
}

/// `form`, a form of the name `old`, with `new` in its place; none if it is no form of `old`.
/// Offsets play no part, so this serves where there is no [`Mention`]. A joined preposition and all
/// endings stay. What was an adjective with a stem of its own must be given as `old`; then `new` is
/// an adjective, too.
pub fn inflect(form: &str, old: &str, new: &str) -> Option<String> {
    let (tokens, wanted) = (tokenize(form), tokenize(old));
    if tokens.len() != wanted.len() {
        return None;
    }
    let word = |n: usize| &form[tokens[n].span()];
    let piece = |n: usize| key(wanted[n].kind, &old[wanted[n].span()], Level::Strict);
    let last = tokens.len().checked_sub(1)?;
    let first = Word::of(word(0));
    let joined = PREPOSITIONS
        .iter()
        .filter(|p| first.folded.starts_with(**p));
    let starts = std::iter::once(0).chain(joined.map(|p| first.original(p.len())));
    let begins = |start: usize| key(tokens[0].kind, &word(0)[start..], Level::Strict) == piece(0);
    let inner = (1..last).all(|n| key(tokens[n].kind, word(n), Level::Strict) == piece(n));
    starts.into_iter().find_map(|start| {
        if last > 0 && !(inner && begins(start)) {
            return None;
        }
        let from = if last == 0 { start } else { 0 };
        let ending = Word::of(&word(last)[from..]);
        let (cut, endings) = if tokens[last].kind == TokenKind::Arabic {
            ending.stem(&piece(last))?
        } else {
            (key(tokens[last].kind, word(last), Level::Strict) == piece(last))
                .then(|| (word(last).len() - from, Vec::new()))?
        };
        let end = tokens[last].start + from + cut;
        let written = inflected(&form[start..end], &form[end..], false, &endings, new.into());
        Some(format!("{}{written}", &form[..start]))
    })
}

/// `new` with `endings`, which were written `rest` behind `old`.
fn inflected(old: &str, rest: &str, nisba: bool, endings: &[Ending], new: NewName) -> String {
    let mut all: Vec<Ending> = endings.to_vec();
    let mut name = new.name;
    if nisba {
        all.insert(0, Suffix::Nisba.into());
    }
    if let Some(adjective) = new.nisba
        && all.first().is_some_and(|e| e.suffix == Suffix::Nisba)
    {
        name = adjective;
        all.remove(0);
    }
    let (old, folded) = (fold(old), fold(name));
    let drops = |stem: &str| suffixes::drops_last(stem, &all);
    let same = || suffixes::pieces(&old, endings) == suffixes::pieces(&folded, &all);
    if !drops(&old) && !drops(&folded) && same() {
        return format!("{name}{rest}");
    }
    suffixes::generate(name, &all)
}

/// Whether two names are one but for what houses write differently.
pub fn same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split_whitespace();
        words
            .map(|word| fold_name(&fold(word)).into_owned())
            .collect()
    };
    words(one) == words(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_but_for_what_houses_write_differently() {
        assert!(same_name("حەسەن رۆحانی", "حەسەن  ڕۆحانیی"));
        assert!(!same_name("حەسەن ڕۆحانی", "حوسێن ڕۆحانی"));
    }

    #[test]
    fn forms_are_kept() {
        for (form, old, new, expected) in [
            ("عێراقەوە", "عێراق", "بەغدا", Some("بەغداوە")),
            ("بەغداوە", "بەغدا", "عێراق", Some("عێراقەوە")),
            ("لەکوردستاندا", "کوردستان", "ئەمریکا", Some("لەئەمریکادا")),
            ("عێراقییەکانیش", "عێراق", "سوریا", Some("سوریاییەکانیش")),
            ("كازمیش", "کازمی", "بایدن", Some("بایدنیش")),
            // What is written the same stays as it is written.
            (
                "عێراقه\u{200c}كان",
                "عێراق",
                "کوردستان",
                Some("کوردستانه\u{200c}كان"),
            ),
            (
                "مستەفا کازمییەوە",
                "مستەفا کازمی",
                "جۆ بایدن",
                Some("جۆ بایدنەوە"),
            ),
            (
                "لەمستەفا کازمی",
                "مستەفا کازمی",
                "جۆ بایدن",
                Some("لەجۆ بایدن"),
            ),
            ("غەززان", "غەززە", "کورد", None),
            ("عێراقچی", "عێراق", "ئێران", None),
            ("هەولێر", "عێراق", "ئێران", None),
        ] {
            assert_eq!(inflect(form, old, new).as_deref(), expected, "{form}");
        }
    }
}
