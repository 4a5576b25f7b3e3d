//! The words that tell a language, each list chosen by us from what is frequent in news texts of
//! the language and rare in those of its neighbours.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

/// What a word says: a set of the constants below.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Says(u16);

impl Says {
    /// Kurdish in the Arabic script.
    pub const KURDISH: Self = Self(1);
    /// Spelled alike in Arabic or Persian, once folded.
    pub const SHARED: Self = Self(1 << 1);
    /// Of the varieties of Kurdish in the Arabic script, Sorani.
    pub const SORANI: Self = Self(1 << 2);
    /// Of these, Badini.
    pub const BADINI: Self = Self(1 << 3);
    /// Persian.
    pub const PERSIAN: Self = Self(1 << 4);
    /// Arabic.
    pub const ARABIC: Self = Self(1 << 5);
    /// Kurmanji in the Latin script.
    pub const KURMANJI: Self = Self(1 << 6);
    /// Kurmanji, but written by other languages as well.
    pub const KURMANJI_SHARED: Self = Self(1 << 7);
    /// Turkish.
    pub const TURKISH: Self = Self(1 << 8);
    /// English.
    pub const ENGLISH: Self = Self(1 << 9);
    /// Another language of Western Europe.
    pub const WESTERN: Self = Self(1 << 10);

    /// Whether it says `what`.
    pub fn has(self, what: Self) -> bool {
        self.0 & what.0 != 0
    }
}

/// Bytes of the longest word in the lists, so that most words need no look-up.
pub(super) const LONGEST: usize = 32;

/// What the UTF-8 of a word says, as the lists spell it: Kurdish words folded, Latin ones in lower case, Arabic
/// and Persian ones as they are.
pub(super) fn says(word: &[u8]) -> Says {
    static TABLE: OnceLock<Table> = OnceLock::new();
    if word.len() > LONGEST {
        return Says::default();
    }
    let table = TABLE.get_or_init(Table::new);
    let (at, bit) = place(word);
    if table.seen[at] & bit == 0 {
        return Says::default();
    }
    table.words.get(word).copied().unwrap_or_default()
}

/// The lists, and a bit for each word in them by [`place`]: most words are in none, and go by that.
struct Table {
    words: HashMap<&'static [u8], Says>,
    seen: [u64; PLACES],
}

const PLACES: usize = 64;

impl Table {
    fn new() -> Self {
        let mut table = Self {
            words: HashMap::new(),
            seen: [0; PLACES],
        };
        for (words, what) in LISTS {
            for word in *words {
                let word = word.as_bytes();
                table.words.entry(word).or_default().0 |= what.0;
                let (at, bit) = place(word);
                table.seen[at] |= bit;
            }
        }
        table
    }
}

/// A place in [`Table::seen`] by the length of a word and three of its letters.
fn place(bytes: &[u8]) -> (usize, u64) {
    // In the Arabic script the odd bytes tell letters apart.
    let byte = |at: usize| usize::from(bytes.get(at).copied().unwrap_or_default());
    let (first, middle) = (byte(1), byte((bytes.len() / 2) | 1));
    let last = byte(bytes.len().saturating_sub(1));
    let mixed = first ^ (middle << 2) ^ (last << 4) ^ (bytes.len() << 7);
    ((mixed >> 6) & (PLACES - 1), 1 << (mixed & 63))
}

const LISTS: &[(&[&str], Says)] = &[
    (KURDISH, Says::KURDISH),
    (SHARED, Says::SHARED),
    (SORANI, Says::SORANI),
    (BADINI, Says::BADINI),
    (PERSIAN, Says::PERSIAN),
    (ARABIC, Says::ARABIC),
    (KURMANJI, Says::KURMANJI),
    (KURMANJI_SHARED, Says::KURMANJI_SHARED),
    (TURKISH, Says::TURKISH),
    (ENGLISH, Says::ENGLISH),
    (WESTERN, Says::WESTERN),
];

/// Frequent words of Kurdish in the Arabic script, folded.
const KURDISH: &[&str] = &[
    "لە",
    "بە",
    "لەسەر",
    "لەگەڵ",
    "بۆ",
    "ئەو",
    "ئەم",
    "ئەوە",
    "ئەمە",
    "ئەوەی",
    "دوای",
    "پێش",
    "نێوان",
    "هەروەها",
    "بەڵام",
    "کرد",
    "کردن",
    "دەکات",
    "دەکەن",
    "دەبێت",
    "بوو",
    "بوون",
    "نییە",
    "هەیە",
    "هەموو",
    "زۆر",
    "وەک",
    "وەکو",
    "کوردستان",
    "کوردستانی",
    "کورد",
    "هەرێمی",
    "هەرێم",
    "گوتی",
    "وتی",
    "رایگەیاند",
    "سەرۆک",
    "سەرۆکی",
    "حکومەتی",
    "حکومەت",
    "کە",
    "خۆی",
    "خۆیان",
    "لێرە",
    "چۆن",
    "بۆچی",
    "ئێمە",
    "ئێوە",
    "ئەوان",
    "من",
    "تۆ",
    "یەک",
    "دوو",
    "سێ",
    "چوار",
    "پێنج",
    "شەش",
    "حەوت",
    "هەشت",
    "نۆ",
    "دە",
    "ساڵی",
    "ساڵ",
    "رۆژی",
    "رۆژ",
    "مانگی",
    "شاری",
    "نەک",
    "تەنیا",
    "تەنها",
    "هیچ",
    "چەند",
    "چەندین",
    "ژمارە",
    "ژمارەی",
    "باسی",
    "کوشتن",
];

