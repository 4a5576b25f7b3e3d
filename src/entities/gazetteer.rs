//! The names that are known, ready for look-up.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Entity, Gloss, Kind};
use crate::kurdish::letters::fold;
use crate::kurdish::{Kind as TokenKind, tokenize};

/// The records of `data/`, compiled in.
static ENTITIES: &[Entity] = include!(concat!(env!("OUT_DIR"), "/entities.rs"));

/// One way to write a name.
#[derive(Debug)]
pub(super) struct Form {
    /// What is named.
    pub entity: &'static Entity,
    /// Its tokens, folded, spaces as one space.
    pub pieces: Vec<String>,
    /// Whether it counts only in context.
    pub ambiguous: bool,
    /// Whether it is an adjective that changed the stem.
    pub nisba: bool,
}

/// The forms that begin with a word, the longest first.
pub(super) fn forms(first: &str) -> &'static [Form] {
    static FORMS: OnceLock<HashMap<String, Vec<Form>>> = OnceLock::new();
    FORMS
        .get_or_init(build)
        .get(first)
        .map_or(&[], Vec::as_slice)
}

/// Whether `word`, folded, is a name of one word that is no common word as well.
pub fn is_name(word: &str) -> bool {
    let sure = |form: &Form| form.pieces.len() == 1 && !form.ambiguous;
    forms(&fold_name(word)).iter().any(sure)
}

fn build() -> HashMap<String, Vec<Form>> {
    let mut map: HashMap<String, Vec<Form>> = HashMap::with_capacity(2 * ENTITIES.len());
    for entity in ENTITIES {
        let names = entity.names.iter().map(|name| (name, false));
        let all = names.chain(entity.nisba.iter().map(|name| (name, true)));
        for (name, nisba) in all {
            let pieces: Vec<String> = tokenize(name)
                .iter()
                .map(|t| key(t.kind, &name[t.span()]))
                .collect();
            let one_word = !pieces.iter().any(|p| p == " ");
            if let Some(first) = pieces.first() {
                map.entry(first.clone()).or_default().push(Form {
                    entity,
                    ambiguous: entity.ambiguous && one_word,
                    pieces,
                    nisba,
                });
            }
        }
    }
    for forms in map.values_mut() {
        forms.sort_by_key(|f| std::cmp::Reverse(f.pieces.len()));
    }
    map
}

/// A token as it is compared.
pub(super) fn key(kind: TokenKind, text: &str) -> String {
    match kind {
        TokenKind::Arabic => fold_name(&fold(text)),
        TokenKind::Space => " ".into(),
        _ => text.into(),
    }
}

/// A folded word without the doublings that houses write differently: یی and ی, وو and و.
pub(super) fn fold_name(folded: &str) -> String {
    fold_name_at(folded, |_, _| {})
}

/// [`fold_name`], telling `border` before each letter the offset in `folded` and in the result; what
/// stands before them is folded alike, since folding looks only back.
pub(super) fn fold_name_at(folded: &str, mut border: impl FnMut(usize, usize)) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut doubled = None;
    for (at, c) in folded.char_indices() {
        border(at, out.len());
        if doubled.take() == Some(c) {
            continue;
        }
        doubled = matches!(c, 'ی' | 'و').then_some(c);
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doublings_go() {
        for (folded, name) in [
            ("", ""),
            ("نییە", "نیە"),
            ("ووهان", "وهان"),
            ("ییی", "یی"),
            ("وووو", "وو"),
            ("یووی", "یوی"),
        ] {
            let mut borders = Vec::new();
            assert_eq!(fold_name_at(folded, |at, to| borders.push((at, to))), name);
            for (at, to) in borders {
                assert_eq!(fold_name(&folded[..at]), name[..to]);
            }
        }
    }
}
