//! Institutions and places that no list knows, by the noun that begins or announces their name.

use std::sync::Arc;

use super::lexicon::{is_common, is_given};
use super::people::{bare, is_ordinary};
use super::recognise::{may_be_kurdish, set_apart};
use super::{Entity, EntityRef, Gloss, Kind, Mention, Origin};
use crate::kurdish::letters::fold;
use crate::kurdish::suffixes::{Ending, Suffix};
use crate::kurdish::{Kind as TokenKind, Paragraph};

/// Nouns that make an institution with the place behind them, folded, without the izafe.
const OF_PLACES: &[&str] = &[
    "حکومەت",
    "حکوومەت",
    "سوپا",
    "ئەرتەش",
    "پەرلەمان",
    "پەڕلەمان",
    "پەڕڵەمان",
    "وەزارەت",
    "باڵیۆزخانە",
    "بالیۆزخانە",
    "کونسوڵخانە",
    "کۆنسوڵخانە",
    "کونسوڵگەری",
    "کۆنسوڵگەری",
    "دادگا",
    "بانک",
    "ئەنجومەن",
    "ئەنجوومەن",
    "سینات",
    "کۆنگرێس",
    "زانکۆ",
    "یانە",
    "فیدراسیۆن",
    "کۆمسیۆن",
    "کۆمیسیۆن",
    "ئەکادیمیا",
    "پەیمانگا",
];

/// Words between such a noun and its place, folded, with their izafe.
const BETWEEN: &[&str] = &[
    "ناوەندی",
    "ناوەندیی",
    "نێوەندی",
    "فیدراڵی",
    "فیدراڵیی",
    "باڵای",
    "نیشتمانی",
    "نیشتمانیی",
    "نوێنەرانی",
    "وەزیرانی",
    "پارێزگای",
    "ئاسایشی",
    "ئایینی",
    "گشتی",
    "گشتیی",
    "دەستووری",
    "دەستووریی",
    "هەرێمی",
    "پارێزگارانی",
    "دادوەریی",
    "دادوەری",
];

/// What ministries are for, folded, without the izafe.
const MINISTRIES: &[&str] = &[
    "دەرەوە",
    "ناوخۆ",
    "بەرگری",
    "بەرگریی",
    "جەنگ",
    "دارایی",
    "نەوت",
    "تەندروستی",
    "پەروەردە",
    "داد",
    "دادپەروەری",
    "پێشمەرگە",
    "کشتوکاڵ",
    "بازرگانی",
    "گواستنەوە",
    "کارەبا",
    "پلاندانان",
    "رۆشنبیری",
    "شارەوانی",
    "ئەوقاف",
    "وزە",
    "خەزێنە",
    "ئاوەدانکردنەوە",
    "خوێندن",
    "ژینگە",
    "پیشەسازی",
    "ئیتلاعات",
    "گەشتیاری",
];

/// Nouns that announce the name of an institution, with their izafe, folded.
const ANNOUNCING: &[&str] = &[
    "یانەی",
    "زانکۆی",
    "کۆمپانیای",
    "ئاژانسی",
    "کەناڵی",
    "رۆژنامەی",
    "گۆڤاری",
    "رادیۆی",
    "تەلەڤزیۆنی",
    "تەلەفزیۆنی",
    "بانکی",
    "بزووتنەوەی",
    "رێکخراوی",
    "ماڵپەڕی",
];

/// Nouns that announce the name of a place, with their izafe, folded.
const PLACES: &[&str] = &[
    "شاری",
    "شارۆچکەی",
    "گوندی",
    "ناحیەی",
    "قەزای",
    "گەڕەکی",
    "چیای",
    "رووباری",
    "دەریاچەی",
    "دوورگەی",
];

/// A name that nobody knows has this many letters at least.
const SHORTEST: usize = 4;

/// Adds the institutions and places of `paragraph` to `mentions`, its others in order; gives the places
/// that went into an institution.
pub(super) fn add(paragraph: &Paragraph, mentions: &mut Vec<Mention>) -> Vec<Mention> {
    let mut inner = Vec::new();
    let announced = announced(paragraph, mentions);
    for n in 0..mentions.len() {
        let end = n
            .checked_sub(1)
            .map_or(0, |before| mentions[before].tokens.end);
        if let Some(institution) = of_place(paragraph, &mentions[n], end) {
            let mut place = std::mem::replace(&mut mentions[n], institution);
            place.within = true;
            inner.push(place);
        }
    }
    if !announced.is_empty() {
        mentions.extend(announced);
        // What became an institution may have grown over one of them.
        set_apart(mentions);
    }
    inner
}

