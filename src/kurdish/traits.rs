//! What a token has, as a set that is gathered while the text is read, so that nobody looks again
//! at what cannot concern them.

use std::borrow::Cow;

use super::letters::{
    fold, is_arabic, is_arabic_word, is_dropped, is_kurdish_only, is_long_vowel, is_mark,
};
use super::token::Kind;

/// A set of things that a token has, or that at least one token of a paragraph has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Traits(u64);

/// The first bit behind those of the kinds of tokens.
const LETTERS: u32 = 20;

impl Traits {
    /// Everything.
    pub const ALL: Self = Self(u64::MAX);
    /// ێ ۆ ڵ ڕ ە ڤ
    pub const KURDISH_LETTER: Self = Self(1 << LETTERS);
    /// ك ي ى
    pub const ARABIC_LETTER: Self = Self(1 << (LETTERS + 1));
    /// Another letter of the Arabic script that Kurdish does not write, or seldom: ة ؤ آ ڪ …
    pub const RARE_LETTER: Self = Self(1 << (LETTERS + 2));
    /// ه
    pub const HEH: Self = Self(1 << (LETTERS + 3));
    /// ھ
    pub const HEH_DOACHASHMEE: Self = Self(1 << (LETTERS + 4));
    /// A vowel sign or another mark on a letter.
    pub const MARK: Self = Self(1 << (LETTERS + 5));
    /// A zero width joiner or non-joiner.
    pub const JOINER: Self = Self(1 << (LETTERS + 6));
    /// ـ
    pub const TATWEEL: Self = Self(1 << (LETTERS + 7));
    /// A letter outside the block Arabic: presentation forms and what few languages write.
    pub const FORM: Self = Self(1 << (LETTERS + 8));
    /// یە inside a word.
    pub const YEH_AE: Self = Self(1 << (LETTERS + 9));
    /// وو inside a word.
    pub const DOUBLE_WAW: Self = Self(1 << (LETTERS + 10));
    /// پ چ ژ گ ک ی, which Arabic lacks.
    pub const NOT_ARABIC: Self = Self(1 << (LETTERS + 11));
    /// أ إ ٱ ء, which Kurdish lacks.
    pub const HAMZA: Self = Self(1 << (LETTERS + 12));
    /// A word that begins with ر or ڕ.
    pub const INITIAL_REH: Self = Self(1 << (LETTERS + 13));
    /// A word that begins with و.
    pub const INITIAL_WAW: Self = Self(1 << (LETTERS + 14));
    /// A word that begins with ە, ێ or ۆ, which no whole word does.
    pub const INITIAL_VOWEL: Self = Self(1 << (LETTERS + 15));
    /// Latin letters outside of ASCII, or what combines with letters.
    pub const ACCENT: Self = Self(1 << (LETTERS + 16));
    /// The marks , ; ?
    pub const LATIN_MARK: Self = Self(1 << (LETTERS + 17));
    /// The marks ، ؛ ؟
    pub const KURDISH_MARK: Self = Self(1 << (LETTERS + 18));
    /// The marks . …
    pub const DOT: Self = Self(1 << (LETTERS + 19));
    /// Quotation marks, straight ones as well.
    pub const QUOTE: Self = Self(1 << (LETTERS + 20));
    /// Round and square brackets.
    pub const BRACKET: Self = Self(1 << (LETTERS + 21));
    /// The marks - – —
    pub const DASH: Self = Self(1 << (LETTERS + 22));
    /// A mark for which no reader is the worse: joiners alone, controls, private use, others.
    pub const ODD_MARK: Self = Self(1 << (LETTERS + 23));
    /// A space that is not one U+0020.
    pub const ODD_SPACE: Self = Self(1 << (LETTERS + 24));
    /// ڵ ڕ, which Sorani has and Badini seldom.
    pub const STRONG_LETTER: Self = Self(1 << (LETTERS + 25));