/// Words among [`KURDISH`] that Arabic or Persian spells the same once folded.
const SHARED: &[&str] = &[
    "لە", "بە", "کە", "من", "دە", "کورد", "کرد", "رۆژ", "چەند", "ل", "ب", "د", "وی", "بلا", "یا",
    "بیت", "کر", "وان", "دی", "ما", "بو", "دو", "تنێ",
];

/// Frequent Sorani words, folded, that Badini lacks.
const SORANI: &[&str] = &[
    "لە",
    "بە",
    "کە",
    "لەگەڵ",
    "لەسەر",
    "لەو",
    "لەم",
    "لەناو",
    "لەلایەن",
    "لەبەر",
    "بۆیە",
    "بەم",
    "بەو",
    "بەهۆی",
    "بەڵام",
    "ئەوەی",
    "ئەمە",
    "خۆی",
    "خۆیان",
    "دوای",
    "دەکات",
    "دەکەن",
    "دەبێت",
    "دەبێ",
    "دەکرێت",
    "دەکەین",
    "دەکاتەوە",
    "دەدات",
    "بووە",
    "بکات",
    "کردووە",
    "کراوە",
    "داوە",
    "کردەوە",
    "کردن",
    "هەروەها",
    "زیاتر",
    "نییە",
    "نیە",
    "نێوان",
    "کاتێک",
    "یەکێک",
    "هەندێک",
    "تر",
    "تری",
    "ئێمە",
    "وتی",
    "گوتی",
    "ئێستا",
    "هۆی",
    "ماوەی",
    "پێویستە",
    "هەڵ",
    "هەموو",
];

/// Frequent Badini words, folded, that Sorani lacks or seldom has.
const BADINI: &[&str] = &[
    "ل",
    "ب",
    "ژ",
    "د",
    "کو",
    "ژی",
    "دێ",
    "وی",
    "یێ",
    "وێ",
    "خوە",
    "یێن",
    "ڤێ",
    "ڤە",
    "مە",
    "ئەڤ",
    "تە",
    "هەوە",
    "ئەز",
    "هەمی",
    "گەلەک",
    "گۆت",
    "دکەت",
    "دکەن",
    "بکەت",
    "ئەڤە",
    "ڤی",
    "پشتی",
    "هاتیە",
    "هاتینە",
    "ئێک",
    "ئەڤرۆ",
    "هندەک",
    "چنکو",
    "چونکو",
    "هوین",
    "هوون",
    "بهێتە",
    "ئەڤجا",
    "نوکە",
    "هێتە",
    "هێنە",
    "بەلێ",
    "نینە",
    "ژێ",
    "نک",
    "دهێتە",
    "دهێنە",
    "دهێت",
    "هەکە",
    "هەنە",
    "هەروەسا",
    "وەسا",
    "دگەل",
    "دڤێت",
    "دبیت",
    "دبن",
    "دبێژن",
    "دبێژیت",
    "گۆتە",
    "گۆتی",
    "کریە",
    "کرینە",
    "کرن",
    "بوویە",
    "بووینە",
    "خودێ",
    "ئانکو",
    "داکو",
    "لایێ",
    "ژلایێ",
    "ناڤبەرا",
    "سالا",
    "رۆژا",
    "دەمێ",
    "جهێ",
    "هەڤ",
    "خوەندن",
    "مرۆڤێن",
    "ئێدی",
    "زێدەتر",
    "هێش",
    "هەتاکو",
    "نها",
    "رۆژێ",
    "سالێ",
    "پێدڤی",
    "پێدڤیە",
    "راگەهاند",
    "دیارکر",
    "کەفتن",
    "ژبەر",
    "ژبلی",
    "بلا",
    "بهێن",
    "ئەوێن",
    "یا",
    "بیت",
    "کر",
    "وان",
    "نە",
    "ناڤ",
    "دی",
    "مەزن",
    "ما",
    "تنێ",
    "دو",
    "بو",
];

/// Frequent Persian words that Sorani lacks.
const PERSIAN: &[&str] = &[
    "از",
    "را",
    "این",
    "آن",
    "است",
    "شد",
    "شده",
    "می",
    "های",
    "ها",
    "برای",
    "بود",
    "بودند",
    "باید",
    "نیز",
    "خود",
    "کند",
    "کنند",
    "کرده",
    "کردند",
    "شود",
    "شوند",
    "دارد",
    "دارند",
    "اما",
    "اگر",
    "یا",
    "بر",
    "در",
    "یک",
    "دیگر",
    "اند",
    "وی",
    "گفت",
    "آنها",
    "ایران",
    "هستند",
    "نیست",
    "تا",
    "هم",
    "چه",
    "پس",
    "پیش",
    "بین",
    "روز",
    "سال",
    "ما",
    "شما",
    "او",
    "ای",
    "ام",
    "کردن",
    "توسط",
    "مورد",
    "بسیار",
    "همه",
    "هیچ",
    "درباره",
    "افزود",
    "چون",
    "باشد",
    "خواهد",
    "ولی",
];