/// `place` with the noun before it that makes it an institution: حکومەتی عێراق. The mention before
/// ends with token `free`.
fn of_place(paragraph: &Paragraph, place: &Mention, free: usize) -> Option<Mention> {
    let several = |e: &Ending| matches!(e.suffix, Suffix::DefinitePlural | Suffix::Plural);
    let whole_place = place.entity.kind == Kind::Place
        && place.certain
        && place.name.start == place.whole.start
        && !place.endings.iter().any(several);
    let mut at = place.tokens.start;
    let mut found = None;
    while let Some(word) = at
        .checked_sub(2)
        .filter(|word| whole_place && *word >= free && paragraph.near(at, -1) == " ")
    {
        let folded = fold(paragraph.word(word));
        let Some(stem) = folded.strip_suffix('ی') else {
            break;
        };
        if OF_PLACES.contains(&stem) {
            found = Some(word);
        } else if !BETWEEN.contains(&&*folded)
            && !MINISTRIES.contains(&stem)
            && !MINISTRIES.contains(&&*folded)
        {
            break;
        }
        at = word;
    }
    found.map(|start| named(paragraph, start, place))
}

/// The ministries among `mentions` of which only the rest of the text tells whose they are, as those of
/// nobody knows which country.
pub(super) fn unplaced(paragraph: &Paragraph, mentions: &[Mention]) -> Vec<Mention> {
    let doubtful = mentions.iter().filter(|mention| {
        !mention.certain
            && mention.entity.kind == Kind::Organization
            && fold(paragraph.word(mention.tokens.start)).starts_with("وەزارەت")
    });
    doubtful
        .map(|m| named(paragraph, m.tokens.start, m))
        .collect()
}

/// `mention` as the name of an institution, which begins with token `start`.
fn named(paragraph: &Paragraph, start: usize, mention: &Mention) -> Mention {
    let first = paragraph.tokens.get(start).map_or(0, |token| token.start);
    let name = first..mention.name.end;
    Mention {
        entity: EntityRef::Own(Arc::new(entity(
            &paragraph.text[name.clone()],
            Kind::Organization,
        ))),
        name,
        whole: first..mention.whole.end,
        certain: true,
        nisba: false,
        within: false,
        tokens: start..mention.tokens.end,
        ..mention.clone()
    }
}

fn entity(name: &str, kind: Kind) -> Entity {
    let kind_name = match kind {
        Kind::Place => "place",
        _ => "organization",
    };
    Entity {
        id: format!("{kind_name}-{}", fold(name).replace(' ', "-")).into(),
        kind,
        names: vec![name.to_owned().into()].into(),
        nisba: Vec::new().into(),
        kurmanji: Vec::new().into(),
        english: Vec::new().into(),
        gloss: Gloss::default(),
        ambiguous: false,
        of: None,
        origin: Origin::Text,
    }
}

/// The names that a noun announces and nobody knows, and ministries without their country.
fn announced(paragraph: &Paragraph, known: &[Mention]) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut next = 0;
    for (i, token) in paragraph.tokens.iter().enumerate() {
        while known.get(next).is_some_and(|m| m.tokens.end <= i) {
            next += 1;
        }
        let free = known.get(next).map_or(usize::MAX, |m| m.tokens.start);
        if token.kind != TokenKind::Arabic || i + 2 >= free || paragraph.near(i, 1) != " " {
            continue;
        }
        let head = fold(paragraph.word(i));
        if !head.ends_with('ی') {
            continue;
        }
        let found = if head == "وەزارەتی" {
            ministry(paragraph, i)
        } else if ANNOUNCING.contains(&&*head) {
            // What stands in quotation marks is named alone.
            let start = |word| if word == i + 2 { i } else { word };
            behind(paragraph, i, free).map(|word| (start(word), word, Kind::Organization))
        } else if PLACES.contains(&&*head) {
            behind(paragraph, i, free).map(|word| (word, word, Kind::Place))
        } else {
            None
        };
        out.extend(found.map(|found| mention(paragraph, found)));
    }
    out
}