    /// Numbers of every kind.
    pub const NUMERIC: Self = Self::kind(Kind::Number)
        .and(Self::kind(Kind::Figure))
        .and(Self::kind(Kind::Date))
        .and(Self::kind(Kind::Time))
        .and(Self::kind(Kind::Phone));

    /// That of tokens of a kind.
    pub const fn kind(kind: Kind) -> Self {
        Self(1 << kind as u32)
    }

    /// These and `others`.
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether any of `wanted` is among them.
    pub const fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Those of a mark.
    pub(super) fn of_mark(c: char) -> Self {
        match c {
            '.' | '…' => Self::DOT,
            '،' | '؛' | '؟' => Self::KURDISH_MARK,
            ',' | ';' | '?' => Self::LATIN_MARK,
            ':' | '!' | '/' => Self::default(),
            '"' | '«' | '»' | '“' | '”' | '„' => Self::QUOTE,
            '(' | ')' | '[' | ']' => Self::BRACKET,
            '-' | '–' | '—' => Self::DASH,
            c if c.is_ascii_graphic() => Self::default(),
            _ => Self::ODD_MARK,
        }
    }

    /// Those of a space.
    pub(super) fn of_space(text: &str) -> Self {
        if text == " " {
            Self::default()
        } else {
            Self::ODD_SPACE
        }
    }

    /// Those of a word that is not in the Arabic script.
    pub(super) fn of_other(text: &str) -> Self {
        if text.is_ascii() {
            Self::default()
        } else {
            Self::ACCENT
        }
    }
}

/// The length in bytes of the word in the Arabic script at the start of `text`, and its traits.
pub(super) fn read_word(text: &str) -> (usize, Traits) {
    let bytes = text.as_bytes();
    let mut traits = Traits::default();
    let (mut rest, mut before) = (bytes, 0);
    // All that is frequent in words takes two bytes.
    while let [lead, low, tail @ ..] = rest {
        if lead & 0xfc != LEAD {
            let at = bytes.len() - rest.len();
            match rare_class(text, at) {
                Some((class, len)) => {
                    traits.0 |= class;
                    (before, rest) = (1, &rest[len..]);
                    continue;
                }
                None => break,
            }
        }
        let letter = (lead << 6) | (low & 0x3f);
        let class = TABLE[usize::from(letter)];
        if class == 0 {
            break;
        }
        traits.0 |= class;
        match (before, letter) {
            (YEH, AE) => traits = traits.and(Traits::YEH_AE),
            (WAW, WAW) => traits = traits.and(Traits::DOUBLE_WAW),
            _ => {}
        }
        if rest.len() == bytes.len() {
            traits = traits.and(initial(letter));
        }
        (before, rest) = (letter, tail);
    }
    (bytes.len() - rest.len(), traits)
}

/// The class of the character at byte `at` of `text`, outside the block Arabic, and its length; none if
/// it stands in no word.
fn rare_class(text: &str, at: usize) -> Option<(u64, usize)> {
    let rest = &text.as_bytes()[at..];
    if rest.first().is_some_and(u8::is_ascii) {
        return None;
    }
    if rest.starts_with(JOINER) {
        return Some((Traits::JOINER.0 | IN_WORD, JOINER.len()));
    }
    let c = text[at..].chars().next()?;
    Some((read_class(c), c.len_utf8())).filter(|(class, _)| *class != 0)
}

/// The upper six bits of the first byte of what is in the block Arabic.
const LEAD: u8 = 0xd8;
/// Letters by their places in the block.
const YEH: u8 = 'ی' as u32 as u8;
const WAW: u8 = 'و' as u32 as u8;
const AE: u8 = 'ە' as u32 as u8;

