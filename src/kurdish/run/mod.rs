//! Which language a stretch of text is in.
//!
//! Every word votes by its letters and, for frequent words, by what it is; a sentence or a
//! quotation takes the language of most votes. Inside a Kurdish sentence a cluster of Arabic or
//! Persian words stays what it is. Where nothing speaks, the paragraph decides, then the document.

mod words;

use unicode_normalization::UnicodeNormalization;

use super::letters::{ZWNJ, is_mark, joiners};
use super::token::{Kind, Token};
use super::traits::{FOLDS, Traits, fold_into, read_word};
use words::{LONGEST, Says, says};

/// The language of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Language {
    /// Nothing tells.
    #[default]
    Unknown,
    /// Sorani, which is written in the Arabic script.
    Sorani,
    /// Kurmanji in the Arabic script, as Badini is written.
    Badini,
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
        matches!(self, Self::Sorani | Self::Badini | Self::Kurmanji)
    }

    /// Whether it is Kurdish in the Arabic script.
    pub fn is_kurdish_in_arabic_script(self) -> bool {
        matches!(self, Self::Sorani | Self::Badini)
    }
}

/// Votes of one word or of one segment, in thirds of a plain vote.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Votes {
    /// For Kurdish in the Arabic script.
    kurdish: i32,
    /// Of its varieties, for Sorani.
    sorani: i32,
    /// Of these, for Badini.
    badini: i32,
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
        self.kurdish += other.kurdish;
        self.sorani += other.sorani;
        self.badini += other.badini;
        self.arabic += other.arabic;
        self.persian += other.persian;
        self.script_other += other.script_other;
        self.kurmanji += other.kurmanji;
        self.turkish += other.turkish;
        self.english += other.english;
        self.latin_other += other.latin_other;
    }

    /// Adds those of a word in the Latin script that `read` tells of.
    fn add_read(&mut self, read: Says) {
        if read.has(Says::KURMANJI) {
            let shared = read.has(Says::KURMANJI_SHARED);
            self.kurmanji += if shared { 1 } else { 3 };
        }
        if read.has(Says::TURKISH) {
            self.turkish += 2;
        }
        if read.has(Says::ENGLISH) {
            self.english += 2;
        }
        if read.has(Says::WESTERN) {
            self.latin_other += 2;
        }
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
        if self.kurdish >= 3 && self.kurdish > most {
            Language::Sorani
        } else if most >= 3 && most > self.kurdish {
            language
        } else {
            Language::Unknown
        }
    }

    /// Which variety of Kurdish in the Arabic script it is, if the votes tell it.
    fn variety(&self) -> Option<Language> {
        if self.badini >= 3 && self.badini > self.sorani {
            Some(Language::Badini)
        } else if self.sorani >= 3 && self.sorani > self.badini {
            Some(Language::Sorani)
        } else {
            None
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

/// Whether spaces part the word `i` from everything else: the letter ل is a word there, but the
/// label of a list in `ل) …` and an abbreviation in `د.`.
fn stands_alone(tokens: &[Token], i: usize) -> bool {
    let parted = |i: Option<usize>| {
        i.and_then(|i| tokens.get(i))
            .is_none_or(|t| matches!(t.kind, Kind::Space | Kind::LineEnd))
    };
    parted(i.checked_sub(1)) && tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Space)
}

/// The vote of a word in the Arabic script with its `traits`; `alone` tells whether it stands between
/// spaces.
fn arabic_script_vote(word: &str, traits: Traits, alone: impl Fn() -> bool) -> Votes {
    if traits.has(Traits::FORM) {
        // Printed shapes vote as the letters that they show.
        let plain: String = word.nfkc().collect();
        let (_, traits) = read_word(&plain);
        return vote(&plain, traits, alone);
    }
    vote(word, traits, alone)
}

/// [`arabic_script_vote`] of a word in plain letters.
fn vote(word: &str, traits: Traits, alone: impl Fn() -> bool) -> Votes {
    let mut votes = Votes::default();
    let strange = [
        'ې', 'ۇ', 'ۈ', 'ۋ', 'ڭ', 'ٹ', 'ڈ', 'ں', 'ے', 'ټ', 'ډ', 'ښ', 'ځ', 'څ',
    ];
    if traits.has(Traits::RARE_LETTER) && word.contains(strange) {
        votes.script_other += 6;
        return votes;
    }
    let mut buffer = [0; LONGEST];
    let folded = match traits.has(FOLDS) {
        // What is longer than the words of the lists says nothing.
        true => fold_into(word, &mut buffer).unwrap_or_default(),
        false => word.as_bytes(),
    };
    let read = says(folded);
    if read.has(Says::KURDISH) {
        // `به‌` with its joiner is Kurdish; without it, it may be Persian.
        let told = !read.has(Says::SHARED) || word.ends_with("ه\u{200c}");
        votes.kurdish += if told { 3 } else { 0 };
    }
    if read.has(Says::SORANI) {
        votes.sorani += 3;
    }
    let letter = word.len() == 2;
    if read.has(Says::BADINI) && (!letter || alone()) {
        votes.badini += 3;
        votes.kurdish += if read.has(Says::SHARED) { 0 } else { 3 };
    }
    if traits.has(Traits::KURDISH_LETTER) {
        votes.kurdish += 6;
        // The izafe of Badini, on the plural and the indefinite too: سەرۆکێ, هێزێن, کارەکێ; and no
        // verb.
        let izafe = word.ends_with("ەکا") || word.ends_with('ێ') || word.ends_with("ێن");
        let verb = word.starts_with(['د', 'ب', 'ن']);
        if izafe && !verb && word.chars().count() >= 4 {
            votes.badini += 1;
        }
        if traits.has(Traits::STRONG_LETTER) || word.ends_with("ەوە") || word.ends_with("ەکان")
        {
            votes.sorani += 1;
        }
        return votes;
    }
    // A vowel at the start of a Kurdish word leans on ئ, which Arabic does not write there.
    let mut letters = word.chars();
    if letters.next() == Some('ئ') && letters.next().is_some() {
        votes.kurdish += 4;
    }
    if traits.has(Traits::DOUBLE_WAW) && word.chars().count() > 3 {
        votes.kurdish += 1;
    }
    if traits.has(Traits::JOINER) {
        let (mut joined, mut persian_form) = (false, false);
        let mut not_joined = word.ends_with(ZWNJ);
        for at in joiners(word) {
            let (before, behind) = (&word[..at], &word[at + ZWNJ.len_utf8()..]);
            if before.ends_with('ه') {
                joined = true;
                not_joined |= behind.starts_with("ها") || behind.starts_with('ا');
            }
            persian_form |= matches!(before, "می" | "نمی")
                || ["ها", "ای", "اند"].iter().any(|e| behind.starts_with(e));
        }
        votes.kurdish += i32::from(joined && !not_joined);
        votes.persian += if persian_form { 4 } else { 0 };
    }
    let written = match folded == word.as_bytes() {
        true => read,
        false => says(word.as_bytes()),
    };
    if written.has(Says::PERSIAN) {
        votes.persian += 3;
    }
    if word.starts_with('آ') {
        votes.persian += 2;
        votes.arabic += 1;
    }
    if written.has(Says::ARABIC) {
        votes.arabic += 3;
    }
    if is_arabic_shaped(word, traits) {
        votes.arabic += 3;
    }
    if traits.has(Traits::NOT_ARABIC) && votes.arabic > 0 {
        votes.arabic -= 2;
    }
    votes
}

/// Whether a word without Kurdish letters looks Arabic by its form: the article, ة, hamza on ا,
/// tanwin.
fn is_arabic_shaped(word: &str, traits: Traits) -> bool {
    let stem = word
        .strip_prefix(['و', 'ف', 'ب', 'ك', 'ل'])
        .filter(|s| s.starts_with("ال"))
        .unwrap_or(word);
    let article = stem.starts_with("ال") && stem.chars().filter(|c| !is_mark(*c)).count() >= 4;
    if article || traits.has(Traits::HAMZA) {
        return true;
    }
    if !traits.has(Traits::MARK.and(Traits::RARE_LETTER)) {
        return false;
    }
    let tanwin = word.contains(['\u{64c}', '\u{64d}', '\u{651}', '\u{652}'])
        || word.ends_with("اً")
        || word.ends_with("ًا");
    let marks = word.chars().filter(|c| is_mark(*c)).count() >= 2;
    tanwin || marks || word.ends_with('ة')
}

/// The vote of a word in the Latin script.
fn latin_script_vote(word: &str) -> Votes {
    let mut votes = Votes::default();
    if word.is_ascii() {
        let mut buffer = [0; LONGEST];
        if let Some(lower) = buffer.get_mut(..word.len()) {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            votes.add_read(says(lower));
        }
        return votes;
    }
    let lower = word.to_lowercase();
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
    votes.add_read(says(lower.as_bytes()));
    votes
}

/// Sets the language of every token of a paragraph. `prior` is the document's language for the
/// Arabic and for the Latin script, where the paragraph itself tells nothing. Returns what
/// the paragraph tells about the document.
pub(super) fn mark_runs(text: &str, tokens: &mut [Token], prior: Prior) -> Evidence {
    let (segments, count) = segments(text, tokens);
    let mut votes = vec![Votes::default(); count];
    let mut voices = vec![Voice::default(); tokens.len()];
    let (mut has_arabic, mut clusters) = (false, false);
    for (i, token) in tokens.iter().enumerate() {
        let vote = match token.kind {
            Kind::Arabic => {
                has_arabic = true;
                let word = &text[token.span()];
                arabic_script_vote(word, token.traits, || stands_alone(tokens, i))
            }
            Kind::Latin => latin_script_vote(&text[token.span()]),
            _ => continue,
        };
        votes[segments[i]].add(vote);
        voices[i] = Voice::of(&vote);
        clusters |= voices[i].language().is_some();
    }
    let mut whole = Votes::default();
    for segment in &votes {
        whole.add(*segment);
    }
    let paragraph = (whole.arabic_script(), whole.latin_script());
    // Each language comes with what of the prior tells it.
    let fallback = |own: Language, paragraph: Language, prior: Language, leans: Leans| match (
        own, paragraph,
    ) {
        (Language::Unknown, Language::Unknown) => (prior, leans),
        (Language::Unknown, paragraph) => (paragraph, Leans::default()),
        (own, _) => (own, Leans::default()),
    };
    let languages: Vec<_> = votes
        .iter()
        .map(|v| {
            let (own, whole_own) = (v.arabic_script(), paragraph.0);
            let arabic = fallback(own, whole_own, prior.arabic_script, Leans::ARABIC);
            let (own, whole_own) = (v.latin_script(), paragraph.1);
            let latin = fallback(own, whole_own, prior.latin_script, Leans::LATIN);
            if !arabic.0.is_kurdish_in_arabic_script() {
                return (arabic, latin);
            }
            let own = v.variety().or(whole.variety()).unwrap_or_default();
            let prior = match prior.arabic_script {
                Language::Badini => Language::Badini,
                _ => Language::Sorani,
            };
            let variety = fallback(own, Language::Unknown, prior, Leans::VARIETY);
            ((variety.0, arabic.1.and(variety.1)), latin)
        })
        .collect();
    // In a paragraph in the Latin script alone, marks and numbers follow its words.
    let mut leans = Leans::default();
    for (token, segment) in tokens.iter_mut().zip(&segments) {
        let (arabic, latin) = languages[*segment];
        let (language, by_prior) = match token.kind {
            Kind::Latin => latin,
            Kind::Other => (Language::Other, Leans::default()),
            Kind::Arabic => arabic,
            _ if has_arabic => arabic,
            _ => latin,
        };
        token.language = language;
        leans = leans.and(by_prior);
    }
    if clusters {
        keep_clusters(tokens, &segments, &voices);
    }
    let mut evidence = Evidence {
        leans,
        ..Evidence::default()
    };
    for v in &votes {
        match v.arabic_script() {
            Language::Sorani => {
                evidence.kurdish += v.kurdish as u32;
                evidence.sorani += v.sorani as u32;
                evidence.badini += v.badini as u32;
            }
            Language::Unknown => {}
            _ => evidence.foreign += v.arabic.max(v.persian).max(v.script_other) as u32,
        }
        if v.latin_script() == Language::Kurmanji {
            evidence.kurmanji += v.kurmanji as u32;
        }
    }
    evidence
}

/// What a paragraph tells about the languages of its document, in votes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// For Kurdish in the Arabic script.
    pub kurdish: u32,
    /// Of its varieties, for Sorani.
    pub sorani: u32,
    /// Of these, for Badini.
    pub badini: u32,
    /// For Kurmanji.
    pub kurmanji: u32,
    /// For other languages in the Arabic script.
    pub foreign: u32,
    /// For what the paragraph needed the prior.
    pub leans: Leans,
}

