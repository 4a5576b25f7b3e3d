//! What a text itself says of a person: `مستەفا کازمی، سەرۆکوەزیرانی عێراق`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::hash::Hash;
use super::nouns::Hashed;
use super::{EntityRef, Kind, Mention};
use crate::kurdish::letters::{fold, fold_each};
use crate::kurdish::{Kind as TokenKind, Paragraph};

/// A phrase that says who a person is, and where it stands first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The person.
    pub entity: EntityRef,
    /// The phrase, as the text writes it.
    pub phrase: String,
}

/// What persons are: stems of offices and callings, initial ڕ as ر.
const ROLES: &[&str] = &[
    "سەرۆک",
    "سەرۆکوەزیران",
    "وەزیر",
    "جێگر",
    "یاریدەدەر",
    "راوێژکار",
    "وتەبێژ",
    "گوتەبێژ",
    "پەیامنێر",
    "ئەندام",
    "سکرتێر",
    "بەرپرس",
    "فەرماندە",
    "پارێزگار",
    "قایمقام",
    "باڵیۆز",
    "نوێنەر",
    "رێکخەر",
    "بەڕێوەبەر",
    "پەرلەمانتار",
    "نووسەر",
    "رۆژنامەنووس",
    "رۆژنامەڤان",
    "هونەرمەند",
    "شاعیر",
    "پارێزەر",
    "دادوەر",
    "مامۆستا",
    "پزیشک",
    "پسپۆڕ",
    "شارەزا",
    "چاودێر",
    "یاریزان",
    "راهێنەر",
    "دامەزرێنەر",
    "خاوەن",
    "هاوسەر",
    "رێبەر",
    "سەرکردە",
    "شاژن",
    "شا",
    "میر",
    "پاپا",
    "شازادە",
    "کۆنسوڵ",
    "کونسوڵ",
    "فەرماندەی",
    "ئەکتەر",
    "گۆرانیبێژ",
    "دەرهێنەر",
    "ژەنیار",
    "مۆسیقاژەن",
    "وێنەگر",
    "شێوەکار",
    "شانۆکار",
    "سینەماکار",
    "پێشکەشکار",
    "بێژەر",
    "توێژەر",
    "لێکۆڵەر",
    "شرۆڤەکار",
    "چالاکوان",
    "سیاسەتمەدار",
    "وەرگێڕ",
    "رۆماننووس",
    "مێژوونووس",
    "ئابووریناس",
    "بازرگان",
    "گۆڵچی",
    "گۆڵپارێز",
    "هێرشبەر",
    "بەرگریکار",
    "کاپتن",
    "ئەستێرە",
    "مۆدێل",
    "زانا",
    "ئەفسەر",
    "کاندید",
    "خاوەندار",
    "سەناتۆر",
    "سیناتۆر",
    "ئیمام",
    "راوێژکار",
];

/// A phrase has this many words at most.
const LONGEST: usize = 7;

/// The appositions behind the persons among `mentions`.
pub fn appositions(paragraph: &Paragraph, mentions: &[Mention]) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::new();
    for mention in mentions.iter().filter(|m| m.entity.kind == Kind::Person) {
        let comma = mention.tokens.end;
        let tied = mention.endings.is_empty()
            && paragraph.tokens.get(comma).is_some()
            && matches!(paragraph.word(comma), "،" | ",")
            && paragraph.near(comma, 1) == " ";
        if !tied {
            continue;
        }
        if let Some(phrase) = phrase(paragraph, comma + 2, mentions) {
            let said = Said {
                entity: mention.entity.clone(),
                phrase,
            };
            if !out.contains(&said) {
                out.push(said);
            }
        }
    }
    out
}

/// What a word says of persons.
#[derive(Debug, Default, Clone, Copy)]
struct Calling {
    role: bool,
    title: bool,
}