/// What the first letter of a word adds to its traits.
fn initial(letter: u8) -> Traits {
    const REH: u8 = 'ر' as u32 as u8;
    const ROLLED: u8 = 'ڕ' as u32 as u8;
    const YE: u8 = 'ێ' as u32 as u8;
    const OE: u8 = 'ۆ' as u32 as u8;
    match letter {
        REH | ROLLED => Traits::INITIAL_REH,
        WAW => Traits::INITIAL_WAW,
        AE | YE | OE => Traits::INITIAL_VOWEL,
        _ => Traits::default(),
    }
}

/// Whether a word in the Arabic script begins `text`.
pub(super) fn begins_word(text: &str) -> bool {
    match text.as_bytes() {
        [lead, low, ..] if lead & 0xfc == LEAD => {
            let letter = ((usize::from(*lead) & 3) << 6) | (usize::from(*low) & 0x3f);
            TABLE[letter] & IS_LETTER != 0
        }
        _ => text.starts_with(is_arabic),
    }
}

/// What a word has at least one of that folding changes.
pub(super) const FOLDS: Traits = Traits::ARABIC_LETTER
    .and(Traits::HEH)
    .and(Traits::HEH_DOACHASHMEE)
    .and(Traits::MARK)
    .and(Traits::JOINER)
    .and(Traits::TATWEEL)
    .and(Traits::INITIAL_REH)
    .and(Traits::FORM);

/// [`fold`] of a word whose traits are known: most words fold to themselves.
pub(super) fn fold_read(word: &str, traits: Traits) -> Cow<'_, str> {
    if traits.has(FOLDS) {
        fold(word)
    } else {
        Cow::Borrowed(word)
    }
}

/// What folding makes of each letter of the block Arabic, where that is not the letter itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Folded {
    Same,
    Dropped,
    /// ه or ھ
    Heh,
    /// Another letter, by its place in the block.
    Letter(u8),
    /// ڕ, another letter at the start.
    Rolled,
}

static FOLDED: [Folded; 256] = {
    let mut table = [Folded::Same; 256];
    let mut at = 0;
    while at < 256 {
        if let Some(c) = char::from_u32(0x600 + at as u32) {
            table[at] = match c {
                'ه' | 'ھ' => Folded::Heh,
                'ك' => Folded::Letter('ک' as u32 as u8),
                'ي' | 'ى' => Folded::Letter(YEH),
                'ڕ' => Folded::Rolled,
                c if is_dropped(c) => Folded::Dropped,
                _ => Folded::Same,
            };
        }
        at += 1;
    }
    table
};

/// [`fold`] of a word into `buffer`; none if that is too short.
pub(super) fn fold_into<'b, const N: usize>(
    word: &str,
    buffer: &'b mut [u8; N],
) -> Option<&'b [u8]> {
    const HEH: u8 = 'ه' as u32 as u8;
    const REH: u8 = 'ر' as u32 as u8;
    let bytes = word.as_bytes();
    let (mut rest, mut len) = (bytes, 0);
    // The last letter; of an ه before no joiner, what stands before it.
    let (mut before, mut before_heh) = (0, None);
    while let [lead, low, tail @ ..] = rest {
        if lead & 0xfc != LEAD {
            let c = word[bytes.len() - rest.len()..].chars().next()?;
            let (own, behind) = rest.split_at(c.len_utf8());
            if !is_dropped(c) {
                buffer.get_mut(len..len + own.len())?.copy_from_slice(own);
                len += own.len();
                (before, before_heh) = (0, None);
            }
            rest = behind;
            continue;
        }
        rest = tail;
        let letter = (lead << 6) | (low & 0x3f);
        let mut heh = None;
        let folded = match FOLDED[usize::from(letter)] {
            Folded::Same => letter,
            Folded::Dropped => continue,
            Folded::Heh if rest.starts_with(JOINER) => AE,
            Folded::Heh => {
                heh = Some(before);
                HEH
            }
            Folded::Letter(other) => other,
            Folded::Rolled if len == 0 => REH,
            Folded::Rolled => letter,
        };
        let place = buffer.get_mut(len..len + 2)?;
        place.copy_from_slice(&[LEAD | (folded >> 6), 0x80 | (folded & 0x3f)]);
        len += 2;
        (before, before_heh) = (folded, heh);
    }
    if rest.len() == 1 {
        buffer.get_mut(len..=len)?.copy_from_slice(rest);
        return Some(&buffer[..len + 1]);
    }
    if let Some(before) = before_heh
        && !char::from_u32(0x600 + u32::from(before)).is_some_and(is_long_vowel)
    {
        buffer[len - 2..len].copy_from_slice("ە".as_bytes());
    }
    Some(&buffer[..len])
}

