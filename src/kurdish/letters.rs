//! Classes of characters. Sources: CLDR `ckb` exemplar characters for the alphabet, the Unicode
//! blocks for scripts.

use std::borrow::Cow;

/// Zero width non-joiner.
pub const ZWNJ: char = '\u{200c}';
/// Zero width joiner.
pub const ZWJ: char = '\u{200d}';
/// The stroke that lengthens a word.
pub const TATWEEL: char = '\u{640}';

/// Whether `c` is a letter of the Arabic script (presentation forms included).
pub const fn is_arabic(c: char) -> bool {
    matches!(c,
        '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}' | '\u{66f}'
        | '\u{671}'..='\u{6d3}' | '\u{6d5}' | '\u{6ee}' | '\u{6ef}' | '\u{6fa}'..='\u{6fc}'
        | '\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8c9}'
        | '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdfb}'
        | '\u{fe70}'..='\u{fe74}' | '\u{fe76}'..='\u{fefc}')
}

/// Whether `c` is a vowel sign or another mark on an Arabic letter.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8ca}'..='\u{8ff}')
}

/// Whether `c` stands inside words of the Arabic script: letters, marks, tatweel and joiners.
pub const fn is_arabic_word(c: char) -> bool {
    is_arabic(c) || is_mark(c) || matches!(c, TATWEEL | ZWNJ | ZWJ)
}

/// Whether `c` is a letter of the Latin script.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (matches!(c, '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
            && c.is_alphabetic())
}

/// Whether `c` is a space inside a line.
pub const fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Whether `c` ends a line by the protocol's rule.
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// The bytes at which the zero width non-joiners of `word` begin.
pub fn joiners(word: &str) -> impl Iterator<Item = usize> {
    const JOINER: [u8; 3] = [0xe2, 0x80, 0x8c];
    let windows = word.as_bytes().windows(JOINER.len()).enumerate();
    windows
        .filter(|(_, bytes)| *bytes == JOINER)
        .map(|(at, _)| at)
}

/// Whether `c` is one of the letters that only Kurdish has.
pub const fn is_kurdish_only(c: char) -> bool {
    matches!(c, 'ێ' | 'ۆ' | 'ڵ' | 'ڕ' | 'ە' | 'ڤ')
}

/// Whether `c` is a vowel letter of Sorani after which ه is a consonant at the end of a word
/// (گوناه، شاه).
pub fn is_long_vowel(c: char) -> bool {
    matches!(c, 'ا' | 'ە' | 'ێ' | 'ۆ' | 'و' | 'ی')
}

/// Whether the letter `c` joins the one behind it.
pub const fn joins(c: char) -> bool {
    is_arabic(c)
        && !matches!(
            c,
            'ا' | 'أ'
                | 'إ'
                | 'آ'
                | 'ٱ'
                | 'د'
                | 'ذ'
                | 'ڎ'
                | 'ڈ'
                | 'ر'
                | 'ز'
                | 'ڕ'
                | 'ژ'
                | 'ڑ'
                | 'و'
                | 'ؤ'
                | 'ۆ'
                | 'ۊ'
                | 'ۇ'
                | 'ۋ'
                | 'ە'
                | 'ة'
                | 'ء'
        )
}

/// The letter that stands in Sorani for a look-alike of another alphabet: ك ي ى.
pub fn standard(c: char) -> Option<char> {
    match c {
        'ك' => Some('ک'),
        'ي' | 'ى' => Some('ی'),
        _ => None,
    }
}

/// A word as Sorani spells it, for look-ups only: ك ي ى folded, ه+ZWNJ and final ه read as ە,
/// marks, tatweel and joiners dropped, ھ as ه, initial ڕ as ر.
pub fn fold(word: &str) -> Cow<'_, str> {
    let changes = |c: char| matches!(c, 'ھ' | 'ك' | 'ي' | 'ى') || is_dropped(c);
    let last = word.ends_with('ه') && !is_consonant_heh(word);
    if !last && !word.starts_with('ڕ') && !word.contains(changes) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    fold_each(word, |c, _| out.push(c));
    Cow::Owned(out)
}

