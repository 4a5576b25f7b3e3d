//! People whom a text introduces: those that no list knows, and the short names it goes on with.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use aho_corasick::{AhoCorasick, MatchKind};
use foldhash::HashSet;

use super::apposition::{is_role, is_title};
use super::gazetteer::built_in;
use super::recognise::{PREPOSITIONS, may_be_kurdish};
use super::{Entity, EntityRef, Gloss, Kind, Mention, Origin};
use crate::kurdish::letters::{fold, fold_name, is_arabic_word};
use crate::kurdish::{Kind as TokenKind, Paragraph, suffixes};

/// A short name has this many letters at least.
const SHORTEST: usize = 4;

/// First names from abroad that are common words, as they are compared: work, load, team …
const COMMON_FIRST: &[&str] = &["باری", "تیم", "دان", "کاری", "گاری", "لای", "مات"];

/// First names of the people that the program knows, as they are compared.
fn first_names() -> &'static HashSet<String> {
    static NAMES: OnceLock<HashSet<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let people = built_in().filter(|e| e.kind == Kind::Person);
        let names = people.flat_map(|e| e.names.iter());
        let first = names.filter_map(|name| name.split_once(' '));
        let folded = first.map(|(first, _)| fold_name(&fold(first)).into_owned());
        let sure = folded.filter(|first| !COMMON_FIRST.contains(&&**first));
        sure.collect()
    })
}

/// Whether `word` is the first name of somebody known.
pub(super) fn is_first_name(word: &str) -> bool {
    first_names().contains(&*fold_name(&fold(word)))
}

/// The people whom `paragraph` names in full and no list knows: a title or an office, a first name
/// in use, one or two more words. `known` are its other mentions, in order.
pub(super) fn unknown(paragraph: &Paragraph, known: &[Mention]) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < paragraph.tokens.len() {
        let free = |i: usize| {
            let first = known.partition_point(|m| m.tokens.end <= i);
            known.get(first).is_none_or(|m| i < m.tokens.start)
        };
        match person_at(paragraph, i, free, known) {
            Some(mention) => {
                i = mention.tokens.end;
                out.push(mention);
            }
            None => i += 1,
        }
    }
    out
}

fn person_at(
    paragraph: &Paragraph,
    i: usize,
    free: impl Fn(usize) -> bool,
    known: &[Mention],
) -> Option<Mention> {
    let is_word = |i: usize| {
        let token = paragraph.tokens.get(i);
        token.is_some_and(|t| {
            t.kind == TokenKind::Arabic
                && may_be_kurdish(t.language)
                && t.end - t.start >= 2 * SHORTEST - 2
        }) && free(i)
    };
    let joined = |i: usize| paragraph.near(i, 1) == " ";
    let first = paragraph.word(i);
    // A first name does not tie itself to the next word.
    let tied = ["ای", "ەی", "ۆی"].iter().any(|end| first.ends_with(end));
    if !is_word(i) || tied || !joined(i) || !is_word(i + 2) || !is_first_name(first) {
        return None;
    }
    let introduced = introduced_before(paragraph, i, known);
    // The last word may have endings; those before it have none.
    let third = joined(i + 2) && is_word(i + 4) && is_first_name(paragraph.word(i + 2));
    let explained = |last: usize| {
        let behind = paragraph.near(last, 1);
        matches!(behind, "،" | ",")
            && paragraph.near(last, 2) == " "
            && is_role(paragraph.word(last + 3))
    };
    let last = if third && (explained(i + 4) || !is_common(paragraph.word(i + 4))) && introduced {
        i + 4
    } else {
        i + 2
    };
    let sure = (introduced || (starts_sentence(paragraph, i) && explained(last)))
        && !is_common(paragraph.word(last));
    if !sure {
        return None;
    }
    let text = paragraph.word(last);
    let (cut, endings) = bare(text);
    let start = paragraph.tokens[i].start;
    let end = paragraph.tokens[last].start + cut;
    let name = paragraph.text[start..end].to_owned();
    let entity = Entity {
        id: format!("person-{}", fold(&name).replace(' ', "-")).into(),
        kind: Kind::Person,
        names: vec![name.into()].into(),
        nisba: Vec::new().into(),
        kurmanji: Vec::new().into(),
        english: Vec::new().into(),
        gloss: Gloss::default(),
        ambiguous: false,
        of: None,
        origin: Origin::Text,
    };
    Some(Mention {
        name: start..end,
        whole: start..paragraph.tokens[last].end,
        entity: EntityRef::Own(Arc::new(entity)),
        endings,
        nisba: false,
        certain: true,
        quoted: false,
        sorani: (i..=last).all(|i| {
            let token = &paragraph.tokens[i];
            token.kind != TokenKind::Arabic || token.language.is_kurdish_in_arabic_script()
        }),
        tokens: i..last + 1,
    })
}

