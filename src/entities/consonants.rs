//! Names by their consonants: what newsrooms vary most in foreign names are the vowels (فێدرێر and فیدرەر,
//! مالکی and مالیکی), letters that Kurdish does not tell apart, and the Arabic article. `build.rs`
//! includes this file, too.

use super::hash::Hash;

/// A name has this many consonants at least to be looked up so.
pub const FEWEST: u8 = 5;

/// The consonants of the start of a name by which most words are turned away.
pub const START: u8 = 4;

/// A name has this many words at most.
pub const WORDS: usize = 4;

/// What is read of a name so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Consonants {
    hash: Hash,
    /// The vowels behind the last consonant, in which an ending may begin.
    tail: Hash,
    /// The letter before, if another one of it would be its double.
    last: Option<char>,
    count: u8,
    begun: bool,
}

impl Consonants {
    /// How many consonants there are.
    pub fn count(&self) -> u8 {
        self.count
    }

    /// Stands for the consonants, and for the vowels behind the last.
    pub fn value(&self) -> u64 {
        self.hash.value() ^ self.tail.value().rotate_left(17)
    }

    /// Stands for the consonants alone.
    pub fn start(&self) -> u64 {
        self.hash.value()
    }

    /// Reads `word`, folded, the first one of the name or a later one, and tells `at` behind each of
    /// its letters where that ends, in bytes.
    pub fn read(&mut self, word: &str, first: bool, mut at: impl FnMut(&Self, usize)) {
        self.last = None;
        self.tail = Hash::default();
        let skipped = if first { 0 } else { article(word) };
        let mut behind_servant = false;
        for (n, c) in word.char_indices().filter(|(n, _)| *n >= skipped) {
            let end = n + c.len_utf8();
            // عەبدولڕەحمان and عەبدوڕەحمان
            let servant = c == 'ل' || c == 'ڵ';
            if servant && behind_servant && word[end..].chars().next().is_some_and(is_onset) {
                behind_servant = false;
                continue;
            }
            behind_servant = c == 'و' && word[..end].ends_with("عەبدو");
            self.letter(c);
            at(self, end);
        }
    }

    fn letter(&mut self, c: char) {
        let begun = std::mem::replace(&mut self.begun, true);
        let sound = match c {
            'ا' | 'ئ' | 'ع' | 'ء' | 'أ' | 'إ' | 'آ' if !begun => Sound::Glottal,
            'و' | 'ۆ' if !begun => Sound::Consonant('و'),
            'ی' | 'ێ' if !begun => Sound::Consonant('ی'),
            'ئ' | 'ع' | 'ء' => Sound::None,
            'ا' | 'ە' | 'أ' | 'إ' | 'آ' => Sound::Vowel('ا'),
            'و' | 'ۆ' | 'ؤ' => Sound::Vowel('و'),
            'ی' | 'ێ' => Sound::Vowel('ی'),
            'ڕ' => Sound::Consonant('ر'),
            'ڵ' => Sound::Consonant('ل'),
            'ڤ' => Sound::Consonant('ف'),
            'غ' => Sound::Consonant('گ'),
            'ح' => Sound::Consonant('ه'),
            'ص' | 'ث' => Sound::Consonant('س'),
            'ط' => Sound::Consonant('ت'),
            'ذ' | 'ض' | 'ظ' => Sound::Consonant('ز'),
            c => Sound::Consonant(c),
        };
        let again = |c: char| self.last == Some(c);
        match sound {
            Sound::Consonant(c) if again(c) => {}
            Sound::Consonant(c) => {
                self.hash = self.hash.with(c);
                self.tail = Hash::default();
                self.count += 1;
                self.last = Some(c);
            }
            Sound::Glottal => {
                self.hash = self.hash.with('ئ');
                self.last = None;
            }
            Sound::Vowel(c) if again(c) => {}
            Sound::Vowel(c) => {
                self.tail = self.tail.with(c);
                self.last = Some(c);
            }
            Sound::None => self.last = None,
        }
    }
}

enum Sound {
    Consonant(char),
    Vowel(char),
    /// The first sound of a word that is written with ئ.
    Glottal,
    None,
}

/// Whether `c` begins a syllable.
fn is_onset(c: char) -> bool {
    !matches!(c, 'ا' | 'ە' | 'و' | 'ۆ' | 'ی' | 'ێ')
}

/// How many bytes of `word` are the Arabic article: الکازمی, ئەلکازمی; all of it, where the article
/// stands alone.
pub fn article(word: &str) -> usize {
    const ARTICLES: [&str; 4] = ["ئەل", "ئال", "ال", "ئەڵ"];
    let written = ARTICLES.iter().find(|article| word.starts_with(**article));
    let length = written.map_or(0, |article| article.len());
    match word[length..].chars().count() {
        1 | 2 => 0,
        _ => length,
    }
}