/// U+200C
const JOINER: &[u8] = "\u{200c}".as_bytes();

/// Set for all that stands inside words of the Arabic script: the bit of that kind of token.
const IN_WORD: u64 = Traits::kind(Kind::Arabic).0;
/// Set for what begins one. No kind of token has so high a bit among the first.
const IS_LETTER: u64 = 1 << (LETTERS - 1);

/// The classes of the block Arabic: the traits of each character in a word, with [`IN_WORD`]; 0
/// when it stands in none.
static TABLE: [u64; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        if let Some(c) = char::from_u32(0x600 + at as u32) {
            table[at] = read_class(c);
        }
        at += 1;
    }
    table
};

const fn read_class(c: char) -> u64 {
    if !is_arabic_word(c) {
        return 0;
    }
    let traits = match c {
        'ك' | 'ي' | 'ى' => Traits::ARABIC_LETTER,
        'ه' => Traits::HEH,
        'ھ' => Traits::HEH_DOACHASHMEE,
        'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => Traits::NOT_ARABIC,
        'أ' | 'إ' | 'ٱ' | 'ء' => Traits(Traits::HAMZA.0 | Traits::RARE_LETTER.0),
        '\u{200c}' | '\u{200d}' => Traits::JOINER,
        '\u{640}' => Traits::TATWEEL,
        'ڵ' | 'ڕ' => Traits(Traits::KURDISH_LETTER.0 | Traits::STRONG_LETTER.0),
        c if is_kurdish_only(c) => Traits::KURDISH_LETTER,
        c if is_mark(c) => Traits::MARK,
        'ئ' | 'ا' | 'ب' | 'ت' | 'ج' | 'ح' | 'خ' | 'د' | 'ر' | 'ز' | 'س' | 'ش' | 'ع' | 'غ' | 'ف'
        | 'ق' | 'ل' | 'م' | 'ن' | 'و' => Traits(0),
        '\u{600}'..='\u{6ff}' => Traits::RARE_LETTER,
        _ => Traits::FORM,
    };
    let letter = if is_arabic(c) { IS_LETTER } else { 0 };
    traits.0 | IN_WORD | letter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_their_script_ends() {
        let (len, traits) = read_word("ڕۆژەکان، x");
        assert_eq!(len, "ڕۆژەکان".len());
        assert!(traits.has(Traits::INITIAL_REH));
        assert!(traits.has(Traits::KURDISH_LETTER));
        assert!(!traits.has(Traits::ARABIC_LETTER.and(Traits::HEH)));
        let (len, traits) = read_word("ه\u{200c}");
        assert_eq!(len, 5);
        assert!(traits.has(Traits::HEH) && traits.has(Traits::JOINER));
    }

    proptest::proptest! {
        #[test]
        fn words_are_folded_alike_in_place(word in "[هھكيىکیەڕروابم\u{200c}\u{200d}\u{640}\u{64e}ﻻaé]{0,20}") {
            let mut buffer = [0; 80];
            let in_place = fold_into(&word, &mut buffer);
            let folded = fold(&word);
            proptest::prop_assert_eq!(in_place, Some(folded.as_bytes()));
        }
    }

    #[test]
    fn kinds_have_bits_of_their_own() {
        assert!((Kind::LineEnd as u32) < LETTERS - 1);
        assert!(!Traits::kind(Kind::LineEnd).has(Traits::KURDISH_LETTER));
    }
}
