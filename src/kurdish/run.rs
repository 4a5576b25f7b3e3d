//! Which language a stretch of text is in.
//!
//! Every word votes by its letters and, for frequent words, by what it is; a sentence or a
//! quotation takes the language of most votes. Inside a Kurdish sentence a cluster of Arabic or
//! Persian words stays what it is. Where nothing speaks, the paragraph decides, then the document.

use unicode_normalization::UnicodeNormalization;

use super::letters::{ZWNJ, fold, is_kurdish_only, is_mark};
use super::token::{Kind, Token};

/// The language of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Language {
    /// Nothing tells.
    #[default]
    Unknown,
    /// Kurdish in the Arabic script (Sorani).
    Sorani,
    /// Kurdish in the Latin script (Kurmanji).
    Kurmanji,
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
    /// Turkish.
    Turkish,
    /// English.
    English,
    /// Another language.
    Other,
}

impl Language {
    /// Whether it is Kurdish.
    pub fn is_kurdish(self) -> bool {
        matches!(self, Self::Sorani | Self::Kurmanji)
    }
}

/// Frequent Sorani words, folded, that neither Arabic nor Persian has.
const SORANI: &[&str] = &[
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

/// Sorani words among [`SORANI`] that Arabic or Persian spells the same once folded.
const SHARED: &[&str] = &["لە", "بە", "کە", "من", "دە", "کورد", "کرد", "رۆژ", "چەند"];

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

const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "for", "on", "with", "by", "at", "from", "that", "was",
    "are", "as", "it", "this", "be", "has", "have", "an", "not", "or", "will", "his", "he", "but",
    "they", "their", "which", "you", "we", "were", "had", "its", "said", "who", "my",
];

const WESTERN: &[&str] = &[
    "le", "la", "les", "des", "et", "est", "du", "que", "pour", "dans", "une", "un", "au", "aux",
    "qui", "sur", "avec", "der", "die", "und", "das", "den", "von", "mit", "ist", "für", "nicht",
    "el", "los", "las", "y", "en", "por", "con", "para", "del", "se", "il", "che", "di", "per",
    "non", "sono", "à", "ce", "ne", "pas", "sont", "ein", "eine", "zu", "auf", "im", "dem", "es",
    "och", "att", "som", "een", "het", "van",
];

/// Votes of one word or of one segment, in thirds of a plain vote.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Votes {
    sorani: i32,
    arabic: i32,
    persian: i32,
    script_other: i32,
    kurmanji: i32,
    turkish: i32,
    english: i32,
    latin_other: i32,
}

impl Votes {
    fn add(&mut self, other: Self) {
        self.sorani += other.sorani;
        self.arabic += other.arabic;
        self.persian += other.persian;
        self.script_other += other.script_other;
        self.kurmanji += other.kurmanji;
        self.turkish += other.turkish;
        self.english += other.english;
        self.latin_other += other.latin_other;
    }

    /// The language of the words in the Arabic script, if the votes tell it.
    fn arabic_script(&self) -> Language {
        let foreign = [
            (self.arabic, Language::Arabic),
            (self.persian, Language::Persian),
            (self.script_other, Language::Other),
        ];
        let (most, language) = foreign
            .into_iter()
            .max_by_key(|(votes, _)| *votes)
            .unwrap_or_default();
        if self.sorani >= 3 && self.sorani > most {
            Language::Sorani
        } else if most >= 3 && most > self.sorani {
            language
        } else {
            Language::Unknown
        }
    }

    /// The language of the words in the Latin script, if the votes tell it.
    fn latin_script(&self) -> Language {
        let foreign = [
            (self.turkish, Language::Turkish),
            (self.english, Language::English),
            (self.latin_other, Language::Other),
        ];
        let (most, language) = foreign
            .into_iter()
            .max_by_key(|(votes, _)| *votes)
            .unwrap_or_default();
        if self.kurmanji >= 4 && self.kurmanji > most {
            Language::Kurmanji
        } else if most >= 3 {
            language
        } else {
            Language::Unknown
        }
    }
}