/// Whether the ه that ends `word` is a consonant, behind a long vowel.
fn is_consonant_heh(word: &str) -> bool {
    word.chars().rev().nth(1).is_some_and(is_long_vowel)
}

/// [`fold`], letter by letter: each with the offset in `word` behind all that it stands for.
pub fn fold_each(word: &str, mut letter: impl FnMut(char, usize)) {
    let (mut first, mut before) = (true, '\0');
    let mut at = 0;
    while let Some((c, mut behind)) = char_at(word, at) {
        if !is_dropped(c) {
            let joined = word[behind..].starts_with(ZWNJ);
            while let Some((_, end)) = char_at(word, behind).filter(|(next, _)| is_dropped(*next)) {
                behind = end;
            }
            let folded = match c {
                'ه' | 'ھ' if joined => 'ە',
                'ه' | 'ھ' if behind == word.len() && !is_long_vowel(before) => 'ە',
                'ھ' => 'ه',
                'ڕ' if first => 'ر',
                c => standard(c).unwrap_or(c),
            };
            letter(folded, behind);
            (first, before) = (false, folded);
        }
        at = behind;
    }
}

/// The character at byte `at` of `text`, and its end. What is frequent in words takes two bytes.
pub(super) fn char_at(text: &str, at: usize) -> Option<(char, usize)> {
    match text.as_bytes().get(at..) {
        Some([byte @ 0..0x80, ..]) => Some((char::from(*byte), at + 1)),
        Some([lead @ 0xc2..=0xdf, low, ..]) => {
            let code = (u32::from(lead & 0x1f) << 6) | u32::from(low & 0x3f);
            Some((char::from_u32(code)?, at + 2))
        }
        _ => {
            let c = text.get(at..)?.chars().next()?;
            Some((c, at + c.len_utf8()))
        }
    }
}

/// Whether folding drops `c`.
pub(super) const fn is_dropped(c: char) -> bool {
    // Most letters come before or between these.
    !matches!(c, '\u{61b}'..='\u{63f}' | '\u{671}'..='\u{6d5}')
        && (matches!(c, ZWNJ | ZWJ | TATWEEL) || is_mark(c))
}

/// A folded word without the doublings that houses write differently: یی and ی, وو and و.
pub fn fold_name(folded: &str) -> Cow<'_, str> {
    if !folded.contains("یی") && !folded.contains("وو") {
        return Cow::Borrowed(folded);
    }
    let mut out = String::with_capacity(folded.len());
    let mut doubling = Doubling::default();
    out.extend(folded.chars().filter(|c| doubling.keeps(*c)));
    Cow::Owned(out)
}

/// Finds the second letters of یی and وو.
#[derive(Debug, Default)]
pub struct Doubling(Option<char>);

impl Doubling {
    /// Whether `c` is no such letter; to be asked for each letter of a word in turn.
    pub fn keeps(&mut self, c: char) -> bool {
        if self.0.take() == Some(c) {
            return false;
        }
        self.0 = matches!(c, 'ی' | 'و').then_some(c);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_reads_damaged_words() {
        assert_eq!(fold("هه\u{200c}ولێر"), "هەولێر");
        assert_eq!(fold("كوردی"), "کوردی");
        assert_eq!(fold("له"), "لە");
        assert_eq!(fold("گوناه"), "گوناه");
        assert_eq!(fold("ڕووداو"), "رووداو");
        assert_eq!(fold("شاه\u{640}"), "شاه");
        assert_eq!(fold("الله"), "اللە");
        assert_eq!(fold("ه"), "ە");
    }

    #[test]
    fn folded_letters_know_where_they_end() {
        let mut ends = Vec::new();
        fold_each("\u{640}هه\u{200c}\u{640}و", |c, behind| {
            ends.push((c, behind))
        });
        assert_eq!(ends, [('ه', 4), ('ە', 11), ('و', 13)]);
    }

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
            assert_eq!(fold_name(folded), name);
        }
    }
}
