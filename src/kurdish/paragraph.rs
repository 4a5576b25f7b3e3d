//! A paragraph with all that the rules want to know of it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::calendar::english_month;
use super::digits::{self, is_digit};
use super::layout::Gap;
use super::pairs::Pairs;
use super::repair::{self, Repair};
use super::run::{Evidence, Leans, Prior, mark_runs};
use super::style::{self, Choice, Counts, habit};
use super::token::{Kind, Token, tokenize_around};
use super::traits::{FOLDS, fold_read};
use super::{Digits, Language, Traits, heh, legacy};
use crate::text::Markup;

/// What one paragraph adds to the knowledge about its document. Facts of paragraphs are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Facts {
    /// Votes for Kurdish in its runs in the Arabic script.
    pub kurdish: u32,
    /// Of the varieties there, votes for Sorani.
    pub sorani: u32,
    /// Of these, votes for Badini.
    pub badini: u32,
    /// Votes for Kurmanji in its Kurmanji runs.
    pub kurmanji: u32,
    /// Plain numbers of one digit system in Kurdish runs in the Arabic script, in the order of [`Digits::ALL`].
    pub numbers: [u32; 3],
    /// Votes for other languages in the Arabic script.
    pub foreign: u32,
    /// Spans damaged by a normalizer, with proof.
    pub damaged: u32,
    /// How often each variant of each choice of style was taken, in the order of [`Choice::ALL`].
    pub choices: [Counts; Choice::ALL.len()],
    /// Words in the Arabic script.
    pub arabic_words: u32,
    /// Letters that only the encoding of an old font explains.
    pub legacy: u32,
    /// The votes of this text for each such font, as its first paragraphs give them.
    pub fonts: [u32; legacy::Font::ALL.len()],
    /// Vowels with an acute in Kurmanji words: í ú é.
    pub acutes: u32,
    /// Vowels with a circumflex in them: î û ê.
    pub circumflexes: u32,
    /// How many ە there are.
    pub ae: u32,
    /// How many ه stand between two consonants, where Sorani has no h: an ە that was damaged.
    pub lost_ae: u32,
}

impl Facts {
    /// Adds the facts of another paragraph.
    pub fn add(&mut self, other: &Self) {
        self.combine(other, u32::wrapping_add);
    }

    /// Takes away the facts of a paragraph that were added before.
    pub fn remove(&mut self, other: &Self) {
        self.combine(other, u32::wrapping_sub);
    }

    fn combine(&mut self, other: &Self, sum: impl Fn(u32, u32) -> u32) {
        let numbers = [
            (&mut self.kurdish, other.kurdish),
            (&mut self.sorani, other.sorani),
            (&mut self.badini, other.badini),
            (&mut self.kurmanji, other.kurmanji),
            (&mut self.foreign, other.foreign),
            (&mut self.damaged, other.damaged),
            (&mut self.ae, other.ae),
            (&mut self.lost_ae, other.lost_ae),
            (&mut self.arabic_words, other.arabic_words),
            (&mut self.legacy, other.legacy),
            (&mut self.acutes, other.acutes),
            (&mut self.circumflexes, other.circumflexes),
        ];
        let lists = self.fonts.iter_mut().zip(other.fonts);
        let lists = lists.chain(self.numbers.iter_mut().zip(other.numbers));
        let choices = self.choices.iter_mut().flatten();
        let lists = lists.chain(choices.zip(other.choices.into_iter().flatten()));
        for (own, other) in numbers.into_iter().chain(lists) {
            *own = sum(*own, other);
        }
    }
}

impl Facts {
    /// Adds a word in the Arabic script.
    fn count_word(&mut self, token: &Token, word: &str) {
        self.arabic_words += 1;
        if token.traits.has(Traits::KURDISH_LETTER) {
            const AE: &[u8] = "ە".as_bytes();
            let word = word.as_bytes();
            // Nearly all letters take two bytes.
            let even = !token
                .traits
                .has(Traits::JOINER.and(Traits::FORM).and(Traits::MARK));
            self.ae += match even {
                true => word.chunks_exact(2).filter(|c| *c == AE).count() as u32,
                false => word.windows(2).filter(|w| *w == AE).count() as u32,
            };
        }
        if token.traits.has(Traits::RARE_LETTER.and(Traits::MARK)) {
            self.legacy += legacy::marks(word);
        }
    }