/// The vote of a word in the Arabic script.
fn arabic_script_vote(word: &str) -> Votes {
    // Printed shapes vote as the letters that they show.
    let shapes = word.contains(|c| matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'));
    let plain: String;
    let word = if shapes {
        plain = word.nfkc().collect();
        plain.as_str()
    } else {
        word
    };
    let mut votes = Votes::default();
    let has = |set: &[char]| word.contains(set);
    let kurdish = word.chars().any(is_kurdish_only);
    let folded = fold(word);
    if has(&[
        'ې', 'ۇ', 'ۈ', 'ۋ', 'ڭ', 'ٹ', 'ڈ', 'ں', 'ے', 'ټ', 'ډ', 'ښ', 'ځ', 'څ',
    ]) {
        votes.script_other += 6;
        return votes;
    }
    if kurdish {
        votes.sorani += 6;
    }
    if SORANI.contains(&folded.as_str()) {
        // `به‌` with its joiner is Sorani; without it, it may be Persian.
        let told = !SHARED.contains(&folded.as_str()) || word.ends_with("ه\u{200c}");
        votes.sorani += if told { 3 } else { 0 };
    }
    if kurdish {
        return votes;
    }
    // A vowel at the start of a Sorani word leans on ئ, which Arabic does not write there.
    let mut letters = word.chars();
    if letters.next() == Some('ئ') && letters.next().is_some() {
        votes.sorani += 4;
    }
    if word.contains("وو") && word.chars().count() > 3 {
        votes.sorani += 1;
    }
    if word.contains("ه\u{200c}")
        && !word.ends_with(ZWNJ)
        && !word.contains("ه\u{200c}ها")
        && !word.contains("ه\u{200c}ا")
    {
        votes.sorani += 1;
    }
    if PERSIAN.contains(&word) {
        votes.persian += 3;
    }
    let persian_form = word.starts_with("می\u{200c}")
        || word.starts_with("نمی\u{200c}")
        || word.contains("\u{200c}ها")
        || word.contains("\u{200c}ای")
        || word.contains("\u{200c}اند");
    if persian_form {
        votes.persian += 4;
    }
    if word.starts_with('آ') {
        votes.persian += 2;
        votes.arabic += 1;
    }
    if ARABIC.contains(&word) {
        votes.arabic += 3;
    }
    if is_arabic_shaped(word) {
        votes.arabic += 3;
    }
    if has(&['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']) && votes.arabic > 0 {
        votes.arabic -= 2;
    }
    votes
}

/// Whether a word without Kurdish letters looks Arabic by its form: the article, ة, hamza on ا,
/// tanwin.
fn is_arabic_shaped(word: &str) -> bool {
    let stem = word
        .strip_prefix(['و', 'ف', 'ب', 'ك', 'ل'])
        .filter(|s| s.starts_with("ال"))
        .unwrap_or(word);
    let article = stem.starts_with("ال") && stem.chars().filter(|c| !is_mark(*c)).count() >= 4;
    let hamza = word.contains(['أ', 'إ', 'ٱ', 'ء']);
    let tanwin = word.contains(['\u{64c}', '\u{64d}', '\u{651}', '\u{652}'])
        || word.ends_with("اً")
        || word.ends_with("ًا");
    let marks = word.chars().filter(|c| is_mark(*c)).count() >= 2;
    article || hamza || tanwin || marks || word.ends_with('ة')
}

/// The vote of a word in the Latin script.
fn latin_script_vote(word: &str) -> Votes {
    let mut votes = Votes::default();
    let lower = word.to_lowercase();
    let is = |list: &[&str]| list.contains(&lower.as_str());
    if lower.contains(['ê', 'î', 'û', 'í', 'ú']) {
        votes.kurmanji += 2;
        votes.latin_other += i32::from(lower.contains(['é', 'è', 'à', 'ô', 'œ', 'â']));
    }
    if lower.contains(['ş', 'ç']) {
        votes.kurmanji += 1;
        votes.turkish += 1;
    }
    if lower.contains(['ı', 'ğ', 'ö', 'ü']) {
        votes.turkish += 3;
    }
    if lower.contains([
        'é', 'è', 'à', 'ô', 'œ', 'ä', 'ß', 'ñ', 'ó', 'á', 'ã', 'å', 'ø',
    ]) {
        votes.latin_other += 2;
    }
    if is(KURMANJI) {
        votes.kurmanji += if is(KURMANJI_SHARED) { 1 } else { 3 };
    }
    if is(TURKISH) {
        votes.turkish += 2;
    }
    if is(ENGLISH) {
        votes.english += 2;
    }
    if is(WESTERN) {
        votes.latin_other += 2;
    }
    votes
}

/// Sets the language of every token of a paragraph. `prior` is the document's language for the
/// Arabic and for the Latin script, where the paragraph itself tells nothing. Returns what
/// the paragraph tells about the document.
pub(super) fn mark_runs(text: &str, tokens: &mut [Token], prior: Prior) -> Evidence {
    let segments = segments(text, tokens);
    let count = segments.iter().map(|s| s + 1).max().unwrap_or(0);
    let mut votes = vec![Votes::default(); count];
    let words: Vec<Votes> = tokens
        .iter()
        .map(|t| match t.kind {
            Kind::Arabic => arabic_script_vote(&text[t.span()]),
            Kind::Latin => latin_script_vote(&text[t.span()]),
            _ => Votes::default(),
        })
        .collect();
    let mut whole = Votes::default();
    for (segment, word) in segments.iter().zip(&words) {
        votes[*segment].add(*word);
        whole.add(*word);
    }
    let fallback = |own: Language, prior: Language| match own {
        Language::Unknown => prior,
        own => own,
    };
    let paragraph = (
        fallback(whole.arabic_script(), prior.arabic_script),
        fallback(whole.latin_script(), prior.latin_script),
    );
    let languages: Vec<(Language, Language)> = votes
        .iter()
        .map(|v| {
            (
                fallback(v.arabic_script(), paragraph.0),
                fallback(v.latin_script(), paragraph.1),
            )
        })
        .collect();
    for (i, token) in tokens.iter_mut().enumerate() {
        let (arabic, latin) = languages[segments[i]];
        token.language = match token.kind {
            Kind::Latin => latin,
            Kind::Other => Language::Other,
            _ => arabic,
        };
    }
    keep_clusters(tokens, &segments, &words);
    let mut evidence = Evidence::default();
    for v in &votes {
        match v.arabic_script() {
            Language::Sorani => evidence.sorani += v.sorani as u32,
            Language::Unknown => {}
            _ => evidence.foreign += v.arabic.max(v.persian).max(v.script_other) as u32,
        }
        if v.latin_script() == Language::Kurmanji {
            evidence.kurmanji += v.kurmanji as u32;
        }
    }
    // A paragraph in the Latin script alone: marks and numbers follow its words.
    let has_arabic = tokens.iter().any(|t| t.kind == Kind::Arabic);
    if !has_arabic {
        for (i, token) in tokens.iter_mut().enumerate() {
            if !token.is_word() {
                token.language = languages[segments[i]].1;
            }
        }
    }
    evidence
}

/// What a paragraph tells about the languages of its document, in votes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// For Sorani.
    pub sorani: u32,
    /// For Kurmanji.
    pub kurmanji: u32,
    /// For other languages in the Arabic script.
    pub foreign: u32,
}

