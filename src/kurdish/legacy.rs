//! Texts in the encodings of old Kurdish fonts: the code points are Arabic, the meaning is not.
//!
//! Sources of the tables: the converters of the packages asosoft (MIT), kurdinus (MIT) and
//! ckb-conversion-tool (Unlicense); facts only.

use super::letters::is_arabic;

/// An old font family with its own meaning of Arabic letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Font {
    /// Ali-K and its many children.
    AliK,
    /// Ali-Web.
    AliWeb,
    /// Dylan, Dilan.
    Dylan,
    /// Zarnegar.
    Zarnegar,
}

impl Font {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::AliK, Self::AliWeb, Self::Dylan, Self::Zarnegar];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::AliK => "Ali-K",
            Self::AliWeb => "Ali-Web",
            Self::Dylan => "Dylan",
            Self::Zarnegar => "Zarnegar",
        }
    }

    /// What stands for what, the longest first.
    fn table(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::AliK => &[
                ("لاَ", "ڵا"),
                ("لاً", "ڵا"),
                ("لآ", "ڵا"),
                ("لَ", "ڵ"),
                ("لً", "ڵ"),
                ("لأ", "ڵ"),
                ("يَ", "ێ"),
                ("ىَ", "ێ"),
                ("یَ", "ێ"),
                ("آ", "ێ"),
                ("رِ", "ڕ"),
                ("وَ", "ۆ"),
                ("ؤ", "ۆ"),
                ("ة", "ە"),
                ("ض", "چ"),
                ("ث", "پ"),
                ("ظ", "ڤ"),
                ("ط", "گ"),
                ("ذ", "ژ"),
                ("ك", "ک"),
                ("ي", "ی"),
                ("ى", "ی"),
                ("ء", "و"),
                ("ِ", ""),
            ],
            Self::AliWeb => &[
                ("لاَ", "ڵا"),
                ("لاً", "ڵا"),
                ("لآ", "ڵا"),
                ("لَ", "ڵ"),
                ("پ", "ڵ"),
                ("يَ", "ێ"),
                ("یَ", "ێ"),
                ("ص", "ێ"),
                ("رِ", "ڕ"),
                ("أ", "ڕ"),
                ("وَ", "ۆ"),
                ("ؤ", "ۆ"),
                ("ة", "ە"),
                ("ض", "چ"),
                ("ث", "پ"),
                ("ظ", "ڤ"),
                ("ط", "گ"),
                ("گ", "ط"),
                ("ذ", "ژ"),
                ("ك", "ک"),
                ("ي", "ی"),
                ("ْ", ""),
                ("ُ", ""),
            ],
            Self::Dylan => &[
                ("لإ", "ڵا"),
                ("لأ", "ڵا"),
                ("لآ", "ڵا"),
                ("وَ", "ۆ"),
                ("ؤ", "ۆ"),
                ("ة", "ە"),
                ("ض", "ڤ"),
                ("ص", "ڵ"),
                ("ث", "ێ"),
                ("ذ", "ڕ"),
                ("ك", "ک"),
                ("ي", "ی"),
                ("ى", "ی"),
            ],
            Self::Zarnegar => &[
                ("لاٌ", "ڵا"),
                ("لٌ", "ڵ"),
                ("یٌ", "ێ"),
                ("يٌ", "ێ"),
                ("ىٌ", "ێ"),
                ("رٍ", "ڕ"),
                ("وٌ", "ۆ"),
                ("ه\u{200c}", "ە"),
                ("ي", "ی"),
                ("ى", "ی"),
                ("ك", "ک"),
            ],
        }
    }

    /// `word` as Unicode means it.
    pub fn convert(self, word: &str) -> String {
        let mut out = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            let hit = self.table().iter().find(|(old, _)| rest.starts_with(old));
            let (new, len) = hit.map_or((&rest[..c.len_utf8()], c.len_utf8()), |(old, new)| {
                (*new, old.len())
            });
            out.push_str(new);
            rest = &rest[len..];
        }
        if self == Self::Zarnegar && out.ends_with('ه') && out.chars().count() > 1 {
            out.truncate(out.len() - 'ه'.len_utf8());
            out.push('ە');
        }
        out
    }
}

