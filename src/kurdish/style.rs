//! Where a text chooses between two right ways to write something.
//!
//! Each choice has its variants in a fixed order; a document's counts of them tell its habit.

use std::ops::Range;

use super::pairs::quotes;
use super::token::{Kind, Token};
use super::{Language, Paragraph, Traits};
use crate::kurdish::letters::{ZWNJ, is_arabic};

/// A matter in which houses differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// `"…"`, `“…”`, `«…»`
    Quotes,
    /// `...`, `…`
    Ellipsis,
    /// `-`, `–`, `—` between spaces
    Dash,
    /// ه, ھ
    Heh,
    /// ر, ڕ at the start of a word
    InitialReh,
    /// وو, و at the start of words that some write with two: ووشە
    InitialWaw,
    /// یی, ی inside words that some write with one: عێراقییەکان
    DoubleYeh,
    /// `'`, `’` or nothing between a number and its ending in Kurmanji
    NumberEnding,
}

impl Choice {
    /// All of them, in the order of their counts in the facts.
    pub const ALL: [Self; 8] = [
        Self::Quotes,
        Self::Ellipsis,
        Self::Dash,
        Self::Heh,
        Self::InitialReh,
        Self::InitialWaw,
        Self::DoubleYeh,
        Self::NumberEnding,
    ];
}

/// One place at which a text made a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The bytes to show: the marks, or the word.
    pub span: Range<usize>,
    /// Which variant the text chose.
    pub variant: usize,
    /// The bytes that differ between the variants; for quotation marks, opening and closing.
    pub parts: Vec<Range<usize>>,
}

/// How often a document chose each variant.
pub type Counts = [u32; 3];

/// The variant that a document clearly prefers: at least four choices, three quarters of them
/// the same.
pub fn habit(counts: Counts) -> Option<usize> {
    let total: u32 = counts.iter().sum();
    let most = counts.iter().copied().max().unwrap_or(0);
    (total >= 4 && most * 4 >= total * 3)
        .then(|| counts.iter().position(|c| *c == most))
        .flatten()
}

/// The places of `paragraph` that concern `choice`, in order.
pub fn places(paragraph: &Paragraph, choice: Choice) -> Vec<Place> {
    if !paragraph.traits.has(choice.wants()) {
        return Vec::new();
    }
    match choice {
        Choice::Quotes => quotations(paragraph),
        Choice::Ellipsis => ellipses(paragraph),
        Choice::Dash => dashes(paragraph),
        Choice::NumberEnding => number_endings(paragraph),
        Choice::Heh | Choice::InitialReh | Choice::InitialWaw | Choice::DoubleYeh => {
            let mut out = Vec::new();
            if let Some(read) = choice.of_words() {
                words(paragraph, choice, read, &mut |token, range, variant| {
                    let part = range.start + token.start..range.end + token.start;
                    out.push(Place {
                        span: token.span(),
                        variant,
                        parts: Vec::from([part]),
                    });
                });
            }
            out
        }
    }
}

impl Choice {
    /// What a paragraph must have to concern it.
    pub fn wants(self) -> Traits {
        match self {
            Self::Quotes => Traits::QUOTE,
            Self::Ellipsis => Traits::DOT,
            Self::Dash => Traits::DASH,
            Self::Heh => Traits::HEH.and(Traits::HEH_DOACHASHMEE),
            Self::InitialReh => Traits::INITIAL_REH,
            Self::InitialWaw => Traits::INITIAL_WAW,
            Self::DoubleYeh => Traits::YEH_AE,
            Self::NumberEnding => Traits::kind(Kind::Path),
        }
    }

    /// How a word in the Arabic script is read for it, if it is a matter of such words.
    fn of_words(self) -> Option<ReadWord> {
        match self {
            Self::Heh => Some(hehs),
            Self::InitialReh => Some(initial_reh),
            Self::InitialWaw => Some(initial_waw),
            Self::DoubleYeh => Some(double_yeh),
            Self::Quotes | Self::Ellipsis | Self::Dash | Self::NumberEnding => None,
        }
    }
}