/// What of the document's languages a paragraph depends on, since it does not tell that itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Leans(u8);

impl Leans {
    /// The language in the Arabic script.
    const ARABIC: Self = Self(1);
    /// Whether Kurdish in the Arabic script is Badini.
    const VARIETY: Self = Self(1 << 1);
    /// The language in the Latin script.
    const LATIN: Self = Self(1 << 2);

    fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether what depends on it is the same in the languages `one` and in `other`.
    pub fn are_alike(self, one: Prior, other: Prior) -> bool {
        let leans = |what: Self| self.0 & what.0 != 0;
        let badini = |prior: Prior| prior.arabic_script == Language::Badini;
        let differ = (leans(Self::ARABIC) && one.arabic_script != other.arabic_script)
            || (leans(Self::VARIETY) && badini(one) != badini(other))
            || (leans(Self::LATIN) && one.latin_script != other.latin_script);
        !differ
    }
}

/// The document's language for each script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Prior {
    /// For words in the Arabic script.
    pub arabic_script: Language,
    /// For words in the Latin script.
    pub latin_script: Language,
}

/// What of a word's votes tells whether it belongs to a cluster.
#[derive(Debug, Clone, Copy, Default)]
struct Voice(u8);

impl Voice {
    /// Its form is Arabic.
    const ARABIC: Self = Self(1);
    /// Its form is Persian.
    const PERSIAN: Self = Self(1 << 1);
    /// It hardly speaks for Kurdish.
    const LOW: Self = Self(1 << 2);
    /// It does not speak for Kurdish at all.
    const NONE: Self = Self(1 << 3);