/// How often `word` shows an encoding that neither Arabic nor Sorani has: ة inside a word, or inside
/// it the signs that Arabic writes only at its end.
pub fn marks(word: &str) -> u32 {
    let letters: Vec<char> = word.chars().collect();
    let inner = letters
        .windows(2)
        .filter(|w| w[0] == 'ة' && is_arabic(w[1]))
        .count();
    let signs = letters
        .windows(3)
        .filter(|w| {
            let sign = matches!(
                (w[0], w[1]),
                ('و' | 'ی' | 'ي' | 'ى' | 'ل', '\u{64c}') | ('ر', '\u{64d}')
            );
            sign && is_arabic(w[2])
        })
        .count();
    (inner + signs) as u32
}

/// Frequent Sorani words with the letters that the fonts differ in.
const WITNESSES: &[&str] = &[
    "لە",
    "بە",
    "کە",
    "بۆ",
    "ئەو",
    "ئەم",
    "لەگەڵ",
    "هەر",
    "هەموو",
    "ئێمە",
    "دوای",
    "پێش",
    "نێوان",
    "زۆر",
    "بەڵام",
    "ڕۆژ",
    "ڕۆژی",
    "گەل",
    "پێ",
    "چی",
    "چۆن",
    "خۆی",
    "سەر",
    "لەسەر",
    "هەرێمی",
    "دەکات",
    "ئەوە",
    "ئەوەی",
    "گەورە",
    "ژیان",
    "هێزی",
];

/// The font of a text whose words are `words`: the one in whose reading most frequent words
/// appear; none when no reading is Kurdish.
pub fn detect<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Option<Font> {
    let score = |font: &Font| {
        let read = |w: &str| {
            let word = font.convert(w);
            let known = WITNESSES.contains(&word.as_str());
            let kurdish = word.contains(['ێ', 'ۆ', 'ڵ', 'ڕ']);
            // A letter that Kurdish has not is a reading gone wrong.
            let odd = word.contains(['ث', 'ذ', 'ض', 'ظ', 'ط', 'ص', 'ة', 'ؤ', 'أ', 'إ']);
            3 * i32::from(known) + i32::from(kurdish) - 2 * i32::from(odd)
        };
        words.clone().map(read).sum::<i32>()
    };
    Font::ALL
        .into_iter()
        .map(|font| (score(&font), font))
        .max_by_key(|(score, font)| (*score, std::cmp::Reverse(*font as u8)))
        .filter(|(score, _)| *score > 0)
        .map(|(_, font)| font)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_font_is_told_and_read() {
        for (font, damaged, right) in [
            (
                Font::AliK,
                "هةريَمي كوردستان لة نيَوان دوو رِؤذدا",
                "هەرێمی کوردستان لە نێوان دوو ڕۆژدا",
            ),
            (
                Font::Dylan,
                "هةرثمي كوردستان لة نثوان دوو ذؤژدا لةگةص ئثمة",
                "هەرێمی کوردستان لە نێوان دوو ڕۆژدا لەگەڵ ئێمە",
            ),
            (
                Font::Zarnegar,
                "هه\u{200c}ریٌمی کوردستان له\u{200c} نیٌوان دوو رٍوٌژدا",
                "هەرێمی کوردستان لە نێوان دوو ڕۆژدا",
            ),
        ] {
            assert_eq!(detect(damaged.split(' ')), Some(font));
            let read: Vec<String> = damaged.split(' ').map(|w| font.convert(w)).collect();
            assert_eq!(read.join(" "), right);
        }
        assert_eq!(detect("قال رسول الله في المدينة".split(' ')), None);
    }
}