/// Tells of a word the bytes that differ between the variants, and which variant it has.
type ReadWord = fn(&str, &mut dyn FnMut(Range<usize>, usize));

/// How often `paragraph` takes each variant of `choice`.
pub fn counts(paragraph: &Paragraph, choice: Choice) -> Counts {
    let mut counts = Counts::default();
    if !paragraph.traits.has(choice.wants()) {
        return counts;
    }
    match choice.of_words() {
        Some(read) => words(paragraph, choice, read, &mut |_, _, variant| {
            counts[variant] += 1;
        }),
        None => places(paragraph, choice)
            .iter()
            .for_each(|place| counts[place.variant] += 1),
    }
    counts
}

/// Quotations that are in no other one: the inner ones are set apart on purpose.
fn quotations(paragraph: &Paragraph) -> Vec<Place> {
    let mut pairs = quotes(paragraph).matched.clone();
    pairs.sort_unstable();
    let mut out = Vec::new();
    let mut end = 0;
    for (open, close) in pairs {
        let (first, last) = (&paragraph.tokens[open], &paragraph.tokens[close]);
        if first.start < end || !first.language.is_kurdish() {
            continue;
        }
        end = last.end;
        let variant = match (paragraph.word(open), paragraph.word(close)) {
            ("\"", "\"") => 0,
            ("“", "”") => 1,
            ("«", "»") => 2,
            // A house that turns its marks round has its own reasons.
            _ => continue,
        };
        out.push(Place {
            span: first.span(),
            variant,
            parts: vec![first.span(), last.span()],
        });
    }
    out
}

fn ellipses(paragraph: &Paragraph) -> Vec<Place> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < paragraph.tokens.len() {
        let start = i;
        i += 1;
        if !paragraph.tokens[start].traits.has(Traits::DOT) {
            continue;
        }
        let piece = paragraph.word(start);
        while paragraph.word(i) == piece {
            i += 1;
        }
        let variant = match (piece, i - start) {
            (".", 3) => 0,
            ("…", 1) => 1,
            _ => continue,
        };
        let beside = |i: Option<usize>| paragraph.is_kurdish_at(i);
        if beside(paragraph.solid(start, -1)) || beside(Some(i)) {
            let span = paragraph.tokens[start].start..paragraph.tokens[i - 1].end;
            out.push(Place {
                parts: vec![span.clone()],
                span,
                variant,
            });
        }
    }
    out
}

fn dashes(paragraph: &Paragraph) -> Vec<Place> {
    let mut out = Vec::new();
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if !token.traits.has(Traits::DASH) {
            continue;
        }
        let variant = match (token.kind, paragraph.word(i)) {
            (Kind::Mark, "-") => 0,
            (Kind::Mark, "–") => 1,
            (Kind::Mark, "—") => 2,
            _ => continue,
        };
        let spaced = paragraph.near(i, -1) == " " && paragraph.near(i, 1) == " ";
        let words = paragraph.is_kurdish_at(i.checked_sub(2)) && paragraph.is_kurdish_word(i + 2);
        if spaced && words {
            out.push(Place {
                span: token.span(),
                variant,
                parts: vec![token.span()],
            });
        }
    }
    out
}

/// Gives what `read` tells of the words that concern `choice` to `found`.
fn words(
    paragraph: &Paragraph,
    choice: Choice,
    read: ReadWord,
    found: &mut dyn FnMut(&Token, Range<usize>, usize),
) {
    let wants = choice.wants();
    for token in paragraph.tokens.iter().filter(|t| t.traits.has(wants)) {
        // Badini chooses between ه and ھ as Sorani does; the other choices are Sorani's own.
        let concerned = token.language == Language::Sorani
            || (choice == Choice::Heh && token.language == Language::Badini);
        if token.kind == Kind::Arabic && concerned {
            let word = &paragraph.text[token.span()];
            read(word, &mut |range, variant| found(token, range, variant));
        }
    }
}

/// ه and ھ inside a word; at its end and before a joiner they raise other questions.
fn hehs(word: &str, found: &mut dyn FnMut(Range<usize>, usize)) {
    for (i, c) in word.char_indices() {
        let variant = match c {
            'ه' => 0,
            'ھ' => 1,
            _ => continue,
        };
        let end = i + c.len_utf8();
        let next = word[end..].chars().next();
        if next.is_some_and(|n| is_arabic(n) && n != ZWNJ) {
            found(i..end, variant);
        }
    }
}

