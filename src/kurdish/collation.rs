//! The order of the two Kurdish alphabets.
//!
//! Sources: for Sorani the alphabet as schools teach it and CLDR lists it (`ckb` exemplar
//! characters), for Kurmanji the alphabet of Hawar. CLDR has a tailoring for `ku` only, so the order
//! is a table of our own.

use super::Digits;
use super::letters::{TATWEEL, ZWJ, ZWNJ, is_mark, standard};

/// The Sorani alphabet, with the letters of Arabic loans behind those that sound like them.
const SORANI: &str = "ئءاآأإبپتثةجچحخدذرڕزژسشصضطظعغفڤقکگلڵمنهەوؤۆۊیێ";

/// The alphabet of Hawar, with the letters that Sorani and others add behind those that they come
/// from.
const HAWAR: &str = "aáâäbcçdeéêëfgğhḧiıîíjklłmnoóôöpqrřsştuûúüvwxẍyz";

/// Where characters of each class begin.
const SPACE: u16 = 1;
const DIGITS: u16 = 0x100;
const ARABIC: u16 = 0x200;
const LATIN: u16 = 0x300;
const OTHERS: u16 = 0x400;

/// What a text is sorted by: texts with a smaller key come first. Texts that differ only in
/// punctuation, in capitals or in which code point stands for a letter (ك ک, ه+ZWNJ ە) have the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Vec<u16>);

impl Key {
    /// The key of `text`. Spaces come before digits, these before letters of the Arabic script,
    /// and those before Latin ones.
    pub fn of(text: &str) -> Self {
        let mut key: Vec<u16> = Vec::with_capacity(text.len() / 2 + 1);
        let mut chars = text.trim().chars().peekable();
        while let Some(c) = chars.next() {
            let joined = chars.peek() == Some(&ZWNJ);
            let last = chars
                .peek()
                .is_none_or(|next| !next.is_alphabetic() && *next != ZWNJ);
            match c {
                TATWEEL | ZWNJ | ZWJ => continue,
                c if is_mark(c) => continue,
                c if c.is_whitespace() => {
                    if key.last() != Some(&SPACE) {
                        key.push(SPACE);
                    }
                }
                'ه' | 'ھ' if joined => key.extend(place(SORANI, 'ە', ARABIC)),
                // At the end of a word ه mostly stands for ە, but not behind a vowel.
                'ه' if last && !ends_in_vowel(&key) => key.extend(place(SORANI, 'ە', ARABIC)),
                'ه' | 'ھ' => key.extend(place(SORANI, 'ه', ARABIC)),
                c => {
                    let lower = c.to_lowercase().next().unwrap_or(c);
                    key.extend(weight(standard(lower).unwrap_or(lower)));
                }
            }
        }
        Self(key)
    }

    /// Whether nothing is left to sort by.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The weight of `c`; none for punctuation.
fn weight(c: char) -> Option<u16> {
    if let Some((_, value)) = Digits::of(c) {
        return Some(DIGITS + u16::from(value));
    }
    let known = place(SORANI, c, ARABIC).or_else(|| place(HAWAR, c, LATIN));
    known.or_else(|| {
        let other = u16::try_from(c as u32).unwrap_or(u16::MAX);
        c.is_alphanumeric().then(|| other.max(OTHERS))
    })
}

/// The weight of `c` in `alphabet`, whose letters begin at `first`.
fn place(alphabet: &str, c: char, first: u16) -> Option<u16> {
    let n = alphabet.chars().position(|letter| letter == c)?;
    Some(first + u16::try_from(n).ok()?)
}

/// Whether `key` ends in a vowel letter of Sorani.
fn ends_in_vowel(key: &[u16]) -> bool {
    let is = |c| key.last().copied() == place(SORANI, c, ARABIC);
    // A lone ه is no word, and nothing stands for ە there.
    ['ا', 'ە', 'ۆ', 'ێ', 'و', 'ی'].into_iter().any(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabets_are_in_order() {
        let sorani = "ئ ا ب پ ت ج چ ح خ د ر ڕ ز ژ س ش ع غ ف ڤ ق ک گ ل ڵ م ن هـ ە و ۆ ی ێ";
        let kurmanji = "a b c ç d e ê f g h i î j k l m n o p q r s ş t u û v w x y z";
        for alphabet in [sorani, kurmanji] {
            let keys: Vec<Key> = alphabet
                .split(' ')
                .map(|letter| Key::of(&letter.replace('ـ', "ا")))
                .collect();
            assert!(keys.is_sorted_by(|a, b| a < b), "{alphabet}");
        }
    }

    #[test]
    fn spellings_of_a_letter_are_alike() {
        for (a, b) in [
            ("كوردي", "کوردی"),
            ("هه\u{200c}ولێر", "ھەولێر"),
            ("كوردستـان", "کوردستان"),
            ("«ژن»", "ژن"),
            ("٢٥ ساڵ", "25  ساڵ"),
            ("له", "لە"),
            ("Şerefxan", "şerefxan"),
        ] {
            assert_eq!(Key::of(a), Key::of(b));
        }
        assert_ne!(Key::of("گوناه"), Key::of("گوناە"));
        assert!(Key::of("—").is_empty());
    }

    #[test]
    fn words_are_in_order() {
        let sorted = "12 سەر\n٣ دەست\nئازاد\nبێ\nچیا\nڕۆژ\nژن\nکات\nگوڵ\nلێو\nڵان\nماڵ\nهات\nیار\nazad\nçiya\nxan";
        let keys: Vec<Key> = sorted.lines().map(Key::of).collect();
        assert!(Key::of("ئاو") < Key::of("ئاو و هەوا"));
        assert!(Key::of("ئاو و هەوا") < Key::of("ئاوات"));
        // Digits go one by one, not by the number that they make.
        assert!(keys.is_sorted_by(|a, b| a < b));
    }
}