/// The name that is announced by token `i`: a word that is no other, or what stands in quotation marks.
fn behind(paragraph: &Paragraph, i: usize, free: usize) -> Option<usize> {
    let is_word = |n: usize| {
        let token = paragraph.tokens.get(n).filter(|_| n < free);
        token.is_some_and(|t| t.kind == TokenKind::Arabic && may_be_kurdish(t.language))
    };
    let first = i + 2;
    let (open, close) = (paragraph.word(first), paragraph.near(first, 2));
    if matches!(
        (open, close),
        ("\"", "\"") | ("“", "”") | ("«", "»") | ("(", ")")
    ) {
        let word = paragraph.word(first + 1);
        let fit = is_word(first + 1) && word.chars().count() >= SHORTEST && !is_common(word);
        return fit.then_some(first + 1);
    }
    let word = paragraph.word(first);
    let (cut, _) = bare(word);
    let stem = &word[..cut];
    let letters = stem.chars().count() >= SHORTEST;
    // Adjectives end in ی, and plurals in ان.
    let adjective = stem.ends_with(['ی', 'ي', 'ى', 'ە']) || stem.ends_with("ان");
    let fit = is_word(first) && letters && !adjective && !is_given(stem) && !is_ordinary(word);
    fit.then_some(first)
}

/// A ministry whose country is not named, the word for which is token `i`.
fn ministry(paragraph: &Paragraph, i: usize) -> Option<(usize, usize, Kind)> {
    let word = fold(paragraph.word(i + 2));
    let known = MINISTRIES.iter().any(|stem| {
        let rest = word.strip_prefix(*stem);
        rest.is_some_and(|rest| matches!(rest, "" | "ی" | "دا" | "ش" | "یش" | "وە" | "ەوە"))
    });
    known.then_some((i, i + 2, Kind::Organization))
}

/// The mention of what begins with token `start`, the last word of which is token `last`.
fn mention(paragraph: &Paragraph, (start, last, kind): (usize, usize, Kind)) -> Mention {
    let (cut, endings) = bare(paragraph.word(last));
    let (first, token) = (paragraph.tokens[start], paragraph.tokens[last]);
    let name = first.start..token.start + cut;
    let words = paragraph.tokens[start..=last].iter();
    Mention {
        entity: EntityRef::Own(Arc::new(entity(&paragraph.text[name.clone()], kind))),
        name,
        whole: first.start..token.end,
        endings,
        nisba: false,
        within: false,
        certain: true,
        quoted: false,
        sorani: words
            .filter(|t| t.kind == TokenKind::Arabic)
            .all(|t| t.language.is_kurdish_in_arabic_script()),
        tokens: start..last + 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::{Gazetteer, Origin, names};
    use crate::kurdish::{Paragraph, Prior};

    /// What the lists do not have: the kind, and the name as it is written.
    fn found(text: &str) -> Vec<(String, String)> {
        let paragraph = Paragraph::new(text, Prior::default());
        let all = names(&paragraph, &Gazetteer::default());
        let new = all.iter().filter(|m| m.entity.origin == Origin::Text);
        new.map(|m| {
            (
                format!("{:?}", m.entity.kind),
                text[m.name.clone()].to_owned(),
            )
        })
        .collect()
    }

    #[test]
    fn institutions_are_found_by_their_noun() {
        for (text, name) in [
            ("ئەمڕۆ حکومەتی ئۆزبەکستان بڕیاری دا.", "حکومەتی ئۆزبەکستان"),
            ("ئەوان چوونە باڵیۆزخانەی پەنەما.", "باڵیۆزخانەی پەنەما"),
            ("بانکی ناوەندیی پەنەما بڕیاری دا.", "بانکی ناوەندیی پەنەما"),
            (
                "گوتەبێژی وەزارەتی ناوخۆی پەنەما گوتی باشە.",
                "وەزارەتی ناوخۆی پەنەما",
            ),
            ("ئەو لە کۆمپانیای زیمۆکس کار دەکات.", "کۆمپانیای زیمۆکس"),
        ] {
            let expected = ("Organization".to_owned(), name.to_owned());
            assert_eq!(found(text), [expected], "{text}");
        }
        let village = ("Place".to_owned(), "زیمۆکس".to_owned());
        assert_eq!(found("خەڵکی گوندی زیمۆکس لێرەن."), [village]);
    }

    #[test]
    fn nouns_alone_are_no_names() {
        for text in [
            "ئەو لە کۆمپانیای نیشتمانی کار دەکات.",
            "خەڵکی گوندی ئێمە لێرەن.",
            "کۆمپانیای ئەو پیاوە گەورەیە.",
            "خەڵکی پەنەما لێرەن.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