fn initial_reh(word: &str, found: &mut dyn FnMut(Range<usize>, usize)) {
    let mut letters = word.chars();
    let variant = match letters.next() {
        Some('ر') => 0,
        Some('ڕ') => 1,
        _ => return,
    };
    if letters.next().is_some_and(is_arabic) {
        found(0..'ر'.len_utf8(), variant);
    }
}

/// Stems that some write with وو at their start; ووهان (Wuhan) is no such word.
const WAW_STEMS: &[&str] = &[
    "شە",
    "شەی",
    "شەکان",
    "ڵات",
    "ڵاتی",
    "ڵاتان",
    "ڵاتە",
    "ت",
    "تی",
    "تم",
    "تیان",
    "تمان",
    "تە",
    "تار",
    "تاری",
    "ریا",
    "ردە",
    "زە",
    "رە",
];

fn initial_waw(word: &str, found: &mut dyn FnMut(Range<usize>, usize)) {
    let waw = 'و'.len_utf8();
    let (variant, stem) = match (word.strip_prefix("وو"), word.strip_prefix('و')) {
        (Some(stem), _) => (0, stem),
        (_, Some(stem)) => (1, stem),
        _ => return,
    };
    if WAW_STEMS.contains(&stem) {
        found(0..waw * (2 - variant), variant);
    }
}

/// یی before ەکان and ەکە and in نییە, چییە; or ی alone behind a consonant there.
fn double_yeh(word: &str, found: &mut dyn FnMut(Range<usize>, usize)) {
    let yeh = 'ی'.len_utf8();
    // Most words have no ک, and looking for a letter is quick.
    let endings: &[&str] = if word.contains('ک') {
        &["یەکان", "یەکە"]
    } else {
        &[]
    };
    let at = endings.iter().find_map(|e| word.find(e));
    let whole = matches!(word, "نیە" | "چیە" | "نییە" | "چییە");
    let Some(at) = at.or_else(|| whole.then(|| word.rfind('ی')).flatten()) else {
        return;
    };
    let head = &word[..at];
    match head.chars().next_back() {
        Some('ی') => found(at - yeh..at + yeh, 0),
        // Behind a vowel one ی is right: ڕێگایەکان, شوێنەیەکە.
        Some('ا' | 'ە' | 'ێ' | 'ۆ' | 'و') | None => {}
        Some(_) => found(at..at + yeh, 1),
    }
}

/// `15'ê`, `15’ê`, `15ê` in Kurmanji.
fn number_endings(paragraph: &Paragraph) -> Vec<Place> {
    let mut out = Vec::new();
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if token.kind != Kind::Path || !beside_kurmanji(paragraph, i) {
            continue;
        }
        let text = paragraph.word(i);
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let rest = &text[digits..];
        let (variant, mark) = match rest.chars().next() {
            Some('\'') => (0, 1),
            Some('’') => (1, '’'.len_utf8()),
            _ => (2, 0),
        };
        if digits > 0 && ENDINGS.contains(&&rest[mark..]) {
            let at = token.start + digits;
            let part = at..at + mark;
            out.push(Place {
                span: token.span(),
                variant,
                parts: Vec::from([part]),
            });
        }
    }
    out
}

/// Endings of numbers in Kurmanji.
const ENDINGS: &[&str] = &[
    "ê", "î", "an", "ên", "emîn", "em", "ya", "yê", "a", "saliya", "mîn", "in", "e",
];

/// Whether a word beside token `i` is Kurmanji.
pub fn beside_kurmanji(paragraph: &Paragraph, i: usize) -> bool {
    let kurmanji = |i: Option<usize>| {
        i.and_then(|i| paragraph.tokens.get(i))
            .is_some_and(|t| t.kind == Kind::Latin && t.language == Language::Kurmanji)
    };
    kurmanji(paragraph.solid(i, -1)) || kurmanji(paragraph.solid(i, 1))
}