/// Frequent Arabic words that Sorani lacks.
const ARABIC: &[&str] = &[
    "في",
    "على",
    "إلى",
    "عن",
    "أن",
    "إن",
    "هذا",
    "هذه",
    "التي",
    "الذي",
    "كان",
    "كانت",
    "قال",
    "قالت",
    "بعد",
    "قبل",
    "بين",
    "لم",
    "ولم",
    "وقد",
    "قد",
    "ذلك",
    "تلك",
    "هو",
    "هي",
    "هناك",
    "حيث",
    "كما",
    "أو",
    "ثم",
    "عند",
    "عليه",
    "عليها",
    "فيه",
    "فيها",
    "منها",
    "وفي",
    "ومن",
    "وأن",
    "إذا",
    "ليس",
    "لكن",
    "ولا",
    "الله",
    "والله",
    "بسم",
    "رسول",
    "عبد",
    "أبو",
    "ابن",
    "وسلم",
    "صلى",
    "عليكم",
    "كل",
    "غير",
    "يا",
    "إلا",
    "لن",
    "أيضا",
    "خلال",
    "أي",
    "ولكن",
    "منذ",
    "نحن",
    "أنا",
    "أنت",
];

/// Frequent Kurmanji words.
const KURMANJI: &[&str] = &[
    "û",
    "ku",
    "li",
    "di",
    "ji",
    "bi",
    "jî",
    "ev",
    "ew",
    "bo",
    "kir",
    "dike",
    "dikin",
    "hat",
    "wî",
    "wê",
    "wan",
    "xwe",
    "nav",
    "ser",
    "piştî",
    "lê",
    "yên",
    "yê",
    "ya",
    "bû",
    "bûn",
    "heye",
    "hene",
    "nîne",
    "kurdî",
    "kurdan",
    "kurd",
    "gelek",
    "her",
    "dema",
    "çi",
    "kî",
    "ez",
    "tu",
    "em",
    "hûn",
    "re",
    "ve",
    "ber",
    "dikare",
    "divê",
    "got",
    "salê",
    "roja",
    "bajarê",
    "da",
    "de",
    "an",
    "ne",
    "na",
    "tê",
    "tên",
    "were",
    "kirin",
    "dibe",
    "dibin",
    "kurmancî",
    "zimanê",
    "welat",
    "min",
    "te",
    "me",
    "we",
    "vê",
    "vî",
    "van",
    "hemû",
    "bêyî",
    "berî",
    "herêma",
];

/// Words of [`KURMANJI`] that other languages write as well; they count little.
const KURMANJI_SHARED: &[&str] = &[
    "li", "di", "bi", "bo", "ya", "tu", "em", "re", "ve", "da", "de", "an", "ne", "na", "min",
    "me", "we", "te", "her", "were", "van", "got", "lê", "hat",
];

/// Frequent Turkish words.
const TURKISH: &[&str] = &[
    "ve",
    "bir",
    "bu",
    "için",
    "ile",
    "da",
    "de",
    "olarak",
    "olan",
    "çok",
    "daha",
    "gibi",
    "değil",
    "var",
    "yok",
    "sonra",
    "kadar",
    "ise",
    "ama",
    "en",
    "göre",
    "oldu",
    "olduğu",
    "türkiye",
    "tarafından",
    "ne",
    "diye",
    "her",
    "şey",
    "ben",
    "o",
    "mi",
    "etti",
    "dedi",
    "eden",
    "ancak",
];

/// Frequent English words.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "for", "on", "with", "by", "at", "from", "that", "was",
    "are", "as", "it", "this", "be", "has", "have", "an", "not", "or", "will", "his", "he", "but",
    "they", "their", "which", "you", "we", "were", "had", "its", "said", "who", "my",
];

/// Frequent words of other languages of Western Europe.
const WESTERN: &[&str] = &[
    "le", "la", "les", "des", "et", "est", "du", "que", "pour", "dans", "une", "un", "au", "aux",
    "qui", "sur", "avec", "der", "die", "und", "das", "den", "von", "mit", "ist", "für", "nicht",
    "el", "los", "las", "y", "en", "por", "con", "para", "del", "se", "il", "che", "di", "per",
    "non", "sono", "à", "ce", "ne", "pas", "sont", "ein", "eine", "zu", "auf", "im", "dem", "es",
    "och", "att", "som", "een", "het", "van",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kurdish::letters::fold;

    #[test]
    fn lists_are_as_they_are_looked_up() {
        for (words, _) in LISTS {
            assert!(words.iter().all(|w| w.len() <= LONGEST));
        }
        for word in KURDISH.iter().chain(SORANI).chain(BADINI) {
            assert_eq!(fold(word), *word);
        }
    }
}