/// [`ROLES`] and [`TITLES`] by their hash.
static CALLINGS: LazyLock<Hashed<Calling>> = LazyLock::new(|| {
    let mut all: Hashed<Calling> = HashMap::default();
    for role in ROLES {
        all.entry(hashes(role).0).or_default().role = true;
    }
    for title in TITLES {
        all.entry(hashes(title).0).or_default().title = true;
    }
    all
});

/// The hash of `word`, folded, and that of what stands before its ی.
fn hashes(word: &str) -> (u64, Option<u64>) {
    let (mut key, mut before, mut last) = (Hash::default(), Hash::default(), None);
    fold_each(word, |c, _| {
        last = Some(c);
        before = key;
        key = key.with(c);
    });
    let stem = (last == Some('ی')).then_some(before.value());
    (key.value(), stem)
}

/// Whether `word` says what a person is, alone or tied to the next word.
pub(super) fn is_role(word: &str) -> bool {
    let (whole, stem) = hashes(word);
    let role = |hash: u64| CALLINGS.get(&hash).is_some_and(|c| c.role);
    stem.is_some_and(role) || role(whole)
}

/// Whether `word` stands right before names.
pub(super) fn is_title(word: &str) -> bool {
    CALLINGS.get(&hashes(word).0).is_some_and(|c| c.title)
}

/// Whether `word`, which is not tied to the next one, stands right before names.
pub(super) fn is_calling(word: &str) -> bool {
    CALLINGS.contains_key(&hashes(word).0)
}

/// What stands right before the name of a person, initial ڕ as ر.
const TITLES: &[&str] = &[
    "کاک",
    "دکتۆر",
    "شێخ",
    "مەلا",
    "حاجی",
    "بەڕێز",
    "جەناب",
    "پرۆفیسۆر",
    "پارێزەر",
    "ئەندازیار",
    "ئەفسەر",
    "لیوا",
    "عەمید",
    "فەریق",
    "عەقید",
    "جەنەڕاڵ",
    "رۆژنامەنووس",
    "هونەرمەند",
    "مامۆستا",
    "شازادە",
    "شاژن",
    "میر",
    "خاتوو",
    "خاتو",
    "ئایەتوڵڵا",
    "سەناتۆر",
    "سەرۆک",
    "پاپا",
    "بەرێز",
    "رێزدار",
    "ئایەتوڵا",
    "ئایەتوڵلا",
    "مەولانا",
    "ژەنەڕاڵ",
    "ژەنەراڵ",
    "ژەنراڵ",
    "جەنەراڵ",
    "پرۆفسۆر",
    "پرۆفیسۆری",
    "کۆمیسەر",
    "کاپتن",
    "هەڤاڵ",
    "حەجی",
    "سەید",
    "خان",
];

/// The phrase that begins with a role at token `first`: words tied by izafe, and the name that
/// ends them.
fn phrase(paragraph: &Paragraph, first: usize, mentions: &[Mention]) -> Option<String> {
    let role = paragraph
        .tokens
        .get(first)
        .filter(|t| t.kind == TokenKind::Arabic)?;
    let word = fold(paragraph.word(first));
    if !is_role(&word) {
        return None;
    }
    let mut end = role.end;
    let mut at = first + 1;
    let mut tied = word.ends_with('ی');
    for _ in 1..LONGEST {
        let next = at + 1;
        if !tied
            || paragraph
                .tokens
                .get(at)
                .is_none_or(|_| paragraph.word(at) != " ")
        {
            break;
        }
        if let Some(name) = mentions.iter().find(|m| m.tokens.start == next) {
            end = name.whole.end;
            at = name.tokens.end;
            tied = paragraph.text[name.name.end..name.whole.end].ends_with('ی');
        } else {
            let Some(token) = paragraph
                .tokens
                .get(next)
                .filter(|t| t.kind == TokenKind::Arabic)
            else {
                break;
            };
            end = token.end;
            at = next + 1;
            tied = paragraph.word(next).ends_with(['ی', 'ي', 'ى']);
        }
    }
    Some(paragraph.text[role.start..end].to_owned())
}