/// The document's language for each script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Prior {
    /// For words in the Arabic script.
    pub arabic_script: Language,
    /// For words in the Latin script.
    pub latin_script: Language,
}

/// Inside a Kurdish segment, words of Arabic or Persian shape keep their language, and so do the
/// words without a voice between and beside two or more of them.
fn keep_clusters(tokens: &mut [Token], segments: &[usize], votes: &[Votes]) {
    let words: Vec<usize> = (0..tokens.len())
        .filter(|i| tokens[*i].kind == Kind::Arabic && tokens[*i].language == Language::Sorani)
        .collect();
    let voice = |i: usize| {
        let v = votes[i];
        if v.arabic >= 3 && v.arabic > v.sorani {
            Some(Language::Arabic)
        } else if v.persian >= 3 && v.persian > v.sorani {
            Some(Language::Persian)
        } else {
            None
        }
    };
    let silent = |i: usize| votes[i].sorani < 3;
    let mut w = 0;
    while w < words.len() {
        let Some(language) = voice(words[w]) else {
            w += 1;
            continue;
        };
        // The cluster: words with this voice, at most two silent ones between them.
        let (mut last, mut members, mut gap) = (w, 1, 0);
        for next in w + 1..words.len() {
            if segments[words[next]] != segments[words[w]] {
                break;
            }
            if voice(words[next]) == Some(language) {
                (last, gap) = (next, 0);
                members += 1;
            } else if silent(words[next]) && gap < 2 {
                gap += 1;
            } else {
                break;
            }
        }
        // A single Persian function word proves nothing: Sorani has borrowed many.
        if members >= 2 || language == Language::Arabic {
            let (mut from, mut to) = (w, last);
            if members >= 2 {
                let same = |a: usize| segments[words[a]] == segments[words[w]];
                while from > 0
                    && w - from < 2
                    && same(from - 1)
                    && votes[words[from - 1]].sorani == 0
                {
                    from -= 1;
                }
                while to + 1 < words.len()
                    && to - last < 2
                    && same(to + 1)
                    && votes[words[to + 1]].sorani == 0
                {
                    to += 1;
                }
            }
            for token in &mut tokens[words[from]..=words[to]] {
                token.language = language;
            }
        }
        w = last + 1;
    }
}