    fn of(votes: &Votes) -> Self {
        let bit = |is: bool, voice: Self| if is { voice.0 } else { 0 };
        let kurdish = votes.kurdish;
        Self(
            bit(votes.arabic >= 3 && votes.arabic > kurdish, Self::ARABIC)
                | bit(votes.persian >= 3 && votes.persian > kurdish, Self::PERSIAN)
                | bit(kurdish < 3, Self::LOW)
                | bit(kurdish == 0, Self::NONE),
        )
    }

    fn has(self, voice: Self) -> bool {
        self.0 & voice.0 != 0
    }

    fn language(self) -> Option<Language> {
        if self.has(Self::ARABIC) {
            Some(Language::Arabic)
        } else if self.has(Self::PERSIAN) {
            Some(Language::Persian)
        } else {
            None
        }
    }
}

/// Inside a Kurdish segment, words of Arabic or Persian shape keep their language, and so do the
/// words without a voice between and beside two or more of them.
fn keep_clusters(tokens: &mut [Token], segments: &[usize], voices: &[Voice]) {
    let words: Vec<usize> = (0..tokens.len())
        .filter(|i| {
            tokens[*i].kind == Kind::Arabic && tokens[*i].language.is_kurdish_in_arabic_script()
        })
        .collect();
    let voice = |i: usize| voices[i].language();
    let silent = |i: usize| voices[i].has(Voice::LOW);
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
                    && voices[words[from - 1]].has(Voice::NONE)
                {
                    from -= 1;
                }
                while to + 1 < words.len()
                    && to - last < 2
                    && same(to + 1)
                    && voices[words[to + 1]].has(Voice::NONE)
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

/// The number of the segment of each token, and how many there are: sentences and quotations, numbered
/// as they open.
fn segments(text: &str, tokens: &[Token]) -> (Vec<usize>, usize) {
    let mut out = Vec::with_capacity(tokens.len());
    let mut open: Vec<(&str, usize)> = Vec::new();
    let (mut current, mut count) = (0, 1);
    for (i, token) in tokens.iter().enumerate() {
        if !matches!(token.kind, Kind::Mark | Kind::LineEnd) {
            out.push(current);
            continue;
        }
        let piece = &text[token.span()];
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
    (out, count)
}

fn ends_sentence(text: &str, tokens: &[Token], i: usize) -> bool {
    let stop = matches!(
        &text[tokens[i].span()],
        "." | "؟" | "!" | "?" | "…" | ":" | "؛"
    );
    let next = || tokens[i + 1..].iter().find(|t| t.kind != Kind::Markup);
    stop && next().is_none_or(|t| t.kind == Kind::Space)
}