/// Whether a title stands before token `i` (`کاک`), or an office with what it is of
/// (`سەرۆکی فیفا`, `وەزیری دەرەوەی عێراق`).
fn introduced_before(paragraph: &Paragraph, i: usize, known: &[Mention]) -> bool {
    if paragraph.near(i, -1) != " " {
        return false;
    }
    let Some(before) = i.checked_sub(2) else {
        return false;
    };
    if is_title(paragraph.word(before)) {
        return true;
    }
    // Back over the words that izafe ties, to the office.
    let named = known.iter().rev().find(|m| m.tokens.end == before + 1);
    let Some(named) = named.filter(|m| m.endings.is_empty() && !m.nisba) else {
        return false;
    };
    let mut at = named.tokens.start;
    for _ in 0..4 {
        let Some(word) = at.checked_sub(2).filter(|_| paragraph.near(at, -1) == " ") else {
            return false;
        };
        if !paragraph.word(word).ends_with(['ی', 'ي', 'ى']) {
            return false;
        }
        if is_role(paragraph.word(word)) {
            return true;
        }
        at = word;
    }
    false
}

fn starts_sentence(paragraph: &Paragraph, i: usize) -> bool {
    paragraph.solid(i, -1).is_none_or(|before| {
        let mark = paragraph.tokens[before].kind;
        // A hyphen joins two first names.
        mark == TokenKind::LineEnd || (mark == TokenKind::Mark && paragraph.word(before) != "-")
    })
}

/// Words that stand behind a name and are no part of it.
const COMMON: &[&str] = &[
    "گوتی",
    "وتی",
    "دەڵێ",
    "دەڵێت",
    "رایگەیاند",
    "بوو",
    "بووە",
    "کرد",
    "کردی",
    "نووسیویەتی",
    "هات",
    "چوو",
    "لەگەڵ",
    "بۆ",
    "لە",
    "بە",
    "کە",
    "وەک",
    "دوای",
    "پێش",
    "هەروەها",
    "سەردانی",
    "پێشوازی",
    "ئەمڕۆ",
    "دوێنێ",
    "ئەو",
    "ئەم",
    "یەکەم",
    "دووەم",
    "دەکات",
    "دەکرێت",
    "بەشداری",
    "ناو",
    "خۆی",
    "لەسەر",
    "ئاماژەی",
    "داوای",
    "باسی",
    "جەختی",
    "پێی",
    "تێیدا",
    "دەستی",
    "هۆشداری",
    "ئاشکرای",
];

/// Whether `word` is no part of a name: a frequent word, a verb, an inflected noun.
fn is_common(word: &str) -> bool {
    let word = fold(word);
    let ends = [
        "ەی",
        "ەکان",
        "ەکانی",
        "ەکە",
        "ەکەی",
        "ێک",
        "ێکی",
        "کردن",
        "دەوە",
    ];
    let starts = ["دە", "نا", "لە"];
    COMMON.contains(&&*word)
        || ends.iter().any(|e| word.ends_with(e))
        || starts
            .iter()
            .any(|s| word.starts_with(s) && word.len() > 8 && word.ends_with(['ت', 'ن', 'ێ']))
}

/// Where a name that no list knows ends in `word`, and its endings; only those are read that seldom
/// end a name.
fn bare(word: &str) -> (usize, Vec<suffixes::Ending>) {
    let folded = super::word::Word::of(word);
    let found = folded.ends.iter().skip(SHORTEST - 1).find_map(|end| {
        let (stem, rest) = folded.folded.split_at(end.folded);
        let sure = ["یش", "ەوە", "دا", "یشی", "یەوە", "شی"].contains(&rest)
            || (rest == "ش" && stem.ends_with('ی'));
        let endings = sure.then(|| suffixes::analyse(stem, rest)).flatten()?;
        Some((end.original, endings))
    });
    found.unwrap_or((word.len(), Vec::new()))
}

/// The short names that a text may go on with, once it has named people in full: the last word of
/// each full name that points to one person only.
#[derive(Debug, Default)]
pub struct ShortNames {
    people: Vec<(String, EntityRef)>,
    finder: Option<AhoCorasick>,
}

/// A person named in full: the last word of the name as the text writes it, and who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// The last word of the name, without endings.
    pub short: String,
    /// The person.
    pub entity: EntityRef,
}

impl Hash for Introduction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.short.hash(state);
        self.entity.id.hash(state);
    }
}

/// The people whom the mentions of `text` introduce.
pub fn introductions(text: &str, mentions: &[Mention]) -> Vec<Introduction> {
    let people = mentions
        .iter()
        .filter(|m| m.entity.kind == Kind::Person && m.certain);
    let mut out: Vec<Introduction> = Vec::new();
    for mention in people {
        let name = &text[mention.name.clone()];
        let Some((_, short)) = name.rsplit_once(' ') else {
            continue;
        };
        // What is a first name as well names too many.
        if short.chars().count() < SHORTEST || is_first_name(short) {
            continue;
        }
        let found = Introduction {
            short: short.to_owned(),
            entity: mention.entity.clone(),
        };
        if !out.contains(&found) {
            out.push(found);
        }
    }
    out
}

