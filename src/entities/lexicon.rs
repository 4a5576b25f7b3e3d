//! Sets of words: frequent words that are no names, given names, family names of people whom the program
//! knows. `build/hashes.rs` makes them; they are searched where they lie in the program.

use super::hash::Hash;
use super::loose;
use crate::kurdish::letters::{Doubling, fold_each};

static COMMON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/common"));
static GIVEN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/given"));
static FAMILY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/family"));

/// Whether `word` is one of the frequent words of Sorani.
pub(super) fn is_common(word: &str) -> bool {
    let mut doubling = Doubling::default();
    let mut key = Hash::default();
    fold_each(word, |c, _| {
        if doubling.keeps(c) {
            key = key.with(c);
        }
    });
    find::<8>(COMMON, key.value()).is_some()
}

/// Whether `word` is what people are called first; it may be a common word as well.
pub(super) fn is_given(word: &str) -> bool {
    find::<8>(GIVEN, loose_key(word)).is_some()
}

/// Whether `word` is the last name of somebody known.
pub(super) fn is_family(word: &str) -> bool {
    find::<8>(FAMILY, loose_key(word)).is_some()
}

/// Names are spelled in more ways than common words.
fn loose_key(word: &str) -> u64 {
    let mut last = None;
    let mut key = Hash::default();
    fold_each(word, |c, _| {
        let c = loose::letter(c);
        if last.replace(c) != Some(c) {
            key = key.with(c);
        }
    });
    key.value()
}

/// The record of `sorted` that begins with `hash`; records have `N` bytes.
pub(super) fn find<const N: usize>(sorted: &[u8], hash: u64) -> Option<&[u8; N]> {
    let (records, _) = sorted.as_chunks::<N>();
    let key = |record: &[u8; N]| {
        let mut hash = [0; 8];
        hash.copy_from_slice(&record[..8]);
        u64::from_le_bytes(hash)
    };
    let place = records.binary_search_by_key(&hash, key).ok()?;
    records.get(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_kind() {
        for word in ["لەگەڵ", "ڕۆژ", "حكومەت", "دەکات"] {
            assert!(is_common(word), "{word}");
        }
        for word in ["فێدرێر", "کوردستان", "بارزانی"] {
            assert!(!is_common(word), "{word}");
        }
        for word in ["ڕێبوار", "ئاراس", "محەممەد", "دەیڤید"] {
            assert!(is_given(word), "{word}");
        }
        assert!(!is_given("دانیشتن"));
        assert!(is_family("بارزانی") && !is_family("دانیشتن"));
    }
}
