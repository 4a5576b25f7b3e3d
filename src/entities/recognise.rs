//! Finding names in running text, with their endings.

use std::ops::Range;

use super::apposition::{self, Said};
use super::folded::Folded;
use super::gazetteer::{Form, fold_name_at, forms, key};
use super::{Entity, Kind};
use crate::kurdish::letters::fold;
use crate::kurdish::suffixes::{self, Ending};
use crate::kurdish::{Kind as TokenKind, Language, Paragraph};

/// A name in a text. Offsets are bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name without its endings.
    pub name: Range<usize>,
    /// The name with its endings and joined preposition.
    pub whole: Range<usize>,
    /// What is named.
    pub entity: &'static Entity,
    /// The endings.
    pub endings: Vec<Ending>,
    /// Whether the name is written as its adjective, which changed the stem: ئەمریکی.
    pub nisba: bool,
    /// Whether the name is sure; if not, it counts only when the text names the same thing
    /// elsewhere for sure.
    pub certain: bool,
    /// Index of its first token and of the one behind its last.
    pub(super) tokens: Range<usize>,
}

impl Mention {
    /// The same mention in a text in which this one's text begins at byte `offset`.
    pub fn shifted(&self, offset: usize) -> Self {
        let mut moved = self.clone();
        for range in [&mut moved.name, &mut moved.whole] {
            *range = range.start + offset..range.end + offset;
        }
        moved
    }
}

/// Prepositions that some write together with the name.
pub(super) const PREPOSITIONS: [&str; 3] = ["لە", "بە", "بۆ"];

/// Words that announce a name of a kind, folded, with their izafe.
const CUES: &[(Kind, &[&str])] = &[
    (
        Kind::Place,
        &[
            "وڵاتی",
            "شاری",
            "شارۆچکەی",
            "گوندی",
            "پارێزگای",
            "قەزای",
            "ناحیەی",
            "ناوچەی",
            "کۆماری",
            "دەوڵەتی",
            "حکومەتی",
            "سەرۆکی",
            "پایتەختی",
            "شانشینی",
            "پەرلەمانی",
            "سوپای",
        ],
    ),
    (
        Kind::Organization,
        &[
            "پارتی",
            "حزبی",
            "کەناڵی",
            "تۆڕی",
            "رۆژنامەی",
            "ماڵپەڕی",
            "ئاژانسی",
            "پەیامنێری",
            "کۆمپانیای",
            "کۆمپانیاکانی",
            "یانەی",
            "رێکخراوی",
            "بزووتنەوەی",
            "لیستی",
            "تەلەڤزیۆنی",
            "ڕادیۆی",
            "رادیۆی",
            "گۆڤاری",
            "هێزی",
            "هێزەکانی",
            "زانکۆی",
            "سەرکردەی",
            "ئەندامی",
            "دەستەی",
        ],
    ),
    (Kind::Language, &["زمانی", "بەزمانی", "زاراوەی"]),
    (
        Kind::Product,
        &[
            "تۆڕی",
            "ئەپی",
            "بەرنامەی",
            "ماڵپەڕی",
            "ئەپڵیکەیشنی",
            "دراوی",
        ],
    ),
    (Kind::Event, &["جەژنی", "یادی", "کارەساتی", "شەڕی", "جەنگی"]),
    (
        Kind::Person,
        &["بەڕێز", "کاک", "جەنابی", "دکتۆر", "سەرۆک", "شێخ"],
    ),
];

/// The names of `paragraph` in order, without overlaps, and what it says of persons.
pub fn names(paragraph: &Paragraph) -> (Vec<Mention>, Vec<Said>) {
    let mut out: Vec<Mention> = Vec::new();
    let mut i = 0;
    while i < paragraph.tokens.len() {
        let found = mention_at(paragraph, i);
        i = match &found {
            Some(mention) => mention.tokens.end,
            None => i + 1,
        };
        out.extend(found);
    }
    let said = apposition::find(paragraph, &out);
    (out, said)
}