impl ShortNames {
    /// Those that `all`, the introductions of a text, allow.
    pub fn new<'i>(all: impl Iterator<Item = &'i Introduction>) -> Self {
        let mut people: HashMap<&str, Option<&EntityRef>> = HashMap::new();
        for Introduction { short, entity } in all {
            let known = people.entry(short).or_insert(Some(entity));
            if known.is_some_and(|known| known.id != entity.id) {
                *known = None;
            }
        }
        let people = people.into_iter();
        let mut people: Vec<(String, EntityRef)> = people
            .filter_map(|(short, entity)| Some((short.to_owned(), entity?.clone())))
            .collect();
        people.sort_by(|a, b| a.0.cmp(&b.0));
        let finder = (!people.is_empty()).then(|| {
            let short = people.iter().map(|(short, _)| short);
            let mut builder = AhoCorasick::builder();
            builder
                .match_kind(MatchKind::LeftmostLongest)
                .build(short)
                .ok()
        });
        let finder = finder.flatten();
        Self { people, finder }
    }

    /// Where `text` names one of them by the short name; `known` are its other mentions, in order.
    pub fn mentions(&self, text: &str, known: &[Mention]) -> Vec<Mention> {
        let found = self.finder.iter().flat_map(|finder| finder.find_iter(text));
        found
            .filter_map(|found| {
                let (short, entity) = &self.people[found.pattern().as_usize()];
                self.mention(text, found.range(), short, entity, known)
            })
            .collect()
    }

    fn mention(
        &self,
        text: &str,
        name: Range<usize>,
        short: &str,
        entity: &EntityRef,
        known: &[Mention],
    ) -> Option<Mention> {
        let inside = |c: char| is_arabic_word(c);
        let start = text[..name.start].trim_end_matches(inside).len();
        let joined = &text[start..name.start];
        if !joined.is_empty() && !PREPOSITIONS.contains(&joined) {
            return None;
        }
        let rest = &text[name.end..];
        let end = text.len() - rest.trim_start_matches(inside).len();
        // A handle or a tag, and the name of somebody else.
        let before = &text[..start];
        let person = before.trim_end_matches(' ');
        let other = &person[person.trim_end_matches(inside).len()..];
        if before.ends_with(['@', '#', '_', '/'])
            || (person.len() < before.len() && is_first_name(other))
        {
            return None;
        }
        let whole = start..end;
        let first = known.partition_point(|m| m.whole.end <= whole.start);
        if known.get(first).is_some_and(|m| m.whole.start < whole.end) {
            return None;
        }
        Some(Mention {
            endings: suffixes::analyse(&fold(short), &fold(&text[name.end..end]))?,
            name,
            whole,
            entity: entity.clone(),
            nisba: false,
            certain: true,
            quoted: false,
            sorani: true,
            tokens: 0..0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{Gazetteer, names};
    use crate::kurdish::Prior;

    /// The mentions that the program's lists do not have: what is named, and the form.
    fn found(text: &str) -> Vec<(String, String)> {
        let paragraph = Paragraph::new(text, Prior::default());
        let mut all = names(&paragraph, &Gazetteer::default());
        let introduced = introductions(text, &all);
        let short = ShortNames::new(introduced.iter()).mentions(text, &all);
        all.retain(|m| m.entity.origin == Origin::Text);
        all.extend(short);
        let shown = |m: &Mention| (m.entity.name().to_owned(), text[m.whole.clone()].to_owned());
        all.iter().map(shown).collect()
    }

    #[test]
    fn people_are_introduced_and_named_in_short() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let name = "مایک هاوڕامیان";
        assert_eq!(
            found(
                "مایک هاوڕامیان، سەرۆکی کۆمپانیاکە گوتی باشە. دواتر هاوڕامیانیش هات، لەهاوڕامیانەوە زانیمان."
            ),
            [
                pair(name, "مایک هاوڕامیان"),
                pair(name, "هاوڕامیانیش"),
                pair(name, "لەهاوڕامیانەوە"),
            ]
        );
        assert_eq!(
            found("ئەوان لەگەڵ دکتۆر مایک هاوڕامیاندا کۆبوونەوە."),
            [pair(name, "مایک هاوڕامیاندا")]
        );
        assert_eq!(
            found("سەرۆکی ئەمریکا مایک هاوڕامیان گوتی باشە."),
            [pair(name, "مایک هاوڕامیان")]
        );
    }

    #[test]
    fn what_is_not_introduced_is_nobody() {
        for text in [
            "ئەو ڕۆژە مایک هاوڕامیان لەوێ بوو و هیچی نەگوت.",
            "مایک هاوڕامیان گوتی ئەوان هاتوون.",
            "دکتۆر مایک گوتی ئەوان هاتوون.",
            "هانس-مایک هاوڕامیان، سەرۆکی کۆمپانیاکە گوتی باشە.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_short_name_of_two_people_is_nobody_s() {
        let text = "مایک هاوڕامیان، سەرۆکی کۆمپانیاکە هات. دەیڤید هاوڕامیان، وەزیری دارایی هات. دواتر هاوڕامیان گوتی باشە.";
        assert!(
            found(text).iter().all(|(_, form)| form.contains(' ')),
            "{:?}",
            found(text)
        );
    }
}