    /// Adds the ه of a word in the Arabic script that stand for a damaged ە.
    fn count_lost_ae(&mut self, token: &Token, word: &str) {
        let foreign = matches!(
            token.language,
            Language::Arabic | Language::Persian | Language::Other | Language::Badini
        );
        if !foreign && token.traits.has(Traits::HEH) {
            self.lost_ae += heh::between_consonants(word) as u32;
        }
    }

    /// Adds a Kurmanji word with accents.
    fn count_accents(&mut self, word: &str) {
        let vowels = |set: [char; 6]| word.matches(set).count() as u32;
        self.acutes += vowels(['í', 'ú', 'é', 'Í', 'Ú', 'É']);
        self.circumflexes += vowels(['î', 'û', 'ê', 'Î', 'Û', 'Ê']);
    }
}

/// What a document as a whole tells its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Context {
    /// The languages for words that nothing else gives away.
    pub prior: Prior,
    /// The digit system of most numbers, if one leads.
    pub digits: Option<Digits>,
    /// Whether that majority is clear: at least four numbers, three quarters in one system.
    pub digits_clear: bool,
    /// Whether more than one system is used in the document.
    pub digits_mixed: bool,
    /// Whether a normalizer is proved to have damaged the document.
    pub damaged: bool,
    /// Whether the document has any Kurdish in it; one without gets no findings.
    pub kurdish: bool,
    /// The variant of each choice of style that the document clearly prefers, in the order of
    /// [`Choice::ALL`].
    pub habits: [Option<usize>; Choice::ALL.len()],
    /// Whether the letter ە is written as ه all over the document.
    pub ae_lost: bool,
    /// The old font in whose encoding the document is; nothing else can be said of it then.
    pub font: Option<legacy::Font>,
    /// Whether the document writes í ú é for î û ê.
    pub acute: bool,
}

impl Context {
    /// The context that the summed `facts` of a document give.
    pub fn of(facts: &Facts) -> Self {
        let total: u32 = facts.numbers.iter().sum();
        let most = facts.numbers.iter().copied().max().unwrap_or(0);
        let leaders = facts.numbers.iter().filter(|n| **n == most).count();
        let leader = facts.numbers.iter().position(|n| *n == most);
        let digits = leader
            .filter(|_| most > 0 && leaders == 1)
            .map(|i| Digits::ALL[i]);
        // In a document in another language a Kurdish quotation must speak for itself.
        let arabic_script = match facts.kurdish {
            votes if votes == 0 || votes < facts.foreign => Language::Unknown,
            _ if facts.badini > facts.sorani => Language::Badini,
            _ => Language::Sorani,
        };
        let kurmanji = match facts.kurmanji {
            0 => Language::Unknown,
            _ => Language::Kurmanji,
        };
        Self {
            prior: Prior {
                arabic_script,
                latin_script: kurmanji,
            },
            digits,
            digits_clear: total >= 4 && most * 4 >= total * 3 && digits.is_some(),
            digits_mixed: facts.numbers.iter().filter(|n| **n > 0).count() > 1,
            damaged: facts.damaged > 0,
            kurdish: facts.kurdish + facts.kurmanji > 0 || font(facts).is_some(),
            habits: facts.choices.map(habit),
            font: font(facts),
            acute: facts.acutes >= 5 && facts.circumflexes * 10 < facts.acutes,
            ae_lost: facts.lost_ae >= 5 && facts.ae * 10 < facts.lost_ae,
        }
    }
}

/// What of a [`Context`] a paragraph is sensitive to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Senses {
    traits: Traits,
    settled: bool,
    damaged: bool,
}

impl Context {
    /// What of it safe fixes depend on: they do without the habits of the text.
    pub fn without_habits(self) -> Self {
        Self {
            habits: Default::default(),
            ae_lost: false,
            acute: false,
            ..self
        }
    }