fn mention_at(paragraph: &Paragraph, i: usize) -> Option<Mention> {
    let token = paragraph.tokens.get(i)?;
    if token.kind != TokenKind::Arabic || token.language != Language::Sorani {
        return None;
    }
    let word = Folded::new(paragraph.word(i));
    let plain = longest(paragraph, i, &word, 0);
    if plain.is_some() {
        return plain;
    }
    PREPOSITIONS.iter().find_map(|preposition| {
        let rest = word.text.strip_prefix(preposition)?;
        let joined = rest.chars().count() >= 4;
        joined
            .then(|| longest(paragraph, i, &word, preposition.len()))
            .flatten()
            .filter(|m| m.certain)
    })
}

/// The longest name that begins at byte `from` of the folded word at token `i`.
fn longest(paragraph: &Paragraph, i: usize, word: &Folded, from: usize) -> Option<Mention> {
    let head = &word.text[from..];
    // Names of several tokens: the first one is written in full.
    let mut cuts = Vec::new();
    let whole = fold_name_at(head, |at, folded| cuts.push((at, folded)));
    let several = forms(&whole)
        .iter()
        .filter(|form| form.pieces.len() > 1)
        .find_map(|form| several_tokens(paragraph, i, form, word, from));
    if several.is_some() {
        return several;
    }
    // Names of one token: the longest stem whose rest is made of endings.
    let cuts = cuts.iter().copied().skip(2);
    let whole_word = (head.len(), whole.len());
    std::iter::once(whole_word)
        .chain(cuts.rev())
        .find_map(|(cut, folded)| {
            let form = forms(&whole[..folded])
                .iter()
                .filter(|form| form.pieces.len() == 1)
                .min_by_key(|form| form.ambiguous)?;
            let endings = suffixes::analyse(&head[..cut], &head[cut..])?;
            let start = paragraph.tokens[i].start;
            let name = start + word.offset(from)..start + word.offset(from + cut);
            Some(Mention {
                certain: !form.ambiguous || announced(paragraph, i, form.entity.kind),
                entity: form.entity,
                name,
                whole: paragraph.tokens[i].span(),
                endings,
                nisba: form.nisba,
                tokens: i..i + 1,
            })
        })
}

/// The name `form` of several tokens at token `i`, if it is there.
fn several_tokens(
    paragraph: &Paragraph,
    i: usize,
    form: &'static Form,
    word: &Folded,
    from: usize,
) -> Option<Mention> {
    let last = i + form.pieces.len() - 1;
    let tokens = paragraph.tokens.get(i..=last)?;
    let inner = tokens[..tokens.len() - 1].iter().zip(&form.pieces).skip(1);
    let same = |(token, piece): (&crate::kurdish::Token, &String)| {
        key(token.kind, &paragraph.text[token.span()]) == *piece
    };
    if !inner.into_iter().all(same) {
        return None;
    }
    let token = tokens.last()?;
    let wanted = form.pieces.last()?;
    let text = &paragraph.text[token.span()];
    let (end, mut endings) = if token.kind == TokenKind::Arabic {
        let last = Folded::new(text);
        let (cut, endings) = last.stem(wanted)?;
        (token.start + last.offset(cut), endings)
    } else if text == wanted {
        (token.end, Vec::new())
    } else {
        return None;
    };
    let start = paragraph.tokens[i].start;
    // Endings behind a number or a Latin word stand in the token behind it: کوردستان24دا.
    let mut whole = start..token.end;
    let mut behind = last + 1;
    if token.kind != TokenKind::Arabic
        && let Some(next) = paragraph.tokens.get(behind)
        && next.kind == TokenKind::Arabic
    {
        endings = suffixes::analyse("ر", &fold(&paragraph.text[next.span()]))?;
        whole.end = next.end;
        behind += 1;
    }
    Some(Mention {
        name: start + word.offset(from)..end,
        whole,
        entity: form.entity,
        endings,
        nisba: form.nisba,
        certain: !form.ambiguous || announced(paragraph, i, form.entity.kind),
        tokens: i..behind,
    })
}

/// Whether the word before token `i` announces a name of `kind`.
fn announced(paragraph: &Paragraph, i: usize, kind: Kind) -> bool {
    let Some(before) = i.checked_sub(2).filter(|_| paragraph.near(i, -1) == " ") else {
        return false;
    };
    let word = fold(paragraph.word(before));
    CUES.iter()
        .any(|(of, cues)| *of == kind && cues.contains(&word.as_str()))
}
