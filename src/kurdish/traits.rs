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
    let (mut at, mut before) = (0, 0);
    while let Some(&lead) = bytes.get(at) {
        // All that is frequent in words takes two bytes.
        if lead & 0xfc != LEAD {
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            let class = read_class(c);
            if class == 0 {
                break;
            }
            traits.0 |= class;
            (before, at) = (1, at + c.len_utf8());
            continue;
        }
        let low = bytes.get(at + 1).copied().unwrap_or_default();
        let letter = u8::try_from(((u16::from(lead) & 3) << 6) | (u16::from(low) & 0x3f));
        let letter = letter.unwrap_or_default();
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
        if at == 0 {
            traits = traits.and(initial(letter));
        }
        (before, at) = (letter, at + 2);
    }
    (at, traits)
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

/// [`fold`] of a word into `buffer`; none if that is too short.
pub(super) fn fold_into<'b, const N: usize>(
    word: &str,
    buffer: &'b mut [u8; N],
) -> Option<&'b [u8]> {
    const ROLLED: char = 'ڕ';
    let text = word.as_bytes();
    let (mut at, mut len) = (0, 0);
    // The last letter as it was written, if it is an ه before no joiner, and what stands before it.
    let (mut last, mut before, mut before_last) = (false, 0_u16, 0_u16);
    while let Some(&lead) = text.get(at) {
        let (code, end) = match lead {
            0xc2..=0xdf => {
                let low = text.get(at + 1).copied().unwrap_or_default();
                (u16::from(lead & 0x1f) << 6 | u16::from(low & 0x3f), at + 2)
            }
            _ => {
                let c = word[at..].chars().next()?;
                let end = at + c.len_utf8();
                if !is_dropped(c) {
                    buffer
                        .get_mut(len..len + end - at)?
                        .copy_from_slice(&text[at..end]);
                    len += end - at;
                    (last, before) = (false, 0);
                }
                at = end;
                continue;
            }
        };
        at = end;
        let joined = || text[end..].starts_with(JOINER);
        let c = char::from_u32(u32::from(code))?;
        let (folded, is_last) = match c {
            'ه' | 'ھ' if joined() => ('ە', false),
            'ه' | 'ھ' => ('ه', true),
            'ك' => ('ک', false),
            'ي' | 'ى' => ('ی', false),
            ROLLED if len == 0 => ('ر', false),
            c if is_dropped(c) => continue,
            c => (c, false),
        };
        folded.encode_utf8(buffer.get_mut(len..len + 2)?);
        len += 2;
        (last, before_last, before) = (is_last, before, folded as u16);
    }
    let long = char::from_u32(u32::from(before_last)).is_some_and(is_long_vowel);
    if last && !long {
        'ە'.encode_utf8(&mut buffer[len - 2..len]);
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
        fn words_are_folded_alike_in_place(word in "[هھكيىکیەڕروابم\u{200c}\u{200d}\u{640}\u{64e}ﻻa]{0,20}") {
            let mut buffer = [0; 80];
            let folded = fold_into(&word, &mut buffer);
            proptest::prop_assert_eq!(folded, Some(fold(&word).as_bytes()));
        }
    }

    #[test]
    fn kinds_have_bits_of_their_own() {
        assert!((Kind::LineEnd as u32) < LETTERS - 1);
        assert!(!Traits::kind(Kind::LineEnd).has(Traits::KURDISH_LETTER));
    }
}