    /// The part of it that matters to a paragraph with these `senses`: in another context with the
    /// same part, the same is found there.
    pub fn seen_with(&self, senses: Senses) -> Self {
        let has = |wanted| senses.traits.has(wanted);
        let numeric = has(Traits::NUMERIC);
        let mut habits = self.habits;
        for (habit, choice) in habits.iter_mut().zip(Choice::ALL) {
            *habit = habit.filter(|_| has(choice.wants()));
        }
        Self {
            prior: match senses.settled {
                true => Prior::default(),
                false => self.prior,
            },
            digits: self.digits.filter(|_| numeric),
            digits_clear: self.digits_clear && numeric,
            digits_mixed: self.digits_mixed && numeric,
            damaged: self.damaged && senses.damaged,
            kurdish: self.kurdish,
            habits,
            ae_lost: self.ae_lost && has(Traits::HEH.and(Traits::HEH_DOACHASHMEE)),
            font: self.font,
            acute: self.acute && has(Traits::ACCENT),
        }
    }
}

/// The font of a document that shows many letters of an old encoding and next to no ە.
fn font(facts: &Facts) -> Option<legacy::Font> {
    let most = facts.fonts.iter().copied().max().filter(|n| *n > 0)?;
    // Words that were run together have an inner ة in Arabic as well, but seldom.
    let often = facts.legacy >= 5 && facts.legacy * 8 >= facts.arabic_words;
    let sure = often && facts.ae * 4 < facts.legacy;
    let leader = facts.fonts.iter().position(|n| *n == most)?;
    sure.then_some(legacy::Font::ALL[leader])
}

/// One paragraph, cut into tokens with their languages. Offsets are bytes from its start.
#[derive(Debug, Clone)]
pub struct Paragraph<'t> {
    /// Its text.
    pub text: &'t str,
    /// The markup in it, in order.
    pub markup: &'t [Markup],
    /// Its tokens, without gaps.
    pub tokens: Vec<Token>,
    /// Spans that a normalizer damaged, in order, without overlaps.
    pub repairs: Vec<Repair>,
    /// What it tells about the languages of its document.
    evidence: Evidence,
    /// Whether it is in another language as a whole.
    pub foreign: bool,
    /// Whether it tells the languages of its runs itself, whatever document it stands in.
    pub settled: bool,
    /// What its tokens have.
    pub traits: Traits,
    /// Several rules ask for the following.
    pub(super) brackets: OnceCell<Pairs>,
    pub(super) quotes: OnceCell<Pairs>,
    pub(super) gaps: OnceCell<Vec<Gap>>,
    facts: OnceCell<Facts>,
}

impl<'t> Paragraph<'t> {
    /// Reads `text`, which has no markup; `prior` is the document's language, once it is known.
    pub fn new(text: &'t str, prior: Prior) -> Self {
        Self::with_markup(text, &[], prior)
    }

    /// Reads `text` around its `markup`, whose offsets are bytes of `text`.
    pub fn with_markup(text: &'t str, markup: &'t [Markup], prior: Prior) -> Self {
        let mut tokens = tokenize_around(text, markup);
        let evidence = mark_runs(text, &mut tokens, prior);
        let repairs = repair::find(text, &tokens);
        let traits = tokens
            .iter()
            .fold(Traits::default(), |all, t| all.and(t.traits));
        let mut paragraph = Self {
            text,
            markup,
            repairs,
            tokens,
            evidence,
            settled: evidence.leans == Leans::default(),
            traits,
            brackets: OnceCell::new(),
            quotes: OnceCell::new(),
            gaps: OnceCell::new(),
            facts: OnceCell::new(),
            foreign: evidence.foreign > 0 && evidence.kurdish + evidence.kurmanji == 0,
        };
        let mut repairs = std::mem::take(&mut paragraph.repairs);
        repairs.retain(|r| !paragraph.in_markup(&r.span));
        paragraph.repairs = repairs;
        paragraph
    }

    /// Whether it is read alike in a document of the languages `one` and of `other`.
    pub fn is_alike(&self, one: Prior, other: Prior) -> bool {
        self.evidence.leans.are_alike(one, other)
    }