/// The number of the segment of each token: sentences and quotations, numbered as they open.
fn segments(text: &str, tokens: &[Token]) -> Vec<usize> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut open: Vec<(&str, usize)> = Vec::new();
    let (mut current, mut count) = (0, 1);
    for (i, token) in tokens.iter().enumerate() {
        let piece = &text[token.span()];
        if token.kind == Kind::Markup {
            out.push(current);
            continue;
        }
        let closes = open.last().is_some_and(|(mark, _)| *mark == piece);
        if closes {
            out.push(current);
            current = open.pop().map_or(current, |(_, outer)| outer);
            continue;
        }
        out.push(current);
        let close = match piece {
            "«" => "»",
            "“" => "”",
            "﴿" => "﴾",
            "﴾" => "﴿",
            "(" => ")",
            "\"" if !open.iter().any(|(mark, _)| *mark == "\"") => "\"",
            "\"" => {
                // A straight quote that closes an outer quotation.
                while let Some((mark, outer)) = open.pop() {
                    current = outer;
                    if mark == "\"" {
                        break;
                    }
                }
                continue;
            }
            _ => "",
        };
        if !close.is_empty() {
            open.push((close, current));
            (current, count) = (count, count + 1);
        } else if token.kind == Kind::LineEnd || ends_sentence(text, tokens, i) {
            if token.kind == Kind::LineEnd {
                open.clear();
            }
            (current, count) = (count, count + 1);
        }
    }
    out
}

fn ends_sentence(text: &str, tokens: &[Token], i: usize) -> bool {
    let stop = matches!(
        &text[tokens[i].span()],
        "." | "؟" | "!" | "?" | "…" | ":" | "؛"
    );
    let next = || tokens[i + 1..].iter().find(|t| t.kind != Kind::Markup);
    stop && next().is_none_or(|t| t.kind == Kind::Space)
}
