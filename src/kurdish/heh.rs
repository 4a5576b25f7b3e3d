//! ه that stands for ە.
//!
//! Sorani has two letters that old encodings wrote alike: ه (h) and ە (the vowel). Where the zero
//! width non-joiner that told them apart was lost, the letters around tell: counted in news texts,
//! h between two consonants is one in three thousand.

use super::letters::{is_arabic, is_mark, standard};

/// What a letter is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// The start or the end of the word.
    Edge,
    /// A consonant.
    Consonant,
    /// ا ە ێ ۆ
    Vowel,
    /// و ی, consonant or vowel.
    Half,
    /// ئ
    Hamza,
}

fn class(c: Option<char>) -> Class {
    match c {
        None => Class::Edge,
        Some('ا' | 'ە' | 'ێ' | 'ۆ' | 'آ' | 'أ' | 'إ') => Class::Vowel,
        Some('و' | 'ی' | 'ي' | 'ى') => Class::Half,
        Some('ئ') => Class::Hamza,
        Some(c) if is_arabic(c) => Class::Consonant,
        Some(_) => Class::Edge,
    }
}

/// How many ه of `word` stand between two consonants.
pub fn between_consonants(word: &str) -> usize {
    let consonant = |c: char| c != 'ه' && class(Some(c)) == Class::Consonant;
    let (mut count, mut before, mut heh) = (0, false, false);
    for c in word.chars().filter(|c| !is_mark(*c)) {
        if heh && before && consonant(c) {
            count += 1;
        }
        // Whether a consonant stands before the ه that was just read.
        (before, heh) = match c {
            'ه' => (before && !heh, true),
            c => (consonant(c), false),
        };
    }
    count
}

/// Parts of words in which ه behind a consonant and before ە is a consonant all the same
/// (ڕۆژهەڵات, بەرهەم, دەیانهەوێ), as a text without ە writes them; ھ marks the consonant.
const STEMS: &[&str] = &[
    "ۆژھه",
    "رھهڵ",
    "رھهل",
    "وھهوا",
    "رھهم",
    "رھهنگ",
    "رھهست",
    "نھهوێ",
    "تھهوێ",
    "یھهوێ",
    "مھهوێ",
    "نھهوی",
    "یھهوی",
    "ئاوھهوا",
    "بهھهڵه",
    "لهھهر",
    "بهھهر",
    "بهھهم",
    "لهھهم",
    "دووھهم",
    "شهھهد",
    "گهوھهر",
    "ناھهم",
    "بهھهشت",
    "بێھهست",
    "کارھهین",
];

/// `word` of a document that writes ه for ە all over, as Sorani spells it; none when nothing
/// changes. Greedy from left to right: ه is h at the start, behind a restored ە, and before
/// ا ێ ۆ; else it is ە.
pub fn restore(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let hehs = letters.iter().filter(|c| **c == 'ه').count();
    if hehs == 0 || is_laughter(&letters) {
        return None;
    }
    let plain: String = letters.iter().map(|c| standard(*c).unwrap_or(*c)).collect();
    let kept = kept_by_stem(&plain);
    let mut out = String::with_capacity(word.len());
    let mut before: Option<char> = None;
    for (i, c) in letters.iter().enumerate() {
        let mut put = *c;
        if *c == 'ه' && !kept.contains(&i) {
            let next = letters.get(i + 1).copied().filter(|n| is_arabic(*n));
            put = if is_vowel_place(before, next) {
                'ە'
            } else {
                'ه'
            };
        }
        out.push(put);
        if !is_mark(put) {
            before = Some(put);
        }
    }
    (out != word).then_some(out)
}

/// Whether ه between `before` (as restored) and `next` is the vowel.
fn is_vowel_place(before: Option<char>, next: Option<char>) -> bool {
    match class(before) {
        // At the start, and behind a vowel, it is a consonant.
        Class::Edge | Class::Vowel => false,
        Class::Hamza => true,
        _ if before == Some('ه') => true,
        _ => class(next) != Class::Vowel,
    }
}

/// The places of `word` whose ه a known stem keeps.
fn kept_by_stem(word: &str) -> Vec<usize> {
    let mut kept = Vec::new();
    for stem in STEMS {
        let consonant = stem.chars().position(|c| c == 'ھ').unwrap_or(0);
        for (at, _) in word.match_indices(&stem.replace('ھ', "ه")) {
            kept.push(word[..at].chars().count() + consonant);
        }
    }
    kept
}

/// The place of a final ه of `word` that stands for ە, in bytes: behind ا ە ێ ۆ it is a consonant
/// (گوناه), and so it is in laughter and in the name of God.
pub fn final_ae(word: &str) -> Option<usize> {
    let at = word.strip_suffix('ه')?.len();
    let before = word[..at].chars().next_back()?;
    let letters: Vec<char> = word.chars().collect();
    let holds = class(Some(before)) == Class::Vowel || !is_arabic(before);
    (!holds && !is_laughter(&letters) && !word.contains("لله")).then_some(at)
}

/// هههه
pub fn is_laughter(letters: &[char]) -> bool {
    letters.len() >= 2 && letters.iter().all(|c| matches!(c, 'ه' | 'ھ' | 'ا'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restores_words_without_joiners() {
        for (damaged, right) in [
            ("كۆبوونهوهی", "كۆبوونەوەی"),
            ("ههولێر", "هەولێر"),
            ("ئهمه", "ئەمە"),
            ("بههاری", "بەهاری"),
            ("دهكهن", "دەكەن"),
            ("گهوره", "گەورە"),
        ] {
            assert_eq!(restore(damaged).as_deref(), Some(right));
        }
        for right in ["گوناه", "شاه", "ههههه", "هات", "ئاگاهی"] {
            assert_eq!(restore(right), None);
        }
    }
}