    /// What it adds to the document's facts.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| {
            let mut facts = self.facts_without_habits();
            for (counts, choice) in facts.choices.iter_mut().zip(Choice::ALL) {
                *counts = style::counts(self, choice);
            }
            for token in &self.tokens {
                match token.kind {
                    Kind::Arabic => facts.count_lost_ae(token, &self.text[token.span()]),
                    Kind::Latin
                        if token.language == Language::Kurmanji
                            && token.traits.has(Traits::ACCENT) =>
                    {
                        facts.count_accents(&self.text[token.span()]);
                    }
                    _ => {}
                }
            }
            facts
        })
    }

    /// Those of its facts that tell a [`Context`] without the habits of the text.
    pub fn facts_without_habits(&self) -> Facts {
        let evidence = self.evidence;
        let witnesses = self.repairs.iter().filter(|r| r.is_witness());
        let mut facts = Facts {
            kurdish: evidence.kurdish,
            sorani: evidence.sorani,
            badini: evidence.badini,
            kurmanji: evidence.kurmanji,
            foreign: evidence.foreign,
            damaged: witnesses.count() as u32,
            ..Facts::default()
        };
        for token in self.tokens.iter().filter(|t| t.kind == Kind::Arabic) {
            facts.count_word(token, &self.text[token.span()]);
        }
        if facts.legacy > 0 {
            let words = self.tokens.iter().filter(|t| t.kind == Kind::Arabic);
            if let Some(font) = legacy::detect(words.map(|t| &self.text[t.span()])) {
                facts.fonts[font as usize] += facts.legacy;
            }
        }
        if self.traits.has(Traits::kind(Kind::Number)) {
            for (i, token) in self.tokens.iter().enumerate() {
                if token.kind == Kind::Number
                    && let Some(system) = self.prose_number(i)
                {
                    facts.numbers[system as usize] += 1;
                }
            }
        }
        facts
    }

    /// What of its document's context it is sensitive to.
    pub fn senses(&self) -> Senses {
        Senses {
            traits: self.traits,
            settled: self.settled,
            damaged: !self.repairs.is_empty(),
        }
    }

    /// The text of token `i`, or `""` past the end.
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| &self.text[t.span()])
    }

    /// Token `i`, a word, folded for look-ups.
    pub fn folded(&self, i: usize) -> Cow<'t, str> {
        match self.tokens.get(i) {
            Some(token) => fold_read(&self.text[token.span()], token.traits),
            None => Cow::Borrowed(""),
        }
    }

    /// Whether tokens `a` and `b` are the same word once they are folded.
    pub fn same_words(&self, a: usize, b: usize) -> bool {
        let folds = |i: usize| self.tokens.get(i).is_none_or(|t| t.traits.has(FOLDS));
        match folds(a) || folds(b) {
            true => self.folded(a) == self.folded(b),
            false => self.word(a) == self.word(b),
        }
    }

    /// The text of the token that stands `step` places from token `i`, or `""` past an end.
    pub fn near(&self, i: usize, step: isize) -> &'t str {
        self.neighbour(i, step).map_or("", |t| &self.text[t.span()])
    }

    /// The token that stands `step` places from token `i`.
    pub fn neighbour(&self, i: usize, step: isize) -> Option<&Token> {
        self.tokens.get(i.checked_add_signed(step)?)
    }

    /// The nearest token before (`step` -1) or behind (1) token `i` that is not a space. Markup of
    /// which nothing is seen is passed over.
    pub fn solid(&self, i: usize, step: isize) -> Option<usize> {
        let mut at = i.checked_add_signed(step)?;
        while matches!(self.tokens.get(at)?.kind, Kind::Space | Kind::Markup) {
            at = at.checked_add_signed(step)?;
        }
        Some(at)
    }

    /// The token right before (`step` -1) or behind (1) token `i` as readers see it: markup of
    /// which nothing is seen is passed over.
    pub fn beside(&self, i: usize, step: isize) -> Option<usize> {
        let mut at = i.checked_add_signed(step)?;
        while self.tokens.get(at)?.kind == Kind::Markup {
            at = at.checked_add_signed(step)?;
        }
        Some(at)
    }

    /// Whether token `i` is a Kurdish word in the Arabic script.
    pub fn is_kurdish_word(&self, i: usize) -> bool {
        let token = self.tokens.get(i);
        token.is_some_and(|t| t.kind == Kind::Arabic && t.language.is_kurdish_in_arabic_script())
    }

    /// [`Paragraph::is_kurdish_word`] of a token that there may not be.
    pub fn is_kurdish_at(&self, i: Option<usize>) -> bool {
        i.is_some_and(|i| self.is_kurdish_word(i))
    }

    /// Whether `range` touches markup. An insertion at the border of markup is outside of it.
    pub fn in_markup(&self, range: &Range<usize>) -> bool {
        let first = self.markup.partition_point(|m| m.bytes.end <= range.start);
        self.markup[first..]
            .first()
            .is_some_and(|m| m.touches(range))
    }

    /// Whether `range` touches a span that a normalizer damaged.
    pub fn in_repair(&self, range: &Range<usize>) -> bool {
        self.repairs
            .iter()
            .any(|r| r.span.start < range.end && range.start < r.span.end)
    }

    /// Whether an edit of `range` would fall into something that no rule but a repair may touch.
    /// An insertion at the border of a token is outside of it.
    pub fn is_protected(&self, range: &Range<usize>) -> bool {
        if self.in_markup(range) || self.in_repair(range) {
            return true;
        }
        let first = self.tokens.partition_point(|t| t.end <= range.start);
        self.tokens[first..]
            .iter()
            .take_while(|t| t.start < range.end || (range.is_empty() && t.start < range.start))
            .any(|t| t.is_protected() || (t.is_word() && !t.language.is_kurdish()))
    }

    /// The month of the English date whose year is the number `i`: `July 26, 2021`, `July 26 2021`,
    /// `July 26th, 2021`.
    pub(super) fn english_date(&self, i: usize) -> Option<usize> {
        let mut day = self.solid(i, -1)?;
        if self.word(day) == "," {
            day = self.solid(day, -1)?;
        }
        let numeric = self.word(day).starts_with(is_digit);
        let day = matches!(self.tokens[day].kind, Kind::Number | Kind::Path).then_some(day);
        self.month_before(day.filter(|_| numeric)?)
    }

    /// The English month before the number `i`, perhaps abbreviated with a full stop.
    fn month_before(&self, i: usize) -> Option<usize> {
        let mut month = self.solid(i, -1)?;
        if self.word(month) == "." {
            month = self.solid(month, -1)?;
        }
        Some(month).filter(|m| english_month(self.word(*m)).is_some())
    }

    /// The digit system of token `i` if it is a plain number of one system in Kurdish prose in the
    /// Arabic script.
    pub fn prose_number(&self, i: usize) -> Option<Digits> {
        let token = &self.tokens[i];
        if !token.language.is_kurdish_in_arabic_script() || !self.is_number_in_prose(i) {
            return None;
        }
        let text = &self.text[token.span()];
        // The label of a list item, and numbers that name a telephone or an account.
        let line_start = i == 0
            || self
                .solid(i, -1)
                .is_none_or(|p| self.tokens[p].kind == Kind::LineEnd);
        let label = line_start && matches!(self.near(i, 1), "." | ")" | "-" | ":" | "/");
        let long = text.chars().count() >= 7;
        let zero = digits::value(&text[..text.chars().next().map_or(0, char::len_utf8)]) == Some(0);
        if label || long || (zero && text.chars().count() >= 4) {
            return None;
        }
        let counts = digits::count(text);
        let mut used = Digits::ALL.into_iter().filter(|d| counts[*d as usize] > 0);
        used.next().filter(|_| used.next().is_none())
    }

    /// Whether token `i` is a plain number in Kurdish that belongs to no Latin name, no English date
    /// and nothing that a normalizer damaged.
    pub fn is_number_in_prose(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let kurdish = token.kind == Kind::Number && token.language.is_kurdish();
        if !kurdish || self.in_repair(&token.span()) {
            return false;
        }
        let dated = || self.month_before(i).or_else(|| self.english_date(i));
        if token.language == Language::Kurmanji {
            return dated().is_none();
        }
        // A number beside a Latin word belongs to it: `iPhone 13`, `Windows 11`, `5 km`.
        let latin = |i: Option<usize>| {
            i.is_some_and(|i| matches!(self.tokens[i].kind, Kind::Latin | Kind::Path))
        };
        !(latin(self.solid(i, -1)) || latin(self.solid(i, 1))) && dated().is_none()
    }
}
